//! Small pages for a frame on somebody else's site: no navigation, no cookies, no program, and any site may frame them.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::*;

use super::assets;
use crate::i18n::Lang;

/// What such a page may do: show itself with our style.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// A framed page.
pub fn framed<V: IntoView>(l: Lang, title: &str, body: impl FnOnce() -> V) -> Response {
    let html = view! {
        <html lang=l.word() data-theme="light">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{title.to_owned()}</title>
                <link rel="stylesheet" href=assets::url("archipel.css") />
            </head>
            <body class="embed">
                <main>{body()}</main>
            </body>
        </html>
    }
    .to_html();
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (headers, format!("<!doctype html>{html}")).into_response()
}
