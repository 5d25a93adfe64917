//! What is printed of sales: tickets, invoices and credit notes from what is kept of them, and labels for crates.

use std::collections::HashMap;

use chrono_tz::Tz;

use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::money::Cents;
use platform::pdf::{self, INK, LEAF, Pdf, SOFT, Style};
use produce::model::amount::Amount;
use produce::model::label::Label;

use crate::model::customer::CustomerDetails;
use crate::model::cycle::{Cycle, Slot};
use crate::model::line::LineId;
use crate::model::order::{Order, initials};
use crate::model::paper::{PaperLine, Payload};
use crate::store::prints::Print;
use crate::texts;

const HEAD: Style = Style { size: 11.0, bold: true, colour: LEAF };
const TITLE: Style = Style { size: 20.0, bold: true, colour: INK };
const BODY: Style = Style { size: 11.0, bold: false, colour: INK };
const BOLD: Style = Style { size: 12.0, bold: true, colour: INK };
const SMALL: Style = Style { size: 9.0, bold: false, colour: SOFT };
const NAME: Style = Style { size: 22.0, bold: true, colour: INK };

/// A paper as it was issued: the same payload makes the same words for ever. A copy says that it is one.
///
/// # Errors
/// When the document cannot be written.
pub fn paper(payload: &Payload, print: Print, zone: Tz) -> Result<Vec<u8>> {
    let l = payload.lang;
    let mut pdf = Pdf::new(&payload.number, l.word());
    pdf.sheet(|sheet| {
        sheet.text(&payload.seller.name, HEAD);
        payload.seller.address.lines().for_each(|line| sheet.text(line, SMALL));
        if !payload.seller.siren.is_empty() {
            sheet.text(&texts::siren_is(l, &payload.seller.siren), SMALL);
        }
        sheet.rule(LEAF);
        sheet.gap(14.0);
        sheet.text(&format!("{} {}", texts::paper(l, payload.kind), payload.number), TITLE);
        sheet.text(&format::long_date(l, payload.day), BODY);
        if print.number > 1 {
            sheet.text(&texts::duplicate(l, print.number - 1, format::instant(l, print.at, zone)), BOLD);
        }
        if let Some(credits) = &payload.credits {
            sheet.text(&texts::takes_back(l, credits, &payload.reason), BODY);
        }
        sheet.gap(10.0);
        sheet.text(&payload.buyer.name, BOLD);
        payload.buyer.address.lines().for_each(|line| sheet.text(line, BODY));
        if !payload.buyer.siren.is_empty() {
            sheet.text(&texts::siren_is(l, &payload.buyer.siren), SMALL);
        }
        let delivered = payload.delivered.map(|day| format::date(l, day)).unwrap_or_default();
        sheet.text(&texts::order_delivered(l, &payload.order, delivered), SMALL);
        sheet.gap(14.0);
        for line in &payload.lines {
            sheet.text(&line_words(l, line, payload.professional), BODY);
            let about = [line.label.clone(), line.lots.join(", ")];
            let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
            if !about.is_empty() {
                sheet.text(&about.join(" · "), SMALL);
            }
            sheet.gap(3.0);
        }
        sheet.rule(SOFT);
        sheet.gap(8.0);
        for sum in payload.vat.iter().filter(|sum| sum.rate.0 > 0) {
            sheet.text(&texts::vat_line(l, sum.rate.text(l), sum.net.text(l), sum.tax.text(l)), BODY);
        }
        sheet.text(&texts::total_is(l, payload.gross.text(l)), TITLE);
        if !payload.wording.is_empty() {
            sheet.text(&payload.wording, SMALL);
        }
        if payload.professional {
            sheet.gap(8.0);
            sheet.text(texts::late_payment(l), SMALL);
        }
    })?;
    pdf.finish()
}

/// "Carottes, 1,235 kg à 2,80 € le kilo : 3,46 €".
fn line_words(l: Lang, line: &PaperLine, professional: bool) -> String {
    let price = if line.per_kg { texts::a_kilo(l, line.price.text(l)) } else { texts::a_piece(l, line.price.text(l)) };
    let amount: Cents = if professional { line.net } else { line.gross };
    let amount = if line.capped { texts::as_promised(l, amount.text(l)) } else { amount.text(l) };
    texts::paper_line(l, &line.name, &line.quantity, price, amount)
}

/// A crate to be delivered: what is in it and from which lots, for whoever signs for it. It names no price.
pub struct Delivery<'a> {
    pub seller: &'a str,
    pub order: &'a Order,
    pub slot: &'a Slot,
    pub buyer: &'a CustomerDetails,
    pub lots: &'a HashMap<LineId, (Vec<String>, Label)>,
}

/// A delivery note.
///
/// # Errors
/// When the document cannot be written.
pub fn delivery_note(delivery: &Delivery<'_>, l: Lang) -> Result<Vec<u8>> {
    let (order, slot) = (delivery.order, delivery.slot);
    let title = format!("{} {}", texts::delivery_note(l), order.code);
    let mut pdf = Pdf::new(&title, l.word());
    pdf.sheet(|sheet| {
        sheet.text(delivery.seller, HEAD);
        sheet.rule(LEAF);
        sheet.gap(14.0);
        sheet.text(&title, TITLE);
        sheet.text(&format!("{}, {}", slot.point_name, texts::slot(l, slot)), BODY);
        sheet.gap(10.0);
        let name = if delivery.buyer.company.is_empty() { &order.name } else { &delivery.buyer.company };
        sheet.text(name, BOLD);
        delivery.buyer.address.lines().for_each(|line| sheet.text(line, BODY));
        sheet.gap(14.0);
        for line in order.asked().filter(|line| line.packed.map_or(line.due(), |packed| packed.amount) > Amount::ZERO) {
            sheet.text(&format!("{} : {}", line.terms.name, texts::quantity(l, line)), BODY);
            if let Some((codes, label)) = delivery.lots.get(&line.id) {
                let about = [produce::texts::label(l, *label).to_owned(), codes.join(", ")];
                sheet.text(&about.join(" · "), SMALL);
            }
            sheet.gap(3.0);
        }
        sheet.rule(SOFT);
        sheet.gap(24.0);
        sheet.text(texts::received_by(l), BODY);
    })?;
    pdf.finish()
}

/// The crates of a cycle.
pub struct Crates<'a> {
    pub cycle: &'a Cycle,
    pub orders: &'a [Order],
    pub slots: &'a [Slot],
    /// Codes of the lots in each line.
    pub lots: &'a HashMap<LineId, Vec<String>>,
}

/// Labels to a sheet.
const ON_A_SHEET: usize = 4;

/// Labels for crates, four on a sheet to cut: initials, code, where and when, what is in it and from which lots.
///
/// # Errors
/// When the document cannot be written.
pub fn labels(crates: &Crates<'_>, l: Lang) -> Result<Vec<u8>> {
    let mut pdf = Pdf::new(&crates.cycle.details.title, l.word());
    let (column, room) = pdf::part(ON_A_SHEET, 0.0);
    for orders in crates.orders.chunks(ON_A_SHEET) {
        pdf.sheet(|sheet| {
            for (place, order) in orders.iter().enumerate() {
                sheet.begin_part(place, ON_A_SHEET, 0.0);
                sheet.text(&format!("{}  {}", order.code, initials(&order.name)), NAME);
                if let Some(slot) = crates.slots.iter().find(|slot| slot.id == order.slot) {
                    sheet.text(&format!("{} · {}", slot.point_name, texts::slot(l, slot)), SMALL);
                }
                let words = |line: &crate::model::line::Line| {
                    let lots = crates.lots.get(&line.id).map(|codes| format!(" [{}]", codes.join(", "))).unwrap_or_default();
                    format!("{} {}{lots}", line.terms.name, texts::quantity(l, line))
                };
                let all: Vec<String> = order.asked().map(words).collect();
                let text = all.join(" · ");
                // A crate with many things is written smaller rather than cut off.
                let left = room - NAME.size * 1.25 - SMALL.size * 1.25 - 8.0;
                let size = [11.0, 9.0, 7.5, 6.0]
                    .into_iter()
                    .find(|size| pdf::height(&text, Style { size: *size, bold: false, colour: INK }, column) <= left);
                sheet.text(&text, Style { size: size.unwrap_or(5.0), bold: false, colour: INK });
            }
        })?;
    }
    pdf.finish()
}
