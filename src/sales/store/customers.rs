//! Customers: found by how they can be reached, made when they first order.

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::version::same_version;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::{AppError, Result, unique};
use platform::i18n::Lang;
use platform::money::Cents;
use platform::op::Op;
use platform::search;

use crate::model::customer::{Contact, Customer, CustomerDetails, CustomerId};
use crate::model::cycle::GroupId;
use crate::refusal::Refusal;
use crate::{SELLERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    id: CustomerId,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    lang: Lang,
    group_id: Option<GroupId>,
    solidarity: bool,
    letters: bool,
    company: String,
    siren: String,
    address: String,
    balance: Cents,
    jars: i64,
    version: i64,
}

impl From<Row> for Customer {
    fn from(row: Row) -> Self {
        let details = CustomerDetails {
            name: row.name,
            email: row.email,
            phone: row.phone,
            group: row.group_id,
            solidarity: row.solidarity,
            letters: row.letters,
            company: row.company,
            siren: row.siren,
            address: row.address,
        };
        Self { id: row.id, details, lang: row.lang, balance: row.balance, jars: row.jars, version: row.version }
    }
}

const COLUMNS: &str =
    "id, name, email, phone, lang, group_id, solidarity, letters, company, siren, address, balance, jars, version";

/// A customer as the program itself needs them; pages ask [`get`].
pub(crate) async fn by_id(conn: &mut Conn, id: CustomerId) -> Result<Customer> {
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM customers WHERE id = $1")))
        .bind(id)
        .fetch_one(conn)
        .await?;
    Ok(row.into())
}

/// One customer.
///
/// # Errors
/// `NotFound` for those who do not sell, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: CustomerId) -> Result<Customer> {
    actor.require(SELLERS)?;
    by_id(conn, id).await
}

/// Which customers to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those who owe something or are owed something.
    Open,
}

/// Customers by name, at most as many as a page shows.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn list(conn: &mut Conn, actor: &Actor, query: &str, which: Which, most: i64) -> Result<Vec<Customer>> {
    actor.require(SELLERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM customers
         WHERE search_text LIKE $1 AND erased_at IS NULL AND ($2 OR balance <> 0 OR jars <> 0)
         ORDER BY search_text, id
         LIMIT $3"
    )))
    .bind(search::pattern(query))
    .bind(which == Which::All)
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Customer::from).collect())
}

/// How many of them there are, for whoever may read the list: asks for no permission.
pub async fn count(conn: &mut Conn, query: &str, which: Which) -> Result<usize> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM customers
         WHERE search_text LIKE $1 AND erased_at IS NULL AND ($2 OR balance <> 0 OR jars <> 0)",
    )
    .bind(search::pattern(query))
    .bind(which == Which::All)
    .fetch_one(conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

fn search_text(details: &CustomerDetails) -> String {
    let parts = [
        details.name.as_str(),
        details.company.as_str(),
        details.email.as_deref().unwrap_or_default(),
        details.phone.as_deref().unwrap_or_default(),
    ];
    search::fold(&parts.join(" "))
}

/// The customer whom a contact reaches. A telephone number proves nothing by itself: it has to be given with the same name, or else it is
/// somebody new, and a stranger neither orders on another's account nor learns that they have ordered.
pub async fn by_contact(tx: &mut Conn, name: &str, contact: &Contact) -> Result<Option<Customer>> {
    let (email, phone) = match contact {
        Contact::Email(email) => (Some(email), None),
        Contact::Phone(phone) => (None, Some(phone)),
    };
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM customers
         WHERE email = $1 OR phone = $2
         ORDER BY created_at, id"
    )))
    .bind(email)
    .bind(phone)
    .fetch_all(tx)
    .await?;
    let mut known = rows.into_iter().map(Customer::from);
    Ok(match contact {
        Contact::Email(_) => known.next(),
        Contact::Phone(_) => known.find(|customer| search::fold(&customer.details.name) == search::fold(name)),
    })
}

/// The customer whom a contact reaches, made where they are new. Of two at the same moment one makes it.
pub async fn reach(tx: &mut Conn, name: &str, contact: &Contact, op: (Lang, chrono::DateTime<chrono::Utc>)) -> Result<Customer> {
    if let Some(known) = by_contact(tx, name, contact).await? {
        return Ok(known);
    }
    let (email, phone) = match contact {
        Contact::Email(email) => (Some(email.clone()), None),
        Contact::Phone(phone) => (None, Some(phone.clone())),
    };
    let details = CustomerDetails { name: name.to_owned(), email, phone, letters: true, ..CustomerDetails::default() };
    let id = CustomerId::new();
    if insert(tx, id, &details, op).await? {
        return Ok(Customer { id, details, lang: op.0, balance: Cents(0), jars: 0, version: 1 });
    }
    by_contact(tx, name, contact).await?.ok_or_else(|| AppError::internal("a customer who was just made"))
}

/// Makes a customer, and says whether it did: one with the same contact stays.
pub async fn insert(
    tx: &mut Conn,
    id: CustomerId,
    details: &CustomerDetails,
    (lang, now): (Lang, chrono::DateTime<chrono::Utc>),
) -> Result<bool> {
    let made = sqlx::query(
        "INSERT INTO customers
             (id, name, email, phone, lang, group_id, solidarity, letters, company, siren, address, search_text, created_at,
              updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, 1)
         ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(&details.name)
    .bind(&details.email)
    .bind(&details.phone)
    .bind(lang)
    .bind(details.group)
    .bind(details.solidarity)
    .bind(details.letters)
    .bind(&details.company)
    .bind(&details.siren)
    .bind(&details.address)
    .bind(search_text(details))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(made.rows_affected() == 1)
}

/// Changes what is noted of a customer, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where the contact is another customer's.
pub async fn update(op: &mut Op<'_>, id: CustomerId, version: i64, details: &CustomerDetails) -> Result<()> {
    op.actor.require(SELLERS)?;
    lock_row(op.tx, Lockable::Customer, id.uuid()).await?;
    let before = by_id(op.tx, id).await?;
    same_version(before.version, version)?;
    sqlx::query(
        "UPDATE customers
         SET name = $1, email = $2, phone = $3, group_id = $4, solidarity = $5, letters = $6, company = $7, siren = $8, address = $9,
             search_text = $10, updated_at = $11, version = version + 1
         WHERE id = $12",
    )
    .bind(&details.name)
    .bind(&details.email)
    .bind(&details.phone)
    .bind(details.group)
    .bind(details.solidarity)
    .bind(details.letters)
    .bind(&details.company)
    .bind(&details.siren)
    .bind(&details.address)
    .bind(search_text(details))
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| unique(error, Refusal::ContactTaken))?;
    op.log(Entry::new(records::CUSTOMER, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?).await
}

/// The customers with an order in a cycle.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn of_cycle(conn: &mut Conn, actor: &Actor, cycle: crate::model::cycle::CycleId) -> Result<Vec<Customer>> {
    actor.require(SELLERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM customers
         WHERE id IN (SELECT customer_id FROM orders WHERE cycle_id = $1)"
    )))
    .bind(cycle)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Customer::from).collect())
}

/// Where letters about an order go, if anywhere.
pub(crate) async fn email_of(conn: &mut Conn, order: crate::model::order::OrderId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT customers.email
         FROM orders
         JOIN customers ON customers.id = orders.customer_id
         WHERE orders.id = $1",
    )
    .bind(order)
    .fetch_one(conn)
    .await?)
}
