//! What a file and a code, held against what was issued, say together.

use crate::domain::proof::ProofCode;
use crate::store::proofs::{Found, Proven};

/// The answer to whoever verifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// The file is the very one that was issued.
    Genuine(Proven),
    /// A document bears the code: this is what it says.
    Exists(Proven),
    /// The file is not the one that was issued under the code, or no longer: this is what that one says.
    Altered(Proven),
    /// The file is a true one, the code is of another document or of none.
    Apart,
    /// Nothing like the file was ever issued.
    UnknownFile,
    /// No document bears the code.
    UnknownCode,
    /// The question cannot be taken: the code of a sentence.
    Refused(&'static str),
}

impl Answer {
    /// The answer, of what was asked and what was found.
    pub(super) fn of(file: bool, code: Option<&ProofCode>, found: Found) -> Self {
        match (file, code, found.by_file, found.by_code) {
            (true, None, Some(document), _) => Self::Genuine(document),
            (true, Some(code), Some(document), _) => match document.proof_code.as_deref() {
                Some(own) if own == code.as_str() => Self::Genuine(document),
                _ => Self::Apart,
            },
            (true, _, None, Some(document)) => Self::Altered(document),
            (true, _, None, None) => Self::UnknownFile,
            (false, _, _, Some(document)) => Self::Exists(document),
            (false, _, _, None) => Self::UnknownCode,
        }
    }

    /// The document that the answer tells of.
    pub(super) fn document(&self) -> Option<&Proven> {
        match self {
            Self::Genuine(document) | Self::Exists(document) | Self::Altered(document) => Some(document),
            Self::Apart | Self::UnknownFile | Self::UnknownCode | Self::Refused(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::kind::Kind;
    use crate::domain::language::Currency;
    use crate::domain::money::Cents;

    fn proven(code: Option<&str>) -> Proven {
        Proven {
            kind: Kind::Invoice,
            number: "F-2026-0001".into(),
            issued_on: Day::parse("2026-11-24").unwrap(),
            seller: "Atelier".into(),
            gross_total: Cents::ZERO,
            currency: Currency::EUR,
            proof_code: code.map(str::to_owned),
        }
    }

    #[test]
    fn a_file_and_a_code_are_believed_together_only() {
        let (own, other) =
            (ProofCode::parse("000000000001").unwrap(), ProofCode::parse("000000000002").unwrap());
        let document = proven(Some("000000000001"));
        let found = |file: bool, code: bool| Found {
            by_file: file.then(|| document.clone()),
            by_code: code.then(|| document.clone()),
        };
        let genuine = Answer::Genuine(document.clone());
        assert_eq!(Answer::of(true, None, found(true, false)), genuine);
        assert_eq!(Answer::of(true, Some(&own), found(true, true)), genuine);
        assert_eq!(Answer::of(true, Some(&other), found(true, false)), Answer::Apart);
        assert_eq!(Answer::of(true, Some(&own), found(false, true)), Answer::Altered(document.clone()));
        assert_eq!(Answer::of(true, None, found(false, false)), Answer::UnknownFile);
        assert_eq!(Answer::of(false, Some(&own), found(false, true)), Answer::Exists(document.clone()));
        assert_eq!(Answer::of(false, Some(&other), found(false, false)), Answer::UnknownCode);
    }

    #[test]
    fn a_document_from_before_codes_belongs_to_none() {
        let found = Found { by_file: Some(proven(None)), by_code: None };
        let code = ProofCode::parse("000000000001").unwrap();
        assert_eq!(Answer::of(true, Some(&code), found.clone()), Answer::Apart);
        assert_eq!(Answer::of(true, None, found), Answer::Genuine(proven(None)));
    }
}
