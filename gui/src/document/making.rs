//! Edits that make scenarios and phases.

use super::{Document, Refused, Texts, keys};
use maillage_scenarios::file::edit;
use std::path::Path;
use std::sync::Arc;

impl Document {
    /// Adds a scenario that says nothing but that it starts from another one, as the study names that one.
    pub(super) fn duplicate(&self, texts: &mut Texts, scenario: &str) -> Result<(), Refused> {
        let name = self.free_name(scenario);
        let base = self.listed(scenario).ok_or_else(|| Refused::NoFile(scenario.to_owned()))?;
        let text = edit::new_scenario(&base, (&name, &name));
        texts.insert(format!("{name}.toml"), Arc::from(text));
        self.change_study(texts, |study| edit::add_to_study(study, &format!("{name}.toml")))
    }

    /// A scenario as the study names it: `mine.toml`, `sconeeta/statu-quo`.
    pub(super) fn listed(&self, scenario: &str) -> Option<String> {
        let study: toml::Table = self.study_text().parse().ok()?;
        let names = study.get("scenarios")?.as_array()?.iter().filter_map(|name| name.as_str());
        let is_it = |name: &&str| Path::new(name).file_stem().is_some_and(|stem| stem == scenario);
        names.into_iter().find(is_it).map(str::to_owned)
    }

    /// Adds a phase to every scenario that names phases and starts from no text of this document, and to the phases
    /// that the study simulates, where it names them.
    pub(super) fn add_phase(&self, texts: &mut Texts, phase: &str) -> Result<(), Refused> {
        let parse = |text: &str| text.parse::<toml::Table>().ok();
        let roots: Vec<String> = self
            .texts()
            .iter()
            .filter(|(file, _)| file.as_str() != self.study_file())
            .filter(|(_, text)| {
                parse(text).is_some_and(|table| {
                    let base = table.get("extends").and_then(|base| base.as_str());
                    base.is_none_or(|base| !self.texts().contains_key(base))
                })
            })
            .filter_map(|(file, _)| file.strip_suffix(".toml").map(str::to_owned))
            .collect();
        for scenario in roots {
            Self::change(texts, &scenario, |text| {
                edit::set(text, None, &keys(&["phases".to_owned(), phase.to_owned()]), "{}")
            })?;
        }
        let listed = parse(&self.study_text()).and_then(|table| table.get("phases").cloned());
        let Some(toml::Value::Array(mut phases)) = listed else { return Ok(()) };
        phases.push(toml::Value::from(phase));
        self.change_study(texts, |study| {
            edit::set(study, None, &["phases"], &toml::Value::Array(phases).to_string())
        })
    }

    /// A name for a copy of a scenario that no file has.
    fn free_name(&self, scenario: &str) -> String {
        (2..u32::MAX)
            .map(|number| format!("{scenario}-{number}"))
            .find(|name| !self.texts().contains_key(&format!("{name}.toml")))
            .expect("there is always a free number")
    }
}
