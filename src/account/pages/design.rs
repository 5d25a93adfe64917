//! `/design`: every component, to be looked at in both languages and both themes.

use axum::response::Response;
use leptos::prelude::*;

use platform::auth::actor::COORDINATORS;
use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::page::{Head, page};
use platform::web::route::{Access, Route};
use ui::field::field;
use ui::{badge, button, dialog, empty, form, icon, page_head, table, tabs, texts};

/// The route.
pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/design", Access::Only(COORDINATORS), show)]
}

/// The icons used anywhere; `view("…")` calls elsewhere add theirs to the sprite too.
const ICONS: [&str; 18] = [
    "house",
    "map",
    "trees",
    "layers",
    "users",
    "mail",
    "scroll-text",
    "settings",
    "circle-user-round",
    "log-in",
    "sprout",
    "droplets",
    "door-open",
    "warehouse",
    "shopping-basket",
    "camera",
    "pencil",
    "archive",
];

/// The page.
pub async fn show(ctx: Ctx) -> Response {
    let l = ctx.lang;
    page(&ctx, Head::new(texts::design(l)), || {
        let mut form = Form::filled([("ok", "Les Galibots".to_owned()), ("wrong", String::new()), ("kind", "b".to_owned())]);
        form.complain("wrong", Message::new(platform::web::texts::required));
        let swatch =
            |class: &'static str, name: &'static str| view! { <li><span class=format!("swatch {class}")></span>{name}</li> };
        let row = |name: &str, surface, state| vec![name.to_owned().into_any(), format::surface(l, surface).into_any(), state];
        let icons: Vec<_> = ICONS.iter().map(|name| view! { <li>{icon::view(name)}<code>{*name}</code></li> }).collect();
        view! {
            {page_head::with_actions(texts::design(l), texts::design_lead(l), vec![
                button::link("/design", "pencil", texts::save(l)),
                button::primary_link("/design", "sprout", texts::design_name(l)),
            ])}
            <section><h2>{texts::design_colours(l)}</h2>
                <ul class="swatches">
                    {swatch("paper", texts::design_paper(l))}{swatch("ink", texts::design_ink(l))}{swatch("leaf", texts::design_leaf(l))}
                    {swatch("beet", texts::design_beet(l))}{swatch("sun", texts::design_sun(l))}{swatch("slate", texts::design_slate(l))}
                </ul>
            </section>
            <section><h2>{texts::design_type(l)}</h2>
                <h3>{texts::design_sample(l)}</h3><p>{texts::design_sample(l)}</p><p class="hint">{texts::design_sample(l)}</p>
            </section>
            <section><h2>{texts::design_buttons(l)}</h2>
                <div class="buttons">
                    {button::submit(texts::save(l))} {button::quiet(texts::cancel(l))} {button::danger(texts::delete(l))}
                </div>
            </section>
            <section><h2>{texts::design_badges(l)}</h2>
                <p class="badges">
                    {badge::good(texts::design_good(l))}{badge::warm(texts::design_warm(l))}
                    {badge::bad(texts::design_bad(l))}{badge::plain(texts::design_plain(l))}
                </p>
            </section>
            <section><h2>{texts::design_fields(l)}</h2>
                {form::summary(l, &form)}
                {field(l, &form, "ok", texts::design_name(l)).hint(texts::design_hint(l)).required().text()}
                {field(l, &form, "wrong", texts::design_name(l)).required().text()}
                {field(l, &form, "kind", texts::design_kind(l)).select(vec![
                    ("a".to_owned(), texts::design_good(l).to_owned()), ("b".to_owned(), texts::design_bad(l).to_owned()),
                ])}
                {field(l, &form, "kinds", texts::design_kind(l)).checks(vec![("a", texts::design_good(l)), ("b", texts::design_bad(l))])}
            </section>
            <section><h2>{texts::design_table(l)}</h2>
                {table::view(texts::design_table(l), [texts::design_name(l), texts::design_surface(l), texts::design_badges(l)], vec![
                    row("Les Galibots", 1250, badge::good(texts::design_good(l))),
                    row("La Lampisterie", 860, badge::bad(texts::design_bad(l))),
                ])}
            </section>
            <section><h2>{texts::design_tabs(l)}</h2>
                {tabs::view(texts::design_tabs(l), vec![
                    ("/design".to_owned(), texts::plan(l).to_owned(), true), ("/design?b".to_owned(), texts::plots(l).to_owned(), false),
                ])}
            </section>
            <section><h2>{texts::design_dialog(l)}</h2>
                {dialog::confirm("archive", texts::archive(l), texts::design_dialog_text(l), button::danger(texts::archive(l)))}
            </section>
            <section><h2>{texts::design_notice(l)}</h2>
                <div class="notice">{icon::view("check")}<p>{Said::Archived.text(l)}</p>{button::quiet(texts::undo(l))}</div>
            </section>
            <section><h2>{texts::design_empty(l)}</h2>{empty::view("sprout", texts::design_empty_text(l))}</section>
            <section><h2>{texts::design_icons(l)}</h2><ul class="icons">{icons}</ul></section>
        }
    })
}
