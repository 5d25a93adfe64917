//! Papers: issued under the lock of their series, so that numbers have no gap; kept word for word; each chained to the one before.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::ecopole;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::money::Cents;
use platform::op::Op;
use platform::quantity::Grams;
use produce::model::label::Label;
use produce::model::product::Mode;

use crate::model::customer::{Customer, CustomerId};
use crate::model::line::{Line, VatLine, apart};
use crate::model::order::{Order, OrderId, OrderState};
use crate::model::paper::{FIRST, PaperId, PaperKind, PaperLine, Party, Payload, link, number};
use crate::refusal::Refusal;
use crate::store::settings::{self, Regime};
use crate::store::{customers, orders, slots, trace};
use crate::{SELLERS, records, texts};

/// A paper in a list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    pub id: PaperId,
    pub kind: PaperKind,
    pub year: i64,
    pub number: i64,
    pub gross_cents: Cents,
    pub issued_at: DateTime<Utc>,
    /// Whether a credit note takes it back.
    pub credited: bool,
    /// How often it was given out.
    pub prints: i64,
}

impl Listed {
    /// "F-2026-000123".
    #[must_use]
    pub fn title(&self) -> String {
        number(self.kind, self.year, self.number)
    }
}

const LISTED: &str = "papers.id, papers.kind, papers.year, papers.number, papers.gross_cents, papers.issued_at,
    EXISTS (SELECT 1 FROM papers AS later WHERE later.credits = papers.id) AS credited,
    (SELECT COUNT(*) FROM paper_prints WHERE paper_prints.paper_id = papers.id) AS prints";

/// The papers of an order, oldest first.
pub async fn of_order(conn: &mut Conn, order: OrderId) -> Result<Vec<Listed>> {
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {LISTED} FROM papers WHERE order_id = $1 ORDER BY issued_at, id")))
        .bind(order)
        .fetch_all(conn)
        .await?)
}

/// The papers of a customer, newest first.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn of_customer(conn: &mut Conn, actor: &Actor, customer: CustomerId, most: i64) -> Result<Vec<Listed>> {
    actor.require(SELLERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {LISTED} FROM papers WHERE customer_id = $1 ORDER BY issued_at DESC, id DESC LIMIT $2"
    )))
    .bind(customer)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// What stands on a paper, and whose it is.
pub async fn payload(conn: &mut Conn, id: PaperId) -> Result<(Payload, Option<OrderId>, CustomerId)> {
    let (text, order, customer): (String, Option<OrderId>, CustomerId) =
        sqlx::query_as("SELECT payload, order_id, customer_id FROM papers WHERE id = $1").bind(id).fetch_one(conn).await?;
    Ok((read(&text)?, order, customer))
}

fn read(text: &str) -> Result<Payload> {
    serde_json::from_str(text).map_err(AppError::internal)
}

/// A paper of a period, for the books.
#[derive(Clone, Debug)]
pub struct Issued {
    pub payload: Payload,
    pub customer: CustomerId,
}

/// The papers issued in a period, in the order of issuing.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn of_period(conn: &mut Conn, actor: &Actor, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Issued>> {
    actor.require(SELLERS)?;
    let rows: Vec<(String, CustomerId)> = sqlx::query_as(
        "SELECT payload, customer_id
         FROM papers
         WHERE issued_at >= $1 AND issued_at < $2
         ORDER BY issued_at, id",
    )
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|(text, customer)| Ok(Issued { payload: read(text)?, customer: *customer })).collect()
}

/// Takes the next number of a series, whose row stays locked until the transaction ends.
async fn next(tx: &mut Conn, kind: PaperKind, year: i64) -> Result<(i64, String)> {
    sqlx::query("INSERT INTO paper_series (kind, year, last, last_hash) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING")
        .bind(kind)
        .bind(year)
        .bind(FIRST)
        .execute(&mut *tx)
        .await?;
    Ok(sqlx::query_as("UPDATE paper_series SET last = last + 1 WHERE kind = $1 AND year = $2 RETURNING last, last_hash")
        .bind(kind)
        .bind(year)
        .fetch_one(tx)
        .await?)
}

/// Whose paper it is.
#[derive(Clone, Copy, Debug)]
struct About {
    customer: CustomerId,
    order: Option<OrderId>,
    credits: Option<PaperId>,
}

/// Issues a paper as it is drawn, under the next number of its series.
async fn issue(op: &mut Op<'_>, about: About, mut payload: Payload) -> Result<PaperId> {
    let kind = payload.kind;
    let year = i64::from(op.today().year());
    let (taken, previous) = next(op.tx, kind, year).await?;
    payload.number = number(kind, year, taken);
    let text = serde_json::to_string(&payload).map_err(AppError::internal)?;
    let hash = link(&previous, &text);
    let id = PaperId::new();
    sqlx::query(
        "INSERT INTO papers
             (id, kind, year, number, customer_id, order_id, credits, gross_cents, payload, previous, hash, issued_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id)
    .bind(kind)
    .bind(year)
    .bind(taken)
    .bind(about.customer)
    .bind(about.order)
    .bind(about.credits)
    .bind(payload.gross)
    .bind(&text)
    .bind(&previous)
    .bind(&hash)
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await?;
    sqlx::query("UPDATE paper_series SET last_hash = $1 WHERE kind = $2 AND year = $3")
        .bind(&hash)
        .bind(kind)
        .bind(year)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::PAPER, id.uuid(), Verb::Created)).await?;
    Ok(id)
}

/// What stands on the paper of an order, but for its number.
async fn drawn(op: &mut Op<'_>, kind: PaperKind, order: &Order, customer: &Customer) -> Result<Payload> {
    let house = ecopole::load(op.tx).await?.unwrap_or_default();
    let settings = settings::load(op.tx).await?;
    let lots = trace::lots_of(op.tx, order.id).await?;
    let delivered: NaiveDate = slots::get(op.tx, order.slot).await?.day;
    let professional = kind == PaperKind::Invoice && customer.is_professional();
    let lines: Vec<&Line> = order.asked().filter(|line| line.billed.is_some_and(|billed| billed > Cents(0))).collect();
    let gross: Vec<_> = lines
        .iter()
        .map(|line| {
            let rate = if settings.regime == Regime::Liable { line.terms.vat } else { platform::money::VatRate(0) };
            (rate, line.billed.unwrap_or_default())
        })
        .collect();
    let (vat, nets) = if professional { for_professionals(&gross) } else { apart(&gross) };
    let paper_lines: Vec<PaperLine> = lines
        .iter()
        .zip(gross.iter().zip(&nets))
        .map(|(line, ((rate, gross), net))| {
            let (codes, label) = lots.get(&line.id).cloned().unwrap_or((Vec::new(), Label::Conventional));
            let label = if label == Label::Conventional { "" } else { produce::texts::label(Lang::Fr, label) };
            PaperLine {
                name: line.terms.name.clone(),
                quantity: quantity(line),
                price: line.terms.price,
                per_kg: line.terms.selling.mode() != Mode::Piece,
                rate: *rate,
                net: *net,
                gross: *gross,
                lots: codes,
                label: label.to_owned(),
                capped: line.is_capped(),
            }
        })
        .collect();
    let net: Cents = vat.iter().map(|sum| sum.net).sum();
    let tax: Cents = vat.iter().map(|sum| sum.tax).sum();
    let buyer = Party {
        name: if customer.details.company.is_empty() { order.name.clone() } else { customer.details.company.clone() },
        address: customer.details.address.clone(),
        siren: customer.details.siren.clone(),
    };
    let seller = Party { name: house.name, address: house.address, siren: settings.siren };
    let wording = if settings.regime == Regime::Liable { String::new() } else { settings.wording };
    Ok(Payload {
        kind,
        lang: house.language,
        number: String::new(),
        day: op.today(),
        issued_at: op.now,
        seller,
        buyer,
        professional,
        order: order.code.clone(),
        delivered: Some(delivered),
        lines: paper_lines,
        vat,
        net,
        gross: net + tax,
        wording,
        credits: None,
        reason: String::new(),
    })
}

/// Papers for professionals start from amounts without tax: each line's is found once, tax is reckoned on their sum by rate.
fn for_professionals(lines: &[(platform::money::VatRate, Cents)]) -> (Vec<VatLine>, Vec<Cents>) {
    let nets: Vec<Cents> = lines.iter().map(|(rate, gross)| rate.net_of(*gross)).collect();
    let mut rates: Vec<_> = lines.iter().map(|(rate, _)| *rate).collect();
    rates.sort_unstable();
    rates.dedup();
    let sum = |rate: platform::money::VatRate| {
        let net: Cents = lines.iter().zip(&nets).filter(|((of, _), _)| *of == rate).map(|(_, net)| *net).sum();
        VatLine { rate, net, tax: rate.tax_on(net) }
    };
    (rates.into_iter().map(sum).collect(), nets)
}

/// "2,215 kg", "3".
fn quantity(line: &Line) -> String {
    match line.packed {
        Some(packed) if line.terms.selling.mode().is_weighed() => Grams(packed.weight.unwrap_or_default().0).text(Lang::Fr),
        Some(packed) => packed.amount.0.to_string(),
        None => String::new(),
    }
}

/// The paper of an order that counts: no credit note took it back.
fn live(papers: &[Listed]) -> impl Iterator<Item = &Listed> {
    papers.iter().filter(|paper| paper.kind != PaperKind::CreditNote && !paper.credited)
}

/// The ticket of a crate that is sold, where it has no other paper; nothing where nothing is in it.
pub(super) async fn ticket(op: &mut Op<'_>, order: &Order) -> Result<()> {
    let known = of_order(op.tx, order.id).await?;
    let customer = customers::by_id(op.tx, order.customer).await?;
    let drawn = drawn(op, PaperKind::Ticket, order, &customer).await?;
    if live(&known).next().is_none() && drawn.gross > Cents(0) {
        issue(op, About { customer: order.customer, order: Some(order.id), credits: None }, drawn).await?;
    }
    Ok(())
}

/// Takes back whatever papers of an order count: it is sold no more, or otherwise.
pub(super) async fn take_back(op: &mut Op<'_>, order: &Order, reason: &str) -> Result<()> {
    let known = of_order(op.tx, order.id).await?;
    let ids: Vec<PaperId> = live(&known).map(|paper| paper.id).collect();
    for id in ids {
        credit_note(op, id, reason).await?;
    }
    Ok(())
}

/// An invoice for an order whose weights are all known.
///
/// # Errors
/// `Conflict` where it is not billed yet, or has an invoice that no credit note took back.
pub async fn invoice(op: &mut Op<'_>, id: OrderId) -> Result<PaperId> {
    op.actor.require(SELLERS)?;
    let found = orders::by_id(op.tx, id).await?;
    super::cycles::locked(op.tx, found.cycle).await?;
    let order = orders::by_id(op.tx, id).await?;
    if !matches!(order.state, OrderState::Packed | OrderState::HandedOver) || !order.is_billed() {
        return Err(Refusal::NotBilled.into());
    }
    let known = of_order(op.tx, id).await?;
    if live(&known).any(|paper| paper.kind == PaperKind::Invoice) {
        return Err(Refusal::HasInvoice.into());
    }
    let customer = customers::by_id(op.tx, order.customer).await?;
    let drawn = drawn(op, PaperKind::Invoice, &order, &customer).await?;
    if drawn.gross == Cents(0) {
        return Err(Refusal::NothingToInvoice.into());
    }
    // A sale has one paper that counts: the invoice stands for the ticket.
    take_back(op, &order, texts::replaced_by_invoice(Lang::Fr)).await?;
    issue(op, About { customer: order.customer, order: Some(id), credits: None }, drawn).await
}

/// Takes a ticket or an invoice back whole: the exact opposite of what stands on it.
///
/// # Errors
/// `Conflict` where it is a credit note itself, or was taken back before.
pub async fn credit_note(op: &mut Op<'_>, id: PaperId, reason: &str) -> Result<PaperId> {
    op.actor.require(SELLERS)?;
    let (invoice, order, customer) = payload(op.tx, id).await?;
    if invoice.kind == PaperKind::CreditNote {
        return Err(Refusal::OnlyInvoices.into());
    }
    let about = About { customer, order, credits: Some(id) };
    // The index on what is credited decides of two at the same moment.
    let known: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM papers WHERE credits = $1)").bind(id).fetch_one(&mut *op.tx).await?;
    if known {
        return Err(Refusal::CreditedBefore.into());
    }
    let opposite = invoice.negated(op.today(), op.now, reason.to_owned());
    issue(op, about, opposite).await
}

/// A link of a chain as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kept {
    pub kind: PaperKind,
    pub year: i64,
    pub number: i64,
    pub payload: String,
    pub previous: String,
    pub hash: String,
}

/// Every paper in the order of its chain, for the verifier.
pub async fn chains(conn: &mut Conn) -> Result<Vec<Kept>> {
    Ok(sqlx::query_as("SELECT kind, year, number, payload, previous, hash FROM papers ORDER BY kind, year, number")
        .fetch_all(conn)
        .await?)
}
