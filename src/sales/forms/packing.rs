//! Forms of packing: what was counted and weighed of the lines of an order, and what is asked about once.

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::quantity::Grams;
use produce::model::amount::{Amount, Unit};
use produce::model::product::Selling;

use crate::model::line::Line;
use crate::store::packing::{Crate, most_of, packed_of, pieces_field, sure_field, weight_field};
use crate::store::packing_notes::{NotedLine, PackingNote};
use crate::texts;

/// Asks once where far more was weighed than was ordered: what is beyond is given away. Sent again unchanged, it is taken.
fn ask_about_weight(form: &mut Form, line: &Line, (pieces, weight): (Option<i64>, Option<Grams>)) {
    // What it should weigh about, and whether what was typed is far from it.
    let (due, far): (i64, fn(i64, i64) -> bool) = match line.terms.selling {
        Selling::PieceWeighed(portion) => {
            (portion.most.0 * pieces.unwrap_or(line.due().0).max(1), |weight, due| weight > due * 3)
        }
        _ => (line.due().0, |weight, due| weight * 2 > due * 3),
    };
    let by_weight = line.terms.selling.mode().is_weighed();
    // What can be no crate of this order at all is refused, not asked about.
    let possible = |weight: i64| line.terms.selling.mode().unit() != Unit::Grams || Amount(weight) <= most_of(line);
    let Some(weight) = weight.filter(|weight| by_weight && far(weight.0, due) && possible(weight.0)) else {
        return;
    };
    let (field, sure) = (weight_field(line.id), sure_field(line.id));
    let typed = form.value(&field).to_owned();
    if form.value(&sure) != typed {
        form.set(&sure, typed);
        let by_piece = line.terms.selling.mode().unit() == Unit::Pieces;
        let words = if by_piece { texts::much_for_pieces } else { texts::much_for_an_order };
        form.complain(&field, Message::new(move |l| words(l, weight.text(l), Grams(due).text(l))));
    }
}

/// What the fields of a line say: how many, how heavy, or that there is none.
fn noted(form: &mut Form, line: &Line) -> PackingNote {
    let (weight, mode) = (weight_field(line.id), line.terms.selling.mode());
    let missing = form.ticked("missing", &line.id.to_string());
    if missing && !form.value(&weight).trim().is_empty() {
        form.complain(&weight, Message::new(texts::weighed_or_missing));
    }
    let weight_g = if missing || !mode.is_weighed() { None } else { form.grams(&weight, 1, 1_000_000).map(Grams) };
    let counted = !missing && mode.unit() == Unit::Pieces;
    let pieces = if counted { form.integer(&pieces_field(line.id), 0, 10_000) } else { None };
    PackingNote { line_id: line.id, pieces, weight_g, missing }
}

/// Reads what was put into a crate.
///
/// # Errors
/// The form with its complaints.
pub fn packed(mut form: Form, lines: &[&Line]) -> Result<Crate> {
    let mut found = Crate::new();
    for line in lines {
        // What was shared out to others is not asked for.
        if line.due() <= Amount::ZERO {
            found.insert(line.id, packed_of(line, Some(0), None));
            continue;
        }
        let (unit, weighed) = (line.terms.selling.mode().unit(), line.terms.selling.mode().is_weighed());
        let PackingNote { pieces, weight_g: weight, missing, .. } = noted(&mut form, line);
        if !missing && weighed && weight.is_none() && pieces != Some(0) {
            let name = line.terms.name.clone();
            form.complain(&weight_field(line.id), Message::new(move |l| texts::weight_missing(l, &name)));
        }
        // A weight of no pieces, or pieces that nobody counted: neither is dropped, and neither is guessed.
        if unit == Unit::Pieces && !missing && pieces.unwrap_or(0) == 0 && (weight.is_some() || pieces.is_none()) {
            let name = line.terms.name.clone();
            form.complain(&pieces_field(line.id), Message::new(move |l| texts::pieces_missing(l, &name)));
        }
        ask_about_weight(&mut form, line, (pieces, weight));
        found.insert(line.id, packed_of(line, pieces, weight));
    }
    form.command(Some(found))
}

/// Reads what was weighed or counted of some lines, whichever of them were.
///
/// # Errors
/// The form with its complaints.
pub fn packing_notes(mut form: Form, lines: &[Line]) -> Result<Vec<NotedLine>> {
    let mut changed = Vec::with_capacity(lines.len());
    for line in lines {
        let note = noted(&mut form, line);
        ask_about_weight(&mut form, line, (note.pieces, note.weight_g));
        let note = (note.missing || note.pieces.is_some() || note.weight_g.is_some()).then_some(note);
        // What somebody else has noted since this page was opened stays, where nothing else was typed.
        let was = form.value(&format!("was-{}", line.id)).to_owned();
        if note.map(|note| note.word()).unwrap_or_default() != was {
            changed.push(NotedLine { line: line.id, note, was });
        }
    }
    let known = |name: &str| lines.iter().any(|line| weight_field(line.id) == name);
    let lost = form.names().any(|name| name.starts_with("w-") && !known(name) && !form.value(name).trim().is_empty());
    if lost {
        form.complain("", Message::new(texts::crate_closed_meanwhile));
    }
    form.command(Some(changed))
}

#[cfg(test)]
mod tests {
    use platform::money::{Cents, VatRate};
    use produce::model::product::{Portion, ProductId};

    use super::*;
    use crate::model::cycle::OfferId;
    use crate::model::line::{LineId, Terms};

    fn line(selling: Selling) -> Line {
        let (offer, product) = (OfferId::new(), ProductId::new());
        let name = "Chou".to_owned();
        let terms = Terms { offer, product, name, selling, price: Cents(280), vat: VatRate(550), deposit: Cents(0) };
        let ceiling = selling.ceiling(Cents(280), 2);
        Line { id: LineId::new(), terms, ordered: 2, allocated: None, packed: None, ceiling, billed: None }
    }

    #[test]
    fn a_weight_far_from_that_of_its_pieces_is_asked_about_once() {
        let portion = Portion::new(Grams(700), Grams(900), Grams(1400)).unwrap();
        let line = line(Selling::PieceWeighed(portion));
        let (p, w) = (pieces_field(line.id), weight_field(line.id));
        let form = Form::filled([(p.as_str(), "2".to_owned()), (w.as_str(), "40".to_owned())]);
        let Err(platform::error::AppError::Invalid(asked)) = packed(form, &[&line]) else { panic!("40 kg of two cabbages") };
        assert!(asked.error(&w).is_some());
        let sure = sure_field(line.id);
        let again = Form::filled([&p, &w, &sure].map(|name| (name.as_str(), asked.value(name).to_owned())));
        assert!(packed(again, &[&line]).is_ok(), "sent again unchanged, it is meant");
    }

    #[test]
    fn neither_pieces_nor_a_weight_are_dropped_or_guessed() {
        let portion = Portion::new(Grams(700), Grams(900), Grams(1400)).unwrap();
        let (weighed, counted) = (line(Selling::PieceWeighed(portion)), line(Selling::Piece(None)));
        for (line, pieces, weight, missing, wrong) in [
            (&weighed, "2", "1,8", false, vec![]),
            (&weighed, "0", "1,8", false, vec!["p"]),
            (&weighed, "", "1,8", false, vec!["p"]),
            (&weighed, "2", "", false, vec!["w"]),
            (&weighed, "0", "", false, vec![]),
            (&weighed, "", "", true, vec![]),
            (&weighed, "2", "1,8", true, vec!["w"]),
            (&counted, "2", "", false, vec![]),
            (&counted, "0", "", false, vec![]),
            (&counted, "", "", false, vec!["p"]),
            (&counted, "", "", true, vec![]),
        ] {
            let (p, w) = (pieces_field(line.id), weight_field(line.id));
            let mut form = Form::filled([(p.as_str(), pieces.to_owned()), (w.as_str(), weight.to_owned())]);
            if missing {
                form.add("missing", line.id.to_string());
            }
            let refused = match packed(form, &[line]) {
                Ok(_) => Vec::new(),
                Err(platform::error::AppError::Invalid(form)) => form.errors().keys().map(|name| name[..1].to_owned()).collect(),
                Err(error) => panic!("{error:?}"),
            };
            assert_eq!(refused, wrong, "{pieces} {weight} {missing}");
        }
    }
}
