//! What a school says when the pointer is over it.

use super::legend::{card, going_key};
use crate::panel::Look;
use crate::panel::figure::{self, bound, clock, hundredths, kind_name, quantity_name, value};
use crate::quantity::Quantity;
use crate::state::{Period, State};
use crate::study::Checked;
use crate::theme::strong;
use crate::work::film::Going;
use egui::{Area, Order, Pos2, RichText, Ui, vec2};
use maillage_scenarios::question::cell::CellView;
use maillage_sim::ids::EstablishmentId;
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Draws the card of a school beside the pointer.
pub(super) fn ui(ui: &Ui, look: &Look<'_>, state: &State, study: &Checked, (at, pointer): (usize, Pos2)) {
    let text = look.text;
    Area::new(ui.scope_id().with("card"))
        .order(Order::Tooltip)
        .constrain_to(ui.clip_rect())
        .fixed_pos(pointer + vec2(16.0, 12.0))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            card(look).show(ui, |ui| {
                ui.set_max_width(320.0);
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.spacing_mut().interact_size.y = 18.0;
                let school = &study.territory.establishments[at];
                ui.label(RichText::new(&school.name).family(strong()));
                ui.label(RichText::new(text.say(
                    "map-card-place",
                    &[
                        ("kind", kind_name(text, school.kind).into()),
                        ("commune", school.commune_name.as_str().into()),
                        ("pupils", school.pupils.into()),
                    ],
                )));
                if let Some(rate) = access_rate(state, at) {
                    ui.label(text.say("map-card-rate", &[("rate", figure::rate(text, rate).into())]));
                }
                if state.shown.period == Period::Instant {
                    instant(ui, look, state, at);
                    return;
                }
                let mut measures = vec![state.shown.measure];
                if state.shown.measure != Quantity::from(Measure::DisturbedLessons) {
                    measures.push(Measure::DisturbedLessons.into());
                }
                for measure in measures {
                    let of = |view: &Arc<CellView>| measure.at(view, &study.territory, at);
                    let figure = state.view().and_then(of);
                    let mut words =
                        figure.map_or_else(|| text.get("figure-none"), |figure| value(text, measure, figure));
                    // On the map of differences, what colours the school comes first.
                    if let (Some(here), Some(there)) = (figure, state.view_against().and_then(of)) {
                        words = format!("{} ({words})", bound(text, measure, here - there, true));
                    }
                    ui.label(text.say(
                        "map-card-measure",
                        &[("measure", quantity_name(text, measure).into()), ("value", words.into())],
                    ));
                }
            });
        });
}

/// How lessons go there at the minute of the cursor, and how full its line is.
fn instant(ui: &mut Ui, look: &Look<'_>, state: &State, at: usize) {
    let Some(reel) = state.film() else { return };
    let (text, minute) = (look.text, state.shown.minute);
    let (lessons, disturbed) = reel.school(minute, at);
    let state = match Going::of(lessons, disturbed) {
        Going::Rest => text.get(going_key(Going::Rest)),
        _ => text.say("timeline-lessons-at", &[("lessons", lessons.into()), ("disturbed", disturbed.into())]),
    };
    ui.label(text.say("map-card-at", &[("time", clock(text, minute).into()), ("state", state.into())]));
    let used = reel.film.access(EstablishmentId::from_index(at), minute.max(0.0) as u32);
    ui.label(text.say("map-card-used", &[("used", hundredths(text, used).into())]));
}

/// Rate of the access line towards a school in the scenario and phase shown, bits per second.
pub(super) fn access_rate(state: &State, establishment: usize) -> Option<f64> {
    state.view()?.access_rate(establishment)
}
