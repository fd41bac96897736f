//! `maillage`, `maillage compare STUDY` and `maillage run SCENARIO`.

use crate::arguments::{AccountOptions, Format, StudyOptions, Tier};
use crate::decide;
use crate::failure::Failure;
use crate::output;
use crate::progress::{Shown, interruption};
use maillage_data::write::atomically;
use maillage_scenarios::file::{self, LoadedStudy};
use maillage_scenarios::question::compare::{self, Called, advice, conclusion, figures, table};
use maillage_scenarios::question::run as measures;
use maillage_scenarios::report::write::{Form, WriteError};
use maillage_scenarios::results::store::Store;
use maillage_scenarios::results::summary::Summary;
use maillage_scenarios::study::load::{self, Selection};
use maillage_scenarios::study::runner::{Control, prepare};
use maillage_scenarios::study::{Replications, Settings, Study};
use maillage_scenarios::text::Text;
use maillage_scenarios::text::grid::Colour;
use maillage_sim::territory::EstablishmentKind;
use maillage_sim::tier;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Study of the bare command.
const BUNDLED: &str = "sconeeta";

/// Replications of the bare command: the fewest that give intervals worth looking at, so that it ends within a
/// minute on two cores.
const FEW: u32 = 5;

/// Folder, under the current one, of results without `--out`.
const RESULTS: &str = "maillage-results";

/// File of a results directory: the report.
const REPORT: &str = "report.html";

/// The bare command.
pub(crate) fn bundled(lang: Option<String>, text: &Text) -> Result<ExitCode, Failure> {
    let options = StudyOptions {
        phase: Vec::new(),
        day: Vec::new(),
        replications: Some(FEW),
        until: None,
        seed: None,
        threads: None,
        tier: None,
        format: None,
        out: None,
        territory: None,
        links: None,
        lang,
    };
    study(BUNDLED, &options, text)
}

/// Compares the scenarios of a study.
pub(crate) fn study(name: &str, options: &StudyOptions, text: &Text) -> Result<ExitCode, Failure> {
    let loaded = file::load_study(name).map_err(Failure::Inputs)?;
    let usual = Path::new(RESULTS).join(folder(&loaded.name, options));
    let out = options.out.clone().unwrap_or(usual);
    simulate((Shape::Comparison, name), loaded, options, Some(&out), text)
}

/// Simulates one scenario; its results are kept only with `--out`.
pub(crate) fn scenario(name: &str, options: &StudyOptions, text: &Text) -> Result<ExitCode, Failure> {
    let loaded = file::load_scenario(name).map_err(Failure::Inputs)?;
    simulate((Shape::Measures, name), loaded, options, options.out.as_deref(), text)
}

/// Name of the folder of a study on its territory; estimates do not take the place of simulated results.
fn folder(study: &str, options: &StudyOptions) -> String {
    let territory = options.territory.as_deref().map(Path::new).and_then(Path::file_name);
    let name =
        territory.map_or_else(|| study.to_owned(), |name| format!("{study}-{}", name.to_string_lossy()));
    if options.tier == Some(Tier::Analytic) { name + "-analytic" } else { name }
}

/// What the result looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Scenarios side by side: `compare`.
    Comparison,
    /// Every measure of one scenario: `run`.
    Measures,
}

fn simulate(
    (shape, name): (Shape, &str),
    loaded: LoadedStudy,
    options: &StudyOptions,
    out: Option<&Path>,
    text: &Text,
) -> Result<ExitCode, Failure> {
    let settings = Settings {
        replications: match (options.until, options.replications) {
            // Nothing is drawn: a second replication would be the first one.
            _ if options.tier == Some(Tier::Analytic) => Replications::Fixed(1),
            (Some(target), _) => Replications::Until(target),
            (None, count) => Replications::Fixed(count.unwrap_or(loaded.replications)),
        },
        seed: options.seed.unwrap_or(loaded.seed),
        tier: match options.tier {
            None | Some(Tier::Session) => tier::Tier::Session,
            Some(Tier::Interaction) => tier::Tier::Interaction,
            Some(Tier::Analytic) => tier::Tier::Analytic,
        },
        threads: options.threads.unwrap_or(0).into(),
    };
    let selection = Selection {
        phases: options.phase.clone(),
        days: options.day.clone(),
        territory: options.territory.clone(),
        links: options.links.clone(),
    };
    let study = load::study(loaded, &selection).map_err(Failure::Inputs)?;
    let anywhere = EstablishmentKind::ALL
        .iter()
        .all(|kind| study.territory.establishments.iter().any(|school| school.kind == *kind));
    let given = options.given();
    let summary = run(&study, &settings, out, text)?;
    if options.format == Some(Format::Json) {
        output::write(&summary.to_json())?;
        return Ok(ExitCode::SUCCESS);
    }
    let program = program();
    let new_study = free_name(&text.get("advice-new-study"));
    let called = |program| Called {
        program,
        subcommand: if shape == Shape::Comparison { "compare" } else { "run" },
        name,
        options: &given,
        results: out,
        anywhere,
        new_study: &new_study,
    };
    if let Some(directory) = out {
        let path = directory.join("comparison.txt");
        let plain = report(&summary, text, Colour::None, shape, &called("maillage"));
        atomically(&path, |file| file.write_all(plain.as_bytes()))
            .map_err(|error| Failure::unwritable(&path, &error, text))?;
        if shape == Shape::Comparison {
            write_report(directory, text)?;
        }
    }
    output::write(&report(&summary, text, output::colour(), shape, &called(&program)))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs what is missing and writes the results directory, or a passing one.
fn run(study: &Study, settings: &Settings, out: Option<&Path>, text: &Text) -> Result<Summary, Failure> {
    let prepared = prepare(study, settings).map_err(Failure::Inputs)?;
    let store = match out {
        Some(directory) => {
            Store::open(directory).map_err(|error| Failure::of_open(directory, &error, text))?
        }
        None => Store::passing().map_err(|error| Failure::unwritable(&std::env::temp_dir(), &error, text))?,
    };
    let cancel = interruption(text);
    let shown = Shown::new(text);
    let progress = |progress| shown.show(progress);
    let control = Control { cancel: &cancel, progress: &progress, finished: &|_, _, _| () };
    let engine = |future: &_, seed, replication| tier::run(settings.tier, future, seed, replication);
    let summary = compare::compare(study, &prepared, settings, &store, &control, &engine);
    shown.end();
    summary.map_err(|error| Failure::of_run(&error, out, text))
}

/// Writes the report of a comparison beside its results.
fn write_report(directory: &Path, text: &Text) -> Result<(), Failure> {
    let material = decide::material(directory, &AccountOptions::default(), text)?;
    let path = directory.join(REPORT);
    match Form::Html.write(&material, &path, text) {
        Ok(()) => Ok(()),
        Err(WriteError::Disk(error)) => Err(Failure::unwritable(&path, &error, text)),
        Err(WriteError::Form(reason)) => Err(Failure::Work(reason)),
    }
}

/// The table, what it says, and what to try next.
fn report(summary: &Summary, text: &Text, colour: Colour, shape: Shape, called: &Called<'_>) -> String {
    let mut report = heading(summary, text, shape);
    let (table, legend) = match shape {
        Shape::Comparison if summary.is_estimate() => {
            (table::render(summary, text, colour), "compare-legend-estimate")
        }
        Shape::Comparison => {
            let mut tables = table::render(summary, text, colour);
            if let Some(others) = figures::render(summary, text, colour) {
                tables.extend(["\n", &others]);
            }
            (tables, "compare-legend")
        }
        Shape::Measures => (measures::render(summary, text, colour), "run-legend"),
    };
    let said = |key: &str| text.get(key);
    writeln!(report, "{table}\n{}\n\n{}", said(legend), said("conclusion-heading"))
        .expect("writing to a string does not fail");
    for sentence in conclusion(summary, text) {
        writeln!(report, "• {sentence}").expect("writing to a string does not fail");
    }
    if let Some(directory) = called.results {
        let path = directory.display().to_string();
        let kept = if shape == Shape::Comparison { "compare-kept-report" } else { "compare-kept" };
        writeln!(report, "\n{}", text.say(kept, &[("path", path.into())]))
            .expect("writing to a string does not fail");
    }
    writeln!(report, "\n{}", text.get("advice-heading")).expect("writing to a string does not fail");
    for advice in advice(summary, text, called) {
        writeln!(report, "  {}\n      {}", advice.command, advice.why)
            .expect("writing to a string does not fail");
    }
    report
}

/// The program as it was called, so that what is advised can be called in the same way.
fn program() -> String {
    let called = std::env::args().next().unwrap_or_default();
    if called.contains('/') { called } else { "maillage".to_owned() }
}

/// A name of a study that no file has.
fn free_name(usual: &str) -> String {
    let taken = |name: &str| Path::new(&format!("{name}.toml")).exists();
    let numbered = (2..100).map(|number| format!("{usual}-{number}"));
    let mut names = std::iter::once(usual.to_owned()).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or_else(|| usual.to_owned())
}

fn heading(summary: &Summary, text: &Text, shape: Shape) -> String {
    let territory = &summary.territory;
    let key = match (summary.is_estimate(), shape) {
        (true, _) => "compare-heading-estimate",
        (false, Shape::Comparison) => "compare-heading",
        (false, Shape::Measures) => "run-heading",
    };
    text.say(
        key,
        &[
            ("study", summary.study.as_str().into()),
            ("territory", territory.name.as_str().into()),
            ("establishments", territory.establishments.into()),
            ("pupils", territory.pupils.into()),
            ("replications", summary.replications.into()),
            ("seed", summary.seed.to_string().into()),
        ],
    ) + "\n\n"
}
