//! Vouchers: who may use one, for what, how often. Uses are counted by the database, within their number.

use chrono::NaiveDate;
use serde::Serialize;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::{Result, unique};
use platform::op::Op;

use crate::KEEPERS;
use crate::model::money::{VoucherId, VoucherKind, Worth};
use crate::model::workshop::WorkshopId;
use crate::records;
use crate::refusal::Refusal;

/// What a form says of a voucher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoucherDetails {
    /// Its code, in capitals.
    pub code: String,
    /// What it does.
    pub kind: VoucherKind,
    /// Cents or per cent.
    pub amount: i64,
    /// How often it can be used.
    pub uses: i64,
    pub starts: Option<NaiveDate>,
    /// Until when, that day included.
    pub ends: Option<NaiveDate>,
    /// For whom or why.
    pub note: String,
    /// For which workshops; none means all.
    pub workshops: Vec<WorkshopId>,
}

/// A voucher, for the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Voucher {
    pub id: VoucherId,
    pub code: String,
    /// What it does.
    pub kind: VoucherKind,
    /// Cents or per cent.
    pub amount: i64,
    /// How often it can be used.
    pub uses: i64,
    /// How often it was.
    pub used: i64,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    /// For whom or why.
    pub note: String,
}

/// Those in use, the latest first.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Voucher>> {
    actor.require(KEEPERS)?;
    Ok(sqlx::query_as(
        "SELECT id, code, kind, amount, uses, used, starts, ends, note
         FROM vouchers
         WHERE archived_at IS NULL
         ORDER BY created_at DESC",
    )
    .fetch_all(conn)
    .await?)
}

/// Makes one.
///
/// # Errors
/// `Conflict` where the code is taken.
pub async fn create(op: &mut Op<'_>, id: VoucherId, details: &VoucherDetails) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query(
        "INSERT INTO vouchers (id, code, kind, amount, uses, starts, ends, note, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(&details.code)
    .bind(details.kind)
    .bind(details.amount)
    .bind(details.uses)
    .bind(details.starts)
    .bind(details.ends)
    .bind(&details.note)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| unique(error, Refusal::NameTaken))?;
    if !details.workshops.is_empty() {
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO voucher_workshops (voucher_id, workshop_id) ");
        query.push_values(&details.workshops, |mut row, workshop| {
            row.push_bind(id).push_bind(*workshop);
        });
        query.build().execute(&mut *op.tx).await?;
    }
    op.log(Entry::new(records::VOUCHER, id.uuid(), Verb::Created).after(details)?).await
}

/// Takes one out of use.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn archive(op: &mut Op<'_>, id: VoucherId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query("UPDATE vouchers SET archived_at = $1 WHERE id = $2").bind(op.now).bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::VOUCHER, id.uuid(), Verb::Archived)).await
}

/// The voucher behind a code, if it holds for a workshop today. Whether a use is left, its guard decides when it is used.
///
/// # Errors
/// `Conflict` with the reason why it cannot be used.
pub(crate) async fn valid(conn: &mut Conn, code: &str, workshop: WorkshopId, today: NaiveDate) -> Result<(VoucherId, Worth)> {
    type Row = (VoucherId, VoucherKind, i64, i64, i64, Option<NaiveDate>, Option<NaiveDate>);
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, kind, amount, uses, used, starts, ends
         FROM vouchers
         WHERE code = $1 AND archived_at IS NULL
           AND (NOT EXISTS (SELECT 1 FROM voucher_workshops WHERE voucher_id = vouchers.id)
                OR EXISTS (SELECT 1 FROM voucher_workshops WHERE voucher_id = vouchers.id AND workshop_id = $2))",
    )
    .bind(code)
    .bind(workshop)
    .fetch_optional(conn)
    .await?;
    let Some((id, kind, amount, uses, used, starts, ends)) = row else {
        return Err(Refusal::VoucherUnknown.into());
    };
    if starts.is_some_and(|day| today < day) || ends.is_some_and(|day| today > day) {
        return Err(Refusal::VoucherNotNow.into());
    }
    if used >= uses {
        return Err(Refusal::VoucherUsedUp.into());
    }
    Ok((id, Worth { kind, amount }))
}

/// What the voucher of a booking is worth.
pub(crate) async fn worth(conn: &mut Conn, id: VoucherId) -> Result<Worth> {
    let (kind, amount) = sqlx::query_as("SELECT kind, amount FROM vouchers WHERE id = $1").bind(id).fetch_one(conn).await?;
    Ok(Worth { kind, amount })
}
