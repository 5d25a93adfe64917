//! `/grainotheque/demandes`: who asked for packets, what is to be prepared and handed over; and promises.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::list::{Cell, List, words};
use ::ui::{badge, button, dialog, empty, page_head, table, tabs, texts as ui};
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::parts::request_badge;
use crate::model::request::{PromiseState, Request, RequestLine, RequestState};
use crate::store::{promises, requests};
use crate::texts;

/// Requests on a page, at first.
const FIRST: u16 = 200;

/// The requests.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let ended = ctx.param("etat") == "finies";
    // What is over is looked things up in: ordered by anything, or taken away, it is read whole.
    let whole = ended && List::<6>::needs_all(&ctx);
    let most = if whole { i64::MAX } else { i64::from(FIRST) };
    let mut conn = ctx.read().await?;
    let found = requests::list(&mut conn, &ctx.actor, ended, most).await?;
    let first = usize::from(FIRST);
    let all = if !whole && found.len() == first { requests::count(&mut conn, ended).await? } else { found.len() };
    drop(conn);
    let l = ctx.lang;
    if ended && List::<6>::is_file(&ctx) {
        return ended_list(&ctx, &found).file(&ctx);
    }
    let head = Head::new(texts::requests(l));
    Ok(page(&ctx, if ended { head.wide().with_script("list.js") } else { head }, || {
        // What is to be done comes with its buttons; what is over is a list to look things up in.
        let lines: Vec<_> = if ended { Vec::new() } else { found.iter().map(|request| line(&ctx, request)).collect() };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::requests(l), texts::requests_lead(l))}
            {tabs::view(texts::requests(l), vec![
                (ctx.with_param("etat", ""), texts::live(l).to_owned(), !ended),
                (ctx.with_param("etat", "finies"), texts::ended(l).to_owned(), ended),
            ])}
            {match (found.is_empty(), ended) {
                (true, _) => empty::view("mail", texts::no_request(l)),
                (false, true) => ended_list(&ctx, &found).first_of(&ctx, first, all),
                (false, false) => view! { <ul class="pickups">{lines}</ul> }.into_any(),
            }}
        }
    }))
}

/// Requests that are over.
fn ended_list(ctx: &Ctx, requests: &[Request]) -> List<6> {
    let l = ctx.lang;
    let line = |request: &Request| {
        let varieties: Vec<&str> = request.lines.iter().map(|line| line.variety.as_str()).collect();
        [
            Cell::text(request.name.clone()),
            Cell::text(request.code.clone()),
            Cell::text(request.commune.clone()),
            Cell::text(varieties.join(", ")),
            Cell::text(format::instant(l, request.asked_at, ctx.zone())).ranked(request.asked_at.timestamp()),
            Cell::shown(request_badge(l, request.state), texts::request_state(l, request.state)),
        ]
    };
    List {
        name: "demandes",
        caption: texts::requests(l),
        columns: [
            words("nom", texts::name(l)),
            words("code", texts::code(l)),
            words("commune", texts::commune(l)),
            words("varietes", texts::varieties(l)),
            words("quand", texts::when(l)),
            words("etat", texts::state(l)),
        ],
        rows: requests.iter().map(line).collect(),
    }
}

fn line(ctx: &Ctx, request: &Request) -> AnyView {
    let l = ctx.lang;
    let base = format!("/grainotheque/demandes/{}", request.id);
    let packets: Vec<_> = request
        .lines
        .iter()
        .map(|line| {
            view! {
                <li>
                    <b>{line.variety.clone()}</b>
                    " "
                    <a href=format!("/grainotheque/lots/{}", line.lot_id) class="lot-code">{line.lot_code.clone()}</a>
                    " "
                    <small>{line.unit.text(l, line.amount)}</small>
                    {take_out(l, &base, request, line)}
                </li>
            }
        })
        .collect();
    let until = request.state.holds().then(|| texts::until(l, format::instant(l, request.expires_at, ctx.zone())));
    view! {
        <li class="pickup">
            <div class="pickup-name">
                <div>
                    <b>{request.name.clone()}</b> " " <small>{request.code.clone()} " · " {request.commune.clone()}</small>
                    <ul class="plain-list">{packets}</ul>
                    {(!request.note.is_empty()).then(|| view! { <p class="soft">{request.note.clone()}</p> })}
                </div>
            </div>
            <span>{request_badge(l, request.state)} " " <small>{until}</small></span>
            {deeds(l, &base, request)}
        </li>
    }
    .into_any()
}

/// The way to leave out what cannot be given any more, while the rest is.
fn take_out(l: Lang, base: &str, request: &Request, line: &RequestLine) -> Option<AnyView> {
    let gone = line.doubtful || line.there.unwrap_or_default() < line.amount;
    let possible = gone && request.state.holds() && request.lines.len() > 1;
    possible.then(|| {
        let action = format!("{base}/lignes/{}/retirer", line.lot_id);
        button::post(action, button::quiet(texts::take_packet_out(l)))
    })
}

fn deeds(l: Lang, base: &str, request: &Request) -> Vec<AnyView> {
    let mut deeds = Vec::new();
    let post = |end: &str, shown: AnyView| button::post(format!("{base}/{end}"), shown);
    match request.state {
        RequestState::Asked => deeds.push(post("confirmer", button::quiet(texts::confirm_here(l)))),
        RequestState::Confirmed => {
            deeds.push(post("preparer", button::submit(texts::is_ready(l))));
            deeds.push(post("remettre", button::quiet(texts::hand_over(l))));
        }
        RequestState::Prepared => deeds.push(post("remettre", button::submit(texts::hand_over(l)))),
        _ => {}
    }
    if request.state.holds() {
        let cancel = post("annuler", button::danger(texts::cancel_request(l)));
        deeds.push(dialog::confirm("circle-x", texts::cancel_request(l), texts::cancel_request_what(l), cancel));
    }
    deeds
}

/// `/grainotheque/promesses`: what people said that they would bring back.
pub async fn promised(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let found = promises::list(&mut conn, &ctx.actor, None, i64::from(FIRST)).await?;
    let counted = promises::counted(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::promises(l)), || {
        let sums: Vec<String> =
            counted.iter().map(|(state, count)| texts::label_count(l, texts::promise_state(l, *state), *count)).collect();
        let rows: Vec<_> = found
            .iter()
            .map(|promise| {
                let words = texts::promise_state(l, promise.state);
                let state = match promise.state {
                    PromiseState::Kept => badge::good(words),
                    PromiseState::Open | PromiseState::Part => badge::warm(words),
                    PromiseState::Released | PromiseState::Silent => badge::plain(words),
                };
                let live = matches!(promise.state, PromiseState::Open | PromiseState::Part | PromiseState::Silent);
                let release = live.then(|| {
                    button::post(format!("/grainotheque/promesses/{}/liberer", promise.id), button::quiet(texts::release(l)))
                });
                let whose = if promise.name.is_empty() { texts::somebody(l).to_owned() } else { promise.name.clone() };
                vec![
                    whose.into_any(),
                    view! { <a href=format!("/grainotheque/lots/{}", promise.lot_id)>{promise.variety.clone()}</a> }.into_any(),
                    format!("{} / {}", format::integer(l, promise.returned), format::integer(l, promise.promised)).into_any(),
                    format::instant(l, promise.made_at, ctx.zone()).into_any(),
                    view! { {state} " " {release} }.into_any(),
                ]
            })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::promises(l), sums.join(" · "))}
            {if rows.is_empty() { empty::view("hand-heart", texts::no_promise_yet(l)) } else {
                let columns = [texts::name(l), texts::variety(l), texts::came_back(l), texts::when(l), texts::state(l)];
                table::view(texts::promises(l), columns, rows)
            }}
        }
    }))
}
