//! What happens every minute, whoever is there: letters leave, the journal is sealed, and what has served its time is swept away.

use super::outbox;
use crate::platform::{Now, Settings};
use crate::store::{Fault, Store};
use serde_json::json;
use worker::Env;

/// One stroke of the clock. Each duty is done whatever became of the others, and a failure is logged.
pub async fn strike(env: &Env) {
    let now = Now::of_platform();
    let (store, settings) = match (Store::open(env), Settings::read(env)) {
        (Ok(store), Ok(settings)) => (store, settings),
        (Err(error), _) | (_, Err(error)) => return log("opening", &error.to_string()),
    };
    told("outbox", outbox::run(&store, &settings).await);
    told("sealing", store.seal_due(now.ms).await);
    told("sweeping", store.sweep(now.ms).await);
}

fn told(duty: &str, outcome: Result<(), Fault>) {
    if let Err(fault) = outcome {
        log(duty, &format!("{fault:?}"));
    }
}

fn log(duty: &str, cause: &str) {
    worker::console_error!("{}", json!({ "clock": duty, "broken": cause }));
}
