//! The foot of the window: what is under way, what was said last, what is wrong with the texts.

use super::Look;
use super::figure::with_margin;
use crate::action::Action;
use crate::state::{Progress, State};
use crate::study::Checked;
use crate::text::number;
use crate::theme;
use egui::{Align, Color32, Label, Layout, ProgressBar, RichText, Ui};
use maillage_sim::measure::Measure;

/// Lines of a long notice that the pointer shows.
const LINES: usize = 24;

/// Draws the foot.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        if let Some(progress) = &state.progress {
            under_way(ui, look, progress, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| standing(ui, look, state));
            return;
        }
        // The right end comes first: a long name or notice takes the room that remains, and is cut short.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            standing(ui, look, state);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(notice) = &state.notice {
                    let colour = if notice.is_fault { look.palette.bad } else { look.palette.good };
                    if ui.button(look.text.get("gui-dismiss")).clicked() {
                        actions.push(Action::Dismiss);
                    }
                    said(ui, look, &notice.words, colour);
                } else if let Some(study) = &state.study {
                    place(ui, look, study);
                }
            });
        });
    });
}

/// How far a simulation is, and a button that ends it.
fn under_way(ui: &mut Ui, look: &Look<'_>, progress: &Progress, actions: &mut Vec<Action>) {
    let text = look.text;
    ui.add(
        ProgressBar::new(progress.share())
            .desired_width(theme::scaled(ui.style(), 220.0))
            .text(number::percent(text.language(), f64::from(progress.share()))),
    );
    // How many days there are is known once the study is prepared.
    ui.label(if progress.total == 0 {
        text.get("gui-preparing")
    } else {
        text.say("gui-progress", &[("done", progress.done.into()), ("total", progress.total.into())])
    });
    if let Some(left) = progress.left() {
        let left = number::seconds(text.language(), left.as_secs_f64().ceil());
        ui.label(text.say("gui-time-left", &[("time", left.into())]));
    }
    let stop = ui.add_enabled(!progress.stopping, egui::Button::new(text.get("gui-cancel")));
    if stop.clicked() {
        actions.push(Action::Cancel);
    }
}

/// The territory and its size, in the room there is.
fn place(ui: &mut Ui, look: &Look<'_>, study: &Checked) {
    let territory = &study.territory;
    let pupils = territory.establishments.iter().map(|school| u64::from(school.pupils)).sum::<u64>();
    let words = look.text.say(
        "gui-territory",
        &[
            ("territory", territory.name.as_str().into()),
            ("establishments", territory.establishments.len().into()),
            ("pupils", pupils.into()),
        ],
    );
    ui.add(Label::new(RichText::new(words).color(look.palette.quiet)).truncate());
}

/// The right end, from the right: faults of the scenario, or what its figures stand on and the first of them.
fn standing(ui: &mut Ui, look: &Look<'_>, state: &State) {
    let text = look.text;
    if !state.faults.is_empty() {
        let words = text.say("gui-faults", &[("count", state.faults.len().into())]);
        ui.label(RichText::new(words).color(look.palette.bad));
    } else if let Some(view) = state.view() {
        let (words, colour) = if view.is_estimate {
            (text.get("gui-is-estimate"), look.palette.unsure)
        } else {
            let words = text.say("gui-is-simulated", &[("replications", view.replications.into())]);
            (words, look.palette.good)
        };
        ui.label(RichText::new(words).color(colour));
        if let Some(share) = view.territory.get(Measure::DisturbedLessons) {
            let share = with_margin(text, Measure::DisturbedLessons, share);
            let words = text.say("explain-territory-share", &[("share", share.into())]);
            ui.label(RichText::new(words).family(theme::strong()));
        }
    } else if state.is_unreadable {
        ui.label(RichText::new(text.get("gui-unreadable")).color(look.palette.bad));
    } else {
        ui.spinner();
        ui.label(text.get("gui-computing"));
    }
}

/// The first line of a notice, in the room there is; a file with many faults does not cover the window. The pointer shows
/// more of it.
fn said(ui: &mut Ui, look: &Look<'_>, words: &str, colour: Color32) {
    let first = words.lines().next().unwrap_or_default();
    let more = words.lines().filter(|line| !line.trim().is_empty()).count().saturating_sub(1);
    let shown = if more == 0 {
        first.to_owned()
    } else {
        format!("{first} {}", look.text.say("gui-more-lines", &[("more", more.into())]))
    };
    let label = ui.add(Label::new(RichText::new(shown).color(colour)).truncate());
    if more > 0 {
        let hint: Vec<&str> = words.lines().take(LINES).collect();
        label.on_hover_text(hint.join("\n"));
    }
}
