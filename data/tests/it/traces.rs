//! Traces: what is read, what is refused and where, what is written.

use maillage_data::diagnostic::Diagnostic;
use maillage_data::trace::{read_flows, read_jobs, read_links, read_pools, write_outcomes};
use maillage_sim::time::SimTime;
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const LINKS: &str = "id,from,to,capacity_bps,latency_s\nab,a,b,1000000,0.01\nba,b,a,1e6,\n";
const FLOWS: &str = "id,start_s,from,to,bytes,cap_bps\nf1,0.50,a,b,1000,\nf2,1,b,a,0,5e5\n";
const POOLS: &str = "id,servers,cores,discipline\nfarm,2,4,ps\nqueue,1,8,fcfs\n";
const JOBS: &str = "id,arrival_s,pool,server,cpu_s\nj1,0,farm,1,2.5\nj2,1,queue,,1\n";

fn file(place: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = place.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Faults of a flows file against the links above: `line:column key [hint]`.
fn flows_faults(text: impl AsRef<[u8]>) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let links = read_links(&file(&place, "links.csv", LINKS)).unwrap();
    short(read_flows(&file(&place, "flows.csv", text), &links).err().unwrap_or_default())
}

fn short(found: Vec<Diagnostic>) -> Vec<String> {
    let line = |one: Diagnostic| {
        let at = one.at.map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let hint = one.hint.map_or(String::new(), |hint| {
            hint.arguments.first().map_or(" [?]".to_owned(), |(_, value)| format!(" [{value}]"))
        });
        format!("{at} {}{hint}", one.message.key)
    };
    found.into_iter().map(line).collect()
}

#[test]
fn sound_traces_are_read_in_the_order_of_the_file() {
    let place = tempfile::tempdir().unwrap();
    let links = read_links(&file(&place, "l.csv", LINKS)).unwrap();
    let flows = read_flows(&file(&place, "f.csv", FLOWS), &links).unwrap();
    assert_eq!(links.rows[1].latency.seconds(), 0.0);
    assert_eq!(links.rows[1].capacity.megabits(), 1.0);
    assert_eq!(flows.rows[0].start_text, "0.50");
    assert_eq!(flows.rows[0].cap, None);
    assert_eq!(flows.rows[1].cap.unwrap().value(), 5e5);
    assert_eq!(flows.line(1), 3);
    assert_eq!(flows.no_route(1).at.unwrap().line, 3);
    let pools = read_pools(&file(&place, "p.csv", POOLS)).unwrap();
    let jobs = read_jobs(&file(&place, "j.csv", JOBS), &pools).unwrap();
    assert_eq!((jobs.rows[0].pool, jobs.rows[0].server), (0, Some(1)));
    assert_eq!((jobs.rows[1].pool, jobs.rows[1].server), (1, None));
}

#[test]
fn every_bad_value_has_its_line_and_column() {
    let header = "id,start_s,from,to,bytes,cap_bps\n";
    let check = |row: &str, expected: &str| {
        assert_eq!(flows_faults(format!("{header}ok,0,a,b,1,\n{row}\n")), [expected], "{row}");
    };
    check("f,NaN,a,b,1,", "3:3 data-not-finite");
    check("f,inf,a,b,1,", "3:3 data-not-finite");
    check("f,-1,a,b,1,", "3:3 data-out-of-range");
    check("f,0,a,zz,1,", "3:7 trace-node-unknown");
    check("f,0,A,b,1,", "3:5 trace-node-unknown [a]");
    check("f,0,a,b,-5,", "3:9 data-out-of-range");
    check("f,0,a,b,1e300,", "3:9 data-out-of-range");
    check("f,0,a,b,1e999,", "3:9 data-not-finite");
    check("f,0,a,b,,", "3:9 data-value-missing");
    check("f,0,a,b,1,0", "3:11 data-zero");
    check("f,0,a,b", "3:1 data-row-short");
    check("f,0,a,b,1,,9", "3:12 data-row-long");
    check("ok,0,a,b,1,", "3:1 data-duplicate");
    check("é\"é,0,a,b,x,", "3:11 data-not-a-number");
    check("f,\"0,5\",a,b,1,", "3:3 data-decimal-comma [0.5]");
    check("f,\"0,a,b,1,", "3:3 data-quote-unclosed");
    check(",0,a,b,1,", "3:1 data-value-missing");
}

#[test]
fn lines_are_those_of_an_editor_after_crlf_and_blank_lines() {
    let rows = "id,start_s,from,to,bytes,cap_bps\r\n\r\nf,0,a,b,1,\r\n\r\n\r\ng,x,a,b,1,\r\nh,y,a,b,1,\r\n";
    assert_eq!(flows_faults(rows), ["6:3 data-not-a-number", "7:3 data-not-a-number"]);
    let quoted = "id,start_s,from,to,bytes,cap_bps\n\"f\n1\",0,a,b,1,\ng,0,a,b,\"x\ny\",\n";
    assert_eq!(flows_faults(quoted), ["4:9 data-not-a-number"]);
}

#[test]
fn whole_files_are_refused_with_a_reason() {
    assert_eq!(flows_faults(""), ["- data-file-empty"]);
    assert!(flows_faults("id,start_s,from,to,bytes,cap_bps\n").is_empty(), "nothing happens");
    assert_eq!(flows_faults("id,start_s,from,to,bytes,cap_bps\nf,0,a,b\n"), ["2:1 data-row-short"]);
    assert_eq!(
        flows_faults(b"id,start_s,from,to,bytes,cap_bps\nf\xe9,0,a,b,1,\n"),
        ["2:2 data-not-utf8 [?]"]
    );
    assert_eq!(flows_faults(b"\xff\xfei\0d\0"), ["- data-not-utf8-file [?]"]);
    assert_eq!(flows_faults(b"PK\x03\x04zip"), ["- data-is-workbook [?]"]);
    assert_eq!(
        flows_faults("id,start,from,to,bytes\nf,0,a,b,1\n"),
        ["1:4 data-column-unknown [start_s]", "1:1 data-column-missing"]
    );
    let missing = read_links(Path::new("/no/such/file.csv")).unwrap_err();
    assert_eq!(missing[0].message.key, "data-file-not-found");
}

#[test]
fn links_pools_and_jobs_are_checked_too() {
    let place = tempfile::tempdir().unwrap();
    let links = |row: &str| short(read_links(&file(&place, "l.csv", format!("{LINKS}{row}\n"))).unwrap_err());
    assert_eq!(links("x,a,b,0,0"), ["4:7 data-zero"]);
    assert_eq!(links("x,a,b,1,-1"), ["4:9 data-out-of-range"]);
    assert_eq!(links("ab,a,b,1,1"), ["4:1 data-duplicate"]);
    let pools = |row: &str| short(read_pools(&file(&place, "p.csv", format!("{POOLS}{row}\n"))).unwrap_err());
    assert_eq!(pools("x,0,1,ps"), ["4:3 data-out-of-range"]);
    assert_eq!(pools("x,1,1.5,ps"), ["4:5 data-not-whole"]);
    assert_eq!(pools("x,1,1,fcsf"), ["4:7 data-not-one-of [fcfs]"]);
    let sound = read_pools(&file(&place, "p.csv", POOLS)).unwrap();
    let jobs =
        |row: &str| short(read_jobs(&file(&place, "j.csv", format!("{JOBS}{row}\n")), &sound).unwrap_err());
    assert_eq!(jobs("x,0,farn,0,1"), ["4:5 trace-pool-unknown [farm]"]);
    assert_eq!(jobs("x,0,farm,2,1"), ["4:10 data-out-of-range"]);
    assert_eq!(jobs("x,0,farm,,1"), ["4:10 data-value-missing"]);
    assert_eq!(jobs("x,0,queue,0,1"), ["4:11 trace-server-unwanted"]);
    assert_eq!(jobs("x,0,queue,,NaN"), ["4:12 data-not-finite"]);
}

#[test]
fn reading_stops_when_every_row_is_wrong() {
    let mut text = "id,start_s,from,to,bytes,cap_bps\n".to_owned();
    for row in 0..5_000 {
        writeln!(text, "f{row},x,a,b,1,").unwrap();
    }
    let faults = flows_faults(text);
    assert_eq!(faults.len(), 51);
    assert_eq!(faults[50], "- data-more-problems");
}

#[test]
fn outcomes_keep_the_start_as_written() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("out.csv");
    let finish = SimTime::from_seconds(1.5);
    write_outcomes(&path, [("f1", "0.50", finish), ("a,b", "1e0", finish)]).unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text, "id,start_s,finish_s\nf1,0.50,1.500000000\n\"a,b\",1e0,1.500000000\n");
}

#[test]
fn long_traces_are_read_whole() {
    let place = tempfile::tempdir().unwrap();
    let links = read_links(&file(&place, "l.csv", LINKS)).unwrap();
    let mut text = "id,start_s,from,to,bytes,cap_bps\n".to_owned();
    for row in 0..200_000 {
        writeln!(text, "f{row},{row}.25,a,b,1000,").unwrap();
    }
    let flows = read_flows(&file(&place, "f.csv", text), &links).unwrap();
    assert_eq!(flows.rows.len(), 200_000);
    assert_eq!(flows.line(199_999), 200_001);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let place = tempfile::tempdir().unwrap();
        let path = file(&place, "x.csv", &bytes);
        let links = read_links(&file(&place, "l.csv", LINKS)).unwrap();
        let pools = read_pools(&file(&place, "p.csv", POOLS)).unwrap();
        prop_assert!(read_links(&path).is_err());
        prop_assert!(read_flows(&path, &links).is_err());
        prop_assert!(read_jobs(&path, &pools).is_err());
    }

    #[test]
    fn a_trace_with_a_few_changed_bytes_is_read_or_refused(
        changes in prop::collection::vec((0..FLOWS.len(), any::<u8>()), 1..6)
    ) {
        let mut bytes = FLOWS.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        let place = tempfile::tempdir().unwrap();
        let links = read_links(&file(&place, "l.csv", LINKS)).unwrap();
        match read_flows(&file(&place, "f.csv", &bytes), &links) {
            Ok(flows) => prop_assert!(flows.rows.iter().all(|flow| flow.bytes.value().is_finite())),
            Err(found) => prop_assert!(!found.is_empty()),
        }
    }
}
