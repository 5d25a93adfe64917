//! The import of land: the file, then each thing's fate, then a yes.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, form as frame, page_head, table, texts as ui};
use kit::exchange::page as intake;
use kit::exchange::store::{self as staged, StagedId, StagedKind};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::exchange;
use crate::exchange::apply::{self, Fate, Row, What};
use crate::model::Filter;
use crate::store::sites;
use crate::texts;

/// `/terrains/import`.
pub async fn show(ctx: Ctx) -> Result<Response> {
    upload(&ctx, &Form::default()).await
}

/// The choice of a file, with complaints.
pub async fn upload(ctx: &Ctx, form: &Form) -> Result<Response> {
    let sites = sites::list(&mut *ctx.read().await?, &ctx.actor, &Filter::default()).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::import(l)), || {
        let none = std::iter::once((String::new(), texts::import_site_from_file(l).to_owned()));
        let options = none.chain(sites.iter().map(|site| (site.id.to_string(), site.details.name.clone()))).collect();
        let fields = view! {
            {field(l, form, "file", texts::import_file(l)).required().hint(texts::import_hint(l)).file(
                ".geojson,.json,.kml,.kmz,.csv,.xlsx,.ods",
            )}
            {field(l, form, "site", texts::import_site(l)).hint(texts::import_site_hint(l)).select(options)}
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/terrains".to_owned(), ui::sites(l).to_owned())])}
            {page_head::simple(texts::import(l), texts::import_lead(l))}
            <div class="narrow">{frame::frame_with_files(l, form, fields.into_any(), button::submit(texts::import_look(l)))}</div>
        }
    }))
}

/// `/terrains/import/…`: each thing's fate. The import is carried out and taken back, so the preview cannot be wrong.
pub async fn preview(ctx: Ctx, Path(id): Path<StagedId>) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let staged = staged::get(&mut tx, &ctx.actor, StagedKind::Land, id).await?;
    let read = exchange::read(&mut tx, &staged).await?;
    let (things, tells_where) = (read.features.len(), read.tells_where());
    let site = ctx.param("terrain").parse().ok();
    let rows = if tells_where { apply::run(&mut ctx.op(&mut tx), read.features, site).await? } else { Vec::new() };
    tx.rollback().await?;
    let l = ctx.lang;
    let count = |wanted: fn(&Fate) -> bool| rows.iter().filter(|row| wanted(&row.fate)).count();
    let (made, changed) = (count(|fate| matches!(fate, Fate::New)), count(|fate| matches!(fate, Fate::Update)));
    let (same, refused) = (count(|fate| matches!(fate, Fate::Same)), count(|fate| matches!(fate, Fate::Refused(_))));
    let told = match &read.format {
        Some(format) => intake::told(l, format, things, &read.aside),
        None => intake::told_things(l, things),
    };
    let query = if ctx.query.is_empty() { String::new() } else { format!("?{}", ctx.query) };
    let columns_form = format!("/terrains/import/{id}/colonnes{query}");
    Ok(page(&ctx, Head::new(texts::import(l)), || {
        let lines = rows.iter().map(|row| line(l, row)).collect();
        let form = intake::carry_out(l, texts::import_do(l, made + changed), (made + changed, refused), "/terrains/import");
        let fates = view! {
            <p class="badges">
                {badge::good(texts::import_new(l, made))} " " {badge::warm(texts::import_changed(l, changed))} " "
                {badge::plain(texts::import_same(l, same))} " " {badge::bad(texts::import_refused(l, refused))}
            </p>
            {form}
            {table::view(
                texts::import_preview(l),
                [texts::name(l), texts::import_place(l), texts::import_what(l), texts::import_fate(l), texts::import_why(l)],
                lines,
            )}
        };
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![("/terrains".to_owned(), ui::sites(l).to_owned()), ("/terrains/import".to_owned(), texts::import(l).to_owned())],
            )}
            {page_head::simple(texts::import_preview(l), texts::import_nothing_yet(l))}
            {intake::view(l, &told, &read.columns, &read.mapping, exchange::KNOWN, &columns_form)}
            {if tells_where { fates.into_any() } else { view! {
                <p class="complaint" role="alert">{texts::import_no_place(l)}</p>
            }.into_any() }}
        }
    }))
}

fn line(l: Lang, row: &Row) -> Vec<AnyView> {
    let (state, why) = match &row.fate {
        Fate::New => (badge::good(texts::fate_new(l)), String::new()),
        Fate::Update => (badge::warm(texts::fate_update(l)), String::new()),
        Fate::Same => (badge::plain(texts::fate_same(l)), String::new()),
        Fate::Refused(why) => (badge::bad(texts::fate_refused(l)), why.text(l)),
    };
    let what = match row.what {
        What::Site => texts::site(l),
        What::Plot => texts::plot(l),
        What::Bed => texts::bed(l),
        What::Tree => texts::tree(l),
        What::Point => texts::point(l),
    };
    vec![row.label.clone().into_any(), row.place.to_string().into_any(), what.into_any(), state, why.into_any()]
}
