//! Placing and changing an order: by residents, and for them by the team.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::db::Tx;
use platform::error::{AppError, Result};
use platform::export;
use platform::forms::Form;
use platform::i18n::Message;
use platform::ical::{self, Event};
use platform::secrets::Token;
use platform::web::context::{Ctx, set_cookie};
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::cycle::CycleId;
use crate::model::order::{OrderId, OrderState};
use crate::pages::order::{self as page, For, ORDER_COOKIE};
use crate::pages::own::{self, address};
use crate::store::placing::{self, Placed};
use crate::store::{allocation, cycles, offers, orders};
use crate::texts;

/// How long a browser finds its order again: half a year.
const REMEMBERED: u64 = 180 * 24 * 3600;

/// What a form that makes a private link notes of it: the order, not the link, of which only the hash is kept.
fn noted(id: OrderId) -> String {
    format!("order:{id}")
}

/// To an order's page, with a cookie that leads there again.
fn to_order(ctx: &Ctx, token: &Token, said: Said) -> Response {
    let mut response = respond::to_saying(ctx, &address(token.reveal()), said);
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, ORDER_COOKIE, token.reveal(), REMEMBERED));
    response
}

/// Where a repeated form leads: to the order that the first one made, by a new link.
async fn again(ctx: &Ctx, mut tx: Tx, noted: &str) -> Result<Response> {
    let Some(id) = noted.strip_prefix("order:").and_then(|id| id.parse().ok()) else {
        return Ok(respond::to_saying(ctx, noted, Said::AlreadyDone));
    };
    let token = placing::link_again(&mut tx, id).await?;
    tx.commit().await?;
    Ok(to_order(ctx, &token, Said::AlreadyDone))
}

/// The order page as it is now, with what was typed and why it does not go.
async fn refused(ctx: &Ctx, id: CycleId, typed: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let mut others = cycles::in_sight(&mut conn, ctx.now()).await?;
    drop(conn);
    others.retain(|other| other.id != id);
    let sale = page::load(ctx, cycle, others, None).await?;
    page::shown(ctx, &sale, &For::Resident, typed, None).await
}

/// Places an order.
pub async fn place(ctx: Ctx, form: Form) -> Result<Response> {
    if form.is_from_a_program() {
        return Ok(respond::to_saying(&ctx, "/commander", Said::Saved));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let Ok(id) = form.value("cycle").parse::<CycleId>() else {
        return Ok(respond::to("/commander"));
    };
    let offered = {
        let mut conn = ctx.read().await?;
        let cycle = cycles::get(&mut conn, id).await?;
        offers::of_cycle(&mut conn, cycle.id, None).await?
    };
    let mut typed = form.clone();
    let (buyer, basket) = match forms::order(form, &offered, ctx.lang) {
        Ok(read) => read,
        Err(AppError::Invalid(form)) => return refused(&ctx, id, &form).await,
        Err(error) => return Err(error),
    };
    if let crate::model::customer::Contact::Email(email) = &buyer.contact {
        ctx.app.limits.letter(ctx.ip, email, "")?;
    }
    let mut tx = ctx.write().await?;
    if let Some(noted) = respond::claimed(&ctx, &mut tx, &typed).await? {
        return again(&ctx, tx, &noted).await;
    }
    let placed = placing::place(&mut ctx.op(&mut tx), id, &buyer, &basket, &Mailer::of(&ctx)).await;
    match placed {
        Ok(Placed::Kept(order, token)) => {
            platform::db::once::finish(&mut tx, typed.sending(), &noted(order)).await?;
            tx.commit().await?;
            ctx.app.mail_bell.notify_one();
            Ok(to_order(&ctx, &token, Said::Ordered))
        }
        Ok(Placed::HasOrder(_)) => {
            let by_mail = matches!(buyer.contact, crate::model::customer::Contact::Email(_));
            // The letter is kept, the order is not shown: whoever types an address need not be its owner.
            platform::db::once::give_back(&mut tx, typed.sending()).await?;
            tx.commit().await?;
            ctx.app.mail_bell.notify_one();
            let message = if by_mail { Message::new(texts::has_order_mail) } else { Message::new(texts::has_order_phone) };
            typed.complain("contact", message);
            refused(&ctx, id, &typed).await
        }
        Err(AppError::Conflict(message)) => {
            drop(tx);
            let field = message.field().unwrap_or("products").to_owned();
            typed.complain(&field, message);
            refused(&ctx, id, &typed).await
        }
        Err(error) => Err(error),
    }
}

/// Changes an order behind its link.
pub async fn change(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let secret = Token::received(&token);
    let order = orders::by_token(&mut *ctx.read().await?, &secret).await?;
    let cycle = cycles::get(&mut *ctx.read().await?, order.cycle).await?;
    let sale = page::load(&ctx, cycle, Vec::new(), Some(&order)).await?;
    let read = |form| forms::changed_order(form, &sale.offered);
    let taken = submit(&ctx, form).once_here(address(&token)).read(read).refused_at("products").write(async |op, basket| {
        placing::change(op, &secret, &basket, &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(&token), Said::Saved))
    });
    let again = async |form| page::changing(&ctx, &order, &For::Own(token.clone()), &form).await;
    taken.await.changed(texts::order_changed_elsewhere).again(again).await
}

/// Gives an order up.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let pressed = submit(&ctx, form).press(async |op| {
        placing::cancel(op, &Token::received(&token), &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(&token), Said::OrderCancelled))
    });
    pressed.await
}

/// Notes what somebody prefers who gets less than they asked for.
pub async fn shortage_reply(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let taken = submit(&ctx, form).read(forms::shortage_reply).write(async |op, reply| {
        allocation::answer(op, &Token::received(&token), reply, &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(&token), Said::Saved))
    });
    // Nothing is typed here: whoever is too late sees how the order stands.
    taken.await.again(async |_| Ok(respond::to(&address(&token)))).await
}

/// Takes an order up again.
pub async fn resume(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let pressed = submit(&ctx, form).press(async |op| {
        placing::resume(op, &Token::received(&token), &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(&token), Said::Saved))
    });
    pressed.await
}

/// The pick-up for a calendar.
pub async fn calendar(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let told = own::load(&ctx, &token).await?;
    let l = told.order.lang;
    let event = Event {
        uid: format!("order-{}", told.order.id),
        changed: told.order.placed_at,
        starts: told.slot.starts_at,
        ends: told.slot.ends_at,
        sequence: told.order.version,
        cancelled: told.order.state == OrderState::Cancelled,
        summary: texts::fetch_order(l, &told.order.code),
        location: [told.slot.point_name.as_str(), told.slot.point_address.as_str()].join(", "),
        description: String::new(),
        url: ctx.absolute(&address(&token)),
    };
    let text = ical::calendar(&ctx.ecopole.name, ctx.zone(), &[event]);
    Ok(export::download("retrait.ics", "text/calendar; charset=utf-8", text.into_bytes()))
}

/// Places an order for somebody at the desk or on the telephone.
pub async fn place_for(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let cycle = cycles::get(&mut *ctx.read().await?, id).await?;
    let sale = page::load(&ctx, cycle, Vec::new(), None).await?;
    let read = |form| forms::order(form, &sale.offered, ctx.lang);
    let taken = submit(&ctx, form).once().read(read).refused_at("products").write(async |op, (buyer, basket)| {
        let placed = placing::place(op, id, &buyer, &basket, &Mailer::of(&ctx)).await?;
        let (Placed::Kept(order, _) | Placed::HasOrder(order)) = placed;
        Ok(Done::said(format!("/ventes/commandes/{order}"), Said::Created))
    });
    taken.await.again(async |form| page::desk_form(&ctx, id, &form).await).await
}

/// Changes an order for somebody.
pub async fn change_for(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let order = orders::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let cycle = cycles::get(&mut *ctx.read().await?, order.cycle).await?;
    let sale = page::load(&ctx, cycle, Vec::new(), Some(&order)).await?;
    let read = |form| forms::changed_order(form, &sale.offered);
    let taken = submit(&ctx, form).once().read(read).refused_at("products").write(async |op, basket| {
        placing::change_for(op, id, &basket, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(format!("/ventes/commandes/{id}")))
    });
    taken.await.again(async |form| page::changing(&ctx, &order, &For::DeskChange(id), &form).await).await
}

/// Cancels an order for the team, with a reason.
pub async fn cancel_for(ctx: Ctx, Path(id): Path<OrderId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::reason).refused_at("reason").write(async |op, reason| {
        placing::cancel_for(op, id, &reason, &Mailer::of(&ctx)).await?;
        Ok(Done::said(format!("/ventes/commandes/{id}"), Said::OrderCancelled))
    });
    taken.await.again(async |form| crate::pages::team_order::shown(&ctx, id, &form).await).await
}

/// To the order of a code that was scanned or typed.
pub async fn by_code(ctx: Ctx) -> Result<Response> {
    if ctx.param("c").is_empty() {
        return Ok(respond::to("/ventes"));
    }
    let id = orders::by_code(&mut *ctx.read().await?, &ctx.actor, &ctx.param("c")).await?;
    Ok(respond::to(&format!("/ventes/commandes/{id}")))
}
