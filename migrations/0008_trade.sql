-- The rest of the trade: what a line bills or credits, deposits deducted, credit notes set off, money given back, and each collection split by VAT rate.

-- An invoice paid on the spot, the code printed for verification, and what the client took of a quote's options.
alter table documents add column settled_on text check (settled_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
alter table documents add column settled_method text
    check (settled_method in ('transfer', 'sepa_transfer', 'sepa_debit', 'direct_debit', 'card', 'cash', 'cheque', 'standing_order', 'clearing'));
alter table documents add column settled_amount integer not null default 0 check (settled_amount >= 0);
alter table documents add column proof_code text check (length(proof_code) = 12);
alter table documents add column answered_options text check (answered_options is null or json_valid(answered_options));
alter table documents add column answered_gross integer;

create unique index if not exists documents_by_proof on documents (proof_code) where proof_code is not null;

-- The line of an earlier document that a line bills or credits. For progress: the percentage reached, the one before, the line's whole net and what was billed of it.
create table if not exists line_sources (
    company_id text not null,
    document_id text not null,
    position integer not null,
    source_id text not null,
    source_position integer not null,
    percent text,
    previous_percent text,
    contract_net integer,
    billed integer,
    primary key (company_id, document_id, position),
    foreign key (company_id, document_id, position) references lines (company_id, document_id, position),
    foreign key (company_id, source_id, source_position) references lines (company_id, document_id, position),
    check (document_id <> source_id),
    check ((percent is null) = (previous_percent is null)),
    check ((percent is null) = (contract_net is null)),
    check ((percent is null) = (billed is null))
) strict, without rowid;

create index if not exists line_sources_of on line_sources (company_id, source_id, source_position);

CREATE TRIGGER IF NOT EXISTS line_sources_join_drafts
BEFORE INSERT ON line_sources
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 'draft'
  OR EXISTS (SELECT 1 FROM line_sources WHERE company_id = NEW.company_id AND document_id = NEW.document_id AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

-- A line comes from a final document that its own document points at.
CREATE TRIGGER IF NOT EXISTS line_sources_follow_links
BEFORE INSERT ON line_sources
WHEN NOT EXISTS (
  SELECT 1 FROM document_links l JOIN documents d ON d.company_id = l.company_id AND d.id = l.to_id
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.document_id AND l.to_id = NEW.source_id AND d.stage <> 'draft')
BEGIN
  SELECT RAISE(ABORT, 'source_is_not_linked');
END;

CREATE TRIGGER IF NOT EXISTS line_sources_never_change
BEFORE UPDATE ON line_sources
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS line_sources_leave_drafts
BEFORE DELETE ON line_sources
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

-- What a link may join: a bill and an accepted quote, a credit note and an issued invoice, a final invoice and an issued deposit,
-- a quote and the sent quote it replaces, a corrective invoice and the issued invoice it replaces.
CREATE TRIGGER IF NOT EXISTS links_join_what_they_may
BEFORE INSERT ON document_links
WHEN NOT EXISTS (
  SELECT 1 FROM documents f JOIN documents t ON t.company_id = f.company_id
  WHERE f.company_id = NEW.company_id AND f.id = NEW.from_id AND t.id = NEW.to_id AND (
    (NEW.relation = 'bills' AND f.kind IN ('invoice', 'deposit', 'progress') AND t.kind = 'quote' AND t.stage = 'accepted')
    OR (NEW.relation = 'credits' AND f.kind = 'credit' AND t.kind IN ('invoice', 'deposit', 'progress') AND t.stage = 'issued')
    OR (NEW.relation = 'deducts' AND f.kind IN ('invoice', 'progress') AND t.kind = 'deposit' AND t.stage = 'issued')
    OR (NEW.relation = 'revises' AND f.kind = 'quote' AND t.kind = 'quote' AND t.stage <> 'draft')
    OR (NEW.relation = 'revises' AND f.kind = 'invoice' AND t.kind = 'invoice' AND t.stage = 'issued')))
BEGIN
  SELECT RAISE(ABORT, 'link_does_not_fit');
END;

-- A credit note takes back one invoice; a quote or a corrective invoice replaces one document (BR-FR: 384 has one reference).
CREATE TRIGGER IF NOT EXISTS links_credit_or_replace_one
BEFORE INSERT ON document_links
WHEN NEW.relation IN ('credits', 'revises') AND EXISTS (
  SELECT 1 FROM document_links WHERE company_id = NEW.company_id AND from_id = NEW.from_id AND relation = NEW.relation)
BEGIN
  SELECT RAISE(ABORT, 'link_does_not_fit');
END;

CREATE TRIGGER IF NOT EXISTS linked_documents_share_their_client
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND EXISTS (
  SELECT 1 FROM document_links l JOIN documents t ON t.company_id = l.company_id AND t.id = l.to_id
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation IN ('credits', 'deducts', 'revises')
    AND (t.client_id, t.currency) IS NOT (NEW.client_id, NEW.currency))
BEGIN
  SELECT RAISE(ABORT, 'link_of_another_client');
END;

CREATE TRIGGER IF NOT EXISTS credits_name_their_invoice
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND NOT EXISTS (
  SELECT 1 FROM document_links WHERE company_id = NEW.company_id AND from_id = NEW.id AND relation = 'credits')
BEGIN
  SELECT RAISE(ABORT, 'credit_without_invoice');
END;

-- Never more than what remains of the invoice, category by category, rate by rate; who takes all that is left of a base takes all that is left of its tax.
CREATE TRIGGER IF NOT EXISTS credits_stay_within_their_invoice
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1
  FROM vat_subtotals c
  JOIN document_links l ON l.company_id = c.company_id AND l.from_id = c.document_id AND l.relation = 'credits'
  LEFT JOIN vat_subtotals i ON i.company_id = c.company_id AND i.document_id = l.to_id AND (i.category, i.rate, i.vatex) IS (c.category, c.rate, c.vatex)
  LEFT JOIN (
    SELECT l2.to_id, v.category, v.rate, v.vatex, SUM(v.base) AS base, SUM(v.tax) AS tax
    FROM document_links l2
    JOIN documents d ON d.company_id = l2.company_id AND d.id = l2.from_id AND d.stage = 'issued'
    JOIN vat_subtotals v ON v.company_id = d.company_id AND v.document_id = d.id
    WHERE l2.company_id = NEW.company_id AND l2.relation = 'credits'
    GROUP BY l2.to_id, v.category, v.rate, v.vatex
  ) b ON b.to_id = l.to_id AND (b.category, b.rate, b.vatex) IS (c.category, c.rate, c.vatex)
  WHERE c.company_id = NEW.company_id AND c.document_id = NEW.id AND (
    i.base IS NULL
    OR iif(i.base < 0, -1, 1) * c.base > iif(i.base < 0, -1, 1) * (i.base - COALESCE(b.base, 0))
    OR iif(i.tax < 0, -1, 1) * c.tax > iif(i.tax < 0, -1, 1) * (i.tax - COALESCE(b.tax, 0))
    OR (c.base = i.base - COALESCE(b.base, 0) AND c.tax <> i.tax - COALESCE(b.tax, 0))))
BEGIN
  SELECT RAISE(ABORT, 'credit_exceeds_invoice');
END;

-- A sent quote that another sent one replaces can no longer be accepted.
CREATE TRIGGER IF NOT EXISTS replaced_quotes_stay_unanswered
BEFORE UPDATE ON documents
WHEN OLD.stage = 'sent' AND NEW.stage = 'accepted' AND EXISTS (
  SELECT 1 FROM document_links l JOIN documents f ON f.company_id = l.company_id AND f.id = l.from_id
  WHERE l.company_id = NEW.company_id AND l.to_id = NEW.id AND l.relation = 'revises' AND f.stage <> 'draft')
BEGIN
  SELECT RAISE(ABORT, 'quote_is_replaced');
END;

DROP TRIGGER IF EXISTS sent_quotes_are_final;
CREATE TRIGGER IF NOT EXISTS sent_quotes_are_final
BEFORE UPDATE ON documents
WHEN OLD.stage <> 'draft' AND (
  OLD.number, OLD.series, OLD.seq, OLD.client_id, OLD.contact_id, OLD.client_name, OLD.client_key, OLD.subject, OLD.issued_on, OLD.due_on, OLD.supplied_on,
  OLD.currency, OLD.language, OLD.price_mode, OLD.payment_terms, OLD.purchase_order, OLD.note, OLD.line_total, OLD.allowance_total,
  OLD.charge_total, OLD.net_total, OLD.vat_total, OLD.gross_total, OLD.prepaid, OLD.payable, OLD.seller, OLD.buyer, OLD.mentions, OLD.search,
  OLD.settled_on, OLD.settled_method, OLD.settled_amount, OLD.proof_code
) IS NOT (
  NEW.number, NEW.series, NEW.seq, NEW.client_id, NEW.contact_id, NEW.client_name, NEW.client_key, NEW.subject, NEW.issued_on, NEW.due_on, NEW.supplied_on,
  NEW.currency, NEW.language, NEW.price_mode, NEW.payment_terms, NEW.purchase_order, NEW.note, NEW.line_total, NEW.allowance_total,
  NEW.charge_total, NEW.net_total, NEW.vat_total, NEW.gross_total, NEW.prepaid, NEW.payable, NEW.seller, NEW.buyer, NEW.mentions, NEW.search,
  NEW.settled_on, NEW.settled_method, NEW.settled_amount, NEW.proof_code)
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

-- What a final invoice deducts of each deposit, category by category, rate by rate: a part of the figures stored on the deposit.
create table if not exists deductions (
    company_id text not null,
    document_id text not null,
    deposit_id text not null,
    position integer not null check (position >= 1),
    category text not null check (category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    rate integer,
    vatex text,
    base integer not null,
    tax integer not null,
    primary key (company_id, document_id, deposit_id, position),
    foreign key (company_id, document_id) references documents (company_id, id),
    foreign key (company_id, deposit_id) references documents (company_id, id)
) strict, without rowid;

create index if not exists deductions_of_deposit on deductions (company_id, deposit_id);

CREATE TRIGGER IF NOT EXISTS deductions_join_drafts
BEFORE INSERT ON deductions
WHEN (SELECT stage FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 'draft'
  OR NOT EXISTS (
    SELECT 1 FROM document_links
    WHERE company_id = NEW.company_id AND from_id = NEW.document_id AND to_id = NEW.deposit_id AND relation = 'deducts')
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS deductions_never_change
BEFORE UPDATE ON deductions
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

CREATE TRIGGER IF NOT EXISTS deductions_leave_drafts
BEFORE DELETE ON deductions
WHEN (SELECT stage FROM documents WHERE company_id = OLD.company_id AND id = OLD.document_id) IS NOT 'draft'
BEGIN
  SELECT RAISE(ABORT, 'document_is_final');
END;

-- A deposit is deducted once: never more of it than it billed, less what was credited of it.
CREATE TRIGGER IF NOT EXISTS deductions_stay_within_their_deposit
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND EXISTS (
  SELECT 1
  FROM deductions x
  LEFT JOIN vat_subtotals v ON v.company_id = x.company_id AND v.document_id = x.deposit_id AND (v.category, v.rate, v.vatex) IS (x.category, x.rate, x.vatex)
  WHERE x.company_id = NEW.company_id AND x.document_id = NEW.id AND (
    v.base IS NULL
    OR x.base + x.tax > v.base + v.tax
      - COALESCE((
          SELECT SUM(y.base + y.tax) FROM deductions y JOIN documents d ON d.company_id = y.company_id AND d.id = y.document_id
          WHERE y.company_id = x.company_id AND y.deposit_id = x.deposit_id AND d.stage = 'issued' AND (y.category, y.rate, y.vatex) IS (x.category, x.rate, x.vatex)), 0)
      - COALESCE((
          SELECT SUM(w.base + w.tax) FROM document_links l
          JOIN documents d ON d.company_id = l.company_id AND d.id = l.from_id AND d.stage = 'issued'
          JOIN vat_subtotals w ON w.company_id = d.company_id AND w.document_id = d.id AND (w.category, w.rate, w.vatex) IS (x.category, x.rate, x.vatex)
          WHERE l.company_id = x.company_id AND l.to_id = x.deposit_id AND l.relation = 'credits'), 0)))
BEGIN
  SELECT RAISE(ABORT, 'deduction_exceeds_deposit');
END;

-- A deposit that was deducted is credited no more than what is left of it.
CREATE TRIGGER IF NOT EXISTS credits_spare_deducted_deposits
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit' AND EXISTS (
  SELECT 1 FROM document_links l JOIN documents t ON t.company_id = l.company_id AND t.id = l.to_id AND t.kind = 'deposit'
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits'
    AND NEW.gross_total > t.gross_total
      - COALESCE((SELECT SUM(x.base + x.tax) FROM deductions x JOIN documents d ON d.company_id = x.company_id AND d.id = x.document_id
                  WHERE x.company_id = t.company_id AND x.deposit_id = t.id AND d.stage = 'issued'), 0)
      - COALESCE((SELECT SUM(d.gross_total) FROM document_links k JOIN documents d ON d.company_id = k.company_id AND d.id = k.from_id
                  WHERE k.company_id = t.company_id AND k.to_id = t.id AND k.relation = 'credits' AND d.stage = 'issued'), 0))
BEGIN
  SELECT RAISE(ABORT, 'credit_exceeds_invoice');
END;

-- What a settlement asks for: what is left to pay, and what was paid on the spot, whose payment follows in the same breath.
DROP TRIGGER IF EXISTS issuing_asks_for_money;
CREATE TRIGGER IF NOT EXISTS issuing_asks_for_money
AFTER UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind IN ('invoice', 'deposit', 'progress')
BEGIN
  INSERT INTO settlements (company_id, document_id, client_id, due_on, payable)
  VALUES (NEW.company_id, NEW.id, NEW.client_id, COALESCE(NEW.due_on, NEW.issued_on), NEW.payable + NEW.settled_amount);
END;

DROP TRIGGER IF EXISTS settlements_are_made_once;
CREATE TRIGGER IF NOT EXISTS settlements_are_made_once
BEFORE INSERT ON settlements
WHEN EXISTS (SELECT 1 FROM settlements WHERE company_id = NEW.company_id AND document_id = NEW.document_id)
  OR NEW.paid <> 0 OR NEW.credited <> 0
  OR (SELECT (stage, payable + settled_amount) IS ('issued', NEW.payable) FROM documents WHERE company_id = NEW.company_id AND id = NEW.document_id) IS NOT 1
BEGIN
  SELECT RAISE(ABORT, 'settlement_is_derived');
END;

-- What a credit note takes off what an invoice asks for, and what a corrective invoice takes over from the one it replaces.
create table if not exists offsets (
    company_id text not null,
    from_id text not null,
    document_id text not null,
    amount integer not null check (amount > 0),
    at integer not null,
    primary key (company_id, from_id, document_id),
    foreign key (company_id, from_id) references documents (company_id, id),
    foreign key (company_id, document_id) references settlements (company_id, document_id)
) strict, without rowid;

create index if not exists offsets_of_document on offsets (company_id, document_id);

CREATE TRIGGER IF NOT EXISTS offsets_fit_their_document
BEFORE INSERT ON offsets
WHEN EXISTS (SELECT 1 FROM offsets WHERE company_id = NEW.company_id AND from_id = NEW.from_id AND document_id = NEW.document_id)
  OR NOT EXISTS (
    SELECT 1 FROM settlements s JOIN documents f ON f.company_id = s.company_id AND f.client_id = s.client_id
    WHERE s.company_id = NEW.company_id AND s.document_id = NEW.document_id AND f.id = NEW.from_id AND f.stage = 'issued' AND NEW.amount <= s.open)
BEGIN
  SELECT RAISE(ABORT, 'offset_does_not_fit');
END;

CREATE TRIGGER IF NOT EXISTS offsets_fit_their_origin
BEFORE INSERT ON offsets
WHEN NOT EXISTS (
  SELECT 1 FROM documents f
  WHERE f.company_id = NEW.company_id AND f.id = NEW.from_id AND (
    (f.kind = 'invoice' AND EXISTS (
      SELECT 1 FROM document_links l WHERE l.company_id = f.company_id AND l.from_id = f.id AND l.to_id = NEW.document_id AND l.relation = 'revises'))
    OR (f.kind = 'credit' AND NEW.amount <= f.gross_total
      - COALESCE((SELECT SUM(o.amount) FROM offsets o WHERE o.company_id = f.company_id AND o.from_id = f.id), 0)
      - COALESCE((SELECT SUM(r.amount) FROM refund_parts r WHERE r.company_id = f.company_id AND r.credit_id = f.id), 0))))
BEGIN
  SELECT RAISE(ABORT, 'offset_does_not_fit');
END;

CREATE TRIGGER IF NOT EXISTS offsets_never_change
BEFORE UPDATE ON offsets
BEGIN
  SELECT RAISE(ABORT, 'offset_is_final');
END;

CREATE TRIGGER IF NOT EXISTS offsets_never_leave
BEFORE DELETE ON offsets
BEGIN
  SELECT RAISE(ABORT, 'offset_is_final');
END;

CREATE TRIGGER IF NOT EXISTS offsets_settle
AFTER INSERT ON offsets
BEGIN
  UPDATE settlements SET credited = credited + NEW.amount WHERE company_id = NEW.company_id AND document_id = NEW.document_id;
END;

-- A credit note first takes off what its invoice still asks for; what is over is owed to the client.
CREATE TRIGGER IF NOT EXISTS crediting_sets_off
AFTER UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'credit'
BEGIN
  INSERT INTO offsets (company_id, from_id, document_id, amount, at)
  SELECT NEW.company_id, NEW.id, s.document_id, min(s.open, NEW.gross_total), NEW.updated_at
  FROM document_links l JOIN settlements s ON s.company_id = l.company_id AND s.document_id = l.to_id
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'credits' AND s.open > 0 AND NEW.gross_total > 0;
END;

-- An invoice is replaced only while nothing has moved on it; its replacement asks in its stead.
CREATE TRIGGER IF NOT EXISTS replaced_invoices_are_untouched
BEFORE UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'invoice' AND EXISTS (
  SELECT 1 FROM document_links l JOIN settlements s ON s.company_id = l.company_id AND s.document_id = l.to_id
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'revises' AND s.paid + s.credited <> 0)
BEGIN
  SELECT RAISE(ABORT, 'replaced_invoice_has_moved');
END;

CREATE TRIGGER IF NOT EXISTS replacing_sets_off
AFTER UPDATE ON documents
WHEN OLD.stage = 'draft' AND NEW.stage = 'issued' AND NEW.kind = 'invoice'
BEGIN
  INSERT INTO offsets (company_id, from_id, document_id, amount, at)
  SELECT NEW.company_id, NEW.id, s.document_id, s.open, NEW.updated_at
  FROM document_links l JOIN settlements s ON s.company_id = l.company_id AND s.document_id = l.to_id
  WHERE l.company_id = NEW.company_id AND l.from_id = NEW.id AND l.relation = 'revises' AND s.open > 0;
END;

-- Money that goes back to a client is a payment out.
alter table payments add column direction text not null default 'in' check (direction in ('in', 'out'));
alter table payments add column signed_amount integer generated always as (iif(direction = 'out', -amount, amount)) virtual;

-- What a refund gives back: what is over of a credit note, or of a payment.
create table if not exists refund_parts (
    company_id text not null,
    refund_id text not null,
    position integer not null check (position >= 1),
    credit_id text,
    payment_id text,
    amount integer not null check (amount <> 0),
    primary key (company_id, refund_id, position),
    foreign key (company_id, refund_id) references payments (company_id, id),
    foreign key (company_id, credit_id) references documents (company_id, id),
    foreign key (company_id, payment_id) references payments (company_id, id),
    check ((credit_id is null) <> (payment_id is null))
) strict;

create index if not exists refunds_of_credit on refund_parts (company_id, credit_id) where credit_id is not null;
create index if not exists refunds_of_payment on refund_parts (company_id, payment_id) where payment_id is not null;

CREATE TRIGGER IF NOT EXISTS refund_parts_fit_their_refund
BEFORE INSERT ON refund_parts
WHEN EXISTS (SELECT 1 FROM refund_parts WHERE company_id = NEW.company_id AND refund_id = NEW.refund_id AND position = NEW.position)
  OR NOT EXISTS (
    SELECT 1 FROM payments p
    WHERE p.company_id = NEW.company_id AND p.id = NEW.refund_id AND p.direction = 'out' AND (p.amount > 0) = (NEW.amount > 0)
      AND abs(NEW.amount + COALESCE((SELECT SUM(r.amount) FROM refund_parts r WHERE r.company_id = p.company_id AND r.refund_id = p.id), 0)) <= abs(p.amount))
BEGIN
  SELECT RAISE(ABORT, 'refund_does_not_fit');
END;

CREATE TRIGGER IF NOT EXISTS refund_parts_fit_their_credit
BEFORE INSERT ON refund_parts
WHEN NEW.credit_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM documents d JOIN payments p ON p.company_id = d.company_id AND p.client_id = d.client_id AND p.id = NEW.refund_id
  WHERE d.company_id = NEW.company_id AND d.id = NEW.credit_id AND d.kind = 'credit' AND d.stage = 'issued'
    AND NEW.amount <= d.gross_total
      - COALESCE((SELECT SUM(o.amount) FROM offsets o WHERE o.company_id = d.company_id AND o.from_id = d.id), 0)
      - COALESCE((SELECT SUM(r.amount) FROM refund_parts r WHERE r.company_id = d.company_id AND r.credit_id = d.id), 0))
BEGIN
  SELECT RAISE(ABORT, 'refund_does_not_fit');
END;

CREATE TRIGGER IF NOT EXISTS refund_parts_fit_their_payment
BEFORE INSERT ON refund_parts
WHEN NEW.payment_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM payments s JOIN payments p ON p.company_id = s.company_id AND p.client_id = s.client_id AND p.id = NEW.refund_id
  WHERE s.company_id = NEW.company_id AND s.id = NEW.payment_id AND s.direction = 'in' AND s.reverses_id IS NULL
    AND NEW.amount <= s.amount
      - COALESCE((SELECT SUM(a.amount) FROM allocations a WHERE a.company_id = s.company_id AND a.payment_id = s.id), 0)
      - COALESCE((SELECT SUM(r.amount) FROM refund_parts r WHERE r.company_id = s.company_id AND r.payment_id = s.id), 0)
    AND (NEW.amount < 0 OR NOT EXISTS (SELECT 1 FROM payments x WHERE x.company_id = s.company_id AND x.reverses_id = s.id)))
BEGIN
  SELECT RAISE(ABORT, 'refund_does_not_fit');
END;

CREATE TRIGGER IF NOT EXISTS refund_parts_never_change
BEFORE UPDATE ON refund_parts
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

CREATE TRIGGER IF NOT EXISTS refund_parts_never_leave
BEFORE DELETE ON refund_parts
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

DROP TRIGGER IF EXISTS reversals_mirror;
CREATE TRIGGER IF NOT EXISTS reversals_mirror
BEFORE INSERT ON payments
WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM payments p
  WHERE p.company_id = NEW.company_id AND p.id = NEW.reverses_id AND p.reverses_id IS NULL AND p.amount = -NEW.amount AND p.client_id = NEW.client_id
    AND p.direction = NEW.direction)
BEGIN
  SELECT RAISE(ABORT, 'reversal_must_mirror');
END;

-- What was given back cannot be undone as if it were still here: the refund is undone first.
CREATE TRIGGER IF NOT EXISTS refunded_payments_are_not_reversed
BEFORE INSERT ON payments
WHEN NEW.reverses_id IS NOT NULL AND COALESCE((
  SELECT SUM(r.amount) FROM refund_parts r WHERE r.company_id = NEW.company_id AND r.payment_id = NEW.reverses_id), 0) <> 0
BEGIN
  SELECT RAISE(ABORT, 'payment_was_refunded');
END;

-- An allocation has its payment's sign, its client, and stays within what is left of it; money that went out or was undone settles nothing.
DROP TRIGGER IF EXISTS allocations_fit_their_payment;
CREATE TRIGGER IF NOT EXISTS allocations_fit_their_payment
BEFORE INSERT ON allocations
WHEN NOT EXISTS (
  SELECT 1 FROM payments p JOIN settlements s ON s.company_id = p.company_id AND s.client_id = p.client_id
  WHERE p.company_id = NEW.company_id AND p.id = NEW.payment_id AND s.document_id = NEW.document_id AND (p.amount > 0) = (NEW.amount > 0)
    AND p.direction = 'in'
    AND NOT EXISTS (SELECT 1 FROM payments x WHERE x.company_id = p.company_id AND x.reverses_id = p.id)
    AND abs(NEW.amount + COALESCE((SELECT SUM(a.amount) FROM allocations a WHERE a.company_id = p.company_id AND a.payment_id = p.id), 0))
      <= abs(p.amount) - COALESCE((SELECT SUM(r.amount) FROM refund_parts r WHERE r.company_id = p.company_id AND r.payment_id = p.id), 0))
BEGIN
  SELECT RAISE(ABORT, 'allocation_exceeds_payment');
END;

DROP TRIGGER IF EXISTS settlements_follow_their_payments;
CREATE TRIGGER IF NOT EXISTS settlements_follow_their_payments
BEFORE UPDATE ON settlements
WHEN (OLD.company_id, OLD.document_id, OLD.client_id, OLD.due_on, OLD.payable) IS NOT (NEW.company_id, NEW.document_id, NEW.client_id, NEW.due_on, NEW.payable)
  OR NEW.paid IS NOT (SELECT COALESCE(SUM(amount), 0) FROM allocations WHERE company_id = NEW.company_id AND document_id = NEW.document_id)
  OR NEW.credited IS NOT (SELECT COALESCE(SUM(amount), 0) FROM offsets WHERE company_id = NEW.company_id AND document_id = NEW.document_id)
BEGIN
  SELECT RAISE(ABORT, 'settlement_is_derived');
END;

-- What each payment brought for each category and rate, including VAT: the figure that VAT on receipts is declared from. Negative when money goes back.
create table if not exists collections (
    company_id text not null,
    payment_id text not null,
    document_id text not null,
    position integer not null check (position >= 1),
    category text not null check (category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    rate integer,
    vatex text,
    amount integer not null,
    primary key (company_id, payment_id, document_id, position),
    foreign key (company_id, payment_id) references payments (company_id, id),
    foreign key (company_id, document_id) references documents (company_id, id)
) strict, without rowid;

create index if not exists collections_of_document on collections (company_id, document_id);

CREATE TRIGGER IF NOT EXISTS collections_are_added
BEFORE INSERT ON collections
WHEN EXISTS (
  SELECT 1 FROM collections
  WHERE company_id = NEW.company_id AND payment_id = NEW.payment_id AND document_id = NEW.document_id AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

CREATE TRIGGER IF NOT EXISTS collections_never_change
BEFORE UPDATE ON collections
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;

CREATE TRIGGER IF NOT EXISTS collections_never_leave
BEFORE DELETE ON collections
BEGIN
  SELECT RAISE(ABORT, 'payment_is_final');
END;
