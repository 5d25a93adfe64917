//! All the SQL about people.

pub mod check;
pub mod privacy;
pub mod roles;
pub mod walk;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::{Actor, COORDINATORS, TEAM};
use platform::auth::links;
use platform::columns::Columns;
use platform::db::version::same_version;
use platform::db::{Conn, Db, Lockable, lock_people, lock_plan, lock_row};
use platform::error::{AppError, Result, unique};
use platform::i18n::Lang;
use platform::op::Op;
use platform::room::Room;
use platform::search;
use platform::secrets::Token;

use crate::model::{Audited, Details, Filter, OrderBy, Person, PersonId, Role, Roles};
use crate::refusal::Refusal;

#[derive(sqlx::FromRow)]
struct Row {
    id: PersonId,
    name: String,
    email: Option<String>,
    phone: String,
    language: Option<Lang>,
    commune: String,
    postal_code: String,
    birth_year: Option<i64>,
    notes: String,
    archived_at: Option<DateTime<Utc>>,
    erased_at: Option<DateTime<Utc>>,
    version: i64,
}

impl Row {
    fn with(self, roles: Roles) -> Person {
        Person {
            id: self.id,
            name: self.name,
            email: self.email,
            phone: self.phone,
            language: self.language,
            commune: self.commune,
            postal_code: self.postal_code,
            birth_year: self.birth_year,
            notes: self.notes,
            archived_at: self.archived_at,
            erased_at: self.erased_at,
            version: self.version,
            roles,
        }
    }
}

/// Most people a page of the list shows.
pub const PAGE: i64 = 100;

/// The people a filter lets through, by name; one more than a page tells that there is a next one.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn list(conn: &mut Conn, actor: &Actor, filter: &Filter, limit: i64, offset: i64) -> Result<Vec<Person>> {
    actor.require(COORDINATORS)?;
    let by = match filter.order.by {
        OrderBy::Name => "search_text",
        OrderBy::Email => "COALESCE(email, '')",
        OrderBy::Phone => "phone",
        OrderBy::Commune => "LOWER(commune)",
    };
    let in_order = filter.order.sql(by, &["search_text", "id"]);
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT id, name, email, phone, language, commune, postal_code, birth_year, notes, archived_at, erased_at, version
         FROM people
         WHERE search_text LIKE $1
           AND (archived_at IS NOT NULL) = $2
           AND ($3 IS NULL OR EXISTS (SELECT 1 FROM person_roles WHERE person_id = people.id AND role = $3))
         {in_order}
         LIMIT $4 OFFSET $5"
    )))
    .bind(search::pattern(&filter.query))
    .bind(filter.archived)
    .bind(filter.role)
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    let mut roles = roles_of_all(conn, &rows).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let roles = roles.remove(&row.id).unwrap_or_default();
            row.with(roles)
        })
        .collect())
}

/// Some people, by name.
async fn of_ids(conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<Person>> {
    let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let rows: Vec<Row> = search::by_ids(
        conn,
        "SELECT id, name, email, phone, language, commune, postal_code, birth_year, notes, archived_at, erased_at, version
         FROM people
         WHERE id IN",
        &ids,
        "ORDER BY search_text, id",
    )
    .await?;
    let mut roles = roles_of_all(conn, &rows).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let roles = roles.remove(&row.id).unwrap_or_default();
            row.with(roles)
        })
        .collect())
}

/// The roles of those on a page; of everybody where there are more than a page.
async fn roles_of_all(conn: &mut Conn, people: &[Row]) -> Result<HashMap<PersonId, Roles>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT person_id, role FROM person_roles");
    if (1..=2 * PAGE).contains(&i64::try_from(people.len()).unwrap_or(i64::MAX)) {
        query.push(" WHERE person_id IN (");
        let mut ids = query.separated(", ");
        for person in people {
            ids.push_bind(person.id);
        }
        query.push(")");
    }
    let rows: Vec<(PersonId, Role)> = query.build_query_as().fetch_all(conn).await?;
    let mut by_person: HashMap<PersonId, Vec<Role>> = HashMap::new();
    for (person, role) in rows {
        by_person.entry(person).or_default().push(role);
    }
    Ok(by_person.into_iter().map(|(person, roles)| (person, roles.into_iter().collect())).collect())
}

async fn roles_of(conn: &mut Conn, person: PersonId) -> Result<Roles> {
    let roles: Vec<Role> =
        sqlx::query_scalar("SELECT role FROM person_roles WHERE person_id = $1").bind(person).fetch_all(conn).await?;
    Ok(roles.into_iter().collect())
}

/// Names of those with one of some roles, for lists to choose from.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn names(conn: &mut Conn, actor: &Actor, roles: Roles) -> Result<Vec<(PersonId, String)>> {
    actor.require(TEAM)?;
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT id, name FROM people
         WHERE archived_at IS NULL
           AND EXISTS (SELECT 1 FROM person_roles WHERE person_roles.person_id = people.id AND person_roles.role IN (",
    );
    let mut words = query.separated(", ");
    for role in roles.iter() {
        words.push_bind(role);
    }
    query.push(")) ORDER BY search_text, id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// One person: for coordinators, and for the person themselves.
///
/// # Errors
/// `NotFound` for others, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: PersonId) -> Result<Person> {
    if actor.person != Some(id) {
        actor.require(COORDINATORS)?;
    }
    let row: Row = sqlx::query_as(
        "SELECT id, name, email, phone, language, commune, postal_code, birth_year, notes, archived_at, erased_at, version
         FROM people
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(&mut *conn)
    .await?;
    let roles = roles_of(conn, id).await?;
    Ok(row.with(roles))
}

/// The person with an e-mail address. Used by sign-in before anybody is known, so it asks for no permission.
pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Person>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, name, email, phone, language, commune, postal_code, birth_year, notes, archived_at, erased_at, version
         FROM people
         WHERE email = $1",
    )
    .bind(email)
    .fetch_optional(&mut *conn)
    .await?;
    match row {
        None => Ok(None),
        Some(row) => {
            let roles = roles_of(conn, row.id).await?;
            Ok(Some(row.with(roles)))
        }
    }
}

/// Turns the unique e-mail's violation into a sentence.
fn taken(error: sqlx::Error) -> AppError {
    unique(error, Refusal::EmailTaken)
}

/// Makes a person.
///
/// # Errors
/// `Conflict` where the e-mail belongs to somebody else.
pub async fn create(op: &mut Op<'_>, details: &Details) -> Result<PersonId> {
    op.actor.require(COORDINATORS)?;
    let id = PersonId::new();
    insert(op, id, details).await?;
    Ok(id)
}

/// Makes a person with a known id (the demonstration's are the same every time).
///
/// # Errors
/// `Conflict` where the e-mail belongs to somebody else.
pub async fn insert(op: &mut Op<'_>, id: PersonId, details: &Details) -> Result<()> {
    sqlx::query(
        "INSERT INTO people
             (id, name, email, phone, language, commune, postal_code, birth_year, notes, search_text, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1)",
    )
    .bind(id)
    .bind(&details.name)
    .bind(&details.email)
    .bind(&details.phone)
    .bind(details.language)
    .bind(&details.commune)
    .bind(&details.postal_code)
    .bind(details.birth_year)
    .bind(&details.notes)
    .bind(details.search_text())
    .bind(op.now)
    .execute(&mut *op.tx)
    .await
    .map_err(taken)?;
    replace_roles(op.tx, id, details.roles).await?;
    op.log(Entry::new(RecordKind::PERSON, id.uuid(), Verb::Created).after(&Audited::from(details))?).await
}

async fn replace_roles(tx: &mut Conn, id: PersonId, roles: Roles) -> Result<()> {
    sqlx::query("DELETE FROM person_roles WHERE person_id = $1").bind(id).execute(&mut *tx).await?;
    let mut insert = sqlx::QueryBuilder::new("INSERT INTO person_roles (person_id, role) ");
    let roles: Vec<Role> = roles.iter().collect();
    if roles.is_empty() {
        return Ok(());
    }
    insert.push_values(roles, |mut row, role| {
        row.push_bind(id).push_bind(role);
    });
    insert.build().execute(tx).await?;
    Ok(())
}

/// Changes a person, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has, or the e-mail belongs to somebody else.
pub async fn update(op: &mut Op<'_>, id: PersonId, version: i64, details: &Details) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_people(op.tx).await?;
    lock_row(op.tx, Lockable::Person, id.uuid()).await?;
    let before = get(op.tx, op.actor, id).await?;
    if before.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    same_version(before.version, version)?;
    write(op, &before, details, Verb::Updated).await
}

async fn write(op: &mut Op<'_>, before: &Person, details: &Details, verb: Verb) -> Result<()> {
    sqlx::query(
        "UPDATE people
         SET name = $1, email = $2, phone = $3, language = $4, commune = $5, postal_code = $6, birth_year = $7, notes = $8,
             search_text = $9, updated_at = $10, version = version + 1
         WHERE id = $11",
    )
    .bind(&details.name)
    .bind(&details.email)
    .bind(&details.phone)
    .bind(details.language)
    .bind(&details.commune)
    .bind(&details.postal_code)
    .bind(details.birth_year)
    .bind(&details.notes)
    .bind(details.search_text())
    .bind(op.now)
    .bind(before.id)
    .execute(&mut *op.tx)
    .await
    .map_err(taken)?;
    replace_roles(op.tx, before.id, details.roles).await?;
    if before.email != details.email {
        // Links that were sent to the old address end with it; what was booked with it stays theirs.
        links::end(op.tx, before.id).await?;
        if let Some(email) = &before.email {
            remember_email(op.tx, before.id, email).await?;
        }
    }
    if before.roles.has(Role::Coordinator) && !details.roles.has(Role::Coordinator) {
        keep_one_coordinator(op.tx).await?;
    }
    let old = Details::from(before);
    let entry =
        Entry::new(RecordKind::PERSON, before.id.uuid(), verb).before(&Audited::from(&old))?.after(&Audited::from(details))?;
    op.log(entry).await
}

/// Changes a person from an import: the file is newer than whatever the record says.
///
/// # Errors
/// `Conflict` where the e-mail belongs to somebody else.
pub async fn import_over(op: &mut Op<'_>, before: &Person, details: &Details) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    write(op, before, details, Verb::Imported).await
}

/// Remembers an address that a person had.
pub(super) async fn remember_email(tx: &mut Conn, id: PersonId, email: &str) -> Result<()> {
    sqlx::query("INSERT INTO former_emails (email, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(email)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// The addresses of a person, the present one first. One that is somebody else's now is left out.
pub(super) async fn emails(conn: &mut Conn, id: PersonId) -> Result<Vec<String>> {
    let mut emails: Vec<String> =
        sqlx::query_scalar("SELECT email FROM people WHERE id = $1 AND email IS NOT NULL").bind(id).fetch_all(&mut *conn).await?;
    let former: Vec<String> = sqlx::query_scalar(
        "SELECT email FROM former_emails
         WHERE person_id = $1 AND NOT EXISTS (SELECT 1 FROM people WHERE people.email = former_emails.email)
         ORDER BY email",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    emails.extend(former);
    Ok(emails)
}

/// The records that were made one with a person's.
pub(super) async fn merged_into(conn: &mut Conn, id: PersonId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar("SELECT id FROM people WHERE merged_into = $1 ORDER BY id").bind(id).fetch_all(conn).await?)
}

/// What a record is called, whatever became of it.
pub(super) async fn name_of(conn: &mut Conn, id: PersonId) -> Result<String> {
    Ok(sqlx::query_scalar("SELECT name FROM people WHERE id = $1").bind(id).fetch_one(conn).await?)
}

/// Somebody must be left who can let others in.
async fn keep_one_coordinator(tx: &mut Conn) -> Result<()> {
    let left: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM person_roles
         JOIN people ON people.id = person_roles.person_id
         WHERE person_roles.role = $1 AND people.archived_at IS NULL",
    )
    .bind(Role::Coordinator)
    .fetch_one(tx)
    .await?;
    if left == 0 { Err(Refusal::LastCoordinator.into()) } else { Ok(()) }
}

/// What a person may change of their own record.
///
/// # Errors
/// `NotFound` for anybody else.
pub async fn set_own_contact(op: &mut Op<'_>, id: PersonId, name: &str, phone: &str) -> Result<()> {
    lock_people(op.tx).await?;
    let before = get(op.tx, op.actor, id).await?;
    if before.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    let details = Details { name: name.to_owned(), phone: phone.to_owned(), ..Details::from(&before) };
    write(op, &before, &details, Verb::Updated).await
}

/// How long the letter to a new address may lie unread.
const EMAIL_CHANGE: chrono::Duration = chrono::Duration::hours(24);

/// Notes the address that somebody wants to have; what counts is the last one they asked for.
///
/// # Errors
/// When the database fails.
pub async fn ask_email(op: &mut Op<'_>, id: PersonId, email: &str) -> Result<Token> {
    let token = Token::random();
    sqlx::query(
        "INSERT INTO email_changes (person_id, email, token_hash, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id) DO UPDATE
         SET email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at",
    )
    .bind(id)
    .bind(email)
    .bind(token.hash())
    .bind(op.now + EMAIL_CHANGE)
    .execute(&mut *op.tx)
    .await?;
    Ok(token)
}

/// The address that a letter's link confirms, while it works.
pub async fn wanted_email(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("SELECT email FROM email_changes WHERE token_hash = $1 AND expires_at > $2")
        .bind(token.hash())
        .bind(now)
        .fetch_optional(conn)
        .await?)
}

/// An address that was changed by whoever reads it.
#[derive(Debug)]
pub struct EmailChange {
    /// The one before.
    pub old: Option<String>,
}

/// Makes the address that was asked for somebody's own: whoever opened the link reads it. Nothing where the link no longer works.
///
/// # Errors
/// `Conflict` where it is somebody else's.
pub async fn take_email(op: &mut Op<'_>, token: &Token) -> Result<Option<EmailChange>> {
    lock_people(op.tx).await?;
    let row: Option<(PersonId, String)> =
        sqlx::query_as("DELETE FROM email_changes WHERE token_hash = $1 AND expires_at > $2 RETURNING person_id, email")
            .bind(token.hash())
            .bind(op.now)
            .fetch_optional(&mut *op.tx)
            .await?;
    let Some((id, email)) = row else { return Ok(None) };
    let before = get(op.tx, &Actor::system(), id).await?;
    if before.erased_at.is_some() || before.archived_at.is_some() {
        return Ok(None);
    }
    let details = Details { email: Some(email), ..Details::from(&before) };
    let actor = Actor { person: Some(id), name: before.name.clone(), ..Actor::default() };
    write(&mut op.by(&actor), &before, &details, Verb::Updated).await?;
    Ok(Some(EmailChange { old: before.email }))
}

/// Notes the language a person chose.
pub async fn set_language(tx: &mut Conn, id: PersonId, language: Lang) -> Result<()> {
    sqlx::query("UPDATE people SET language = $1 WHERE id = $2").bind(language).bind(id).execute(tx).await?;
    Ok(())
}

/// Notes which columns of long lists a person wants to see.
pub async fn set_columns(tx: &mut Conn, id: PersonId, columns: &Columns) -> Result<()> {
    sqlx::query("UPDATE people SET list_columns = $1 WHERE id = $2").bind(columns).bind(id).execute(tx).await?;
    Ok(())
}

/// Puts a person away, and ends their sessions; or brings them back.
///
/// # Errors
/// `Conflict` for the last coordinator.
pub async fn set_archived(op: &mut Op<'_>, rooms: &[Room], (id, archived): (PersonId, bool)) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_plan(op.tx).await?;
    lock_people(op.tx).await?;
    let before = get(op.tx, op.actor, id).await?;
    if before.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    if archived {
        for room in rooms {
            (room.person.leave)(op, id).await?;
        }
    }
    sqlx::query("UPDATE people SET archived_at = $1, updated_at = $2, version = version + 1 WHERE id = $3")
        .bind(archived.then_some(op.now))
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    if archived {
        sqlx::query("DELETE FROM sessions WHERE person_id = $1").bind(id).execute(&mut *op.tx).await?;
        keep_one_coordinator(op.tx).await?;
    }
    let verb = if archived { Verb::Archived } else { Verb::Restored };
    op.log(Entry::new(RecordKind::PERSON, id.uuid(), verb)).await
}
