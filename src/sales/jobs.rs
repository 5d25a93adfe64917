//! What sales need done by themselves: letters when orders open, before and after a pick-up, and when a crate is ready.

use kit::mailer::Mailer;
use platform::auth::actor::Actor;
use platform::error::Result;
use platform::op::Op;
use platform::web::App;

use crate::letters::{self, Occasion};
use crate::model::order::OrderId;
use crate::store::{cycles, mails, offers, settings};

/// Writes the letters that are due.
pub async fn write(app: &App) -> Result<()> {
    let Some(ecopole) = app.ecopole().await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let mailer = Mailer::new(&ecopole, &app.config.public_url);
    let actor = Actor::system();
    let mut tx = app.db.write().await?;
    let settings = settings::load(&mut tx).await?;
    if settings.announce {
        let opened = mails::take_openings(&mut tx, now).await?;
        if !opened.is_empty() {
            let readers = mails::regulars(&mut tx, now).await?;
            for id in opened {
                let cycle = cycles::get(&mut tx, id).await?;
                let offered = offers::of_cycle(&mut tx, id, None).await?;
                letters::announce(&mailer, &mut tx, &readers, (&cycle, &offered), now).await?;
            }
        }
    }
    let mut due: Vec<(OrderId, Occasion)> = Vec::new();
    if settings.remind {
        due.extend(mails::take_reminders(&mut tx, now).await?.into_iter().map(|order| (order, Occasion::Soon)));
    }
    if settings.tell_ready {
        due.extend(mails::take_ready(&mut tx, now).await?.into_iter().map(|order| (order, Occasion::Ready)));
    }
    if settings.thank {
        due.extend(mails::take_thanks(&mut tx, now).await?.into_iter().map(|order| (order, Occasion::Thanks)));
    }
    for (order, occasion) in due {
        let mut op = Op::at(&mut tx, &actor, now).zoned(ecopole.time_zone);
        letters::write(&mut op, order, &occasion, &mailer).await?;
    }
    tx.commit().await?;
    app.mail_bell.notify_one();
    Ok(())
}
