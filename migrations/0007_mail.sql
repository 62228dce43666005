-- Letters that left or are to leave, and the links they carry. A letter commits with what it speaks of and leaves afterwards.

-- A link's token is a keyed hash of its id, so that a letter can be written again and a stolen table opens nothing.
create table if not exists shares (
    company_id text not null,
    id text not null unique,
    document_id text not null,
    created_at integer not null,
    seen_at integer,
    revoked_at integer,
    primary key (company_id, id),
    foreign key (company_id, document_id) references documents (company_id, id)
) strict;

create index if not exists shares_of_document on shares (company_id, document_id);

create table if not exists messages (
    company_id text not null references companies (id),
    id text not null,
    kind text not null check (kind in ('quote', 'invoice', 'answer')),
    document_id text,
    share_id text,
    recipient text not null,
    recipient_name text not null,
    reply_to text,
    subject text not null check (length(subject) between 1 and 200),
    body text not null,
    language text not null check (language in ('fr', 'en')),
    state text not null check (state in ('ready', 'leased', 'sent', 'failed', 'unknown', 'cancelled')),
    not_before integer not null,
    lease_until integer,
    attempts integer not null default 0,
    give_up_at integer not null,
    provider_id text,
    failure text,
    created_by text,
    created_at integer not null,
    sent_at integer,
    primary key (company_id, id),
    foreign key (company_id, document_id) references documents (company_id, id),
    foreign key (company_id, share_id) references shares (company_id, id),
    check ((state = 'leased') = (lease_until is not null)),
    check ((state = 'sent') = (sent_at is not null))
) strict;

create index if not exists messages_due on messages (not_before) where state in ('ready', 'leased');
create index if not exists messages_of_document on messages (company_id, document_id, created_at);

CREATE TRIGGER IF NOT EXISTS messages_are_added
BEFORE INSERT ON messages
WHEN EXISTS (SELECT 1 FROM messages WHERE company_id = NEW.company_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'message_exists');
END;

CREATE TRIGGER IF NOT EXISTS messages_move_forward
BEFORE UPDATE ON messages
WHEN OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
  VALUES ('ready', 'leased'), ('ready', 'cancelled'), ('leased', 'ready'), ('leased', 'sent'), ('leased', 'failed'), ('leased', 'unknown'), ('unknown', 'ready'), ('failed', 'ready'))
BEGIN
  SELECT RAISE(ABORT, 'message_state');
END;

CREATE TRIGGER IF NOT EXISTS messages_keep_their_words
BEFORE UPDATE ON messages
WHEN (OLD.company_id, OLD.id, OLD.kind, OLD.document_id, OLD.share_id, OLD.recipient, OLD.subject, OLD.body, OLD.created_at)
  IS NOT (NEW.company_id, NEW.id, NEW.kind, NEW.document_id, NEW.share_id, NEW.recipient, NEW.subject, NEW.body, NEW.created_at)
BEGIN
  SELECT RAISE(ABORT, 'message_is_final');
END;

CREATE TRIGGER IF NOT EXISTS messages_never_leave
BEFORE DELETE ON messages
BEGIN
  SELECT RAISE(ABORT, 'message_is_final');
END;
