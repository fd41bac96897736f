//! The table of `maillage validate`: right rows pass, wrong ones fail, and every key has its text.

use maillage_scenarios::validate::{Kind, Row, cheap_rows, part_keys};
use maillage_sim::measure::interval::student_quantile;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CHEAP: LazyLock<Vec<Row>> = LazyLock::new(cheap_rows);

#[test]
fn the_cheap_rows_pass() {
    let wrong: Vec<String> = CHEAP.iter().filter(|row| !row.pass).map(|row| format!("{row:?}")).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(CHEAP.len() > 40, "only {} rows", CHEAP.len());
}

#[test]
fn a_wrong_expectation_fails() {
    // Every row of the table turns wrong when the formula is off by less than a third.
    for row in CHEAP.iter().filter(|row| row.kind == Kind::Theory) {
        let (expected, resolution) = (row.expected.abs(), row.tolerance / row.expected.abs());
        assert!(resolution < 0.33, "{} {}: ±{resolution:.2} of {expected}", row.key, row.parameters);
        let off = [row.measured + 1.01 * row.tolerance, row.measured - 1.01 * row.tolerance];
        assert!(off.iter().all(|wrong| (row.measured - wrong).abs() > row.tolerance));
    }
    let measured = [0.9, 1.0, 1.1, 1.0, 0.95, 1.05];
    assert!(Row::theory("validate-wait", "", 1.0, &measured).pass);
    assert!(!Row::theory("validate-wait", "", 2.0, &measured).pass);
    let off = measured.map(|value| value + 1.0);
    assert!(!Row::tiers("validate-wait", "", (&measured, &off), 0.5).pass);
    assert!(Row::tiers("validate-wait", "", (&measured, &off), 1.0).pass, "within the error stated");
    assert!(Row::tiers("validate-wait", "", (&measured, &off), 0.5).informative().pass);
    assert!(Row::exact("validate-bits", "", (3.0, 3.0), 0.0).pass);
    assert!(!Row::exact("validate-bits", "", (3.0, 3.001), 1e-9).pass);
    assert!(!Row::below("validate-max-min", "", 1e-6, 1e-6).pass);
    assert!(!Row::above("validate-faure-better", "", 0.0, -0.1).pass);
    for nothing in [f64::NAN, f64::INFINITY] {
        assert!(!Row::exact("validate-bits", "", (3.0, nothing), 1.0).pass);
        assert!(!Row::below("validate-max-min", "", 1e-6, nothing).pass);
    }
}

#[test]
fn the_tolerance_is_that_of_a_corrected_interval() {
    // Mean 6, standard error √0.5; one row in a hundred of a table that is wrong once in a thousand times.
    let row = Row::theory("validate-wait", "", 6.0, &[4.0, 6.0, 8.0, 5.0, 7.0]);
    let by_hand = student_quantile(1.0 - 0.5e-5, 4) * 0.5_f64.sqrt();
    assert!((row.tolerance - by_hand).abs() < 1e-9 * by_hand, "{row:?}, by hand {by_hand}");
}

#[test]
fn every_key_has_its_text() {
    let keys = |text: &str| -> BTreeSet<String> {
        let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
        text.lines().filter(|line| line.starts_with("validate-")).filter_map(key).collect()
    };
    let french = keys(include_str!("../../locales/fr/validate.ftl"));
    assert_eq!(french, keys(include_str!("../../locales/en/validate.ftl")));
    let used = CHEAP.iter().map(|row| row.key).chain(part_keys());
    let without: Vec<&str> = used.filter(|key| !french.contains(*key)).collect();
    assert!(without.is_empty(), "{without:?}");
    // Keys of rows that are too long to make here are in the sources.
    let sources = [
        include_str!("../../src/validate/tiers.rs"),
        include_str!("../../src/validate/breaks.rs"),
        include_str!("../../src/validate/faure.rs"),
        include_str!("../../src/validate/repeat.rs"),
        include_str!("../../src/validate/balance.rs"),
    ];
    for word in
        sources.iter().flat_map(|source| source.split('"')).filter(|word| word.starts_with("validate-"))
    {
        assert!(french.contains(word), "{word} has no text");
    }
}
