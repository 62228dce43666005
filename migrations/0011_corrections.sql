-- An invoice that a corrective one replaces: it is neither credited nor replaced again, and what it deducted of deposits is free for its replacement.

-- Closed by credit notes alone: the few rows that a tally tells apart from the paid ones.
create index if not exists settlements_credited on settlements (company_id, document_id) where paid = 0 and credited > 0;

CREATE TRIGGER IF NOT EXISTS replaced_invoices_are_not_credited
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1 FROM document_links l
  JOIN document_links r ON r.company_id = l.company_id AND r.to_id = l.to_id AND r.relation = 'revises'
  JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits')
BEGIN
  SELECT RAISE(ABORT, 'invoice_is_replaced');
END;

-- Once: where nothing was left to pay, no settlement tells that another one came first.
CREATE TRIGGER IF NOT EXISTS invoices_are_replaced_once
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'invoice' AND EXISTS (
  SELECT 1 FROM document_links l
  JOIN document_links r ON r.company_id = l.company_id AND r.to_id = l.to_id AND r.relation IN ('revises', 'credits')
  JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'revises')
BEGIN
  SELECT RAISE(ABORT, 'replaced_invoice_has_moved');
END;

-- A deposit is deducted once: never more of it than it billed, less what was credited of it. What a replaced invoice deducted does not count.
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
          SELECT SUM(y.base + y.tax) FROM deductions y JOIN documents d ON d.company_id = y.company_id AND d.id = y.document_id
          WHERE y.company_id = x.company_id AND y.deposit_id = x.deposit_id AND d.stage = 'issued' AND (y.category, y.rate, y.vatex) IS (x.category, x.rate, x.vatex)
            AND NOT EXISTS (
              SELECT 1 FROM document_links r JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id
              WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises' AND (n.stage = 'issued' OR n.id = NEW.id))), 0)
      - COALESCE((
          SELECT SUM(w.base + w.tax) FROM document_links l
          JOIN documents d ON d.company_id = l.company_id AND d.id = l.from_id AND d.stage = 'issued'
          JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (x.category, x.rate, x.vatex)
          WHERE l.company_id = x.company_id AND l.to_id = x.deposit_id AND l.relation = 'credits'), 0)))
BEGIN
  SELECT RAISE(ABORT, 'deduction_exceeds_deposit');
END;

-- A deposit that was deducted is credited no more than what is left of it.
DROP TRIGGER IF EXISTS credits_spare_deducted_deposits;
CREATE TRIGGER IF NOT EXISTS credits_spare_deducted_deposits
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1 FROM document_links l JOIN documents t ON t.company_id = l.company_id AND t.id = l.to_id AND t.kind = 'deposit'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits'
    AND NEW.gross_total > t.gross_total
      - COALESCE((SELECT SUM(x.base + x.tax) FROM deductions x JOIN documents d ON d.company_id = x.company_id AND d.id = x.document_id
                  WHERE x.company_id = t.company_id AND x.deposit_id = t.id AND d.stage = 'issued' AND NOT EXISTS (
                    SELECT 1 FROM document_links r JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
                    WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises')), 0)
      - COALESCE((SELECT SUM(d.gross_total) FROM document_links k JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id
                  WHERE k.company_id = t.company_id AND k.to_id = t.id AND k.relation = 'credits' AND d.stage = 'issued'), 0))
BEGIN
  SELECT RAISE(ABORT, 'credit_exceeds_invoice');
END;
