//! Studies and scenarios that come with the program.

use super::schema::LocalText;

macro_rules! bundled {
    ($path:literal) => {
        ($path, include_str!(concat!("../../bundled/", $path)))
    };
}

/// Path and text of every bundled file.
const FILES: &[(&str, &str)] = &[
    bundled!("sconeeta/study.toml"),
    bundled!("sconeeta/statu-quo.toml"),
    bundled!("sconeeta/securiser.toml"),
    bundled!("sconeeta/clients-legers.toml"),
    bundled!("sconeeta/cloud-hybride.toml"),
    bundled!("sconeeta/mobilite.toml"),
    bundled!("means/sconeeta.toml"),
    bundled!("means/licences.toml"),
    bundled!("faure/study.toml"),
    bundled!("faure/plateforme.toml"),
    bundled!("faure/silos-separes.toml"),
    bundled!("faure/medias-deportes.toml"),
    bundled!("creteil/study.toml"),
    bundled!("creteil/creteil.toml"),
    bundled!("licences/study.toml"),
    bundled!("licences/per-poste.toml"),
    bundled!("licences/concurrentes.toml"),
];

/// Folder of the files of means.
const MEANS: &str = "means/";

/// What comes with the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bundled {
    /// Studies, with what they simulate.
    pub studies: Vec<BundledStudy>,
    /// Scenarios: name (`sconeeta/statu-quo`) and title.
    pub scenarios: Vec<(String, LocalText)>,
    /// Territories: name and title.
    pub territories: Vec<(String, LocalText)>,
}

/// A bundled study.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BundledStudy {
    /// Name.
    pub name: String,
    /// Title.
    pub title: LocalText,
    /// Names of its scenarios.
    pub scenarios: Vec<String>,
    /// Its phases.
    pub phases: Vec<String>,
    /// Its types of day, with their titles.
    pub days: Vec<(String, LocalText)>,
}

/// The text of a bundled file.
pub(super) fn text(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}

/// Name and text of every file of a bundled study, the study itself first.
pub(super) fn texts(study: &str) -> Option<Vec<(&'static str, &'static str)>> {
    let of_study = |(path, text): &(&'static str, &'static str)| {
        let (folder, name) = path.split_once('/')?;
        (folder == study).then_some((name, *text))
    };
    let texts: Vec<_> = FILES.iter().filter_map(of_study).collect();
    (!texts.is_empty()).then_some(texts)
}

/// The path of a bundled scenario: `sconeeta/statu-quo`, or `statu-quo` alone.
pub(super) fn scenario(name: &str) -> Option<&'static str> {
    scenarios().find(|path| {
        let full = path.trim_end_matches(".toml");
        full == name || full.rsplit('/').next() == Some(name)
    })
}

/// The path of a bundled study, by its name.
pub(super) fn study(name: &str) -> Option<&'static str> {
    studies().find(|path| path.split('/').next() == Some(name))
}

/// Paths of the bundled studies.
pub(super) fn studies() -> impl Iterator<Item = &'static str> + Clone {
    FILES.iter().map(|(path, _)| *path).filter(|path| path.ends_with("/study.toml"))
}

/// Paths of the bundled scenarios.
pub(super) fn scenarios() -> impl Iterator<Item = &'static str> + Clone {
    FILES
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| !path.ends_with("/study.toml") && !path.starts_with(MEANS))
}

/// The path of a bundled file of means, by its name: `sconeeta/means`.
pub(super) fn means(name: &str) -> Option<&'static str> {
    means_names().find(|known| *known == name).and_then(|name| {
        FILES.iter().map(|(path, _)| *path).find(|path| path.strip_suffix(".toml") == Some(name))
    })
}

/// Names of the bundled files of means.
pub(super) fn means_names() -> impl Iterator<Item = &'static str> + Clone {
    FILES.iter().filter_map(|(path, _)| path.strip_suffix(".toml")).filter(|name| name.starts_with(MEANS))
}

/// Names of the bundled scenarios: `sconeeta/statu-quo`.
pub(super) fn scenario_names() -> impl Iterator<Item = &'static str> + Clone {
    scenarios().map(|path| path.trim_end_matches(".toml"))
}

/// Names of the bundled studies.
pub(super) fn study_names() -> impl Iterator<Item = &'static str> + Clone {
    studies().map(|path| path.trim_end_matches("/study.toml"))
}
