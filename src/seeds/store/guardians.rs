//! Guardians: offered by residents, accepted by the keeper; behind a private link they write a line a season and ask for help.

use chrono::Datelike as _;

use kit::links::Links;
use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result, guarded};
use platform::op::Op;
use platform::secrets::Token;
use produce::model::species::VarietyId;

use crate::letters;
use crate::model::guardian::{DiaryLine, Guardian, GuardianId, GuardianState, season};
use crate::refusal::Refusal;
use crate::{KEEPERS, READERS, records};

/// The private links of guardians.
pub const LINKS: Links = Links::new("seed_guardian_links", "guardian_id");

const SELECT: &str = "SELECT seed_guardians.id, seed_guardians.variety_id, varieties.name AS variety, species.name AS species,
            seed_guardians.name, seed_guardians.email, seed_guardians.commune, seed_guardians.lang, seed_guardians.state,
            seed_guardians.help, seed_guardians.version
     FROM seed_guardians
     JOIN varieties ON varieties.id = seed_guardians.variety_id
     JOIN species ON species.id = varieties.species_id";

/// What somebody says who offers to keep a variety.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub name: String,
    pub email: String,
    pub commune: String,
}

/// Notes that somebody offers to keep a variety: a keeper of the exchange answers. An address that keeps it already is answered alike, so
/// that nobody learns whose it is; nothing is written then.
///
/// # Errors
/// `NotFound` where the exchange has no such variety.
pub async fn offer(op: &mut Op<'_>, variety: VarietyId, offer: &Offer) -> Result<()> {
    super::varieties::get(op.tx, variety).await?;
    let known: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM seed_guardians WHERE variety_id = $1 AND email = $2 AND state <> 'ended')",
    )
    .bind(variety)
    .bind(&offer.email)
    .fetch_one(&mut *op.tx)
    .await?;
    if !known {
        insert(op, variety, offer, GuardianState::Proposed).await?;
    }
    Ok(())
}

/// Takes a guardian in by the keeper.
///
/// # Errors
/// `Conflict` where the address keeps it already; `NotFound` for those who do not keep the exchange.
pub async fn add(op: &mut Op<'_>, variety: VarietyId, new: &Offer, mailer: &Mailer<'_>) -> Result<GuardianId> {
    op.actor.require(KEEPERS)?;
    let id = insert(op, variety, new, GuardianState::Active).await?;
    letters::to_guardian(op, id, letters::Keeping::Accepted, mailer).await?;
    Ok(id)
}

async fn insert(op: &mut Op<'_>, variety: VarietyId, new: &Offer, state: GuardianState) -> Result<GuardianId> {
    let id = GuardianId::new();
    sqlx::query(
        "INSERT INTO seed_guardians (id, variety_id, name, email, commune, lang, state, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 1)",
    )
    .bind(id)
    .bind(variety)
    .bind(&new.name)
    .bind(&new.email)
    .bind(&new.commune)
    .bind(op.lang)
    .bind(state)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| {
        guarded(error, &["seed_guardians_once", "seed_guardians.variety_id, seed_guardians.email"], Refusal::GuardianAlready)
    })?;
    op.log(Entry::new(records::SEED_GUARDIAN, id.uuid(), Verb::Created).after(&serde_json::json!({ "state": state }))?).await?;
    Ok(id)
}

/// One guardian, as the program itself needs it.
pub(crate) async fn by_id(conn: &mut Conn, id: GuardianId) -> Result<Guardian> {
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE seed_guardians.id = $1"))).bind(id).fetch_one(conn).await?)
}

/// The guardian that a private link leads to.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Guardian> {
    let mut query = sqlx::QueryBuilder::new(SELECT);
    query.push(" WHERE seed_guardians.id = ");
    LINKS.push_record(&mut query, token);
    Ok(query.build_query_as().fetch_one(conn).await?)
}

/// All that are kept under one address, those that have ended left out: "my varieties".
pub async fn of_address(conn: &mut Conn, guardian: &Guardian) -> Result<Vec<Guardian>> {
    if guardian.email.is_empty() {
        return Ok(vec![guardian.clone()]);
    }
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{SELECT}
         WHERE seed_guardians.email = $1 AND seed_guardians.state <> 'ended'
         ORDER BY varieties.search_text"
    )))
    .bind(&guardian.email)
    .fetch_all(conn)
    .await?)
}

/// Guardians that have not ended: offers first, then those who ask for help.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn list(conn: &mut Conn, actor: &Actor, variety: Option<VarietyId>) -> Result<Vec<Guardian>> {
    actor.require(KEEPERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{SELECT}
         WHERE seed_guardians.state <> 'ended' AND ($1 IS NULL OR seed_guardians.variety_id = $1)
         ORDER BY CASE WHEN seed_guardians.state = 'proposed' THEN 0 WHEN seed_guardians.help <> '' THEN 1 ELSE 2 END,
                  species.search_text, varieties.search_text, seed_guardians.created_at
         LIMIT 2000"
    )))
    .bind(variety)
    .fetch_all(conn)
    .await?)
}

/// How many keep a variety now, for everybody to see: their names are not.
pub async fn active(conn: &mut Conn, variety: VarietyId) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM seed_guardians WHERE variety_id = $1 AND state = 'active'")
        .bind(variety)
        .fetch_one(conn)
        .await?)
}

/// The diary of a variety, newest season first, with who wrote it.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn diary_of_variety(conn: &mut Conn, actor: &Actor, variety: VarietyId) -> Result<Vec<(String, DiaryLine)>> {
    actor.require(READERS)?;
    #[derive(sqlx::FromRow)]
    struct Row {
        name: String,
        #[sqlx(flatten)]
        line: DiaryLine,
    }
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT seed_guardians.name, seed_diary.year, seed_diary.outcome, seed_diary.plants, seed_diary.note
         FROM seed_diary
         JOIN seed_guardians ON seed_guardians.id = seed_diary.guardian_id
         WHERE seed_guardians.variety_id = $1
         ORDER BY seed_diary.year DESC, seed_guardians.name
         LIMIT 60",
    )
    .bind(variety)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.name, row.line)).collect())
}

/// The diaries of guardians, newest season first.
pub async fn diary(conn: &mut Conn, of: &[Guardian]) -> Result<Vec<(GuardianId, DiaryLine)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        guardian_id: GuardianId,
        #[sqlx(flatten)]
        line: DiaryLine,
    }
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let mut query =
        sqlx::QueryBuilder::new("SELECT guardian_id, year, outcome, plants, note FROM seed_diary WHERE guardian_id IN (");
    let mut list = query.separated(", ");
    for guardian in of.iter().take(400) {
        list.push_bind(guardian.id);
    }
    query.push(") ORDER BY year DESC");
    let rows: Vec<Row> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.guardian_id, row.line)).collect())
}

/// Of the one behind a link, the variety that is written about: another of the same address, or their own.
async fn own(op: &mut Op<'_>, token: &Token, id: GuardianId) -> Result<Guardian> {
    let behind = by_token(op.tx, token).await?;
    let all = of_address(op.tx, &behind).await?;
    let found = all.into_iter().find(|guardian| guardian.id == id).ok_or(AppError::NotFound)?;
    match found.state {
        GuardianState::Active | GuardianState::Paused => Ok(found),
        GuardianState::Proposed | GuardianState::Ended => Err(AppError::NotFound),
    }
}

/// Writes the line of a season, or writes it anew.
///
/// # Errors
/// `Conflict` for a season that is to come; `NotFound` for a link that is none.
pub async fn write_diary(op: &mut Op<'_>, token: &Token, id: GuardianId, line: &DiaryLine) -> Result<()> {
    let guardian = own(op, token, id).await?;
    note_season(op, guardian.id, line).await
}

/// Writes the line of a season of a known guardian.
///
/// # Errors
/// `Conflict` for a season that is to come.
pub async fn note_season(op: &mut Op<'_>, id: GuardianId, line: &DiaryLine) -> Result<()> {
    if line.year > i64::from(op.today().year()) {
        return Err(Refusal::YearToCome.into());
    }
    sqlx::query(
        "INSERT INTO seed_diary (guardian_id, year, outcome, plants, note, written_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (guardian_id, year) DO UPDATE
         SET outcome = excluded.outcome, plants = excluded.plants, note = excluded.note, written_at = excluded.written_at",
    )
    .bind(id)
    .bind(line.year)
    .bind(line.outcome)
    .bind(line.plants)
    .bind(&line.note)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    let after = serde_json::json!({ "year": line.year, "outcome": line.outcome });
    op.log(Entry::new(records::SEED_GUARDIAN, id.uuid(), Verb::Noted).after(&after)?).await
}

/// Asks the exchange for help with a variety.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn ask_help(op: &mut Op<'_>, token: &Token, id: GuardianId, words: &str) -> Result<()> {
    let guardian = own(op, token, id).await?;
    note_help(op, guardian.id, words).await
}

/// Notes that help was given.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn helped(op: &mut Op<'_>, id: GuardianId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    by_id(op.tx, id).await?;
    note_help(op, id, "").await
}

/// Notes what a known guardian asks help for.
pub async fn note_help(op: &mut Op<'_>, id: GuardianId, words: &str) -> Result<()> {
    sqlx::query("UPDATE seed_guardians SET help = $1, updated_at = $2, version = version + 1 WHERE id = $3")
        .bind(words)
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_GUARDIAN, id.uuid(), Verb::Noted)).await
}

/// Rests, goes on or ends, by the guardian behind their link.
///
/// # Errors
/// `NotFound` for a link that is none, and for an offer that was not answered.
pub async fn set_own_state(op: &mut Op<'_>, token: &Token, id: GuardianId, state: GuardianState) -> Result<()> {
    let guardian = own(op, token, id).await?;
    set_state(op, &guardian, state).await.map(|_| ())
}

/// Accepts, pauses or ends a guardian by the keeper; who is accepted is written to.
///
/// # Errors
/// `Conflict` where they have ended; `NotFound` for those who do not keep the exchange.
pub async fn decide(op: &mut Op<'_>, id: GuardianId, state: GuardianState, mailer: &Mailer<'_>) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let before = by_id(op.tx, id).await?;
    if before.state == GuardianState::Ended {
        return Err(Refusal::GuardianHasEnded.into());
    }
    if before.state == state {
        return Ok(());
    }
    // An offer is welcomed or declined; resting is for those who keep it.
    if before.state == GuardianState::Proposed && state == GuardianState::Paused {
        return Err(AppError::NotFound);
    }
    // Whoever comes first decides: two would write two letters.
    if !set_state(op, &before, state).await? {
        return Ok(());
    }
    if before.state == GuardianState::Proposed && state == GuardianState::Active {
        letters::to_guardian(op, id, letters::Keeping::Accepted, mailer).await?;
    }
    Ok(())
}

/// Moves a guardian on from the state that was read; says whether it still was the state.
async fn set_state(op: &mut Op<'_>, from: &Guardian, state: GuardianState) -> Result<bool> {
    let changed =
        sqlx::query("UPDATE seed_guardians SET state = $1, updated_at = $2, version = version + 1 WHERE id = $3 AND state = $4")
            .bind(state)
            .bind(op.now)
            .bind(from.id)
            .bind(from.state)
            .execute(&mut *op.tx)
            .await?;
    if changed.rows_affected() == 0 {
        return Ok(false);
    }
    let after = serde_json::json!({ "state": state });
    op.log(Entry::new(records::SEED_GUARDIAN, from.id.uuid(), Verb::Updated).after(&after)?).await?;
    Ok(true)
}

/// The middle of a season: whoever came later had no part in it.
fn midsummer(op: &Op<'_>, year: i64) -> chrono::DateTime<chrono::Utc> {
    let day = i32::try_from(year).ok().and_then(|year| chrono::NaiveDate::from_ymd_opt(year, 7, 1)).unwrap_or_else(|| op.today());
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}

/// Reminds those who have not told the season that is over, once a season; says how many letters were written.
pub async fn remind(op: &mut Op<'_>, mailer: &Mailer<'_>) -> Result<usize> {
    let year = season(op.today());
    // Taken and marked in one statement: two processes do not remind twice.
    let silent: Vec<GuardianId> = sqlx::query_scalar(
        "UPDATE seed_guardians
         SET reminded = $1
         WHERE state = 'active' AND email <> '' AND COALESCE(reminded, 0) < $1 AND created_at < $2
           AND NOT EXISTS (SELECT 1 FROM seed_diary WHERE seed_diary.guardian_id = seed_guardians.id AND seed_diary.year = $1)
         RETURNING id",
    )
    .bind(year)
    .bind(midsummer(op, year))
    .fetch_all(&mut *op.tx)
    .await?;
    for id in &silent {
        letters::to_guardian(op, *id, letters::Keeping::Season(year), mailer).await?;
    }
    Ok(silent.len())
}

/// How many guardianships there are now.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn count_active(conn: &mut Conn, actor: &Actor) -> Result<i64> {
    actor.require(READERS)?;
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM seed_guardians WHERE state = 'active'").fetch_one(conn).await?)
}
