//! A year from its simulated days.

use super::quantities::DayUse;
use crate::file::schema::means::Calendar;

/// School days of a year that each simulated day stands for: those of its type, and its part of those that were not
/// simulated. All days are alike where none is in the calendar.
pub fn weights(calendar: &Calendar, days: &[DayUse]) -> Vec<f64> {
    let total: f64 = calendar.days.iter().map(|(_, days)| days.0).sum();
    let said: Vec<f64> =
        days.iter().map(|day| calendar.days.get(&day.name).map_or(0.0, |days| days.0)).collect();
    let known: f64 = said.iter().sum();
    if known > 0.0 {
        said.iter().map(|days| days * total / known).collect()
    } else {
        vec![total / days.len().max(1) as f64; days.len()]
    }
}

/// A quantity of days, over a year.
pub fn of_year(calendar: &Calendar, days: &[DayUse], of_day: impl Fn(&DayUse) -> f64) -> f64 {
    weights(calendar, days).iter().zip(days).map(|(weight, day)| weight * of_day(day)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::sample::phase;
    use crate::file::means::LoadedMeans;

    #[test]
    fn days_that_were_not_simulated_are_like_the_others() {
        let means = LoadedMeans::usual().means;
        let days = phase("2013").days;
        // 130 ordinary and 24 peak days of 162: the 8 days of exams are shared in proportion.
        let found = weights(&means.calendar, &days);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9 * b;
        assert!(close(found[0], 130.0 * 162.0 / 154.0) && close(found[1], 24.0 * 162.0 / 154.0));
        let unknown = [DayUse { name: "storm".to_owned(), ..DayUse::default() }];
        assert_eq!(weights(&means.calendar, &unknown), [162.0]);
    }
}
