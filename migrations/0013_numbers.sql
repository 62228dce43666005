-- A kind that has given a number keeps its format and its first rank, whoever asks (CGI, ann. II, art. 242 nonies A, I, 7°).
CREATE TRIGGER IF NOT EXISTS numberings_keep_what_they_gave
BEFORE UPDATE ON numberings
WHEN (OLD.company_id, OLD.kind, OLD.pattern, OLD.first_rank) IS NOT (NEW.company_id, NEW.kind, NEW.pattern, NEW.first_rank) AND EXISTS (
  SELECT 1 FROM tallies WHERE company_id = OLD.company_id AND kind = OLD.kind AND stage <> 'draft' AND documents > 0)
BEGIN
  SELECT RAISE(ABORT, 'numbering_is_final');
END;

CREATE TRIGGER IF NOT EXISTS numberings_never_leave
BEFORE DELETE ON numberings
BEGIN
  SELECT RAISE(ABORT, 'numbering_is_final');
END;
