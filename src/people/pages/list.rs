//! `/personnes`: everybody, by name, role and state.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::filter::{self, Choice};
use ::ui::list::{Cell, List, words};
use ::ui::{badge, button, empty, page_head, pager, tabs, texts as ui};
use platform::error::Result;
use platform::search::Order;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::{Filter, OrderBy, Person, Role};
use crate::{store, texts};

/// The filter that stands in the address.
#[must_use]
pub fn filter_of(ctx: &Ctx) -> Filter {
    Filter {
        query: ctx.param("q"),
        role: Role::from_word(&ctx.param("role")),
        archived: ctx.param("etat") == "archive",
        order: Order::of(&ctx.param("tri"), OrderBy::from_word),
    }
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let filter = filter_of(&ctx);
    let offset = ctx.param("a").parse().unwrap_or(0_i64).clamp(0, 1_000_000);
    if List::<5>::is_file(&ctx) {
        let all = store::list(&mut *ctx.read().await?, &ctx.actor, &filter, i64::MAX, 0).await?;
        return listed(&ctx, &all).file(&ctx);
    }
    let mut people = store::list(&mut *ctx.read().await?, &ctx.actor, &filter, store::PAGE + 1, offset).await?;
    let page_size = usize::try_from(store::PAGE).unwrap_or(100);
    let more = people.len() > page_size;
    people.truncate(page_size);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::people(l)).wide().with_script("list.js"), || {
        let roles = Role::ALL.iter().map(|role| (role.word().to_owned(), texts::role(l, *role).to_owned())).collect();
        view! {
            {page_head::with_actions(texts::people(l), texts::people_lead(l), vec![
                button::primary_link("/personnes/nouvelle", "user-plus", texts::new_person(l)),
                button::link("/personnes/roles", "users", texts::roles_many(l)),
                button::link("/personnes/cartes", "qr-code", texts::cards(l)),
                button::link("/personnes/import", "upload", texts::import(l)),
                button::link(format!("/personnes/tableur?{}", ctx.query), "sheet", ui::export_csv(l)),
            ])}
            {tabs::view(texts::people(l), vec![
                (ctx.with_param("etat", ""), texts::present(l).to_owned(), !filter.archived),
                (ctx.with_param("etat", "archive"), texts::archived(l).to_owned(), filter.archived),
            ])}
            {filter::bar(&ctx, texts::search(l), vec![Choice { name: "role", label: texts::role_label(l), options: roles }])}
            {if people.is_empty() {
                empty::listed(&ctx, "users", texts::nobody(l))
            } else {
                listed(&ctx, &people).view(&ctx)
            }}
            {pager::view(&ctx, offset, store::PAGE, more)}
        }
    }))
}

/// The people as a list; the database has ordered all of them, not only this page.
fn listed(ctx: &Ctx, people: &[Person]) -> List<5> {
    let l = ctx.lang;
    let line = |person: &Person| {
        let roles: Vec<_> = person.roles.iter().map(|role| view! { {badge::plain(texts::role(l, role))} " " }).collect();
        let said = person.roles.iter().map(|role| texts::role(l, role)).collect::<Vec<_>>().join(", ");
        [
            Cell::link(format!("/personnes/{}", person.id), person.name.clone()),
            Cell::shown(roles.into_any(), said),
            Cell::text(person.email.clone().unwrap_or_default()),
            Cell::text(person.phone.clone()),
            Cell::text(person.commune.clone()),
        ]
    };
    List {
        name: "personnes",
        caption: texts::people(l),
        columns: [
            words("nom", texts::name(l)).ordered_below(),
            words("roles", texts::roles(l)).unsorted(),
            words("e-mail", texts::email(l)).ordered_below(),
            words("telephone", texts::phone(l)).ordered_below(),
            words("commune", texts::commune(l)).ordered_below(),
        ],
        rows: people.iter().map(line).collect(),
    }
}
