//! The pages behind a client's link, described.

use super::book::Book;
use crate::web::proofs::Proof;
use crate::web::public::verifier::Query;
use serde_json::json;

pub fn describe(book: &mut Book) {
    book.chapter("Client's link");
    let page = json!({ "type": "string" });
    book.get("/p/{token}", "showLink", "Shows a client the document behind their link")
        .gives_raw(200, "text/html", &page)
        .gives_raw(404, "text/html", &page);
    let form = json!({ "type": "object", "properties": {
        "by": { "type": "string", "description": "Who answers, by name." },
        "note": { "type": "string", "description": "What they have to say." },
        "agree": { "type": "string", "description": "Present when they agree, which an acceptance needs." },
        "option-3": { "type": "string", "description": "Present when the option at the third place is taken; so for each option." },
    } });
    book.post("/p/{token}/options", "chooseByLink", "Shows what a quote comes to with the options ticked")
        .takes_raw(&["application/x-www-form-urlencoded"], &form)
        .gives_raw(200, "text/html", &page)
        .gives_raw(404, "text/html", &page)
        .refuses(&["body_unreadable"]);
    for (path, id, summary) in [
        ("/p/{token}/acceptance", "acceptByLink", "Accepts the quote behind a link"),
        ("/p/{token}/refusal", "refuseByLink", "Refuses the quote behind a link"),
    ] {
        book.post(path, id, summary)
            .takes_raw(&["application/x-www-form-urlencoded"], &form)
            .sends_on()
            .gives_raw(404, "text/html", &page)
            .gives_raw(409, "text/html", &page)
            .gives_raw(422, "text/html", &page)
            .refuses(&["body_unreadable"]);
    }
    book.get("/p/{token}/pdf", "drawLink", "Gives the PDF behind a link")
        .gives_file("application/pdf")
        .gives_raw(404, "text/html", &page)
        .refuses(&["not_found"]);
    book.get("/p/{token}/logo", "readLinkLogo", "Gives the seller's logo")
        .gives_file("image/png")
        .gives_raw(404, "text/html", &page)
        .refuses(&["not_found"]);
    book.get("/p/{token}/colors.css", "readLinkColors", "Gives the seller's colour as a style sheet")
        .gives_raw(200, "text/css", &page)
        .gives_raw(404, "text/html", &page)
        .refuses(&["not_found"]);
    proofs(book);
}

fn proofs(book: &mut Book) {
    book.chapter("Verification");
    let page = json!({ "type": "string" });
    book.get(
        "/api/proofs/{sha256}",
        "readProof",
        "Tells whether a file is the very one that was issued, by its SHA-256",
    )
    .gives::<Proof>(200)
    .refuses(&["not_found", "too_many_attempts"]);
    book.get(
        "/verifier",
        "showVerifier",
        "Shows the page that verifies documents, and what the one with a code says",
    )
    .asks::<Query>(&["code", "langue"])
    .gives_raw(200, "text/html", &page)
    .gives_raw(422, "text/html", &page)
    .gives_raw(429, "text/html", &page);
    let form = json!({ "type": "object", "properties": {
        "code": { "type": "string", "description": "The code at the foot of the document, in any case, with or without dashes." },
        "file": { "type": "string", "format": "binary", "description": "The PDF or XML that was received, at most 2 MB." },
    } });
    book.post(
        "/verifier",
        "verifyDocument",
        "Tells whether a file is the very one that was issued, and whether a code is its own",
    )
    .takes_raw(&["multipart/form-data"], &form)
    .gives_raw(200, "text/html", &page)
    .gives_raw(422, "text/html", &page)
    .gives_raw(429, "text/html", &page);
}
