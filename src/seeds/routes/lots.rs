//! What keepers do with lots: take in, change, give, count, weigh, test, number packets.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::export;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::respond;
use platform::web::submit::{Done, submit};
use produce::model::species::VarietyId;

use crate::model::lot::{GerminationId, PacketRunId, SeedLotId, SeedMoveId};
use crate::model::quantity::{SeedAmount, Unit};
use crate::model::regeneration::RegenerationId;
use crate::pages::parts::months;
use crate::pages::{deposits, lot as page, lot_form, tray};
use crate::print::{self, Correction};
use crate::refusal::Refusal;
use crate::store::printers::{self, PrinterId};
use crate::store::{germination, lots, moves, packets, promises, regenerations, varieties};
use crate::{KEEPERS, forms};

/// Where the variety of a new lot is chosen.
const VARIETIES: &str = "/grainotheque/varietes";

fn address(id: SeedLotId) -> String {
    format!("/grainotheque/lots/{id}")
}

/// Takes a lot in.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let Ok(variety) = form.value("variete").parse::<VarietyId>() else {
        return Ok(respond::to(VARIETIES));
    };
    let culture: Option<RegenerationId> = form.value("culture").parse().ok();
    let taken = submit(&ctx, form).once().read(|form| forms::new_lot(form, variety)).write(async |op, new| {
        let id = lots::create(op, &new).await?;
        if let Some(culture) = culture {
            regenerations::harvested(op, culture, id).await?;
        }
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| lot_form::new_form(&ctx, variety, &form).await).await
}

/// Changes what can change of a lot.
pub async fn update(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let version = form.version();
    let lot = lots::get(&mut *ctx.read().await?, id).await?;
    let taken = submit(&ctx, form).read(|form| forms::lot(form, &lot)).write(async |op, details| {
        lots::update(op, id, version, &details).await?;
        Ok(Done::saved(address(id)))
    });
    let kept = async || Ok(forms::lot_filled(&lots::get(&mut *ctx.read().await?, id).await?));
    taken.await.beside(kept).await.again(async |form| Ok(lot_form::edit_form(&ctx, id, &form))).await
}

/// Notes that seed leaves a lot.
pub async fn leave(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let lot = lots::get(&mut *ctx.read().await?, id).await?;
    let taken =
        submit(&ctx, form).once().read(|form| forms::leaving(form, &lot)).refused_at("amount").write(async |op, leaving| {
            moves::leave(op, &leaving).await?;
            Ok(Done::saved(address(id)))
        });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// Notes what was found of a lot.
pub async fn count(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let lot = lots::get(&mut *ctx.read().await?, id).await?;
    let taken =
        submit(&ctx, form).once().read(|form| forms::counted(form, lot.unit)).refused_at("found").write(async |op, found| {
            moves::count(op, id, found).await?;
            Ok(Done::saved(address(id)))
        });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// Notes a sample.
pub async fn sample(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::sample).write(async |op, sample| {
        lots::sample(op, id, sample).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// Takes a part of a lot out as a lot of its own.
pub async fn split(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let lot = lots::get(&mut *ctx.read().await?, id).await?;
    let read = |form| forms::part(form, lot.unit);
    let taken = submit(&ctx, form).once().read(read).refused_at("part").write(async |op, (part, place): (SeedAmount, String)| {
        let new = moves::split(op, id, part, &place).await?;
        Ok(Done::created(address(new)))
    });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// Closes a lot.
pub async fn close(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        lots::close(op, id).await?;
        Ok(Done::saved(address(id)))
    });
    pressed.await
}

/// Takes a line of the ledger back.
pub async fn take_back(ctx: Ctx, Path((id, line)): Path<(SeedLotId, SeedMoveId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        moves::take_back(op, id, line).await?;
        Ok(Done::saved(address(id)))
    });
    pressed.await
}

/// Sows a germination test.
pub async fn start_test(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::test).refused_at("sown").write(async |op, (sown, note): (i64, String)| {
        let test = germination::start(op, id, sown, &note).await?;
        Ok(Done::created(format!("/grainotheque/tests/{test}")))
    });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// Notes what has come up.
pub async fn count_test(ctx: Ctx, Path(id): Path<GerminationId>, form: Form) -> Result<Response> {
    let test = germination::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let read = |form| forms::germinated(form, test.germinated..test.sown);
    let taken = submit(&ctx, form).once().read(read).refused_at("germinated").write(async |op, more| {
        germination::count(op, id, more).await?;
        Ok(Done::saved(format!("/grainotheque/tests/{id}")))
    });
    taken.await.again(async |form| tray::shown(&ctx, id, &form).await).await
}

/// Takes the last count of a test back.
pub async fn take_back_count(ctx: Ctx, Path(id): Path<GerminationId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        germination::take_back_count(op, id).await?;
        Ok(Done::saved(format!("/grainotheque/tests/{id}")))
    });
    pressed.await
}

/// Closes a test.
pub async fn close_test(ctx: Ctx, Path(id): Path<GerminationId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        germination::close(op, id).await?;
        Ok(Done::saved(format!("/grainotheque/tests/{id}")))
    });
    pressed.await
}

/// Numbers packets.
pub async fn number(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::run).refused_at("packets").write(async |op, count| {
        packets::number(op, id, count).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| page::shown(&ctx, id, &form).await).await
}

/// What the printer that the address names is off by; nothing where it names none.
async fn correction(ctx: &Ctx) -> Result<Correction> {
    match ctx.param("imprimante").parse::<PrinterId>() {
        Ok(id) => Ok(printers::get(&mut *ctx.read().await?, id).await?.correction()),
        Err(_) => Ok(Correction::default()),
    }
}

/// The labels of a run.
pub async fn labels(ctx: Ctx, Path(id): Path<PacketRunId>) -> Result<Response> {
    ctx.actor.require(KEEPERS)?;
    let mut conn = ctx.read().await?;
    let run = packets::get(&mut conn, id).await?;
    let lot = lots::get(&mut conn, run.lot_id).await?;
    let variety = varieties::get(&mut conn, lot.variety).await?;
    drop(conn);
    let address = ctx.absolute(&format!("/sachet/{}", lot.code));
    let sow = months(ctx.lang, variety.facts.sow);
    let ecopole = ctx.ecopole.name.as_str();
    let numbers = run.numbers();
    let shown = print::Packets { variety: &variety, lot: &lot, numbers, address: &address, ecopole, sow: &sow };
    // A sheet that begins at the wrong place is wasted: what is no place of it is asked about.
    let asked = ctx.param("depuis");
    let place = if asked.is_empty() { Some(1) } else { asked.parse::<i64>().ok() };
    let start = place.filter(|place| (1..=print::SIXTY_FIVE.labels()).contains(place)).ok_or(Refusal::LabelOutside)? - 1;
    let sheet = print::labels(&shown, start, correction(&ctx).await?, ctx.lang)?;
    Ok(export::download("sachets.pdf", "application/pdf", sheet))
}

/// The edges of all labels, to find what the printer is off by.
pub async fn test_page(ctx: Ctx) -> Result<Response> {
    ctx.actor.require(KEEPERS)?;
    Ok(export::download("essai.pdf", "application/pdf", print::test_page(correction(&ctx).await?, ctx.lang)?))
}

/// Takes what a resident brought into the exchange.
pub async fn accept(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::checked).write(async |op, (found, promise)| {
        lots::accept(op, id, &found).await?;
        if let Some(promise) = promise {
            let per_kg = varieties::get(op.tx, found.variety).await?.facts.seeds_per_kg;
            promises::returned(op, promise, id, seeds_of(&found, per_kg)).await?;
        }
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| deposits::check_form(&ctx, id, &form).await).await
}

/// How many seeds came back: of what is weighed, as many as its species has to a kilogram.
fn seeds_of(found: &lots::Checked, per_kg: Option<i64>) -> i64 {
    match found.unit {
        Unit::Seeds => found.amount.0,
        Unit::Milligrams => found.amount.0.saturating_mul(per_kg.unwrap_or(100_000)).div_euclid(1_000_000).max(1),
    }
}

/// Turns away what a resident brought.
pub async fn decline(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        lots::decline(op, id).await?;
        Ok(Done::saved("/grainotheque?etat=apports"))
    });
    pressed.await
}
