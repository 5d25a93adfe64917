//! Templates, tasks, skills, rules, the house's settings, shared tablets.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::shift::TemplateId;
use crate::rota::forms;
use crate::rota::pages::{rules as rules_pages, templates as template_pages, work};
use crate::rota::store::{parameters, templates};

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
            let present = templates::get(op.tx, op.actor, id).await?;
            forms::template_filled(&present).unchanged(&sent)?;
        }
        templates::put(op, &template).await?;
        Ok(if id.is_some() { Done::saved("/modeles") } else { Done::created("/modeles") })
    });
    taken.await.again(async |form| Ok(template_pages::form_of(ctx, id, &form, &work::choices(ctx).await?))).await
}

/// Takes a template out of use.
pub async fn archive_template(ctx: Ctx, Path(id): Path<TemplateId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        templates::archive(op, id).await?;
        Ok(Done::said("/modeles", Said::Archived))
    });
    pressed.await
}

/// Writes a dated line of a rule.
pub async fn put_rule(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::rule_line).write(async |op, line| {
        parameters::put(op, &line).await?;
        Ok(Done::saved("/regles"))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}

/// Saves the settings of the house.
pub async fn save(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::settings).write(async |op, settings| {
        parameters::save_settings(op, settings).await?;
        Ok(Done::saved("/regles"))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}
