//! `maillage replay flows` and `maillage replay jobs`: exact replay of traces.

mod flows;

use crate::arguments::Replay;
use crate::failure::Failure;
use maillage_data::diagnostic::Message;
use maillage_data::trace::{self, JobRow, PoolRow, Rows};
use maillage_scenarios::text::Text;
use maillage_sim::replay::jobs;
use maillage_sim::time::SimTime;
use std::path::Path;
use std::process::ExitCode;

/// Replays a trace; the results are written only when every row is right.
pub(crate) fn run(what: &Replay, text: &Text) -> Result<ExitCode, Failure> {
    match what {
        Replay::Flows { links, flows: trace, out } => flows::run(links, trace, out, text),
        Replay::Jobs { pools, jobs, out } => replay_jobs(pools, jobs, out, text),
    }
}

fn replay_jobs(pools: &Path, jobs: &Path, out: &Path, text: &Text) -> Result<ExitCode, Failure> {
    let pools = trace::read_pools(pools).map_err(Failure::Inputs)?;
    let jobs = trace::read_jobs(jobs, &pools).map_err(Failure::Inputs)?;
    let finishes = finishes(&pools, &jobs).map_err(|error| {
        let reason = Message::new("trace-out-of-range");
        let row = error.row();
        Failure::Inputs(vec![if error.in_pools() {
            pools.problem(row, reason)
        } else {
            jobs.problem(row, reason)
        }])
    })?;
    let rows = jobs.rows.iter().zip(finishes);
    let outcomes = rows.map(|(job, finish)| (job.id.as_str(), job.arrival_text.as_str(), finish));
    write(out, outcomes, text)
}

fn finishes(pools: &Rows<PoolRow>, rows: &Rows<JobRow>) -> Result<Vec<SimTime>, jobs::JobsError> {
    let pools = pools
        .rows
        .iter()
        .map(|pool| jobs::Pool {
            id: pool.id.clone(),
            servers: pool.servers,
            cores: pool.cores,
            discipline: match pool.discipline {
                trace::Discipline::ProcessorSharing => jobs::Discipline::ProcessorSharing,
                trace::Discipline::FirstComeFirstServed => jobs::Discipline::FirstCome,
            },
        })
        .collect();
    let trace: Vec<jobs::Job> = rows
        .rows
        .iter()
        .map(|job| jobs::Job {
            arrival: job.arrival.seconds(),
            pool: job.pool as u32,
            server: job.server,
            cpu: job.work.seconds(),
        })
        .collect();
    let finishes = jobs::Pools::new(pools)?.replay(&trace)?;
    Ok(finishes.into_iter().map(SimTime::from_seconds).collect())
}

fn write<'a>(
    out: &Path,
    outcomes: impl Iterator<Item = (&'a str, &'a str, SimTime)>,
    text: &Text,
) -> Result<ExitCode, Failure> {
    trace::write_outcomes(out, outcomes).map_err(|error| Failure::unwritable(out, &error, text))?;
    Ok(ExitCode::SUCCESS)
}
