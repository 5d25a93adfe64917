//! `/grainotheque/import`: a list of varieties and jars: the file, what was read, each line's fate with names to decide on, then a yes.

use std::collections::BTreeMap;

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

use crate::import::{self, Fate, Row};
use crate::texts;

/// The choice of a file.
pub async fn show(ctx: Ctx) -> Result<Response> {
    Ok(upload(&ctx, &Form::default()))
}

/// The choice of a file, with complaints.
pub fn upload(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::import(l)), || {
        let fields = field(l, form, "file", texts::import_file(l))
            .required()
            .hint(texts::import_hint(l))
            .file(".csv,.tsv,.txt,.xlsx,.ods");
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::import(l), texts::import_lead(l))}
            <div class="narrow">{frame::frame_with_files(l, form, fields, button::submit(texts::import_look(l)))}</div>
        }
    })
}

/// What was read, and each line's fate. The import is carried out and taken back.
pub async fn preview(ctx: Ctx, Path(id): Path<StagedId>) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let staged = staged::get(&mut tx, &ctx.actor, StagedKind::Seeds, id).await?;
    let read = import::read(&mut tx, &staged).await?;
    let tells = read.tells_varieties();
    let rows = if tells { import::run(&mut ctx.op(&mut tx), &read, &BTreeMap::new()).await? } else { Vec::new() };
    tx.rollback().await?;
    let l = ctx.lang;
    let count = |wanted: fn(&Fate) -> bool| rows.iter().filter(|row| wanted(&row.fate)).count();
    let (made, filled) = (count(|fate| matches!(fate, Fate::New { .. } | Fate::Lot)), count(|fate| matches!(fate, Fate::Filled)));
    let refused = count(|fate| matches!(fate, Fate::Refused(_)));
    Ok(page(&ctx, Head::new(texts::import(l)), || {
        let lines = rows.iter().map(|row| line(l, row)).collect();
        let told = intake::told(l, &read.table.format, read.table.rows.len(), &read.table.aside);
        let fates = view! {
            <p class="badges">
                {badge::good(texts::import_new(l, made))} " " {badge::warm(texts::import_filled(l, filled))} " "
                {badge::bad(texts::import_refused(l, refused))}
            </p>
            <form method="post" class="form wide-form">
                {frame::token()}
                {table::view(
                    texts::import_preview(l),
                    [texts::variety(l), texts::import_line(l), texts::import_fate(l), texts::import_what(l)],
                    lines,
                )}
                {(made + filled > 0 || rows.iter().any(|row| row.near.is_some())).then(|| view! {
                    <div class="buttons">
                        {button::submit(texts::import_do(l, made + filled))}
                        <a href="/grainotheque/import">{texts::import_other_file(l)}</a>
                    </div>
                })}
            </form>
        };
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![
                    ("/grainotheque".to_owned(), texts::exchange(l).to_owned()),
                    ("/grainotheque/import".to_owned(), texts::import(l).to_owned()),
                ],
            )}
            {page_head::simple(texts::import_preview(l), texts::import_nothing_yet(l))}
            {intake::view(l, &told, &read.columns, &read.mapping, import::KNOWN, &format!("/grainotheque/import/{id}/colonnes"))}
            {if tells { fates.into_any() } else { view! {
                <p class="complaint" role="alert">{texts::import_needs(l)}</p>
            }.into_any() }}
        }
    }))
}

fn line(l: Lang, row: &Row) -> Vec<AnyView> {
    let (state, what) = match &row.fate {
        Fate::New { lot: true } => (badge::good(texts::fate_variety_and_lot(l)), String::new()),
        Fate::New { lot: false } => (badge::good(texts::fate_variety(l)), String::new()),
        Fate::Lot => (badge::good(texts::fate_lot(l)), String::new()),
        Fate::Filled => (badge::warm(texts::fate_filled(l)), String::new()),
        Fate::Same => (badge::plain(texts::fate_same(l)), String::new()),
        Fate::Skipped => (badge::plain(texts::fate_skipped(l)), String::new()),
        Fate::Refused(why) => {
            (badge::bad(texts::fate_refused(l)), why.iter().map(|message| message.text(l)).collect::<Vec<_>>().join(" "))
        }
    };
    let decide = row.near.as_ref().map(|name| {
        let options = [
            ("same", texts::it_is_the_same(l, name)),
            ("own", texts::it_is_its_own(l).to_owned()),
            ("skip", texts::leave_it_out(l).to_owned()),
        ];
        let options: Vec<_> = options.into_iter().map(|(value, words)| view! { <option value=value>{words}</option> }).collect();
        view! { <select name=format!("choix-{}", row.line) aria-label=texts::decide_about(l, &row.label)>{options}</select> }
    });
    let twin = row.twin.map(|line| {
        let options = [("", texts::two_jars(l)), ("skip", texts::leave_it_out(l))];
        let options: Vec<_> = options.into_iter().map(|(value, words)| view! { <option value=value>{words}</option> }).collect();
        view! {
            {texts::twin_of(l, line)} " "
            <select name=format!("choix-{}", row.line) aria-label=texts::decide_about(l, &row.label)>{options}</select>
        }
    });
    // One choice a line: what its name may be comes first.
    let twin = twin.filter(|_| decide.is_none());
    let label = if row.label.is_empty() { "—".to_owned() } else { row.label.clone() };
    vec![label.into_any(), row.line.to_string().into_any(), state, view! { {what} {decide} {twin} }.into_any()]
}
