//! Writes the report of a results directory in the background, in the form that the name of the file asks for.

use crate::job::Job;
use crate::text::Text;
use egui::Context;
use maillage_scenarios::question::opened::OpenedError;
use maillage_scenarios::report::material::{Material, MaterialError};
use maillage_scenarios::report::write::{Form, WriteError};
use maillage_scenarios::text::{Language, diagnostic, failure};
use std::path::{Path, PathBuf};

/// Starts reading and writing; the message is the file, or why it failed.
pub fn start(
    window: &Context,
    results: PathBuf,
    path: PathBuf,
    language: Language,
) -> Job<Result<PathBuf, String>> {
    Job::start(window, "maillage-report", move |reporter| {
        let text = Text::new(language);
        reporter.finish(write(&results, &path, &text).map(|()| path));
    })
}

fn write(results: &Path, path: &Path, text: &Text) -> Result<(), String> {
    let said = |reason: String| {
        let arguments = [("path", path.display().to_string().into()), ("reason", reason.into())];
        text.say("gui-not-saved", &arguments)
    };
    let form = Form::of(path).ok_or_else(|| text.get("ask-report-form"))?;
    if !form.is_built() {
        return Err(said(text.get("report-no-pdf")));
    }
    let material = Material::read(results, None, None).map_err(|error| said(words(&error, results, text)))?;
    form.write(&material, path, text).map_err(|error| {
        said(match error {
            WriteError::Disk(error) => failure::disk(text, &error),
            WriteError::Form(reason) => reason,
        })
    })
}

/// Why results cannot be accounted for or reported.
pub(super) fn words(error: &MaterialError, results: &Path, text: &Text) -> String {
    let path = || [("path", results.display().to_string().into())];
    match error {
        MaterialError::Results(OpenedError::Summary(error)) => failure::unread(text, error),
        MaterialError::Results(OpenedError::Empty) => text.get("gui-results-empty"),
        MaterialError::Results(OpenedError::Territory(faults)) | MaterialError::Means(faults) => {
            faults.first().map_or_else(String::new, |fault| diagnostic::render(text, fault))
        }
        MaterialError::Mixed => text.say("decide-mixed", &path()),
        MaterialError::Quantities => text.say("decide-no-account", &path()),
    }
}
