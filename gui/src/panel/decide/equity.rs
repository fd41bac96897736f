//! Equity: how evenly rates, disturbed lessons and money are spread over pupils; and who is served worst.

use super::grid::{self, Row, Table};
use super::part::{self, Part};
use super::{Shown, note};
use crate::action::Action;
use crate::layout::Pane;
use crate::panel::Look;
use crate::panel::figure::place_name;
use crate::state::State;
use crate::text::number::{decimal, percent};
use egui::Ui;
use maillage_scenarios::decide::account::PhaseAccount;
use maillage_scenarios::decide::equity::Equity;

/// Draws a table of the scenarios.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let text = look.text;
    let heads = ["scenario", "gini", "rates", "under", "lessons", "euros"];
    let rows = shown.account.scenarios.iter().enumerate().filter_map(|(at, scenario)| {
        Some(Row {
            number: Some(at),
            title: shown.scenario(at, look),
            cells: cells(look, scenario.phases.last()?).map(|words| (words, None)).to_vec(),
            is_shown: at == shown.at,
        })
    });
    let table = Table {
        name: "equity",
        heads: heads.map(|key| text.get(&format!("deciding-equity-{key}")).into()).to_vec(),
        rows: rows.collect(),
        is_chosen_from: false,
    };
    let part = Part { key: "deciding-equity", lines: &|| table.lines(), own: None };
    part::ui(ui, look, part, actions, |ui, _| {
        note(ui, look, text.get("deciding-equity-note"));
        grid::ui(ui, look, &table);
    });
}

fn cells(look: &Look<'_>, phase: &PhaseAccount) -> [String; 5] {
    let language = look.text.language();
    let fairness = &phase.fairness;
    let nothing = || "–".to_owned();
    let rate = fairness.rate.as_ref();
    let sides = |equity: Option<&Equity>, words: &dyn Fn(f64) -> String| {
        let of = |mean: Option<f64>| mean.map_or_else(nothing, words);
        equity.map_or_else(nothing, |equity| format!("{} / {}", of(equity.rural_mean), of(equity.urban_mean)))
    };
    [
        rate.map_or_else(nothing, |rate| decimal(language, rate.gini, 2)),
        sides(rate, &|rate| decimal(language, rate, 0)),
        rate.and_then(|rate| rate.target).map_or_else(nothing, |target| percent(language, target.under)),
        sides(fairness.disturbed.as_ref(), &|share| percent(language, share)),
        sides(fairness.euros.as_ref(), &|euros| decimal(language, euros, 0)),
    ]
}

/// Draws the ten worst served schools; a click selects one on the map.
pub(super) fn worst(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    shown: &Shown<'_>,
    actions: &mut Vec<Action>,
) {
    let (text, language) = (look.text, look.text.language());
    let phase = shown.account.scenarios.get(shown.at).and_then(|scenario| scenario.phases.last());
    let rate = phase.and_then(|phase| phase.fairness.rate.as_ref());
    let worst = rate.map_or(&[][..], |rate| &rate.worst);
    let places: Vec<_> = worst
        .iter()
        .filter_map(|worst| Some((worst, shown.reckoned.territory.establishments.get(worst.key)?)))
        .collect();
    let rows = places.iter().map(|(worst, school)| Row {
        number: None,
        title: place_name(school),
        cells: vec![(decimal(language, worst.value, 1), None), (decimal(language, worst.pupils, 0), None)],
        is_shown: state.shown.establishment == Some(worst.key),
    });
    let heads = ["school", "rate", "pupils"];
    let table = Table {
        name: "worst",
        heads: heads.map(|key| text.get(&format!("deciding-worst-{key}")).into()).to_vec(),
        rows: rows.collect(),
        is_chosen_from: true,
    };
    let can = state.shown.establishment.is_some();
    let own = Some(("deciding-on-the-map", can, Action::Show(Pane::Map)));
    let part = Part { key: "deciding-worst", lines: &|| table.lines(), own };
    part::ui(ui, look, part, actions, |ui, actions| {
        let said = [("scenario", shown.scenario(shown.at, look).into())];
        note(ui, look, text.say("deciding-worst-note", &said));
        if !places.is_empty()
            && let Some(at) = grid::ui(ui, look, &table)
        {
            actions.push(Action::Select(Some(places[at].0.key)));
        }
    });
}
