//! Workers' cards: choose who gets one, then a sheet of them to print.

use axum::response::Response;
use leptos::prelude::*;

use ::people::model::{Filter, Role};
use ::people::store;
use ::ui::{button, empty, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::qr;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::texts;

/// `/personnes/cartes`.
pub async fn choose(ctx: Ctx) -> Result<Response> {
    let mut form = Form::default();
    form.add("people", ctx.param("personne"));
    choose_page(&ctx, &form).await
}

/// The choice, with complaints.
pub async fn choose_page(ctx: &Ctx, form: &Form) -> Result<Response> {
    let filter = Filter { role: Some(Role::Worker), ..Filter::default() };
    let workers = store::list(&mut *ctx.read().await?, &ctx.actor, &filter, 1000, 0).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::cards(l)), || {
        let chosen: Vec<&str> = form.values("people").collect();
        let boxes: Vec<_> = workers
            .iter()
            .map(|worker| {
                let id = worker.id.to_string();
                let checked = chosen.contains(&id.as_str());
                view! {
                    <label class="check">
                        <input type="checkbox" name="people" value=id checked=checked />
                        <span>{worker.name.clone()}</span>
                    </label>
                }
            })
            .collect();
        let none = boxes.is_empty();
        let fields = view! {
            <fieldset class="field" id="people" tabindex="-1">
                <legend>{texts::cards_for(l)}</legend>
                <div class="checks">{boxes}</div>
            </fieldset>
            <label class="check"><input type="checkbox" name="new_pins" value="yes" /><span>{texts::cards_new_pins(l)}</span></label>
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/personnes".to_owned(), texts::people(l).to_owned())])}
            {page_head::simple(texts::cards(l), texts::cards_lead(l))}
            {if none {
                empty::view("qr-code", texts::cards_nobody(l))
            } else {
                frame::frame(l, form, fields.into_any(), button::submit(texts::cards_print(l)))
            }}
        }
    }))
}

/// One card to print.
pub struct Card {
    pub name: String,
    /// The language the holder reads.
    pub lang: Lang,
    /// The address in the QR.
    pub address: String,
    /// A new PIN, printed on the slip below.
    pub pin: Option<String>,
}

/// The sheet: eight cards on an A4 page.
pub fn sheet(ctx: &Ctx, cards: Vec<Card>) -> Response {
    let l = ctx.lang;
    page(ctx, Head::new(texts::cards(l)), || {
        let cards: Vec<_> = cards
            .into_iter()
            .map(|card| {
                view! {
                    <article class="card">
                        <div class="card-qr" inner_html=qr::svg(&card.address)></div>
                        <div class="card-words">
                            <p class="card-ecopole">{ctx.ecopole.name.clone()}</p>
                            <h2>{card.name}</h2>
                            <div lang=card.lang.word() dir=card.lang.direction()>
                                <p>{texts::card_how(card.lang)}</p>
                                {card.pin.map(|pin| {
                                    view! { <p class="card-pin">{texts::card_code(card.lang)} " " <strong>{pin}</strong></p> }
                                })}
                            </div>
                        </div>
                    </article>
                }
            })
            .collect();
        view! {
            <div class="no-print">{page_head::simple(texts::cards(l), texts::cards_sheet(l))}</div>
            <div class="card-sheet">{cards}</div>
        }
    })
}
