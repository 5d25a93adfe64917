//! What working time needs done by itself: places of work days that nobody has confirmed in time go to those who wait.

use kit::mailer::Mailer;
use platform::error::Result;
use platform::web::App;

use crate::volunteering::letters::{self, Occasion};
use crate::volunteering::store as open_days;

/// Lets time do its work on every work day where a place is no longer kept. One short write a day.
pub async fn settle(app: &App) -> Result<()> {
    let Some(ecopole) = app.ecopole().await? else {
        return Ok(());
    };
    let now = app.clock.now();
    let due = open_days::due(&mut *app.db.read().await?, now).await?;
    for day in due {
        let mut tx = app.db.write().await?;
        let offered = open_days::settle(&mut tx, day, now).await?;
        letters::notify(&Mailer::new(&ecopole, &app.config.public_url), &mut tx, day, &offered, Occasion::Offered, now).await?;
        tx.commit().await?;
        app.mail_bell.notify_one();
    }
    Ok(())
}

/// Forgets those who signed up long ago.
pub async fn forget(app: &App) -> Result<()> {
    let mut tx = app.db.write().await?;
    crate::store::privacy::forget(&mut tx, app.clock.now()).await?;
    tx.commit().await
}
