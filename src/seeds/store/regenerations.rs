//! The plan of what is grown on for seed: a variety, a year, a place of ours or a guardian's garden, and the lot that came of it; and what of
//! it flowers near enough to cross.

use geo::Coord;

use land::geometry::Shape;
use land::model::{BedId, PlotId};
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::db::version::same_version;
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::op::Op;
use produce::model::species::{Months, VarietyId};

use crate::model::crossing::Grown;
use crate::model::guardian::GuardianState;
use crate::model::lot::{Cause, Receiver, SeedLotId};
use crate::model::quantity::SeedAmount;
use crate::model::regeneration::{Regeneration, RegenerationDetails, RegenerationId, RegenerationState};
use crate::refusal::Refusal;
use crate::store::moves::{self, Leaving};
use crate::{KEEPERS, READERS, records};

const SELECT: &str =
    "SELECT seed_regenerations.id, seed_regenerations.variety_id, varieties.name AS variety, species.name AS species,
            seed_regenerations.lot_id, seed_lots.code AS lot_code, seed_regenerations.year, seed_regenerations.plot_id,
            plots.name AS plot, seed_regenerations.bed_id, beds.code AS bed, seed_regenerations.guardian_id,
            seed_guardians.name AS guardian, seed_regenerations.plants, species.seed_plants AS plants_wanted,
            seed_regenerations.state, seed_regenerations.harvest_id, seed_regenerations.note, seed_regenerations.version
     FROM seed_regenerations
     JOIN varieties ON varieties.id = seed_regenerations.variety_id
     JOIN species ON species.id = varieties.species_id
     LEFT JOIN seed_lots ON seed_lots.id = seed_regenerations.lot_id
     LEFT JOIN plots ON plots.id = seed_regenerations.plot_id
     LEFT JOIN beds ON beds.id = seed_regenerations.bed_id
     LEFT JOIN seed_guardians ON seed_guardians.id = seed_regenerations.guardian_id";

/// The plan of a year.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn of_year(conn: &mut Conn, actor: &Actor, year: i64) -> Result<Vec<Regeneration>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{SELECT}
         WHERE seed_regenerations.year = $1 AND seed_regenerations.state <> 'given_up'
         ORDER BY species.search_text, varieties.search_text, seed_regenerations.id
         LIMIT 1000"
    )))
    .bind(year)
    .fetch_all(conn)
    .await?)
}

/// One line of the plan.
///
/// # Errors
/// `NotFound` for those who may not see lots, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: RegenerationId) -> Result<Regeneration> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE seed_regenerations.id = $1"))).bind(id).fetch_one(conn).await?)
}

/// Plans to grow a variety on.
///
/// # Errors
/// `Conflict` where the lot is of another variety, the bed of another plot, or the guardian keeps another; `NotFound` for those who do not
/// keep the exchange.
pub async fn plan(op: &mut Op<'_>, variety: VarietyId, details: &RegenerationDetails) -> Result<RegenerationId> {
    op.actor.require(KEEPERS)?;
    refuse(op, variety, details).await?;
    let id = RegenerationId::new();
    sqlx::query(
        "INSERT INTO seed_regenerations
             (id, variety_id, lot_id, year, plot_id, bed_id, guardian_id, plants, state, note, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, $10, $10, 1)",
    )
    .bind(id)
    .bind(variety)
    .bind(details.lot)
    .bind(details.year)
    .bind(details.plot)
    .bind(details.bed)
    .bind(details.guardian)
    .bind(details.plants)
    .bind(&details.note)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_PLAN, id.uuid(), Verb::Created).after(details)?).await?;
    Ok(id)
}

/// What was chosen and is not there is a complaint beside its field: the rest of the form is kept.
fn there<T>(field: &'static str, found: Result<T>) -> Result<T> {
    found.map_err(|error| match error {
        AppError::NotFound => AppError::Conflict(Message::new(platform::web::texts::not_there).at(field)),
        other => other,
    })
}

async fn refuse(op: &mut Op<'_>, variety: VarietyId, details: &RegenerationDetails) -> Result<()> {
    super::varieties::get(op.tx, variety).await?;
    if let Some(lot) = details.lot
        && there("lot", super::lots::get(op.tx, lot).await)?.variety != variety
    {
        return Err(Refusal::AnotherVariety.at("lot"));
    }
    if let Some(bed) = details.bed
        && Some(there("place", land::store::beds::get(op.tx, op.actor, bed).await)?.plot) != details.plot
    {
        return Err(Refusal::BedElsewhere.at("place"));
    }
    if let Some(guardian) = details.guardian {
        let keeps = there("place", super::guardians::by_id(op.tx, guardian).await)?;
        if keeps.variety_id != variety || keeps.state != GuardianState::Active {
            return Err(Refusal::GuardianOfAnother.into());
        }
    }
    Ok(())
}

/// Moves a line of the plan on, or gives it up; what was harvested stays.
///
/// # Errors
/// `Changed` where somebody has meanwhile; `Conflict` where it was harvested.
pub async fn set_state(op: &mut Op<'_>, id: RegenerationId, version: i64, state: RegenerationState) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let before = get(op.tx, op.actor, id).await?;
    same_version(before.version, version)?;
    let open = matches!(before.state, RegenerationState::Planned | RegenerationState::Sown);
    if !open || state == RegenerationState::Harvested {
        return Err(Refusal::PlanIsOver.into());
    }
    let changed = sqlx::query(
        "UPDATE seed_regenerations SET state = $1, updated_at = $2, version = version + 1 WHERE id = $3 AND version = $4",
    )
    .bind(state)
    .bind(op.now)
    .bind(id)
    .bind(before.version)
    .execute(&mut *op.tx)
    .await?;
    if changed.rows_affected() == 0 {
        return Err(Refusal::PlanIsOver.into());
    }
    op.log(Entry::new(records::SEED_PLAN, id.uuid(), Verb::Updated).after(&serde_json::json!({ "state": state }))?).await
}

/// Notes that what was planned is sown, and takes the seed for it out of its lot where one is named.
///
/// # Errors
/// As [`set_state`]; `Conflict` where not so much is there, or organic ground asks for a derogation.
pub async fn sow(op: &mut Op<'_>, id: RegenerationId, version: i64, sown: &Sown) -> Result<()> {
    let before = get(op.tx, op.actor, id).await?;
    if before.state != RegenerationState::Planned {
        return Err(Refusal::PlanIsNotPlanned.into());
    }
    if let Some(lot) = before.lot_id
        && super::lots::get(op.tx, lot).await?.variety != before.variety_id
    {
        return Err(Refusal::PlanLotRenamed.into());
    }
    if before.lot_id.is_some() && before.plot_id.is_none() && before.bed_id.is_none() && before.guardian_id.is_none() {
        return Err(Refusal::PlanWithoutPlace.into());
    }
    if let Some((lot, amount)) = before.lot_id.zip(sown.amount) {
        let leaving = Leaving {
            lot,
            amount: Some(amount),
            cause: Cause::Sowing,
            receiver: Some(if before.guardian_id.is_some() { Receiver::Keeper } else { Receiver::Plot }),
            commune: String::new(),
            plot: before.plot_id,
            note: String::new(),
            derogation: sown.derogation.clone(),
            brought: String::new(),
            sure: false,
        };
        moves::leave(op, &leaving).await?;
    }
    set_state(op, id, version, RegenerationState::Sown).await
}

/// What was sown of a planned line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sown {
    /// In the lot's unit; nothing where it was noted elsewhere.
    pub amount: Option<SeedAmount>,
    pub derogation: String,
}

/// Notes the lot that came of a line of the plan.
///
/// # Errors
/// `Conflict` where one came before, or it is of another variety.
pub async fn harvested(op: &mut Op<'_>, id: RegenerationId, lot: SeedLotId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let before = get(op.tx, op.actor, id).await?;
    if before.variety_id != super::lots::get(op.tx, lot).await?.variety {
        return Err(Refusal::AnotherVariety.at("parents"));
    }
    let done = sqlx::query(
        "UPDATE seed_regenerations
         SET state = 'harvested', harvest_id = $1, updated_at = $2, version = version + 1
         WHERE id = $3 AND state IN ('planned', 'sown')",
    )
    .bind(lot)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    if done.rows_affected() == 0 {
        return Err(Refusal::PlanIsOver.at("year"));
    }
    op.log(Entry::new(records::SEED_PLAN, id.uuid(), Verb::Updated).after(&serde_json::json!({ "state": "harvested" }))?).await
}

/// Everything in flower for seed on our land in a year: what is sown, or planned from this year on, and the lots that were harvested.
pub async fn grown_in(conn: &mut Conn, year: i64, this_year: i64) -> Result<Vec<Grown>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        variety_id: VarietyId,
        name: String,
        latin: String,
        flower_months: Months,
        isolation_m: i64,
        plot_id: PlotId,
        bed_id: Option<BedId>,
        plot_shape: String,
        bed_shape: Option<String>,
    }
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT DISTINCT grown.variety_id, varieties.name, species.latin, species.flower_months,
                COALESCE(species.isolation_m, 0) AS isolation_m, grown.plot_id, grown.bed_id, plots.geometry AS plot_shape,
                beds.geometry AS bed_shape
         FROM (SELECT variety_id, plot_id, bed_id
               FROM seed_regenerations
               WHERE year = $1 AND plot_id IS NOT NULL AND (state = 'sown' OR (state = 'planned' AND year >= $2))
               UNION
               SELECT variety_id, plot_id, bed_id
               FROM seed_lots
               WHERE year = $1 AND plot_id IS NOT NULL AND origin = 'harvest') AS grown
         JOIN varieties ON varieties.id = grown.variety_id
         JOIN species ON species.id = varieties.species_id
         JOIN plots ON plots.id = grown.plot_id
         LEFT JOIN beds ON beds.id = grown.bed_id",
    )
    .bind(year)
    .bind(this_year)
    .fetch_all(conn)
    .await?;
    let mut grown = rows
        .into_iter()
        .map(|row| {
            let shape = Shape::stored(row.bed_shape.as_deref().unwrap_or(&row.plot_shape))?;
            let place: Coord<f64> = shape.middle();
            Ok(Grown {
                variety: row.variety_id,
                name: row.name,
                latin: row.latin,
                plot: row.plot_id,
                bed: row.bed_id,
                place,
                shape: Some(shape),
                flower: row.flower_months,
                isolation_m: row.isolation_m,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    grown.sort_by(|one, other| (&one.latin, &one.name).cmp(&(&other.latin, &other.name)));
    Ok(grown)
}
