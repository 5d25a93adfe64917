//! Bytes to text. Spreadsheets of French offices write windows-1252 as often as UTF-8, and files that passed through several hands
//! hold both: what is not UTF-8 is read as windows-1252, byte by byte, and the rest left as it is.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// UTF-8.
    Utf8,
    /// UTF-16, as spreadsheets call "Unicode text".
    Utf16,
    /// windows-1252, as older spreadsheets write.
    Windows1252,
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
        return (western(bytes), Written::Windows1252);
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

#[cfg(test)]
mod tests {
    use super::*;

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
