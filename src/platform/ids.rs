//! Typed identifiers and text enums: a plot's id cannot be taken for a bed's, nor a misspelt word for a state.

/// Declares an identifier of its own type around a time-ordered UUID.
#[macro_export]
macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A fresh identifier, later ones sorting after earlier ones.
            #[must_use]
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7())
            }

            /// The bare UUID, for records that may be of several kinds.
            #[must_use]
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    };
}

/// Declares an enum kept as a word: in the database (where a CHECK repeats the list), in forms and in addresses.
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order shown to people.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it in database, forms and addresses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl sqlx::Type<$crate::db::Db> for $name {
            fn type_info() -> <$crate::db::Db as sqlx::Database>::TypeInfo {
                <String as sqlx::Type<$crate::db::Db>>::type_info()
            }
            fn compatible(ty: &<$crate::db::Db as sqlx::Database>::TypeInfo) -> bool {
                <String as sqlx::Type<$crate::db::Db>>::compatible(ty)
            }
        }

        impl sqlx::Encode<'_, $crate::db::Db> for $name {
            fn encode_by_ref(
                &self,
                buf: &mut <$crate::db::Db as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'_, $crate::db::Db>>::encode_by_ref(&self.word().to_owned(), buf)
            }
        }

        impl<'r> sqlx::Decode<'r, $crate::db::Db> for $name {
            fn decode(
                value: <$crate::db::Db as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                let word = <&str as sqlx::Decode<'r, $crate::db::Db>>::decode(value)?;
                Self::from_word(word).ok_or_else(|| format!("unknown {}: {word}", stringify!($name)).into())
            }
        }
    };
}
