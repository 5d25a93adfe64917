//! What must hold of sales on any database.

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

use super::closings;
use super::papers::{self, Kept};
use crate::model::paper::{broken, number};

/// What must hold, and the statement that finds what contradicts it: a line of text each.
const PROOFS: [(&str, &str); 8] = [
    (
        "what an order asks for is what it holds, until it is packed",
        "SELECT CAST('order ' || orders.code AS TEXT)
         FROM order_lines
         JOIN orders ON orders.id = order_lines.order_id
         WHERE (SELECT COALESCE(SUM(quantity), 0) FROM reservations WHERE reservations.holder_id = order_lines.id) <> CASE
                   WHEN orders.state <> 'placed' THEN 0
                   WHEN order_lines.allocated IS NOT NULL THEN order_lines.allocated
                   WHEN order_lines.mode = 'kg' THEN order_lines.ordered * order_lines.portion_g
                   ELSE order_lines.ordered
               END",
    ),
    (
        "what was packed came out of store by lot",
        "SELECT CAST('order ' || orders.code AS TEXT)
         FROM order_lines
         JOIN orders ON orders.id = order_lines.order_id
         WHERE order_lines.packed IS NOT NULL
           AND order_lines.packed <> (SELECT COALESCE(-SUM(quantity), 0) FROM stock_moves WHERE holder_id = order_lines.id)",
    ),
    (
        "an account is the sum of its lines",
        "SELECT CAST('customer ' || CAST(id AS TEXT) AS TEXT)
         FROM customers
         WHERE balance <> (SELECT COALESCE(SUM(cents), 0) FROM account_moves WHERE customer_id = customers.id)
            OR jars <> (SELECT COALESCE(SUM(jars), 0) FROM jar_moves WHERE customer_id = customers.id)",
    ),
    (
        "a packed crate is on its customer's account at what it came to",
        "SELECT CAST('order ' || orders.code AS TEXT)
         FROM orders
         WHERE orders.state IN ('packed', 'handed_over')
           AND (SELECT COALESCE(SUM(billed_cents), 0) FROM order_lines WHERE order_id = orders.id)
            <> (SELECT COALESCE(-SUM(account_moves.cents), 0)
                FROM account_moves
                LEFT JOIN account_moves AS taken_back ON taken_back.id = account_moves.reverses
                WHERE account_moves.order_id = orders.id AND COALESCE(taken_back.cause, account_moves.cause) = 'order')",
    ),
    (
        "the papers of an order that count say what it came to",
        "SELECT CAST('order ' || orders.code AS TEXT)
         FROM orders
         JOIN papers ON papers.order_id = orders.id
         WHERE orders.state <> 'placed'
         GROUP BY orders.id, orders.code, orders.state
         HAVING SUM(papers.gross_cents) <> 0
            AND SUM(papers.gross_cents) <> (SELECT SUM(billed_cents) FROM order_lines WHERE order_id = orders.id)
            AND NOT EXISTS (SELECT 1 FROM papers AS professional WHERE professional.order_id = orders.id AND professional.kind = 'invoice')",
    ),
    (
        "a slot counts the crates that are fetched in it",
        "SELECT CAST('slot ' || CAST(id AS TEXT) AS TEXT)
         FROM pickup_slots
         WHERE taken <> (SELECT COUNT(*) FROM orders WHERE slot_id = pickup_slots.id AND state <> 'cancelled')",
    ),
    (
        "numbers of papers have no gap",
        "SELECT CAST(kind || ' ' || year AS TEXT)
         FROM paper_series
         WHERE last <> (SELECT COUNT(*) FROM papers WHERE papers.kind = paper_series.kind AND papers.year = paper_series.year)
            OR last <> (SELECT COALESCE(MAX(number), 0) FROM papers
                        WHERE papers.kind = paper_series.kind AND papers.year = paper_series.year)",
    ),
    (
        "nothing settles while a weighed line has no weight",
        "SELECT CAST('order ' || orders.code AS TEXT)
         FROM orders
         JOIN cycles ON cycles.id = orders.cycle_id
         WHERE cycles.state = 'settled' AND orders.state IN ('placed', 'packed')",
    ),
];

/// Runs the proofs of this room.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut findings = Vec::with_capacity(PROOFS.len() + 1);
    for (what, statement) in PROOFS {
        findings.push(Finding { what, troubles: sqlx::query_scalar(statement).fetch_all(&mut *conn).await? });
    }
    let kept = papers::chains(conn).await?;
    let chains = kept.chunk_by(|one, other| (one.kind, one.year) == (other.kind, other.year));
    let troubles = chains.filter_map(first_broken).collect();
    findings.push(Finding { what: "each paper is chained to the one before, word for word", troubles });
    let closed = closings::chains(conn).await?;
    let chains = closed.chunk_by(|one, other| one.kind == other.kind);
    let troubles = chains.filter_map(first_wrong).collect();
    findings.push(Finding { what: "closings follow each other, and their totals grow by what is in them", troubles });
    Ok(findings)
}

/// The first closing whose bytes, neighbours or totals do not hold.
fn first_wrong(chain: &[closings::Kept]) -> Option<String> {
    let links = chain.iter().map(|kept| (kept.previous.as_str(), kept.payload.as_str(), kept.hash.as_str()));
    let apart = chain.windows(2).position(|pair| {
        let [one, other] = pair else { return false };
        one.last.succ_opt() != Some(other.first)
            || one.perpetual_cents + other.total_cents != other.perpetual_cents
            || one.perpetual_absolute + other.absolute_cents != other.perpetual_absolute
    });
    broken(links).or(apart.map(|place| place + 1)).map(|place| format!("{} of {}", chain[place].kind.word(), chain[place].first))
}

fn first_broken(chain: &[Kept]) -> Option<String> {
    let links = chain.iter().map(|kept| (kept.previous.as_str(), kept.payload.as_str(), kept.hash.as_str()));
    broken(links).map(|place| number(chain[place].kind, chain[place].year, chain[place].number))
}
