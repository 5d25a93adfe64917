//! `/retrouver`: one's own links again, by e-mail. What the screen says is the same whether the address is known or not.

use axum::response::Response;
use leptos::prelude::*;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::page::{Head, form_page};
use platform::web::submit::{Done, submit};
use ui::field::field;
use ui::{button, form as frame, page_head};
use work::volunteering::letters::{self as work_days, Occasion as OpenDayOccasion};
use work::volunteering::store as open_days;

use crate::booking::letters::{self, Occasion};
use crate::booking::store::bookings;
use crate::texts;

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
pub async fn send(ctx: Ctx, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let read = |mut form: Form| {
        let email = form.required_email("email");
        let email = form.command(email)?;
        ctx.app.limits.link(&email)?;
        Ok(email)
    };
    let taken = submit(&ctx, form).read(read).write(async |op, email| {
        let mut booked = bookings::of_address(op.tx, &email, op.now).await?;
        booked.truncate(MOST);
        letters::notify(&Mailer::of(&ctx), op.tx, &booked, &Occasion::LinkAgain, op.now).await?;
        for volunteer in open_days::of_address(op.tx, &email, op.now).await?.into_iter().take(MOST) {
            let one = std::slice::from_ref(&volunteer);
            work_days::notify(&Mailer::of(&ctx), op.tx, volunteer.shift_id, one, OpenDayOccasion::Already, op.now).await?;
        }
        Ok(Done::said("/retrouver", Said::LinksSent))
    });
    taken.await.again(async |form| Ok(shown(&ctx, &form))).await
}
