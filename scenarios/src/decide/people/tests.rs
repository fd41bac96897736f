//! Demand by hand, and the least staff that keeps its word.

use super::*;
use crate::decide::sample::{phase, territory};
use crate::file::means::LoadedMeans;

#[test]
fn tickets_are_those_by_hand() {
    let means = LoadedMeans::usual().means;
    let rule = means.support.organisations.get("departement").unwrap();
    let demand = demand(&means, &phase("2013"), &territory(), rule, &|_| 2.0);
    let kind = |name: &str| demand.kinds.iter().position(|kind| kind.name == name).unwrap();
    let a_year = |place: usize, name: &str| demand.places[place].rates[kind(name)] * 210.0;
    let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    close(a_year(0, "desktop_fault"), 80.0 * (0.03 + 0.025 * 2.0));
    // Fifteen models on one image each: fourteen more.
    close(a_year(1, "desktop_system"), 60.0 * 0.25 * 1.14);
    close(a_year(2, "printing"), 3.0 * (1.0 + 0.005 * 69.0));
    // Three hosts of the site make a place of their own.
    assert_eq!(demand.places.len(), 4);
    close(a_year(3, "site_server"), 3.0 * 2.0);
    close(a_year(2, "local_server"), 0.0);
}

#[test]
fn the_least_staff_keeps_the_target() {
    let means = LoadedMeans::usual().means;
    let (territory, phase) = (territory(), phase("2013"));
    for (name, rule) in means.support.organisations.iter() {
        let found = people(&means, &phase, &territory, (name, rule), &|_| 2.0, 1);
        assert!(found.unreached > 0 || found.within >= 0.94, "{name}: {}", found.within);
        let staff = found.staff.as_ref().unwrap().total();
        assert!((staff - found.full_time).abs() < 1e-9, "{name}");
        let departements: f64 = found.departements.iter().map(|part| part.tickets).sum();
        assert!((departements - found.tickets).abs() < 1e-6, "{name}");
    }
}

#[test]
fn years_without_tickets_have_no_delay_to_count() {
    let year = |tickets: u64, hours: f64| support::Figures {
        tickets,
        p50: Span::from_hours(hours),
        p95: Span::from_hours(2.0 * hours),
        seat_days: hours,
        ..support::Figures::default()
    };
    let years = [year(4, 3.0), year(0, 0.0), year(2, 5.0)];
    let found = PeopleOf::mean("line", years.iter());
    assert_eq!((found.tickets, found.p50, found.p95), (2.0, 4.0, 8.0));
    // What is lost is lost over all years.
    assert!((found.seat_days - 8.0 / 3.0).abs() < 1e-12);
    let none = PeopleOf::mean("line", years[1..2].iter());
    assert_eq!((none.tickets, none.p50), (0.0, 0.0));
}
