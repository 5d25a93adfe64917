//! What was done to many at once and can be taken back for a day: roles, contracts, templates, presences, months. A room keeps what it has to
//! know for that, and is given it once.

mod store;

use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use ::ui::{button, texts as ui};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::format;
use platform::op::Op;
use platform::web::context::Ctx;

use crate::refusal::Refusal;
use crate::texts;

/// How long something can be taken back.
const UNDO: Duration = Duration::hours(24);
/// How long it is remembered that it was done.
const KEPT: Duration = Duration::days(30);

/// A deed that can still be taken back.
#[derive(Debug, sqlx::FromRow)]
pub struct Last {
    id: Uuid,
    what: String,
    made_at: DateTime<Utc>,
}

impl Last {
    /// What the room kept of it; nothing where it is written otherwise.
    #[must_use]
    pub fn what<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(&self.what).ok()
    }
}

/// Keeps what a deed did to many.
///
/// # Errors
/// When the database fails.
pub async fn keep<T: Serialize + ?Sized>(op: &mut Op<'_>, deed: &'static str, what: &T) -> Result<Uuid> {
    let id = Uuid::now_v7();
    store::insert(op, id, deed, serde_json::to_string(what).map_err(AppError::internal)?).await?;
    Ok(id)
}

/// Hands out what a deed did, once, so that the room takes it back in the same transaction.
///
/// # Errors
/// `Conflict` where it was taken back already or is too old; `NotFound` where there is none, or somebody else did it.
pub async fn take_back<T: DeserializeOwned>(op: &mut Op<'_>, deed: &'static str, id: Uuid) -> Result<T> {
    let since = op.now - UNDO;
    match store::claim(op, deed, id, since).await? {
        Some(what) => serde_json::from_str(&what).map_err(AppError::internal),
        None if store::is_own(op, deed, id).await? => Err(Refusal::TooLateToUndo.into()),
        None => Err(AppError::NotFound),
    }
}

/// The last deed of this kind that its person can still take back.
///
/// # Errors
/// When the database fails.
pub async fn last(conn: &mut Conn, actor: &Actor, deed: &'static str, now: DateTime<Utc>) -> Result<Option<Last>> {
    store::last(conn, actor, deed, now - UNDO).await
}

/// That a deed can still be taken back, and the button; `what` names it, `base` is where its undoing lies.
pub fn can_be_undone(ctx: &Ctx, last: Option<Last>, what: &str, base: &str) -> Option<AnyView> {
    // What was done a moment ago says so itself.
    let said = ctx.notice.as_ref().is_some_and(|notice| notice.undo.is_some());
    let l = ctx.lang;
    last.filter(|_| !said).map(|last| {
        view! {
            <div class="notice still">
                <p>{texts::can_be_undone(l, what, format::instant(l, last.made_at, ctx.zone()))}</p>
                {button::post(format!("{base}/{}/annuler", last.id), button::quiet(ui::undo(l)))}
            </div>
        }
        .into_any()
    })
}

/// Forgets what can no longer be taken back.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    store::forget(tx, now - KEPT).await
}
