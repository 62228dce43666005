//! Each code of a refusal in words, in French and in English.

mod numbers;
mod trade;

use crate::domain::check::Rule;
use crate::domain::language::Language;

/// code, French, English.
const SENTENCES: &[(&str, &str, &str)] = &[
    // Requests
    ("not_found", "Cette page ou cet élément n'existe pas.", "This page or item does not exist."),
    (
        "method_not_allowed",
        "Cette adresse n'accepte pas cette méthode.",
        "This address does not take this method.",
    ),
    (
        "signed_out",
        "Votre session est terminée. Connectez-vous à nouveau.",
        "Your session is over. Sign in again.",
    ),
    (
        "role_too_low",
        "Votre rôle dans cette entreprise ne permet pas cette action.",
        "Your role in this company does not allow this.",
    ),
    ("confirmation_needed", "Confirmez d'abord que c'est bien vous.", "Confirm first that it is you."),
    ("foreign_origin", "Cette demande vient d'un autre site.", "This request comes from another site."),
    ("body_unreadable", "Le contenu envoyé ne peut pas être lu.", "The content sent cannot be read."),
    ("body_not_json", "Le contenu doit être envoyé en JSON.", "The content must be sent as JSON."),
    ("body_too_large", "Le contenu envoyé est trop volumineux.", "The content sent is too large."),
    ("address_too_long", "Cette adresse est trop longue.", "This address is too long."),
    (
        "query_unreadable",
        "Un filtre de la liste ne peut pas être lu.",
        "A filter of the list cannot be read.",
    ),
    (
        "idempotency_key_missing",
        "L'en-tête Idempotency-Key manque.",
        "The Idempotency-Key header is missing.",
    ),
    (
        "idempotency_key_reused",
        "Cette clé a déjà servi pour une autre demande.",
        "This key has served for another request.",
    ),
    ("version_missing", "L'en-tête If-Match manque.", "The If-Match header is missing."),
    ("changed_meanwhile", "Cet élément a été modifié entre-temps.", "This item has changed meanwhile."),
    (
        "too_many_views",
        "Trente vues par liste, c'est le plus : supprimez-en une d'abord.",
        "Thirty views of a list are the most: remove one first.",
    ),
    (
        "too_many_contacts",
        "Cinq cents contacts à la fois, c'est le plus.",
        "Five hundred contacts at a time are the most.",
    ),
    ("already_taken", "Cette valeur est déjà utilisée.", "This value is already taken."),
    (
        "in_use",
        "Cet élément est lié à d'autres : archivez-le plutôt.",
        "This item is linked to others: archive it instead.",
    ),
    ("invalid_fields", "Des champs sont à corriger.", "Some fields need correcting."),
    (
        "broken",
        "Une erreur est survenue de notre côté. Votre saisie n'est pas perdue.",
        "Something failed on our side. What you typed is not lost.",
    ),
    (
        "overloaded",
        "Le service est très sollicité. Réessayez dans quelques secondes.",
        "The service is very busy. Try again in a few seconds.",
    ),
    // Identity
    (
        "wrong_credentials",
        "L'adresse e-mail ou le mot de passe ne correspond pas.",
        "The e-mail address or the password does not match.",
    ),
    ("wrong_password", "Ce mot de passe ne correspond pas.", "This password does not match."),
    ("wrong_code", "Ce code ne correspond pas.", "This code does not match."),
    ("code_shape", "Le code compte six chiffres.", "The code has six digits."),
    (
        "code_expired",
        "Ce code a expiré. Demandez-en un nouveau.",
        "This code has expired. Ask for a new one.",
    ),
    (
        "reset_expired",
        "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.",
        "This link has expired or has been used. Ask for a new one.",
    ),
    (
        "too_many_attempts",
        "Trop d'essais. Attendez un peu avant de recommencer.",
        "Too many attempts. Wait a little before trying again.",
    ),
    (
        "mail_unavailable",
        "Le code n'a pas pu être envoyé. Réessayez.",
        "The code could not be sent. Try again.",
    ),
    (
        "password_too_short",
        "Le mot de passe compte au moins 8 caractères.",
        "The password has at least 8 characters.",
    ),
    (
        "password_too_long",
        "Le mot de passe compte au plus 128 caractères.",
        "The password has at most 128 characters.",
    ),
    ("password_too_common", "Ce mot de passe est trop courant.", "This password is too common."),
    // Documents
    (
        "document_is_final",
        "Ce document est émis : il ne peut plus être modifié.",
        "This document is issued: it can no longer change.",
    ),
    ("quote_already_invoiced", "Ce devis a déjà sa facture.", "This quote already has its invoice."),
    (
        "quote_not_accepted",
        "Seul un devis accepté devient une facture.",
        "Only an accepted quote becomes an invoice.",
    ),
    (
        "quote_not_sent",
        "Seul un devis envoyé peut recevoir une réponse.",
        "Only a sent quote can be answered.",
    ),
    ("quote_expired", "Ce devis a expiré.", "This quote has expired."),
    ("invoice_not_issued", "Émettez d'abord cette facture.", "Issue this invoice first."),
    (
        "issue_date_before_series",
        "Une facture plus récente existe déjà dans cette série : la date ne peut pas la précéder.",
        "The series already has a later invoice: the date cannot come before it.",
    ),
    (
        "recipient_missing",
        "Indiquez l'adresse e-mail du destinataire.",
        "Enter the recipient's e-mail address.",
    ),
    ("number_too_long", "Le numéro dépasserait 35 caractères.", "The number would pass 35 characters."),
    ("already_left", "Ce message est déjà parti.", "This message has already left."),
    ("name_missing", "Indiquez votre nom.", "Enter your name."),
    ("agreement_missing", "Cochez la case pour donner votre accord.", "Tick the box to give your agreement."),
    ("unprintable_character", "Un caractère ne peut pas être imprimé.", "A character cannot be printed."),
    // Payments
    (
        "allocation_exceeds_document",
        "Le montant dépasse ce qui reste dû sur la facture.",
        "The amount exceeds what the invoice still asks for.",
    ),
    (
        "allocation_exceeds_payment",
        "Le montant réparti dépasse celui du règlement.",
        "What is allocated exceeds the payment.",
    ),
    (
        "refund_exceeds_available",
        "Le montant dépasse ce qui reste à rembourser de cet avoir ou de ce règlement.",
        "The amount exceeds what is left to give back of this credit note or payment.",
    ),
    (
        "payment_was_refunded",
        "Une partie de ce règlement a été remboursée : annulez d'abord le remboursement.",
        "A part of this payment was refunded: undo the refund first.",
    ),
    (
        "account_is_moving",
        "D'autres règlements arrivent sur ce compte au même moment. Réessayez.",
        "Other payments reach this account at the same moment. Try again.",
    ),
    (
        "refund_not_sourced",
        "Les parts du remboursement ne font pas son montant.",
        "The parts of the refund do not make its amount.",
    ),
    (
        "source_missing",
        "Indiquez l'avoir ou le règlement à rembourser, l'un ou l'autre.",
        "Name the credit note or the payment to give back, one or the other.",
    ),
    ("named_twice", "Cet élément y est déjà.", "This item is already there."),
    (
        "cash_over_1000",
        "Espèces au-delà de 1 000 € : un professionnel, ou un particulier qui vit en France, ne peut pas payer ainsi (art. L112-6 et D112-3 du code monétaire et financier).",
        "Cash above 1,000 €: neither a business nor a private person who lives in France may pay so (art. L112-6 and D112-3 of the code monétaire et financier).",
    ),
    ("payment_already_reversed", "Ce règlement est déjà annulé.", "This payment is already reversed."),
    (
        "amount_not_positive",
        "Le montant doit être supérieur à zéro.",
        "The amount must be greater than zero.",
    ),
    (
        "paid_in_future",
        "La date du règlement ne peut pas être dans le futur.",
        "The payment date cannot be in the future.",
    ),
    // Files
    (
        "logo_not_an_image",
        "Le logo doit être une image PNG ou JPEG.",
        "The logo must be a PNG or JPEG image.",
    ),
    ("logo_too_large", "Le logo pèse au plus 512 Ko.", "The logo weighs at most 512 KB."),
    (
        "logo_too_many_pixels",
        "Le logo mesure au plus 2048 × 2048 pixels.",
        "The logo measures at most 2048 × 2048 pixels.",
    ),
    (
        "logo_too_detailed",
        "Ce logo est trop détaillé pour le papier : réduisez ses dimensions.",
        "This logo has too much detail for paper: reduce its dimensions.",
    ),
    // Values
    ("missing", "Ce champ est obligatoire.", "This field is required."),
    ("too_long", "Ce texte est trop long.", "This text is too long."),
    ("unknown_choice", "Choisissez une des valeurs proposées.", "Choose one of the values offered."),
    ("not_applicable", "Ce champ n'a pas de sens ici.", "This field has no meaning here."),
    (
        "percent_and_amount",
        "Donnez un pourcentage ou un montant, pas les deux.",
        "Give a percentage or an amount, not both.",
    ),
    ("not_a_number", "Saisissez un nombre.", "Enter a number."),
    ("too_many_decimals", "Ce nombre a trop de décimales.", "This number has too many decimals."),
    ("negative", "Ce nombre ne peut pas être négatif.", "This number cannot be negative."),
    ("too_large", "Ce nombre est trop grand.", "This number is too large."),
    (
        "amount_too_large",
        "Le total dépasse ce qu'un document peut porter.",
        "The total exceeds what a document can hold.",
    ),
    (
        "nothing_to_spread_over",
        "La remise ne s'applique à aucun montant.",
        "The allowance applies to no amount.",
    ),
    ("too_many_lines", "Un document compte au plus 200 lignes.", "A document has at most 200 lines."),
    ("unknown_vat_rate", "Ce taux de TVA n'existe pas en France.", "France has no such VAT rate."),
    (
        "vat_category_mismatch",
        "La catégorie de TVA contredit le taux.",
        "The VAT category contradicts the rate.",
    ),
    ("vat_reason_missing", "Indiquez le motif d'exonération.", "Give the reason for the exemption."),
    (
        "unknown_vat_reason",
        "Ce motif d'exonération n'est pas connu.",
        "This reason for exemption is unknown.",
    ),
    (
        "vat_reasons_mixed",
        "Un document ne peut citer qu'un motif par catégorie de TVA.",
        "A document can cite one reason per VAT category only.",
    ),
    (
        "vat_out_of_scope_mixed",
        "Une ligne hors champ de TVA ne peut pas côtoyer d'autres catégories : faites deux documents.",
        "A line outside the scope of VAT cannot stand beside other categories: write two documents.",
    ),
    ("unknown_unit", "Cette unité n'est pas connue.", "This unit is unknown."),
    ("unknown_reason_code", "Ce motif n'est pas connu.", "This reason is unknown."),
    ("not_a_day", "Saisissez une date, comme 23/11/2026.", "Enter a date, such as 23/11/2026."),
    (
        "terms_too_long",
        "Le délai dépasse 60 jours, ou 45 jours fin de mois.",
        "The terms pass 60 days, or 45 days end of month.",
    ),
    ("unknown_terms", "Ces conditions de paiement ne sont pas connues.", "These payment terms are unknown."),
    ("siren_length", "Le SIREN compte 9 chiffres.", "A SIREN has 9 digits."),
    ("siren_checksum", "Ce SIREN comporte une erreur de saisie.", "This SIREN has a typing error."),
    ("siret_length", "Le SIRET compte 14 chiffres.", "A SIRET has 14 digits."),
    ("siret_checksum", "Ce SIRET comporte une erreur de saisie.", "This SIRET has a typing error."),
    (
        "siret_of_another_siren",
        "Le SIRET doit commencer par le SIREN.",
        "The SIRET must begin with the SIREN.",
    ),
    (
        "vat_number_country",
        "Le numéro de TVA commence par un pays de l'Union.",
        "A VAT number begins with a member state.",
    ),
    (
        "vat_number_shape",
        "Ce numéro de TVA n'a pas la forme attendue.",
        "This VAT number does not have the expected shape.",
    ),
    (
        "vat_number_key",
        "Ce numéro de TVA comporte une erreur de saisie.",
        "This VAT number has a typing error.",
    ),
    ("iban_shape", "Cet IBAN n'a pas la forme attendue.", "This IBAN does not have the expected shape."),
    ("iban_checksum", "Cet IBAN comporte une erreur de saisie.", "This IBAN has a typing error."),
    ("bic_shape", "Un BIC compte 8 ou 11 caractères.", "A BIC has 8 or 11 characters."),
    (
        "email_shape",
        "Saisissez une adresse e-mail, comme nom@exemple.fr.",
        "Enter an e-mail address, such as name@example.com.",
    ),
    ("unknown_country", "Ce pays n'est pas connu.", "This country is unknown."),
    (
        "postcode_shape",
        "Ce code postal n'a pas la forme attendue.",
        "This postcode does not have the expected shape.",
    ),
    ("unknown_currency", "Cette devise n'est pas prise en charge.", "This currency is not supported."),
    ("unknown_time_zone", "Ce fuseau horaire n'est pas connu.", "This time zone is unknown."),
    ("color_shape", "Saisissez une couleur, comme #204ec3.", "Enter a color, such as #204ec3."),
    ("calculation_shape", "Ce calcul ne peut pas être lu.", "This calculation cannot be read."),
    ("division_by_zero", "On ne divise pas par zéro.", "One does not divide by zero."),
    (
        "percent_of_nothing",
        "Ce pourcentage ne s'applique à aucun montant.",
        "This percentage applies to no amount.",
    ),
    (
        "contact_of_another_company",
        "Ce contact n'appartient pas à cette entreprise.",
        "This contact does not belong to this company.",
    ),
];

/// Every code with its sentence in French and in English.
fn all() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    SENTENCES.iter().chain(numbers::SENTENCES).chain(trade::SENTENCES)
}

/// The sentence of a code, here or among the rules of the check; a code without one is shown as it is rather than hidden.
pub fn of(code: &'static str, language: Language) -> &'static str {
    let found = all().find(|(known, ..)| *known == code);
    let rule = || Rule::ALL.iter().find(|rule| rule.code() == code).map(|rule| rule.sentence(language));
    match found {
        Some((_, french, english)) => language.pick(french, english),
        None => rule().unwrap_or(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Refusal;
    use crate::web::failure::REFUSALS;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_sentence_once() {
        let known: BTreeSet<_> = all().map(|(code, ..)| *code).collect();
        assert_eq!(known.len(), all().count());
        let values = Refusal::ALL.iter().map(|refusal| refusal.code());
        for code in REFUSALS.iter().map(|(_, code)| *code).chain(values) {
            assert!(known.contains(code), "{code} has no sentence");
        }
    }
}
