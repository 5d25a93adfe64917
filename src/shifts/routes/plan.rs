//! The plan: make a week, change shifts, put people on them, publish.

use axum::extract::Path;
use axum::response::Response;

use crate::people::model::PersonId;
use crate::platform::db::lock_plan;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::{Message, format};
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::model::shift::ShiftId;
use crate::shifts::model::time::Week;
use crate::shifts::pages::board::week_of;
use crate::shifts::pages::{shift as pages, work};
use crate::shifts::store::plan::{self, Assigned};
use crate::shifts::store::publishing::{self, Outcome, Sender};
use crate::shifts::store::templates;
use crate::shifts::{forms, texts};

fn board(week: Week) -> String {
    format!("/semaine/{}", week.monday())
}

/// Makes the week's shifts from the templates.
pub async fn from_templates(ctx: Ctx, Path(monday): Path<String>, _form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let mut tx = ctx.write().await?;
    let made = templates::make_week(&mut tx, &ctx.actor, week, ctx.zone(), ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &board(week), if made > 0 { Said::Created } else { Said::NothingToDo }))
}

/// Copies another week.
pub async fn copy(ctx: Ctx, Path(monday): Path<String>, mut form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let from = form.required_date("from").map(Week::of);
    let Some(from) = from.filter(|from| *from != week) else {
        return Err(form.refuse("from", Message::new(texts::another_week)));
    };
    let people = form.value("people") == "yes";
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let said = match templates::copy_week(&mut tx, &ctx.actor, from, week, people, ctx.zone(), ctx.now()).await? {
        (0, _) => Said::NothingToDo,
        (_, 0) => Said::Created,
        _ => Said::SavedInPart,
    };
    respond::done(&ctx, tx, &form, &board(week), said).await
}

/// Takes what was chosen of a proposal; each choice is judged again.
pub async fn accept(ctx: Ctx, Path(monday): Path<String>, form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let chosen: Vec<(ShiftId, PersonId)> = form
        .values("put")
        .filter_map(|pair| pair.split_once('/').and_then(|(shift, person)| Some((shift.parse().ok()?, person.parse().ok()?))))
        .collect();
    let mut tx = ctx.write().await?;
    lock_plan(&mut tx).await?;
    if chosen.is_empty() {
        return Ok(respond::to_saying(&ctx, &board(week), Said::NothingToDo));
    }
    let mut left = 0;
    for (shift, person) in chosen {
        match plan::assign(&mut tx, &ctx.actor, shift, person, "", ctx.zone(), ctx.now()).await? {
            Assigned::Done(..) => {}
            Assigned::NeedsReason(_) | Assigned::Refused(_) => left += 1,
        }
    }
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &board(week), if left == 0 { Said::Saved } else { Said::SavedInPart }))
}

/// Who letters about the plan are signed by, and where they lead.
pub fn sender(ctx: &Ctx) -> Sender<'_> {
    Sender { name: &ctx.ecopole.name, zone: ctx.zone(), lang: ctx.ecopole.language, address: ctx.absolute("/ma-semaine") }
}

/// Publishes the week.
pub async fn publish(ctx: Ctx, Path(monday): Path<String>, _form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let mut tx = ctx.write().await?;
    match publishing::publish(&mut tx, &ctx.actor, week, &sender(&ctx), ctx.now()).await? {
        Outcome::Published(_, reached) => {
            tx.commit().await?;
            ctx.app.mail_bell.notify_one();
            let next = if reached.to_tell > 0 { format!("{}/a-prevenir", board(week)) } else { board(week) };
            Ok(respond::to_telling(&ctx, &next, Said::Published, reached))
        }
        Outcome::Refused(breaches) => {
            let what = move |l| {
                let lines = breaches.iter().map(|(name, breach)| {
                    let day = format::day(l, breach.day);
                    if name.is_empty() {
                        texts::breach_of(l, day, breach.message.text(l))
                    } else {
                        texts::breach_of(l, format!("{name}, {day}"), breach.message.text(l))
                    }
                });
                format!("{} {}", texts::cannot_publish(l), lines.collect::<Vec<_>>().join(" · "))
            };
            Err(AppError::Conflict(Message::new(what)))
        }
    }
}

/// Makes a shift.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let (slot, work) = match forms::shift(form.clone()) {
        Ok(planned) => planned,
        Err(AppError::Invalid(form)) => return Ok(pages::form_of(&ctx, None, &form, &work::choices(&ctx).await?)),
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let id = ShiftId::new();
    plan::create(&mut tx, &ctx.actor, id, (slot, &work), None, ctx.zone(), ctx.now()).await?;
    let next = if form.value("chantier") == "oui" { format!("/creneaux/{id}/chantier") } else { format!("/creneaux/{id}") };
    respond::created(&ctx, tx, &form, &next).await
}

/// Changes a shift.
pub async fn update(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    match try_update(&ctx, id, form).await {
        Err(AppError::Invalid(form)) => Ok(pages::form_of(&ctx, Some(id), &form, &work::choices(&ctx).await?)),
        other => other,
    }
}

async fn try_update(ctx: &Ctx, id: ShiftId, mut form: Form) -> Result<Response> {
    let (slot, work) = forms::shift(form.clone())?;
    let version = form.value("version").parse().unwrap_or(0);
    let mut tx = ctx.write().await?;
    let before = plan::get(&mut tx, &ctx.actor, id).await?;
    match plan::update(&mut tx, &ctx.actor, id, version, (slot, &work), ctx.zone(), ctx.now()).await {
        Ok(()) => {
            if before.slot != slot || before.work.site != work.site {
                super::open_days::tell_moved(ctx, &mut tx, id).await?;
            }
            tx.commit().await?;
            ctx.app.mail_bell.notify_one();
            Ok(respond::to_saying(ctx, &format!("/creneaux/{id}"), Said::Saved))
        }
        Err(AppError::Conflict(message)) => {
            drop(tx);
            let present = plan::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
            form.set("version", present.version.to_string());
            Err(form.refuse("", message))
        }
        Err(error) => Err(error),
    }
}

/// Removes a shift.
pub async fn remove(ctx: Ctx, Path(id): Path<ShiftId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let week = Week::of(plan::get(&mut tx, &ctx.actor, id).await?.slot.day);
    plan::remove(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &board(week), Said::Removed))
}

/// Puts somebody on a shift; shows the page again with what speaks against it.
pub async fn assign(ctx: Ctx, Path(id): Path<ShiftId>, mut form: Form) -> Result<Response> {
    let person: Option<PersonId> = form.choice("person", |word| word.parse().ok());
    let reason = form.text("reason", 300);
    let Some(person) = person else {
        return Err(form.into());
    };
    let mut tx = ctx.write().await?;
    match plan::assign(&mut tx, &ctx.actor, id, person, &reason, ctx.zone(), ctx.now()).await? {
        Assigned::Done(..) => {
            tx.commit().await?;
            Ok(respond::to_saying(&ctx, &format!("/creneaux/{id}"), Said::Saved))
        }
        Assigned::NeedsReason(breaches) | Assigned::Refused(breaches) => {
            drop(tx);
            pages::shown(&ctx, id, Some(pages::Tried { person, breaches })).await
        }
    }
}

/// Takes somebody off a shift.
pub async fn unassign(ctx: Ctx, Path(id): Path<ShiftId>, mut form: Form) -> Result<Response> {
    let person: Option<PersonId> = form.choice("person", |word| word.parse().ok());
    let Some(person) = person else {
        return Err(form.into());
    };
    let mut tx = ctx.write().await?;
    plan::unassign(&mut tx, &ctx.actor, id, person, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/creneaux/{id}"), Said::Saved))
}
