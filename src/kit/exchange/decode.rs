//! Bytes to text. Spreadsheets of French offices write windows-1252 as often as UTF-8, those of a Macintosh and "CSV (MS-DOS)" their own
//! code pages: of these the one that makes French of it is taken. Files that passed through several hands hold UTF-8 and windows-1252: what is
//! not UTF-8 in them is read as windows-1252, byte by byte, and the rest left as it is.

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
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

fn dos(bytes: &[u8]) -> String {
    let high: Vec<char> = DOS.chars().collect();
    let read = |byte: &u8| high.get(usize::from(*byte).wrapping_sub(128)).copied().unwrap_or(char::from(*byte));
    bytes.iter().map(read).collect()
}

/// Letters and signs of French beside ASCII.
const FRENCH: &str = "éèêëàâçùûüîïôöœæÿÉÈÊËÀÂÇÙÛÜÎÏÔÖŒÆ’‘“”«»–—…°€²·\u{a0}";

/// How far a text looks like French.
fn french(text: &str) -> i64 {
    text.chars().filter(|c| !c.is_ascii()).map(|c| if FRENCH.contains(c) { 1 } else { -1 }).sum()
}

/// Text of one code page: windows-1252 unless another one makes more French of it.
fn one_page(bytes: &[u8]) -> (String, Written) {
    let mac = MACINTOSH.decode_without_bom_handling(bytes).0.into_owned();
    let pages = [(dos(bytes), Written::Dos), (mac, Written::Macintosh), (western(bytes), Written::Windows1252)];
    let best = pages.into_iter().max_by_key(|(text, _)| french(text));
    best.unwrap_or_else(|| (western(bytes), Written::Windows1252))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_pages_of_old_programs_are_told_apart() {
        let words = "Éléonore Lefèvre;14,50 €;école à côté, ça marche où";
        assert_eq!(text(&WINDOWS_1252.encode(words).0), (words.to_owned(), Written::Windows1252));
        assert_eq!(text(&MACINTOSH.encode(words).0), (words.to_owned(), Written::Macintosh));
        let words = "Éléonore Lefèvre;école à côté, ça marche où";
        let written: Vec<u8> = words
            .chars()
            .map(|c| match DOS.chars().position(|known| known == c) {
                Some(at) => u8::try_from(at + 128).unwrap(),
                None => u8::try_from(c).unwrap(),
            })
            .collect();
        assert_eq!(written[..3], [0x90, b'l', 0x82]);
        assert_eq!(text(&written), (words.to_owned(), Written::Dos));
        assert_eq!(DOS.chars().count(), 128);
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
