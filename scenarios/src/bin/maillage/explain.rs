//! `maillage explain RESULTS --establishment KEY`.

use crate::arguments::Explain;
use crate::failure::Failure;
use crate::output;
use maillage_scenarios::question::explain::{ExplainError, Focus, explain, sentences};
use maillage_scenarios::results::summary::Summary;
use maillage_scenarios::text::Text;
use std::process::ExitCode;

/// Says why an establishment is red.
pub(crate) fn run(arguments: &Explain, text: &Text) -> Result<ExitCode, Failure> {
    let summary = Summary::read(&arguments.results).map_err(|error| Failure::of_results(&error, text))?;
    let focus = Focus {
        scenario: arguments.scenario.clone(),
        phase: arguments.phase.clone(),
        day: arguments.day.clone(),
    };
    let explanation = explain(&arguments.results, &summary, &arguments.establishment, &focus)
        .map_err(|error| failure(error, arguments, text))?;
    let mut out = sentences(&explanation, &summary, text).join("\n");
    out.push('\n');
    output::write(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn failure(error: ExplainError, arguments: &Explain, text: &Text) -> Failure {
    match error {
        ExplainError::UnknownEstablishment(close) => Failure::Usage(text.say(
            "explain-unknown",
            &[("key", arguments.establishment.as_str().into()), ("near", close.join(", ").into())],
        )),
        ExplainError::NothingThere(there) => {
            Failure::Usage(text.say("explain-nothing", &[("there", there.join("; ").into())]))
        }
        ExplainError::Territory(diagnostics) => Failure::Inputs(diagnostics),
        ExplainError::RunsMissing => {
            let path = arguments.results.display().to_string();
            Failure::Work(text.say("explain-runs-missing", &[("path", path.into())]))
        }
    }
}
