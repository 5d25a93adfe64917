//! Tablets of the house: enrolled and revoked on the page of the rules.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use uuid::Uuid;

use platform::auth::sessions;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::{Ctx, SESSION_COOKIE, set_cookie};
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, submit};

use crate::rota::pages::rules as rules_pages;
use crate::team::store::tablets;
use crate::worker::forms;
use crate::worker::pages::kiosk;

/// Makes the device in hand a tablet of the house.
pub async fn enrol(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once_here("/borne".to_owned()).read(forms::tablet).write(async |op, name| {
        let token = tablets::enrol(op, &name).await?;
        // The tablet stays in the shed: the coordinator must not stay signed in on it.
        if let Some(session) = op.actor.session {
            sessions::close(op.tx, session).await?;
        }
        let mut response = respond::to("/borne");
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, SESSION_COOKIE, "", 0));
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, kiosk::COOKIE, token.reveal(), TABLET_AGE));
        Ok(Done::Shows(response))
    });
    taken.await.again(async |form| rules_pages::shown(&ctx, &form).await).await
}

/// Makes a tablet useless.
pub async fn revoke_kiosk(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        tablets::revoke(op, id).await?;
        Ok(Done::said("/regles", Said::Removed))
    });
    pressed.await
}

/// How long a tablet stays enrolled, in seconds: two years.
const TABLET_AGE: u64 = 2 * 365 * 24 * 3600;
