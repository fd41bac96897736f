//! `maillage import annuaire FILE… --out DIR`.

use crate::arguments::{Import, Private};
use crate::failure::Failure;
use crate::output;
use maillage_data::import::{Commune, CommuneLookup, PrivateSector, Request, annuaire, same_name};
use maillage_data::{access, communes, territory_csv};
use maillage_scenarios::text::Text;
use maillage_scenarios::text::diagnostic::message;
use std::process::ExitCode;

/// Makes a territory of the official directory of schools, and says what was kept and what was not.
pub(crate) fn run(what: &Import, text: &Text) -> Result<ExitCode, Failure> {
    let Import::Annuaire { files, effectifs, private, name, out } = what;
    let request = Request {
        directory: files.clone(),
        enrolment: effectifs.clone(),
        private: match private {
            None | Some(Private::Keep) => PrivateSector::Keep,
            Some(Private::Drop) => PrivateSector::Drop,
        },
        name: name.clone(),
    };
    let mut imported = annuaire(&request, &BundledCommunes).map_err(Failure::Inputs)?;
    access::derive(&mut imported.territory);
    Failure::if_territory(out, text)?;
    territory_csv::write(&imported.territory, out).map_err(|error| Failure::unwritable(out, &error, text))?;
    let mut lines: Vec<String> = imported.report.messages().iter().map(|line| message(text, line)).collect();
    lines.push(text.say("import-written", &[("path", out.display().to_string().into())]));
    output::write(&(lines.join("\n") + "\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// The communes that come with the program.
struct BundledCommunes;

impl CommuneLookup for BundledCommunes {
    fn find(&self, insee: &str) -> Option<Commune> {
        communes::commune(insee).map(as_imported)
    }

    fn find_named(&self, departement: &str, name: &str) -> Option<Commune> {
        let mut found =
            communes::of_departement(departement).iter().filter(|known| same_name(&known.name, name));
        found.next().filter(|_| found.next().is_none()).map(as_imported)
    }
}

fn as_imported(commune: &communes::Commune) -> Commune {
    Commune {
        code: commune.code.clone(),
        name: commune.name.clone(),
        population: commune.population,
        position: Some(commune.position),
    }
}
