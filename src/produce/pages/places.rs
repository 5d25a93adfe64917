//! `/stock/lieux`: where stock stands, and what an empty crate weighs.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::{Form, grams_field};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::stock::StoreKind;
use crate::store::{places, settings};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let known = places::list(&mut conn, &ctx.actor).await?;
    let tare = settings::crate_tare(&mut conn).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::store_places(l)), || {
        let rows: Vec<_> = known
            .iter()
            .map(|place| {
                let remove = button::post(format!("/stock/lieux/{}/archiver", place.id), button::quiet(texts::remove(l)));
                vec![place.name.clone().into_any(), texts::store_kind(l, place.kind).into_any(), remove]
            })
            .collect();
        let kinds = StoreKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::store_kind(l, *kind).to_owned())).collect();
        let (adding, mut weighing) = (form.if_sent("name"), form.if_sent("crate"));
        if weighing.value("crate").is_empty() && weighing.errors().is_empty() {
            weighing.set("crate", grams_field(tare));
        }
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/stock".to_owned(), texts::stock(l).to_owned())])}
            {page_head::simple(texts::store_places(l), texts::places_lead(l))}
            {if rows.is_empty() { empty::view("warehouse", texts::no_store_yet(l)) } else {
                table::view(texts::store_places(l), [texts::place(l), texts::kind(l), texts::remove(l)], rows)
            }}
            <section>
                <h2>{texts::add_place(l)}</h2>
                <form method="post" action="/stock/lieux" class="form" novalidate>
                    {frame::summary(l, &adding)}
                    {frame::token()}
                    {field(l, &adding, "name", texts::name(l)).required().text()}
                    {field(l, &adding, "kind", texts::kind(l)).required().select(kinds)}
                    <div class="buttons">{button::submit(texts::add_place(l))}</div>
                </form>
            </section>
            <section>
                <form method="post" action="/stock/caisse" class="form" novalidate>
                    {frame::summary(l, &weighing)}
                    {field(l, &weighing, "crate", texts::crate_tare(l)).required().number()}
                    <div class="buttons">{button::quiet(texts::save(l))}</div>
                </form>
            </section>
        }
    }))
}
