//! What the search of the house finds of sales: customers and their orders.

use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;
use platform::room::{Finds, Found};
use platform::search::by_ids;
use platform::web::context::Ctx;
use platform::web::route::Access;

use crate::model::customer::CustomerId;
use crate::model::order::{OrderId, OrderState};
use crate::{SELLERS, texts};

/// Customers and orders, for those who sell.
pub const FINDS: &[Finds] = &[
    Finds {
        kind: "customer",
        icon: "contact",
        name: texts::customers,
        access: Access::Only(SELLERS),
        show: |conn, ctx, ids| Box::pin(customers(conn, ctx, ids)),
    },
    Finds {
        kind: "order",
        icon: "shopping-basket",
        name: texts::orders,
        access: Access::Only(SELLERS),
        show: |conn, ctx, ids| Box::pin(orders(conn, ctx, ids)),
    },
];

async fn customers(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(SELLERS)?;
    let rows: Vec<(CustomerId, String, Option<String>)> =
        by_ids(conn, "SELECT id, name, email FROM customers WHERE id IN", ids, "ORDER BY search_text").await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, email)| Found { href: format!("/clients/{id}"), title, detail: email.unwrap_or_default() })
        .collect())
}

async fn orders(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(SELLERS)?;
    let rows: Vec<(OrderId, String, String, String, OrderState)> = by_ids(
        conn,
        "SELECT orders.id, orders.code, orders.name, cycles.title, orders.state
         FROM orders
         JOIN cycles ON cycles.id = orders.cycle_id
         WHERE orders.id IN",
        ids,
        "ORDER BY orders.placed_at DESC, orders.id",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, code, name, cycle, state)| Found {
            href: format!("/ventes/commandes/{id}"),
            title: format!("{name} · {code}"),
            detail: format!("{cycle} · {}", texts::state(ctx.lang, state)),
        })
        .collect())
}
