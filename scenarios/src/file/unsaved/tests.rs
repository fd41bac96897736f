//! Texts in memory are read as files are.

use super::*;
use crate::file::{bundled_texts, load_scenario_unsaved, load_study, load_study_unsaved};

/// A bundled study as texts under a folder that does not exist.
fn opened(study: &str) -> (PathBuf, Unsaved) {
    let folder = PathBuf::from("/no such folder").join(study);
    let mut unsaved = Unsaved::new();
    for (name, text) in bundled_texts(study).unwrap() {
        unsaved.insert(&folder.join(name), text);
    }
    (folder, unsaved)
}

#[test]
fn a_bundled_study_opens_as_texts_in_memory() {
    assert!(bundled_texts("nothing").is_none());
    for study in ["faure", "creteil"] {
        assert_eq!(bundled_texts(study).unwrap()[0].0, "study.toml");
        let (folder, unsaved) = opened(study);
        let read = load_study_unsaved(&folder.join("study.toml"), &unsaved).unwrap();
        let bundled = load_study(study).unwrap();
        assert_eq!(read.title, bundled.title);
        let names = |study: &crate::file::LoadedStudy| -> Vec<String> {
            study.scenarios.iter().map(|scenario| scenario.name().to_owned()).collect()
        };
        assert_eq!(names(&read), names(&bundled));
        let (phase, day) = (&bundled.phases[0], &bundled.days[0]);
        for (a, b) in read.scenarios.iter().zip(&bundled.scenarios) {
            let future = |scenario: &crate::file::Scenario| {
                format!("{:?}", scenario.future(&bundled.territory, phase, day).unwrap())
            };
            assert_eq!(future(a), future(b));
        }
    }
}

#[test]
fn a_text_takes_the_place_of_a_file_that_another_extends() {
    let folder = tempfile::tempdir().unwrap();
    let (base, mine) = (folder.path().join("base.toml"), folder.path().join("mine.toml"));
    std::fs::write(&base, "version = 1\nextends = \"faure/plateforme\"\ntitle.fr = \"disque\"\n").unwrap();
    std::fs::write(&mine, "version = 1\nextends = \"base.toml\"\n").unwrap();
    let title = |unsaved: &Unsaved| load_scenario_unsaved(&mine, unsaved).unwrap().title().fr.clone();
    let mut unsaved = Unsaved::new();
    assert_eq!(title(&unsaved), "disque");
    let roundabout = folder.path().join("nowhere").join("..").join("base.toml");
    unsaved
        .insert(&roundabout, "\u{feff}version = 1\nextends = \"faure/plateforme\"\ntitle.fr = \"mémoire\"\n");
    let before = unsaved.clone();
    assert_eq!(title(&unsaved), "mémoire");
    unsaved.remove(&base);
    assert_eq!(title(&unsaved), "disque");
    assert_eq!(title(&before), "mémoire");
}

#[test]
fn faults_of_texts_in_memory_are_those_of_files() {
    let folder = Path::new("/no such folder");
    let file = folder.join("a.toml");
    let mut unsaved = Unsaved::new();
    let keys = |unsaved: &Unsaved| -> Vec<(String, &'static str)> {
        let faults = load_scenario_unsaved(&file, unsaved).unwrap_err();
        faults.into_iter().map(|fault| (fault.file, fault.message.key)).collect()
    };
    let name = file.display().to_string();
    assert_eq!(keys(&unsaved), [(name.clone(), "scenario-no-file")]);
    unsaved.insert(&file, "version = 1\nextends = \"../no such folder/b.toml\"\n");
    assert_eq!(keys(&unsaved), [(name.clone(), "scenario-base-unreadable")]);
    unsaved.insert(&folder.join("b.toml"), "version = 1\nextends = \"./a.toml\"\n");
    let there = folder.join("../no such folder/b.toml").display().to_string();
    assert_eq!(keys(&unsaved), [(there, "scenario-cyclic-extends")]);
    unsaved.insert(&file, "version = 1\nterritory = { from = \"auvergne\" }\nscenarios = []\n");
    assert_eq!(keys(&unsaved), [(name, "scenario-is-study")]);
}

#[test]
fn a_study_finds_scenarios_that_are_only_in_memory() {
    let (folder, mut unsaved) = opened("faure");
    let study = folder.join("study.toml");
    unsaved.remove(&folder.join("medias-deportes.toml"));
    let faults = load_study_unsaved(&study, &unsaved).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].message.key, "scenario-base-unreadable");
    assert_eq!(faults[0].file, study.display().to_string());
}
