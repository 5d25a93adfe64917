//! Why a deed is refused: each room names its reasons, tests ask for them by name, `texts` words them.

/// Declares why a room says no. `Name => texts::words,` is a reason; `Name at "field" => …` stands beside that field of a form;
/// `Name { left: i64 } => |l| texts::words(l, left),` carries what it tells.
#[macro_export]
macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$about:meta])* $variant:ident $({ $($part:ident : $kind:ty),+ $(,)? })? $(at $at:literal)? => $words:expr,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs)]
        pub enum $name {
            $($(#[$about])* $variant $({ $($part: $kind),+ })?,)*
        }

        impl $name {
            /// The sentence in a language.
            #[must_use]
            pub fn text(&self, lang: $crate::i18n::Lang) -> String {
                match self {
                    $(Self::$variant $({ $($part),+ })? => String::from(($words)(lang)),)*
                }
            }

            /// The same beside a field of the form.
            #[must_use]
            pub fn at(self, field: &'static str) -> $crate::error::AppError {
                $crate::error::AppError::Conflict($crate::i18n::Message::from(self).at(field))
            }

            /// The same beside a field whose name the page made.
            #[must_use]
            pub fn at_named(self, field: String) -> $crate::error::AppError {
                $crate::error::AppError::Conflict($crate::i18n::Message::from(self).at_named(field))
            }

            const fn field(&self) -> Option<&'static str> {
                match self {
                    $(Self::$variant { .. } => $crate::refusals!(@field $($at)?),)*
                }
            }
        }

        impl From<$name> for $crate::i18n::Message {
            fn from(refusal: $name) -> Self {
                let field = refusal.field();
                let message = Self::because(refusal, $name::text);
                match field {
                    Some(field) => message.at(field),
                    None => message,
                }
            }
        }

        impl From<$name> for $crate::error::AppError {
            fn from(refusal: $name) -> Self {
                Self::Conflict(refusal.into())
            }
        }
    };
    (@field $at:literal) => { Some($at) };
    (@field) => { None };
}
