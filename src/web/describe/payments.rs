//! Payments and the dashboard, described.

use super::book::Book;
use crate::domain::payment::{Payment, PaymentInput};
use crate::store::dashboard::Dashboard;
use crate::web::page::PageOf;
use crate::web::payments::{ListQuery, ReversalInput};

pub fn describe(book: &mut Book) {
    book.chapter("Payments");
    book.get("C/payments", "listPayments", "Lists payments")
        .asks::<ListQuery>(&["q", "client", "from", "to", "method", "min", "max", "sort", "after", "limit"])
        .gives::<PageOf<Payment>>(200);
    book.post("C/payments", "recordPayment", "Records a payment with the invoices it settles")
        .once()
        .takes::<PaymentInput>()
        .gives::<Payment>(201)
        .refuses(&["allocation_exceeds_document", "allocation_exceeds_payment", "invoice_not_issued"]);
    book.get("C/payments/{id}", "readPayment", "Reads a payment").gives::<Payment>(200);
    book.post("C/payments/{id}/reversal", "reversePayment", "Undoes a payment by its mirror")
        .once()
        .takes::<ReversalInput>()
        .gives::<Payment>(201)
        .refuses(&["payment_already_reversed"]);

    book.chapter("Dashboard");
    book.get("C/dashboard", "readDashboard", "Tells what to do, what came in and what is owed")
        .gives::<Dashboard>(200);
}
