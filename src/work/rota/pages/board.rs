//! `/semaine/…`: the board of a week, its needs on top, and what can be done with the week as a whole.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, icon, page_head, tabs, texts as ui};
use islands::week_board::{WeekBoard, Words};
use people::model::PersonId;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::time::Week;
use platform::web::context::{Ctx, set_cookie};
use platform::web::page::{Head, form_page};
use platform::web::respond;

use crate::model::rules::Severity;
use crate::rota::board::{self, Board, View};
use crate::rota::store::{publishing, stints};
use crate::texts;

/// `/semaine`: this week.
pub async fn today(ctx: Ctx) -> Response {
    let query = if ctx.query.is_empty() { String::new() } else { format!("?{}", ctx.query) };
    respond::to(&format!("/semaine/{}{query}", Week::of(ctx.today()).monday()))
}

/// The week an address names; any of its days will do.
///
/// # Errors
/// `NotFound` for what is no day.
pub fn week_of(text: &str) -> Result<Week> {
    text.parse::<NaiveDate>()
        .ok()
        .filter(|day| (1990..2200).contains(&chrono::Datelike::year(day)))
        .map(Week::of)
        .ok_or(AppError::NotFound)
}

/// The page.
pub async fn show(ctx: Ctx, Path(monday): Path<String>) -> Result<Response> {
    shown(&ctx, week_of(&monday)?, &Form::default()).await
}

/// The page, with what was typed to copy another week.
pub async fn shown(ctx: &Ctx, week: Week, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let board = board::load(&mut conn, ctx, week).await?;
    let last = publishing::last(&mut conn, &ctx.actor, week).await?;
    let unseen = stints::unseen(&mut conn, &ctx.actor, (ctx.today().max(week.monday()), week.plus(52).sunday())).await?;
    drop(conn);
    let view = View::from_word(&ctx.param("vue")).unwrap_or(View::People);
    let l = ctx.lang;
    let live = board.live(l, view, ctx.today());
    let compact = is_compact(ctx);
    let empty = board.snapshot.shifts.is_empty();
    let mut response =
        form_page(ctx, form, Head::new(texts::week_title(l, week.number())).wide().with_island("week-board"), || {
            let published = last.map_or_else(
                || texts::never_published(l).to_owned(),
                |at| texts::published_on(l, format::instant(l, at, ctx.zone())),
            );
            view! {
                <div class=if compact { "week compact" } else { "week" }>
                {head(ctx, (week, board.snapshot.a_week), published)}
                <div class="board-views">
                    {tabs::view(texts::board(l), vec![
                        (ctx.with_param("vue", ""), texts::by_person(l).to_owned(), view == View::People),
                        (ctx.with_param("vue", View::Sites.word()), texts::by_site(l).to_owned(), view == View::Sites),
                        (ctx.with_param("vue", View::Shifts.word()), texts::by_shift(l).to_owned(), view == View::Shifts),
                    ])}
                    <a class="density" href=ctx.with_param("serre", if compact { "non" } else { "oui" })>
                        {icon::view("rows-3")} {if compact { texts::roomy(l) } else { texts::compact(l) }}
                    </a>
                </div>
                {deeds(l, week, form, empty)}
                {if view == View::People {
                    view! {
                        <WeekBoard monday=week.monday().to_string() words=words(l)>
                            <div class="board-live" inner_html=live></div>
                        </WeekBoard>
                    }.into_any()
                } else {
                    view! { <div class="board-live" inner_html=live></div> }.into_any()
                }}
                {not_seen(l, week, &unseen)}
                {troubles(l, &board)}
                </div>
            }
        });
    if !ctx.param(COMPACT).is_empty() {
        let year = 365 * 24 * 3600;
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, COMPACT, if compact { "oui" } else { "non" }, year));
    }
    Ok(response)
}

/// The parameter and the cookie that say how close the lines of the board stand.
const COMPACT: &str = "serre";

/// As the address says; else as somebody last chose on this browser.
fn is_compact(ctx: &Ctx) -> bool {
    match ctx.param(COMPACT).as_str() {
        "" => ctx.cookie(COMPACT) == Some("oui"),
        word => word == "oui",
    }
}

/// `a` is a week A.
fn head(ctx: &Ctx, (week, a): (Week, Week), published: String) -> AnyView {
    let l = ctx.lang;
    let range = texts::week_range(l, format::day(l, week.monday()), format::date(l, week.sunday()));
    let letter = if week.is_a(a) { "A" } else { "B" };
    view! {
        {page_head::with_actions(texts::week_of_number(l, week.number(), letter), format!("{range} · {published}"), vec![
            button::link(format!("/semaine/{}", week.plus(-1).monday()), "chevron-left", texts::week_before(l)),
            button::link("/semaine", "calendar-days", texts::this_week(l)),
            button::link(format!("/semaine/{}", week.plus(1).monday()), "chevron-right", texts::week_after(l)),
            button::primary_link(format!("/creneaux/nouveau?jour={}", week.monday()), "plus", texts::new_shift(l)),
        ])}
    }
    .into_any()
}

/// Who was told of something and has not said to have seen it.
fn not_seen(l: Lang, week: Week, unseen: &[(PersonId, String, i64)]) -> Option<AnyView> {
    let names: Vec<_> = unseen
        .iter()
        .map(|(person, name, changes)| {
            view! {
                <li><a href=format!("/equipe/{person}")>{name.clone()}</a>" "<small>{texts::n_news(l, *changes)}</small></li>
            }
        })
        .collect();
    let count = names.len();
    (count > 0).then(|| {
        view! {
            <details class="history" id="pas-vu">
                <summary>{texts::not_seen(l, count)}</summary>
                <ul class="inline-list">{names}</ul>
                <p><a href=format!("/semaine/{}/a-prevenir", week.monday())>{texts::to_tell(l)}</a></p>
            </details>
        }
        .into_any()
    })
}

fn troubles(l: Lang, board: &Board) -> Option<AnyView> {
    let lines: Vec<_> = board
        .troubles()
        .into_iter()
        .map(|(name, breach)| {
            let class = if breach.severity == Severity::Refuse { "refuse" } else { "" };
            // Where a single shift is to blame, it is named and led to; else the person is.
            let at = breach.person.filter(|_| !breach.rule.is_of_a_week()).and_then(|person| board.of_day(person, breach.day));
            let (where_to, when) = match (at, breach.person) {
                (Some(shift), _) => {
                    let hours = texts::hours(l, shift.slot.starts, shift.slot.ends);
                    let when = format!("{} · {hours} · {}", format::day(l, breach.day), board.site(shift.work.site));
                    (format!("/creneaux/{}", shift.id), when)
                }
                (None, Some(person)) => (format!("/equipe/{person}"), format::day(l, breach.day)),
                (None, None) => (String::new(), format::day(l, breach.day)),
            };
            view! {
                <li class=class>
                    <strong>{name}</strong>
                    " · " {linked(where_to, when)} " · " {breach.message.text(l)} " "
                    <small>{texts::rules::source(l, &breach.source)}</small>
                </li>
            }
        })
        .collect();
    let lacking = board.lacking().into_iter().map(|(shift, breach)| {
        let hours = texts::hours(l, shift.slot.starts, shift.slot.ends);
        let what = format!("{} · {hours} · {}", format::day(l, shift.slot.day), board.site(shift.work.site));
        view! {
            <li>
                <a href=format!("/creneaux/{}", shift.id)>{what}</a>
                " · " {breach.message.text(l)} " "
                <small>{texts::rules::source(l, &breach.source)}</small>
            </li>
        }
        .into_any()
    });
    let lines: Vec<_> = lacking.chain(lines.into_iter().map(IntoAny::into_any)).collect();
    let count = lines.len();
    (count > 0).then(|| {
        view! {
            <details class="history" open=count < 12>
                <summary>{texts::n_troubles(l, count)}</summary>
                <ul class="breaches">{lines}</ul>
            </details>
        }
        .into_any()
    })
}

fn linked(href: String, words: String) -> AnyView {
    if href.is_empty() { words.into_any() } else { view! { <a href=href>{words}</a> }.into_any() }
}

/// What is done with the week as a whole; open where there is nothing in it yet.
fn deeds(l: Lang, week: Week, typed: &Form, empty: bool) -> AnyView {
    let monday = week.monday();
    let fresh = Form::filled([("from", week.plus(-1).monday().to_string())]);
    let form = if typed.errors().is_empty() { &fresh } else { typed };
    view! {
        <details class="week-tools" open=empty || !typed.errors().is_empty()>
            <summary>{texts::week_tools(l)}</summary>
            <div class="deeds">
            {button::post(format!("/semaine/{monday}/modeles"), button::quiet(texts::make_from_templates(l)))}
            <form method="post" action=format!("/semaine/{monday}/copier") class="inline-form">
                {field(l, form, "from", texts::copy_from(l)).required().date()}
                <label class="check">
                    <input type="checkbox" name="people" value="yes" checked=form.ticked("people", "yes") />
                    <span>{texts::with_people(l)}</span>
                </label>
                {frame::token()}
                {button::quiet(texts::copy_week(l))}
            </form>
            {button::link("/modeles", "copy", texts::templates(l))}
            {button::link("/taches", "shovel", texts::tasks_and_skills(l))}
            {button::link("/regles", "scale", texts::rules_title(l))}
            {button::link(format!("/recapitulatif/{monday}"), "printer", texts::recap(l))}
            </div>
        </details>
    }
    .into_any()
}

fn words(l: Lang) -> Words {
    Words {
        help: texts::board_help(l).to_owned(),
        reason: texts::reason(l).to_owned(),
        go_on: texts::place_anyway(l).to_owned(),
        leave: texts::leave_it(l).to_owned(),
        undo: ui::undo(l).to_owned(),
        chosen: texts::chosen(l).to_owned(),
        lost: texts::lost(l).to_owned(),
        done: texts::done(l).to_owned(),
        refused: texts::not_done(l).to_owned(),
        other_day: texts::other_day(l).to_owned(),
    }
}
