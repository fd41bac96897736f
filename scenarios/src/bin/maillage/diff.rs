//! `maillage diff SCENARIO [OTHER]`.

use crate::arguments::{Diff, Format};
use crate::failure::Failure;
use crate::output;
use maillage_scenarios::file;
use maillage_scenarios::question::changes::Changes;
use maillage_scenarios::study::load;
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
    let known = load::once(a.phases().iter().chain(b.phases()));
    let phases = load::chosen("--phase", "choice-unknown-phase", &arguments.phase, &[], &known)
        .map_err(Failure::Inputs)?;
    let changes = Changes::between(&a, &b, &phases);
    if arguments.format == Some(Format::Json) {
        output::write(&format!("{:#}\n", changes.to_json()))?;
    } else {
        output::write(&changes.render(text, output::colour()))?;
    }
    Ok(ExitCode::SUCCESS)
}
