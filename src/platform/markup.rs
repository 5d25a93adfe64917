//! Text made safe inside markup, for the few places that are not written by `view!`: letters, drawings, text areas.

/// Escapes what would be read as markup, in text and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(super::escape("<script>\"&"), "&lt;script&gt;&quot;&amp;");
    }
}
