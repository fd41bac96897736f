//! `maillage replay flows`: flows over links, shared max-min fairly.

use super::write;
use crate::failure::Failure;
use maillage_data::diagnostic::Message;
use maillage_data::trace;
use maillage_scenarios::text::Text;
use maillage_sim::replay::flows;
use maillage_sim::units::BitRate;
use std::path::Path;
use std::process::ExitCode;

/// Replays a trace of flows.
pub(super) fn run(links: &Path, flows: &Path, out: &Path, text: &Text) -> Result<ExitCode, Failure> {
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
            cap: flow.cap.map_or(f64::INFINITY, BitRate::value),
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
