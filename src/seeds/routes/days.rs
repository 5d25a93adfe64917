//! Seed days: made, tapped, closed.

use axum::extract::Path;
use axum::response::Response;
use chrono::{DateTime, Duration, Utc};

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::code;
use crate::model::lot::SeedDayId;
use crate::pages::days as page;
use crate::store::days::{self, Tap};
use crate::store::lots;

/// How long a device may keep a tap before its own clock is not believed.
const KEPT: Duration = Duration::days(7);

/// Makes a seed day.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::day).write(async |op, (title, day)| {
        let id = days::create(op, &title, day).await?;
        Ok(Done::created(format!("/grainotheque/fetes/{id}")))
    });
    taken.await.again(async |form| page::list_form(&ctx, &form).await).await
}

/// Gives a packet: of the lot whose key was touched, or the one that was scanned.
pub async fn give(ctx: Ctx, Path(id): Path<SeedDayId>, form: Form) -> Result<Response> {
    let scanned = match code::read(form.value("code")) {
        Some(code) => Some(lots::by_code(&mut *ctx.read().await?, &code).await?.id),
        None => None,
    };
    let read = |form: Form| {
        let lot = scanned.or_else(|| form.value("lot").parse().ok());
        let happened_at = form.value("at").parse::<DateTime<Utc>>().ok().filter(|at| ctx.now() - *at < KEPT);
        let packet: Option<i64> = form.value("packet").parse().ok();
        let misread = packet.is_none() && !form.value("packet").is_empty();
        let tap = lot.filter(|_| !misread).map(|lot| Tap {
            lot,
            packet,
            client: form.value("client").parse().ok(),
            happened_at,
            commune: form.value("commune").trim().chars().take(80).collect(),
        });
        match tap {
            Some(tap) => form.command(Some(tap)),
            None => Err(form.refuse("", platform::i18n::Message::new(crate::texts::unknown_packet))),
        }
    };
    let taken = submit(&ctx, form).once().read(read).write(async |op, tap| {
        days::give(op, id, &tap).await?;
        Ok(Done::to(format!("/grainotheque/fetes/{id}")))
    });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// Closes a day.
pub async fn close(ctx: Ctx, Path(id): Path<SeedDayId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        days::close(op, id).await?;
        Ok(Done::saved(format!("/grainotheque/fetes/{id}")))
    });
    pressed.await
}
