//! What a guardian sees: the offer to keep a variety, and behind a private link "my varieties", a line a season, a question for help.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, form as frame, page_head};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Lang;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::species::VarietyId;

use super::own::unknown;
use crate::model::guardian::{DiaryLine, Guardian, GuardianId, GuardianState, Outcome, WANTED, season};
use crate::store::{guardians, varieties};
use crate::texts;

/// The address of a guardian's own page.
#[must_use]
pub fn address(token: &str) -> String {
    format!("/graines/gardiens/{token}")
}

/// The offer.
pub async fn offer(ctx: Ctx, Path(id): Path<VarietyId>) -> Result<Response> {
    offer_form(&ctx, id, &Form::default()).await
}

/// The offer with what was typed.
pub async fn offer_form(ctx: &Ctx, id: VarietyId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let variety = varieties::get(&mut conn, id).await?;
    let there = guardians::active(&mut conn, id).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::become_guardian(l)), || {
        let name = variety.details.name.clone();
        let lacks =
            (there < WANTED).then(|| view! { <p class="badges">{badge::warm(texts::wants_guardians(l, WANTED - there))}</p> });
        view! {
            {page_head::trail(texts::seeds(l), vec![
                ("/graines".to_owned(), texts::seeds(l).to_owned()),
                (format!("/graines/varietes/{id}"), name.clone()),
            ])}
            {page_head::simple(format!("{} · {name}", texts::become_guardian(l)), texts::become_guardian_lead(l))}
            {lacks}
            <form method="post" class="form" novalidate>
                {frame::summary(l, form)}
                {frame::token()}
                {frame::honeypot(l)}
                {field(l, form, "name", texts::your_name(l)).required().text()}
                {field(l, form, "email", texts::your_email(l)).required().email()}
                {field(l, form, "commune", texts::your_commune(l)).bare().text()}
                <div class="buttons">{button::submit(texts::i_want_to_keep_it(l))}</div>
            </form>
        }
    }))
}

/// A guardian's own page.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    shown(&ctx, &token, None, &Form::default()).await
}

/// The page with what was typed about one of the varieties.
pub async fn shown(ctx: &Ctx, token: &str, about: Option<GuardianId>, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let behind = match guardians::by_token(&mut conn, &Token::received(token)).await {
        Err(AppError::NotFound) => return Ok(unknown(ctx)),
        other => other?,
    };
    let all = guardians::of_address(&mut conn, &behind).await?;
    let lines = guardians::diary(&mut conn, &all).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::my_varieties(l)), || {
        let empty = Form::default();
        let cards: Vec<_> = all
            .iter()
            .map(|guardian| {
                let own: Vec<&DiaryLine> = lines.iter().filter(|(id, _)| *id == guardian.id).map(|(_, line)| line).collect();
                let form = if about == Some(guardian.id) { form } else { &empty };
                card(ctx, token, guardian, &own, form)
            })
            .collect();
        view! {
            {page_head::simple(texts::my_varieties(l), texts::my_varieties_lead(l))}
            {frame::summary(l, form)}
            {cards}
        }
    }))
}

fn card(ctx: &Ctx, token: &str, guardian: &Guardian, lines: &[&DiaryLine], form: &Form) -> AnyView {
    let l = ctx.lang;
    let base = format!("{}/{}", address(token), guardian.id);
    let keeps = matches!(guardian.state, GuardianState::Active | GuardianState::Paused);
    let told = diary(l, lines);
    let deeds = keeps.then(|| {
        let rest = if guardian.state == GuardianState::Active {
            button::post(format!("{base}/pause"), button::quiet(texts::pause_guardian(l)))
        } else {
            button::post(format!("{base}/reprendre"), button::quiet(texts::resume_guardian(l)))
        };
        let end = button::post(format!("{base}/terminer"), button::danger(texts::end_guardian(l)));
        view! {
            {season_form(ctx, (&base, &guardian.id.to_string()), lines, form)}
            {help_form(l, &base, guardian, form)}
            <div class="actions">
                {rest}
                {dialog::confirm("circle-x", texts::end_guardian(l), texts::end_guardian_what(l), end)}
            </div>
        }
    });
    view! {
        <section class="narrow">
            <h2><a href=format!("/graines/varietes/{}", guardian.variety_id)>{guardian.variety.clone()}</a></h2>
            <p class="badges">
                {badge::plain(guardian.species.clone())} " " {badge::plain(texts::guardian_state(l, guardian.state))}
            </p>
            {(guardian.state == GuardianState::Proposed).then(|| texts::still_waiting_for_keeper(l))}
            {told}
            {deeds}
        </section>
    }
    .into_any()
}

/// The seasons that were told, newest first.
pub fn diary(l: Lang, lines: &[&DiaryLine]) -> Option<AnyView> {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let plants = line.plants.map(|plants| format!(" · {}", texts::n_plants(l, plants)));
            view! {
                <li>
                    <b>{line.year}</b> " " {texts::outcome(l, line.outcome)} {plants}
                    {(!line.note.is_empty()).then(|| view! { <p class="soft">{line.note.clone()}</p> })}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="plain-list">{rows}</ul> }.into_any())
}

/// The season that is over, first; another year may be typed.
fn season_form(ctx: &Ctx, (base, whose): (&str, &str), lines: &[&DiaryLine], form: &Form) -> AnyView {
    let l = ctx.lang;
    let year = season(ctx.today());
    let mut filled = form.if_sent("outcome");
    if filled.value("year").is_empty() {
        filled.set("year", year.to_string());
    }
    let outcomes =
        Outcome::ALL.iter().map(|outcome| (outcome.word().to_owned(), texts::outcome(l, *outcome).to_owned())).collect();
    let fields = view! {
        <form method="post" action=format!("{base}/saison") class="form" novalidate>
            {frame::token()}
            {field(l, &filled, "outcome", texts::how_was_it(l)).among(whose).required().select(outcomes)}
            <div class="pair">
                {field(l, &filled, "year", texts::season_year(l)).among(whose).required().digits()}
                {field(l, &filled, "plants", texts::plants_kept(l)).among(whose).bare().digits()}
            </div>
            {field(l, &filled, "note", texts::note(l)).among(whose).bare().hint(texts::note_season_hint(l)).area()}
            <div class="buttons">{button::submit(texts::note_season(l))}</div>
        </form>
    };
    let wrong = !filled.errors().is_empty();
    let untold = !lines.iter().any(|line| line.year == year);
    let title = if untold { texts::season_of(l, year) } else { texts::note_season(l).to_owned() };
    dialog::opened(wrong || untold, "sprout", title, "", fields.into_any())
}

fn help_form(l: Lang, base: &str, guardian: &Guardian, form: &Form) -> AnyView {
    if !guardian.help.is_empty() {
        return view! { <p class="own-order">{texts::help_on_its_way(l)} " " {guardian.help.clone()}</p> }.into_any();
    }
    let asked = form.if_sent("help");
    let fields = view! {
        <form method="post" action=format!("{base}/aide") class="form" novalidate>
            {frame::token()}
            {field(l, &asked, "help", texts::your_question(l)).among(&guardian.id.to_string()).required().area()}
            <div class="buttons">{button::submit(texts::ask_for_help(l))}</div>
        </form>
    };
    let wrong = !asked.errors().is_empty();
    dialog::opened(wrong, "hand-heart", texts::ask_for_help(l), texts::ask_for_help_what(l), fields.into_any())
}
