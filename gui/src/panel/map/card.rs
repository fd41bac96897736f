//! What a school, or a crowd of them, says when the pointer is over it.

use super::Under;
use super::crowds::Crowd;
use super::legend::{card, going_key};
use super::values::Mixed;
use crate::panel::Look;
use crate::panel::figure::{self, bound, clock, hundredths, kind_name, quantity_name, value};
use crate::quantity::Quantity;
use crate::state::{Period, State};
use crate::study::Checked;
use crate::text::number;
use crate::theme::{scaled, strong};
use crate::work::film::Going;
use egui::{Area, Order, Pos2, RichText, Ui, vec2};
use maillage_scenarios::question::cell::CellView;
use maillage_sim::ids::EstablishmentId;
use maillage_sim::measure::Measure;
use std::sync::Arc;

/// Draws the card of what is found beside the pointer.
pub(super) fn ui(ui: &Ui, look: &Look<'_>, state: &State, study: &Checked, (under, pointer): (&Under, Pos2)) {
    Area::new(ui.scope_id().with("card"))
        .order(Order::Tooltip)
        .constrain_to(ui.clip_rect())
        .fixed_pos(pointer + vec2(16.0, 12.0))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            card(look).show(ui, |ui| {
                ui.set_max_width(scaled(ui.style(), 320.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.spacing_mut().interact_size.y = scaled(ui.style(), 18.0);
                match under {
                    Under::School(at) => school(ui, look, state, study, *at),
                    Under::Crowd(found) => crowd(ui, look, state, found),
                }
            });
        });
}

/// A school, and its figures.
fn school(ui: &mut Ui, look: &Look<'_>, state: &State, study: &Checked, at: usize) {
    let text = look.text;
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
        let mut words = figure.map_or_else(|| text.get("figure-none"), |figure| value(text, measure, figure));
        // On the map of differences, what colours the school comes first.
        if let (Some(here), Some(there)) = (figure, state.view_against().and_then(of)) {
            words = format!("{} ({words})", bound(text, measure, here - there, true));
        }
        let name = quantity_name(text, measure);
        ui.label(text.say("map-card-measure", &[("measure", name.into()), ("value", words.into())]));
    }
    mixed(ui, look, state);
}

/// Schools that are drawn as one: how many, and the mean that colours them.
fn crowd(ui: &mut Ui, look: &Look<'_>, state: &State, crowd: &Crowd) {
    let (text, shown) = (look.text, &state.shown);
    let count = [("establishments", crowd.schools.into()), ("pupils", crowd.pupils.into())];
    ui.label(RichText::new(text.say("map-crowd", &count)).family(strong()));
    if shown.period == Period::Instant {
        let share = crowd.value.map_or_else(
            || text.get(going_key(Going::Rest)),
            |share| text.say("map-crowd-going", &[("share", number::percent(text.language(), share).into())]),
        );
        let time = clock(text, shown.minute);
        ui.label(text.say("map-card-at", &[("time", time.into()), ("state", share.into())]));
    } else {
        let signed = shown.against.is_some();
        let words = crowd
            .value
            .map_or_else(|| text.get("figure-none"), |mean| bound(text, shown.measure, mean, signed));
        let name = quantity_name(text, shown.measure);
        ui.label(text.say("map-crowd-mean", &[("measure", name.into()), ("value", words.into())]));
        mixed(ui, look, state);
    }
    ui.label(RichText::new(text.get("map-crowd-closer")).color(look.palette.quiet));
}

/// Whether a difference is one of an estimate and a simulation, which stand on different ground.
fn mixed(ui: &mut Ui, look: &Look<'_>, state: &State) {
    if Mixed::of(state).is_some() {
        ui.label(RichText::new(look.text.get("map-card-mixed")).color(look.palette.unsure));
    }
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
