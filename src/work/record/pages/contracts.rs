//! `/equipe/contrats`: one contract for many at once, from a pattern; what would be refused is told before anything is made.

use std::collections::HashSet;

use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, empty, form as frame, icon, page_head, texts as ui};
use kit::batch::{self, Last};
use people::model::PersonId;
use platform::db::Conn;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, Message, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::contract::{Contract, ContractDetails, ContractKind};
use crate::team::store::contracts;
use crate::team::store::workers::{self, Planned};
use crate::texts;

/// Somebody who may get a contract, with the one they have.
pub struct Hired {
    person: Planned,
    running: Option<Contract>,
}

/// What the pattern would do for somebody: a contract, or why not.
pub type Judged = (String, Option<Message>);

/// Everybody who can be planned.
pub async fn everybody(conn: &mut Conn, ctx: &Ctx) -> Result<Vec<Hired>> {
    let people = workers::list(conn, &ctx.actor).await?;
    let contracts = contracts::list(conn, &ctx.actor, None).await?;
    Ok(people
        .into_iter()
        .map(|person| {
            let running = contracts.iter().find(|one| one.person == person.id && one.runs_on(ctx.today())).cloned();
            Hired { person, running }
        })
        .collect())
}

/// What some people are called.
pub fn name_of(all: &[Hired], person: PersonId) -> String {
    all.iter().find(|one| one.person.id == person).map(|one| one.person.name.clone()).unwrap_or_default()
}

/// What contracts made together are called in `batches`.
pub const DEED: &str = "contracts";

/// The page as it opens: workers without a contract are ticked.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = everybody(&mut conn, &ctx).await?;
    let last = batch::last(&mut conn, &ctx.actor, DEED, ctx.now()).await?;
    drop(conn);
    let mut form = Form::filled([("kind", ContractKind::Cddi.word().to_owned()), ("weekly", "26".to_owned())]);
    for one in all.iter().filter(|one| one.person.works && one.running.is_none()) {
        form.add("person", one.person.id.to_string());
    }
    Ok(page(&ctx, &form, &all, None, last))
}

/// The page with what was typed; with what it would do, once somebody asked.
pub fn page(
    ctx: &Ctx,
    form: &Form,
    all: &[Hired],
    preview: Option<(ContractDetails, Vec<Judged>)>,
    last: Option<Last>,
) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::contracts_many(l)), || {
        let ticked: HashSet<&str> = form.values("person").collect();
        let rows: Vec<_> =
            all.iter().map(|one| row(l, ctx.today(), one, ticked.contains(one.person.id.to_string().as_str()))).collect();
        let kinds =
            ContractKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::contract_kind(l, *kind).to_owned())).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/equipe".to_owned(), texts::team(l).to_owned())])}
            {page_head::simple(texts::contracts_many(l), texts::contracts_many_lead(l))}
            {batch::can_be_undone(ctx, last, texts::contracts_many(l), "/equipe/contrats/lots")}
            {preview.map(|(details, judged)| what_it_does(l, form, &details, &judged))}
            {if rows.is_empty() { empty::view("hard-hat", texts::nobody_to_hire(l)) } else {
                view! {
                    <form method="post" class="form many" novalidate>
                        {frame::summary(l, form)}
                        <div class="pair">
                            {field(l, form, "kind", texts::kind(l)).required().select(kinds)}
                            {field(l, form, "weekly", texts::weekly(l)).required().hint(texts::weekly_hint(l)).text()}
                        </div>
                        <div class="pair">
                            {field(l, form, "starts", texts::first_day(l)).required().date()}
                            {field(l, form, "ends", texts::last_day(l)).bare().hint(texts::last_day_hint(l)).date()}
                        </div>
                        <ul class="presence">{rows}</ul>
                        <div class="mark-bar">{button::submit(texts::see_what(l))}</div>
                    </form>
                }.into_any()
            }}
        }
    })
}

fn row(l: Lang, today: NaiveDate, one: &Hired, checked: bool) -> AnyView {
    let running = one.running.as_ref().map(|contract| {
        let until = contract.details.last_day().map(|day| texts::contract_until(l, format::date(l, day))).unwrap_or_default();
        let words =
            format!("{} · {}", texts::contract_kind(l, contract.details.kind), format::duration(l, contract.weekly_on(today).0));
        view! { {badge::plain(words)} " " <small>{until}</small> }
    });
    view! {
        <li>
            <label class="check">
                <input type="checkbox" name="person" value=one.person.id.to_string() checked=checked />
                <span><strong>{one.person.name.clone()}</strong> " " <small>{one.person.team.clone()}</small> " " {running}</span>
            </label>
        </li>
    }
    .into_any()
}

fn what_it_does(l: Lang, form: &Form, details: &ContractDetails, judged: &[Judged]) -> AnyView {
    let fine = judged.iter().filter(|(_, why)| why.is_none()).count();
    let lines: Vec<_> = judged
        .iter()
        .map(|(name, why)| match why {
            None => view! { <li>{icon::view("check")} " " <strong>{name.clone()}</strong></li> }.into_any(),
            Some(why) => {
                view! { <li class="refused">{icon::view("ban")} " " <strong>{name.clone()}</strong> " : " {why.text(l)}</li> }
                    .into_any()
            }
        })
        .collect();
    let until = details.ends.map(|day| texts::contract_until(l, format::date(l, day))).unwrap_or_default();
    let what = format!(
        "{} · {} · {} {until}",
        texts::contract_kind(l, details.kind),
        format::duration(l, details.weekly.0),
        format::date(l, details.starts)
    );
    view! {
        <section class="preview" role="status">
            <h2>{texts::contracts_will(l, fine)}</h2>
            <p>{what}</p>
            <ul>{lines}</ul>
            {(fine > 0).then(|| frame::once_sure(form, texts::contracts_make(l, fine)))}
        </section>
    }
    .into_any()
}
