//! Requests for packets: asked for on the catalogue's page, held at once, confirmed by the mailed link, prepared, handed over. What is not
//! confirmed or fetched in time is free again.

use chrono::{DateTime, Utc};

use kit::links::Links;
use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::{AppError, Result, guarded};
use platform::i18n::Lang;
use platform::op::Op;
use platform::search;
use platform::secrets::Token;
use produce::model::species::VarietyId;

use crate::letters::{self, Occasion};
use crate::model::code::new_code;
use crate::model::giving::blocks;
use crate::model::lot::{Cause, Receiver, SeedLotId};
use crate::model::request::{Request, RequestId, RequestLine, RequestState, TO_CONFIRM, TO_FETCH};
use crate::refusal::Refusal;
use crate::store::moves::{self, Line};
use crate::store::{lots, varieties};
use crate::{KEEPERS, records};

/// The private links of requests.
pub const LINKS: Links = Links::new("seed_request_links", "request_id");

/// Most varieties to a request.
pub const MOST: usize = 12;

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub name: String,
    pub email: String,
    pub commune: String,
    pub note: String,
    pub varieties: Vec<VarietyId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: RequestId,
    code: String,
    name: String,
    email: String,
    commune: String,
    lang: Lang,
    note: String,
    state: RequestState,
    asked_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    version: i64,
}

const COLUMNS: &str = "id, code, name, email, commune, lang, note, state, asked_at, expires_at, version";

async fn with_lines(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Request>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT seed_request_lines.request_id, seed_request_lines.lot_id, seed_lots.code AS lot_code, seed_lots.variety_id,
                varieties.name AS variety, species.name AS species, seed_lots.unit, seed_request_lines.amount,
                seed_lots.balance AS there, seed_lots.doubtful
         FROM seed_request_lines
         JOIN seed_lots ON seed_lots.id = seed_request_lines.lot_id
         JOIN varieties ON varieties.id = seed_lots.variety_id
         JOIN species ON species.id = varieties.species_id
         WHERE seed_request_lines.request_id IN (",
    );
    let mut list = query.separated(", ");
    for row in &rows {
        list.push_bind(row.id);
    }
    query.push(") ORDER BY species.name, varieties.name");
    let mut lines: Vec<RequestLine> = query.build_query_as().fetch_all(conn).await?;
    search::sort_by_name(&mut lines, |line| &line.variety);
    search::sort_by_name(&mut lines, |line| &line.species);
    Ok(rows
        .into_iter()
        .map(|row| Request {
            lines: lines.iter().filter(|line| line.request_id == row.id).cloned().collect(),
            id: row.id,
            code: row.code,
            name: row.name,
            email: row.email,
            commune: row.commune,
            lang: row.lang,
            note: row.note,
            state: row.state,
            asked_at: row.asked_at,
            expires_at: row.expires_at,
            version: row.version,
        })
        .collect())
}

/// One request, as the program itself needs it.
pub(crate) async fn by_id(conn: &mut Conn, id: RequestId) -> Result<Request> {
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM seed_requests WHERE id = $1")))
        .bind(id)
        .fetch_one(&mut *conn)
        .await?;
    with_lines(conn, vec![row]).await?.pop().ok_or(AppError::NotFound)
}

/// The request that a private link leads to.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Request> {
    let mut query = sqlx::QueryBuilder::<Db>::new(format!("SELECT {COLUMNS} FROM seed_requests WHERE id = "));
    LINKS.push_record(&mut query, token);
    let row: Row = query.build_query_as().fetch_one(&mut *conn).await?;
    with_lines(conn, vec![row]).await?.pop().ok_or(AppError::NotFound)
}

/// Requests that wait for the keeper, or have ended; by what ends first.
///
/// # Errors
/// `NotFound` for those who may not see them.
pub async fn list(conn: &mut Conn, actor: &Actor, ended: bool, most: i64) -> Result<Vec<Request>> {
    actor.require(KEEPERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM seed_requests
         WHERE (state IN ('handed', 'expired', 'cancelled')) = $1
         ORDER BY CASE WHEN $1 THEN NULL ELSE expires_at END, asked_at DESC
         LIMIT $2"
    )))
    .bind(ended)
    .bind(most)
    .fetch_all(&mut *conn)
    .await?;
    with_lines(conn, rows).await
}

/// How many there are, for whoever may read the list: asks for no permission.
pub async fn count(conn: &mut Conn, ended: bool) -> Result<usize> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM seed_requests WHERE (state IN ('handed', 'expired', 'cancelled')) = $1")
            .bind(ended)
            .fetch_one(conn)
            .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The field of a variety on the form.
#[must_use]
pub fn field_of(variety: VarietyId) -> String {
    format!("v-{variety}")
}

/// Asks for a packet of each of some varieties. It is held at once; the address has a day to be confirmed.
///
/// # Errors
/// `Conflict` where of one there is no packet left, or the address asked for it before.
pub async fn ask(op: &mut Op<'_>, asking: &Asking, mailer: &Mailer<'_>) -> Result<(RequestId, Token)> {
    let id = RequestId::new();
    sqlx::query(
        "INSERT INTO seed_requests (id, code, name, email, commune, lang, note, state, asked_at, expires_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, 1)",
    )
    .bind(id)
    .bind(new_code())
    .bind(&asking.name)
    .bind(&asking.email)
    .bind(&asking.commune)
    .bind(op.lang)
    .bind(&asking.note)
    .bind(op.now)
    .bind(op.now + TO_CONFIRM)
    .execute(&mut *op.tx)
    .await?;
    let mut wanted = asking.varieties.clone();
    wanted.sort_unstable();
    wanted.dedup();
    lots::lock_of_varieties(op.tx, &wanted).await?;
    hold(op, id, &wanted, &asking.email).await?;
    let mut tokens = LINKS.issue(op.tx, &[id.uuid()], false).await?;
    letters::write(op, id, Occasion::Asked, mailer).await?;
    op.log(Entry::new(records::SEED_REQUEST, id.uuid(), Verb::Created)).await?;
    Ok((id, tokens.pop().ok_or_else(|| AppError::internal("a link that was just made"))?))
}

/// Holds a packet of each of some varieties, whose lots are locked: of each from the oldest lot that may be given and has one.
async fn hold(op: &mut Op<'_>, id: RequestId, wanted: &[VarietyId], email: &str) -> Result<()> {
    let gone = |variety: VarietyId| Refusal::NoneLeft.at_named(field_of(variety));
    let known = varieties::some(op.tx, wanted).await?;
    let stored = lots::to_give(op.tx, wanted).await?;
    let asked = asked_before(op, email).await?;
    let today = op.today();
    let mut held = Vec::with_capacity(wanted.len());
    for id in wanted {
        let variety = known.iter().find(|variety| variety.id == *id).ok_or_else(|| gone(*id))?;
        let mut own = stored.iter().filter(|lot| lot.variety == *id);
        held.push(own.find(|lot| blocks(variety, lot, today).is_empty()).ok_or_else(|| gone(*id))?);
        if variety.details.one_packet && asked.contains(id) {
            return Err(Refusal::OnePacketEach.at_named(field_of(*id)));
        }
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO seed_request_lines (request_id, lot_id, amount, holding) ");
    query.push_values(held, |mut row, lot| {
        row.push_bind(id).push_bind(lot.id).push_bind(lot.details.packet).push_bind(true);
    });
    query.build().execute(&mut *op.tx).await.map_err(|error| guarded(error, &["seed_held_within"], Refusal::NoneLeft.at("v")))?;
    Ok(())
}

/// The varieties that an address asked for within the year and did not let go.
async fn asked_before(op: &mut Op<'_>, email: &str) -> Result<Vec<VarietyId>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT seed_lots.variety_id
         FROM seed_requests
         JOIN seed_request_lines ON seed_request_lines.request_id = seed_requests.id
         JOIN seed_lots ON seed_lots.id = seed_request_lines.lot_id
         WHERE seed_requests.email = $1 AND seed_requests.asked_at > $2 AND seed_requests.state NOT IN ('expired', 'cancelled')",
    )
    .bind(email)
    .bind(op.now - chrono::Duration::days(365))
    .fetch_all(&mut *op.tx)
    .await?)
}

/// Takes the locks of every lot of a request, in their order, and reads it again.
async fn under_lock(op: &mut Op<'_>, id: RequestId) -> Result<Request> {
    let mut found: Vec<_> = by_id(op.tx, id).await?.lines.iter().map(|line| line.lot_id).collect();
    found.sort_unstable();
    for lot in found {
        moves::lock(op.tx, lot).await?;
    }
    by_id(op.tx, id).await
}

async fn set_state(op: &mut Op<'_>, id: RequestId, state: RequestState, expires: DateTime<Utc>) -> Result<()> {
    let ended = (!state.holds()).then_some(op.now);
    sqlx::query("UPDATE seed_requests SET state = $1, expires_at = $2, ended_at = $3, version = version + 1 WHERE id = $4")
        .bind(state)
        .bind(expires)
        .bind(ended)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    if !state.holds() {
        sqlx::query("UPDATE seed_request_lines SET holding = FALSE WHERE request_id = $1 AND holding")
            .bind(id)
            .execute(&mut *op.tx)
            .await?;
    }
    op.log(Entry::new(records::SEED_REQUEST, id.uuid(), Verb::Updated).after(&serde_json::json!({ "state": state }))?).await
}

/// Confirms a request behind the link that was mailed: now it is prepared. Confirmed twice it is the same.
///
/// # Errors
/// `Conflict` where it has ended; `NotFound` for a link that did not come by mail.
pub async fn confirm(op: &mut Op<'_>, token: &Token) -> Result<RequestId> {
    let found = by_token(op.tx, token).await?;
    if !LINKS.came_by_mail(op.tx, token).await? {
        return Err(AppError::NotFound);
    }
    let request = under_lock(op, found.id).await?;
    match request.state {
        RequestState::Asked if op.now < request.expires_at => {
            set_state(op, request.id, RequestState::Confirmed, op.now + TO_FETCH).await?;
        }
        RequestState::Confirmed | RequestState::Prepared => {}
        _ => return Err(Refusal::RequestIsOver.into()),
    }
    Ok(request.id)
}

/// Confirms a request for somebody who stands at the table: they need no letter.
///
/// # Errors
/// `Conflict` where it is not to be confirmed.
pub async fn confirm_for(op: &mut Op<'_>, id: RequestId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let request = under_lock(op, id).await?;
    if request.state != RequestState::Asked {
        return Err(Refusal::RequestIsOver.into());
    }
    set_state(op, id, RequestState::Confirmed, op.now + TO_FETCH).await
}

/// Gives a request up behind its link: its packets are free at once.
///
/// # Errors
/// `Conflict` where it has ended.
pub async fn cancel(op: &mut Op<'_>, token: &Token) -> Result<RequestId> {
    let found = by_token(op.tx, token).await?;
    let request = under_lock(op, found.id).await?;
    if !request.state.holds() {
        return Err(Refusal::RequestIsOver.into());
    }
    set_state(op, request.id, RequestState::Cancelled, request.expires_at).await?;
    Ok(request.id)
}

/// Refuses a request of which something was lost or thrown away meanwhile, or turned out to be something else.
fn refuse_gone(request: &Request) -> Result<()> {
    for line in &request.lines {
        let name = line.variety.clone();
        if line.doubtful {
            return Err(Refusal::SeedIsDoubtful { name }.into());
        }
        if line.there.unwrap_or_default() < line.amount {
            return Err(Refusal::SeedIsGone { name }.into());
        }
    }
    Ok(())
}

/// Notes that the packets of a request lie ready, and says so to whoever asked.
///
/// # Errors
/// `Conflict` where it is not to be prepared.
pub async fn prepare(op: &mut Op<'_>, id: RequestId, mailer: &Mailer<'_>) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let request = under_lock(op, id).await?;
    if request.state != RequestState::Confirmed {
        return Err(Refusal::NotToPrepare.into());
    }
    refuse_gone(&request)?;
    set_state(op, id, RequestState::Prepared, op.now + TO_FETCH).await?;
    letters::write(op, id, Occasion::Ready, mailer).await
}

/// Hands the packets of a request over: they leave their lots.
///
/// # Errors
/// `Conflict` where it is not confirmed, or has ended.
pub async fn hand_over(op: &mut Op<'_>, id: RequestId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let request = under_lock(op, id).await?;
    if request.state == RequestState::Handed {
        return Err(Refusal::HandedAlready.into());
    }
    if !matches!(request.state, RequestState::Confirmed | RequestState::Prepared) {
        return Err(Refusal::NotToHandOver.into());
    }
    refuse_gone(&request)?;
    set_state(op, id, RequestState::Handed, request.expires_at).await?;
    for line in &request.lines {
        let gift = Line {
            receiver: Some(Receiver::Person),
            commune: request.commune.clone(),
            request: Some(id),
            ..Line::new(line.lot_id, -line.amount, Cause::Gift)
        };
        moves::write(op, &gift).await?;
    }
    Ok(())
}

/// Takes one packet out of a request that holds others: what was lost meanwhile keeps nobody from the rest.
///
/// # Errors
/// `Conflict` where it has ended, or this is its only packet; `NotFound` where it is none of its.
pub async fn take_out(op: &mut Op<'_>, id: RequestId, lot: SeedLotId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let request = under_lock(op, id).await?;
    if !request.state.holds() {
        return Err(Refusal::RequestIsOver.into());
    }
    let line = request.lines.iter().find(|line| line.lot_id == lot).ok_or(AppError::NotFound)?;
    if request.lines.len() == 1 {
        return Err(Refusal::LastPacket.into());
    }
    // What it holds is free first: the ledger of what is held follows this change.
    for sql in [
        "UPDATE seed_request_lines SET holding = FALSE WHERE request_id = $1 AND lot_id = $2",
        "DELETE FROM seed_request_lines WHERE request_id = $1 AND lot_id = $2",
    ] {
        sqlx::query(sql).bind(id).bind(lot).execute(&mut *op.tx).await?;
    }
    let before = serde_json::json!({ "packet": line.variety });
    op.log(Entry::new(records::SEED_REQUEST, id.uuid(), Verb::Updated).before(&before)?).await
}

/// Refuses a request by the keeper, or notes that it was given up by telephone.
///
/// # Errors
/// `Conflict` where it has ended.
pub async fn cancel_for(op: &mut Op<'_>, id: RequestId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let request = under_lock(op, id).await?;
    if !request.state.holds() {
        return Err(Refusal::RequestIsOver.into());
    }
    set_state(op, id, RequestState::Cancelled, request.expires_at).await
}

/// Ends what was not confirmed or fetched in time; says how many.
pub async fn expire(op: &mut Op<'_>) -> Result<usize> {
    let late: Vec<RequestId> = sqlx::query_scalar(
        "SELECT id FROM seed_requests WHERE state IN ('asked', 'confirmed', 'prepared') AND expires_at <= $1 ORDER BY id",
    )
    .bind(op.now)
    .fetch_all(&mut *op.tx)
    .await?;
    // All of them in one order before any is changed, so that nobody waits in a circle.
    let held: Vec<SeedLotId> = sqlx::query_scalar(
        "SELECT DISTINCT seed_request_lines.lot_id
         FROM seed_requests
         JOIN seed_request_lines ON seed_request_lines.request_id = seed_requests.id
         WHERE seed_requests.state IN ('asked', 'confirmed', 'prepared') AND seed_requests.expires_at <= $1
         ORDER BY seed_request_lines.lot_id",
    )
    .bind(op.now)
    .fetch_all(&mut *op.tx)
    .await?;
    for lot in held {
        moves::lock(op.tx, lot).await?;
    }
    let mut ended = 0;
    for id in late {
        let request = under_lock(op, id).await?;
        if request.state.holds() && request.expires_at <= op.now {
            set_state(op, id, RequestState::Expired, request.expires_at).await?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// A new link to a request that a repeated form made.
pub async fn link_again(tx: &mut Conn, id: RequestId) -> Result<Token> {
    LINKS.issue(tx, &[id.uuid()], false).await?.pop().ok_or_else(|| AppError::internal("a link that was just made"))
}
