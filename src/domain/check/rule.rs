//! The rules of the check: their codes, their weight, where they come from, and what they say.

use super::Severity;
use crate::domain::language::Language;

macro_rules! rules {
    ($($severity:ident $name:ident $code:literal, $law:expr, $french:literal, $english:literal;)+) => {
        /// A rule of the check; each variant says by its sentence what it is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Rule {
            $(#[doc = $english] $name,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Rule] = &[$(Rule::$name,)+];

            /// The stable code a page may key on.
            pub const fn code(self) -> &'static str {
                match self { $(Rule::$name => $code,)+ }
            }

            /// Whether it stops the document.
            pub const fn severity(self) -> Severity {
                match self { $(Rule::$name => Severity::$severity,)+ }
            }

            /// The article of law or the rule of the norm it rests on.
            pub const fn law(self) -> Option<&'static str> {
                match self { $(Rule::$name => $law,)+ }
            }

            /// What to do about it.
            pub const fn sentence(self, language: Language) -> &'static str {
                match language {
                    Language::Fr => match self { $(Rule::$name => $french,)+ },
                    Language::En => match self { $(Rule::$name => $english,)+ },
                }
            }
        }
    };
}

/// CGI, annex II, article 242 nonies A, I: the mandatory mentions of invoices.
const MENTIONS: &str = "CGI, ann. II, art. 242 nonies A, I";

rules! {
    Blocks ClientMissing "client_missing", Some(MENTIONS),
        "Choisissez un client.", "Choose a client.";
    Blocks ClientAddressMissing "client_address_missing", Some(MENTIONS),
        "Complétez l’adresse du client.", "Complete the client’s address.";
    Blocks ClientSirenMissing "client_siren_missing", Some("CGI, ann. II, art. 242 nonies A, I, 1° ; BR-FR-10"),
        "Le SIREN du client est obligatoire entre professionnels.", "The client’s SIREN is mandatory between businesses.";
    Blocks ClientVatNumberMissing "client_vat_number_missing", Some("CGI, ann. II, art. 242 nonies A, I, 3° et 4° ; BR-AE-02, BR-IC-02"),
        "Le numéro de TVA du client est obligatoire pour cette opération.", "The client’s VAT number is mandatory for this supply.";
    Blocks ClientMailboxMissing "client_mailbox_missing", Some("BR-FR-12"),
        "Une facture électronique a besoin d’une adresse : donnez l’e-mail du client, ou pour un particulier celui de votre entreprise.",
        "An electronic invoice needs an address: give the client’s e-mail, or for a private person your company’s.";
    Blocks VatNotInEuros "vat_not_in_euros", Some("CGI, ann. II, art. 242 nonies A ; BR-FR-CO-12"),
        "La TVA se facture en euros : choisissez l’euro, ou une opération sans TVA.",
        "VAT is charged in euros: choose the euro, or a supply without VAT.";
    Blocks ClientNotInUnion "client_not_in_union", Some("CGI, art. 262 ter, I ; BR-IC-12"),
        "Une livraison intracommunautaire va dans un autre pays de l’Union : vérifiez l’adresse du client ou sa livraison.",
        "An intra-Community supply goes to another member state: check the client’s or the delivery address.";
    Blocks ClientIsConsumer "client_is_consumer", Some("CGI, art. 283"),
        "L’autoliquidation ne vaut qu’entre professionnels : ce client est un particulier.",
        "Reverse charge is for businesses only: this client is a private person.";
    Blocks ExportWithinUnion "export_within_union", Some("CGI, art. 262, I ; BR-G-01"),
        "Une exportation quitte l’Union européenne : ce client y est établi et aucune livraison ailleurs n’est indiquée.",
        "An export leaves the European Union: this client is established in it and no delivery elsewhere is given.";
    Blocks LinesMissing "lines_missing", Some(MENTIONS),
        "Ajoutez au moins une ligne.", "Add at least one line.";
    Blocks LineNameMissing "line_name_missing", Some("CGI, ann. II, art. 242 nonies A, I, 8°"),
        "Donnez une désignation précise à cette ligne.", "Give this line a precise name.";
    Blocks LineFigureMissing "line_figure_missing", Some("CGI, ann. II, art. 242 nonies A, I, 8°"),
        "Complétez la quantité et le prix de cette ligne.", "Complete the quantity and the price of this line.";
    Blocks LineNatureMissing "line_nature_missing", Some("CGI, ann. II, art. 242 nonies A, I, 8° bis"),
        "Dites si cette ligne est un bien ou un service.", "Say whether this line is goods or a service.";
    Blocks TotalNegative "total_negative", Some("BOI-TVA-DECLA-30-20-20-30"),
        "Le total ne peut pas être négatif : faites un avoir.", "The total cannot be negative: make a credit note.";
    Blocks DeductionsExceed "deductions_exceed_invoice", None,
        "Les acomptes déduits dépassent la facture : réduisez-les.", "The deposits deducted exceed the invoice: reduce them.";
    Blocks CreditWithoutInvoice "credit_without_invoice", Some("CGI, art. 289, I-5 ; BR-FR-CO-04"),
        "Un avoir cite la facture qu’il corrige : créez-le depuis cette facture.", "A credit note cites the invoice it corrects: create it from that invoice.";
    Blocks IssueDateInFuture "issue_date_in_future", Some("CGI, ann. II, art. 242 nonies A, I, 6°"),
        "La date d’émission ne peut pas être dans le futur.", "The issue date cannot lie in the future.";
    Blocks DueBeforeIssue "due_before_issue", None,
        "L’échéance doit suivre la date d’émission.", "The due date must follow the issue date.";
    Blocks TermsTooLong "terms_too_long", Some("C. com., art. L441-10"),
        "Le délai dépasse 60 jours, ou 45 jours fin de mois.", "The terms pass 60 days, or 45 days end of month.";
    Blocks SupplyDateMissing "supply_date_missing", Some("CGI, ann. II, art. 242 nonies A, I, 10° ; BR-IC-11"),
        "Indiquez la date de livraison.", "Enter the delivery date.";
    Blocks SettledInFuture "paid_in_future", None,
        "Le règlement ne peut pas être daté du futur.", "The payment cannot lie in the future.";
    Blocks SettledOtherwise "settled_otherwise", None,
        "Seule une facture peut être réglée sur place.", "Only an invoice can be paid on the spot.";
    Blocks CompanySirenMissing "company_siren_missing", Some("C. com., art. R123-237"),
        "Renseignez le SIREN de votre entreprise dans les réglages.", "Enter your company’s SIREN in the settings.";
    Blocks CompanyAddressMissing "company_address_missing", Some("C. com., art. R123-237"),
        "Complétez l’adresse de votre entreprise dans les réglages.", "Complete your company’s address in the settings.";
    Blocks CompanyVatNumberMissing "company_vat_number_missing", Some("CGI, ann. II, art. 242 nonies A, I, 2° ; BR-S-02"),
        "Renseignez le numéro de TVA de votre entreprise dans les réglages.", "Enter your company’s VAT number in the settings.";
    Blocks VatNotAllowedInFranchise "vat_not_allowed_in_franchise", Some("CGI, art. 293 E"),
        "En franchise de TVA, les lignes ne portent pas de TVA.", "Under the VAT franchise, lines carry no VAT.";
    Blocks VatWithoutFranchise "vat_without_franchise", Some("CGI, art. 293 B"),
        "L’exonération de l’article 293 B est réservée à la franchise.", "The exemption of article 293 B is for the franchise only.";
    Blocks OutOfScopeMixed "out_of_scope_mixed", Some("BR-O-11 à BR-O-14"),
        "Une ligne hors champ de la TVA ne peut pas être mêlée à d’autres : faites deux documents.",
        "A line outside the scope of VAT cannot be mixed with others: write two documents.";
    Blocks VatReasonsMixed "vat_reasons_mixed", Some("BR-E-01, BR-AE-01"),
        "Un document ne peut citer qu’un motif par catégorie de TVA : faites deux documents.",
        "A document can cite one reason per VAT category only: write two documents.";

    Warns ClientVatNumberOfAnother "client_vat_number_of_another_siren", None,
        "Le numéro de TVA du client n’est pas celui de son SIREN.", "The client’s VAT number is not that of its SIREN.";
    Warns ClientSirenUseful "client_siren_useful", Some(MENTIONS),
        "Ce client n’a pas de SIREN : il sera obligatoire sur la facture.", "This client has no SIREN: the invoice will need it.";
    Warns ClientEmailMissing "client_email_missing", None,
        "Ce client n’a pas d’adresse e-mail : le document ne pourra pas partir par courriel.",
        "This client has no e-mail address: the document cannot leave by mail.";
    Warns PublicOrderMissing "public_order_missing", Some("Ordonnance n° 2014-697, Chorus Pro"),
        "Un client public demande souvent un numéro d’engagement : indiquez-le comme référence de commande.",
        "A public client often asks for a commitment number: give it as the order reference.";
    Warns PublicSiretMissing "public_siret_missing", Some("Ordonnance n° 2014-697, Chorus Pro"),
        "Un client public est adressé par son SIRET : complétez sa fiche.", "A public client is addressed by its SIRET: complete its card.";
    Warns CompanyIbanMissing "company_iban_missing", None,
        "Sans IBAN, votre client ne sait pas où payer : ajoutez-le dans les réglages.",
        "Without an IBAN your client does not know where to pay: add it in the settings.";
    Warns CompanyVatNumberOfAnother "company_vat_number_of_another_siren", None,
        "Le numéro de TVA de votre entreprise n’est pas celui de son SIREN.", "Your company’s VAT number is not that of its SIREN.";
    Warns CompanyFormMissing "company_form_missing", Some("C. com., art. R123-238"),
        "Indiquez la forme juridique de votre entreprise (SARL, EI…) dans les réglages.", "Give your company’s legal form (SARL, EI…) in the settings.";
    Warns CompanyRegisterMissing "company_register_missing", Some("C. com., art. R123-237"),
        "Une société cite son capital et la ville de son RCS : complétez les réglages.",
        "A company cites its capital and the city of its register: complete the settings.";
    Warns CompanyMediatorMissing "company_mediator_missing", Some("C. conso., art. L616-1 et R616-1"),
        "Un consommateur doit pouvoir lire quel médiateur vous avez : ajoutez-le dans les réglages.",
        "A consumer must be able to read who your mediator is: add it in the settings.";
    Warns LineFree "line_free", None,
        "Cette ligne est à 0 € : est-ce voulu ?", "This line is free: is it meant?";
    Warns LineVague "line_vague", Some("CGI, ann. II, art. 242 nonies A, I, 8°"),
        "Cette désignation est vague : la loi veut une dénomination précise.", "This name is vague: the law wants a precise one.";
    Warns LineRepeated "line_repeated", None,
        "Cette ligne répète une ligne précédente.", "This line repeats an earlier one.";
    Warns TotalZero "total_zero", None,
        "Ce document est à 0 €.", "This document comes to zero.";
    Warns RateNotInForce "rate_not_in_force", Some("CGI, art. 278 à 281 nonies"),
        "Ce taux de TVA n’est plus, ou pas encore, en vigueur à cette date.", "This VAT rate is no longer, or not yet, in force on that day.";
    Warns VatByTheTypedTotal "vat_by_the_typed_total", Some("BR-CO-17"),
        "Les prix sont TTC : pour garder ce total exact, la TVA diffère d’un centime de base × taux. C’est admis.",
        "Prices include VAT: to keep this total exact, VAT differs by a cent from base × rate. This is accepted.";
    Warns VatTakesTheRest "vat_takes_the_rest", None,
        "Ce document solde les précédents : sa TVA reprend exactement ce qui reste, à un centime près de base × taux.",
        "This document closes the earlier ones: its VAT takes exactly what is left, within a cent of base × rate.";
    Warns IssuedLate "issued_late", Some("CGI, art. 289, I-3"),
        "La livraison date de plus d’un mois : une facture est due dès la réalisation.",
        "The supply is more than a month old: an invoice is due as soon as it takes place.";
    Warns SuppliedLater "supplied_later", None,
        "La livraison suit la facture : s’agit-il d’un acompte ?", "The supply follows the invoice: is it a deposit?";
    Warns ValidityShort "validity_short", None,
        "Ce devis expire dans moins de trois jours.", "This quote expires in less than three days.";
    Warns CashOverLimit "cash_over_1000", Some("CMF, art. L112-6 et D112-3"),
        "Au-delà de 1 000 €, le paiement en espèces est interdit dans la plupart des cas.",
        "Above €1,000, payment in cash is forbidden in most cases.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_its_own_and_every_sentence_ends() {
        let codes: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(codes.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            for language in [Language::Fr, Language::En] {
                assert!(rule.sentence(language).ends_with(['.', '?']), "{}", rule.code());
            }
        }
    }
}
