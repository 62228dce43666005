//! Draws documents of many shapes into `target/paper`, where the validators judge them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod cases;
mod fixtures;
mod layout;

use std::path::PathBuf;
use std::sync::LazyLock;

use comptoir::domain::einvoice::{Lack, lacks};
use comptoir::domain::frozen::Frozen;
use comptoir::domain::kind::Kind;
use comptoir::domain::ubl;
use comptoir::pdf::{self, Copy, LogoPixels};

/// A picture of 480 × 160 with soft edges, as a browser would upload it.
static LOGO: LazyLock<LogoPixels> = LazyLock::new(logo);

fn logo() -> LogoPixels {
    let (width, height) = (480_i32, 160_i32);
    let mut samples = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let inside = |cx: i32, cy: i32, r: i32| (x - cx).pow(2) + (y - cy).pow(2) < r * r;
            let bar =
                (170..450).contains(&x) && ((50..72).contains(&y) || ((92..106).contains(&y) && x < 360));
            let pixel = match (inside(80, 80, 70), inside(80, 80, 34), bar) {
                (true, true, _) => [255, 255, 255, 255],
                (true, false, _) => [(32 + x / 2) as u8, 78, (195 - y / 3) as u8, 255],
                (false, _, true) => [24, 27, 34, 255],
                (false, _, false) => [0, 0, 0, 0],
            };
            samples.extend(pixel);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 480, 160);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&samples).unwrap();
    LogoPixels::from_upload(&bytes).unwrap().pixels
}

const SITE: &str = "https://comptoir.example";

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/paper");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn every_case_is_drawn_for_the_judges() {
    for (name, frozen) in cases::all() {
        let bytes = pdf::draw(&frozen, Some(&LOGO), Copy::Original, SITE).unwrap();
        std::fs::write(folder().join(format!("{name}.pdf")), bytes).unwrap();
        if frozen.kind != Kind::Quote {
            std::fs::write(folder().join(format!("{name}.ubl.xml")), ubl::xml(&frozen).unwrap()).unwrap();
        }
    }
}

/// The judges recompute VAT from its base; they are told what was left where a document takes it all.
#[test]
fn the_judges_are_told_what_was_left() {
    let left = cases::rest();
    let row = serde_json::json!([{
        "category": "S", "rate": "20", "base": left.base.to_plain(), "tax": left.tax.to_plain(),
    }]);
    for name in ["rest-net", "rest-gross"] {
        std::fs::write(folder().join(format!("{name}.remainder.json")), row.to_string()).unwrap();
    }
}

#[test]
fn the_same_document_always_gives_the_same_bytes() {
    for name in ["boutique", "balance-after-deposits", "progress", "greek"] {
        let frozen = cases::named(name);
        let draw = || pdf::draw(&frozen, Some(&LOGO), Copy::Original, SITE).unwrap();
        assert_eq!(draw(), draw(), "{name}");
        assert_eq!(pdf::missing(&frozen).unwrap(), Vec::<char>::new(), "{name}");
    }
}

#[test]
fn drafts_and_duplicates_say_so() {
    let frozen = cases::named("services");
    for (name, copy) in [("draft", Copy::Draft), ("duplicate", Copy::Duplicate)] {
        let bytes = pdf::draw(&frozen, None, copy, SITE).unwrap();
        std::fs::write(folder().join(format!("copy-{name}.pdf")), bytes).unwrap();
    }
}

#[test]
fn a_letter_without_a_glyph_is_named() {
    let mut frozen = cases::named("services");
    frozen.buyer.name = "株式会社 Delacroix".into();
    assert_eq!(pdf::missing(&frozen).unwrap(), ['会', '式', '株', '社']);
    assert!(pdf::draw(&frozen, None, Copy::Original, SITE).is_ok());
}

#[test]
fn thirty_lines_with_a_logo_stay_light() {
    let frozen = cases::named("lines-30");
    let bytes = pdf::draw(&frozen, Some(&LOGO), Copy::Original, SITE).unwrap();
    assert!(bytes.len() <= 60 * 1024, "{} bytes", bytes.len());
}

#[test]
fn what_the_norm_cannot_do_without_is_named() {
    let lacking = |change: fn(&mut Frozen)| {
        let mut frozen = cases::named("services");
        change(&mut frozen);
        lacks(&frozen)
    };
    assert_eq!(lacking(|_| {}), []);
    assert_eq!(lacking(|frozen| frozen.number = None), [Lack::Number]);
    assert_eq!(lacking(|frozen| frozen.buyer.siren = None), [Lack::BuyerSiren]);
    assert_eq!(lacking(|frozen| frozen.due_on = None), [Lack::DueOn]);
    assert_eq!(lacking(|frozen| frozen.seller.vat_number = None), [Lack::SellerVatNumber]);
    assert_eq!(lacking(|frozen| frozen.lines.clear()), [Lack::Lines]);
}
