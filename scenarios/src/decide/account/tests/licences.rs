//! Shared licences against one for each seat, by hand.

use super::{LICENCES, made, means, of};
use crate::decide::account::{Assumption, poolings};
use crate::decide::money::Cents;
use crate::decide::sample::{licensed, phase, scenario, study, territory, three};
use crate::file::schema::Kind;

/// Rounding of sums and quotients of a few amounts.
const HAIR: f64 = 1e-12;

#[test]
fn the_saving_and_what_drives_it_are_those_by_hand() {
    let means = means(LICENCES);
    let found = poolings(&three(), &means, &territory(), "same");
    let [pooling] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (pooling.licence.as_str(), pooling.named.as_str(), pooling.pooled.as_str()),
        ("atlas", "same", "pool")
    );
    assert_eq!((pooling.seats, pooling.peak.count, pooling.pool), (140, 40, 100));
    assert_eq!((pooling.peak.phase.as_str(), pooling.peak.day.as_str()), ("2015", "peak"));
    // From 2015 to 2022: 140 seats at 20 €; 1.1 × 40 licences at 50 €.
    assert!((pooling.named_cost - 8.0 * 140.0 * 20.0).abs() < HAIR * pooling.named_cost);
    assert!((pooling.pooled_cost - 8.0 * 44.0 * 50.0).abs() < HAIR * pooling.pooled_cost);
    let saving = |seat: f64, shared: f64, bought: f64| 1.0 - bought * shared / (140.0 * seat);
    assert!((pooling.saving() - saving(20.0, 50.0, 44.0)).abs() < HAIR);
    let expected = [
        (Assumption::Price("atlas_seat".to_owned()), saving(10.0, 50.0, 44.0), saving(25.0, 50.0, 44.0)),
        (Assumption::Price("atlas".to_owned()), saving(20.0, 20.0, 44.0), saving(20.0, 60.0, 44.0)),
        (Assumption::Use, saving(20.0, 50.0, 35.2), saving(20.0, 50.0, 52.8)),
    ];
    assert_eq!(pooling.drivers.len(), expected.len());
    for (driver, (assumption, low, high)) in pooling.drivers.iter().zip(expected) {
        assert_eq!(driver.assumption, assumption);
        assert!((driver.at_low - low).abs() < HAIR && (driver.at_high - high).abs() < HAIR, "{driver:?}");
    }
    // The costs are those of the account.
    let account = made(&three(), &means, None);
    let item = |scenario: &str, item: &str| of(&account.scenario(scenario).unwrap().money.by_item, item);
    assert!((item("same", "atlas_seat").euros() - pooling.named_cost).abs() < 0.01);
    assert!((item("pool", "atlas").euros() - pooling.pooled_cost).abs() < 0.01);
    assert_eq!((item("same", "atlas"), item("pool", "atlas_seat")), (Cents::ZERO, Cents::ZERO));
}

#[test]
fn licences_of_seats_are_counted_where_they_may_be_used() {
    // Écoles have no seat that may hold it: an item for écoles alone counts none.
    let mut means = means(LICENCES);
    let (_, item) = means.items.0.iter_mut().find(|(name, _)| name == "atlas_seat").unwrap();
    item.kinds = Some(vec![Kind::Ecole]);
    let account = made(&three(), &means, None);
    assert_eq!(of(&account.scenario("same").unwrap().money.by_item, "atlas_seat"), Cents::ZERO);
}

#[test]
fn without_both_kinds_there_is_nothing_to_compare() {
    let means = means(LICENCES);
    let shared = || licensed("2013", Some((10, [3, 4])));
    for scenarios in [
        vec![scenario("same", vec![licensed("2013", None)])],
        vec![scenario("same", vec![shared()])],
        vec![scenario("same", vec![phase("2013")]), scenario("pool", vec![shared()])],
        Vec::new(),
    ] {
        assert!(poolings(&study(scenarios), &means, &territory(), "same").is_empty());
    }
    // No price, no saving.
    assert!(poolings(&three(), &super::means(""), &territory(), "same").is_empty());
    // The reference may be the one that shares.
    assert_eq!(poolings(&three(), &means, &territory(), "pool").len(), 1);
}

#[test]
fn a_seat_that_may_cost_nothing_leaves_a_saving_that_can_be_written() {
    let mut means = means(LICENCES);
    let (_, item) = means.items.0.iter_mut().find(|(name, _)| name == "atlas_seat").unwrap();
    item.run = item.run.map(|price| crate::file::price::Price::new(0.0, price.likely, price.high));
    let found = poolings(&three(), &means, &territory(), "same");
    let drivers = &found[0].drivers;
    // The price of a seat is left out: against nothing there is no share to save.
    let known: Vec<&Assumption> = drivers.iter().map(|driver| &driver.assumption).collect();
    assert_eq!(known, [&Assumption::Price("atlas".to_owned()), &Assumption::Use]);
    assert!(drivers.iter().all(|driver| driver.at_low.is_finite() && driver.at_high.is_finite()));
}
