//! `maillage report RESULTS --to FILE…`.

use crate::arguments::Report;
use crate::decide;
use crate::failure::Failure;
use crate::output;
use maillage_scenarios::report::write::{Form, WriteError};
use maillage_scenarios::text::Text;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes reports, each in the form that its name asks for.
pub(crate) fn run(arguments: &Report, text: &Text) -> Result<ExitCode, Failure> {
    // Names are looked at before the account is made, which takes some seconds.
    let mut forms = Vec::new();
    for path in &arguments.to {
        let form = Form::of(path).ok_or_else(|| {
            let known = Form::ENDINGS.map(|(ending, _)| format!(".{ending}")).join(", ");
            let said = [("path", path.display().to_string().into()), ("known", known.into())];
            Failure::Usage(text.say("report-unknown-form", &said))
        })?;
        if !form.is_built() {
            return Err(Failure::Usage(text.get("report-no-pdf")));
        }
        // A workbook under edit is not written over, nor one report by another.
        let is_means =
            arguments.account.means.as_deref().is_some_and(|means| is_same(Path::new(means), path));
        if is_means || forms.iter().any(|(other, _): &(&PathBuf, Form)| is_same(other, path)) {
            let said = [("path", path.display().to_string().into())];
            return Err(Failure::Usage(text.say("report-same-file", &said)));
        }
        forms.push((path, form));
    }
    let material = decide::material(&arguments.results, &arguments.account, text)?;
    for (path, form) in forms {
        let shown = path.display().to_string();
        match form.write(&material, path, text) {
            Ok(()) => output::write(&format!("{}\n", text.say("report-written", &[("path", shown.into())])))?,
            Err(WriteError::Disk(error)) => return Err(Failure::unwritable(path, &error, text)),
            Err(WriteError::Form(reason)) => {
                let said = [("path", shown.into()), ("reason", reason.into())];
                return Err(Failure::Work(text.say("report-failed", &said)));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether two names are those of one file, where it exists already or by their letters.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}
