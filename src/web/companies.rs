//! A company over HTTP: founded by anybody signed in, read by its people, changed by its administrators.

use super::Failure;
use super::desk::{Admin, Desk, Reader};
use super::reply::{self, Telling};
use crate::auth::session::Bearer;
use crate::domain::company::{Company, CompanyInput};
use crate::domain::kind::Kind;
use crate::domain::numbering::{KindNumberingInput, Numbering, NumberingInput, Standing, Unchosen, choose};
use crate::domain::refusal::FieldRefusal;
use crate::pdf::LogoPixels;
use crate::platform;
use crate::store::Fault;
use crate::store::companies::CompanyView;
use crate::store::founding::Founded;
use crate::store::numberings::NumberingView;
use worker::Response;

/// A new company, whose owner the caller becomes.
pub async fn found(desk: &Desk) -> Result<Response, Failure> {
    let Bearer { user, session, .. } = desk.bearer()?;
    let key = desk.key()?;
    let company = typed(desk)?;
    let owner = desk.owner(&desk.now.fresh())?;
    let (view, telling) = match desk.store.found(&owner.tenant, &session, &user, &key, &company).await? {
        Founded::Now(view) => (*view, Telling::First),
        Founded::Before(id) => (desk.reader(&id)?.tenant.company_view().await?, Telling::Again),
    };
    reply::told(versioned(&view)?, 201, telling)
}

/// The company as the caller sees it.
pub async fn read(reader: Reader<'_>) -> Result<Response, Failure> {
    versioned(&reader.tenant.company_view().await?)
}

/// Other settings, if the caller has seen how they stand.
pub async fn change(admin: Admin<'_>) -> Result<Response, Failure> {
    let version = admin.desk.version()?;
    let company = typed(admin.desk)?;
    let before = admin.tenant.company_view().await?;
    if before.settings.version != version {
        return Err(Failure::changed_to(&before));
    }
    let changed = admin.tenant.change_company(&before, &company).await;
    versioned(&settled(&admin, changed).await?)
}

/// Another format for a kind of document that has no number yet.
pub async fn number(admin: Admin<'_>, kind: &str) -> Result<Response, Failure> {
    let kind = Kind::parse(kind).map_err(|_| Failure::not_found())?;
    let numbering = Numbering::try_from(admin.desk.json::<NumberingInput>()?)?;
    let shown = renumbered(&admin, &[(kind, numbering)], |_, field| field).await?;
    reply::json(&shown.iter().find(|one| one.kind == kind))
}

/// Other formats for several kinds at once: all of them, or none.
pub async fn renumber(admin: Admin<'_>) -> Result<Response, Failure> {
    let typed: Vec<KindNumberingInput> = admin.desk.json()?;
    let (mut chosen, mut wrong) = (Vec::new(), Vec::new());
    for KindNumberingInput { kind, pattern, first_rank } in typed {
        match Numbering::try_from(NumberingInput { pattern, first_rank }) {
            Ok(numbering) => chosen.push((kind, numbering)),
            Err(refusals) => wrong.extend(refusals.into_iter().map(|refusal| of_kind(kind, refusal))),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::fields(wrong));
    }
    reply::json(&renumbered(&admin, &chosen, of_kind).await?)
}

/// A refusal of one of several kinds names its kind: `deposit.pattern`.
fn of_kind(kind: Kind, refusal: FieldRefusal) -> FieldRefusal {
    FieldRefusal { field: format!("{}.{}", kind.word(), refusal.field), code: refusal.code }
}

async fn renumbered(
    admin: &Admin<'_>,
    chosen: &[(Kind, Numbering)],
    naming: fn(Kind, FieldRefusal) -> FieldRefusal,
) -> Result<Vec<NumberingView>, Failure> {
    let company = admin.tenant.company_view().await?;
    let before: Vec<Standing> = company.numberings.iter().map(Standing::from).collect();
    let mut after = before.clone();
    for (kind, numbering) in chosen {
        choose(&mut after, *kind, numbering).map_err(|why| match why {
            Unchosen::Locked => Failure::numbering_locked(),
            Unchosen::Field(refusal) => Failure::from(naming(*kind, refusal)),
        })?;
    }
    if after != before {
        admin.tenant.choose_numberings(&before, &after).await.map_err(|fault| match fault {
            Fault::Changed => Failure::numbering_locked(),
            fault => fault.into(),
        })?;
    }
    Ok(admin.tenant.company_view().await?.numberings)
}

/// A logo, from the bytes of a PNG or JPEG.
pub async fn set_logo(admin: Admin<'_>) -> Result<Response, Failure> {
    let version = admin.desk.version()?;
    let upload = LogoPixels::from_upload(&admin.desk.asked.body)
        .map_err(|refused| Failure::field("logo", refused.code()))?;
    let shown = admin.tenant.set_logo(version, &admin.desk.now.fresh(), upload).await;
    let shown = settled(&admin, shown).await?;
    reply::versioned(&shown, shown.version)
}

/// No logo any more.
pub async fn hide_logo(admin: Admin<'_>) -> Result<Response, Failure> {
    let hidden = admin.tenant.hide_logo(admin.desk.version()?).await;
    let shown = settled(&admin, hidden).await?;
    reply::versioned(&shown, shown.version)
}

/// The picture of a logo: it never changes, so a browser may keep it.
pub async fn logo(reader: Reader<'_>, id: &str) -> Result<Response, Failure> {
    let image = reader.tenant.logo(id).await?.ok_or_else(Failure::not_found)?;
    let response = reply::picture(image)?;
    response.headers().set("cache-control", "private, max-age=31536000, immutable")?;
    Ok(response)
}

fn typed(desk: &Desk) -> Result<Company, Failure> {
    Ok(Company::parse(&desk.json::<CompanyInput>()?, platform::is_time_zone)?)
}

fn versioned(view: &CompanyView) -> Result<Response, Failure> {
    reply::versioned(view, view.settings.version)
}

/// A lost race tells how the company stands now.
async fn settled<T>(reader: &Reader<'_>, outcome: Result<T, Fault>) -> Result<T, Failure> {
    match outcome {
        Err(Fault::Changed) => Err(Failure::changed_to(&reader.tenant.company_view().await?)),
        outcome => Ok(outcome?),
    }
}
