//! The station against a naive twin that serves every job step by step.

use super::*;
use proptest::prelude::*;

fn at(seconds: f64) -> SimTime {
    SimTime::from_seconds(seconds)
}

/// Work left of every batch, lowered at every event.
struct Twin {
    cores: f64,
    background: f64,
    now: f64,
    busy: f64,
    /// (name, jobs, work left)
    batches: Vec<(usize, u32, f64)>,
}

impl Twin {
    fn load(&self) -> f64 {
        self.batches.iter().map(|b| f64::from(b.1)).sum::<f64>() + self.background
    }

    fn rate(&self) -> f64 {
        (self.cores / self.load()).min(1.0)
    }

    /// The next end, if one comes before `until`; serves up to there.
    fn serve(&mut self, until: f64) -> Option<(f64, usize)> {
        let rate = self.rate();
        let first = (0..self.batches.len()).min_by(|&a, &b| self.batches[a].2.total_cmp(&self.batches[b].2));
        let end = first.map_or(f64::INFINITY, |i| self.now + self.batches[i].2.max(0.0) / rate);
        let to = end.min(until);
        if to == f64::INFINITY {
            return None;
        }
        self.busy += self.load().min(self.cores) * (to - self.now);
        self.batches.iter_mut().for_each(|b| b.2 -= rate * (to - self.now));
        self.now = to;
        (end <= until).then(|| (to, self.batches.remove(first.unwrap()).0))
    }
}

#[derive(Debug, Clone)]
enum Step {
    Start { work: f64, jobs: u32 },
    Cancel(prop::sample::Index),
    Cores(f64),
    Background(f64),
}

fn steps() -> impl Strategy<Value = Vec<(f64, Step)>> {
    let step = prop_oneof![
        6 => (0.0..20.0_f64, 1_u32..4).prop_map(|(work, jobs)| Step::Start { work, jobs }),
        1 => any::<prop::sample::Index>().prop_map(Step::Cancel),
        1 => (0.1..8.0_f64).prop_map(Step::Cores),
        1 => (0.0..3.0_f64).prop_map(Step::Background),
    ];
    prop::collection::vec((0.0..3.0_f64, step), 1..60)
}

/// Sums of at most a few hundred terms below 10⁴ differ by less than this from rounding alone.
const ROUNDING: f64 = 1e-8;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn agrees_with_step_by_step_service(steps in steps(), cores in 1.0..6.0_f64) {
        let mut station = Processor::new(cores);
        let mut twin = Twin { cores, background: 0.0, now: 0.0, busy: 0.0, batches: Vec::new() };
        let mut ends = Vec::new();
        let mut twin_ends = Vec::new();
        let mut handles = Vec::new();
        let mut now = 0.0;
        for (pause, step) in steps {
            now += pause;
            while let Some(end) = station.next_completion().filter(|&end| end.seconds() <= now) {
                ends.push((station.pop(end), end.seconds()));
            }
            while let Some((end, name)) = twin.serve(now) {
                twin_ends.push((name, end));
            }
            match step {
                Step::Start { work, jobs } => {
                    let name = handles.len();
                    handles.push(station.start(at(now), work, jobs, name));
                    twin.batches.push((name, jobs, work));
                }
                Step::Cancel(index) if !handles.is_empty() => {
                    let name = index.index(handles.len());
                    let left = station.cancel(at(now), handles[name]);
                    let known = twin.batches.iter().position(|b| b.0 == name);
                    prop_assert_eq!(left.map(|l| l.0), known.map(|_| name));
                    if let (Some((_, left)), Some(i)) = (left, known) {
                        prop_assert!((left - twin.batches.remove(i).2).abs() < ROUNDING);
                    }
                }
                Step::Cancel(_) => {}
                Step::Cores(cores) => {
                    station.set_cores(at(now), cores);
                    twin.cores = cores;
                }
                Step::Background(jobs) => {
                    station.set_background(at(now), jobs);
                    twin.background = jobs;
                }
            }
            let present: u32 = twin.batches.iter().map(|b| b.1).sum();
            prop_assert_eq!(station.active(), u64::from(present));
        }
        while let Some(end) = station.next_completion() {
            ends.push((station.pop(end), end.seconds()));
        }
        while let Some((end, name)) = twin.serve(f64::INFINITY) {
            twin_ends.push((name, end));
        }
        let busy = station.busy_core_seconds(at(twin.now.max(station.latest.seconds())));
        prop_assert!((busy - twin.busy).abs() < ROUNDING * 10.0, "{} and {}", busy, twin.busy);
        // Ends within rounding of each other may come in either order.
        ends.sort_by_key(|e| e.0);
        twin_ends.sort_by_key(|e| e.0);
        prop_assert_eq!(ends.len(), twin_ends.len());
        for (end, other) in ends.iter().zip(&twin_ends) {
            prop_assert!(end.0 == other.0 && (end.1 - other.1).abs() < ROUNDING, "{:?} and {:?}", end, other);
        }
    }
}

#[test]
fn two_cores_three_jobs() {
    let mut station = Processor::new(2.0);
    for (name, work) in [("long", 4.0), ("short", 2.0), ("equal", 2.0)] {
        station.start(SimTime::START, work, 1, name);
    }
    // Three jobs at 2/3: the two short ones end at 3 s, the one started first first; then one core for the
    // 2 CPU seconds left of the long one.
    assert_eq!((station.pop(at(3.0)), station.pop(at(3.0))), ("short", "equal"));
    assert_eq!(station.next_completion(), Some(at(5.0)));
    assert_eq!(station.pop(at(5.0)), "long");
    assert_eq!((station.busy_core_seconds(at(9.0)), station.next_completion()), (8.0, None));
}

#[test]
fn a_batch_counts_as_its_jobs() {
    let (mut batch, mut single) = (Processor::new(3.0), Processor::new(3.0));
    batch.start(SimTime::START, 1.5, 7, ());
    for _ in 0..7 {
        single.start(SimTime::START, 1.5, 1, ());
    }
    assert_eq!(batch.next_completion(), single.next_completion());
    assert_eq!((batch.active(), single.active()), (7, 7));
}

#[test]
fn a_station_without_cores_waits() {
    let mut station = Processor::new(0.0);
    station.start(at(1.0), 1.0, 1, ());
    assert_eq!(station.next_completion(), None);
    station.set_cores(at(4.0), 0.5);
    assert_eq!(station.next_completion(), Some(at(6.0)));
}

#[test]
fn background_takes_a_share_like_jobs() {
    let mut station = Processor::new(2.0);
    station.set_background(SimTime::START, 3.0);
    station.start(SimTime::START, 1.0, 1, ());
    assert_eq!(station.next_completion(), Some(at(2.0)), "four at half a core each");
    assert_eq!(station.busy_core_seconds(at(2.0)), 4.0);
}

#[test]
fn an_announced_completion_holds_while_the_rate_does() {
    let mut station = Processor::new(64.0);
    station.start(at(0.1), 1000.0, 1, 0);
    let announced = station.next_completion();
    let handles: Vec<_> = (1..64).map(|i| station.start(at(f64::from(i) * 0.7), 5000.0, 1, i)).collect();
    for handle in handles {
        station.cancel(at(77.7), handle);
    }
    assert_eq!(station.next_completion(), announced);
}
