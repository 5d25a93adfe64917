//! Stock: what leaves, what is carried and counted, purchases, mixes, places; spreadsheets.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::export;
use platform::forms::Form;
use platform::spreadsheet;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::amount::Unit;
use crate::model::lot::LotId;
use crate::model::product::ProductId;
use crate::model::stock::{MoveId, StorePlaceId};
use crate::pages::{balance as balance_page, lot as lot_page, places as places_page, stock as pages};
use crate::store::{lots, moves, places, products, settings};
use crate::{forms, texts};

/// A lot's unit, and its page with what was typed into one of its forms.
async fn unit_of(ctx: &Ctx, id: LotId) -> Result<Unit> {
    let mut conn = ctx.read().await?;
    let lot = lots::get(&mut conn, &ctx.actor, id).await?;
    Ok(products::get(&mut conn, &ctx.actor, lot.product).await?.unit())
}

/// Takes some of a lot out of store.
pub async fn leave(ctx: Ctx, Path(id): Path<LotId>, form: Form) -> Result<Response> {
    let unit = unit_of(&ctx, id).await?;
    let read = |form| forms::leaving(form, id, unit);
    let taken = submit(&ctx, form).once().read(read).refused_at("amount").write(async |op, leaving| {
        moves::leave(op, &leaving).await?;
        Ok(Done::saved(format!("/lots/{id}")))
    });
    taken.await.again(async |form| lot_page::shown(&ctx, id, &form).await).await
}

/// Carries some of a lot to another place.
pub async fn carry(ctx: Ctx, Path(id): Path<LotId>, form: Form) -> Result<Response> {
    let unit = unit_of(&ctx, id).await?;
    let read = |form| forms::carrying(form, unit);
    let taken = submit(&ctx, form).once().read(read).refused_at("moved").write(async |op, (places, amount)| {
        moves::carry(op, id, places, amount).await?;
        Ok(Done::saved(format!("/lots/{id}")))
    });
    taken.await.again(async |form| lot_page::shown(&ctx, id, &form).await).await
}

/// Notes what was found of a lot.
pub async fn count(ctx: Ctx, Path(id): Path<LotId>, form: Form) -> Result<Response> {
    let unit = unit_of(&ctx, id).await?;
    let read = |form| forms::counting(form, unit);
    let taken = submit(&ctx, form).once().read(read).refused_at("found").write(async |op, (place, found)| {
        let differs = moves::count(op, id, place, found).await?;
        Ok(Done::said(format!("/lots/{id}"), if differs { Said::Saved } else { Said::NothingToDo }))
    });
    taken.await.again(async |form| lot_page::shown(&ctx, id, &form).await).await
}

/// Takes a line of a lot back.
pub async fn take_back(ctx: Ctx, Path((id, line)): Path<(LotId, MoveId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        moves::take_back(op, line).await?;
        Ok(Done::said(format!("/lots/{id}"), Said::TakenBack))
    });
    pressed.await
}

/// Takes in what was bought.
pub async fn buy(ctx: Ctx, form: Form) -> Result<Response> {
    let known = products::list(&mut *ctx.read().await?, &ctx.actor, "", false).await?;
    let unit_of = |id: ProductId| known.iter().find(|product| product.id == id).map(|product| product.unit());
    let read = |form| forms::purchase(form, unit_of);
    let taken = submit(&ctx, form).once().read(read).write(async |op, bought| {
        let lot = moves::buy(op, &bought).await?;
        Ok(Done::created(format!("/lots/{lot}")))
    });
    taken.await.again(async |form| pages::buy_form(&ctx, &form).await).await
}

/// Puts some of several lots together.
pub async fn mix(ctx: Ctx, Path(product): Path<ProductId>, form: Form) -> Result<Response> {
    let (unit, listed) = {
        let mut conn = ctx.read().await?;
        let unit = products::get(&mut conn, &ctx.actor, product).await?.unit();
        (unit, lots::list(&mut conn, &ctx.actor, Some(product), false, pages::MOST).await?)
    };
    let ids: Vec<LotId> = listed.iter().map(|lot| lot.id).collect();
    let read = |form| forms::mixing(form, unit, &ids);
    let taken = submit(&ctx, form).once().read(read).refused_at("place").write(async |op, (place, parts)| {
        let lot = moves::mix(op, &parts, place).await?;
        Ok(Done::created(format!("/lots/{lot}")))
    });
    taken.await.again(async |form| pages::mix_form(&ctx, product, &form).await).await
}

/// Adds a store place.
pub async fn add_place(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::store_place).write(async |op, (name, kind)| {
        places::insert(op, StorePlaceId::new(), &name, kind).await?;
        Ok(Done::created("/stock/lieux"))
    });
    taken.await.again(async |form| places_page::shown(&ctx, &form).await).await
}

/// Takes a store place out of use.
pub async fn archive_place(ctx: Ctx, Path(id): Path<StorePlaceId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        places::archive(op, id).await?;
        Ok(Done::said("/stock/lieux", Said::Archived))
    });
    pressed.await
}

/// Notes what an empty crate weighs.
pub async fn set_crate(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::crate_tare).write(async |op, tare| {
        settings::set_crate_tare(op, tare).await?;
        Ok(Done::saved("/stock/lieux"))
    });
    taken.await.again(async |form| places_page::shown(&ctx, &form).await).await
}

/// The lots as CSV.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let (listed, known) = {
        let mut conn = ctx.read().await?;
        let listed = lots::list(&mut conn, &ctx.actor, None, ctx.param("voir") == "tous", 10_000).await?;
        (listed, pages::units(&mut conn, &ctx.actor).await?)
    };
    let l = ctx.lang;
    let header = [texts::lot(l), texts::product(l), texts::day(l), texts::status(l), texts::from(l), texts::left(l)];
    let rows = listed.into_iter().map(|lot| {
        vec![
            lot.code,
            lot.product_name,
            lot.day.to_string(),
            texts::label(l, lot.label).to_owned(),
            lot.origin,
            known.get(&lot.product_id).map(|unit| unit.text(l, lot.left_over)).unwrap_or_default(),
        ]
    });
    Ok(export::download("lots.csv", "text/csv; charset=utf-8", export::csv(&header, rows)?))
}

/// The mass balance of a period as CSV.
pub async fn balance_csv(ctx: Ctx) -> Result<Response> {
    spreadsheet::csv(ctx.lang, "bilan", &balance_page::table_of(&ctx).await?)
}
