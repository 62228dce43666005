-- The law of documents as triggers. Each is one statement with its predicate in WHEN: the shape that every way of applying migrations parses.

CREATE TRIGGER IF NOT EXISTS documents_are_added
BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE company_id = NEW.company_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'document_exists');
END;

CREATE TRIGGER IF NOT EXISTS documents_are_born_drafts
BEFORE INSERT ON documents
WHEN NEW.stage <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_born_draft');
END;

CREATE TRIGGER IF NOT EXISTS documents_keep_their_name
BEFORE UPDATE ON documents
WHEN (OLD.company_id, OLD.id, OLD.kind, OLD.created_by, OLD.created_at) IS NOT (NEW.company_id, NEW.id, NEW.kind, NEW.created_by, NEW.created_at)
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS documents_move_forward
BEFORE UPDATE ON documents
WHEN OLD.stage <> NEW.stage AND (iif(OLD.kind = 'quote', 'quote', 'invoice'), OLD.stage, NEW.stage) NOT IN (
  VALUES ('quote', 'draft', 'sent'), ('quote', 'sent', 'accepted'), ('quote', 'sent', 'refused'), ('invoice', 'draft', 'issued'))
BEGIN
  SELECT RAISE(ABORT, 'document_stage');
END;

CREATE TRIGGER IF NOT EXISTS issued_documents_are_final
BEFORE UPDATE ON documents
WHEN OLD.stage = 'issued'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

-- A sent quote may only be answered.
CREATE TRIGGER IF NOT EXISTS sent_quotes_are_final
BEFORE UPDATE ON documents
WHEN OLD.stage <> 'draft' AND (
  OLD.number, OLD.series, OLD.seq, OLD.client_id, OLD.contact_id, OLD.client_name, OLD.client_key, OLD.subject, OLD.issued_on, OLD.due_on, OLD.supplied_on,
  OLD.currency, OLD.language, OLD.price_mode, OLD.payment_terms, OLD.purchase_order, OLD.note, OLD.line_total, OLD.allowance_total,
  OLD.charge_total, OLD.net_total, OLD.vat_total, OLD.gross_total, OLD.prepaid, OLD.payable, OLD.seller, OLD.buyer, OLD.mentions, OLD.search
) IS NOT (
  NEW.number, NEW.series, NEW.seq, NEW.client_id, NEW.contact_id, NEW.client_name, NEW.client_key, NEW.subject, NEW.issued_on, NEW.due_on, NEW.supplied_on,
  NEW.currency, NEW.language, NEW.price_mode, NEW.payment_terms, NEW.purchase_order, NEW.note, NEW.line_total, NEW.allowance_total,
  NEW.charge_total, NEW.net_total, NEW.vat_total, NEW.gross_total, NEW.prepaid, NEW.payable, NEW.seller, NEW.buyer, NEW.mentions, NEW.search)
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS answers_are_final
BEFORE UPDATE ON documents
WHEN OLD.stage IN ('accepted', 'refused')
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS ranks_have_no_gap
BEFORE UPDATE ON documents
WHEN NEW.seq IS NOT OLD.seq AND NEW.seq IS NOT (
  SELECT COALESCE(
    (SELECT MAX(d.seq) FROM documents d WHERE d.company_id = NEW.company_id AND d.series = NEW.series AND d.seq IS NOT NULL),
    s.first_rank - 1) + 1
  FROM series s WHERE s.company_id = NEW.company_id AND s.id = NEW.series)
BEGIN
  SELECT RAISE(ABORT, 'rank_is_not_next');
END;

CREATE TRIGGER IF NOT EXISTS numbers_are_taken_once
BEFORE UPDATE ON documents
WHEN NEW.number IS NOT OLD.number AND EXISTS (
  SELECT 1 FROM documents d
  WHERE d.company_id = NEW.company_id AND d.number = NEW.number AND d.id <> NEW.id AND (d.kind = 'quote') = (NEW.kind = 'quote'))
BEGIN
  SELECT RAISE(ABORT, 'number_is_taken');
END;

-- Dates never run backwards in a series (CGI, ann. II, art. 242 nonies A, I, 7°).
CREATE TRIGGER IF NOT EXISTS issue_dates_follow
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.issued_on < (
  SELECT d.issued_on FROM documents d
  WHERE d.company_id = NEW.company_id AND d.series = NEW.series AND d.seq IS NOT NULL
  ORDER BY d.seq DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'issue_date_before_series');
END;

CREATE TRIGGER IF NOT EXISTS documents_say_something
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage <> 'draft' AND NOT EXISTS (
  SELECT 1 FROM lines WHERE company_id = NEW.company_id AND document_id = NEW.id AND kind IN ('product', 'option'))
BEGIN
  SELECT RAISE(ABORT, 'document_has_no_line');
END;

-- A draft may be half-written; what is sent or issued may not.
CREATE TRIGGER IF NOT EXISTS lines_are_complete
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage <> 'draft' AND EXISTS (
  SELECT 1 FROM lines
  WHERE company_id = NEW.company_id AND document_id = NEW.id AND kind IN ('product', 'option')
    AND (name = '' OR nature IS NULL OR quantity IS NULL OR unit IS NULL OR unit_price IS NULL OR vat_category IS NULL OR net IS NULL))
BEGIN
  SELECT RAISE(ABORT, 'line_is_incomplete');
END;

CREATE TRIGGER IF NOT EXISTS documents_never_leave
BEFORE DELETE ON documents
WHEN OLD.stage <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS lines_join_drafts
BEFORE INSERT ON lines
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS lines_change_in_drafts
BEFORE UPDATE ON lines
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.document_id) IS NOT 'draft'
  OR (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS lines_leave_drafts
BEFORE DELETE ON lines
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS adjustments_join_drafts
BEFORE INSERT ON adjustments
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS adjustments_never_change
BEFORE UPDATE ON adjustments
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS adjustments_leave_drafts
BEFORE DELETE ON adjustments
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS vat_subtotals_join_drafts
BEFORE INSERT ON vat_subtotals
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS vat_subtotals_never_change
BEFORE UPDATE ON vat_subtotals
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS vat_subtotals_leave_drafts
BEFORE DELETE ON vat_subtotals
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS links_come_from_drafts
BEFORE INSERT ON document_links
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.from_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS links_never_change
BEFORE UPDATE ON document_links
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS links_leave_with_drafts
BEFORE DELETE ON document_links
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.from_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS files_are_made_once
BEFORE INSERT ON document_files
WHEN EXISTS (
  SELECT 1 FROM document_files WHERE company_id = NEW.company_id AND document_id = NEW.document_id AND kind = NEW.kind)
BEGIN
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER IF NOT EXISTS files_follow_the_stage
BEFORE INSERT ON document_files
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IN ('draft')
BEGIN
  SELECT RAISE(ABORT, 'file_of_a_draft');
END;

CREATE TRIGGER IF NOT EXISTS files_never_change
BEFORE UPDATE ON document_files
BEGIN
  SELECT RAISE(ABORT, 'file_is_final');
END;

CREATE TRIGGER IF NOT EXISTS files_never_leave
BEFORE DELETE ON document_files
BEGIN
  SELECT RAISE(ABORT, 'file_is_final');
END;

CREATE TRIGGER IF NOT EXISTS tally_a_new_document
AFTER INSERT ON documents
BEGIN
  INSERT INTO tallies (company_id, kind, stage, documents, gross) VALUES (NEW.company_id, NEW.kind, NEW.stage, 1, NEW.gross_total)
  ON CONFLICT (company_id, kind, stage) DO UPDATE SET documents = documents + 1, gross = gross + excluded.gross;
END;

CREATE TRIGGER IF NOT EXISTS tally_a_change_out
AFTER UPDATE ON documents
WHEN OLD.stage <> NEW.stage OR OLD.gross_total <> NEW.gross_total
BEGIN
  UPDATE tallies SET documents = documents - 1, gross = gross - OLD.gross_total
  WHERE company_id = OLD.company_id AND kind = OLD.kind AND stage = OLD.stage;
END;

CREATE TRIGGER IF NOT EXISTS tally_a_change_in
AFTER UPDATE ON documents
WHEN OLD.stage <> NEW.stage OR OLD.gross_total <> NEW.gross_total
BEGIN
  INSERT INTO tallies (company_id, kind, stage, documents, gross) VALUES (NEW.company_id, NEW.kind, NEW.stage, 1, NEW.gross_total)
  ON CONFLICT (company_id, kind, stage) DO UPDATE SET documents = documents + 1, gross = gross + excluded.gross;
END;

CREATE TRIGGER IF NOT EXISTS tally_a_deletion
AFTER DELETE ON documents
BEGIN
  UPDATE tallies SET documents = documents - 1, gross = gross - OLD.gross_total
  WHERE company_id = OLD.company_id AND kind = OLD.kind AND stage = OLD.stage;
END;
