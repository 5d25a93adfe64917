//! `/personnes/roles`: one role given to, or taken from, many at once.

use std::collections::HashSet;

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::filter::{self, Choice};
use ::ui::{badge, button, empty, form as frame, page_head, texts as ui};
use kit::batch::{self, Last};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::{Person, Role};
use crate::pages::list::filter_of;
use crate::{store, texts};

/// Most people shown at once.
pub const MOST: i64 = 300;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Result<Response> {
    page(&ctx, &Form::default(), None).await
}

/// The page with what was chosen; with what it will do, once somebody asked.
pub async fn page(ctx: &Ctx, form: &Form, preview: Option<Vec<(Person, Person)>>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let people = store::list(&mut conn, &ctx.actor, &filter_of(ctx), MOST, 0).await?;
    let last = batch::last(&mut conn, &ctx.actor, DEED, ctx.now()).await?;
    drop(conn);
    Ok(shown(ctx, form, &people, preview, last))
}

/// What roles given to many are called in `batches`.
pub const DEED: &str = "roles";

/// The page with people that were read already.
pub fn shown(ctx: &Ctx, form: &Form, people: &[Person], preview: Option<Vec<(Person, Person)>>, last: Option<Last>) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::roles_many(l)), || {
        let ticked: HashSet<&str> = form.values("person").collect();
        let rows: Vec<_> = people.iter().map(|person| row(l, person, ticked.contains(person.id.to_string().as_str()))).collect();
        let roles: Vec<(String, String)> =
            Role::ALL.iter().map(|role| (role.word().to_owned(), texts::role(l, *role).to_owned())).collect();
        let deeds =
            vec![("give".to_owned(), texts::give_role(l).to_owned()), ("take".to_owned(), texts::take_role(l).to_owned())];
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/personnes".to_owned(), texts::people(l).to_owned())])}
            {page_head::simple(texts::roles_many(l), texts::roles_many_lead(l))}
            {batch::can_be_undone(ctx, last, texts::roles_many(l), "/personnes/roles")}
            {preview.map(|changes| what_it_does(l, form, &changes))}
            {filter::bar(ctx, texts::search(l), vec![Choice { name: "role", label: texts::role_label(l), options: roles.clone() }])}
            {if rows.is_empty() { empty::view("users", texts::nobody(l)) } else {
                view! {
                    <form method="post" class="form many" novalidate>
                        {frame::summary(l, form)}
                        <div class="pair">
                            {field(l, form, "deed", texts::what_to_do(l)).required().select(deeds)}
                            {field(l, form, "to", texts::role_label(l)).required().select(roles)}
                        </div>
                        <ul class="presence">{rows}</ul>
                        <div class="mark-bar">{button::submit(texts::see_what(l))}</div>
                    </form>
                }.into_any()
            }}
        }
    })
}

fn row(l: Lang, person: &Person, checked: bool) -> AnyView {
    let roles: Vec<_> = person.roles.iter().map(|role| view! { {badge::plain(texts::role(l, role))} " " }).collect();
    view! {
        <li>
            <label class="check">
                <input type="checkbox" name="person" value=person.id.to_string() checked=checked />
                <span><strong>{person.name.clone()}</strong> " " {roles}</span>
            </label>
        </li>
    }
    .into_any()
}

/// Who will have which roles, and the button that does it.
fn what_it_does(l: Lang, form: &Form, changes: &[(Person, Person)]) -> AnyView {
    if changes.is_empty() {
        return view! { <p class="summary" role="status">{texts::roles_nothing(l)}</p> }.into_any();
    }
    let names = |person: &Person| person.roles.iter().map(|role| texts::role(l, role)).collect::<Vec<_>>().join(", ");
    let lines: Vec<_> = changes
        .iter()
        .map(|(before, after)| {
            let words = texts::roles_from_to(l, names(before), names(after));
            view! { <li><strong>{before.name.clone()}</strong> " " <span>{words}</span></li> }
        })
        .collect();
    view! {
        <section class="preview" role="status">
            <h2>{texts::will_change(l, changes.len())}</h2>
            <ul>{lines}</ul>
            {frame::once_sure(form, texts::do_it(l))}
        </section>
    }
    .into_any()
}
