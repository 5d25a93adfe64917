//! Products: what is weighed, stored and sold.

use chrono::{DateTime, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, TEAM};
use platform::db::version::same_version;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::{AppError, Result, broke, guarded};
use platform::money::{Cents, VatRate};
use platform::op::Op;
use platform::quantity::Grams;
use platform::search;

use crate::model::amount::Amount;
use crate::model::product::{Category, Mode, Norm, Portion, Product, ProductDetails, ProductId, Selling};
use crate::model::species::SpeciesId;
use crate::refusal::Refusal;
use crate::{CATALOGUE_KEEPERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    id: ProductId,
    name: String,
    species_id: Option<SpeciesId>,
    pictogram: String,
    mode: Mode,
    portion_g: Option<Grams>,
    least_g: Option<Grams>,
    most_g: Option<Grams>,
    vat_bp: VatRate,
    norm: Norm,
    category: Category,
    variety: String,
    size: String,
    origin: String,
    allergens: String,
    deposit_cents: Cents,
    published: bool,
    on_hand: Amount,
    reserved: Amount,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

/// How a product is sold, from the columns that say it.
///
/// # Errors
/// Where a weighed product has no portion: the schema forbids it.
pub fn selling(mode: Mode, portion: (Option<Grams>, Option<Grams>, Option<Grams>)) -> Result<Selling> {
    let portion = match portion {
        (Some(least), Some(estimated), Some(most)) => Portion::new(least, estimated, most),
        _ => None,
    };
    match (mode, portion) {
        (Mode::Kg, Some(portion)) => Ok(Selling::Kg(portion)),
        (Mode::PieceWeighed, Some(portion)) => Ok(Selling::PieceWeighed(portion)),
        (Mode::Piece, portion) => Ok(Selling::Piece(portion)),
        (Mode::Kg | Mode::PieceWeighed, None) => Err(AppError::internal("a weighed product without a portion")),
    }
}

impl TryFrom<Row> for Product {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            details: ProductDetails {
                name: row.name,
                species: row.species_id,
                pictogram: row.pictogram,
                selling: selling(row.mode, (row.least_g, row.portion_g, row.most_g))?,
                vat: row.vat_bp,
                norm: row.norm,
                category: row.category,
                variety: row.variety,
                size: row.size,
                origin: row.origin,
                allergens: row.allergens,
                deposit: row.deposit_cents,
                published: row.published,
            },
            on_hand: row.on_hand,
            reserved: row.reserved,
            archived_at: row.archived_at,
            version: row.version,
        })
    }
}

const COLUMNS: &str =
    "id, name, species_id, pictogram, mode, portion_g, least_g, most_g, vat_bp, norm, category, variety, size, origin,
    allergens, deposit_cents, published, on_hand, reserved, archived_at, version";

/// The products, by name.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, query: &str, archived: bool) -> Result<Vec<Product>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM products
         WHERE search_text LIKE $1 AND (archived_at IS NOT NULL) = $2
         ORDER BY search_text, id"
    )))
    .bind(search::pattern(query))
    .bind(archived)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Product::try_from).collect()
}

/// One product.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: ProductId) -> Result<Product> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM products WHERE id = $1")))
        .bind(id)
        .fetch_one(conn)
        .await?;
    row.try_into()
}

fn broken(error: sqlx::Error) -> AppError {
    if broke(&error, "products_once") || broke(&error, "products.search_text") {
        Refusal::ProductTaken.at("name")
    } else {
        guarded(error, &["products_shown"], Refusal::LacksSomething)
    }
}

/// Adds a product.
///
/// # Errors
/// `Conflict` where the name is taken, or where it is to be offered without what the law has shown.
pub async fn create(op: &mut Op<'_>, details: &ProductDetails) -> Result<ProductId> {
    let id = ProductId::new();
    insert(op, id, details).await?;
    Ok(id)
}

/// Adds a product with a known id.
///
/// # Errors
/// As [`create`].
pub async fn insert(op: &mut Op<'_>, id: ProductId, details: &ProductDetails) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let portion = details.selling.portion();
    sqlx::query(
        "INSERT INTO products
             (id, name, species_id, pictogram, mode, portion_g, least_g, most_g, vat_bp, norm, category, variety, size, origin,
              allergens, deposit_cents, published, search_text, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, 1)",
    )
    .bind(id)
    .bind(&details.name)
    .bind(details.species)
    .bind(&details.pictogram)
    .bind(details.selling.mode())
    .bind(portion.map(|portion| portion.estimated))
    .bind(portion.map(|portion| portion.least))
    .bind(portion.map(|portion| portion.most))
    .bind(details.vat)
    .bind(details.norm)
    .bind(details.category)
    .bind(&details.variety)
    .bind(&details.size)
    .bind(&details.origin)
    .bind(&details.allergens)
    .bind(details.deposit)
    .bind(details.published)
    .bind(search::fold(&details.name))
    .bind(op.now)
    .execute(&mut *op.tx)
    .await
    .map_err(broken)?;
    op.log(Entry::new(records::PRODUCT, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a product, if nobody else has since `version`. How it is counted stays once something of it was weighed.
///
/// # Errors
/// `Changed` where somebody has; `Conflict` as [`create`], and where grams would become pieces.
pub async fn update(op: &mut Op<'_>, id: ProductId, version: i64, details: &ProductDetails) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    lock_row(op.tx, Lockable::Product, id.uuid()).await?;
    let before = get(op.tx, op.actor, id).await?;
    same_version(before.version, version)?;
    if before.unit() != details.selling.mode().unit() && was_used(op.tx, id).await? {
        return Err(Refusal::UnitStays.into());
    }
    if before.details.selling != details.selling && before.reserved > Amount::ZERO {
        return Err(Refusal::PortionIsOrdered.into());
    }
    let portion = details.selling.portion();
    sqlx::query(
        "UPDATE products
         SET name = $1, species_id = $2, pictogram = $3, mode = $4, portion_g = $5, least_g = $6, most_g = $7, vat_bp = $8, norm = $9,
             category = $10, variety = $11, size = $12, origin = $13, allergens = $14, deposit_cents = $15, published = $16,
             search_text = $17, updated_at = $18, version = version + 1
         WHERE id = $19",
    )
    .bind(&details.name)
    .bind(details.species)
    .bind(&details.pictogram)
    .bind(details.selling.mode())
    .bind(portion.map(|portion| portion.estimated))
    .bind(portion.map(|portion| portion.least))
    .bind(portion.map(|portion| portion.most))
    .bind(details.vat)
    .bind(details.norm)
    .bind(details.category)
    .bind(&details.variety)
    .bind(&details.size)
    .bind(&details.origin)
    .bind(&details.allergens)
    .bind(details.deposit)
    .bind(details.published)
    .bind(search::fold(&details.name))
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await
    .map_err(broken)?;
    op.log(Entry::new(records::PRODUCT, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?).await
}

async fn was_used(tx: &mut Conn, id: ProductId) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM lots WHERE product_id = $1) OR EXISTS (SELECT 1 FROM supplies WHERE product_id = $1)",
    )
    .bind(id)
    .fetch_one(tx)
    .await?)
}

/// Puts a product away, or brings it back.
///
/// # Errors
/// `Conflict` where some of it is still in store or promised, or where its name was given to another meanwhile.
pub async fn set_archived(op: &mut Op<'_>, id: ProductId, archived: bool) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    lock_row(op.tx, Lockable::Product, id.uuid()).await?;
    let product = get(op.tx, op.actor, id).await?;
    if archived && (product.on_hand, product.reserved) != (Amount::ZERO, Amount::ZERO) {
        return Err(Refusal::StillInStore.into());
    }
    let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM products WHERE search_text = $1 AND archived_at IS NULL)")
        .bind(search::fold(&product.details.name))
        .fetch_one(&mut *op.tx)
        .await?;
    if !archived && taken {
        return Err(Refusal::ProductTaken.into());
    }
    op.put_away(("products", records::PRODUCT), id.uuid(), archived).await
}
