//! Small days whose outcome a pencil finds too.

use maillage_sim::future::{
    Audience, BackgroundWork, Direction, Elastic, Future, Interaction, Licence, Login, Settling, Stream, Use,
    When,
};
use maillage_sim::ids::{LicenceId, PoolId};
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::small::{Small, service, slot};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::{SimTime, Span};
use maillage_sim::units::{BitRate, Bytes};

pub(super) const TIERS: [Tier; 2] = [Tier::Session, Tier::Interaction];

/// Width of a bin of the histograms of times: 13 of them double a time.
const BIN: f64 = 0.0548;

pub(super) fn seconds(seconds: f64) -> Span {
    Span::from_seconds(seconds)
}

/// One class at the first bell, all at once, doing nothing but what a test adds.
pub(super) fn one_lesson() -> Small {
    Small {
        establishments: 1,
        classes: 1,
        seats: 48,
        device_share: 1.0,
        work: Use::default(),
        slots: vec![slot(480.0, 535.0)],
        settling: Settling { window: Span::ZERO, groups: 1 },
        ..Small::default()
    }
}

/// So many seats for the 24 pupils of a class.
pub(super) fn seated(small: &Small, seats: f64) -> Future {
    let mut future = small.future();
    future.activities[0].pupils_per_seat = 24.0 / seats;
    future
}

pub(super) fn figure(outcome: &Outcome, measure: Measure) -> f64 {
    outcome.territory.get(measure).unwrap_or_else(|| panic!("{} was measured", measure.name()))
}

pub(super) fn near(found: f64, expected: f64, relative: f64) {
    assert!((found / expected - 1.0).abs() <= relative, "found {found}, expected {expected}");
}

/// Whether logins last so long: all are late just below, none just above.
pub(super) fn logins_last(future: &Future, tier: Tier, expected: f64) {
    for (threshold, late) in [(expected - 0.01, 1.0), (expected + 0.01, 0.0)] {
        let mut future = future.clone();
        for work in future.activities[0].uses.iter_mut().flatten() {
            work.login.threshold = seconds(threshold);
        }
        let outcome = run(tier, &future, 1, 0);
        assert_eq!(figure(&outcome, Measure::DisturbedLessons), late, "{tier:?} beyond {threshold} s");
    }
}

#[test]
fn a_page_on_an_idle_link() {
    let page = Interaction {
        service: service::INTERNET,
        think: seconds(10.0),
        work: Span::ZERO,
        up: Bytes::new(2e3),
        down: Bytes::new(50e3),
        round_trips: 3.0,
        page: true,
        threshold: seconds(1.0),
    };
    let future =
        seated(&Small { work: Use { interaction: Some(page), ..Use::default() }, ..one_lesson() }, 1.0);
    for tier in TIERS {
        // 2 kB up at 1 Mb/s, 50 kB down at 20 Mb/s, three times 34 ms there and back. Instants near 30,000 s
        // are exact to 4e-12 s.
        near(figure(&run(tier, &future, 1, 0), Measure::ResponseMean), 0.016 + 0.020 + 3.0 * 0.034, 1e-8);
    }
}

#[test]
fn work_on_the_device_takes_its_time() {
    let interaction = Interaction {
        service: service::DEVICE,
        round_trips: 5.0,
        ..Small::default().work.interaction.unwrap()
    };
    let small = Small { work: Use { interaction: Some(interaction), ..Use::default() }, ..one_lesson() };
    let outcome = run(Tier::Session, &small.future(), 1, 0);
    near(figure(&outcome, Measure::ResponseMean), 0.5, 1e-12);
    assert_eq!((outcome.balance.bits_carried, figure(&outcome, Measure::DisturbedLessons)), (0.0, 0.0));
}

#[test]
fn ten_profiles_over_one_line() {
    let login = Login { files: Some(service::INTERNET), profile: Bytes::new(50e6), ..Login::default() };
    let future = seated(&Small { work: Use { login, ..Use::default() }, ..one_lesson() }, 10.0);
    for tier in TIERS {
        logins_last(&future, tier, 10.0 * 50.0 * 8.0 / 20.0);
    }
}

#[test]
fn streams_share_what_there_is() {
    let stream = Stream {
        service: service::INTERNET,
        down: BitRate::from_megabits(2.0),
        up: BitRate::from_megabits(0.0),
        cores: 0.0,
        duration: seconds(3600.0),
        when: When::Start,
        audience: Audience::Seats,
        needed_share: 0.6,
    };
    let access = (BitRate::from_megabits(10.0), BitRate::from_megabits(1.0));
    let small = Small { access, ..one_lesson() }.with_stream(stream);
    for tier in TIERS {
        let outcome = run(tier, &seated(&small, 10.0), 1, 0);
        near(figure(&outcome, Measure::StreamDegradation), 0.5, 1e-9);
        near(figure(&outcome, Measure::SaturatedMinutes), 55.0, 1e-9);
        assert_eq!(figure(&outcome, Measure::BlameAccess), 1.0);
    }
}

/// A pool of one host that holds 20 sessions, and 30 seats that want one.
pub(super) fn too_few_sessions(queue: u32) -> Small {
    let login = Login { session: Some(service::POOL), work: seconds(1.0), ..Login::default() };
    let mut small = Small { work: Use { login, ..Use::default() }, ..one_lesson() };
    (small.pool.hosts, small.pool.sessions_per_host, small.pool.queue) = (1, 20, queue);
    small
}

#[test]
fn what_finds_no_session_is_refused() {
    for tier in TIERS {
        let outcome = run(tier, &seated(&too_few_sessions(0), 30.0), 1, 0);
        near(figure(&outcome, Measure::RefusedLogins), 10.0 / 30.0, 1e-12);
        assert_eq!((outcome.pools[0].refused, outcome.pools[0].peak_sessions), (10, 20));
        assert_eq!(figure(&outcome, Measure::BlameAdmission), 1.0);
    }
}

#[test]
fn who_waits_at_the_bell_is_refused_too() {
    // Two establishments whose lessons end at the same instant: sessions given back by one come too late for
    // those who wait in the other, and in the lesson itself.
    for tier in TIERS {
        let small = Small { establishments: 2, ..too_few_sessions(40) };
        let outcome = run(tier, &seated(&small, 30.0), 1, 0);
        near(figure(&outcome, Measure::RefusedLogins), 40.0 / 60.0, 1e-12);
        assert_eq!((outcome.pools[0].refused, outcome.pools[0].peak_sessions), (40, 20));
        assert_eq!(outcome.balance.sessions_opened, 20);
        // Nobody logged in after the bell: 20 logins of a second on 8 cores.
        near(figure(&outcome, Measure::LoginP95), 2.5, BIN);
    }
}

#[test]
fn an_elastic_pool_makes_room_for_those_who_wait() {
    // Their sessions are idle, so that cores alone would never call for a second host.
    let mut small = too_few_sessions(40);
    small.pool.elastic = Some(Elastic { min: 1, max: 9, high: 0.7, low: 0.3, start_delay: seconds(120.0) });
    for tier in TIERS {
        let outcome = run(tier, &seated(&small, 30.0), 1, 0);
        assert_eq!((outcome.pools[0].refused, outcome.pools[0].peak_sessions), (0, 30));
        // The look of 8:00:30 orders hosts for 8:02:30; ten logins of a second on their cores follow.
        near(figure(&outcome, Measure::LoginP95), 151.0, BIN);
    }
}

#[test]
fn licences_are_counted() {
    let work = Use { licence: Some(LicenceId(0)), ..Use::default() };
    let mut future = seated(&Small { work, ..one_lesson() }, 10.0);
    future.licences.push(Licence { name: "atlas".to_owned(), count: Some(7) });
    for tier in TIERS {
        let outcome = run(tier, &future, 1, 0);
        near(figure(&outcome, Measure::RefusedLogins), 0.3, 1e-12);
        assert_eq!(figure(&outcome, Measure::PeakLicences), 7.0);
        assert_eq!(figure(&outcome, Measure::DisturbedLessons), 1.0, "3 of 10 are over a fifth");
    }
}

#[test]
fn a_scan_of_half_the_cores_doubles_what_saturates_them() {
    let login = Login { session: Some(service::POOL), work: seconds(4.0), ..Login::default() };
    let mut small = Small { work: Use { login, ..Use::default() }, ..one_lesson() };
    (small.pool.hosts, small.pool.cores) = (1, 4.0);
    let mut future = seated(&small, 20.0);
    for tier in TIERS {
        logins_last(&future, tier, 20.0 * 4.0 / 4.0);
    }
    future.background_work.push(BackgroundWork {
        name: "scan".to_owned(),
        pool: PoolId(0),
        start: SimTime::from_seconds(3600.0),
        end: SimTime::from_seconds(36_000.0),
        share: 0.5,
    });
    for tier in TIERS {
        logins_last(&future, tier, 20.0 * 4.0 / 2.0);
    }
}

#[test]
fn hosts_at_rest_are_quick_again() {
    // A slot of many who ask leaves no trace on the logins of the next one.
    let login = Login { session: Some(service::POOL), work: seconds(1.0), ..Login::default() };
    let interaction =
        Interaction { think: seconds(1.0), work: seconds(2.0), ..Small::default().work.interaction.unwrap() };
    let mut small = Small { work: Use { login, ..Use::default() }, ..one_lesson() };
    small.work.interaction = Some(Interaction { threshold: seconds(1e6), ..interaction });
    small.slots = vec![slot(480.0, 535.0), slot(600.0, 655.0)];
    (small.pool.hosts, small.pool.cores) = (1, 8.0);
    logins_last(&seated(&small, 24.0), Tier::Session, 24.0 / 8.0);
}

#[test]
fn the_end_of_a_lone_flow_remembers_what_held_it() {
    // The data centre's link is full of the other school's streams; the line of this one is the narrower link.
    let download = maillage_sim::future::Transfer {
        service: service::POOL,
        bytes: Bytes::new(1e6),
        direction: Direction::Down,
        when: When::Start,
        audience: Audience::Class,
        threshold: seconds(1.0),
    };
    let access = (BitRate::from_megabits(20.0), BitRate::from_megabits(1.0));
    let small = Small { establishments: 20, access, hosting: BitRate::from_megabits(40.0), ..one_lesson() }
        .with_transfer(download);
    for tier in TIERS {
        // 20 downloads at 2 Mb/s each take 4 s.
        let outcome = run(tier, &seated(&small, 1.0), 1, 0);
        assert_eq!(figure(&outcome, Measure::DisturbedLessons), 1.0);
        // All end at one instant, at which the last of them no longer shares the link with anybody.
        near(figure(&outcome, Measure::BlameNetwork), 0.95, 1e-12);
    }
}
