//! Replays of random traces against the reference's finish times (printed with nine decimals).
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use maillage_sim::replay::flows::{FlowRequest, LinkRow, ReplayError, replay};

fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

fn links<'a>(rows: &[Vec<&'a str>]) -> Vec<LinkRow<'a>> {
    let number = |text: &str| text.parse::<f64>().unwrap();
    rows.iter()
        .map(|row| LinkRow {
            id: row[0],
            from: row[1],
            to: row[2],
            capacity: number(row[3]),
            latency: number(row[4]),
        })
        .collect()
}

fn requests<'a>(rows: &[Vec<&'a str>]) -> Vec<FlowRequest<'a>> {
    let number = |text: &str| text.parse::<f64>().unwrap();
    rows.iter()
        .map(|row| FlowRequest {
            start: number(row[1]),
            from: row[2],
            to: row[3],
            bytes: number(row[4]),
            cap: if row[5].is_empty() { f64::INFINITY } else { number(row[5]) },
        })
        .collect()
}

fn check(link_file: &str, flow_file: &str, finish_file: &str) {
    let (link_rows, flow_rows, finish_rows) = (rows(link_file), rows(flow_file), rows(finish_file));
    let found = replay(&links(&link_rows), &requests(&flow_rows)).unwrap();
    assert_eq!(found.len(), finish_rows.len());
    for (row, found) in finish_rows.iter().zip(found) {
        let expected: f64 = row[2].parse().unwrap();
        // Half a unit of the ninth decimal, and 1e-9 of the value for the rounding of both programs.
        let difference = (found.seconds() - expected).abs();
        assert!(difference <= 0.5e-9 + 1e-9 * expected, "flow {}: {found:?}, not {expected}", row[0]);
    }
}

macro_rules! golden {
    ($name:ident, $folder:literal) => {
        #[test]
        fn $name() {
            check(
                include_str!(concat!("../golden/", $folder, "/links.csv")),
                include_str!(concat!("../golden/", $folder, "/flows.csv")),
                include_str!(concat!("../golden/", $folder, "/finish.csv")),
            );
        }
    };
}

golden!(tree_of_eight_sites, "tree-11");
golden!(tree_of_twenty_five_sites, "tree-12");
golden!(mesh_of_eight_nodes, "mesh-21");
golden!(mesh_of_fourteen_nodes, "mesh-22");

const LINK: LinkRow<'static> = LinkRow { id: "l", from: "a", to: "b", capacity: 8e6, latency: 0.01 };
const FLOW: FlowRequest<'static> =
    FlowRequest { start: 1.0, from: "a", to: "b", bytes: 1e6, cap: f64::INFINITY };

#[test]
fn errors_name_the_row() {
    let unknown = replay(&[LINK], &[FLOW, FlowRequest { to: "c", ..FLOW }]).unwrap_err();
    assert_eq!(unknown.to_string(), "flow row 1: no link touches node c");
    let back = FlowRequest { from: "b", to: "a", ..FLOW };
    let no_route = replay(&[LINK], &[FLOW, FLOW, back, back]).unwrap_err();
    assert_eq!(no_route.to_string(), "flow row 2: no route from b to a");
    let bad = replay(&[LinkRow { capacity: 0.0, ..LINK }], &[FLOW]).unwrap_err();
    assert_eq!(bad, ReplayError::BadLink { row: 0, what: "capacity", value: 0.0 });
    let bad = replay(&[LINK], &[FlowRequest { start: -1.0, ..FLOW }]).unwrap_err();
    assert_eq!(bad, ReplayError::BadFlow { row: 0, what: "start", value: -1.0 });
}

#[test]
fn a_flow_to_its_own_node_waits_only_for_its_cap() {
    let here = FlowRequest { to: "a", ..FLOW };
    let capped = FlowRequest { cap: 4e6, ..here };
    let empty = FlowRequest { bytes: 0.0, ..FLOW };
    let finish = replay(&[LINK], &[here, capped, empty, FLOW]).unwrap();
    assert_eq!(finish.iter().map(|at| at.seconds()).collect::<Vec<_>>(), [1.0, 3.0, 1.0, 2.0]);
}
