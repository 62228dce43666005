//! Delivers the letters that are due: each is leased, written, handed to the provider, and settled by what the provider said.

use super::covering;
use super::files::{self, Wanted};
use crate::domain::kind::Kind;
use crate::mail::Attachment;
use crate::mail::provider::{self, Outcome};
use crate::platform::{self, Now, Settings};
use crate::store::documents::Family;
use crate::store::messages::LetterKind;
use crate::store::outbox::{Delivery, Leased};
use crate::store::{Fault, Gate, Store, Tenant};
use std::time::Duration;
use worker::{Context, Delay};

/// How many letters one lease takes: with eight seconds each, well within its lease.
const MOST: u32 = 5;
/// So many refusals in a row, and the provider is left alone until the next round.
const TOO_MANY: u32 = 3;
/// How long the first wait between two tries is, in milliseconds; each wait doubles it.
const FIRST_WAIT_MS: i64 = 30_000;
/// The longest wait between two tries, in milliseconds.
const LONGEST_WAIT_MS: i64 = 3_600_000;
/// Just over the ten seconds during which a letter may be taken back.
const HOLD: Duration = Duration::from_millis(10_200);

/// Delivers what was just queued once it can no longer be taken back, after the answer has gone; the clock sees to the rest.
pub fn run_soon(context: &Context, store: &Store, settings: &Settings, now: &Now) {
    run_after(HOLD, context, store, settings, now);
}

/// Delivers what is due, after the answer has gone.
pub fn run_now(context: &Context, store: &Store, settings: &Settings, now: &Now) {
    run_after(Duration::ZERO, context, store, settings, now);
}

fn run_after(hold: Duration, context: &Context, store: &Store, settings: &Settings, now: &Now) {
    let (store, settings, request) = (store.clone(), settings.clone(), now.request.clone());
    context.wait_until(async move {
        Delay::from(hold).await;
        if let Err(fault) = run(&store, &settings).await {
            worker::console_error!(
                "{}",
                serde_json::json!({ "request": request, "outbox": format!("{fault:?}") })
            );
        }
    });
}

/// One round: everything that is due, or as far as the provider follows.
pub async fn run(store: &Store, settings: &Settings) -> Result<(), Fault> {
    let mut refusals = 0;
    loop {
        let letters = store.lease(Now::of_platform().ms, MOST).await?;
        if letters.is_empty() {
            return Ok(());
        }
        for letter in &letters {
            let delivery =
                if refusals < TOO_MANY { deliver(store, settings, letter).await? } else { wait(letter) };
            refusals = match delivery {
                Delivery::Sent { .. } | Delivery::Failed { .. } => 0,
                Delivery::Later { .. } | Delivery::Unknown { .. } => refusals + 1,
            };
            store.settle(letter, Now::of_platform().ms, &delivery).await?;
        }
        if refusals >= TOO_MANY {
            return Ok(());
        }
    }
}

/// The provider is down: the letter waits for the next round untried.
fn wait(letter: &Leased) -> Delivery {
    let now = Now::of_platform().ms;
    settled(letter, now, Outcome::Retry { after: None, why: "provider_down".to_owned() }, 0)
}

async fn deliver(store: &Store, settings: &Settings, letter: &Leased) -> Result<Delivery, Fault> {
    let Some(setting) = store.setting(letter).await? else {
        return Ok(Delivery::Failed { why: "company_closed".to_owned() });
    };
    let attachments = paper(store, letter, setting.document_kind, &settings.public_url).await?;
    let written = covering::write(settings, letter, &setting, attachments);
    let outcome = provider::send(settings, &written).await;
    let spread = platform::random::<2>().map_or(0, u16::from_be_bytes);
    Ok(settled(letter, Now::of_platform().ms, outcome, spread))
}

/// The very bytes of the document, drawn now if nobody needed them before. A notice to the company carries none.
async fn paper(
    store: &Store,
    letter: &Leased,
    kind: Kind,
    public_url: &str,
) -> Result<Vec<Attachment>, Fault> {
    if letter.kind == LetterKind::Answer {
        return Ok(Vec::new());
    }
    let family = if kind == Kind::Quote { Family::Quote } else { Family::Invoice };
    let tenant = Tenant::open(store.clone(), letter.company_id.clone(), Gate::Clock, Now::of_platform());
    let file = files::file(&tenant, family, &letter.document_id, Wanted::Paper, public_url).await?;
    Ok(file.into_iter().map(|file| attachment(file.bytes, file.number)).collect())
}

fn attachment(bytes: Vec<u8>, number: Option<String>) -> Attachment {
    let number = number.unwrap_or_default().replace('/', "-");
    Attachment { name: format!("{number}.pdf"), media: "application/pdf", bytes }
}

/// What the provider's answer means for the letter. A letter is given up by its age, never by the number of tries.
fn settled(letter: &Leased, now: i64, outcome: Outcome, spread: u16) -> Delivery {
    match outcome {
        Outcome::Accepted(provider_id) => Delivery::Sent { provider_id },
        Outcome::Permanent(why) => Delivery::Failed { why },
        Outcome::Retry { after, why } => match next_try(letter, now, after, spread) {
            Some(at) => Delivery::Later { at, why },
            None => Delivery::Failed { why },
        },
        // The provider drops the second of two letters with one key, so that trying again is safe.
        Outcome::Unknown(why) => match next_try(letter, now, None, spread) {
            Some(at) => Delivery::Later { at, why },
            None => Delivery::Unknown { why },
        },
    }
}

/// The instant of the next try, or nothing when the letter has grown too old.
fn next_try(letter: &Leased, now: i64, after: Option<u32>, spread: u16) -> Option<i64> {
    let doublings = letter.attempts.saturating_sub(1).min(7);
    let wait = (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS);
    // A fifth more or less, so that letters that failed together do not come back together.
    let jitter = wait * (i64::from(spread) - 32_768) / 163_840;
    let asked = after.map_or(0, |seconds| i64::from(seconds) * 1000);
    let at = now + (wait + jitter).max(asked);
    (at < letter.give_up_at).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    const HOUR: i64 = 3_600_000;

    fn letter(attempts: u32) -> Leased {
        let id = "01936f2e-8a3b-7c11-9d2e-1234567890ab";
        Leased {
            company_id: id.parse().unwrap(),
            id: id.parse().unwrap(),
            kind: LetterKind::Quote,
            document_id: id.parse().unwrap(),
            share_id: None,
            recipient: "a@b.fr".to_owned(),
            recipient_name: String::new(),
            reply_to: None,
            subject: "Devis".to_owned(),
            body: "Bonjour".to_owned(),
            language: Language::Fr,
            attempts,
            give_up_at: 24 * HOUR,
        }
    }

    fn retry(after: Option<u32>) -> Outcome {
        Outcome::Retry { after, why: "503".to_owned() }
    }

    #[test]
    fn waits_double_up_to_an_hour() {
        let waits: Vec<_> = (1..=9).filter_map(|tries| next_try(&letter(tries), 0, None, 32_768)).collect();
        assert_eq!(waits[..4], [30_000, 60_000, 120_000, 240_000]);
        assert_eq!(waits[7..], [HOUR, HOUR]);
        for spread in [0, u16::MAX] {
            let wait = next_try(&letter(1), 0, None, spread).unwrap();
            assert!((24_000..=36_000).contains(&wait), "{wait}");
        }
    }

    #[test]
    fn the_provider_may_ask_for_a_longer_wait() {
        assert_eq!(next_try(&letter(1), 0, Some(600), 0), Some(600_000));
        assert_eq!(next_try(&letter(9), 0, Some(1), 32_768), Some(HOUR));
    }

    #[test]
    fn a_letter_is_given_up_by_its_age() {
        let late = 24 * HOUR - 1000;
        assert!(matches!(settled(&letter(1), late, retry(None), 0), Delivery::Failed { .. }));
        assert!(matches!(settled(&letter(99), 0, retry(None), 0), Delivery::Later { .. }));
    }

    #[test]
    fn only_what_may_have_left_is_in_doubt() {
        let lost = || Outcome::Unknown("timeout".to_owned());
        assert!(matches!(settled(&letter(1), 0, lost(), 0), Delivery::Later { .. }));
        assert!(matches!(settled(&letter(1), 24 * HOUR, lost(), 0), Delivery::Unknown { .. }));
        assert!(matches!(
            settled(&letter(1), 0, Outcome::Permanent("422".to_owned()), 0),
            Delivery::Failed { .. }
        ));
    }
}
