//! `/retrouver`: one's own links again, by e-mail. What the screen says is the same whether the address is known or not.

use axum::response::Response;
use leptos::prelude::*;

use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::page::{Head, form_page};
use crate::platform::web::respond;
use crate::shifts::open_day_letters::{self, Occasion as OpenDayOccasion};
use crate::shifts::store::open_days;
use crate::ui::field::field;
use crate::ui::{button, form as frame, page_head};
use crate::workshops::letters::{Occasion, Post};
use crate::workshops::store::bookings;
use crate::workshops::texts;

/// Most bookings that one request sends links for.
const MOST: usize = 10;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Response {
    shown(&ctx, &Form::default())
}

fn shown(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::find_title(l)), || {
        let fields = field(l, form, "email", texts::your_email(l)).required().autocomplete("email").email();
        view! {
            {page_head::simple(texts::find_title(l), texts::find_lead(l))}
            <div class="narrow">{frame::frame(l, form, fields, button::submit(texts::find_send(l)))}</div>
        }
    })
}

/// Sends the links of all that an address has booked and that is still to come.
pub async fn send(ctx: Ctx, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let Some(email) = crate::platform::auth::forms::email(&mut form) else {
        return Ok(shown(&ctx, &form));
    };
    ctx.app.limits.link(&email)?;
    let now = ctx.now();
    let mut tx = ctx.write().await?;
    let mut booked = bookings::of_address(&mut tx, &email, now).await?;
    booked.truncate(MOST);
    Post::of(&ctx).tell(&mut tx, &booked, &Occasion::LinkAgain, now).await?;
    for volunteer in open_days::of_address(&mut tx, &email, now).await?.into_iter().take(MOST) {
        let post = open_day_letters::Post::of(&ctx);
        post.tell(&mut tx, volunteer.shift_id, std::slice::from_ref(&volunteer), OpenDayOccasion::Already, now).await?;
    }
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, "/retrouver", Said::LinksSent))
}
