//! How the invoice is paid: by what means, when, and in which words.

use crate::domain::day::Day;
use crate::domain::frozen::Frozen;
use crate::domain::identity::Iban;
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::payment::Method;
use crate::domain::relation::Relation;

/// A means of payment (BG-16).
#[derive(Debug, Clone, Copy)]
pub struct Means<'a> {
    /// The means (BT-81).
    pub method: Method,
    /// The seller's account, where it is a transfer (BT-84).
    pub account: Option<&'a Iban>,
}

/// How it was paid on the spot, or the account that what is left is owed to. Nothing is paid on a credit note.
pub fn means(frozen: &Frozen) -> Option<Means<'_>> {
    let asks = match frozen.kind {
        Kind::Quote | Kind::Credit => false,
        Kind::Invoice | Kind::Deposit | Kind::Progress => {
            frozen.settled.is_some() || frozen.totals.payable.get() > 0
        }
    };
    let transfer = if frozen.currency == Currency::EUR { Method::SepaTransfer } else { Method::Transfer };
    let method = frozen.settled.map_or(transfer, |settled| settled.method);
    let account = frozen.seller.iban.as_ref().filter(|_| method.names_the_account());
    let nameless = method.names_the_account() && account.is_none();
    (asks && !nameless).then_some(Means { method, account })
}

/// The day payment is due (BT-9); what was paid on the spot was due that day (BR-FR-CO-09).
pub fn due(frozen: &Frozen) -> Option<Day> {
    match frozen.kind {
        Kind::Credit => None,
        Kind::Quote | Kind::Invoice | Kind::Deposit | Kind::Progress => {
            frozen.settled.map(|settled| settled.on).or(frozen.due_on)
        }
    }
}

/// The terms in words (BT-20), as they are printed.
pub fn terms(frozen: &Frozen) -> String {
    let language = frozen.language;
    let credited = frozen.preceding.iter().find(|earlier| earlier.relation == Relation::Credits);
    match (frozen.kind, credited, frozen.settled) {
        (Kind::Credit, Some(invoice), _) => {
            format!("{} {}", language.pick("À valoir sur", "To be set off against"), invoice.number)
        }
        (_, _, Some(settled)) => {
            let (on, how) = (settled.on.written(), settled.method.words(language));
            format!("{} {on} {how}", language.pick("Réglée le", "Paid on"))
        }
        (_, _, None) => frozen.terms.words(language),
    }
}
