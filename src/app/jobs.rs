//! The jobs beside the server, each a task of its own: sending mail, freeing seats whose time has run out, reminders and tidying, and a
//! sign of life. A slow mail server stalls nothing but mail, and a round that panics is logged and followed by the next.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use kit::exchange::store as staged;
use platform::auth::{devices, links, sessions};
use platform::db::once;
use platform::error::{AppError, Result};
use platform::health;
use platform::mail::{outbox, send};
use platform::room::chores;
use platform::web::App;

/// How often the outbox is looked at even if nobody rang: another node may have put something in.
const MAIL: Duration = Duration::from_secs(15);
/// How often the database is written to, to know that it can be.
const BEAT: Duration = Duration::from_secs(30);

/// Works until told to stop; what is under way is finished first.
pub async fn run(app: App, stopped: watch::Receiver<bool>) {
    let mut jobs = JoinSet::new();
    jobs.spawn(every(app.clone(), send::JOB, MAIL, stopped.clone(), |app| async move { send::send_due(&app).await.map(drop) }));
    for chore in app.house.rooms.iter().flat_map(|room| room.chores) {
        jobs.spawn(every(app.clone(), chore.name, chore.pause, stopped.clone(), chore.round));
    }
    jobs.spawn(every(app.clone(), "tidying", chores::TIDY, stopped.clone(), |app| async move { tidy(&app).await }));
    jobs.spawn(every(app, "writing", BEAT, stopped, |app| async move {
        app.forget_ecopole();
        health::beat(&app.db, app.clock.now()).await
    }));
    jobs.join_all().await;
}

/// One job, round after round. Each round is a task of its own, so that a panic ends only that round.
async fn every<F, R>(app: App, name: &'static str, pause: Duration, mut stopped: watch::Receiver<bool>, round: F)
where
    F: Fn(App) -> R + Send + 'static,
    R: Future<Output = Result<()>> + Send + 'static,
{
    loop {
        let outcome = tokio::spawn(round(app.clone())).await.map_err(AppError::internal).flatten();
        if let Err(error) = &outcome {
            tracing::warn!(job = name, %error, "a round failed");
        }
        app.health.told(name, outcome.is_ok(), app.clock.now());
        // Only mail is rung for; the others come round by themselves.
        let rung = async {
            if name == send::JOB {
                app.mail_bell.notified().await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        // Tidying and reminders look often whether it is time, so that `/readyz` hears of them.
        tokio::select! {
            () = rest(&app, name, pause) => {}
            () = rung => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// Waits for the next round, and says meanwhile that the job is alive.
async fn rest(app: &App, name: &'static str, pause: Duration) {
    let mut left = pause;
    while left > BEAT {
        tokio::time::sleep(BEAT).await;
        left -= BEAT;
        if !app.health.troubles(app.clock.now()).contains(&name) {
            app.health.told(name, true, app.clock.now());
        }
    }
    tokio::time::sleep(left).await;
}

/// Forgets what has had its time: sessions, links, form tokens, imports never confirmed, what letters said, limits.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    sessions::forget(&mut tx, now).await?;
    links::forget(&mut tx, now).await?;
    devices::forget(&mut tx, now).await?;
    once::forget(&mut tx, now).await?;
    staged::forget(&mut tx, now).await?;
    kit::batch::forget(&mut tx, now).await?;
    let letters = outbox::forget(&mut tx, now).await?;
    tx.commit().await?;
    send::remove_files(app, &letters).await;
    app.limits.forget(now);
    Ok(())
}
