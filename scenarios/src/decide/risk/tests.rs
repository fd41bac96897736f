//! What is lost, by hand and against the sum over schools.

use super::*;
use crate::decide::sample::phase;
use crate::file::means::LoadedMeans;

#[test]
fn lines_and_servers_take_their_share() {
    let means = LoadedMeans::usual().means;
    let risk = risk(&means, &phase("2013"));
    let (adsl, fibre) = (0.15 * 67.0 / 8760.0, 0.1 * 8.0 / 8760.0);
    let (site, server) = (0.4 * 4.0 / 8760.0, 0.1 * 48.0 / 8760.0);
    let shares = [0.5 * (fibre + site) + server, 0.5 * (adsl + site) + server, 0.5 * (adsl + site)];
    for (found, expected) in risk.by_school.iter().zip(shares) {
        assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?} {expected}");
    }
    let expected = (80.0 * shares[0] + 60.0 * shares[1] + 10.0 * shares[2]) / 150.0;
    assert!((risk.share - expected).abs() < 1e-12);
}

#[test]
fn thin_clients_stop_with_their_line() {
    let means = LoadedMeans::usual().means;
    let mut thin = phase("2015");
    for school in &mut thin.stock.schools {
        school.seats.swap(0, 1);
    }
    for day in &mut thin.days {
        day.seat_hours.swap(0, 1);
    }
    assert!(risk(&means, &thin).by_school[2] > risk(&means, &phase("2013")).by_school[2]);
}
