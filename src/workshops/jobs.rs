//! What workshops need done by themselves: seats whose time has run out, the waiting line, reminders, thanks, and what must be forgotten.

use chrono::{DateTime, Utc};

use kit::mailer::Mailer;
use platform::error::Result;
use platform::web::App;

use super::store::privacy;
use crate::booking::letters::{self, Occasion};
use crate::booking::store::{bookings, line, mails};

/// Lets time do its work in every workshop where something has run out. One short write a workshop, so that nobody waits long.
pub async fn settle(app: &App) -> Result<()> {
    let Some(ecopole) = app.ecopole().await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let due = line::due(&mut *app.db.read().await?, now).await?;
    for workshop in due {
        let mut tx = app.db.write().await?;
        line::tidy(&mut tx, workshop, &Mailer::new(&ecopole, &app.config.public_url), now).await?;
        tx.commit().await?;
        app.mail_bell.notify_one();
    }
    Ok(())
}

/// Sends reminders and thanks, and forgets what only the day needed.
pub async fn remind(app: &App) -> Result<()> {
    let Some(ecopole) = app.ecopole().await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let settings = crate::offer::store::settings::load(&mut tx).await?;
    let post = Mailer::new(&ecopole, &app.config.public_url);
    for (kind, wanted) in [
        (mails::Kind::Week, settings.remind_week),
        (mails::Kind::TwoDays, settings.remind_two_days),
        (mails::Kind::Thanks, settings.thank),
    ] {
        if wanted {
            write(&mut tx, kind, &post, now).await?;
        }
    }
    privacy::forget(&mut tx, now).await?;
    tx.commit().await?;
    app.mail_bell.notify_one();
    Ok(())
}

async fn write(tx: &mut platform::db::Conn, kind: mails::Kind, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let due = mails::take_due(tx, kind, now).await?;
    let mut dates: Vec<_> = due.iter().map(|(_, date)| *date).collect();
    dates.sort_unstable();
    dates.dedup();
    for date in dates {
        let ids: Vec<_> = due.iter().filter(|(_, of)| *of == date).map(|(booking, _)| *booking).collect();
        let told = bookings::by_ids(tx, &ids).await?;
        let occasion = if kind == mails::Kind::Thanks { Occasion::Thanks(date) } else { Occasion::Soon(date) };
        letters::notify(post, tx, &told, &occasion, now).await?;
    }
    Ok(())
}
