//! What follows from a document, described.

use super::book::Book;
use crate::domain::credit::CreditInput;
use crate::domain::document::Document;
use crate::web::trade::offsets::OffsetInput;

pub fn describe(book: &mut Book) {
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
