//! `/grainotheque/fetes`: seed days: packets given at a table by touch or by their code, also without a network, and one page of results.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use std::collections::HashMap;

use ::ui::field::field;
use ::ui::{badge, button, camera, dialog, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::search;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::species::VarietyId;

use crate::model::giving::blocks;
use crate::model::lot::{SeedDayId, SeedLot};
use crate::model::variety::SeedVariety;
use crate::store::days::{self, Given, SeedDay};
use crate::store::lots::Which;
use crate::store::numbers::FEW;
use crate::store::{lots, varieties};
use crate::{KEEPERS, texts};

/// The days.
pub async fn list(ctx: Ctx) -> Result<Response> {
    list_form(&ctx, &Form::default()).await
}

/// The days with what was typed for a new one.
pub async fn list_form(ctx: &Ctx, form: &Form) -> Result<Response> {
    let found = days::list(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::seed_days(l)), || {
        let rows: Vec<_> = found
            .iter()
            .map(|day| {
                let state = if day.closed_at.is_some() { badge::plain(texts::closed(l)) } else { badge::good(texts::open(l)) };
                vec![
                    view! { <a href=format!("/grainotheque/fetes/{}", day.id)>{day.title.clone()}</a> }.into_any(),
                    format::date(l, day.day).into_any(),
                    state,
                ]
            })
            .collect();
        let fields = view! {
            {field(l, form, "title", texts::name(l)).required().text()}
            {field(l, form, "day", texts::day(l)).required().date()}
        };
        let keeper = ctx.actor.roles.any_of(KEEPERS);
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::seed_days(l), texts::seed_days_lead(l))}
            {if rows.is_empty() { empty::view("calendar-days", texts::no_day(l)) } else {
                table::view(texts::seed_days(l), [texts::name(l), texts::day(l), texts::state(l)], rows)
            }}
            {keeper.then(|| view! {
                <h2>{texts::new_day(l)}</h2>
                {frame::frame(l, form, fields.into_any(), button::submit(ui::save(l)))}
            })}
        }
    }))
}

/// What lies on the table: the lot that each variety is given from, oldest first.
fn on_the_table(all: &[SeedVariety], lots: Vec<SeedLot>, today: chrono::NaiveDate) -> Vec<(SeedVariety, SeedLot)> {
    let known: HashMap<VarietyId, &SeedVariety> = all.iter().map(|variety| (variety.id, variety)).collect();
    let mut table: Vec<(SeedVariety, SeedLot)> = Vec::new();
    for lot in lots {
        let Some(variety) = known.get(&lot.variety) else { continue };
        if blocks(variety, &lot, today).is_empty() && !table.iter().any(|(there, _)| there.id == variety.id) {
            table.push(((*variety).clone(), lot));
        }
    }
    table.sort_by_cached_key(|(variety, _)| (search::in_order(&variety.species_name), search::in_order(&variety.details.name)));
    table
}

/// One day.
pub async fn show(ctx: Ctx, Path(id): Path<SeedDayId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was refused.
pub async fn shown(ctx: &Ctx, id: SeedDayId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let day = days::get(&mut conn, &ctx.actor, id).await?;
    let given = days::given(&mut conn, &ctx.actor, id).await?;
    let communes = days::communes(&mut conn, &ctx.actor, id).await?;
    let table = if day.closed_at.is_none() {
        let all = varieties::list(&mut conn, "", 20_000).await?;
        on_the_table(&all, lots::list(&mut conn, Which::Stored, 20_000).await?, ctx.today())
    } else {
        Vec::new()
    };
    drop(conn);
    let l = ctx.lang;
    let open = day.closed_at.is_none() && ctx.actor.roles.any_of(KEEPERS);
    Ok(form_page(ctx, form, Head::new(day.title.clone()).with_script("tally.js"), || {
        let sum: i64 = given.iter().map(|one| one.packets).sum();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/grainotheque".to_owned(), texts::exchange(l).to_owned()),
                ("/grainotheque/fetes".to_owned(), texts::seed_days(l).to_owned()),
            ])}
            {page_head::simple(day.title.clone(), format!("{} · {}", format::date(l, day.day), texts::n_given(l, sum)))}
            {frame::summary(l, form)}
            {open.then(|| tally(l, &day, &table, &given))}
            {results(l, &given, &communes)}
            {open.then(|| {
                let close = button::post(format!("/grainotheque/fetes/{id}/clore"), button::submit(texts::close_day(l)));
                dialog::confirm("lock", texts::close_day(l), texts::close_day_what(l), close)
            })}
        }
    }))
}

/// A large key for each variety; one touch is one packet.
fn tally(l: Lang, day: &SeedDay, table: &[(SeedVariety, SeedLot)], given: &[Given]) -> AnyView {
    let counts: HashMap<VarietyId, i64> = given.iter().map(|one| (one.variety_id, one.packets)).collect();
    let keys: Vec<_> = table
        .iter()
        .map(|(variety, lot)| {
            let count = counts.get(&variety.id).copied().unwrap_or(0);
            view! {
                <li>
                    <form
                        method="post"
                        action=format!("/grainotheque/fetes/{}/donner", day.id)
                        class="tally-form"
                        data-code=lot.code.clone()
                    >
                        {frame::token()}
                        {frame::hidden("lot", lot.id.to_string())}
                        <button type="submit" class="tally-key">
                            <b>{variety.details.name.clone()}</b>
                            <small>{variety.species_name.clone()}</small>
                            <span class="tally-count">{count}</span>
                        </button>
                    </form>
                </li>
            }
        })
        .collect();
    view! {
        {camera::reader()}
        <div
            class="desk tally"
            data-waits=texts::waits(l)
            data-signed-out=ui::signed_out_meanwhile(l)
            data-remove=texts::remove(l)
            data-scan=texts::scan(l)
            data-stop=texts::stop_scanning(l)
            data-no-camera=texts::no_camera(l)
            data-unknown=texts::unknown_packet(l)
        >
            <div class="door-tools">
                <button type="button" class="button desk-scan" hidden>{texts::scan(l)}</button>
                <strong class="desk-said" role="status"></strong>
                <span class="badge warm tally-waiting" hidden></span>
            </div>
            <video class="door-video" hidden muted playsinline aria-label=texts::scan(l)></video>
            <div role="status"><ul class="desk-queue plain-list"></ul></div>
            {if keys.is_empty() { empty::view("sprout", texts::nothing_to_give(l)) } else {
                view! { <ul class="tally-keys">{keys}</ul> }.into_any()
            }}
        </div>
    }
    .into_any()
}

/// What was given, and to where: no commune is named to which fewer than five went.
fn results(l: Lang, given: &[Given], communes: &[(String, i64)]) -> AnyView {
    let rows = given
        .iter()
        .map(|one| vec![one.variety.clone().into_any(), one.species.clone().into_any(), one.packets.into_any()])
        .collect::<Vec<_>>();
    let shown: Vec<String> =
        communes.iter().filter(|(_, count)| *count >= FEW).map(|(name, count)| format!("{name} ({count})")).collect();
    view! {
        <section>
            <h2>{texts::results(l)}</h2>
            {if rows.is_empty() { view! { <p class="soft">{texts::nothing_given(l)}</p> }.into_any() } else {
                table::view(texts::results(l), [texts::variety(l), texts::species(l), texts::packets(l)], rows)
            }}
            {(!shown.is_empty()).then(|| view! { <p>{texts::went_to(l, shown.join(", "))}</p> })}
        </section>
    }
    .into_any()
}
