//! `/semaine/…/remplir`: a proposal for the open needs of a week; all of it, some or none is taken.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::fill::{Planner as _, Proposal, TightestFirst};
use crate::model::rules::snapshot::Snapshot;
use crate::model::shift::ShiftId;
use crate::rota::pages::board::week_of;
use crate::rota::store::snapshot::{self, Whom};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx, Path(monday): Path<String>) -> Result<Response> {
    let week = week_of(&monday)?;
    ctx.actor.require(crate::PLANNERS)?;
    let snapshot = snapshot::load(&mut *ctx.read().await?, Whom::Everybody, week, week, ctx.zone()).await?;
    let today = ctx.today();
    let shifts: Vec<ShiftId> = snapshot.shifts.values().filter(|shift| shift.slot.day >= today).map(|shift| shift.id).collect();
    // Reckoning takes a moment: not on a thread that answers others.
    let (snapshot, proposal) = tokio::task::spawn_blocking(move || {
        let proposal = TightestFirst.propose(&snapshot, &shifts);
        (snapshot, proposal)
    })
    .await
    .map_err(platform::error::AppError::internal)?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::fill(l)), || {
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/semaine/{}", week.monday()), texts::week_title(l, week.number()))])}
            {page_head::simple(texts::fill(l), texts::fill_lead(l, proposal.put.len()))}
            {if proposal.put.is_empty() {
                empty::view("wand-sparkles", if week.sunday() < today { texts::week_is_over(l) } else { texts::nothing_to_propose(l) })
            } else {
                let lines = proposed(&ctx, &snapshot, &proposal);
                view! {
                    <form method="post" class="form">
                        {frame::token()}
                        <ul class="proposal">{lines}</ul>
                        <div class="buttons">
                            {button::submit(texts::accept_chosen(l))}
                            <a href=format!("/semaine/{}", week.monday())>{ui::cancel(l)}</a>
                        </div>
                    </form>
                }.into_any()
            }}
            {unfilled(&ctx, &snapshot, &proposal)}
            {short(&ctx, &snapshot, &proposal)}
        }
    }))
}

fn shift_words(ctx: &Ctx, snapshot: &Snapshot, id: ShiftId) -> String {
    let l = ctx.lang;
    snapshot.shifts.get(&id).map_or_else(String::new, |shift| {
        let task = snapshot.task(l, shift.work.task);
        format!("{}, {} · {task}", format::day(l, shift.slot.day), texts::hours(l, shift.slot.starts, shift.slot.ends))
    })
}

fn proposed(ctx: &Ctx, snapshot: &Snapshot, proposal: &Proposal) -> Vec<AnyView> {
    let mut put = proposal.put.clone();
    put.sort_by_key(|(shift, person)| (snapshot.shifts.get(shift).map(|shift| shift.interval.starts), *shift, *person));
    put.chunk_by(|one, two| one.0 == two.0)
        .filter_map(|crew| {
            let (shift, _) = *crew.first()?;
            let people = crew.iter().map(|(_, person)| {
                let name = snapshot.workers.get(person).map(|worker| worker.name.clone()).unwrap_or_default();
                view! {
                    <label class="check">
                        <input type="checkbox" name="put" value=format!("{shift}/{person}") checked=true />
                        <span>{name}</span>
                    </label>
                }
            });
            let people = people.collect::<Vec<_>>();
            Some(
                view! {
                    <li><fieldset><legend>{shift_words(ctx, snapshot, shift)}</legend><div class="checks">{people}</div></fieldset></li>
                }
                .into_any(),
            )
        })
        .collect()
}

fn unfilled(ctx: &Ctx, snapshot: &Snapshot, proposal: &Proposal) -> Option<AnyView> {
    let l = ctx.lang;
    let lines: Vec<_> = proposal
        .unfilled
        .iter()
        .map(|open| {
            let because: Vec<String> = open
                .because
                .iter()
                .take(3)
                .map(|(rule, count)| format!("{} ({count})", texts::rules::plain_name(l, *rule)))
                .collect();
            view! {
                <li>
                    <a href=format!("/creneaux/{}", open.shift)>{shift_words(ctx, snapshot, open.shift)}</a>
                    " · " {texts::n_missing(l, open.missing)}
                    {(!because.is_empty()).then(|| view! { <small>{texts::kept_away(l, because.join(", "))}</small> })}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <h2>{texts::could_not_fill(l)}</h2><ul class="breaches">{lines}</ul> }.into_any())
}

/// Whose contract would not be filled, and by how much.
fn short(ctx: &Ctx, snapshot: &Snapshot, proposal: &Proposal) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = proposal
        .short
        .iter()
        .map(|short| {
            let name = snapshot.workers.get(&short.person).map(|worker| worker.name.clone()).unwrap_or_default();
            vec![
                view! { <a href=format!("/equipe/{}", short.person)>{name}</a> }.into_any(),
                format::duration(l, short.to_plan.0).into_any(),
                format::duration(l, short.planned.0).into_any(),
                format::duration(l, short.lacks().0).into_any(),
            ]
        })
        .collect();
    let heads = [texts::name(l), texts::to_plan(l), texts::planned(l), texts::missing(l)];
    (!rows.is_empty()).then(|| {
        view! {
            <h2>{texts::hours_missing(l)}</h2>
            <p class="hint">{texts::hours_missing_lead(l)}</p>
            {table::view(texts::hours_missing(l), heads, rows)}
        }
        .into_any()
    })
}
