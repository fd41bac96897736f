//! What is kept in memory of a run: figures of the territory and départements, and who is to blame.

use maillage_sim::measure::{Culprit, Figures, Outcome};
use std::collections::BTreeMap;

/// A run without its establishments, links and series.
#[derive(Clone, PartialEq, Debug)]
pub struct Digest {
    /// Figures of the territory.
    pub territory: Figures,
    /// Figures by département.
    pub departements: Vec<Figures>,
    /// Disturbed lessons by what is most to blame at their establishment.
    pub blame: BTreeMap<Culprit, u64>,
    /// Events processed.
    pub events: u64,
}

impl Digest {
    /// Of an outcome.
    pub fn of(outcome: &Outcome) -> Self {
        let mut blame = BTreeMap::new();
        for entry in &outcome.blame {
            *blame.entry(entry.culprit).or_default() += u64::from(entry.lessons);
        }
        Self {
            territory: outcome.territory.clone(),
            departements: outcome.departements.clone(),
            blame,
            events: outcome.events,
        }
    }
}
