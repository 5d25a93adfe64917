//! Weighing in the field, and taking a weighing back.

use axum::extract::Path;
use axum::response::Response;
use chrono::Duration;

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::forms::{self, AtTheScale};
use crate::model::lot::HarvestKey;
use crate::model::product::{Product, ProductId};
use crate::model::stock::MoveId;
use crate::pages::weigh;
use crate::store::moves::{self, Weighing};
use crate::store::{products, settings, species};
use crate::texts;

/// How long a device may keep a weighing before its own clock is not believed.
const KEPT: Duration = Duration::days(7);

/// Puts a harvest on the scale.
pub async fn weigh(ctx: Ctx, Path(id): Path<ProductId>, form: Form) -> Result<Response> {
    let (product, tare, usual) = {
        let mut conn = ctx.read().await?;
        let product = products::get(&mut conn, &ctx.actor, id).await?;
        (product, settings::crate_tare(&mut conn).await?, moves::usual(&mut conn, id, ctx.now()).await?)
    };
    let unit = product.unit();
    let read = |form: Form| {
        let typed = form.clone();
        let read = forms::at_the_scale(form, unit, tare, ctx.today())?;
        match usual.filter(|usual| !read.sure && read.amount.0 > usual.0.saturating_mul(3)) {
            Some(usual) => Err(asked_once(&ctx, typed, &product, usual)),
            None => Ok(read),
        }
    };
    let taken = submit(&ctx, form).once().read(read).refused_at("weight").write(async |op, read| {
        let made = put(op, &product, &read).await?;
        Ok(Done::to(format!("/recolte?fait={made}")))
    });
    taken.await.again(async |form| weigh::shown(&ctx, &product, &form).await).await
}

/// The form once more, where what was typed is far above the usual: sent again unchanged, it is taken.
fn asked_once(ctx: &Ctx, mut form: Form, product: &Product, usual: crate::model::amount::Amount) -> platform::error::AppError {
    let usual = product.unit().text(ctx.lang, usual);
    let typed = form.value("weight").to_owned();
    form.set("sure", typed);
    form.refuse("weight", Message::new(move |l| texts::much_more(l, &usual)))
}

async fn put(op: &mut platform::op::Op<'_>, product: &Product, read: &AtTheScale) -> Result<MoveId> {
    let variety = match product.details.species.filter(|_| !read.variety.is_empty()) {
        Some(of) => Some(species::variety(op, of, &read.variety).await?),
        None => None,
    };
    let happened_at = read.weighed_at.filter(|at| *at <= op.now && *at > op.now - KEPT).unwrap_or(op.now);
    let key = HarvestKey {
        product: product.id,
        variety,
        source: read.source,
        day: happened_at.with_timezone(&op.zone).date_naive(),
        sown_on: read.sown_on,
    };
    let weighing = Weighing { client: read.client, key, amount: read.amount, place: read.place, happened_at };
    moves::weigh(op, &weighing).await
}

/// Takes a weighing back.
pub async fn take_back(ctx: Ctx, Path(id): Path<MoveId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        moves::take_back(op, id).await?;
        Ok(Done::said("/recolte", Said::Removed))
    });
    pressed.await
}
