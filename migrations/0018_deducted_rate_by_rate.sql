-- What is taken off of a deposit, by a final invoice or by a credit note, stays within what is left of it: of each base and of each tax, category by category
-- and rate by rate. Who takes the rest of a base takes the rest of its tax.

DROP TRIGGER IF EXISTS deductions_stay_within_their_deposit;
CREATE TRIGGER IF NOT EXISTS deductions_stay_within_their_deposit
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND EXISTS (
  SELECT 1
  FROM (
    SELECT x.base, x.tax, v.base AS whole, v.tax AS whole_tax,
      v.base - COALESCE((
        SELECT SUM(y.base) FROM deductions y CROSS JOIN documents d ON d.company_id = y.company_id AND d.id = y.document_id
        WHERE y.company_id = x.company_id AND y.deposit_id = x.deposit_id AND d.stage = 'issued' AND (y.category, y.rate, y.vatex) IS (x.category, x.rate, x.vatex)
          AND NOT EXISTS (
            SELECT 1 FROM document_links r CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id
            WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises' AND (n.stage = 'issued' OR n.id = NEW.id))), 0)
      - COALESCE((
        SELECT SUM(w.base) FROM document_links l
        CROSS JOIN documents d ON d.company_id = l.company_id AND d.id = l.from_id AND d.stage = 'issued'
        CROSS JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (x.category, x.rate, x.vatex)
        WHERE l.company_id = x.company_id AND l.to_id = x.deposit_id AND l.relation = 'credits'), 0) AS base_left,
      v.tax - COALESCE((
        SELECT SUM(y.tax) FROM deductions y CROSS JOIN documents d ON d.company_id = y.company_id AND d.id = y.document_id
        WHERE y.company_id = x.company_id AND y.deposit_id = x.deposit_id AND d.stage = 'issued' AND (y.category, y.rate, y.vatex) IS (x.category, x.rate, x.vatex)
          AND NOT EXISTS (
            SELECT 1 FROM document_links r CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id
            WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises' AND (n.stage = 'issued' OR n.id = NEW.id))), 0)
      - COALESCE((
        SELECT SUM(w.tax) FROM document_links l
        CROSS JOIN documents d ON d.company_id = l.company_id AND d.id = l.from_id AND d.stage = 'issued'
        CROSS JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (x.category, x.rate, x.vatex)
        WHERE l.company_id = x.company_id AND l.to_id = x.deposit_id AND l.relation = 'credits'), 0) AS tax_left
    FROM deductions x
    LEFT JOIN vat_subtotals v ON v.company_id = x.company_id AND v.document_id = x.deposit_id AND (v.category, v.rate, v.vatex) IS (x.category, x.rate, x.vatex)
    WHERE x.company_id = NEW.company_id AND x.document_id = NEW.id) AS part
  WHERE part.whole IS NULL
    OR iif(part.whole < 0, -1, 1) * part.base > iif(part.whole < 0, -1, 1) * part.base_left
    OR iif(part.whole_tax < 0, -1, 1) * part.tax > iif(part.whole_tax < 0, -1, 1) * part.tax_left
    OR (part.base = part.base_left AND part.tax <> part.tax_left))
BEGIN
  SELECT RAISE(ABORT, 'deduction_exceeds_deposit');
END;

DROP TRIGGER IF EXISTS credits_spare_deducted_deposits;
CREATE TRIGGER IF NOT EXISTS credits_spare_deducted_deposits
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1
  FROM (
    SELECT c.base, c.tax, v.base AS whole, v.tax AS whole_tax,
      v.base - COALESCE((
        SELECT SUM(x.base) FROM deductions x CROSS JOIN documents d ON d.company_id = x.company_id AND d.id = x.document_id
        WHERE x.company_id = l.company_id AND x.deposit_id = l.to_id AND d.stage = 'issued' AND (x.category, x.rate, x.vatex) IS (c.category, c.rate, c.vatex)
          AND NOT EXISTS (
            SELECT 1 FROM document_links r CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
            WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises')), 0)
      - COALESCE((
        SELECT SUM(w.base) FROM document_links k
        CROSS JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id AND d.stage = 'issued'
        CROSS JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (c.category, c.rate, c.vatex)
        WHERE k.company_id = l.company_id AND k.to_id = l.to_id AND k.relation = 'credits'), 0) AS base_left,
      v.tax - COALESCE((
        SELECT SUM(x.tax) FROM deductions x CROSS JOIN documents d ON d.company_id = x.company_id AND d.id = x.document_id
        WHERE x.company_id = l.company_id AND x.deposit_id = l.to_id AND d.stage = 'issued' AND (x.category, x.rate, x.vatex) IS (c.category, c.rate, c.vatex)
          AND NOT EXISTS (
            SELECT 1 FROM document_links r CROSS JOIN documents n ON n.company_id = r.company_id AND n.id = r.from_id AND n.stage = 'issued'
            WHERE r.company_id = d.company_id AND r.to_id = d.id AND r.relation = 'revises')), 0)
      - COALESCE((
        SELECT SUM(w.tax) FROM document_links k
        CROSS JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id AND d.stage = 'issued'
        CROSS JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (c.category, c.rate, c.vatex)
        WHERE k.company_id = l.company_id AND k.to_id = l.to_id AND k.relation = 'credits'), 0) AS tax_left
    FROM document_links l
    CROSS JOIN documents t ON t.company_id = l.company_id AND t.id = l.to_id AND t.kind = 'deposit'
    CROSS JOIN vat_subtotals c ON c.company_id = l.company_id AND c.document_id = l.from_id
    LEFT JOIN vat_subtotals v ON v.company_id = c.company_id AND v.document_id = l.to_id AND (v.category, v.rate, v.vatex) IS (c.category, c.rate, c.vatex)
    WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits') AS part
  WHERE part.whole IS NULL
    OR iif(part.whole < 0, -1, 1) * part.base > iif(part.whole < 0, -1, 1) * part.base_left
    OR iif(part.whole_tax < 0, -1, 1) * part.tax > iif(part.whole_tax < 0, -1, 1) * part.tax_left
    OR (part.base = part.base_left AND part.tax <> part.tax_left))
BEGIN
  SELECT RAISE(ABORT, 'credit_exceeds_invoice');
END;
