//! What an event costs, and when that is too much.

use crate::callgrind::Count;
use crate::workloads::Workload;

/// More than this share of the baseline is a regression. Counts repeat to the instruction on one machine and
/// toolchain; what the margin is for are the C library's variants of `memcpy` and `log` on other machines, and the
/// compiler's choices about code that has not changed.
pub(crate) const MOST_INSTRUCTIONS: f64 = 1.10;

/// More new pieces of memory per event are allocations per event. A container takes its first piece anew, once, and
/// those of the workloads have theirs before the events that are counted, but for a few rarely used ones; an
/// allocation that belongs to events shows as one in a few.
pub(crate) const MOST_ALLOCATIONS: f64 = 0.01;

/// More growths per event are not those of containers that double: they need ever fewer.
pub(crate) const MOST_GROWTHS: f64 = 0.1;

/// What one event costs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Cost {
    /// Instructions executed.
    pub(crate) instructions: f64,
    /// New pieces of memory.
    pub(crate) allocations: f64,
    /// Pieces of memory that grew.
    pub(crate) growths: f64,
}

impl Cost {
    /// The cost of the events that a run of twice the size has more.
    pub(crate) fn between(once: Count, twice: Count) -> Result<Self, String> {
        if once.allocations == 0 || twice.allocations == 0 {
            return Err("no call of the allocator was seen, not even at the start of the program: \
                        allocations cannot be counted here"
                .to_owned());
        }
        let more = |once: u64, twice: u64| twice as f64 - once as f64;
        let events = more(once.events, twice.events);
        if events <= 0.5 * once.events as f64 {
            return Err(format!("{} events, then {} at twice the size", once.events, twice.events));
        }
        Ok(Self {
            instructions: more(once.instructions, twice.instructions) / events,
            allocations: more(once.allocations, twice.allocations) / events,
            growths: more(once.growths, twice.growths) / events,
        })
    }
}

/// What is wrong with a workload, a sentence each.
pub(crate) fn faults(workload: &Workload, cost: &Cost, baseline: Option<&Cost>) -> Vec<String> {
    let name = workload.name;
    let Some(baseline) = baseline else {
        return vec![format!("{name}: not in the baseline. Add it: benches/regression/run --accept {name}")];
    };
    let mut faults = allocates(workload, cost);
    let ratio = cost.instructions / baseline.instructions;
    if exceeds(ratio, MOST_INSTRUCTIONS) {
        faults.push(format!(
            "{name}: {:.1} instructions per {}, {ratio:.3} times the {:.1} of the baseline (at most \
             {MOST_INSTRUCTIONS:.2}). Find out why: callgrind_annotate on release/regression-profiles/{name}-* in the \
             target directory; or, if it is meant, accept it: benches/regression/run --accept {name}",
            cost.instructions, workload.event, baseline.instructions
        ));
    }
    let (found, known) = (cost.allocations + cost.growths, baseline.allocations + baseline.growths);
    let most = known * MOST_INSTRUCTIONS + MOST_ALLOCATIONS;
    if !workload.hot && exceeds(found, most) {
        faults.push(format!(
            "{name}: {found:.4} allocations and reallocations per {}, {known:.4} in the baseline (at most \
             {most:.4}); if it is meant, accept it: benches/regression/run --accept {name}",
            workload.event
        ));
    }
    faults
}

/// Sentences about a workload that allocates per event though it must not. No baseline excuses it.
pub(crate) fn allocates(workload: &Workload, cost: &Cost) -> Vec<String> {
    let mut faults = Vec::new();
    let most =
        [(cost.allocations, MOST_ALLOCATIONS, "allocations"), (cost.growths, MOST_GROWTHS, "reallocations")];
    for (found, most, what) in most {
        if workload.hot && exceeds(found, most) {
            faults.push(format!(
                "{}: {found:.4} {what} per {} (at most {most}). What an event needs should come from memory that \
                 earlier events have left: sim/src/tier/slab.rs shows a way",
                workload.name, workload.event
            ));
        }
    }
    faults
}

/// Whether a value is beyond a limit, or no number at all.
fn exceeds(value: f64, most: f64) -> bool {
    value.is_nan() || value > most
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOT: Workload = Workload { name: "hot", event: "job", size: 10, hot: true, run: |size| size };

    fn count(events: u64, instructions: u64, allocations: u64) -> Count {
        Count { events, instructions, allocations, growths: 3 }
    }

    fn cost(instructions: f64, allocations: f64) -> Cost {
        Cost { instructions, allocations, growths: 0.0 }
    }

    #[test]
    fn what_both_sizes_pay_cancels() {
        let start = 1_000_000;
        let between = Cost::between(count(100, start + 30_000, 57), count(200, start + 60_000, 58)).unwrap();
        assert_eq!(between, cost(300.0, 0.01));
    }

    #[test]
    fn runs_that_show_nothing_are_refused() {
        assert!(Cost::between(count(100, 10, 0), count(200, 20, 0)).unwrap_err().contains("allocator"));
        assert!(Cost::between(count(100, 10, 5), count(100, 20, 5)).unwrap_err().contains("100 events"));
        assert!(Cost::between(count(0, 10, 5), count(0, 20, 5)).unwrap_err().contains("0 events"));
    }

    #[test]
    fn a_tenth_more_passes_and_anything_beyond_fails() {
        let baseline = cost(1000.0, 0.0);
        for (instructions, passes) in
            [(500.0, true), (1000.0, true), (1099.9, true), (1100.1, false), (9e9, false)]
        {
            let found = faults(&HOT, &cost(instructions, 0.0), Some(&baseline));
            assert_eq!(found.is_empty(), passes, "{instructions}: {found:?}");
        }
        let said = &faults(&HOT, &cost(1234.0, 0.0), Some(&baseline))[0];
        for part in ["hot", "1234.0 instructions per job", "1.234 times", "1000.0", "--accept hot"] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn what_is_not_a_number_fails() {
        assert_eq!(faults(&HOT, &cost(f64::NAN, 0.0), Some(&cost(1.0, 0.0))).len(), 1);
        assert_eq!(faults(&HOT, &cost(1.0, f64::NAN), Some(&cost(1.0, 0.0))).len(), 1);
        assert_eq!(faults(&HOT, &cost(1.0, 0.0), Some(&cost(f64::NAN, 0.0))).len(), 1);
    }

    #[test]
    fn doubling_containers_pass_and_an_allocation_every_eight_events_does_not() {
        // A thousand queues that double once within 200,000 events.
        let doubling = Cost { growths: 1_000.0 / 200_000.0, ..cost(1.0, 0.0) };
        assert!(allocates(&HOT, &doubling).is_empty());
        let eighth = Cost::between(count(200_000, 1, 25_000), count(400_000, 2, 50_000)).unwrap();
        assert!(allocates(&HOT, &eighth)[0].contains("0.1250 allocations per job"));
        // A baseline that allocates as much does not excuse it.
        assert_eq!(faults(&HOT, &eighth, Some(&eighth)).len(), 1);
        let regrown = Cost { growths: 1.0, ..cost(1.0, 0.0) };
        assert!(allocates(&HOT, &regrown)[0].contains("reallocations"));
    }

    #[test]
    fn a_workload_that_is_not_hot_may_allocate_what_it_did() {
        let day = Workload { hot: false, ..HOT };
        let baseline = cost(1.0, 0.5);
        assert!(faults(&day, &cost(1.0, 0.55), Some(&baseline)).is_empty());
        assert!(faults(&day, &cost(1.0, 0.57), Some(&baseline))[0].contains("0.5000 in the baseline"));
    }

    #[test]
    fn a_workload_without_a_baseline_fails() {
        assert!(faults(&HOT, &cost(1.0, 0.0), None)[0].contains("--accept hot"));
    }
}
