//! Trees and bushes.

use axum::extract::Path;
use axum::response::Response;

use ::ui::texts as ui;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::{PlotId, Subject, TreeId};
use crate::pages::journal;
use crate::pages::things::{self, Thing};
use crate::records;
use crate::store::{plots, trees};
use crate::{forms, texts};

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
    let parent = ctx.param("parcelle").parse().map_err(|_| AppError::NotFound)?;
    let form = Form::default();
    new_form(&ctx, parent, &form).await
}

/// Makes one.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let parent: PlotId = form.value("parcelle").parse().map_err(|_| AppError::NotFound)?;
    let taken = submit(&ctx, form).once().read(forms::tree).refused_at("spot").write(async |op, tree| {
        let id = trees::create(op, parent, &tree).await?;
        Ok(Done::created(format!("/arbres/{id}")))
    });
    taken.await.again(async |form| new_form(&ctx, parent, &form).await).await
}

/// One of them.
pub async fn show(ctx: Ctx, Path(id): Path<TreeId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let tree = trees::get(&mut conn, &ctx.actor, id).await?;
    let trail = trail(&mut conn, &ctx, tree.plot).await?;
    let told = journal::load(&mut conn, &ctx, Subject { kind: records::TREE, id: id.uuid() }).await?;
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
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::tree).write(async |op, tree| {
        trees::update(op, id, version, &tree).await?;
        Ok(Done::saved(format!("/arbres/{id}")))
    });
    taken.await.again(async |form| edit_form(&ctx, id, &form).await).await
}

/// Puts one away.
pub async fn archive(ctx: Ctx, Path(id): Path<TreeId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let tree = trees::get(op.tx, op.actor, id).await?;
        trees::set_archived(op, id, true).await?;
        Ok(Done::said(format!("/parcelles/{}", tree.plot), Said::Archived).undo(format!("/arbres/{id}/retablir")))
    });
    pressed.await
}

/// Brings one back.
pub async fn restore(ctx: Ctx, Path(id): Path<TreeId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        trees::set_archived(op, id, false).await?;
        Ok(Done::said(format!("/arbres/{id}"), Said::Restored))
    });
    pressed.await
}
