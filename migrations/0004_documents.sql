-- Quotes and invoices as one family. What the law says of them (numbers without gap, issued means final) is held here, whoever writes.

create table if not exists documents (
    company_id text not null references companies (id),
    id text not null,
    kind text not null check (kind in ('quote', 'invoice', 'deposit', 'credit', 'progress')),
    family text not null generated always as (iif(kind = 'quote', 'quote', 'invoice')) virtual,
    stage text not null check (stage in ('draft', 'sent', 'accepted', 'refused', 'issued')),
    number text check (length(number) between 1 and 35),
    series text,
    seq integer,
    client_id text,
    contact_id text,
    client_name text not null default '',
    client_key text not null default '',
    subject text not null default '',
    issued_on text not null check (issued_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    due_on text check (due_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    supplied_on text check (supplied_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    currency text not null check (length(currency) = 3),
    language text not null check (language in ('fr', 'en')),
    price_mode text not null check (price_mode in ('net', 'gross')),
    payment_terms text not null,
    purchase_order text,
    note text,
    line_total integer not null default 0,
    allowance_total integer not null default 0,
    charge_total integer not null default 0,
    net_total integer not null default 0,
    vat_total integer not null default 0,
    gross_total integer not null default 0 check (abs(gross_total) <= 9007199254740991),
    prepaid integer not null default 0,
    payable integer not null default 0,
    seller text check (seller is null or json_valid(seller)),
    buyer text check (buyer is null or json_valid(buyer)),
    mentions text check (mentions is null or json_valid(mentions)),
    answered_on text,
    answered_by text,
    answer_note text,
    search text not null default '',
    created_by text not null,
    created_at integer not null,
    updated_at integer not null,
    version integer not null default 1,
    primary key (company_id, id),
    foreign key (company_id, client_id) references clients (company_id, id),
    foreign key (company_id, contact_id) references contacts (company_id, id),
    foreign key (company_id, series) references series (company_id, id),
    check (stage = 'draft' or (kind = 'quote') = (stage in ('sent', 'accepted', 'refused'))),
    check ((stage = 'draft') = (number is null)),
    check ((number is null) = (seq is null)),
    check ((number is null) = (series is null)),
    check (stage = 'draft' or client_id is not null),
    check ((stage = 'draft') = (seller is null)),
    check ((stage = 'draft') = (buyer is null)),
    check ((stage = 'draft') = (mentions is null)),
    check ((stage in ('accepted', 'refused')) = (answered_on is not null))
) strict;

create unique index if not exists documents_by_rank on documents (company_id, series, seq) where seq is not null;
create unique index if not exists invoices_by_number on documents (company_id, number) where number is not null and kind <> 'quote';
create unique index if not exists quotes_by_number on documents (company_id, number) where number is not null and kind = 'quote';
create index if not exists documents_by_day on documents (company_id, family, issued_on, id);
create index if not exists documents_by_due on documents (company_id, family, ifnull(due_on, ''), id);
create index if not exists documents_by_total on documents (company_id, family, gross_total, id);
create index if not exists documents_by_client on documents (company_id, family, client_key, id);
create index if not exists documents_of_client on documents (company_id, client_id, issued_on);

create table if not exists lines (
    company_id text not null,
    document_id text not null,
    position integer not null check (position >= 1),
    kind text not null check (kind in ('product', 'heading', 'text', 'subtotal', 'option')),
    article_id text,
    name text not null,
    description text,
    nature text check (nature in ('goods', 'service')),
    quantity text,
    unit text,
    unit_price text,
    allowance text check (allowance is null or json_valid(allowance)),
    charge text check (charge is null or json_valid(charge)),
    vat_category text check (vat_category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    vat_rate integer check (vat_rate between 1 and 10000),
    vatex text,
    ticked integer check (ticked in (0, 1)),
    net integer,
    primary key (company_id, document_id, position),
    foreign key (company_id, document_id) references documents (company_id, id),
    foreign key (company_id, article_id) references articles (company_id, id),
    check ((kind = 'option') = (ticked is not null))
) strict;

create index if not exists lines_of_article on lines (company_id, article_id) where article_id is not null;

-- Allowances and charges of the whole document; a percent is kept beside the amount it came to.
create table if not exists adjustments (
    company_id text not null,
    document_id text not null,
    position integer not null check (position >= 1),
    kind text not null check (kind in ('allowance', 'charge')),
    percent text,
    amount integer not null,
    reason text not null,
    reason_code text,
    vat_category text,
    vat_rate integer,
    vatex text,
    primary key (company_id, document_id, position),
    foreign key (company_id, document_id) references documents (company_id, id)
) strict;

-- One row per VAT category, rate and exemption: base and tax as they were rounded, once.
create table if not exists vat_subtotals (
    company_id text not null,
    document_id text not null,
    position integer not null check (position >= 1),
    category text not null check (category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    rate integer,
    vatex text,
    lines_net integer not null,
    allowance integer not null,
    charge integer not null,
    base integer not null,
    tax integer not null,
    primary key (company_id, document_id, position),
    foreign key (company_id, document_id) references documents (company_id, id)
) strict;

-- `from_id` bills, deducts, credits or revises `to_id`; the link stands as long as the document that made it.
create table if not exists document_links (
    company_id text not null,
    from_id text not null,
    to_id text not null,
    relation text not null check (relation in ('bills', 'deducts', 'credits', 'revises')),
    primary key (company_id, from_id, to_id, relation),
    foreign key (company_id, from_id) references documents (company_id, id),
    foreign key (company_id, to_id) references documents (company_id, id),
    check (from_id <> to_id)
) strict, without rowid;

create index if not exists links_to_document on document_links (company_id, to_id);

-- The bytes that left the house, drawn once from the stored figures.
create table if not exists document_files (
    company_id text not null,
    document_id text not null,
    kind text not null check (kind in ('pdf', 'xml')),
    bytes blob not null,
    sha256 text not null check (length(sha256) = 64),
    made_at integer not null,
    primary key (company_id, document_id, kind),
    foreign key (company_id, document_id) references documents (company_id, id)
) strict;

create index if not exists files_by_hash on document_files (sha256);

-- What the tabs of a list count, kept by triggers so that a count reads one row.
create table if not exists tallies (
    company_id text not null,
    kind text not null,
    stage text not null,
    documents integer not null,
    gross integer not null,
    primary key (company_id, kind, stage)
) strict, without rowid;
