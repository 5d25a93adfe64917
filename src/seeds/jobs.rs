//! What the exchange needs done by itself: packets that nobody confirmed or fetched are free again, old promises fall silent.

use platform::auth::actor::Actor;
use platform::error::Result;
use platform::op::Op;
use platform::web::App;

use crate::store::{promises, requests};

/// Ends what has run out.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.clock.now();
    let actor = Actor::system();
    let mut tx = app.db.write().await?;
    requests::expire(&mut Op::at(&mut tx, &actor, now)).await?;
    promises::fall_silent(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}
