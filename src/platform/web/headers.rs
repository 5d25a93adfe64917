//! Security headers for every answer. No inline script or style exists, so the content policy needs no exception and no nonce.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use super::App;

/// Scripts, styles and fonts come from this site alone; WebAssembly may be compiled; nobody may frame the pages.
fn policy(images: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:{images}; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'"
    )
}

/// Where the plan's background picture comes from, so that the content policy can let it in.
fn background_origin(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b));
    plain.then(|| format!(" https://{host}"))
}

/// Adds the headers.
pub async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let ecopole = app.ecopole().await.ok().flatten();
    let images = ecopole.and_then(|ecopole| background_origin(&ecopole.plan_background)).unwrap_or_default();
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy(&images)) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A page made for other sites' frames says so itself, in its own policy.
    if headers.get(CONTENT_SECURITY_POLICY).is_none_or(|policy| !policy.as_bytes().ends_with(b"frame-ancestors *")) {
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(self), geolocation=(self), microphone=()"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    if app.config.public_url.starts_with("https://") {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if is_page {
        headers.insert("speculation-rules", HeaderValue::from_static("\"/speculation.json\""));
        headers.insert("vary", HeaderValue::from_static("Cookie, Accept-Language"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_cannot_smuggle_a_policy_in() {
        assert_eq!(background_origin("https://tiles.example/wmts?x={x}"), Some(" https://tiles.example".to_owned()));
        for wrong in ["http://a/", "https://a b/", "https://a;script-src *", "/local.png", ""] {
            assert_eq!(background_origin(wrong), None, "{wrong}");
        }
    }
}
