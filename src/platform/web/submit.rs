//! The one way to take a form: read all of it, carry it out once in one transaction, and go on; or come back with what was typed and every
//! complaint beside its field.
//!
//! ```text
//! submit(&ctx, form)
//!     .once()
//!     .read(forms::plot)
//!     .refused_at("corners")
//!     .write(async |op, plot| {
//!         let id = plots::create(op, &plot).await?;
//!         Ok(Done::created(format!("/parcelles/{id}")))
//!     })
//!     .await
//!     .again(async |form| pages::form_of(&ctx, None, &form).await)
//!     .await
//! ```

use axum::response::Response;

use super::context::Ctx;
use super::notice::{Counts, Said};
use super::{respond, texts};
use crate::db::once::{self, Once};
use crate::error::{AppError, Result};
use crate::forms::Form;
use crate::i18n::{Lang, Message};
use crate::mail::letter::Reached;
use crate::op::Op;

/// Where a form leads once it is carried out.
#[derive(Debug)]
pub enum Done {
    /// To another page, with a word on it.
    Goes(Goal),
    /// A page or a file by itself: what can be shown only this once.
    Shows(Response),
    /// Nowhere: nothing of it is kept, and this page asks or says why.
    TakenBack(Response),
}

/// A page to go to.
#[derive(Debug)]
pub struct Goal {
    location: String,
    said: Option<Said>,
    undo: Option<String>,
    counts: Option<Counts>,
}

impl Done {
    /// To a page that says so.
    pub fn said(location: impl Into<String>, said: Said) -> Self {
        Self::Goes(Goal { location: location.into(), said: Some(said), undo: None, counts: None })
    }

    /// To where what a file brought in can be seen, with how much of it was taken.
    pub fn imported(location: impl Into<String>, written: usize, refused: usize) -> Self {
        let counts = Some(Counts::Taken { written, refused });
        Self::Goes(Goal { location: location.into(), said: Some(Said::Imported), undo: None, counts })
    }

    /// To what was made.
    pub fn created(location: impl Into<String>) -> Self {
        Self::said(location, Said::Created)
    }

    /// To what was changed.
    pub fn saved(location: impl Into<String>) -> Self {
        Self::said(location, Said::Saved)
    }

    /// To a page that shows by itself what happened.
    pub fn to(location: impl Into<String>) -> Self {
        Self::Goes(Goal { location: location.into(), said: None, undo: None, counts: None })
    }

    /// The same with a way to undo it.
    #[must_use]
    pub fn undo(mut self, address: impl Into<String>) -> Self {
        if let Self::Goes(goal) = &mut self {
            goal.undo = Some(address.into());
        }
        self
    }

    /// The same with whom letters reached.
    #[must_use]
    pub fn reached(mut self, reached: Reached) -> Self {
        if let Self::Goes(goal) = &mut self {
            goal.counts = Some(Counts::Reached(reached));
        }
        self
    }

    fn location(&self) -> &str {
        match self {
            Self::Goes(goal) => &goal.location,
            Self::Shows(_) | Self::TakenBack(_) => "/",
        }
    }

    fn answer(self, ctx: &Ctx) -> Response {
        match self {
            Self::Shows(response) | Self::TakenBack(response) => response,
            Self::Goes(Goal { location, said: Some(said), counts: Some(counts), .. }) => {
                respond::to_telling(ctx, &location, said, counts)
            }
            Self::Goes(Goal { location, said: Some(said), undo: Some(undo), .. }) => {
                respond::to_undoable(ctx, &location, said, &undo)
            }
            Self::Goes(Goal { location, said: Some(said), .. }) => respond::to_saying(ctx, &location, said),
            Self::Goes(Goal { location, said: None, .. }) => respond::to(&location),
        }
    }
}

/// How often a form that was drawn once is carried out.
#[derive(Clone, Debug)]
enum Often {
    /// As often as it is sent.
    AsSent,
    /// The first time; later ones lead where it led.
    Once,
    /// The first time; later ones lead here. The address is a secret that is not kept.
    OnceHere(String),
}

/// Begins to take a form.
#[must_use]
pub fn submit(ctx: &Ctx, form: Form) -> Submitted<'_, ()> {
    Submitted { ctx, form, often: Often::AsSent, command: Ok(()), field: "" }
}

/// A form that was sent, and what was read of it.
pub struct Submitted<'a, T> {
    ctx: &'a Ctx,
    form: Form,
    often: Often,
    command: Result<T>,
    field: &'static str,
}

impl<'a> Submitted<'a, ()> {
    /// Reads what was typed into what is to be done.
    pub fn read<T>(self, read: impl FnOnce(Form) -> Result<T>) -> Submitted<'a, T> {
        let command = read(self.form.clone());
        Submitted { ctx: self.ctx, form: self.form, often: self.often, command, field: self.field }
    }

    /// Carries out a button: nothing was typed, and what is refused is told on a page of its own.
    ///
    /// # Errors
    /// What the deed itself refuses.
    pub async fn press(self, deed: impl AsyncFnOnce(&mut Op<'_>) -> Result<Done>) -> Result<Response> {
        carry_out(self.ctx, &self.form, self.often, async |op: &mut Op<'_>| deed(op).await).await
    }
}

impl<'a, T> Submitted<'a, T> {
    /// Carried out once for each time that it was drawn and filled in, however often it is sent: forms that make something new. What is
    /// changed may be sent again, from a page that somebody went back to.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.often = Often::Once;
        self
    }

    /// The same on a page with a private address, where all of it leads back to that page.
    #[must_use]
    pub fn once_here(mut self, address: String) -> Self {
        self.often = Often::OnceHere(address);
        self
    }

    /// The field beside which a refusal stands that names none itself ([`Message::at`]); without one it stands above the form.
    #[must_use]
    pub fn refused_at(mut self, field: &'static str) -> Self {
        self.field = field;
        self
    }

    /// Carries it out, all of it or nothing. Letters leave when it is committed.
    pub async fn write(self, deed: impl AsyncFnOnce(&mut Op<'_>, T) -> Result<Done>) -> Taken {
        let Self { ctx, form, often, command, field } = self;
        let outcome = match command {
            Ok(command) => carry_out(ctx, &form, often, async |op: &mut Op<'_>| deed(op, command).await).await,
            Err(error) => repeated(ctx, &form, &often).await.ok_or(error),
        };
        Taken { form, outcome, field, changed: texts::changed_meanwhile }
    }
}

/// What was carried out and comes again because its answer was lost leads where it led, although what it asks for is there by now.
async fn repeated(ctx: &Ctx, form: &Form, often: &Often) -> Option<Response> {
    let token = form.sending().filter(|_| !matches!(often, Often::AsSent))?;
    let mut tx = ctx.write().await.ok()?;
    let noted = once::led(&mut tx, Some(token)).await.ok()??;
    // As above: nothing is acknowledged before it is on disk.
    tx.settled().await.ok()?;
    let location = if let Often::OnceHere(address) = often { address } else { &noted };
    Some(respond::to_saying(ctx, location, Said::AlreadyDone))
}

/// A form that was carried out or refused.
pub struct Taken {
    form: Form,
    outcome: Result<Response>,
    field: &'static str,
    changed: fn(Lang) -> &'static str,
}

impl Taken {
    /// What is said where the record has changed meanwhile: behind a private link it is the same person in another window.
    #[must_use]
    pub fn changed(mut self, words: fn(Lang) -> &'static str) -> Self {
        self.changed = words;
        self
    }

    /// Where somebody else was quicker: what is kept now is set beside what was typed.
    #[must_use]
    pub async fn beside(mut self, kept: impl AsyncFnOnce() -> Result<Form>) -> Self {
        if matches!(self.outcome, Err(AppError::Changed { .. }))
            && let Ok(kept) = kept().await
        {
            self.form.set_beside(&kept);
        }
        self
    }

    /// The answer; where the form was refused, the page again with what was typed and what is wrong with it.
    ///
    /// # Errors
    /// What is no refusal of what was typed.
    pub async fn again(self, page: impl AsyncFnOnce(Form) -> Result<Response>) -> Result<Response> {
        let mut form = self.form;
        match self.outcome {
            Err(AppError::Invalid(refused)) => page(*refused).await,
            Err(AppError::Conflict(message)) => {
                form.complain(message.field().unwrap_or(self.field).to_owned().as_str(), message);
                page(form).await
            }
            Err(AppError::Changed { version }) => {
                form.set("version", version.to_string());
                form.set("as_read", version.to_string());
                form.complain("", Message::new(self.changed));
                page(form).await
            }
            other => other,
        }
    }

    /// The page again in any case, with what was typed: for a button in the middle of a form.
    ///
    /// # Errors
    /// What is no refusal of what was typed.
    pub async fn shown(self, page: impl AsyncFnOnce(Form) -> Result<Response>) -> Result<Response> {
        if self.outcome.is_ok() { page(self.form).await } else { self.again(page).await }
    }
}

/// One transaction: the form's token claimed, the deed, where it led noted, committed, the mail rung for.
async fn carry_out(
    ctx: &Ctx,
    form: &Form,
    often: Often,
    deed: impl AsyncFnOnce(&mut Op<'_>) -> Result<Done>,
) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let token = form.sending().filter(|_| !matches!(often, Often::AsSent));
    if let Once::Repeat(noted) = once::claim(&mut tx, token, ctx.now()).await? {
        // What the first one wrote can be seen before it is on disk: nothing is acknowledged before it is.
        tx.settled().await?;
        let location = if let Often::OnceHere(address) = &often { address } else { &noted };
        return Ok(respond::to_saying(ctx, location, Said::AlreadyDone));
    }
    let done = deed(&mut ctx.op(&mut tx)).await?;
    if let Done::TakenBack(response) = done {
        return Ok(response);
    }
    if matches!(often, Often::Once) {
        once::finish(&mut tx, token, done.location()).await?;
    }
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(done.answer(ctx))
}
