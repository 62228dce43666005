//! One macro writes the route table twice: as the `match` that answers, and as the list that the API description is checked against.

/// A row of the route table, as text.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `Get`, `Post`, `Put` or `Delete`.
    pub method: &'static str,
    /// The pattern, as `["api", "companies", company, "quotes", id]`.
    pub pattern: &'static str,
    /// The call, whose first argument shows the right.
    pub call: &'static str,
}

/// Declares the table: `Method [pattern] => call;`.
macro_rules! routes {
    ($desk:ident: $($method:ident $pattern:tt => $call:expr;)+) => {
        /// Finds the row of a request and calls its handler.
        async fn dispatch($desk: &Desk, path: &[&str]) -> Result<Response, Failure> {
            // Each future lives in its own box: the table's would hold the largest of all handlers.
            match (&$desk.asked.method, path) {
                $((Method::$method, $pattern) => Box::pin($call).await,)+
                _ => Err(Failure::not_found()),
            }
        }

        /// Every route there is.
        pub const ROUTES: &[$crate::web::routes::Route] = &[$($crate::web::routes::Route {
            method: stringify!($method),
            pattern: stringify!($pattern),
            call: stringify!($call),
        }),+];
    };
}
pub(super) use routes;
