//! The account of one scenario.

use super::Question;
use super::age::Ages;
use super::catalogue::Catalogue;
use super::needs::{self, Source};
use super::payers::Shares;
use super::result::{GovernanceAccount, Money, Named, PhaseAccount, ScenarioAccount};
use crate::decide::carbon::carbon;
use crate::decide::count::Counts;
use crate::decide::energy::{Energy, energy};
use crate::decide::fairness::fairness;
use crate::decide::lessons;
use crate::decide::money::{Basis, Cents, Coefficients, Horizon, Ledger, Level, Nature, Need, Plan, likely};
use crate::decide::people::{People, people};
use crate::decide::quantities::{PhaseQuantities, ScenarioQuantities};
use crate::decide::reuse::{Kept, Reuse};
use crate::decide::risk::risk;
use crate::decide::timeline::{Timeline, over_years};
use crate::file::schema::means::{Means, Per};
use maillage_sim::territory::Territory;
use rayon::prelude::*;

/// The account of a scenario, and what draws are made from.
pub(super) struct Made {
    pub(super) account: ScenarioAccount,
    /// How often each price is paid, present value.
    pub(super) coefficients: Coefficients,
    /// Pupil-years, discounted as the money is.
    pub(super) pupil_years: f64,
    /// Share of disturbed lessons among all lessons of a year, a mean over the years of the account, by replication.
    pub(super) disturbed: Vec<f64>,
}

/// Support of a scenario: what takes most of the time of an account.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Support {
    /// Of every phase, in the organisation that the scenario has there.
    phases: Vec<People>,
    /// Of the last phase, in every organisation.
    organisations: Vec<People>,
    /// Electricity of every phase, on which prices have no influence either.
    energies: Vec<Energy>,
    /// Seats kept in the place of new ones.
    kept: Vec<Kept>,
}

/// Whether to go on with the next simulation of support.
pub(super) type GoOn<'a> = &'a (dyn Fn() -> bool + Sync);

/// What the simulations of support of a scenario are made of.
pub(super) struct Supporting<'a> {
    pub(super) means: &'a Means,
    pub(super) catalogue: &'a Catalogue,
    pub(super) territory: &'a Territory,
    pub(super) seed: u64,
    pub(super) go_on: GoOn<'a>,
}

/// The governance of a scenario, by its index: the one that is wanted, its own or the usual one.
fn governance(means: &Means, scenario: &ScenarioQuantities, wanted: Option<&str>) -> usize {
    let own = || scenario.phases.iter().rev().find_map(|phase| phase.stock.governance.as_deref());
    means
        .governances
        .position(wanted.or_else(own).unwrap_or(&means.governance))
        // Other means than those of the study may not have it.
        .or_else(|| means.governances.position(&means.governance))
        .unwrap_or(0)
}

/// Simulates the support of a scenario; nothing when it is told to stop.
pub(super) fn support(of: &Supporting<'_>, scenario: &ScenarioQuantities) -> Option<Support> {
    let Supporting { means, catalogue, territory, .. } = *of;
    let timeline = Timeline::of(&means.account, scenario);
    let Reuse { kept, in_service } = Reuse::of(scenario, &timeline, territory);
    let of_phase = |(phase, reused)| energy(means, phase, territory, reused);
    let energies: Vec<Energy> = scenario.phases.iter().zip(in_service).map(of_phase).collect();
    let source = Source {
        means,
        catalogue,
        territory,
        scenario,
        timeline: &timeline,
        kept: &kept,
        // Who pays does not change what breaks.
        governance: governance(means, scenario, None),
        // Ages of devices come from what was bought when, which depends on neither.
        energy: &[],
        staff: &[],
    };
    let ages = Ages::of(&source);
    let phases = phases(of, scenario, &ages)?;
    let organisations = organisations(of, scenario, &ages)?;
    Some(Support { phases, organisations, energies, kept })
}

pub(super) fn make(
    means: &Means,
    catalogue: &Catalogue,
    territory: &Territory,
    (scenario, support): (&ScenarioQuantities, &Support),
    question: &Question<'_>,
) -> Made {
    let timeline = Timeline::of(&means.account, scenario);
    let governance = governance(means, scenario, question.governance);
    let energies = &support.energies;
    let all = &support.phases;
    let staff: Vec<Counts> = all
        .iter()
        .map(|people| people.staff.clone().unwrap_or_else(|| Counts::new(territory.departements.len())))
        .collect();
    let source = Source {
        means,
        catalogue,
        territory,
        scenario,
        timeline: &timeline,
        kept: &support.kept,
        governance,
        energy: energies,
        staff: &staff,
    };
    let account = |at: usize| ledger(&Source { governance: at, ..source.again() });
    let (plan, ledger) = account(governance);
    let rate = means.account.discount_rate.0.value();
    let pupils: f64 = territory.establishments.iter().map(|school| f64::from(school.pupils)).sum();
    let by_year = vec![pupils; timeline.len()];
    let levelised = ledger.per_pupil(Basis::PresentNet, &by_year).unwrap_or(0.0);
    let governances = (0..means.governances.0.len())
        .map(|at| {
            let (_, ledger) = account(at);
            GovernanceAccount {
                governance: means.governances.0[at].0.clone(),
                total: ledger.total(Basis::Gross),
                by_payer: by_payer(means, &ledger),
            }
        })
        .collect();
    let phases = scenario
        .phases
        .iter()
        .zip(energies)
        .zip(all)
        .zip(timeline.years_of_phases(scenario.phases.len()))
        .map(|(((phase, energy), people), years)| of_phase(means, territory, (phase, energy), people, years))
        .collect();
    let disturbed = disturbed(means, scenario, &timeline);
    Made {
        account: ScenarioAccount {
            name: scenario.name.clone(),
            governance: means.governances.0[governance].0.clone(),
            money: money(means, territory, &ledger, &by_year),
            levelised_per_pupil: levelised,
            governances,
            phases,
            organisations: support.organisations.clone(),
            unpriced: needs::unpriced(means, scenario, territory),
        },
        coefficients: Coefficients::new(&plan, rate, Basis::PresentNet, |_, _| 1.0),
        pupil_years: (0..timeline.len() as u32)
            .map(|year| pupils * crate::decide::money::discount(rate, year))
            .sum(),
        disturbed,
    }
}

fn phases(of: &Supporting<'_>, scenario: &ScenarioQuantities, ages: &[Ages]) -> Option<Vec<People>> {
    let support = &of.means.support;
    let simulate = |(phase, ages): (&PhaseQuantities, &Ages)| {
        let name = phase.stock.support.as_deref().unwrap_or(&support.organisation);
        // Other means than those of the study may not have it.
        let known = support.organisations.position(name);
        let known = known.or_else(|| support.organisations.position(&support.organisation));
        let (name, rule) = &support.organisations.0[known.unwrap_or(0)];
        let age = |per: &Per| ages.get(per);
        (of.go_on)().then(|| people(of.means, phase, of.territory, (name, rule), &age, of.seed))
    };
    scenario.phases.par_iter().zip(ages).map(simulate).collect()
}

fn organisations(of: &Supporting<'_>, scenario: &ScenarioQuantities, ages: &[Ages]) -> Option<Vec<People>> {
    let Some((phase, ages)) = scenario.phases.last().zip(ages.last()) else { return Some(Vec::new()) };
    let rules = &of.means.support.organisations.0;
    let age = |per: &Per| ages.get(per);
    rules
        .par_iter()
        .map(|(name, rule)| {
            (of.go_on)().then(|| people(of.means, phase, of.territory, (name, rule), &age, of.seed))
        })
        .collect()
}

pub(super) fn plan(source: &Source<'_>, needs: &[Need]) -> Plan {
    let account = &source.means.account;
    let first = i32::try_from(account.first_year.0).expect("years are checked to be of our age");
    let horizon = Horizon { first, years: account.years.0 };
    Plan::new(horizon, &source.catalogue.items, needs)
        .expect("needs are made for every year, of items that are there")
}

fn ledger(source: &Source<'_>) -> (Plan, Ledger) {
    let plan = plan(source, &needs::needs(source));
    let shares = Shares::new(source.means, source.catalogue, source.governance);
    let rate = source.means.account.discount_rate.0.value();
    let payers = source.means.payers.0.len();
    let prices = likely(&source.catalogue.items);
    let ledger = Ledger::new(&plan, &prices, rate, payers, |item, level| shares.of(item, level))
        .expect("prices, rate and shares are checked with the means");
    (plan, ledger)
}

impl Source<'_> {
    /// The same again, for another governance.
    fn again(&self) -> Source<'_> {
        Source { ..*self }
    }
}

fn by_payer(means: &Means, ledger: &Ledger) -> Vec<Named> {
    let names = means.payers.names();
    let named = |(name, euros): (&str, Cents)| Named { name: name.to_owned(), euros };
    names.zip(ledger.by_payer(Basis::Gross)).map(named).collect()
}

/// Names of levels in results, in order.
const LEVELS: [&str; 5] = ["ecole", "college", "lycee", "lycee_professionnel", "shared"];

fn level_index(level: Level) -> usize {
    Level::ALL.iter().position(|known| *known == level).expect("ALL lists every level")
}

fn money(means: &Means, territory: &Territory, ledger: &Ledger, pupils: &[f64]) -> Money {
    let natures = ledger.by_nature(Basis::Gross);
    let nature = |wanted| natures.get(&wanted).copied().unwrap_or(Cents::ZERO);
    let categories: Vec<&str> = means.categories.names().collect();
    let category = |item: usize| {
        categories.iter().position(|known| *known == ledger.items[item].1).expect("checked with the means")
    };
    let payers = means.payers.0.len();
    let mut payer_by_category = vec![vec![Cents::ZERO; categories.len()]; payers];
    let mut payer_by_level = vec![vec![Cents::ZERO; LEVELS.len()]; payers];
    for entry in &ledger.entries {
        let value = entry.value(Basis::Gross);
        payer_by_category[entry.payer][category(entry.item)] += value;
        payer_by_level[entry.payer][level_index(entry.level)] += value;
    }
    let sum = |rows: &[Vec<Cents>], at: usize| rows.iter().map(|row| row[at]).sum::<Cents>();
    let named = |name: &str, euros: Cents| Named { name: name.to_owned(), euros };
    let years = ledger.by(Basis::Gross, |entry| (entry.year, entry.nature));
    let of_year = |year: u32, nature| {
        let key = (i32::try_from(year).unwrap_or(i32::MAX), nature);
        years.get(&key).copied().unwrap_or(Cents::ZERO)
    };
    Money {
        total: ledger.total(Basis::Gross),
        investment: nature(Nature::Investment),
        running: nature(Nature::Running),
        residual: ledger.residual(),
        present: ledger.total(Basis::PresentNet),
        vat: ledger.vat(),
        per_pupil_year: ledger.per_pupil(Basis::Gross, pupils).unwrap_or(0.0),
        by_payer: by_payer(means, ledger),
        by_item: by_item(ledger),
        by_category: (0..categories.len())
            .map(|at| named(categories[at], sum(&payer_by_category, at)))
            .collect(),
        by_level: (0..LEVELS.len()).map(|at| named(LEVELS[at], sum(&payer_by_level, at))).collect(),
        by_departement: ledger
            .by_departement(Basis::Gross)
            .into_iter()
            .map(|(at, euros)| {
                let code = at.and_then(|at| territory.departements.get(at as usize));
                named(code.map_or("", |departement| departement.code.as_str()), euros)
            })
            .collect(),
        by_year: (means.account.first_year.0..)
            .take(pupils.len())
            .map(|year| (year, of_year(year, Nature::Investment), of_year(year, Nature::Running)))
            .collect(),
        payer_by_category,
        payer_by_level,
        uncertainty: None,
        tornado: None,
        regret: None,
    }
}

/// Amounts by item; the parts of one that is shared under its name.
fn by_item(ledger: &Ledger) -> Vec<Named> {
    let mut sums: Vec<Named> = Vec::new();
    for ((key, _), euros) in ledger.items.iter().zip(ledger.by_item(Basis::Gross)) {
        match sums.iter_mut().find(|known| known.name == *key) {
            Some(known) => known.euros += euros,
            None => sums.push(Named { name: key.clone(), euros }),
        }
    }
    sums
}

/// Share of disturbed lessons, a mean over the years of the account, by replication.
fn disturbed(means: &Means, scenario: &ScenarioQuantities, timeline: &Timeline) -> Vec<f64> {
    let years = timeline.years_of_phases(scenario.phases.len());
    let lived: Vec<(u32, Vec<f64>)> = years
        .into_iter()
        .zip(&scenario.phases)
        .filter(|(years, _)| *years > 0)
        .map(|(years, phase)| (years, lessons::of_replications(means, phase)))
        .collect();
    let replications = lived.iter().map(|(_, shares)| shares.len()).min().unwrap_or(0);
    let of_run = |run: usize| over_years(lived.iter().map(|(years, shares)| (*years, shares[run])));
    (0..replications).filter_map(of_run).collect()
}

fn of_phase(
    means: &Means,
    territory: &Territory,
    (phase, energy): (&PhaseQuantities, &Energy),
    people: &People,
    years: u32,
) -> PhaseAccount {
    let carbon = carbon(means, phase, energy, territory);
    let pupils: f64 = territory.establishments.iter().map(|school| f64::from(school.pupils)).sum();
    let disturbed = lessons::of_replications(means, phase);
    PhaseAccount {
        name: phase.name.clone(),
        years,
        disturbed: disturbed.iter().sum::<f64>() / disturbed.len().max(1) as f64,
        seats: phase.stock.schools.iter().map(|school| u64::from(school.all_seats())).sum(),
        people: people.clone(),
        staff_per_ten_thousand: people.full_time / pupils.max(1.0) * 1e4,
        carbon,
        carbon_per_pupil: carbon.total().times(1.0 / pupils.max(1.0)),
        seats_lost: risk(means, phase).share,
        fairness: fairness(means, phase, energy, territory),
        data: phase.stock.data.clone(),
    }
}
