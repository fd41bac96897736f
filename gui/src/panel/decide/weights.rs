//! Weights of the criteria: a slider for each, over the interval in which the first scenario stays first.

use super::part::{self, Part};
use super::{Shown, note, titled};
use crate::account::{Trial, moved};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::text::number::{decimal, percent};
use crate::theme;
use egui::style::HandleShape;
use egui::{
    Align, Label, Layout, Rangef, Rect, RichText, Sense, Shape, Slider, SliderClamping, Stroke, TextStyle,
    Ui, vec2,
};
use maillage_scenarios::decide::criteria::{Criterion, Decision, Stability};

/// Draws the sliders.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (Some(decision), Some(judgement)) = (shown.decision, &shown.account.judgement) else { return };
    let reset = Action::Try(Trial { weights: None, ..shown.trial.clone() });
    let own = Some(("deciding-weights-reset", shown.trial.weights.is_some(), reset));
    let copied = || lines(look, shown, decision, &judgement.criteria);
    let part = Part { key: "deciding-weights", lines: &copied, own };
    part::ui(ui, look, part, actions, |ui, actions| {
        note(ui, look, look.text.get("deciding-weights-note"));
        let written: Vec<f64> =
            shown.reckoned.means.means.criteria.iter().map(|(_, rule)| rule.weight.0).collect();
        for (at, criterion) in judgement.criteria.iter().enumerate() {
            let known = (decision.weights[at], stability(decision, at));
            if let Some(to) = slider(ui, look, shown, (at, criterion), known) {
                let weights = Some(moved(&decision.weights, &written, at, to));
                actions.push(Action::Try(Trial { weights, ..shown.trial.clone() }));
            }
        }
    });
}

/// What is known of the interval in which the weight of a criterion does not change who is first.
fn stability(decision: &Decision, criterion: usize) -> Option<&Stability> {
    decision.weighted_sum_stability.iter().find(|known| known.criterion == criterion)
}

fn name<'a>(look: &Look<'_>, shown: &'a Shown<'_>, criterion: &'a Criterion) -> &'a str {
    let rule = shown.reckoned.means.means.criteria.get(&criterion.key);
    titled(rule.map(|rule| &rule.title), &criterion.key, look)
}

/// Weights, and between which ones the first scenario stays first.
fn lines(look: &Look<'_>, shown: &Shown<'_>, decision: &Decision, criteria: &[Criterion]) -> Lines {
    let heads = ["deciding-criterion", "deciding-weight", "deciding-weight-low", "deciding-weight-high"];
    let line = |(at, criterion): (usize, &Criterion)| {
        let weight = |weight: f64| percent(look.text.language(), weight);
        let stability = stability(decision, at);
        let end = |end: Option<f64>| end.map_or_else(|| "–".to_owned(), weight);
        vec![
            name(look, shown, criterion).to_owned(),
            weight(decision.weights[at]),
            end(stability.map(|known| known.low.weight)),
            end(stability.map(|known| known.high.weight)),
        ]
    };
    let heads = heads.map(|key| look.text.get(key)).to_vec();
    std::iter::once(heads).chain(criteria.iter().enumerate().map(line)).collect()
}

/// A slider under its title; where it was moved to.
fn slider(
    ui: &mut Ui,
    look: &Look<'_>,
    shown: &Shown<'_>,
    (at, criterion): (usize, &Criterion),
    (weight, stability): (f64, Option<&Stability>),
) -> Option<f64> {
    let language = look.text.language();
    let name = name(look, shown, criterion);
    let small = TextStyle::Small.resolve(ui.style()).size;
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = 2.0;
    let label = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            let (square, _) = ui.allocate_exact_size(vec2(small, small), Sense::hover());
            ui.painter().rect_filled(square, 2.0, theme::part(at, look.palette.is_dark));
            let label = ui.add(Label::new(name).selectable(false));
            ui.label(RichText::new(percent(language, weight)).family(theme::strong()));
            if let Some(veto) = criterion.veto {
                let limit = [("limit", decimal(language, veto, 0).into())];
                let words = RichText::new(look.text.say("deciding-veto", &limit)).small();
                ui.label(words.color(look.palette.bad));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = stability.map_or_else(String::new, |stability| room(look, shown, stability));
                let words = RichText::new(words).small().color(look.palette.quiet);
                ui.add(Label::new(words).selectable(false).truncate());
            });
            label
        })
        .inner;
    let under = ui.painter().add(Shape::Noop);
    let mut value = 100.0 * weight;
    ui.spacing_mut().slider_width = width;
    let slider = Slider::new(&mut value, 0.0..=100.0)
        .show_value(false)
        .step_by(1.0)
        // What stands between two steps is not moved to one of them by being drawn.
        .clamping(SliderClamping::Edits);
    let is_alone = shown.account.judgement.as_ref().is_some_and(|judgement| judgement.criteria.len() < 2);
    let response = ui.add_enabled(!is_alone, slider).labelled_by(label.id);
    if let Some(stability) = stability {
        ui.painter().set(under, strip(ui, look, response.rect, stability));
    }
    ui.add_space(6.0);
    response.changed().then_some(value / 100.0)
}

/// The interval in which the first scenario stays first, behind the slider.
fn strip(ui: &Ui, look: &Look<'_>, slider: Rect, stability: &Stability) -> Shape {
    // Where the middle of the handle can be, as the slider has it.
    let radius = slider.height() / 2.5;
    let room = slider.x_range().shrink(match ui.visuals().handle_shape {
        HandleShape::Circle => radius,
        HandleShape::Rect { aspect_ratio } => radius * aspect_ratio,
    });
    let x = |weight: f64| room.min + room.span() * weight as f32;
    let rows = Rangef::point(slider.center().y).expand(slider.height() * 0.34);
    let whole = Rect::from_x_y_ranges(room, rows);
    let stays = Rect::from_x_y_ranges(Rangef::new(x(stability.low.weight), x(stability.high.weight)), rows);
    let good = look.palette.good.gamma_multiply(if ui.is_enabled() { 0.28 } else { 0.12 });
    let ends = [stability.low, stability.high].into_iter().filter(|end| end.winner.is_some());
    let stroke = Stroke::new(2.0, look.palette.good);
    let line = |at: f64| Shape::vline(x(at), rows, stroke);
    let mut shapes = vec![
        Shape::rect_filled(whole, 3.0, look.palette.line.gamma_multiply(0.6)),
        Shape::rect_filled(stays, 0.0, good),
    ];
    shapes.extend(ends.map(|end| line(end.weight)));
    Shape::Vec(shapes)
}

/// How far the weight can move, and who is first beyond.
fn room(look: &Look<'_>, shown: &Shown<'_>, stability: &Stability) -> String {
    let language = look.text.language();
    let end = |end: maillage_scenarios::decide::criteria::End| {
        let winner = end.winner.map(|winner| shown.scenario(winner, look))?;
        Some((percent(language, end.weight), winner))
    };
    let text = look.text;
    match (end(stability.low), end(stability.high)) {
        (None, None) => text.get("deciding-room-all"),
        (Some((low, winner)), None) => {
            text.say("deciding-room-below", &[("low", low.into()), ("below", winner.into())])
        }
        (None, Some((high, winner))) => {
            text.say("deciding-room-above", &[("high", high.into()), ("above", winner.into())])
        }
        (Some((low, below)), Some((high, above))) => text.say(
            "deciding-room",
            &[("low", low.into()), ("below", below.into()), ("high", high.into()), ("above", above.into())],
        ),
    }
}
