//! The parsers of bytes from outside, each with examples that it takes and words that matter to it.

use comptoir::auth::{code::Code, link, session};
use comptoir::domain::calculator::{calculate, held};
use comptoir::domain::color::Color;
use comptoir::domain::day::Day;
use comptoir::domain::identity::{Bic, Email, Iban, Siren, Siret, VatNumber};
use comptoir::domain::language::Language;
use comptoir::domain::number::Format;
use comptoir::domain::proof::ProofCode;
use comptoir::domain::quantity::{Percent, Quantity, UnitPrice};
use comptoir::domain::terms::Terms;
use comptoir::domain::text::{clean_line, clean_text, fold};
use comptoir::pdf::LogoPixels;
use comptoir::platform::{Now, Secret, Settings};
use comptoir::web::ROUTES;
use comptoir::web::page::Paging;
use comptoir::web::public::{Form, verifier::form};
use std::sync::LazyLock;

#[path = "bodies.rs"]
mod bodies;
#[path = "pictures.rs"]
mod pictures;

/// A parser, and whether it takes an input.
pub struct Target {
    /// What it reads.
    pub name: &'static str,
    /// Inputs that it takes.
    pub corpus: &'static [&'static [u8]],
    /// Words that it knows.
    pub words: &'static [&'static [u8]],
    /// How much dearer an input is than a short text.
    pub weight: u64,
    /// Reads an input.
    pub run: fn(&[u8]) -> bool,
}

const NONE: &[&[u8]] = &[b""];
const USER: &str = "01936f2e-8a3b-7c11-9d2e-1234567890ab";

const fn target(
    name: &'static str,
    corpus: &'static [&'static [u8]],
    words: &'static [&'static [u8]],
    run: fn(&[u8]) -> bool,
) -> Target {
    Target { name, corpus, words, weight: 1, run }
}

/// Every target.
pub const TARGETS: &[Target] = &[
    target("cookie", &[b"a=1; __Host-s=abc.def.ghi; b=2", b"__Host-s=x"], &[b"__Host-s=", b"; ", b"="], |input| {
        session::token(&text(input)).is_some()
    }),
    Target { weight: 4, ..target("jwt", &[b"", b"eyJhbGciOiJub25lIn0.e30.", b"eyJhbGciOiJIUzI1NiIsImtpZCI6IjEifQ.e30.AAAA"], &[b".", b"eyJ", b"=", b"e30"], jwt) },
    target("link", &[b"AZNvLoo7fBGdLhI0VniQqw", b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"], NONE, |input| {
        link::parse(&SETTINGS, &text(input));
        true
    }),
    target("money", &[b"12.50", b"-0.125", b"999999999.9999", b"100"], &[b".", b"00000000", b"-"], |input| {
        let text = text(input);
        let price = UnitPrice::parse(&text);
        let taken = price.is_ok() | Percent::parse(&text).is_ok();
        let count = Quantity::parse(&text);
        if let (Ok(price), Ok(count)) = (price, count) {
            let _ = count.at_price(price);
        }
        taken | count.is_ok()
    }),
    target("calculator", &[b"12,5*3+(4-2)/7", b"2x3", b"+10%", b"1 234,56"], &[b"(", b")", b"*", b"/", b"%", b"79228162514264337593543950335"], |input| {
        let text = text(input);
        let by_language = [Language::Fr, Language::En].map(|language| calculate(&text, language, Some(1.into())).is_ok());
        by_language.contains(&true) | held(&text).is_some()
    }),
    target("day", &[b"2026-11-24", b"2024-02-29", b"2000-02-29"], &[b"-", b"00", b"31"], |input| {
        Day::parse(&text(input)).is_ok_and(|day| {
            let _ = (day.plus_days(u16::MAX), day.end_of_month(), day.written(), day.compact());
            true
        })
    }),
    target("terms", &[b"receipt", b"days:30", b"end_of_month:45"], &[b"days:", b":", b"65535"], |input| {
        Terms::parse(&text(input)).is_ok()
    }),
    target("numbering", &[b"F-{YYYY}-{0000}", b"{YY}{MM}-{000}"], &[b"{YYYY}", b"{YY}", b"{MM}", b"{000000}", b"{", b"}"], |input| {
        Format::parse(&text(input)).is_ok_and(|format| format.preview(Day::FIRST, u32::MAX).len() <= 35)
    }),
    target("e-mail", &[b"anne@exemple.fr", b"a.b+c@x-y.example"], &[b"@", b".", b"\"", b"xn--"], |input| {
        Email::parse(&text(input)).is_ok_and(|email| !email.key().is_empty())
    }),
    target("identifiers", &[b"732829320", b"73282932000074", b"FR44732829320", b"FR7630006000011234567890189", b"BNPAFRPP", b"DE136695976"], &[b"FR", b"00", b" "], identifiers),
    target("color", &[b"#204ec3"], &[b"#"], |input| Color::parse(&text(input)).map(|color| (color.legible(), color.luminous())).is_some()),
    target("codes", &[b"012345", b"0000-0000-0001"], &[b"-", b" "], |input| {
        Code::parse(&text(input)).is_some() | ProofCode::parse(&text(input)).is_ok()
    }),
    target("text", &["Élan d’été".as_bytes(), b"a\nb"], NONE, |input| {
        let text = text(input);
        let _ = (fold(&text), clean_text(&text, 200), clean_line(&text, 200));
        true
    }),
    target("path", &[b"/api/companies/01936f2e-8a3b-7c11-9d2e-1234567890ab/quotes", b"/p/x/logo", b"/verifier"], &[b"/", b"api", b"companies", b".."], |input| {
        let text = text(input);
        let parts: Vec<&str> = text.trim_matches('/').split('/').collect();
        ROUTES.iter().any(|route| (route.fits)(&parts))
    }),
    target("query", &[b"q=a&state=sent&min=1&limit=50", b"after=WyJuYW1lIiwiw6lsYW4iLCIxIl0&sort=name", b"code=AAAA&langue=fr"], &[b"&", b"=", b"%", b"after=", b"limit=", b"min="], bodies::query),
    target("cursor", &[b"WyJuYW1lIiwiw6lsYW4iLCIxIl0"], &[b"W10", b"bnVsbA", b"="], |input| {
        Paging::read(&["name", "-due_on"], Some("name"), Some(&text(input)), None).is_ok()
    }),
    Target { weight: 2, ..target("form", &[b"by=Anne&agree=1&option-3=1", b"by=&note=%C3%A9"], &[b"&", b"option-", b"=", b"%"], |input| Form::read(input).is_ok()) },
    Target { weight: 2, ..target("multipart", &[b"--X\r\nContent-Disposition: form-data; name=\"code\"\r\n\r\nAAAA\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;b\"\r\n\r\n%PDF\r\n--X--\r\n"], &[b"--X", b"\r\n", b"--", b"name=", b"\""], multipart) },
    Target { weight: 4, ..target("json", bodies::CORPUS, bodies::WORDS, bodies::json) },
    Target { weight: 60, ..target("logo", pictures::CORPUS, pictures::WORDS, logo) },
];

/// What a header or a field would hold of it.
fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings {
    public_url: "https://comptoir.example".into(),
    mail_url: String::new(),
    mail_from: String::new(),
    mail_from_name: String::new(),
    mail_token: Secret::from("mail"),
    jwt_secret: Secret::from("a secret of thirty-two bytes, no less"),
    pepper: Secret::from("pepper"),
    link_secret: Secret::from("link"),
});

static NOW: LazyLock<Now> = LazyLock::new(|| Now { ms: 1_764_000_000_000, request: String::new() });

static SIGNED: LazyLock<String> = LazyLock::new(|| {
    let named = USER.parse().ok().zip(USER.parse().ok());
    let signed = named.and_then(|(user, seat)| session::sign(&SETTINGS, &NOW, &user, &seat).ok());
    signed.unwrap_or_default()
});

/// The input by itself, and at the end of as much of a true token as its first byte says.
fn jwt(input: &[u8]) -> bool {
    let text = text(input);
    let kept =
        input.first().copied().map_or(usize::MAX, |byte| SIGNED.len().saturating_sub(usize::from(byte)));
    let spoilt: String = SIGNED.chars().take(kept).chain(text.chars()).collect();
    let forged = spoilt != *SIGNED && session::verify(&SETTINGS, &NOW, &spoilt).is_some();
    let own = session::verify(&SETTINGS, &NOW, &text).is_some();
    assert!(!forged && !own, "a forged token is believed: {spoilt}");
    session::verify(&SETTINGS, &NOW, &SIGNED).is_some()
}

fn identifiers(input: &[u8]) -> bool {
    let text = text(input);
    let siren = Siren::parse(&text).is_ok_and(|it| !it.grouped().is_empty());
    let siret = Siret::parse(&text).is_ok_and(|it| !it.grouped().is_empty());
    let vat = VatNumber::parse(&text).is_ok_and(|it| it.prefix().len() == 2);
    let iban = Iban::parse(&text).is_ok_and(|it| !it.grouped().is_empty());
    siren | siret | vat | iban | Bic::parse(&text).is_ok()
}

fn multipart(input: &[u8]) -> bool {
    let media = format!("multipart/form-data; boundary={}", text(input).chars().take(80).collect::<String>());
    let _ = form::read(&media, input);
    let _ = form::read(&text(input), b"--X--");
    form::read("multipart/form-data; boundary=X", input).is_ok()
}

/// What is taken is small, and is taken again as it was written; sums that are wrong are mended, to reach what stands behind them.
fn logo(input: &[u8]) -> bool {
    let mended = input.starts_with(b"\x89PNG").then(|| pictures::mended(input)).flatten();
    let taken = LogoPixels::from_upload(mended.as_deref().unwrap_or(input));
    if mended.is_some() {
        let _ = LogoPixels::from_upload(input);
    }
    taken.is_ok_and(|upload| {
        assert!(upload.pixels.width <= 2048 && upload.pixels.height <= 2048, "a large picture is taken");
        true
    })
}
