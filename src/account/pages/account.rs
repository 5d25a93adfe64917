//! `/compte`: one's own name and telephone, and the devices one is signed in on.

use axum::response::Response;
use leptos::prelude::*;

use ::people::store as people;
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
    let devices = sessions::list(&mut *ctx.read().await?, person, ctx.now()).await?;
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
            ]
        });
        let everywhere = button::post("/compte/partout", button::danger(texts::everywhere(l)));
        view! {
            {page_head::with_actions(texts::account(l), ctx.actor.name.clone(), vec![
                button::post("/deconnexion", button::quiet(texts::sign_out(l))),
            ])}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::save(l)))}</div>
            <section>
                <h2>{texts::devices(l)}</h2>
                {table::view(texts::devices(l), [texts::device(l), texts::method(l), texts::since(l), texts::seen(l)], rows.collect())}
                {dialog::confirm("log-out", texts::everywhere(l), texts::everywhere_what(l), everywhere)}
            </section>
        }
    }))
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
