//! Comptoir: quotes, invoices and payments for small businesses, as one Worker.

pub mod domain;

#[cfg(feature = "edge")]
pub mod auth;
#[cfg(any(feature = "browser", test))]
pub mod browser;
#[cfg(feature = "edge")]
pub mod flows;
#[cfg(feature = "edge")]
pub mod mail;
#[cfg(feature = "edge")]
pub mod pdf;
#[cfg(feature = "edge")]
pub mod platform;
#[cfg(feature = "edge")]
pub mod store;
#[cfg(feature = "edge")]
pub mod web;

#[cfg(feature = "edge")]
mod edge {
    use crate::{flows, web};
    use worker::{Context, Env, Request, Response, ScheduleContext, ScheduledEvent, event};

    #[event(fetch)]
    async fn fetch(request: Request, env: Env, context: Context) -> worker::Result<Response> {
        web::answer(request, env, context).await
    }

    #[event(scheduled)]
    async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
        flows::clock::strike(&env).await;
    }
}
