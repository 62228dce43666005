//! Every «no» the API can say: ours to explain (refused) or ours to repair (broken).

use super::sentences;
use crate::domain::language::Language;
use crate::domain::refusal::FieldRefusal;
use crate::store::Fault;
use serde_json::{Map, Value, json};
use worker::Response;

/// A request that gets no for an answer.
#[derive(Debug)]
pub enum Failure {
    /// The caller's to mend: a status and a stable code, explained in the caller's language.
    Refused(Box<Refused>),
    /// Ours to mend: logged once, never shown.
    Broken(String),
}

/// What a refusal tells.
#[derive(Debug, Default)]
pub struct Refused {
    status: u16,
    code: &'static str,
    fields: Vec<FieldRefusal>,
    more: Map<String, Value>,
    retry_after: Option<u32>,
    allow: Option<String>,
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $status:literal $code:literal;)+) => {
        impl Failure {$(
            $(#[$doc])*
            pub fn $name() -> Self {
                Self::refuse($status, $code)
            }
        )+}
        /// Every code of this page with its status.
        pub const REFUSALS: &[(u16, &str)] = &[$(($status, $code)),+];
    };
}

refusals! {
    /// Not there, or not yours: the same answer.
    not_found = 404 "not_found";
    /// The path is known, the method is not.
    method_not_allowed = 405 "method_not_allowed";
    /// No session, or one that is over.
    signed_out = 401 "signed_out";
    /// The role does not reach this far.
    role_too_low = 403 "role_too_low";
    /// The act wants a fresh proof of who asks.
    confirmation_needed = 403 "confirmation_needed";
    /// A write that comes from another site.
    foreign_origin = 403 "foreign_origin";
    /// The body is not the JSON that was asked for.
    body_unreadable = 400 "body_unreadable";
    /// The body is not declared as JSON.
    body_not_json = 415 "body_not_json";
    /// The body passes what the route takes.
    body_too_large = 413 "body_too_large";
    /// The address passes what any route takes.
    address_too_long = 414 "address_too_long";
    /// A query parameter that cannot be read.
    query_unreadable = 400 "query_unreadable";
    /// A POST without its idempotency key.
    idempotency_key_missing = 400 "idempotency_key_missing";
    /// The key has served for another request.
    idempotency_key_reused = 422 "idempotency_key_reused";
    /// A change without `If-Match`.
    version_missing = 428 "version_missing";
    /// Somebody was faster.
    changed_meanwhile = 412 "changed_meanwhile";
    /// Another one already has this name, number or reference.
    already_taken = 409 "already_taken";
    /// A person keeps only so many views of a list.
    too_many_views = 409 "too_many_views";
    /// Something else points at it, or what it points at is not there.
    in_use = 409 "in_use";
    /// The document is issued or sent.
    document_is_final = 409 "document_is_final";
    /// The quote has its invoice.
    quote_already_invoiced = 409 "quote_already_invoiced";
    /// The quote has a progress invoice that is still a draft.
    progress_draft_exists = 409 "progress_draft_exists";
    /// Only an accepted quote becomes an invoice.
    quote_not_accepted = 409 "quote_not_accepted";
    /// Only a sent quote is answered.
    quote_not_sent = 409 "quote_not_sent";
    /// Its last day is over.
    quote_expired = 409 "quote_expired";
    /// A later quote was sent in its stead.
    quote_is_replaced = 409 "quote_is_replaced";
    /// Only an issued invoice is sent or paid.
    invoice_not_issued = 409 "invoice_not_issued";
    /// The series has a later date already.
    issue_date_before_series = 409 "issue_date_before_series";
    /// More than is left of the invoice.
    credit_exceeds_invoice = 422 "credit_exceeds_invoice";
    /// All of the invoice was given back, or deducted.
    nothing_left_to_credit = 409 "nothing_left_to_credit";
    /// A credit note gives back an invoice, not another credit note.
    credit_of_a_credit = 409 "credit_of_a_credit";
    /// Deposits, progress invoices and credit notes are not replaced.
    correction_of_an_invoice_only = 409 "correction_of_an_invoice_only";
    /// An invoice is replaced only while nothing was paid or credited of it.
    invoice_has_moved = 409 "invoice_has_moved";
    /// A corrective invoice stands in its place.
    invoice_is_replaced = 409 "invoice_is_replaced";
    /// What a credit note is set off on is of its own client, open, and no more than what is left of it.
    offset_does_not_fit = 409 "offset_does_not_fit";
    /// Another document took of the same earlier one: the draft has fresh figures.
    remainder_moved = 409 "remainder_moved";
    /// More than the document still asks for.
    allocation_exceeds_document = 409 "allocation_exceeds_document";
    /// More than the payment brought.
    allocation_exceeds_payment = 409 "allocation_exceeds_payment";
    /// More than a credit note or a payment still holds.
    refund_exceeds_available = 409 "refund_exceeds_available";
    /// What was given back is undone first.
    payment_was_refunded = 409 "payment_was_refunded";
    /// Others kept writing to the same account.
    account_is_moving = 409 "account_is_moving";
    /// A payment is reversed once.
    payment_already_reversed = 409 "payment_already_reversed";
    /// The series of this format has begun.
    numbering_locked = 409 "numbering_locked";
    /// The letter is no longer in our hands.
    already_left = 409 "already_left";
    /// E-mail or password do not match.
    wrong_credentials = 401 "wrong_credentials";
    /// The code does not match.
    wrong_code = 401 "wrong_code";
    /// The code is too old, used, or has no tries left.
    code_expired = 410 "code_expired";
    /// The link is too old, used, or none of ours.
    reset_expired = 410 "reset_expired";
    /// Too many tries in too short a time.
    too_many_attempts = 429 "too_many_attempts";
    /// The mail provider took no mail.
    mail_unavailable = 503 "mail_unavailable";
    /// The database asks for patience.
    overloaded = 503 "overloaded";
}

impl Failure {
    /// A refusal by status and code.
    pub fn refuse(status: u16, code: &'static str) -> Self {
        Self::Refused(Box::new(Refused { status, code, ..Refused::default() }))
    }

    /// Fields that cannot be taken as they are.
    pub fn fields(fields: Vec<FieldRefusal>) -> Self {
        Self::Refused(Box::new(Refused { status: 422, code: "invalid_fields", fields, ..Refused::default() }))
    }

    /// One field that cannot be taken as it is.
    pub fn field(field: &str, code: &'static str) -> Self {
        Self::fields(vec![FieldRefusal { field: field.to_owned(), code }])
    }

    /// Somebody was faster: how it stands now, for the page to merge.
    pub fn changed_to(current: &impl serde::Serialize) -> Self {
        let current = serde_json::to_value(current).unwrap_or_default();
        Self::changed_meanwhile().with("current", current)
    }

    /// Another refusal in place of this one, which says the same of something else.
    #[must_use]
    pub fn or_if(self, this: fn() -> Self, other: fn() -> Self) -> Self {
        match (&self, this()) {
            (Self::Refused(refused), Self::Refused(wanted)) if refused.code == wanted.code => other(),
            _ => self,
        }
    }

    /// The same refusal with one more member.
    #[must_use]
    pub fn with(self, name: &str, value: Value) -> Self {
        match self {
            Self::Refused(mut refused) => {
                refused.more.insert(name.to_owned(), value);
                Self::Refused(refused)
            }
            broken @ Self::Broken(_) => broken,
        }
    }

    /// The same refusal, to be tried again after so many seconds.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        match self {
            Self::Refused(mut refused) => {
                refused.retry_after = Some(seconds);
                Self::Refused(refused)
            }
            broken @ Self::Broken(_) => broken,
        }
    }

    /// The path is known, and takes other methods.
    pub fn allowed(methods: String) -> Self {
        match Self::method_not_allowed() {
            Self::Refused(mut refused) => {
                refused.allow = Some(methods);
                Self::Refused(refused)
            }
            broken @ Self::Broken(_) => broken,
        }
    }

    /// The problem document (RFC 9457) that the caller reads.
    pub fn into_response(self, language: Language, request: &str) -> worker::Result<Response> {
        let refused = match self {
            Self::Refused(refused) => *refused,
            Self::Broken(cause) => {
                worker::console_error!("{}", json!({ "request": request, "broken": cause }));
                Refused { status: 500, code: "broken", ..Refused::default() }
            }
        };
        let fields: Vec<Value> = refused
            .fields
            .iter()
            .map(|it| json!({ "field": it.field, "code": it.code, "detail": sentences::of(it.code, language) }))
            .collect();
        let mut body = refused.more;
        let sentence = sentences::of(refused.code, language);
        for (name, value) in [
            ("type", json!("about:blank")),
            ("title", json!(sentence)),
            ("status", json!(refused.status)),
            ("code", json!(refused.code)),
            ("detail", json!(sentence)),
            ("request", json!(request)),
        ] {
            body.insert(name.to_owned(), value);
        }
        if !fields.is_empty() {
            body.insert("fields".to_owned(), Value::Array(fields));
        }
        let response = Response::from_json(&body)?.with_status(refused.status);
        response.headers().set("content-type", "application/problem+json")?;
        if let Some(seconds) = refused.retry_after {
            response.headers().set("retry-after", &seconds.to_string())?;
        }
        if let Some(methods) = refused.allow {
            response.headers().set("allow", &methods)?;
        }
        Ok(response)
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::SignedOut => Self::signed_out(),
            Fault::NotYours => Self::not_found(),
            Fault::RoleTooLow => Self::role_too_low(),
            Fault::Unconfirmed => Self::confirmation_needed(),
            Fault::Changed => Self::changed_meanwhile(),
            Fault::Repeated | Fault::KeyReused => Self::idempotency_key_reused(),
            Fault::Duplicate(columns) => Self::already_taken().with("field", taken(&columns).into()),
            Fault::Linked => Self::in_use(),
            Fault::Law(code) => Self::of_law(&code),
            Fault::Overloaded => Self::overloaded().retry_after(5),
            Fault::Corrupt(column) => Self::Broken(format!("corrupt {column}")),
            Fault::Broken(cause) => Self::Broken(cause),
        }
    }
}

impl Failure {
    /// The refusals of the database's own triggers that a caller can meet; the others are ours to repair.
    fn of_law(code: &str) -> Self {
        match code {
            "document_is_final" | "document_stage" => Self::document_is_final(),
            "issue_date_before_series" => Self::issue_date_before_series(),
            "allocation_exceeds_document" => Self::allocation_exceeds_document(),
            "allocation_exceeds_payment" => Self::allocation_exceeds_payment(),
            "refund_does_not_fit" => Self::refund_exceeds_available(),
            "payment_was_refunded" => Self::payment_was_refunded(),
            "payment_exists" => Self::payment_already_reversed(),
            "number_is_taken" => Self::already_taken(),
            "message_state" => Self::already_left(),
            "too_many_views" => Self::too_many_views(),
            "credit_exceeds_invoice" => Self::credit_exceeds_invoice(),
            "credit_without_invoice" => Self::field("document", "credit_without_invoice"),
            "replaced_invoice_has_moved" => Self::invoice_has_moved(),
            "invoice_is_replaced" => Self::invoice_is_replaced(),
            "link_of_another_client" => Self::field("client_id", "link_of_another_client"),
            "link_does_not_fit" => Self::changed_meanwhile(),
            "source_is_not_linked" => Self::field("lines", "source_is_not_linked"),
            "offset_does_not_fit" => Self::offset_does_not_fit(),
            "quote_is_replaced" => Self::quote_is_replaced(),
            "deduction_exceeds_deposit" => Self::field("deductions", "deduction_exceeds_deposit"),
            "document_has_no_line" => Self::field("lines", "lines_missing"),
            other => Self::Broken(format!("law {other}")),
        }
    }
}

/// The field whose value is taken: the last column of the index, without its fold.
fn taken(columns: &str) -> &str {
    columns.rsplit('.').next().unwrap_or_default().trim_end_matches("_key")
}

impl From<worker::Error> for Failure {
    fn from(error: worker::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<crate::domain::ids::NotAnId> for Failure {
    fn from(_: crate::domain::ids::NotAnId) -> Self {
        Self::not_found()
    }
}

impl From<FieldRefusal> for Failure {
    fn from(refusal: FieldRefusal) -> Self {
        Self::fields(vec![refusal])
    }
}

impl From<Vec<FieldRefusal>> for Failure {
    fn from(refusals: Vec<FieldRefusal>) -> Self {
        Self::fields(refusals)
    }
}
