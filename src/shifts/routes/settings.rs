//! Templates, tasks, skills, rules, the house's settings, shared tablets.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use uuid::Uuid;

use crate::platform::auth::sessions;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::web::context::{Ctx, SESSION_COOKIE, set_cookie};
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::forms;
use crate::shifts::model::shift::{SkillId, TaskId, TemplateId};
use crate::shifts::pages::{catalogue as catalogue_pages, kiosk, rules as rules_pages, templates as template_pages, work};
use crate::shifts::store::{catalogue, kiosks, parameters, templates};

/// How long a tablet stays enrolled, in seconds: two years.
const TABLET_AGE: u64 = 2 * 365 * 24 * 3600;

/// Makes a template.
pub async fn create_template(ctx: Ctx, form: Form) -> Result<Response> {
    put_template(&ctx, None, form).await
}

/// Changes a template.
pub async fn update_template(ctx: Ctx, Path(id): Path<TemplateId>, form: Form) -> Result<Response> {
    templates::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    put_template(&ctx, Some(id), form).await
}

async fn put_template(ctx: &Ctx, id: Option<TemplateId>, form: Form) -> Result<Response> {
    let template = match forms::template(form.clone(), id.unwrap_or_else(TemplateId::new)) {
        Ok(template) => template,
        Err(AppError::Invalid(form)) => return Ok(template_pages::form_of(ctx, id, &form, &work::choices(ctx).await?)),
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    templates::put(&mut tx, &ctx.actor, &template, ctx.now()).await?;
    respond::created(ctx, tx, &form, "/modeles").await
}

/// Takes a template out of use.
pub async fn archive_template(ctx: Ctx, Path(id): Path<TemplateId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    templates::archive(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/modeles", Said::Archived))
}

/// Makes a task.
pub async fn create_task(ctx: Ctx, form: Form) -> Result<Response> {
    put_task(&ctx, None, form).await
}

/// Changes a task.
pub async fn update_task(ctx: Ctx, Path(id): Path<TaskId>, form: Form) -> Result<Response> {
    let known = catalogue::tasks(&mut *ctx.read().await?, &ctx.actor).await?;
    if !known.iter().any(|task| task.id == id) {
        return Err(AppError::NotFound);
    }
    put_task(&ctx, Some(id), form).await
}

async fn put_task(ctx: &Ctx, id: Option<TaskId>, form: Form) -> Result<Response> {
    let saved = async {
        let task = forms::task(form.clone(), id.unwrap_or_else(TaskId::new))?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match catalogue::put_task(&mut tx, &ctx.actor, &task, ctx.now()).await {
            Ok(()) => respond::created(ctx, tx, &form, "/taches").await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("name", message)),
            Err(error) => Err(error),
        }
    };
    match saved.await {
        Err(AppError::Invalid(form)) => Ok(catalogue_pages::form_of(ctx, id, &form)),
        other => other,
    }
}

/// Takes a task out of the lists.
pub async fn archive_task(ctx: Ctx, Path(id): Path<TaskId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    catalogue::archive_task(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/taches", Said::Archived))
}

/// Makes a skill.
pub async fn create_skill(ctx: Ctx, form: Form) -> Result<Response> {
    let saved = async {
        let skill = forms::skill(form.clone())?;
        let mut tx = ctx.write().await?;
        match catalogue::put_skill(&mut tx, &ctx.actor, &skill, ctx.now()).await {
            Ok(()) => respond::created(&ctx, tx, &form, "/taches").await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("skill_name", message)),
            Err(error) => Err(error),
        }
    };
    match saved.await {
        Err(AppError::Invalid(form)) => catalogue_pages::lists(&ctx, &form).await,
        other => other,
    }
}

/// Takes a skill out of the lists.
pub async fn archive_skill(ctx: Ctx, Path(id): Path<SkillId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    catalogue::archive_skill(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/taches", Said::Archived))
}

/// Writes a dated line of a rule.
pub async fn put_rule(ctx: Ctx, form: Form) -> Result<Response> {
    let line = match forms::rule_line(form) {
        Ok(line) => line,
        Err(AppError::Invalid(form)) => return rules_pages::shown(&ctx, &form).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    parameters::put(&mut tx, &ctx.actor, &line, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/regles", Said::Saved))
}

/// Saves the settings of the house.
pub async fn save(ctx: Ctx, form: Form) -> Result<Response> {
    let settings = match forms::settings(form) {
        Ok(settings) => settings,
        Err(AppError::Invalid(form)) => return rules_pages::shown(&ctx, &form).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    parameters::save_settings(&mut tx, &ctx.actor, settings, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/regles", Said::Saved))
}

/// Makes the device in hand a tablet of the house.
pub async fn enrol(ctx: Ctx, mut form: Form) -> Result<Response> {
    let name = form.required("tablet", 60);
    if !form.errors().is_empty() {
        return rules_pages::shown(&ctx, &form).await;
    }
    let mut tx = ctx.write().await?;
    let token = kiosks::enrol(&mut tx, &ctx.actor, &name, ctx.now()).await?;
    // The tablet stays in the shed: the coordinator must not stay signed in on it.
    if let Some(session) = ctx.actor.session {
        sessions::close(&mut tx, session).await?;
    }
    tx.commit().await?;
    let mut response = respond::to("/borne");
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, SESSION_COOKIE, "", 0));
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, kiosk::COOKIE, token.reveal(), TABLET_AGE));
    Ok(response)
}

/// Makes a tablet useless.
pub async fn revoke_kiosk(ctx: Ctx, Path(id): Path<Uuid>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    kiosks::revoke(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/regles", Said::Removed))
}
