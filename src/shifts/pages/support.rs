//! `/suivi`: the counsellor's part, for counsellors alone.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use crate::people::model::PersonId;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, format};
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, form_page, page};
use crate::shifts::store::support::{self, ExitClass, Support, SupportKind, Supported};
use crate::shifts::texts;
use crate::ui::field::field;
use crate::ui::{badge, button, empty, form as frame, page_head, table, texts as ui};

/// Months after an exit at which one asks how it goes.
const FOLLOW_UPS: [u32; 2] = [3, 6];

/// The next follow-up after an exit that is due or will be.
fn follow_up(l: Lang, today: chrono::NaiveDate, person: &Supported) -> Option<AnyView> {
    let left = person.left_on?;
    let last = person.last_on?;
    let due = FOLLOW_UPS.iter().map(|months| left + chrono::Months::new(*months)).find(|due| last < *due)?;
    let words = texts::follow_up_on(l, format::date(l, due));
    Some(if due <= today { badge::bad(words) } else { badge::plain(words) })
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let people = support::people(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::support(l)), || {
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                vec![
                    view! { <a href=format!("/suivi/{}", person.id)>{person.name.clone()}</a> }.into_any(),
                    person.last_on.map(|day| format::date(l, day)).unwrap_or_default().into_any(),
                    format::duration(l, person.minutes).into_any(),
                    follow_up(l, ctx.today(), person).into_any(),
                ]
            })
            .collect();
        view! {
            {page_head::simple(texts::support(l), texts::support_lead(l))}
            {if rows.is_empty() { empty::view("users", texts::nobody_yet(l)) } else {
                table::view(texts::support(l), [texts::name(l), texts::last_entry(l), texts::hours_label(l), texts::follow_up(l)], rows)
            }}
        }
    }))
}

/// One person; the reading is noted.
pub async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let form = Form::filled([("on_day", ctx.today().to_string()), ("minutes", "30".to_owned())]);
    shown(&ctx, id, &form).await
}

/// One person, with what was typed.
pub async fn shown(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let (name, entries) = support::read(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(name.clone()), || {
        let lines: Vec<_> = entries.iter().map(|entry| line(l, entry)).collect();
        let kinds =
            SupportKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::support_kind(l, *kind).to_owned())).collect();
        let classes = std::iter::once((String::new(), "—".to_owned()))
            .chain(ExitClass::ALL.iter().map(|class| (class.word().to_owned(), texts::exit_class(l, *class).to_owned())))
            .collect();
        let fields = view! {
            {field(l, form, "kind", texts::kind(l)).required().select(kinds)}
            <div class="pair">
                {field(l, form, "on_day", texts::day(l)).required().date()}
                {field(l, form, "until_day", texts::until_day(l)).hint(texts::until_day_hint(l)).date()}
                {field(l, form, "minutes", texts::minutes(l)).digits()}
            </div>
            {field(l, form, "subject", texts::subject(l)).text()}
            {field(l, form, "body", texts::body(l)).area()}
            {field(l, form, "next_step", texts::next_step(l)).text()}
            {field(l, form, "exit_class", texts::exit_class_label(l)).hint(texts::exit_class_hint(l)).select(classes)}
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/suivi".to_owned(), texts::support(l).to_owned())])}
            {page_head::simple(name.clone(), texts::reading_noted(l))}
            {(!lines.is_empty()).then(|| view! { <ol class="notes">{lines}</ol> })}
            <h2>{texts::new_entry(l)}</h2>
            {frame::frame(l, form, fields.into_any(), button::submit(ui::save(l)))}
        }
    }))
}

fn line(l: Lang, entry: &Support) -> AnyView {
    let until = entry.until_day.map(|day| format!(" → {}", format::date(l, day))).unwrap_or_default();
    view! {
        <li>
            <p>
                <strong>{texts::support_kind(l, entry.kind)}</strong> " · " {format::date(l, entry.on_day)} {until}
                {(entry.minutes.0 > 0).then(|| format!(" · {}", format::duration(l, entry.minutes.0)))}
                {entry.exit_class.map(|class| view! { " " {badge::plain(texts::exit_class(l, class))} })}
            </p>
            {(!entry.subject.is_empty()).then(|| view! { <p><strong>{entry.subject.clone()}</strong></p> })}
            {(!entry.body.is_empty()).then(|| view! { <p class="story">{entry.body.clone()}</p> })}
            {(!entry.next_step.is_empty()).then(|| view! { <p>{texts::then(l, entry.next_step.clone())}</p> })}
        </li>
    }
    .into_any()
}
