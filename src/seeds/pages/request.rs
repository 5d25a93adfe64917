//! `/graines/demande`: who asks for which packets: a name, an address, and nothing to sign up for.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use platform::web::respond;
use produce::model::species::VarietyId;

use crate::store::requests::field_of;
use crate::store::varieties;
use crate::texts;

/// The page for the varieties named in the address.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut form = Form::default();
    for id in Form::parse(ctx.query.as_bytes()).values("v") {
        form.add("v", id);
    }
    if form.values("v").next().is_none() {
        return Ok(respond::to("/graines"));
    }
    shown(&ctx, &form).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    let ids: Vec<VarietyId> = form.values("v").filter_map(|id| id.parse().ok()).collect();
    let chosen = varieties::some(&mut *ctx.read().await?, &ids).await?;
    Ok(form_page(ctx, form, Head::new(texts::ask_for_packets(l)), || {
        let wanted: Vec<_> = chosen
            .iter()
            .map(|variety| {
                let complaint = form.error(&field_of(variety.id)).map(|message| {
                    view! { <p class="complaint">{message.text(l)}</p> }
                });
                let id = field_of(variety.id);
                view! {
                    <li>
                        <label class="check">
                            <input type="checkbox" name="v" id=id value=variety.id.to_string() checked />
                            <span><b>{variety.details.name.clone()}</b> " " <small>{variety.species_name.clone()}</small></span>
                        </label>
                        {complaint}
                    </li>
                }
            })
            .collect();
        view! {
            {page_head::trail(texts::seeds(l), vec![("/graines".to_owned(), texts::seeds(l).to_owned())])}
            {page_head::simple(texts::ask_for_packets(l), texts::ask_lead(l))}
            <form method="post" action="/graines/demande" class="form" novalidate>
                {frame::summary(l, form)}
                {frame::token()}
                {frame::honeypot(l)}
                <fieldset class="plain" id="v" tabindex="-1">
                    <legend class="order-step">{texts::packets(l)}</legend>
                    {wanted.is_empty().then(|| {
                        view! { <p>{texts::no_packet_chosen(l)} " " <a href="/graines">{texts::seeds(l)}</a></p> }
                    })}
                    <ul class="plain-list">{wanted}</ul>
                </fieldset>
                {field(l, form, "name", texts::your_name(l)).required().text()}
                {field(l, form, "email", texts::your_email(l)).required().hint(texts::email_hint(l)).email()}
                {field(l, form, "commune", texts::your_commune(l)).bare().text()}
                {field(l, form, "note", texts::a_word(l)).bare().text()}
                <div class="buttons">{button::submit(texts::ask(l))}</div>
                <p class="hint">{texts::amateurs_only(l)}</p>
            </form>
        }
    }))
}
