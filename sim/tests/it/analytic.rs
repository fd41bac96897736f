//! Tier `analytic`: exact where its parts are, conserving, monotone, near tier `session`, and nothing drawn.

use maillage_sim::future::{Audience, Delivery, Licence, Login, Settling, Stream, When};
use maillage_sim::hands::Hands;
use maillage_sim::ids::LicenceId;
use maillage_sim::measure::interval::student_quantile;
use maillage_sim::measure::{Figures, Measure, Outcome};
use maillage_sim::network::LinkKind;
use maillage_sim::queueing::finite_source::FiniteSource;
use maillage_sim::small::{Small, service, slot};
use maillage_sim::tier::analytic::Model;
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes};

fn estimate(small: &Small) -> Outcome {
    run(Tier::Analytic, &small.future(), 0, 0)
}

fn figure(outcome: &Outcome, measure: Measure) -> f64 {
    outcome.territory.get(measure).unwrap_or_else(|| panic!("{} was measured", measure.name()))
}

fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance * expected.abs(), "{found}, expected {expected}");
}

/// Every class in every slot, on all seats, at work from the bell on: nothing is left to chance.
fn certain() -> Small {
    let mut small = Small { device_share: 1.0, classes: 2, ..Small::default() };
    small.work.login.session = None;
    small.work.login.work = Span::ZERO;
    small.settling = Settling { window: Span::from_seconds(1.0), groups: 1 };
    small
}

/// A pool that does nothing but answer is the machine repairman: a host has its even part of the users.
#[test]
fn a_pool_alone_is_the_machine_repairman() {
    let mut small = certain();
    let interaction = small.work.interaction.as_mut().unwrap();
    (interaction.up, interaction.down) = (Bytes::ZERO, Bytes::ZERO);
    let (work, think) = (interaction.work.seconds(), interaction.think.seconds());
    // 4 schools of 48 seats on 2 hosts of 8 cores: below and above the knee.
    for cores in [8.0, 4.0, 2.0] {
        small.pool.cores = cores;
        let exact = FiniteSource::new(96, work / think, cores).steady_state().slowdown * work;
        assert_near(figure(&estimate(&small), Measure::ResponseMean), exact, 1e-9);
    }
}

/// An access link that carries nothing but answers is a finite-source queue of one server.
#[test]
fn a_link_alone_is_a_finite_source_queue() {
    let mut small = Small { establishments: 1, delivery: Delivery::FatClient, ..certain() };
    let interaction = small.work.interaction.as_mut().unwrap();
    (interaction.service, interaction.work) = (service::INTERNET, Span::ZERO);
    (interaction.up, interaction.round_trips) = (Bytes::ZERO, 0.0);
    let (bits, think) = (interaction.down.bits(), interaction.think.seconds());
    for megabits in [20.0, 2.0, 1.0] {
        small.access = (BitRate::from_megabits(megabits), BitRate::from_megabits(1.0));
        let alone = bits / (megabits * 1e6);
        let exact = FiniteSource::new(48, alone / think, 1.0).steady_state().slowdown * alone;
        assert_near(figure(&estimate(&small), Measure::ResponseMean), exact, 1e-9);
    }
}

/// Lessons ring: all ask at once and hold what they get until the bell. What is lost is what there are too many, not
/// what Erlang's formula says of calls that come one by one.
#[test]
fn what_is_too_many_is_refused() {
    let mut small = certain();
    small.work.login.session = Some(service::POOL);
    for (limit, queue) in [(96, 0), (60, 0), (60, 1000), (24, 0)] {
        (small.pool.sessions_per_host, small.pool.queue) = (limit, queue);
        let exact = 1.0 - f64::from(limit) / 96.0;
        let found = figure(&estimate(&small), Measure::RefusedLogins);
        assert!((found - exact).abs() < 1e-9, "{found}, expected {exact}");
    }
}

#[test]
fn licences_are_taken_until_there_are_none() {
    let mut small = certain();
    small.work.licence = Some(LicenceId(0));
    let mut future = small.future();
    for (count, exact) in [(Some(192), 0.0), (Some(48), 0.75), (None, 0.0)] {
        future.licences = vec![Licence { name: "editor".to_owned(), count }];
        let outcome = run(Tier::Analytic, &future, 0, 0);
        assert!((figure(&outcome, Measure::RefusedLogins) - exact).abs() < 1e-9);
        assert_near(figure(&outcome, Measure::PeakLicences), 192.0 * (1.0 - exact), 1e-9);
    }
}

#[test]
fn lessons_are_conserved() {
    for device_share in [0.05, 0.3, 0.8, 1.0] {
        let outcome = estimate(&Small { device_share, ..Small::default() });
        let seated = 1.0 - figure(&outcome, Measure::UnseatedLessons);
        // 4 schools, 4 classes, 4 slots.
        assert_near(figure(&outcome, Measure::Lessons), 64.0 * device_share * seated, 1e-9);
        let of = |outcome: &Outcome, name: &str| -> f64 {
            let series = outcome.series.iter().find(|series| series.name == name).unwrap();
            series.values.iter().map(|value| f64::from(*value)).sum()
        };
        // Series are kept in single precision.
        assert_near(of(&outcome, "lessons"), figure(&outcome, Measure::Lessons), 1e-5);
    }
}

/// Whether lessons are disturbed alike in all cases (a slow line) or in some (hosts whose load varies).
#[test]
fn disturbed_lessons_are_those_of_the_slots() {
    let slow =
        Small { access: (BitRate::from_megabits(1.0), BitRate::from_megabits(1.0)), ..Small::default() };
    let mut crowded = Small { establishments: 24, ..Small::default() };
    crowded.pool.hosts = 7;
    let mut late = crowded.clone();
    late.work.login.work = Span::from_seconds(60.0);
    for small in [slow, crowded, late] {
        let outcome = estimate(&small);
        let disturbed = figure(&outcome, Measure::DisturbedLessons) * figure(&outcome, Measure::Lessons);
        assert!(disturbed > 1.0, "{disturbed}");
        let series = outcome.series.iter().find(|series| series.name == "disturbed_lessons").unwrap();
        let sum: f64 = series.values.iter().map(|value| f64::from(*value)).sum();
        // Series are kept in single precision.
        assert_near(sum, disturbed, 1e-5);
        let of = |schools: &[Figures], measure: Measure| -> Vec<f64> {
            schools.iter().map(|school| school.get(measure).unwrap()).collect()
        };
        let shares = of(&outcome.establishments, Measure::DisturbedLessons);
        let lessons = of(&outcome.establishments, Measure::Lessons);
        let sum: f64 = shares.iter().zip(&lessons).map(|(share, lessons)| share * lessons).sum();
        assert_near(sum, disturbed, 1e-9);
        assert!(shares.iter().all(|share| (0.0..=1.0 + 1e-12).contains(share)), "{shares:?}");
    }
}

#[test]
fn nothing_is_drawn_and_a_model_serves_many_futures() {
    let small = Small::default();
    let mut model = Model::new(&small.future());
    let mut slower = small.clone();
    slower.pool.cores = 4.0;
    slower.access = (BitRate::from_megabits(3.0), BitRate::from_megabits(0.5));
    let mut fuller = small.clone();
    (fuller.device_share, fuller.slots) = (0.9, vec![slot(480.0, 540.0)]);
    for region in [&small, &slower, &fuller, &small] {
        let fresh = run(Tier::Analytic, &region.future(), 3, 5);
        assert_eq!(model.estimate(&region.future()), fresh);
        assert_eq!(fresh, run(Tier::Analytic, &region.future(), 4, 6));
    }
}

/// What a plan keeps of a line says nothing of its rate: profiles come over it before films begin.
#[test]
fn a_model_forgets_the_rates_of_the_future_it_was_made_of() {
    let mut small = Small::default().with_stream(Stream {
        service: service::INTERNET,
        down: BitRate::from_megabits(0.1),
        up: BitRate::ZERO,
        cores: 0.0,
        duration: Span::from_minutes(10.0),
        when: When::Anytime,
        audience: Audience::Class,
        needed_share: 0.5,
    });
    small.work.login = Login { files: Some(service::POOL), profile: Bytes::new(20e6), ..Login::default() };
    let mut model = Model::new(&small.future());
    small.access = (BitRate::from_megabits(3.0), BitRate::from_megabits(0.5));
    assert_eq!(model.estimate(&small.future()), estimate(&small));
}

/// Does the last piece first, and says what it gave in order.
struct Backwards;

impl Hands for Backwards {
    fn each<T: Send>(&self, n: usize, piece: impl Fn(usize) -> T + Sync) -> Vec<T> {
        let mut all: Vec<T> = (0..n).rev().map(piece).collect();
        all.reverse();
        all
    }

    fn both<A: Send, B: Send>(
        &self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        let b = other();
        (one(), b)
    }
}

#[test]
fn an_estimate_does_not_depend_on_who_makes_its_pieces() {
    // More establishments than a piece has.
    let small = Small { establishments: 70, ..Small::default() };
    let future = small.future();
    let alone = Model::new(&future).estimate(&future);
    assert_eq!(Model::with(&future, &Backwards).estimate_with(&future, &Backwards), alone);
    assert_eq!(alone.establishments.len(), 70);
    // All are alike but for what their classes do when.
    let lessons = |outcome: &Outcome| {
        outcome.establishments.iter().map(|figures| figures.get(Measure::Lessons)).sum::<Option<f64>>()
    };
    assert_near(lessons(&alone).unwrap(), figure(&alone, Measure::Lessons), 1e-9);
}

/// A slider that adds capacity never makes answers, logins or lessons worse.
#[test]
fn more_capacity_is_never_worse() {
    let measures = [Measure::DisturbedLessons, Measure::ResponseMean, Measure::LoginP95];
    let never_worse = |regions: &[Small]| {
        for pair in regions.windows(2) {
            let (less, more) = (estimate(&pair[0]), estimate(&pair[1]));
            for measure in measures {
                let (less, more) = (figure(&less, measure), figure(&more, measure));
                assert!(more <= less * (1.0 + 1e-9), "{}: {less} then {more}", measure.name());
            }
        }
    };
    let lines: Vec<Small> = (0..12)
        .map(|step| {
            let rate = BitRate::from_megabits(0.5 * 1.5_f64.powi(step));
            Small { access: (rate, rate), ..Small::default() }
        })
        .collect();
    never_worse(&lines);
    let farms: Vec<Small> = (1..12)
        .map(|cores| {
            let mut small = Small::default();
            small.pool.cores = f64::from(cores);
            small
        })
        .collect();
    never_worse(&farms);
}

/// Within the noise of tier `session` and the error stated in `docs/model.md` §5.7.
#[test]
fn estimates_are_near_the_sessions() {
    // Numbers present must be large for a fluid to stand for them.
    let mut calm = Small { establishments: 24, ..Small::default() };
    calm.pool.hosts = 12;
    let slow = Small { access: (BitRate::from_megabits(4.0), BitRate::from_megabits(1.0)), ..calm.clone() };
    let mut busy = calm.clone();
    busy.pool.cores = 5.0;
    for small in [calm, slow, busy] {
        let future = small.future();
        let sessions: Vec<Outcome> = (0..12).map(|turn| run(Tier::Session, &future, 7, turn)).collect();
        let outcome = run(Tier::Analytic, &future, 7, 0);
        for (measure, relative, absolute) in [
            (Measure::DisturbedLessons, 0.0, 0.07),
            (Measure::ResponseMean, 0.1, 0.0),
            (Measure::LoginP50, 0.06, 0.0),
            (Measure::Lessons, 0.05, 0.0),
        ] {
            let values: Vec<f64> = sessions.iter().map(|outcome| figure(outcome, measure)).collect();
            let n = values.len() as f64;
            let mean = values.iter().sum::<f64>() / n;
            let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
            let noise = student_quantile(0.9995, values.len() as u64 - 1) * (variance / n).sqrt();
            let found = figure(&outcome, measure);
            let allowed = noise + relative * mean + absolute;
            assert!((found - mean).abs() <= allowed, "{}: {found}, {mean} ± {allowed}", measure.name());
        }
    }
}

/// Where nobody wants devices, or there is nothing to want, nothing happens, and no figure is made of 0 / 0.
#[test]
fn nobody_at_work_is_nothing() {
    let idle = Small { device_share: 0.0, ..Small::default() }.future();
    let mut nothing_to_do = Small::default().future();
    nothing_to_do.establishments.iter_mut().for_each(|school| school.activity_mix.clear());
    for future in [idle, nothing_to_do] {
        let outcome = run(Tier::Analytic, &future, 0, 0);
        assert_eq!(outcome.territory.get(Measure::DisturbedLessons), None);
        assert_eq!(outcome.territory.get(Measure::PoolUtilisationP95), Some(0.0));
        assert!(outcome.territory.0.iter().flatten().all(|figure| figure.is_finite()));
    }
}

/// What an establishment says of its access line, both links of the line say too, as in the other tiers.
#[test]
fn access_links_say_what_their_establishment_says() {
    let small = Small::default();
    let future = small.future();
    let outcome = estimate(&small);
    let mut lines = 0;
    for (id, link) in future.network.links() {
        let (LinkKind::Access, Some(establishment)) = (link.kind, link.establishment) else { continue };
        let said = outcome.establishments[establishment.index()].get(Measure::AccessUtilisationP95).unwrap();
        assert!(said > 0.0);
        assert_near(f64::from(outcome.links[id.index()].utilisation_p95), said, 1e-6);
        lines += 1;
    }
    assert!(lines > 0);
}
