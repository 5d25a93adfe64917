//! What holds for all workshops: reminders, how long an offer stands, the account for transfers, the name of the time unit.

use serde::Serialize;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::COORDINATORS;
use platform::db::Conn;
use platform::error::Result;
use platform::money::VatRate;
use platform::op::Op;

use crate::model::money::UnitName;
use crate::records;

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Settings {
    /// Whether a reminder goes out a week before.
    pub remind_week: bool,
    /// Whether one goes out two days before.
    pub remind_two_days: bool,
    /// Whether people are thanked and asked how it was.
    pub thank: bool,
    /// How many hours an offer of freed seats stands.
    pub offer_hours: i64,
    /// Holder and number of the account for transfers; empty for none.
    pub transfer_to: String,
    /// What one local time unit is called.
    pub unit_name: String,
    /// What several are called.
    pub unit_plural: String,
    /// Where requests of residents go; empty for none.
    pub team_email: String,
    /// The tax that prices contain; none where no tax is charged.
    pub vat_bp: VatRate,
    /// What receipts say where no tax is charged: "TVA non applicable, art. 293 B du CGI".
    pub vat_wording: String,
}

impl Settings {
    /// What the local time unit is called.
    #[must_use]
    pub fn unit(&self) -> UnitName {
        UnitName { one: self.unit_name.clone(), many: self.unit_plural.clone() }
    }
}

/// Reads them. Everybody may: pages for residents show some.
pub async fn load(conn: &mut Conn) -> Result<Settings> {
    Ok(sqlx::query_as(
        "SELECT remind_week, remind_two_days, thank, offer_hours, transfer_to, unit_name, unit_plural, team_email, vat_bp,
                vat_wording
         FROM workshop_settings
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
        "UPDATE workshop_settings
         SET remind_week = $1, remind_two_days = $2, thank = $3, offer_hours = $4, transfer_to = $5, unit_name = $6, unit_plural = $7,
             team_email = $8, vat_bp = $9, vat_wording = $10
         WHERE id = 1",
    )
    .bind(new.remind_week)
    .bind(new.remind_two_days)
    .bind(new.thank)
    .bind(new.offer_hours)
    .bind(&new.transfer_to)
    .bind(&new.unit_name)
    .bind(&new.unit_plural)
    .bind(&new.team_email)
    .bind(new.vat_bp)
    .bind(&new.vat_wording)
    .execute(&mut *op.tx)
    .await?;
    let entry = Entry::new(records::WORKSHOP, Uuid::nil(), Verb::Updated).before(&before)?.after(new)?;
    op.log(entry).await
}
