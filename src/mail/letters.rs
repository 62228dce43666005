//! The letters of signing up and in. A code stands in the letter alone: nothing keeps it but its keyed hash.

use super::Letter;
use super::body::{ACCENT, Block, Body};
use crate::domain::language::Language;
use crate::platform::Settings;

/// The six digits that open a session.
pub fn code(to: &str, name: &str, language: Language, digits: &str) -> Letter {
    let greeting = match language {
        Language::Fr => format!("Bonjour {name},\nvoici votre code pour entrer dans Comptoir :"),
        Language::En => format!("Hello {name},\nhere is your code to enter Comptoir:"),
    };
    let blocks = vec![
        Block::Paragraph(greeting),
        Block::Code(digits.to_owned()),
        Block::Note(
            language
                .pick(
                    "Il sert une seule fois et vaut dix minutes. Ne le donnez à personne : nous ne vous le demanderons jamais.",
                    "It works once, for ten minutes. Give it to nobody: we will never ask you for it.",
                )
                .to_owned(),
        ),
    ];
    let subject = match language {
        Language::Fr => format!("{digits} est votre code Comptoir"),
        Language::En => format!("{digits} is your Comptoir code"),
    };
    own(to, name, language, subject, blocks)
}

/// The six digits that let somebody signed in do what cannot be undone.
pub fn confirmation(to: &str, name: &str, language: Language, digits: &str) -> Letter {
    let greeting = match language {
        Language::Fr => {
            format!("Bonjour {name},\nvoici votre code pour confirmer une action sensible sur votre compte :")
        }
        Language::En => {
            format!("Hello {name},\nhere is your code to confirm a sensitive action on your account:")
        }
    };
    let note = language.pick(
        "Il sert une seule fois et vaut dix minutes. Si vous n'avez rien demandé, changez votre mot de passe : quelqu'un le connaît.",
        "It works once, for ten minutes. If you asked for nothing, change your password: somebody knows it.",
    );
    let blocks =
        vec![Block::Paragraph(greeting), Block::Code(digits.to_owned()), Block::Note(note.to_owned())];
    let subject = match language {
        Language::Fr => format!("{digits} est votre code de confirmation Comptoir"),
        Language::En => format!("{digits} is your Comptoir confirmation code"),
    };
    own(to, name, language, subject, blocks)
}

/// To somebody who signs up with an address that has its account: only the mailbox learns it.
pub fn already_registered(settings: &Settings, to: &str, language: Language) -> Letter {
    let blocks = vec![
        Block::Paragraph(
            language
                .pick(
                    "Bonjour,\nvous avez déjà un compte Comptoir avec cette adresse. Connectez-vous avec votre mot de passe.",
                    "Hello,\nyou already have a Comptoir account with this address. Sign in with your password.",
                )
                .to_owned(),
        ),
        Block::Button {
            label: language.pick("Me connecter", "Sign in").to_owned(),
            url: format!("{}/connexion", settings.public_url),
        },
    ];
    let subject = language.pick("Vous avez déjà un compte Comptoir", "You already have a Comptoir account");
    own(to, "", language, subject.to_owned(), blocks)
}

/// The link that resets a forgotten password. Its token stands behind the hash, which no server is sent and no log keeps.
pub fn reset(settings: &Settings, to: &str, name: &str, language: Language, token: &str) -> Letter {
    let greeting = match language {
        Language::Fr => {
            format!("Bonjour {name},\nchoisissez un nouveau mot de passe pour votre compte Comptoir.")
        }
        Language::En => format!("Hello {name},\nchoose a new password for your Comptoir account."),
    };
    let blocks = vec![
        Block::Paragraph(greeting),
        Block::Button {
            label: language.pick("Choisir un mot de passe", "Choose a password").to_owned(),
            url: format!("{}/mot-de-passe#{token}", settings.public_url),
        },
        Block::Note(
            language
                .pick(
                    "Ce lien sert une seule fois et vaut trente minutes. Votre mot de passe actuel reste bon tant qu'il n'a pas servi.",
                    "This link works once, for thirty minutes. Your present password stays good until it does.",
                )
                .to_owned(),
        ),
    ];
    let subject = language.pick("Votre nouveau mot de passe Comptoir", "Your new Comptoir password");
    own(to, name, language, subject.to_owned(), blocks)
}

/// A letter that answers a demand.
fn own(to: &str, name: &str, language: Language, subject: String, blocks: Vec<Block>) -> Letter {
    let footer = language.pick(
        "Vous n'êtes pas à l'origine de cette demande ? Ignorez ce message : sans lui, personne n'entre.",
        "You did not ask for this? Ignore this message: nobody gets in without it.",
    );
    signed(to, name, language, subject, blocks, footer)
}

/// A letter that the product itself signs.
pub(super) fn signed(
    to: &str,
    name: &str,
    language: Language,
    subject: String,
    blocks: Vec<Block>,
    footer: &str,
) -> Letter {
    let body = Body {
        language,
        signature: "Comptoir".to_owned(),
        accent: ACCENT.to_owned(),
        blocks,
        footer: footer.to_owned(),
    };
    Letter {
        from_name: None,
        key: None,
        to: to.to_owned(),
        to_name: name.to_owned(),
        reply_to: None,
        subject,
        text: body.text(),
        html: body.html(),
        attachments: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_stands_in_both_parts_and_the_name_is_escaped() {
        let letter = code("a@b.fr", "<Anne>", Language::Fr, "012345");
        assert!(letter.text.contains("\n    012345\n"));
        assert!(letter.html.contains(">012345<") && letter.html.contains("&lt;Anne&gt;"));
        assert_eq!(letter.subject, "012345 est votre code Comptoir");
        assert!(code("a@b.fr", "Anne", Language::En, "012345").text.starts_with("Hello Anne,"));
    }
}
