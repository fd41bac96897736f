//! The territory of a study: a directory beside it, narrowed to what the study is about.

use maillage_data::territory_csv;
use maillage_scenarios::file;
use maillage_sim::territory::EstablishmentKind;
use std::fs;
use tempfile::TempDir;

/// A study of the status quo on a directory `terre`, with more said of the territory.
fn study(folder: &TempDir, said: &str) -> String {
    let path = folder.path().join("study.toml");
    let text = format!(
        "version = 1\ntitle = {{ fr = \"E\", en = \"T\" }}\nreplications = 2\nseed = 1\nscenarios = [\"statu-quo\"]\n\
         territory = {{ from = \"terre\"{said} }}\n"
    );
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_directory_gives_the_same_future_as_what_it_was_written_from() {
    let folder = TempDir::new().unwrap();
    let territory = maillage_data::bundled::territory("auvergne").unwrap();
    territory_csv::write(&territory, &folder.path().join("terre")).unwrap();
    let read = file::load_study(&study(&folder, "")).unwrap();
    assert!(read.inputs.iter().any(|input| input.name.ends_with("establishments.csv")));
    let build = |territory| format!("{:?}", read.scenarios[0].future(territory, "2013", "peak").unwrap());
    assert_eq!(build(&read.territory), build(&territory));
}

#[test]
fn a_study_may_be_about_a_part_of_a_territory() {
    let folder = TempDir::new().unwrap();
    let whole = maillage_data::bundled::territory("auvergne").unwrap();
    territory_csv::write(&whole, &folder.path().join("terre")).unwrap();
    let part =
        file::load_study(&study(&folder, ", kinds = [\"college\"], departements = [\"15\"], largest = 10"))
            .unwrap();
    let territory = &part.territory;
    assert_eq!(territory.establishments.len(), 10);
    assert!(territory.establishments.iter().all(|school| school.kind == EstablishmentKind::College));
    // Each keeps its own line, to its own point of presence.
    for (school, line) in territory.establishments.iter().zip(&territory.access) {
        let at = whole.establishments.iter().position(|known| known.key == school.key).unwrap();
        let (before, point) =
            (whole.access[at], &territory.points_of_presence[line.point_of_presence as usize]);
        assert_eq!(line.down, before.down);
        assert_eq!(point.name, whole.points_of_presence[before.point_of_presence as usize].name);
        assert_eq!(territory.departements[point.departement as usize].code, "15");
        assert_eq!(territory.departements[school.departement as usize].code, "15");
    }
    assert_eq!(territory.departements.len(), 1);
    let faults = file::check(study(&folder, ", departements = [\"6\"]"));
    assert_eq!(faults[0].message.key, "scenario-unknown-departement");
}

#[test]
fn lines_may_be_corrected_by_a_file() {
    let folder = TempDir::new().unwrap();
    let whole = maillage_data::bundled::territory("auvergne").unwrap();
    territory_csv::write(&whole, &folder.path().join("terre")).unwrap();
    let key = &whole.establishments[3].key;
    fs::write(folder.path().join("links.csv"), format!("key,down\n{key},77 Mb/s\n")).unwrap();
    let read = file::load_study(&study(&folder, ", links = \"links.csv\"")).unwrap();
    assert_eq!(read.territory.access[3].down.megabits(), 77.0);
    assert_eq!(read.territory.access[3].up, whole.access[3].up);
}
