//! `maillage territory new --departements 03,15 --out DIR`.

use crate::arguments::{Private, Territory};
use crate::failure::Failure;
use crate::output;
use maillage_data::synthetic::{self, Sectors};
use maillage_data::territory_csv;
use maillage_scenarios::text::Text;
use std::process::ExitCode;

/// Writes a synthetic territory of some départements.
pub(crate) fn run(what: &Territory, text: &Text) -> Result<ExitCode, Failure> {
    let Territory::New { departements, private, name, out } = what;
    let codes: Vec<&str> = departements.iter().map(|code| code.trim()).collect();
    let sectors = if *private == Some(Private::Drop) { Sectors::Public } else { Sectors::Both };
    let mut territory = synthetic::territory(&codes, sectors).map_err(|unknown| {
        let near = unknown.suggestion.as_deref().unwrap_or("63").to_owned();
        Failure::Usage(text.say("territory-unknown", &[("code", unknown.code.into()), ("near", near.into())]))
    })?;
    if let Some(name) = name {
        territory.name.clone_from(name);
    }
    Failure::if_territory(out, text)?;
    territory_csv::write(&territory, out).map_err(|error| Failure::unwritable(out, &error, text))?;
    let pupils: u64 = territory.establishments.iter().map(|school| u64::from(school.pupils)).sum();
    let said = text.say(
        "territory-written",
        &[
            ("establishments", territory.establishments.len().into()),
            ("pupils", pupils.into()),
            ("path", out.display().to_string().into()),
        ],
    );
    output::write(&format!("{said}\n"))?;
    Ok(ExitCode::SUCCESS)
}
