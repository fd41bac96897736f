//! What two scenarios say otherwise, in which phases: for whoever has to defend a difference between their results.

use super::compare::table::WIDTH;
use crate::file::{Difference, Entry, LocalText, Scenario, diff};
use crate::text::grid::{Cell, Colour, Grid, Side};
use crate::text::number::fit;
use crate::text::{Language, Text};
use serde_json::{Value, json};

/// Columns of what changes at most: values are what one looks for.
const MOST: usize = 52;

/// A value that two scenarios do not share, with the phases in which that is so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The value.
    pub difference: Difference,
    /// Phases, in order.
    pub phases: Vec<String>,
}

/// Two scenarios side by side.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    sides: [&'a Scenario; 2],
    /// Phases that were compared: those that both have.
    pub phases: Vec<String>,
    /// What differs, section by section in the order of the first scenario.
    pub changes: Vec<Change>,
}

impl<'a> Changes<'a> {
    /// Of two scenarios in those of `phases` that both have; in all that both have when it is empty.
    pub fn between(a: &'a Scenario, b: &'a Scenario, phases: &[String]) -> Self {
        let is_asked = |phase: &&String| phases.is_empty() || phases.contains(phase);
        let shared = a.phases().iter().filter(is_asked).filter(|phase| b.phases().contains(phase));
        let phases: Vec<String> = shared.cloned().collect();
        let mut changes: Vec<Change> = Vec::new();
        for phase in &phases {
            for difference in diff(a, b, phase) {
                if let Some(known) = changes.iter_mut().find(|known| known.difference == difference) {
                    known.phases.push(phase.clone());
                } else {
                    changes.push(Change { difference, phases: vec![phase.clone()] });
                }
            }
        }
        // What is said of one key, then of one section, stands together, where it first came up.
        let order: Vec<Vec<String>> = changes.iter().map(|change| change.difference.path.clone()).collect();
        let first = |keys: &[String]| order.iter().position(|path| path.starts_with(keys));
        changes.sort_by_cached_key(|change| {
            let path = &change.difference.path;
            (first(&path[..1]), first(path))
        });
        Self { sides: [a, b], phases, changes }
    }

    /// Phases that only one of the scenarios has, by scenario.
    pub fn alone(&self) -> [Vec<&str>; 2] {
        let [a, b] = self.sides;
        [(a, b), (b, a)].map(|(one, other)| {
            let alone = one.phases().iter().filter(|phase| !other.phases().contains(phase));
            alone.map(String::as_str).collect()
        })
    }

    /// As a table, with what is to be known of it.
    pub fn render(&self, text: &Text, colour: Colour) -> String {
        let names = self.sides.map(|side| title(side, text.language()));
        let said = |key: &str| {
            let [a, b] = &names;
            let count = self.changes.len();
            text.say(key, &[("a", a.as_str().into()), ("b", b.as_str().into()), ("count", count.into())])
        };
        let mut lines = vec![said("diff-heading"), String::new()];
        if self.phases.is_empty() {
            lines.push(text.get("diff-no-phase"));
        } else if self.changes.is_empty() {
            lines.push(text.say("diff-same", &[("phases", self.phases.join(", ").into())]));
        } else {
            lines.push(self.grid(&names, text).render(colour).trim_end().to_owned());
            lines.extend([String::new(), text.get("diff-legend")]);
        }
        for (name, alone) in names.iter().zip(self.alone()).filter(|(_, alone)| !alone.is_empty()) {
            let words = [("name", name.as_str().into()), ("phases", alone.join(", ").into())];
            lines.push(text.say("diff-alone", &words));
        }
        lines.join("\n") + "\n"
    }

    fn grid(&self, names: &[String; 2], text: &Text) -> Grid {
        // Titles of activities and days come from either side.
        let entries: Vec<Entry> = self
            .sides
            .iter()
            .flat_map(|side| self.phases.last().map(|phase| side.entries(phase)).unwrap_or_default())
            .collect();
        let mut groups: Vec<(String, Vec<Vec<Cell>>)> = Vec::new();
        let mut section = "";
        for Change { difference: Difference { path, a, b }, phases } in &self.changes {
            if path[0] != section {
                section = &path[0];
                groups.push((text.field_label(&path[..1]), Vec::new()));
            }
            let (label, whom) = (text.field_label(path), text.of_whom(&entries, path, 1));
            let what = if whom.is_empty() { label } else { format!("{label} ({whom})") };
            let value = |said: &Option<String>| {
                said.as_ref().map_or_else(|| "–".to_owned(), |said| text.toml_value_of(&entries, path, said))
            };
            let when = if phases.len() == self.phases.len() {
                text.get("diff-always")
            } else {
                spans(phases, &self.phases)
            };
            let cells = [fit(&format!("  {what}"), MOST), value(a), value(b), when];
            if let Some((_, rows)) = groups.last_mut() {
                rows.push(cells.into_iter().map(Cell::plain).collect());
            }
        }
        let [a, b] = names;
        let headers = [text.get("diff-what"), a.clone(), b.clone(), text.get("diff-phases")];
        Grid {
            headers: headers.into_iter().map(|header| (header, Side::Left)).collect(),
            groups,
            yielding: vec![1, 2, 0],
            width: WIDTH,
        }
    }

    /// For programs: names, phases compared, and for each change its phases, path of keys and values as TOML, `null` where
    /// a scenario says none.
    pub fn to_json(&self) -> Value {
        let [a, b] = self.sides.map(Scenario::name);
        let changes = self.changes.iter().map(|Change { difference, phases }| {
            json!({ "path": difference.path, "a": difference.a, "b": difference.b, "phases": phases })
        });
        json!({ "a": a, "b": b, "phases": self.phases, "differences": changes.collect::<Vec<_>>() })
    }
}

/// Phases of a list, those that follow one another as a span: `2013, 2015–2018`.
fn spans(phases: &[String], of: &[String]) -> String {
    let mut spans: Vec<[usize; 2]> = Vec::new();
    for at in phases.iter().filter_map(|phase| of.iter().position(|known| known == phase)) {
        match spans.last_mut() {
            Some([_, last]) if *last + 1 == at => *last = at,
            _ => spans.push([at, at]),
        }
    }
    let words = spans.into_iter().map(|[first, last]| match last - first {
        0 => of[first].clone(),
        1 => format!("{}, {}", of[first], of[last]),
        _ => format!("{}–{}", of[first], of[last]),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn title(scenario: &Scenario, language: Language) -> String {
    let LocalText { fr, en } = scenario.title();
    match language {
        Language::French => fr.clone(),
        Language::English => en.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{Unsaved, load_scenario_unsaved, read_scenario};
    use std::path::Path;

    fn scenario(text: &str) -> Scenario {
        let path = Path::new("/changes/own.toml");
        let mut unsaved = Unsaved::new();
        unsaved.insert(path, text);
        load_scenario_unsaved(path, &unsaved).unwrap()
    }

    const HEAD: &str =
        "version = 1\nextends = \"sconeeta/statu-quo\"\ntitle = { fr = \"Le mien\", en = \"Mine\" }\n";

    #[test]
    fn a_change_has_the_phases_in_which_it_holds() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        let own = scenario(&format!("{HEAD}[phases.2018.host_sites.region]\nlatency = \"7 ms\"\n"));
        let found = Changes::between(&parent, &own, &[]);
        let [change] = &found.changes[..] else { panic!("{:?}", found.changes) };
        assert_eq!(change.difference.path, ["host_sites", "region", "latency"]);
        assert_eq!(change.difference.b.as_deref(), Some("\"7 ms\""));
        let from = parent.phases().iter().position(|phase| phase == "2018").unwrap();
        assert_eq!(change.phases, parent.phases()[from..], "a phase goes on from the one before");
        let only = Changes::between(&parent, &own, &["2013".to_owned()]);
        assert_eq!((only.phases, only.changes), (vec!["2013".to_owned()], Vec::new()));
    }

    #[test]
    fn what_both_say_is_no_change_and_sections_stand_together() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        assert!(Changes::between(&parent, &parent, &[]).changes.is_empty());
        let other = read_scenario("sconeeta/clients-legers").unwrap();
        let found = Changes::between(&parent, &other, &[]);
        let mut sections: Vec<&String> = found.changes.iter().map(|one| &one.difference.path[0]).collect();
        sections.dedup();
        let n = sections.len();
        sections.sort();
        sections.dedup();
        assert!(n > 3 && sections.len() == n, "{sections:?}");
        let mirrored = Changes::between(&other, &parent, &[]);
        assert_eq!(mirrored.changes.len(), found.changes.len());
    }

    #[test]
    fn phases_that_follow_one_another_are_a_span() {
        let of: Vec<String> = ["2013", "2015", "2018", "2020"].map(str::to_owned).to_vec();
        let spans = |at: &[usize]| spans(&at.iter().map(|at| of[*at].clone()).collect::<Vec<_>>(), &of);
        assert_eq!(spans(&[0]), "2013");
        assert_eq!(spans(&[0, 1]), "2013, 2015");
        assert_eq!(spans(&[1, 2, 3]), "2015–2020");
        assert_eq!(spans(&[0, 2, 3]), "2013, 2018, 2020");
    }

    #[test]
    fn the_table_is_in_words_in_both_languages() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        let other = read_scenario("sconeeta/clients-legers").unwrap();
        for language in Language::ALL {
            let text = Text::new(language);
            let table = Changes::between(&parent, &other, &[]).render(&text, Colour::None);
            assert!(!table.contains("diff-") && !table.contains("field-"), "{table}");
        }
    }
}
