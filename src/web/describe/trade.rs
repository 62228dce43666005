//! What follows from a document, described.

use super::book::Book;
use crate::domain::credit::CreditInput;
use crate::domain::document::Document;
use crate::domain::trade::bill::BillInput;
use crate::domain::trade::deposit::DepositInput;
use crate::domain::trade::dossier::Dossier;
use crate::web::trade::offsets::OffsetInput;

pub fn describe(book: &mut Book) {
    quotes(book);
    book.chapter("Credit notes");
    book.post("C/invoices/{id}/credit", "creditInvoice", "Opens the draft credit note of an issued invoice")
        .once()
        .takes::<CreditInput>()
        .gives::<Document>(201)
        .refuses(&[
            "invoice_not_issued",
            "invoice_is_replaced",
            "credit_of_a_credit",
            "credit_exceeds_invoice",
            "nothing_left_to_credit",
        ]);
    book.post(
        "C/invoices/{id}/correction",
        "correctInvoice",
        "Opens the draft corrective invoice that cancels and replaces an issued one",
    )
    .once()
    .gives::<Document>(201)
    .refuses(&[
        "invoice_not_issued",
        "invoice_has_moved",
        "invoice_is_replaced",
        "correction_of_an_invoice_only",
    ]);
    book.post(
        "C/invoices/{id}/offsets",
        "offsetCredit",
        "Sets off what is over of a credit note on other open invoices of its client",
    )
    .once()
    .takes::<OffsetInput>()
    .gives::<Document>(200)
    .refuses(&["offset_does_not_fit"]);
}

fn quotes(book: &mut Book) {
    book.chapter("From a quote to its payment");
    book.get("C/quotes/{id}/dossier", "quoteDossier", "All that is tied to a quote, and how far it has come")
        .gives::<Dossier>(200);
    book.get(
        "C/invoices/{id}/dossier",
        "invoiceDossier",
        "All that is tied to an invoice, and how far it has come",
    )
    .gives::<Dossier>(200);
    book.post(
        "C/quotes/{id}/deposit",
        "depositOnQuote",
        "Opens the draft of a deposit invoice, spread over the quote’s VAT",
    )
    .once()
    .takes::<DepositInput>()
    .gives::<Document>(201)
    .refuses(&["quote_not_accepted"]);
    book.post(
        "C/quotes/{id}/revision",
        "reviseQuote",
        "Opens a draft quote that will replace a sent one, once it is sent itself",
    )
    .once()
    .gives::<Document>(201)
    .refuses(&["quote_not_sent", "quote_is_replaced"]);
    book.post(
        "C/quotes/{id}/invoice",
        "invoiceQuote",
        "Opens the draft invoice of an accepted quote: all that is left, or chosen lines",
    )
    .once()
    .takes::<BillInput>()
    .gives::<Document>(201)
    .refuses(&["quote_not_accepted", "quote_already_invoiced"]);
    book.post(
        "C/quotes/{id}/progress",
        "progressOnQuote",
        "Opens the draft of a progress invoice: each line of an accepted quote, as far as it has come",
    )
    .once()
    .gives::<Document>(201)
    .refuses(&["quote_not_accepted", "quote_already_invoiced", "progress_draft_exists"]);
}
