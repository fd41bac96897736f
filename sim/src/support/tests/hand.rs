//! Cases small enough to be worked out by hand, event by event.

use super::*;

/// A ticket opened at so many seconds, that takes 50 s on site.
fn ticket(opened: f64, site: u32, kind: u32) -> Ticket {
    Ticket {
        opened,
        site,
        kind,
        handing_over: 0.0,
        outside: None,
        from_distance: false,
        distance_work: 0.0,
        site_work: 50.0,
    }
}

/// Two sites, each 100 s from the base of one technician; kind 0 goes before kind 1.
fn two_sites() -> Support {
    let work = Law::Constant(Span::from_seconds(50.0));
    let kinds = vec![(kind("urgent", 0, work), 0.0), (kind("other", 1, work), 0.0)];
    let mut support = one_site(1, Span::from_seconds(100.0), kinds);
    support.warm_up = 0;
    support.sites.push(Site { number: 1, ..support.sites[0].clone() });
    support
}

fn solved(support: &Support, tickets: &[Ticket]) -> Vec<f64> {
    simulate(support, tickets).progress.iter().map(|progress| progress.solved).collect()
}

#[test]
fn a_way_for_each_ticket() {
    let tickets = [ticket(0.0, 0, 1), ticket(10.0, 0, 1), ticket(20.0, 1, 1), ticket(30.0, 0, 1)];
    // There at 100, done at 150, back at 250, and so on every 250 s.
    assert_eq!(solved(&two_sites(), &tickets), [150.0, 400.0, 650.0, 900.0]);
}

#[test]
fn a_way_for_all_tickets_of_a_site() {
    let support = Support { all_at_once: true, ..two_sites() };
    let tickets = [ticket(0.0, 0, 1), ticket(10.0, 0, 1), ticket(20.0, 1, 1), ticket(140.0, 0, 1)];
    // On site from 100 to 250, with the ticket that comes while the technician is there; back at 350; the other
    // site at 450.
    assert_eq!(solved(&support, &tickets), [150.0, 200.0, 500.0, 250.0]);
    let year = outcome::outcome(&support, &tickets, &simulate(&support, &tickets));
    // Busy until the technician is back from the other site at 600.
    assert_eq!(year.bases[0].busy.seconds(), 600.0);
    assert_eq!(year.bases[0].travel.seconds(), 400.0);
    assert_eq!(year.total.parts.travel.seconds(), 50.0);
    assert_eq!((year.total.p50.seconds(), year.total.p95.seconds()), (150.0, 480.0));
}

#[test]
fn urgent_tickets_go_first_and_interrupt_nobody() {
    let tickets = [ticket(0.0, 0, 1), ticket(10.0, 1, 1), ticket(20.0, 1, 1), ticket(30.0, 1, 0)];
    assert_eq!(solved(&two_sites(), &tickets), [150.0, 650.0, 900.0, 400.0]);
    // Once on site, the urgent ticket is the first of those there.
    let support = Support { all_at_once: true, ..two_sites() };
    assert_eq!(solved(&support, &tickets), [150.0, 450.0, 500.0, 400.0]);
}

#[test]
fn a_person_present_now_and_then_goes_on_at_the_next_visit() {
    let mut support = two_sites();
    support.sites[0].travel = Span::ZERO;
    // 40 s at the beginning of every second day of 36,000 s.
    let presence = Presence { every: 2, hours: Span::from_seconds(40.0), first: 0 };
    support.bases[0].presence = Some(presence);
    let tickets = [ticket(10.0, 0, 1), ticket(100.0, 0, 1), ticket(200.0, 0, 0)];
    // The first ticket has 30 s of the first visit and 20 s of the second, at 72,000 s; then the urgent one has the
    // other 20 s and 30 s of the third, at 144,000 s; the last one has 10 s of that and all of the fourth.
    assert_eq!(solved(&support, &tickets), [72_020.0, 216_040.0, 144_030.0]);
    let course = simulate(&support, &tickets);
    let year = outcome::outcome(&support, &tickets, &course);
    assert_eq!((year.total.parts.work.seconds(), year.bases[0].busy.seconds()), (50.0, 150.0));
}

#[test]
fn a_year_that_ends_leaves_tickets_open() {
    let mut support = two_sites();
    support.calendar.days = 1;
    let end = 36_000.0;
    let tickets = [ticket(end - 200.0, 0, 1), ticket(end - 120.0, 0, 1)];
    let year = outcome::outcome(&support, &tickets, &simulate(&support, &tickets));
    assert_eq!(year.balance, Balance { opened: 2, solved: 1, open: 1 });
    // Delays of 150 s and, so far, 120 s; seats for 270 s; the technician was away for 200 s, 150 of them driving.
    assert_eq!((year.total.mean.seconds(), year.total.seat_days), (135.0, 270.0 / end));
    assert_eq!((year.bases[0].busy.seconds(), year.bases[0].travel.seconds()), (200.0, 150.0));
    assert_eq!(year.mean_open, 270.0 / end);
    // The target is an hour: the open ticket may still be in time, so that only one is known.
    assert_eq!(year.total.within_target, 1.0);
}
