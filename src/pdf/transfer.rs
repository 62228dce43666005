//! A SEPA credit transfer as a QR code that banking apps read: EPC069-12, version 002.

use qrcodegen::{QrCode, QrCodeEcc};

use super::layout::{Modules, Run};
use crate::domain::einvoice::means;
use crate::domain::frozen::Frozen;
use crate::domain::language::Currency;

/// The most a transfer may carry, in cents.
const MOST: i64 = 99_999_999_999;
/// The longest name of a beneficiary.
const NAME_MAX: usize = 70;

/// What the code says: who is paid, on which account, how much, for which document. Nothing when nothing is owed in euros by transfer.
pub fn payload(frozen: &Frozen) -> Option<String> {
    let (owed, number) = (frozen.totals.payable, frozen.number.as_ref()?);
    let payable = (1..=MOST).contains(&owed.get()) && frozen.currency == Currency::EUR;
    let account = means(frozen).filter(|_| payable)?.account?;
    let seller = &frozen.seller;
    let name: String = seller.name.chars().take(NAME_MAX).collect();
    let bic = seller.bic.as_ref().map(ToString::to_string).unwrap_or_default();
    // Service tag, version, character set (1 is UTF-8), kind of transfer; purpose and structured reference stay empty.
    let amount = format!("EUR{}", owed.to_plain());
    let iban = account.to_string();
    let number = number.to_string();
    Some(["BCD", "002", "1", "SCT", &bic, name.trim_end(), &iban, &amount, "", "", &number].join("\n"))
}

/// The code, as the runs of its dark modules.
pub fn code(payload: &str) -> Option<Modules> {
    let code = QrCode::encode_binary(payload.as_bytes(), QrCodeEcc::Medium).ok()?;
    let side = u16::try_from(code.size()).ok()?;
    let is_dark = |x: u16, y: u16| code.get_module(x.into(), y.into());
    let mut dark = Vec::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let width = (x..side).take_while(|at| is_dark(*at, y)).count() as u16;
            if width > 0 {
                dark.push(Run { x, y, width, height: 1 });
            }
            x += width + 1;
        }
    }
    Some(Modules { side, dark: stacked(dark) })
}

/// Runs of the same place and width on rows that follow one another are one rectangle.
fn stacked(rows: Vec<Run>) -> Vec<Run> {
    let mut stacks: Vec<Run> = Vec::new();
    for run in rows {
        let above = |stack: &&mut Run| {
            stack.x == run.x && stack.width == run.width && stack.y + stack.height == run.y
        };
        match stacks.iter_mut().rev().find(above) {
            Some(stack) => stack.height += 1,
            None => stacks.push(run),
        }
    }
    stacks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangles_are_the_modules_and_nothing_else() {
        let text =
            "BCD\n002\n1\nSCT\n\nAtelier Bérenger\nFR7630006000011234567890189\nEUR534.81\n\n\nF-2026-0117";
        let expected = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).unwrap();
        let modules = code(text).unwrap();
        let covers = |run: &Run, x: u16, y: u16| {
            (run.x..run.x + run.width).contains(&x) && (run.y..run.y + run.height).contains(&y)
        };
        for y in 0..modules.side {
            for x in 0..modules.side {
                let times = modules.dark.iter().filter(|run| covers(run, x, y)).count();
                assert_eq!(times, usize::from(expected.get_module(x.into(), y.into())), "{x} {y}");
            }
        }
    }
}
