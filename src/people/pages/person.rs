//! `/personnes/…`: one person, what can be done with the record, and its history.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, dialog, facts, history, page_head, texts as ui};
use platform::audit;
use platform::auth::actor::STAFF;
use platform::auth::{cards, second_factor};
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::{Person, PersonId, Role};
use crate::{store, texts};

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let person = store::get(&mut conn, &ctx.actor, id).await?;
    let lines = audit::history(&mut conn, ctx.app.house.rooms, id.uuid()).await?;
    let card = cards::current(&mut conn, id).await?;
    let second = second_factor::since(&mut conn, id).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(person.name.clone()), || {
        let roles: Vec<_> = person.roles.iter().map(|role| view! { {badge::plain(texts::role(l, role))} " " }).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/personnes".to_owned(), texts::people(l).to_owned())])}
            {page_head::with_actions(person.name.clone(), "", actions(l, &person))}
            <p class="badges">
                {roles} {person.archived_at.map(|_| badge::warm(texts::archived(l)))}
                {person.erased_at.map(|_| badge::bad(texts::erased(l)))}
            </p>
            {facts::view(vec![
                (texts::email(l), person.email.clone().unwrap_or_default()),
                (texts::phone(l), person.phone.clone()),
                (texts::commune(l), format!("{} {}", person.postal_code, person.commune).trim().to_owned()),
                (texts::birth_year(l), person.birth_year.map(|year| year.to_string()).unwrap_or_default()),
                (texts::language(l), person.language.map(Lang::own_name).unwrap_or_default().to_owned()),
                (texts::card(l), card.map(|at| texts::card_since(l, format::instant(l, at, ctx.zone()))).unwrap_or_default()),
                (texts::second_factor(l), second.map(|at| texts::second_since(l, format::instant(l, at, ctx.zone()))).unwrap_or_default()),
                (texts::notes(l), person.notes.clone()),
            ])}
            {person.erased_at.is_none().then(|| {
                let deeds = deeds(&ctx, &person, (card.is_some(), second.is_some()));
                view! { <div class="deeds">{deeds}</div> }
            })}
            {history::view(&ctx, &lines)}
        }
    }))
}

fn actions(l: Lang, person: &Person) -> Vec<AnyView> {
    let mut actions = Vec::new();
    if person.archived_at.is_none() {
        actions.push(button::primary_link(format!("/personnes/{}/modifier", person.id), "pencil", texts::edit(l)));
        if person.email.is_some() && person.roles.any_of(STAFF) {
            actions.push(button::post(format!("/personnes/{}/inviter", person.id), button::quiet(texts::invite(l))));
        }
        if person.roles.has(Role::Worker) {
            actions.push(button::link(format!("/personnes/cartes?personne={}", person.id), "qr-code", texts::print_card(l)));
            actions.push(button::link(format!("/personnes/{}/code", person.id), "key-round", texts::set_pin(l)));
        }
    }
    actions
}

fn deeds(ctx: &Ctx, person: &Person, (has_card, has_second): (bool, bool)) -> Vec<AnyView> {
    let l = ctx.lang;
    let post = |what: &str, button| button::post(format!("/personnes/{}/{what}", person.id), button);
    let mut deeds = Vec::new();
    if has_card {
        deeds.push(dialog::confirm(
            "ban",
            texts::revoke_card(l),
            texts::revoke_card_what(l),
            button::post_once(format!("/personnes/{}/carte/annuler", person.id), button::danger(texts::revoke_card(l))),
        ));
    }
    if has_second && ctx.actor.person != Some(person.id) {
        deeds.push(dialog::confirm(
            "shield-off",
            texts::remove_second(l),
            texts::remove_second_what(l),
            post("double", button::danger(texts::remove_second(l))),
        ));
    }
    if person.archived_at.is_none() {
        deeds.push(button::link(format!("/personnes/{}/fusion", person.id), "merge", texts::merge(l)));
    }
    deeds.push(button::link(format!("/personnes/{}/donnees", person.id), "download", texts::personal_data(l)));
    deeds.push(if person.archived_at.is_some() {
        post("retablir", button::quiet(texts::restore(l)))
    } else {
        dialog::confirm("archive", ui::archive(l), texts::archive_what(l), post("archiver", button::danger(ui::archive(l))))
    });
    if ctx.actor.person != Some(person.id) {
        deeds.push(dialog::confirm(
            "eraser",
            texts::erase(l),
            texts::erase_what(l),
            post("effacer", button::danger(texts::erase(l))),
        ));
    }
    deeds
}
