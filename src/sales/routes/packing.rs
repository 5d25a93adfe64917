//! Packing, handing over, and crates that nobody fetches.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::order::OrderId;
use crate::pages::{packing as page, team_order};
use crate::store::{handing, orders, packing};

/// Notes what was put into a crate.
pub async fn pack(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let order = orders::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let asked: Vec<_> = order.asked().collect();
    let read = |form| forms::packed(form, &asked);
    let taken = submit(&ctx, form).once().read(read).write(async |op, packed| {
        packing::pack(op, id, &packed).await?;
        Ok(Done::saved(format!("/ventes/cycles/{}/preparation", order.cycle)))
    });
    taken.await.again(async |form| page::crate_form(&ctx, &order, &form).await).await
}

/// Opens a packed crate again.
pub async fn open(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        packing::open(op, id).await?;
        Ok(Done::saved(format!("/ventes/commandes/{id}/preparer")))
    });
    pressed.await
}

/// Hands a crate over.
pub async fn hand_over(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let order = orders::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let taken = submit(&ctx, form).once().read(forms::handed).refused_at("jars").write(async |op, (money, jars)| {
        handing::hand_over(op, id, money.as_ref(), jars).await?;
        let back = format!("/ventes/cycles/{}/retrait?creneau={}", order.cycle, order.slot);
        Ok(Done::saved(back))
    });
    taken.await.again(async |form| team_order::shown(&ctx, id, &form).await).await
}

/// Notes that nobody fetched a crate.
pub async fn not_collected(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        handing::not_collected(op, id).await?;
        Ok(Done::saved(format!("/ventes/commandes/{id}")))
    });
    pressed.await
}

/// Takes back that a crate was handed over.
pub async fn ask_back(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        handing::ask_back(op, id).await?;
        Ok(Done::said(format!("/ventes/commandes/{id}"), Said::Saved))
    });
    pressed.await
}
