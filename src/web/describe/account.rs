//! One's own account, described.

use super::book::Book;
use crate::web::account::{Change, PasswordChange};
use crate::web::resets::{AskedFor, Demand, PasswordReset};

pub fn describe(book: &mut Book) {
    book.chapter("Account");
    book.post(
        "/api/password-resets",
        "askForReset",
        "Mails a link that resets the password of an account; the answer is the same without one",
    )
    .takes::<Demand>()
    .gives::<AskedFor>(202)
    .refuses(&["too_many_attempts"]);
    book.put(
        "/api/password-resets",
        "resetPassword",
        "Takes another password for whoever holds the link; every session ends, and none is opened",
    )
    .takes::<PasswordReset>()
    .gives_nothing()
    .refuses(&["reset_expired", "too_many_attempts"]);
    book.put("/api/account", "changeAccount", "Changes how somebody is called and spoken to")
        .signed_in()
        .takes::<Change>()
        .gives_nothing();
    book.put("/api/account/password", "changePassword", "Changes the password; every other session ends")
        .signed_in()
        .takes::<PasswordChange>()
        .gives_nothing()
        .refuses(&["confirmation_needed", "too_many_attempts", "changed_meanwhile"]);
}
