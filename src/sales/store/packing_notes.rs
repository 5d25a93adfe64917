//! What was weighed or counted for crates that are not ready yet: whoever packs by product goes from crate to crate with one scale, and the
//! crates are closed when everything in them was noted.

use std::collections::HashMap;

use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::quantity::Grams;
use produce::model::amount::{Amount, Unit};

use crate::model::cycle::{CycleId, Phase};
use crate::model::line::{Line, LineId, Packed};
use crate::model::order::{Order, OrderId, OrderState};
use crate::refusal::Refusal;
use crate::store::packing::{self, packed_of, weight_field};
use crate::store::{cycles, orders};
use crate::{SELLERS, texts};

/// What was noted for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PackingNote {
    pub line_id: LineId,
    pub pieces: Option<i64>,
    pub weight_g: Option<Grams>,
    pub missing: bool,
}

impl PackingNote {
    /// What it puts into the crate.
    #[must_use]
    pub fn packed(&self, line: &Line) -> Packed {
        if self.missing { Packed { amount: Amount::ZERO, weight: None } } else { packed_of(line, self.pieces, self.weight_g) }
    }

    /// As a page that shows it keeps it, to tell whether something else was typed.
    #[must_use]
    pub fn word(&self) -> String {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        format!("{}/{}/{}", number(self.pieces), number(self.weight_g.map(|weight| weight.0)), self.missing)
    }

    /// "1,2 kg", "3", "Manque".
    #[must_use]
    pub fn text(&self, l: Lang) -> String {
        if self.missing {
            return texts::missing(l).to_owned();
        }
        let parts = [self.pieces.map(|pieces| pieces.to_string()), self.weight_g.map(|weight| weight.text(l))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Whether nothing is left to weigh or count.
    #[must_use]
    pub fn is_whole(&self, line: &Line) -> bool {
        let mode = line.terms.selling.mode();
        let counted = mode.unit() == Unit::Grams || self.pieces.is_some();
        let weighed = !mode.is_weighed() || self.weight_g.is_some() || self.pieces == Some(0);
        self.missing || (counted && weighed)
    }
}

/// What somebody notes of a line now, and what the page that they had said of it.
#[derive(Clone, Debug)]
pub struct NotedLine {
    pub line: LineId,
    /// Nothing where the line is open again.
    pub note: Option<PackingNote>,
    pub was: String,
}

/// Notes by line.
pub type Notes = HashMap<LineId, PackingNote>;

/// The notes of a cycle.
pub async fn of_cycle(conn: &mut Conn, cycle: CycleId) -> Result<Notes> {
    let rows: Vec<PackingNote> = sqlx::query_as(
        "SELECT packing_notes.line_id, packing_notes.pieces, packing_notes.weight_g, packing_notes.missing
         FROM orders
         JOIN order_lines ON order_lines.order_id = orders.id
         JOIN packing_notes ON packing_notes.line_id = order_lines.id
         WHERE orders.cycle_id = $1",
    )
    .bind(cycle)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|note| (note.line_id, note)).collect())
}

/// The notes of one order.
pub async fn of_order(conn: &mut Conn, order: OrderId) -> Result<Notes> {
    let rows: Vec<PackingNote> = sqlx::query_as(
        "SELECT packing_notes.line_id, packing_notes.pieces, packing_notes.weight_g, packing_notes.missing
         FROM order_lines
         JOIN packing_notes ON packing_notes.line_id = order_lines.id
         WHERE order_lines.order_id = $1",
    )
    .bind(order)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|note| (note.line_id, note)).collect())
}

/// Whether everything that is to lie in an order's crate was noted.
#[must_use]
pub fn is_ready(order: &Order, notes: &Notes) -> bool {
    let mut due = order.asked().filter(|line| line.due() > Amount::ZERO).peekable();
    order.state == OrderState::Placed
        && due.peek().is_some()
        && due.all(|line| notes.get(&line.id).is_some_and(|note| note.is_whole(line)))
}

/// Notes what was weighed for some lines of a cycle; a line named without a note is open again. What is packed meanwhile is left alone.
///
/// # Errors
/// `Conflict` where nothing is packed (any more), more is noted than was ordered, or somebody noted something else since the page was read.
pub async fn put(op: &mut Op<'_>, cycle: CycleId, noted: &[NotedLine]) -> Result<()> {
    op.actor.require(SELLERS)?;
    let locked = cycles::locked(op.tx, cycle).await?;
    if !matches!(locked.phase(op.now), Phase::Closed | Phase::Allocated) {
        return Err(Refusal::NotToPack.into());
    }
    let orders = orders::of_cycle(op.tx, op.actor, cycle, "").await?;
    let open = orders.iter().filter(|order| order.state == OrderState::Placed);
    let lines: HashMap<LineId, &Line> =
        open.flat_map(Order::asked).filter(|line| line.due() > Amount::ZERO).map(|line| (line.id, line)).collect();
    let noted: Vec<&NotedLine> = noted.iter().filter(|noted| lines.contains_key(&noted.line)).collect();
    let there = of_cycle(op.tx, cycle).await?;
    for one in &noted {
        let line = lines[&one.line];
        let refused = match (one.note, there.get(&one.line)) {
            (Some(note), _) if note.packed(line).amount > packing::most_of(line) => packing::beyond(line).into(),
            (note, held) if held.map(PackingNote::word).unwrap_or_default() != one.was && held.copied() != note => {
                let held = held.copied();
                Message::new(move |l| texts::noted_meanwhile(l, held.map_or_else(|| "–".to_owned(), |note| note.text(l))))
            }
            _ => continue,
        };
        return Err(AppError::Conflict(refused.at_named(weight_field(one.line))));
    }
    let ids: Vec<LineId> = noted.iter().map(|noted| noted.line).collect();
    forget(op.tx, &ids).await?;
    let kept: Vec<PackingNote> = noted.iter().filter_map(|noted| noted.note).collect();
    if kept.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO packing_notes (line_id, pieces, weight_g, missing, noted_at) ");
    query.push_values(kept, |mut row, note| {
        row.push_bind(note.line_id).push_bind(note.pieces).push_bind(note.weight_g).push_bind(note.missing).push_bind(op.now);
    });
    query.build().execute(&mut *op.tx).await?;
    Ok(())
}

/// Forgets what was noted for some lines: something else is asked for of them now.
pub(super) async fn forget(tx: &mut Conn, lines: &[LineId]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("DELETE FROM packing_notes WHERE line_id IN (");
    let mut list = query.separated(", ");
    for line in lines {
        list.push_bind(*line);
    }
    query.push(")");
    query.build().execute(tx).await?;
    Ok(())
}

/// Forgets what was noted for an order: its crate is closed, or it was given up.
pub(super) async fn clear(tx: &mut Conn, order: OrderId) -> Result<()> {
    sqlx::query("DELETE FROM packing_notes WHERE line_id IN (SELECT id FROM order_lines WHERE order_id = $1)")
        .bind(order)
        .execute(tx)
        .await?;
    Ok(())
}

/// Closes every crate of which all was noted; says how many.
///
/// # Errors
/// As [`packing::pack`]: then none is closed.
pub async fn close_crates(op: &mut Op<'_>, cycle: CycleId) -> Result<usize> {
    op.actor.require(SELLERS)?;
    cycles::locked(op.tx, cycle).await?;
    let notes = of_cycle(op.tx, cycle).await?;
    let orders = orders::of_cycle(op.tx, op.actor, cycle, "").await?;
    let ready: Vec<&Order> = orders.iter().filter(|order| is_ready(order, &notes)).collect();
    for order in &ready {
        let due = order.asked().filter(|line| line.due() > Amount::ZERO);
        let found = due.filter_map(|line| Some((line.id, notes.get(&line.id)?.packed(line)))).collect();
        packing::pack(op, order.id, &found).await.map_err(|error| named(error, order))?;
    }
    Ok(ready.len())
}

/// Which crate cannot be closed: the form that closes them all has no field of its own for it.
fn named(error: AppError, order: &Order) -> AppError {
    match error {
        AppError::Conflict(message) => {
            let name = order.name.clone();
            AppError::Conflict(Message::new(move |l| texts::crate_refused(l, &name, message.text(l))))
        }
        other => other,
    }
}
