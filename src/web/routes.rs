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
    /// What it takes as a body.
    pub takes: Takes,
    /// Whether a path has its shape.
    pub fits: fn(&[&str]) -> bool,
}

/// What a route takes as a body, and with it how much: a GET nothing, a DELETE little, anything else the JSON of the trade,
/// unless its row says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// No body: what comes is not read.
    Nothing,
    /// Little JSON, as for signing in: a password is hashed slowly, so few bytes are taken.
    Little,
    /// JSON of the trade: a document and its lines.
    Trade,
    /// The form of a client's page.
    Form,
    /// The bytes of a logo.
    Picture,
    /// The form of the page that verifies files.
    Proof,
}

impl Takes {
    /// The most bytes it takes.
    pub const fn most(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Little => 4 * 1024,
            Self::Trade => 256 * 1024,
            // 5,000 characters of a note weigh nine times as much once they are encoded
            Self::Form => 128 * 1024,
            // a margin, for the picture's own rule to say more kindly that it is too heavy
            Self::Picture => 640 * 1024,
            Self::Proof => super::public::verifier::LARGEST_FILE + 8 * 1024,
        }
    }

    /// Whether a body of it is JSON.
    pub const fn is_json(self) -> bool {
        matches!(self, Self::Little | Self::Trade)
    }
}

impl Route {
    /// The pattern as a path: `/api/companies/{company}`.
    pub fn path(&self) -> String {
        let inner = self.pattern.trim().trim_start_matches('[').trim_end_matches(']');
        let parts = inner.split(',').map(str::trim).filter(|part| !part.is_empty());
        let written = parts.map(|part| match part.strip_prefix('"') {
            Some(word) => format!("/{}", word.trim_end_matches('"')),
            None => format!("/{{{part}}}"),
        });
        written.collect()
    }
}

/// What a row takes: as it says, or as its method does.
macro_rules! takes {
    ($method:ident $takes:ident) => {
        $crate::web::routes::Takes::$takes
    };
    (Get) => {
        $crate::web::routes::Takes::Nothing
    };
    (Delete) => {
        $crate::web::routes::Takes::Little
    };
    ($method:ident) => {
        $crate::web::routes::Takes::Trade
    };
}
pub(super) use takes;

/// Declares the table: `Method [pattern] => call;`, or `Method [pattern] takes Kind => call;`.
macro_rules! routes {
    ($desk:ident: $($method:ident $pattern:tt $(takes $takes:ident)? => $call:expr;)+) => {
        /// Finds the row of a request and calls its handler.
        async fn dispatch($desk: &Desk, path: &[&str]) -> Result<Response, Failure> {
            // Each future lives in its own box: the table's would hold the largest of all handlers.
            match (&$desk.asked.method, path) {
                $((Method::$method, $pattern) => Box::pin($call).await,)+
                _ => Err(Failure::not_found()),
            }
        }

        /// Every route there is.
        #[expect(unused_variables, reason = "a shape says what its parts are called, and asks nothing of them")]
        pub const ROUTES: &[$crate::web::routes::Route] = &[$($crate::web::routes::Route {
            method: stringify!($method),
            pattern: stringify!($pattern),
            call: stringify!($call),
            takes: $crate::web::routes::takes!($method $($takes)?),
            fits: |path| matches!(path, $pattern),
        }),+];
    };
}
pub(super) use routes;
