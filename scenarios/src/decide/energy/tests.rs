//! Kilowatt-hours by hand.

use super::*;
use crate::decide::sample::{phase, territory};
use crate::file::means::LoadedMeans;

#[test]
fn days_that_were_not_simulated_are_like_the_others() {
    let means = LoadedMeans::usual().means;
    let days = phase("2013").days;
    // 130 ordinary and 24 peak days of 162: the 8 days of exams are shared in proportion.
    let weights = weights(&means.calendar, &days);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9 * b;
    assert!(close(weights[0], 130.0 * 162.0 / 154.0) && close(weights[1], 24.0 * 162.0 / 154.0));
    let unknown = [DayUse { name: "storm".to_owned(), ..DayUse::default() }];
    assert_eq!(super::weights(&means.calendar, &unknown), [162.0]);
}

#[test]
fn the_account_of_seats_and_hosts_is_that_by_hand() {
    let mut means = LoadedMeans::usual().means;
    means
        .items
        .0
        .retain(|(name, _)| ["desktop", "local_server", "server", "printer"].contains(&name.as_str()));
    let (phase, territory) = (phase("2013"), territory());
    let found = energy(&means, &phase, &territory);
    let used = (130.0 * 300.0 + 24.0 * 600.0) * 162.0 / 154.0;
    let desktops = (used * 77.1 + 150.0 * 1500.0 * 2.4) / 1000.0;
    let local_servers = 2.0 * 150.0 * 8.76 * 2.0;
    let servers = 3.0 * 400.0 * 8.76 * 1.58;
    let printers = 2.0 * 3.0 * (200.0 * 30.0 + 8560.0 * 3.0) / 1000.0;
    let expected = desktops + local_servers + servers + printers;
    assert!((found.total() - expected).abs() < 1e-9 * expected, "{} {expected}", found.total());
    // The servers of the site belong to no school.
    assert!((found.bought.get(crate::decide::count::SHARED, None) - servers).abs() < 1e-9 * servers);
}
