//! Small pieces of the arithmetic of sharing: jobs on one station, rates on one link.

/// Identical jobs that enter one station together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Jobs {
    pub(super) enters: f64,
    pub(super) count: f64,
    /// Work of each: core seconds, bits.
    pub(super) work: f64,
    /// Instant at which they leave; set by [`share`].
    pub(super) leaves: f64,
    /// Whose they are.
    pub(super) owner: (u32, u32),
    target: f64,
}

impl Jobs {
    pub(super) fn new(enters: f64, count: f64, work: f64, owner: (u32, u32)) -> Self {
        Self { enters, count, work, leaves: enters, owner, target: 0.0 }
    }
}

/// How busy a station was.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Busy {
    /// Seconds with a job present, and those weighted with the number present.
    pub(super) seconds: f64,
    pub(super) job_seconds: f64,
}

impl Busy {
    /// Mean number present while there is one.
    pub(super) fn mean_number(self) -> f64 {
        if self.seconds > 0.0 { self.job_seconds / self.seconds } else { 0.0 }
    }
}

/// Egalitarian processor sharing, exactly: `n` jobs advance at `min(cap, capacity / n)` each.
pub(super) fn share(jobs: &mut [Jobs], capacity: f64, cap: f64, end: f64) -> Busy {
    jobs.sort_unstable_by(|a, b| a.enters.total_cmp(&b.enters));
    // Jobs of equal work leave in the order in which they entered.
    let in_order = jobs.windows(2).all(|pair| pair[0].work == pair[1].work);
    let (mut now, mut clock, mut present, mut next, mut head) = (0.0_f64, 0.0_f64, 0.0_f64, 0, 0);
    let mut busy = Busy::default();
    loop {
        let first = if in_order {
            (head < next).then_some(head)
        } else {
            // Who has left has no target.
            let inside = (0..next).filter(|&job| jobs[job].target < f64::INFINITY);
            inside.min_by(|&a, &b| jobs[a].target.total_cmp(&jobs[b].target))
        };
        let speed = (capacity / present.max(1e-12)).min(cap);
        let leave = first.map_or(f64::INFINITY, |job| now + (jobs[job].target - clock).max(0.0) / speed);
        let enter = jobs.get(next).map_or(f64::INFINITY, |job| job.enters);
        let until = leave.min(enter);
        if until == f64::INFINITY {
            return busy;
        }
        if let Some(first) = first {
            let seen = (until.min(end) - now.min(end)).max(0.0);
            busy.seconds += seen;
            busy.job_seconds += seen * present;
            clock += speed * (until - now);
            if leave <= enter {
                jobs[first].leaves = leave;
                jobs[first].target = f64::INFINITY;
                present -= jobs[first].count;
                head += 1;
                now = leave;
                continue;
            }
        }
        now = enter;
        jobs[next].target = clock + jobs[next].work;
        present += jobs[next].count;
        next += 1;
    }
}

/// Level of a link of some capacity: the rate that max-min sharing leaves to each elastic flow, and to those that ask
/// for more, given groups of (number, rate asked); infinite if everybody has what is asked.
pub(super) fn level(groups: &mut [(f64, f64)], elastic: f64, capacity: f64) -> f64 {
    groups.sort_unstable_by(|a, b| a.1.total_cmp(&b.1));
    let mut number: f64 = elastic + groups.iter().map(|group| group.0).sum::<f64>();
    let mut left = capacity;
    for &(count, rate) in groups.iter() {
        if rate * number > left {
            return left.max(0.0) / number;
        }
        left -= count * rate;
        number -= count;
    }
    if elastic > 0.0 { left.max(0.0) / elastic } else { f64::INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_batch_alone_and_two_that_meet() {
        let mut alone = [Jobs::new(1.0, 4.0, 6.0, (0, 0))];
        let busy = share(&mut alone, 2.0, f64::INFINITY, 100.0);
        assert_eq!((alone[0].leaves, busy.seconds, busy.mean_number()), (13.0, 12.0, 4.0));
        // Two jobs of 4 on one core: the second, a second later, waits for half of the rest.
        let mut two = [Jobs::new(0.0, 1.0, 4.0, (0, 0)), Jobs::new(1.0, 1.0, 4.0, (1, 0))];
        share(&mut two, 1.0, 1.0, 100.0);
        assert_eq!((two[0].leaves, two[1].leaves), (7.0, 8.0));
    }

    #[test]
    fn levels_fill_the_link() {
        assert_eq!(level(&mut [(2.0, 1.0), (1.0, 5.0)], 0.0, 6.0), 4.0);
        assert_eq!(level(&mut [(2.0, 1.0)], 0.0, 6.0), f64::INFINITY);
        assert_eq!(level(&mut [(2.0, 1.0)], 4.0, 6.0), 1.0);
        assert_eq!(level(&mut [(4.0, 9.0)], 2.0, 6.0), 1.0);
    }
}
