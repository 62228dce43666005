//! The bytes that left the house: drawn once, kept, and only read afterwards.

use super::sql::{Value, bind, bytes, hex, statements};
use super::{Fault, Tenant};
use crate::domain::ids::DocumentId;
use serde::Deserialize;

statements! { TenantSql:
    /// The kept bytes of a document.
    FIND = concat!("
        select ", hex!("bytes"), " as bytes, sha256 from document_files where company_id = ?1 and document_id = ?2 and kind = ?3");
    /// Whose bytes are kept.
    KEPT = "
        select sha256 from document_files where company_id = ?1 and document_id = ?2 and kind = ?3";
    /// Keeps bytes; whoever comes second keeps nothing and reads the first's.
    KEEP = "
        insert into document_files (company_id, document_id, kind, bytes, sha256, made_at)
        values (?1, ?2, ?3, iif(typeof(?4) = 'text', unhex(?4), ?4), ?5, ?6)";
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Paper, with the data inside when it is an invoice.
    Pdf,
    /// The data alone (CII).
    Xml,
}

impl FileKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xml => "xml",
        }
    }
}

/// Kept bytes.
#[derive(Debug, Clone, Deserialize)]
pub struct Kept {
    /// The bytes.
    #[serde(deserialize_with = "bytes")]
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
}

#[derive(Deserialize)]
struct KeptHash {
    sha256: String,
}

impl Tenant {
    /// The kept bytes of a document, if anybody needed them before.
    pub async fn kept(&self, document: &DocumentId, kind: FileKind) -> Result<Option<Kept>, Fault> {
        let (_, answers) = self.read(vec![self.query(&FIND, bind![document.as_str(), kind.word()])]).await?;
        answers.row(0)
    }

    /// Keeps bytes unless some are kept already; answers with those that are. A reader may do it: it adds what the stored figures say.
    pub async fn keep(&self, document: &DocumentId, kind: FileKind, drawn: Kept) -> Result<Kept, Fault> {
        let id = document.as_str();
        let values = bind![id, kind.word(), Value::bytes(&drawn.bytes), drawn.sha256.as_str(), self.now().ms];
        let queries = vec![self.query(&KEEP, values), self.query(&KEPT, bind![id, kind.word()])];
        let (_, answers) = self.read(queries).await?;
        let lost = Fault::Corrupt("document_files");
        match answers.row::<KeptHash>(1)? {
            // whose hash is the same need not be read back
            Some(kept) if kept.sha256 == drawn.sha256 => Ok(drawn),
            Some(_) => self.kept(document, kind).await?.ok_or(lost),
            None => Err(lost),
        }
    }
}
