//! `maillage explain RESULTS --establishment KEY`, or without one: what the account says.

use crate::arguments::{AccountOptions, Explain};
use crate::decide;
use crate::failure::Failure;
use crate::output;
use maillage_scenarios::question::explain::{ExplainError, Focus, account, explain, sentences};
use maillage_scenarios::results::summary::Summary;
use maillage_scenarios::text::Text;
use std::process::ExitCode;

/// Says why an establishment is red, or what drives the money of the study.
pub(crate) fn run(arguments: &Explain, text: &Text) -> Result<ExitCode, Failure> {
    let Some(establishment) = &arguments.establishment else {
        let material = decide::material(&arguments.results, &AccountOptions::default(), text)?;
        output::write(&(account::sentences(&material, text).join("\n") + "\n"))?;
        return Ok(ExitCode::SUCCESS);
    };
    let summary = Summary::read(&arguments.results).map_err(|error| Failure::of_results(&error, text))?;
    let focus = Focus {
        scenario: arguments.scenario.clone(),
        phase: arguments.phase.clone(),
        day: arguments.day.clone(),
    };
    let explanation = explain(&arguments.results, &summary, establishment, &focus)
        .map_err(|error| failure(error, (arguments, establishment), text))?;
    let mut out = sentences(&explanation, &summary.titles, text).join("\n");
    out.push('\n');
    output::write(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn failure(error: ExplainError, (arguments, key): (&Explain, &str), text: &Text) -> Failure {
    match error {
        ExplainError::UnknownEstablishment(close) => Failure::Usage(
            text.say("explain-unknown", &[("key", key.into()), ("near", close.join(", ").into())]),
        ),
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
