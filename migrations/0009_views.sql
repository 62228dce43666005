-- Saved views of lists: the filters, the sort and the search of an address, under a name, for oneself or for the whole company.
-- They are a person's way of looking, not the company's trade: the journal does not record them. A shared view may outlive its author's account.

create table if not exists views (
    company_id text not null references companies (id),
    id text not null,
    user_id text not null,
    list text not null check (list in ('quotes', 'invoices', 'payments', 'clients', 'contacts', 'articles')),
    name text not null check (length(name) between 1 and 60),
    name_key text not null,
    query text not null check (length(query) <= 1000),
    shared integer not null check (shared in (0, 1)),
    created_at integer not null,
    updated_at integer not null,
    version integer not null default 1,
    primary key (company_id, id),
    unique (company_id, user_id, list, name_key)
) strict;

create index if not exists views_of_list on views (company_id, list, name_key);

-- The view each person opens a list with, their own or a shared one.
create table if not exists default_views (
    company_id text not null,
    user_id text not null,
    list text not null,
    view_id text not null,
    primary key (company_id, user_id, list),
    foreign key (company_id, view_id) references views (company_id, id) on delete cascade
) strict, without rowid;

create index if not exists defaults_of_view on default_views (company_id, view_id);

CREATE TRIGGER IF NOT EXISTS views_stay_few
BEFORE INSERT ON views
WHEN (SELECT COUNT(*) FROM views WHERE company_id = NEW.company_id AND user_id = NEW.user_id AND list = NEW.list) >= 30
BEGIN
  SELECT RAISE(ABORT, 'too_many_views');
END;

-- Whoever leaves takes their own views along; those they shared stay.
CREATE TRIGGER IF NOT EXISTS views_leave_with_their_owner
AFTER DELETE ON memberships
BEGIN
  DELETE FROM views WHERE company_id = OLD.company_id AND user_id = OLD.user_id AND shared = 0;
END;

CREATE TRIGGER IF NOT EXISTS defaults_leave_with_their_owner
AFTER DELETE ON memberships
BEGIN
  DELETE FROM default_views WHERE company_id = OLD.company_id AND user_id = OLD.user_id;
END;
