//! Traces for exact replay: links and flows, pools and jobs, as plain CSV; and the finish times that come out.
//!
//! Times are in seconds, rates in bits per second, sizes in bytes. Columns may come in any order; columns nobody
//! reads are left alone. Every faulty row is reported with its file, line and column.

use crate::cell::{Fault, choice, count, number_between, required, suggestion};
use crate::columns::{Cells, Column, Unknown, locate};
use crate::diagnostic::{Diagnostic, Message, Problems};
use crate::table::{Place, Table};
use crate::write::atomically;
use maillage_sim::time::{SimTime, Span};
use maillage_sim::units::{BitRate, Bytes};
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// Largest time, size or rate of a trace. Beyond it sums of a long trace would lose whole seconds or overflow.
const LARGEST: f64 = 1e18;
/// Smallest rate, in bits per second: with [`LARGEST`] it keeps every finish time finite.
const SLOWEST: f64 = 1e-6;

const LINKS: [Column; 5] =
    [("id", true), ("from", true), ("to", true), ("capacity_bps", true), ("latency_s", true)];
const FLOWS: [Column; 6] =
    [("id", true), ("start_s", true), ("from", true), ("to", true), ("bytes", true), ("cap_bps", false)];
const POOLS: [Column; 4] = [("id", true), ("servers", true), ("cores", true), ("discipline", true)];
const JOBS: [Column; 5] =
    [("id", true), ("arrival_s", true), ("pool", true), ("server", true), ("cpu_s", true)];
const DISCIPLINES: [(&str, Discipline); 2] =
    [("ps", Discipline::ProcessorSharing), ("fcfs", Discipline::FirstComeFirstServed)];

/// A directed link.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkRow {
    /// Unique name.
    pub id: String,
    /// Node it leaves.
    pub from: String,
    /// Node it reaches.
    pub to: String,
    /// Rate, above zero.
    pub capacity: BitRate,
    /// One-way latency; a blank cell is zero.
    pub latency: Span,
}

/// An amount of data from one node to another.
#[derive(Clone, PartialEq, Debug)]
pub struct FlowRow {
    /// Unique name.
    pub id: String,
    /// When it starts.
    pub start: SimTime,
    /// The start as the file writes it.
    pub start_text: String,
    /// Node it leaves; an end of some link.
    pub from: String,
    /// Node it reaches; an end of some link.
    pub to: String,
    /// Amount.
    pub bytes: Bytes,
    /// Rate it never exceeds.
    pub cap: Option<BitRate>,
}

/// How a pool serves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Discipline {
    /// Every job of a server advances, at most one core each.
    ProcessorSharing,
    /// One queue, one job per core.
    FirstComeFirstServed,
}

/// Identical servers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolRow {
    /// Unique name.
    pub id: String,
    /// Servers, at least 1.
    pub servers: u32,
    /// Cores of each, at least 1.
    pub cores: u32,
    /// How it serves.
    pub discipline: Discipline,
}

/// Work for a pool.
#[derive(Clone, PartialEq, Debug)]
pub struct JobRow {
    /// Unique name.
    pub id: String,
    /// When it arrives.
    pub arrival: SimTime,
    /// The arrival as the file writes it.
    pub arrival_text: String,
    /// Index of its pool among the rows of the pools' file.
    pub pool: usize,
    /// Its server, below the pool's number of servers: always for processor sharing, never for first come first
    /// served.
    pub server: Option<u32>,
    /// Work, in seconds of one core.
    pub work: Span,
}

/// Rows of a trace in the order of the file, with the place of each.
#[derive(Debug)]
pub struct Rows<T> {
    table: Table,
    /// The rows.
    pub rows: Vec<T>,
    places: Vec<Place>,
}

impl<T> Rows<T> {
    /// Line of a row in its file, from 1.
    pub fn line(&self, row: usize) -> usize {
        self.places[row].line
    }

    /// A fault that only shows when the row is used, such as a missing route.
    pub fn problem(&self, row: usize, message: Message) -> Diagnostic {
        self.table.row_problem(self.places[row], message)
    }
}

impl Rows<FlowRow> {
    /// No links lead from the start of a flow to its end.
    pub fn no_route(&self, row: usize) -> Diagnostic {
        let flow = &self.rows[row];
        self.problem(row, Message::new("trace-no-route").with("from", &flow.from).with("to", &flow.to))
    }
}

/// Reads the links of a trace.
pub fn read_links(path: &Path) -> Result<Rows<LinkRow>, Vec<Diagnostic>> {
    read(path, (&LINKS, Rowless::Wrong), |cells| {
        let id = cells.read(0, word);
        let from = cells.read(1, word);
        let to = cells.read(2, word);
        let capacity = cells.read(3, rate);
        let latency = cells.read_or(4, 0.0, size);
        Some(LinkRow {
            id: id?,
            from: from?,
            to: to?,
            capacity: capacity?,
            latency: Span::from_seconds(latency?),
        })
    })
}

/// Reads the flows of a trace, whose nodes must be ends of its links.
pub fn read_flows(path: &Path, links: &Rows<LinkRow>) -> Result<Rows<FlowRow>, Vec<Diagnostic>> {
    let mut nodes: Vec<&str> = links.rows.iter().flat_map(|link| [link.from.as_str(), &link.to]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let node = |text: &str| -> Result<String, Fault> {
        let name = required(text)?;
        if nodes.binary_search(&name).is_ok() {
            return Ok(name.to_owned());
        }
        let message = Message::new("trace-node-unknown").with("node", name);
        Err(Fault { message, hint: suggestion(name, nodes.iter().copied()) })
    };
    read(path, (&FLOWS, Rowless::Fine), |cells| {
        let id = cells.read(0, word);
        let start = cells.read(1, size);
        let start_text = cells.text(1).to_owned();
        let from = cells.read(2, node);
        let to = cells.read(3, node);
        let bytes = cells.read(4, size);
        let cap = cells.read_or(5, None, |text| rate(text).map(Some));
        Some(FlowRow {
            id: id?,
            start: SimTime::from_seconds(start?),
            start_text,
            from: from?,
            to: to?,
            bytes: Bytes::new(bytes?),
            cap: cap?,
        })
    })
}

/// Reads the pools of a trace.
pub fn read_pools(path: &Path) -> Result<Rows<PoolRow>, Vec<Diagnostic>> {
    read(path, (&POOLS, Rowless::Wrong), |cells| {
        let id = cells.read(0, word);
        let servers = cells.read(1, |text| count(text, 1, 1_000_000));
        let cores = cells.read(2, |text| count(text, 1, 1_000_000));
        let discipline = cells.read(3, |text| choice(text, &DISCIPLINES));
        Some(PoolRow { id: id?, servers: servers?, cores: cores?, discipline: discipline? })
    })
}

/// Reads the jobs of a trace, whose pools and servers must be those of `pools`.
pub fn read_jobs(path: &Path, pools: &Rows<PoolRow>) -> Result<Rows<JobRow>, Vec<Diagnostic>> {
    let named: HashMap<&str, usize> =
        pools.rows.iter().enumerate().map(|(index, pool)| (pool.id.as_str(), index)).collect();
    let pool_index = |text: &str| -> Result<usize, Fault> {
        let name = required(text)?;
        named.get(name).copied().ok_or_else(|| Fault {
            message: Message::new("trace-pool-unknown").with("pool", name),
            hint: suggestion(name, pools.rows.iter().map(|pool| pool.id.as_str())),
        })
    };
    read(path, (&JOBS, Rowless::Fine), |cells| {
        let id = cells.read(0, word);
        let arrival = cells.read(1, size);
        let arrival_text = cells.text(1).to_owned();
        let pool = cells.read(2, pool_index);
        let work = cells.read(4, size);
        let pool = pool?;
        let server = cells.read(3, |text| server(text, &pools.rows[pool]));
        Some(JobRow {
            id: id?,
            arrival: SimTime::from_seconds(arrival?),
            arrival_text,
            pool,
            server: server?,
            work: Span::from_seconds(work?),
        })
    })
}

/// Writes finish times: `id,start_s,finish_s`, the start as it was written, the finish with nine decimals.
pub fn write_outcomes<'a>(
    path: &Path,
    outcomes: impl IntoIterator<Item = (&'a str, &'a str, SimTime)>,
) -> io::Result<()> {
    atomically(path, |out| {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(["id", "start_s", "finish_s"])?;
        for (id, start, finish) in outcomes {
            writer.write_record([id, start, &format!("{:.9}", finish.seconds())])?;
        }
        writer.flush()
    })
}

/// What a file is that has column names and nothing else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rowless {
    /// A trace on which nothing happens.
    Fine,
    /// A network or a set of pools that is not there.
    Wrong,
}

fn read<T, const N: usize>(
    path: &Path,
    (columns, rowless): (&[Column; N], Rowless),
    mut parse: impl FnMut(&mut Cells<'_>) -> Option<T>,
) -> Result<Rows<T>, Vec<Diagnostic>> {
    let table = Table::read(path)?;
    let mut problems = Problems::default();
    let found = locate(&table, columns, Unknown::Ignored, &mut problems);
    let mut lines: HashMap<String, usize> = HashMap::new();
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    if problems.is_empty() {
        for row in table.rows() {
            if problems.is_enough() {
                break;
            }
            let mut cells = Cells { table: &table, row: &row, columns: &found, problems: &mut problems };
            if !cells.whole() {
                continue;
            }
            let id = cells.text(0).to_owned();
            let parsed = parse(&mut cells);
            if let Some(&first) = lines.get(&id).filter(|_| !id.is_empty()) {
                let message = Message::new("data-duplicate").with("key", &id).with("line", first);
                cells.fault(0, message.into());
            }
            lines.insert(id, row.place.line);
            if let Some(parsed) = parsed {
                rows.push(parsed);
                places.push(row.place);
            }
        }
        if rowless == Rowless::Wrong && lines.is_empty() && problems.is_empty() {
            problems.push(table.problem(Message::new("data-no-rows")));
        }
    }
    problems.into_result(Rows { table, rows, places })
}

fn word(text: &str) -> Result<String, Fault> {
    required(text).map(str::to_owned)
}

fn size(text: &str) -> Result<f64, Fault> {
    // Adding zero turns -0 into 0.
    number_between(text, 0.0, LARGEST).map(|value| value + 0.0)
}

fn rate(text: &str) -> Result<BitRate, Fault> {
    let value = size(text)?;
    if value == 0.0 {
        return Err(Message::new("data-zero").with("text", text).into());
    }
    number_between(text, SLOWEST, LARGEST).map(BitRate::new)
}

fn server(text: &str, pool: &PoolRow) -> Result<Option<u32>, Fault> {
    match (pool.discipline, text.is_empty()) {
        (Discipline::FirstComeFirstServed, true) => Ok(None),
        (Discipline::FirstComeFirstServed, false) => {
            Err(Message::new("trace-server-unwanted").with("pool", &pool.id).into())
        }
        (Discipline::ProcessorSharing, _) => count(text, 0, pool.servers - 1).map(Some),
    }
}
