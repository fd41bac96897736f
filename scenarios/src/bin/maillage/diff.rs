//! `maillage diff SCENARIO [OTHER]`.

use crate::arguments::{Diff, Format};
use crate::failure::Failure;
use crate::output;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_scenarios::file::{self, Scenario};
use maillage_scenarios::question::changes::Changes;
use maillage_scenarios::text::Text;
use std::process::ExitCode;

/// Shows what the second scenario says otherwise than the first; a scenario alone, than the one that it extends.
pub(crate) fn run(arguments: &Diff, text: &Text) -> Result<ExitCode, Failure> {
    let scenario = file::read_scenario(&arguments.scenario).map_err(Failure::Inputs)?;
    let (a, b) = if let Some(other) = &arguments.with {
        (scenario, file::read_scenario(other).map_err(Failure::Inputs)?)
    } else {
        let parent = file::read_parent(&scenario).map_err(Failure::Inputs)?;
        let name = [("name", arguments.scenario.as_str().into())];
        let parent = parent.ok_or_else(|| Failure::Usage(text.say("diff-no-parent", &name)))?;
        (parent, scenario)
    };
    known(&arguments.phase, &a, &b).map_err(Failure::Inputs)?;
    let changes = Changes::between(&a, &b, &arguments.phase);
    if arguments.format == Some(Format::Json) {
        output::write(&format!("{:#}\n", changes.to_json()))?;
    } else {
        output::write(&changes.render(text, output::colour()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Phases that were asked for are phases of one of the scenarios.
fn known(phases: &[String], a: &Scenario, b: &Scenario) -> Result<(), Vec<Diagnostic>> {
    let mut all: Vec<&str> = Vec::new();
    for phase in a.phases().iter().chain(b.phases()) {
        if !all.contains(&phase.as_str()) {
            all.push(phase);
        }
    }
    let unknown = phases.iter().filter(|phase| !all.contains(&phase.as_str()));
    let faults: Vec<Diagnostic> = unknown
        .map(|name| {
            let message =
                Message::new("choice-unknown-phase").with("name", name).with("known", all.join(", "));
            Diagnostic::of_file("--phase", message)
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
