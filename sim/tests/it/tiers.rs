//! The tiers against each other, against theory, and against what must balance.
//!
//! Means of both tiers are compared on common lessons: the tolerance is the half-width of the 99.9 % interval of
//! the difference (Student), to which each test adds the error of the model that it states.

use maillage_sim::measure::interval::student_quantile;
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::small::Small;
use maillage_sim::tier::{Tier, run};
use maillage_sim::units::BitRate;

fn balanced(outcome: &Outcome) {
    let balance = outcome.balance;
    assert!(balance.bits_carried > 0.0);
    let gap = (balance.bits_offered - balance.bits_carried).abs() / balance.bits_carried;
    assert!(gap < 1e-9, "bits offered {} carried {}", balance.bits_offered, balance.bits_carried);
    assert_eq!(balance.sessions_opened, balance.sessions_closed);
    assert_eq!(balance.seats_taken, balance.seats_returned);
    assert!(balance.seats_taken > 0);
}

/// Differences `session − interaction` of a measure, relative to its mean: mean, and half-width of the 99.9 %
/// interval.
fn difference(small: &Small, measure: Measure, replications: u32) -> (f64, f64) {
    let future = small.future();
    let values = |tier| -> Vec<f64> {
        let one = |replication| {
            let outcome = run(tier, &future, 7, replication);
            balanced(&outcome);
            outcome.territory.get(measure).unwrap()
        };
        (0..replications).map(one).collect()
    };
    let (session, interaction) = (values(Tier::Session), values(Tier::Interaction));
    let n = f64::from(replications);
    let level = interaction.iter().sum::<f64>() / n;
    let differences: Vec<f64> = session.iter().zip(&interaction).map(|(a, b)| (a - b) / level).collect();
    let mean = differences.iter().sum::<f64>() / n;
    let variance = differences.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, student_quantile(0.9995, u64::from(replications) - 1) * (variance / n).sqrt())
}

fn agree(small: &Small, replications: u32, measures: &[(Measure, f64)]) {
    for (measure, model_error) in measures {
        let (mean, half_width) = difference(small, *measure, replications);
        assert!(
            mean.abs() <= half_width + model_error,
            "{}: {mean:+.4} beyond ±{half_width:.4} and the model's {model_error}",
            measure.name()
        );
    }
}

#[test]
fn runs_depend_on_their_arguments_alone() {
    let future = Small::default().future();
    for tier in [Tier::Session, Tier::Interaction] {
        assert_eq!(run(tier, &future, 1, 3), run(tier, &future, 1, 3));
        assert_ne!(run(tier, &future, 1, 3), run(tier, &future, 1, 4));
    }
}

#[test]
fn lessons_are_the_same_in_both_tiers() {
    let (mean, half_width) = difference(&Small::default(), Measure::Lessons, 4);
    assert_eq!((mean, half_width), (0.0, 0.0));
}

#[test]
fn tiers_agree_on_a_farm_that_is_not_saturated() {
    // The 95th percentile rests on two moments of the response, and on bins of 5 %.
    agree(&Small::default(), 8, &[(Measure::ResponseMean, 0.0), (Measure::ResponseP95, 0.08)]);
}

#[test]
fn tiers_agree_on_a_saturated_farm() {
    let mut small = Small { classes: 8, seats: 200, device_share: 1.0, ..Small::default() };
    small.pool.cores = 4.0;
    agree(
        &small,
        5,
        &[(Measure::ResponseMean, 0.0), (Measure::ResponseP95, 0.08), (Measure::DisturbedLessons, 0.0)],
    );
}

#[test]
fn tiers_agree_on_a_slow_link() {
    let access = (BitRate::from_megabits(2.0), BitRate::from_megabits(0.5));
    // Answers are of one size: their waiting varies less than that of exponential ones, which is what two
    // moments assume.
    agree(
        &Small { access, ..Small::default() },
        6,
        &[(Measure::ResponseMean, 0.0), (Measure::ResponseP95, 0.15), (Measure::AccessUtilisationP95, 0.1)],
    );
}

#[test]
fn tiers_agree_on_a_full_data_centre_link() {
    // Four schools of 48 seats ask for 50 kB every 10.5 s: 6 Mb/s, of which the link has half.
    let small = Small { device_share: 1.0, hosting: BitRate::from_megabits(3.0), ..Small::default() };
    agree(&small, 5, &[(Measure::ResponseMean, 0.0)]);
}
