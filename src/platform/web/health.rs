//! `/healthz`: the process answers. `/readyz`: the database answers too, can be
//! written to, and the jobs come round, so a balancer may send people here.

use axum::http::StatusCode;

use super::context::Ctx;
use super::route::{Access, Route};

/// The two routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/healthz", Access::Everyone, || async { "ok" }), Route::get("/readyz", Access::Everyone, ready)]
}

async fn ready(ctx: Ctx) -> (StatusCode, String) {
    let answer = async {
        let mut conn = ctx.read().await?;
        sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM ecopole")
            .fetch_one(&mut *conn)
            .await
            .map_err(crate::error::AppError::from)
    };
    if let Err(error) = answer.await {
        tracing::warn!(%error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "not ready".to_owned());
    }
    match ctx.app.health.troubles(ctx.now()) {
        troubles if troubles.is_empty() => (StatusCode::OK, "ready".to_owned()),
        troubles => {
            tracing::warn!(?troubles, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {}", troubles.join(", ")))
        }
    }
}
