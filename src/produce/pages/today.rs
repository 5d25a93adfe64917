//! What the first page says of produce: lots that lie for long.

use platform::db::Conn;
use platform::error::Result;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;

use crate::store::lots;
use crate::{STOCK_KEEPERS, texts};

/// Lots older than this are worth a look, in days.
const OLD: i64 = 14;

/// This room's part of the first page.
pub async fn show(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    let mut today = Today::default();
    if ctx.actor.roles.any_of(STOCK_KEEPERS) {
        let old = lots::lying_since(conn, ctx.today() - chrono::Duration::days(OLD)).await?;
        today.waiting.extend(Waiting::some(old, "/stock", texts::compost_waiting(ctx.lang, old), Urgency::Sometime));
    }
    Ok(today)
}
