//! The fast network against a plain twin that fills progressively at every event, on random trees and meshes.

use super::*;
use proptest::prelude::*;

/// Elastic batch: tag, bits left, bits at start.
type Elastic = (u64, f64, f64);

struct Members {
    path: Vec<usize>,
    cap: f64,
    count: f64,
    elastic: Option<Elastic>,
}

/// The obvious implementation.
struct Twin {
    capacities: Vec<f64>,
    members: Vec<Members>,
    now: f64,
    carried: Vec<f64>,
}

impl Twin {
    fn rates(&self) -> Vec<f64> {
        let mut rates = vec![f64::NAN; self.members.len()];
        let mut residual = self.capacities.clone();
        loop {
            let open = |i: &usize| rates[*i].is_nan();
            let weight = |link: usize| -> f64 {
                let on = (0..rates.len()).filter(open).filter(|&i| self.members[i].path.contains(&link));
                on.map(|i| self.members[i].count).sum()
            };
            let weights: Vec<f64> = (0..residual.len()).map(weight).collect();
            let by_link = (0..residual.len()).filter(|&l| weights[l] > 0.0).map(|l| residual[l] / weights[l]);
            let by_cap = (0..rates.len()).filter(open).map(|i| self.members[i].cap);
            let level = by_link.chain(by_cap).fold(f64::INFINITY, f64::min);
            if level == f64::INFINITY {
                return rates;
            }
            let just = level * (1.0 + 1e-12);
            let tight: Vec<bool> =
                (0..residual.len()).map(|l| weights[l] > 0.0 && residual[l] / weights[l] <= just).collect();
            for (i, members) in self.members.iter().enumerate() {
                if rates[i].is_nan() && (members.cap <= just || members.path.iter().any(|&l| tight[l])) {
                    rates[i] = level.min(members.cap);
                    for &l in &members.path {
                        residual[l] = (residual[l] - rates[i] * members.count).max(0.0);
                    }
                }
            }
        }
    }

    /// Runs up to `until`; ends go to `ends` as (tag, second).
    fn run(&mut self, until: f64, ends: &mut Vec<(u64, f64)>) {
        loop {
            let rates = self.rates();
            let next = self.members.iter().zip(&rates).filter_map(|(members, rate)| {
                members.elastic.filter(|_| *rate > 0.0).map(|(_, left, _)| left / rate)
            });
            let step = next.fold(f64::INFINITY, f64::min).max(0.0);
            let whole = self.now + step <= until;
            let elapsed = if whole { step } else { until - self.now };
            if elapsed.is_finite() {
                for (members, rate) in self.members.iter_mut().zip(&rates) {
                    for &l in &members.path {
                        self.carried[l] += rate * members.count * elapsed;
                    }
                    if let Some((_, left, _)) = &mut members.elastic {
                        *left -= rate * elapsed;
                    }
                }
                self.now += elapsed;
            }
            if !whole || step == f64::INFINITY {
                return;
            }
            let now = self.now;
            self.members.retain(|members| match members.elastic {
                Some((tag, left, size)) if left <= 1e-12 * size => {
                    ends.push((tag, now));
                    false
                }
                _ => true,
            });
        }
    }
}

#[derive(Clone, Debug)]
enum Change {
    Start { class: usize, multiplicity: u32, bits: f64 },
    Cancel(usize),
    Join { class: usize, count: u32 },
    Leave { class: usize },
    Capacity { link: usize, value: f64 },
}

#[derive(Clone, Debug)]
struct Case {
    capacities: Vec<f64>,
    classes: Vec<(Vec<usize>, f64)>,
    changes: Vec<(f64, Change)>,
}

fn capacity() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => prop::sample::select(vec![4e6, 8e6, 20e6, 100e6, 1000e6]),
        2 => 1e6..200e6_f64,
    ]
}

fn cap() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => Just(f64::INFINITY),
        2 => prop::sample::select(vec![150e3, 2e6, 5e6]),
        1 => 1e5..5e7_f64,
    ]
}

fn change(classes: usize, links: usize) -> impl Strategy<Value = (f64, Change)> {
    let bits = prop_oneof![8e3..1e6_f64, 1e6..8e7_f64, Just(8e6)];
    let what = prop_oneof![
        12 => (0..classes, 1..4_u32, bits)
            .prop_map(|(class, multiplicity, bits)| Change::Start { class, multiplicity, bits }),
        2 => (0..64_usize).prop_map(Change::Cancel),
        2 => (0..classes, 1..4_u32).prop_map(|(class, count)| Change::Join { class, count }),
        1 => (0..classes).prop_map(|class| Change::Leave { class }),
        1 => (0..links, prop_oneof![6 => capacity(), 1 => Just(0.0)])
            .prop_map(|(link, value)| Change::Capacity { link, value }),
    ];
    (prop_oneof![1 => Just(0.0), 4 => 0.0..0.5_f64], what)
}

fn case(links: usize, paths: impl Strategy<Value = Vec<(Vec<usize>, f64)>>) -> impl Strategy<Value = Case> {
    (prop::collection::vec(capacity(), links), paths).prop_flat_map(move |(capacities, classes)| {
        let changes = prop::collection::vec(change(classes.len(), links), 1..60);
        changes.prop_map(move |changes| Case {
            capacities: capacities.clone(),
            classes: classes.clone(),
            changes,
        })
    })
}

/// Ten access links behind two aggregation links behind two cores; one core in series with a host's link.
fn tree() -> impl Strategy<Value = Case> {
    let paths = prop::collection::vec((0..10_usize, 0..2_usize, cap()), 1..20).prop_map(|classes| {
        let path = |(site, root, cap): (usize, usize, f64)| {
            let mut path = if root == 0 { vec![14, 12] } else { vec![13] };
            path.extend([10 + site % 2, site]);
            (path, cap)
        };
        classes.into_iter().map(path).collect()
    });
    case(15, paths)
}

fn mesh() -> impl Strategy<Value = Case> {
    let path = prop::sample::subsequence((0..9_usize).collect::<Vec<_>>(), 1..5).prop_shuffle();
    case(9, prop::collection::vec((path, cap()), 1..16))
}

fn close(a: f64, b: f64, relative: f64, absolute: f64) -> bool {
    (a - b).abs() <= relative * a.abs().max(b.abs()) + absolute
}

fn check(case: &Case) -> Result<(), TestCaseError> {
    let mut fast = FluidNetwork::new(&case.capacities);
    let ids: Vec<ClassId> = case
        .classes
        .iter()
        .map(|(path, cap)| fast.class(&path.iter().map(|&l| LinkId::from_index(l)).collect::<Vec<_>>(), *cap))
        .collect();
    let n_links = case.capacities.len();
    let mut twin = Twin {
        capacities: case.capacities.clone(),
        members: Vec::new(),
        now: 0.0,
        carried: vec![0.0; n_links],
    };
    let (mut fast_ends, mut twin_ends) = (Vec::new(), Vec::new());
    let mut started: Vec<FlowId> = Vec::new();
    let mut now = 0.0;
    let mut members_of: Vec<(u64, usize)> = Vec::new();
    for (wait, change) in &case.changes {
        now += wait;
        let at = SimTime::from_seconds(now);
        while let Some(completion) = fast.pop_completion(at) {
            fast_ends.push((completion.tag, completion.at.seconds()));
        }
        twin.run(now, &mut twin_ends);
        let members = |class: usize, count: u32, elastic: Option<Elastic>| {
            let (path, cap) = &case.classes[class];
            Members { path: path.clone(), cap: *cap, count: f64::from(count), elastic }
        };
        match *change {
            Change::Start { class, multiplicity, bits } => {
                let tag = started.len() as u64;
                started.push(fast.start(at, ids[class], multiplicity, bits, tag));
                twin.members.push(members(class, multiplicity, Some((tag, bits, bits))));
                members_of.push((tag, class));
            }
            Change::Cancel(nth) => {
                if let Some(&flow) = started.get(nth) {
                    let place = twin
                        .members
                        .iter()
                        .position(|m| m.elastic.is_some_and(|(tag, _, _)| tag == nth as u64));
                    let left = place.map(|place| twin.members.remove(place).elastic.unwrap());
                    match (fast.cancel(at, flow), left) {
                        (Some(a), Some((_, b, size))) => {
                            prop_assert!(close(a, b, 0.0, 1e-9 * size), "{a} {b}")
                        }
                        (None, None) => {}
                        // An end at this very instant, on one side of it by rounding.
                        (Some(a), None) => prop_assert!(a < 1e-2, "{a} bits left"),
                        (None, Some((_, b, _))) => prop_assert!(b < 1e-2, "{b} bits left"),
                    }
                    twin_ends.retain(|&(tag, _)| tag != nth as u64);
                    fast_ends.retain(|&(tag, _)| tag != nth as u64);
                }
            }
            Change::Join { class, count } => {
                fast.join(at, ids[class], count);
                twin.members.push(members(class, count, None));
            }
            Change::Leave { class } => {
                let same = |m: &Members| {
                    m.elastic.is_none() && m.path == case.classes[class].0 && m.cap == case.classes[class].1
                };
                if let Some(place) = twin.members.iter().position(same) {
                    let count = twin.members.remove(place).count;
                    fast.leave(at, ids[class], count as u32);
                }
            }
            Change::Capacity { link, value } => {
                fast.set_capacity(at, LinkId::from_index(link), value);
                twin.capacities[link] = value;
            }
        }
        // A batch at its very end may be on either side of it by rounding: rates are compared a little later.
        let ending = twin.members.iter().any(|m| m.elastic.is_some_and(|(_, left, size)| left < 1e-9 * size));
        if !ending && fast_ends.len() == twin_ends.len() {
            check_rates(&mut fast, &ids, &twin, case)?;
        }
    }
    let end = SimTime::from_seconds(1e7);
    while let Some(completion) = fast.pop_completion(end) {
        fast_ends.push((completion.tag, completion.at.seconds()));
    }
    twin.run(1e7, &mut twin_ends);
    fast_ends.sort_by_key(|end| end.0);
    twin_ends.sort_by_key(|end| end.0);
    prop_assert_eq!(fast_ends.len(), twin_ends.len());
    for (a, b) in fast_ends.iter().zip(&twin_ends) {
        prop_assert!(a.0 == b.0 && close(a.1, b.1, 1e-9, 1e-9), "{a:?} {b:?}");
    }
    for l in 0..n_links {
        let carried = fast.carried_bits(end, LinkId::from_index(l));
        prop_assert!(close(carried, twin.carried[l], 1e-8, 1.0), "link {l}: {carried} {}", twin.carried[l]);
    }
    Ok(())
}

fn check_rates(
    fast: &mut FluidNetwork,
    ids: &[ClassId],
    twin: &Twin,
    case: &Case,
) -> Result<(), TestCaseError> {
    let rates = twin.rates();
    for (members, rate) in twin.members.iter().zip(rates) {
        let class =
            case.classes.iter().position(|(path, cap)| *path == members.path && *cap == members.cap).unwrap();
        let found = fast.rate(ids[class]);
        prop_assert!(
            close(found, rate, 1e-9, 0.0),
            "class {class} of {:?}: {found}, twin {rate}",
            members.path
        );
        // The max-min property itself: a bottleneck is full, and nobody on it is faster.
        match fast.bottleneck(ids[class]) {
            None => prop_assert_eq!(found, members.cap),
            Some(link) => {
                let capacity = twin.capacities[link.index()];
                prop_assert!(members.path.contains(&link.index()));
                prop_assert!(close(fast.throughput(link), capacity, 1e-9, 0.0));
                prop_assert!(fast.is_saturated(link) && fast.level(link) == Some(found));
                for (other, &id) in case.classes.iter().zip(ids) {
                    if other.0.contains(&link.index()) {
                        prop_assert!(fast.rate(id) <= found * (1.0 + 1e-9));
                    }
                }
            }
        }
    }
    for (l, capacity) in twin.capacities.iter().enumerate() {
        prop_assert!(fast.throughput(LinkId::from_index(l)) <= capacity * (1.0 + 1e-9));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn trees_agree_with_progressive_filling(case in tree()) {
        check(&case)?;
    }

    #[test]
    fn meshes_agree_with_progressive_filling(case in mesh()) {
        check(&case)?;
    }
}
