//! What the client does with the document: where to pay an invoice, where to sign a quote; or that nothing is left to do.

use super::super::layout::{Area, Ink, Mark, Modules, Role, Style, mm};
use super::super::transfer;
use super::pen::{LEFT, Pen, drop, leading, regular, strong};
use crate::domain::einvoice::{means, terms};
use crate::domain::frozen::Frozen;
use crate::domain::identity::Iban;
use crate::domain::kind::Kind;

const HEAD: f32 = 22.0;
const FOOT: f32 = 6.4;
const MARGIN: f32 = 12.0;
const SIGNATURE: f32 = mm(31.0);
/// The side of a code, without its margin.
const CODE: f32 = mm(26.0);
/// The light modules that readers want around a code.
const QUIET_ZONE: f32 = 4.0;
const CAPTION: f32 = 11.0;
/// Between two facts.
const BETWEEN: f32 = 1.6;

/// What stands under the VAT, and how wide it is.
pub struct Answer {
    deed: Deed,
    width: f32,
}

enum Deed {
    Sign,
    /// Pay, or nothing more once it was paid on the spot.
    Pay(Account),
    Nothing,
}

/// Where to pay, or how it was paid: facts to type, and the same as a code to scan.
struct Account {
    heading: String,
    facts: Vec<Fact>,
    code: Option<Scan>,
}

type Fact = (&'static str, String);

/// A code, the words for those who cannot see it, and the words under it.
struct Scan {
    modules: Modules,
    spoken: String,
    caption: &'static str,
}

impl Scan {
    fn of(pen: &Pen<'_>, frozen: &Frozen, iban: &Iban) -> Option<Scan> {
        let words = pen.words;
        let modules = transfer::code(&transfer::payload(frozen)?)?;
        let owed = words.money(frozen.totals.payable);
        let what = words.pick("QR code d’un virement SEPA de", "QR code of a SEPA credit transfer of");
        let spoken = format!("{what} {owed}, {}, IBAN {}", frozen.seller.name, iban.grouped());
        let caption = words.pick("Scannez pour payer", "Scan to pay");
        Some(Scan { modules, spoken, caption })
    }

    /// The side of the code with its margin.
    fn side(&self) -> f32 {
        CODE * (1.0 + 2.0 * QUIET_ZONE / f32::from(self.modules.side.max(1)))
    }
}

impl Answer {
    /// What a document asks of its client.
    pub fn of(pen: &Pen<'_>, frozen: &Frozen, width: f32) -> Answer {
        let account = means(frozen).and_then(|means| means.account);
        let deed = match frozen.kind {
            Kind::Quote => Deed::Sign,
            Kind::Credit => Deed::Nothing,
            Kind::Invoice | Kind::Deposit | Kind::Progress => match (account, frozen.settled) {
                (None, None) => Deed::Nothing,
                (account, _) => Deed::Pay(Account::of(pen, frozen, account)),
            },
        };
        Answer { deed, width }
    }

    /// How high it stands.
    pub fn height(&self, pen: &Pen<'_>) -> f32 {
        match &self.deed {
            Deed::Sign => SIGNATURE,
            Deed::Pay(account) => account.height(pen, self.width),
            Deed::Nothing => 0.0,
        }
    }

    /// Draws it from the pen down.
    pub fn draw(&self, pen: &mut Pen<'_>) {
        match &self.deed {
            Deed::Sign => draw_signature(pen, self.width),
            Deed::Pay(account) => account.draw(pen, self.width),
            Deed::Nothing => {}
        }
    }
}

fn facts(pen: &Pen<'_>, frozen: &Frozen, iban: &Iban) -> Vec<Fact> {
    let (words, seller) = (pen.words, &frozen.seller);
    let mut facts = vec![("IBAN", iban.grouped())];
    facts.extend(seller.bic.as_ref().map(|bic| ("BIC", bic.to_string())));
    facts.push((words.pick("Titulaire", "Holder"), seller.name.clone()));
    let number = frozen.number.as_ref().map(ToString::to_string);
    facts.extend(number.map(|number| (words.pick("Référence à rappeler", "Payment reference"), number)));
    facts
}

const LABEL: Style = regular(7.0, Ink::QUIET);
const VALUE: Style = strong(8.5, Ink::TEXT);

/// A value a little smaller where that keeps it, an account above all, on one line.
fn fitting(pen: &Pen<'_>, fact: &str, room: f32) -> Style {
    let wanted = VALUE.size * room / pen.fonts.width(VALUE, fact);
    let size = if (7.0..VALUE.size).contains(&wanted) { wanted - 0.02 } else { VALUE.size };
    Style { size, ..VALUE }
}

impl Account {
    fn of(pen: &Pen<'_>, frozen: &Frozen, iban: Option<&Iban>) -> Account {
        let to_pay = pen.words.pick("Règlement par virement", "Payment by bank transfer");
        let heading = frozen.settled.map_or_else(|| to_pay.to_owned(), |_| terms(frozen));
        let facts = iban.map(|iban| facts(pen, frozen, iban)).unwrap_or_default();
        let code = iban.filter(|_| frozen.settled.is_none()).and_then(|iban| Scan::of(pen, frozen, iban));
        Account { heading, facts, code }
    }

    /// The width of the facts.
    fn room(&self, width: f32) -> f32 {
        width - MARGIN * 2.0 - self.code.as_ref().map_or(0.0, |code| code.side())
    }

    fn height(&self, pen: &Pen<'_>, width: f32) -> f32 {
        let room = self.room(width);
        let fact =
            |(_, fact): &Fact| leading(LABEL) + pen.height(room, fitting(pen, fact, room), fact) + BETWEEN;
        let facts = HEAD + self.facts.iter().map(fact).sum::<f32>() + FOOT;
        let code = self.code.as_ref().map_or(0.0, |code| MARGIN / 2.0 + code.side() + CAPTION + FOOT / 2.0);
        facts.max(code)
    }

    fn draw(&self, pen: &mut Pen<'_>, width: f32) {
        let (top, height, room) = (pen.y, self.height(pen, width), self.room(width));
        draw_box(pen, width, height, &self.heading);
        pen.y = top + HEAD;
        for (name, fact) in &self.facts {
            let value = fitting(pen, fact, room);
            pen.within(Role::Paragraph, |pen| {
                pen.lines(LEFT + MARGIN, room, LABEL, &format!("{name} "));
                pen.lines(LEFT + MARGIN, room, value, fact);
            });
            pen.y += BETWEEN;
        }
        if let Some(code) = &self.code {
            let side = code.side();
            code.draw(
                pen,
                Area {
                    x: LEFT + width - side - MARGIN / 2.0,
                    y: top + MARGIN / 2.0,
                    width: side,
                    height: side,
                },
            );
        }
        pen.y = top + height;
    }
}

impl Scan {
    /// Dark modules on white: a code on a coloured ground is one that some readers miss.
    fn draw(&self, pen: &mut Pen<'_>, area: Area) {
        pen.mark(Mark::Fill(area, Ink(255, 255, 255)));
        let margin = (area.width - CODE) / 2.0;
        let inner = Area { x: area.x + margin, y: area.y + margin, width: CODE, height: CODE };
        let code = Mark::Code(inner, self.modules.clone());
        pen.within(Role::Figure(self.spoken.clone()), |pen| pen.mark(code));
        let style = regular(6.5, Ink::QUIET);
        let right = area.x + (area.width + pen.fonts.width(style, self.caption)) / 2.0;
        let base = area.y + area.height + CAPTION - drop(style);
        pen.within(Role::Paragraph, |pen| pen.text_to(right, base, style, self.caption));
    }
}

/// A quiet ground with a bar of the accent and a heading; the pen stays where the ground ends.
fn draw_box(pen: &mut Pen<'_>, width: f32, height: f32, heading: &str) {
    let top = pen.y;
    pen.wash(Area { x: LEFT, y: top, width, height });
    pen.mark(Mark::Fill(Area { x: LEFT, y: top, width: 2.0, height }, pen.accent));
    let title = strong(9.0, pen.accent);
    pen.within(Role::Heading, |pen| pen.text(LEFT + MARGIN, top + 15.5, title, heading));
    pen.y = top + height;
}

fn draw_signature(pen: &mut Pen<'_>, width: f32) {
    let area = Area { x: LEFT, y: pen.y, width, height: SIGNATURE };
    pen.mark(Mark::Frame(area, 0.75, Ink::QUIET));
    let (title, label) = (strong(10.0, pen.accent), regular(8.0, Ink::QUIET));
    let words = pen.words;
    let heading = words.pick("Bon pour accord", "Bon pour accord (agreed)");
    pen.within(Role::Heading, |pen| pen.text(area.x + MARGIN, area.y + 17.0, title, heading));
    let date = words.pick("Date", "Date");
    let signature = words.pick("Nom, qualité et signature", "Name, title and signature");
    pen.within(Role::Paragraph, |pen| pen.text(area.x + MARGIN, area.y + 33.0, label, date));
    pen.within(Role::Paragraph, |pen| pen.text(area.x + mm(32.0), area.y + 33.0, label, signature));
    pen.y += SIGNATURE;
}
