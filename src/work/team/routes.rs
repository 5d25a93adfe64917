//! What the forms of the lists of tasks and skills do.

use axum::extract::Path;
use axum::response::Response;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::shift::{SkillId, TaskId};
use crate::team::store::catalogue;
use crate::team::{forms, pages as catalogue_pages};

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
    let taken = submit(ctx, form).once().read(read).refused_at("name").write(async |op, task| {
        if let Some(id) = id {
            let known = catalogue::tasks(op.tx, op.actor).await?;
            let present = known.iter().find(|task| task.id == id).ok_or(AppError::NotFound)?;
            forms::task_filled(present).unchanged(&sent)?;
        }
        catalogue::put_task(op, &task).await?;
        Ok(if id.is_some() { Done::saved("/taches") } else { Done::created("/taches") })
    });
    taken.await.again(async |form| Ok(catalogue_pages::form_of(ctx, id, &form))).await
}

/// Takes a task out of the lists.
pub async fn archive_task(ctx: Ctx, Path(id): Path<TaskId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        catalogue::archive_task(op, id).await?;
        Ok(Done::said("/taches", Said::Archived))
    });
    pressed.await
}

/// Makes a skill.
pub async fn create_skill(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::skill).refused_at("skill_name").write(async |op, skill| {
        catalogue::put_skill(op, &skill).await?;
        Ok(Done::created("/taches"))
    });
    taken.await.again(async |form| catalogue_pages::lists(&ctx, &form).await).await
}

/// Takes a skill out of the lists.
pub async fn archive_skill(ctx: Ctx, Path(id): Path<SkillId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        catalogue::archive_skill(op, id).await?;
        Ok(Done::said("/taches", Said::Archived))
    });
    pressed.await
}
