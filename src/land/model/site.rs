//! Terrains: the islands of the archipelago.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

platform::typed_id! {
    /// A terrain.
    SiteId
}

platform::text_enum! {
    /// Who lends a terrain.
    Lender {
        /// The intercommunality.
        Intercommunality = "intercommunality",
        /// The town itself.
        Commune = "commune",
        /// A social landlord.
        Landlord = "landlord",
        /// Nobody: the association owns it.
        Own = "own",
        /// Somebody else.
        Other = "other",
    }
}

/// Days before the end of an agreement from which it is warned of: renewing one takes a council's meeting or two.
pub const WARN_DAYS: i64 = 90;

/// A terrain as it is kept.
#[derive(Clone, Debug)]
pub struct Site {
    pub id: SiteId,
    pub details: SiteDetails,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What a form or an import says of a terrain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SiteDetails {
    pub name: String,
    /// The town it lies in.
    pub commune: String,
    pub address: String,
    /// Who lends it.
    pub lender: Lender,
    /// The lender's name.
    pub lender_name: String,
    /// First day of the agreement.
    pub agreement_starts: Option<NaiveDate>,
    /// Last day of the agreement.
    pub agreement_ends: Option<NaiveDate>,
    /// Where the document is.
    pub agreement_reference: String,
    /// Water on the terrain.
    pub water: String,
    /// How to get in.
    pub access: String,
    /// The surface of the agreement, in m².
    pub declared_m2: Option<i64>,
}

/// How an agreement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// No end is noted.
    Open,
    /// It runs, and its end is far.
    Running,
    /// It ends within [`WARN_DAYS`]; so many days are left.
    Ending(i64),
    /// It ended so many days ago.
    Ended(i64),
}

impl SiteDetails {
    /// A terrain of which only the name is known yet.
    #[must_use]
    pub const fn named(name: String) -> Self {
        Self {
            name,
            commune: String::new(),
            address: String::new(),
            lender: Lender::Other,
            lender_name: String::new(),
            agreement_starts: None,
            agreement_ends: None,
            agreement_reference: String::new(),
            water: String::new(),
            access: String::new(),
            declared_m2: None,
        }
    }

    /// How the agreement stands on `today`.
    #[must_use]
    pub fn agreement(&self, today: NaiveDate) -> Agreement {
        match self.agreement_ends.map(|end| (end - today).num_days()) {
            None => Agreement::Open,
            Some(left) if left < 0 => Agreement::Ended(-left),
            Some(left) if left <= WARN_DAYS => Agreement::Ending(left),
            Some(_) => Agreement::Running,
        }
    }

    /// What is searched.
    #[must_use]
    pub fn search_text(&self) -> String {
        platform::search::fold(&format!("{} {} {} {}", self.name, self.commune, self.address, self.lender_name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_is_warned_of_before_it_ends() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let with_end = |end: Option<NaiveDate>| SiteDetails { agreement_ends: end, ..SiteDetails::named("A".to_owned()) };
        let day = |offset| today + chrono::Duration::days(offset);
        assert_eq!(with_end(None).agreement(today), Agreement::Open);
        assert_eq!(with_end(Some(day(91))).agreement(today), Agreement::Running);
        assert_eq!(with_end(Some(day(90))).agreement(today), Agreement::Ending(90));
        assert_eq!(with_end(Some(today)).agreement(today), Agreement::Ending(0), "the last day still counts");
        assert_eq!(with_end(Some(day(-1))).agreement(today), Agreement::Ended(1));
    }
}
