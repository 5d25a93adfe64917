//! `/installation/…`: a new install gets its name and its first coordinator.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use platform::auth::links::{self, Purpose};
use platform::auth::passwords::MIN_LENGTH;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::i18n::language_options;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page_with_status};
use ui::field::field;
use ui::{button, form as frame, icon, page_head};

use crate::texts;
use platform::place::Layer;

/// The set-up link was opened.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let opening = Form::filled([("time_zone", "Europe/Paris".to_owned()), ("language", ctx.lang.word().to_owned())]);
    form(&ctx, &Token::received(&token), &opening).await
}

/// The form, for as long as the link works.
pub async fn form(ctx: &Ctx, token: &Token, form: &Form) -> Result<Response> {
    if links::peek(&mut *ctx.read().await?, [Purpose::SetUp; 2], token, ctx.now()).await?.is_none() {
        return Ok(dead(ctx));
    }
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::set_up_title(l)), || {
        let fields = view! {
            <h2>{texts::the_ecopole(l)}</h2>
            {ecopole_fields(l, form)}
            {field(l, form, "place", texts::place(l)).hint(texts::place_hint(l)).text()}
            {frame::hidden("plan_layer", Layer::Nothing.word())}
            {contact_fields(l, form)}
            <h2>{texts::your_account(l)}</h2>
            {field(l, form, "name", texts::name(l)).required().hint(texts::name_hint(l)).autocomplete("name").text()}
            {field(l, form, "email", texts::email(l)).required().autocomplete("username").email()}
            {field(
                l,
                form,
                "password",
                texts::password(l),
            ).required().hint(texts::password_hint(l, MIN_LENGTH)).autocomplete("new-password").password()}
        };
        view! {
            {page_head::simple(texts::set_up_title(l), texts::set_up_lead(l))}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::begin(l)))}</div>
        }
    }))
}

/// The fields of the ecopole's settings; the settings page shows the same.
pub fn ecopole_fields(l: Lang, form: &Form) -> AnyView {
    let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| (zone.name().to_owned(), zone.name().replace('_', " "))).collect();
    view! {
        {field(l, form, "ecopole_name", texts::ecopole_name(l)).required().text()}
        {field(l, form, "commune", texts::commune(l)).required().text()}
        {field(l, form, "time_zone", texts::time_zone(l)).required().select(zones)}
        {field(l, form, "language", texts::main_language(l)).required().hint(texts::main_language_hint(l)).select(language_options())}
    }
    .into_any()
}

/// Where the ecopole lies, and what lies under its plan.
pub fn map_fields(l: Lang, form: &Form) -> AnyView {
    let layers = Layer::ALL.iter().map(|layer| (layer.word().to_owned(), texts::layer(l, *layer).to_owned())).collect();
    view! {
        <div class="with-button">
            {field(l, form, "place", texts::place(l)).hint(texts::place_hint(l)).text()}
            <button type="button" class="button" data-here="place" data-refused=texts::here_refused(l) hidden>
                {icon::view("crosshair")} {texts::here(l)}
            </button>
        </div>
        {field(l, form, "plan_layer", texts::background(l)).hint(texts::layer_hint(l)).select(layers)}
        {field(l, form, "plan_background", texts::own_background(l)).hint(texts::background_hint(l)).text()}
    }
    .into_any()
}

/// Where people write and call, as every page and letter shows it.
pub fn contact_fields(l: Lang, form: &Form) -> AnyView {
    view! {
        {field(l, form, "contact_email", texts::contact_email(l)).hint(texts::contact_hint(l)).email()}
        {field(l, form, "contact_phone", texts::contact_phone(l)).phone()}
        {field(l, form, "address", texts::address(l)).area()}
    }
    .into_any()
}

/// A set-up link that was used or is too old.
pub fn dead(ctx: &Ctx) -> Response {
    let l = ctx.lang;
    page_with_status(ctx, StatusCode::GONE, Head::new(texts::link_dead_title(l)), || {
        page_head::simple(texts::link_dead_title(l), texts::set_up_dead(l))
    })
}
