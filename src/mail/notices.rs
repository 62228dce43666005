//! The letters that tell somebody what has changed of their account: whoever did not do it learns it at once.

use super::Letter;
use super::body::Block;
use super::letters::signed;
use crate::domain::language::Language;

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice<'a> {
    /// The password, by somebody signed in.
    PasswordChanged,
    /// The password, by a mailed link.
    PasswordReset,
    /// The address, to this one.
    EmailChanged(&'a str),
}

/// Tells somebody.
pub fn notice(public_url: &str, to: &str, name: &str, language: Language, what: Notice<'_>) -> Letter {
    let (subject, told) = match what {
        Notice::PasswordChanged => (
            language.pick("Votre mot de passe a changé", "Your password has changed"),
            language
                .pick(
                    "le mot de passe de votre compte Comptoir vient d'être changé. Les autres appareils sont déconnectés.",
                    "the password of your Comptoir account has just been changed. Your other devices are signed out.",
                )
                .to_owned(),
        ),
        Notice::PasswordReset => (
            language.pick("Votre mot de passe a été réinitialisé", "Your password has been reset"),
            language
                .pick(
                    "le mot de passe de votre compte Comptoir vient d'être réinitialisé par le lien envoyé à cette adresse. Tous les appareils sont déconnectés.",
                    "the password of your Comptoir account has just been reset through the link sent to this address. Every device is signed out.",
                )
                .to_owned(),
        ),
        Notice::EmailChanged(email) => (
            language.pick("Votre adresse Comptoir a changé", "Your Comptoir address has changed"),
            match language {
                Language::Fr => format!("votre compte Comptoir s'ouvre désormais avec l'adresse {email}. Les autres appareils sont déconnectés."),
                Language::En => format!("your Comptoir account now opens with the address {email}. Your other devices are signed out."),
            },
        ),
    };
    let greeting = match language {
        Language::Fr => format!("Bonjour {name},\n{told}"),
        Language::En => format!("Hello {name},\n{told}"),
    };
    let blocks = vec![
        Block::Paragraph(greeting),
        Block::Note(
            language
                .pick(
                    "Ce n'était pas vous ? Choisissez tout de suite un nouveau mot de passe.",
                    "This was not you? Choose a new password at once.",
                )
                .to_owned(),
        ),
        Block::Button {
            label: language.pick("Nouveau mot de passe", "New password").to_owned(),
            url: format!("{public_url}/mot-de-passe-oublie"),
        },
    ];
    let footer = language.pick(
        "Vous recevez ce message parce que votre compte a changé.",
        "You receive this message because your account has changed.",
    );
    signed(to, name, language, subject.to_owned(), blocks, footer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(name: &str, language: Language, what: Notice<'_>) -> Letter {
        notice("https://comptoir.example", "a@b.fr", name, language, what)
    }

    #[test]
    fn a_notice_names_what_has_changed_and_escapes_who_is_told() {
        let french = letter("<Anne>", Language::Fr, Notice::EmailChanged("c@d.fr"));
        assert_eq!(french.subject, "Votre adresse Comptoir a changé");
        assert!(french.text.contains("l'adresse c@d.fr") && french.html.contains("&lt;Anne&gt;"));
        assert!(french.text.contains("https://comptoir.example/mot-de-passe-oublie"));
        let english = letter("Anne", Language::En, Notice::PasswordReset);
        assert!(english.text.starts_with("Hello Anne,\nthe password"));
        let changed = letter("Anne", Language::En, Notice::PasswordChanged);
        assert_eq!(changed.subject, "Your password has changed");
    }
}
