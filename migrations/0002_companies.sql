-- Companies, who belongs to them, how they number, their logos; the journal with its seals; and the keys that make a repeated POST harmless.

create table if not exists companies (
    id text primary key,
    name text not null check (length(name) between 1 and 200),
    legal_form text,
    siren text,
    siret text,
    vat_number text,
    capital text,
    rcs_city text,
    street text not null,
    street2 text,
    postcode text not null,
    city text not null,
    country text not null check (length(country) = 2),
    email text,
    phone text,
    website text,
    currency text not null default 'EUR' check (length(currency) = 3),
    time_zone text not null default 'Europe/Paris',
    language text not null default 'fr' check (language in ('fr', 'en')),
    vat_regime text not null check (vat_regime in ('standard', 'debits', 'franchise')),
    payment_terms text not null default 'days:30',
    quote_days integer not null default 30 check (quote_days between 1 and 365),
    late_penalty text,
    iban text,
    bic text,
    insurance text,
    accent text not null default '#204ec3' check (accent glob '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    logo_id text,
    created_by text not null references users (id),
    creation_key text not null,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer,
    version integer not null default 1,
    unique (created_by, creation_key),
    foreign key (id, logo_id) references logos (company_id, id)
) strict;

create table if not exists memberships (
    company_id text not null references companies (id),
    user_id text not null references users (id),
    role text not null check (role in ('owner', 'admin', 'member', 'accountant')),
    created_at integer not null,
    primary key (company_id, user_id)
) strict, without rowid;

create unique index if not exists one_owner on memberships (company_id) where role = 'owner';
create index if not exists memberships_of_user on memberships (user_id, company_id);

-- A logo is decoded once, when it is uploaded: `image` is what a browser shows, `colors` and `alpha` are deflated samples that a PDF embeds as they are.
create table if not exists logos (
    company_id text not null references companies (id),
    id text not null,
    image blob not null,
    width integer not null check (width between 1 and 2048),
    height integer not null check (height between 1 and 2048),
    colors blob not null,
    alpha blob,
    created_at integer not null,
    primary key (company_id, id)
) strict;

CREATE TRIGGER IF NOT EXISTS logos_are_added
BEFORE INSERT ON logos
WHEN EXISTS (SELECT 1 FROM logos WHERE company_id = NEW.company_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'logo_is_final');
END;

CREATE TRIGGER IF NOT EXISTS logos_never_change
BEFORE UPDATE ON logos
BEGIN
  SELECT RAISE(ABORT, 'logo_is_final');
END;

CREATE TRIGGER IF NOT EXISTS logos_never_leave
BEFORE DELETE ON logos
BEGIN
  SELECT RAISE(ABORT, 'logo_is_final');
END;

create table if not exists numberings (
    company_id text not null references companies (id),
    kind text not null check (kind in ('quote', 'invoice', 'deposit', 'credit', 'progress')),
    pattern text not null check (length(pattern) between 1 and 35),
    first_rank integer not null default 1 check (first_rank between 1 and 99999999),
    primary key (company_id, kind)
) strict, without rowid;

-- One row for each series that has begun (`F-2026-`): the rank it began with never changes, so that no gap can be made afterwards.
create table if not exists series (
    company_id text not null references companies (id),
    id text not null check (length(id) <= 35),
    first_rank integer not null check (first_rank between 1 and 99999999),
    primary key (company_id, id)
) strict;

CREATE TRIGGER IF NOT EXISTS series_are_added
BEFORE INSERT ON series
WHEN EXISTS (SELECT 1 FROM series WHERE company_id = NEW.company_id AND id = NEW.id)
BEGIN
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER IF NOT EXISTS series_never_change
BEFORE UPDATE ON series
BEGIN
  SELECT RAISE(ABORT, 'series_has_begun');
END;

CREATE TRIGGER IF NOT EXISTS series_never_leave
BEFORE DELETE ON series
BEGIN
  SELECT RAISE(ABORT, 'series_has_begun');
END;

-- The journal: who did what to what. Ranks follow each other without a gap; a seal chains each row to the one before it within a minute.
create table if not exists events (
    company_id text not null references companies (id),
    n integer not null,
    at integer not null,
    actor_kind text not null check (actor_kind in ('user', 'client', 'system')),
    actor_id text,
    actor_name text not null,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    label text not null,
    detail text not null default '{}' check (json_valid(detail)),
    request_id text not null,
    primary key (company_id, n)
) strict;

create index if not exists events_of_subject on events (company_id, subject_id, n);

CREATE TRIGGER IF NOT EXISTS events_follow
BEFORE INSERT ON events
WHEN NEW.n IS NOT (SELECT COALESCE(MAX(n), 0) + 1 FROM events WHERE company_id = NEW.company_id)
BEGIN
  SELECT RAISE(ABORT, 'event_out_of_order');
END;

CREATE TRIGGER IF NOT EXISTS events_never_change
BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'event_is_final');
END;

CREATE TRIGGER IF NOT EXISTS events_never_leave
BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'event_is_final');
END;

create table if not exists seals (
    company_id text not null,
    n integer not null,
    previous text not null check (length(previous) = 64),
    hash text not null check (length(hash) = 64),
    sealed_at integer not null,
    primary key (company_id, n),
    foreign key (company_id, n) references events (company_id, n)
) strict;

CREATE TRIGGER IF NOT EXISTS seals_follow
BEFORE INSERT ON seals
WHEN NEW.n IS NOT (SELECT COALESCE(MAX(n), 0) + 1 FROM seals WHERE company_id = NEW.company_id)
BEGIN
  SELECT RAISE(ABORT, 'seal_out_of_order');
END;

CREATE TRIGGER IF NOT EXISTS seals_never_change
BEFORE UPDATE ON seals
BEGIN
  SELECT RAISE(ABORT, 'seal_is_final');
END;

CREATE TRIGGER IF NOT EXISTS seals_never_leave
BEFORE DELETE ON seals
BEGIN
  SELECT RAISE(ABORT, 'seal_is_final');
END;

-- The answer a repeated POST gets again. It commits with the effect, so a key never stands without what it did.
create table if not exists idempotency (
    company_id text not null references companies (id),
    user_id text not null,
    key text not null check (length(key) between 1 and 255),
    fingerprint text not null,
    reference text not null,
    at integer not null,
    primary key (company_id, user_id, key)
) strict;

create index if not exists idempotency_by_age on idempotency (at);
