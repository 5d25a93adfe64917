//! Codes that people write on jars and read aloud: letters that are not taken for each other, the last of which proves the others.

use rand::RngExt as _;

/// Thirty-one letters and digits: a prime, so that every single mistake and every exchange of two neighbours is found.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ2345678";

/// Letters before the one that proves them.
const LENGTH: usize = 5;

fn value(letter: char) -> Option<usize> {
    LETTERS.iter().position(|known| char::from(*known) == letter)
}

fn letter(value: usize) -> char {
    char::from(LETTERS[value % LETTERS.len()])
}

/// What proves some letters: each counts by its place.
fn proof(letters: &str) -> Option<char> {
    let values: Option<Vec<usize>> = letters.chars().map(value).collect();
    let sum: usize = values?.iter().enumerate().map(|(place, value)| (place + 2) * value).sum();
    Some(letter(sum))
}

/// A new code, such as "K7M4P-X".
#[must_use]
pub fn new_code() -> String {
    let mut rng = rand::rng();
    of((0..LENGTH).map(|_| letter(rng.random_range(0..LETTERS.len()))).collect())
}

/// The code that begins with some letters.
fn of(letters: String) -> String {
    match proof(&letters) {
        Some(proof) => format!("{letters}-{proof}"),
        None => letters,
    }
}

/// The code of a number, for data that is made the same each time.
#[must_use]
pub fn numbered(number: usize) -> String {
    let mut left = number;
    let mut letters: Vec<char> = Vec::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        letters.push(letter(left % LETTERS.len()));
        left /= LETTERS.len();
    }
    of(letters.into_iter().rev().collect())
}

/// Between which codes those lie that begin as it was typed; nothing lies between where it is no beginning of one.
#[must_use]
pub fn beginning(typed: &str) -> (String, String) {
    let plain: String = typed.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| c.to_ascii_uppercase()).collect();
    if plain.is_empty() || plain.len() > LENGTH + 1 || !plain.chars().all(|c| value(c).is_some()) {
        return (String::new(), String::new());
    }
    let from = match plain.split_at_checked(LENGTH) {
        Some((letters, last)) if !last.is_empty() => format!("{letters}-{last}"),
        _ => plain,
    };
    // The last letter, as often as a code is long: behind all of them, however a database sorts.
    let until = format!("{from}ZZZZZZZ");
    (from, until)
}

/// A code as it was typed or scanned: small letters, spaces and a missing dash are forgiven, a wrong letter is not.
#[must_use]
pub fn read(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if plain.len() != LENGTH + 1 {
        return None;
    }
    let (letters, last) = plain.split_at(LENGTH);
    (proof(letters)? == last.chars().next()?).then(|| of(letters.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_as_it_was_typed_lies_between() {
        let code = numbered(12_345);
        for length in 1..=code.len() {
            let (from, until) = beginning(&code[..length].to_lowercase());
            assert!(from <= code && code <= until, "{length}");
        }
        let (from, until) = beginning(&code.replace('-', ""));
        assert!(from == code && code <= until && numbered(12_346) > until);
        for none in ["", "carotte", "bleu", "ABCDEFG"] {
            let (from, until) = beginning(none);
            assert!(!(from <= code && code <= until), "{none}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = numbered(12_345);
        assert_eq!(read(&code).as_deref(), Some(code.as_str()));
        assert_eq!(read(&format!(" {} ", code.to_lowercase().replace('-', " "))), Some(code));
        for wrong in ["", "ABCDE", "ABCDE-FG", "10OI1-9"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_letter_and_two_exchanged_are_found(number in 0_usize..28_000_000, place in 0_usize..5, other in 0_usize..31) {
            let code = numbered(number);
            let mut letters: Vec<char> = code.chars().filter(|c| *c != '-').collect();
            let right = letters[place];
            letters[place] = letter(other);
            let typed: String = letters.iter().collect();
            prop_assert_eq!(read(&typed).is_some(), letters[place] == right);
            letters[place] = right;
            letters.swap(place, place + 1);
            let exchanged: String = letters.iter().collect();
            let same = letters[place] == letters[place + 1];
            prop_assert_eq!(read(&exchanged).is_some(), same || place == 4 && read(&exchanged).is_some());
        }
    }
}
