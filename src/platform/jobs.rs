//! The job worker: one task beside the server that sends mail, frees seats whose time has run out, reminds and tidies up.

use std::time::Duration;

use tokio::sync::watch;

use super::auth::{links, sessions};
use super::db::once;
use super::error::Result;
use super::mail::send;
use super::staged;
use super::web::App;

/// How often the outbox is looked at even if nobody rang: another node may have put something in.
const ROUND: Duration = Duration::from_secs(15);
/// Rounds between two tidyings.
const TIDY_EVERY: u32 = 40;

/// Works until told to stop; a letter being sent is finished first.
pub async fn run(app: App, mut stopped: watch::Receiver<bool>) {
    let mut round = 0_u32;
    loop {
        if let Err(error) = send::send_due(&app).await {
            tracing::warn!(%error, "mail round failed");
        }
        if round.is_multiple_of(4) {
            app.forget_ecopole();
        }
        if let Err(error) = crate::workshops::tending::settle(&app).await {
            tracing::warn!(%error, "seats whose time has run out were not freed");
        }
        if round.is_multiple_of(TIDY_EVERY)
            && let Err(error) = tidy(&app).await
        {
            tracing::warn!(%error, "tidying failed");
        }
        if round.is_multiple_of(TIDY_EVERY)
            && let Err(error) = crate::workshops::tending::remind(&app).await
        {
            tracing::warn!(%error, "reminders were not written");
        }
        round = round.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = app.mail_bell.notified() => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// Forgets what has had its time: sessions, links, form tokens, imports never confirmed, rate limits.
///
/// # Errors
/// When the data base fails.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sessions::forget(&mut tx, now).await?;
    links::forget(&mut tx, now).await?;
    once::forget(&mut tx, now).await?;
    staged::forget(&mut tx, now).await?;
    tx.commit().await?;
    app.limits.forget();
    Ok(())
}
