//! `maillage film SCENARIO --out DIR`.

use crate::arguments::Film;
use crate::failure::Failure;
use crate::output;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_data::write;
use maillage_scenarios::file;
use maillage_scenarios::question::film::{Reel, csv};
use maillage_scenarios::results::places::Places;
use maillage_scenarios::study::Cell;
use maillage_scenarios::study::load::{self, Selection};
use maillage_scenarios::text::Text;
use maillage_sim::tier;
use std::process::ExitCode;

/// Simulates one day of a scenario and writes what was used and which lessons were on, minute by minute.
pub(crate) fn run(arguments: &Film, text: &Text) -> Result<ExitCode, Failure> {
    let loaded = file::load_scenario(&arguments.scenario).map_err(Failure::Inputs)?;
    let seed = arguments.seed.unwrap_or(loaded.seed);
    let selection = Selection {
        phases: arguments.phase.iter().cloned().collect(),
        days: arguments.day.iter().cloned().collect(),
        territory: arguments.territory.clone(),
        links: arguments.links.clone(),
    };
    let study = load::study(loaded, &selection).map_err(Failure::Inputs)?;
    let [cell] = &study.cells[..] else {
        return Err(Failure::Inputs(several(&study.cells)));
    };
    let future = (cell.build)().map_err(Failure::Inputs)?;
    let out = &arguments.out;
    // Before the work: whoever has no room for it need not wait.
    std::fs::create_dir_all(out).map_err(|error| Failure::unwritable(out, &error, text))?;
    let (_, film) = tier::film(&future, seed, arguments.replication.unwrap_or(0));
    let reel = Reel::new(film, Places::of(&future, &study.territory), &study.territory);
    let files = csv::files(&reel, &study.territory);
    write::directory(out, &files).map_err(|error| Failure::unwritable(out, &error, text))?;
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let lessons = reel.film.lessons();
    let said = [
        ("scenario", cell.scenario.as_str().into()),
        ("phase", cell.phase.as_str().into()),
        ("day", cell.day.as_str().into()),
        ("lessons", lessons.len().into()),
        ("disturbed", lessons.iter().filter(|lesson| lesson.disturbed).count().into()),
        ("files", names.join(", ").into()),
        ("path", out.display().to_string().into()),
    ];
    output::write(&format!("{}\n", text.say("film-written", &said)))?;
    Ok(ExitCode::SUCCESS)
}

/// A film is of one day: which phase and which day is to be said where there are several.
fn several(cells: &[Cell]) -> Vec<Diagnostic> {
    let of = |option: &'static str, name: fn(&Cell) -> &String| {
        let names = load::once(cells.iter().map(name));
        (names.len() > 1)
            .then(|| Diagnostic::of_file(option, Message::new("film-which").with("known", names.join(", "))))
    };
    [of("--phase", |cell| &cell.phase), of("--day", |cell| &cell.day)].into_iter().flatten().collect()
}
