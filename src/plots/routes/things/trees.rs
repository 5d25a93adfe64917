//! Trees and bushes.

use axum::extract::Path;
use axum::response::Response;

use super::{Outcome, outcome};
use crate::platform::audit::RecordKind;
use crate::platform::db::Conn;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::plots::model::{PlotId, Subject, TreeId};
use crate::plots::pages::journal;
use crate::plots::pages::things::{self, Thing};
use crate::plots::store::{plots, trees};
use crate::plots::{forms, texts};
use crate::ui::texts as ui;

/// The pages above.
async fn trail(conn: &mut Conn, ctx: &Ctx, parent: PlotId) -> Result<Vec<(String, String)>> {
    let parent_record = plots::get(conn, &ctx.actor, parent, ctx.today()).await?;
    Ok(vec![
        ("/parcelles".to_owned(), ui::plots(ctx.lang).to_owned()),
        (format!("/parcelles/{parent}"), parent_record.details.name),
    ])
}

async fn new_form(ctx: &Ctx, parent: PlotId, form: &Form) -> Result<Response> {
    let trail = trail(&mut *ctx.read().await?, ctx, parent).await?;
    let mut form = form.clone();
    form.set("parcelle", parent.to_string());
    let fields = things::within("parcelle", parent.to_string(), things::tree_fields(ctx.lang, &form));
    Ok(things::form(ctx, &form, texts::new_tree(ctx.lang), trail, fields))
}

/// `/arbres/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let parent = ctx.param("parcelle").parse().map_err(|_| crate::platform::error::AppError::NotFound)?;
    let form = Form::default();
    new_form(&ctx, parent, &form).await
}

/// Makes one.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let parent: PlotId = form.value("parcelle").parse().map_err(|_| crate::platform::error::AppError::NotFound)?;
    match outcome(try_create(&ctx, parent, form.clone()).await, form, "spot")? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(form) => new_form(&ctx, parent, &form).await,
    }
}

async fn try_create(ctx: &Ctx, parent: PlotId, form: Form) -> Result<Response> {
    let details = forms::tree(form.clone())?;
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let id = trees::create(&mut tx, &ctx.actor, parent, &details, ctx.now()).await?;
    respond::created(ctx, tx, &form, &format!("/arbres/{id}")).await
}

/// One of them.
pub async fn show(ctx: Ctx, Path(id): Path<TreeId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let tree = trees::get(&mut conn, &ctx.actor, id).await?;
    let trail = trail(&mut conn, &ctx, tree.plot).await?;
    let told = journal::load(&mut conn, &ctx, Subject { kind: RecordKind::Tree, id: id.uuid() }).await?;
    drop(conn);
    let l = ctx.lang;
    let thing = Thing {
        address: format!("/arbres/{id}"),
        title: tree.details.species.clone(),
        lead: tree.details.variety.clone(),
        trail,
        facts: things::tree_facts(l, &tree.details),
        archived: tree.archived_at.is_some(),
    };
    Ok(things::show(&ctx, thing, &told))
}

async fn edit_form(ctx: &Ctx, id: TreeId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let tree = trees::get(&mut conn, &ctx.actor, id).await?;
    let mut trail = trail(&mut conn, ctx, tree.plot).await?;
    drop(conn);
    let l = ctx.lang;
    trail.push((format!("/arbres/{id}"), tree.details.species.clone()));
    Ok(things::form(ctx, form, texts::edit_tree(l), trail, things::tree_fields(l, form)))
}

/// `/arbres/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<TreeId>) -> Result<Response> {
    let tree = trees::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    edit_form(&ctx, id, &forms::tree_filled(&tree.details, tree.version)).await
}

/// Changes one.
pub async fn update(ctx: Ctx, Path(id): Path<TreeId>, form: Form) -> Result<Response> {
    match outcome(try_update(&ctx, id, form.clone()).await, form, "")? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(mut form) => {
            let present = trees::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
            form.set("version", present.version.to_string());
            edit_form(&ctx, id, &form).await
        }
    }
}

async fn try_update(ctx: &Ctx, id: TreeId, form: Form) -> Result<Response> {
    let version = form.value("version").parse().unwrap_or(0);
    let details = forms::tree(form)?;
    let mut tx = ctx.write().await?;
    trees::update(&mut tx, &ctx.actor, id, version, &details, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(ctx, &format!("/arbres/{id}"), Said::Saved))
}

/// Puts one away.
pub async fn archive(ctx: Ctx, Path(id): Path<TreeId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let tree = trees::get(&mut tx, &ctx.actor, id).await?;
    trees::set_archived(&mut tx, &ctx.actor, id, true, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_undoable(&ctx, &format!("/parcelles/{}", tree.plot), Said::Archived, &format!("/arbres/{id}/retablir")))
}

/// Brings one back.
pub async fn restore(ctx: Ctx, Path(id): Path<TreeId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    trees::set_archived(&mut tx, &ctx.actor, id, false, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/arbres/{id}"), Said::Restored))
}
