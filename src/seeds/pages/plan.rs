//! `/grainotheque/cultures`: what is grown for seed in a year, what may cross, and which varieties wait to be grown on.

use std::collections::HashSet;
use std::fmt::Write as _;

use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, form as frame, page_head, table, texts as ui};
use land::plan::labels::{self, Label};
use land::plan::sheet::Sheet;
use land::store::land::Land;
use land::store::{Within, beds, land as terrain};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::markup::escape;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use platform::web::respond;
use produce::model::species::VarietyId;

use crate::model::crossing::{Crossing, Grown, crossings};
use crate::model::guardian::GuardianState;
use crate::model::lot::LotState;
use crate::model::regeneration::{Regeneration, RegenerationId, RegenerationState, Want};
use crate::model::variety::SeedVariety;
use crate::store::{guardians, lots, outlooks, regenerations, varieties};
use crate::{KEEPERS, texts};

/// Varieties on the list of those that wait.
const MOST: i64 = 60;

/// The address of a year's plan.
#[must_use]
pub fn address(year: i64) -> String {
    format!("/grainotheque/cultures?annee={year}")
}

/// The year that the address asks for: this one, or next year's once autumn has come.
fn year_of(ctx: &Ctx) -> i64 {
    let today = ctx.today();
    let usual = i64::from(today.year()) + i64::from(today.month() >= 9);
    ctx.param("annee").parse().ok().filter(|year| (1990..=2200).contains(year)).unwrap_or(usual)
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, None, &Form::default()).await
}

/// The page with what was typed about one of its lines.
pub async fn shown(ctx: &Ctx, about: Option<RegenerationId>, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let year = match about {
        Some(id) => regenerations::get(&mut conn, &ctx.actor, id).await?.year,
        None => year_of(ctx),
    };
    let lines = regenerations::of_year(&mut conn, &ctx.actor, year).await?;
    let grown = regenerations::grown_in(&mut conn, year, i64::from(ctx.today().year())).await?;
    let outlines = terrain::outlines(&mut conn, &ctx.actor, ctx.today()).await?;
    let waiting = outlooks::wanting(&mut conn, ctx.today(), i64::from(ctx.today().year()), MOST).await?;
    drop(conn);
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    Ok(form_page(ctx, form, Head::new(texts::plan(l)), || {
        let near = crossings(&grown);
        let empty_form = Form::default();
        let rows = lines
            .iter()
            .map(|line| row(l, line, &near, keeper, if about == Some(line.id) { form } else { &empty_form }))
            .collect::<Vec<_>>();
        let told: Vec<_> = near.iter().map(|pair| view! { <li>{crossing_words(l, pair)}</li> }).collect();
        let drawing = drawn(l, &outlines, &grown, &near);
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::with_actions(
                format!("{} {year}", texts::plan(l)),
                texts::plan_lead(l),
                vec![
                    button::link(address(year - 1), "chevron-left", texts::year_before(l)),
                    button::link(address(year + 1), "chevron-right", texts::year_after(l)),
                ],
            )}
            {frame::summary(l, form)}
            {if rows.is_empty() { empty::view("sprout", texts::plan_nothing(l)) } else {
                let columns =
                    [texts::variety(l), texts::sow_from(l), texts::where_label(l), texts::plants_kept(l), texts::state(l), texts::todo(l)];
                table::view(texts::plan(l), columns, rows)
            }}
            {(!grown.is_empty()).then(|| view! {
                <section>
                    <h2>{texts::may_cross(l)}</h2>
                    {if told.is_empty() {
                        view! { <p class="badges">{badge::good(texts::no_crossing(l))}</p> }.into_any()
                    } else {
                        view! { <ul class="crossings">{told}</ul> }.into_any()
                    }}
                    <figure class="plan-frame crossing-map" inner_html=drawing></figure>
                </section>
            })}
            <section>
                <h2>{texts::wants_growing(l)}</h2>
                {waiting_list(l, year, &waiting, keeper)}
            </section>
        }
    }))
}

/// A pair that may cross, in words.
fn crossing_words(l: Lang, pair: &Crossing<'_>) -> String {
    texts::crossing(l, &pair.one.name, &pair.other.name, pair.metres, pair.needed)
}

fn waiting_list(l: Lang, year: i64, waiting: &[(SeedVariety, Want)], keeper: bool) -> AnyView {
    if waiting.is_empty() {
        return view! { <p class="soft">{texts::nothing_wants(l)}</p> }.into_any();
    }
    let rows = waiting
        .iter()
        .map(|(variety, want)| {
            let why = match want {
                Want::NothingLeft => badge::bad(texts::want(l, *want)),
                Want::Ages | Want::Little => badge::warm(texts::want(l, *want)),
            };
            let plan = keeper.then(|| {
                let href = format!("/grainotheque/cultures/nouvelle?variete={}&annee={year}", variety.id);
                view! { <a href=href>{texts::plan_it(l)}</a> }
            });
            vec![
                view! { <a href=format!("/grainotheque/varietes/{}", variety.id)>{variety.details.name.clone()}</a> }.into_any(),
                variety.species_name.clone().into_any(),
                why,
                plan.into_any(),
            ]
        })
        .collect();
    table::view(texts::wants_growing(l), [texts::variety(l), texts::species(l), texts::why(l), texts::todo(l)], rows)
}

fn row(l: Lang, line: &Regeneration, near: &[Crossing<'_>], keeper: bool, form: &Form) -> Vec<AnyView> {
    let place = match (&line.plot, &line.bed, &line.guardian) {
        (Some(plot), Some(bed), _) => format!("{plot}, {bed}"),
        (Some(plot), None, _) => plot.clone(),
        // Who keeps a variety is for those who write to them.
        (None, _, Some(name)) if keeper => texts::garden_of(l, name),
        (None, _, Some(_)) => texts::a_guardians_garden(l).to_owned(),
        (None, _, None) => texts::nowhere_yet(l).to_owned(),
    };
    let crosses = near.iter().any(|pair| [pair.one, pair.other].iter().any(|one| one.variety == line.variety_id));
    let few = line.plants.zip(line.plants_wanted).filter(|(plants, wanted)| plants < wanted);
    let plants = match (few, line.plants) {
        (Some((plants, wanted)), _) => badge::warm(texts::of_plants_wanted(l, plants, wanted)),
        (None, Some(plants)) => plants.into_any(),
        (None, None) => "".into_any(),
    };
    let state = texts::plan_state(l, line.state);
    let state = if line.state == RegenerationState::Harvested { badge::good(state) } else { badge::plain(state) };
    let harvest = line.harvest_id.map(|lot| view! { " " <a href=format!("/grainotheque/lots/{lot}")>{texts::lot(l)}</a> });
    vec![
        view! {
            <a href=format!("/grainotheque/varietes/{}", line.variety_id)>{line.variety.clone()}</a>
            " "
            <small>{line.species.clone()}</small>
        }
        .into_any(),
        line.lot_id
            .zip(line.lot_code.clone())
            .map(|(lot, code)| view! { <a class="lot-code" href=format!("/grainotheque/lots/{lot}")>{code}</a> })
            .into_any(),
        view! { {place} " " {crosses.then(|| badge::bad(texts::may_cross(l)))} }.into_any(),
        plants,
        view! { {state} {harvest} }.into_any(),
        keeper.then(|| deeds(l, line, form)).into_any(),
    ]
}

/// What a keeper does with a line of the plan.
fn deeds(l: Lang, line: &Regeneration, form: &Form) -> Option<AnyView> {
    let base = format!("/grainotheque/cultures/{}", line.id);
    let version = || frame::hidden("version", line.version.to_string());
    let sow = (line.state == RegenerationState::Planned).then(|| {
        let amount = line.lot_id.map(|_| {
            field(l, form, "amount", texts::amount(l)).among(&line.id.to_string()).hint(texts::sow_amount_hint(l)).number()
        });
        // Asked for only where it is needed.
        let needed = form.error("derogation").is_some() || !form.value("derogation").is_empty();
        let derogation = needed.then(|| field(l, form, "derogation", texts::derogation(l)).among(&line.id.to_string()).text());
        let fields = view! {
            <form method="post" action=format!("{base}/semer") class="form" novalidate>
                {frame::token()}
                {version()}
                {amount}
                {derogation}
                <div class="buttons">{button::submit(texts::plan_sow(l))}</div>
            </form>
        };
        let what = if line.lot_id.is_some() { texts::plan_sow_what(l) } else { texts::plan_sow_nothing(l) };
        dialog::opened(!form.errors().is_empty(), "sprout", texts::plan_sow(l), what, fields.into_any())
    });
    let open = matches!(line.state, RegenerationState::Planned | RegenerationState::Sown);
    open.then(|| {
        let harvest = format!("/grainotheque/lots/nouveau?variete={}&culture={}", line.variety_id, line.id);
        let give_up = view! {
            <form method="post" action=format!("{base}/abandonner")>
                {version()} {button::danger(texts::plan_give_up(l))}
            </form>
        };
        view! {
            <div class="actions">
                {sow}
                {button::link(harvest, "package-open", texts::plan_harvest(l))}
                {dialog::confirm("circle-x", texts::plan_give_up(l), texts::plan_give_up_what(l), give_up.into_any())}
            </div>
        }
        .into_any()
    })
}

/// The plots of the year with what flowers on them, and a line between those that may cross.
fn drawn(l: Lang, outlines: &Land, grown: &[Grown], near: &[Crossing<'_>]) -> String {
    let used: HashSet<_> = grown.iter().map(|one| one.plot).collect();
    let plots: Vec<_> = outlines.plots.iter().filter(|plot| used.contains(&plot.id)).collect();
    let Some(sheet) = Sheet::around(plots.iter().map(|plot| plot.details.shape.bounds())) else {
        return String::new();
    };
    let mut svg = sheet.open(texts::crossing_map(l));
    for plot in &plots {
        let class = land::plan::kind_class(plot.details.kind);
        let _ = write!(svg, "<path class=\"plot {class}\" d=\"{}\"/>", sheet.path(&plot.details.shape));
    }
    for one in grown {
        let at = sheet.place(one.place);
        let words = escape(&one.name);
        let _ =
            write!(svg, "<g class=\"tree\"><title>{words}</title><circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"6\"/></g>", at.x, at.y);
    }
    for pair in near {
        let (from, to) = (sheet.place(pair.one.place), sheet.place(pair.other.place));
        let words = escape(&crossing_words(l, pair));
        let _ = write!(
            svg,
            "<g class=\"crossing\"><title>{words}</title><path d=\"M{:.1} {:.1}L{:.1} {:.1}\"/></g>",
            from.x, from.y, to.x, to.y
        );
    }
    let wanted: Vec<Label> =
        grown.iter().map(|one| Label { at: sheet.place(one.place), lines: vec![one.name.clone()], weight: 1 }).collect();
    labels::draw(&mut svg, &wanted, sheet.height());
    sheet.close(&mut svg, l);
    svg
}

/// `/grainotheque/cultures/nouvelle`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let mut form = Form::default();
    form.set("year", year_of(&ctx).to_string());
    let Ok(variety) = ctx.param("variete").parse::<VarietyId>() else {
        return Ok(respond::to("/grainotheque/cultures"));
    };
    new_form(&ctx, variety, &form).await
}

/// The form of a new line with what was typed.
pub async fn new_form(ctx: &Ctx, id: VarietyId, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    let mut conn = ctx.read().await?;
    let variety = varieties::get(&mut conn, id).await?;
    let own = lots::of_variety(&mut conn, &ctx.actor, id).await?;
    let outlines = terrain::outlines(&mut conn, &ctx.actor, ctx.today()).await?;
    let all_beds = beds::list(&mut conn, &ctx.actor, Within::Everywhere, false).await?;
    let keepers = guardians::list(&mut conn, &ctx.actor, Some(id)).await?;
    drop(conn);
    let sown_from = std::iter::once((String::new(), "—".to_owned()))
        .chain(
            own.iter()
                .filter(|lot| lot.state == LotState::Stored)
                .map(|lot| (lot.id.to_string(), format!("{} · {}", lot.code, lot.details.year))),
        )
        .collect();
    let mut places = vec![(String::new(), texts::nowhere_yet(l).to_owned())];
    let active = keepers.iter().filter(|guardian| guardian.state == GuardianState::Active);
    places.extend(active.map(|guardian| (format!("guardian:{}", guardian.id), texts::garden_of(l, &guardian.name))));
    for plot in &outlines.plots {
        places.push((format!("plot:{}", plot.id), plot.details.name.clone()));
        let inside = all_beds.iter().filter(|bed| bed.plot == plot.id);
        places.extend(
            inside.map(|bed| (format!("plot:{}:{}", plot.id, bed.id), format!("{} · {}", plot.details.name, bed.details.code))),
        );
    }
    Ok(form_page(ctx, form, Head::new(texts::plan_one(l)), || {
        let wanted = variety.facts.plants.map(|plants| texts::from_plants(l, plants)).unwrap_or_default();
        let fields = view! {
            {frame::hidden("variete", id.to_string())}
            {field(l, form, "year", texts::season_year(l)).required().hint(texts::plan_year_hint(l)).digits()}
            {field(l, form, "lot", texts::sow_from(l)).select(sown_from)}
            {field(l, form, "place", texts::where_label(l)).select(places)}
            {field(l, form, "plants", texts::plants_kept(l)).hint(wanted).digits()}
            {field(l, form, "note", texts::note(l)).text()}
        };
        let back = address(form.value("year").parse().unwrap_or_else(|_| year_of(ctx)));
        let buttons = view! { {button::submit(texts::plan_it(l))} <a class="button" href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(texts::plan_one(l), format!("{} · {}", variety.details.name, variety.species_name))}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}
