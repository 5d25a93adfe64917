//! What a copied week left out: shifts of days on which nobody works, and people whom a rule speaks against.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, page_head, texts as ui};
use platform::i18n::format;
use platform::time::Week;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::breach;
use crate::rota::store::templates::Copied;
use crate::texts;

/// The page that answers the copy.
pub fn shown(ctx: &Ctx, week: Week, copied: &Copied) -> Response {
    let l = ctx.lang;
    let board = format!("/semaine/{}", week.monday());
    page(ctx, Head::new(texts::copied(l)), || {
        let closed = copied.closed.iter().map(|slot| {
            let when = format!("{} · {}", format::day(l, slot.day), texts::hours(l, slot.starts, slot.ends));
            view! { <li>{when} " " <small>{texts::nobody_works_then(l)}</small></li> }
        });
        let left = copied.left.iter().map(|left| {
            let when = format!("{} · {}", format::day(l, left.slot.day), texts::hours(l, left.slot.starts, left.slot.ends));
            let why = left.breaches.iter().map(|one| breach(l, one)).collect_view();
            view! { <li><strong>{left.name.clone()}</strong> " · " {when} <ul class="breaches">{why}</ul></li> }
        });
        let (closed, left): (Vec<_>, Vec<_>) = (closed.collect(), left.collect());
        let part = |title: &'static str, lines: Vec<AnyView>| {
            (!lines.is_empty()).then(|| view! { <h2>{title}</h2><ul class="breaches">{lines}</ul> })
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(board.clone(), texts::week_title(l, week.number()))])}
            {page_head::simple(texts::copied(l), texts::n_copied(l, copied.made))}
            {part(texts::shifts_left_out(l), closed.into_iter().map(IntoAny::into_any).collect())}
            {part(texts::people_left_out(l), left.into_iter().map(IntoAny::into_any).collect())}
            <p>{button::primary_link(board, "calendar-days", texts::see_week(l))}</p>
        }
    })
}
