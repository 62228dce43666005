//! What anybody may learn of a document by its file or by the code on its paper, whoever they are.

use super::lobby::{Knocks, Waits};
use super::sql::{bind, statements};
use super::{Fault, Store};
use crate::domain::day::Day;
use crate::domain::kind::Kind;
use crate::domain::language::Currency;
use crate::domain::money::Cents;
use crate::domain::proof::ProofCode;
use crate::platform::Now;
use serde::Deserialize;

macro_rules! columns {
    () => {
        "d.kind, d.number, d.issued_on, d.seller ->> 'name' as seller, d.gross_total, d.currency, d.proof_code"
    };
}

statements! { LobbySql:
    /// The document that a file is of, paper or data.
    BY_HASH = concat!("
        select ", columns!(), " from document_files f join documents d on d.company_id = f.company_id and d.id = f.document_id
        where f.sha256 = ?1 and d.stage <> 'draft'
        limit 1");
    /// The document that a code is printed on.
    BY_CODE = concat!("
        select ", columns!(), " from documents d where d.proof_code = ?1 and d.stage <> 'draft'");
}

/// What a document says to whoever holds it: never of whom it asks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Proven {
    /// What it is.
    pub kind: Kind,
    /// Its number.
    pub number: String,
    /// The day on its head.
    pub issued_on: Day,
    /// Who issued it, by the name it was issued under.
    pub seller: String,
    /// Its total including VAT.
    pub gross_total: Cents,
    /// What it counts in.
    pub currency: Currency,
    /// The code on its paper.
    pub proof_code: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// By the file.
    pub by_file: Option<Proven>,
    /// By the code.
    pub by_code: Option<Proven>,
}

impl Store {
    /// Looks a file and a code up, and counts that somebody did: whoever asks too often is told to wait, and nothing else.
    pub async fn prove(
        &self,
        knocks: &Knocks,
        now: &Now,
        hash: Option<&str>,
        code: Option<&ProofCode>,
    ) -> Result<Result<Found, Waits>, Fault> {
        let code = code.map(ProofCode::as_str);
        let batch = vec![knocks.count(now), BY_HASH.with(bind![hash]), BY_CODE.with(bind![code])];
        let answers = self.batch(batch).await?;
        match knocks.waits(&answers, now)? {
            Waits { network: None, .. } => {
                Ok(Ok(Found { by_file: answers.row(1)?, by_code: answers.row(2)? }))
            }
            waits => Ok(Err(waits)),
        }
    }
}
