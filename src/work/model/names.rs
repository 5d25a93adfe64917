//! A person's name in two: returns ask for the family name apart.

/// Words that belong to the family name that follows.
const PARTICLES: [&str; 16] =
    ["de", "du", "des", "le", "la", "les", "d’", "d'", "van", "von", "den", "der", "ben", "el", "al", "da"];

/// Family name and given name. Words in capitals are the family name, wherever they stand; else it is the last word, with the particles
/// before it.
#[must_use]
pub fn family_and_given(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let in_capitals = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.to_uppercase() == **word;
    let capitals: Vec<&str> = words.iter().filter(in_capitals).copied().collect();
    if !capitals.is_empty() && capitals.len() < words.len() {
        let given: Vec<&str> = words.iter().filter(|word| !in_capitals(word)).copied().collect();
        return (capitals.join(" "), given.join(" "));
    }
    let Some(last) = words.len().checked_sub(1).filter(|last| *last > 0) else {
        return (name.trim().to_owned(), String::new());
    };
    let particle = |at: &usize| PARTICLES.contains(&words[*at].to_lowercase().as_str());
    let first = (1..last).rev().take_while(particle).last().unwrap_or(last);
    (words[first..].join(" "), words[..first].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_is_the_last_word_or_what_stands_in_capitals() {
        for (name, family, given) in [
            ("Awa Démo", "Démo", "Awa"),
            ("DUPONT Marie", "DUPONT", "Marie"),
            ("Jean-Pierre LE GALL", "LE GALL", "Jean-Pierre"),
            ("Anne de la Tour", "de la Tour", "Anne"),
            ("Mohamed Ben Ali", "Ben Ali", "Mohamed"),
            ("Sacha", "Sacha", ""),
            ("MARIE DUPONT", "DUPONT", "MARIE"),
            ("", "", ""),
        ] {
            assert_eq!(family_and_given(name), (family.to_owned(), given.to_owned()), "{name}");
        }
    }
}
