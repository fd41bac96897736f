//! What two scenarios say otherwise, in which phases: for whoever has to defend a difference between their results.

use super::compare::table::WIDTH;
use crate::file::schema::in_print;
use crate::file::{Difference, Entry, Scenario, diff};
use crate::text::grid::{Cell, Colour, Grid, Side};
use crate::text::number::{fit, width};
use crate::text::{Language, Text};
use serde_json::{Value, json};

/// Columns of what changes, and of a value; longer ones go on in the next line.
const COLUMNS: [usize; 2] = [44, 20];

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
    /// Phases that were asked for: nobody wants to know of others. None: all are wanted.
    asked: Vec<String>,
    /// What differs, section by section in the order of the first scenario.
    pub changes: Vec<Change>,
}

impl<'a> Changes<'a> {
    /// Of two scenarios in those of the phases `asked` for that both have; in all that both have when it is empty.
    pub fn between(a: &'a Scenario, b: &'a Scenario, asked: &[String]) -> Self {
        let is_asked = |phase: &&String| asked.is_empty() || asked.contains(phase);
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
        Self { sides: [a, b], phases, asked: asked.to_vec(), changes }
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
        let names = self.names(text.language());
        let said = |key: &str| {
            let [a, b] = &names;
            let count = self.changes.len();
            text.say(key, &[("a", a.as_str().into()), ("b", b.as_str().into()), ("count", count.into())])
        };
        let mut lines = Vec::new();
        if self.phases.is_empty() {
            lines.push(said("diff-no-phase"));
        } else if self.changes.is_empty() {
            lines.extend([said("diff-heading"), String::new()]);
            lines.push(text.say("diff-same", &[("phases", self.phases.join(", ").into())]));
        } else {
            lines.extend([said("diff-heading"), String::new()]);
            lines.push(self.grid(&names, text).render(colour).trim_end().to_owned());
            lines.extend([String::new(), text.get("diff-legend")]);
        }
        for (name, mut alone) in names.iter().zip(self.alone()) {
            alone.retain(|phase| self.asked.is_empty() || self.asked.iter().any(|asked| asked == phase));
            if alone.is_empty() {
                continue;
            }
            let words = [("name", name.as_str().into()), ("phases", alone.join(", ").into())];
            lines.push(text.say("diff-alone", &words));
        }
        lines.join("\n") + "\n"
    }

    /// Titles of the scenarios; with the names of their files where the titles do not tell them apart.
    fn names(&self, language: Language) -> [String; 2] {
        let titles = self.sides.map(|side| side.title().said(language).to_owned());
        if titles[0] != titles[1] {
            return titles;
        }
        let [a, b] = self.sides.map(|side| (side.name(), side.place()));
        let file = if a.0 == b.0 { [a.1, b.1] } else { [a.0, b.0] };
        [0, 1].map(|side| format!("{} ({})", titles[side], file[side]))
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
            let what = text.field_name(&entries, path, 1);
            let value = |said: &Option<String>| {
                said.as_ref().map_or_else(|| "–".to_owned(), |said| text.toml_value_of(&entries, path, said))
            };
            let when = if phases.len() == self.phases.len() {
                text.get("diff-always")
            } else {
                spans(phases, &self.phases)
            };
            let [wide, narrow] = COLUMNS;
            // What the author of a file wrote may hold anything.
            let lines = |words: &str, columns| wrapped(&in_print(words), columns);
            let cells = [
                lines(&format!("  {what}"), wide),
                lines(&value(a), narrow),
                lines(&value(b), narrow),
                lines(&when, narrow),
            ];
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            if let Some((_, rows)) = groups.last_mut() {
                let line = |at: usize| cells.iter().map(move |cell| cell.get(at).map_or("", String::as_str));
                rows.extend((0..height).map(|at| line(at).map(Cell::plain).collect()));
            }
        }
        let [a, b] = names;
        // Of names that titles do not tell apart, the end does.
        let is_told = self.sides[0].title() != self.sides[1].title();
        let name = |name: &str| if is_told { fit(name, COLUMNS[1]) } else { end(name, COLUMNS[1]) };
        let headers = [text.get("diff-what"), name(a), name(b), text.get("diff-phases")];
        Grid {
            headers: headers.into_iter().map(|header| (header, Side::Left)).collect(),
            groups,
            yielding: Vec::new(),
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

/// The end of a text in so many columns.
fn end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept: Vec<char> = text.chars().rev().take(columns - 1).collect();
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

/// A text in lines of so many columns, broken at blanks; what follows the first is set in.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let indent = if text.starts_with("  ") { "    " } else { "" };
    let mut lines: Vec<String> = Vec::new();
    for word in text.trim_start().split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("{indent}{word}")),
            None => lines.push(format!("{}{word}", &indent[indent.len() / 2..])),
        }
    }
    lines
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
    fn nothing_that_a_terminal_would_obey_is_written() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        let own = scenario(&format!(
            "{HEAD}[activities.office]\ntitle = {{ fr = \"\\u001b[31mX\", en = \"b\" }}\n"
        ));
        let table = Changes::between(&parent, &own, &[]).render(&Text::new(Language::French), Colour::None);
        assert!(table.contains("[31mX") && !table.contains('\u{1b}'), "{table:?}");
    }

    #[test]
    fn what_is_long_goes_on_in_the_next_line() {
        assert_eq!(wrapped("  one two three", 9), ["  one two", "    three"]);
        assert_eq!(wrapped("10 Gb/s", 20), ["10 Gb/s"]);
        assert_eq!(wrapped("", 20), [""]);
    }

    #[test]
    fn nothing_is_said_of_what_was_not_compared() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        let own = scenario(&format!("{HEAD}[phases.2031]\n"));
        let text = Text::new(Language::English);
        let said = |asked: &[&str]| {
            let asked: Vec<String> = asked.iter().map(|phase| (*phase).to_owned()).collect();
            Changes::between(&parent, &own, &asked).render(&text, Colour::None)
        };
        assert!(said(&[]).contains("“Mine” alone has the phases 2031"), "{}", said(&[]));
        assert!(!said(&["2013"]).contains("alone"), "{}", said(&["2013"]));
        assert!(said(&["2013", "2031"]).contains("“Mine” alone has the phases 2031"));
        let none = said(&["2031"]);
        assert!(none.contains("nothing is compared") && !none.contains("no difference"), "{none}");
    }

    #[test]
    fn scenarios_of_one_title_are_told_apart() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        let copy = scenario("version = 1\nextends = \"sconeeta/statu-quo\"\n");
        let [a, b] = Changes::between(&parent, &copy, &[]).names(Language::French);
        assert_eq!((a.as_str(), b.as_str()), ("Statu quo (statu-quo)", "Statu quo (own)"));
    }

    #[test]
    fn the_table_is_in_words_in_both_languages() {
        let parent = read_scenario("sconeeta/statu-quo").unwrap();
        let other = read_scenario("sconeeta/clients-legers").unwrap();
        for language in Language::ALL {
            let text = Text::new(language);
            let table = Changes::between(&parent, &other, &[]).render(&text, Colour::None);
            assert!(!table.contains("diff-"), "{table}");
            for change in Changes::between(&parent, &other, &[]).changes {
                let path: Vec<&str> = change.difference.path.iter().map(String::as_str).collect();
                assert!(text.has(&crate::file::field_key(&path)), "{path:?}");
            }
        }
    }
}
