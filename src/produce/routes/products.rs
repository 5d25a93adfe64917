//! Products: create, change, archive, restore, spreadsheet.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::export;
use platform::forms::Form;
use platform::quantity::Grams;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::product::{Portion, ProductId};
use crate::pages::products as pages;
use crate::store::products;
use crate::{forms, texts};

/// Adds a product.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::product).write(async |op, details| {
        let id = products::create(op, &details).await?;
        Ok(Done::created(format!("/produits/{id}")))
    });
    taken.await.again(async |form| pages::form_of(&ctx, None, &form).await).await
}

/// Changes a product.
pub async fn update(ctx: Ctx, Path(id): Path<ProductId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::product).write(async |op, details| {
        products::update(op, id, version, &details).await?;
        Ok(Done::saved(format!("/produits/{id}")))
    });
    let kept = async || {
        let product = products::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
        Ok(forms::product_filled(&product.details, product.version))
    };
    taken.await.beside(kept).await.again(async |form| pages::form_of(&ctx, Some(id), &form).await).await
}

/// Puts a product away.
pub async fn archive(ctx: Ctx, Path(id): Path<ProductId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        products::set_archived(op, id, true).await?;
        Ok(Done::said("/produits", Said::Archived).undo(format!("/produits/{id}/retablir")))
    });
    pressed.await
}

/// Brings a product back.
pub async fn restore(ctx: Ctx, Path(id): Path<ProductId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        products::set_archived(op, id, false).await?;
        Ok(Done::said(format!("/produits/{id}"), Said::Restored))
    });
    pressed.await
}

/// The list as CSV, filtered as on the page.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let archived = ctx.param("etat") == "archive";
    let found = products::list(&mut *ctx.read().await?, &ctx.actor, &ctx.param("q"), archived).await?;
    let l = ctx.lang;
    let header = [
        texts::name(l),
        texts::sold(l),
        texts::least(l),
        texts::estimated(l),
        texts::most(l),
        texts::vat(l),
        texts::category_label(l),
        texts::variety(l),
        texts::size(l),
        texts::origin(l),
        texts::allergens(l),
        texts::publish(l),
        texts::in_store(l),
        texts::promised(l),
    ];
    let rows = found.into_iter().map(|product| {
        let (unit, details) = (product.unit(), product.details);
        let portion = details.selling.portion();
        let weight = |pick: fn(Portion) -> Grams| portion.map(|portion| pick(portion).kilograms(l)).unwrap_or_default();
        vec![
            details.name,
            texts::mode(l, details.selling.mode()).to_owned(),
            weight(|portion| portion.least),
            weight(|portion| portion.estimated),
            weight(|portion| portion.most),
            details.vat.text(l),
            texts::category(l, details.category).to_owned(),
            details.variety,
            details.size,
            details.origin,
            details.allergens,
            if details.published { texts::yes(l).to_owned() } else { String::new() },
            unit.text(l, product.on_hand),
            unit.text(l, product.reserved),
        ]
    });
    Ok(export::download("produits.csv", "text/csv; charset=utf-8", export::csv(&header, rows)?))
}
