//! `/ventes/commandes/…`: one order as the team sees it: lines, lots, papers, and what can be done with it.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, facts, form as frame, icon, link, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::own::{capped, history, state_badge};
use super::pickup::hand_over;
use crate::model::customer::Customer;
use crate::model::cycle::{Cycle, Phase, Slot};
use crate::model::order::{Order, OrderId, OrderState};
use crate::model::paper::PaperKind;
use crate::store::events::Event;
use crate::store::jars::in_crate;
use crate::store::papers::Listed;
use crate::store::{customers, cycles, events, orders, papers, slots, trace};
use crate::texts;

struct Told {
    order: Order,
    cycle: Cycle,
    slot: Slot,
    customer: Customer,
    events: Vec<Event>,
    papers: Vec<Listed>,
    lots: std::collections::HashMap<crate::model::line::LineId, (Vec<String>, produce::model::label::Label)>,
}

/// One order.
pub async fn show(ctx: Ctx, Path(id): Path<OrderId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed into one of its forms.
pub async fn shown(ctx: &Ctx, id: OrderId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let order = orders::get(&mut conn, &ctx.actor, id).await?;
    let told = Told {
        cycle: cycles::get(&mut conn, order.cycle).await?,
        slot: slots::get(&mut conn, order.slot).await?,
        customer: customers::get(&mut conn, &ctx.actor, order.customer).await?,
        events: events::of_order(&mut conn, id).await?,
        papers: papers::of_order(&mut conn, id).await?,
        lots: trace::lots_of(&mut conn, id).await?,
        order,
    };
    drop(conn);
    let l = ctx.lang;
    let phase = told.cycle.phase(ctx.now());
    Ok(form_page(ctx, form, Head::new(texts::order_code(l, &told.order.code)), || {
        let order = &told.order;
        let due = Cents(0) - told.customer.balance;
        let owed = texts::owed_of(l, order.state, told.customer.balance);
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{}", told.cycle.id), told.cycle.details.title.clone()),
        ];
        let phone = told.customer.details.phone.clone().map(|phone| link::phone(&phone));
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::with_actions(order.name.clone(), texts::order_code(l, &order.code), deeds(l, &told, phase))}
            {frame::summary(l, form)}
            <p class="badges">{state_badge(l, order.state)}</p>
            {lines(l, &told)}
            <p class="order-sum">{texts::about_total(l, order)}</p>
            <p class="owed">
                <a href=format!("/clients/{}", order.customer)><b>{owed}</b></a> " " {phone}
            </p>
            {(order.state == OrderState::Packed).then(|| hand_over(l, form, order, (due, told.customer.jars - in_crate(order))))}
            {facts::view(vec![
                (texts::pick_up(l), format!("{}, {}", told.slot.point_name, texts::slot(l, &told.slot))),
                (texts::if_missing_label(l), texts::wish(l, order.wish).to_owned()),
                (texts::their_word(l), order.note.clone()),
                (texts::why(l), order.reason.clone()),
            ])}
            {paper_list(l, &told)}
            {cancelling(l, &told, form)}
            {history(ctx, &told.events)}
        }
    }))
}

/// Whose order it is, with its code, leading to it.
pub fn named_link(order: &Order) -> AnyView {
    view! { <a href=format!("/ventes/commandes/{}", order.id)>{order.name.clone()}</a> " " <small>{order.code.clone()}</small> }
        .into_any()
}

fn lines(l: Lang, told: &Told) -> AnyView {
    let rows = told
        .order
        .asked()
        .map(|line| {
            let (codes, label) = match told.lots.get(&line.id) {
                Some((codes, label)) => (codes.join(", "), produce::texts::label(l, *label)),
                None => (String::new(), ""),
            };
            vec![
                line.terms.name.clone().into_any(),
                texts::quantity(l, line).into_any(),
                texts::price(l, line.terms.selling, line.terms.price).into_any(),
                view! { <span class="amount">{line.amount().text(l)}</span> {capped(l, line)} }.into_any(),
                line.at_most().text(l).into_any(),
                view! { {codes} " " <small>{label}</small> }.into_any(),
            ]
        })
        .collect();
    let columns =
        [texts::product(l), texts::how_much(l), texts::price_label(l), texts::amount(l), texts::at_most_word(l), texts::lots(l)];
    table::view(texts::order(l), columns, rows)
}

fn deeds(l: Lang, told: &Told, phase: Phase) -> Vec<AnyView> {
    let base = format!("/ventes/commandes/{}", told.order.id);
    let post = |end: &str, words: &'static str| button::post(format!("{base}/{end}"), button::quiet(words));
    let invoiced = told.papers.iter().any(|paper| paper.kind == PaperKind::Invoice && !paper.credited);
    let invoice = (!invoiced).then(|| button::post_once(format!("{base}/facture"), button::quiet(texts::make_invoice(l))));
    let note = || button::link(format!("{base}/bon"), "printer", texts::delivery_note(l));
    let with_invoice = |deeds: Vec<AnyView>| invoice.into_iter().chain([note()]).chain(deeds).collect();
    let packing = || {
        vec![
            button::primary_link(format!("{base}/preparer"), "package", texts::pack(l)),
            button::link(format!("{base}/modifier"), "pencil", texts::change_order(l)),
        ]
    };
    match told.order.state {
        OrderState::Placed if phase == Phase::Open => {
            vec![button::primary_link(format!("{base}/modifier"), "pencil", texts::change_order(l))]
        }
        OrderState::Placed if matches!(phase, Phase::Closed | Phase::Allocated) => packing(),
        OrderState::Packed => with_invoice(vec![
            dialog::confirm(
                "package-open",
                texts::open_crate(l),
                texts::open_crate_what(l),
                post("ouvrir", texts::open_crate(l)),
            ),
            dialog::confirm(
                "user-x",
                texts::nobody_fetched(l),
                texts::nobody_fetched_what(l),
                post("absent", texts::nobody_fetched(l)),
            ),
        ]),
        OrderState::HandedOver => with_invoice(vec![dialog::confirm(
            "undo-2",
            texts::take_hand_over_back(l),
            texts::take_hand_over_back_what(l),
            post("reprendre", texts::take_hand_over_back(l)),
        )]),
        OrderState::NotCollected if phase != Phase::Settled => vec![dialog::confirm(
            "undo-2",
            texts::come_after_all(l),
            texts::come_after_all_what(l),
            post("retrouvee", texts::waits_again(l)),
        )],
        OrderState::Placed | OrderState::Cancelled | OrderState::NotCollected => Vec::new(),
    }
}

fn cancelling(l: Lang, told: &Told, form: &Form) -> Option<AnyView> {
    (told.order.state == OrderState::Placed).then(|| {
        let action = format!("/ventes/commandes/{}/annuler", told.order.id);
        let reached = told.customer.details.email.is_some();
        let (why, what) = if reached {
            (texts::why_for_customer(l), texts::cancel_for_what(l))
        } else {
            (texts::why_cancelled(l), texts::cancel_and_call(l))
        };
        let fields = view! {
            <form method="post" action=action class="form" novalidate>
                {field(l, form, "reason", why).required().text()}
                <div class="buttons">{button::danger(texts::cancel_order(l))}</div>
            </form>
        };
        dialog::opened(form.error("reason").is_some(), "circle-x", texts::cancel_order(l), what, fields.into_any())
    })
}

fn paper_list(l: Lang, told: &Told) -> Option<AnyView> {
    let lines: Vec<_> = told
        .papers
        .iter()
        .map(|paper| {
            let credit = (paper.kind != PaperKind::CreditNote && !paper.credited).then(|| {
                let fields = view! {
                    <form method="post" action=format!("/ventes/papiers/{}/avoir", paper.id) class="form" novalidate>
                        {frame::token()}
                        {field(l, &Form::default(), "reason", texts::why(l)).required().text()}
                        <div class="buttons">{button::submit(texts::make_credit_note(l))}</div>
                    </form>
                };
                dialog::confirm("undo-2", texts::make_credit_note(l), texts::make_credit_note_what(l), fields.into_any())
            });
            let words = format!("{} {}", texts::paper(l, paper.kind), paper.title());
            view! {
                <li>
                    <a href=format!("/ventes/papiers/{}", paper.id)>{icon::view("file-text")} " " {words}</a>
                    " " {paper.gross_cents.text(l)} " " {printed(l, paper)} " " {credit}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        let sold = told.order.state == OrderState::HandedOver && told.order.total() > Cents(0);
        let counts = told.papers.iter().any(|paper| paper.kind != PaperKind::CreditNote && !paper.credited);
        view! {
            <section>
                <h2>{texts::papers(l)}</h2>
                {(sold && !counts).then(|| view! {
                    <p class="alert">{icon::view("triangle-alert")} " " {texts::no_paper_counts(l)}</p>
                })}
                <ul class="plain-list">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// How often a paper was given out.
fn printed(l: Lang, paper: &Listed) -> Option<AnyView> {
    let times = usize::try_from(paper.prints).ok().filter(|times| *times > 0)?;
    Some(view! { <small>{texts::given_out(l, times)}</small> }.into_any())
}
