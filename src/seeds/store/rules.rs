//! Dated rules: added, never overwritten, so that what was done can be judged by what held then.

use chrono::NaiveDate;

use platform::audit::{Entry, Verb};
use platform::db::Conn;
use platform::error::{Result, guarded};
use platform::op::Op;

use crate::model::rule::{DatedRule, Rules, SeedRule, SeedRuleId, Severity};
use crate::refusal::Refusal;
use crate::{KEEPERS, records};

/// Every rule, newest first.
pub async fn list(conn: &mut Conn) -> Result<Vec<DatedRule>> {
    Ok(sqlx::query_as("SELECT id, rule, starts, severity, source FROM seed_rules ORDER BY rule, starts DESC")
        .fetch_all(conn)
        .await?)
}

/// The rules that hold on a day.
pub async fn on(conn: &mut Conn, day: NaiveDate) -> Result<Rules> {
    Ok(Rules::on(&list(conn).await?, day))
}

/// A rule to be added.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NewRule {
    #[serde(rename = "seed_rule")]
    pub rule: SeedRule,
    pub starts: NaiveDate,
    pub severity: Severity,
    pub source: String,
}

/// Adds a rule from a day on.
///
/// # Errors
/// `Conflict` where one begins on that day; `NotFound` for those who do not keep the exchange.
pub async fn add(op: &mut Op<'_>, new: &NewRule) -> Result<SeedRuleId> {
    op.actor.require(KEEPERS)?;
    let id = SeedRuleId::new();
    sqlx::query("INSERT INTO seed_rules (id, rule, starts, severity, source, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(new.rule)
        .bind(new.starts)
        .bind(new.severity)
        .bind(&new.source)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| {
            guarded(error, &["seed_rules_rule_starts_key", "seed_rules.rule, seed_rules.starts"], Refusal::RuleBeginsThen)
        })?;
    op.log(Entry::new(records::SEED_RULE, id.uuid(), Verb::Created).after(new)?).await?;
    Ok(id)
}
