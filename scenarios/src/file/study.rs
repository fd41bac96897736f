//! Studies: scenarios on a territory, with the phases, days, replications and seed to simulate.

use super::bundled::{self};
use super::de::{self, suggestion, suggestion_in_folders};
use super::extend;
use super::means::{self, LoadedMeans};
use super::scenario::{self, Scenario, name_of};
use super::schema::{self, LocalText};
use super::source::{Address, Source, is_file_name};
use super::territory::{self, Wrong};
use super::tree::{self, Table};
use super::unsaved::Unsaved;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_sim::territory::Territory;
use std::path::Path;

mod outline;

pub(super) use outline::bundled;

/// The study whose territory, seed and replications a scenario file gets when it is run by itself.
const USUAL_STUDY: &str = "sconeeta";

/// A study, read and checked: every scenario has every phase and day.
#[derive(Clone, Debug)]
pub struct LoadedStudy {
    /// Name: that of its file, without extension.
    pub name: String,
    /// Title, as shown.
    pub title: LocalText,
    /// Seed of all randomness.
    pub seed: u64,
    /// Days simulated for each scenario, phase and type of day.
    pub replications: u32,
    /// Establishments and their access lines.
    pub territory: Territory,
    /// Scenarios, in the order of the study.
    pub scenarios: Vec<Scenario>,
    /// Phases to simulate, in order.
    pub phases: Vec<String>,
    /// Types of day to simulate, in order.
    pub days: Vec<String>,
    /// Index of the scenario that the others are compared with.
    pub reference: usize,
    /// Prices, payers, support and criteria, the same for all scenarios.
    pub means: LoadedMeans,
    /// Everything that was read, in the order of reading.
    pub inputs: Vec<InputFile>,
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InputFile {
    /// Its name, as in messages.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A study file with its places.
struct Read {
    address: Address,
    file: schema::Study,
    tree: Table,
    source: Source,
}

impl Read {
    fn fault(&self, path: &[&str], message: Message, hint: Option<Message>) -> Diagnostic {
        let place = self.tree.place(path).cloned().unwrap_or_default();
        self.source.diagnostic(&place.span, message, hint)
    }
}

fn read(address: Address) -> Result<Read, Vec<Diagnostic>> {
    let sources = [address.read()?];
    let tree = tree::parse(&sources[0], 0)?;
    extend::check_version(&tree, &sources, 0)?;
    let file = de::read(&tree, &sources)?;
    let [source] = sources;
    Ok(Read { address, file, tree, source })
}

/// Finds a bundled name, or else a file.
fn find(
    name_or_path: &str,
    bundled: Option<&'static str>,
    unknown: &'static str,
    names: impl Iterator<Item = &'static str> + Clone,
) -> Result<Address, Vec<Diagnostic>> {
    if let Some(path) = bundled {
        return Ok(Address::Bundled(path.to_owned()));
    }
    let path = Path::new(name_or_path);
    if is_file_name(name_or_path) || path.is_file() {
        return Ok(Address::Disk(path.to_owned(), Unsaved::default()));
    }
    Err(vec![
        Diagnostic::of_file(name_or_path, Message::new(unknown))
            .hinted(suggestion_in_folders(name_or_path, names)),
    ])
}

/// Reads a study by bundled name or file.
pub(super) fn load(name_or_path: &str) -> Result<LoadedStudy, Vec<Diagnostic>> {
    let bundled = bundled::study(name_or_path);
    let address = find(name_or_path, bundled, "scenario-unknown-study", bundled::study_names())?;
    let name = match &address {
        Address::Bundled(_) => name_or_path.to_owned(),
        Address::Disk(..) => name_of(name_or_path),
    };
    refuse(&address, Kind::Scenario, "scenario-is-scenario")?;
    assemble(read(address)?, name)
}

/// Reads a study whose files may have texts in memory.
pub(super) fn load_unsaved(path: &Path, unsaved: &Unsaved) -> Result<LoadedStudy, Vec<Diagnostic>> {
    let address = Address::Disk(path.to_owned(), unsaved.clone());
    refuse(&address, Kind::Scenario, "scenario-is-scenario")?;
    assemble(read(address)?, name_of(&path.display().to_string()))
}

/// Reads a scenario whose files may have texts in memory.
pub(super) fn load_scenario_unsaved(path: &Path, unsaved: &Unsaved) -> Result<Scenario, Vec<Diagnostic>> {
    let address = Address::Disk(path.to_owned(), unsaved.clone());
    // A study is no valid scenario, so that only a faulty file needs a second look.
    scenario::load(&address).map_err(|faults| refuse_others(&address).err().unwrap_or(faults))
}

/// Reads a scenario by bundled name or file.
pub(super) fn read_scenario(name_or_path: &str) -> Result<Scenario, Vec<Diagnostic>> {
    scenario::load(&find_scenario(name_or_path)?)
}

fn find_scenario(name_or_path: &str) -> Result<Address, Vec<Diagnostic>> {
    let bundled = bundled::scenario(name_or_path);
    let address = find(name_or_path, bundled, "scenario-unknown-scenario", bundled::scenario_names())?;
    refuse_others(&address)?;
    Ok(address)
}

/// Reads a scenario by bundled name or file, as a study of its own.
pub(super) fn load_scenario(name_or_path: &str) -> Result<LoadedStudy, Vec<Diagnostic>> {
    let address = find_scenario(name_or_path)?;
    let study = match &address {
        Address::Bundled(path) => path.split('/').next().unwrap_or(USUAL_STUDY),
        Address::Disk(..) => USUAL_STUDY,
    };
    let scenario = scenario::load(&address)?;
    let home = read(Address::Bundled(bundled::study(study).unwrap_or("sconeeta/study.toml").to_owned()))?;
    let means = means_of(&home)?;
    let faults = means::check_scenario(&means, &scenario);
    if !faults.is_empty() {
        return Err(faults);
    }
    let (territory, mut inputs) = territory(&home)?;
    inputs.extend(inputs_of(scenario.sources()));
    inputs.extend(means.inputs());
    Ok(LoadedStudy {
        name: scenario.name().to_owned(),
        title: scenario.title().clone(),
        seed: u64::from(home.file.seed.0),
        replications: home.file.replications.0,
        territory,
        phases: wanted(home.file.phases, scenario.phases()),
        days: wanted(home.file.days, scenario.days()),
        means,
        scenarios: vec![scenario],
        reference: 0,
        inputs,
    })
}

/// Of what a study simulates, what a scenario has; all that it has when that is nothing.
fn wanted(study: Option<Vec<String>>, scenario: &[String]) -> Vec<String> {
    let mut wanted = study.unwrap_or_default();
    wanted.retain(|name| scenario.contains(name));
    if wanted.is_empty() { scenario.to_vec() } else { wanted }
}

fn territory(study: &Read) -> Result<(Territory, Vec<InputFile>), Vec<Diagnostic>> {
    territory::choose(&study.file.territory, &study.address).map_err(|wrong| match wrong {
        Wrong::Files(diagnostics) => diagnostics,
        Wrong::Key(key, message, hint) => vec![study.fault(&["territory", key], message, hint)],
    })
}

/// The means of a study, checked against its scenarios; what is wrong goes to `diagnostics`.
fn means(study: &Read, scenarios: &[Scenario], diagnostics: &mut Vec<Diagnostic>) -> Option<LoadedMeans> {
    let means = means_of(study).map_err(|found| diagnostics.extend(found)).ok()?;
    for fault in scenarios.iter().flat_map(|scenario| means::check_scenario(&means, scenario)) {
        // What is wrong with a shared base is said once.
        if !diagnostics.contains(&fault) {
            diagnostics.push(fault);
        }
    }
    Some(means)
}

/// The means that a study names, or the usual ones.
fn means_of(study: &Read) -> Result<LoadedMeans, Vec<Diagnostic>> {
    let named = study.file.means.as_deref();
    means::of_study(&study.address, named).map_err(|faults| {
        faults.unwrap_or_else(|| {
            let name = named.unwrap_or_default();
            let hint = suggestion_in_folders(name, bundled::means_names());
            vec![study.fault(&["means"], Message::new("means-unknown").with("name", name), hint)]
        })
    })
}

fn inputs_of(sources: &[Source]) -> impl Iterator<Item = InputFile> {
    sources.iter().map(|source| InputFile { name: source.name.clone(), sha256: source.sha256() })
}

/// Reads everything that a study names; all that is wrong is reported.
fn assemble(study: Read, name: String) -> Result<LoadedStudy, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    if study.file.scenarios.is_empty() {
        diagnostics.push(study.fault(&["scenarios"], Message::new("scenario-no-scenarios"), None));
    }
    if study.file.replications.0 == 0 {
        let message = Message::new("scenario-at-least").with("least", 1);
        diagnostics.push(study.fault(&["replications"], message, None));
    }
    for (key, wanted, none) in
        [("phases", &study.file.phases, "scenario-no-phases"), ("days", &study.file.days, "scenario-no-days")]
    {
        if wanted.as_ref().is_some_and(Vec::is_empty) {
            diagnostics.push(study.fault(&[key], Message::new(none), None));
        }
    }
    let scenarios = scenarios(&study, &mut diagnostics);
    let means = means(&study, &scenarios, &mut diagnostics);
    let territory = territory(&study).map_err(|found| diagnostics.extend(found)).ok();
    let names = || scenarios.iter().map(Scenario::name);
    let reference = match &study.file.reference {
        None => Some(0),
        Some(name) => names().position(|known| known == name).or_else(|| {
            let message =
                Message::new("scenario-unknown-name").with("name", name).with("section", "scenarios");
            let loaded: Vec<&str> = names().collect();
            if diagnostics.is_empty() {
                diagnostics.push(study.fault(
                    &["reference"],
                    message,
                    suggestion(name, loaded.iter().copied()),
                ));
            }
            None
        }),
    };
    let (Some((territory, mut inputs)), Some(means), Some(reference), true) =
        (territory, means, reference, diagnostics.is_empty())
    else {
        return Err(diagnostics);
    };
    let phases = study.file.phases.clone().unwrap_or_else(|| scenarios[reference].phases().to_vec());
    let days = study.file.days.clone().unwrap_or_else(|| scenarios[reference].days().to_vec());
    for scenario in &scenarios {
        diagnostics.extend(unknown(
            &study,
            "phases",
            "scenario-unknown-phase",
            (scenario, &phases, scenario.phases()),
        ));
        diagnostics.extend(unknown(
            &study,
            "days",
            "scenario-unknown-day",
            (scenario, &days, scenario.days()),
        ));
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    inputs.extend(inputs_of(std::slice::from_ref(&study.source)));
    for input in scenarios.iter().flat_map(|scenario| inputs_of(scenario.sources())) {
        if !inputs.contains(&input) {
            inputs.push(input);
        }
    }
    inputs.extend(means.inputs());
    Ok(LoadedStudy {
        name,
        title: study.file.title,
        seed: u64::from(study.file.seed.0),
        replications: study.file.replications.0,
        territory,
        scenarios,
        phases,
        days,
        reference,
        means,
        inputs,
    })
}

/// Reads the scenarios of a study; what is wrong goes to `diagnostics`.
fn scenarios(study: &Read, diagnostics: &mut Vec<Diagnostic>) -> Vec<Scenario> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    for (index, reference) in study.file.scenarios.iter().enumerate() {
        let index = index.to_string();
        let at = ["scenarios", &index];
        let Some(address) = study.address.resolve(reference) else {
            let message = Message::new("scenario-unknown-base").with("name", reference);
            diagnostics.push(study.fault(
                &at,
                message,
                suggestion_in_folders(reference, bundled::scenario_names()),
            ));
            continue;
        };
        if !address.exists() {
            let message = Message::new("scenario-base-unreadable").with("name", address.name());
            diagnostics.push(study.fault(&at, message, None));
            continue;
        }
        match refuse_others(&address).and_then(|()| scenario::load(&address)) {
            Ok(scenario) if scenarios.iter().any(|known| known.name() == scenario.name()) => {
                let message = Message::new("scenario-twice").with("name", scenario.name());
                diagnostics.push(study.fault(&at, message, None));
            }
            Ok(scenario) => scenarios.push(scenario),
            // What is wrong with a shared base is said once.
            Err(found) => found.into_iter().for_each(|fault| {
                if !diagnostics.contains(&fault) {
                    diagnostics.push(fault);
                }
            }),
        }
    }
    scenarios
}

/// Wanted phases or days that a scenario does not have.
fn unknown(
    study: &Read,
    key: &'static str,
    message: &'static str,
    (scenario, wanted, known): (&Scenario, &[String], &[String]),
) -> Vec<Diagnostic> {
    wanted
        .iter()
        .enumerate()
        .filter(|(_, name)| !known.contains(name))
        .map(|(index, name)| {
            let message = Message::new(message).with("name", name).with("scenario", scenario.name());
            study.fault(
                &[key, &index.to_string()],
                message,
                suggestion(name, known.iter().map(String::as_str)),
            )
        })
        .collect()
}

/// What a file is, by the keys that only one of them has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Study,
    Scenario,
    Means,
    Unclear,
}

fn kind(address: &Address) -> Result<Kind, Vec<Diagnostic>> {
    let tree = tree::parse(&address.read()?, 0)?;
    let has = |key: &str| tree.get(key).is_some();
    Ok(if has("scenarios") || has("territory") {
        Kind::Study
    } else if has("extends") || has("pools") || has("services") {
        Kind::Scenario
    } else if means::is_means(&tree) {
        Kind::Means
    } else {
        Kind::Unclear
    })
}

/// Refuses a file that is meant for the other command.
fn refuse(address: &Address, unwanted: Kind, message: &'static str) -> Result<(), Vec<Diagnostic>> {
    if matches!(address, Address::Disk(..)) && kind(address)? == unwanted {
        let name = address.name();
        let message = Message::new(message).with("path", &name);
        return Err(vec![Diagnostic::of_file(name, message)]);
    }
    Ok(())
}

/// Refuses what is no scenario.
fn refuse_others(address: &Address) -> Result<(), Vec<Diagnostic>> {
    refuse(address, Kind::Study, "scenario-is-study")?;
    refuse(address, Kind::Means, "scenario-is-means")
}

/// Says all that is wrong with a study or scenario file, bundled or on disk; builds every phase and day of a study.
pub(super) fn check(path: &Path) -> Vec<Diagnostic> {
    let name = path.display().to_string();
    let address =
        match bundled::study(&name).or_else(|| bundled::scenario(&name)).or_else(|| bundled::means(&name)) {
            Some(bundled) => Address::Bundled(bundled.to_owned()),
            None => Address::Disk(path.to_owned(), Unsaved::default()),
        };
    match kind(&address) {
        Err(diagnostics) => return diagnostics,
        Ok(Kind::Means) => return means::load(&address).err().unwrap_or_default(),
        Ok(Kind::Scenario | Kind::Unclear) => return scenario::load(&address).err().unwrap_or_default(),
        Ok(Kind::Study) => {}
    }
    let study = match read(address).and_then(|study| assemble(study, name_of(&name))) {
        Ok(study) => study,
        Err(diagnostics) => return diagnostics,
    };
    let mut diagnostics = Vec::new();
    for scenario in &study.scenarios {
        for phase in &study.phases {
            for day in &study.days {
                diagnostics.extend(scenario.future(&study.territory, phase, day).err().into_iter().flatten());
            }
        }
    }
    diagnostics.dedup();
    diagnostics
}
