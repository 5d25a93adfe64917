//! What the exchange needs done by itself: packets that nobody confirmed or fetched are free again, old promises fall silent, guardians are
//! asked how the season went.

use kit::mailer::Mailer;
use platform::auth::actor::Actor;
use platform::error::Result;
use platform::op::Op;
use platform::web::App;

use crate::store::{guardians, outlooks, promises, requests};

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

/// Reckons which varieties want to be grown on, where nothing is known of it any more.
pub async fn look_ahead(app: &App) -> Result<()> {
    let Some(ecopole) = app.ecopole().await? else {
        return Ok(());
    };
    let today = app.clock.today(ecopole.time_zone);
    loop {
        let mut tx = app.db.write().await?;
        let more = outlooks::keep(&mut tx, today).await?;
        tx.commit().await?;
        if !more {
            return Ok(());
        }
    }
}

/// Asks guardians how the season went, once a season.
pub async fn remind(app: &App) -> Result<()> {
    let Some(ecopole) = app.ecopole().await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let mailer = Mailer::new(&ecopole, &app.config.public_url);
    let actor = Actor::system();
    let mut tx = app.db.write().await?;
    let written = guardians::remind(&mut Op::at(&mut tx, &actor, now).zoned(ecopole.time_zone), &mailer).await?;
    tx.commit().await?;
    if written > 0 {
        app.mail_bell.notify_one();
    }
    Ok(())
}
