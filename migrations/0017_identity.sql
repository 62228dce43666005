-- What makes a person known beyond a password: second factors, devices, resets, invitations; and the expectation that they have just proved it again.

-- Never holds a row, so it can be made anew; its triggers go with it.
drop table if exists must;

create table if not exists must (
    what text not null check (what in ('right', 'change', 'recent')),
    ok integer not null
) strict;

CREATE TRIGGER IF NOT EXISTS must_right
BEFORE INSERT ON must
WHEN NEW.ok IS NOT 1 AND NEW.what = 'right'
BEGIN
  SELECT RAISE(ABORT, 'must_right');
END;

CREATE TRIGGER IF NOT EXISTS must_change
BEFORE INSERT ON must
WHEN NEW.ok IS NOT 1 AND NEW.what = 'change'
BEGIN
  SELECT RAISE(ABORT, 'must_change');
END;

CREATE TRIGGER IF NOT EXISTS must_recent
BEFORE INSERT ON must
WHEN NEW.ok IS NOT 1 AND NEW.what = 'recent'
BEGIN
  SELECT RAISE(ABORT, 'must_recent');
END;

CREATE TRIGGER IF NOT EXISTS must_holds
BEFORE INSERT ON must
WHEN NEW.ok = 1
BEGIN
  SELECT RAISE(IGNORE);
END;

-- An account is erased by its own user; its row stays, without anything that tells who it was, for what it signed.
alter table users add column deleted_at integer;

-- A session renews itself with a secret that is used once; the one before is known for a moment, and tells of a theft afterwards.
alter table sessions add column refresh_hash text check (length(refresh_hash) = 64);
alter table sessions add column previous_hash text check (length(previous_hash) = 64);
alter table sessions add column rotated_at integer;
-- When the user last proved who they are with everything they have.
alter table sessions add column confirmed_at integer;
alter table sessions add column device_id text;

-- A browser that has been let in before: its cookie is kept hashed. One that is trusted needs no code until then.
create table if not exists devices (
    id text primary key,
    user_id text not null references users (id),
    token_hash text not null unique check (length(token_hash) = 64),
    name text not null check (length(name) <= 200),
    created_at integer not null,
    seen_at integer not null,
    trusted_until integer
) strict;

create index if not exists devices_of_user on devices (user_id, seen_at);

-- An authenticator app: its secret is kept encrypted, and a step of time serves once.
create table if not exists authenticators (
    user_id text primary key references users (id),
    secret text not null,
    created_at integer not null,
    confirmed_at integer,
    last_step integer not null default 0
) strict;

create table if not exists passkeys (
    id text primary key check (length(id) between 16 and 1400),
    user_id text not null references users (id),
    name text not null check (length(name) between 1 and 60),
    public_key text not null,
    sign_count integer not null default 0 check (sign_count >= 0),
    created_at integer not null,
    used_at integer
) strict;

create index if not exists passkeys_of_user on passkeys (user_id, created_at);

create table if not exists recovery_codes (
    user_id text not null references users (id),
    hash text not null check (length(hash) = 64),
    used_at integer,
    primary key (user_id, hash)
) strict, without rowid;

-- A way back in for who forgot the password: the token is mailed and kept hashed, for half an hour and one use.
create table if not exists resets (
    token_hash text primary key check (length(token_hash) = 64),
    user_id text not null references users (id),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;

create index if not exists resets_of_user on resets (user_id, created_at);

-- An invitation is bound to an address, a company and a role, for seven days and one use.
create table if not exists invitations (
    company_id text not null references companies (id),
    id text not null,
    email text not null,
    email_key text not null,
    role text not null check (role in ('admin', 'member', 'accountant')),
    token_hash text not null unique check (length(token_hash) = 64),
    invited_by text not null references users (id),
    created_at integer not null,
    expires_at integer not null,
    accepted_at integer,
    accepted_by text references users (id),
    withdrawn_at integer,
    primary key (company_id, id),
    check ((accepted_at is null) = (accepted_by is null)),
    check (accepted_at is null or withdrawn_at is null)
) strict;

create unique index if not exists one_open_invitation on invitations (company_id, email_key)
where accepted_at is null and withdrawn_at is null;

-- What the codes may open: a fresh confirmation and another address too. The old rows live ten minutes; those that wait are carried over.
create table if not exists challenges_of_more (
    id text primary key,
    purpose text not null check (purpose in ('sign_up', 'sign_in', 'confirm', 'email')),
    user_id text references users (id),
    session_id text,
    email text not null,
    email_key text not null,
    newcomer text check (newcomer is null or json_valid(newcomer)),
    nonce text,
    code_hash text not null,
    attempts integer not null default 0 check (attempts between 0 and 5),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;

insert into challenges_of_more (id, purpose, user_id, email, email_key, newcomer, code_hash, attempts, created_at, expires_at, used_at)
select id, purpose, user_id, email, email_key, newcomer, code_hash, attempts, created_at, expires_at, used_at from challenges;

drop table challenges;

alter table challenges_of_more rename to challenges;

create index if not exists challenges_of_email on challenges (email_key, created_at);
