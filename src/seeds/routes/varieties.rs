//! Varieties: taken in, changed; lots of one put together.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};
use produce::model::species::VarietyId;

use crate::model::lot::SeedLotId;
use crate::pages::varieties as pages;
use crate::store::{moves, varieties};
use crate::{forms, texts};

/// Takes a variety in.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let read = |form: Form| {
        let typed = form.clone();
        let (species, details) = forms::variety(form)?;
        match species {
            Some(species) => Ok((species, details)),
            None => Err(typed.refuse("species", platform::i18n::Message::new(texts::species_missing))),
        }
    };
    let taken = submit(&ctx, form).once().read(read).write(async |op, (species, details)| {
        let id = varieties::create(op, species, &details).await?;
        Ok(Done::created(format!("/grainotheque/varietes/{id}")))
    });
    taken.await.again(async |form| pages::form_of(&ctx, None, &form).await).await
}

/// Changes a variety.
pub async fn update(ctx: Ctx, Path(id): Path<VarietyId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::variety).write(async |op, (_, details)| {
        varieties::update(op, id, version, &details).await?;
        Ok(Done::saved(format!("/grainotheque/varietes/{id}")))
    });
    let kept = async || {
        let variety = varieties::get(&mut *ctx.read().await?, id).await?;
        Ok(forms::variety_filled(&variety.details, variety.version))
    };
    taken.await.beside(kept).await.again(async |form| pages::form_of(&ctx, Some(id), &form).await).await
}

/// Puts lots of a variety together.
pub async fn bulk(ctx: Ctx, Path(id): Path<VarietyId>, form: Form) -> Result<Response> {
    let chosen: Vec<SeedLotId> = form.values("lots").filter_map(|lot| lot.parse().ok()).collect();
    let taken = submit(&ctx, form).once().read(|form| form.command(Some(chosen))).write(async |op, chosen| {
        let lot = moves::bulk(op, &chosen).await?;
        Ok(Done::created(format!("/grainotheque/lots/{lot}")))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}
