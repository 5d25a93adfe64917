//! `/grainotheque/fichiers`: what comes in and goes out as files, and what the passport data lack.

use std::collections::BTreeMap;

use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, page_head, table, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::mcpd;
use crate::routes::exports::passports;
use crate::{KEEPERS, texts};

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let rows = passports(&ctx).await?;
    let l = ctx.lang;
    let mut lacking: BTreeMap<&'static str, i64> = BTreeMap::new();
    for row in &rows {
        for field in mcpd::lacks(row) {
            *lacking.entry(field).or_default() += 1;
        }
    }
    let institute = ctx.param("institut");
    Ok(page(&ctx, Head::new(texts::files(l)), || {
        let import =
            ctx.actor.roles.any_of(KEEPERS).then(|| button::primary_link("/grainotheque/import", "upload", texts::import(l)));
        let frame = format!(
            "<iframe src=\"{}\" width=\"100%\" height=\"420\" title=\"{}\"></iframe>",
            ctx.absolute("/graines/integrer"),
            texts::sow_now_here(l)
        );
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::with_actions(texts::files(l), texts::files_lead(l), import.into_iter().collect())}
            <section class="narrow">
                <h2>{texts::workbook(l)}</h2>
                <p>{texts::workbook_what(l)}</p>
                <div class="buttons">{button::link("/grainotheque/classeur", "sheet", texts::workbook(l))}</div>
            </section>
            <section>
                <h2>{texts::mcpd_title(l)}</h2>
                <p>{texts::mcpd_what(l)}</p>
                <form method="get" action="/grainotheque/mcpd" class="run-print">
                    <label>{texts::mcpd_institute(l)}<input type="text" name="institut" value=institute maxlength="20" /></label>
                    {button::quiet(texts::mcpd_download(l))}
                </form>
                {missing(l, &lacking)}
            </section>
            <section class="narrow">
                <h2>{texts::open_catalogue(l)}</h2>
                <p>{texts::open_catalogue_what(l)}</p>
                <div class="buttons">{button::link("/graines/catalogue.json", "download", texts::open_catalogue(l))}</div>
                <h2>{texts::town_site(l)}</h2>
                <p>{texts::town_site_what(l)}</p>
                <pre class="frame-code" tabindex="0">{frame}</pre>
                <div class="buttons">{button::link("/graines/integrer", "eye", texts::town_site(l))}</div>
            </section>
        }
    }))
}

/// What the passport data lack, by field.
fn missing(l: Lang, lacking: &BTreeMap<&'static str, i64>) -> AnyView {
    if lacking.is_empty() {
        return view! { <p class="badges">{badge::good(texts::mcpd_complete(l))}</p> }.into_any();
    }
    let rows = lacking.iter().map(|(field, count)| vec![(*field).into_any(), texts::n_lots(l, *count).into_any()]).collect();
    table::view(texts::mcpd_lacks(l), [texts::mcpd_field(l), texts::mcpd_lacks(l)], rows)
}
