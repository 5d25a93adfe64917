//! `/grainotheque/regles`: what the program asks or refuses about seed, since when and why.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::rule::{SeedRule, Severity};
use crate::store::rules;
use crate::{KEEPERS, texts};

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let all = rules::list(&mut *ctx.read().await?).await?;
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    Ok(form_page(ctx, form, Head::new(texts::rules(l)), || {
        let rows = all
            .iter()
            .map(|rule| {
                // The one that holds today stands out from those before and after.
                let begun: Vec<_> = all.iter().filter(|other| other.rule == rule.rule && other.starts <= ctx.today()).collect();
                let holds = begun.iter().map(|other| other.starts).max() == Some(rule.starts);
                let words = texts::severity(l, rule.severity);
                vec![
                    texts::rule(l, rule.rule).into_any(),
                    if holds { badge::good(words) } else { badge::plain(words) },
                    format::date(l, rule.starts).into_any(),
                    rule.source.clone().into_any(),
                ]
            })
            .collect();
        let options = SeedRule::ALL.iter().map(|rule| (rule.word().to_owned(), texts::rule(l, *rule).to_owned())).collect();
        let severities =
            Severity::ALL.iter().map(|severity| (severity.word().to_owned(), texts::severity(l, *severity).to_owned())).collect();
        let fields = view! {
            <form method="post" class="form" novalidate>
                {frame::token()}
                {field(l, form, "rule", texts::rule_label(l)).required().select(options)}
                {field(l, form, "severity", texts::severity_label(l)).required().select(severities)}
                {field(l, form, "starts", texts::rule_starts(l)).required().date()}
                {field(l, form, "source", texts::rule_source(l)).required().hint(texts::rule_source_hint(l)).text()}
                <div class="buttons">{button::submit(ui::save(l))}</div>
            </form>
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::rules(l), texts::rules_lead(l))}
            {frame::summary(l, form)}
            {table::view(
                texts::rules(l),
                [texts::rule_label(l), texts::severity_label(l), texts::rule_starts(l), texts::rule_source(l)],
                rows,
            )}
            <p class="soft">{texts::law_fixed(l)}</p>
            {keeper.then(|| dialog::opened(!form.errors().is_empty(), "plus", texts::new_rule(l), "", fields.into_any()))}
        }
    }))
}
