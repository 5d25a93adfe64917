//! Rules about giving and sowing seed: each with the day from which it holds, how strictly, and where that is written. What the law says of
//! varieties (public domain, not protected, no hybrid) is no parameter: see [`super::giving`].

use std::collections::HashMap;

use chrono::NaiveDate;

platform::typed_id! {
    /// A dated rule.
    SeedRuleId
}

platform::text_enum! {
    /// What a rule is about.
    SeedRule {
        /// Seed for somebody who grows for a living.
        Professional = "professional",
        /// Seed of a species that travels with a plant passport leaves for another exchange.
        Passport = "passport",
        /// Seed that is not organic is sown on organic ground.
        Derogation = "derogation",
    }
}

platform::text_enum! {
    /// What happens where a rule applies.
    Severity {
        /// Nothing.
        Off = "off",
        /// Whoever does it is asked, once.
        Ask = "ask",
        /// It cannot be done.
        Refuse = "refuse",
    }
}

/// A rule from a day on.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DatedRule {
    pub id: SeedRuleId,
    pub rule: SeedRule,
    pub starts: NaiveDate,
    pub severity: Severity,
    pub source: String,
}

/// The rules that hold on a day.
#[derive(Clone, Debug, Default)]
pub struct Rules(HashMap<SeedRule, Severity>);

impl Rules {
    /// Of all dated rules, the last of each that has begun.
    #[must_use]
    pub fn on(all: &[DatedRule], day: NaiveDate) -> Self {
        let mut begun: Vec<&DatedRule> = all.iter().filter(|rule| rule.starts <= day).collect();
        begun.sort_by_key(|rule| rule.starts);
        Self(begun.into_iter().map(|rule| (rule.rule, rule.severity)).collect())
    }

    /// How strict one is; where none has begun it says nothing.
    #[must_use]
    pub fn severity(&self, rule: SeedRule) -> Severity {
        self.0.get(&rule).copied().unwrap_or(Severity::Off)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_rule_that_has_begun_holds() {
        let dated = |starts: &str, severity| DatedRule {
            id: SeedRuleId::new(),
            rule: SeedRule::Professional,
            starts: starts.parse().unwrap(),
            severity,
            source: "L661-8".to_owned(),
        };
        let all = [dated("2027-01-01", Severity::Refuse), dated("2020-06-12", Severity::Ask)];
        let on = |day: &str| Rules::on(&all, day.parse().unwrap()).severity(SeedRule::Professional);
        assert_eq!((on("2020-06-11"), on("2020-06-12"), on("2027-01-01")), (Severity::Off, Severity::Ask, Severity::Refuse));
        assert_eq!(Rules::on(&all, "2027-01-01".parse().unwrap()).severity(SeedRule::Passport), Severity::Off);
    }
}
