-- Indexes by which a list reads about the rows it shows however much a company has done, and one law said so that its indexes serve it.

create index if not exists documents_by_stage on documents (company_id, family, stage, issued_on, id);
create index if not exists documents_of_one_client on documents (company_id, client_id, family, issued_on, id);
drop index if exists documents_of_client;
create index if not exists quotes_by_answer on documents (company_id, answered_on, stage) where answered_on is not null;
create index if not exists quotes_by_last_day on documents (company_id, due_on, gross_total) where stage = 'sent';
create index if not exists drafts_by_age on documents (company_id, updated_at, gross_total) where stage = 'draft';
create index if not exists credits on documents (company_id, id) where kind = 'credit';

-- As before; but each half names its own index, so that issuing does not look through all that a company has.
drop trigger if exists numbers_are_taken_once;

CREATE TRIGGER IF NOT EXISTS numbers_are_taken_once
BEFORE UPDATE ON documents
WHEN NEW.number IS NOT OLD.number AND (
  EXISTS (
    SELECT 1 FROM documents d
    WHERE d.company_id = NEW.company_id AND d.number = NEW.number AND d.number IS NOT NULL AND d.kind = 'quote' AND NEW.kind = 'quote' AND d.id <> NEW.id)
  OR EXISTS (
    SELECT 1 FROM documents d
    WHERE d.company_id = NEW.company_id AND d.number = NEW.number AND d.number IS NOT NULL AND d.kind <> 'quote' AND NEW.kind <> 'quote' AND d.id <> NEW.id))
BEGIN
  SELECT RAISE(ABORT, 'number_is_taken');
END;

-- The accepted quotes that no document bills: few, whatever a company has done, and kept by triggers like settlements.
create table if not exists unbilled (
    company_id text not null,
    document_id text not null,
    primary key (company_id, document_id),
    foreign key (company_id, document_id) references documents (company_id, id)
) strict, without rowid;

CREATE TRIGGER IF NOT EXISTS accepted_quotes_wait_for_their_bill
AFTER UPDATE ON documents
WHEN OLD.stage <> 'accepted' AND NEW.stage = 'accepted'
BEGIN
  INSERT INTO unbilled (company_id, document_id) VALUES (NEW.company_id, NEW.id);
END;

CREATE TRIGGER IF NOT EXISTS a_bill_ends_the_wait
AFTER INSERT ON document_links
WHEN NEW.relation = 'bills'
BEGIN
  DELETE FROM unbilled WHERE company_id = NEW.company_id AND document_id = NEW.to_id;
END;

CREATE TRIGGER IF NOT EXISTS the_last_bill_leaving_begins_it_again
AFTER DELETE ON document_links
WHEN OLD.relation = 'bills' AND NOT EXISTS (
  SELECT 1 FROM document_links WHERE company_id = OLD.company_id AND to_id = OLD.to_id AND relation = 'bills')
BEGIN
  INSERT INTO unbilled (company_id, document_id) VALUES (OLD.company_id, OLD.to_id);
END;

insert into unbilled (company_id, document_id)
select d.company_id, d.id from documents d
where d.stage = 'accepted' and not exists (select 1 from document_links l where l.company_id = d.company_id and l.to_id = d.id and l.relation = 'bills')
on conflict do nothing;
