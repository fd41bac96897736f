//! The tiers against each other, against theory, and against what must balance.
//!
//! Means of both tiers are compared on common lessons: the tolerance is the half-width of the 99.9 % interval of
//! the difference (Student), to which each test adds the error of the model that it states.

use maillage_sim::future::{Audience, Direction, Future, Transfer, When};
use maillage_sim::ids::NodeId;
use maillage_sim::measure::interval::student_quantile;
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::network::{Link, LinkKind, Network};
use maillage_sim::small::{Small, service};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes};

fn balanced(outcome: &Outcome) {
    let balance = outcome.balance;
    assert!(balance.bits_carried > 0.0);
    let gap = (balance.bits_offered - balance.bits_carried).abs() / balance.bits_carried;
    assert!(gap < 1e-9, "bits offered {} carried {}", balance.bits_offered, balance.bits_carried);
    assert_eq!(balance.sessions_opened, balance.sessions_closed);
    assert_eq!(balance.seats_taken, balance.seats_returned);
    assert!(balance.seats_taken > 0);
}

/// The outcomes of both tiers, replication by replication.
fn pairs(future: &Future, replications: u32) -> Vec<[Outcome; 2]> {
    let one = |replication| {
        [Tier::Session, Tier::Interaction].map(|tier| {
            let outcome = run(tier, future, 7, replication);
            balanced(&outcome);
            outcome
        })
    };
    (0..replications).map(one).collect()
}

/// Differences `session − interaction` of a measure, relative to its mean: mean, and half-width of the 99.9 %
/// interval.
fn difference(pairs: &[[Outcome; 2]], measure: Measure) -> (f64, f64) {
    let value = |outcome: &Outcome| outcome.territory.get(measure).unwrap();
    let n = pairs.len() as f64;
    let level = pairs.iter().map(|[_, interaction]| value(interaction)).sum::<f64>() / n;
    let differences: Vec<f64> = pairs.iter().map(|[a, b]| (value(a) - value(b)) / level).collect();
    let mean = differences.iter().sum::<f64>() / n;
    let variance = differences.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, student_quantile(0.9995, pairs.len() as u64 - 1) * (variance / n).sqrt())
}

fn agree(small: &Small, replications: u32, measures: &[(Measure, f64)]) {
    agree_on(&small.future(), replications, measures);
}

fn agree_on(future: &Future, replications: u32, measures: &[(Measure, f64)]) {
    let pairs = pairs(future, replications);
    for (measure, model_error) in measures {
        let (mean, half_width) = difference(&pairs, *measure);
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
    let (mean, half_width) = difference(&pairs(&Small::default().future(), 4), Measure::Lessons);
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
fn slow_hosts_ask_less_of_the_network() {
    // Answers wait for their hosts, many times as long as they are thought about, so that few cross the network.
    let mut small = Small { classes: 8, seats: 200, device_share: 1.0, ..Small::default() };
    (small.pool.hosts, small.pool.cores) = (1, 4.0);
    small.hosting = BitRate::from_megabits(10.0);
    // The pace of a cycle is told within 3/4 of a step of 10 %; utilisation in steps of 1 %.
    agree(&small, 3, &[(Measure::SharedLinkUtilisationP95, 0.075 + 0.01)]);
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
    // Four schools of 48 seats ask for 50 kB every 10.5 s, 7.3 Mb/s: just over and well over what the link has.
    for hosting in [7.0, 3.0].map(BitRate::from_megabits) {
        let small = Small { device_share: 1.0, hosting, ..Small::default() };
        agree(&small, 3, &[(Measure::ResponseMean, 0.0), (Measure::ResponseP95, 0.08)]);
    }
}

#[test]
fn tiers_agree_on_full_access_lines() {
    let access = (BitRate::from_megabits(1.0), BitRate::from_megabits(1.0));
    let small = Small { device_share: 1.0, access, ..Small::default() };
    agree(&small, 3, &[(Measure::ResponseMean, 0.0), (Measure::ResponseP95, 0.08)]);
}

#[test]
fn downloads_held_back_elsewhere_do_not_slow_answers() {
    // Every seat downloads at the pace of a slow link to the Internet, far below its share of the access line.
    let download = Transfer {
        service: service::INTERNET,
        bytes: Bytes::new(20e6),
        direction: Direction::Down,
        when: When::Start,
        audience: Audience::Seats,
        threshold: Span::from_hours(1.0),
    };
    let mut future = Small { device_share: 1.0, ..Small::default() }.with_transfer(download).future();
    let mut network = Network::default();
    for node in 0..future.network.node_count() {
        network.add_node(future.network.node(NodeId::from_index(node)).clone());
    }
    for (id, link) in future.network.links() {
        let (from, to) = future.network.ends(id);
        let slow = link.kind == LinkKind::Internet;
        let rate = if slow { BitRate::from_megabits(20.0) } else { link.rate };
        network.add_link(from, to, Link { rate, ..link.clone() });
    }
    future.network = network;
    agree_on(&future, 3, &[(Measure::ResponseMean, 0.0), (Measure::ResponseP95, 0.08)]);
}
