//! What the first page says of the land: agreements that end.

use platform::db::Conn;
use platform::error::Result;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;

use crate::model::site::{Agreement, WARN_DAYS};
use crate::store::sites;
use crate::texts;

/// This room's part of the first page.
pub async fn show(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    if !ctx.actor.roles.any_of(sites::AGREEMENT_READERS) {
        return Ok(Today::default());
    }
    let l = ctx.lang;
    let ending = sites::ending(conn, &ctx.actor, ctx.today() + chrono::Duration::days(WARN_DAYS)).await?;
    let waiting = ending.iter().filter_map(|site| {
        let (detail, urgency) = match site.details.agreement(ctx.today()) {
            Agreement::Ending(days) => (texts::ending(l, days), Urgency::Soon),
            Agreement::Ended(days) => (texts::ended(l, days), Urgency::Now),
            Agreement::Open | Agreement::Running => return None,
        };
        Some(Waiting {
            href: format!("/terrains/{}", site.id),
            what: texts::agreement_of(l, &site.details.name),
            detail,
            urgency,
        })
    });
    Ok(Today { waiting: waiting.collect(), ..Today::default() })
}
