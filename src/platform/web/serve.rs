//! The server itself: layers, listening, and a shutdown that finishes what it has begun.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse as _;
use axum::serve::ListenerExt as _;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{Predicate as _, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use super::context::FORM_LIMIT;
use super::{App, headers, route};

/// The whole program as a service: what tests call and what is served.
pub fn router(app: &App) -> Router {
    route::mount(app)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            tracing::error!("a handler panicked");
            (StatusCode::INTERNAL_SERVER_ERROR, "500").into_response()
        }))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(app.config.request_timeout)))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(SizeAbove::new(1024).and(is_text)))
        .with_state(app.clone())
}

/// Pages and lists shrink to a fifth, which a slow phone feels; assets were compressed when they were built, pictures and papers are.
fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/"))
}

/// Listens, with the jobs beside, until the process is told to stop; then finishes open requests, for at most ten seconds.
///
/// # Errors
/// When the address is taken.
pub async fn serve<F>(app: App, jobs: impl FnOnce(App, watch::Receiver<bool>) -> F) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = tokio::net::TcpListener::bind(app.config.listen).await?;
    let address = listener.local_addr()?;
    tracing::info!(%address, database = crate::backend::NAME, "listening");
    // Without this, Nagle's algorithm holds small answers back for 40 ms.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(jobs(app.clone(), stopped.clone()));
    let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        let _ = stop.send(true);
    });
    let mut last_call = stopped;
    tokio::select! {
        outcome = server => outcome?,
        () = async {
            let _ = last_call.wait_for(|stop| *stop).await;
            tokio::time::sleep(Duration::from_secs(10)).await;
        } => tracing::warn!("some requests did not end in time"),
    }
    let _ = worker.await;
    app.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
    tracing::info!("stopping: open requests are finished first");
}
