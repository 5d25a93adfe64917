//! stub
use axum::response::Response;
use crate::platform::web::context::Ctx;
use crate::platform::error::Result;
/// x
pub async fn show(_ctx: Ctx) -> Result<Response> { Err(crate::platform::error::AppError::NotFound) }
