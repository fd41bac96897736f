//! Max-min fairness: the shared network against progressive filling written as plainly as it can be, on random meshes
//! and on a trace of transfers that come and go.

use super::sample::{SEED, uniforms};
use super::{Effort, Row};
use maillage_sim::ids::LinkId;
use maillage_sim::share::max_min::{ClassId, FluidNetwork};
use maillage_sim::time::SimTime;

/// Agreement asked of the rates and ends: that of the exact replay.
const PRECISION: f64 = 1e-6;

/// Flows of one route and cap.
struct Group {
    route: Vec<usize>,
    cap: f64,
    count: f64,
}

/// Rates of the flows of each group by progressive filling: all rates rise together; those held by a full link, or at
/// their cap, stop (D. Bertsekas and R. Gallager, *Data Networks*, 1992, §6.5.2).
fn water_filling(capacities: &[f64], groups: &[Group]) -> Vec<f64> {
    let mut rates = vec![None; groups.len()];
    while rates.iter().any(Option::is_none) {
        let free = |rates: &[Option<f64>], link: usize| {
            let crosses = |group: &Group| group.route.contains(&link);
            let on = |(group, rate): (&Group, &Option<f64>)| match (crosses(group), rate) {
                (false, _) => (0.0, 0.0),
                (true, Some(rate)) => (group.count * rate, 0.0),
                (true, None) => (0.0, group.count),
            };
            let (taken, rising) = groups
                .iter()
                .zip(rates)
                .map(on)
                .fold((0.0, 0.0), |(taken, rising), (t, r)| (taken + t, rising + r));
            if rising > 0.0 { (capacities[link] - taken).max(0.0) / rising } else { f64::INFINITY }
        };
        let levels: Vec<f64> = (0..capacities.len()).map(|link| free(&rates, link)).collect();
        let rising = groups.iter().zip(&rates).filter(|(_, rate)| rate.is_none()).map(|(group, _)| group.cap);
        let level = levels.iter().copied().chain(rising).fold(f64::INFINITY, f64::min);
        for (group, rate) in groups.iter().zip(&mut rates) {
            let full = group.route.iter().any(|link| levels[*link] <= level * (1.0 + 1e-12));
            if rate.is_none() && (full || group.cap <= level * (1.0 + 1e-12)) {
                *rate = Some(level);
            }
        }
    }
    rates.into_iter().flatten().collect()
}

/// Largest relative difference of a rate over random meshes.
fn meshes(cases: u32) -> f64 {
    let mut worst = 0.0_f64;
    for case in 0..cases {
        let mut draw = uniforms("mesh", case);
        let mut upto = |most: usize| 1 + (draw() * most as f64) as usize;
        let (n_links, n_groups) = (1 + upto(7), upto(12));
        let capacities: Vec<f64> = (0..n_links).map(|_| upto(1000) as f64 * 1e4).collect();
        let mut groups: Vec<Group> = Vec::new();
        for _ in 0..n_groups {
            let mut route: Vec<usize> = (0..upto(4)).map(|_| upto(n_links) - 1).collect();
            route.sort_unstable();
            route.dedup();
            let cap = if upto(3) == 1 { upto(100) as f64 * 1e4 } else { f64::INFINITY };
            groups.push(Group { route, cap, count: upto(5) as f64 });
        }
        let mut network = FluidNetwork::new(&capacities);
        let classes: Vec<ClassId> = groups.iter().map(|group| class(&mut network, group)).collect();
        for (class, group) in classes.iter().zip(&groups) {
            network.join(SimTime::START, *class, group.count as u32);
        }
        // Groups of equal route and cap are one class, whose rate is the same.
        for (class, rate) in classes.iter().zip(water_filling(&capacities, &groups)) {
            worst = worst.max((network.rate(*class) - rate).abs() / rate);
        }
    }
    worst
}

fn class(network: &mut FluidNetwork, group: &Group) -> ClassId {
    let route: Vec<LinkId> = group.route.iter().map(|link| LinkId(*link as u32)).collect();
    network.class(&route, group.cap)
}

/// A transfer of the trace: start, group, bits.
type Transfer = (f64, usize, f64);

/// Ends of transfers when everything is solved again at every event.
fn naive_ends(capacities: &[f64], groups: &mut [Group], trace: &[Transfer]) -> Vec<f64> {
    let mut ends = vec![0.0; trace.len()];
    let mut present: Vec<(usize, f64)> = Vec::new();
    let (mut now, mut next) = (0.0, 0);
    while next < trace.len() || !present.is_empty() {
        for group in groups.iter_mut() {
            group.count = 0.0;
        }
        for (flow, _) in &present {
            groups[trace[*flow].1].count += 1.0;
        }
        let busy: Vec<usize> = (0..groups.len()).filter(|group| groups[*group].count > 0.0).collect();
        let some: Vec<Group> = busy
            .iter()
            .map(|group| {
                let Group { route, cap, count } = &groups[*group];
                Group { route: route.clone(), cap: *cap, count: *count }
            })
            .collect();
        let mut rates = vec![0.0; groups.len()];
        for (group, rate) in busy.iter().zip(water_filling(capacities, &some)) {
            rates[*group] = rate;
        }
        let ending = present.iter().map(|(flow, left)| now + left / rates[trace[*flow].1]);
        let first = ending.fold(f64::INFINITY, f64::min);
        let until = first.min(trace.get(next).map_or(f64::INFINITY, |transfer| transfer.0));
        for (flow, left) in &mut present {
            *left -= rates[trace[*flow].1] * (until - now);
        }
        now = until;
        present.retain(|(flow, left)| {
            let over = *left <= 1e-9 * trace[*flow].2;
            if over {
                ends[*flow] = now;
            }
            !over
        });
        while next < trace.len() && trace[next].0 <= now {
            present.push((next, trace[next].2));
            next += 1;
        }
    }
    ends
}

/// Ends of the same transfers on the shared network.
fn ends(capacities: &[f64], groups: &[Group], trace: &[Transfer]) -> Vec<f64> {
    let mut network = FluidNetwork::new(capacities);
    let classes: Vec<ClassId> = groups.iter().map(|group| class(&mut network, group)).collect();
    let mut ends = vec![0.0; trace.len()];
    let mut next = 0;
    loop {
        let end = network.next_completion();
        let start = trace.get(next).map(|transfer| SimTime::from_seconds(transfer.0));
        match (start, end) {
            (None, None) => return ends,
            (Some(at), end) if end.is_none_or(|end| at <= end) => {
                network.start(at, classes[trace[next].1], 1, trace[next].2, next as u64);
                next += 1;
            }
            _ => {
                let until = end.expect("without a start, there is an end");
                let done = network.pop_completion(until).expect("it was announced");
                ends[done.tag as usize] = done.at.seconds();
            }
        }
    }
}

/// Largest relative difference of a transfer time on a tree: schools behind access links, a point of presence for each
/// eight, a core and a data centre, answers of log-uniform size from 10 kB to 10 MB.
fn trace(schools: usize, transfers: usize) -> f64 {
    let mut draw = uniforms("trace", SEED as u32);
    let points = schools.div_ceil(8);
    let mut capacities = vec![60e6, 100e6];
    capacities.extend((0..points).map(|_| 40e6));
    capacities.extend((0..schools).map(|_| 2e6 + 18e6 * draw()));
    let mut groups: Vec<Group> = (0..schools)
        .flat_map(|school| {
            let route = vec![0, 1, 2 + school / 8, 2 + points + school];
            [f64::INFINITY, 1.1e6].map(|cap| Group { route: route.clone(), cap, count: 0.0 })
        })
        .collect();
    let mut at = 0.0;
    let trace: Vec<Transfer> = (0..transfers)
        .map(|_| {
            at -= draw().ln() * 0.25;
            (at, (draw() * groups.len() as f64) as usize, 8e4 * 1000_f64.powf(draw()))
        })
        .collect();
    let (found, expected) =
        (ends(&capacities, &groups, &trace), naive_ends(&capacities, &mut groups, &trace));
    let times = found.iter().zip(&expected).zip(&trace);
    times
        .map(|((found, expected), (start, ..))| (found - expected).abs() / (expected - start))
        .fold(0.0, f64::max)
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let (cases, transfers) = match effort {
        Effort::Cheap => (200, 500),
        Effort::Quick => (2000, 4000),
        Effort::Full => (20_000, 20_000),
    };
    vec![
        Row::below("validate-max-min", format!("{cases} × 2…8"), PRECISION, meshes(cases)),
        Row::below("validate-trace", format!("64 × {transfers}"), PRECISION, trace(64, transfers)),
    ]
}
