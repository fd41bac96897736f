//! Which phase a year is lived in.

use super::quantities::ScenarioQuantities;
use crate::file::schema::means::Account;

/// The years of an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timeline {
    /// First year.
    pub first: u32,
    /// Year in which the first phase begins; years before it are like it.
    pub begins: u32,
    /// Phase of each year, by index.
    pub phases: Vec<usize>,
    /// Phases whose first year nobody said, with the year that they are taken to begin in.
    pub assumed: Vec<(String, u32)>,
}

impl Timeline {
    /// Of phases in their order. A phase begins in the year of its name, or in the one that the account says; those of
    /// which neither is known divide the years evenly. The first phase also holds for the years before it.
    pub fn new(account: &Account, phases: &[&str]) -> Self {
        let (first, years) = (account.first_year.0, account.years.0);
        let mut assumed = Vec::new();
        let begins: Vec<u32> = (0_u32..)
            .zip(phases)
            .map(|(order, name)| {
                let said = account.phases.get(name).map(|year| year.0);
                let named = || name.parse().ok().filter(|year| (1900..=2200).contains(year));
                said.or_else(named).unwrap_or_else(|| {
                    let year = first + order * years / (phases.len() as u32).max(1);
                    assumed.push(((*name).to_owned(), year));
                    year
                })
            })
            .collect();
        let of_year = |year: u32| {
            let begun = begins.iter().enumerate().filter(|(_, begin)| **begin <= year);
            // Of phases that begin in the same year the later one holds.
            begun.max_by_key(|(order, begin)| (**begin, *order)).map_or(0, |(order, _)| order)
        };
        Self {
            first,
            begins: begins.first().copied().unwrap_or(first),
            phases: (first..first + years).map(of_year).collect(),
            assumed,
        }
    }

    /// Of the phases of a scenario.
    pub fn of(account: &Account, scenario: &ScenarioQuantities) -> Self {
        let names: Vec<&str> = scenario.phases.iter().map(|phase| phase.name.as_str()).collect();
        Self::new(account, &names)
    }

    /// Years that are lived in each of so many phases.
    pub fn years_of_phases(&self, phases: usize) -> Vec<u32> {
        let mut years = vec![0; phases];
        for phase in &self.phases {
            if let Some(lived) = years.get_mut(*phase) {
                *lived += 1;
            }
        }
        years
    }

    /// Number of years.
    pub const fn len(&self) -> usize {
        self.phases.len()
    }

    /// Whether there is none, which no checked account has.
    pub const fn is_empty(&self) -> bool {
        self.phases.is_empty()
    }

    /// The years.
    pub fn years(&self) -> impl Iterator<Item = u32> + '_ {
        (self.first..).take(self.len())
    }
}

/// The mean over the years of an account of what each phase has, given with the years that are lived in it: what comes
/// early counts for longer, as money does. None where no year is lived.
pub(super) fn over_years(phases: impl IntoIterator<Item = (u32, f64)>) -> Option<f64> {
    let lived = phases.into_iter().filter(|(years, _)| *years > 0);
    let (sum, years) = lived.fold((0.0, 0.0), |(sum, all), (years, value)| {
        (sum + f64::from(years) * value, all + f64::from(years))
    });
    (years > 0.0).then(|| sum / years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::means::LoadedMeans;
    use crate::file::value::{Count, Named};

    fn account(years: u32) -> Account {
        Account { years: Count(years), ..LoadedMeans::usual().means.account }
    }

    #[test]
    fn phases_hold_until_the_next() {
        let timeline = Timeline::new(&account(10), &["2013", "2015", "2018", "2020"]);
        assert_eq!(timeline.phases, [0, 0, 1, 1, 1, 2, 2, 3, 3, 3]);
        assert_eq!(timeline.years().last(), Some(2022));
        assert_eq!(timeline.years_of_phases(4), [2, 3, 2, 3]);
        assert!(timeline.assumed.is_empty());
    }

    #[test]
    fn a_single_phase_holds_for_all_years() {
        assert_eq!(Timeline::new(&account(4), &["2018"]).phases, [0; 4]);
    }

    #[test]
    fn phases_without_a_year_divide_the_account() {
        let timeline = Timeline::new(&account(4), &["before", "after"]);
        assert_eq!(timeline.phases, [0, 0, 1, 1]);
        assert_eq!(timeline.assumed, [("before".to_owned(), 2013), ("after".to_owned(), 2015)]);
        let said = Account {
            phases: Named(vec![("before".to_owned(), Count(2013)), ("after".to_owned(), Count(2014))]),
            ..account(4)
        };
        assert_eq!(Timeline::new(&said, &["before", "after"]).phases, [0, 1, 1, 1]);
    }

    #[test]
    fn a_mean_over_the_years_counts_each_year_once() {
        let by_phase = [(2, 5.0), (0, f64::NAN), (1, -1.0), (5, 3.0)];
        let by_year = [5.0, 5.0, -1.0, 3.0, 3.0, 3.0, 3.0, 3.0];
        // Whole numbers and a division by 8: nothing is rounded.
        assert_eq!(over_years(by_phase), Some(by_year.iter().sum::<f64>() / 8.0));
        assert_eq!(over_years([(0, 1.0)]), None);
    }
}
