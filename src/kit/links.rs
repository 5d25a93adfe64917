//! Private links: whoever has one may see and change one record, without an account. Each letter carries a link of its own; of its token only
//! the hash is kept. A link that went out by e-mail shows that the address is the person's own.

use uuid::Uuid;

use platform::db::{Conn, Db};
use platform::error::Result;
use platform::secrets::Token;

/// A room's table of links: columns `hash`, the record's, and `by_mail`.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    table: &'static str,
    record: &'static str,
}

impl Links {
    /// The table, and the column that says which record.
    #[must_use]
    pub const fn new(table: &'static str, record: &'static str) -> Self {
        Self { table, record }
    }

    /// Makes a link to each of some records, in their order.
    pub async fn issue(self, tx: &mut Conn, records: &[Uuid], by_mail: bool) -> Result<Vec<Token>> {
        let made: Vec<(Token, Uuid)> = records.iter().map(|record| (Token::random(), *record)).collect();
        for part in made.chunks(400) {
            let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO ");
            query.push(self.table).push(" (hash, ").push(self.record).push(", by_mail) ");
            query.push_values(part, |mut row, (token, record)| {
                row.push_bind(token.hash()).push_bind(*record).push_bind(by_mail);
            });
            query.build().execute(&mut *tx).await?;
        }
        Ok(made.into_iter().map(|(token, _)| token).collect())
    }

    /// Whether a link went out by e-mail; not so where it is none.
    pub async fn came_by_mail(self, conn: &mut Conn, token: &Token) -> Result<bool> {
        let mut query = sqlx::QueryBuilder::<Db>::new("SELECT by_mail FROM ");
        query.push(self.table).push(" WHERE hash = ").push_bind(token.hash());
        Ok(query.build_query_scalar().fetch_optional(conn).await?.unwrap_or(false))
    }

    /// A condition of SQL: the record that a link leads to.
    pub fn push_record(self, query: &mut sqlx::QueryBuilder<Db>, token: &Token) {
        query.push("(SELECT ").push(self.record).push(" FROM ").push(self.table).push(" WHERE hash = ");
        query.push_bind(token.hash()).push(")");
    }
}
