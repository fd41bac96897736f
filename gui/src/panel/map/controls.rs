//! What stands above the map: the whole day or an instant, measure, comparison, search, filters, links; and zoom upon it.

use super::{Draft, legend};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::figure::{kind_name, place_name, quantity_name};
use crate::panel::icon::{self, Icon};
use crate::quantity::Quantity;
use crate::state::{Filter, Period, State};
use crate::study::{Checked, said};
use crate::theme::scaled;
use egui::{
    Align2, Area, Color32, ComboBox, Frame, Key, Label, Margin, Pos2, Rect, Response, RichText, ScrollArea,
    TextEdit, TextStyle, Ui, vec2,
};
use maillage_sim::territory::{EstablishmentKind, Territory};
use std::sync::Arc;

/// Schools that a search offers at most.
const OFFERED: usize = 8;

/// Widths of the boxes of measures and of scenarios, and of the field of a search, points at the usual size of text.
const MEASURES: f32 = 168.0;
const SCENARIOS: f32 = 120.0;
const SEARCH: f32 = 128.0;

/// Draws the bar above the map.
pub(super) fn bar(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    Frame::new().fill(look.palette.panel).inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        ui.horizontal_wrapped(|ui| {
            period(ui, look, state, actions);
            measure(ui, look, state, actions);
            against(ui, look, state, study, actions);
        });
        ui.horizontal_wrapped(|ui| {
            let below = search(ui, look, state, study, draft, actions);
            filters(ui, look, state, &study.territory, actions);
            match state.shown.period {
                Period::Day => {
                    ui.checkbox(&mut draft.links, look.text.get("map-links"));
                }
                Period::Instant => {
                    let mut shown = !draft.links_hidden;
                    ui.checkbox(&mut shown, look.text.get("map-links"));
                    draft.links_hidden = !shown;
                }
            }
            if let Some(at) = offers(ui, look, state, study, draft, below) {
                draft.go_to = Some(at);
                actions.push(Action::Select(Some(at)));
            }
        });
    });
}

fn period(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    for (period, key) in [(Period::Day, "map-period-day"), (Period::Instant, "map-period-instant")] {
        if ui.selectable_label(state.shown.period == period, look.text.get(key)).clicked() {
            actions.push(Action::Period(period));
        }
    }
    ui.separator();
}

/// The label of a box so wide; both go to the next line when they do not fit into this one.
fn label(ui: &mut Ui, words: String, width: f32) -> Response {
    let font = TextStyle::Body.resolve(ui.style());
    let own = ui.painter().layout_no_wrap(words.clone(), font, Color32::PLACEHOLDER).size().x;
    let needed = own + ui.spacing().item_spacing.x + width;
    let is_first = ui.cursor().left() <= ui.max_rect().left() + 1.0;
    if !is_first && ui.available_size_before_wrap().x < needed {
        ui.end_row();
    }
    // As high as its box, so that both stand on one line.
    let height = ui.spacing().interact_size.y;
    ui.add_sized([own, height], Label::new(words).extend())
}

fn measure(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let width = scaled(ui.style(), MEASURES);
    let label = label(ui, look.text.get("map-measure"), width);
    let is_instant = state.shown.period == Period::Instant;
    let shown =
        if is_instant { look.text.get("map-going") } else { quantity_name(look.text, state.shown.measure) };
    let combo = ComboBox::from_id_salt("measure").width(width).truncate().selected_text(shown);
    let combo = combo.show_ui(ui, |ui| {
        for measure in Quantity::OFFERED {
            let is_shown = measure == state.shown.measure && !is_instant;
            if ui.selectable_label(is_shown, quantity_name(look.text, measure)).clicked() {
                actions.push(Action::Measure(measure));
            }
        }
        if ui.selectable_label(is_instant, look.text.get("map-going")).clicked() {
            actions.push(Action::Period(Period::Instant));
        }
    });
    combo.response.labelled_by(label.id);
}

fn against(ui: &mut Ui, look: &Look<'_>, state: &State, study: &Checked, actions: &mut Vec<Action>) {
    let language = look.text.language();
    let name = |name: &str| study.scenario(name).map_or("", |known| said(&known.title, language)).to_owned();
    let width = scaled(ui.style(), SCENARIOS);
    let label = label(ui, look.text.get("map-against"), width);
    let shown = state.shown.against.as_deref().map_or_else(|| look.text.get("map-against-none"), name);
    let combo =
        ComboBox::from_id_salt("against").width(width).truncate().selected_text(shown).show_ui(ui, |ui| {
            if ui.selectable_label(state.shown.against.is_none(), look.text.get("map-against-none")).clicked()
            {
                actions.push(Action::Against(None));
            }
            for known in study.scenarios.iter().filter(|known| known.name != state.shown.scenario) {
                let is_shown = state.shown.against.as_ref() == Some(&known.name);
                if ui.selectable_label(is_shown, said(&known.title, language)).clicked() {
                    actions.push(Action::Against(Some(known.name.clone())));
                }
            }
        });
    combo.response.labelled_by(label.id);
}

/// The field of a search; gives the corner below it.
fn search(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) -> Pos2 {
    let mut words = state.shown.filter.search.clone();
    let label = ui.label(look.text.get("map-search"));
    let field = TextEdit::singleline(&mut words)
        .desired_width(scaled(ui.style(), SEARCH))
        .hint_text(look.text.get("map-search-hint"));
    let response = ui.add(field).labelled_by(label.id);
    if response.changed() {
        actions.push(Action::Filter(Filter { search: words, ..state.shown.filter.clone() }));
    }
    if response.lost_focus()
        && ui.input(|input| input.key_pressed(Key::Enter))
        && let Some(first) = found(&state.shown.filter.search, study).first()
    {
        draft.go_to = Some(*first);
        actions.push(Action::Select(Some(*first)));
    }
    response.rect.left_bottom()
}

/// Schools whose name or commune holds what is searched for, largest first.
pub fn found(words: &str, study: &Checked) -> Vec<usize> {
    let words = plain(words.trim());
    if words.is_empty() {
        return Vec::new();
    }
    let schools = &study.territory.establishments;
    let mut found: Vec<usize> = (0..schools.len())
        .filter(|at| {
            let school = &schools[*at];
            [&school.name, &school.commune_name, &school.key]
                .into_iter()
                .any(|text| plain(text).contains(&words))
        })
        .collect();
    found.sort_by_key(|at| std::cmp::Reverse(schools[*at].pupils));
    found
}

/// A text as it is searched for: without capitals, accents, hyphens and apostrophes, which few people type.
pub fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' => plain.push('a'),
            'ç' => plain.push('c'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' => plain.push('i'),
            'ô' | 'ö' => plain.push('o'),
            'ù' | 'û' | 'ü' => plain.push('u'),
            'ÿ' => plain.push('y'),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            '-' | '–' | '\'' | '’' | '\u{a0}' => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    plain
}

/// Schools that the search finds, below its field; gives the one that is chosen.
fn offers(
    ui: &Ui,
    look: &Look<'_>,
    state: &State,
    study: &Checked,
    draft: &mut Draft,
    corner: Pos2,
) -> Option<usize> {
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        draft.dismissed.clone_from(&state.shown.filter.search);
    }
    if draft.dismissed == state.shown.filter.search {
        return None;
    }
    draft.dismissed.clear();
    let words = &state.shown.filter.search;
    if draft.found.as_ref().is_none_or(|(of, known, _)| of != words || !Arc::ptr_eq(known, &study.territory))
    {
        draft.found = Some((words.clone(), Arc::clone(&study.territory), found(words, study)));
    }
    let found = draft.found.as_ref().map_or(&[][..], |(.., found)| found);
    if found.is_empty() || state.shown.establishment.is_some_and(|at| found.contains(&at)) {
        return None;
    }
    let area = Area::new(ui.scope_id().with("offers")).order(egui::Order::Foreground);
    let drawn = area.fixed_pos(corner + vec2(0.0, 4.0)).show(ui.ctx(), |ui| {
        let card = legend::card(look).show(ui, |ui| {
            let mut chosen = None;
            for &at in found.iter().take(OFFERED) {
                if ui.link(place_name(&study.territory.establishments[at])).clicked() {
                    chosen = Some(at);
                }
            }
            chosen
        });
        card.inner
    });
    if drawn.inner.is_some() {
        draft.dismissed.clone_from(&state.shown.filter.search);
    }
    drawn.inner
}

fn filters(ui: &mut Ui, look: &Look<'_>, state: &State, territory: &Territory, actions: &mut Vec<Action>) {
    let filter = &state.shown.filter;
    let active = usize::from(!filter.kinds.is_empty()) + usize::from(!filter.departements.is_empty());
    let mut label = look.text.get("map-filter");
    if active > 0 {
        label.push_str(" ●");
    }
    ui.menu_button(label, |ui| {
        ui.label(RichText::new(look.text.get("map-filter-kinds")).small().color(look.palette.quiet));
        for kind in EstablishmentKind::ALL {
            let mut on = filter.kinds.contains(&kind);
            if ui.checkbox(&mut on, kind_name(look.text, kind)).changed() {
                actions
                    .push(Action::Filter(Filter { kinds: toggled(&filter.kinds, &kind), ..filter.clone() }));
            }
        }
        ui.separator();
        ui.label(RichText::new(look.text.get("map-filter-departements")).small().color(look.palette.quiet));
        ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
            for departement in &territory.departements {
                let mut on = filter.departements.contains(&departement.code);
                if ui.checkbox(&mut on, format!("{} {}", departement.code, departement.name)).changed() {
                    let departements = toggled(&filter.departements, &departement.code);
                    actions.push(Action::Filter(Filter { departements, ..filter.clone() }));
                }
            }
        });
        if active > 0 && ui.button(look.text.get("map-filter-none")).clicked() {
            actions.push(Action::Filter(Filter { search: filter.search.clone(), ..Filter::default() }));
        }
    });
}

/// The list with an item more, or less.
fn toggled<T: Clone + PartialEq>(list: &[T], item: &T) -> Vec<T> {
    if list.contains(item) {
        list.iter().filter(|known| *known != item).cloned().collect()
    } else {
        list.iter().cloned().chain([item.clone()]).collect()
    }
}

/// Buttons for those without a wheel, in the lower right corner; gives the room that they take.
pub(super) fn zoom(ui: &mut Ui, look: &Look<'_>, draft: &mut Draft) -> Rect {
    let pane = ui.clip_rect();
    let drawn = Area::new(ui.scope_id().with("zoom"))
        .order(egui::Order::Middle)
        .constrain_to(pane)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(pane.right_bottom() + vec2(-10.0, -10.0))
        .show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let text = look.text;
            if icon::button(ui, Icon::Plus, &text.get("map-closer")).clicked() {
                draft.zoom(pane, 1.5);
            }
            if icon::button(ui, Icon::Minus, &text.get("map-wider")).clicked() {
                draft.zoom(pane, 1.0 / 1.5);
            }
            if icon::button(ui, Icon::Frame, &text.get("map-all")).clicked() {
                draft.camera = None;
            }
        });
    drawn.response.rect
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_search_does_not_depend_on_accents_hyphens_and_capitals() {
        assert_eq!(plain("Pont-du-Château"), plain("pont du chateau"));
        assert_eq!(plain("L’Œuvre d'Évian"), plain("l'oeuvre d’evian"));
        assert_ne!(plain("Riom"), plain("Rion"));
    }
}
