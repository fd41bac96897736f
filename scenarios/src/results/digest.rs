//! What is kept in memory of a run: figures of the territory and départements, who is to blame, and what was used.

use maillage_sim::measure::{Culprit, Figures, Outcome, Usage};
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
    /// Seats, licences and traffic used, summed up ([`Usage::summed_up`]): the traffic of links one by one stays in the
    /// outcome, because a study keeps thousands of digests and a large territory has hundreds of thousands of links.
    pub usage: Usage,
    /// Host-hours in service by pool.
    pub host_hours: Vec<f32>,
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
            usage: outcome.usage.summed_up(),
            host_hours: outcome.pools.iter().map(|pool| pool.host_hours).collect(),
            events: outcome.events,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::small::Small;
    use maillage_sim::tier::{Tier, run};

    #[test]
    fn a_digest_keeps_what_was_used_without_single_links() {
        let outcome = run(Tier::Session, &Small::default().future(), 1, 0);
        let digest = Digest::of(&outcome);
        assert!(!outcome.usage.link_gigabytes.is_empty() && digest.usage.link_gigabytes.is_empty());
        assert_eq!(digest.usage.seat_hours, outcome.usage.seat_hours);
        assert_eq!(
            (&digest.usage.sites, digest.usage.kind_gigabytes),
            (&outcome.usage.sites, outcome.usage.kind_gigabytes)
        );
        // Two hosts around the clock.
        assert_eq!(digest.host_hours, [48.0]);
    }
}
