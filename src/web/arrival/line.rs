//! The one line that the log keeps of a request: what was asked, how it ended, what it cost. Nobody's words are in it.

use crate::auth::keyed::{Use, keyed_hex};
use crate::domain::ids::CompanyId;
use crate::platform::Settings;
use crate::store::Cost;
use crate::web::desk::Desk;
use serde_json::{Value, json};

/// What is known of a request besides its answer.
#[derive(Debug, Default)]
pub struct Line {
    /// The request's own id.
    pub request: String,
    /// When it came, in milliseconds since 1970.
    pub at: i64,
    /// Its method.
    pub method: String,
    /// The pattern of its route; nothing when no route has its path.
    pub route: Option<String>,
    /// A keyed hash of the account, the same from one request to the next.
    pub user: Option<String>,
    /// The company of the path.
    pub company: Option<String>,
}

impl Line {
    /// Adds who asked, and of which company.
    pub fn know(&mut self, desk: &Desk) {
        self.user = desk.bearer().ok().map(|bearer| hashed(&desk.settings, bearer.user.as_str()));
        let mut parts = desk.asked.path.split('/').skip_while(|part| *part != "companies").skip(1);
        let company = parts.next().map(str::parse::<CompanyId>);
        self.company = company.and_then(Result::ok).map(|company| company.to_string());
    }

    /// The line, once the request is answered.
    pub fn written(&self, status: u16, until: i64, cost: Cost) -> Value {
        json!({
            "at": self.at,
            "request": self.request,
            "method": self.method,
            "route": self.route,
            "status": status,
            "ms": until.saturating_sub(self.at),
            "trips": cost.trips,
            "statements": cost.statements,
            "user": self.user,
            "company": self.company,
        })
    }
}

fn hashed(settings: &Settings, user: &str) -> String {
    keyed_hex(&settings.pepper, Use::Log, &[user]).chars().take(12).collect()
}
