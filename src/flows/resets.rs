//! A forgotten password: the link goes to the mailbox alone, and whoever asks learns nothing of who has an account.

use super::notices::tell;
use super::sign_in::{broken, wait};
use crate::auth::keyed::{Use, keyed_hex};
use crate::auth::opaque::Opaque;
use crate::auth::password::Password;
use crate::domain::identity::Email;
use crate::mail::letters;
use crate::mail::notices::{Notice, notice};
use crate::store::Fault;
use crate::store::lobby::{Buckets, RESET_MS};
use crate::web::{Desk, Failure};

/// Mails a link to the account of an address, if it has one; tells until when it would be good.
pub async fn ask(desk: &Desk, email: &Email) -> Result<i64, Failure> {
    let token = Opaque::draw().map_err(broken)?;
    let buckets = buckets(desk, Some(email));
    let (waits, account) = desk.store.open_reset(email, &token.hash(), &buckets, &desk.now).await?;
    wait(waits.longest())?;
    if let Some(account) = account {
        let letter =
            letters::reset(&desk.settings, &account.email, &account.name, account.language, &token.text());
        tell(desk, vec![letter]);
    }
    Ok(desk.now.ms + RESET_MS)
}

/// Takes another password for whoever holds the link; they sign in with it afterwards, and with all else they have.
pub async fn settle(desk: &Desk, token: &str, wanted: &str) -> Result<(), Failure> {
    let token = Opaque::parse(token).ok_or_else(Failure::reset_expired)?.hash();
    let (waits, account) = desk.store.resettable(&token, &buckets(desk, None), &desk.now).await?;
    wait(waits.longest())?;
    let account = account.ok_or_else(Failure::reset_expired)?;
    let email = Email::parse(&account.email).map_err(|refusal| refusal.at("email"))?;
    let hash = Password::parse(wanted, &email)?.hash(&desk.settings.pepper).map_err(broken)?;
    match desk.store.reset_password(&token, &account.id, &hash, &desk.now).await {
        Err(Fault::Changed) => return Err(Failure::reset_expired()),
        settled => settled?,
    }
    tell(
        desk,
        vec![notice(
            &desk.settings.public_url,
            &account.email,
            &account.name,
            account.language,
            Notice::PasswordReset,
        )],
    );
    Ok(())
}

/// A mailbox is not flooded: its links are counted whether it has an account or not.
fn buckets(desk: &Desk, email: Option<&Email>) -> Buckets {
    let bucket = |kind, words: &str| keyed_hex(&desk.settings.pepper, Use::Throttle, &[kind, words]);
    Buckets {
        network: bucket("network", &desk.asked.address),
        account: email.map(|email| bucket("reset", &email.key())),
    }
}
