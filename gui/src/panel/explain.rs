//! Why an establishment is disturbed, as a chain: what is felt, what blocks, what would mend it, how it goes elsewhere.

use super::Look;
use super::bar::{self, Bar};
use super::figure::{capital, kind_name, place_name, value, with_margin};
use super::places::link_name;
use crate::action::Action;
use crate::state::State;
use crate::study::{Checked, Known, said};
use crate::text::{number, unbroken};
use crate::theme;
use crate::theme::scale::Scale;
use egui::{Color32, Frame, Margin, Response, RichText, Sense, Stroke, Ui, vec2};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::question::explain::{self, Explained, Explanation};
use maillage_scenarios::statistics::Interval;
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Size of the words of bars, points at the usual size of text.
const BAR: f32 = 14.0;

/// Establishments listed as worst off.
const WORST: usize = 12;

/// What the explanation remembers.
#[derive(Default, Debug)]
pub struct Draft {
    /// Those who are worst off in these figures.
    worst: Option<(Arc<CellView>, Vec<usize>)>,
}

/// Draws the explanation.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    let (Some(study), Some(_)) = (&state.study, state.view()) else { return };
    let Some(at) = state.shown.establishment else {
        territory(ui, look, state, study, draft, actions);
        return;
    };
    let school = &study.territory.establishments[at];
    ui.label(RichText::new(&school.name).heading());
    ui.label(
        RichText::new(look.text.say(
            "map-card-place",
            &[
                ("kind", kind_name(look.text, school.kind).into()),
                ("commune", school.commune_name.as_str().into()),
                ("pupils", school.pupils.into()),
            ],
        ))
        .color(look.palette.quiet),
    );
    ui.add_space(6.0);
    let explanation = explanation(state, study, at);
    let explanation = without_haste(explanation, study.scenarios.len());
    let mut sentences = explain::sentences(&explanation, &study.titles, look.text)
        .into_iter()
        .map(unbroken)
        .collect::<Vec<_>>();
    // The head says already who it is.
    if !sentences.is_empty() {
        sentences.remove(0);
    }
    let is_good = ends_well(&explanation, sentences.len());
    let last = if is_good { look.palette.good } else { look.palette.quiet };
    chain(ui, look, &sentences, last);
    ui.add_space(8.0);
    scenarios(ui, look, state, study, at, actions);
    ui.add_space(8.0);
    if ui.button(look.text.get("explain-back")).clicked() {
        actions.push(Action::Select(None));
    }
}

/// As long as one of so many scenarios is not known, nobody can say that none does better.
fn without_haste(explanation: Explanation, scenarios: usize) -> Explanation {
    let share = |of: &Explained| of.disturbed.map(|share| share.mean);
    let here = explanation.cells.first().and_then(share);
    let is_better = explanation.elsewhere.iter().any(|other| share(other) < here && share(other).is_some());
    if is_better || explanation.elsewhere.len() + 1 >= scenarios {
        return explanation;
    }
    Explanation { elsewhere: Vec::new(), ..explanation }
}

/// Whether the last of so many sentences is good news: all is well, something would mend it, or another scenario does
/// better.
fn ends_well(explanation: &Explanation, sentences: usize) -> bool {
    let Some(cell) = explanation.cells.first() else { return false };
    let Some(here) = cell.disturbed else { return false };
    // What is disturbed has at least a second sentence, on what blocks.
    if sentences < 2 {
        return true;
    }
    let shares = explanation.elsewhere.iter().filter_map(|other| other.disturbed);
    let best = shares.map(|share| share.mean).reduce(f64::min);
    !cell.causes.is_empty() && best.is_none_or(|best| best < here.mean)
}

/// The cells of an establishment, as the command explains them from results.
fn explanation(state: &State, study: &Checked, at: usize) -> Explanation {
    let explained = |name: &str| {
        let view = state.results.best(&state.cell_of(name)?)?;
        let mean = view.figure(at, Measure::DisturbedLessons);
        let lessons = view.figure(at, Measure::Lessons).unwrap_or(0.0) * f64::from(view.replications);
        Some(Explained {
            scenario: name.to_owned(),
            phase: state.shown.phase.clone(),
            day: state.shown.day.clone(),
            disturbed: mean.map(|mean| Interval {
                mean,
                ci95_low: None,
                ci95_high: None,
                n: u64::from(view.replications),
            }),
            disturbed_lessons: (mean.unwrap_or(0.0) * lessons).round() as u64,
            days: if view.is_estimate { 0 } else { view.replications },
            causes: view.causes(at),
        })
    };
    let shown = &state.shown.scenario;
    let others = study.scenarios.iter().filter(|known| known.name != *shown);
    Explanation {
        school: study.territory.establishments[at].clone(),
        cells: explained(shown).into_iter().collect(),
        elsewhere: others.filter_map(|known| explained(&known.name)).collect(),
    }
}

/// Sentences as links of a chain, from the symptom down; the colour of the last one depends on what it says.
fn chain(ui: &mut Ui, look: &Look<'_>, sentences: &[String], last: Color32) {
    for (at, sentence) in sentences.iter().enumerate() {
        if at > 0 {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
            let x = rect.left() + 18.0;
            let stroke = Stroke::new(2.0, look.palette.departement);
            ui.painter().line_segment([egui::pos2(x, rect.top()), egui::pos2(x, rect.bottom())], stroke);
        }
        let colour = match at {
            _ if at + 1 == sentences.len() => last,
            0 => look.palette.bad,
            _ => look.palette.unsure,
        };
        let frame = Frame::new()
            .fill(look.palette.card)
            .stroke(Stroke::new(1.0, look.palette.line))
            .corner_radius(6)
            .inner_margin(Margin { left: 14, right: 10, top: 8, bottom: 8 });
        let drawn = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(sentence);
        });
        let mut bar = drawn.response.rect;
        bar.set_right(bar.left() + 5.0);
        ui.painter().rect_filled(bar, 3.0, colour);
    }
}

/// The establishment in every scenario, at the same moment.
fn scenarios(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    at: usize,
    actions: &mut Vec<Action>,
) {
    strong(ui, look, "explain-scenarios");
    let view_of = |known: &Known| state.cell_of(&known.name).and_then(|cell| state.results.best(&cell));
    let views = || study.scenarios.iter().filter_map(view_of);
    let is_mixed = views().any(|view| view.is_estimate) && views().any(|view| !view.is_estimate);
    for known in &study.scenarios {
        let view = view_of(known);
        let share = view.and_then(|view| view.figure(at, Measure::DisturbedLessons));
        let mut title = said(&known.title, look.text.language()).to_owned();
        if is_mixed && view.is_some_and(|view| view.is_estimate) {
            title = format!("{title} {}", look.text.get("chart-estimate"));
        }
        let (title, is_shown) = (title.as_str(), known.name == state.shown.scenario);
        // Not yet computed is not the same as nothing to measure.
        let row = if view.is_some() {
            disturbed(ui, look, title, share, is_shown)
        } else {
            awaited(ui, look, title, is_shown)
        };
        if row.clicked() {
            actions.push(Action::Scenario(known.name.clone()));
        }
    }
}

/// A share of disturbed lessons as a bar, coloured as on the map.
fn disturbed(ui: &mut Ui, look: &Look<'_>, title: &str, share: Option<f64>, is_shown: bool) -> Response {
    let words = share.map_or_else(
        || look.text.get("figure-none"),
        |share| value(look.text, Measure::DisturbedLessons, share),
    );
    let scale = Scale::of(Measure::DisturbedLessons, look.palette.is_dark);
    let colour = share.map_or(look.palette.line, |share| scale.colour(share));
    let size = theme::scaled(ui.style(), BAR);
    bar::ui(ui, look, &Bar { title, share, words: &words, colour, size, is_shown })
}

fn awaited(ui: &mut Ui, look: &Look<'_>, title: &str, is_shown: bool) -> Response {
    let (colour, size) = (look.palette.line, theme::scaled(ui.style(), BAR));
    bar::ui(ui, look, &Bar { title, share: None, words: "…", colour, size, is_shown })
}

fn strong(ui: &mut Ui, look: &Look<'_>, key: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(look.text.get(key)).family(theme::strong()));
    ui.add_space(2.0);
}

/// Without a selection: the territory, and those who are worst off.
fn territory(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let Some(view) = state.view() else { return };
    let text = look.text;
    ui.label(RichText::new(text.get("explain-territory")).heading());
    if let Some(share) = view.territory.get(Measure::DisturbedLessons) {
        let share = with_margin(text, Measure::DisturbedLessons, share);
        ui.label(text.say("explain-territory-share", &[("share", share.into())]));
    }
    strong(ui, look, "explain-blame");
    for blamed in view.blame.iter().take(4) {
        let culprit = capital(&text.get(&format!("culprit-long-{}", blamed.class.key())));
        let title = blamed.name.as_ref().map_or_else(
            || culprit.clone(),
            |name| format!("{culprit} ({})", blamed_name(look, study, view, name)),
        );
        let words = value(text, Measure::DisturbedLessons, blamed.share);
        let (share, colour) = (Some(blamed.share), look.palette.bad);
        bar::ui(ui, look, &Bar { title: &title, share, words: &words, colour, size: BAR, is_shown: false });
    }
    if view.blame.is_empty() {
        ui.label(text.get("explain-nothing-blamed"));
    }
    strong(ui, look, "explain-worst");
    if draft.worst.as_ref().is_none_or(|(of, _)| !Arc::ptr_eq(of, view)) {
        draft.worst = Some((Arc::clone(view), worst(study, view, WORST)));
    }
    for &at in draft.worst.iter().flat_map(|(_, worst)| worst) {
        let title = place_name(&study.territory.establishments[at]);
        let share = view.figure(at, Measure::DisturbedLessons);
        // They stand in the order of their number, which is not that of their share.
        let lessons = lessons(view, at);
        let said = number::decimal(text.language(), lessons, usize::from(lessons < 9.5));
        let title = text.say("explain-lessons", &[("lessons", said.into()), ("place", title.into())]);
        if disturbed(ui, look, &title, share, false).clicked() {
            actions.push(Action::Select(Some(at)));
        }
    }
    ui.add_space(6.0);
    ui.label(RichText::new(text.get("gui-select-establishment")).color(look.palette.quiet));
}

/// What is to blame, by its name in results: a link by its ends, anything else by what its author called it.
fn blamed_name(look: &Look<'_>, study: &Checked, view: &CellView, name: &str) -> String {
    let link = view.places.links.iter().find(|link| link.name == name);
    link.map_or_else(|| look.text.chosen_name(name), |link| link_name(look.text, &study.territory, link))
}

/// Disturbed lessons of an establishment in a day.
fn lessons(view: &CellView, at: usize) -> f64 {
    let share = view.figure(at, Measure::DisturbedLessons).unwrap_or(0.0);
    share * view.figure(at, Measure::Lessons).unwrap_or(0.0)
}

/// The establishments with most disturbed lessons, most first.
pub fn worst(study: &Checked, view: &CellView, most: usize) -> Vec<usize> {
    let mut worst: Vec<(f64, usize)> = (0..study.territory.establishments.len())
        .map(|at| (lessons(view, at), at))
        .filter(|(lessons, _)| *lessons > 0.0)
        .collect();
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    worst.into_iter().take(most).map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_scenarios::file::load_study;

    #[test]
    fn nobody_says_that_none_does_better_before_all_are_known() {
        let study = load_study("sconeeta").unwrap();
        let share = |mean: f64| Explained {
            scenario: "any".to_owned(),
            phase: "2018".to_owned(),
            day: "peak".to_owned(),
            disturbed: Some(Interval { mean, ci95_low: None, ci95_high: None, n: 1 }),
            disturbed_lessons: 0,
            days: 0,
            causes: Vec::new(),
        };
        let told = |elsewhere: &[f64], scenarios: usize| {
            let explanation = Explanation {
                school: study.territory.establishments[0].clone(),
                cells: vec![share(0.5)],
                elsewhere: elsewhere.iter().map(|mean| share(*mean)).collect(),
            };
            without_haste(explanation, scenarios).elsewhere.len()
        };
        assert_eq!(told(&[0.6], 3), 0, "the third may do better");
        assert_eq!(told(&[0.4], 3), 1, "one that does better is told at once");
        assert_eq!(told(&[0.6, 0.7], 3), 2, "all are known: none does better");
        assert_eq!(told(&[0.5], 3), 0, "as many is not better");
    }
}
