//! `/personnes`: everybody, by name, role and state.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::filter::{self, Choice};
use ::ui::{badge, button, empty, page_head, pager, table, tabs, texts as ui};
use platform::error::Result;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::{Filter, Role};
use crate::{store, texts};

/// The filter that stands in the address.
#[must_use]
pub fn filter_of(ctx: &Ctx) -> Filter {
    Filter { query: ctx.param("q"), role: Role::from_word(&ctx.param("role")), archived: ctx.param("etat") == "archive" }
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let filter = filter_of(&ctx);
    let offset = ctx.param("a").parse().unwrap_or(0_i64).clamp(0, 1_000_000);
    let mut people = store::list(&mut *ctx.read().await?, &ctx.actor, &filter, store::PAGE + 1, offset).await?;
    let page_size = usize::try_from(store::PAGE).unwrap_or(100);
    let more = people.len() > page_size;
    people.truncate(page_size);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::people(l)), || {
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                let roles: Vec<_> = person.roles.iter().map(|role| view! { {badge::plain(texts::role(l, role))} " " }).collect();
                vec![
                    view! { <a href=format!("/personnes/{}", person.id)>{person.name.clone()}</a> }.into_any(),
                    roles.into_any(),
                    person.email.clone().unwrap_or_default().into_any(),
                    person.phone.clone().into_any(),
                    person.commune.clone().into_any(),
                ]
            })
            .collect();
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
            {if rows.is_empty() {
                empty::view("users", texts::nobody(l))
            } else {
                table::view(texts::people(l), [texts::name(l), texts::roles(l), texts::email(l), texts::phone(l), texts::commune(l)], rows)
            }}
            {pager::view(&ctx, offset, store::PAGE, more)}
        }
    }))
}
