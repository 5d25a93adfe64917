//! What must hold of produce on any database.

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

/// What must hold, and the statement that finds what contradicts it: a line of text each.
const PROOFS: [(&str, &str); 6] = [
    (
        "what stands somewhere is the sum of its lines",
        "SELECT CAST('lot ' || lots.code AS TEXT)
         FROM stock
         JOIN lots ON lots.id = stock.lot_id
         WHERE stock.quantity <> (
             SELECT COALESCE(SUM(quantity), 0)
             FROM stock_moves
             WHERE stock_moves.lot_id = stock.lot_id AND stock_moves.place_id = stock.place_id
         )",
    ),
    (
        "what is in store of a product is the sum of its lines",
        "SELECT CAST('product ' || name AS TEXT)
         FROM products
         WHERE on_hand <> (SELECT COALESCE(SUM(quantity), 0) FROM stock WHERE stock.product_id = products.id)",
    ),
    (
        "what is promised is the sum of its lines",
        "SELECT CAST('product ' || name AS TEXT)
         FROM products
         WHERE reserved <> (SELECT COALESCE(SUM(quantity), 0) FROM reservations WHERE reservations.product_id = products.id)
         UNION ALL
         SELECT CAST('supply ' || CAST(supplies.id AS TEXT) AS TEXT)
         FROM supplies
         WHERE reserved <> (SELECT COALESCE(SUM(quantity), 0) FROM reservations WHERE reservations.supply_id = supplies.id)",
    ),
    (
        "a mix weighs what went into it",
        "SELECT CAST('lot ' || lots.code AS TEXT)
         FROM lots
         WHERE kind = 'mix'
           AND (SELECT SUM(quantity) FROM lot_parents WHERE lot_id = lots.id)
            <> (SELECT SUM(quantity) FROM stock_moves WHERE lot_id = lots.id AND cause = 'mixing' AND quantity > 0)",
    ),
    (
        "no mix is sold under a better label than what is in it",
        "SELECT CAST('lot ' || lots.code AS TEXT)
         FROM lots
         JOIN lot_parents ON lot_parents.lot_id = lots.id
         JOIN lots AS parents ON parents.id = lot_parents.parent_id
         WHERE (lots.label = 'organic' AND parents.label <> 'organic')
            OR (lots.label = 'conversion' AND parents.label = 'conventional')",
    ),
    (
        "what is carried leaves one place and stands in another",
        "SELECT CAST('lot ' || lots.code AS TEXT)
         FROM lots
         JOIN stock_moves ON stock_moves.lot_id = lots.id
         WHERE stock_moves.cause = 'move'
         GROUP BY lots.id, lots.code
         HAVING SUM(stock_moves.quantity) <> 0",
    ),
];

/// Runs the proofs of this room.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut findings = Vec::with_capacity(PROOFS.len());
    for (what, statement) in PROOFS {
        findings.push(Finding { what, troubles: sqlx::query_scalar(statement).fetch_all(&mut *conn).await? });
    }
    Ok(findings)
}
