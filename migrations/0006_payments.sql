-- Payments are only ever added; undoing one adds its reversal. What each issued document has received is a row kept by triggers, never by a handler.

-- One row per document that asks for money. `open` is what is still due, in cents.
create table if not exists settlements (
    company_id text not null,
    document_id text not null,
    client_id text not null,
    due_on text not null,
    payable integer not null check (payable >= 0),
    paid integer not null default 0 check (paid >= 0),
    credited integer not null default 0 check (credited >= 0),
    open integer not null generated always as (payable - paid - credited) virtual,
    primary key (company_id, document_id),
    foreign key (company_id, document_id) references documents (company_id, id),
    check (paid + credited <= payable)
) strict;

create index if not exists settlements_open on settlements (company_id, due_on, document_id) where payable > paid + credited;
create index if not exists settlements_of_client on settlements (company_id, client_id) where payable > paid + credited;

CREATE TRIGGER IF NOT EXISTS issuing_asks_for_money
AFTER UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind IN ('invoice', 'deposit', 'progress')
BEGIN
  INSERT INTO settlements (company_id, document_id, client_id, due_on, payable)
  VALUES (NEW.company_id, NEW.id, NEW.client_id, COALESCE(NEW.due_on, NEW.issued_on), NEW.payable);
END;

CREATE TRIGGER IF NOT EXISTS settlements_are_made_once
BEFORE INSERT ON settlements
WHEN EXISTS (SELECT 1 FROM settlements WHERE company_id = NEW.company_id AND document_id = NEW.document_id)
  OR NEW.paid <> 0 OR NEW.credited <> 0
  OR (SELECT (stage, payable) IS ('issued', NEW.payable) FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'settlement_is_derived');
END;

CREATE TRIGGER IF NOT EXISTS settlements_never_leave
BEFORE DELETE ON settlements
BEGIN
  SELECT RAISE(ABORT, 'settlement_is_derived');
END;

create table if not exists payments (
    company_id text not null references companies (id),
    id text not null,
    client_id text not null,
    client_name text not null,
    paid_on text not null check (paid_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    amount integer not null check (amount <> 0 and abs(amount) <= 9007199254740991),
    method text not null check (method in ('transfer', 'sepa_transfer', 'sepa_debit', 'direct_debit', 'card', 'cash', 'cheque', 'standing_order', 'clearing')),
    reference text,
    note text,
    reverses_id text,
    search text not null,
    created_by text not null,
    created_at integer not null,
    primary key (company_id, id),
    unique (company_id, reverses_id),
    foreign key (company_id, client_id) references clients (company_id, id),
    foreign key (company_id, reverses_id) references payments (company_id, id),
    check ((reverses_id is null) = (amount > 0))
) strict;

create index if not exists payments_by_day on payments (company_id, paid_on, id);
create index if not exists payments_of_client on payments (company_id, client_id, paid_on);

create table if not exists allocations (
    company_id text not null,
    payment_id text not null,
    document_id text not null,
    amount integer not null check (amount <> 0),
    primary key (company_id, payment_id, document_id),
    foreign key (company_id, payment_id) references payments (company_id, id),
    foreign key (company_id, document_id) references settlements (company_id, document_id)
) strict;

create index if not exists allocations_of_document on allocations (company_id, document_id);

CREATE TRIGGER IF NOT EXISTS payments_are_added
BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE company_id = NEW.company_id AND (id = NEW.id OR reverses_id = NEW.reverses_id))
BEGIN
  SELECT RAISE(ABORT, 'payment_exists');
END;

CREATE TRIGGER IF NOT EXISTS reversals_mirror
BEFORE INSERT ON payments
WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM payments p
  WHERE p.company_id = NEW.company_id AND p.id = NEW.reverses_id AND p.reverses_id IS NULL AND p.amount = -NEW.amount AND p.client_id = NEW.client_id)
BEGIN
  SELECT RAISE(ABORT, 'reversal_must_mirror');
END;

CREATE TRIGGER IF NOT EXISTS payments_never_change
BEFORE UPDATE ON payments
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

CREATE TRIGGER IF NOT EXISTS payments_never_leave
BEFORE DELETE ON payments
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

CREATE TRIGGER IF NOT EXISTS allocations_are_added
BEFORE INSERT ON allocations
WHEN EXISTS (
  SELECT 1 FROM allocations WHERE company_id = NEW.company_id AND payment_id = NEW.payment_id AND document_id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

-- An allocation has its payment's sign, its client, and stays within its amount.
CREATE TRIGGER IF NOT EXISTS allocations_fit_their_payment
BEFORE INSERT ON allocations
WHEN NOT EXISTS (
  SELECT 1 FROM payments p JOIN settlements s ON s.company_id = p.company_id AND s.client_id = p.client_id
  WHERE p.company_id = NEW.company_id AND p.id = NEW.payment_id AND s.document_id = NEW.document_id AND (p.amount > 0) = (NEW.amount > 0)
    AND abs(NEW.amount + COALESCE((SELECT SUM(a.amount) FROM allocations a WHERE a.company_id = p.company_id AND a.payment_id = p.id), 0)) <= abs(p.amount))
BEGIN
  SELECT RAISE(ABORT, 'allocation_exceeds_payment');
END;

-- Paid and credited together never pass what the document asks for.
CREATE TRIGGER IF NOT EXISTS allocations_fit_their_document
BEFORE INSERT ON allocations
WHEN NOT EXISTS (
  SELECT 1 FROM settlements s
  WHERE s.company_id = NEW.company_id AND s.document_id = NEW.document_id AND NEW.amount <= s.open AND s.paid + NEW.amount >= 0)
BEGIN
  SELECT RAISE(ABORT, 'allocation_exceeds_document');
END;

CREATE TRIGGER IF NOT EXISTS allocations_settle
AFTER INSERT ON allocations
BEGIN
  UPDATE settlements SET paid = paid + NEW.amount WHERE company_id = NEW.company_id AND document_id = NEW.document_id;
END;

CREATE TRIGGER IF NOT EXISTS settlements_follow_their_payments
BEFORE UPDATE ON settlements
WHEN (OLD.company_id, OLD.document_id, OLD.client_id, OLD.due_on, OLD.payable) IS NOT (NEW.company_id, NEW.document_id, NEW.client_id, NEW.due_on, NEW.payable)
  OR NEW.paid IS NOT (SELECT COALESCE(SUM(amount), 0) FROM allocations WHERE company_id = NEW.company_id AND document_id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'settlement_is_derived');
END;

CREATE TRIGGER IF NOT EXISTS allocations_never_change
BEFORE UPDATE ON allocations
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

CREATE TRIGGER IF NOT EXISTS allocations_never_leave
BEFORE DELETE ON allocations
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;
