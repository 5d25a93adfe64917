//! Cycles: made from the last one, changed, published, allocated, settled; what they offer and when it is fetched.

use axum::extract::Path;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};
use produce::store::products;

use crate::forms;
use crate::letters::{self, Occasion};
use crate::model::cycle::{CycleId, OfferId, SlotId};
use crate::pages::{cycles as pages, offer as offer_page};
use crate::store::{allocation, cloning, cycles, offers, slots};

fn address(id: CycleId) -> String {
    format!("/ventes/cycles/{id}")
}

/// Makes a cycle, with the offers and slots of another where one is named.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let from: Option<CycleId> = form.value("from").parse().ok();
    let taken = submit(&ctx, form).once().read(forms::cycle).refused_at("closes_day").write(async |op, details| {
        let id = CycleId::new();
        cycles::insert(op, id, &details).await?;
        if let Some(from) = from {
            cloning::copy(op, from, id).await?;
        }
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| Ok(pages::form_of(&ctx, None, &form))).await
}

/// Changes a cycle.
pub async fn update(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let version = form.version();
    // Sent again with the closing that was asked about, it is meant.
    let closing = format!("{} {}", form.value("closes_day"), form.value("closes_time"));
    let sure = form.value("sure") == closing;
    let taken = submit(&ctx, form).read(forms::cycle).refused_at("closes_day").write(async |op, details| {
        let promised = cycles::update(op, (id, version), &details, sure).await?;
        let until = cycles::get(op.tx, id).await?.closes_at;
        for order in promised {
            letters::write(op, order, &Occasion::ClosesEarlier(until), &Mailer::of(&ctx)).await?;
        }
        Ok(Done::saved(address(id)))
    });
    let again = async |mut form: Form| {
        // No other refusal stands there once the time is one.
        if form.error("closes_time").is_some() {
            form.set("sure", closing);
        }
        Ok(pages::form_of(&ctx, Some(id), &form))
    };
    let kept = async || {
        let cycle = cycles::get(&mut *ctx.read().await?, id).await?;
        Ok(forms::cycle_filled(&cycle.details, cycle.version))
    };
    taken.await.beside(kept).await.again(again).await
}

/// Says what a cycle offers.
pub async fn offer(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let known = products::list(&mut conn, &ctx.actor, "", false).await?;
    let offered = offers::standing(&mut conn, &ctx.actor, id).await?;
    drop(conn);
    let offered = offered.iter().filter(|offer| !offer.withdrawn).map(|offer| offer.terms.product).collect();
    let known: Vec<_> = known.iter().map(|product| (product.id, product.unit())).collect();
    let read = |form| forms::offering(form, &known, &offered);
    let taken = submit(&ctx, form).read(read).refused_at("offer").write(async |op, offering| {
        for details in &offering.put {
            offers::put(op, OfferId::new(), id, details).await?;
        }
        for product in &offering.out {
            offers::withdraw(op, id, *product).await?;
        }
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| offer_page::shown(&ctx, id, &form).await).await
}

/// Adds a pick-up slot.
pub async fn add_slot(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::slot).refused_at("day").write(async |op, details| {
        slots::insert(op, SlotId::new(), id, &details).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

/// Takes a pick-up slot out.
pub async fn remove_slot(ctx: Ctx, Path(slot): Path<SlotId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let id = slots::remove(op, slot).await?;
        Ok(Done::said(address(id), Said::Removed))
    });
    pressed.await
}

/// Lets residents see a cycle.
pub async fn publish(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        cycles::publish(op, id).await?;
        Ok(Done::said(address(id), Said::Published))
    });
    pressed.await
}

/// Calls a cycle off.
pub async fn cancel(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        cycles::cancel(op, id).await?;
        Ok(Done::said("/ventes", Said::CalledOffNobody))
    });
    pressed.await
}

/// Settles the shortages of a closed cycle.
pub async fn allocate(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        allocation::apply(op, id, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(format!("/ventes/cycles/{id}/preparation")))
    });
    pressed.await
}

/// Ends a cycle.
pub async fn settle(ctx: Ctx, Path(id): Path<CycleId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        cycles::settle(op, id).await?;
        Ok(Done::saved(address(id)))
    });
    pressed.await
}
