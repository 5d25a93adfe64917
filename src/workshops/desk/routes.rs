//! Vouchers, rooms and stoves, settings, requests.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::booking::forms as booking_forms;
use crate::booking::store::{changes, payments, vouchers};
use crate::desk::pages;
use crate::door::forms as door_forms;
use crate::model::booking::BookingId;
use crate::model::date::ResourceId;
use crate::model::money::VoucherId;
use crate::offer::forms as offer_forms;
use crate::offer::store::{resources, settings};

/// Makes a voucher.
pub async fn create_voucher(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(booking_forms::voucher).refused_at("code").write(async |op, voucher| {
        vouchers::create(op, VoucherId::new(), &voucher).await?;
        Ok(Done::created("/animation/bons"))
    });
    taken.await.again(async |form| pages::vouchers::vouchers_shown(&ctx, &form).await).await
}

/// Ends a voucher.
pub async fn archive_voucher(ctx: Ctx, Path(id): Path<VoucherId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        vouchers::archive(op, id).await?;
        Ok(Done::said("/animation/bons", Said::Archived))
    });
    pressed.await
}

/// Adds a room or a stove.
pub async fn create_resource(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(offer_forms::resource).refused_at("name").write(async |op, resource| {
        resources::put(op, &resource).await?;
        Ok(Done::created("/animation/salles"))
    });
    taken.await.again(async |form| pages::resources::resources_shown(&ctx, &form).await).await
}

/// Takes a room or a stove out of use.
pub async fn archive_resource(ctx: Ctx, Path(id): Path<ResourceId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        resources::archive(op, id).await?;
        Ok(Done::said("/animation/salles", Said::Archived))
    });
    pressed.await
}

/// Changes the settings.
pub async fn save_settings(ctx: Ctx, form: Form) -> Result<Response> {
    let sent = form.clone();
    let taken = submit(&ctx, form).read(offer_forms::settings).write(async |op, new| {
        offer_forms::settings_filled(&settings::load(op.tx).await?).unchanged(&sent)?;
        settings::save(op, &new).await?;
        Ok(Done::saved("/animation/reglages"))
    });
    taken.await.again(async |form| Ok(pages::settings::settings_shown(&ctx, &form))).await
}

/// Notes that a request was dealt with.
pub async fn handle(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        changes::handle(op, id).await?;
        Ok(Done::saved("/animation"))
    });
    pressed.await
}

/// Notes money that changed hands.
pub async fn pay(ctx: Ctx, Path(id): Path<BookingId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(booking_forms::payment).refused_at("amount").write(async |op, payment| {
        payments::pay(op, id, payment).await?;
        Ok(Done::saved(format!("/animation/reservations/{id}")))
    });
    taken.await.again(async |form| pages::booking::booking_shown(&ctx, id, &form).await).await
}

/// Cancels a booking for somebody, with a word on why.
pub async fn cancel(ctx: Ctx, Path(id): Path<BookingId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(door_forms::reason).refused_at("reason").write(async |op, reason| {
        changes::cancel_for(op, id, &reason, &Mailer::of(&ctx)).await?;
        Ok(Done::said(format!("/animation/reservations/{id}"), Said::BookingCancelled))
    });
    taken.await.again(async |form| pages::booking::booking_shown(&ctx, id, &form).await).await
}
