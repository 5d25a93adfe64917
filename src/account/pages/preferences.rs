//! Language and theme: kept in cookies, and with the person once signed in; the language that a worker reads; the columns of long lists.

use axum::http::header::SET_COOKIE;
use axum::response::Response;

use platform::auth::actor::TEAM;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::{Ctx, LANGUAGE_COOKIE, THEME_COOKIE, Theme, set_cookie};
use platform::web::respond;
use platform::web::route::{Access, Route};
use work::worker::store as kiosks;

const YEAR: u64 = 365 * 24 * 3600;

/// The route.
pub(super) fn routes() -> Vec<Route> {
    vec![Route::post("/preferences", Access::Everyone, choose)]
}

/// Notes the choice and leads back.
pub async fn choose(ctx: Ctx, form: Form) -> Result<Response> {
    let mut response = respond::to(respond::safe_next(form.value("suite")));
    if let Some(lang) = Lang::from_word(form.value("langue")) {
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, LANGUAGE_COOKIE, lang.word(), YEAR));
        if let Some(person) = ctx.actor.person {
            let mut tx = ctx.write().await?;
            // Whoever has a week of their own reads it in the language they choose, whatever the rest of the house speaks to them.
            if ctx.actor.roles.any_of(TEAM) {
                kiosks::set_language(&mut ctx.op(&mut tx), lang).await?;
            }
            // A language that the whole house speaks is chosen for the whole house.
            if Lang::EVERYWHERE.contains(&lang) {
                people::store::set_language(&mut tx, person, lang).await?;
            }
            tx.commit().await?;
        }
    }
    if let Some(theme) = Theme::from_word(form.value("theme")) {
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, THEME_COOKIE, theme.word(), YEAR));
    }
    let columns: Vec<&str> = form.values("colonne").take(40).collect();
    if let (Some(person), Some(chosen)) = (ctx.actor.person, ctx.columns.with(form.value("liste"), &columns)) {
        let mut tx = ctx.write().await?;
        people::store::set_columns(&mut tx, person, &chosen).await?;
        tx.commit().await?;
    }
    Ok(response)
}
