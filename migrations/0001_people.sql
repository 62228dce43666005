-- People, their sessions and the six-digit codes they prove themselves with; and the table that turns a broken expectation into an aborted batch.

-- Never holds a row: an expectation that holds is ignored, one that does not aborts the batch it stands in (D1 has no interactive transactions).
create table if not exists must (
    what text not null check (what in ('right', 'change')),
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

CREATE TRIGGER IF NOT EXISTS must_holds
BEFORE INSERT ON must
WHEN NEW.ok = 1
BEGIN
  SELECT RAISE(IGNORE);
END;

create table if not exists users (
    id text primary key,
    email text not null,
    email_key text not null unique,
    name text not null check (length(name) between 1 and 120),
    language text not null check (language in ('fr', 'en')),
    password_hash text not null,
    created_at integer not null,
    version integer not null default 1
) strict;

create table if not exists sessions (
    id text primary key,
    user_id text not null references users (id),
    device text not null,
    address text not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null,
    revoked_at integer
) strict;

create index if not exists sessions_of_user on sessions (user_id, revoked_at);

-- A challenge names nobody when the address is unknown, so that strangers learn nothing. A sign-up carries what the user will be made of.
create table if not exists challenges (
    id text primary key,
    purpose text not null check (purpose in ('sign_up', 'sign_in')),
    user_id text references users (id),
    email text not null,
    email_key text not null,
    newcomer text check (newcomer is null or json_valid(newcomer)),
    code_hash text not null,
    attempts integer not null default 0 check (attempts between 0 and 5),
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict;

create index if not exists challenges_of_email on challenges (email_key, created_at);

create table if not exists throttles (
    key text primary key,
    slot integer not null,
    hits integer not null
) strict;
