//! Exact results of queueing theory through the kernel: M/M/1 and M/M/c waits, processor sharing.
//!
//! Every case runs independent replications on fixed seeds; the theory must lie within four standard errors of
//! their mean, which chance alone exceeds in 1 of 8,000 cases. That takes many replications: means of waits are
//! skewed, and with twenty of them the error is underestimated just when the mean is low. The first part of each
//! run is left out, so that the empty start does not count.

use maillage_sim::kernel::{EventHandle, EventQueue};
use maillage_sim::random::{Address, Purpose, stream, uniform};
use maillage_sim::resource::queue::{Arrival, Station};
use maillage_sim::share::processor::Processor;
use maillage_sim::time::{SimTime, Span};

const REPLICATIONS: u32 = 100;

/// Draws of one replication.
fn draws(replication: u32) -> impl FnMut(f64) -> Span {
    let purpose = Purpose::Validation;
    let address = Address { study_seed: 2, replication, establishment: 0, purpose, item: 0 };
    let mut stream = stream(address);
    move |mean| Span::from_seconds(-uniform(&mut stream).ln() * mean)
}

/// Whether the mean of `run` over the replications agrees with the theory.
fn check(what: &str, theory: f64, run: impl Fn(u32) -> f64) {
    let n = f64::from(REPLICATIONS);
    let results: Vec<f64> = (0..REPLICATIONS).map(run).collect();
    let mean = results.iter().sum::<f64>() / n;
    let variance = results.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let error = (variance / n).sqrt();
    assert!((mean - theory).abs() < 4.0 * error, "{what}: {mean} ± {error}, theory {theory}");
    assert!(error < 0.05 * theory, "{what}: too short to say anything, {mean} ± {error}");
}

/// Mean wait of a first-come station with mean service 1.
fn wait(channels: u32, arrivals: f64, jobs: u32, replication: u32) -> f64 {
    #[derive(Debug)]
    enum Event {
        Arrival,
        End,
    }
    let mut draw = draws(replication);
    let mut queue = EventQueue::new();
    let mut station = Station::new(channels, usize::MAX);
    queue.schedule(SimTime::START, Event::Arrival);
    let (mut arrived, mut waited) = (0, 0.0);
    let warm_up = jobs / 5;
    while let Some((now, event)) = queue.pop() {
        let started = match event {
            Event::Arrival => {
                arrived += 1;
                if arrived < jobs {
                    queue.schedule(now + draw(1.0 / arrivals), Event::Arrival);
                }
                match station.arrive(now, (arrived, now), draw(1.0)) {
                    Arrival::Served(service) => Some(service),
                    Arrival::Waits => None,
                    Arrival::Refused => panic!("the line has no limit"),
                }
            }
            Event::End => station.finish(now),
        };
        if let Some(service) = started {
            let (number, arrival) = service.job;
            if number > warm_up {
                waited += (now - arrival).seconds();
            }
            queue.schedule(service.end, Event::End);
        }
    }
    waited / f64::from(jobs - warm_up)
}

/// The probability of waiting in M/M/c (Erlang C), offered load `a`: from Erlang B by its recursion.
fn erlang_c(channels: u32, a: f64) -> f64 {
    let b = (1..=channels).fold(1.0, |b, k| a * b / (f64::from(k) + a * b));
    let c = f64::from(channels);
    c * b / (c - a * (1.0 - b))
}

#[test]
fn waits_in_front_of_one_channel() {
    // Pollaczek and Khinchine: ρ / (1 − ρ) services.
    check("M/M/1 at 60 %", 0.6 / 0.4, |replication| wait(1, 0.6, 4_000, replication));
}

#[test]
fn waits_in_front_of_many_channels() {
    assert!((erlang_c(16, 14.4) - 0.591_343).abs() < 5e-7, "published to six decimals");
    for (channels, arrivals) in [(2, 1.4), (8, 6.4)] {
        let theory = erlang_c(channels, arrivals) / (f64::from(channels) - arrivals);
        check("M/M/c", theory, |replication| wait(channels, arrivals, 8_000, replication));
    }
}

/// Mean time in a processor-sharing station of so many cores, services drawn by `service`.
fn shared(
    cores: u32,
    arrivals: f64,
    jobs: u32,
    replication: u32,
    service: impl Fn(&mut dyn FnMut(f64) -> Span) -> Span,
) -> f64 {
    enum Event {
        Arrival,
        End,
    }
    let mut draw = draws(replication);
    let mut queue = EventQueue::new();
    let mut station = Processor::new(f64::from(cores));
    let mut end: Option<EventHandle> = None;
    queue.schedule(SimTime::START, Event::Arrival);
    let (mut arrived, mut spent) = (0, 0.0);
    let warm_up = jobs / 5;
    while let Some((now, event)) = queue.pop() {
        match event {
            Event::Arrival => {
                arrived += 1;
                if arrived < jobs {
                    queue.schedule(now + draw(1.0 / arrivals), Event::Arrival);
                }
                station.start(now, service(&mut draw).seconds(), 1, (arrived, now));
                end.take().map(|end| queue.cancel(end));
            }
            Event::End => {
                let (number, arrival) = station.pop(now);
                if number > warm_up {
                    spent += (now - arrival).seconds();
                }
            }
        }
        end = station.next_completion().map(|at| queue.schedule(at, Event::End));
    }
    spent / f64::from(jobs - warm_up)
}

#[test]
fn sharing_depends_on_the_mean_service_only() {
    // With at most one core per job, the number of jobs is that of M/M/c (Cohen 1979), whatever the law.
    for (cores, arrivals) in [(1, 0.6), (4, 3.0)] {
        let theory = 1.0 + erlang_c(cores, arrivals) / (f64::from(cores) - arrivals);
        let run = |replication, service: fn(&mut dyn FnMut(f64) -> Span) -> Span| {
            shared(cores, arrivals, 4_000, replication, service)
        };
        check("exponential", theory, |r| run(r, |draw| draw(1.0)));
        check("constant", theory, |r| run(r, |_| Span::from_seconds(1.0)));
        // Half of them with mean 0.2, half with mean 1.8: squared coefficient of variation 2.28.
        check("hyperexponential", theory, |r| {
            run(r, |draw| if draw(1.0).seconds() < std::f64::consts::LN_2 { draw(0.2) } else { draw(1.8) })
        });
    }
}
