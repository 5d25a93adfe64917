//! Style, fonts, pictograms and the islands' code: embedded in the program under names that carry a hash of their content,
//! compressed when they were built, and kept by browsers for ever.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use rust_embed::RustEmbed;

use super::route::{Access, Route};
use crate::error::{AppError, Result};

/// What `make site` laid out. A debug build reads the folder itself, so that `make dev` needs no rebuild for a change of style.
#[derive(RustEmbed)]
#[folder = "../../target/site"]
struct Site;

/// Plain name → name with hash.
static NAMES: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default());

/// The routes of the assets, and of the files that must have a fixed name.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/assets/{name}", Access::Everyone, asset),
        Route::get("/favicon.ico", Access::Everyone, || fixed("mark.svg", "image/svg+xml")),
        Route::get("/manifest.webmanifest", Access::Everyone, || fixed("app.webmanifest", "application/manifest+json")),
        Route::get("/speculation.json", Access::Everyone, || fixed("speculation.json", "application/speculationrules+json")),
        Route::get("/sw.js", Access::Everyone, || fixed("sw.js", "text/javascript; charset=utf-8")),
        Route::get("/robots.txt", Access::Everyone, || fixed("robots.txt", "text/plain; charset=utf-8")),
    ]
}

/// The address of an asset by its plain name.
#[must_use]
pub fn url(name: &str) -> String {
    if cfg!(debug_assertions) {
        // The folder may have changed since the start.
        let names: HashMap<String, String> =
            Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default();
        return format!("/assets/{}", names.get(name).map_or(name, String::as_str));
    }
    format!("/assets/{}", NAMES.get(name).map_or(name, String::as_str))
}

/// The content of an asset by its plain name, for the program's own use (fonts of printed papers).
#[must_use]
pub fn content(name: &str) -> Option<Cow<'static, [u8]>> {
    Site::get(NAMES.get(name).map_or(name, String::as_str)).map(|file| file.data)
}

async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Result<Response> {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encodings = [("br", ".br"), ("gzip", ".gz")].into_iter().filter(|(encoding, _)| accepted.contains(encoding));
    let packed =
        encodings.filter_map(|(encoding, suffix)| Site::get(&format!("{name}{suffix}")).map(|file| (Some(encoding), file)));
    let plain = std::iter::once_with(|| Site::get(&name).map(|file| (None, file))).flatten();
    let (encoding, file) = packed.chain(plain).next().ok_or(AppError::NotFound)?;
    let mut response = bytes(file.data);
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(&name)));
    out.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = encoding {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

fn bytes(data: Cow<'static, [u8]>) -> Response {
    match data {
        Cow::Borrowed(bytes) => bytes.into_response(),
        Cow::Owned(bytes) => bytes.into_response(),
    }
}

async fn fixed(name: &'static str, kind: &'static str) -> Result<Response> {
    let hashed = NAMES.get(name).map_or(name, String::as_str);
    let file = Site::get(hashed).ok_or(AppError::NotFound)?;
    let headers =
        [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"))];
    Ok((headers, bytes(file.data)).into_response())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
