//! Sharing a solution among partners: its fixed cost is paid once per solution, its governance grows with the partners.

use serde::{Deserialize, Serialize};

use super::cents::Cents;

/// What it costs to decide together, in euros per year: `base + per_partner · k + per_pair · k (k − 1) / 2` for `k` partners.
///
/// Even one partner alone needs a governance, if only to write its specification (minutes of the seminar of 13 June 2013, from
/// which this project starts). The form is an assumption: pairs stand for agreements to be found between partners.
#[derive(Clone, Copy, PartialEq, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Governance {
    /// Per solution, whatever the number of partners.
    pub base: f64,
    /// Per partner.
    pub per_partner: f64,
    /// Per pair of partners.
    pub per_pair: f64,
}

impl Governance {
    /// For all partners of a solution together, in euros per year.
    pub fn cost(&self, partners: usize) -> f64 {
        let k = partners as f64;
        self.base + self.per_partner * k + self.per_pair * k * (k - 1.0) / 2.0
    }
}

/// What a solution costs, in euros excluding tax per year.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// Per solution, whatever its users: development, platform.
    pub fixed: f64,
    /// Per user: hosting, support.
    pub per_user: f64,
    /// To decide together.
    pub governance: Governance,
}

/// How partners divide what does not depend on users.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// In equal parts.
    Equal,
    /// In proportion to their users.
    Users,
}

/// What partners pay in an arrangement.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Arrangement {
    /// Number of solutions.
    pub solutions: usize,
    /// Per year, all partners together.
    pub total: Cents,
    /// Per year, by partner; they sum to the total.
    pub by_partner: Vec<Cents>,
    /// Euros per user and year, all partners together; `None` without users.
    pub per_user: Option<f64>,
}

impl Solution {
    /// What each of `k` equal partners with `users` each pays per year, in euros: `F / k + v n + g(k) / k`.
    pub fn per_partner(&self, partners: usize, users: f64) -> f64 {
        let k = partners.max(1) as f64;
        (self.fixed + self.governance.cost(partners.max(1))) / k + self.per_user * users
    }

    /// The number of partners beyond which one more costs each of them more: the whole number next to
    /// `sqrt(2 (F + base) / per_pair)` that is cheapest. `None` if it is always better to be more.
    pub fn best_partners(&self) -> Option<usize> {
        let pair = self.governance.per_pair;
        if pair <= 0.0 {
            return None;
        }
        let near = (2.0 * (self.fixed + self.governance.base) / pair).sqrt().floor().max(1.0) as usize;
        let more = near.saturating_add(1);
        Some(if self.per_partner(more, 0.0) < self.per_partner(near, 0.0) { more } else { near })
    }

    /// What partners with so many users pay when partners with the same group number share a solution.
    /// `None` if there is not a group for every partner, or if users are negative or not finite.
    pub fn arrange(&self, users: &[f64], groups: &[usize], key: Key) -> Option<Arrangement> {
        if users.len() != groups.len() || !users.iter().all(|users| users.is_finite() && *users >= 0.0) {
            return None;
        }
        let mut by_partner: Vec<Cents> =
            users.iter().map(|users| Cents::saturating(self.per_user * users)).collect();
        let mut numbers = groups.to_vec();
        numbers.sort_unstable();
        numbers.dedup();
        for &number in &numbers {
            let members: Vec<usize> =
                (0..groups.len()).filter(|&partner| groups[partner] == number).collect();
            let share = |&partner: &usize| if key == Key::Equal { 1.0 } else { users[partner] };
            let shares: Vec<f64> = members.iter().map(share).collect();
            // Where no member has users yet, what does not depend on users is divided equally.
            let shares =
                if shares.iter().all(|share| *share == 0.0) { vec![1.0; members.len()] } else { shares };
            let common = Cents::saturating(self.fixed + self.governance.cost(members.len()));
            for (&partner, part) in members.iter().zip(common.split(&shares)) {
                by_partner[partner] += part;
            }
        }
        let total: Cents = by_partner.iter().sum();
        let all: f64 = users.iter().sum();
        let per_user = (all > 0.0).then(|| total.euros() / all);
        Some(Arrangement { solutions: numbers.len(), total, by_partner, per_user })
    }

    /// Every partner with a solution of its own.
    pub fn alone(&self, users: &[f64]) -> Option<Arrangement> {
        self.arrange(users, &(0..users.len()).collect::<Vec<_>>(), Key::Equal)
    }

    /// All partners with one solution.
    pub fn consortium(&self, users: &[f64], key: Key) -> Option<Arrangement> {
        self.arrange(users, &vec![0; users.len()], key)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NONE: Governance = Governance { base: 0.0, per_partner: 0.0, per_pair: 0.0 };

    #[test]
    fn the_figures_of_the_seminar() {
        // Languedoc-Roussillon: 1 € per user for development, 2 € in all. A development of 1.5 M€ is then that of 1.5
        // million user-years: five years of 300,000 users (assumption), 300,000 € a year; the other euro is running.
        let solution = Solution { fixed: 300_000.0, per_user: 1.0, governance: NONE };
        let alone = solution.alone(&[300_000.0]).unwrap();
        assert_eq!((alone.total.euros(), alone.per_user), (600_000.0, Some(2.0)));
        // Two regions of that size on one solution: half a euro for development, 1.50 € in all.
        let two = solution.consortium(&[300_000.0; 2], Key::Equal).unwrap();
        assert_eq!((two.solutions, two.per_user), (1, Some(1.5)));
        assert_eq!(two.by_partner[0].euros(), 450_000.0);
        // Auvergne runs its portal for 1.9 € per pupil and year, of which nothing is shared.
        let auvergne = Solution { fixed: 0.0, per_user: 1.9, governance: NONE };
        assert_eq!(auvergne.alone(&[100_000.0]).unwrap().per_user, Some(1.9));
    }

    #[test]
    fn a_governance_pays_if_it_costs_less_than_the_solutions_it_saves() {
        // Three partners alone: 3 · 300,000 + governance of one each 3 · (20,000 + 10,000) = 990,000.
        // Together: 300,000 + 20,000 + 3 · 10,000 + 3 pairs · 5,000 = 365,000, and the users cost the same.
        let governance = Governance { base: 20_000.0, per_partner: 10_000.0, per_pair: 5_000.0 };
        let solution = Solution { fixed: 300_000.0, per_user: 1.0, governance };
        let users = [300_000.0, 200_000.0, 100_000.0];
        let (alone, together) =
            (solution.alone(&users).unwrap(), solution.consortium(&users, Key::Users).unwrap());
        assert_eq!((alone.solutions, alone.total.euros()), (3, 990_000.0 + 600_000.0));
        assert_eq!(together.total.euros(), 365_000.0 + 600_000.0);
        // By users 3 : 2 : 1, of 365,000 € to the cent: 182,500, 121,666.67, 60,833.33.
        let common: Vec<f64> =
            together.by_partner.iter().zip(users).map(|(paid, n)| paid.euros() - n).collect();
        let by_hand = [182_500.0, 121_666.67, 60_833.33];
        // Subtraction of amounts below 2^19 leaves errors of the last places of these.
        assert!(common.iter().zip(by_hand).all(|(a, b)| (a - b).abs() < 524_288.0 * 2.0 * f64::EPSILON));
        // Best number of partners: sqrt(2 · 320,000 / 5,000) = 11.3: each of 11 pays 64,090.91, of 12 64,166.67 (less v n).
        assert_eq!(solution.best_partners(), Some(11));
        assert_eq!(Solution { governance: NONE, ..solution }.best_partners(), None);
    }

    #[test]
    fn what_is_no_arrangement_is_refused() {
        let solution = Solution { fixed: 1.0, per_user: 1.0, governance: NONE };
        assert_eq!(solution.arrange(&[1.0], &[], Key::Users), None);
        assert_eq!(solution.alone(&[f64::NAN]), None);
        let empty = solution.consortium(&[0.0, 0.0], Key::Users).unwrap();
        assert_eq!((empty.per_user, empty.by_partner), (None, vec![Cents::new(50); 2]));
    }

    proptest! {
        #[test]
        fn the_cost_per_user_falls_with_partners(
            fixed in 0.0..1e7, per_user in 0.0..10.0, base in 0.0..1e6, each in 0.0..1e5, users in 1.0..1e6,
        ) {
            let governance = Governance { base, per_partner: each, per_pair: 0.0 };
            let solution = Solution { fixed, per_user, governance };
            let costs: Vec<f64> = (1..20).map(|k| solution.per_partner(k, users) / users).collect();
            // Falls, up to the last places of the sums.
            prop_assert!(costs.windows(2).all(|pair| pair[1] <= pair[0] * (1.0 + 8.0 * f64::EPSILON)));
        }

        #[test]
        fn partners_pay_the_total(
            partners in prop::collection::vec((0.0..1e6_f64, 0_usize..4), 1..12), fixed in 0.0..1e7,
        ) {
            let (users, groups): (Vec<f64>, Vec<usize>) = partners.into_iter().unzip();
            let solution = Solution { fixed, per_user: 1.9, governance: Governance { base: 1.0, ..NONE } };
            for key in [Key::Equal, Key::Users] {
                let arrangement = solution.arrange(&users, &groups, key).unwrap();
                // Each solution costs what it costs, each partner its users: rounded one by one.
                let solutions = Cents::saturating(fixed + 1.0) * i64::try_from(arrangement.solutions).unwrap();
                let by_users: Cents = users.iter().map(|users| Cents::saturating(1.9 * users)).sum();
                prop_assert_eq!(arrangement.total, solutions + by_users);
                prop_assert_eq!(arrangement.by_partner.iter().sum::<Cents>(), arrangement.total);
            }
        }
    }
}
