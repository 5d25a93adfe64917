//! The import of people: the file, then each row's fate, then a yes.

use axum::extract::Path;
use axum::response::Response;
use chrono::Datelike as _;
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
use crate::model::{Details, Person, Role};
use crate::texts;

/// `/personnes/import`.
pub async fn show(ctx: Ctx) -> Response {
    upload(&ctx, &Form::default())
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
            {page_head::trail(ui::where_am_i(l), vec![("/personnes".to_owned(), texts::people(l).to_owned())])}
            {page_head::simple(texts::import(l), texts::import_lead(l))}
            <div class="narrow">{frame::frame_with_files(l, form, fields, button::submit(texts::import_look(l)))}</div>
            <p>{button::link("/personnes/import/modele", "download", texts::import_template(l))}</p>
        }
    })
}

/// `/personnes/import/…`: what was read, and each row's fate.
pub async fn preview(ctx: Ctx, Path(id): Path<StagedId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let staged = staged::get(&mut conn, &ctx.actor, StagedKind::People, id).await?;
    let read = import::read(&mut conn, &staged).await?;
    let rows = if read.has_names() {
        import::preview(&mut conn, &ctx.actor, &read, ctx.today().year().into()).await?
    } else {
        Vec::new()
    };
    drop(conn);
    let l = ctx.lang;
    let count = |wanted: fn(&Fate) -> bool| rows.iter().filter(|row| wanted(&row.fate)).count();
    let made = count(|fate| matches!(fate, Fate::New(_) | Fate::Shares(..)));
    let changed = count(|fate| matches!(fate, Fate::Update(..)));
    let refused = count(|fate| matches!(fate, Fate::Refused(_)));
    Ok(page(&ctx, Head::new(texts::import(l)), || {
        let lines = rows.iter().map(|row| line(l, row)).collect();
        let form = intake::carry_out(l, texts::import_do(l, made + changed), (made + changed, refused), "/personnes/import");
        let told = intake::told(l, &read.table.format, read.table.rows.len(), &read.table.aside);
        let fates = view! {
            <p class="badges">
                {badge::good(texts::import_new(l, made))}
                " "
                {badge::warm(texts::import_changed(l, changed))}
                " "
                {badge::bad(texts::import_refused(l, refused))}
            </p>
            {form}
            {table::view(
                texts::import_preview(l),
                [texts::name(l), texts::import_line(l), texts::import_fate(l), texts::import_what(l)],
                lines,
            )}
        };
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![("/personnes".to_owned(), texts::people(l).to_owned()), ("/personnes/import".to_owned(), texts::import(l).to_owned())],
            )}
            {page_head::simple(texts::import_preview(l), texts::import_nothing_yet(l))}
            {intake::view(l, &told, &read.columns, &read.mapping, import::KNOWN, &format!("/personnes/import/{id}/colonnes"))}
            {if read.has_names() { fates.into_any() } else { view! {
                <p class="complaint" role="alert">{texts::import_no_name(l)}</p>
            }.into_any() }}
        }
    }))
}

fn line(l: Lang, row: &Row) -> Vec<AnyView> {
    let (state, what) = match &row.fate {
        Fate::New(details) => (badge::good(texts::fate_new(l)), summary(l, details)),
        Fate::Shares(details, holder) => {
            let told = [summary(l, details), texts::import_shares(l, holder)];
            (badge::warm(texts::fate_new(l)), told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "))
        }
        Fate::Update(person, details) => (badge::warm(texts::fate_update(l)), changes(l, person, details)),
        Fate::Same(_) => (badge::plain(texts::fate_same(l)), String::new()),
        Fate::Refused(why) => {
            (badge::bad(texts::fate_refused(l)), why.iter().map(|message| message.text(l)).collect::<Vec<_>>().join(" "))
        }
    };
    let label = if row.label.is_empty() { "—".to_owned() } else { row.label.clone() };
    vec![label.into_any(), row.line.to_string().into_any(), state, what.into_any()]
}

fn summary(l: Lang, details: &Details) -> String {
    let roles: Vec<_> = details.roles.iter().map(|role| texts::role(l, role)).collect();
    [details.email.clone().unwrap_or_default(), roles.join(", ")]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn changes(l: Lang, person: &Person, new: &Details) -> String {
    let old = Details::from(person);
    let roles = |details: &Details| details.roles.iter().map(|role: Role| texts::role(l, role)).collect::<Vec<_>>().join(", ");
    let year = |details: &Details| details.birth_year.map(|year| year.to_string()).unwrap_or_default();
    let pairs = [
        (texts::name(l), old.name.clone(), new.name.clone()),
        (texts::email(l), old.email.clone().unwrap_or_default(), new.email.clone().unwrap_or_default()),
        (texts::phone(l), old.phone.clone(), new.phone.clone()),
        (texts::commune(l), old.commune.clone(), new.commune.clone()),
        (texts::postal_code(l), old.postal_code.clone(), new.postal_code.clone()),
        (texts::birth_year(l), year(&old), year(new)),
        (texts::notes(l), old.notes.clone(), new.notes.clone()),
        (texts::roles(l), roles(&old), roles(new)),
    ];
    pairs
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(name, old, new)| format!("{name} : {old} → {new}"))
        .collect::<Vec<_>>()
        .join(" ; ")
}
