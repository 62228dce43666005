//! Payments and the dashboard, described.

use super::book::Book;
use crate::domain::payment::{AllocationsInput, Payment, PaymentInput, RefundInput};
use crate::store::dashboard::Dashboard;
use crate::store::payments::Account;
use crate::web::page::PageOf;
use crate::web::payments::{ListQuery, ReversalInput};

pub fn describe(book: &mut Book) {
    book.chapter("Payments");
    book.get("C/payments", "listPayments", "Lists payments")
        .asks::<ListQuery>(&[
            "q",
            "client",
            "from",
            "to",
            "method",
            "min",
            "max",
            "direction",
            "sort",
            "after",
            "limit",
        ])
        .gives::<PageOf<Payment>>(200);
    book.post("C/payments", "recordPayment", "Records a payment with the invoices it settles")
        .once()
        .takes::<PaymentInput>()
        .gives::<Payment>(201)
        .refuses(&["account_is_moving", "allocation_exceeds_document"]);
    book.get("C/payments/{id}", "readPayment", "Reads a payment").gives::<Payment>(200);
    book.post("C/payments/{id}/reversal", "reversePayment", "Undoes a payment by its mirror")
        .once()
        .takes::<ReversalInput>()
        .gives::<Payment>(201)
        .refuses(&["payment_already_reversed", "payment_was_refunded"]);
    book.post(
        "C/payments/{id}/allocations",
        "usePayment",
        "Uses what a payment left on the client's account",
    )
    .once()
    .takes::<AllocationsInput>()
    .gives::<Payment>(201)
    .refuses(&[
        "account_is_moving",
        "allocation_exceeds_document",
        "allocation_exceeds_payment",
        "payment_already_reversed",
    ]);
    book.post(
        "C/clients/{id}/refunds",
        "refundClient",
        "Gives money back: of a credit note, or of a payment",
    )
    .once()
    .takes::<RefundInput>()
    .gives::<Payment>(201)
    .refuses(&["account_is_moving", "refund_exceeds_available"]);
    book.get("C/clients/{id}/account", "readAccount", "Tells what a client owes, and what is owed to them")
        .gives::<Account>(200);

    book.chapter("Dashboard");
    book.get("C/dashboard", "readDashboard", "Tells what to do, what came in and what is owed")
        .gives::<Dashboard>(200);
}
