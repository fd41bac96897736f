//! What comes with the program, without its territories, which may take long to make.

use super::super::bundled::{self, Bundled, BundledStudy};
use super::super::schema::LocalText;
use super::super::source::Address;
use super::super::tree;
use super::{read, scenarios};
use maillage_data::diagnostic::Diagnostic;

/// What a bundled study simulates.
fn outline(name: &str, path: &str) -> Result<BundledStudy, Vec<Diagnostic>> {
    let study = read(Address::Bundled(path.to_owned()))?;
    let mut faults = Vec::new();
    let scenarios = scenarios(&study, &mut faults);
    let reference = study.file.reference.as_deref();
    let reference =
        scenarios.iter().find(|scenario| Some(scenario.name()) == reference).or(scenarios.first());
    let Some(reference) = reference.filter(|_| faults.is_empty()) else { return Err(faults) };
    let days = study.file.days.clone().unwrap_or_else(|| reference.days().to_vec());
    let titled = |day: String| {
        let at = reference.days().iter().position(|known| *known == day);
        (day, at.map_or_else(LocalText::default, |at| reference.day_titles()[at].clone()))
    };
    Ok(BundledStudy {
        name: name.to_owned(),
        title: study.file.title.clone(),
        scenarios: scenarios.iter().map(|scenario| scenario.name().to_owned()).collect(),
        phases: study.file.phases.clone().unwrap_or_else(|| reference.phases().to_vec()),
        days: days.into_iter().map(titled).collect(),
    })
}

/// Lists what comes with the program.
pub(in crate::file) fn bundled() -> Bundled {
    let title = |path: &str| {
        let source =
            Address::Bundled(path.to_owned()).read().expect("bundled files are listed by their path");
        let tree = tree::parse(&source, 0).expect("bundled files are read by the tests");
        let title = tree.get("title").map(<LocalText as serde::Deserialize>::deserialize);
        title.and_then(Result::ok).unwrap_or_default()
    };
    let territory = |name: &str, fr: &str, en: &str| {
        (name.to_owned(), LocalText { fr: fr.to_owned(), en: en.to_owned() })
    };
    Bundled {
        studies: bundled::study_names()
            .zip(bundled::studies())
            .map(|(name, path)| outline(name, path).expect("bundled files are read by the tests"))
            .collect(),
        scenarios: bundled::scenarios()
            .map(|path| (path.trim_end_matches(".toml").to_owned(), title(path)))
            .collect(),
        territories: vec![
            territory(
                "auvergne",
                "Auvergne : 03, 15, 43 et 63, public",
                "Auvergne: 03, 15, 43 and 63, public sector",
            ),
            territory(
                "creteil",
                "Créteil : 77, 93 et 94, public et privé",
                "Créteil: 77, 93 and 94, public and private",
            ),
            territory("france", "France entière, public et privé", "All of France, public and private"),
        ],
    }
}
