//! Why the database said no, read from its words once and for all.

/// What stopped a read or a write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The session is unknown, over or revoked.
    SignedOut,
    /// There is no such company for this user.
    NotYours,
    /// The role does not reach this far.
    RoleTooLow,
    /// The user has not proved lately who they are.
    Unconfirmed,
    /// The row was not in the state or version that was expected.
    Changed,
    /// The idempotency key has served before.
    Repeated,
    /// The same key came back with another request.
    KeyReused,
    /// Another row already has this: the columns of the unique index.
    Duplicate(String),
    /// A link to something that is not there, or is still in use.
    Linked,
    /// A trigger refused: its code.
    Law(String),
    /// The database asks for patience.
    Overloaded,
    /// A stored row that the types cannot express: which column.
    Corrupt(&'static str),
    /// Anything else: the cause, for the log only.
    Broken(String),
}

impl Fault {
    /// Reads the words of an error of D1.
    pub fn classify(error: &worker::Error) -> Self {
        let words = match error {
            worker::Error::D1(error) => error.cause(),
            other => other.to_string(),
        };
        Self::of_words(&words)
    }

    fn of_words(words: &str) -> Self {
        let words = words.trim_start_matches("D1_ERROR: ");
        if words.contains("overloaded") || words.contains("Too many requests") {
            return Self::Overloaded;
        }
        if let Some(columns) = words.strip_prefix("UNIQUE constraint failed: ") {
            let columns = columns.split(": SQLITE").next().unwrap_or(columns);
            return if columns.starts_with("idempotency.") {
                Self::Repeated
            } else {
                Self::Duplicate(columns.to_owned())
            };
        }
        if words.starts_with("FOREIGN KEY constraint failed") {
            return Self::Linked;
        }
        match words.split_once(": SQLITE_CONSTRAINT").map(|(code, _)| code) {
            Some("must_right") => Self::RoleTooLow,
            Some("must_change") => Self::Changed,
            Some("must_recent") => Self::Unconfirmed,
            Some(code) if code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
                Self::Law(code.to_owned())
            }
            _ => Self::Broken(words.chars().take(500).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_database_are_told_apart() {
        let read = Fault::of_words;
        let unique = "D1_ERROR: UNIQUE constraint failed: groups.company_id, groups.name_key: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)";
        assert_eq!(read(unique), Fault::Duplicate("groups.company_id, groups.name_key".into()));
        assert_eq!(
            read(
                "UNIQUE constraint failed: idempotency.company_id, idempotency.user_id, idempotency.key: SQLITE_CONSTRAINT"
            ),
            Fault::Repeated
        );
        assert_eq!(
            read("must_change: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_TRIGGER)"),
            Fault::Changed
        );
        assert_eq!(read("document_is_final: SQLITE_CONSTRAINT"), Fault::Law("document_is_final".into()));
        assert_eq!(read("FOREIGN KEY constraint failed: SQLITE_CONSTRAINT"), Fault::Linked);
        assert_eq!(read("D1 DB is overloaded. Requests queued for too long."), Fault::Overloaded);
        assert!(matches!(read("no such column: vatt: SQLITE_ERROR"), Fault::Broken(_)));
    }
}
