-- How much of each accepted quote is billed: by invoices and progress invoices, drafts too, less what was credited. A deposit bills nothing yet,
-- and an invoice that a corrective one replaces no longer counts.
create view if not exists quotes_billed as
select d.company_id, d.id, coalesce(d.answered_gross, d.gross_total) as accepted,
    (select sum(b.gross_total - coalesce((
            select sum(c.gross_total) from document_links k
            join documents c on c.company_id = d.company_id and c.id = k.from_id and c.stage = 'issued'
            where k.company_id = d.company_id and k.to_id = b.id and k.relation = 'credits'), 0))
        from document_links l join documents b on b.company_id = d.company_id and b.id = l.from_id and b.kind <> 'deposit'
        where l.company_id = d.company_id and l.to_id = d.id and l.relation = 'bills' and not exists (
            select 1 from document_links r join documents n on n.company_id = d.company_id and n.id = r.from_id and n.stage = 'issued'
            where r.company_id = d.company_id and r.to_id = b.id and r.relation = 'revises')) as billed
from documents d where d.kind = 'quote' and d.stage = 'accepted';

-- The accepted quotes of which something is left to bill, kept by triggers as before.
DROP TRIGGER IF EXISTS a_bill_ends_the_wait;
CREATE TRIGGER IF NOT EXISTS a_bill_ends_the_wait
AFTER INSERT ON document_links
WHEN NEW.relation = 'bills'
BEGIN
  DELETE FROM unbilled WHERE company_id = NEW.company_id AND document_id = NEW.to_id AND EXISTS (
    SELECT 1 FROM quotes_billed q WHERE q.company_id = NEW.company_id AND q.id = NEW.to_id AND q.billed >= q.accepted);
END;

DROP TRIGGER IF EXISTS the_last_bill_leaving_begins_it_again;
CREATE TRIGGER IF NOT EXISTS a_bill_leaving_begins_it_again
AFTER DELETE ON document_links
WHEN OLD.relation = 'bills'
BEGIN
  INSERT INTO unbilled (company_id, document_id)
  SELECT q.company_id, q.id FROM quotes_billed q
  WHERE q.company_id = OLD.company_id AND q.id = OLD.to_id AND coalesce(q.billed < q.accepted, 1)
    AND NOT EXISTS (SELECT 1 FROM unbilled u WHERE u.company_id = q.company_id AND u.document_id = q.id);
END;

-- A draft that bills changes its total, a credit note gives back, a corrective invoice takes the place of another.
CREATE TRIGGER IF NOT EXISTS a_changed_bill_ends_the_wait
AFTER UPDATE ON documents
WHEN NEW.kind <> 'quote' AND (OLD.gross_total <> NEW.gross_total OR OLD.stage <> NEW.stage) AND EXISTS (
  SELECT 1 FROM document_links WHERE company_id = NEW.company_id AND from_id = NEW.id)
BEGIN
  DELETE FROM unbilled WHERE company_id = NEW.company_id AND document_id IN (
    SELECT q.id FROM quotes_billed q WHERE q.company_id = NEW.company_id AND q.billed >= q.accepted AND q.id IN (
      SELECT l.to_id FROM document_links l WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'bills'
      UNION
      SELECT l.to_id FROM document_links e JOIN document_links l ON l.company_id = e.company_id AND l.from_id = e.to_id AND l.relation = 'bills'
      WHERE e.company_id = NEW.company_id AND e.from_id = NEW.id AND e.relation IN ('credits', 'revises')));
END;

CREATE TRIGGER IF NOT EXISTS a_changed_bill_begins_it_again
AFTER UPDATE ON documents
WHEN NEW.kind <> 'quote' AND (OLD.gross_total <> NEW.gross_total OR OLD.stage <> NEW.stage) AND EXISTS (
  SELECT 1 FROM document_links WHERE company_id = NEW.company_id AND from_id = NEW.id)
BEGIN
  INSERT INTO unbilled (company_id, document_id)
  SELECT q.company_id, q.id FROM quotes_billed q
  WHERE q.company_id = NEW.company_id AND coalesce(q.billed < q.accepted, 1)
    AND NOT EXISTS (SELECT 1 FROM unbilled u WHERE u.company_id = q.company_id AND u.document_id = q.id) AND q.id IN (
    SELECT l.to_id FROM document_links l WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'bills'
    UNION
    SELECT l.to_id FROM document_links e JOIN document_links l ON l.company_id = e.company_id AND l.from_id = e.to_id AND l.relation = 'bills'
    WHERE e.company_id = NEW.company_id AND e.from_id = NEW.id AND e.relation IN ('credits', 'revises'));
END;

insert into unbilled (company_id, document_id)
select q.company_id, q.id from quotes_billed q where coalesce(q.billed < q.accepted, 1)
on conflict do nothing;
