//! Scenario and study files, from text to futures.

use maillage_scenarios::file;

#[test]
fn every_bundled_file_loads_and_builds() {
    for (name, _) in file::bundled().studies {
        let faults = file::check(&name);
        assert!(faults.is_empty(), "{name}:\n{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}
