//! Templates, tasks, skills, rules, the house's settings, shared tablets.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use uuid::Uuid;

use kit::batch;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::rules::Rule;
use crate::model::shift::TemplateId;
use crate::rota::forms;
use crate::rota::pages::{rules as rules_pages, templates as template_pages, work};
use crate::rota::store::{parameters, templates};

/// Makes a template; one for each day and site where several are chosen, once somebody has seen which.
pub async fn create_template(ctx: Ctx, form: Form) -> Result<Response> {
    let choices = work::choices(&ctx).await?;
    let sent = form.clone();
    let taken = submit(&ctx, form).once().read(forms::templates).write(async |op, all| {
        if all.len() > 1 && sent.value("sure") != "yes" {
            return Ok(Done::TakenBack(template_pages::new_form(&ctx, &sent, &choices, &all)));
        }
        for template in &all {
            templates::put(op, template).await?;
        }
        let made: Vec<TemplateId> = all.iter().map(|template| template.id).collect();
        let id = batch::keep(op, template_pages::DEED, &made).await?;
        Ok(Done::created("/modeles").undo(format!("/modeles/lots/{id}/annuler")))
    });
    taken.await.again(async |form| Ok(template_pages::new_form(&ctx, &form, &choices, &[]))).await
}

/// Takes templates out of use that were made together a moment ago.
pub async fn undo_templates(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let made: Vec<TemplateId> = batch::take_back(op, template_pages::DEED, id).await?;
        for template in made {
            templates::archive(op, template).await?;
        }
        Ok(Done::said("/modeles", Said::Archived))
    });
    pressed.await
}

/// Changes a template.
pub async fn update_template(ctx: Ctx, Path(id): Path<TemplateId>, form: Form) -> Result<Response> {
    let sent = form.clone();
    let taken = submit(&ctx, form).once().read(|form| forms::template(form, id)).write(async |op, template| {
        let present = templates::get(op.tx, op.actor, id).await?;
        forms::template_filled(&present).unchanged(&sent)?;
        templates::put(op, &template).await?;
        Ok(Done::saved("/modeles"))
    });
    taken.await.again(async |form| Ok(template_pages::form_of(&ctx, id, &form, &work::choices(&ctx).await?))).await
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
    let taken = submit(&ctx, form).once().read(forms::rule_line).write(async |op, line| {
        parameters::put(op, &line).await?;
        Ok(Done::saved("/regles"))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}

/// Takes away a line that was written here.
pub async fn remove_rule(ctx: Ctx, Path((rule, starts)): Path<(String, NaiveDate)>, form: Form) -> Result<Response> {
    let rule = Rule::from_word(&rule).ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).press(async |op| {
        parameters::remove(op, rule, starts).await?;
        Ok(Done::said("/regles", Said::Removed))
    });
    pressed.await
}

/// Saves the settings of the house.
pub async fn save(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::settings).write(async |op, settings| {
        parameters::save_settings(op, settings).await?;
        Ok(Done::saved("/regles"))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}
