//! `/lots/…/personnes`: who has something of a lot, and a letter to all of them.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, empty, form as frame, link, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::lot::LotId;
use produce::store::{lots, products};

use crate::store::trace;
use crate::texts;

/// The list.
pub async fn show(ctx: Ctx, Path(id): Path<LotId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The list with what was typed.
pub async fn shown(ctx: &Ctx, id: LotId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let lot = lots::get(&mut conn, &ctx.actor, id).await?;
    let product = products::get(&mut conn, &ctx.actor, lot.product).await?;
    let holders = trace::holders(&mut conn, &ctx.actor, id).await?;
    drop(conn);
    let l = ctx.lang;
    let title = texts::who_has(l, &product.details.name, &lot.code);
    Ok(form_page(ctx, form, Head::new(title.clone()), || {
        let unit = product.unit();
        let mailed = holders.iter().filter(|holder| holder.email.is_some()).count();
        let rows: Vec<_> = holders
            .iter()
            .map(|holder| {
                let contact = match (&holder.email, &holder.phone) {
                    (Some(email), _) => email.clone().into_any(),
                    (None, Some(phone)) => link::phone(phone),
                    (None, None) => "".into_any(),
                };
                vec![
                    view! {
                        <a href=format!("/ventes/commandes/{}", holder.order_id)>{holder.name.clone()}</a>
                        " "
                        <small>{holder.code.clone()}</small>
                    }
                    .into_any(),
                    unit.text(l, holder.quantity).into_any(),
                    contact,
                ]
            })
            .collect();
        let letter = view! {
            <form method="post" action=format!("/lots/{id}/rappel") class="form" novalidate>
                {frame::summary(l, form)}
                {frame::token()}
                {field(l, form, "message", texts::recall_message(l)).hint(texts::recall_hint(l)).required().area()}
                <div class="buttons">{button::submit(texts::write_to_all(l))}</div>
            </form>
        };
        let trail = vec![(format!("/lots/{id}"), produce::texts::lot_code(l, &lot.code))];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(title, "")}
            {(mailed > 0).then(|| {
                let open = !form.errors().is_empty();
                dialog::opened(open, "mail", texts::recall(l), texts::recall_what(l, mailed), letter.into_any())
            })}
            {if rows.is_empty() { empty::view("users", texts::nobody_has(l)) } else {
                table::view(texts::customers(l), [texts::customer(l), texts::how_much(l), texts::contact(l)], rows)
            }}
        }
    }))
}
