-- Clients, contacts, groups and articles. Keys begin with the company, so that a link from one company to another cannot be written at all.

create table if not exists clients (
    company_id text not null references companies (id),
    id text not null,
    kind text not null check (kind in ('business', 'consumer', 'public')),
    name text not null check (length(name) between 1 and 200),
    siren text,
    siret text,
    vat_number text,
    email text,
    phone text,
    street text,
    street2 text,
    postcode text,
    city text,
    country text not null default 'FR' check (length(country) = 2),
    delivery text check (delivery is null or json_valid(delivery)),
    language text not null default 'fr' check (language in ('fr', 'en')),
    payment_terms text,
    note text,
    name_key text not null,
    search text not null,
    archived_at integer,
    created_at integer not null,
    updated_at integer not null,
    version integer not null default 1,
    primary key (company_id, id)
) strict;

create index if not exists clients_by_name on clients (company_id, name_key, id);

create table if not exists contacts (
    company_id text not null references companies (id),
    id text not null,
    first_name text not null,
    last_name text not null,
    role text,
    email text,
    phone text,
    note text,
    name_key text not null,
    search text not null,
    archived_at integer,
    created_at integer not null,
    updated_at integer not null,
    version integer not null default 1,
    primary key (company_id, id),
    check (length(first_name) + length(last_name) > 0)
) strict;

create index if not exists contacts_by_name on contacts (company_id, name_key, id);

-- A contact may act for several clients, a client have several contacts.
create table if not exists client_contacts (
    company_id text not null,
    client_id text not null,
    contact_id text not null,
    primary key (company_id, client_id, contact_id),
    foreign key (company_id, client_id) references clients (company_id, id) on delete cascade,
    foreign key (company_id, contact_id) references contacts (company_id, id) on delete cascade
) strict, without rowid;

create index if not exists clients_of_contact on client_contacts (company_id, contact_id);

create table if not exists groups (
    company_id text not null references companies (id),
    id text not null,
    name text not null check (length(name) between 1 and 120),
    name_key text not null,
    created_at integer not null,
    updated_at integer not null,
    version integer not null default 1,
    primary key (company_id, id),
    unique (company_id, name_key)
) strict;

-- One company_id serves both keys: a contact of another company has no row to point at.
create table if not exists group_contacts (
    company_id text not null,
    group_id text not null,
    contact_id text not null,
    primary key (company_id, group_id, contact_id),
    foreign key (company_id, group_id) references groups (company_id, id) on delete cascade,
    foreign key (company_id, contact_id) references contacts (company_id, id) on delete cascade
) strict, without rowid;

create index if not exists groups_of_contact on group_contacts (company_id, contact_id);

create table if not exists articles (
    company_id text not null references companies (id),
    id text not null,
    reference text,
    name text not null check (length(name) between 1 and 200),
    description text,
    nature text not null check (nature in ('goods', 'service')),
    unit text not null,
    unit_price text not null,
    vat_category text not null check (vat_category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    vat_rate integer check (vat_rate is null or vat_rate between 1 and 10000),
    vatex text,
    name_key text not null,
    search text not null,
    archived_at integer,
    created_at integer not null,
    updated_at integer not null,
    version integer not null default 1,
    primary key (company_id, id),
    check ((vat_category = 'S') = (vat_rate is not null))
) strict;

create unique index if not exists articles_by_reference on articles (company_id, reference) where reference is not null;
create index if not exists articles_by_name on articles (company_id, name_key, id);
