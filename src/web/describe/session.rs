//! Signing up, in and out, described.

use super::book::Book;
use crate::web::confirmation::Confirmation;
use crate::web::session::{Answer, Challenged, Session, SignIn, SignUp, Speech};
use serde_json::json;

pub fn describe(book: &mut Book) {
    book.chapter("Session");
    book.post("/api/sign-ups", "signUp", "Mails a six-digit code to somebody new")
        .takes::<SignUp>()
        .gives::<Challenged>(202)
        .refuses(&["too_many_attempts", "mail_unavailable"]);
    book.post("/api/sign-ins", "signIn", "Mails a six-digit code to whoever knows the password")
        .takes::<SignIn>()
        .gives::<Challenged>(202)
        .refuses(&["wrong_credentials", "too_many_attempts", "mail_unavailable"]);
    book.post("/api/challenges/{id}/resending", "resendCode", "Mails another code in the place of one")
        .gives::<Challenged>(202)
        .refuses(&["not_found", "code_expired", "too_many_attempts", "mail_unavailable"]);
    book.post("/api/session", "openSession", "Opens a session with a code; the answer sets its cookie")
        .takes::<Answer>()
        .gives::<Session>(201)
        .refuses(&["not_found", "wrong_code", "code_expired", "too_many_attempts"]);
    book.get("/api/session", "readSession", "Tells who is signed in, and for which companies")
        .signed_in()
        .gives::<Session>(200);
    book.delete("/api/session", "closeSession", "Ends the session, if there is one").gives_nothing();
    book.put("/api/session/language", "chooseLanguage", "Changes the language somebody is spoken to in")
        .signed_in()
        .takes::<Speech>()
        .gives_nothing();

    book.post(
        "/api/session/confirmation",
        "askConfirmation",
        "Mails a code to somebody signed in who knows their password",
    )
    .signed_in()
    .takes::<Confirmation>()
    .gives::<Challenged>(202)
    .refuses(&["too_many_attempts", "mail_unavailable"]);
    book.put(
        "/api/session/confirmation",
        "confirm",
        "Proves again who one is: for a quarter of an hour, nothing answers `confirmation_needed`",
    )
    .signed_in()
    .takes::<Answer>()
    .gives_nothing()
    .refuses(&["not_found", "wrong_code", "code_expired"]);

    book.chapter("Service");
    let word = |word: &str| json!({ "type": "object", "required": ["status"], "properties": { "status": { "const": word } } });
    book.get("/api/health", "readHealth", "Tells whether the service runs")
        .gives_raw(200, "application/json", &word("RUN"))
        .gives_raw(503, "application/json", &word("ERROR"));
}
