//! What an invoice lacks to be written as data; each is refused before issuing, in plain words.

use super::mailbox::buyer_mailbox;
use super::payment::due;
use crate::domain::frozen::{BuyerKind, Frozen};
use crate::domain::identity::CountryCode;
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::vat::Category;

macro_rules! lacks {
    ($($(#[doc = $why:literal])+ $name:ident => $code:literal;)+) => {
        /// Something the norm cannot do without.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Lack {
            $($(#[doc = $why])+ $name,)+
        }

        impl Lack {
            /// Everything an invoice can lack.
            pub const ALL: &[Lack] = &[$(Lack::$name,)+];

            /// The stable code a page translates.
            pub const fn code(self) -> &'static str {
                match self { $(Lack::$name => $code,)+ }
            }
        }
    };
}

lacks! {
    /// A quote is no invoice.
    Invoice => "not_an_invoice";
    /// A draft has no number yet.
    Number => "number_missing";
    /// Nothing is sold.
    Lines => "lines_missing";
    /// The seller's SIREN.
    SellerSiren => "seller_siren_missing";
    /// The seller's VAT number, where VAT is charged or reversed.
    SellerVatNumber => "seller_vat_number_missing";
    /// The buyer's address, its country at least.
    BuyerAddress => "buyer_address_missing";
    /// The SIREN of a French business or public body.
    BuyerSiren => "buyer_siren_missing";
    /// The VAT number of a business that pays the tax itself.
    BuyerVatNumber => "buyer_vat_number_missing";
    /// An e-mail address: the buyer's, or the seller's for a private person who has none.
    BuyerEmail => "buyer_email_missing";
    /// The day of a supply within the European Union.
    SuppliedOn => "supplied_on_missing";
    /// The invoice that a credit note takes back.
    Preceding => "preceding_missing";
    /// The day payment is due.
    DueOn => "due_on_missing";
    /// The VAT in euros: an invoice in another currency may not charge any.
    EuroTax => "vat_not_in_euros";
}

/// Everything this document lacks.
pub fn lacks(frozen: &Frozen) -> Vec<Lack> {
    let has = |category: Category| frozen.vat.iter().any(|subtotal| subtotal.vat.category() == category);
    let (seller, buyer) = (&frozen.seller, &frozen.buyer);
    let reversed = has(Category::AE) || has(Category::K);
    let french = buyer.address.as_ref().is_some_and(|address| address.country == CountryCode::FRANCE);
    let professional = buyer.kind != BuyerKind::Consumer;
    let checks = [
        (Lack::Invoice, frozen.type_code().is_none()),
        (Lack::Number, frozen.number.is_none()),
        (Lack::Lines, !frozen.lines.iter().any(|line| line.counts())),
        (Lack::SellerSiren, seller.siren.is_none()),
        (Lack::SellerVatNumber, frozen.asks_for_vat_number() && seller.vat_number.is_none()),
        (Lack::BuyerAddress, buyer.address.is_none()),
        (Lack::BuyerSiren, professional && french && buyer.siren.is_none()),
        (
            Lack::BuyerVatNumber,
            reversed && buyer.vat_number.is_none() && (has(Category::K) || buyer.siren.is_none()),
        ),
        (Lack::BuyerEmail, buyer_mailbox(frozen).is_none() && !(professional && french)),
        (Lack::SuppliedOn, has(Category::K) && frozen.supplied_on.is_none()),
        (Lack::Preceding, frozen.kind == Kind::Credit && frozen.preceding.is_empty()),
        (Lack::DueOn, frozen.kind != Kind::Credit && due(frozen).is_none()),
        (Lack::EuroTax, frozen.currency != Currency::EUR && !frozen.totals.vat_total.is_zero()),
    ];
    checks.into_iter().filter(|(_, lacking)| *lacking).map(|(lack, _)| lack).collect()
}
