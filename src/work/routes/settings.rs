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
use crate::platform::web::submit::{Done, submit};
use crate::work::forms;
use crate::work::model::shift::{SkillId, TaskId, TemplateId};
use crate::work::pages::{catalogue as catalogue_pages, kiosk, rules as rules_pages, templates as template_pages, work};
use crate::work::store::{catalogue, kiosks, parameters, templates};

/// How long a tablet stays enrolled, in seconds: two years.
const TABLET_AGE: u64 = 2 * 365 * 24 * 3600;

/// Makes a template.
pub async fn create_template(ctx: Ctx, form: Form) -> Result<Response> {
    put_template(&ctx, None, form).await
}

/// Changes a template.
pub async fn update_template(ctx: Ctx, Path(id): Path<TemplateId>, form: Form) -> Result<Response> {
    put_template(&ctx, Some(id), form).await
}

async fn put_template(ctx: &Ctx, id: Option<TemplateId>, form: Form) -> Result<Response> {
    let sent = form.clone();
    let read = |form| forms::template(form, id.unwrap_or_else(TemplateId::new));
    let taken = submit(ctx, form).once().read(read).write(async |op, template| {
        if let Some(id) = id {
            let present = templates::get(&mut op.tx, op.actor, id).await?;
            forms::template_filled(&present).unchanged(&sent)?;
        }
        templates::put(&mut op.tx, op.actor, &template, op.now).await?;
        Ok(if id.is_some() { Done::saved("/modeles") } else { Done::created("/modeles") })
    });
    taken.await.again(async |form| Ok(template_pages::form_of(ctx, id, &form, &work::choices(ctx).await?))).await
}

/// Takes a template out of use.
pub async fn archive_template(ctx: Ctx, Path(id): Path<TemplateId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        templates::archive(&mut op.tx, op.actor, id, op.now).await?;
        Ok(Done::said("/modeles", Said::Archived))
    });
    pressed.await
}

/// Makes a task.
pub async fn create_task(ctx: Ctx, form: Form) -> Result<Response> {
    put_task(&ctx, None, form).await
}

/// Changes a task.
pub async fn update_task(ctx: Ctx, Path(id): Path<TaskId>, form: Form) -> Result<Response> {
    put_task(&ctx, Some(id), form).await
}

async fn put_task(ctx: &Ctx, id: Option<TaskId>, form: Form) -> Result<Response> {
    let sent = form.clone();
    let read = |form| forms::task(form, id.unwrap_or_else(TaskId::new));
    let taken = submit(ctx, form).once().read(read).refused_at(|_| "name").write(async |op, task| {
        if let Some(id) = id {
            let known = catalogue::tasks(&mut op.tx, op.actor).await?;
            let present = known.iter().find(|task| task.id == id).ok_or(AppError::NotFound)?;
            forms::task_filled(present).unchanged(&sent)?;
        }
        catalogue::put_task(&mut op.tx, op.actor, &task, op.now).await?;
        Ok(if id.is_some() { Done::saved("/taches") } else { Done::created("/taches") })
    });
    taken.await.again(async |form| Ok(catalogue_pages::form_of(ctx, id, &form))).await
}

/// Takes a task out of the lists.
pub async fn archive_task(ctx: Ctx, Path(id): Path<TaskId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        catalogue::archive_task(&mut op.tx, op.actor, id, op.now).await?;
        Ok(Done::said("/taches", Said::Archived))
    });
    pressed.await
}

/// Makes a skill.
pub async fn create_skill(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::skill).refused_at(|_| "skill_name").write(async |op, skill| {
        catalogue::put_skill(&mut op.tx, op.actor, &skill, op.now).await?;
        Ok(Done::created("/taches"))
    });
    taken.await.again(async |form| catalogue_pages::lists(&ctx, &form).await).await
}

/// Takes a skill out of the lists.
pub async fn archive_skill(ctx: Ctx, Path(id): Path<SkillId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        catalogue::archive_skill(&mut op.tx, op.actor, id, op.now).await?;
        Ok(Done::said("/taches", Said::Archived))
    });
    pressed.await
}

/// Writes a dated line of a rule.
pub async fn put_rule(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::rule_line).write(async |op, line| {
        parameters::put(&mut op.tx, op.actor, &line, op.now).await?;
        Ok(Done::saved("/regles"))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}

/// Saves the settings of the house.
pub async fn save(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::settings).write(async |op, settings| {
        parameters::save_settings(&mut op.tx, op.actor, settings, op.now).await?;
        Ok(Done::saved("/regles"))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}

/// Makes the device in hand a tablet of the house.
pub async fn enrol(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once_here("/borne".to_owned()).read(forms::tablet).write(async |op, name| {
        let token = kiosks::enrol(&mut op.tx, op.actor, &name, op.now).await?;
        // The tablet stays in the shed: the coordinator must not stay signed in on it.
        if let Some(session) = op.actor.session {
            sessions::close(&mut op.tx, session).await?;
        }
        let mut response = respond::to("/borne");
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, SESSION_COOKIE, "", 0));
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, kiosk::COOKIE, token.reveal(), TABLET_AGE));
        Ok(Done::Shows(response))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}

/// Makes a tablet useless.
pub async fn revoke_kiosk(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        kiosks::revoke(&mut op.tx, op.actor, id, op.now).await?;
        Ok(Done::said("/regles", Said::Removed))
    });
    pressed.await
}
