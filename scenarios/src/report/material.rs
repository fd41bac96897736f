//! What reports are written from: a results directory, with its account made at the means of its study or at others.

use crate::decide::account::{Account, Question, account};
use crate::decide::quantities::Quantities;
use crate::file::means::LoadedMeans;
use crate::question::compare::{ACCOUNT_FILE, MEANS_FILE};
use crate::question::opened::{Opened, OpenedError};
use crate::results::quantities;
use crate::study::fingerprint::sha256;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_sim::territory::{Position, Territory};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A results directory with its account.
#[derive(Clone, Debug)]
pub struct Material {
    /// What was run, on which territory, and the figures of each cell.
    pub opened: Opened,
    /// What each scenario has and used.
    pub quantities: Quantities,
    /// Prices, payers, support and criteria.
    pub means: LoadedMeans,
    /// Money, people, carbon, risk, equity, decision.
    pub account: Account,
}

/// Why there is nothing to write a report from.
#[derive(Debug)]
pub enum MaterialError {
    /// The results directory cannot be opened.
    Results(OpenedError),
    /// Its quantities are missing or not of this program.
    Quantities,
    /// Its quantities are not those of its territory.
    Mixed,
    /// The means cannot be read.
    Means(Vec<Diagnostic>),
}

/// The form in which an account is kept.
#[derive(Serialize, Deserialize)]
struct Kept<A> {
    /// What it was made of, and by what.
    made_of: String,
    /// The account.
    account: A,
}

/// Hash of all that an account is made of, and of the program that makes it.
fn identity(
    quantities: &Quantities,
    means: &LoadedMeans,
    territory: &Territory,
    question: &Question<'_>,
) -> String {
    const MAKER: &str = env!("MAILLAGE_ACCOUNT");
    let Question { seed, reference, .. } = question;
    let quantities = quantities::to_json(quantities);
    // What an account takes from a territory.
    let schools: Vec<String> = territory
        .establishments
        .iter()
        .map(|school| {
            let Position { latitude, longitude } = school.position;
            let (kind, commune, people) = (school.kind, &school.commune, school.commune_population);
            format!(
                "{} {kind:?} {commune} {people} {latitude:.5} {longitude:.5} {}",
                school.key, school.pupils
            )
        })
        .collect();
    let schools = schools.join("\n");
    let means = means.to_toml();
    sha256(format!("{MAKER}\n{seed}\n{reference}\n{schools}\n{means}\n{quantities}").as_bytes())
}

/// The JSON text of an account, with what it was made of, as a results directory keeps it.
pub fn account_json(
    account: &Account,
    quantities: &Quantities,
    means: &LoadedMeans,
    territory: &Territory,
    question: &Question<'_>,
) -> String {
    let kept = Kept { made_of: identity(quantities, means, territory, question), account };
    serde_json::to_string(&kept).expect("numbers are finite and keys are texts")
}

/// The account that a results directory keeps, if it is the one of this identity.
fn kept(directory: &Path, identity: &str) -> Option<Account> {
    let bytes = std::fs::read(directory.join(ACCOUNT_FILE)).ok()?;
    let kept: Kept<Account> = serde_json::from_slice(&bytes).ok()?;
    (kept.made_of == identity).then_some(kept.account)
}

/// What a results directory says, before any account is made of it.
#[derive(Clone, Debug)]
pub struct Sources {
    /// What was run, on which territory, and the figures of each cell.
    pub opened: Opened,
    /// What each scenario has and used.
    pub quantities: Quantities,
    /// Prices, payers, support and criteria.
    pub means: LoadedMeans,
}

impl Sources {
    /// Reads a results directory, with its own means or with `means`.
    pub fn read(directory: &Path, means: Option<LoadedMeans>) -> Result<Self, MaterialError> {
        let opened = Opened::read(directory).map_err(MaterialError::Results)?;
        let quantities = quantities::read(directory).ok_or(MaterialError::Quantities)?;
        if !quantities::fits(&quantities, &opened.territory) {
            return Err(MaterialError::Mixed);
        }
        let means = match means {
            Some(means) => means,
            None => LoadedMeans::read(&directory.join(MEANS_FILE).display().to_string())
                .map_err(MaterialError::Means)?,
        };
        Ok(Self { opened, quantities, means })
    }
}

impl Material {
    /// Reads a results directory and makes its account, at its own means or at `means`, under the governance of each
    /// scenario or under `governance`.
    pub fn read(
        directory: &Path,
        means: Option<LoadedMeans>,
        governance: Option<&str>,
    ) -> Result<Self, MaterialError> {
        let Sources { opened, quantities, means } = Sources::read(directory, means)?;
        if let Some(name) = governance.filter(|name| means.means.governances.get(name).is_none()) {
            let known = means.means.governances.names().collect::<Vec<_>>().join(", ");
            let message = Message::new("choice-unknown-governance").with("name", name).with("known", known);
            return Err(MaterialError::Means(vec![Diagnostic::of_file("--governance", message)]));
        }
        let question =
            Question { seed: opened.summary.seed, reference: &opened.summary.reference, governance };
        let identity = identity(&quantities, &means, &opened.territory, &question);
        let kept = if governance.is_none() { kept(directory, &identity) } else { None };
        let account =
            kept.unwrap_or_else(|| account(&quantities, &means.means, &opened.territory, &question));
        Ok(Self { opened, quantities, means, account })
    }
}
