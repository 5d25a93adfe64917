//! The coordinator's view of the mail: what left, what waits, what failed.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

use platform::auth::actor::COORDINATORS;
use platform::db::Conn;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::mail::letter::Tongue;
use platform::mail::outbox::{self, Stored};
use platform::mail::texts;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::page::{Head, page};
use platform::web::route::{Access, Route};
use platform::web::submit::{Done, submit};
use ui::badge::Badge;
use ui::list::{Cell, List, words};
use ui::{button, empty, page_head};

/// The routes of the mail pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let who = Access::Only(COORDINATORS);
    vec![
        Route::get("/courrier", who, list),
        Route::get("/courrier/{id}", who, show),
        Route::post("/courrier/{id}/essayer", who, retry),
    ]
}

/// Where a letter is.
fn state(ctx: &Ctx, letter: &Stored) -> Badge {
    let l = ctx.lang;
    match (letter.sent_at, letter.next_try_at) {
        (Some(_), _) => Badge::good(texts::sent(l)),
        (None, Some(_)) if letter.tries == 0 => Badge::plain(texts::waiting(l)),
        (None, Some(_)) => Badge::warm(format!("{} · {}", texts::waiting(l), texts::tries(l, letter.tries))),
        (None, None) => Badge::bad(texts::failed(l)),
    }
}

async fn list(ctx: Ctx) -> Result<Response> {
    let letters = outbox::list(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    if List::<4>::is_file(&ctx) {
        return listed(&ctx, &letters).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::mails(l)).wide().with_script("list.js"), || {
        view! {
            {page_head::simple(texts::mails(l), texts::intro(l))}
            {ctx.app.config.smtp_url.is_none().then(|| view! { <p class="hint">{texts::as_files(l)}</p> })}
            {if letters.is_empty() { empty::view("mail", texts::none(l)) } else { listed(&ctx, &letters).view(&ctx) }}
        }
    }))
}

/// Letters as a list.
fn listed(ctx: &Ctx, letters: &[Stored]) -> List<4> {
    let l = ctx.lang;
    let line = |letter: &Stored| {
        [
            Cell::link(format!("/courrier/{}", letter.id), letter.subject.clone()),
            Cell::text(letter.recipient.clone()),
            Cell::text(format::instant(l, letter.created_at, ctx.zone())).ranked(letter.created_at.timestamp()),
            Cell::badge(state(ctx, letter)),
        ]
    };
    List {
        name: "courrier",
        caption: texts::mails(l),
        columns: [
            words("objet", texts::subject(l)),
            words("destinataire", texts::to(l)),
            words("ecrit", texts::written(l)),
            words("etat", texts::state(l)),
        ],
        rows: letters.iter().map(line).collect(),
    }
}

async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let letter = outbox::get(&mut conn, &ctx.actor, id).await?;
    let own = outbox::is_confidential(&mut conn, &letter).await?;
    drop(conn);
    let l = ctx.lang;
    // Where letters are only files, reading them here is the way to use them; a mailed one belongs to its addressee.
    let readable = ctx.app.config.smtp_url.is_none() && (!own || ctx.ecopole.demo) && !letter.body_text.is_empty();
    Ok(page(&ctx, Head::new(letter.subject.clone()), || {
        view! {
            {page_head::simple(letter.subject.clone(), format!("{} {}", texts::to(l), letter.recipient))}
            <p>{state(&ctx, &letter).view()} " " {format::instant(l, letter.created_at, ctx.zone())}</p>
            {(!letter.last_error.is_empty()).then(|| view! {
                <p class="complaint">{texts::error(l)} {Tongue::from(l).colon} " " {letter.last_error.clone()}</p>
            })}
            {(letter.sent_at.is_none()).then(|| view! {
                <form method="post" action=format!("/courrier/{id}/essayer")>{button::submit(texts::retry(l))}</form>
            })}
            {if readable {
                view! { <pre class="letter">{linked(&letter.body_text)}</pre> }.into_any()
            } else {
                view! { <p class="hint">{texts::hidden(l)}</p> }.into_any()
            }}
        }
    }))
}

/// The text with its own addresses as links.
fn linked(text: &str) -> Vec<AnyView> {
    text.split_inclusive(['\n', ' '])
        .map(|word| {
            let trimmed = word.trim_end();
            if trimmed.starts_with("http://") || trimmed.starts_with("https://") {
                let (address, rest) = (trimmed.to_owned(), word[trimmed.len()..].to_owned());
                view! { <a href=address.clone()>{address.clone()}</a>{rest} }.into_any()
            } else {
                word.to_owned().into_any()
            }
        })
        .collect()
}

async fn retry(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        outbox::retry(op, id).await?;
        Ok(Done::said(format!("/courrier/{id}"), Said::Retried))
    });
    pressed.await
}

/// This room's part of the first page: letters that could not be sent.
pub async fn today(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    if !ctx.actor.roles.any_of(COORDINATORS) {
        return Ok(Today::default());
    }
    let failed = usize::try_from(outbox::failures(conn, &ctx.actor).await?).unwrap_or(0);
    let waiting = Waiting::some(failed, "/courrier", texts::mail_failed(ctx.lang, failed), Urgency::Sometime);
    Ok(Today { waiting: waiting.into_iter().collect(), ..Today::default() })
}
