//! W1, the queue with 16 channels, with NeXosim: a source, a station and a sink that send each other the jobs.
//!
//! `maillage-peer-nexosim JOBS` prints what `maillage-benches`' `workload` prints. The source draws both times of a
//! job, in the order of our own version, so that both sides simulate the same jobs. NeXosim counts whole
//! nanoseconds; the source keeps its own exact instants and rounds each only once.

#[path = "../../../src/generator.rs"]
#[expect(dead_code, reason = "shared with the other workloads")]
mod generator;
#[path = "../../../src/processor_time.rs"]
mod processor_time;

use generator::SplitMix64;
use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::Output;
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

const CHANNELS: u32 = 16;
const ARRIVALS: f64 = 14.4;

/// Set by the sink after the last job.
static FINISHED: AtomicBool = AtomicBool::new(false);
/// Sum of the waits in nanoseconds.
static WAITED: AtomicU64 = AtomicU64::new(0);

fn nanoseconds(seconds: f64) -> u64 {
    (seconds * 1e9).round() as u64
}

fn clock(context: &Context<impl Model>) -> u64 {
    let now = context.time();
    now.as_secs() as u64 * 1_000_000_000 + u64::from(now.subsec_nanos())
}

/// A job on its way: when it arrived and how long its service takes, in nanoseconds.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Job {
    arrival: u64,
    service: u64,
}

#[derive(Serialize, Deserialize)]
struct Source {
    jobs: Output<Job>,
    state: u64,
    next: f64,
    left: u64,
}

#[Model]
impl Source {
    fn draw(&mut self, rate: f64) -> f64 {
        let mut draws = SplitMix64(self.state);
        let drawn = draws.exponential(rate);
        self.state = draws.0;
        drawn
    }

    fn plan(&mut self, context: &Context<Self>) {
        self.next += self.draw(ARRIVALS);
        let wait = nanoseconds(self.next).saturating_sub(clock(context)).max(1);
        context
            .schedule_event(Duration::from_nanos(wait), schedulable!(Self::arrive), ())
            .expect("the instant lies ahead");
    }

    #[nexosim(init)]
    async fn init(&mut self, context: &Context<Self>) {
        self.plan(context);
    }

    #[nexosim(schedulable)]
    async fn arrive(&mut self, (): (), context: &Context<Self>) {
        let service = nanoseconds(self.draw(1.0));
        self.jobs.send(Job { arrival: clock(context), service }).await;
        self.left -= 1;
        if self.left > 0 {
            self.plan(context);
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Station {
    waits: Output<u64>,
    line: VecDeque<Job>,
    busy: u32,
}

#[Model]
impl Station {
    fn serve(&self, job: Job, context: &Context<Self>) {
        let wait = clock(context) - job.arrival;
        context
            .schedule_event(Duration::from_nanos(job.service.max(1)), schedulable!(Self::finish), wait)
            .expect("the instant lies ahead");
    }

    async fn take(&mut self, job: Job, context: &Context<Self>) {
        if self.busy < CHANNELS {
            self.busy += 1;
            self.serve(job, context);
        } else {
            self.line.push_back(job);
        }
    }

    #[nexosim(schedulable)]
    async fn finish(&mut self, wait: u64, context: &Context<Self>) {
        self.waits.send(wait).await;
        if let Some(next) = self.line.pop_front() {
            self.serve(next, context);
        } else {
            self.busy -= 1;
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Sink {
    left: u64,
    waited: u64,
}

#[Model]
impl Sink {
    async fn take(&mut self, wait: u64) {
        self.left -= 1;
        self.waited += wait;
        if self.left == 0 {
            WAITED.store(self.waited, Relaxed);
            FINISHED.store(true, Relaxed);
        }
    }
}

fn main() {
    let jobs: u64 = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .expect("usage: maillage-peer-nexosim JOBS");
    let mut source = Source { jobs: Output::default(), state: 1, next: 0.0, left: jobs };
    let mut station = Station { waits: Output::default(), line: VecDeque::new(), busy: 0 };
    let sink = Sink { left: jobs, waited: 0 };
    let (at_source, at_station, at_sink) = (Mailbox::new(), Mailbox::new(), Mailbox::new());
    source.jobs.connect(Station::take, &at_station);
    station.waits.connect(Sink::take, &at_sink);
    let mut simulation = SimInit::with_num_threads(1)
        .add_model(source, at_source, "source")
        .add_model(station, at_station, "station")
        .add_model(sink, at_sink, "sink")
        .init(MonotonicTime::EPOCH)
        .expect("the models are connected");
    let (seconds, ()) = processor_time::timed(|| {
        while !FINISHED.load(Relaxed) {
            simulation.step().expect("the models do not fail");
        }
    });
    let mean = WAITED.load(Relaxed) as f64 * 1e-9 / jobs as f64;
    println!("cpu_s {seconds}\ndone {jobs}\nresult {mean}");
}
