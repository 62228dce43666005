-- What each month invoiced and collected, kept by triggers: the first page reads twelve rows, whatever a company has done.
create table if not exists months (
    company_id text not null,
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    invoiced integer not null,
    collected integer not null,
    primary key (company_id, month)
) strict, without rowid;

-- Invoiced including VAT: credit notes take off.
CREATE TRIGGER IF NOT EXISTS tally_what_a_month_invoices
AFTER UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued'
BEGIN
  INSERT INTO months (company_id, month, invoiced, collected)
  VALUES (NEW.company_id, substr(NEW.issued_on, 1, 7), iif(NEW.kind = 'credit', -NEW.gross_total, NEW.gross_total), 0)
  ON CONFLICT (company_id, month) DO UPDATE SET invoiced = invoiced + excluded.invoiced;
END;

-- A corrective invoice takes the place of another: that one leaves its own month.
CREATE TRIGGER IF NOT EXISTS tally_what_is_replaced
AFTER UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND EXISTS (
  SELECT 1 FROM document_links WHERE company_id = NEW.company_id AND from_id = NEW.id AND relation = 'revises')
BEGIN
  INSERT INTO months (company_id, month, invoiced, collected)
  SELECT d.company_id, substr(d.issued_on, 1, 7), SUM(iif(d.kind = 'credit', d.gross_total, -d.gross_total)), 0
  FROM document_links l JOIN documents d ON d.company_id = l.company_id AND d.id = l.to_id
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'revises' AND d.stage = 'issued'
  GROUP BY d.company_id, substr(d.issued_on, 1, 7)
  ON CONFLICT (company_id, month) DO UPDATE SET invoiced = invoiced + excluded.invoiced;
END;

-- Collected: refunds and reversals take off.
CREATE TRIGGER IF NOT EXISTS tally_what_a_month_collects
AFTER INSERT ON payments
BEGIN
  INSERT INTO months (company_id, month, invoiced, collected)
  VALUES (NEW.company_id, substr(NEW.paid_on, 1, 7), 0, iif(NEW.direction = 'out', -NEW.amount, NEW.amount))
  ON CONFLICT (company_id, month) DO UPDATE SET collected = collected + excluded.collected;
END;

insert into months (company_id, month, invoiced, collected)
select company_id, month, sum(invoiced), sum(collected)
from (
    select d.company_id, substr(d.issued_on, 1, 7) as month, iif(d.kind = 'credit', -d.gross_total, d.gross_total) as invoiced, 0 as collected
    from documents d
    where d.stage = 'issued' and not exists (
        select 1 from document_links r join documents n on n.company_id = d.company_id and n.id = r.from_id and n.stage = 'issued'
        where r.company_id = d.company_id and r.to_id = d.id and r.relation = 'revises')
    union all
    select company_id, substr(paid_on, 1, 7), 0, signed_amount from payments)
where true
group by company_id, month
on conflict do nothing;
