//! `/clients`: who orders, and their accounts.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, dialog, empty, facts, filter, form as frame, icon, page_head, table, tabs, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use super::own::state_badge;
use crate::forms;
use crate::model::account::{AccountCause, AccountMove, Method};
use crate::model::customer::{Customer, CustomerId};
use crate::model::order::Order;
use crate::store::customers::Which;
use crate::store::papers::Listed;
use crate::store::prices::Group;
use crate::store::{accounts, customers, orders, papers, prices};
use crate::texts;

/// How many customers a page shows at first.
const FIRST: u16 = 200;

/// A balance as a badge.
fn balance_badge(l: Lang, cents: Cents) -> AnyView {
    let words = texts::at_rest(l, cents);
    match cents.0 {
        0 => badge::plain(words),
        below if below < 0 => badge::bad(words),
        _ => badge::good(words),
    }
}

/// Which customers the address asks for.
#[must_use]
pub fn which(ctx: &Ctx) -> Which {
    if ctx.param("compte") == "ouvert" { Which::Open } else { Which::All }
}

/// Customers as a list.
fn listed(l: Lang, customers: &[Customer]) -> List<4> {
    let line = |customer: &Customer| {
        let details = &customer.details;
        let contact = details.email.clone().or_else(|| details.phone.clone()).unwrap_or_default();
        let jars = if customer.jars > 0 { customer.jars.to_string() } else { String::new() };
        let balance = Cell::shown(balance_badge(l, customer.balance), texts::at_rest(l, customer.balance));
        [
            Cell::link(format!("/clients/{}", customer.id), details.name.clone()),
            Cell::text(contact),
            balance.ranked(customer.balance.0),
            Cell::number(customer.jars, jars),
        ]
    };
    List {
        name: "clients",
        caption: texts::customers(l),
        columns: [
            words("nom", texts::name(l)),
            words("contact", texts::contact(l)),
            words("compte", texts::account(l)),
            figures("bocaux", texts::jars(l)),
        ],
        rows: customers.iter().map(line).collect(),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let which = which(&ctx);
    // The first by name are read by name; the first by anything else are found among all.
    let by_name = !List::<4>::needs_all(&ctx);
    let most = if by_name { i64::from(FIRST) } else { i64::MAX };
    let mut conn = ctx.read().await?;
    let found = customers::list(&mut conn, &ctx.actor, &ctx.param("q"), which, most).await?;
    let first = usize::from(FIRST);
    let all =
        if by_name && found.len() == first { customers::count(&mut conn, &ctx.param("q"), which).await? } else { found.len() };
    drop(conn);
    let l = ctx.lang;
    if List::<4>::is_file(&ctx) {
        return listed(l, &found).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::customers(l)).wide().with_script("list.js"), || {
        let actions = vec![button::link(format!("/clients/tableur?{}", ctx.query), "sheet", ui::export_csv(l))];
        view! {
            {page_head::with_actions(texts::customers(l), texts::customers_lead(l), actions)}
            {tabs::view(texts::customers(l), vec![
                (ctx.with_param("compte", ""), texts::all(l).to_owned(), which == Which::All),
                (ctx.with_param("compte", "ouvert"), texts::open_accounts(l).to_owned(), which == Which::Open),
            ])}
            {filter::bar(&ctx, texts::search_customer(l), vec![])}
            {if found.is_empty() {
                empty::listed(&ctx, "contact", texts::no_customer(l))
            } else {
                listed(l, &found).first_of(&ctx, first, all)
            }}
        }
    }))
}

struct Told {
    customer: Customer,
    moves: Vec<AccountMove>,
    orders: Vec<Order>,
    papers: Vec<Listed>,
}

/// One customer.
pub async fn show(ctx: Ctx, Path(id): Path<CustomerId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed into one of its forms.
pub async fn shown(ctx: &Ctx, id: CustomerId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let told = Told {
        customer: customers::get(&mut conn, &ctx.actor, id).await?,
        moves: accounts::of_customer(&mut conn, id, 60).await?,
        orders: orders::of_customer(&mut conn, &ctx.actor, id, 20).await?,
        papers: papers::of_customer(&mut conn, &ctx.actor, id, 20).await?,
    };
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(told.customer.details.name.clone()), || {
        let details = &told.customer.details;
        let edit = button::primary_link(format!("/clients/{id}/modifier"), "pencil", texts::edit(l));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/clients".to_owned(), texts::customers(l).to_owned())])}
            {page_head::with_actions(details.name.clone(), details.company.clone(), vec![edit])}
            {frame::summary(l, form)}
            <p class="owed"><b>{texts::at_rest(l, told.customer.balance)}</b></p>
            {facts::view(vec![
                (texts::email(l), details.email.clone().unwrap_or_default()),
                (texts::phone(l), details.phone.clone().unwrap_or_default()),
                (texts::address(l), details.address.clone()),
                ("SIREN", details.siren.clone()),
                (texts::jars(l), if told.customer.jars > 0 { told.customer.jars.to_string() } else { String::new() }),
            ])}
            {deeds(l, &told.customer, form)}
            <section><h2>{texts::account(l)}</h2>{account(ctx, &told)}</section>
            <section><h2>{texts::orders(l)}</h2>{order_list(ctx, &told.orders)}</section>
            {paper_list(l, &told.papers)}
        }
    }))
}

/// Money and jars.
fn deeds(l: Lang, customer: &Customer, form: &Form) -> AnyView {
    let id = customer.id;
    let methods: Vec<_> =
        Method::ALL.iter().map(|method| (method.word().to_owned(), texts::method(l, *method).to_owned())).collect();
    let (money, credit, jars) = (form.if_sent("cents"), form.if_sent("credit"), form.if_sent("jars"));
    let money_form = |end: &str, words: &'static str, form: &Form| {
        view! {
            <form method="post" action=format!("/clients/{id}/{end}") class="form" novalidate>
                {frame::token()}
                {frame::hidden("deed", end)}
                {(!form.value("sure").is_empty()).then(|| frame::hidden("sure", form.value("sure")))}
                {field(l, form, "cents", texts::amount_eur(l)).required().number()}
                {field(l, form, "method", texts::how(l)).required().select(methods.clone())}
                {field(l, form, "note", texts::note(l)).text()}
                <div class="buttons">{button::submit(words)}</div>
            </form>
        }
        .into_any()
    };
    // Of two forms with the same fields the one that was sent comes back.
    let of = |deed: &str| if money.value("deed") == deed { money.clone() } else { Form::default() };
    let (paid, returned) = (of("paiement"), of("remboursement"));
    let paying = money_form("paiement", texts::take_payment(l), &paid);
    let refunding = money_form("remboursement", texts::give_back(l), &returned);
    let crediting = view! {
        <form method="post" action=format!("/clients/{id}/avoir") class="form" novalidate>
            {frame::token()}
            {field(l, &credit, "credit", texts::amount_eur(l)).required().number()}
            {field(l, &credit, "reason", texts::why(l)).required().text()}
            <div class="buttons">{button::submit(texts::credit(l))}</div>
        </form>
    };
    let jar_form = view! {
        <form method="post" action=format!("/clients/{id}/bocaux") class="form" novalidate>
            {frame::token()}
            {field(l, &jars, "jars", texts::how_many(l)).required().digits()}
            <div class="buttons">{button::submit(texts::jars_came_back(l))}</div>
        </form>
    };
    let open = |form: &Form| !form.errors().is_empty();
    let out = texts::jars_out(l, customer.jars);
    let jar_dialog =
        (customer.jars > 0).then(|| dialog::opened(open(&jars), "milk", texts::jars_came_back(l), out, jar_form.into_any()));
    view! {
        <div class="actions">
            {dialog::opened(open(&paid), "banknote", texts::take_payment(l), texts::take_payment_what(l), paying)}
            {dialog::opened(open(&returned), "undo-2", texts::give_back(l), texts::give_back_what(l), refunding)}
            {dialog::opened(open(&credit), "gift", texts::credit(l), texts::credit_what(l), crediting.into_any())}
            {jar_dialog}
        </div>
    }
    .into_any()
}

fn account(ctx: &Ctx, told: &Told) -> AnyView {
    let l = ctx.lang;
    if told.moves.is_empty() {
        return view! { <p>{texts::nothing_on_account(l)}</p> }.into_any();
    }
    let rows = told
        .moves
        .iter()
        .map(|line| {
            let by_itself = matches!(line.cause, AccountCause::Payment | AccountCause::Refund | AccountCause::Gesture);
            let back = (by_itself && !line.taken_back).then(|| {
                let action = format!("/clients/{}/lignes/{}/retirer", told.customer.id, line.id);
                button::post(action, button::quiet(texts::take_back(l)))
            });
            let how = line.method.map(|method| texts::method(l, method).to_owned());
            let gone = line.taken_back.then(|| texts::reversal(l).to_owned());
            let about = [line.order_code.clone(), how, Some(line.note.clone()), gone];
            let about: Vec<String> = about.into_iter().flatten().filter(|text| !text.is_empty()).collect();
            vec![
                format::instant(l, line.at, ctx.zone()).into_any(),
                texts::account_cause(l, line.cause).into_any(),
                view! { <span class="amount">{line.cents.text(l)}</span> }.into_any(),
                view! { {about.join(" · ")} " " {back} }.into_any(),
            ]
        })
        .collect();
    table::view(texts::account(l), [texts::day(l), texts::why(l), texts::amount(l), texts::note(l)], rows)
}

fn order_list(ctx: &Ctx, orders: &[Order]) -> AnyView {
    let l = ctx.lang;
    let rows = orders
        .iter()
        .map(|order| {
            vec![
                view! { <a href=format!("/ventes/commandes/{}", order.id)>{order.code.clone()}</a> }.into_any(),
                format::instant(l, order.placed_at, ctx.zone()).into_any(),
                order.total().text(l).into_any(),
                state_badge(l, order.state),
            ]
        })
        .collect();
    table::view(texts::orders(l), [texts::order(l), texts::day(l), texts::amount(l), texts::state_label(l)], rows)
}

fn paper_list(l: Lang, papers: &[Listed]) -> Option<AnyView> {
    let lines: Vec<_> = papers
        .iter()
        .map(|paper| {
            let words = format!("{} {}", texts::paper(l, paper.kind), paper.title());
            view! { <li><a href=format!("/ventes/papiers/{}", paper.id)>{icon::view("file-text")} " " {words}</a></li> }
        })
        .collect();
    (!lines.is_empty())
        .then(|| view! { <section><h2>{texts::papers(l)}</h2><ul class="inline-list">{lines}</ul></section> }.into_any())
}

/// `/clients/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<CustomerId>) -> Result<Response> {
    let customer = customers::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    form_of(&ctx, id, &forms::customer_filled(&customer.details, customer.version)).await
}

/// The form with what was typed.
pub async fn form_of(ctx: &Ctx, id: CustomerId, form: &Form) -> Result<Response> {
    let groups: Vec<Group> = prices::groups(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::edit_customer(l)), || {
        let none = (String::new(), texts::public_price(l).to_owned());
        let groups = groups.iter().map(|group| (group.id.to_string(), group.name.clone()));
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "name", texts::name(l)).required().text()}
            <div class="pair">
                {field(l, form, "email", texts::email(l)).email()}
                {field(l, form, "phone", texts::phone(l)).phone()}
            </div>
            {field(l, form, "group", texts::price_group(l)).bare().select(std::iter::once(none).chain(groups).collect())}
            {field(l, form, "solidarity", texts::served_first(l)).hint(texts::served_first_hint(l)).checks(vec![("yes", texts::yes(l))])}
            {field(l, form, "letters", texts::letters(l)).checks(vec![("yes", texts::letters_yes(l))])}
            <div class="pair">
                {field(l, form, "company", texts::company(l)).text()}
                {field(l, form, "siren", texts::siren(l)).hint(texts::siren_hint(l)).digits()}
            </div>
            {field(l, form, "address", texts::address(l)).area()}
        };
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href=format!("/clients/{id}")>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(texts::edit_customer(l), "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}
