//! Who gets how much where there is not enough: a pure function of rule, orders and quantity, shown before it is applied.

use super::cycle::Rule;

/// What one order asks of a product, in the order of placing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Grams or pieces.
    pub amount: i64,
    /// Whether the solidarity rule serves it first.
    pub first: bool,
}

/// What each gets. The sum is the smaller of what is asked and what is there; nobody gets more than they asked. Grams are shared by ten, so
/// a few may be left over; pieces one by one (`step` says which).
#[must_use]
pub fn share(rule: Rule, asks: &[Ask], quantity: i64, step: i64) -> Vec<i64> {
    let step = step.max(1);
    let all: i64 = asks.iter().map(|ask| ask.amount).sum();
    let wanted: Vec<i64> = asks.iter().map(|ask| ask.amount).collect();
    if all <= quantity {
        return wanted;
    }
    let quantity = quantity.max(0);
    match rule {
        Rule::First => in_turn(&wanted, quantity),
        Rule::Fair => fair(&wanted, quantity, step),
        Rule::Solidarity => {
            let of = |first: bool| asks.iter().map(|ask| if ask.first == first { ask.amount } else { 0 }).collect::<Vec<_>>();
            let before = fair(&of(true), quantity, step);
            let left = quantity - before.iter().sum::<i64>();
            let after = fair(&of(false), left, step);
            before.iter().zip(&after).map(|(one, other)| one + other).collect()
        }
    }
}

fn in_turn(wanted: &[i64], quantity: i64) -> Vec<i64> {
    let mut left = quantity;
    wanted
        .iter()
        .map(|wanted| {
            let part = left.min(*wanted);
            left -= part;
            part
        })
        .collect()
}

/// Raises everybody's share together until it is all given; what is left over goes, step by step, to the earliest who want more.
fn fair(wanted: &[i64], quantity: i64, step: i64) -> Vec<i64> {
    let mut given = vec![0; wanted.len()];
    let mut left = quantity;
    loop {
        let open: Vec<usize> = (0..wanted.len()).filter(|index| given[*index] < wanted[*index]).collect();
        let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
        if open.is_empty() || left <= 0 {
            return given;
        }
        let each = left / count / step * step;
        if each == 0 {
            for index in open {
                let part = step.min(wanted[index] - given[index]).min(left);
                given[index] += part;
                left -= part;
            }
            return given;
        }
        for index in open {
            let part = each.min(wanted[index] - given[index]);
            given[index] += part;
            left -= part;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asks(amounts: &[i64]) -> Vec<Ask> {
        amounts.iter().map(|amount| Ask { amount: *amount, first: false }).collect()
    }

    #[test]
    fn a_shortage_is_shared_by_its_rule() {
        assert_eq!(share(Rule::Fair, &asks(&[10, 6, 4, 3, 2]), 20, 1), [6, 5, 4, 3, 2]);
        assert_eq!(share(Rule::First, &asks(&[1, 5, 3, 2]), 10, 1), [1, 5, 3, 1]);
        let mut some = asks(&[4, 4, 4]);
        some[2].first = true;
        assert_eq!(share(Rule::Solidarity, &some, 6, 1), [1, 1, 4]);
        assert_eq!(
            share(Rule::Fair, &asks(&[500, 500, 1000]), 1234, 10),
            [414, 410, 410],
            "by ten grams, the rest to the earliest"
        );
    }

    proptest! {
        #[test]
        fn nobody_gets_more_than_they_asked_and_nothing_is_kept_back(
            rule in prop::sample::select(vec![Rule::Fair, Rule::First, Rule::Solidarity]),
            amounts in prop::collection::vec((0_i64..50, any::<bool>()), 0..20),
            quantity in 0_i64..400,
        ) {
            let asks: Vec<Ask> = amounts.iter().map(|(amount, first)| Ask { amount: *amount, first: *first }).collect();
            let given = share(rule, &asks, quantity, 1);
            let demand: i64 = asks.iter().map(|ask| ask.amount).sum();
            prop_assert_eq!(given.iter().sum::<i64>(), quantity.min(demand));
            for (ask, part) in asks.iter().zip(&given) {
                prop_assert!((0..=ask.amount).contains(part));
            }
            prop_assert_eq!(&given, &share(rule, &asks, quantity, 1), "the same again");
        }

        #[test]
        fn a_fair_share_leaves_nobody_behind(amounts in prop::collection::vec(0_i64..50, 1..20), quantity in 0_i64..400) {
            let given = fair(&amounts, quantity, 1);
            for (wanted, part) in amounts.iter().zip(&given) {
                if part < wanted {
                    prop_assert!(given.iter().all(|other| *other <= part + 1), "who lacks has nearly as much as anybody");
                }
            }
        }
    }
}
