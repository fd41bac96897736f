//! The queue against a naive twin (a sorted list), and the parts of its contract one by one.

use super::*;
use proptest::prelude::*;

fn at(seconds: f64) -> SimTime {
    SimTime::from_seconds(seconds)
}

/// The obvious queue: everything in one list, searched from end to end.
#[derive(Default)]
struct Twin {
    pending: Vec<(SimTime, u32)>,
}

impl Twin {
    fn first(&self) -> Option<usize> {
        // min_by_key returns the first of equal ones: order of scheduling.
        (0..self.pending.len()).min_by_key(|&i| self.pending[i].0)
    }
}

#[derive(Debug, Clone)]
enum Step {
    /// Schedule so many seconds after the clock.
    Schedule(f64),
    /// Schedule so many events at one instant.
    Burst(f64, u8),
    /// Cancel one of the handles seen so far.
    Cancel(prop::sample::Index),
    CancelMany(u8),
    Pop,
    PopMany(u8),
    Peek,
    /// Another source acts at this share of the way to the next event, or up to 5 s on if there is none.
    Advance(f64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let delay = prop_oneof![
        4 => 0.0..10.0_f64,
        2 => (0_u8..20).prop_map(f64::from),
        1 => Just(0.0),
        1 => 0.0..1e-9_f64,
        1 => 0.0..1e9_f64,
    ];
    prop::collection::vec(
        prop_oneof![
            6 => delay.clone().prop_map(Step::Schedule),
            2 => (delay, 0_u8..200).prop_map(|(delay, n)| Step::Burst(delay, n)),
            2 => any::<prop::sample::Index>().prop_map(Step::Cancel),
            1 => any::<u8>().prop_map(Step::CancelMany),
            4 => Just(Step::Pop),
            1 => any::<u8>().prop_map(Step::PopMany),
            3 => Just(Step::Peek),
            2 => (0.0..=1.0_f64).prop_map(Step::Advance),
        ],
        1..120,
    )
}

#[derive(Default)]
struct Pair {
    queue: EventQueue<u32>,
    twin: Twin,
    handles: Vec<EventHandle>,
}

impl Pair {
    fn schedule(&mut self, delay: f64) {
        let time = at(self.queue.now().seconds() + delay);
        let name = self.handles.len() as u32;
        self.handles.push(self.queue.schedule(time, name));
        self.twin.pending.push((time, name));
    }

    fn cancel(&mut self, name: u32) {
        let known = self.twin.pending.iter().position(|&(_, other)| other == name);
        assert_eq!(self.queue.cancel(self.handles[name as usize]), known.is_some());
        known.map(|i| self.twin.pending.remove(i));
    }

    fn pop(&mut self) {
        let expected = self.twin.first().map(|i| self.twin.pending.remove(i));
        assert_eq!(self.queue.pop(), expected);
    }

    fn next(&self) -> Option<SimTime> {
        self.twin.first().map(|i| self.twin.pending[i].0)
    }

    fn apply(&mut self, step: &Step) {
        match *step {
            Step::Schedule(delay) => self.schedule(delay),
            Step::Burst(delay, n) => (0..n).for_each(|_| self.schedule(delay)),
            Step::Cancel(ref index) if !self.handles.is_empty() => {
                self.cancel(index.index(self.handles.len()) as u32);
            }
            Step::Cancel(_) => {}
            Step::CancelMany(n) => {
                let names: Vec<u32> = self.twin.pending.iter().map(|p| p.1).step_by(2).collect();
                names.into_iter().take(n.into()).for_each(|name| self.cancel(name));
            }
            Step::Pop => self.pop(),
            Step::PopMany(n) => (0..n).for_each(|_| self.pop()),
            Step::Peek => assert_eq!(self.queue.peek_time(), self.next()),
            Step::Advance(share) => {
                let now = self.queue.now().seconds();
                let end = self.next().map_or(now + 5.0, SimTime::seconds);
                let to = at((now + share * (end - now)).min(end));
                assert_eq!(self.queue.pop_until(Some(to)).is_some(), self.next() == Some(to));
                if self.next() == Some(to) {
                    let first = self.twin.first().unwrap();
                    self.twin.pending.remove(first);
                } else {
                    self.queue.advance(to);
                }
                assert_eq!(self.queue.now(), to);
            }
        }
        assert_eq!(self.queue.len(), self.twin.pending.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn agrees_with_a_sorted_list(steps in steps()) {
        let mut pair = Pair::default();
        for step in &steps {
            pair.apply(step);
        }
        while !pair.twin.pending.is_empty() {
            pair.pop();
        }
        pair.pop();
    }
}

#[test]
fn ties_come_out_as_they_went_in() {
    let mut queue = EventQueue::new();
    for i in 0..5_000 {
        queue.schedule(at(f64::from(i % 5)), i);
    }
    assert_eq!(queue.pop(), Some((at(0.0), 0)));
    queue.schedule(queue.now(), 5_000); // behind those pending for the current instant
    let rest: Vec<(SimTime, i32)> = std::iter::from_fn(|| queue.pop()).collect();
    assert_eq!(rest.len(), 5_000);
    assert!(rest.is_sorted(), "time, then order of scheduling");
}

#[test]
fn looking_ahead_forbids_nothing() {
    let mut queue = EventQueue::new();
    queue.schedule(at(10.0), "ten");
    assert_eq!(queue.peek_time(), Some(at(10.0)));
    assert_eq!(queue.pop_until(Some(at(5.0))), None);
    queue.advance(at(5.0));
    queue.schedule(at(6.0), "six");
    queue.schedule(at(5.0), "five");
    let order: Vec<_> = std::iter::from_fn(|| queue.pop()).collect();
    assert_eq!(order, [(at(5.0), "five"), (at(6.0), "six"), (at(10.0), "ten")]);
}

#[test]
fn a_distant_event_seen_first_does_not_keep_the_rest_in_the_heap() {
    let mut queue = EventQueue::new();
    queue.schedule(at(86_400.0), 0);
    assert_eq!(queue.peek_time(), Some(at(86_400.0)));
    for i in 1..10_000 {
        queue.schedule(at(f64::from(i)), i);
    }
    assert!(queue.near.len() <= SPILL, "{} in the heap", queue.near.len());
    let order: Vec<i32> = std::iter::from_fn(|| queue.pop()).map(|(_, event)| event).collect();
    assert!(order.iter().copied().eq((1..10_000).chain([0])));
}

#[test]
fn cancelled_events_do_not_pile_up() {
    let mut queue = EventQueue::new();
    for i in 0..100_000 {
        let handle = queue.schedule(at(1000.0 + f64::from(i)), i);
        assert!(queue.cancel(handle) && !queue.cancel(handle));
    }
    assert!(queue.dead <= SWEEP, "{} entries of cancelled events are left", queue.dead);
    assert_eq!((queue.len(), queue.peek_time(), queue.dead), (0, None, 0));
}

#[test]
fn steady_state_allocates_nothing() {
    let mut queue = EventQueue::new();
    for i in 0..20_000 {
        queue.schedule(at(f64::from(i) * 0.37 % 100.0), i);
    }
    let mut hold = |times: u32| {
        for _ in 0..times {
            let (now, event) = queue.pop().unwrap();
            queue.schedule(at(now.seconds() + f64::from(event) * 0.37 % 100.0 + 0.01), event);
        }
        queue.far.blocks()
    };
    let settled = hold(200_000);
    assert!(hold(200_000) <= settled + settled / 8, "blocks are reused");
}

#[test]
#[should_panic(expected = "scheduled at 1 s, but it is 2 s")]
fn nothing_is_scheduled_in_the_past() {
    let mut queue = EventQueue::new();
    queue.schedule(at(2.0), ());
    queue.pop();
    queue.schedule(at(1.0), ());
}

#[test]
#[should_panic(expected = "pending before")]
fn the_clock_does_not_pass_an_event() {
    let mut queue = EventQueue::new();
    queue.schedule(at(2.0), ());
    queue.advance(at(3.0));
}
