//! What any two scenarios of the study say otherwise, value by value.

use super::words::{label, of_whom, shown_toml};
use super::{Draft, Scene};
use crate::action::Action;
use crate::state::State;
use crate::study::{Checked, Known, said};
use crate::text::unbroken;
use crate::theme;
use egui::{ComboBox, Grid, Label, RichText, ScrollArea, Ui};
use maillage_scenarios::file::schema::in_print;
use maillage_scenarios::file::{Difference, diff};
use std::sync::Arc;

/// Draws the differences.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    state: &State,
    (study, known): (&Checked, &Known),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let text = scene.look.text;
    let [mut left, mut right] = sides(scene, study, known, draft);
    let title = |known: &Known| said(&known.title, text.language()).to_owned();
    for (key, side) in [("editor-left", &mut left), ("editor-right", &mut right)] {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(text.get(key));
            let combo = ComboBox::from_id_salt(key)
                .width(theme::scaled(ui.style(), 180.0))
                .selected_text(title(&study.scenarios[*side]));
            let combo = combo.show_ui(ui, |ui| {
                for (at, one) in study.scenarios.iter().enumerate() {
                    ui.selectable_value(side, at, title(one));
                }
            });
            combo.response.labelled_by(label.id);
        });
    }
    let pair = [&study.scenarios[left], &study.scenarios[right]];
    draft.sides = Some(pair.map(|known| known.name.clone()));
    let [Some(a), Some(b)] = pair.map(|known| known.scenario.as_ref()) else { return };
    let is_kept = draft.differences.as_ref().is_some_and(|(of, phase, _)| {
        Arc::ptr_eq(&of[0], a) && Arc::ptr_eq(&of[1], b) && *phase == state.shown.phase
    });
    if !is_kept {
        let found = diff(a, b, &state.shown.phase);
        draft.differences = Some(([Arc::clone(a), Arc::clone(b)], state.shown.phase.clone(), found));
    }
    let Some((_, _, differences)) = &draft.differences else { return };
    ui.horizontal_wrapped(|ui| {
        let words = [("count", differences.len().into()), ("phase", state.shown.phase.as_str().into())];
        ui.label(text.say("editor-differences", &words));
        if !differences.is_empty() && ui.button(text.get("compare-copy")).clicked() {
            actions.push(Action::Copy(tabbed(scene, pair.map(title), differences)));
        }
    });
    ScrollArea::vertical().id_salt("changes").auto_shrink(false).show(ui, |ui| {
        table(ui, scene, pair.map(title), differences);
    });
}

/// What is shown, with the key of each value, as text that spreadsheets take.
fn tabbed(scene: &Scene<'_>, [a, b]: [String; 2], differences: &[Difference]) -> String {
    let text = scene.look.text;
    let mut lines = vec![format!("{}\t{}\t{a}\t{b}\n", text.get("editor-field"), text.get("editor-key"))];
    lines.extend(differences.iter().map(|one| {
        let value =
            |said: &Option<String>| said.as_ref().map_or_else(String::new, |said| value(scene, one, said));
        let name = name(scene, one);
        format!("{name}\t{}\t{}\t{}\n", one.path.join("."), value(&one.a), value(&one.b))
    }));
    lines.concat()
}

/// What is said otherwise, and of whom.
fn name(scene: &Scene<'_>, one: &Difference) -> String {
    unbroken(scene.look.text.field_name(&scene.model.entries, &one.path, 1))
}

fn value(scene: &Scene<'_>, one: &Difference, said: &str) -> String {
    in_print(&shown_toml(scene.look, &scene.model.entries, &one.path, said))
}

/// Which scenarios are beside each other: those that were chosen, else the parent or the reference and the one shown.
fn sides(scene: &Scene<'_>, study: &Checked, known: &Known, draft: &Draft) -> [usize; 2] {
    let at = |name: &str| study.scenarios.iter().position(|one| one.name == name);
    if let Some([left, right]) = &draft.sides
        && let (Some(left), Some(right)) = (at(left), at(right))
    {
        return [left, right];
    }
    let shown = at(&known.name).unwrap_or(0);
    let parent = scene.model.parent.as_deref().and_then(at).unwrap_or(study.reference);
    if parent != shown {
        return [parent, shown];
    }
    [shown, usize::from(shown == 0 && study.scenarios.len() > 1)]
}

fn table(ui: &mut Ui, scene: &Scene<'_>, titles: [String; 2], differences: &[Difference]) {
    let look = scene.look;
    let width = ui.available_width() - 34.0;
    let widths = [width * 0.4, width * 0.3, width * 0.3];
    let mut section = "";
    Grid::new("changes").striped(true).num_columns(3).spacing([12.0, 6.0]).show(ui, |ui| {
        let [left, right] = titles;
        for (width, words) in widths.into_iter().zip([String::new(), left, right]) {
            cell(ui, width, RichText::new(words).family(theme::strong()));
        }
        ui.end_row();
        for one in differences {
            if one.path[0] != section {
                section = &one.path[0];
                let words = label(look, &one.path[..1]);
                cell(ui, widths[0], RichText::new(words).family(theme::strong()).color(look.palette.accent));
                ui.end_row();
            }
            ui.vertical(|ui| {
                cell(ui, widths[0], RichText::new(label(look, &one.path)));
                let whom = of_whom(look, &scene.model.entries, &one.path, 1);
                if !whom.is_empty() {
                    cell(ui, widths[0], RichText::new(whom).small().color(look.palette.quiet));
                }
            });
            for (said, width) in [(&one.a, widths[1]), (&one.b, widths[2])] {
                let words = said.as_ref().map_or_else(|| "–".to_owned(), |said| value(scene, one, said));
                cell(ui, width, RichText::new(words));
            }
            ui.end_row();
        }
    });
}

fn cell(ui: &mut Ui, width: f32, words: RichText) {
    ui.scope(|ui| {
        ui.set_width(width);
        ui.add(Label::new(words).wrap());
    });
}
