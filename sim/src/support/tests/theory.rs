//! The support where it reduces to queues with known answers.

use super::*;
use crate::queueing::multi_server::MultiServer;

const YEARS: u32 = 20;

fn hour() -> Span {
    Span::from_hours(1.0)
}

/// A figure over replications.
fn over(support: &Support, figure: impl Fn(&Outcome) -> f64) -> Accumulator {
    (0..YEARS).map(|replication| figure(&run(support, 2013, replication))).collect()
}

/// Four standard errors; what is open at the end (a few tickets of thousands) is not in the figures of the solved,
/// which moves them by far less.
fn assert_theory(found: &Accumulator, expected: f64, what: &str) {
    let (mean, error) = (found.mean().unwrap(), found.standard_error().unwrap());
    assert!((mean - expected).abs() < 4.0 * error, "{what}: {mean} ± {error}, expected {expected}");
}

/// Relaxation times of these queues, `1 / (√(c/s) − √λ)²`, are at most 90 h (M/M/1 at 0.8) to 32 h (M/M/12 at 0.9):
/// a warm-up of 1,000 h leaves less than e⁻¹¹ of the empty start.
#[test]
fn without_ways_it_is_erlang_c() {
    for (technicians, utilisation) in [(1, 0.5), (1, 0.8), (4, 0.8), (12, 0.9)] {
        let rate = f64::from(technicians) * utilisation;
        let theory = MultiServer::new(technicians, rate, 1.0).unwrap();
        let post = kind("post", 0, Law::Exponential(hour()));
        let support = one_site(technicians, Span::ZERO, vec![(post, rate)]);
        let name = format!("M/M/{technicians} at {utilisation}");
        assert_theory(&over(&support, |year| year.total.waited), theory.delay_probability(), &name);
        assert_theory(&over(&support, |year| year.total.parts.waiting / hour()), theory.mean_wait(), &name);
        assert_theory(&over(&support, |year| year.bases[0].utilisation), utilisation, &name);
        assert_theory(&over(&support, |year| year.mean_open), theory.mean_number(), &name);
        let in_time = 1.0 - theory.response_exceeds(1.0);
        assert_theory(&over(&support, |year| year.total.within_target), in_time, &name);
    }
}

#[test]
fn quantiles_of_one_technician_are_those_of_an_exponential_law() {
    // The response of M/M/1 is exponential with rate 1/s − λ.
    let post = kind("post", 0, Law::Exponential(hour()));
    let support = one_site(1, Span::ZERO, vec![(post, 0.5)]);
    // Sample quantiles of n values are biased by order 1/n, here 2,000 and less than their error.
    assert_theory(&over(&support, |year| year.total.p50 / hour()), 2.0_f64.ln() / 0.5, "p50");
    assert_theory(&over(&support, |year| year.total.p95 / hour()), 20.0_f64.ln() / 0.5, "p95");
}

/// A. Cobham, "Priority assignment in waiting line problems", *Operations Research* 2, 1954: with one server and
/// priorities that do not interrupt, class `k` waits `W₀ / ((1 − σ(k−1)) (1 − σ(k)))` on average, where `W₀ = ½ Σ λ
/// E[S²]` and `σ(k)` is the load of the classes up to `k`.
#[test]
fn priorities_are_those_of_cobham() {
    let classes = [(0.2, 0.5), (0.25, 1.0), (0.2, 1.5)];
    let kinds = classes.iter().enumerate().map(|(priority, &(rate, mean))| {
        let work = Law::Exponential(Span::from_hours(mean));
        (kind(&format!("class {priority}"), priority as u32, work), rate)
    });
    let support = one_site(1, Span::ZERO, kinds.collect());
    // E[S²] = 2 s² for an exponential law.
    let rest: f64 = classes.iter().map(|(rate, mean)| rate * mean * mean).sum();
    let mut load = 0.0;
    for (priority, (rate, mean)) in classes.into_iter().enumerate() {
        let before = load;
        load += rate * mean;
        let expected = rest / ((1.0 - before) * (1.0 - load));
        let found = over(&support, |year| year.kinds[priority].parts.waiting / hour());
        assert_theory(&found, expected, &format!("class {priority}"));
    }
}

/// One technician who drives: M/G/1 whose service is way, work and way (F. Pollaczek 1930, A. Khinchine 1932):
/// `W = λ E[S²] / (2 (1 − ρ))`; the ticket is solved before the way back.
#[test]
fn one_technician_who_drives_is_pollaczek_and_khinchine() {
    let (way, rate, mean) = (0.3, 0.4, 1.0);
    let post = kind("post", 0, Law::LogNormal { mean: Span::from_hours(mean), variation: 0.5 });
    let support = one_site(1, Span::from_hours(way), vec![(post, rate)]);
    let service = mean + 2.0 * way;
    let square = service * service + 0.25 * mean * mean;
    let wait = rate * square / (2.0 * (1.0 - rate * service));
    assert_theory(&over(&support, |year| year.total.parts.waiting / hour()), wait, "wait");
    assert_theory(&over(&support, |year| year.total.mean / hour()), wait + way + mean, "delay");
    assert_theory(&over(&support, |year| year.bases[0].utilisation), rate * service, "utilisation");
}

#[test]
fn a_way_adds_itself_when_nobody_waits() {
    let post = kind("post", 0, Law::Exponential(hour()));
    let near = one_site(1000, Span::ZERO, vec![(post, 0.5)]);
    let mut far = near.clone();
    far.sites[0].travel = Span::from_hours(0.75);
    let tickets = draw(&near, 1, 0);
    let (at_once, later) = (simulate(&near, &tickets).progress, simulate(&far, &tickets).progress);
    for (at_once, later) in at_once.iter().zip(&later).filter(|(_, later)| later.solved < f64::INFINITY) {
        // Instants below 2^25 s, rounded by 2^-28 s.
        assert!((later.solved - at_once.solved - 2700.0).abs() < 1e-7);
    }
    let far = run(&far, 1, 0);
    assert!((far.total.parts.travel.seconds() - 2700.0).abs() < 1e-7);
    assert_eq!(far.total.waited, 0.0);
    // Two ways per ticket, but for the few that straddle an end of the year.
    let per_ticket = far.bases[0].travel / Span::from_hours(1.5) / far.total.tickets as f64;
    assert!((per_ticket - 1.0).abs() < 20.0 / far.total.tickets as f64, "{per_ticket}");
}

#[test]
fn open_tickets_are_rate_times_delay() {
    for support in organisations() {
        let mut support = support;
        for kind in &mut support.kinds {
            kind.seats = 1.0;
        }
        let year = run(&support, 4, 0);
        // With one seat each, seat-days lost are the time integral of the open tickets: one is added up ticket by
        // ticket, the other event by event; thousands of terms, each rounded by 1e-16 of 1e7 s.
        let days = f64::from(support.calendar.days);
        assert!((year.total.seat_days / (year.mean_open * days) - 1.0).abs() < 1e-9);
    }
}

#[test]
fn what_comes_times_how_long_it_stays_is_what_is_there() {
    // Four technicians who drive: no formula but Little's.
    let post = kind("post", 0, Law::LogNormal { mean: hour(), variation: 0.5 });
    let support = one_site(4, Span::from_hours(0.3), vec![(post, 2.0)]);
    let (from, end) = (support.counted_from(), support.end());
    let difference: Accumulator = (0..YEARS)
        .map(|replication| {
            let tickets = draw(&support, 2013, replication);
            let course = simulate(&support, &tickets);
            // Delays of those who are certainly solved, lest the end cut the long ones off.
            let early = tickets.iter().zip(&course.progress);
            let early = early.filter(|(ticket, _)| (from..end - 1e6).contains(&ticket.opened));
            let delays: Accumulator =
                early.map(|(ticket, progress)| progress.solved - ticket.opened).collect();
            let rate = tickets.iter().filter(|ticket| ticket.opened >= from).count() as f64 / (end - from);
            course.open_seconds / (end - from) - rate * delays.mean().unwrap()
        })
        .collect();
    assert_theory(&difference, 0.0, "Little");
}

#[test]
fn what_keeps_technicians_busy_is_the_rate_of_tickets_times_their_work() {
    for support in organisations() {
        let work = |ticket: &Ticket| {
            let site = if ticket.from_distance { 0.0 } else { ticket.site_work };
            if ticket.outside.is_some() { 0.0 } else { ticket.distance_work + site }
        };
        let busy = |year| draw(&support, 2013, year).iter().map(work).sum::<f64>() / support.end();
        let found: Accumulator = (0..YEARS).map(busy).collect();
        assert_theory(&found, support.offered_work(), "offered work");
    }
}

#[test]
fn wrong_actors_and_repairs_outside_take_their_time() {
    let mut post = kind("post", 0, Law::NONE);
    post.wrong_actor = share(0.4);
    post.passed_on_after = Span::from_hours(3.0);
    post.outside = Some(Outside { share: share(0.25), wait: Law::Exponential(Span::from_hours(8.0)) });
    let support = one_site(1000, Span::ZERO, vec![(post, 1.0)]);
    // A geometric number of wrong actors, of mean p / (1 − p).
    let parts = |part: fn(&Parts) -> Span| over(&support, move |year| part(&year.total.parts) / hour());
    assert_theory(&parts(|parts| parts.handing_over), 0.4 / 0.6 * 3.0, "handing over");
    assert_theory(&parts(|parts| parts.outside), 0.25 * 8.0, "outside");
    assert_eq!(run(&support, 1, 0).bases[0].busy, Span::ZERO);
}

#[test]
fn what_a_desk_solves_does_not_reach_the_base() {
    let mut post = kind("post", 0, Law::Exponential(hour()));
    post.solved_from_distance = share(0.6);
    post.distance_work = Law::Exponential(Span::from_hours(0.25));
    let mut support = one_site(2, Span::from_hours(0.25), vec![(post, 1.0)]);
    support.desks = vec![Desk { technicians: 1 }];
    support.bases[0].desk = Some(0);
    assert_theory(&over(&support, |year| year.desks[0].utilisation), 0.25, "desk");
    // Two ways of a quarter and an hour of work for 40 % of the tickets.
    assert_theory(&over(&support, |year| year.bases[0].utilisation), 0.4 * 1.5 / 2.0, "base");
    // Without a desk the technicians of the base do both: a quarter of an hour, and 0.6 h in the mean.
    let own = Support { desks: Vec::new(), bases: vec![Base { desk: None, ..support.bases[0] }], ..support };
    assert_theory(&over(&own, |year| year.bases[0].utilisation), 0.5 * 0.25 + 0.5 * 0.6, "without a desk");
}
