//! What the first page says of seed: for keepers what waits, for residents a way in.

use leptos::prelude::*;

use ::ui::button;
use platform::auth::actor::TEAM;
use platform::db::Conn;
use platform::error::Result;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;

use crate::store::shelf;
use crate::{KEEPERS, texts};

/// This room's part of the first page.
pub async fn show(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    let l = ctx.lang;
    let mut today = Today::default();
    if ctx.actor.roles.any_of(KEEPERS) {
        let todo = shelf::todo(conn, &ctx.actor, ctx.today()).await?;
        let lines = [
            (todo.to_prepare, "/grainotheque/demandes", texts::n_to_prepare(l, todo.to_prepare), Urgency::Soon),
            (todo.to_check, "/grainotheque?etat=apports", texts::n_to_check(l, todo.to_check), Urgency::Soon),
            (todo.to_help, "/grainotheque/gardiens", texts::n_ask_for_help(l, todo.to_help), Urgency::Soon),
            (todo.to_welcome, "/grainotheque/gardiens", texts::n_guardians_waiting(l, todo.to_welcome), Urgency::Soon),
            (todo.doubtful, "/grainotheque?etat=doute", texts::n_doubtful(l, todo.doubtful), Urgency::Soon),
            (todo.to_test, "/grainotheque?etat=tester", texts::n_to_test(l, todo.to_test), Urgency::Sometime),
            (todo.below_reserve, "/grainotheque?etat=reserve", texts::n_below(l, todo.below_reserve), Urgency::Sometime),
        ];
        let some = |(n, href, what, urgency): (i64, &str, String, Urgency)| {
            Waiting::some(usize::try_from(n).unwrap_or(0), href, what, urgency)
        };
        today.waiting.extend(lines.into_iter().filter_map(some));
    } else if !ctx.actor.roles.any_of(TEAM) {
        let way_in = view! {
            <section class="on-sale">
                <h2>{texts::seeds(l)}</h2>
                <p>{texts::seeds_lead(l)}</p>
                <div class="buttons">
                    {button::link("/graines", "sprout", texts::see_the_seeds(l))}
                    {button::link("/graines/rapporter", "hand-heart", texts::i_bring_seed(l))}
                </div>
            </section>
        };
        today.lists.push(way_in.into_any());
    }
    Ok(today)
}
