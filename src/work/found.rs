//! What the search of the house finds of the plan: the shifts of a task, those to come first.

use chrono::NaiveDate;
use uuid::Uuid;

use platform::db::{Conn, Db, push_list};
use platform::error::Result;
use platform::i18n::format;
use platform::room::{Finds, Found};
use platform::web::context::Ctx;
use platform::web::route::Access;

use crate::model::shift::ShiftId;
use crate::{PLANNERS, texts};

/// Shifts, found by what is done in them.
pub const FINDS: &[Finds] = &[Finds {
    kind: "task",
    icon: "calendar-days",
    name: texts::shifts,
    access: Access::Only(PLANNERS),
    show: |conn, ctx, ids| Box::pin(shifts(conn, ctx, ids)),
}];

/// Most shifts that are looked up.
const MOST: i64 = 60;

async fn shifts(conn: &mut Conn, ctx: &Ctx, tasks: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(PLANNERS)?;
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT shifts.id, tasks.name, shifts.day, shifts.starts_minute, sites.name
         FROM shifts
         JOIN tasks ON tasks.id = shifts.task_id
         JOIN sites ON sites.id = shifts.site_id
         WHERE shifts.day >= ",
    );
    query.push_bind(ctx.today()).push(" AND shifts.task_id IN ");
    push_list(&mut query, tasks.iter().copied());
    query.push(" ORDER BY shifts.day, shifts.starts_minute, shifts.id LIMIT ").push_bind(MOST);
    let rows: Vec<(ShiftId, String, NaiveDate, i64, String)> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, day, minute, site)| {
            let minute = u32::try_from(minute).unwrap_or_default();
            let at = format::time(ctx.lang, minute / 60, minute % 60);
            Found { href: format!("/creneaux/{id}"), title, detail: format!("{} · {at} · {site}", format::day(ctx.lang, day)) }
        })
        .collect())
}
