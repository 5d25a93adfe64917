//! How much of a seed still germinates: what a test says and how sure it is, and how seed ages between tests.
//!
//! A test gives a share with an interval (Wilson, 95 %). Between tests germination falls as seed lots do: on the probit scale, in a straight
//! line, at a rate found from how many years the species keeps and the least share at which it is still given out. A test always wins over
//! an estimate.

/// A share of a hundred per cent, in ten-thousandths: 5,670 is 56.7 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(pub i64);

impl Share {
    fn of(part: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 10,000")]
        let share = (part.clamp(0.0, 1.0) * 10_000.0).round() as i64;
        Self(share)
    }

    /// As a whole number of per cent.
    #[must_use]
    pub const fn pct(self) -> i64 {
        platform::money::divided(self.0, 100)
    }
}

/// 97.5 % of a normal distribution lie below.
const Z: f64 = 1.959_963_984_540_054;
/// What fresh seed is taken to germinate at where nobody has tested it.
pub const FRESH: f64 = 0.90;
/// The same on the probit scale.
const PROBIT_FRESH: f64 = 1.281_551_565_544_600_4;

/// What a test of so many seeds says of which so many germinated.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a tray has some hundred seeds")]
pub fn tested(germinated: i64, sown: i64) -> Share {
    Share::of(germinated as f64 / sown.max(1) as f64)
}

/// Between which shares the truth lies, with 95 % (Wilson's score interval).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a tray has some hundred seeds")]
pub fn interval(germinated: i64, sown: i64) -> (Share, Share) {
    let n = sown.max(1) as f64;
    let p = germinated as f64 / n;
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (Share::of((middle - half) / scale), Share::of((middle + half) / scale))
}

/// How a species ages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ageing {
    /// Years by which germination falls by one on the probit scale.
    sigma: f64,
    /// The least share at which seed is given out, on that scale.
    least: f64,
}

impl Ageing {
    /// From how many years seed of a species keeps and the least share in per cent. Nothing where the least is that of fresh seed or more.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    pub fn new(keeps_years: i64, least_pct: i64) -> Option<Self> {
        let least = least_pct as f64 / 100.0;
        if keeps_years <= 0 || least <= 0.0 || least >= FRESH {
            return None;
        }
        let least = probit(least);
        Some(Self { sigma: keeps_years as f64 / (PROBIT_FRESH - least), least })
    }

    /// The share after some days, from what a test (of so many seeds) or freshness says.
    #[must_use]
    pub fn after(&self, from: Basis, days: i64) -> Share {
        #[expect(clippy::cast_precision_loss, reason = "days of a life")]
        let years = days.max(0) as f64 / 365.25;
        Share::of(normal(from.probit() - years / self.sigma))
    }

    /// How many days until it falls below the least share; none where it has.
    #[must_use]
    pub fn days_left(&self, from: Basis) -> i64 {
        let years = self.sigma * (from.probit() - self.least);
        #[expect(clippy::cast_possible_truncation, reason = "days of a life")]
        let days = (years.max(0.0) * 365.25).floor() as i64;
        days
    }
}

/// What the ageing is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Nobody has tested it: fresh at harvest.
    Fresh,
    /// So many of so many germinated.
    Test { germinated: i64, sown: i64 },
}

impl Basis {
    /// Where it starts from on the probit scale; a share is kept off nought and one, which have no place on it.
    #[expect(clippy::cast_precision_loss, reason = "a tray has some hundred seeds")]
    fn probit(self) -> f64 {
        match self {
            Self::Fresh => PROBIT_FRESH,
            Self::Test { germinated, sown } => {
                let n = sown.max(1) as f64;
                let edge = 0.5 / n;
                probit((germinated as f64 / n).clamp(edge, 1.0 - edge))
            }
        }
    }
}

/// The normal distribution.
fn normal(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// Its inverse by Newton's steps from the middle: the curve bends one way on each side of it, so that they never overshoot.
fn probit(p: f64) -> f64 {
    let mut x = 0.0_f64;
    for _ in 0..60 {
        let density = (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let step = (normal(x) - p) / density;
        x -= step;
        if step.abs() < 1e-13 {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const YEAR: i64 = 36_525;

    fn years(hundredths: i64) -> i64 {
        hundredths * YEAR / 10_000
    }

    #[test]
    fn a_test_says_how_sure_it_is() {
        let pct = |(low, high): (Share, Share)| ((low.0 + 5) / 10, (high.0 + 5) / 10);
        assert_eq!(pct(interval(18, 20)), (699, 972));
        assert_eq!(pct(interval(40, 50)), (670, 888));
        assert_eq!(pct(interval(0, 20)), (0, 161));
        assert_eq!((tested(17, 30).0 + 5) / 10, 567);
    }

    #[test]
    fn the_scale_and_back_is_where_it_began() {
        for p in [0.0005, 0.01, 0.5, 0.75, 0.9, 0.9995] {
            assert!((normal(probit(p)) - p).abs() < 1e-12, "{p}");
        }
        assert!((probit(FRESH) - PROBIT_FRESH).abs() < 1e-12);
    }

    #[test]
    fn seed_ages_as_its_species_keeps() {
        let tomato = Ageing::new(4, 75).unwrap();
        assert!((tomato.sigma - 6.589).abs() < 0.001, "{}", tomato.sigma);
        let tested = Basis::Test { germinated: 92, sown: 100 };
        assert_eq!((tomato.after(tested, years(200)).0 + 5) / 10, 865);
        assert!((tomato.days_left(tested) - years(481)).abs() <= 4, "{}", tomato.days_left(tested));
        let carrot = Ageing::new(3, 55).unwrap();
        assert_eq!((carrot.after(tested, years(200)).0 + 5) / 10, 737);
        let parsnip = Ageing::new(1, 60).unwrap();
        let weak = Basis::Test { germinated: 80, sown: 100 };
        assert!((parsnip.days_left(weak) - years(57)).abs() <= 2, "{}", parsnip.days_left(weak));
        assert_eq!(Ageing::new(4, 95), None);
        assert_eq!(tomato.after(Basis::Fresh, 0).pct(), 90);
    }

    proptest! {
        #[test]
        fn seed_never_grows_younger(keeps in 1_i64..12, least in 30_i64..85, sown in 1_i64..200, part in 0.0_f64..=1.0, days in 0_i64..9000) {
            let ageing = Ageing::new(keeps, least).unwrap();
            let germinated = (sown as f64 * part) as i64;
            let basis = Basis::Test { germinated, sown };
            prop_assert!(ageing.after(basis, days + 30) <= ageing.after(basis, days));
            let (low, high) = interval(germinated, sown);
            let share = tested(germinated, sown);
            prop_assert!(low <= share && share <= high);
            if ageing.days_left(basis) > 2 {
                prop_assert!(ageing.after(basis, ageing.days_left(basis) - 2).0 >= least * 100 - 1);
            }
        }
    }
}
