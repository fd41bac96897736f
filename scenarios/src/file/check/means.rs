//! Means: old seats that go on as others, models of computers and printers. What is called by name in the means of a study
//! is checked with these.

use super::super::de::suggestion;
use super::super::means::{MOST_MODELS, SEATS};
use super::{Checker, out_of_range};
use maillage_data::diagnostic::Message;

/// Years that old seats may have or last, at most.
const MOST_YEARS: u32 = 100;

pub(super) fn check(checker: &mut Checker<'_>) {
    let said = &checker.file.means;
    for (models, key) in [(said.hardware_models, "hardware_models"), (said.printer_models, "printer_models")]
    {
        if let Some(models) = models {
            between(checker, models.0, (1, MOST_MODELS), &["means", key]);
        }
    }
    let mut taken = Vec::new();
    for (name, reuse) in said.reuse.iter() {
        let path = ["means", "reuse", name];
        if !SEATS.contains(&name) {
            let message = Message::new("scenario-unknown-key").with("key", name);
            checker.hinted(&path, message, suggestion(name, SEATS));
        }
        let at = |key| ["means", "reuse", name, key];
        between(checker, reuse.years.0, (1, MOST_YEARS), &at("years"));
        between(checker, reuse.age.0, (0, MOST_YEARS), &at("age"));
        let from = SEATS[reuse.from as usize];
        checker.expect(!taken.contains(&from), &at("from"), || {
            Message::new("means-reused-twice").with("name", name).with("from", from)
        });
        checker
            .expect(name != from, &at("from"), || Message::new("means-reused-as-itself").with("name", name));
        taken.push(from);
    }
}

fn between(checker: &mut Checker<'_>, value: u32, (low, high): (u32, u32), path: &[&str]) {
    checker.expect((low..=high).contains(&value), path, || out_of_range(value, format!("{low} … {high}")));
}
