//! `maillage replay flows` and `maillage replay jobs`: exact replay of traces.

use crate::arguments::Replay;
use crate::failure::Failure;
use maillage_data::diagnostic::Message;
use maillage_data::trace::{self, JobRow, PoolRow, Rows};
use maillage_scenarios::text::Text;
use maillage_sim::replay::{flows, jobs};
use maillage_sim::time::SimTime;
use std::path::Path;
use std::process::ExitCode;

/// Replays a trace; the results are written only when every row is right.
pub(crate) fn run(what: &Replay, text: &Text) -> Result<ExitCode, Failure> {
    match what {
        Replay::Flows { links, flows, out } => replay_flows(links, flows, out, text),
        Replay::Jobs { pools, jobs, out } => replay_jobs(pools, jobs, out, text),
    }
}

fn replay_flows(links: &Path, flows: &Path, out: &Path, text: &Text) -> Result<ExitCode, Failure> {
    let links = trace::read_links(links).map_err(Failure::Inputs)?;
    let flows = trace::read_flows(flows, &links).map_err(Failure::Inputs)?;
    let network: Vec<flows::LinkRow<'_>> = links
        .rows
        .iter()
        .map(|link| flows::LinkRow {
            id: &link.id,
            from: &link.from,
            to: &link.to,
            capacity: link.capacity.value(),
            latency: link.latency.seconds(),
        })
        .collect();
    let requests: Vec<flows::FlowRequest<'_>> = flows
        .rows
        .iter()
        .map(|flow| flows::FlowRequest {
            start: flow.start.seconds(),
            from: &flow.from,
            to: &flow.to,
            bytes: flow.bytes.value(),
            cap: flow.cap.map_or(f64::INFINITY, |cap| cap.value()),
        })
        .collect();
    let finishes = flows::Trace::new(&network, &requests)
        .map_err(|error| {
            use flows::ReplayError as Error;
            let reason = || Message::new("trace-out-of-range");
            Failure::Inputs(vec![match error {
                Error::NoRoute { row, .. } => flows.no_route(row),
                Error::UnknownNode { row, .. } | Error::BadFlow { row, .. } => flows.problem(row, reason()),
                Error::BadLink { row, .. } => links.problem(row, reason()),
            }])
        })?
        .run();
    let rows = flows.rows.iter().zip(finishes);
    let outcomes = rows.map(|(flow, finish)| (flow.id.as_str(), flow.start_text.as_str(), finish));
    write(out, outcomes, text)
}

fn replay_jobs(pools: &Path, jobs: &Path, out: &Path, text: &Text) -> Result<ExitCode, Failure> {
    let pools = trace::read_pools(pools).map_err(Failure::Inputs)?;
    let jobs = trace::read_jobs(jobs, &pools).map_err(Failure::Inputs)?;
    let finishes = finishes(&pools, &jobs).map_err(|error| {
        let reason = Message::new("trace-out-of-range");
        let row = error.row();
        Failure::Inputs(vec![if error.in_pools() { pools.problem(row, reason) } else { jobs.problem(row, reason) }])
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
