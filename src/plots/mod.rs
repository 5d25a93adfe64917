//! stub
pub mod texts { crate::texts! { photo_too_large { fr: "a", en: "a" } photo_unreadable { fr: "a", en: "a" } } }
pub fn routes() -> Vec<crate::platform::web::route::Route> { vec![] }
pub mod check { pub async fn run(_: &mut crate::platform::db::Conn) -> crate::platform::error::Result<Vec<crate::platform::db::check::Finding>> { Ok(vec![]) } }
