//! What holds for all sales: who sells, under which regime of tax, where transfers go, which letters leave.

use serde::Serialize;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::COORDINATORS;
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;

use crate::records;

platform::text_enum! {
    /// How the seller stands with value added tax.
    Regime {
        /// Franchise: no tax charged (CGI 293 B).
        Franchise = "franchise",
        /// An association exempt as such (CGI 261, 7).
        Exempt = "exempt",
        /// Liable: prices contain tax.
        Liable = "liable",
    }
}

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Settings {
    pub regime: Regime,
    /// What papers say where no tax is charged.
    pub wording: String,
    pub siren: String,
    /// The consumers' mediator, named before an order.
    pub mediator: String,
    pub iban: String,
    pub holder: String,
    /// Which letters leave by themselves.
    pub announce: bool,
    pub remind: bool,
    pub tell_ready: bool,
    pub thank: bool,
}

/// Reads them. Everybody may: the order page shows some.
pub async fn load(conn: &mut Conn) -> Result<Settings> {
    Ok(sqlx::query_as(
        "SELECT regime, wording, siren, mediator, iban, holder, announce, remind, tell_ready, thank
         FROM sale_settings
         WHERE id = 1",
    )
    .fetch_one(conn)
    .await?)
}

/// Changes them.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn save(op: &mut Op<'_>, new: &Settings) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    let before = load(op.tx).await?;
    sqlx::query(
        "UPDATE sale_settings
         SET regime = $1, wording = $2, siren = $3, mediator = $4, iban = $5, holder = $6, announce = $7, remind = $8,
             tell_ready = $9, thank = $10
         WHERE id = 1",
    )
    .bind(new.regime)
    .bind(&new.wording)
    .bind(&new.siren)
    .bind(&new.mediator)
    .bind(&new.iban)
    .bind(&new.holder)
    .bind(new.announce)
    .bind(new.remind)
    .bind(new.tell_ready)
    .bind(new.thank)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::CYCLE, Uuid::nil(), Verb::Updated).before(&before)?.after(new)?).await
}
