//! Units in service, by the year in which they were bought: what must be bought to have what is wanted.
//!
//! Whole units, no chance. At the start of every year, in this order: what reached the end of its life is retired; if more
//! is left than wanted, the oldest is retired; what is missing is bought. A unit of life `L` bought in year `y` serves the
//! years `y` to `y + L − 1`.

use serde::{Deserialize, Serialize};

use super::item::Life;

/// What is in place when the first year begins.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// Nothing: all is bought in the first year.
    #[default]
    New,
    /// Units whose ages are spread evenly over their life, so that the same number, to one unit, ends every year: the
    /// first of them in the first year.
    Spread {
        /// How many.
        units: u32,
    },
    /// Units of one age. Those as old as their life, or older, are replaced in the first year.
    Aged {
        /// How many.
        units: u32,
        /// Whole years in service when the first year begins.
        age: u32,
    },
    /// Units of something else kept in the place of this item: old computers that serve as thin clients. They last so many
    /// more years whatever the life of the item, then the item must be bought.
    Reused {
        /// How many.
        units: u32,
        /// Whole years in service when they come to serve here.
        age: u32,
        /// How many more years they serve; 0 replaces them at once.
        lasts: u32,
        /// Year, counted from the first, at whose start they come to serve here; until then they are of no account.
        from: u32,
    },
}

/// What becomes of a need over the years, index 0 being the first.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fleet {
    /// Units in service: those wanted.
    pub in_service: Vec<u32>,
    /// Units bought at the start of the year.
    pub purchases: Vec<u32>,
    /// Units retired at the start of the year, at the end of their life or because fewer are wanted.
    pub retired: Vec<u32>,
    /// Mean age of the units in service, in whole years since they were bought, after the purchases of the year (a new
    /// unit has 0); `None` without a unit or for what is not bought.
    pub mean_age: Vec<Option<f64>>,
    /// Life that is left in units bought during the years of the account when these are over, in units: two with half of
    /// their life left are 1. What was in place before is not counted, since its purchase is not either.
    pub left: f64,
}

/// Units bought in the same year.
#[derive(Clone, Copy)]
struct Cohort {
    /// Year in which they were bought; before 0 for what was in place.
    bought: i64,
    /// First year in which they no longer serve.
    ends: i64,
    units: u32,
    /// Whether they were there before the account, which did not pay for them.
    in_place: bool,
}

impl Fleet {
    /// Of units that are bought: `wanted` in service by year.
    pub fn bought(wanted: &[u32], life: Life, start: Start) -> Self {
        let mut cohorts = in_place(life, start);
        let later = later(start);
        let n = wanted.len();
        let mut after = 0;
        let mut fleet = Self {
            in_service: wanted.to_vec(),
            purchases: Vec::with_capacity(n),
            retired: Vec::with_capacity(n),
            mean_age: Vec::with_capacity(n),
            left: 0.0,
        };
        for (year, &wanted) in (0_i64..).zip(wanted) {
            after = year + 1;
            if let Some((_, cohort)) = later.filter(|(from, _)| *from == year) {
                cohorts.insert(0, cohort);
            }
            let before = total(&cohorts);
            cohorts.retain(|cohort| cohort.ends > year);
            shrink(&mut cohorts, u64::from(wanted));
            let kept = total(&cohorts);
            // Neither can exceed what was wanted or in place, both of which are counted in 32 bits.
            let bought = wanted - u32::try_from(kept).expect("no more is kept than wanted");
            fleet.retired.push(u32::try_from(before - kept).expect("no more is retired than there was"));
            fleet.purchases.push(bought);
            if bought > 0 {
                cohorts.push(Cohort { bought: year, ends: end(life, year), units: bought, in_place: false });
            }
            let ages: f64 = cohorts.iter().map(|c| (year - c.bought) as f64 * f64::from(c.units)).sum();
            fleet.mean_age.push((wanted > 0).then(|| ages / f64::from(wanted)));
        }
        fleet.left = life_left(&cohorts, life, after);
        fleet
    }

    /// Of units that are rented: in service as wanted, never bought.
    pub fn rented(wanted: &[u32]) -> Self {
        let n = wanted.len();
        Self {
            in_service: wanted.to_vec(),
            purchases: vec![0; n],
            retired: vec![0; n],
            mean_age: vec![None; n],
            left: 0.0,
        }
    }
}

fn total(cohorts: &[Cohort]) -> u64 {
    cohorts.iter().map(|cohort| u64::from(cohort.units)).sum()
}

/// First year in which units bought in `year` no longer serve.
fn end(life: Life, year: i64) -> i64 {
    match life {
        Life::Years(years) => year + i64::from(years.get()),
        Life::Once => i64::MAX,
    }
}

/// Cohorts in place at the start, oldest first.
fn in_place(life: Life, start: Start) -> Vec<Cohort> {
    let cohort = |age: i64, ends, units| Cohort { bought: -age, ends, units, in_place: true };
    match (start, life) {
        // What is reused comes in its own year: see `later`.
        (Start::New | Start::Reused { .. }, _) => Vec::new(),
        (Start::Spread { units }, Life::Years(years)) => {
            let (life, stock) = (i64::from(years.get()), i64::from(units));
            // Units that end by the start of year y are the whole part of (y + 1) stock / life: all after `life` years.
            let ended = |years: i64| years * stock / life;
            let of_year = |year| cohort(life - year, year, (ended(year + 1) - ended(year)) as u32);
            (0..life).map(of_year).filter(|cohort| cohort.units > 0).collect()
        }
        // What never ends has no ages to spread.
        (Start::Spread { units }, Life::Once) => vec![cohort(0, i64::MAX, units)],
        (Start::Aged { units, age }, _) => {
            let age = i64::from(age);
            vec![cohort(age, end(life, -age), units)]
        }
    }
}

/// Units that come from elsewhere in some year: the year, and what comes.
fn later(start: Start) -> Option<(i64, Cohort)> {
    let Start::Reused { units, age, lasts, from } = start else { return None };
    let from = i64::from(from);
    let bought = from - i64::from(age);
    Some((from, Cohort { bought, ends: from + i64::from(lasts), units, in_place: true }))
}

/// Retires the oldest until no more than `wanted` are left.
fn shrink(cohorts: &mut Vec<Cohort>, wanted: u64) {
    let mut surplus = total(cohorts).saturating_sub(wanted);
    for cohort in cohorts.iter_mut() {
        let gone = u64::from(cohort.units).min(surplus);
        cohort.units -= gone as u32;
        surplus -= gone;
    }
    cohorts.retain(|cohort| cohort.units > 0);
}

/// Life left when the year `after` begins, in units bought before it, in units.
fn life_left(cohorts: &[Cohort], life: Life, after: i64) -> f64 {
    let Life::Years(years) = life else { return 0.0 };
    let left = |cohort: &Cohort| {
        let years = (cohort.ends - after).max(0);
        if cohort.in_place { 0 } else { years * i64::from(cohort.units) }
    };
    // The division comes last, so that whole numbers of units stay whole.
    cohorts.iter().map(left).sum::<i64>() as f64 / f64::from(years.get())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bought(wanted: &[u32], life: u8, start: Start) -> Fleet {
        Fleet::bought(wanted, Life::years(life).unwrap(), start)
    }

    #[test]
    fn renewal_when_the_horizon_is_no_multiple_of_the_life() {
        // Ten units of 3 years over 8 years: bought in years 0, 3, 6; those of year 6 serve 6 and 7 and have 1 of 3 left.
        let fleet = bought(&[10; 8], 3, Start::New);
        assert_eq!(fleet.purchases, [10, 0, 0, 10, 0, 0, 10, 0]);
        assert_eq!(fleet.retired, [0, 0, 0, 10, 0, 0, 10, 0]);
        assert_eq!(fleet.mean_age[..4], [Some(0.0), Some(1.0), Some(2.0), Some(0.0)]);
        assert_eq!(fleet.left, 10.0 / 3.0);
        // Over 6 years nothing is left.
        assert_eq!(bought(&[10; 6], 3, Start::New).left, 0.0);
    }

    #[test]
    fn what_comes_later_from_elsewhere_serves_from_then() {
        // Thin clients from the third year on: 6 of the 10 are old computers that last two years, then all are bought.
        let start = Start::Reused { units: 6, age: 9, lasts: 2, from: 2 };
        let fleet = bought(&[0, 0, 10, 10, 10, 10], 7, start);
        assert_eq!(fleet.purchases, [0, 0, 4, 0, 6, 0]);
        assert_eq!(fleet.mean_age[2], Some(6.0 * 9.0 / 10.0));
    }

    #[test]
    fn a_spread_stock_that_is_no_multiple_of_its_life() {
        // Ten units of 4 years: whole parts of 2.5, 5, 7.5, 10 end by years 0 to 3, that is 2, 3, 2, 3 a year; so are
        // their successors four years later.
        let fleet = bought(&[10; 8], 4, Start::Spread { units: 10 });
        assert_eq!(fleet.purchases, [2, 3, 2, 3, 2, 3, 2, 3]);
        // After year 0: 2 new ones, 3 of age 3, 2 of age 2, 3 of age 1: (9 + 4 + 3) / 10.
        assert_eq!(fleet.mean_age[0], Some(1.6));
        // At the end of 8 years: bought in years 4 to 7, with 0, 1, 2, 3 of 4 years left: (3 + 4 + 9) / 4.
        assert_eq!(fleet.left, 4.0);
    }

    #[test]
    fn growth_and_shrinkage() {
        // Life 3. Year 0: buy 4. Year 1: 6 wanted, buy 2. Year 2: 3 wanted, 3 of the oldest leave: 1 of year 0, 2 of year 1.
        // Year 3: the one of year 0 ends; 5 wanted, buy 3. Year 4: the two of year 1 end; 5 wanted, buy 2.
        let fleet = bought(&[4, 6, 3, 5, 5], 3, Start::New);
        assert_eq!(fleet.purchases, [4, 2, 0, 3, 2]);
        assert_eq!(fleet.retired, [0, 0, 3, 1, 2]);
        // Year 2: ages 2, 1, 1. End of year 4: 3 bought in year 3 with 1 of 3 left, 2 in year 4 with 2 of 3.
        assert_eq!(fleet.mean_age[2], Some(4.0 / 3.0));
        assert_eq!(fleet.left, 7.0 / 3.0);
        // Nothing wanted: all leave, and no age is left to speak of.
        let none = bought(&[4, 0, 2], 3, Start::New);
        assert_eq!((none.purchases, none.mean_age[1]), (vec![4, 0, 2], None));
    }

    #[test]
    fn units_of_one_age() {
        // Life 6, age 4: they serve years 0 and 1. Age 9, beyond their life: replaced at once.
        assert_eq!(bought(&[5; 4], 6, Start::Aged { units: 5, age: 4 }).purchases, [0, 0, 5, 0]);
        assert_eq!(bought(&[5; 4], 6, Start::Aged { units: 5, age: 9 }).purchases, [5, 0, 0, 0]);
        // Too few in place: the rest is bought. Too many: they leave without being bought again.
        assert_eq!(bought(&[5; 3], 6, Start::Aged { units: 2, age: 0 }).purchases, [3, 0, 0]);
        let fleet = bought(&[5; 3], 6, Start::Aged { units: 7, age: 0 });
        assert_eq!((fleet.purchases, fleet.retired), (vec![0; 3], vec![2, 0, 0]));
    }

    #[test]
    fn what_is_reused_is_bought_later_not_never() {
        // Four thousand computers of 1999 in 2008, kept for three years, then bought as thin clients of 8 years.
        let start = Start::Reused { units: 4_000, age: 9, lasts: 3, from: 0 };
        let fleet = bought(&[4_000; 8], 8, start);
        assert_eq!(fleet.purchases, [0, 0, 0, 4_000, 0, 0, 0, 0]);
        assert_eq!(fleet.mean_age[..4], [Some(9.0), Some(10.0), Some(11.0), Some(0.0)]);
        assert_eq!(fleet.left, 4_000.0 * 3.0 / 8.0);
        // A park that grows meanwhile buys the growth at once and the kept ones after three years.
        assert_eq!(bought(&[6_000; 4], 8, start).purchases, [2_000, 0, 0, 4_000]);
    }

    #[test]
    fn what_is_spent_once_is_never_renewed() {
        let fleet = Fleet::bought(&[1; 300], Life::Once, Start::New);
        assert_eq!((fleet.purchases.iter().sum::<u32>(), fleet.left), (1, 0.0));
        assert_eq!(Fleet::bought(&[1; 300], Life::Once, Start::Spread { units: 1 }).purchases, [0; 300]);
    }

    fn wanted() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(prop_oneof![Just(0), 0_u32..50], 1..25)
    }

    fn start() -> impl Strategy<Value = Start> {
        prop_oneof![
            Just(Start::New),
            (0_u32..60).prop_map(|units| Start::Spread { units }),
            (0_u32..60, 0_u32..12).prop_map(|(units, age)| Start::Aged { units, age }),
        ]
    }

    /// Purchases another way: by cumulated numbers, without cohorts. If all that was bought by the end of year `y` is
    /// `B(y)` and all that was retired is `R(y)`, first in first out gives `R(y) = max(R(y−1), B(y−L), B(y−1) − wanted(y))`
    /// and `B(y) = max(B(y−1), R(y) + wanted(y))`.
    fn by_cumulated_numbers(wanted: &[u32], life: u8, start: Start) -> Vec<u32> {
        let life = i64::from(life);
        let before = |year: i64| match start {
            Start::Spread { units } => i64::from(units) * (year + life + 1).clamp(0, life) / life,
            Start::Aged { units, age } => i64::from(units) * i64::from(year >= -i64::from(age)),
            _ => 0,
        };
        let (mut bought, mut retired) = (Vec::<i64>::new(), 0);
        for (year, &wanted) in (0_i64..).zip(wanted) {
            let wanted = i64::from(wanted);
            let at = |when: i64| if when < 0 { before(when) } else { bought[when as usize] };
            retired = at(year - life).max(retired).max(at(year - 1) - wanted);
            let all = at(year - 1).max(retired + wanted);
            bought.push(all);
        }
        let previous = std::iter::once(before(-1)).chain(bought.iter().copied());
        bought.iter().zip(previous).map(|(now, before)| (now - before) as u32).collect()
    }

    proptest! {
        #[test]
        fn cohorts_agree_with_cumulated_numbers(wanted in wanted(), life in 1_u8..12, start in start()) {
            // The twin knows no unit of age 0 in place, which is as good as bought in the first year but not counted.
            prop_assume!(!matches!(start, Start::Aged { age: 0, .. }));
            prop_assert_eq!(bought(&wanted, life, start).purchases, by_cumulated_numbers(&wanted, life, start));
        }

        #[test]
        fn units_are_conserved(wanted in wanted(), life in 1_u8..12, start in start()) {
            let fleet = bought(&wanted, life, start);
            let mut there: i64 = match start {
                Start::Spread { units } | Start::Aged { units, .. } => i64::from(units),
                _ => 0,
            };
            for (year, &wanted) in wanted.iter().enumerate() {
                there += i64::from(fleet.purchases[year]) - i64::from(fleet.retired[year]);
                prop_assert_eq!(there, i64::from(wanted));
            }
            let all: u32 = fleet.purchases.iter().sum();
            prop_assert!(fleet.left >= 0.0 && fleet.left <= f64::from(all));
        }

        #[test]
        fn a_longer_life_never_buys_more(wanted in wanted(), life in 1_u8..12, start in start()) {
            // By induction on the cumulated numbers above, in which B and R grow with B and R of the past.
            let sums = |life| {
                let purchases = bought(&wanted, life, start).purchases;
                purchases.into_iter().scan(0, |sum: &mut u32, n| { *sum += n; Some(*sum) }).collect::<Vec<_>>()
            };
            prop_assert!(sums(life + 1).iter().zip(sums(life)).all(|(longer, shorter)| *longer <= shorter));
        }
    }
}
