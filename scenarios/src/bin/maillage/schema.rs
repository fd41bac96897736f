//! `maillage schema`.

use crate::arguments::Schema;
use crate::failure::Failure;
use crate::output;
use maillage_scenarios::file;
use std::process::ExitCode;

/// Prints the JSON Schema of scenario files, of study files, of files of means, or all of them by name.
pub(crate) fn run(which: Option<Schema>) -> Result<ExitCode, Failure> {
    let (scenario, study) = file::schema();
    let means = file::means_schema();
    let schema = match which {
        Some(Schema::Scenario) => scenario,
        Some(Schema::Study) => study,
        Some(Schema::Means) => means,
        None => serde_json::json!({ "scenario": scenario, "study": study, "means": means }),
    };
    output::write(&format!("{schema:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
