//! Quotes, invoices and their letters, described.

use super::book::Book;
use crate::domain::document::{Document, DocumentRow};
use crate::domain::draft::DraftInput;
use crate::flows::numbering::SendingInput;
use crate::mail::proposals::Proposal;
use crate::web::checks::Findings;
use crate::web::documents::{DataQuery, ListQuery, OpeningQuery, PaperQuery, Tally};
use crate::web::invoices::{IssuanceInput, OpenInvoices};
use crate::web::page::PageOf;
use crate::web::quotes::AnswerInput;

/// How a family is called in the description: its path, then names and summaries in the order of `family`.
type Said = [(&'static str, &'static str); 11];

/// What narrows both families, in a list and in what its tabs count.
const FILTERS: &[&str] = &["q", "client", "from", "to", "due_from", "due_to", "min", "max"];
/// What only a page of a list asks for.
const PAGE: &[&str] = &["state", "sort", "after", "limit"];

fn family(book: &mut Book, path: &str, more: &[&str], said: Said) {
    let filters = [more, FILTERS].concat();
    let [list, open, tally, read, rewrite, drop, copy, check, letter, send, pdf] = said;
    let (all, one) = (format!("C/{path}"), format!("C/{path}/{{id}}"));
    let under = |word: &str| format!("{one}/{word}");
    book.get(&all, list.0, list.1)
        .asks::<ListQuery>(&[&filters, PAGE].concat())
        .gives::<PageOf<DocumentRow>>(200);
    let opening = book.post(&all, open.0, open.1).once().takes::<DraftInput>().gives::<Document>(201);
    if path == "invoices" {
        opening.asks::<OpeningQuery>(&["kind"]);
    }
    book.get(&format!("{all}/tally"), tally.0, tally.1).asks::<ListQuery>(&filters).gives::<Tally>(200);
    book.get(&one, read.0, read.1).gives::<Document>(200);
    book.put(&one, rewrite.0, rewrite.1)
        .if_unchanged()
        .takes::<DraftInput>()
        .gives::<Document>(200)
        .refuses(&["document_is_final"]);
    book.delete(&one, drop.0, drop.1).if_unchanged().gives_nothing().refuses(&["document_is_final"]);
    book.post(&under("copy"), copy.0, copy.1).once().gives::<Document>(201);
    book.get(&under("check"), check.0, check.1).gives::<Findings>(200);
    book.get(&under("letter"), letter.0, letter.1).gives::<Proposal>(200);
    book.post(&under("sending"), send.0, send.1)
        .once()
        .takes::<SendingInput>()
        .gives::<Document>(202)
        .refuses(&["changed_meanwhile", "invoice_not_issued", "issue_date_before_series"]);
    book.get(&under("pdf"), pdf.0, pdf.1)
        .asks::<PaperQuery>(&["download", "duplicate"])
        .gives_file("application/pdf");
}

pub fn describe(book: &mut Book) {
    quotes(book);
    invoices(book);
    book.chapter("Letters");
    book.post("C/messages/{id}/cancellation", "cancelLetter", "Takes a letter back before it leaves")
        .gives_nothing()
        .refuses(&["already_left"]);
    book.post("C/messages/{id}/retry", "retryLetter", "Tries a letter again that was given up or lost")
        .gives_nothing()
        .refuses(&["already_left"]);
}

fn quotes(book: &mut Book) {
    book.chapter("Quotes");
    let said = [
        ("listQuotes", "Lists quotes"),
        ("openQuote", "Opens a draft quote, as incomplete as it may be"),
        ("tallyQuotes", "Counts quotes state by state"),
        ("readQuote", "Reads a quote"),
        ("rewriteQuote", "Replaces a draft quote"),
        ("dropQuote", "Throws a draft quote away"),
        ("copyQuote", "Opens a draft with a quote's words and lines"),
        ("checkQuote", "Says what would stop a draft quote, and what is unusual in it"),
        ("proposeQuoteLetter", "Proposes the letter that could bring a quote"),
        ("sendQuote", "Numbers and freezes a draft quote and mails it ten seconds later"),
        ("drawQuote", "Gives a quote's PDF"),
    ];
    family(book, "quotes", &[], said);
    let refusals = &["quote_not_sent", "quote_expired", "quote_is_replaced", "changed_meanwhile"];
    book.post("C/quotes/{id}/acceptance", "acceptQuote", "Writes down that the client accepted a quote")
        .takes::<AnswerInput>()
        .gives::<Document>(200)
        .refuses(refusals);
    book.post("C/quotes/{id}/refusal", "refuseQuote", "Writes down that the client refused a quote")
        .takes::<AnswerInput>()
        .gives::<Document>(200)
        .refuses(refusals);
}

fn invoices(book: &mut Book) {
    book.chapter("Invoices");
    let said = [
        ("listInvoices", "Lists invoices, deposits and credit notes"),
        ("openInvoice", "Opens a draft invoice, as incomplete as it may be"),
        ("tallyInvoices", "Counts invoices state by state"),
        ("readInvoice", "Reads an invoice"),
        ("rewriteInvoice", "Replaces a draft invoice"),
        ("dropInvoice", "Throws a draft invoice away"),
        ("copyInvoice", "Opens a draft with an invoice's words and lines"),
        ("checkInvoice", "Says what would stop a draft invoice, and what is unusual in it"),
        ("proposeInvoiceLetter", "Proposes the letter that could bring an invoice"),
        ("sendInvoice", "Mails an issued invoice ten seconds later, its PDF attached"),
        ("drawInvoice", "Gives an invoice's PDF, which holds its Factur-X data"),
    ];
    family(book, "invoices", &["kind"], said);
    book.post(
        "C/invoices/{id}/issuance",
        "issueInvoice",
        "Issues a draft: it takes its number and never changes again",
    )
    .once()
    .takes::<IssuanceInput>()
    .gives::<Document>(200)
    .refuses(&["changed_meanwhile", "document_is_final", "issue_date_before_series"]);
    book.get(
        "C/invoices/{id}/xml",
        "readInvoiceData",
        "Gives an invoice's data (EN 16931) in UN/CEFACT CII or in UBL 2.1",
    )
    .asks::<DataQuery>(&["download", "syntax"])
    .gives_file("application/xml");
    book.get(
        "C/clients/{id}/open-invoices",
        "listOpenInvoices",
        "Lists what a client still owes, oldest due first",
    )
    .gives::<OpenInvoices>(200);
}
