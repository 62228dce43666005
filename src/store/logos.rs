//! Logos: each is kept as it was uploaded once, since issued documents go on showing theirs.

use super::history::Event;
use super::sql::{bind, bytes, hex, statements};
use super::{Fault, Tenant};
use crate::domain::ids::LogoId;
use crate::pdf::Upload;
use serde::{Deserialize, Serialize};

statements! { TenantSql:
    /// Keeps a logo.
    ADD = "
        insert into logos (company_id, id, image, width, height, colors, alpha, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    /// Shows it, or none, from now on; the settings have the version that was read.
    SHOW = "
        update companies set logo_id = ?2, updated_at = ?3, version = version + 1
        where id = ?1 and version = ?4 and exists (select 1 from memberships m where m.company_id = ?1)";
    /// Which logo is shown.
    SHOWN = "
        select c.logo_id, c.version from companies c
        where c.id = ?1 and exists (select 1 from memberships m where m.company_id = ?1)";
    /// The picture for browsers.
    IMAGE = concat!("select ", hex!("image"), " as image from logos where company_id = ?1 and id = ?2");
}

/// Which logo a company shows, and the version of its settings.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LogoShown {
    /// The logo, when there is one.
    pub logo_id: Option<LogoId>,
    /// The version that a change must name.
    pub version: u32,
}

#[derive(Deserialize)]
struct Image {
    #[serde(deserialize_with = "bytes")]
    image: Vec<u8>,
}

impl Tenant {
    /// Keeps a logo and shows it from now on.
    pub async fn set_logo(&self, version: u32, id: &str, upload: Upload) -> Result<LogoShown, Fault> {
        let Upload { image, pixels } = upload;
        let values =
            bind![id, image, pixels.width, pixels.height, pixels.colors, pixels.alpha, self.now().ms];
        let queries = vec![
            self.must_be_company(version),
            self.query(&ADD, values),
            self.query(&SHOW, bind![id, self.now().ms, version]),
            self.event(&Event::new("company.logo_changed", "company", self.company().as_str(), "")),
            self.query(&SHOWN, vec![]),
        ];
        self.write(queries).await?.row(4)?.ok_or(Fault::Corrupt("companies.logo_id"))
    }

    /// Shows no logo any more; documents that show one keep it.
    pub async fn hide_logo(&self, version: u32) -> Result<LogoShown, Fault> {
        let queries = vec![
            self.must_be_company(version),
            self.query(&SHOW, bind![None::<&str>, self.now().ms, version]),
            self.event(&Event::new("company.logo_removed", "company", self.company().as_str(), "")),
            self.query(&SHOWN, vec![]),
        ];
        self.write(queries).await?.row(3)?.ok_or(Fault::Corrupt("companies.logo_id"))
    }

    /// The picture for browsers.
    pub async fn logo(&self, id: &str) -> Result<Option<Vec<u8>>, Fault> {
        let (_, answers) = self.read(vec![self.query(&IMAGE, bind![id])]).await?;
        Ok(answers.row::<Image>(0)?.map(|row| row.image))
    }
}
