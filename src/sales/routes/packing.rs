//! Packing, handing over, and crates that nobody fetches.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::cycle::{CycleId, OfferId};
use crate::model::line::Line;
use crate::model::order::{OrderId, OrderState};
use crate::pages::{packing as page, packing_product as page_product, team_order};
use crate::store::{customers, handing, orders, packing, packing_notes};
use crate::texts;

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

/// Notes what was weighed of one product, crate by crate.
pub async fn note(ctx: Ctx, Path((id, offer)): Path<(CycleId, OfferId)>, form: Form) -> Result<Response> {
    let lines = page_product::lines_of(&ctx, id, offer).await?;
    let asked: Vec<Line> = lines.iter().map(|(_, line)| line.clone()).collect();
    let taken = submit(&ctx, form).read(|form| forms::packing_notes(form, &asked)).write(async |op, noted| {
        packing_notes::put(op, id, &noted).await?;
        Ok(Done::saved(format!("/ventes/cycles/{id}/preparation?par=produit")))
    });
    taken.await.again(async |form| page_product::again(&ctx, id, offer, form).await).await
}

/// Closes every crate in which all was noted.
pub async fn close_crates(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        packing_notes::close_crates(op, id).await?;
        Ok(Done::saved(format!("/ventes/cycles/{id}/preparation")))
    });
    pressed.await
}

/// Takes back that nobody fetched a crate.
pub async fn found_after_all(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        handing::found_after_all(op, id).await?;
        Ok(Done::saved(format!("/ventes/commandes/{id}")))
    });
    pressed.await
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
    let (order, owed) = {
        let mut conn = ctx.read().await?;
        let order = orders::get(&mut conn, &ctx.actor, id).await?;
        let balance = customers::get(&mut conn, &ctx.actor, order.customer).await?.balance;
        (order, Cents(0) - balance)
    };
    let handed = order.state == OrderState::HandedOver;
    let read = |form: Form| {
        // Somebody at the other table was quicker: that is said before anything of money.
        if handed { Err(form.refuse("", Message::new(texts::handed_already))) } else { forms::handed(form, owed) }
    };
    let taken = submit(&ctx, form).once().read(read).refused_at("jars").write(async |op, (money, jars)| {
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
