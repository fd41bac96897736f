//! Kilowatt-hours by hand.

use super::*;
use crate::decide::sample::{phase, territory};
use crate::file::means::LoadedMeans;

#[test]
fn the_account_of_seats_and_hosts_is_that_by_hand() {
    let mut means = LoadedMeans::usual().means;
    means
        .items
        .0
        .retain(|(name, _)| ["desktop", "local_server", "server", "printer"].contains(&name.as_str()));
    let (phase, territory) = (phase("2013"), territory());
    let found = energy(&means, &phase, &territory, Vec::new());
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

#[test]
fn what_is_kept_draws_the_power_of_what_it_is_for_the_hours_of_what_it_has_become() {
    let mut means = LoadedMeans::usual().means;
    means.items.0.retain(|(name, _)| ["desktop", "thin_client"].contains(&name.as_str()));
    let (mut phase, territory) = (phase("2018"), territory());
    // 100 thin clients in the first collège, 60 of which are old computers on the mean; each is used 2 hours a day.
    for school in &mut phase.stock.schools {
        school.seats = [0; 5];
    }
    phase.stock.schools[0].seats[1] = 100;
    phase.stock.pools.clear();
    for day in &mut phase.days {
        day.seat_hours = [0.0, 200.0, 0.0, 0.0, 0.0];
    }
    let mut seats = Counts::new(2);
    seats.add(crate::decide::count::level(territory.establishments[0].kind), Some(0), 60.0);
    let reused = [InService { to: 1, from: 0, seats }];
    let hours = 162.0 * 2.0;
    let unit = |on: f64, asleep: f64| (hours * on + 1500.0 * asleep) / 1000.0;
    let item = |name: &str| means.items.get(name).unwrap().power.unwrap();
    let (old, new) = (item("desktop"), item("thin_client"));
    assert_eq!((old.on.0, old.standby.0), (77.1, 2.4));
    let expected = 60.0 * unit(77.1, 2.4) + 40.0 * unit(new.on.0, new.standby.0);
    let found = energy(&means, &phase, &territory, reused.to_vec());
    assert!((found.total() - expected).abs() < 1e-9 * expected, "{} {expected}", found.total());
    // None of them is in an école, of which an item alone says nothing then.
    for (_, item) in &mut means.items.0 {
        item.kinds = Some(vec![crate::file::schema::Kind::Ecole]);
    }
    assert!(energy(&means, &phase, &territory, reused.to_vec()).total().abs() < 1e-9);
}

#[test]
fn rented_hosts_are_paid_on_days_without_school_too() {
    let mut means = LoadedMeans::usual().means;
    means.items.0.retain(|(_, item)| item.per == Per::CoreHour);
    let (cloud, territory) = (crate::decide::sample::cloud("2015"), territory());
    // 40 core-hours on each of 162 school days; one host of 4 cores at all hours of the other 203.
    let expected = 162.0 * 40.0 + 203.0 * 24.0 * 4.0;
    assert!((core_hours(&means, &cloud) - expected).abs() < 1e-9 * expected);
    let (_, item) = &mut means.items.0[0];
    let power = item.power.unwrap().on.0;
    // Each hour counts twice where the item says so.
    item.each.0 = 2.0;
    let found = energy(&means, &cloud, &territory, Vec::new());
    let watt_hours = 2.0 * expected * power * 1.58;
    assert!(power > 0.0 && (found.rented - watt_hours / 1000.0).abs() < 1e-9 * found.rented);
    assert_eq!(core_hours(&means, &phase("2013")), 0.0);
}
