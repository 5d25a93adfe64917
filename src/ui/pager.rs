//! The way to the pages before and after of a long list; its offset stands in the address as `a`.

use leptos::prelude::*;

use platform::web::context::Ctx;

use super::texts;

/// Links to the page before and the one after, where there are any.
#[must_use]
pub fn view(ctx: &Ctx, offset: i64, page: i64, more: bool) -> Option<AnyView> {
    let l = ctx.lang;
    let previous = (offset > 0).then(|| ctx.with_param("a", &(offset - page).max(0).to_string()));
    let next = more.then(|| ctx.with_param("a", &(offset + page).to_string()));
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label=texts::pages(l)>
                {previous.map(|href| view! { <a class="button" rel="prev" href=href>{texts::previous(l)}</a> })}
                {next.map(|href| view! { <a class="button" rel="next" href=href>{texts::next(l)}</a> })}
            </nav>
        }
        .into_any()
    })
}
