//! Bytes to text. Spreadsheets of French offices write windows-1252 as often as UTF-8, those of a Macintosh and "CSV (MS-DOS)" their own
//! code pages: the one that reads best is taken. Files that passed through several hands hold UTF-8 and windows-1252: what is not UTF-8 in
//! them is read as windows-1252, byte by byte, and the rest left as it is.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// UTF-8.
    Utf8,
    /// UTF-16, as spreadsheets call "Unicode text".
    Utf16,
    /// windows-1252, as older spreadsheets write.
    Windows1252,
    /// Mac OS Roman, as spreadsheets call "Macintosh".
    Macintosh,
    /// Code page 850, as they call "MS-DOS".
    Dos,
    /// UTF-8 with some bytes of windows-1252 in it.
    Mixed,
}

/// A file's text, without byte order mark.
#[must_use]
pub fn text(bytes: &[u8]) -> (String, Written) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        if encoding == UTF_16LE || encoding == UTF_16BE {
            return (encoding.decode_without_bom_handling(rest).0.into_owned(), Written::Utf16);
        }
        return without_mark(rest);
    }
    without_mark(bytes)
}

fn without_mark(bytes: &[u8]) -> (String, Written) {
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return (text.into_owned(), Written::Utf8);
    }
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    // Western text that happens to hold two bytes that look like one letter of UTF-8.
    if wrong > right {
        return one_page(bytes);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&western(chunk.invalid()));
    }
    (text, Written::Mixed)
}

fn western(bytes: &[u8]) -> String {
    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// Code page 850 from its 128th character on.
const DOS: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ',
    'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»', '░', '▒',
    '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩',
    '╦', '╠', '═', '╬', '¤', 'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀', 'Ó', 'ß', 'Ô', 'Ò',
    'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´', '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹',
    '³', '²', '■', '\u{a0}',
];

fn dos(bytes: &[u8]) -> String {
    let read = |byte: &u8| usize::from(*byte).checked_sub(128).and_then(|at| DOS.get(at)).copied().unwrap_or(char::from(*byte));
    bytes.iter().map(read).collect()
}

/// How far a text looks like what is written here: letters in words, capitals at their beginning, signs beside them.
fn plausible(text: &str) -> i64 {
    let all: Vec<char> = text.chars().collect();
    let is_letter = |at: Option<&char>| at.is_some_and(|c| c.is_alphabetic());
    let score = |(at, c): (usize, &char)| {
        let (before, after) = (at.checked_sub(1).and_then(|at| all.get(at)), all.get(at + 1));
        let in_capitals = before.is_some_and(|c| c.is_uppercase()) && after.is_some_and(|c| c.is_uppercase());
        let (inside, touches) = (is_letter(before) && is_letter(after), is_letter(before) || is_letter(after));
        match c {
            _ if c.is_lowercase() && in_capitals => -2,
            'é' | 'è' | 'ê' | 'à' | 'ç' | 'ù' | 'â' | 'î' | 'ô' | 'û' | 'ë' | 'ï' | 'œ' if touches => 2,
            'à' | '\u{a0}' => 1,
            'ß'..='ö' | 'ø'..='ÿ' | 'œ' => i64::from(touches),
            'À'..='Ö' | 'Ø'..='Þ' | 'Œ' if before.is_some_and(|before| before.is_lowercase()) => -2,
            'À'..='Ö' | 'Ø'..='Þ' | 'Œ' => i64::from(touches),
            '’' | '‘' => 3,
            '·' => 0,
            _ if inside => -2,
            '…' | '–' | '—' | '“' | '”' | '€' => 3,
            '«' | '»' | '°' | '²' => 1,
            '•' | '£' | '§' | '©' | '®' | '±' | '³' | 'µ' | '¼' | '½' | '¾' | '×' | '÷' => 0,
            _ => -2,
        }
    };
    all.iter().enumerate().filter(|(_, c)| !c.is_ascii()).map(score).sum()
}

/// Text of one code page: windows-1252 unless another one reads better.
fn one_page(bytes: &[u8]) -> (String, Written) {
    let mac = MACINTOSH.decode_without_bom_handling(bytes).0.into_owned();
    let pages = [(dos(bytes), Written::Dos), (mac, Written::Macintosh), (western(bytes), Written::Windows1252)];
    let best = pages.into_iter().max_by_key(|(text, _)| plausible(text));
    best.unwrap_or_else(|| (western(bytes), Written::Windows1252))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_dos(words: &str) -> Vec<u8> {
        let byte = |c: char| match DOS.iter().position(|known| *known == c) {
            Some(at) => u8::try_from(at + 128).unwrap(),
            None => u8::try_from(c).unwrap(),
        };
        words.chars().map(byte).collect()
    }

    #[test]
    fn code_pages_of_old_programs_are_told_apart() {
        assert_eq!(as_dos("Élé"), [0x90, b'l', 0x82]);
        for words in [
            "Prénom;Téléphone\nJosé González;0612",
            "Gómez",
            "Raúl",
            "Sørensen",
            "Éléonore Lefèvre;14,50 €;école à côté, ça marche où",
            "PRÉNOM;NOM",
            "l’été",
            "3 × 4 m",
            "n° 3",
            "• un",
            "etc…",
            "adhérent·e·s",
            "œuvre – fin",
        ] {
            assert_eq!(text(&WINDOWS_1252.encode(words).0), (words.to_owned(), Written::Windows1252), "{words}");
        }
        for words in
            ["Prénom;Nom;Téléphone\nÉléonore;Lefort", "Éléonore Lefèvre;école à côté, ça marche où", "PRÉNOM", "François"]
        {
            assert_eq!(text(&MACINTOSH.encode(words).0), (words.to_owned(), Written::Macintosh), "{words}");
            assert_eq!(text(&as_dos(words)), (words.to_owned(), Written::Dos), "{words}");
        }
    }

    #[test]
    fn files_of_spreadsheets_keep_their_letters() {
        assert_eq!(text("été".as_bytes()), ("été".to_owned(), Written::Utf8));
        assert_eq!(text(b"\xEF\xBB\xBF\xC3\xA9"), ("é".to_owned(), Written::Utf8));
        assert_eq!(text(b"Lec\x9Cur;Ha\xFF-l'\xC9tang;10 \x80"), ("Lecœur;Haÿ-l'Étang;10 €".to_owned(), Written::Windows1252));
        assert_eq!(text(b"\xFF\xFEN\0o\0m\0\xE9\0"), ("Nomé".to_owned(), Written::Utf16));
    }

    #[test]
    fn one_stray_byte_leaves_the_rest_alone() {
        let (read, written) = text(b"Zo\xC3\xA9;B\xC3\xA9thune\nRen\xE9;Lens\n");
        assert_eq!((read.as_str(), written), ("Zoé;Béthune\nRené;Lens\n", Written::Mixed));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_some_text(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
            let (read, _) = text(&bytes);
            proptest::prop_assert!(read.len() <= bytes.len() * 3);
        }
    }
}
