//! Papers to take away, and what makes them.

use axum::extract::Path;
use axum::response::Response;

use platform::error::{AppError, Result};
use platform::export;
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::cycle::CycleId;
use crate::model::order::{OrderId, OrderState};
use crate::model::paper::{PaperId, Payload};
use crate::pages::team_order;
use crate::print;
use crate::store::prints::{self, Print};
use crate::store::{closings, customers, cycles, orders, papers, slots, trace};

/// The media type of papers.
const PDF: &str = "application/pdf";

/// A paper, for the team.
pub async fn show(ctx: Ctx, Path(id): Path<PaperId>) -> Result<Response> {
    given_out(&ctx, id).await
}

/// The paper as a file; from the second time on it says that it is a copy.
async fn given_out(ctx: &Ctx, id: PaperId) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let zone = ctx.zone();
    let draw = |payload: &Payload, given: Print| print::paper(payload, given, zone);
    let (number, file) = prints::give_out(&mut ctx.op(&mut tx), id, draw).await?;
    tx.commit().await?;
    Ok(export::download(&format!("{number}.pdf"), PDF, file))
}

/// A paper of one's own order, behind its link.
pub async fn own(ctx: Ctx, Path((token, id)): Path<(String, PaperId)>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let order = orders::by_token(&mut conn, &Token::received(&token)).await?;
    let (_, of, _) = papers::payload(&mut conn, id).await?;
    drop(conn);
    if of != Some(order.id) {
        return Err(AppError::NotFound);
    }
    given_out(&ctx, id).await
}

/// The delivery note of a crate.
pub async fn delivery_note(ctx: Ctx, Path(id): Path<OrderId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let order = orders::get(&mut conn, &ctx.actor, id).await?;
    let slot = slots::get(&mut conn, order.slot).await?;
    let buyer = customers::get(&mut conn, &ctx.actor, order.customer).await?.details;
    let lots = trace::lots_of(&mut conn, id).await?;
    drop(conn);
    let seller = ctx.ecopole.name.as_str();
    let note =
        print::delivery_note(&print::Delivery { seller, order: &order, slot: &slot, buyer: &buyer, lots: &lots }, ctx.lang)?;
    Ok(export::download(&format!("bon-{}.pdf", order.code), PDF, note))
}

/// Issues an invoice.
pub async fn invoice(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        papers::invoice(op, id).await?;
        Ok(Done::created(format!("/ventes/commandes/{id}")))
    });
    pressed.await
}

/// Takes an invoice back.
pub async fn credit_note(ctx: Ctx, Path(id): Path<PaperId>, form: Form) -> Result<Response> {
    let (_, order, customer) = papers::payload(&mut *ctx.read().await?, id).await?;
    let back = order.map_or_else(|| format!("/clients/{customer}"), |order| format!("/ventes/commandes/{order}"));
    let taken = submit(&ctx, form).once().read(forms::reason).refused_at("reason").write(async |op, reason| {
        papers::credit_note(op, id, &reason).await?;
        Ok(Done::created(back))
    });
    taken
        .await
        .again(async |form| match order {
            Some(order) => team_order::shown(&ctx, order, &form).await,
            None => Err(AppError::NotFound),
        })
        .await
}

/// Closes the days, months and years that are over.
pub async fn close(ctx: Ctx, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        closings::close(op).await?;
        Ok(Done::saved("/ventes/comptes"))
    });
    pressed.await
}

/// The labels of a cycle's crates.
pub async fn labels(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let mut all = orders::of_cycle(&mut conn, &ctx.actor, id, "").await?;
    all.retain(|order| order.state != OrderState::NotCollected);
    let slots = slots::of_cycles(&mut conn, &[id]).await?;
    let lots = trace::lots_of_cycle(&mut conn, id).await?;
    drop(conn);
    let sheet = print::labels(&print::Crates { cycle: &cycle, orders: &all, slots: &slots, lots: &lots }, ctx.lang)?;
    Ok(export::download("etiquettes.pdf", PDF, sheet))
}
