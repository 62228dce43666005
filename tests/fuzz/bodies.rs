//! JSON bodies and queries: each text is read as every shape that a route takes, and what is read is judged as the route would.

use comptoir::domain::article::{Article, ArticleInput};
use comptoir::domain::client::{Client, ClientInput};
use comptoir::domain::company::{Company, CompanyInput};
use comptoir::domain::contact::{Contact, ContactInput};
use comptoir::domain::credit::CreditInput;
use comptoir::domain::day::Day;
use comptoir::domain::draft::DraftInput;
use comptoir::domain::group::{Group, GroupInput};
use comptoir::domain::numbering::{KindNumberingInput, Numbering, NumberingInput};
use comptoir::domain::payment::{AllocationsInput, PaymentInput, RefundInput};
use comptoir::domain::preview::PreviewInput;
use comptoir::domain::trade::bill::BillInput;
use comptoir::domain::trade::deposit::DepositInput;
use comptoir::domain::view::{View, ViewInput};
use comptoir::web::{directory, documents, journal, payments, public, views};
use serde::de::DeserializeOwned;

/// A body of each kind.
pub const CORPUS: &[&[u8]] = &[
    br##"{"name":"Atelier","siren":"732829320","country":"FR","iban":"FR7630006000011234567890189","quote_days":30,"accent":"#204ec3","vat_regime":"standard"}"##,
    br##"{"kind":"business","name":"Garnier","siren":"732829320","email":"a@b.fr","delivery":{"street":"1","city":"Lyon","country":"FR"},"language":"fr"}"##,
    br##"{"first_name":"Anne","last_name":"Durand","email":"a@b.fr"}"##,
    br##"{"reference":"DEV","name":"Jour","nature":"service","unit":"DAY","unit_price":"480.00","vat":{"category":"S","rate":2000}}"##,
    br##"{"client_id":"01936f2e-8a3b-7c11-9d2e-1234567890ab","subject":"Site","price_mode":"gross","issued_on":"2026-11-24","lines":[{"kind":"product","name":"A","nature":"goods","quantity":"3","unit":"DAY","unit_price":"480.00","vat":{"category":"S","rate":2000},"allowance":{"percent":"10","reason":"x"}},{"kind":"subtotal","name":"s"}],"adjustments":[{"kind":"charge","amount":5000,"reason":"Port","reason_code":"FC","vat":{"category":"S","rate":550}}]}"##,
    br##"{"client_id":"01936f2e-8a3b-7c11-9d2e-1234567890ab","paid_on":"2026-11-24","amount":9007199254740991,"method":"transfer","allocations":[{"document_id":"01936f2e-8a3b-7c11-9d2e-1234567890ab","amount":1}]}"##,
    br##"[{"kind":"credit","pattern":"A-{YYYY}-{0000}","first_rank":1}]"##,
    br##"{"mode":"lines","lines":[{"position":1,"quantity":"0.5"}]}"##,
    br##"{"percent":"30"}"##,
    br##"{"list":"quotes","name":"Vue","query":"statut=sent","shared":true}"##,
];

/// What stands in bodies.
pub const WORDS: &[&[u8]] = &[
    b"\"quantity\":\"-79228162514264337593543950335\"",
    b"\"unit_price\":\"999999999.9999\"",
    b"\"amount\":-9007199254740991",
    b"\"amount\":9007199254740991",
    b"\"rate\":65535",
    b"\"category\":\"AE\"",
    b"\"percent\":\"100\"",
    b"\"percent\":\"99.9999\"",
    b"{\"kind\":\"product\"},",
    b"\\ud83e",
    b"\\u0000",
    b"1e308",
    b"\"kind\":\"option\",\"ticked\":true",
];

/// Reads a shape and judges it.
fn read<T: DeserializeOwned>(input: &[u8], judge: impl FnOnce(T)) -> bool {
    serde_json::from_slice::<T>(input).map(judge).is_ok()
}

/// Every shape that a route takes.
pub fn json(input: &[u8]) -> bool {
    let known = [
        read(input, |typed: CompanyInput| drop(Company::parse(&typed, |zone| zone.len() < 64))),
        read(input, |typed: ClientInput| drop(Client::try_from(typed))),
        read(input, |typed: ContactInput| drop(Contact::try_from(typed))),
        read(input, |typed: GroupInput| drop(Group::try_from(typed))),
        read(input, |typed: ArticleInput| drop(Article::try_from(typed))),
        read(input, |typed: DraftInput| drop(typed.parse())),
        read(input, |typed: Vec<KindNumberingInput>| drop(typed)),
        read(input, |typed: NumberingInput| drop(Numbering::try_from(typed))),
        read(input, |typed: ViewInput| drop(View::try_from(typed))),
        read(input, |typed: CreditInput| drop(typed)),
        read(input, |typed: BillInput| drop(typed)),
        read(input, |typed: DepositInput| drop(typed.read())),
        read(input, |typed: PreviewInput| drop(typed)),
        read(input, |typed: PaymentInput| drop(typed.parse(Day::FIRST))),
        read(input, |typed: AllocationsInput| drop(typed.parse())),
        read(input, |typed: RefundInput| drop(typed)),
    ];
    known.contains(&true)
}

/// Every query that a list takes.
pub fn query(input: &[u8]) -> bool {
    let known = [
        serde_urlencoded::from_bytes::<documents::ListQuery>(input).is_ok(),
        serde_urlencoded::from_bytes::<payments::ListQuery>(input).is_ok(),
        serde_urlencoded::from_bytes::<directory::Query>(input).is_ok(),
        serde_urlencoded::from_bytes::<journal::Query>(input).is_ok(),
        serde_urlencoded::from_bytes::<views::ViewsQuery>(input).is_ok(),
        serde_urlencoded::from_bytes::<public::verifier::Query>(input).is_ok(),
    ];
    known.contains(&true)
}
