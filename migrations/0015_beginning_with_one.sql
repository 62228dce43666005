-- Questions of the trade begin with the one document they are about, whatever the planner supposes of the others: `CROSS JOIN` keeps
-- the order as written, and the indexes hold all that is summed.

drop index if exists offsets_of_document;
create index if not exists offsets_to_document on offsets (company_id, document_id, amount);
drop index if exists deductions_of_deposit;
create index if not exists deductions_from_deposit on deductions (company_id, deposit_id, document_id, category, rate, vatex, base, tax);
drop index if exists collections_of_document;
create index if not exists collections_for_document on collections (company_id, document_id, category, rate, vatex, amount);

DROP TRIGGER IF EXISTS replaced_invoices_are_not_credited;
CREATE TRIGGER IF NOT EXISTS replaced_invoices_are_not_credited
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1 FROM document_links l
  CROSS JOIN document_links r ON r.company_id = l.company_id AND r.to_id = l.to_id AND r.relation = 'revises'
  CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits')
BEGIN
  SELECT RAISE(ABORT, 'invoice_is_replaced');
END;

DROP TRIGGER IF EXISTS invoices_are_replaced_once;
CREATE TRIGGER IF NOT EXISTS invoices_are_replaced_once
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'invoice' AND EXISTS (
  SELECT 1 FROM document_links l
  CROSS JOIN document_links r ON r.company_id = l.company_id AND r.to_id = l.to_id AND r.relation IN ('revises', 'credits')
  CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'revises')
BEGIN
  SELECT RAISE(ABORT, 'replaced_invoice_has_moved');
END;

DROP TRIGGER IF EXISTS deductions_stay_within_their_deposit;
CREATE TRIGGER IF NOT EXISTS deductions_stay_within_their_deposit
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND EXISTS (
  SELECT 1
  FROM deductions x
  LEFT JOIN vat_subtotals v ON v.company_id = x.company_id AND v.document_id = x.deposit_id AND (v.category, v.rate, v.vatex) IS (x.category, x.rate, x.vatex)
  WHERE x.company_id = NEW.company_id AND x.document_id = NEW.id AND (
    v.base IS NULL
    OR x.base + x.tax > v.base + v.tax
      - COALESCE((
          SELECT SUM(y.base + y.tax) FROM deductions y CROSS JOIN documents d ON d.company_id = y.company_id AND d.id = y.document_id
          WHERE y.company_id = x.company_id AND y.deposit_id = x.deposit_id AND d.stage = 'issued' AND (y.category, y.rate, y.vatex) IS (x.category, x.rate, x.vatex)
            AND NOT EXISTS (
              SELECT 1 FROM document_links r CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id
              WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises' AND (n.stage = 'issued' OR n.id = NEW.id))), 0)
      - COALESCE((
          SELECT SUM(w.base + w.tax) FROM document_links l
          CROSS JOIN documents d ON d.company_id = l.company_id AND d.id = l.from_id AND d.stage = 'issued'
          CROSS JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (x.category, x.rate, x.vatex)
          WHERE l.company_id = x.company_id AND l.to_id = x.deposit_id AND l.relation = 'credits'), 0)))
BEGIN
  SELECT RAISE(ABORT, 'deduction_exceeds_deposit');
END;

DROP TRIGGER IF EXISTS credits_spare_deducted_deposits;
CREATE TRIGGER IF NOT EXISTS credits_spare_deducted_deposits
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1 FROM document_links l CROSS JOIN documents t ON t.company_id = l.company_id AND t.id = l.to_id AND t.kind = 'deposit'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits'
    AND NEW.gross_total > t.gross_total
      - COALESCE((SELECT SUM(x.base + x.tax) FROM deductions x CROSS JOIN documents d ON d.company_id = x.company_id AND d.id = x.document_id
                  WHERE x.company_id = t.company_id AND x.deposit_id = t.id AND d.stage = 'issued' AND NOT EXISTS (
                    SELECT 1 FROM document_links r CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
                    WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises')), 0)
      - COALESCE((SELECT SUM(d.gross_total) FROM document_links k CROSS JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id
                  WHERE k.company_id = t.company_id AND k.to_id = t.id AND k.relation = 'credits' AND d.stage = 'issued'), 0))
BEGIN
  SELECT RAISE(ABORT, 'credit_exceeds_invoice');
END;

DROP TRIGGER IF EXISTS a_changed_bill_ends_the_wait;
CREATE TRIGGER IF NOT EXISTS a_changed_bill_ends_the_wait
AFTER UPDATE ON documents
WHEN NEW.kind <> 'quote' AND (OLD.gross_total <> NEW.gross_total OR OLD.stage <> NEW.stage) AND EXISTS (
  SELECT 1 FROM document_links WHERE company_id = NEW.company_id AND from_id = NEW.id)
BEGIN
  DELETE FROM unbilled WHERE company_id = NEW.company_id AND document_id IN (
    SELECT q.id FROM quotes_billed q WHERE q.company_id = NEW.company_id AND q.billed >= q.accepted AND q.id IN (
      SELECT l.to_id FROM document_links l WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'bills'
      UNION
      SELECT l.to_id FROM document_links e CROSS JOIN document_links l ON l.company_id = e.company_id AND l.from_id = e.to_id AND l.relation = 'bills'
      WHERE e.company_id = NEW.company_id AND e.from_id = NEW.id AND e.relation IN ('credits', 'revises')));
END;

DROP TRIGGER IF EXISTS a_changed_bill_begins_it_again;
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
    SELECT l.to_id FROM document_links e CROSS JOIN document_links l ON l.company_id = e.company_id AND l.from_id = e.to_id AND l.relation = 'bills'
    WHERE e.company_id = NEW.company_id AND e.from_id = NEW.id AND e.relation IN ('credits', 'revises'));
END;

DROP TRIGGER IF EXISTS credits_stay_within_their_invoice;
CREATE TRIGGER IF NOT EXISTS credits_stay_within_their_invoice
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1
  FROM (
    SELECT c.base, c.tax, i.base AS whole, i.tax AS whole_tax,
      i.base - COALESCE((
        SELECT SUM(v.base) FROM document_links k
        CROSS JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id AND d.stage = 'issued'
        CROSS JOIN vat_subtotals v ON v.company_id = d.company_id AND v.document_id = d.id AND (v.category, v.rate, v.vatex) IS (c.category, c.rate, c.vatex)
        WHERE k.company_id = l.company_id AND k.to_id = l.to_id AND k.relation = 'credits'), 0) AS base_left,
      i.tax - COALESCE((
        SELECT SUM(v.tax) FROM document_links k
        CROSS JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id AND d.stage = 'issued'
        CROSS JOIN vat_subtotals v ON v.company_id = d.company_id AND v.document_id = d.id AND (v.category, v.rate, v.vatex) IS (c.category, c.rate, c.vatex)
        WHERE k.company_id = l.company_id AND k.to_id = l.to_id AND k.relation = 'credits'), 0) AS tax_left
    FROM document_links l
    CROSS JOIN vat_subtotals c ON c.company_id = l.company_id AND c.document_id = l.from_id
    LEFT JOIN vat_subtotals i ON i.company_id = c.company_id AND i.document_id = l.to_id AND (i.category, i.rate, i.vatex) IS (c.category, c.rate, c.vatex)
    WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits') AS part
  WHERE part.whole IS NULL
    OR iif(part.whole < 0, -1, 1) * part.base > iif(part.whole < 0, -1, 1) * part.base_left
    OR iif(part.whole_tax < 0, -1, 1) * part.tax > iif(part.whole_tax < 0, -1, 1) * part.tax_left
    OR (part.base = part.base_left AND part.tax <> part.tax_left))
BEGIN
  SELECT RAISE(ABORT, 'credit_exceeds_invoice');
END;
