//! `/compte`: one's own name and telephone, and the devices one is signed in on.

use axum::response::Response;
use leptos::prelude::*;

use ::people::store as people;
use platform::auth::actor::STAFF;
use platform::auth::second_factor;
use platform::auth::sessions::{self, Method};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{badge, button, dialog, form as frame, page_head, table};

use crate::{forms, texts};

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let me = people::get(&mut *ctx.read().await?, &ctx.actor, person).await?;
    page(&ctx, &forms::own_contact_filled(me.name, me.phone).as_read()).await
}

/// The page with what was typed.
pub async fn page(ctx: &Ctx, form: &Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let mut conn = ctx.read().await?;
    let devices = sessions::list(&mut conn, person, ctx.now()).await?;
    let by_card = devices.iter().any(|device| Some(device.id) == ctx.actor.session && device.method == Method::Card);
    let me = people::get(&mut conn, &ctx.actor, person).await?;
    let second = second_factor::since(&mut conn, person).await?.is_some();
    drop(conn);
    let l = ctx.reader;
    Ok(form_page(ctx, form, Head::new(texts::account(l)).for_everybody(ctx), || {
        let fields = view! {
            {field(l, form, "name", texts::name(l)).required().hint(texts::name_hint(l)).autocomplete("name").text()}
            {field(l, form, "phone", texts::phone(l)).autocomplete("tel").phone()}
        };
        let rows = devices.iter().map(|device| {
            let here = Some(device.id) == ctx.actor.session;
            let name = view! { {short(&device.device)} " " {here.then(|| badge::warm(texts::this_device(l)))} };
            let method = match device.method {
                Method::Password => texts::by_password(l),
                Method::Link => texts::by_link(l),
                Method::Card => texts::by_card(l),
            };
            vec![
                name.into_any(),
                method.into_any(),
                format::instant(l, device.created_at, ctx.zone()).into_any(),
                format::instant(l, device.last_seen_at, ctx.zone()).into_any(),
                (!here)
                    .then(|| {
                        button::post(format!("/compte/appareils/{}/fermer", device.id), button::quiet(texts::close_device(l)))
                    })
                    .into_any(),
            ]
        });
        let heads = [texts::device(l), texts::method(l), texts::since(l), texts::seen(l), texts::close_device(l)];
        let everywhere = button::post("/compte/partout", button::danger(texts::everywhere(l)));
        view! {
            {page_head::with_actions(texts::account(l), ctx.actor.name.clone(), vec![
                button::post("/deconnexion", button::quiet(texts::sign_out(l))),
            ])}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::save(l)))}</div>
            {(!by_card).then(|| ways_in(ctx, me.email.as_deref(), second))}
            <section>
                <h2>{texts::devices(l)}</h2>
                {table::view(texts::devices(l), heads, rows.collect())}
                {dialog::confirm("log-out", texts::everywhere(l), texts::everywhere_what(l), everywhere)}
            </section>
        }
    }))
}

/// How one gets in, and where it is changed. From a shared tablet, where a card opened the session, nothing of it is.
fn ways_in(ctx: &Ctx, email: Option<&str>, second: bool) -> AnyView {
    let l = ctx.reader;
    let staff = ctx.actor.roles.any_of(STAFF);
    let line = |name: &'static str, value: String, href: &'static str, change: &'static str| {
        view! { <li><strong>{name}</strong> <span>{value}</span> <a class="button" href=href>{change}</a></li> }
    };
    let address = email.unwrap_or_default().to_owned();
    view! {
        <section>
            <h2>{texts::ways_in(l)}</h2>
            <ul class="ways">
                {line(texts::email(l), address, "/compte/adresse", texts::change_address(l))}
                {staff.then(|| line(texts::password(l), "••••••••".to_owned(), "/compte/mot-de-passe", texts::change_password(l)))}
                {staff.then(|| {
                    let state = if second { texts::second_is_on(l) } else { texts::second_is_off(l) };
                    line(texts::second(l), state.to_owned(), "/compte/double", texts::second_set(l))
                })}
            </ul>
        </section>
    }
    .into_any()
}

/// A browser's long name, shortened to what a person recognises.
fn short(device: &str) -> String {
    let systems = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"];
    let browsers = ["Firefox", "Edg", "Chrome", "Safari"];
    let find = |names: &[&'static str]| names.iter().find(|name| device.contains(**name)).copied();
    let words: Vec<_> =
        [find(&browsers).map(|name| if name == "Edg" { "Edge" } else { name }), find(&systems)].into_iter().flatten().collect();
    if words.is_empty() { device.chars().take(40).collect() } else { words.join(" · ") }
}
