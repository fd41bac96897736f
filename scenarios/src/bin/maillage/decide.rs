//! `maillage decide RESULTS`, and the account that other commands show.

use crate::arguments::{AccountOptions, Decide, Format};
use crate::failure::Failure;
use crate::output;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_data::input::{self, InputError};
use maillage_scenarios::file::means::LoadedMeans;
use maillage_scenarios::question::compare::MEANS_FILE;
use maillage_scenarios::question::decide::{self, equity};
use maillage_scenarios::question::opened::OpenedError;
use maillage_scenarios::report::material::{Material, MaterialError, Sources};
use maillage_scenarios::report::workbook::read_means;
use maillage_scenarios::text::Text;
use maillage_sim::measure::Measure;
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

/// Largest workbook that is read, bytes: hundreds of times what we write.
const LARGEST_WORKBOOK: u64 = 50_000_000;

/// Shows the account of results.
pub(crate) fn run(arguments: &Decide, text: &Text) -> Result<ExitCode, Failure> {
    let measure = arguments.equity.as_deref().map(|name| measure(name, text)).transpose()?;
    let material = material(&arguments.results, &arguments.account, text)?;
    if let Some(measure) = measure {
        output::write(&equity::render(&material, measure, text, output::colour()))?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.format == Some(Format::Json) {
        let json = serde_json::to_string_pretty(&material.account);
        output::write(&(json.expect("numbers are finite and keys are texts") + "\n"))?;
    } else {
        output::write(&decide::render(&material, text, output::colour()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A measure that schools have, by its name.
fn measure(name: &str, text: &Text) -> Result<Measure, Failure> {
    equity::measures().find(|measure| measure.name() == name).ok_or_else(|| {
        let known = equity::measures().map(Measure::name).collect::<Vec<_>>().join(", ");
        Failure::Usage(text.say("equity-unknown", &[("name", name.into()), ("known", known.into())]))
    })
}

/// Reads results and makes their account.
pub(crate) fn material(results: &Path, options: &AccountOptions, text: &Text) -> Result<Material, Failure> {
    let means = options.means.as_deref().map(|name| means(results, name, text)).transpose()?;
    Material::read(results, means, options.governance.as_deref())
        .map_err(|error| failure(error, results, text))
}

/// Means from a file or by their name; a workbook changes the prices of the means of the results.
fn means(results: &Path, name: &str, text: &Text) -> Result<LoadedMeans, Failure> {
    let is_workbook = Path::new(name)
        .extension()
        .is_some_and(|end| ["xlsx", "ods"].iter().any(|known| end.eq_ignore_ascii_case(known)));
    if !is_workbook {
        return LoadedMeans::read(name).map_err(Failure::Inputs);
    }
    let own = results.join(MEANS_FILE);
    if !own.is_file() {
        // The workbook changes prices of means that are not there: say what is wrong with the results.
        let error = Sources::read(results, Some(LoadedMeans::usual())).err();
        return Err(failure(error.unwrap_or(MaterialError::Quantities), results, text));
    }
    let own = LoadedMeans::read(&own.display().to_string()).map_err(Failure::Inputs)?;
    let bytes = input::read(Path::new(name), LARGEST_WORKBOOK).map_err(|error| {
        let message = match error {
            InputError::TooLarge(most) => Message::new("data-file-too-large").with("most", most),
            InputError::Disk(error) if error.kind() == ErrorKind::NotFound => {
                Message::new("scenario-no-file")
            }
            InputError::Disk(error) => Message::new("scenario-unreadable").with("reason", error),
        };
        Failure::Inputs(vec![Diagnostic::of_file(name, message)])
    })?;
    read_means(&bytes, name, &own).map_err(Failure::Inputs)
}

fn failure(error: MaterialError, results: &Path, text: &Text) -> Failure {
    let path = || [("path", results.display().to_string().into())];
    match error {
        MaterialError::Results(OpenedError::Summary(error)) => Failure::of_results(&error, text),
        MaterialError::Results(OpenedError::Territory(faults)) | MaterialError::Means(faults) => {
            Failure::Inputs(faults)
        }
        MaterialError::Results(OpenedError::Empty) => Failure::Usage(text.say("failure-no-results", &path())),
        MaterialError::Mixed => Failure::Usage(text.say("decide-mixed", &path())),
        MaterialError::Quantities => Failure::Usage(text.say("decide-no-account", &path())),
    }
}
