//! What the study says of its scenarios: which phases and days are simulated, how often, with which seed.

use crate::action::{Action, Edit};
use crate::panel::editor::{Draft, Scene};
use crate::state::State;
use crate::study::{Checked, said};
use crate::theme;
use egui::{Button, Checkbox, CollapsingHeader, DragValue, RichText, TextEdit, Ui};

/// Draws the study.
pub(super) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    state: &State,
    study: &Checked,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    if state.document.results().is_some() || !draft.search.trim().is_empty() || draft.only_changes {
        return;
    }
    let look = scene.look;
    let title = RichText::new(look.text.get("editor-study")).family(theme::strong());
    CollapsingHeader::new(title).id_salt("study").show(ui, |ui| {
        let Some(scenario) = study.scenarios.get(study.reference).and_then(|known| known.scenario.as_ref())
        else {
            return;
        };
        let language = look.text.language();
        let phases: Vec<(String, String)> =
            scenario.phases().iter().map(|phase| (phase.clone(), phase.clone())).collect();
        choice(ui, scene, "phases", &phases, &study.phases, actions);
        phase(ui, scene, scenario.phases(), draft, actions);
        let titles = scenario.day_titles();
        let days: Vec<(String, String)> = scenario
            .days()
            .iter()
            .zip(titles)
            .map(|(day, title)| (day.clone(), said(title, language).to_owned()))
            .collect();
        let simulated: Vec<String> = study.days.iter().map(|(day, _)| day.clone()).collect();
        choice(ui, scene, "days", &days, &simulated, actions);
        number(ui, scene, "replications", u64::from(study.replications), 1..=1000, actions);
        number(ui, scene, "seed", study.seed, 0..=u64::from(u32::MAX), actions);
    });
}

/// Which of some names are simulated: at least one.
fn choice(
    ui: &mut Ui,
    scene: &Scene<'_>,
    key: &str,
    all: &[(String, String)],
    chosen: &[String],
    actions: &mut Vec<Action>,
) {
    ui.label(scene.look.text.get(&format!("editor-study-{key}")));
    ui.horizontal_wrapped(|ui| {
        for (name, words) in all {
            let was = chosen.contains(name);
            let mut is = was;
            let alone = was && chosen.len() == 1;
            if ui.add_enabled(!alone, Checkbox::new(&mut is, words)).changed() {
                let names = all.iter().map(|(name, _)| name);
                let names = names.filter(|other| if *other == name { is } else { chosen.contains(other) });
                let value = toml::Value::Array(names.map(|name| toml::Value::from(name.as_str())).collect());
                actions.push(Action::Edit(Edit::Study { key: key.to_owned(), value: value.to_string() }));
            }
        }
    });
}

/// A new phase.
fn phase(ui: &mut Ui, scene: &Scene<'_>, known: &[String], draft: &mut Draft, actions: &mut Vec<Action>) {
    let text = scene.look.text;
    ui.horizontal_wrapped(|ui| {
        let words = text.get("editor-new-phase");
        let typed = draft.names.entry("phases".to_owned()).or_default();
        let field = ui.add(
            TextEdit::singleline(typed).desired_width(theme::scaled(ui.style(), 80.0)).hint_text("2025"),
        );
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &words));
        let name = typed.trim().to_owned();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        let button = Button::new(words.clone());
        if ui.add_enabled(is_name && !known.contains(&name), button).clicked() {
            typed.clear();
            actions.push(Action::Edit(Edit::AddPhase { phase: name }));
        }
    });
}

fn number(
    ui: &mut Ui,
    scene: &Scene<'_>,
    key: &str,
    value: u64,
    range: std::ops::RangeInclusive<u64>,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(scene.look.text.get(&format!("editor-study-{key}")));
        let mut now = value;
        if ui.add(DragValue::new(&mut now).range(range).speed(0.1)).labelled_by(label.id).changed() {
            actions.push(Action::Edit(Edit::Study { key: key.to_owned(), value: now.to_string() }));
        }
    });
}
