//! Filters of lists: a GET form, so that a filter lives in the address and can be kept as a bookmark.

use leptos::prelude::*;

use platform::web::context::Ctx;
use platform::web::texts as web;

use super::{form, texts};

/// A select of the filter bar: name, label, and its options, the first of which means "all".
pub struct Choice {
    pub name: &'static str,
    pub label: &'static str,
    /// Value and words.
    pub options: Vec<(String, String)>,
}

/// A search box, selects, and a button for those without JavaScript.
pub fn bar(ctx: &Ctx, search_label: &'static str, choices: Vec<Choice>) -> AnyView {
    with_more(ctx, search_label, choices, None)
}

/// The same with a first and a last day.
pub fn bar_with_dates(ctx: &Ctx, search_label: &'static str, choices: Vec<Choice>) -> AnyView {
    let l = ctx.lang;
    let dates = view! {
        <label>{web::log_from(l)}<input type="date" name="du" value=ctx.param("du") /></label>
        <label>{web::log_until(l)}<input type="date" name="au" value=ctx.param("au") /></label>
    };
    with_more(ctx, search_label, choices, Some(dates.into_any()))
}

fn with_more(ctx: &Ctx, search_label: &'static str, choices: Vec<Choice>, more: Option<AnyView>) -> AnyView {
    let l = ctx.lang;
    // What else the address says, the tab and the order, stays when somebody searches.
    let mut fields: Vec<&str> = choices.iter().map(|choice| choice.name).chain(["q"]).collect();
    if more.is_some() {
        fields.extend(["du", "au"]);
    }
    let of_fields = |key: &str| fields.contains(&key);
    let kept: Vec<_> = ctx
        .choices()
        .filter(|(key, _)| !of_fields(key) && key != "format")
        .map(|(key, value)| form::hidden(key, value))
        .collect();
    let selects: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let chosen = ctx.param(choice.name);
            let options: Vec<_> = std::iter::once((String::new(), texts::all(l).to_owned()))
                .chain(choice.options)
                .map(|(value, words)| {
                    let selected = value == chosen;
                    view! { <option value=value selected=selected>{words}</option> }
                })
                .collect();
            view! { <label>{choice.label}<select name=choice.name>{options}</select></label> }
        })
        .collect();
    let filtered = ctx.choices().any(|(key, _)| !["tri", "etat", "format"].contains(&key.as_str()));
    view! {
        <form method="get" class="filter" role="search">
            {kept}
            <label>{search_label}<input type="search" name="q" value=ctx.param("q") /></label>
            {selects}
            {more}
            <button type="submit" class="button">{texts::filter(l)}</button>
            {filtered.then(|| view! { <a class="clear" href=ctx.path.clone()>{texts::clear(l)}</a> })}
        </form>
    }
    .into_any()
}
