//! What types cannot check: names that refer to nothing, sums, and things that only together make no sense.

mod demand;
mod hosting;
mod means;

use super::de::suggestion;
use super::scenario::State;
use super::schema::{Interaction, Scenario};
use super::source::Source;
use super::tree::{Place, Table};
use super::value::Named;
use maillage_data::diagnostic::{Diagnostic, Message};
use std::fmt::Display;

/// Checks a scenario in one of its phases.
pub(super) fn state(state: &State, sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let mut checker = Checker { file: &state.file, tree: &state.tree, sources, diagnostics };
    demand::check(&mut checker);
    hosting::check(&mut checker);
    means::check(&mut checker);
}

/// A scenario under examination.
struct Checker<'a> {
    file: &'a Scenario,
    tree: &'a Table,
    sources: &'a [Source],
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    /// Reports a fault at the value of a path of keys, or at the deepest part of it that is written.
    fn fault(&mut self, path: &[&str], message: Message) {
        self.hinted(path, message, None);
    }

    fn hinted(&mut self, path: &[&str], message: Message, hint: Option<Message>) {
        let whole = Place::default();
        let place = self.tree.place(path).unwrap_or(&whole);
        self.diagnostics.push(self.sources[place.file].diagnostic(&place.span, message, hint));
    }

    /// Reports a fault unless the value at a path is as it should be.
    fn expect(&mut self, holds: bool, path: &[&str], message: impl FnOnce() -> Message) {
        if !holds {
            self.fault(path, message());
        }
    }

    /// Reports a name at a path that is not one of those of a section.
    fn name<T>(&mut self, name: &str, path: &[&str], section: &'static str, known: &Named<T>) {
        if known.get(name).is_none() {
            let hint = suggestion(name, known.names());
            let message = Message::new("scenario-unknown-name").with("name", name).with("section", section);
            self.hinted(path, message, hint);
        }
    }

    /// Reports a service that does not exist.
    fn service(&mut self, name: &str, path: &[&str]) {
        let file = self.file;
        self.name(name, path, "services", &file.services);
    }

    fn interaction(&mut self, said: &Interaction, path: &[&str]) {
        self.service(&said.service, &[path, &["service"]].concat());
        let think = said.think.0.seconds();
        self.expect(think >= SHORTEST_THINK, &[path, &["think"]].concat(), || {
            out_of_range(format!("{think} s"), format!(">= {SHORTEST_THINK} s"))
        });
    }
}

/// Seconds under which nobody thinks: a slip of the pen that would make a run endless.
const SHORTEST_THINK: f64 = 0.01;

/// A value outside its range.
fn out_of_range(found: impl Display, expected: impl Display) -> Message {
    Message::new("scenario-out-of-range").with("found", found).with("expected", expected)
}

/// A number that is too small.
fn at_least(least: u32) -> Message {
    Message::new("scenario-at-least").with("least", least)
}
