//! Points, prices, settings.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};
use produce::store::products;

use crate::forms;
use crate::model::cycle::{GroupId, PointId};
use crate::pages::{points as point_pages, prices as price_page, settings as settings_page};
use crate::store::{points, prices, settings};

/// Adds a pick-up point.
pub async fn add_point(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::point).write(async |op, details| {
        points::insert(op, PointId::new(), &details).await?;
        Ok(Done::created("/ventes/points"))
    });
    taken.await.again(async |form| point_pages::shown(&ctx, &form).await).await
}

/// Changes a pick-up point.
pub async fn update_point(ctx: Ctx, Path(id): Path<PointId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::point).write(async |op, details| {
        points::update(op, id, version, &details).await?;
        Ok(Done::saved("/ventes/points"))
    });
    taken.await.again(async |form| Ok(point_pages::form_of(&ctx, id, &form))).await
}

/// Takes a pick-up point out of use.
pub async fn archive_point(ctx: Ctx, Path(id): Path<PointId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        points::archive(op, id).await?;
        Ok(Done::said("/ventes/points", Said::Archived))
    });
    pressed.await
}

/// Notes prices from a day on.
pub async fn set_prices(ctx: Ctx, form: Form) -> Result<Response> {
    let group: Option<GroupId> = form.value("group").parse().ok();
    let known = {
        let mut conn = ctx.read().await?;
        let today = prices::on(&mut conn, &ctx.actor, ctx.today()).await?;
        let all = products::list(&mut conn, &ctx.actor, "", false).await?;
        all.iter().map(|product| (product.id, today.get(&(product.id, group)).copied())).collect::<Vec<_>>()
    };
    let read = |form| forms::prices(form, &known);
    let sent = form.clone();
    let taken = submit(&ctx, form).read(read).write(async |op, changed| {
        // Somebody else's new price would be written over by what this page still shows.
        price_page::kept(&prices::on(op.tx, op.actor, ctx.today()).await?, group).unchanged(&sent)?;
        for price in &changed {
            prices::set(op, price).await?;
        }
        let back = group.map_or_else(|| "/ventes/prix".to_owned(), |id| format!("/ventes/prix?groupe={id}"));
        Ok(Done::said(back, if changed.is_empty() { Said::NothingToDo } else { Said::Saved }))
    });
    taken.await.again(async |form| price_page::shown(&ctx, group, &form).await).await
}

/// Adds a group with prices of its own.
pub async fn add_group(ctx: Ctx, mut form: Form) -> Result<Response> {
    let name = form.required("group_name", 60);
    let read = |form: Form| form.command(Some(()));
    let taken = submit(&ctx, form).read(read).refused_at("group_name").write(async |op, ()| {
        let id = GroupId::new();
        prices::add_group(op, id, &name).await?;
        Ok(Done::created(format!("/ventes/prix?groupe={id}")))
    });
    taken.await.again(async |form| price_page::shown(&ctx, None, &form).await).await
}

/// Changes the settings.
pub async fn save_settings(ctx: Ctx, form: Form) -> Result<Response> {
    let sent = form.clone();
    let taken = submit(&ctx, form).read(forms::settings).write(async |op, new| {
        let now = settings::load(op.tx).await?;
        forms::settings_filled(&now).unchanged(&sent)?;
        settings::save(op, &new).await?;
        Ok(Done::saved("/ventes/reglages"))
    });
    taken.await.again(async |form| Ok(settings_page::shown(&ctx, &form))).await
}
