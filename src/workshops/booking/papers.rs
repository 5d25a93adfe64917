//! What is printed of workshops: tickets with a QR code, certificates of attendance, receipts.

use chrono::NaiveDate;

use platform::ecopole::Ecopole;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::pdf::{self, INK, LEAF, Pdf, SOFT, Style};

use crate::booking::store::payments::Receipt;
use crate::model::about::About;
use crate::model::booking::{Booking, Participant, shown_code};
use crate::model::money::{Cents, UnitName, Units};
use crate::texts;

/// For whom a paper is printed.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    pub lang: Lang,
    /// Who prints it.
    pub ecopole: &'a Ecopole,
    /// The address of this installation.
    pub public_url: &'a str,
}

const HEAD: Style = Style { size: 11.0, bold: true, colour: LEAF };
const TITLE: Style = Style { size: 24.0, bold: true, colour: INK };
const NAME: Style = Style { size: 17.0, bold: true, colour: INK };
const BODY: Style = Style { size: 12.5, bold: false, colour: INK };
const SMALL: Style = Style { size: 10.0, bold: false, colour: SOFT };

/// The side of a ticket's QR code, in points: six centimetres are read from a hand.
const QR_SIDE: f32 = 150.0;

/// Where a ticket's QR code leads.
#[must_use]
pub fn ticket_address(public_url: &str, code: &str) -> String {
    format!("{public_url}/billet/{code}")
}

/// Tickets, three on a sheet to cut; one on a sheet where a course has more dates than fit.
///
/// # Errors
/// When the document cannot be written.
pub fn tickets(paper: &Paper<'_>, about: &About, participants: &[Participant]) -> Result<Vec<u8>> {
    let l = paper.lang;
    let mut pdf = Pdf::new(&about.title, l.word());
    let dates: Vec<_> = about.dates.iter().filter(|date| date.cancelled.is_none()).collect();
    let (column, room) = pdf::part(3, QR_SIDE);
    let of_dates: f32 = dates
        .iter()
        .map(|date| pdf::height(&texts::when(l, date), BODY, column) + pdf::height(&texts::place_line(date), SMALL, column) + 4.0)
        .sum();
    let head = format!("{} · {}", paper.ecopole.name, about.title);
    let rest = pdf::height(&head, HEAD, column) + NAME.size * 1.25 + pdf::height(texts::ticket_help(l), SMALL, column) + 22.0;
    let names = participants.iter().map(|participant| pdf::height(&participant.name, NAME, column)).fold(0.0, f32::max);
    let on_a_sheet = if of_dates + rest + names <= room { 3 } else { 1 };
    for participants in participants.chunks(on_a_sheet) {
        pdf.sheet(|sheet| {
            for (place, participant) in participants.iter().enumerate() {
                sheet.begin_part(place, on_a_sheet, QR_SIDE);
                sheet.text(&head, HEAD);
                sheet.gap(8.0);
                sheet.text(&participant.name, NAME);
                sheet.gap(4.0);
                for date in &dates {
                    sheet.text(&texts::when(l, date), BODY);
                    sheet.text(&texts::place_line(date), SMALL);
                    sheet.gap(4.0);
                }
                sheet.gap(6.0);
                sheet.text(&shown_code(&participant.code), NAME);
                sheet.gap(4.0);
                sheet.text(texts::ticket_help(l), SMALL);
                sheet.qr_aside(&ticket_address(paper.public_url, &participant.code), QR_SIDE);
            }
        })?;
    }
    pdf.finish()
}

/// Certificates of attendance, a sheet each: who, and the days they came.
///
/// # Errors
/// When the document cannot be written.
pub fn certificates(paper: &Paper<'_>, about: &About, came: &[(String, Vec<NaiveDate>)], today: NaiveDate) -> Result<Vec<u8>> {
    let l = paper.lang;
    let mut pdf = Pdf::new(texts::certificate(l), l.word());
    for (name, days) in came {
        pdf.sheet(|sheet| {
            sheet.text(&paper.ecopole.name, HEAD);
            paper.ecopole.address.lines().for_each(|line| sheet.text(line, SMALL));
            sheet.rule(LEAF);
            sheet.gap(40.0);
            sheet.text(texts::certificate(l), TITLE);
            sheet.gap(24.0);
            sheet.text(&texts::certifies(l, &paper.ecopole.name), BODY);
            sheet.gap(8.0);
            sheet.text(name, NAME);
            sheet.gap(8.0);
            sheet.text(&texts::took_part(l, &about.title), BODY);
            sheet.gap(8.0);
            for day in days {
                let length: i64 = about
                    .dates
                    .iter()
                    .filter(|date| date.slot.day == *day)
                    .map(|date| (date.ends - date.starts).num_minutes())
                    .sum();
                sheet.text(&format!("{}, {}", format::long_date(l, *day), format::duration(l, length)), BODY);
            }
            sheet.gap(36.0);
            sheet.text(&texts::done_at(l, &paper.ecopole.commune, format::date(l, today)), BODY);
            sheet.gap(90.0);
            sheet.text(texts::signed_by(l), SMALL);
        })?;
    }
    pdf.finish()
}

/// The receipt of one payment, or of money given back.
///
/// # Errors
/// When the document cannot be written.
pub fn receipt(paper: &Paper<'_>, about: &About, booking: &Booking, receipt: &Receipt, unit: &UnitName) -> Result<Vec<u8>> {
    let (l, ecopole) = (paper.lang, paper.ecopole);
    let title = texts::receipt(l, receipt.receipt);
    let back = receipt.cents < Cents(0) || receipt.units < Units(0);
    let amount = Receipt { cents: Cents(receipt.cents.0.abs()), units: Units(receipt.units.0.abs()), ..receipt.clone() };
    let mut pdf = Pdf::new(&title, l.word());
    pdf.sheet(|sheet| {
        sheet.text(&ecopole.name, HEAD);
        if ecopole.address.is_empty() {
            sheet.text(&ecopole.commune, SMALL);
        }
        ecopole.address.lines().for_each(|line| sheet.text(line, SMALL));
        sheet.rule(LEAF);
        sheet.gap(30.0);
        sheet.text(&title, TITLE);
        sheet.gap(20.0);
        sheet.text(&if back { texts::given_back_to(l, &booking.name) } else { texts::received_from(l, &booking.name) }, BODY);
        sheet.gap(6.0);
        sheet.text(&texts::sum(l, &amount, unit), NAME);
        match receipt.tax() {
            Some(tax) => sheet.text(&texts::vat_within(l, receipt.vat_bp.text(l), tax.text(l)), BODY),
            None if !receipt.vat_wording.is_empty() => sheet.text(&receipt.vat_wording, BODY),
            None => {}
        }
        sheet.gap(6.0);
        let at = format::instant(l, receipt.paid_at, ecopole.time_zone);
        sheet.text(&texts::receipt_how(l, texts::paid_by(l, receipt.method), at), BODY);
        sheet.gap(16.0);
        sheet.text(&texts::receipt_for(l, &about.title), BODY);
        for date in &about.dates {
            sheet.text(&texts::when(l, date), BODY);
        }
        sheet.gap(4.0);
        sheet.text(&texts::receipt_booking(l, shown_code(&booking.code), texts::n_seats(l, booking.seats)), SMALL);
        sheet.gap(60.0);
        sheet.text(texts::signature(l), SMALL);
        sheet.gap(70.0);
        sheet.text(texts::receipt_keep(l), SMALL);
    })?;
    pdf.finish()
}
