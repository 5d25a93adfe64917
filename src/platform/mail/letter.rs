//! A letter: written once, in the person's language, sent as plain text and as HTML.

use super::texts;
use crate::i18n::Lang;
use crate::markup::escape;

/// How many people letters went to, and how many have to be told by word of mouth: they have no address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Told by letter.
    pub mailed: i64,
    /// To be told.
    pub to_tell: i64,
}

/// A piece of a letter.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A paragraph.
    Text(String),
    /// A link that is the point of the letter: its words and its address.
    Link(String, String),
    /// A code to type elsewhere.
    Code(String),
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    pub name: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub text: String,
}

/// What a letter's language puts around its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// Its code, such as "fr".
    pub code: &'static str,
    /// The direction it is written in, "ltr" or "rtl".
    pub direction: &'static str,
    /// How a letter begins.
    pub hello: &'static str,
    /// What stands between the words of a link and its address.
    pub colon: &'static str,
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        let colon = if lang == Lang::Fr { "\u{a0}:" } else { ":" };
        Self { code: lang.word(), direction: lang.direction(), hello: texts::hello(lang), colon }
    }
}

/// A letter to one person.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// The language it is written in.
    pub tongue: Tongue,
    /// The subject line.
    pub subject: String,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// Who it is from, below the last line.
    pub signature: String,
    /// A file that goes with it.
    pub enclosure: Option<Enclosure>,
}

impl Letter {
    /// The plain text form.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.tongue.hello.to_owned()];
        lines.extend(self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Link(words, address) => format!("{words}{}\n{address}", self.tongue.colon),
            Piece::Code(code) => format!("    {code}"),
        }));
        lines.push(self.signature.clone());
        lines.join("\n\n") + "\n"
    }

    /// The HTML form: one column, no pictures, readable with styles off.
    #[must_use]
    pub fn html(&self) -> String {
        let pieces: String = self
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => format!("<p>{}</p>", escape(text).replace('\n', "<br>")),
                Piece::Link(words, address) => format!(
                    "<p><a href=\"{0}\" style=\"display:inline-block;padding:12px 20px;background:#2f6b3a;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold\">{1}</a></p><p style=\"font-size:13px;color:#5b5648\">{0}</p>",
                    escape(address),
                    escape(words)
                ),
                Piece::Code(code) => format!("<p style=\"font-size:28px;letter-spacing:6px;font-weight:bold\">{}</p>", escape(code)),
            })
            .collect();
        format!(
            "<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body style=\"margin:0;background:#faf6ec;color:#26231c;font-family:Verdana,sans-serif;font-size:16px;line-height:1.5\"><div style=\"max-width:34em;margin:0 auto;padding:24px\"><p>{}</p>{pieces}<p>{}</p></div></body></html>",
            self.tongue.code,
            self.tongue.direction,
            escape(&self.subject),
            self.tongue.hello,
            escape(&self.signature).replace('\n', "<br>")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_cannot_become_markup() {
        let letter = Letter {
            to: "a@b.example".to_owned(),
            tongue: Lang::En.into(),
            subject: "<b>".to_owned(),
            pieces: vec![Piece::Text("<script>".to_owned()), Piece::Link("Open".to_owned(), "https://a/?x=\"&y".to_owned())],
            signature: "Us".to_owned(),
            enclosure: None,
        };
        assert!(!letter.html().contains("<script>") && letter.html().contains("?x=&quot;&amp;y"));
        assert!(letter.text().contains("Open:\nhttps://a/?x=\"&y"));
    }
}
