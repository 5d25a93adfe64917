//! What the forms about the land do, and the files to take away; one file a thing.

pub mod exchange;
pub mod journal;
pub mod plots;
pub mod sites;
pub mod things;

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};

use crate::platform::web::context::Ctx;

/// Carries out a server function of an island: the route table has already checked who asks; the function finds the context.
pub async fn server_function(ctx: Ctx, request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(move || leptos::prelude::provide_context(ctx.clone()), request)
        .await
        .into_response()
}
