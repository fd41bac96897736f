//! Refusal without waiting: Erlang B and Engset, on the event queue and a pool of tokens.

use super::sample::{Law, exponential, replicate, uniforms};
use super::{Effort, Row};
use maillage_sim::kernel::EventQueue;
use maillage_sim::queueing::engset::Engset;
use maillage_sim::queueing::erlang::erlang_b;
use maillage_sim::resource::token::TokenPool;
use maillage_sim::time::{SimTime, Span};

#[derive(Clone, Copy)]
enum Event {
    Call,
    End,
}

/// Where calls come from; the mean holding time is 1.
#[derive(Clone, Copy)]
enum Calls {
    /// A Poisson stream with this offered load.
    Poisson(f64),
    /// So many sources, each idle for this mean time between its calls.
    Sources(u32, f64),
}

/// Share of the calls that are refused; the first tenth is not counted.
fn refused(tokens: u32, from: Calls, law: Law, calls: u32, mut draw: impl FnMut() -> f64) -> f64 {
    let mut queue = EventQueue::new();
    let mut pool = TokenPool::new(tokens, 0);
    let pause = match from {
        Calls::Poisson(load) => 1.0 / load,
        Calls::Sources(_, idle) => idle,
    };
    let sources = match from {
        Calls::Poisson(_) => 1,
        Calls::Sources(sources, _) => sources,
    };
    let after = |now: SimTime, seconds: f64| now + Span::from_seconds(seconds);
    for _ in 0..sources {
        queue.schedule(after(SimTime::START, exponential(&mut draw, pause)), Event::Call);
    }
    let finite = matches!(from, Calls::Sources(..));
    let (first, mut made, mut before) = (calls / 10, 0, 0);
    while let (true, Some((now, event))) = (made < calls, queue.pop()) {
        let calls_again = match event {
            Event::Call => {
                if made == first {
                    before = pool.refused();
                }
                made += 1;
                let granted = pool.take(1) == 1;
                if granted {
                    queue.schedule(after(now, law.draw(&mut draw)), Event::End);
                } else {
                    pool.wait(1, ());
                }
                // A source that holds a token is silent.
                !(finite && granted)
            }
            Event::End => {
                pool.give_back(1);
                finite
            }
        };
        if calls_again {
            queue.schedule(after(now, exponential(&mut draw, pause)), Event::Call);
        }
    }
    (pool.refused() - before) as f64 / f64::from(calls - first)
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let (replications, calls) = match effort {
        Effort::Cheap => (20, 10_000),
        Effort::Quick => (40, 20_000),
        Effort::Full => (100, 50_000),
    };
    let mut rows = Vec::new();
    for law in Law::ALL {
        let (tokens, load) = (10, 8.0);
        let name = format!("M/{}/10/10, A = {load}", law.letter());
        let [share] = replicate(replications, |replication| {
            let draw = uniforms(&format!("erlang {name}"), replication);
            [refused(tokens, Calls::Poisson(load), law, calls, draw)]
        });
        rows.push(Row::theory("validate-erlang-b", name, erlang_b(tokens, load), &share).in_unit("share"));
    }
    for law in Law::ALL {
        let (tokens, sources, idle) = (10, 24, 1.5);
        let theory = Engset { sources, servers: tokens, load_per_idle_source: 1.0 / idle };
        let name = format!("{sources} × M/{}/10/10, a = 2/3", law.letter());
        let [share] = replicate(replications, |replication| {
            let draw = uniforms(&format!("engset {name}"), replication);
            [refused(tokens, Calls::Sources(sources, idle), law, calls, draw)]
        });
        rows.push(Row::theory("validate-engset", name, theory.call_congestion(), &share).in_unit("share"));
    }
    rows
}
