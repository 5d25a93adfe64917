//! What the first page says of sales: for sellers what waits, for residents what is on sale now.

use leptos::prelude::*;

use ::ui::button;
use platform::auth::actor::TEAM;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::format;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;

use crate::SELLERS;
use crate::model::cycle::{Cycle, Phase};
use crate::store::{cycles, offers};
use crate::texts;
use produce::model::amount::Amount;

/// Cycles looked at.
const MOST: i64 = 8;

/// This room's part of the first page.
pub async fn show(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    let mut today = Today::default();
    if ctx.actor.roles.any_of(SELLERS) {
        let all = cycles::list(conn, &ctx.actor, MOST).await?;
        today.waiting.extend(all.iter().filter_map(|cycle| waiting(ctx, cycle)));
    } else if !ctx.actor.roles.any_of(TEAM) {
        let open = cycles::in_sight(conn, ctx.now()).await?;
        if let Some(cycle) = open.iter().find(|cycle| cycle.phase(ctx.now()) == Phase::Open) {
            today.lists.push(on_sale(conn, ctx, cycle).await?);
        }
    }
    Ok(today)
}

fn waiting(ctx: &Ctx, cycle: &Cycle) -> Option<Waiting> {
    let l = ctx.lang;
    let (end, what) = match cycle.phase(ctx.now()) {
        Phase::Closed => ("repartition", texts::to_allocate(l, &cycle.details.title)),
        Phase::Allocated => ("preparation", texts::to_pack(l, &cycle.details.title)),
        _ => return None,
    };
    Some(Waiting { href: format!("/ventes/cycles/{}/{end}", cycle.id), what, detail: String::new(), urgency: Urgency::Soon })
}

/// What residents can order now.
async fn on_sale(conn: &mut Conn, ctx: &Ctx, cycle: &Cycle) -> Result<AnyView> {
    let l = ctx.lang;
    let offered = offers::of_cycle(conn, cycle.id, None).await?;
    let there: Vec<String> =
        offered.iter().filter(|offer| offer.at_most(Amount::ZERO) > 0).map(|offer| offer.terms.name.clone()).collect();
    let until = format::instant(l, cycle.closes_at, ctx.zone());
    Ok(view! {
        <section class="on-sale">
            <h2>{texts::on_sale_now(l)}</h2>
            <p>{there.join(", ")}</p>
            <p class="soft">{texts::order_until(l, until)}</p>
            <div class="buttons">{button::primary_link("/commander", "shopping-basket", texts::order_now(l))}</div>
        </section>
    }
    .into_any())
}
