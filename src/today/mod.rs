//! The first page: a welcome for visitors, and for the team what waits for someone.

mod page;
mod texts;

use crate::platform::web::route::{Access, Route};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/", Access::Everyone, page::show)]
}
