//! What the window knows of money, people, equity and the decision: the account of a study, what it was made of, and what
//! somebody tries out in it.

use crate::study::Checked;
use maillage_scenarios::decide::account::{Account, Supported};
use maillage_scenarios::decide::criteria::{Decision, Problem};
use maillage_scenarios::decide::quantities::Quantities;
use maillage_scenarios::file::means::LoadedMeans;
use maillage_scenarios::file::schema::Means;
use maillage_scenarios::question::decide::Subject;
use maillage_scenarios::study::Titles;
use maillage_sim::territory::Territory;
use std::path::PathBuf;
use std::sync::Arc;

/// What an account is made of: it holds as long as this stays the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Hashes of the scenarios, in order.
    pub scenarios: Vec<u64>,
    /// Phases.
    pub phases: Vec<String>,
    /// Types of day.
    pub days: Vec<String>,
    /// Hashes of the files of prices, payers and criteria.
    pub means: Vec<String>,
    /// Days simulated of each cell; 0: it is estimated.
    pub simulated: Vec<u32>,
}

/// An account, with all that it takes to make it again at other prices, weights or payers.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// What it was made of.
    pub identity: Identity,
    /// What each scenario has and uses.
    pub quantities: Quantities,
    /// Prices, payers, support and criteria.
    pub means: Arc<LoadedMeans>,
    /// Where.
    pub territory: Arc<Territory>,
    /// Titles by name.
    pub titles: Titles,
    /// Name of the scenario that the others are compared with.
    pub reference: String,
    /// Seed of the study.
    pub seed: u64,
    /// Support, which takes long and stays the same.
    pub supported: Supported,
    /// The account at the means as they are written.
    pub account: Arc<Account>,
    /// Cells that are estimated, of how many.
    pub estimated: (usize, usize),
}

impl Reckoned {
    /// What sentences are said about, with an account of it.
    pub fn subject<'a>(&'a self, account: &'a Account) -> Subject<'a> {
        Subject { account, means: &self.means.means, titles: &self.titles, reference: &self.reference }
    }

    /// Whether some of its figures are estimates.
    pub const fn is_estimate(&self) -> bool {
        self.estimated.0 > 0
    }
}

/// What somebody tries out: the means as written, but for this.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Trial {
    /// Governance of all scenarios.
    pub governance: Option<String>,
    /// Items with the place of their prices in their ranges: −1 the lowest, 0 the likely one, 1 the highest.
    pub prices: Vec<(String, f64)>,
    /// Weights of the criteria, in order, that add up to 1.
    pub weights: Option<Vec<f64>>,
}

impl Trial {
    /// The place of the prices of an item.
    pub fn price(&self, item: &str) -> f64 {
        self.prices.iter().find(|(known, _)| known == item).map_or(0.0, |(_, place)| *place)
    }

    /// The same with the prices of an item elsewhere in their range.
    #[must_use]
    pub fn priced(&self, item: &str, place: f64) -> Self {
        let mut trial = self.clone();
        trial.prices.retain(|(known, _)| known != item);
        if place != 0.0 {
            trial.prices.push((item.to_owned(), place));
        }
        trial
    }

    /// The weights of so many criteria, when they are tried.
    pub fn weights(&self, criteria: usize) -> Option<&[f64]> {
        self.weights.as_deref().filter(|weights| weights.len() == criteria)
    }

    /// Means in which all of it holds.
    pub fn means(&self, written: &Means) -> Means {
        let mut means = written.clone();
        for (item, place) in &self.prices {
            if let Some((_, item)) = means.items.0.iter_mut().find(|(known, _)| known == item) {
                item.buy = item.buy.map(|price| price.at(*place));
                item.run = item.run.map(|price| price.at(*place));
                item.usage = item.usage.map(|price| price.at(*place));
            }
        }
        if let Some(weights) = self.weights(means.criteria.0.len()) {
            for ((_, rule), weight) in means.criteria.0.iter_mut().zip(weights) {
                rule.weight.0 = *weight;
            }
        }
        means
    }
}

/// Weights that add up to 1, one of which is moved while the others keep their proportions: as their stability has it.
pub fn moved(weights: &[f64], written: &[f64], at: usize, to: f64) -> Vec<f64> {
    let to = to.clamp(0.0, 1.0);
    let others = |weights: &[f64]| -> f64 {
        weights.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, weight)| *weight).sum()
    };
    // Where one criterion had all the weight, the others have the proportions that were written.
    let from = if others(weights) > 0.0 { weights } else { written };
    let sum = others(from);
    if weights.len() < 2 {
        // Nothing else can take what it would give up.
        return vec![1.0; weights.len()];
    }
    let even = 1.0 / (weights.len() - 1) as f64;
    let of = |(index, weight): (usize, &f64)| {
        let part = if sum > 0.0 { *weight / sum } else { even };
        if index == at { to } else { (1.0 - to) * part }
    };
    from.iter().enumerate().map(of).collect()
}

/// All that is known of accounts.
#[derive(Clone, Default, Debug)]
pub struct Accounts {
    /// The last account that was made.
    pub reckoned: Option<Arc<Reckoned>>,
    /// How far the next one is: steps done, of how many.
    pub progress: Option<(usize, usize)>,
    /// What nobody wants an account of any more, or none could be made of, with the reason.
    pub refused: Option<(Identity, Option<String>)>,
    /// What somebody tries out.
    pub trial: Trial,
    /// The account at what was tried, of which the last one may still be under way.
    pub tried: Option<(Trial, Arc<Account>)>,
    /// Results on disk, from which a report can be written.
    pub results: Option<PathBuf>,
}

impl Accounts {
    /// The account to show, and whether it is the one of all that is tried.
    pub fn shown(&self) -> Option<(&Arc<Account>, bool)> {
        let reckoned = self.reckoned.as_ref()?;
        if self.trial == Trial::default() {
            return Some((&reckoned.account, true));
        }
        match &self.tried {
            Some((trial, account)) => Some((account, *trial == self.trial)),
            None => Some((&reckoned.account, false)),
        }
    }

    /// The decision at the weights that are tried, without any draw: at once.
    pub fn decision(&self, account: &Account) -> Option<Decision> {
        let judgement = account.judgement.as_ref()?;
        let mut criteria = judgement.criteria.clone();
        if let Some(weights) = self.trial.weights(criteria.len()) {
            for (criterion, weight) in criteria.iter_mut().zip(weights) {
                criterion.weight = *weight;
            }
        } else if let Some(reckoned) = &self.reckoned {
            // An account that is overtaken may have weights that are no longer tried.
            for (criterion, (_, rule)) in criteria.iter_mut().zip(&reckoned.means.means.criteria.0) {
                criterion.weight = rule.weight.0;
            }
        }
        Problem::new(&criteria, &judgement.values).ok().map(|problem| problem.decision())
    }
}

impl Identity {
    /// Of a study, of whose cells so many days are simulated.
    pub fn of(study: &Checked, simulated: impl Fn(&str, &str, &str) -> u32) -> Self {
        let mut days_of = Vec::new();
        for known in &study.scenarios {
            for phase in &study.phases {
                days_of.extend(study.days.iter().map(|(day, _)| simulated(&known.name, phase, day)));
            }
        }
        Self {
            scenarios: study.scenarios.iter().map(|known| known.hash).collect(),
            phases: study.phases.clone(),
            days: study.days.iter().map(|(day, _)| day.clone()).collect(),
            means: study.means.inputs().into_iter().map(|input| input.sha256).collect(),
            simulated: days_of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_moves_and_the_others_keep_their_proportions() {
        let weights = moved(&[0.5, 0.3, 0.2], &[0.5, 0.3, 0.2], 0, 0.0);
        // 0.3 and 0.2 of 0.5: three fifths and two fifths. Two roundings each.
        let exact = [0.0, 0.6, 0.4];
        assert!(weights.iter().zip(exact).all(|(a, b)| (a - b).abs() <= 4.0 * f64::EPSILON), "{weights:?}");
        let all = moved(&[0.5, 0.3, 0.2], &[0.5, 0.3, 0.2], 1, 1.0);
        assert_eq!(all, [0.0, 1.0, 0.0]);
        // Back from there, as it was written.
        assert_eq!(moved(&[1.0], &[30.0], 0, 0.0), [1.0], "there is nobody to give it to");
        let back = moved(&all, &[0.5, 0.3, 0.2], 1, 0.3);
        let exact = [0.5, 0.3, 0.2];
        assert!(back.iter().zip(exact).all(|(a, b)| (a - b).abs() <= 4.0 * f64::EPSILON), "{back:?}");
    }

    #[test]
    fn prices_are_tried_within_their_ranges() {
        let means = LoadedMeans::usual().means;
        let (name, item) = means.items.iter().find(|(_, item)| item.buy.is_some()).unwrap();
        let (range, name) = (item.buy.unwrap(), name.to_owned());
        for (place, price) in [(-1.0, range.low), (0.0, range.likely), (1.0, range.high), (7.0, range.high)] {
            let tried = Trial::default().priced(&name, place).means(&means);
            assert_eq!(tried.items.get(&name).unwrap().buy.unwrap().likely, price);
        }
        assert_eq!(Trial::default().priced(&name, 0.4).priced(&name, 0.0), Trial::default());
    }
}
