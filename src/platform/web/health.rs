//! `/healthz`: the process answers. `/readyz`: the data base answers too, so a balancer may send people here.

use axum::http::StatusCode;

use super::context::Ctx;
use super::route::{Access, Route};

/// The two routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/healthz", Access::Everyone, || async { "ok" }), Route::get("/readyz", Access::Everyone, ready)]
}

async fn ready(ctx: Ctx) -> (StatusCode, &'static str) {
    let answer = async {
        let mut conn = ctx.read().await?;
        sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM ecopole")
            .fetch_one(&mut *conn)
            .await
            .map_err(crate::platform::error::AppError::from)
    };
    match answer.await {
        Ok(_) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}
