//! `/connexion`: password for the team, link for residents, card for workers; the accounts of the demonstration below.

use axum::response::Response;
use leptos::prelude::*;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use platform::web::respond;
use ui::field::field;
use ui::{button, form as frame, page_head};

use crate::demo;
use crate::texts;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Result<Response> {
    if ctx.actor.is_signed_in() {
        return Ok(respond::to(respond::safe_next(&ctx.param("suite"))));
    }
    page(&ctx, &Form::filled([("suite", ctx.param("suite"))]))
}

/// The page with what was typed.
///
/// # Errors
/// None of its own.
pub fn page(ctx: &Ctx, form: &Form) -> Result<Response> {
    let l = ctx.reader;
    Ok(form_page(ctx, form, Head::new(texts::sign_in(l)).for_everybody(ctx), || {
        let fields = view! {
            {frame::hidden("suite", form.value("suite"))}
            {field(l, form, "email", texts::email(l)).required().autocomplete("username").email()}
            {field(l, form, "password", texts::password(l)).required().autocomplete("current-password").password()}
        };
        view! {
            {page_head::simple(texts::sign_in(l), "")}
            <div class="doors">
                <section aria-labelledby="door-staff">
                    <h2 id="door-staff">{texts::staff(l)}</h2>
                    <form method="post" action="/connexion" class="form" novalidate>
                        {frame::summary(l, form)}
                        {fields}
                        <div class="buttons">{button::submit(texts::enter(l))}<a href="/connexion/oubli">{texts::forgot(l)}</a></div>
                    </form>
                </section>
                <section aria-labelledby="door-residents">
                    <h2 id="door-residents">{texts::residents(l)}</h2>
                    <p class="hint" id="residents-hint">{texts::residents_hint(l)}</p>
                    <form method="post" action="/connexion/lien" class="form" novalidate>
                        <div class="field">
                            <label for="resident-email">{texts::email(l)}</label>
                            <input
                                type="email"
                                id="resident-email"
                                name="email"
                                inputmode="email"
                                autocomplete="email"
                                required
                                aria-describedby="residents-hint"
                            />
                        </div>
                        <div class="buttons">{button::quiet(texts::send_link(l))}</div>
                    </form>
                </section>
                <section aria-labelledby="door-workers">
                    <h2 id="door-workers">{texts::workers(l)}</h2>
                    <p>{texts::workers_hint(l)}</p>
                </section>
            </div>
            {ctx.ecopole.demo.then(|| demo_accounts(ctx))}
        }
    }))
}

/// The demonstration's accounts, one a role, each entered with one touch.
fn demo_accounts(ctx: &Ctx) -> AnyView {
    let l = ctx.lang;
    let accounts: Vec<_> = demo::ACCOUNTS
        .iter()
        .map(|account| {
            let role = people::texts::role(l, account.role);
            match account.card {
                Some(token) => view! {
                    <li>
                        <a class="button" href=format!("/carte/{token}")>{role}</a>
                        <span>{account.name} " · " {texts::demo_card(l)}</span>
                    </li>
                }
                .into_any(),
                None => view! {
                    <li>
                        <form method="post" action="/connexion" class="inline">
                            {frame::hidden("email", account.email)}
                            {frame::hidden("password", demo::PASSWORD)}
                            {frame::hidden("suite", ctx.param("suite"))}
                            {button::quiet(role)}
                        </form>
                        <span>{account.name} " · " <code>{account.email}</code> " · " <code>{demo::PASSWORD}</code></span>
                    </li>
                }
                .into_any(),
            }
        })
        .collect();
    view! {
        <section class="demo-accounts" aria-labelledby="demo-accounts" lang=l.word() dir="ltr">
            <h2 id="demo-accounts">{texts::demo_title(l)}</h2>
            <p class="hint">{texts::demo_hint(l)}</p>
            <ul>{accounts}</ul>
        </section>
    }
    .into_any()
}
