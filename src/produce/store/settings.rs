//! What holds for all of produce: what an empty crate weighs.

use serde::Serialize;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;
use platform::quantity::Grams;

use crate::{CATALOGUE_KEEPERS, records};

/// What the log keeps.
#[derive(Serialize)]
struct Noted {
    crate_g: Grams,
}

/// What an empty crate weighs.
pub async fn crate_tare(conn: &mut Conn) -> Result<Grams> {
    Ok(sqlx::query_scalar("SELECT crate_g FROM produce_settings WHERE id = 1").fetch_one(conn).await?)
}

/// Notes what an empty crate weighs.
///
/// # Errors
/// `NotFound` for those who do not keep the catalogue.
pub async fn set_crate_tare(op: &mut Op<'_>, tare: Grams) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let before = crate_tare(op.tx).await?;
    sqlx::query("UPDATE produce_settings SET crate_g = $1 WHERE id = 1").bind(tare).execute(&mut *op.tx).await?;
    op.log(
        Entry::new(records::PRODUCT, Uuid::nil(), Verb::Updated)
            .before(&Noted { crate_g: before })?
            .after(&Noted { crate_g: tare })?,
    )
    .await
}
