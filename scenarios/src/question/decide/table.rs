//! A row for each scenario: total, payers, for each pupil, people, carbon, equity, risk, score and rank.

use super::in_language;
use crate::decide::account::ScenarioAccount;
use crate::question::compare::table::WIDTH;
use crate::report::material::Material;
use crate::text::grid::{Cell, Colour, Grid, Paint, Side};
use crate::text::number::{decimal, percent_number};
use crate::text::{Language, Text};

/// Payers that have a column of their own; there may be more in a file of means.
const PAYERS: usize = 5;

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

/// The table.
pub(super) fn render(material: &Material, text: &Text, colour: Colour) -> String {
    let payers = material.account.payers.len().min(PAYERS);
    let header = |key: &str, side| (text.get(key), side);
    let mut headers = vec![
        header("decide-scenario", Side::Left),
        header("decide-total", Side::Right),
        header("decide-per-pupil", Side::Right),
    ];
    for (_, payer) in material.means.means.payers.iter().take(payers) {
        let title = in_language(&payer.title, text.language());
        headers.push((text.say("decide-payer", &[("payer", short(title).into())]), Side::Right));
    }
    for key in ["decide-fte", "decide-carbon", "decide-under", "decide-lost", "decide-score", "decide-best"] {
        headers.push(header(key, Side::Right));
    }
    let rows = material.account.scenarios.iter().enumerate();
    let rows = rows.map(|(at, scenario)| row(material, at, scenario, payers, text.language())).collect();
    let grid = Grid { headers, groups: vec![(String::new(), rows)], yielding: vec![0], width: WIDTH };
    grid.render(colour)
}

/// A heading of a narrow column.
fn short(title: &str) -> String {
    const LETTERS: usize = 5;
    if title.chars().count() <= LETTERS {
        return title.to_owned();
    }
    title.chars().take(LETTERS - 2).chain(['.']).collect()
}

fn row(
    material: &Material,
    at: usize,
    scenario: &ScenarioAccount,
    payers: usize,
    language: Language,
) -> Vec<Cell> {
    let millions = |euros: f64| decimal(language, euros / 1e6, 1);
    let mut cells = vec![
        Cell::plain(&*scenario.name),
        Cell::plain(millions(scenario.money.total.euros())),
        Cell::plain(decimal(language, scenario.money.per_pupil_year, 0)),
    ];
    for payer in scenario.money.by_payer.iter().take(payers) {
        cells.push(Cell::plain(millions(payer.euros.euros())));
    }
    let last = scenario.phases.last();
    let figure = |read: &dyn Fn(&crate::decide::account::PhaseAccount) -> Option<String>| {
        Cell::plain(last.and_then(read).unwrap_or_else(|| NOTHING.to_owned()))
    };
    cells.push(figure(&|phase| Some(decimal(language, phase.people.full_time, 0))));
    cells.push(figure(&|phase| Some(decimal(language, phase.carbon_per_pupil.likely, 1))));
    cells.push(figure(&|phase| {
        let target = phase.fairness.rate.as_ref()?.target?;
        Some(percent_number(language, target.under))
    }));
    cells.push(figure(&|phase| Some(decimal(language, 100.0 * phase.seats_lost, 2))));
    cells.extend(decision(material, at, language));
    cells
}

/// Score with rank, and how often the scenario is the best.
fn decision(material: &Material, at: usize, language: Language) -> [Cell; 2] {
    let Some(judgement) = &material.account.judgement else {
        return [Cell::plain(NOTHING), Cell::plain(NOTHING)];
    };
    let ranking = &judgement.decision.weighted_sum.ranking;
    let score = ranking.scores.get(at).map_or_else(String::new, |score| decimal(language, 100.0 * score, 0));
    let rank = ranking.ranks.get(at).copied().flatten();
    let best = judgement.weighted_sum.alternatives.get(at).map(|prospect| prospect.best.share);
    let best = Cell::plain(best.map_or_else(|| NOTHING.to_owned(), |share| percent_number(language, share)));
    match rank {
        Some(1) => [Cell::painted(format!("{score} (1)"), Paint::Good), best],
        Some(rank) => [Cell::plain(format!("{score} ({rank})")), best],
        // Out by a veto: the score stays to be seen, without a rank.
        None => [Cell::painted(format!("{score} (✗)"), Paint::Bad), best],
    }
}
