//! What is said of credit notes, corrective invoices, and invoices of a quote.

pub(super) const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "credit_exceeds_invoice",
        "L'avoir dépasse ce qui reste à créditer sur la facture pour ce taux de TVA.",
        "The credit note exceeds what is left of the invoice at this VAT rate.",
    ),
    (
        "quantity_exceeds_invoice",
        "Il reste moins que cette quantité à créditer sur cette ligne.",
        "Less than this quantity is left to credit on this line.",
    ),
    (
        "nothing_left_to_credit",
        "Il ne reste rien à créditer sur cette facture.",
        "Nothing is left to credit on this invoice.",
    ),
    (
        "credit_of_a_credit",
        "Un avoir ne se crédite pas : émettez une nouvelle facture.",
        "A credit note cannot be credited: issue a new invoice.",
    ),
    (
        "correction_of_an_invoice_only",
        "Seule une facture se remplace par une facture rectificative : faites un avoir.",
        "Only an invoice is replaced by a corrective invoice: make a credit note.",
    ),
    (
        "invoice_has_moved",
        "Un règlement ou un avoir a déjà touché cette facture : corrigez-la par un avoir.",
        "A payment or a credit note has touched this invoice: correct it with a credit note.",
    ),
    (
        "invoice_is_replaced",
        "Cette facture est annulée et remplacée par une facture rectificative.",
        "This invoice is cancelled and replaced by a corrective invoice.",
    ),
    (
        "link_of_another_client",
        "Le client doit être celui de la facture d'origine.",
        "The client must be that of the original invoice.",
    ),
    (
        "source_is_not_linked",
        "Une ligne vient d'un document auquel celui-ci n'est pas lié.",
        "A line comes from a document that this one is not linked to.",
    ),
    (
        "offset_does_not_fit",
        "Le montant dépasse ce qui reste de l'avoir, ou ce qui reste dû sur la facture.",
        "The amount exceeds what is left of the credit note, or what the invoice still asks for.",
    ),
    (
        "remainder_moved",
        "Un autre document vient de modifier ce qui reste : les montants ont été mis à jour, relisez-les avant d'émettre.",
        "Another document has just changed what is left: the amounts are updated, read them again before issuing.",
    ),
    (
        "quote_is_replaced",
        "Ce devis a été remplacé par un autre, envoyé depuis.",
        "This quote was replaced by another one, sent since.",
    ),
    (
        "deposit_exceeds_quote",
        "Les acomptes dépasseraient le total TTC accepté sur le devis.",
        "The deposits would exceed the total including VAT that was accepted.",
    ),
    (
        "deduction_exceeds_deposit",
        "Il reste moins que ce montant à déduire sur cet acompte.",
        "Less than this amount is left to deduct of this deposit.",
    ),
    (
        "quantity_exceeds_quote",
        "Il reste moins que cette quantité à facturer sur cette ligne du devis.",
        "Less than this quantity is left to bill on this line of the quote.",
    ),
    (
        "progress_line_unknown",
        "Une situation facture chaque ligne du devis une seule fois, et rien d'autre.",
        "A progress invoice bills each line of the quote once, and nothing else.",
    ),
    (
        "progress_draft_exists",
        "Une situation de ce devis est déjà en brouillon : émettez-la ou supprimez-la d'abord.",
        "A progress invoice of this quote is still a draft: issue it or delete it first.",
    ),
];
