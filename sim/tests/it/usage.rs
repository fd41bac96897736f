//! Seats, licences and traffic that a day uses: against what a pencil finds, against what must balance, and the tiers
//! against each other.

use super::exact::{TIERS, near, one_lesson, seated, seconds};
use maillage_sim::future::{
    Audience, BackgroundTransfer, Delivery, Direction, Elastic, Future, HomeVisits, Interaction, Licence,
    Login, Pool, Service, ServicePlace, Stream, Transfer, Use, When,
};
use maillage_sim::ids::{LicenceId, PoolId, ServiceId};
use maillage_sim::measure::interval::student_quantile;
use maillage_sim::measure::{Measure, Outcome, Usage};
use maillage_sim::network::LinkKind;
use maillage_sim::small::{Small, service, slot};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::{SimTime, Span};
use maillage_sim::units::{BitRate, Bytes};

const ALL: [Tier; 3] = [Tier::Session, Tier::Interaction, Tier::Analytic];

/// Sums of a few thousand numbers, rounded.
const ROUNDING: f64 = 1e-9;

/// Single precision: half of its last place.
const SINGLE: f64 = 1e-7;

fn transfer(bytes: f64, direction: Direction, audience: Audience) -> Transfer {
    Transfer {
        service: service::POOL,
        bytes: Bytes::new(bytes),
        direction,
        when: When::Start,
        audience,
        threshold: Span::from_hours(1.0),
    }
}

/// Every class in every slot: 2 schools of 2 classes of 24, 4 slots of 55 minutes.
fn every_lesson(delivery: Delivery) -> Small {
    let settling = one_lesson().settling;
    Small {
        establishments: 2,
        classes: 2,
        device_share: 1.0,
        delivery,
        settling,
        work: Use::default(),
        ..Small::default()
    }
}

#[test]
fn seats_are_in_use_from_bell_to_bell() {
    for delivery in [Delivery::FatClient, Delivery::Tablet] {
        for tier in ALL {
            let usage = run(tier, &every_lesson(delivery).future(), 1, 0).usage;
            let mut expected = [0.0; 5];
            expected[delivery as usize] = 2.0 * 48.0 * 4.0 * 55.0 / 60.0;
            for (found, expected) in usage.seat_hours.iter().zip(expected) {
                assert!(
                    (found - expected).abs() <= ROUNDING * expected,
                    "{tier:?}: {found}, expected {expected}"
                );
            }
        }
    }
}

/// A seat that is refused a session is taken all the same.
#[test]
fn seats_that_are_refused_are_in_use_too() {
    let login = Login { session: Some(service::POOL), ..Login::default() };
    let mut small = Small { work: Use { login, ..Use::default() }, ..every_lesson(Delivery::ThinClient) };
    (small.pool.hosts, small.pool.sessions_per_host) = (1, 10);
    for tier in ALL {
        let outcome = run(tier, &small.future(), 1, 0);
        near(outcome.usage.seat_hours[Delivery::ThinClient as usize], 96.0 * 4.0 * 55.0 / 60.0, ROUNDING);
        assert!(outcome.territory.get(Measure::RefusedLogins).unwrap() > 0.8);
    }
}

/// Hours of seats are lessons times their seats and length, whatever the draws.
#[test]
fn seat_hours_follow_lessons() {
    let small = Small { settling: one_lesson().settling, seats: 96, ..Small::default() };
    for tier in TIERS {
        for replication in 0..3 {
            let outcome = run(tier, &small.future(), 5, replication);
            // 96 seats for four classes of 24: every lesson has all of its seats.
            let lessons = outcome.territory.get(Measure::Lessons).unwrap();
            near(
                outcome.usage.seat_hours[Delivery::ThinClient as usize],
                lessons * 24.0 * 55.0 / 60.0,
                ROUNDING,
            );
        }
    }
}

#[test]
fn each_licence_has_its_peak() {
    // One with a count, one bound to the seat, one that nobody needs.
    let mut small = every_lesson(Delivery::FatClient);
    small.work.licence = Some(LicenceId(0));
    let mut future = small.future();
    future.licences = [Some(60), None]
        .map(|count| Licence { name: "atlas".to_owned(), count })
        .into_iter()
        .chain([Licence { name: "unused".to_owned(), count: Some(3) }])
        .collect();
    for tier in ALL {
        // All 96 seats ask for one of 60, or hold one each.
        let usage = run(tier, &future, 1, 0).usage;
        assert_eq!(usage.licence_peaks, [60, 0, 0], "{tier:?}");
        let mut bound = future.clone();
        bound.activities[0].uses[Delivery::FatClient as usize].as_mut().unwrap().licence = Some(LicenceId(1));
        let outcome = run(tier, &bound, 1, 0);
        assert_eq!(outcome.usage.licence_peaks, [0, 96, 0], "{tier:?}");
        assert_eq!(outcome.territory.get(Measure::PeakLicences), Some(96.0));
    }
}

/// What transfers offer is carried by each link that they cross, the way they go, and by no other.
#[test]
fn transfers_are_carried_once_by_each_link() {
    let (down, up) = (3e6, 2e5);
    let small = every_lesson(Delivery::FatClient)
        .with_transfer(transfer(down, Direction::Down, Audience::Seats))
        .with_transfer(transfer(up, Direction::Up, Audience::Class));
    let future = small.future();
    let downs = 4.0 * 96.0 * down / 1e9;
    let ups = 4.0 * 4.0 * up / 1e9;
    for tier in ALL {
        let outcome = run(tier, &future, 1, 0);
        let usage = &outcome.usage;
        for kind in [LinkKind::HostSite, LinkKind::Backbone, LinkKind::Access, LinkKind::Lan] {
            near(usage.gigabytes_over(kind), downs + ups, ROUNDING);
        }
        let total: f64 = usage.kind_gigabytes.iter().sum();
        near(total, 4.0 * (downs + ups), ROUNDING);
        assert_eq!(usage.gigabytes_over(LinkKind::Internet), 0.0);
        near(usage.gigabytes_leaving(future.pools[0].node), downs, ROUNDING);
        near(usage.sites[0].arriving, ups, ROUNDING);
        assert_eq!(usage.gigabytes_leaving(future.internet), 0.0);
        for (id, link) in future.network.links() {
            let carried = f64::from(usage.link_gigabytes[id.index()]);
            let is_down = match future.network.ends(id).1 {
                end if link.kind == LinkKind::HostSite => end != future.pools[0].node,
                end if link.kind == LinkKind::Access => {
                    future.establishments.iter().any(|site| site.router == end)
                }
                _ => continue,
            };
            let schools = if link.kind == LinkKind::Access { 2.0 } else { 1.0 };
            near(carried, if is_down { downs } else { ups } / schools, SINGLE);
        }
        if tier != Tier::Analytic {
            near(total * 8e9, outcome.balance.bits_carried, ROUNDING);
            near(total * 8e9, outcome.balance.bits_offered, ROUNDING);
        }
    }
}

/// Twenty seats that watch at 2 Mb/s for twenty minutes, over a line that carries them and one that carries half.
#[test]
fn streams_count_as_they_are_granted() {
    let stream = Stream {
        service: service::INTERNET,
        down: BitRate::from_megabits(2.0),
        up: BitRate::ZERO,
        cores: 0.0,
        duration: Span::from_minutes(20.0),
        when: When::Start,
        audience: Audience::Seats,
        needed_share: 0.6,
    };
    for megabits in [100.0, 20.0] {
        let access = (BitRate::from_megabits(megabits), BitRate::from_megabits(1.0));
        let small = Small { access, ..one_lesson() }.with_stream(stream);
        for tier in ALL {
            let usage = run(tier, &seated(&small, 20.0), 1, 0).usage;
            let expected = f64::min(40e6, megabits * 1e6) * 1200.0 / 8e9;
            near(usage.gigabytes_over(LinkKind::Access), expected, ROUNDING);
            near(usage.sites[1].leaving, expected, ROUNDING);
        }
    }
}

/// A backup that starts before midnight is carried whole, in every tier.
#[test]
fn background_transfers_count_to_their_end() {
    let mut future = every_lesson(Delivery::FatClient).future();
    future.background_transfers.push(BackgroundTransfer {
        name: "backup".to_owned(),
        service: service::POOL,
        direction: Direction::Up,
        bytes: vec![Bytes::new(1e9), Bytes::ZERO],
        start: SimTime::from_seconds(23.0 * 3600.0),
        spread: seconds(3599.0),
    });
    for tier in ALL {
        // A gigabyte at 1 Mb/s takes more than two hours.
        let usage = run(tier, &future, 1, 0).usage;
        near(usage.gigabytes_over(LinkKind::Access), 1.0, ROUNDING);
        near(usage.sites[0].arriving, 1.0, ROUNDING);
        assert_eq!(usage.gigabytes_over(LinkKind::Lan), 0.0, "it ends at the router");
    }
}

/// Visitors at home ask the data centre from the Internet: all that they are sent leaves the data centre.
#[test]
fn visits_from_home_leave_the_data_centre() {
    let mut future = one_lesson().future();
    future.establishments[0].home_accounts = 20_000.0;
    let page = Interaction { page: true, ..Small::default().work.interaction.unwrap() };
    let mut visits_by_hour = [0.0; 24];
    visits_by_hour[20] = 0.05;
    let duration = Span::from_minutes(10.0);
    future.home = Some(HomeVisits { visits_by_hour, duration, page });
    for tier in ALL {
        let days: Vec<f64> = (0..5)
            .map(|replication| {
                let usage = run(tier, &future, 1, replication).usage;
                assert_eq!(usage.gigabytes_over(LinkKind::Access), 0.0, "{tier:?}");
                near(usage.sites[1].arriving, usage.sites[0].leaving, ROUNDING);
                usage.sites[0].leaving
            })
            .collect();
        let mean = days.iter().sum::<f64>() / 5.0;
        // 1,000 visits of ten minutes; a page each 10.5 s and its latency of 6 ms there and 6 ms back, 50 kB. The number
        // of visits is Poisson: five days differ from their mean by less than 4 / √5000; the visitors of tier interaction
        // do not ask at once but after a first pause for thought, 10 s of 600, and each last question is cut.
        let expected = 1000.0 * 600.0 / 10.5 * 50e3 / 1e9;
        near(mean, expected, 4.0 / 5000_f64.sqrt() + 10.5 / 600.0);
    }
}

/// Lessons that overflow to a cloud are sent what they ask for from there.
#[test]
fn what_overflows_leaves_the_cloud() {
    let login = Login { session: Some(service::POOL), ..Login::default() };
    let interaction = Small::default().work.interaction;
    let mut small =
        Small { work: Use { login, interaction, ..Use::default() }, ..every_lesson(Delivery::ThinClient) };
    (small.pool.hosts, small.pool.sessions_per_host) = (1, 48);
    let mut future = small.future();
    future.pools[0].overflow = Some(PoolId(1));
    future.pools.push(Pool {
        node: future.internet,
        overflow: None,
        sessions_per_host: 500,
        ..future.pools[0].clone()
    });
    for tier in ALL {
        let usage = run(tier, &future, 1, 0).usage;
        let (here, cloud) = (usage.sites[0].leaving, usage.sites[1].leaving);
        // Two of four classes on each, half of all that is sent; the cloud is a little further away.
        let all = 4.0 * 96.0 * 3300.0 / 10.5 * 50e3 / 1e9;
        for found in [here, cloud] {
            // Think and answer times are drawn: 30,000 answers in each half vary by less than 4 / √30,000; the latency
            // and the line add at most 0.1 s to a cycle of 10.5 s, and hosts answer 48 seats on 8 cores at once.
            near(found, 0.5 * all, 4.0 / 30_000_f64.sqrt() + 0.1 / 10.5);
        }
    }
}

#[test]
fn hosts_that_do_not_move_serve_around_the_clock() {
    let mut small = every_lesson(Delivery::ThinClient);
    (small.pool.hosts, small.work) = (3, Small::default().work);
    for tier in ALL {
        assert_eq!(run(tier, &small.future(), 1, 0).pools[0].host_hours, 72.0, "{tier:?}");
        // A pool in each establishment.
        let mut future = small.future();
        future.pools.push(Pool {
            hosts: 1,
            node: future.establishments[1].router,
            ..future.pools[0].clone()
        });
        future.pools[0].node = future.establishments[0].router;
        let pools = vec![Some(PoolId(0)), Some(PoolId(1))];
        future.services[service::POOL.index()] =
            Service { name: "own".to_owned(), place: ServicePlace::PerEstablishment(pools) };
        let hours: Vec<f32> = run(tier, &future, 1, 0).pools.iter().map(|pool| pool.host_hours).collect();
        assert_eq!(hours, [72.0, 24.0], "{tier:?}");
    }
    // One that may shrink to a host serves less, and never less than that host.
    small.pool.elastic = Some(Elastic { min: 1, max: 9, high: 0.9, low: 0.3, start_delay: seconds(60.0) });
    for tier in [Tier::Session, Tier::Analytic] {
        let hours = run(tier, &small.future(), 1, 0).pools[0].host_hours;
        assert!((24.0..72.0).contains(&hours), "{tier:?}: {hours}");
    }
}

fn of(days: &[Usage], figure: impl Fn(&Usage) -> f64) -> Vec<f64> {
    days.iter().map(figure).collect()
}

/// Half-width of the 99.9 % interval of a mean.
fn noise(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, student_quantile(0.9995, values.len() as u64 - 1) * (variance / n).sqrt())
}

/// What is compared: seats, what crosses access lines, what leaves the data centre and the Internet.
const FIGURES: [fn(&Usage) -> f64; 4] = [
    |usage| usage.seat_hours.iter().sum(),
    |usage| usage.gigabytes_over(LinkKind::Access),
    |usage| usage.sites[0].leaving,
    |usage| usage.sites[1].leaving,
];

/// A region in which everything is sent: profiles, documents, videos, answers.
fn mixed() -> Small {
    let video = Stream {
        service: service::INTERNET,
        down: BitRate::from_megabits(0.5),
        up: BitRate::from_megabits(0.1),
        cores: 0.0,
        duration: Span::from_minutes(15.0),
        when: When::Together,
        audience: Audience::Seats,
        needed_share: 0.6,
    };
    let mut small = Small { establishments: 8, ..Small::default() }
        .with_transfer(Transfer { when: When::Anytime, ..transfer(2e6, Direction::Down, Audience::Seats) })
        .with_stream(video);
    small.work.login.files = Some(ServiceId(1));
    small.work.login.profile = Bytes::new(1e6);
    small.pool.hosts = 4;
    small
}

/// Regions at rest, with slow hosts, and with slow lines.
fn regions() -> [Small; 3] {
    let mut busy = mixed();
    busy.pool.cores = 5.0;
    let slow = Small { access: (BitRate::from_megabits(8.0), BitRate::from_megabits(1.0)), ..mixed() };
    [mixed(), busy, slow]
}

fn days(tier: Tier, small: &Small, replications: u32) -> Vec<Usage> {
    (0..replications).map(|turn| run(tier, &small.future(), 7, turn).usage).collect()
}

/// Members of mean rate ask for what is asked each cycle, whose length is told within three quarters of a step of 10 %.
const PACE: f64 = 0.075;

#[test]
fn tiers_agree_on_what_is_used() {
    for small in regions() {
        let (session, interaction) = (days(Tier::Session, &small, 4), days(Tier::Interaction, &small, 4));
        for figure in FIGURES {
            let (a, b) = (of(&session, figure), of(&interaction, figure));
            let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
            let ((mean, noise), level) = (noise(&differences), noise(&b).0);
            assert!(mean.abs() <= noise + PACE * level, "{mean:+} of {level}, noise {noise}");
        }
    }
}

#[test]
fn estimates_of_what_is_used_are_near_the_sessions() {
    for small in regions() {
        let estimate = run(Tier::Analytic, &small.future(), 7, 0).usage;
        let session = days(Tier::Session, &small, 12);
        for figure in FIGURES {
            let ((mean, noise), found) = (noise(&of(&session, figure)), figure(&estimate));
            // 5 % is what estimates of the number of lessons are held to.
            let allowed = noise + (PACE + 0.05) * mean;
            assert!((found - mean).abs() <= allowed, "{found}, {mean} ± {allowed}");
        }
    }
}

/// Nothing happens where nobody works, and no figure is made of 0 / 0.
#[test]
fn nobody_at_work_uses_nothing() {
    let mut small = Small { device_share: 0.0, ..mixed() };
    small.slots = vec![slot(480.0, 535.0)];
    let silent: Vec<Future> = vec![small.future(), Small { slots: Vec::new(), ..mixed() }.future()];
    for future in silent {
        for tier in ALL {
            let Outcome { usage, .. } = run(tier, &future, 1, 0);
            assert_eq!((usage.seat_hours, usage.kind_gigabytes), ([0.0; 5], [0.0; 7]), "{tier:?}");
            assert!(usage.link_gigabytes.iter().all(|gigabytes| *gigabytes == 0.0));
        }
    }
}
