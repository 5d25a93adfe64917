//! The index on SQLite: FTS5, whose vocabulary serves those who mistype.

use strsim::osa_distance;
use uuid::Uuid;

use platform::db::{Conn, Db};
use platform::error::Result;

use super::How;

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
    let mut parts = Vec::new();
    for word in words {
        let spellings = match how {
            How::All | How::Any => spellings(word),
            How::Near => nearest(conn, word).await?,
        };
        if spellings.is_empty() {
            return Ok(None);
        }
        let either: Vec<String> = spellings.iter().map(|word| format!("\"{word}\" *")).collect();
        parts.push(format!("({})", either.join(" OR ")));
    }
    let between = if how == How::Any { " OR " } else { " AND " };
    Ok((!parts.is_empty()).then(|| parts.join(between)))
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

/// Words of the index that a mistyped one may have meant, the nearest first. Most errors spare the first two letters, or swap, drop or double
/// one of them; only where nothing is near among those is everything looked at that begins with the first letter. Short words and numbers
/// are taken as they are.
async fn nearest(conn: &mut Conn, word: &str) -> Result<Vec<String>> {
    let letters: Vec<char> = word.chars().collect();
    let most = match letters.len() {
        0..4 => 0,
        4..7 => 1,
        _ => 2,
    };
    if most == 0 || letters.iter().any(char::is_ascii_digit) {
        return Ok(spellings(word));
    }
    let pair = |one: usize, two: usize| [letters[one], letters[two]].iter().collect::<String>();
    let near = among(conn, word, &[pair(0, 1), pair(1, 0), pair(1, 2), pair(0, 2)], most).await?;
    if near.is_empty() { among(conn, word, &[letters[0].to_string()], most).await } else { Ok(near) }
}

/// The words near one among those with some beginnings.
async fn among(conn: &mut Conn, word: &str, beginnings: &[String], most: usize) -> Result<Vec<String>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("");
    for (position, beginning) in beginnings.iter().enumerate() {
        query.push(if position == 0 { "" } else { " UNION " });
        query.push("SELECT term FROM search_vocabulary WHERE col = 'text' AND term >= ").push_bind(beginning);
        query.push(" AND term < ").push_bind(format!("{beginning}\u{10ffff}"));
    }
    let vocabulary: Vec<String> = query.build_query_scalar().fetch_all(conn).await?;
    let mut near: Vec<(usize, String)> = vocabulary
        .into_iter()
        .filter_map(|term| {
            let far = distance(word, &term, most);
            (far <= most).then_some((far, term))
        })
        .collect();
    near.sort();
    Ok(near.into_iter().take(MEANT).map(|(_, term)| term).collect())
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
