//! Notices leave after the answer has gone: what they tell is done, and no mail provider can undo or delay it.

use crate::mail::Letter;
use crate::mail::provider::{self, Outcome};
use crate::web::Desk;
use serde_json::json;
use std::time::Duration;
use worker::Delay;

/// How long a letter that was refused waits for its second try.
const WAIT: Duration = Duration::from_secs(2);

/// Sends letters once the answer has gone, each twice at most.
pub fn tell(desk: &Desk, letters: Vec<Letter>) {
    let (settings, request) = (desk.settings.clone(), desk.now.request.clone());
    desk.context.wait_until(async move {
        for letter in &letters {
            let mut outcome = provider::send(&settings, letter).await;
            if let Outcome::Retry { .. } = outcome {
                Delay::from(WAIT).await;
                outcome = provider::send(&settings, letter).await;
            }
            if let Outcome::Retry { why, .. } | Outcome::Permanent(why) | Outcome::Unknown(why) = outcome {
                worker::console_warn!("{}", json!({ "request": request, "failed": "mail", "why": why }));
            }
        }
    });
}
