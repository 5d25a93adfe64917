//! `/equipe/…/contrats/…`: a contract's form, and its odd weeks.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, history, page_head, table, texts as ui};
use people::model::PersonId;
use platform::audit;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::format;
use platform::time::Week;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::fields::hours_field;
use crate::model::contract::{Contract, ContractId, ContractKind, ExtensionCase};
use crate::model::course;
use crate::record::pages::team::renewal;
use crate::team::forms;
use crate::team::store::{contracts, workers};
use crate::texts;

/// One contract of a person.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn find(ctx: &Ctx, person: PersonId, id: ContractId) -> Result<Contract> {
    let all = contracts::list(&mut *ctx.read().await?, &ctx.actor, Some(person)).await?;
    all.into_iter().find(|contract| contract.id == id).ok_or(AppError::NotFound)
}

/// A new one, filled as the renewal of the last.
pub async fn new(ctx: Ctx, Path(person): Path<PersonId>) -> Result<Response> {
    let all = contracts::list(&mut *ctx.read().await?, &ctx.actor, Some(person)).await?;
    form_of(&ctx, person, None, &renewal(all.last())).await
}

/// An existing one.
pub async fn edit(ctx: Ctx, Path((person, id)): Path<(PersonId, ContractId)>) -> Result<Response> {
    let contract = find(&ctx, person, id).await?;
    form_of(&ctx, person, Some(&contract), &forms::contract_filled(&contract)).await
}

/// The form with what was typed. Where it was another form of the page that was sent, the contract is as it is kept.
pub async fn form_of(ctx: &Ctx, person: PersonId, contract: Option<&Contract>, typed: &Form) -> Result<Response> {
    let l = ctx.lang;
    let kept = contract.filter(|_| !typed.names().any(|name| name == "kind")).map(forms::contract_filled);
    let form = kept.as_ref().unwrap_or(typed);
    let log = match contract {
        Some(contract) => audit::history(&mut *ctx.read().await?, ctx.app.house.rooms, contract.id.uuid()).await?,
        None => Vec::new(),
    };
    let names = workers::names(&mut *ctx.read().await?, &ctx.actor, &[person]).await?;
    // Whoever was archived is in no list any more; their contracts are.
    let whose = names.get(&person).cloned().unwrap_or_else(|| texts::person(l).to_owned());
    let title = if contract.is_some() { texts::edit_contract(l) } else { texts::new_contract(l) };
    Ok(form_page(ctx, typed, Head::new(title), || {
        let kinds =
            ContractKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::contract_kind(l, *kind).to_owned())).collect();
        let none = std::iter::once((String::new(), "—".to_owned()));
        let cases = none
            .chain(ExtensionCase::ALL.iter().map(|case| (case.word().to_owned(), texts::extension_case(l, *case).to_owned())));
        let cases = cases.collect();
        let named = ["extension", "extension_until", "extension_paper", "derogation_until", "ended_on", "exit_motive"];
        let beside = named.iter().any(|name| !form.value(name).is_empty() || form.error(name).is_some());
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {frame::hidden("renewal_of", form.value("renewal_of"))}
            {field(l, form, "kind", texts::kind(l)).required().select(kinds)}
            <div class="pair">
                {field(l, form, "starts", texts::first_day(l)).required().date()}
                {field(l, form, "ends", texts::last_day(l)).bare().hint(texts::last_day_hint(l)).date()}
            </div>
            {field(l, form, "weekly", texts::weekly(l)).required().hint(texts::weekly_hint(l)).text()}
            <div class="pair">
                {field(l, form, "pass", texts::pass(l)).hint(texts::pass_hint(l)).text()}
                {field(l, form, "pass_ends", texts::pass_issued(l)).date()}
            </div>
            {field(l, form, "note", texts::contract_note(l)).text()}
            <details class="more" open=beside>
                <summary>{texts::contract_beside(l)}</summary>
                <div class="pair">
                    {field(l, form, "extension", texts::extension(l)).hint(texts::extension_hint(l)).select(cases)}
                    {field(l, form, "extension_until", texts::extension_until(l)).date()}
                    {field(l, form, "extension_paper", texts::paper(l)).text()}
                </div>
                {field(l, form, "derogation_until", texts::derogation_until(l)).hint(texts::derogation_hint(l)).date()}
                <div class="pair">
                    {field(l, form, "ended_on", texts::ended_early(l)).hint(texts::ended_early_hint(l)).date()}
                    {field(l, form, "exit_motive", texts::exit_motive(l)).hint(texts::exit_motive_hint(l)).text()}
                </div>
            </details>
            {contract.filter(|contract| course::has_few_hours(contract.details.kind, contract.weekly_on(ctx.today()))).map(|_| view! {
                <p class="hint">{texts::permanent_few_hours(l)}</p>
            })}
        };
        let own =
            format!("/equipe/{person}/contrats/{}", contract.map_or_else(|| "nouveau".to_owned(), |own| own.id.to_string()));
        let buttons = view! { {button::submit(ui::save(l))}<a href=format!("/equipe/{person}")>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![("/equipe".to_owned(), texts::team(l).to_owned()), (format!("/equipe/{person}"), whose)],
            )}
            {page_head::simple(title, "")}
            {kept.is_some().then(|| frame::summary(l, typed))}
            <div class="narrow">{frame::frame_to(l, form, own, fields.into_any(), buttons.into_any())}</div>
            {contract.map(|contract| view! { {amendments(ctx, contract, typed)}{weeks(ctx, contract, typed)}{history::view(ctx, &log)} })}
        }
    }))
}

fn amendments(ctx: &Ctx, contract: &Contract, typed: &Form) -> AnyView {
    let l = ctx.lang;
    let base = format!("/equipe/{}/contrats/{}/avenants", contract.person, contract.id);
    let rows: Vec<_> = contract
        .amendments
        .iter()
        .map(|amendment| {
            vec![
                format::date(l, amendment.starts).into_any(),
                format::duration(l, amendment.weekly.0).into_any(),
                amendment.paper.clone().into_any(),
                button::post_once(format!("{base}/{}/retirer", amendment.starts), button::quiet(texts::take_line_away(l))),
            ]
        })
        .collect();
    let columns = [texts::from_day(l), texts::weekly(l), texts::paper(l), texts::deed(l)];
    view! {
        <section>
            <h2>{texts::amendments(l)}</h2>
            <p class="hint">{texts::amendments_lead(l)}</p>
            {(!rows.is_empty()).then(|| table::view(texts::amendments(l), columns, rows))}
            <form method="post" action=base class="form" novalidate>
                <div class="pair">
                    {field(l, typed, "amend_from", texts::from_day(l)).required().date()}
                    {field(l, typed, "amend_hours", texts::weekly(l)).required().text()}
                    {field(l, typed, "amend_paper", texts::paper(l)).text()}
                </div>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

fn weeks(ctx: &Ctx, contract: &Contract, typed: &Form) -> AnyView {
    let l = ctx.lang;
    let rows: Vec<_> = contract
        .weeks
        .iter()
        .map(|(monday, minutes)| {
            let away = format!("/equipe/{}/contrats/{}/semaine/{monday}/retirer", contract.person, contract.id);
            vec![
                format::date(l, *monday).into_any(),
                format::duration(l, minutes.0).into_any(),
                button::post_once(away, button::quiet(texts::take_line_away(l))),
            ]
        })
        .collect();
    let fresh =
        Form::filled([("week", ctx.today().to_string()), ("minutes", hours_field(contract.agreed(Week::of(ctx.today()))))]);
    let form = if typed.names().any(|name| name == "minutes") { typed } else { &fresh };
    view! {
        <section>
            <h2>{texts::odd_weeks(l)}</h2>
            <p class="hint">{texts::odd_weeks_lead(l)}</p>
            {(!rows.is_empty()).then(|| table::view(texts::odd_weeks(l), [texts::week(l), texts::weekly(l), texts::deed(l)], rows))}
            <form method="post" action=format!("/equipe/{}/contrats/{}/semaine", contract.person, contract.id) class="form" novalidate>
                <div class="pair">
                    {field(l, form, "week", texts::a_day_of_it(l)).required().date()}
                    {field(l, form, "minutes", texts::weekly(l)).required().text()}
                    {field(l, form, "week_reason", texts::reason(l)).hint(texts::week_reason_hint(l)).text()}
                </div>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        </section>
    }
    .into_any()
}
