//! Egalitarian processor sharing with at most one core per job, by virtual time.
//!
//! A station of `k` cores with `n` jobs serves each at `min(1, k/n)` CPU seconds per second. All jobs are served
//! alike, so one virtual clock `V`, which runs at that rate, serves them all: a job of work `w` that starts at
//! `V₀` ends when `V = V₀ + w`, whatever happens in between. An arrival or departure changes the rate of the
//! clock, not the order of the ends: a heap of virtual ends gives O(log n) per event.
//!
//! Nothing but requests per second instead of CPU seconds per second makes it a storage array; see
//! [`crate::resource`].

use crate::slots::{Slots, Ticket};
use crate::time::SimTime;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Names one batch of jobs in its station; never reused there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct JobHandle(Ticket);

#[derive(Debug, Clone)]
struct Batch<J> {
    virtual_end: f64,
    /// Number of jobs that end together.
    jobs: u32,
    name: J,
}

/// A station that shares its cores equally among its jobs; `J` is what the caller calls a job.
///
/// Calls that change something take the current time, which must not go backwards. What will happen next is a
/// pure function of the state: after every change, ask [`Processor::next_completion`] again. Reading changes
/// nothing, and while the rate stays the same an announced completion keeps its instant to the last bit.
#[derive(Debug, Clone)]
pub struct Processor<J> {
    cores: f64,
    background: f64,
    batches: Slots<Batch<J>>,
    /// Virtual ends with their tickets: bits of the end above, ticket below. Cancelled ones stay until met.
    ends: BinaryHeap<Reverse<u128>>,
    /// Jobs present: sum of the sizes of the batches.
    jobs: u64,
    /// Virtual time was `virtual_anchor` at `anchor` and has run at `rate` since.
    anchor: SimTime,
    virtual_anchor: f64,
    rate: f64,
    /// Time of the last change.
    latest: SimTime,
    /// Core-seconds used until `latest`.
    busy: f64,
}

impl<J> Processor<J> {
    /// An idle station of so many cores, which may be zero or a fraction.
    ///
    /// # Panics
    /// When `cores` is negative or not finite: a bug of the caller.
    pub fn new(cores: f64) -> Self {
        check("cores", cores);
        Self {
            cores,
            background: 0.0,
            batches: Slots::new(),
            ends: BinaryHeap::new(),
            jobs: 0,
            anchor: SimTime::START,
            virtual_anchor: 0.0,
            rate: cores.min(1.0),
            latest: SimTime::START,
            busy: 0.0,
        }
    }

    /// Number of jobs present, those of batches counted one by one, background not counted.
    pub const fn active(&self) -> u64 {
        self.jobs
    }

    /// Cores of the station.
    pub const fn cores(&self) -> f64 {
        self.cores
    }

    /// CPU seconds per second that each job gets now, 0 to 1. On an idle station: what one more would get at
    /// most.
    pub const fn rate(&self) -> f64 {
        self.rate
    }

    /// Core-seconds used from the start to `now`, background included: the integral of `min(k, n)`.
    pub fn busy_core_seconds(&self, now: SimTime) -> f64 {
        self.busy + self.load().min(self.cores) * (now - self.latest).seconds()
    }

    /// Starts `jobs` jobs of `work` CPU seconds each, which end together. Work of zero ends at once.
    ///
    /// # Panics
    /// When `work` is negative or not finite, there are no jobs, or time goes backwards: bugs of the caller.
    pub fn start(&mut self, now: SimTime, work: f64, jobs: u32, name: J) -> JobHandle {
        check("work", work);
        assert!(jobs > 0, "a batch has at least one job");
        self.settle(now);
        if self.jobs == 0 {
            // Nobody remembers the virtual time: starting over keeps it small, hence exact.
            (self.anchor, self.virtual_anchor) = (now, 0.0);
        }
        let virtual_end = self.virtual_time(now) + work;
        let ticket = self.batches.insert(Batch { virtual_end, jobs, name });
        self.ends.push(Reverse((u128::from(virtual_end.to_bits()) << 64) | u128::from(ticket)));
        self.jobs += u64::from(jobs);
        self.reconsider(now);
        JobHandle(ticket)
    }

    /// Takes a batch out before its end; returns it with the CPU seconds that each of its jobs still needed.
    /// `None` if it has ended or was cancelled already.
    pub fn cancel(&mut self, now: SimTime, handle: JobHandle) -> Option<(J, f64)> {
        let Batch { virtual_end, jobs, name } = self.batches.remove(handle.0)?;
        self.settle(now);
        let left = (virtual_end - self.virtual_time(now)).max(0.0);
        self.leave(now, jobs);
        Some((name, left))
    }

    /// When the next batch ends if nothing changes; `None` when idle or without cores.
    pub fn next_completion(&self) -> Option<SimTime> {
        let &Reverse(first) = self.ends.peek()?;
        if self.rate == 0.0 {
            return None;
        }
        let wait = (f64::from_bits((first >> 64) as u64) - self.virtual_anchor) / self.rate;
        // An end so far away that no instant describes it never comes.
        let at = self.anchor.seconds() + wait;
        at.is_finite().then(|| SimTime::from_seconds(at.max(self.latest.seconds())))
    }

    /// Takes out the batch that ends now. Of batches that end together, the one started first comes first.
    ///
    /// # Panics
    /// When `now` is not [`Processor::next_completion`]: a bug of the caller.
    pub fn pop(&mut self, now: SimTime) -> J {
        assert_eq!(self.next_completion(), Some(now), "a job ends when next_completion says so");
        let Reverse(first) = self.ends.pop().expect("there is a next completion");
        let Batch { virtual_end, jobs, name } =
            self.batches.remove(first as u64).expect("the first end is that of a batch");
        self.settle(now);
        if virtual_end > self.virtual_time(now) {
            // Rounding stopped the clock short of the end it has just reached.
            (self.anchor, self.virtual_anchor) = (now, virtual_end);
        }
        self.leave(now, jobs);
        name
    }

    /// Changes the number of cores; jobs go on at their new rate.
    ///
    /// # Panics
    /// When `cores` is negative or not finite: a bug of the caller.
    pub fn set_cores(&mut self, now: SimTime, cores: f64) {
        check("cores", cores);
        self.settle(now);
        self.cores = cores;
        self.reconsider(now);
    }

    /// Sets a permanent load that takes its share like so many jobs without end (a scan, a backup); may be a
    /// fraction. Replaces the previous one.
    ///
    /// # Panics
    /// When `jobs` is negative or not finite: a bug of the caller.
    pub fn set_background(&mut self, now: SimTime, jobs: f64) {
        check("background", jobs);
        self.settle(now);
        self.background = jobs;
        self.reconsider(now);
    }

    fn load(&self) -> f64 {
        self.jobs as f64 + self.background
    }

    fn virtual_time(&self, now: SimTime) -> f64 {
        self.virtual_anchor + self.rate * (now - self.anchor).seconds()
    }

    /// Books what was used until now.
    fn settle(&mut self, now: SimTime) {
        assert!(now >= self.latest, "time goes from {} s to {} s", self.latest.seconds(), now.seconds());
        self.busy = self.busy_core_seconds(now);
        self.latest = now;
    }

    /// Lets the jobs of a batch that was removed go.
    fn leave(&mut self, now: SimTime, jobs: u32) {
        self.jobs -= u64::from(jobs);
        while let Some(&Reverse(first)) = self.ends.peek() {
            if self.batches.holds(first as u64) {
                break;
            }
            self.ends.pop();
        }
        if self.ends.len() > 64 + 2 * self.batches.len() {
            let batches = &self.batches;
            self.ends.retain(|&Reverse(end)| batches.holds(end as u64));
        }
        self.reconsider(now);
    }

    /// Sets the rate of the virtual clock to what the present load gives.
    fn reconsider(&mut self, now: SimTime) {
        let load = self.load();
        let rate = if load > self.cores { self.cores / load } else { self.cores.min(1.0) };
        if rate != self.rate {
            self.virtual_anchor = self.virtual_time(now);
            self.anchor = now;
            self.rate = rate;
        }
    }
}

fn check(what: &str, value: f64) {
    assert!(value >= 0.0 && value.is_finite(), "{what} must be finite and not negative: {value}");
}

#[cfg(test)]
mod tests;
