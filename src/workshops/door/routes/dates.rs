//! What the team does to dates: make them, one or a series, move them, call them off.

use axum::extract::Path;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::booking::store::moving;
use crate::door::forms as door_forms;
use crate::door::pages::day;
use crate::model::date::DateId;
use crate::model::workshop::WorkshopId;
use crate::offer::forms as offer_forms;
use crate::offer::pages::date as pages;
use crate::offer::store::dates;

fn address(id: DateId) -> String {
    format!("/animation/dates/{id}")
}

/// Makes dates.
pub async fn create(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(|form| offer_forms::new_dates(form, ctx.today())).write(
        async |op, (details, days, whole)| {
            dates::create(op, id, (&details, &days, whole)).await?;
            Ok(Done::created(format!("/animation/ateliers/{id}")))
        },
    );
    taken.await.again(async |form| pages::shown_new(&ctx, id, &form).await).await
}

/// Changes a date; those who have booked are told.
pub async fn update(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(offer_forms::date).write(async |op, date| {
        moving::update(op, id, version, &date, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(address(id)))
    });
    let again = async |form: Form| {
        let date = dates::get(&mut *ctx.read().await?, id).await?;
        pages::shown_edit(&ctx, &date, &form).await
    };
    taken.await.again(again).await
}

/// Calls a date off, with a word to everybody.
pub async fn cancel(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(door_forms::reason).refused_at("reason").write(async |op, reason| {
        moving::cancel(op, id, &reason, &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(id), Said::CalledOff))
    });
    taken.await.again(async |form| day::shown(&ctx, id, &form, None).await).await
}
