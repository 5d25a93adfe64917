//! stub
pub fn routes() -> Vec<crate::platform::web::route::Route> { vec![] }
