//! Pools, licences, lines and bells of small days, in both tiers.

use super::exact::{TIERS, figure, logins_last, near, one_lesson, seated, seconds, too_few_sessions};
use maillage_sim::future::{
    Audience, BackgroundTransfer, BackgroundWork, Delivery, Direction, Elastic, HomeVisits, Interaction,
    Licence, Login, Pool, Stream, Use, When,
};
use maillage_sim::ids::{LicenceId, PoolId};
use maillage_sim::measure::Measure;
use maillage_sim::small::{Small, service, slot};
use maillage_sim::territory::EstablishmentKind;
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::{SimTime, Span};
use maillage_sim::units::{BitRate, Bytes};

#[test]
fn visitors_from_home_overflow_like_lessons() {
    for tier in TIERS {
        for (sessions_per_host, busy) in [(1000, false), (5, true)] {
            let mut small = one_lesson();
            (small.pool.hosts, small.pool.sessions_per_host) = (1, sessions_per_host);
            let mut future = small.future();
            future.pools[0].overflow = Some(PoolId(1));
            future.pools.push(Pool { node: future.internet, overflow: None, ..future.pools[0].clone() });
            future.establishments[0].home_accounts = 1000.0;
            let page = Small::default().work.interaction.unwrap();
            // About 17 visitors at once for an hour of the school's, and somebody at midnight.
            let mut visits_by_hour = [0.0; 24];
            visits_by_hour[17] = 0.1;
            visits_by_hour[23] = 0.05;
            future.home = Some(HomeVisits {
                visits_by_hour,
                duration: Span::from_minutes(10.0),
                page: Interaction { page: true, ..page },
            });
            let outcome = run(tier, &future, 1, 0);
            assert_eq!(outcome.pools[1].utilisation_p95 > 0.0, busy, "{tier:?}, {sessions_per_host} places");
            if busy && tier == Tier::Session {
                // Five visitors who think for ten seconds and ask for half a one keep 3 % of 8 cores busy.
                assert_eq!(outcome.pools[0].utilisation_p95, 0.03);
            }
        }
    }
}

#[test]
fn hosts_that_are_starting_are_not_ordered_again() {
    let mut small = too_few_sessions(40);
    small.pool.elastic = Some(Elastic { min: 1, max: 9, high: 0.7, low: 0.3, start_delay: seconds(600.0) });
    let outcome = run(Tier::Interaction, &seated(&small, 30.0), 1, 0);
    // 30 who want a session on 20 places: 3 hosts would be half full. Two are ordered at 8:00:30, serve from
    // 8:10:30, and this tier stops none.
    near(figure(&outcome, Measure::ElasticHostHours), 24.0 + 2.0 * (24.0 - 8.0 - 630.0 / 3600.0), 1e-12);
}

#[test]
fn a_seat_without_a_session_gives_its_licence_back() {
    // 24 licences and 20 sessions: of 24 thin clients four are refused. Ten minutes later 24 desktops, which
    // need no session, find these four licences.
    let mut small = Small { establishments: 2, ..too_few_sessions(0) };
    small.work.licence = Some(LicenceId(0));
    let mut future = small.future();
    future.licences.push(Licence { name: "atlas".to_owned(), count: Some(24) });
    future.establishments[1].kind = EstablishmentKind::Lycee;
    future.establishments[1].seats[0].delivery = Delivery::FatClient;
    let lycee = EstablishmentKind::ALL.iter().position(|kind| *kind == EstablishmentKind::Lycee).unwrap();
    future.timetables[lycee].slots = vec![slot(490.0, 545.0)];
    let desktop = Use { licence: Some(LicenceId(0)), ..Use::default() };
    future.activities[0].uses[Delivery::FatClient as usize] = Some(desktop);
    for tier in TIERS {
        let outcome = run(tier, &future, 1, 0);
        near(figure(&outcome, Measure::RefusedLogins), (4.0 + 20.0) / 48.0, 1e-12);
        assert_eq!(figure(&outcome, Measure::PeakLicences), 24.0);
    }
}

#[test]
fn streams_without_bits_lack_cores_all_the_same() {
    let stream = Stream {
        service: service::POOL,
        down: BitRate::from_megabits(0.0),
        up: BitRate::from_megabits(0.0),
        cores: 1.0,
        duration: seconds(3600.0),
        when: When::Start,
        audience: Audience::Seats,
        needed_share: 0.6,
    };
    for (cores, disturbed) in [(4.0, 1.0), (32.0, 0.0)] {
        let mut small = one_lesson().with_stream(stream);
        (small.pool.hosts, small.pool.cores) = (1, cores);
        for tier in TIERS {
            let outcome = run(tier, &small.future(), 1, 0);
            assert_eq!(figure(&outcome, Measure::DisturbedLessons), disturbed, "{tier:?}, {cores} cores");
        }
    }
}

#[test]
fn lines_are_watched_between_lessons_too() {
    // An hour of updates at noon, when nobody is in class, is more than a twentieth of the school's hours.
    let mut future = one_lesson().future();
    future.background_transfers.push(BackgroundTransfer {
        name: "updates".to_owned(),
        service: service::INTERNET,
        direction: Direction::Down,
        bytes: vec![Bytes::new(20e6 / 8.0 * 3600.0)],
        start: SimTime::from_seconds(12.0 * 3600.0),
        spread: Span::ZERO,
    });
    for tier in TIERS {
        near(figure(&run(tier, &future, 1, 0), Measure::AccessUtilisationP95), 1.0, 1e-12);
    }
}

#[test]
fn an_answer_that_never_comes_counts_until_the_bell() {
    let page = Interaction {
        service: service::INTERNET,
        down: Bytes::new(1e12),
        ..Small::default().work.interaction.unwrap()
    };
    let work = Use { interaction: Some(page), ..Use::default() };
    for tier in TIERS {
        let outcome = run(tier, &seated(&Small { work: work.clone(), ..one_lesson() }, 1.0), 1, 0);
        // All of the 55 minutes but the seconds of thought.
        assert!(figure(&outcome, Measure::ResponseMean) > 3000.0, "{tier:?}");
        assert_eq!(figure(&outcome, Measure::DisturbedLessons), 1.0, "{tier:?}");
    }
}

#[test]
fn a_scan_slows_hosts_at_once() {
    let login = Login { session: Some(service::POOL), work: seconds(4.0), ..Login::default() };
    let mut small = Small { work: Use { login, ..Use::default() }, ..one_lesson() };
    (small.pool.hosts, small.pool.cores) = (1, 4.0);
    let mut future = seated(&small, 20.0);
    future.background_work.push(BackgroundWork {
        name: "scan".to_owned(),
        pool: PoolId(0),
        start: SimTime::from_seconds(8.0 * 3600.0 + 5.0),
        end: SimTime::from_seconds(36_000.0),
        share: 0.5,
    });
    for tier in TIERS {
        // Of 80 core seconds 20 are done when the scan starts; two cores do the rest.
        logins_last(&future, tier, 5.0 + 60.0 / 2.0);
    }
}
