//! The support against queueing theory, against itself and against cases worked out by hand.

mod hand;
mod theory;

use super::simulation::simulate;
use super::staffing::{self, Search, Target};
use super::ticket::{Ticket, draw};
use super::*;
use crate::measure::interval::{Accumulator, PairedDifference};
use crate::random::key_number;
use crate::territory::Position;
use crate::time::Span;
use crate::units::Share;

const CLERMONT: Position = Position { latitude: 45.78, longitude: 3.08 };
const SOUTH: Position = Position { latitude: 45.6, longitude: 3.1 };

fn share(value: f64) -> Share {
    Share::new(value).unwrap()
}

/// A kind that is solved on site, one seat each.
fn kind(name: &str, priority: u32, site_work: Law) -> Kind {
    Kind {
        name: name.to_owned(),
        priority,
        solved_from_distance: Share::NONE,
        distance_work: Law::NONE,
        site_work,
        seats: 1.0,
        wrong_actor: Share::NONE,
        passed_on_after: Span::ZERO,
        outside: None,
    }
}

/// One site at one base, open 10 h a day, with so many tickets an hour of each kind.
fn one_site(technicians: u32, travel: Span, kinds: Vec<(Kind, f64)>) -> Support {
    let (kinds, rates): (Vec<Kind>, Vec<f64>) =
        kinds.into_iter().map(|(kind, rate)| (kind, 10.0 * rate)).unzip();
    Support {
        calendar: Calendar { days: 400, opening: Span::from_hours(10.0) },
        warm_up: 100,
        target: Span::from_hours(1.0),
        kinds,
        groups: 1,
        sites: vec![Site { number: key_number("site"), group: 0, base: 0, travel, rates }],
        bases: vec![Base { technicians, presence: None, desk: None }],
        desks: Vec::new(),
        all_at_once: false,
    }
}

/// The organisations of the example, with a few technicians each.
fn organisations() -> Vec<Support> {
    let demand = example(CLERMONT, 40);
    let shared = Organisation::pooled(vec![CLERMONT, SOUTH]);
    vec![
        Organisation::in_each_establishment(Visits::default()).support(&demand),
        Organisation::by_group(vec![CLERMONT, SOUTH]).support(&demand).with_technicians(&[2, 3], &[1, 2]),
        shared.support(&demand).with_technicians(&[2, 2], &[1]),
        Organisation { all_at_once: false, desk: DeskPlan::None, ..shared }
            .support(&demand)
            .with_technicians(&[3, 3], &[]),
    ]
}

#[test]
fn what_is_opened_is_solved_or_open_and_parts_add_up() {
    for support in organisations() {
        let year = run(&support, 3, 0);
        let Balance { opened, solved, open } = year.balance;
        assert_eq!(opened, solved + open);
        assert!(solved > 0 && year.total.solved <= year.total.tickets);
        for parts in [&year.kinds, &year.groups] {
            assert_eq!(parts.iter().map(|figures| figures.tickets).sum::<u64>(), year.total.tickets);
            assert_eq!(parts.iter().map(|figures| figures.solved).sum::<u64>(), year.total.solved);
            let seats: f64 = parts.iter().map(|figures| figures.seat_days).sum();
            // Sums of the same few thousand positive terms in another order.
            assert!((seats / year.total.seat_days - 1.0).abs() < 1e-10);
        }
        assert!((year.sites.iter().sum::<f64>() / year.total.seat_days - 1.0).abs() < 1e-10);
        for used in year.bases.iter().chain(&year.desks) {
            assert!((0.0..=1.0 + 1e-9).contains(&used.utilisation) && used.travel <= used.busy, "{used:?}");
        }
    }
}

#[test]
fn the_work_done_is_the_work_asked_for() {
    for support in organisations() {
        let tickets = draw(&support, 3, 0);
        let course = simulate(&support, &tickets);
        let year = outcome::outcome(&support, &tickets, &course);
        let work = |ticket: &Ticket| {
            let site = if ticket.from_distance { 0.0 } else { ticket.site_work };
            if ticket.outside.is_some() { 0.0 } else { ticket.distance_work + site }
        };
        let counted = tickets.iter().zip(&course.progress);
        let counted = counted.filter(|(ticket, progress)| {
            ticket.opened >= support.counted_from() && progress.solved < f64::INFINITY
        });
        let asked: Accumulator = counted.map(|(ticket, _)| work(ticket)).collect();
        assert_eq!(asked.n(), year.total.solved);
        // Differences of instants below 2^23 s, each rounded by 2^-30 s at most, half a dozen for a ticket.
        assert!((asked.mean().unwrap() - year.total.parts.work.seconds()).abs() < 1e-8);
    }
}

#[test]
fn tickets_are_the_same_whatever_the_organisation() {
    let all: Vec<Vec<Ticket>> = organisations().iter().map(|support| draw(support, 11, 2)).collect();
    assert!(all[0].len() > 500 && all.iter().all(|tickets| *tickets == all[0]));
    assert_ne!(draw(&organisations()[0], 11, 3), all[0]);
}

#[test]
fn a_site_more_leaves_the_tickets_of_the_others() {
    let demand = example(CLERMONT, 20);
    let mut larger = demand.clone();
    let added = Place { number: key_number("added"), ..demand.places[3].clone() };
    larger.places.insert(0, added);
    larger.kinds.insert(0, kind("another", 0, Law::NONE));
    for place in &mut larger.places {
        place.rates.insert(0, 0.1);
    }
    let organisation = Organisation::pooled(vec![CLERMONT]);
    let before = draw(&organisation.support(&demand), 5, 0);
    let after = draw(&organisation.support(&larger), 5, 0);
    let kept: Vec<Ticket> = after
        .into_iter()
        .filter(|ticket| ticket.site > 0 && ticket.kind > 0)
        .map(|ticket| Ticket { site: ticket.site - 1, kind: ticket.kind - 1, ..ticket })
        .collect();
    assert_eq!(kept, before);
}

#[test]
fn the_same_seed_gives_the_same_year() {
    for support in organisations() {
        assert_eq!(run(&support, 8, 1), run(&support, 8, 1));
        assert_ne!(run(&support, 8, 1), run(&support, 9, 1));
    }
}

#[test]
fn more_technicians_lose_fewer_seats() {
    let demand = example(CLERMONT, 40);
    let organisation = Organisation::pooled(vec![CLERMONT]);
    let lost = |technicians: u32| -> Vec<f64> {
        let support = organisation.support(&demand).with_technicians(&[technicians], &[2]);
        (0..8).map(|replication| run(&support, 1, replication).total.seat_days).collect()
    };
    let all: Vec<Vec<f64>> = (1..7).map(lost).collect();
    for pair in all.windows(2) {
        let difference = PairedDifference::of(&pair[0], &pair[1]).unwrap();
        assert!(difference.estimate.mean <= 0.0, "{difference:?}");
    }
}

#[test]
fn a_visit_for_all_that_waits_saves_ways_and_seats() {
    let demand = example(CLERMONT, 40);
    let of = |all_at_once| {
        let organisation = Organisation { all_at_once, ..Organisation::pooled(vec![CLERMONT]) };
        let support = organisation.support(&demand).with_technicians(&[2], &[2]);
        let years: Vec<Outcome> = (0..8).map(|replication| run(&support, 1, replication)).collect();
        let travel: Vec<f64> = years.iter().map(|year| year.bases[0].travel.seconds()).collect();
        (travel, years.iter().map(|year| year.total.seat_days).collect::<Vec<f64>>())
    };
    let ((apart, apart_lost), (at_once, at_once_lost)) = (of(false), of(true));
    assert!(apart.iter().zip(&at_once).all(|(apart, at_once)| at_once < apart), "{apart:?} {at_once:?}");
    let difference = PairedDifference::of(&apart_lost, &at_once_lost).unwrap();
    assert!(difference.estimate.ci95.unwrap().high < 0.0, "{difference:?}");
}

#[test]
fn someone_present_every_day_is_a_technician() {
    let support = one_site(2, Span::from_hours(0.5), vec![(kind("post", 0, Law::NONE), 0.5)]);
    let mut present = support.clone();
    present.bases[0].presence = Some(Presence { every: 1, hours: support.calendar.opening, first: 0 });
    let (technician, person) = (run(&support, 1, 0), run(&present, 1, 0));
    assert_eq!((technician.total.tickets, technician.full_time), (person.total.tickets, person.full_time));
    // Instants below 2^24 s, rounded at each of a few steps by 2^-29 s at most.
    assert!((technician.total.mean - person.total.mean).seconds().abs() < 1e-6);
    assert!((technician.total.p95 - person.total.p95).seconds().abs() < 1e-6);
    assert!((technician.bases[0].utilisation - person.bases[0].utilisation).abs() < 1e-9);
}

#[test]
fn nobody_and_nothing_are_no_trouble() {
    let post = kind("post", 0, Law::Exponential(Span::from_hours(1.0)));
    let nobody = run(&one_site(0, Span::ZERO, vec![(post.clone(), 1.0)]), 1, 0);
    assert_eq!((nobody.balance.solved, nobody.total.within_target), (0, 0.0));
    assert_eq!(nobody.balance.open, nobody.balance.opened);
    let nothing = run(&one_site(1, Span::ZERO, vec![(post, 0.0)]), 1, 0);
    assert_eq!((nothing.total, nothing.bases[0].utilisation), (Figures::default(), 0.0));
    let mut nowhere = one_site(1, Span::ZERO, Vec::new());
    nowhere.sites.clear();
    assert_eq!(run(&nowhere, 1, 0).balance, Balance::default());
}

/// What spoils a support, and what is said of it.
type Spoilt = (fn(&mut Support), Fault);

#[test]
fn an_input_without_meaning_is_named() {
    let sound = organisations().swap_remove(1);
    assert_eq!(sound.check(), Ok(()));
    let faults: [Spoilt; 10] = [
        (|support| support.calendar.days = 0, Fault::Calendar),
        (|support| support.calendar.opening = Span::ZERO, Fault::Calendar),
        (|support| support.kinds[1].wrong_actor = Share::ALL, Fault::Kind(1)),
        (|support| support.kinds[2].site_work = Law::Constant(Span::from_hours(-1.0)), Fault::Kind(2)),
        (|support| support.sites[3].rates[0] = f64::NAN, Fault::SiteNumber(3)),
        (|support| support.sites[3].rates.clear(), Fault::SiteNumber(3)),
        (|support| support.sites[3].rates[0] = 1e8, Fault::TooMany),
        (|support| support.sites[4].base = 2, Fault::SiteIndex(4)),
        (|support| support.bases[1].desk = Some(2), Fault::Base(1)),
        (
            |support| {
                let hours = support.calendar.opening * 2.0;
                support.bases[0].presence = Some(Presence { every: 5, hours, first: 0 });
            },
            Fault::Base(0),
        ),
    ];
    for (spoil, fault) in faults {
        let mut support = sound.clone();
        spoil(&mut support);
        assert_eq!(support.check(), Err(fault));
    }
}

#[test]
fn ways_come_from_coordinates() {
    let north = Position { latitude: CLERMONT.latitude + 1.0, ..CLERMONT };
    // A degree of a great circle of 6,371 km is 111.195 km; × 1.3 at 50 km/h.
    let expected = 111.195 * 1.3 / 50.0;
    let found = Travel::default().time(CLERMONT, north) / Span::from_hours(1.0);
    assert!((found - expected).abs() < 1e-5 * expected, "{found}");
    let demand = example(CLERMONT, 25);
    let support = Organisation::pooled(vec![SOUTH, CLERMONT, CLERMONT]).support(&demand);
    for (site, place) in support.sites.iter().zip(&demand.places) {
        let nearer = place.position.distance(SOUTH) <= place.position.distance(CLERMONT);
        assert_eq!(site.base, u32::from(!nearer));
    }
}

#[test]
fn a_base_that_is_missing_is_named() {
    let demand = example(CLERMONT, 3);
    let missing = [Organisation::by_group(vec![CLERMONT]), Organisation::pooled(Vec::new())];
    let faults = missing.map(|organisation| organisation.support(&demand).check());
    assert_eq!(faults, [Err(Fault::SiteIndex(1)), Err(Fault::SiteIndex(0))]);
}

#[test]
fn a_whole_region_is_searched_in_few_years() {
    let demand = example(CLERMONT, 60);
    let search = Search { target: Target::within(Span::from_hours(14.0)), replications: 2, seed: 1 };
    let found = staffing::least(&Organisation::pooled(vec![CLERMONT]), &demand, &search);
    assert!(found.years <= 2 * 14, "{} years", found.years);
}
