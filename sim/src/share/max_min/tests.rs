//! The fast allocation against an obvious one that solves everything again at every event.

use super::{ClassId, FlowId, FluidNetwork};
use crate::ids::LinkId;
use crate::time::SimTime;
use proptest::prelude::*;

/// Progressive filling, as plainly as it can be written.
fn naive_rates(capacity: &[f64], flows: &[(Vec<u32>, f64, f64)]) -> Vec<f64> {
    let mut rate = vec![-1.0; flows.len()];
    let mut left = capacity.to_vec();
    loop {
        let open = |rate: &[f64], link: usize| -> f64 {
            let on = |(route, _, _): &&(Vec<u32>, f64, f64)| route.contains(&(link as u32));
            flows.iter().zip(rate).filter(|(f, r)| on(f) && **r < 0.0).map(|((_, _, n), _)| n).sum()
        };
        let mut level = f64::INFINITY;
        for (link, left) in left.iter().enumerate() {
            let n = open(&rate, link);
            if n > 0.0 {
                level = level.min(left / n);
            }
        }
        for ((_, cap, _), rate) in flows.iter().zip(&rate) {
            if *rate < 0.0 {
                level = level.min(*cap);
            }
        }
        if level == f64::INFINITY {
            return rate;
        }
        let tight: Vec<bool> = (0..left.len())
            .map(|link| {
                let n = open(&rate, link);
                n > 0.0 && left[link] / n <= level * (1.0 + 1e-12)
            })
            .collect();
        for (index, (route, cap, n)) in flows.iter().enumerate() {
            let held = *cap <= level * (1.0 + 1e-12) || route.iter().any(|link| tight[*link as usize]);
            if rate[index] < 0.0 && held {
                rate[index] = level.min(*cap);
                for link in route {
                    left[*link as usize] = (left[*link as usize] - rate[index] * n).max(0.0);
                }
            }
        }
    }
}

/// What may happen: a time step, then something to a class.
#[derive(Clone, Debug)]
enum Step {
    Start(usize, u32, f64),
    Join(usize, u32),
    Leave(usize),
    Cancel(usize),
    Capacity(usize, f64),
}

fn steps(n_classes: usize, n_links: usize) -> impl Strategy<Value = Vec<(f64, Step)>> {
    let step = prop_oneof![
        5 => (0..n_classes, 1..4_u32, 1.0..100.0).prop_map(|(c, n, b)| Step::Start(c, n, b)),
        2 => (0..n_classes, 1..4_u32).prop_map(|(c, n)| Step::Join(c, n)),
        1 => (0..n_classes).prop_map(Step::Leave),
        1 => (0..1000_usize).prop_map(Step::Cancel),
        1 => (0..n_links, 0.5..20.0).prop_map(|(l, c)| Step::Capacity(l, c)),
    ];
    proptest::collection::vec((0.0..3.0, step), 1..60)
}

type Case = (Vec<f64>, Vec<(Vec<u32>, f64)>, Vec<(f64, Step)>);

fn cases() -> impl Strategy<Value = Case> {
    let mesh = (2..8_usize).prop_flat_map(|n_links| {
        let capacities = proptest::collection::vec(1.0..20.0, n_links);
        let route =
            proptest::sample::subsequence((0..n_links as u32).collect::<Vec<_>>(), 1..=n_links.min(4));
        let cap = prop_oneof![2 => Just(f64::INFINITY), 1 => 0.3..5.0];
        (capacities, proptest::collection::vec((route, cap), 1..8))
    });
    // A tree: leaves 2.. behind one of two shared links 0 and 1, and a core.
    let tree = (2..7_usize).prop_flat_map(|n_leaves| {
        let capacities = proptest::collection::vec(1.0..6.0, n_leaves + 3);
        let cap = prop_oneof![2 => Just(f64::INFINITY), 1 => 0.3..3.0];
        let route = (0..n_leaves).prop_map(|leaf| vec![3 + leaf as u32, 1 + leaf as u32 % 2, 0]);
        (capacities, proptest::collection::vec((route, cap), 1..12))
    });
    prop_oneof![mesh, tree].prop_flat_map(|(capacities, classes)| {
        let (n_classes, n_links) = (classes.len(), capacities.len());
        (Just(capacities), Just(classes), steps(n_classes, n_links))
    })
}

/// A twin that keeps every flow and solves the whole allocation whenever it is asked.
struct Twin {
    capacity: Vec<f64>,
    now: f64,
    /// Class, flows, bits left (infinite for members), tag.
    flows: Vec<(usize, f64, f64, u64)>,
    carried: Vec<f64>,
}

impl Twin {
    fn rates(&self, classes: &[(Vec<u32>, f64)]) -> Vec<f64> {
        let flows: Vec<_> = self
            .flows
            .iter()
            .map(|(class, n, ..)| (classes[*class].0.clone(), classes[*class].1, *n))
            .collect();
        naive_rates(&self.capacity, &flows)
    }

    /// Goes on to an instant and gives the flows that end before it, in order.
    fn advance(&mut self, classes: &[(Vec<u32>, f64)], to: f64) -> Vec<(f64, u64)> {
        let mut ended = Vec::new();
        loop {
            let rates = self.rates(classes);
            let next = self
                .flows
                .iter()
                .zip(&rates)
                .map(|((_, _, left, _), rate)| left / rate)
                .fold(f64::INFINITY, f64::min);
            let step = next.min(to - self.now).max(0.0);
            for ((class, n, left, _), rate) in self.flows.iter_mut().zip(&rates) {
                *left -= rate * step;
                for link in &classes[*class].0 {
                    self.carried[*link as usize] += rate * step * *n;
                }
            }
            self.now += step;
            if self.now >= to {
                self.now = to;
                return ended;
            }
            for (_, _, left, tag) in &self.flows {
                if *left <= 1e-9 {
                    ended.push((self.now, *tag));
                }
            }
            self.flows.retain(|(_, _, left, _)| *left > 1e-9);
        }
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn check((capacity, classes, steps): Case) {
    let mut fast = FluidNetwork::new(&capacity);
    let ids: Vec<ClassId> = classes
        .iter()
        .map(|(route, cap)| fast.class(&route.iter().map(|link| LinkId(*link)).collect::<Vec<_>>(), *cap))
        .collect();
    let n_links = capacity.len();
    let mut twin = Twin { capacity, now: 0.0, flows: Vec::new(), carried: vec![0.0; n_links] };
    let mut started: Vec<(FlowId, u64)> = Vec::new();
    let mut members = vec![0_u32; classes.len()];
    let end = steps.len() as u64;
    let mut latest = 0.0_f64;
    for (tag, (pause, step)) in steps.into_iter().enumerate() {
        let tag = tag as u64;
        let instant = twin.now + pause;
        let expected = twin.advance(&classes, instant);
        let mut got = Vec::new();
        // Ends within rounding of the instant may fall on either side of it: the twin says which.
        while got.len() < expected.len() {
            let (at, tag, _) = fast.pop_completion().expect("the twin has seen a flow end");
            got.push((at.seconds(), tag));
        }
        let mut by_tag = (expected.clone(), got.clone());
        by_tag.0.sort_by_key(|(_, tag)| *tag);
        by_tag.1.sort_by_key(|(_, tag)| *tag);
        for ((a, tag_a), (b, tag_b)) in by_tag.0.iter().zip(&by_tag.1) {
            assert!(tag_a == tag_b && close(*a, *b), "ends {expected:?} against {got:?}");
        }
        // The fast one may be a rounding ahead.
        latest = latest.max(instant).max(got.last().map_or(0.0, |(at, _)| *at));
        let now = SimTime::from_seconds(latest);
        match step {
            Step::Start(class, n, bits) => {
                started.push((fast.start(now, ids[class], n, bits, tag), tag));
                twin.flows.push((class, f64::from(n), bits, tag));
            }
            Step::Join(class, n) => {
                fast.join(now, ids[class], n);
                members[class] += n;
                twin.flows.push((class, f64::from(n), f64::INFINITY, end + class as u64));
            }
            Step::Leave(class) => {
                fast.leave(now, ids[class], std::mem::take(&mut members[class]));
                twin.flows.retain(|(_, _, _, tag)| *tag != end + class as u64);
            }
            Step::Cancel(which) if !started.is_empty() => {
                let (flow, tag) = started[which % started.len()];
                let left = twin.flows.iter().find(|(.., known)| *known == tag).map_or(0.0, |flow| flow.2);
                assert!(close(fast.cancel(now, flow), left), "bits left at a cancellation");
                twin.flows.retain(|(.., known)| *known != tag);
            }
            Step::Cancel(_) => {}
            Step::Capacity(link, capacity) => {
                fast.set_capacity(now, LinkId(link as u32), capacity);
                twin.capacity[link] = capacity;
            }
        }
        let rates = twin.rates(&classes);
        for ((class, ..), rate) in twin.flows.iter().zip(&rates) {
            let fast_rate = fast.rate(ids[*class]);
            assert!(close(fast_rate, *rate), "class {class}: {fast_rate} against {rate}");
        }
        for link in 0..n_links {
            let (a, b) = (fast.carried_bits(LinkId(link as u32), now), twin.carried[link]);
            assert!(close(a, b), "link {link} has carried {a} against {b}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn the_allocation_is_that_of_the_obvious_twin(case in cases()) {
        check(case);
    }
}

#[test]
fn two_flows_share_a_link_and_the_second_speeds_up_when_the_first_ends() {
    let mut network = FluidNetwork::new(&[10.0]);
    let class = network.class(&[LinkId(0)], f64::INFINITY);
    network.start(SimTime::START, class, 1, 50.0, 1);
    network.start(SimTime::START, class, 1, 100.0, 2);
    let end = |network: &mut FluidNetwork| network.pop_completion().map(|(at, tag, _)| (at.seconds(), tag));
    assert_eq!(end(&mut network), Some((10.0, 1)));
    assert_eq!(end(&mut network), Some((15.0, 2)));
    assert_eq!(end(&mut network), None);
    assert_eq!(network.carried_bits(LinkId(0), SimTime::from_seconds(15.0)), 150.0);
    assert_eq!(network.saturated_seconds(LinkId(0), SimTime::from_seconds(20.0)), 15.0);
}

#[test]
fn nothing_flows_over_a_link_of_capacity_zero() {
    let mut network = FluidNetwork::new(&[0.0, 10.0]);
    let cut = network.class(&[LinkId(0), LinkId(1)], f64::INFINITY);
    network.start(SimTime::START, cut, 1, 50.0, 1);
    assert_eq!((network.rate(cut), network.next_completion()), (0.0, None));
    network.set_capacity(SimTime::from_seconds(5.0), LinkId(0), 10.0);
    assert_eq!(network.next_completion(), Some(SimTime::from_seconds(10.0)));
}
