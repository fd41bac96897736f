//! Compare: the scenarios of a study side by side, with what is certain and what is noise.

mod advice;
mod conclusion;
pub mod figures;
mod key_figures;
pub mod table;
mod verdict;
mod winner;

pub use advice::{Advice, Called, advice};
pub use conclusion::conclusion;
pub use key_figures::{JUDGED_MEASURE, KEY_FIGURES, LEVEL, direction, judged};
pub use verdict::{Judged, Verdicts};

use crate::decide::account::{Question, account};
use crate::report::material::account_json;
use crate::results::export;
use crate::results::quantities;
use crate::results::store::Store;
use crate::results::summary::{self, Summary};
use crate::study::runner::{self, Control, Prepared, RunError};
use crate::study::{Engine, Settings, Study};
use maillage_data::territory_csv;
use maillage_data::write::atomically;

/// File of a results directory: the means of its account.
pub const MEANS_FILE: &str = "means.toml";

/// File of a results directory: all of its account.
pub const ACCOUNT_FILE: &str = "account.json";

/// Runs what is missing of a study and writes its results directory.
pub fn compare(
    study: &Study,
    prepared: &Prepared,
    settings: &Settings,
    store: &Store,
    control: &Control<'_>,
    engine: Engine<'_>,
) -> Result<Summary, RunError> {
    let runs = runner::run(study, prepared, settings, store, control, engine)?;
    let places = export::places(study, &runs, store)?;
    let pool = runner::threads(settings)?;
    let found = pool.install(|| export::tables(study, &runs, &places, store))?;
    let disk = |path| move |error| RunError::Disk { path, error };
    let territory = store.directory().join("territory");
    territory_csv::write(&study.territory, &territory).map_err(disk(territory))?;
    for (name, text) in
        [(quantities::FILE, quantities::to_json(&found.quantities)), (MEANS_FILE, study.means.to_toml())]
    {
        let path = store.directory().join(name);
        atomically(&path, |out| out.write_all(text.as_bytes())).map_err(disk(path))?;
    }
    let mut summary = summary::build(study, settings, &runs, &places, &found.worst);
    let question = Question { seed: settings.seed, reference: &study.reference, governance: None };
    let means = &study.means.means;
    let account = pool.install(|| account(&found.quantities, means, &study.territory, &question));
    summary.add_account(&account);
    verdict::add(&mut summary);
    let path = store.directory().join(ACCOUNT_FILE);
    let text = account_json(&account, &found.quantities, &study.means, &study.territory, &question);
    atomically(&path, |out| out.write_all(text.as_bytes())).map_err(disk(path))?;
    let path = store.directory().join(summary::FILE);
    atomically(&path, |out| out.write_all(summary.to_json().as_bytes())).map_err(disk(path))?;
    Ok(summary)
}
