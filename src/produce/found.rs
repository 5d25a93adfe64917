//! What the search of the house finds in store: products and lots.

use chrono::NaiveDate;
use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;
use platform::i18n::format;
use platform::room::{Finds, Found};
use platform::search::by_ids;
use platform::web::context::Ctx;
use platform::web::route::Access;

use crate::model::lot::LotId;
use crate::model::product::ProductId;
use crate::{STOCK_READERS, texts};

/// Products and lots, for those who read the stock.
pub const FINDS: &[Finds] = &[
    Finds {
        kind: "product",
        icon: "carrot",
        name: texts::products,
        access: Access::Only(STOCK_READERS),
        show: |conn, ctx, ids| Box::pin(products(conn, ctx, ids)),
    },
    Finds {
        kind: "lot",
        icon: "warehouse",
        name: texts::lots,
        access: Access::Only(STOCK_READERS),
        show: |conn, ctx, ids| Box::pin(lots(conn, ctx, ids)),
    },
];

async fn products(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(STOCK_READERS)?;
    let rows: Vec<(ProductId, String, String)> =
        by_ids(conn, "SELECT id, name, variety FROM products WHERE id IN", ids, "ORDER BY search_text").await?;
    Ok(rows.into_iter().map(|(id, title, detail)| Found { href: format!("/produits/{id}"), title, detail }).collect())
}

async fn lots(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(STOCK_READERS)?;
    let rows: Vec<(LotId, String, String, NaiveDate, Option<String>)> = by_ids(
        conn,
        "SELECT lots.id, lots.code, products.name, lots.day, plots.name
         FROM lots
         JOIN products ON products.id = lots.product_id
         LEFT JOIN plots ON plots.id = lots.plot_id
         WHERE lots.id IN",
        ids,
        "ORDER BY lots.day DESC",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, code, product, day, plot)| Found {
            href: format!("/lots/{id}"),
            title: format!("{code} · {product}"),
            detail: std::iter::once(format::date(ctx.lang, day)).chain(plot).collect::<Vec<_>>().join(" · "),
        })
        .collect())
}
