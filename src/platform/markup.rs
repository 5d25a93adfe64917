//! Text made safe inside markup, for the few places that are not written by `view!`: letters, drawings, text areas.

/// Escapes what would be read as markup, in text and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(super::escape("<script>\"&"), "&lt;script&gt;&quot;&amp;");
    }
}
