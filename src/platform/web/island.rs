//! The way from an island back to the room that serves it. An island is compiled for the browser and knows no room; it names what it asks
//! for, and the room answers through the context of its route.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::{ServerFnError, provide_context, use_context};

use super::context::Ctx;

/// Carries out a server function of an island: the route table has already checked who asks. `room` is what the island asks of its room.
pub async fn serve<R: Clone + Send + Sync + 'static>(ctx: Ctx, request: Request, room: R) -> Response {
    let given = move || {
        provide_context(ctx.clone());
        provide_context(room.clone());
    };
    leptos_axum::handle_server_fns_with_context(given, request).await.into_response()
}

/// What the route of a server function gave it.
///
/// # Errors
/// When it is called from elsewhere.
pub fn given<T: Clone + 'static>() -> Result<T, ServerFnError> {
    use_context::<T>().ok_or_else(|| ServerFnError::new("a server function without context"))
}
