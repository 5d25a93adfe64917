//! What the law gives people over their orders: handed out and erased. Papers are kept as long as books are (Code de commerce L123-22).

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use platform::db::Conn;
use platform::error::Result;
use platform::person::Subject;

/// The name an erased order keeps.
const ERASED: &str = "—";

/// The orders made with an address, and the account.
pub async fn held(conn: &mut Conn, email: &str) -> Result<Value> {
    let orders: Vec<(String, String, DateTime<Utc>, String)> = sqlx::query_as(
        "SELECT orders.code, orders.state, orders.placed_at, orders.note
         FROM orders
         JOIN customers ON customers.id = orders.customer_id
         WHERE customers.email = $1
         ORDER BY orders.placed_at",
    )
    .bind(email)
    .fetch_all(&mut *conn)
    .await?;
    let lines: Vec<(String, String, i64, Option<i64>)> = sqlx::query_as(
        "SELECT orders.code, order_lines.name, order_lines.ordered, order_lines.billed_cents
         FROM order_lines
         JOIN orders ON orders.id = order_lines.order_id
         JOIN customers ON customers.id = orders.customer_id
         WHERE customers.email = $1
         ORDER BY orders.placed_at, order_lines.name",
    )
    .bind(email)
    .fetch_all(&mut *conn)
    .await?;
    let moves: Vec<(DateTime<Utc>, i64, String)> = sqlx::query_as(
        "SELECT account_moves.at, account_moves.cents, account_moves.cause
         FROM account_moves
         JOIN customers ON customers.id = account_moves.customer_id
         WHERE customers.email = $1
         ORDER BY account_moves.at",
    )
    .bind(email)
    .fetch_all(conn)
    .await?;
    Ok(json!({ "orders": orders, "order_lines": lines, "account": moves }))
}

/// Takes identity out of what somebody ordered. Amounts stay, for they are counted; papers stay, for the law asks for them.
pub async fn erase(tx: &mut Conn, email: &str, now: DateTime<Utc>) -> Result<()> {
    for sql in [
        "UPDATE orders SET name = $2, note = '' WHERE customer_id IN (SELECT id FROM customers WHERE email = $1)",
        "DELETE FROM order_links
         WHERE order_id IN (SELECT orders.id FROM orders JOIN customers ON customers.id = orders.customer_id WHERE customers.email = $1)
           AND $2 <> ''",
    ] {
        sqlx::query(sql).bind(email).bind(ERASED).execute(&mut *tx).await?;
    }
    sqlx::query(
        "UPDATE customers
         SET name = $2, email = NULL, phone = NULL, letters = FALSE, address = '', search_text = '', erased_at = $3
         WHERE email = $1",
    )
    .bind(email)
    .bind(ERASED)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// What is held of a person's addresses.
pub async fn held_of(conn: &mut Conn, subject: &Subject) -> Result<Vec<(&'static str, Value)>> {
    let mut ordered = Vec::new();
    for email in &subject.emails {
        ordered.push(held(conn, email).await?);
    }
    Ok(vec![("sales", Value::Array(ordered))])
}

/// Erases what was ordered under a person's addresses.
pub async fn erase_of(tx: &mut Conn, subject: &Subject, now: DateTime<Utc>) -> Result<()> {
    for email in &subject.emails {
        erase(tx, email, now).await?;
    }
    Ok(())
}
