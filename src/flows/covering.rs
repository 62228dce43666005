//! The letter around what a person wrote: the company's name and colour, the document in three facts, and one button.

use crate::auth::link;
use crate::domain::color::Color;
use crate::domain::day::Day;
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::money::Cents;
use crate::domain::written;
use crate::mail::body::{Block, Body};
use crate::mail::{Attachment, Letter};
use crate::platform::Settings;
use crate::store::messages::LetterKind;
use crate::store::outbox::{Leased, Setting};

/// Writes a queued letter as it leaves.
pub fn write(
    settings: &Settings,
    leased: &Leased,
    setting: &Setting,
    attachments: Vec<Attachment>,
) -> Letter {
    let body = body(settings, leased, setting);
    let (from_name, reply_to) = match leased.kind {
        LetterKind::Quote | LetterKind::Invoice => {
            (Some(setting.company_name.clone()), leased.reply_to.clone())
        }
        // To the company itself: the product writes, and its client gets the answer.
        LetterKind::Answer => (None, leased.reply_to.clone()),
    };
    Letter {
        from_name,
        key: Some(leased.id.to_string()),
        to: leased.recipient.clone(),
        to_name: leased.recipient_name.clone(),
        reply_to,
        subject: leased.subject.clone(),
        text: body.text(),
        html: body.html(),
        attachments,
    }
}

fn body(settings: &Settings, leased: &Leased, setting: &Setting) -> Body {
    let language = leased.language;
    let mut blocks = vec![Block::Paragraph(leased.body.clone())];
    blocks.extend(button(settings, leased, setting));
    blocks.push(Block::Facts(facts(setting, language)));
    Body {
        language,
        signature: setting.company_name.clone(),
        accent: Color::parse(&setting.accent).unwrap_or(Color::OURS).legible().to_string(),
        blocks,
        footer: footer(leased, setting),
    }
}

fn button(settings: &Settings, leased: &Leased, setting: &Setting) -> Option<Block> {
    let language = leased.language;
    let label = match (leased.kind, setting.document_kind) {
        (LetterKind::Answer, _) => language.pick("Ouvrir le devis", "Open the quote"),
        (_, Kind::Quote) => language.pick("Voir et accepter le devis", "View and accept the quote"),
        (_, Kind::Credit) => language.pick("Voir l’avoir", "View the credit note"),
        (_, Kind::Invoice | Kind::Deposit | Kind::Progress) => {
            language.pick("Voir la facture", "View the invoice")
        }
    };
    let url = match (&leased.share_id, leased.kind) {
        (Some(share), _) => link::address(settings, share),
        (None, LetterKind::Answer) => format!("{}/devis/{}", settings.public_url, leased.document_id),
        (None, LetterKind::Quote | LetterKind::Invoice) => return None,
    };
    Some(Block::Button { label: label.to_owned(), url })
}

fn facts(setting: &Setting, language: Language) -> Vec<(String, String)> {
    let title = setting.document_kind.title(language).to_owned();
    let number = setting.number.clone().map(|number| (title, number));
    let total = Cents::try_from(setting.gross_total).ok().map(|total| {
        let name = language.pick("Total TTC", "Total incl. VAT").to_owned();
        (name, written::money(total, setting.currency, language))
    });
    let day = setting.due_on.as_deref().and_then(|day| Day::parse(day).ok()).and_then(|day| {
        let name = match setting.document_kind {
            Kind::Quote => language.pick("Valable jusqu’au", "Valid until"),
            Kind::Invoice | Kind::Deposit | Kind::Progress => {
                language.pick("À régler avant le", "Payment due")
            }
            Kind::Credit => return None,
        };
        Some((name.to_owned(), written::day(day, language)))
    });
    [number, total, day].into_iter().flatten().collect()
}

fn footer(leased: &Leased, setting: &Setting) -> String {
    let name = &setting.company_name;
    match (leased.kind, leased.language) {
        (LetterKind::Answer, language) => language
            .pick(
                "Comptoir vous prévient dès que votre client répond.",
                "Comptoir tells you as soon as your client answers.",
            )
            .to_owned(),
        (_, Language::Fr) => format!(
            "Envoyé par {name} avec Comptoir. Répondez à ce message pour écrire à {name}. Le lien vous est personnel : ne le transmettez qu’à qui peut répondre pour vous."
        ),
        (_, Language::En) => format!(
            "Sent by {name} with Comptoir. Reply to this message to write to {name}. The link is personal: pass it on only to people who may answer for you."
        ),
    }
}
