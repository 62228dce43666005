//! Companies and their journal, described.

use super::book::Book;
use crate::domain::company::CompanyInput;
use crate::domain::numbering::{KindNumberingInput, NumberingInput};
use crate::store::companies::CompanyView;
use crate::store::journal::{JournalEvent, Verification};
use crate::store::logos::LogoShown;
use crate::store::numberings::NumberingView;
use crate::web::journal::Query;
use crate::web::page::PageOf;
use serde_json::json;

pub fn describe(book: &mut Book) {
    book.chapter("Company");
    book.post("/api/companies", "foundCompany", "Founds a company, whose owner the caller becomes")
        .signed_in()
        .once()
        .takes::<CompanyInput>()
        .gives::<CompanyView>(201);
    book.get("C", "readCompany", "Reads a company's settings").gives::<CompanyView>(200);
    book.put("C", "changeCompany", "Replaces a company's settings")
        .if_unchanged()
        .takes::<CompanyInput>()
        .gives::<CompanyView>(200);
    book.put(
        "C/numberings",
        "chooseNumberings",
        "Chooses the number formats of several kinds of document at once",
    )
    .takes::<Vec<KindNumberingInput>>()
    .gives::<Vec<NumberingView>>(200)
    .refuses(&["numbering_locked"]);
    book.put("C/numberings/{kind}", "chooseNumbering", "Chooses the number format of a kind of document")
        .takes::<NumberingInput>()
        .gives::<NumberingView>(200)
        .refuses(&["numbering_locked"]);
    book.put("C/logo", "setLogo", "Sets the logo from a PNG or JPEG of at most 512 KB")
        .if_unchanged()
        .takes_raw(&["image/png", "image/jpeg"], &json!({ "type": "string", "format": "binary" }))
        .gives::<LogoShown>(200)
        .refuses(&["invalid_fields"]);
    book.delete("C/logo", "hideLogo", "Shows no logo any more").if_unchanged().gives::<LogoShown>(200);
    book.get("C/logos/{id}", "readLogo", "Gives the picture of a logo").gives_file("image/png");

    book.chapter("Journal");
    book.get("C/journal", "listEvents", "Lists what happened, latest first")
        .asks::<Query>(&["subject", "actor", "action", "about", "since", "until", "after", "limit"])
        .gives::<PageOf<JournalEvent>>(200);
    book.get(
        "C/journal/verification",
        "verifyJournal",
        "Checks that every sealed event still is what it was",
    )
    .gives::<Verification>(200);
}
