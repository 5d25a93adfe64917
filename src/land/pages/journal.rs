//! Notes, photos and history of one thing: the last part of each of the land's pages.

use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, form as frame, history, texts as ui};
use platform::audit::{self, Line};
use platform::auth::actor::LAND_KEEPERS;
use platform::db::Conn;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;

use crate::model::{Note, Photo, Subject};
use crate::store::journal;
use crate::texts;

/// What is told of one thing.
pub struct Journal {
    subject: Subject,
    notes: Vec<Note>,
    photos: Vec<Photo>,
    lines: Vec<Line>,
}

/// Reads it.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn load(conn: &mut Conn, ctx: &Ctx, subject: Subject) -> Result<Journal> {
    Ok(Journal {
        subject,
        notes: journal::notes(conn, &ctx.actor, subject).await?,
        photos: journal::photos(conn, &ctx.actor, subject).await?,
        lines: audit::history(conn, ctx.app.house.rooms, subject.id).await?,
    })
}

/// The part of the page.
pub fn view(ctx: &Ctx, journal: &Journal) -> AnyView {
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(LAND_KEEPERS);
    let notes: Vec<_> = journal
        .notes
        .iter()
        .map(|note| {
            view! {
                <li>
                    <p class="meta">
                        <time datetime=note.noted_on.to_string()>{format::date(l, note.noted_on)}</time>
                        " · " {note.author.clone().unwrap_or_default()}
                    </p>
                    <p class="body">{note.body.clone()}</p>
                </li>
            }
        })
        .collect();
    let photos: Vec<_> = journal.photos.iter().map(|photo| picture(ctx, photo, keeper)).collect();
    view! {
        <section class="journal">
            <h2>{texts::notes_and_photos(l)}</h2>
            {(notes.is_empty() && photos.is_empty()).then(|| view! { <p class="hint">{texts::no_notes(l)}</p> })}
            {(!photos.is_empty()).then(|| view! { <ul class="photos">{photos}</ul> })}
            {(!notes.is_empty()).then(|| view! { <ul class="notes">{notes}</ul> })}
            {keeper.then(|| view! {
                <div class="deeds">
                    {add_note(ctx, journal.subject, &Form::default())} {add_photo(ctx, journal.subject, &Form::default())}
                </div>
            })}
        </section>
        {history::view(ctx, &journal.lines)}
    }
    .into_any()
}

fn picture(ctx: &Ctx, photo: &Photo, keeper: bool) -> AnyView {
    let l = ctx.lang;
    let remove = keeper.then(|| {
        let form = button::post_once(format!("/photos/{}/retirer", photo.id), button::danger(ui::delete(l)));
        dialog::confirm("trash-2", ui::delete(l), texts::remove_photo_what(l), form)
    });
    view! {
        <li>
            <a href=format!("/photos/{}", photo.id)>
                <img src=format!("/photos/{}/petite", photo.id) alt=photo.caption.clone() loading="lazy" width="320" height="240" />
            </a>
            <p class="meta">{photo.caption.clone()} " · " {format::date(l, photo.taken_on)}</p>
            {remove}
        </li>
    }
    .into_any()
}

fn about(subject: Subject) -> AnyView {
    view! { {frame::hidden("record_kind", subject.kind.word())}{frame::hidden("record", subject.id.to_string())} }.into_any()
}

/// The form for a note: folded, or open with complaints.
pub fn add_note(ctx: &Ctx, subject: Subject, form: &Form) -> AnyView {
    let l = ctx.lang;
    let mut form = form.clone();
    if form.value("noted_on").is_empty() {
        form.set("noted_on", ctx.today().to_string());
    }
    view! {
        <details class="dialog" open=!form.errors().is_empty()>
            <summary class="button">{::ui::icon::view("notebook-pen")}<span>{texts::add_note(l)}</span></summary>
            <div class="dialog-body">
                <form method="post" action="/notes" class="form" novalidate>
                    {frame::summary(l, &form)}{frame::token()}{about(subject)}
                    {field(l, &form, "noted_on", texts::day(l)).required().date()}
                    {field(l, &form, "body", texts::note(l)).required().area()}
                    <div class="buttons">{button::submit(ui::save(l))}</div>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// The form for a photo: folded, or open with complaints.
pub fn add_photo(ctx: &Ctx, subject: Subject, form: &Form) -> AnyView {
    let l = ctx.lang;
    let mut form = form.clone();
    if form.value("taken_on").is_empty() {
        form.set("taken_on", ctx.today().to_string());
    }
    view! {
        <details class="dialog" open=!form.errors().is_empty()>
            <summary class="button">{::ui::icon::view("camera")}<span>{texts::add_photo(l)}</span></summary>
            <div class="dialog-body">
                <form method="post" action="/photos" enctype="multipart/form-data" class="form" novalidate>
                    {frame::summary(l, &form)}{frame::token()}{about(subject)}
                    {field(
                        l,
                        &form,
                        "photo",
                        texts::photo(l),
                    ).required().hint(texts::photo_hint(l)).file("image/jpeg,image/png,image/webp")}
                    {field(l, &form, "caption", texts::caption(l)).required().hint(texts::caption_hint(l)).text()}
                    {field(l, &form, "taken_on", texts::day(l)).required().date()}
                    <div class="buttons">{button::submit(ui::save(l))}</div>
                </form>
            </div>
        </details>
    }
    .into_any()
}
