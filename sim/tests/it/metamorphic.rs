//! What must hold between runs, whatever the figures: more capacity does not hurt, nobody's demand depends on
//! anybody else, and what is asked of resources adds up.

use maillage_sim::demand::lesson::of_slot;
use maillage_sim::future::{Audience, Future, Interaction, Login, Settling, Stream, Use, When};
use maillage_sim::ids::EstablishmentId;
use maillage_sim::measure::interval::student_quantile;
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::small::{Small, service};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes};

fn figure(outcome: &Outcome, measure: Measure) -> f64 {
    outcome.territory.get(measure).unwrap_or_else(|| panic!("{} was measured", measure.name()))
}

/// Five days.
fn days(future: &Future) -> Vec<Outcome> {
    (0..5).map(|replication| run(Tier::Session, future, 3, replication)).collect()
}

/// Whether measures are not higher in `better` than in `worse`, beyond the 99.9 % interval of the differences.
fn not_worse(better: &[Outcome], worse: &[Outcome], measures: &[Measure]) {
    for measure in measures {
        let differences: Vec<f64> =
            better.iter().zip(worse).map(|(b, w)| figure(b, *measure) - figure(w, *measure)).collect();
        let n = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / n;
        let variance = differences.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let noise = student_quantile(0.9995, differences.len() as u64 - 1) * (variance / n).sqrt();
        assert!(mean <= noise, "{}: {mean:+} beyond ±{noise}", measure.name());
    }
}

fn with_access(megabits: f64) -> Small {
    let login = Login {
        files: Some(service::INTERNET),
        profile: Bytes::new(5e6),
        threshold: Span::from_seconds(60.0),
        ..Login::default()
    };
    let interaction = Interaction {
        service: service::INTERNET,
        down: Bytes::new(300e3),
        work: Span::from_seconds(0.1),
        ..Small::default().work.interaction.expect("the small region interacts")
    };
    Small {
        work: Use { login, interaction: Some(interaction), ..Use::default() },
        access: (BitRate::from_megabits(megabits), BitRate::from_megabits(1.0)),
        ..Small::default()
    }
}

#[test]
fn more_capacity_does_not_disturb_more() {
    let measures = [Measure::DisturbedLessons, Measure::ResponseMean, Measure::LoginP95];
    let lines = [2.0, 4.0, 8.0, 16.0, 64.0].map(|rate| days(&with_access(rate).future()));
    for pair in lines.windows(2) {
        not_worse(&pair[1], &pair[0], &measures);
    }
    let farms = [1, 2, 4, 8].map(|hosts| {
        let mut small = Small { device_share: 1.0, seats: 96, ..Small::default() };
        (small.pool.hosts, small.pool.cores) = (hosts, 4.0);
        // Everybody gets in: a farm that refuses some would be compared by those whom it lets in.
        small.pool.sessions_per_host = 400;
        days(&small.future())
    });
    for pair in farms.windows(2) {
        not_worse(&pair[1], &pair[0], &measures);
    }
}

#[test]
fn twice_the_hosts_carry_half_each() {
    let utilisation = |hosts| {
        let mut small = Small { device_share: 1.0, seats: 96, ..Small::default() };
        small.pool.hosts = hosts;
        f64::from(run(Tier::Session, &small.future(), 5, 0).pools[0].utilisation_p95)
    };
    let (few, many) = (utilisation(4), utilisation(8));
    assert!(few > 0.3);
    // Utilisation is kept in hundredths: half of one here, one there; and answers hardly wait.
    assert!((few - 2.0 * many).abs() <= 0.0151, "{few} and {many}");
}

#[test]
fn taking_streams_away_does_not_hurt() {
    let stream = Stream {
        service: service::INTERNET,
        down: BitRate::from_megabits(0.3),
        up: BitRate::from_megabits(0.0),
        cores: 0.0,
        duration: Span::from_minutes(20.0),
        when: When::Together,
        audience: Audience::Seats,
        needed_share: 0.0,
    };
    let without = with_access(8.0);
    let with = without.clone().with_stream(stream);
    let measures = [Measure::DisturbedLessons, Measure::ResponseMean, Measure::ResponseP95];
    not_worse(&days(&without.future()), &days(&with.future()), &measures);
}

#[test]
fn nobody_who_wants_devices_no_lessons() {
    let future = Small { device_share: 0.0, ..Small::default() }.future();
    for tier in [Tier::Session, Tier::Interaction] {
        let outcome = run(tier, &future, 1, 0);
        assert_eq!(figure(&outcome, Measure::Lessons), 0.0);
        assert_eq!(outcome.territory.get(Measure::DisturbedLessons), None);
        assert_eq!((outcome.balance.seats_taken, outcome.balance.bits_carried), (0, 0.0));
    }
}

/// All lessons of an establishment.
fn lessons(future: &Future, index: usize) -> Vec<maillage_sim::demand::lesson::Lesson> {
    let mut lessons = Vec::new();
    for slot in 0..4 {
        of_slot(future, EstablishmentId::from_index(index), slot, (9, 2), &mut lessons);
    }
    lessons
}

#[test]
fn demand_depends_on_nobody_else() {
    let few = Small::default();
    let many = Small { establishments: 5, ..few.clone() }.future();
    let mut other_pool = few.clone();
    (other_pool.pool.hosts, other_pool.pool.sessions_per_host) = (1, 3);
    let (few, other_pool) = (few.future(), other_pool.future());
    let [alone, together, starved] =
        [&few, &many, &other_pool].map(|future| run(Tier::Session, future, 9, 2).establishments);
    for index in 0..4 {
        let expected = lessons(&few, index);
        assert!(!expected.is_empty());
        assert_eq!(lessons(&many, index), expected);
        assert_eq!(lessons(&other_pool, index), expected);
        for measure in [Measure::Lessons, Measure::UnseatedLessons] {
            assert_eq!(together[index].get(measure), alone[index].get(measure));
            assert_eq!(starved[index].get(measure), alone[index].get(measure));
        }
    }
}

#[test]
fn littles_law_in_tier_interaction() {
    // A closed system: seats = answers a second × (think time + response time). Answers are counted by their
    // bits: nothing else flows, over the four links from the data centre.
    let mut small = Small { establishments: 1, classes: 2, device_share: 1.0, ..Small::default() };
    small.settling = Settling { window: Span::ZERO, groups: 1 };
    let interaction = Interaction { up: Bytes::ZERO, ..small.work.interaction.expect("there is one") };
    small.work = Use { interaction: Some(interaction), ..Use::default() };
    (small.pool.hosts, small.pool.cores) = (1, 2.0);
    let outcome = run(Tier::Interaction, &small.future(), 11, 0);
    let answers = outcome.balance.bits_offered / (interaction.down.bits() * 4.0);
    let seat_seconds = 48.0 * 4.0 * 55.0 * 60.0;
    let cycle = interaction.think.seconds() + figure(&outcome, Measure::ResponseMean);
    // Think times are exponential: the relative standard error of their mean is 1/√n at most; four of them.
    let gap = (answers * cycle / seat_seconds - 1.0).abs();
    assert!(gap < 4.0 / answers.sqrt(), "{answers} answers, gap {gap}");
}
