//! The legend: what colours, sizes and shapes stand for, in the unit of the measure.

use super::dots::{dressed, shape};
use super::lines;
use crate::panel::Look;
use crate::panel::figure::{bound, clock, kind_name, quantity_name};
use crate::state::{Period, State};
use crate::theme::scale::{Dress, Ink, STEPS, Scale, States};
use crate::theme::strong;
use crate::work::film::Going;
use egui::{Align2, Area, FontId, Frame, Margin, Rect, RichText, Sense, Stroke, Ui, Vec2, pos2, vec2};
use maillage_scenarios::results::places::LinkClass;
use maillage_sim::measure::Measure;
use maillage_sim::territory::EstablishmentKind;

/// Height of a row, points.
const ROW: f32 = 17.0;

/// Height of a map that has room for all of the legend, and of one that has room for its colours, points; on a smaller one
/// a legend would be cut off and cover it.
const WHOLE: f32 = 270.0;
const LEAST: f32 = 165.0;

/// Draws the legend in the lower left corner of the map, and gives the room that it takes.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, ink: &Ink) -> Rect {
    let pane = ui.clip_rect();
    if pane.height() < LEAST {
        return Rect::ZERO;
    }
    let drawn = Area::new(ui.scope_id().with("legend"))
        .order(egui::Order::Middle)
        .constrain_to(pane)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(pane.left_bottom() + vec2(10.0, -10.0))
        .show(ui.ctx(), |ui| {
            card(look).inner_margin(Margin::symmetric(9, 7)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 1.0);
                ui.spacing_mut().interact_size.y = ROW;
                ui.label(RichText::new(title(look, state)).size(13.0).family(strong()));
                match ink {
                    Ink::Measure(scale) => {
                        for step in (0..STEPS).rev() {
                            let badness = if scale.high_is_bad { step } else { STEPS - 1 - step };
                            let dress = Dress {
                                colour: scale.colours[step],
                                size: 1.0 + 0.5 * badness as f32 / (STEPS - 1) as f32,
                                core: false,
                                rank: 0,
                            };
                            dot(ui, look, &dress, &range(look, state, scale, step));
                        }
                        let colour = look.palette.departement.gamma_multiply(0.5);
                        let nothing = Dress { colour, size: 0.8, core: false, rank: 0 };
                        dot(ui, look, &nothing, &look.text.get("figure-none"));
                    }
                    Ink::Going(states) => going(ui, look, *states),
                }
                if pane.height() >= WHOLE {
                    utilisation(ui, look);
                    ui.add_space(3.0);
                    kinds(ui, look);
                }
            });
        });
    drawn.response.rect
}

fn title(look: &Look<'_>, state: &State) -> String {
    if state.shown.period == Period::Instant {
        return look.text.say("map-at", &[("time", clock(look.text, state.shown.minute).into())]);
    }
    let name = quantity_name(look.text, state.shown.measure);
    match state.shown.against {
        Some(_) => look.text.say("map-difference", &[("measure", name.into())]),
        None => name,
    }
}

fn going(ui: &mut Ui, look: &Look<'_>, states: States) {
    for going in Going::ALL.into_iter().rev() {
        dot(ui, look, &Ink::going(states, going), &look.text.get(going_key(going)));
    }
}

/// Key of the name of a state.
pub(super) const fn going_key(going: Going) -> &'static str {
    match going {
        Going::Rest => "map-going-rest",
        Going::Well => "map-going-well",
        Going::Some => "map-going-some",
        Going::Most => "map-going-most",
    }
}

/// A row: a dot as it is drawn on the map, and what it stands for.
fn dot(ui: &mut Ui, look: &Look<'_>, dress: &Dress, words: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, ROW), Sense::hover());
        let shapes = dressed(EstablishmentKind::Ecole, rect.center(), 4.2, dress, &look.palette);
        ui.painter().extend(shapes.into_iter().flatten());
        ui.label(RichText::new(words).size(12.5));
    });
}

/// How links and gauges are drawn: a strip from empty to full.
fn utilisation(ui: &mut Ui, look: &Look<'_>) {
    ui.add_space(4.0);
    ui.label(RichText::new(look.text.get("map-utilisation")).size(13.0).family(strong()));
    let scale = Scale::of(Measure::AccessUtilisationP95, look.palette.is_dark);
    let (rect, _) = ui.allocate_exact_size(vec2(168.0, 26.0), Sense::hover());
    let painter = ui.painter();
    let bounds = [0.0, scale.bounds[0], scale.bounds[1], scale.bounds[2], scale.bounds[3], 1.0];
    let step = rect.width() / STEPS as f32;
    let font = FontId::proportional(11.0);
    for (at, pair) in bounds.windows(2).enumerate() {
        let left = rect.left() + at as f32 * step;
        let middle = (pair[0] + pair[1]) as f32 / 2.0;
        let stroke = lines::stroke(LinkClass::HostSite, middle, &scale, &look.palette);
        let y = rect.top() + 6.0;
        painter.line_segment([pos2(left, y), pos2(left + step - 2.0, y)], stroke);
        if at > 0 {
            let words = ((pair[0] * 100.0).round() as u32).to_string();
            painter.text(
                pos2(left - 1.0, rect.bottom()),
                Align2::CENTER_BOTTOM,
                words,
                font.clone(),
                look.palette.quiet,
            );
        }
    }
    let ends =
        [(rect.left_bottom(), Align2::LEFT_BOTTOM, 0.0), (rect.right_bottom(), Align2::RIGHT_BOTTOM, 1.0)];
    for (at, align, share) in ends {
        let words = crate::text::number::percent_number(look.text.language(), share);
        painter.text(at, align, words, font.clone(), look.palette.quiet);
    }
}

/// Shapes of the types, in two columns.
fn kinds(ui: &mut Ui, look: &Look<'_>) {
    egui::Grid::new("kinds").num_columns(2).spacing(vec2(10.0, 0.0)).min_row_height(ROW - 2.0).show(
        ui,
        |ui| {
            for pair in EstablishmentKind::ALL.chunks(2) {
                for kind in pair {
                    ui.horizontal(|ui| {
                        let (rect, _) = ui.allocate_exact_size(Vec2::splat(11.0), Sense::hover());
                        ui.painter().add(shape(*kind, rect.center(), 3.8, look.palette.quiet));
                        ui.label(
                            RichText::new(kind_name(look.text, *kind)).size(11.5).color(look.palette.quiet),
                        );
                    });
                }
                ui.end_row();
            }
        },
    );
}

/// "2 % to 10 %", "50 % and more".
fn range(look: &Look<'_>, state: &State, scale: &Scale, step: usize) -> String {
    let measure = state.shown.measure;
    let signed = state.shown.against.is_some();
    let said = |value: f64| bound(look.text, measure, value, signed);
    if step == 0 {
        look.text.say("map-below", &[("bound", said(scale.bounds[0]).into())])
    } else if step == STEPS - 1 {
        look.text.say("map-above", &[("bound", said(scale.bounds[STEPS - 2]).into())])
    } else {
        let (low, high) = (said(scale.bounds[step - 1]), said(scale.bounds[step]));
        look.text.say("map-between", &[("low", low.into()), ("high", high.into())])
    }
}

/// A card that lies on the map.
pub(in crate::panel) fn card(look: &Look<'_>) -> Frame {
    Frame::new()
        .fill(look.palette.card)
        .stroke(Stroke::new(1.0, look.palette.line))
        .corner_radius(6)
        .inner_margin(Margin::same(9))
}
