//! Paper and data of a document: a draft's are drawn fresh, a final one's are drawn once and kept.

use crate::domain::cii;
use crate::domain::ids::DocumentId;
use crate::pdf::{self, Copy};
use crate::store::documents::Family;
use crate::store::files::{FileKind, Kept};
use crate::store::{Fault, Tenant};
use sha2::{Digest, Sha256};

/// A file on its way out.
pub struct File {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
    /// The number it is called by; a draft has none.
    pub number: Option<String>,
}

/// The file of a document of one family; nothing when there is no such document, or no such file of a draft.
pub async fn file(
    tenant: &Tenant,
    family: Family,
    id: &DocumentId,
    kind: FileKind,
) -> Result<Option<File>, Fault> {
    let Some(paper) = tenant.paper(family, id).await? else { return Ok(None) };
    let number = paper.frozen.number.as_ref().map(|number| number.as_str().to_owned());
    let draft = paper.stage == "draft";
    if !draft && let Some(Kept { bytes, sha256 }) = tenant.kept(id, kind).await? {
        return Ok(Some(File { bytes, sha256, number }));
    }
    let bytes = match (kind, draft) {
        (FileKind::Xml, true) => return Ok(None),
        (FileKind::Xml, false) => {
            cii::xml(&paper.frozen).map_err(|lack| Fault::Broken(format!("invoice lacks {}", lack.code())))?
        }
        (FileKind::Pdf, _) => {
            let copy = if draft { Copy::Draft } else { Copy::Original };
            let drawn = pdf::draw(&paper.frozen, paper.logo.as_ref(), copy);
            drawn.map_err(|fault| Fault::Broken(fault.to_string()))?
        }
    };
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let drawn = Kept { bytes, sha256 };
    let Kept { bytes, sha256 } = if draft { drawn } else { tenant.keep(id, kind, &drawn).await? };
    Ok(Some(File { bytes, sha256, number }))
}
