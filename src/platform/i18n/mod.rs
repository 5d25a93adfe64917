//! Languages: texts checked by the compiler, and dates, numbers and sizes as each language writes them.
//!
//! A text is a function, declared once with all its languages by [`texts!`]; the compiler refuses a missing language, a
//! missing argument, and (as dead code) a text that nobody shows.

pub mod format;
pub mod plural;

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

crate::text_enum! {
    /// A language. French comes first: it is the language of the place, and what is said where a language has no words of its own. The
    /// whole house speaks French and English; the workers' own pages and the way in speak all of them.
    Lang {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
        /// Arabic, written from right to left.
        Ar = "ar",
        /// Ukrainian.
        Uk = "uk",
    }
}

impl Lang {
    /// Those in which every page speaks.
    pub const EVERYWHERE: [Self; 2] = [Self::Fr, Self::En];

    /// The language's own name, as a person looking for it would write it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
            Self::Ar => "العربية",
            Self::Uk => "Українська",
        }
    }

    /// The direction it is written in.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En | Self::Uk => "ltr",
        }
    }

    /// The pictograms of "back" and "forth" as it is read.
    #[must_use]
    pub const fn arrows(self) -> (&'static str, &'static str) {
        match self {
            Self::Ar => ("chevron-right", "chevron-left"),
            Self::Fr | Self::En | Self::Uk => ("chevron-left", "chevron-right"),
        }
    }

    /// The language that pages of the whole house speak to somebody who reads this one.
    #[must_use]
    pub fn everywhere(self) -> Self {
        if Self::EVERYWHERE.contains(&self) { self } else { Self::Fr }
    }

    /// The best language for an `Accept-Language` header, French where none fits.
    #[must_use]
    pub fn negotiate(header: &str) -> Self {
        let mut best = (0.0, Self::Fr);
        for part in header.split(',') {
            let mut pieces = part.trim().split(";q=");
            let tag = pieces.next().unwrap_or_default().to_ascii_lowercase();
            let weight: f32 = pieces.next().and_then(|q| q.parse().ok()).unwrap_or(1.0);
            let primary = tag.split('-').next().unwrap_or_default();
            if let Some(lang) = Self::from_word(primary)
                && weight > best.0
            {
                best = (weight, lang);
            }
        }
        best.1
    }
}

/// The languages of the whole house as options of a select.
#[must_use]
pub fn language_options() -> Vec<(String, String)> {
    Lang::EVERYWHERE.iter().map(|lang| (lang.word().to_owned(), lang.own_name().to_owned())).collect()
}

/// A sentence not yet put in a language: rules and forms make it, pages show it.
#[derive(Clone)]
pub struct Message {
    words: Arc<dyn Fn(Lang) -> String + Send + Sync>,
    field: Option<Cow<'static, str>>,
    /// The reason by its name, where a room has one.
    reason: Option<Arc<dyn Any + Send + Sync>>,
}

impl Message {
    /// Keeps a text function (and what it was given) until the language is known.
    pub fn new<T: Into<String>>(text: impl Fn(Lang) -> T + Send + Sync + 'static) -> Self {
        Self { words: Arc::new(move |lang| text(lang).into()), field: None, reason: None }
    }

    /// The sentence for a reason that has a name.
    pub fn because<R: Send + Sync + 'static>(reason: R, text: impl Fn(&R, Lang) -> String + Send + Sync + 'static) -> Self {
        let reason = Arc::new(reason);
        let told = Arc::clone(&reason);
        Self { words: Arc::new(move |lang| text(&told, lang)), field: None, reason: Some(reason) }
    }

    /// The reason, where it is one of this room's.
    #[must_use]
    pub fn reason<R: 'static>(&self) -> Option<&R> {
        self.reason.as_ref()?.downcast_ref()
    }

    /// The same about a field of the form: there it stands, whatever else the form may be refused for.
    #[must_use]
    pub fn at(mut self, field: &'static str) -> Self {
        self.field = Some(Cow::Borrowed(field));
        self
    }

    /// The same about a field whose name the page made: one of a list's.
    #[must_use]
    pub fn at_named(mut self, field: String) -> Self {
        self.field = Some(Cow::Owned(field));
        self
    }

    /// The field that it is about.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The sentence in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        (self.words)(lang)
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        self.text(Lang::En) == other.text(Lang::En)
    }
}

/// Declares texts. `name { fr: "…", en: "…" }` makes `fn name(Lang) -> &'static str`; `name(a, b) { fr: "{a} … {b}", … }`
/// takes what it shows; `name(n; other) { fr: ["un {n}", "des {n}"], … }` chooses the plural by its first argument. What workers read has
/// `ar:` and `uk:` too; without them a text is French to those who read these languages.
#[macro_export]
macro_rules! texts {
    ($($name:ident $(( $($args:tt)* ))? { fr: $fr:tt, en: $en:tt $(, ar: $ar:tt, uk: $uk:tt)? $(,)? })*) => {
        $($crate::text! { $name $(( $($args)* ))? $fr $en $($ar $uk)? })*
    };
}

/// Declares one text; see [`texts!`].
#[macro_export]
macro_rules! text {
    ($name:ident $fr:literal $en:literal $($ar:literal $uk:literal)?) => {
        #[allow(missing_docs)]
        pub const fn $name(lang: $crate::i18n::Lang) -> &'static str {
            match lang {
                $crate::i18n::Lang::En => $en,
                $($crate::i18n::Lang::Ar => $ar,
                $crate::i18n::Lang::Uk => $uk,)?
                _ => $fr,
            }
        }
    };
    ($name:ident ( $($arg:ident),+ ) $fr:literal $en:literal) => {
        #[allow(missing_docs)]
        pub fn $name(lang: $crate::i18n::Lang, $($arg: impl std::fmt::Display),+) -> String {
            match lang {
                $crate::i18n::Lang::En => format!($en),
                _ => format!($fr),
            }
        }
    };
    ($name:ident ( $($arg:ident),+ ) $fr:literal $en:literal $ar:literal $uk:literal) => {
        #[allow(missing_docs)]
        pub fn $name(lang: $crate::i18n::Lang, $($arg: impl std::fmt::Display),+) -> String {
            match lang {
                $crate::i18n::Lang::Fr => format!($fr),
                $crate::i18n::Lang::En => format!($en),
                $crate::i18n::Lang::Ar => format!($ar),
                $crate::i18n::Lang::Uk => format!($uk),
            }
        }
    };
    ($name:ident ( $n:ident ; $($arg:ident),* ) [$fr1:literal, $fr:literal] [$en1:literal, $en:literal]) => {
        #[allow(missing_docs)]
        pub fn $name(lang: $crate::i18n::Lang, $n: impl $crate::i18n::plural::Count $(, $arg: impl std::fmt::Display)*) -> String {
            let one = $crate::i18n::plural::is_one(lang, $n.count());
            match lang {
                $crate::i18n::Lang::En if one => format!($en1),
                $crate::i18n::Lang::En => format!($en),
                _ if one => format!($fr1),
                _ => format!($fr),
            }
        }
    };
    // Arabic has six forms and Ukrainian three: their sentence counts nothing.
    ($name:ident ( $n:ident ; $($arg:ident),* ) [$fr1:literal, $fr:literal] [$en1:literal, $en:literal] $ar:literal $uk:literal) => {
        #[allow(missing_docs)]
        pub fn $name(lang: $crate::i18n::Lang, $n: impl $crate::i18n::plural::Count $(, $arg: impl std::fmt::Display)*) -> String {
            let one = $crate::i18n::plural::is_one(lang, $n.count());
            match lang {
                $crate::i18n::Lang::Fr if one => format!($fr1),
                $crate::i18n::Lang::Fr => format!($fr),
                $crate::i18n::Lang::En if one => format!($en1),
                $crate::i18n::Lang::En => format!($en),
                $crate::i18n::Lang::Ar => format!($ar),
                $crate::i18n::Lang::Uk => format!($uk),
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_wins_whatever_its_place() {
        let cases = [
            ("en-GB,en;q=0.9,fr;q=0.5", Lang::En),
            ("fr;q=0.4, en;q=0.8", Lang::En),
            ("ar,uk;q=0.9", Lang::Ar),
            ("de,it;q=0.9", Lang::Fr),
            ("", Lang::Fr),
            ("en;q=nonsense", Lang::En),
        ];
        for (header, lang) in cases {
            assert_eq!(Lang::negotiate(header), lang, "{header}");
        }
    }

    mod sample {
        crate::texts! {
            beds(n;) { fr: ["{n} planche", "{n} planches"], en: ["{n} bed", "{n} beds"] }
            hello(name) { fr: "Bonjour {name}", en: "Hello {name}" }
        }
    }

    #[test]
    fn plurals_follow_the_language() {
        assert_eq!(sample::beds(Lang::Fr, 0_i64), "0 planche");
        assert_eq!(sample::beds(Lang::En, 0_i64), "0 beds");
        assert_eq!(sample::beds(Lang::En, 1_i64), "1 bed");
        assert_eq!(sample::hello(Lang::Fr, "Awa"), "Bonjour Awa");
    }
}
