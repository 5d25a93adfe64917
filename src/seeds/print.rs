//! Labels for packets, on the exact grid of a sheet of labels. Printers are off by a little: the offset and the pitch are given by hand, once.

use platform::error::Result;
use platform::i18n::Lang;
use platform::pdf::{INK, LEAF, Pdf, SOFT, Style};

use crate::model::lot::SeedLot;
use crate::model::variety::SeedVariety;
use crate::texts;

/// A sheet of labels, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    pub columns: i64,
    pub rows: i64,
    pub width: i64,
    pub height: i64,
    /// From one label's left edge to the next one's, and from one's top to the next one's.
    pub pitch: (i64, i64),
    /// The first label's left and top edge.
    pub margin: (i64, i64),
}

/// Sixty-five labels of 38.1 × 21.2 mm, the usual sheet for packets.
pub const SIXTY_FIVE: Grid = Grid { columns: 5, rows: 13, width: 3810, height: 2120, pitch: (4060, 2120), margin: (475, 1070) };

/// What a printer is off by, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Everything, to the right and down.
    pub offset: (i64, i64),
    /// Each row more than the one before, down.
    pub pitch: i64,
}

impl Grid {
    /// Where a label's left and top edge stands.
    #[must_use]
    pub const fn at(&self, place: i64, correction: Correction) -> (i64, i64) {
        let (row, column) = (place / self.columns, place % self.columns);
        (
            self.margin.0 + correction.offset.0 + column * self.pitch.0,
            self.margin.1 + correction.offset.1 + row * (self.pitch.1 + correction.pitch),
        )
    }

    /// Labels on a sheet.
    #[must_use]
    pub const fn labels(&self) -> i64 {
        self.columns * self.rows
    }
}

/// Hundredths of a millimetre as points.
#[must_use]
pub fn points(hundredths: i64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a sheet is 29,700 high")]
    let millimetres = hundredths as f32 / 100.0;
    millimetres * 72.0 / 25.4
}

const NAME: Style = Style { size: 7.5, bold: true, colour: INK };
const BODY: Style = Style { size: 5.5, bold: false, colour: INK };
const SMALL: Style = Style { size: 5.0, bold: false, colour: SOFT };

/// What stands on each packet of a run.
pub struct Packets<'a> {
    pub variety: &'a SeedVariety,
    pub lot: &'a SeedLot,
    pub numbers: std::ops::Range<i64>,
    /// Where the code on them leads, without the number.
    pub address: &'a str,
    pub ecopole: &'a str,
    /// Months of sowing in words.
    pub sow: &'a str,
}

/// Labels for packets, from a place of the first sheet on.
///
/// # Errors
/// When the document cannot be written.
pub fn labels(packets: &Packets<'_>, start: i64, correction: Correction, l: Lang) -> Result<Vec<u8>> {
    let grid = SIXTY_FIVE;
    let mut pdf = Pdf::new(&packets.variety.details.name, l.word());
    let numbers: Vec<i64> = packets.numbers.clone().collect();
    let places: Vec<(i64, i64)> = numbers.iter().zip(start.max(0)..).map(|(number, place)| (place, *number)).collect();
    for sheet in places.chunk_by(|(one, _), (other, _)| one / grid.labels() == other / grid.labels()) {
        pdf.sheet(|page| {
            for (place, number) in sheet {
                let (left, top) = grid.at(place % grid.labels(), correction);
                let code = points(1500);
                let address = format!("{}/{number}", packets.address);
                page.begin_box((points(left) + 4.0, points(top) + 3.0), points(grid.width) - code - 10.0);
                page.text(&packets.variety.details.name, NAME);
                page.text(&packets.variety.species_name, BODY);
                page.text(&format!("{} {}", texts::harvest_year(l), packets.lot.details.year), BODY);
                if !packets.sow.is_empty() {
                    page.text(&texts::sow_in(l, packets.sow), BODY);
                }
                page.text(&format!("{} · {}-{number}", packets.ecopole, packets.lot.code), SMALL);
                page.qr_at(&address, (points(left + grid.width) - code - 4.0, points(top) + 6.0), code);
            }
        })?;
    }
    pdf.finish()
}

/// An empty sheet with the edges of every label: laid over a sheet of labels against the light, it tells what the printer is off by.
///
/// # Errors
/// When the document cannot be written.
pub fn test_page(correction: Correction, l: Lang) -> Result<Vec<u8>> {
    let grid = SIXTY_FIVE;
    let mut pdf = Pdf::new(texts::test_page(l), l.word());
    pdf.sheet(|page| {
        for place in 0..grid.labels() {
            let (left, top) = grid.at(place, correction);
            page.frame((points(left), points(top)), (points(grid.width), points(grid.height)), LEAF);
            page.begin_box((points(left) + 4.0, points(top) + 3.0), points(grid.width));
            page.text(&(place + 1).to_string(), SMALL);
        }
    })?;
    pdf.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_where_the_sheet_has_them() {
        let straight = Correction::default();
        let off = Correction { offset: (0, 0), pitch: -8 };
        // The thirteenth row moves by twelve times the correction, and no label leaves its place by rounding.
        assert_eq!(SIXTY_FIVE.at(60, off).1 - SIXTY_FIVE.at(60, straight).1, -96);
        assert_eq!(SIXTY_FIVE.at(60, straight), (475, 1070 + 12 * 2120));
        assert_eq!(SIXTY_FIVE.at(4, straight), (475 + 4 * 4060, 1070));
        assert!((points(2540) - 72.0).abs() < 0.001);
        let last = SIXTY_FIVE.at(64, straight);
        assert!(last.0 + SIXTY_FIVE.width <= 21_000 && last.1 + SIXTY_FIVE.height <= 29_700, "on the sheet");
    }
}
