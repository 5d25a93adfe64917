//! What the search of the house finds among people.

use uuid::Uuid;

use ::ui::texts as ui;
use platform::auth::actor::COORDINATORS;
use platform::db::Conn;
use platform::error::Result;
use platform::room::{Finds, Found};
use platform::search::by_ids;
use platform::web::context::Ctx;
use platform::web::route::Access;

use crate::model::PersonId;

/// People, for those who may open their records.
pub const FINDS: &[Finds] = &[Finds {
    kind: "person",
    icon: "users",
    name: ui::people,
    access: Access::Only(COORDINATORS),
    show: |conn, ctx, ids| Box::pin(people(conn, ctx, ids)),
}];

async fn people(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(COORDINATORS)?;
    let rows: Vec<(PersonId, String, Option<String>, String)> =
        by_ids(conn, "SELECT id, name, email, phone FROM people WHERE id IN", ids, "ORDER BY search_text").await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, email, phone)| Found {
            href: format!("/personnes/{id}"),
            title: name,
            detail: email.into_iter().chain((!phone.is_empty()).then_some(phone)).collect::<Vec<_>>().join(" · "),
        })
        .collect())
}
