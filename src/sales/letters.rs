//! The letters of an order, each with a private link of its own.

use chrono::{DateTime, Utc};

use kit::mailer::Mailer;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::mail::letter::{Letter, Piece};
use platform::mail::outbox;
use platform::op::Op;
use uuid::Uuid;

use crate::model::cycle::{Cycle, Slot};
use crate::model::order::{Order, OrderId};
use crate::store::mails::Reader;
use crate::store::offers::Offer;
use crate::store::{customers, orders, slots};
use crate::texts;

/// Why a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// It is kept.
    Placed,
    /// Quantities or the slot are others.
    Changed,
    /// Given up, by whoever.
    Cancelled,
    /// There was not enough of something.
    Shortage,
    /// It is to be fetched tomorrow.
    Soon,
    /// Its crate is ready.
    Ready,
    /// It was fetched.
    Thanks,
    /// Somebody orders with an address that has an order: here is its link.
    LinkAgain,
    /// The sale closes before the time until which it could be changed.
    ClosesEarlier(DateTime<Utc>),
}

/// "vendredi 4 décembre, de 17 h à 19 h".
#[must_use]
pub fn when(l: Lang, slot: &Slot) -> String {
    texts::from_until(l, format::day(l, slot.day), slot.starts.text(l), slot.ends.text(l))
}

/// Writes to whoever ordered, where they gave an address.
pub async fn write(op: &mut Op<'_>, id: OrderId, occasion: &Occasion, mailer: &Mailer<'_>) -> Result<()> {
    let Some(email) = customers::email_of(op.tx, id).await? else {
        return Ok(());
    };
    let order = orders::by_id(op.tx, id).await?;
    let slot = slots::get(op.tx, order.slot).await?;
    let tokens = orders::LINKS.issue(op.tx, &[id.uuid()], true).await?;
    let Some(token) = tokens.first() else {
        return Ok(());
    };
    let link = mailer.address(&format!("/commande/{}", token.reveal()));
    let letter = letter(mailer, &email, &order, &slot, *occasion, link);
    outbox::put(op.tx, &letter, &format!("order-{id}-{}", Uuid::now_v7()), op.now).await
}

fn letter(mailer: &Mailer<'_>, email: &str, order: &Order, slot: &Slot, occasion: Occasion, link: String) -> Letter {
    let l = order.lang;
    let (subject, first) = match occasion {
        Occasion::Placed => (texts::letter_placed(l, &order.code), texts::letter_placed_first(l).to_owned()),
        Occasion::Changed => (texts::letter_changed(l, &order.code), texts::letter_changed_first(l).to_owned()),
        Occasion::Cancelled if order.reason.is_empty() => {
            (texts::letter_cancelled(l, &order.code), texts::letter_cancelled_first(l).to_owned())
        }
        Occasion::Cancelled => (texts::letter_cancelled(l, &order.code), texts::letter_cancelled_why(l, &order.reason)),
        Occasion::Shortage => (texts::letter_shortage(l, &order.code), texts::letter_shortage_first(l).to_owned()),
        Occasion::Soon => (texts::letter_soon(l, format::weekday(l, slot.day)), texts::letter_soon_first(l).to_owned()),
        Occasion::Ready => (texts::letter_ready(l, &order.code), texts::letter_ready_first(l).to_owned()),
        Occasion::Thanks => (texts::letter_thanks(l).to_owned(), texts::letter_thanks_first(l).to_owned()),
        Occasion::LinkAgain => (texts::letter_link(l, &order.code), texts::letter_link_first(l).to_owned()),
        Occasion::ClosesEarlier(until) => {
            let until = format::instant(l, until, mailer.zone());
            (texts::letter_closes_earlier(l, &order.code), texts::letter_closes_earlier_first(l, until))
        }
    };
    let mut pieces = vec![Piece::Text(first)];
    if occasion != Occasion::Cancelled {
        if occasion != Occasion::Thanks {
            let place = format!("{}\n{}\n{}", when(l, slot), slot.point_name, slot.point_address);
            pieces.push(Piece::Text(place.trim_end().to_owned()));
        }
        let lines: Vec<String> = order.asked().map(|line| texts::line_words(l, line)).collect();
        pieces.push(Piece::Text(lines.join("\n")));
        pieces.push(Piece::Text(texts::about_total(l, order)));
    }
    if occasion == Occasion::Shortage {
        pieces.push(Piece::Text(texts::letter_shortage_choice(l).to_owned()));
    }
    pieces.push(Piece::Link(texts::see_order(l).to_owned(), link));
    mailer.letter(email, l, subject, pieces, None)
}

/// Tells regular customers that orders are open, with what is plentiful.
pub async fn announce(
    mailer: &Mailer<'_>,
    tx: &mut Conn,
    readers: &[Reader],
    (cycle, offered): (&Cycle, &[Offer]),
    now: DateTime<Utc>,
) -> Result<()> {
    let mut plenty: Vec<&Offer> =
        offered.iter().filter(|offer| offer.at_most(produce::model::amount::Amount::ZERO) > 0).collect();
    plenty.sort_by_key(|offer| std::cmp::Reverse(offer.at_most(produce::model::amount::Amount::ZERO)));
    let names: Vec<String> = plenty.iter().take(6).map(|offer| offer.terms.name.clone()).collect();
    let letters: Vec<(Letter, String)> = readers
        .iter()
        .map(|reader| {
            let l = reader.lang;
            let until = format::instant(l, cycle.closes_at, mailer.zone());
            let pieces = vec![
                Piece::Text(texts::letter_opening_first(l, names.join(", "))),
                Piece::Text(texts::order_until(l, until)),
                Piece::Link(texts::order_now(l).to_owned(), mailer.address("/commander")),
                Piece::Text(texts::why_this_letter(l).to_owned()),
            ];
            let letter = mailer.letter(&reader.email, l, texts::letter_opening(l, &cycle.details.title), pieces, None);
            (letter, format!("opening-{}-{}", cycle.id, reader.id))
        })
        .collect();
    outbox::put_all(tx, &letters, now).await
}
