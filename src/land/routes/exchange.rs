//! Land files out and in.

use std::collections::HashMap;

use axum::extract::{Multipart, Path};
use axum::response::Response;

use kit::exchange::store::{self as staged, StagedId, StagedKind};
use kit::exchange::{columns, page as intake};
use platform::error::{AppError, Result};
use platform::export;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};
use platform::web::upload;

use crate::exchange::apply::{self, Fate};
use crate::exchange::{self, geojson, kml};
use crate::model::{PlotId, StatusLine};
use crate::pages::import as pages;
use crate::refusal::Refusal;
use crate::store::{land, plots};

async fn features(ctx: &Ctx) -> Result<Vec<serde_json::Value>> {
    let mut conn = ctx.read().await?;
    let site = ctx.param("terrain").parse().ok();
    let everything = land::load(&mut conn, &ctx.actor, site, ctx.today()).await?;
    let mut timelines: HashMap<PlotId, Vec<StatusLine>> = HashMap::new();
    for (plot, line) in plots::all_statuses(&mut conn, &ctx.actor).await? {
        timelines.entry(plot).or_default().push(line);
    }
    Ok(geojson::features(&everything, |plot| timelines.get(&plot).cloned().unwrap_or_default()))
}

/// The land as GeoJSON.
pub async fn geojson(ctx: Ctx) -> Result<Response> {
    let bytes = geojson::write(&features(&ctx).await?)?;
    Ok(export::download("archipel.geojson", "application/geo+json", bytes))
}

/// The land as KML.
pub async fn kml(ctx: Ctx) -> Result<Response> {
    let bytes = kml::write(&features(&ctx).await?)?;
    Ok(export::download("archipel.kml", "application/vnd.google-earth.kml+xml", bytes))
}

/// Takes a file in and leads to its preview; nothing is written to the land yet.
pub async fn stage(ctx: Ctx, multipart: Multipart) -> Result<Response> {
    let (form, file) = upload::read(multipart, "file", crate::IMPORT_LIMIT).await?;
    let site = form.value("site").to_owned();
    let readable = |bytes: &[u8]| exchange::parse(bytes).map(drop);
    let taken = submit(&ctx, form).read(|form| upload::required(form, "file", file, readable)).write(async |op, file| {
        let id = staged::put(op, StagedKind::Land, &file).await?;
        Ok(Done::to(preview(id, &site)))
    });
    taken.await.again(async |form| pages::upload(&ctx, &form).await).await
}

/// The preview of a kept file, for one terrain where one was chosen.
fn preview(id: StagedId, site: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("terrain", site).finish();
    format!("/terrains/import/{id}?{query}")
}

/// Reads the columns of a kept file as the form says, and the next file with the same ones too.
pub async fn choose_columns(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let typed = form.clone();
    let pressed = submit(&ctx, form).press(async |op| {
        let staged = staged::get(op.tx, op.actor, StagedKind::Land, id).await?;
        let columns = exchange::columns_of(&exchange::parse(&staged.bytes).map_err(AppError::Conflict)?);
        let mapping = intake::chosen(&typed, columns.len(), exchange::KNOWN);
        staged::choose(op.tx, op.actor, StagedKind::Land, id, &columns::word(&mapping)).await?;
        staged::remember(op.tx, StagedKind::Land, &columns, &mapping, op.now).await?;
        Ok(Done::to(preview(id, &ctx.param("terrain"))))
    });
    pressed.await
}

/// Carries an import out: all of it in one transaction.
pub async fn carry_out(ctx: Ctx, Path(id): Path<StagedId>, form: Form) -> Result<Response> {
    let all_or_none = form.value("all_or_none") == "yes";
    let pressed = submit(&ctx, form).once().press(async |op| {
        let staged = staged::take(op.tx, op.actor, StagedKind::Land, id).await?;
        let read = exchange::read(op.tx, &staged).await?;
        let rows = apply::run(op, read.features, ctx.param("terrain").parse().ok()).await?;
        let count = |wanted: fn(&Fate) -> bool| rows.iter().filter(|row| wanted(&row.fate)).count();
        let refused = count(|fate| matches!(fate, Fate::Refused(_)));
        if all_or_none && refused > 0 {
            return Err(Refusal::ImportStopped.into());
        }
        Ok(Done::imported("/terrains", count(|fate| matches!(fate, Fate::New | Fate::Update)), refused))
    });
    pressed.await
}
