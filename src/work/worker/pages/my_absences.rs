//! `/mes-absences`: three taps: which day, why, send.

use axum::response::Response;
use leptos::prelude::*;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, Message, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{form as frame, icon};

use crate::model::absence::{Absence, AbsenceKind, AbsenceState};
use crate::rota::store::absences;
use crate::team::forms::OTHER_DAYS;
use crate::texts::worker as texts;
use crate::worker::pages::my_week::language;

fn kind(w: Lang, kind: AbsenceKind) -> (&'static str, &'static str) {
    match kind {
        AbsenceKind::Leave | AbsenceKind::Unpaid => ("sun", texts::leave_kind(w)),
        AbsenceKind::Sick | AbsenceKind::Accident => ("thermometer", texts::sick(w)),
        AbsenceKind::Family | AbsenceKind::Parental | AbsenceKind::ChildSick => ("users", texts::family(w)),
        AbsenceKind::Training | AbsenceKind::Immersion | AbsenceKind::School => ("graduation-cap", texts::training(w)),
        AbsenceKind::Summons | AbsenceKind::Unjustified | AbsenceKind::Other => ("ellipsis", texts::other(w)),
    }
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let w = language(ctx).await?;
    let (today, last) = (ctx.today(), ctx.today() + chrono::Days::new(365));
    let own = absences::of_person(&mut *ctx.read().await?, &ctx.actor, person, today, last).await?;
    let l = ctx.lang;
    let form = &in_words(w, form);
    Ok(form_page(ctx, form, Head::new(texts::absent(w)).read_in(w), || {
        let typed_days = !form.value("from_day").is_empty() && form.error("from_day").is_none();
        let others = typed_days || form.value("first") == OTHER_DAYS;
        let days: Vec<_> = today
            .iter_days()
            .take(7)
            .map(|day| {
                let checked = form.value("first") == day.to_string() && !others;
                view! {
                    <label class="check">
                        <input type="radio" name="first" value=day.to_string() checked=checked />
                        <span>{format::day(w, day)}</span>
                    </label>
                }
            })
            .collect();
        let kinds: Vec<_> = AbsenceKind::ASKED
            .iter()
            .map(|one| {
                let (pictogram, words) = kind(w, *one);
                let checked = form.value("kind") == one.word();
                view! {
                    <label class="check">
                        <input type="radio" name="kind" value=one.word() checked=checked />
                        {icon::view(pictogram)}
                        <span>{words}</span>
                    </label>
                }
            })
            .collect();
        // What was taken back is not told: with nothing else, nothing was asked for.
        let asked = own.iter().filter(|absence| absence.state != AbsenceState::Withdrawn);
        let lines: Vec<_> = asked.map(|absence| line(w, absence)).collect();
        view! {
            <div class="worker">
                <h1>{texts::absent(w)}</h1>
                <form method="post" class="form" novalidate>
                    {complaints(w, form)}
                    {frame::token()}
                    <fieldset class="field" id="first" tabindex="-1">
                        <legend>{texts::which_day(w)}</legend>
                        {complaint(w, form, "first")}
                        <div class="checks">
                            {days}
                            <label class="check">
                                <input type="radio" name="first" value=OTHER_DAYS checked=others />
                                <span>{texts::other_days(w)}</span>
                            </label>
                        </div>
                    </fieldset>
                    <details class="history" open=typed(form, &["from_day", "last"])><summary>{texts::other_days(w)}</summary>
                        {field(l, form, "from_day", texts::first_day(w)).bare().date()}
                        {field(l, form, "last", texts::last_day(w)).bare().date()}
                    </details>
                    <details class="history" open=typed(form, &["from", "until"])><summary>{texts::part_of_day(w)}</summary>
                        {field(l, form, "from", texts::from(w)).bare().time()}
                        {field(l, form, "until", texts::until(w)).bare().time()}
                    </details>
                    <fieldset class="field" id="kind" tabindex="-1">
                        <legend>{texts::why(w)}</legend>
                        {complaint(w, form, "kind")}
                        <div class="checks">{kinds}</div>
                    </fieldset>
                    <div class="buttons">
                        <button type="submit" class="button primary big">{icon::view("send")} {texts::send(w)}</button>
                    </div>
                    <p class="hint">{texts::you_get_an_answer(w)}</p>
                </form>
                <h2>{texts::my_absences(w)}</h2>
                {if lines.is_empty() { view! {
                    <p>{texts::no_absence(w)}</p>
                }.into_any() } else { view! { <ul class="days">{lines}</ul> }.into_any() }}
                <p><a class="button" href="/ma-semaine">{texts::my_week(w)}</a></p>
            </div>
        }
    }))
}

/// The complaints in the words of the page.
fn in_words(w: Lang, form: &Form) -> Form {
    // Of a day that is one, the store has said what is wrong with it, in every language.
    let is_day = form.value("first").parse::<chrono::NaiveDate>().is_ok();
    form.retold(|name| match name {
        "first" if is_day => None,
        "first" => Some(texts::choose_day(w)),
        "from_day" if form.value("from_day").is_empty() => Some(texts::choose_day(w)),
        "from_day" => Some(texts::ticked_or_other_days(w)),
        "kind" => Some(texts::choose_reason(w)),
        _ => Some(texts::check_times(w)),
    })
}

fn complaint(l: Lang, form: &Form, name: &str) -> Option<AnyView> {
    form.error(name).map(|message| view! { <p class="complaint">{message.text(l)}</p> }.into_any())
}

/// Each complaint in one short sentence that leads to its field.
fn complaints(l: Lang, form: &Form) -> Option<AnyView> {
    let line = |(name, message): (&String, &Message)| view! { <li><a href=format!("#{name}")>{message.text(l)}</a></li> };
    let lines: Vec<_> = form.errors().iter().map(line).collect();
    (!lines.is_empty())
        .then(|| view! { <div class="summary" role="alert" tabindex="-1" id="complaints"><ul>{lines}</ul></div> }.into_any())
}

/// Whether something stands in one of these fields, or is wrong with it: then they are open.
fn typed(form: &Form, names: &[&str]) -> bool {
    names.iter().any(|name| !form.value(name).is_empty() || form.error(name).is_some())
}

fn line(w: Lang, absence: &Absence) -> AnyView {
    let when = texts::absence_when(w, absence.details.time);
    let (class, state) = match absence.state {
        AbsenceState::Requested => ("badge warm", texts::waiting(w)),
        AbsenceState::Approved => ("badge good", texts::granted(w)),
        AbsenceState::Refused => ("badge bad", texts::refused(w)),
        AbsenceState::Withdrawn => return ().into_any(),
    };
    let (pictogram, words) = kind(w, absence.details.kind);
    let withdraw = (absence.state == AbsenceState::Requested).then(|| {
        view! {
            <form method="post" action=format!("/mes-absences/{}/retirer", absence.id) class="inline">
                {frame::token()}
                <button type="submit" class="button">{texts::withdraw(w)}</button>
            </form>
        }
    });
    view! {
        <li>
            <p><strong>{when}</strong> " " <span class=class>{state}</span></p>
            <p>{icon::view(pictogram)} " " {words}</p>
            {(!absence.decision.is_empty()).then(|| view! { <p><bdi>{absence.decision.clone()}</bdi></p> })}
            {withdraw}
        </li>
    }
    .into_any()
}
