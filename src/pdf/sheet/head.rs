//! The top of the first page: logo and seller on the left, title and recipient on the right.

use super::super::Copy;
use super::super::layout::{Area, Ink, Mark, Role, Spot, Style, mm};
use super::super::logo::LogoPixels;
use super::pen::{LEFT, Pen, RIGHT, leading, regular, strong};
use super::words::Words;
use crate::domain::frozen::{Frozen, Seller};
use crate::domain::identity::{CountryCode, PostalAddress};
use crate::domain::kind::Kind;

const TOP: f32 = mm(16.0);
/// Where the window of a right-window envelope is: 85 × 35 mm.
const WINDOW: Area = Area { x: mm(110.0), y: mm(45.0), width: mm(85.0), height: mm(35.0) };
const LOGO_WIDTH: f32 = mm(60.0);
const LOGO_HEIGHT: f32 = mm(22.0);

/// Draws the head and leaves the pen under it.
pub fn draw(pen: &mut Pen<'_>, frozen: &Frozen, logo: Option<&LogoPixels>, copy: Copy) {
    draw_brand(pen, &frozen.seller, logo);
    draw_title(pen, frozen, copy);
    let seller = draw_seller(pen, &frozen.seller);
    let buyer = draw_buyer(pen, frozen);
    pen.y = seller.max(buyer).max(WINDOW.y + WINDOW.height) + 6.0;
}

fn draw_brand(pen: &mut Pen<'_>, seller: &Seller, logo: Option<&LogoPixels>) {
    let Some(logo) = logo else {
        pen.y = TOP;
        let style = strong(15.0, pen.accent);
        return pen.paragraph(LEFT, mm(88.0), style, &seller.style());
    };
    let (across, down) = (f32::from(logo.width), f32::from(logo.height));
    // A small logo is not blown up past what 96 pixels an inch would show.
    let scale = (LOGO_WIDTH / across).min(LOGO_HEIGHT / down).min(0.75);
    let area = Area { x: LEFT, y: TOP, width: across * scale, height: down * scale };
    let words = format!("{} {}", pen.words.pick("Logo de", "Logo of"), seller.name);
    pen.within(Role::Figure(words), |pen| pen.mark(Mark::Picture(area)));
}

/// Title and number, whether it is a copy, and what the document does to an earlier one.
fn draw_title(pen: &mut Pen<'_>, frozen: &Frozen, copy: Copy) {
    let (big, small) = (strong(19.0, pen.accent), strong(11.0, Ink::TEXT));
    let number = frozen.number.as_ref();
    let number = number.map(|number| format!("{}{number}", pen.words.pick("N°\u{A0}", "No.\u{A0}")));
    let number = number.unwrap_or_default();
    pen.within(Role::Title, |pen| {
        pen.text_to(RIGHT, TOP + 15.0, big, &frozen.title());
        pen.text_to(RIGHT, TOP + 31.0, small, &number);
    });
    if let Some(stamp) = stamp(copy, pen.words) {
        let taken = if number.is_empty() { 0.0 } else { pen.fonts.width(small, &number) + 10.0 };
        draw_stamp(pen, RIGHT - taken, stamp);
    }
    if let Some(origin) = frozen.origin() {
        let style = regular(9.0, Ink::TEXT);
        pen.y = TOP + 36.0;
        pen.within(Role::Paragraph, |pen| pen.lines_to(RIGHT, mm(95.0), style, &origin));
    }
}

fn draw_stamp(pen: &mut Pen<'_>, right: f32, stamp: &str) {
    let style = strong(8.5, Ink::QUIET);
    let width = pen.fonts.width(style, stamp) + 14.0;
    let area = Area { x: right - width, y: TOP + 19.2, width, height: 15.6 };
    pen.mark(Mark::Frame(area, 0.75, Ink::QUIET));
    pen.within(Role::Paragraph, |pen| pen.text(area.x + 7.0, area.y + 11.0, style, stamp));
}

/// The word that tells a copy from the document.
pub fn stamp(copy: Copy, words: Words) -> Option<&'static str> {
    match copy {
        Copy::Original => None,
        Copy::Duplicate => Some(words.pick("DUPLICATA", "DUPLICATE")),
        Copy::Draft => Some(words.pick("BROUILLON", "DRAFT")),
    }
}

fn draw_seller(pen: &mut Pen<'_>, seller: &Seller) -> f32 {
    pen.y = WINDOW.y;
    let width = mm(85.0);
    pen.paragraph(LEFT, width, strong(9.5, Ink::TEXT), &seller.style());
    let place = address(&seller.address, pen.words, &seller.address);
    pen.paragraph(LEFT, width, regular(9.0, Ink::TEXT), &place);
    let phone = seller.phone.as_ref().map(|phone| format!("{} {phone}", pen.words.pick("Tél.", "Tel.")));
    let email = seller.email.as_ref().map(ToString::to_string);
    let reach: Vec<String> = [phone, email, seller.website.clone()].into_iter().flatten().collect();
    if !reach.is_empty() {
        pen.paragraph(LEFT, width, regular(9.0, Ink::QUIET), &reach.join("\n"));
    }
    pen.y
}

fn draw_buyer(pen: &mut Pen<'_>, frozen: &Frozen) -> f32 {
    let label = match frozen.kind {
        Kind::Quote => pen.words.pick("À l’intention de", "Prepared for"),
        Kind::Credit => pen.words.pick("Client", "Client"),
        Kind::Invoice | Kind::Deposit | Kind::Progress => pen.words.pick("Facturé à", "Billed to"),
    };
    let quiet = regular(7.5, Ink::QUIET);
    pen.within(Role::Paragraph, |pen| pen.text(WINDOW.x, WINDOW.y - 4.0, quiet, label));
    pen.y = WINDOW.y;
    for (style, text) in fitting(pen, recipient(pen, frozen)) {
        pen.paragraph(WINDOW.x, WINDOW.width, style, &text);
    }
    let bar = Spot { x: WINDOW.x - 8.0, y: WINDOW.y };
    let end = Spot { x: bar.x, y: pen.y.max(WINDOW.y + leading(quiet)) };
    pen.mark(Mark::Rule(bar, end, 1.5, pen.accent));
    pen.y
}

type Block = Vec<(Style, String)>;

/// The recipient as the post wants it: name, person, address.
fn recipient(pen: &Pen<'_>, frozen: &Frozen) -> Block {
    let buyer = &frozen.buyer;
    let contact = buyer.contact_name.as_ref();
    let contact = contact.map(|name| format!("{} {name}", pen.words.pick("À l’attention de", "Attn.")));
    let place = buyer.address.as_ref().map(|place| address(place, pen.words, &frozen.seller.address));
    let lines: Vec<String> = [contact, place].into_iter().flatten().collect();
    let block = [(strong(10.5, Ink::TEXT), buyer.name.clone()), (regular(9.5, Ink::TEXT), lines.join("\n"))];
    block.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The same, small enough for the window of the envelope, and never too small to read.
fn fitting(pen: &Pen<'_>, mut block: Block) -> Block {
    let too_high = |block: &Block| {
        let heights = block.iter().map(|(style, text)| pen.height(WINDOW.width, *style, text));
        heights.sum::<f32>() > WINDOW.height
    };
    while too_high(&block) && block.iter().all(|(style, _)| style.size > 6.5) {
        for (style, _) in &mut block {
            style.size -= 0.5;
        }
    }
    block
}

/// The lines of an address; its country too when it is not the sender's, or not France.
pub fn address(address: &PostalAddress, words: Words, from: &PostalAddress) -> String {
    let mut lines = address.lines();
    if address.country != from.country || address.country != CountryCode::FRANCE {
        lines.push(words.country(address.country).to_owned());
    }
    lines.join("\n")
}
