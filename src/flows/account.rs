//! What somebody changes of their own account: the password proves itself first, and each change is told by mail.

use super::notices::tell;
use super::sign_in::{broken, buckets_inside, wait};
use crate::auth::password::Password;
use crate::domain::identity::Email;
use crate::mail::notices::{Notice, notice};
use crate::web::{Desk, Failure};

/// Changes a password for another, and lets no other session live.
pub async fn change_password(desk: &Desk, current: &str, wanted: &str) -> Result<(), Failure> {
    let bearer = desk.bearer()?;
    let buckets = buckets_inside(desk, &bearer.user);
    let (waits, account) = desk.store.own_account(&bearer, &buckets, &desk.now).await?;
    wait(waits.longest())?;
    if !Password::typed(current).matches(&desk.settings.pepper, Some(&account.password_hash)) {
        return Err(Failure::field("current", "wrong_password"));
    }
    desk.store.clear_tries(&buckets).await?;
    let email = Email::parse(&account.email).map_err(|refusal| refusal.at("email"))?;
    let hash = Password::parse(wanted, &email)?.hash(&desk.settings.pepper).map_err(broken)?;
    desk.store.change_password(&bearer, &account.password_hash, &hash, &desk.now).await?;
    tell(
        desk,
        vec![notice(
            &desk.settings.public_url,
            &account.email,
            &account.name,
            account.language,
            Notice::PasswordChanged,
        )],
    );
    Ok(())
}
