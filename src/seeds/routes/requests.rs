//! What keepers do with requests and promises.

use axum::extract::Path;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};

use crate::model::lot::SeedLotId;
use crate::model::request::{PromiseId, RequestId};
use crate::store::{promises, requests};

const LIST: &str = "/grainotheque/demandes";

/// Confirms a request for somebody at the table.
pub async fn confirm(ctx: Ctx, Path(id): Path<RequestId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        requests::confirm_for(op, id).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

/// Notes that packets lie ready.
pub async fn prepare(ctx: Ctx, Path(id): Path<RequestId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        requests::prepare(op, id, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

/// Hands packets over.
pub async fn hand_over(ctx: Ctx, Path(id): Path<RequestId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        requests::hand_over(op, id).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

/// Takes one packet out of a request.
pub async fn take_out(ctx: Ctx, Path((id, lot)): Path<(RequestId, SeedLotId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        requests::take_out(op, id, lot).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

/// Ends a request.
pub async fn cancel(ctx: Ctx, Path(id): Path<RequestId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        requests::cancel_for(op, id).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

/// Says that a promise need not be kept.
pub async fn release(ctx: Ctx, Path(id): Path<PromiseId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        promises::release(op, id).await?;
        Ok(Done::saved("/grainotheque/promesses"))
    });
    pressed.await
}
