//! The support of users where it reduces to queues with known answers, and what must balance in it.

use super::sample::{SEED, replicate};
use super::{Effort, Row};
use maillage_sim::queueing::multi_server::MultiServer;
use maillage_sim::random::key_number;
use maillage_sim::support::{self, Base, Calendar, Kind, Law, Outcome, Site, Support};
use maillage_sim::territory::Position;
use maillage_sim::time::Span;
use maillage_sim::units::Share;

/// One site without a way, at one base: (tickets per hour, mean work in hours) of each class of priority.
fn one_site(technicians: u32, classes: &[(f64, f64)], days: u32) -> Support {
    let kind = |(priority, &(_, hours)): (usize, &(f64, f64))| Kind {
        name: format!("class {priority}"),
        priority: priority as u32,
        solved_from_distance: Share::NONE,
        distance_work: Law::NONE,
        site_work: Law::Exponential(Span::from_hours(hours)),
        seats: 1.0,
        wrong_actor: Share::NONE,
        passed_on_after: Span::ZERO,
        outside: None,
    };
    let rates = classes.iter().map(|(rate, _)| 10.0 * rate).collect();
    Support {
        calendar: Calendar { days, opening: Span::from_hours(10.0) },
        warm_up: 100,
        target: Span::from_hours(1.0),
        kinds: classes.iter().enumerate().map(kind).collect(),
        groups: 1,
        sites: vec![Site { number: key_number("site"), group: 0, base: 0, travel: Span::ZERO, rates }],
        bases: vec![Base { technicians, presence: None, desk: None }],
        desks: Vec::new(),
        all_at_once: false,
    }
}

fn year(support: &Support, replication: u32) -> Outcome {
    support::run(support, SEED, replication)
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let (replications, days) = match effort {
        Effort::Cheap => (20, 400),
        Effort::Quick => (40, 1000),
        Effort::Full => (100, 2000),
    };
    let mut rows = Vec::new();
    for (technicians, utilisation) in [(1, 0.5), (4, 0.8), (12, 0.9)] {
        let rate = utilisation * f64::from(technicians);
        let theory = MultiServer::new(technicians, rate, 1.0).expect("utilisation is below one");
        let support = one_site(technicians, &[(rate, 1.0)], days);
        let [wait, waited] = replicate(replications, |replication| {
            let figures = year(&support, replication).total;
            [figures.parts.waiting / Span::from_hours(1.0), figures.waited]
        });
        let name = format!("M/M/{technicians}, ρ = {utilisation}");
        rows.push(Row::theory("validate-support-wait", &name, theory.mean_wait(), &wait).in_unit("h"));
        let share = theory.delay_probability();
        rows.push(Row::theory("validate-support-erlang-c", &name, share, &waited).in_unit("share"));
    }
    rows.extend(priorities(replications, days));
    rows.extend(balances());
    rows
}

/// A. Cobham, *Operations Research* 2, 1954: class `k` waits `½ Σ λ E[S²] / ((1 − σ(k−1)) (1 − σ(k)))`.
fn priorities(replications: u32, days: u32) -> Vec<Row> {
    let classes = [(0.3, 0.5), (0.3, 1.0), (0.2, 1.5)];
    let support = one_site(1, &classes, days);
    let found: [Vec<f64>; 3] = replicate(replications, |replication| {
        let kinds = year(&support, replication).kinds;
        [0, 1, 2].map(|class: usize| kinds[class].parts.waiting / Span::from_hours(1.0))
    });
    // E[S²] = 2 s² for an exponential law.
    let rest: f64 = classes.iter().map(|(rate, hours)| rate * hours * hours).sum();
    let mut load = 0.0;
    let mut rows = Vec::new();
    for (class, ((rate, hours), found)) in classes.into_iter().zip(&found).enumerate() {
        let before = load;
        load += rate * hours;
        let expected = rest / ((1.0 - before) * (1.0 - load));
        let name = format!("M/M/1, k = {}", class + 1);
        rows.push(Row::theory("validate-support-priority", name, expected, found).in_unit("h"));
    }
    rows
}

/// Tickets and open tickets, each counted in two ways, in a region with ways, desks and wrong actors.
fn balances() -> Vec<Row> {
    let clermont = Position { latitude: 45.78, longitude: 3.08 };
    let mut demand = support::example(clermont, 100);
    for kind in &mut demand.kinds {
        kind.seats = 1.0;
    }
    let organisation = support::Organisation::pooled(vec![clermont]);
    let support = organisation.support(&demand).with_technicians(&[8], &[2]);
    let outcome = year(&support, 0);
    let balance = outcome.balance;
    let tickets = (balance.opened as f64, (balance.solved + balance.open) as f64);
    // Little: what each ticket lasts adds up to the number that is open over time.
    let open = (outcome.mean_open * f64::from(support.calendar.days), outcome.total.seat_days);
    // Thousands of terms, each rounded by 1e-16 of the clock.
    vec![
        Row::exact("validate-support-tickets", "", tickets, 0.0),
        Row::exact("validate-support-little", "∫N dt = Σ T", open, 1e-9),
    ]
}
