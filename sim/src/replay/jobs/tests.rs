//! Small traces worked out by hand, and every error.

use super::*;

fn pools() -> Pools {
    let pool = |id: &str, servers, cores, discipline| Pool { id: id.to_owned(), servers, cores, discipline };
    Pools::new(vec![
        pool("farm", 2, 2, Discipline::ProcessorSharing),
        pool("desk", 1, 2, Discipline::FirstCome),
    ])
    .unwrap()
}

const fn on(server: u32, arrival: f64, cpu: f64) -> Job {
    Job { arrival, pool: 0, server: Some(server), cpu }
}

const fn queued(arrival: f64, cpu: f64) -> Job {
    Job { arrival, pool: 1, server: None, cpu }
}

#[test]
fn servers_share_and_queues_wait() {
    let jobs = [
        on(0, 0.0, 4.0),
        on(0, 0.0, 2.0),
        on(0, 0.0, 2.0),
        on(1, 1.0, 3.0),
        queued(2.0, 5.0), // arrives after the two below
        queued(0.0, 3.0),
        queued(0.0, 9.0),
        on(1, 1.0, 0.0),
    ];
    // Server 0: three at 2/3 until 3 s, then the first alone for its last 2 CPU seconds.
    let expected = [5.0, 3.0, 3.0, 4.0, 8.0, 3.0, 9.0, 1.0];
    assert_eq!(pools().replay(&jobs).unwrap(), expected);
}

#[test]
fn errors_name_the_row_and_what_was_given() {
    let sound = on(0, 0.0, 1.0);
    let check = |job: Job, message: &str| {
        let error = pools().replay(&[sound, job]).unwrap_err();
        assert_eq!((error.row(), error.in_pools(), error.to_string().as_str()), (1, false, message));
    };
    check(Job { pool: 7, ..sound }, "no pool has the number 7");
    check(on(2, 0.0, 1.0), "pool farm has no server 2: they are numbered from 0 to 1");
    check(
        Job { server: None, ..sound },
        "pool farm shares processors: the job must name a server from 0 to 1",
    );
    check(on(0, f64::NAN, 1.0), "the arrival must be finite and not negative: NaN");
    check(on(0, -1.0, 1.0), "the arrival must be finite and not negative: -1");
    check(on(0, 1.0, -0.5), "the CPU seconds must be finite and not negative: -0.5");
    check(queued(1.0, f64::INFINITY), "the CPU seconds must be finite and not negative: inf");
    check(queued(f64::MAX, f64::MAX), "the job never ends: its finish exceeds the largest number");
    check(on(0, f64::MAX, f64::MAX), "the job never ends: its finish exceeds the largest number");
}

#[test]
fn pools_must_be_sound() {
    let pool = |servers| Pool { id: "a".to_owned(), servers, cores: 1, discipline: Discipline::FirstCome };
    let empty = Pools::new(vec![pool(0)]).unwrap_err();
    assert_eq!(empty.to_string(), "pool a: servers and cores must be at least 1");
    let twice = Pools::new(vec![pool(1), pool(1)]).unwrap_err();
    assert_eq!(
        (twice.row(), twice.in_pools(), twice.to_string().as_str()),
        (1, true, "pool a is given twice")
    );
    assert_eq!((pools().find("desk"), pools().find("Desk")), (Some(1), None));
}
