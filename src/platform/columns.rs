//! Which columns of long lists a person wants to see. The choice is the person's: it is the same on every device.

/// The choices of one person, as the database keeps them: `parcelles=surface.statut;personnes=roles`.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Columns(String);

/// Most letters that the choices of one person take.
const MOST: usize = 4_000;

/// Whether something can be the word of a list or of a column.
fn is_word(word: &str) -> bool {
    (1..=30).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

impl Columns {
    /// The columns chosen for a list; nothing where nobody has chosen.
    #[must_use]
    pub fn of(&self, list: &str) -> Option<Vec<&str>> {
        self.lists().find(|(name, _)| *name == list).map(|(_, columns)| columns.split('.').collect())
    }

    /// The same with another choice for one list; nothing where a word is none.
    #[must_use]
    pub fn with(&self, list: &str, columns: &[&str]) -> Option<Self> {
        if !is_word(list) || !columns.iter().all(|column| is_word(column)) {
            return None;
        }
        let others = self.lists().filter(|(name, _)| *name != list).map(|(name, columns)| format!("{name}={columns}"));
        let all: Vec<String> = others.chain([format!("{list}={}", columns.join("."))]).collect();
        let text = all.join(";");
        (text.len() <= MOST).then_some(Self(text))
    }

    fn lists(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.split(';').filter_map(|one| one.split_once('='))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_has_its_own_choice() {
        let chosen = Columns::default().with("personnes", &["roles", "e-mail"]).unwrap().with("stock", &[]).unwrap();
        assert_eq!(chosen.of("personnes"), Some(vec!["roles", "e-mail"]));
        assert_eq!(chosen.of("stock"), Some(vec![""]), "nothing but the name");
        assert_eq!(chosen.of("parcelles"), None);
        let again = chosen.with("personnes", &["commune"]).unwrap();
        assert_eq!((again.of("personnes"), again.of("stock")), (Some(vec!["commune"]), Some(vec![""])));
    }

    #[test]
    fn what_is_no_word_chooses_nothing() {
        for (list, column) in [("a;b", "x"), ("../x", "x"), ("", "x"), ("stock", "a.b"), ("stock", "a=b"), ("stock", "É")] {
            assert_eq!(Columns::default().with(list, &[column]), None, "{list} {column}");
        }
        let mut chosen = Columns::default();
        for at in 0..26 * 26 {
            let name: String =
                ['a', (b'a' + u8::try_from(at / 26).unwrap()) as char, (b'a' + u8::try_from(at % 26).unwrap()) as char]
                    .iter()
                    .collect();
            chosen = chosen.with(&name, &["abcdef"]).unwrap_or(chosen);
        }
        assert!(chosen.0.len() <= MOST);
    }
}
