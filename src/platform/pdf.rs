//! Documents to print (PDF): lines of text and QR codes on a sheet. The house's font is used where it has every letter of a line, and
//! others with other scripts where it has not.

use std::sync::LazyLock;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use super::error::{AppError, Result};
use super::web::assets;

/// Width and height of a sheet of A4, in points.
pub const A4: (f32, f32) = (595.0, 842.0);
/// The margin, in points.
pub const MARGIN: f32 = 56.0;

/// A typeface: for PDF, and for knowing its letters.
struct Face {
    font: Font,
    data: Vec<u8>,
}

impl Face {
    fn load(name: &str) -> Option<Self> {
        let data = assets::content(name)?.into_owned();
        Some(Self { font: Font::new(data.clone().into(), 0)?, data })
    }

    /// Whether it has a letter.
    fn holds(&self, letter: char) -> bool {
        ttf_parser::Face::parse(&self.data, 0).is_ok_and(|face| face.glyph_index(letter).is_some())
    }

    /// The width of a text in points, where every letter is there.
    fn width(&self, text: &str, size: f32) -> Option<f32> {
        let face = ttf_parser::Face::parse(&self.data, 0).ok()?;
        let mut units = 0_u32;
        for letter in text.chars().filter(|letter| !JOINERS.contains(letter)) {
            units += u32::from(face.glyph_hor_advance(face.glyph_index(letter)?)?);
        }
        #[expect(clippy::cast_precision_loss, reason = "a line's width")]
        let width = units as f32 * size / f32::from(face.units_per_em());
        Some(width)
    }
}

static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| Face::load("paper-regular.ttf"));
static BOLD: LazyLock<Option<Face>> = LazyLock::new(|| Face::load("paper-bold.ttf"));
/// For what the house's font has not: Latin, Greek, Cyrillic, Arabic, Georgian, Armenian first, then a script each.
static OTHERS: LazyLock<Vec<Face>> = LazyLock::new(|| {
    ["paper-wide.ttf", "paper-bengali.ttf", "paper-devanagari.ttf", "paper-ethiopic.ttf", "paper-tamil.ttf"]
        .into_iter()
        .filter_map(Face::load)
        .collect()
});

/// They shape the letters around them and are seen by nobody.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Ink: what is written.
pub const INK: (u8, u8, u8) = (38, 35, 28);
/// Softer, for what matters less.
pub const SOFT: (u8, u8, u8) = (91, 86, 72);
/// Leaf green, for one accent.
pub const LEAF: (u8, u8, u8) = (47, 107, 58);

/// How a line is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    pub colour: (u8, u8, u8),
}

/// A document being written, sheet by sheet.
pub struct Pdf(Document);

/// One sheet being written, from the top down.
pub struct Sheet<'a> {
    surface: Surface<'a>,
    /// How far down the next line stands, in points.
    pub y: f32,
    left: f32,
    width: f32,
    top: f32,
}

fn faces(bold: bool) -> impl Iterator<Item = &'static Face> {
    let own = if bold { BOLD.as_ref() } else { REGULAR.as_ref() };
    own.into_iter().chain(OTHERS.iter())
}

/// A line in pieces, each with a typeface that has all its letters; one piece where there is such a typeface. What no typeface has (emoji,
/// Han) is left out: an empty box says nothing.
fn pieces(text: &str, bold: bool) -> Vec<(&'static Face, String)> {
    if let Some(face) = faces(bold).find(|face| face.width(text, 1.0).is_some()) {
        return vec![(face, text.to_owned())];
    }
    let mut pieces: Vec<(&'static Face, String)> = Vec::new();
    for letter in text.chars() {
        match pieces.last_mut() {
            Some((face, piece)) if JOINERS.contains(&letter) || face.holds(letter) => piece.push(letter),
            _ => pieces.extend(faces(bold).find(|face| face.holds(letter)).map(|face| (face, letter.to_string()))),
        }
    }
    pieces
}

/// The width of a line in points.
fn width(text: &str, style: Style) -> f32 {
    pieces(text, style.bold).iter().filter_map(|(face, piece)| face.width(piece, style.size)).sum()
}

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

impl Pdf {
    /// An empty document.
    #[must_use]
    pub fn new(title: &str, lang: &str) -> Self {
        let mut document = Document::new();
        document.set_metadata(Metadata::new().title(title.to_owned()).language(lang.to_owned()));
        Self(document)
    }

    /// Writes a sheet of A4.
    ///
    /// # Errors
    /// When the size is none, which cannot be.
    pub fn sheet(&mut self, write: impl FnOnce(&mut Sheet<'_>)) -> Result<()> {
        let settings = PageSettings::from_wh(A4.0, A4.1).ok_or_else(|| AppError::internal("a sheet without size"))?;
        let mut page = self.0.start_page_with(settings);
        {
            let mut sheet = Sheet { surface: page.surface(), y: MARGIN, left: MARGIN, width: A4.0 - 2.0 * MARGIN, top: MARGIN };
            write(&mut sheet);
            sheet.surface.finish();
        }
        page.finish();
        Ok(())
    }

    /// The finished file.
    ///
    /// # Errors
    /// When a font cannot be written.
    pub fn finish(self) -> Result<Vec<u8>> {
        self.0.finish().map_err(|error| AppError::internal(format!("{error:?}")))
    }
}

impl Sheet<'_> {
    /// Goes on in one of several parts of the same height, with a line to cut along above all but the first, and with room at the right
    /// for something of `aside` points.
    pub fn begin_part(&mut self, place: usize, parts: usize, aside: f32) {
        #[expect(clippy::cast_precision_loss, reason = "a few parts")]
        let from_top = (A4.1 / parts as f32) * place as f32;
        if place > 0 {
            self.boxes(&[(0.0, from_top, A4.0, 0.5)], SOFT);
        }
        self.top = from_top + MARGIN * 0.6;
        self.y = self.top;
        self.width = A4.0 - 2.0 * MARGIN - aside - 16.0;
    }

    /// Goes on at a place of the sheet, in a column of so many points: labels.
    pub const fn begin_box(&mut self, (left, top): (f32, f32), width: f32) {
        (self.left, self.top, self.y, self.width) = (left, top, top, width);
    }

    /// Draws the edges of a box.
    pub fn frame(&mut self, (left, top): (f32, f32), (width, height): (f32, f32), colour: (u8, u8, u8)) {
        let thin = 0.4;
        let edges = [
            (left, top, width, thin),
            (left, top + height - thin, width, thin),
            (left, top, thin, height),
            (left + width - thin, top, thin, height),
        ];
        self.boxes(&edges, colour);
    }

    /// Leaves room.
    pub fn gap(&mut self, points: f32) {
        self.y += points;
    }

    /// Writes text, over as many lines as it needs.
    pub fn text(&mut self, text: &str, style: Style) {
        for line in text.lines() {
            for part in wrapped(line, style, self.width) {
                self.line(&part, style);
            }
        }
    }

    fn line(&mut self, text: &str, style: Style) {
        self.y += style.size * 1.25;
        let mut left = self.left;
        for (face, piece) in pieces(text, style.bold) {
            self.surface.set_fill(Some(fill(style.colour)));
            let at = Point::from_xy(left, self.y);
            self.surface.draw_text(at, face.font.clone(), style.size, &piece, false, TextDirection::Auto);
            left += face.width(&piece, style.size).unwrap_or(0.0);
        }
    }

    /// Draws a thin rule across.
    pub fn rule(&mut self, colour: (u8, u8, u8)) {
        self.y += 10.0;
        self.boxes(&[(self.left, self.y, self.width, 1.2)], colour);
        self.y += 6.0;
    }

    /// Draws a QR code of `side` points for an address at the right of the part that was begun.
    pub fn qr_aside(&mut self, address: &str, side: f32) {
        self.qr_at(address, (A4.0 - MARGIN - side, self.top), side);
    }

    /// Draws a QR code of `side` points for an address at a place of the sheet.
    pub fn qr_at(&mut self, address: &str, (left, top): (f32, f32), side: f32) {
        let Some(code) = super::qr::code(address) else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
        let module = side / code.size as f32;
        let mut dark = Vec::new();
        for row in 0..code.size {
            for column in 0..code.size {
                if code[row][column].value() {
                    #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
                    dark.push((left + column as f32 * module, top + row as f32 * module, module, module));
                }
            }
        }
        self.boxes(&dark, (0, 0, 0));
    }

    fn boxes(&mut self, boxes: &[(f32, f32, f32, f32)], colour: (u8, u8, u8)) {
        let mut path = PathBuilder::new();
        for (x, y, width, height) in boxes {
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
        }
        if let Some(path) = path.finish() {
            self.surface.set_fill(Some(fill(colour)));
            self.surface.draw_path(&path);
        }
    }
}

/// How high a text stands in points, in a column of so many points.
#[must_use]
pub fn height(text: &str, style: Style, column: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let lines = text.lines().map(|line| wrapped(line, style, column).len()).sum::<usize>() as f32;
    lines * style.size * 1.25
}

/// How wide and high one of several parts of a sheet is inside, beside something of `aside` points.
#[must_use]
pub fn part(parts: usize, aside: f32) -> (f32, f32) {
    #[expect(clippy::cast_precision_loss, reason = "a few parts")]
    let high = A4.1 / parts as f32;
    (A4.0 - 2.0 * MARGIN - aside - 16.0, high - MARGIN * 0.8)
}

/// Breaks a line between words where it would be wider than `most`, and inside a word that is wider by itself.
fn wrapped(line: &str, style: Style, most: f32) -> Vec<String> {
    let wide = |text: &str| width(text, style) > most;
    let mut parts: Vec<String> = Vec::new();
    for word in line.split(' ') {
        match parts.last_mut() {
            Some(last) if !wide(&format!("{last} {word}")) => {
                last.push(' ');
                last.push_str(word);
            }
            _ if wide(word) => parts.extend(cut(word, &wide)),
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

/// A long word in pieces that fit.
fn cut(word: &str, wide: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || !wide(&format!("{piece}{letter}")) => piece.push(letter),
            _ => pieces.push(letter.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_lose_none() {
        let style = Style { size: 12.0, bold: false, colour: INK };
        let text = "un atelier très long ".repeat(20);
        let parts = wrapped(text.trim(), style, 200.0);
        assert!(parts.len() > 5, "{}", parts.len());
        assert_eq!(parts.join(" "), text.trim());
        let long = "x".repeat(200);
        let parts = wrapped(&long, style, 200.0);
        assert!(parts.len() > 3 && parts.iter().all(|part| width(part, style) <= 200.0), "{parts:?}");
        assert_eq!(parts.concat(), long);
    }

    #[test]
    fn names_in_other_scripts_are_written() {
        for name in ["Łukasz Wójcik", "Олена", "فاطمة", "Zoë", "অমিত রায়", "தமிழ்", "አበበ", "ნინო", "Անի", "अमित"]
        {
            let pieces = pieces(name, true);
            let written: String = pieces.iter().map(|(_, piece)| piece.as_str()).collect();
            assert_eq!(written, name, "nothing is left out");
            assert!(pieces.iter().all(|(face, piece)| face.width(piece, 10.0).is_some()), "{name}: every letter is there");
        }
    }

    #[test]
    fn what_no_typeface_has_is_left_out_and_scripts_mix() {
        let written = |name: &str| pieces(name, false).into_iter().map(|(_, piece)| piece).collect::<String>();
        assert_eq!(written("Zoë 🌻 Exemple"), "Zoë  Exemple");
        assert_eq!(written("王 Wang"), " Wang");
        assert_eq!(written("Amit অমিত"), "Amit অমিত");
    }
}
