//! The plan editor's server side: from metres back to degrees, and through the same store functions as the forms.

use geo::Coord;
use leptos::prelude::{ServerFnError, use_context};

use islands::plan_draft::{Draft, DraftPlot, DraftPoint, Place, Split};
use islands::plan_editor::Saved;
use platform::auth::actor::LAND_KEEPERS;
use platform::db::{Lockable, Tx, lock_land, lock_row};
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::place::Place as Lies;
use platform::web::context::Ctx;

use super::geometry::frame::Frame;
use super::geometry::split::{self, Layout};
use super::geometry::{Shape, Spot};
use super::model::{PlotDetails, PlotId, PlotKind, PointDetails, PointId, PointKind, SiteId};
use super::store::{beds, land::Land, plots, points};
use super::texts;
use crate::refusal::Refusal;

/// Where metres are counted from: the middle of what is drawn on the terrain, else of everything, else where the ecopole lies, else
/// somewhere in the country.
#[must_use]
pub fn origin(site: &Land, everything: &Land, place: Option<Lies>) -> Place {
    let middle = |land: &Land| {
        let shapes: Vec<Coord<f64>> = land.plots.iter().map(|plot| plot.details.shape.middle()).collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of plots")]
        let n = shapes.len() as f64;
        (!shapes.is_empty())
            .then(|| Coord { x: shapes.iter().map(|c| c.x).sum::<f64>() / n, y: shapes.iter().map(|c| c.y).sum::<f64>() / n })
    };
    let lies = place.map(|place| Coord { x: place.longitude, y: place.latitude });
    let at = middle(site).or_else(|| middle(everything)).or(lies).unwrap_or(Coord { x: 2.8, y: 50.43 });
    [(at.x * 1e4).round() / 1e4, (at.y * 1e4).round() / 1e4]
}

/// The drawing board of a terrain.
#[must_use]
pub fn draft(land: &Land, origin: Place) -> Draft {
    let frame = Frame::around(Coord { x: origin[0], y: origin[1] });
    let flat = |c: &Coord<f64>| {
        let flat = frame.flat(*c);
        [flat.x, flat.y]
    };
    let ring = |shape: &Shape| {
        shape.rings().next().map(|ring| ring[..ring.len() - 1].iter().map(flat).collect::<Vec<Place>>()).unwrap_or_default()
    };
    let plots = land.plots.iter().map(|plot| DraftPlot {
        id: plot.id.to_string(),
        version: plot.version,
        name: plot.details.name.clone(),
        kind: plot.details.kind.word().to_owned(),
        ring: ring(&plot.details.shape),
        beds: land.beds.iter().filter(|bed| bed.plot == plot.id).filter_map(|bed| bed.details.shape.as_ref()).map(ring).collect(),
        split: None,
        locked: plot.details.shape.rings().count() > 1,
    });
    let points = land.points.iter().map(|point| DraftPoint {
        id: point.id.to_string(),
        version: point.version,
        kind: point.details.kind.word().to_owned(),
        name: point.details.name.clone(),
        at: flat(&Coord { x: point.details.spot.lon(), y: point.details.spot.lat() }),
    });
    Draft { plots: plots.collect(), points: points.collect() }
}

fn context() -> Result<Ctx> {
    use_context::<Ctx>().ok_or_else(|| AppError::internal("a server function without context"))
}

/// The frame that the page was drawn in.
fn frame_of(origin: Place) -> Result<Frame> {
    let spot = Spot::new(origin[0], origin[1]).map_err(|fault| AppError::Conflict(fault.message()))?;
    Ok(Frame::around(Coord { x: spot.lon(), y: spot.lat() }))
}

/// Saves what changed, in one transaction.
///
/// # Errors
/// Only when the program itself fails; what cannot be is told in the outcome.
pub async fn save(site: String, origin: Place, changed: Draft) -> Result<Saved, ServerFnError> {
    let outcome = async {
        let ctx = context()?;
        let lang = ctx.lang;
        let saved = try_save(&ctx, site.parse().map_err(|_| AppError::NotFound)?, origin, &changed).await;
        told(saved.map(|()| Saved::Done), |message| Saved::Refused(message.text(lang)))
    };
    outcome.await.map_err(logged)
}

/// Turns what a person can mend into an outcome.
fn told<T>(result: Result<T>, refuse: impl Fn(Message) -> T) -> Result<T> {
    result.or_else(|error| error.refusal().map(refuse))
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function of map_err")]
fn logged(error: AppError) -> ServerFnError {
    tracing::error!(%error, "server function failed");
    ServerFnError::new("unavailable")
}

async fn try_save(ctx: &Ctx, site: SiteId, origin: Place, changed: &Draft) -> Result<()> {
    ctx.actor.require(LAND_KEEPERS)?;
    let frame = frame_of(origin)?;
    let mut tx = ctx.write().await?;
    lock_land(&mut tx).await?;
    lock_row(&mut tx, Lockable::Site, site.uuid()).await?;
    // Existing plots first: two that change places would else be in each other's way more often than need be.
    for plot in
        changed.plots.iter().filter(|plot| !plot.id.is_empty()).chain(changed.plots.iter().filter(|plot| plot.id.is_empty()))
    {
        save_plot(ctx, &mut tx, site, plot, &frame).await?;
    }
    for point in &changed.points {
        save_point(ctx, &mut tx, site, point, &frame).await?;
    }
    tx.commit().await
}

fn spot(place: Place, frame: &Frame) -> Result<Spot> {
    let round = frame.round(Coord { x: place[0], y: place[1] });
    Spot::new(round.x, round.y).map_err(|fault| AppError::Conflict(fault.message()))
}

fn shape(ring: &[Place], frame: &Frame) -> Result<Shape> {
    let ring = ring.iter().map(|place| spot(*place, frame)).collect::<Result<Vec<_>>>()?;
    Shape::new(&[ring]).map_err(|fault| AppError::Conflict(fault.message()))
}

fn name(text: &str, max: usize, required: bool) -> Result<String> {
    let name = text.trim();
    if (required && name.is_empty()) || name.chars().count() > max || name.chars().any(char::is_control) {
        return Err(Refusal::ImportNoName.into());
    }
    Ok(name.to_owned())
}

fn unknown_kind() -> AppError {
    Refusal::UnknownKind.into()
}

async fn save_plot(ctx: &Ctx, tx: &mut Tx, site: SiteId, plot: &DraftPlot, frame: &Frame) -> Result<()> {
    let kind = PlotKind::from_word(&plot.kind).ok_or_else(unknown_kind)?;
    let (name, drawn) = (name(&plot.name, 120, true)?, shape(&plot.ring, frame)?);
    let id = if plot.id.is_empty() {
        let details = PlotDetails { site, name, kind, shape: drawn.clone(), soil_note: String::new() };
        plots::create(&mut ctx.op(tx), &details).await?
    } else {
        let id: PlotId = plot.id.parse().map_err(|_| AppError::NotFound)?;
        let present = plots::get(tx, &ctx.actor, id, ctx.today()).await?;
        if present.details.site != site {
            return Err(AppError::NotFound);
        }
        let details = PlotDetails { name, kind, shape: drawn.clone(), ..present.details };
        plots::update(&mut ctx.op(tx), id, plot.version, &details).await?;
        id
    };
    if let Some(split) = &plot.split {
        let strips = strips(&drawn, split).map_err(AppError::Conflict)?;
        beds::lay_out(&mut ctx.op(tx), id, "P", split.width_cm, strips).await?;
    }
    Ok(())
}

async fn save_point(ctx: &Ctx, tx: &mut Tx, site: SiteId, point: &DraftPoint, frame: &Frame) -> Result<()> {
    let kind = PointKind::from_word(&point.kind).ok_or_else(unknown_kind)?;
    let details = PointDetails { kind, name: name(&point.name, 80, false)?, spot: spot(point.at, frame)? };
    if point.id.is_empty() {
        points::create(&mut ctx.op(tx), site, &details).await?;
    } else {
        let id: PointId = point.id.parse().map_err(|_| AppError::NotFound)?;
        if points::get(tx, &ctx.actor, id).await?.site != site {
            return Err(AppError::NotFound);
        }
        points::update(&mut ctx.op(tx), id, point.version, &details).await?;
    }
    Ok(())
}

fn strips(shape: &Shape, split: &Split) -> Result<Vec<split::Strip>, Message> {
    let possible =
        (1..=200).contains(&split.beds) && (10..=1000).contains(&split.width_cm) && (0..=1000).contains(&split.path_cm);
    if !possible {
        return Err(Message::new(|l| platform::web::texts::not_between(l, 1, 200)));
    }
    let layout = Layout { beds: split.beds, width_cm: split.width_cm, path_cm: split.path_cm, orientation: None };
    split::split(shape, layout).map_err(|split::DoesNotFit(fitting)| Message::new(move |l| texts::beds_do_not_fit(l, fitting)))
}

/// Shows what a split would make.
///
/// # Errors
/// Only when the program itself fails.
pub async fn try_split(origin: Place, ring: Vec<Place>, split: Split) -> Result<Result<Vec<Vec<Place>>, String>, ServerFnError> {
    let outcome = async {
        let ctx = context()?;
        ctx.actor.require(LAND_KEEPERS)?;
        let frame = frame_of(origin)?;
        let laid = shape(&ring, &frame).and_then(|shape| strips(&shape, &split).map_err(AppError::Conflict));
        let outlines = laid.map(|strips| {
            let outline = |strip: &split::Strip| {
                let ring = strip.shape.rings().next().unwrap_or_default();
                ring[..ring.len().saturating_sub(1)]
                    .iter()
                    .map(|c| {
                        let flat = frame.flat(*c);
                        [flat.x, flat.y]
                    })
                    .collect::<Vec<Place>>()
            };
            Ok(strips.iter().map(outline).collect())
        });
        told(outlines, |message| Err(message.text(ctx.lang)))
    };
    outcome.await.map_err(logged)
}
