//! Workshops, their prices, questions and pictures.

use serde_json::json;

use kit::pictures::{PictureId, Pictures};
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db, Lockable, lock_row};
use platform::error::{AppError, Result};
use platform::images::Photo;
use platform::op::Op;

use crate::model::workshop::{Level, Price, Question, Theme, Workshop, WorkshopDetails, WorkshopId};
use crate::records;
use crate::{KEEPERS, RUNNERS};

#[derive(sqlx::FromRow)]
struct Row {
    id: WorkshopId,
    title: String,
    summary: String,
    story: String,
    theme: Theme,
    level: Level,
    age_from: Option<i64>,
    age_to: Option<i64>,
    languages: String,
    bring: String,
    allergens: String,
    access: String,
    equipment: String,
    children: bool,
    seats_max: i64,
    confirm_by_mail: bool,
    newcomers_first: bool,
    public: bool,
    archived: bool,
    version: i64,
    picture_id: Option<PictureId>,
    picture_alt: Option<String>,
}

impl From<Row> for Workshop {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            details: WorkshopDetails {
                title: row.title,
                summary: row.summary,
                story: row.story,
                theme: row.theme,
                level: row.level,
                age_from: row.age_from,
                age_to: row.age_to,
                languages: row.languages,
                bring: row.bring,
                allergens: row.allergens,
                access: row.access,
                equipment: row.equipment,
                children: row.children,
                seats_max: row.seats_max,
                confirm_by_mail: row.confirm_by_mail,
                newcomers_first: row.newcomers_first,
                public: row.public,
            },
            picture: row.picture_id.zip(row.picture_alt),
            archived: row.archived,
            version: row.version,
        }
    }
}

const COLUMNS: &str =
    "SELECT workshops.id, title, summary, story, theme, level, age_from, age_to, languages, bring, allergens, access,
        equipment, children, seats_max, confirm_by_mail, newcomers_first, published_at IS NOT NULL AS public,
        archived_at IS NOT NULL AS archived, version, picture.id AS picture_id, picture.alt AS picture_alt
 FROM workshops
 LEFT JOIN workshop_pictures AS picture
     ON picture.workshop_id = workshops.id
    AND NOT EXISTS (
        SELECT 1 FROM workshop_pictures AS earlier
        WHERE earlier.workshop_id = workshops.id AND earlier.id < picture.id) ";

/// Those everybody may see, by title.
pub async fn public(conn: &mut Conn) -> Result<Vec<Workshop>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query.push("WHERE published_at IS NOT NULL AND archived_at IS NULL ORDER BY title");
    let rows: Vec<Row> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().map(Workshop::from).collect())
}

/// All of them for the team, by title, those put away last.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Workshop>> {
    actor.require(RUNNERS)?;
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query.push("ORDER BY archived_at IS NOT NULL, title");
    let rows: Vec<Row> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().map(Workshop::from).collect())
}

/// One workshop.
///
/// # Errors
/// `NotFound` where there is none, or not for everybody.
pub async fn get(conn: &mut Conn, actor: &Actor, id: WorkshopId) -> Result<Workshop> {
    let workshop = any(conn, id).await?;
    let public = workshop.details.public && !workshop.archived;
    if public || actor.roles.any_of(RUNNERS) { Ok(workshop) } else { Err(AppError::NotFound) }
}

/// One workshop, whoever asks: for letters and private links.
pub(crate) async fn any(conn: &mut Conn, id: WorkshopId) -> Result<Workshop> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query.push("WHERE workshops.id = ").push_bind(id);
    let row: Row = query.build_query_as().fetch_one(conn).await?;
    Ok(row.into())
}

fn bound<'q>(
    query: sqlx::query::Query<'q, Db, <Db as sqlx::Database>::Arguments>,
    details: &'q WorkshopDetails,
) -> sqlx::query::Query<'q, Db, <Db as sqlx::Database>::Arguments> {
    query
        .bind(&details.title)
        .bind(&details.summary)
        .bind(&details.story)
        .bind(details.theme)
        .bind(details.level)
        .bind(details.age_from)
        .bind(details.age_to)
        .bind(&details.languages)
        .bind(&details.bring)
        .bind(&details.allergens)
        .bind(&details.access)
        .bind(&details.equipment)
        .bind(details.children)
        .bind(details.seats_max)
        .bind(details.confirm_by_mail)
        .bind(details.newcomers_first)
}

/// Makes a workshop.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn create(op: &mut Op<'_>, id: WorkshopId, details: &WorkshopDetails) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let insert = sqlx::query(
        "INSERT INTO workshops
             (title, summary, story, theme, level, age_from, age_to, languages, bring, allergens, access, equipment, children,
              seats_max, confirm_by_mail, newcomers_first, published_at, id, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, 1)",
    );
    bound(insert, details).bind(details.public.then_some(op.now)).bind(id).bind(op.now).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::WORKSHOP, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a workshop.
///
/// # Errors
/// `Conflict` where somebody changed it since `version`.
pub async fn update(op: &mut Op<'_>, id: WorkshopId, version: i64, details: &WorkshopDetails) -> Result<()> {
    op.actor.require(KEEPERS)?;
    lock_row(op.tx, Lockable::Workshop, id.uuid()).await?;
    let before = any(op.tx, id).await?;
    platform::db::version::same_version(before.version, version)?;
    let change = sqlx::query(
        "UPDATE workshops
         SET title = $1, summary = $2, story = $3, theme = $4, level = $5, age_from = $6, age_to = $7, languages = $8, bring = $9,
             allergens = $10, access = $11, equipment = $12, children = $13, seats_max = $14, confirm_by_mail = $15,
             newcomers_first = $16, published_at = $17, updated_at = $18, version = version + 1
         WHERE id = $19",
    );
    bound(change, details).bind(details.public.then_some(op.now)).bind(op.now).bind(id).execute(&mut *op.tx).await?;
    let entry = Entry::new(records::WORKSHOP, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?;
    op.log(entry).await
}

/// Shows a workshop to everybody, or takes it back from the agenda.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn set_public(op: &mut Op<'_>, id: WorkshopId, public: bool) -> Result<()> {
    let workshop = get(op.tx, op.actor, id).await?;
    update(op, id, workshop.version, &WorkshopDetails { public, ..workshop.details }).await
}

/// Puts a workshop away, or brings it back. Its dates and bookings stay.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn set_archived(op: &mut Op<'_>, id: WorkshopId, archived: bool) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query("UPDATE workshops SET archived_at = $1, version = version + 1 WHERE id = $2")
        .bind(archived.then_some(op.now))
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    let verb = if archived { Verb::Archived } else { Verb::Restored };
    op.log(Entry::new(records::WORKSHOP, id.uuid(), verb)).await
}

/// Makes a copy with prices and questions, not yet public, without dates and pictures.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn duplicate(op: &mut Op<'_>, id: WorkshopId, title: &str) -> Result<WorkshopId> {
    let source = get(op.tx, op.actor, id).await?;
    let copy = WorkshopId::new();
    let details = WorkshopDetails { title: title.to_owned(), public: false, ..source.details };
    create(op, copy, &details).await?;
    let (prices, questions) = (prices(op.tx, id).await?, questions(op.tx, id).await?);
    let prices: Vec<Price> =
        prices.into_iter().map(|price| Price { id: crate::model::workshop::PriceId::new(), ..price }).collect();
    put_prices(op, copy, &prices).await?;
    for question in questions {
        let question = Question { id: crate::model::workshop::QuestionId::new(), ..question };
        add_question(op, copy, &question).await?;
    }
    Ok(copy)
}

/// The prices of a workshop, in their order; none means that it is free.
pub async fn prices(conn: &mut Conn, id: WorkshopId) -> Result<Vec<Price>> {
    Ok(sqlx::query_as(
        "SELECT id, kind, cents, most, units
         FROM workshop_prices
         WHERE workshop_id = $1 AND archived_at IS NULL
         ORDER BY position, id",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// The least price of every workshop with prices, for lists.
pub async fn all_prices(conn: &mut Conn) -> Result<Vec<(WorkshopId, Price)>> {
    #[derive(sqlx::FromRow)]
    struct Owned {
        workshop_id: WorkshopId,
        #[sqlx(flatten)]
        price: Price,
    }
    let rows: Vec<Owned> = sqlx::query_as(
        "SELECT workshop_id, id, kind, cents, most, units
         FROM workshop_prices
         WHERE archived_at IS NULL
         ORDER BY workshop_id, position, id",
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.workshop_id, row.price)).collect())
}

/// A workshop is locked: whoever holds this decides alone about its dates, bookings and waiting line, until the transaction ends.
#[derive(Debug)]
pub struct WorkshopLock(WorkshopId);

impl WorkshopLock {
    /// For a statement that has just locked the workshop's row.
    pub(crate) const fn taken(id: WorkshopId) -> Self {
        Self(id)
    }

    /// Which workshop it is.
    #[must_use]
    pub const fn workshop(&self) -> WorkshopId {
        self.0
    }
}

/// Takes the workshop's lock.
///
/// # Errors
/// `NotFound` where there is no such workshop.
pub async fn lock(tx: &mut Conn, id: WorkshopId) -> Result<WorkshopLock> {
    lock_row(tx, Lockable::Workshop, id.uuid()).await?;
    Ok(WorkshopLock::taken(id))
}

/// Replaces the prices. What was booked keeps the price it was booked at.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn put_prices(op: &mut Op<'_>, id: WorkshopId, new: &[Price]) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let before = prices(op.tx, id).await?;
    sqlx::query("UPDATE workshop_prices SET archived_at = $1 WHERE workshop_id = $2 AND archived_at IS NULL")
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    if !new.is_empty() {
        let mut query =
            sqlx::QueryBuilder::<Db>::new("INSERT INTO workshop_prices (id, workshop_id, kind, cents, most, units, position) ");
        query.push_values(new.iter().enumerate(), |mut row, (position, price)| {
            row.push_bind(price.id)
                .push_bind(id)
                .push_bind(price.kind)
                .push_bind(price.cents)
                .push_bind(price.most)
                .push_bind(price.units)
                .push_bind(i64::try_from(position).unwrap_or(0));
        });
        query.build().execute(&mut *op.tx).await?;
    }
    let entry = Entry::new(records::WORKSHOP, id.uuid(), Verb::Updated)
        .before(&json!({ "prices": before }))?
        .after(&json!({ "prices": new }))?;
    op.log(entry).await
}

/// The questions of a workshop, in their order.
pub async fn questions(conn: &mut Conn, id: WorkshopId) -> Result<Vec<Question>> {
    Ok(sqlx::query_as(
        "SELECT id, scope, kind, label, label_en, choices, required
         FROM workshop_questions
         WHERE workshop_id = $1 AND archived_at IS NULL
         ORDER BY position, id",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Adds a question at the end.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn add_question(op: &mut Op<'_>, id: WorkshopId, question: &Question) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query(
        "INSERT INTO workshop_questions (id, workshop_id, scope, kind, label, label_en, choices, required, position)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, COUNT(*) FROM workshop_questions WHERE workshop_id = $2",
    )
    .bind(question.id)
    .bind(id)
    .bind(question.scope)
    .bind(question.kind)
    .bind(&question.label)
    .bind(&question.label_en)
    .bind(&question.choices)
    .bind(question.required)
    .execute(&mut *op.tx)
    .await?;
    let entry = Entry::new(records::WORKSHOP, id.uuid(), Verb::Updated).after(&json!({ "question": question }))?;
    op.log(entry).await
}

/// Takes a question out; answers given stay.
///
/// # Errors
/// `NotFound` for those who do not keep workshops, and where it is not this workshop's.
pub async fn drop_question(op: &mut Op<'_>, id: WorkshopId, question: crate::model::workshop::QuestionId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let label: String =
        sqlx::query_scalar("UPDATE workshop_questions SET archived_at = $1 WHERE id = $2 AND workshop_id = $3 RETURNING label")
            .bind(op.now)
            .bind(question)
            .bind(id)
            .fetch_one(&mut *op.tx)
            .await?;
    let entry = Entry::new(records::WORKSHOP, id.uuid(), Verb::Updated).before(&json!({ "question": label }))?;
    op.log(entry).await
}

/// The pictures of workshops.
pub const PICTURES: Pictures = Pictures::new("workshop_pictures", "workshop_id", records::WORKSHOP);

/// Adds a picture with words for those who do not see it.
///
/// # Errors
/// `Conflict` where there are enough; `NotFound` for those who do not keep workshops.
pub async fn add_picture(op: &mut Op<'_>, id: WorkshopId, alt: &str, photo: &Photo) -> Result<()> {
    op.actor.require(KEEPERS)?;
    PICTURES.add(op, id.uuid(), alt, photo).await
}

/// Removes a picture.
///
/// # Errors
/// `NotFound` for those who do not keep workshops, and where there is none.
pub async fn remove_picture(op: &mut Op<'_>, id: WorkshopId, picture: PictureId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    PICTURES.remove(op, id.uuid(), picture).await
}
