//! `maillage diff` and `maillage film`, on files of the program and of a user.

use crate::small::{call, territory};

const OWN: &str = "version = 1\nextends = \"sconeeta/statu-quo\"\ntitle = { fr = \"Le mien\", en = \"Mine\" }\n\n\
    [phases.2018.host_sites.region]\nlatency = \"7 ms\"\n";

#[test]
fn a_scenario_is_compared_with_its_parent_or_another() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("own.toml"), OWN).unwrap();
    let (status, out, err) = call(place.path(), &["diff", "own.toml"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("1 différence.") && out.contains("2 ms") && out.contains("7 ms"), "{out}");
    assert!(out.contains("2018, 2020"), "the phases in which it holds: {out}");
    let (status, out, _) = call(place.path(), &["diff", "own.toml", "--phase", "2013"]);
    assert!(status == 0 && out.contains("aucune différence"), "{out}");
    let (status, out, _) =
        call(place.path(), &["--lang", "en", "diff", "statu-quo", "own.toml", "--format", "json"]);
    assert_eq!(status, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["differences"][0]["path"], serde_json::json!(["host_sites", "region", "latency"]));
    assert_eq!(json["differences"][0]["phases"], serde_json::json!(["2018", "2020"]));
    for (arguments, says) in [
        (&["diff", "statu-quo"][..], "ne part d’aucun autre"),
        (&["diff", "own.toml", "nowhere"], "nowhere"),
        (&["diff", "own.toml", "--phase", "1515"], "1515"),
    ] {
        let (status, _, err) = call(place.path(), arguments);
        assert!(status == 2 && err.contains(says), "{err}");
    }
}

#[test]
fn a_day_is_written_minute_by_minute() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    let film = |more: &[&str]| {
        let mut arguments = vec!["film", "statu-quo", "--territory", "small", "--out", "film"];
        arguments.extend(more);
        call(place.path(), &arguments)
    };
    let (status, _, err) = film(&[]);
    assert!(status == 2 && err.contains("--phase") && err.contains("--day") && err.contains("peak"), "{err}");
    assert!(!place.path().join("film").exists());
    let (status, out, err) = film(&["--phase", "2018", "--day", "peak"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("film-day.csv") && !out.contains("film-written"), "{out}");
    let rows = |file: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_path(place.path().join("film").join(file)).unwrap();
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let (day, schools) = (rows("film-day.csv"), rows("film-establishments.csv"));
    let lessons = |measure: &str| -> Vec<u32> {
        let own = schools.iter().filter(|row| row[2] == measure);
        let mut sums = vec![0; day.len()];
        for row in own {
            for (sum, cell) in sums.iter_mut().zip(&row[3..]) {
                *sum += cell.parse::<u32>().unwrap();
            }
        }
        sums
    };
    for (measure, column) in [("lessons", 1), ("disturbed", 2)] {
        let of_day: Vec<u32> = day.iter().map(|row| row[column].parse().unwrap()).collect();
        assert_eq!(lessons(measure), of_day, "{measure}: schools and territory agree in every minute");
    }
    assert!(lessons("lessons").iter().any(|count| *count > 0));
    assert!(rows("film-links.csv").iter().any(|row| row[1] == "access" && row[2] == "SYN-B"));
    assert!(!rows("film-pools.csv").is_empty());
    // The same call writes the same bytes; another day other ones.
    let bytes = || std::fs::read(place.path().join("film/film-links.csv")).unwrap();
    let before = bytes();
    film(&["--phase", "2018", "--day", "peak"]);
    assert_eq!(bytes(), before);
    film(&["--phase", "2018", "--day", "peak", "--replication", "1"]);
    assert_ne!(bytes(), before);
}
