//! The index on SQLite: FTS5, whose vocabulary serves those who mistype.

use strsim::osa_distance;
use uuid::Uuid;

use platform::db::{Conn, Db};
use platform::error::Result;

use crate::search::How;

/// The first records of each kind that a query's words lead to: what was entered last comes first.
pub async fn find(conn: &mut Conn, kinds: &[&'static str], words: &[String], how: How, most: i64) -> Result<Vec<(String, Uuid)>> {
    let Some(expression) = expression(conn, words, how).await? else { return Ok(Vec::new()) };
    let mut query = sqlx::QueryBuilder::<Db>::new("");
    for (position, kind) in kinds.iter().enumerate() {
        query.push(if position == 0 { "" } else { " UNION ALL " });
        query.push(
            "SELECT kind, record_id FROM (
                SELECT entry.kind, entry.record_id
                FROM search_index AS found
                JOIN search_entries AS entry ON entry.id = found.rowid
                WHERE search_index MATCH ",
        );
        query.push_bind(format!("kind : \"{kind}\" AND text : ({expression})"));
        query.push(" ORDER BY found.rowid DESC LIMIT ").push_bind(most).push(")");
    }
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// The words as FTS5 reads them; nothing where one of them is near to no word.
async fn expression(conn: &mut Conn, words: &[String], how: How) -> Result<Option<String>> {
    let meant = match how {
        How::All | How::Any => words.iter().map(|word| spellings(word)).collect(),
        How::Near => nearest(conn, words).await?,
    };
    if meant.iter().any(Vec::is_empty) {
        return Ok(None);
    }
    let parts: Vec<String> = meant.iter().map(|spellings| either(spellings)).collect();
    let between = if how == How::Any { " OR " } else { " AND " };
    Ok((!parts.is_empty()).then(|| parts.join(between)))
}

/// One of several spellings, as the beginning of a word.
fn either(spellings: &[String]) -> String {
    let each: Vec<String> = spellings.iter().map(|word| format!("\"{word}\" *")).collect();
    format!("({})", each.join(" OR "))
}

/// A folded word as it may stand in the index, which drops accents but takes no letters apart.
fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    for (apart, letter) in [("oe", "\u{153}"), ("ae", "\u{e6}")] {
        if word.contains(apart) {
            all.push(word.replace(apart, letter));
        }
    }
    all
}

/// Most words that a mistyped one may have meant.
const MEANT: usize = 8;

/// For each word, those of the index that it may have meant, the nearest first. Most errors spare the first two letters, or swap, drop or
/// double one of them; only where nothing is near among those is everything looked at that begins with the first letter. Short words and
/// numbers are taken as they are.
async fn nearest(conn: &mut Conn, words: &[String]) -> Result<Vec<Vec<String>>> {
    let taken = |word: &String| if tolerance(word) == 0 { spellings(word) } else { Vec::new() };
    let mut meant: Vec<Vec<String>> = words.iter().map(taken).collect();
    for beginnings in [pairs, first] {
        let open: Vec<&String> = words.iter().zip(&meant).filter(|(_, meant)| meant.is_empty()).map(|(word, _)| word).collect();
        if open.is_empty() {
            break;
        }
        let terms = beginning_with(conn, open.into_iter().flat_map(|word| beginnings(word))).await?;
        for (word, meant) in words.iter().zip(&mut meant).filter(|(_, meant)| meant.is_empty()) {
            *meant = near(word, &terms);
        }
    }
    Ok(meant)
}

/// How many letters of a word may be wrong.
fn tolerance(word: &str) -> usize {
    if word.chars().any(|letter| letter.is_ascii_digit()) {
        return 0;
    }
    match word.chars().count() {
        0..4 => 0,
        4..7 => 1,
        _ => 2,
    }
}

/// How a word begins whose first letters may have been swapped, dropped or doubled.
fn pairs(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(3).collect();
    let [one, two, three] = letters[..] else { return first(word) };
    [[one, two], [two, one], [two, three], [one, three]].iter().map(|pair| pair.iter().collect()).collect()
}

fn first(word: &str) -> Vec<String> {
    word.chars().next().map(String::from).into_iter().collect()
}

/// The words of the index with some beginnings.
async fn beginning_with(conn: &mut Conn, beginnings: impl Iterator<Item = String>) -> Result<Vec<String>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("");
    for (position, beginning) in beginnings.enumerate() {
        query.push(if position == 0 { "" } else { " UNION " });
        query.push("SELECT term FROM search_vocabulary WHERE col = 'text' AND term >= ").push_bind(beginning.clone());
        query.push(" AND term < ").push_bind(beginning + "\u{10ffff}");
    }
    Ok(query.build_query_scalar().fetch_all(conn).await?)
}

/// The words near one, the nearest first.
fn near(word: &str, terms: &[String]) -> Vec<String> {
    let most = tolerance(word);
    let mut near: Vec<(usize, &String)> =
        terms.iter().map(|term| (distance(word, term, most), term)).filter(|(far, _)| *far <= most).collect();
    near.sort();
    near.into_iter().take(MEANT).map(|(_, term)| term.clone()).collect()
}

/// Letters to change, add, drop or swap between a word and the beginning of another: people stop typing when they see what they want.
fn distance(word: &str, term: &str, most: usize) -> usize {
    let typed = word.chars().count();
    let whole = term.chars().count();
    if whole + most < typed {
        return usize::MAX;
    }
    let beginnings = (typed.saturating_sub(most)..=typed + most).filter(|length| *length <= whole);
    beginnings.map(|length| osa_distance(word, &term.chars().take(length).collect::<String>())).min().unwrap_or(usize::MAX)
}

/// Whether the words stand where the entries say.
pub async fn troubles(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT CAST('words of no entry, or none of entry ' || COALESCE(words.doc, entry.id) AS TEXT)
         FROM (SELECT DISTINCT id AS doc FROM search_index_docsize) AS words
         FULL JOIN search_entries AS entry ON entry.id = words.doc
         WHERE words.doc IS NULL OR entry.id IS NULL
         LIMIT 100",
    )
    .fetch_all(conn)
    .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_missing_doubled_swapped_and_wrong_are_forgiven() {
        for (typed, meant) in
            [("tomatte", "tomate"), ("carrote", "carotte"), ("courgete", "courgettes"), ("desehrbage", "desherbage")]
        {
            assert!(distance(typed, meant, 2) <= 2, "{typed}");
        }
        assert_eq!(distance("marti", "martin", 1), 0);
        assert!(distance("dupont", "durand", 1) > 1);
        assert!(distance("verger", "ver", 1) > 1);
    }
}
