//! Customers: what is noted of them, money and jars.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::forms;
use crate::model::account::AccountMoveId;
use crate::model::customer::CustomerId;
use crate::pages::customers as pages;
use crate::store::{accounts, customers, jars as store_jars};

fn address(id: CustomerId) -> String {
    format!("/clients/{id}")
}

/// Changes what is noted of a customer.
pub async fn update(ctx: Ctx, Path(id): Path<CustomerId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::customer).write(async |op, details| {
        customers::update(op, id, version, &details).await?;
        Ok(Done::saved(address(id)))
    });
    let kept = async || {
        let customer = customers::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
        Ok(forms::customer_filled(&customer.details, customer.version))
    };
    taken.await.beside(kept).await.again(async |form| pages::form_of(&ctx, id, &form).await).await
}

/// Takes a payment.
pub async fn pay(ctx: Ctx, Path(id): Path<CustomerId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::money).refused_at("cents").write(async |op, money| {
        accounts::pay(op, id, None, &money).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

/// Gives money back.
pub async fn refund(ctx: Ctx, Path(id): Path<CustomerId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::money).refused_at("cents").write(async |op, money| {
        accounts::refund(op, id, &money).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

/// Credits a customer.
pub async fn credit(ctx: Ctx, Path(id): Path<CustomerId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::credit).refused_at("credit").write(async |op, (cents, reason)| {
        accounts::credit(op, id, cents, &reason).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

/// Takes jars back.
pub async fn jars(ctx: Ctx, Path(id): Path<CustomerId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::jars).refused_at("jars").write(async |op, jars| {
        store_jars::give_back(op, id, None, jars).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

/// Takes a line of an account back.
pub async fn take_back(ctx: Ctx, Path((id, line)): Path<(CustomerId, AccountMoveId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        accounts::take_back(op, id, line).await?;
        Ok(Done::said(address(id), Said::TakenBack))
    });
    pressed.await
}
