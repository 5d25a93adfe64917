//! Pages: the frame every page shares, rendered on the server in one go.

use std::sync::Arc;

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::context::Ctx;
use super::notice;
use crate::auth::actor::WORKERS;
use crate::forms::Form;
use crate::i18n::Lang;

/// What the frame needs to know of a page.
#[derive(Clone, Debug)]
pub struct Head {
    /// The page's own title.
    pub title: String,
    /// The island on it, by the name of its module: only then the browser loads WebAssembly.
    pub island: Option<&'static str>,
    /// Whether the page takes the whole width (boards, plans).
    pub wide: bool,
    /// Whether the page shows nothing but itself: no navigation, no switches (shared tablets).
    pub bare: bool,
    /// A small script of `public/` that improves the page.
    pub script: Option<&'static str>,
    /// What search engines and messengers show of it.
    pub social: Option<Social>,
    /// The language of the worker who reads it, on the workers' own pages: the frame speaks it too.
    pub reader: Option<Lang>,
}

/// What search engines and messengers show of a page.
#[derive(Clone, Debug)]
pub struct Social {
    /// A sentence or two.
    pub description: String,
    /// The path of a picture.
    pub picture: Option<String>,
    /// Structured data (schema.org), as JSON.
    pub data: Option<String>,
}

impl Head {
    /// A page without islands.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), island: None, wide: false, bare: false, script: None, social: None, reader: None }
    }

    /// The same with an island on it.
    #[must_use]
    pub const fn with_island(mut self, module: &'static str) -> Self {
        self.island = Some(module);
        self
    }

    /// The same in the language of the worker who reads it.
    #[must_use]
    pub const fn read_in(mut self, lang: Lang) -> Self {
        self.reader = Some(lang);
        self
    }

    /// The same for pages that speak every language: to visitors and workers in theirs.
    #[must_use]
    pub fn for_everybody(mut self, ctx: &Ctx) -> Self {
        self.reader = (!ctx.actor.is_signed_in() || ctx.actor.roles.any_of(WORKERS)).then_some(ctx.reader);
        self
    }

    /// The same without navigation and switches.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// The same with a small script of `public/`.
    #[must_use]
    pub const fn with_script(mut self, name: &'static str) -> Self {
        self.script = Some(name);
        self
    }

    /// The same with what search engines and messengers show of it.
    #[must_use]
    pub fn with_social(mut self, description: impl Into<String>, picture: Option<String>, data: Option<String>) -> Self {
        self.social = Some(Social { description: description.into(), picture, data });
        self
    }

    /// The same over the whole width.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
}

/// Answers with a page. The content is a closure because islands must be made inside the render's own context.
pub fn page<V: IntoView + 'static>(ctx: &Ctx, head: Head, content: impl FnOnce() -> V) -> Response {
    page_with_status(ctx, StatusCode::OK, head, content)
}

/// Answers with a page that holds a form: 422 where the form has complaints.
pub fn form_page<V: IntoView + 'static>(ctx: &Ctx, form: &Form, head: Head, content: impl FnOnce() -> V) -> Response {
    let status = if form.errors().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with_status(ctx, status, head, content)
}

/// Answers with a page and a status.
pub fn page_with_status<V: IntoView + 'static>(
    ctx: &Ctx,
    status: StatusCode,
    head: Head,
    content: impl FnOnce() -> V,
) -> Response {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        let content = content().into_any();
        (ctx.app.house.frame)(ctx, &head, content)
    });
    drop(owner);
    let mut response = (
        status,
        [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))],
        format!("<!doctype html>{}", without_markers(&html)),
    )
        .into_response();
    if ctx.notice.is_some() {
        notice::clear(ctx, &mut response);
    }
    response
}

/// Drops the markers that only hydration needs, but for those inside islands, and the space that stands for an empty cell.
fn without_markers(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<leptos-island") {
        let end = rest[start..].find("</leptos-island>").map_or(rest.len(), |end| start + end);
        out.push_str(&plain(&rest[..start]));
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(&plain(rest));
    out
}

fn plain(html: &str) -> String {
    html.replace("<!--<() />-->", "").replace("<!>", "").replace("> </td>", "></td>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stay_in_islands_only() {
        let html = "<p>a<!></p><leptos-island data-component=\"x\"><b>b<!></b></leptos-island><td> <!></td>";
        assert_eq!(without_markers(html), "<p>a</p><leptos-island data-component=\"x\"><b>b<!></b></leptos-island><td></td>");
    }
}
