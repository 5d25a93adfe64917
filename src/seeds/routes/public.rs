//! What residents do, without an account: ask for packets, bring seed, promise some back.

use axum::extract::Path;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::db::Tx;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::code;
use crate::model::lot::{LotDetails, LotState};
use crate::model::quantity::Unit;
use crate::model::request::RequestId;
use crate::pages::own::address;
use crate::pages::{deposits, packet, request as page};
use crate::store::lots::NewLot;
use crate::store::{lots, promises, requests, varieties};

/// Where a repeated form leads: to the request that the first one made, by a new link.
async fn again(ctx: &Ctx, mut tx: Tx, noted: &str) -> Result<Response> {
    let Some(id) = noted.strip_prefix("seed-request:").and_then(|id| id.parse().ok()) else {
        return Ok(respond::to_saying(ctx, noted, Said::AlreadyDone));
    };
    let token = requests::link_again(&mut tx, id).await?;
    tx.commit().await?;
    Ok(respond::to_saying(ctx, &address(token.reveal()), Said::AlreadyDone))
}

/// What a form that makes a private link notes of it: the request, not the link, of which only the hash is kept.
fn noted(id: RequestId) -> String {
    format!("seed-request:{id}")
}

/// Asks for packets.
pub async fn ask(ctx: Ctx, form: Form) -> Result<Response> {
    if form.is_from_a_program() {
        return Ok(respond::to_saying(&ctx, "/graines", Said::Saved));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let mut typed = form.clone();
    let asking = match forms::asking(form) {
        Ok(asking) => asking,
        Err(AppError::Invalid(form)) => return page::shown(&ctx, &form).await,
        Err(error) => return Err(error),
    };
    ctx.app.limits.letter(ctx.ip, &asking.email, "")?;
    let mut tx = ctx.write().await?;
    if let Some(noted) = respond::claimed(&ctx, &mut tx, &typed).await? {
        return again(&ctx, tx, &noted).await;
    }
    match requests::ask(&mut ctx.op(&mut tx), &asking, &Mailer::of(&ctx)).await {
        Ok((id, token)) => {
            platform::db::once::finish(&mut tx, typed.sending(), &noted(id)).await?;
            tx.commit().await?;
            ctx.app.mail_bell.notify_one();
            Ok(respond::to_saying(&ctx, &address(token.reveal()), Said::Saved))
        }
        Err(AppError::Conflict(message)) => {
            drop(tx);
            let field = message.field().unwrap_or("v").to_owned();
            typed.complain(&field, message);
            page::shown(&ctx, &typed).await
        }
        Err(error) => Err(error),
    }
}

/// Confirms a request behind its mailed link.
pub async fn confirm(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let pressed = submit(&ctx, form).press(async |op| {
        requests::confirm(op, &Token::received(&token)).await?;
        Ok(Done::said(address(&token), Said::Saved))
    });
    pressed.await
}

/// Gives a request up behind its link.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let pressed = submit(&ctx, form).press(async |op| {
        requests::cancel(op, &Token::received(&token)).await?;
        Ok(Done::said(address(&token), Said::Saved))
    });
    pressed.await
}

/// Notes that a resident brings seed: it waits for the keeper.
pub async fn bring(ctx: Ctx, form: Form) -> Result<Response> {
    if form.is_from_a_program() {
        return Ok(respond::to_saying(&ctx, "/graines", Said::Saved));
    }
    ctx.app.limits.booking(ctx.ip)?;
    // What it is the keeper decides; until then it stands under the first variety there is.
    let any = varieties::list(&mut *ctx.read().await?, "", 1).await?;
    let Some(variety) = any.first().map(|variety| variety.id) else {
        return Err(AppError::NotFound);
    };
    let taken = submit(&ctx, form).once().read(|form| forms::brought(form, ctx.today())).write(async |op, brought| {
        // As they wrote it.
        let words = format!("{}\n{}", brought.variety, brought.how_much).trim().to_owned();
        let details = LotDetails::brought(brought.year, brought.name.clone(), String::new(), words);
        let new = NewLot { variety, unit: Unit::Seeds, details, amount: None, parents: Vec::new() };
        lots::bring(op, &new, &brought.email).await?;
        Ok(Done::said("/graines", Said::Saved))
    });
    taken.await.again(async |form| deposits::shown(&ctx, &form).await).await
}

/// Notes a promise to bring seed back.
pub async fn promise(ctx: Ctx, Path(typed): Path<String>, form: Form) -> Result<Response> {
    if form.is_from_a_program() {
        return Ok(respond::to_saying(&ctx, "/graines", Said::Saved));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let code = code::read(&typed).ok_or(AppError::NotFound)?;
    let lot = lots::by_code(&mut *ctx.read().await?, &code).await?;
    if lot.state == LotState::Received {
        return Err(AppError::NotFound);
    }
    let taken = submit(&ctx, form).once().read(forms::promise).write(async |op, (seeds, name, email)| {
        promises::make(op, lot.id, seeds, (&name, &email)).await?;
        Ok(Done::saved(format!("/sachet/{code}")))
    });
    taken.await.again(async |form| packet::shown(&ctx, &code, &form).await).await
}
