//! Refusals of numbering and of verification, in words.

/// code, French, English.
pub(super) const SENTENCES: &[(&str, &str, &str)] = &[
    // Numbering
    (
        "numbering_locked",
        "Le format est figé après le premier document numéroté : la loi veut une séquence chronologique et continue (CGI, ann. II, art. 242 nonies A, I, 7°).",
        "The format is fixed after the first numbered document: the law wants one continuous sequence (CGI, ann. II, art. 242 nonies A, I, 7°).",
    ),
    (
        "format_without_counter",
        "Le format doit contenir un compteur, comme {0000}.",
        "The format needs a counter, such as {0000}.",
    ),
    ("format_with_two_counters", "Le format ne contient qu'un compteur.", "The format has one counter only."),
    (
        "format_unknown_token",
        "Le format accepte {YYYY}, {YY}, {MM} et un compteur de 1 à 8 zéros.",
        "The format takes {YYYY}, {YY}, {MM} and a counter of 1 to 8 zeros.",
    ),
    (
        "format_forbidden_character",
        "Le format accepte les lettres sans accent, les chiffres et + - _ /.",
        "The format takes plain letters, digits and + - _ /.",
    ),
    ("format_too_long", "Le numéro dépasserait 35 caractères.", "The number would pass 35 characters."),
    (
        "format_month_without_year",
        "Un numéro par mois doit montrer l'année.",
        "A monthly number must show its year.",
    ),
    (
        "series_of_other_family",
        "Les devis et les factures ne se suivent pas dans une même série : un devis y laisserait un trou.",
        "Quotes and invoices do not follow each other in one series: a quote would leave a gap in it.",
    ),
    (
        "series_has_begun",
        "Cette série a commencé à un autre rang : des numéros continus ne permettent plus d'en changer (CGI, ann. II, art. 242 nonies A, I, 7°).",
        "This series began with another rank: numbers that follow each other leave no other choice (CGI, ann. II, art. 242 nonies A, I, 7°).",
    ),
    // Verification
    (
        "proof_code_shape",
        "Un code compte douze lettres et chiffres, comme 7K2M-9QXA-04TZ.",
        "A code has twelve letters and digits, such as 7K2M-9QXA-04TZ.",
    ),
    (
        "proof_nothing_given",
        "Donnez le code imprimé sur le document, son fichier, ou les deux.",
        "Give the code printed on the document, its file, or both.",
    ),
    (
        "proof_file_too_large",
        "Ce fichier dépasse 2 Mo : aucun document émis avec Comptoir n'est si grand.",
        "This file passes 2 MB: no document issued with Comptoir is that large.",
    ),
];
