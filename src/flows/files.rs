//! Paper and data of a document: a draft's are drawn fresh, a final one's are drawn once and kept.

use crate::domain::einvoice::Lack;
use crate::domain::ids::DocumentId;
use crate::domain::{cii, ubl};
use crate::pdf::{self, Copy};
use crate::store::documents::Family;
use crate::store::files::{FileKind, Kept};
use crate::store::frozen::Paper;
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

/// Which file of a document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Its paper: the bytes that left the house.
    Paper,
    /// Its paper drawn again, marked as a duplicate and not kept.
    Duplicate,
    /// Its data, in the syntax that its paper carries.
    Cii,
    /// Its data in the other syntax of the norm; drawn from the same figures each time.
    Ubl,
}

impl Wanted {
    /// What is kept of it once it was drawn.
    const fn kept(self) -> Option<FileKind> {
        match self {
            Wanted::Paper => Some(FileKind::Pdf),
            Wanted::Cii => Some(FileKind::Xml),
            Wanted::Duplicate | Wanted::Ubl => None,
        }
    }
}

/// The file of a document of one family; nothing when there is no such document, or no such file of a draft.
/// Paper names the public address at which it can be verified.
pub async fn file(
    tenant: &Tenant,
    family: Family,
    id: &DocumentId,
    wanted: Wanted,
    public_url: &str,
) -> Result<Option<File>, Fault> {
    let Some(paper) = tenant.paper(family, id).await? else { return Ok(None) };
    let number = paper.frozen.number.as_ref().map(|number| number.as_str().to_owned());
    let kept = wanted.kept().filter(|_| paper.stage != "draft");
    if let Some(kind) = kept
        && let Some(Kept { bytes, sha256 }) = tenant.kept(id, kind).await?
    {
        return Ok(Some(File { bytes, sha256, number }));
    }
    let Some(bytes) = drawn(&paper, wanted, public_url)? else { return Ok(None) };
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let drawn = Kept { bytes, sha256 };
    let Kept { bytes, sha256 } = match kept {
        Some(kind) => tenant.keep(id, kind, drawn).await?,
        None => drawn,
    };
    Ok(Some(File { bytes, sha256, number }))
}

fn drawn(paper: &Paper, wanted: Wanted, public_url: &str) -> Result<Option<Vec<u8>>, Fault> {
    let draft = paper.stage == "draft";
    let data = |write: fn(&_) -> Result<Vec<u8>, Lack>| match draft {
        true => Ok(None),
        false => write(&paper.frozen)
            .map(Some)
            .map_err(|lack| Fault::Broken(format!("invoice lacks {}", lack.code()))),
    };
    let copy = match wanted {
        Wanted::Cii => return data(cii::xml),
        Wanted::Ubl => return data(ubl::xml),
        Wanted::Paper | Wanted::Duplicate if draft => Copy::Draft,
        Wanted::Paper => Copy::Original,
        Wanted::Duplicate => Copy::Duplicate,
    };
    let drawn = pdf::draw(&paper.frozen, paper.logo.as_ref(), copy, public_url);
    drawn.map(Some).map_err(|fault| Fault::Broken(fault.to_string()))
}
