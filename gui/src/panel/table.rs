//! Every establishment, as a table: what the map shows, for those who cannot or would rather not look at a map.

use super::Look;
use super::figure::{kind_name, place_name, quantity_name, value};
use super::map::dots::passes;
use super::map::found;
use crate::action::Action;
use crate::layout::Pane;
use crate::quantity::Quantity;
use crate::state::State;
use crate::study::Checked;
use crate::theme;
use egui::{Align, Label, Layout, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder};
use maillage_scenarios::question::cell::CellView;
use maillage_sim::measure::Measure;
use std::cmp::Ordering;
use std::collections::HashSet;

/// Widths of columns, points at the usual size of text: of names, of types, of figures at least; of what lies between them.
const NAME: f32 = 300.0;
const KIND: f32 = 130.0;
const FIGURE: f32 = 82.0;
const SPARE: f32 = 110.0;

/// Least width of the table, points at the usual size of text.
const LEAST: f32 = NAME + KIND + SPARE + 10.0 * FIGURE;

/// What the table remembers.
#[derive(Default, Debug)]
pub struct Draft {
    /// Column that orders the rows, and whether the greatest come first.
    order: Order,
    /// Rows in order, with what they were ordered from.
    rows: Option<(Key, Vec<usize>)>,
}

/// Order of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Order {
    column: Sorted,
    descending: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self { column: Sorted::By(Quantity::Measured(Measure::DisturbedLessons)), descending: true }
    }
}

/// Columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sorted {
    Name,
    Kind,
    Pupils,
    By(Quantity),
}

/// What the order of rows depends on.
type Key = (u64, crate::results::CellId, crate::state::Filter, Order);

/// Draws the table.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    let (Some(study), Some(view)) = (&state.study, state.view()) else { return };
    let Some(cell) = state.cell_of(&state.shown.scenario) else { return };
    let key: Key = (state.results.version, cell, state.shown.filter.clone(), draft.order);
    if draft.rows.as_ref().is_none_or(|(known, _)| *known != key) {
        let rows = rows(study, view, state, draft.order);
        draft.rows = Some((key, rows));
    }
    let rows = draft.rows.as_ref().map_or(&[][..], |(_, rows)| rows);
    let mut wanted = None;
    ui.horizontal(|ui| {
        ui.label(look.text.say("table-rows", &[("count", rows.len().into())]));
        if ui.button(look.text.get("compare-copy")).clicked() {
            actions.push(Action::Copy(tabbed(look, study, view, rows)));
        }
        if state.shown.establishment.is_some() && ui.button(look.text.get(Pane::Explain.key())).clicked() {
            actions.push(Action::Show(Pane::Explain));
        }
    });
    ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
        ui.set_min_width(theme::scaled(ui.style(), LEAST));
        wanted = grid(ui, look, (study, view), rows, (state, draft.order), actions);
    });
    if let Some(column) = wanted {
        let descending =
            if draft.order.column == column { !draft.order.descending } else { column != Sorted::Name };
        draft.order = Order { column, descending };
    }
}

/// Every column, in order.
fn columns() -> Vec<Sorted> {
    let first = [Sorted::Name, Sorted::Kind, Sorted::Pupils];
    first.into_iter().chain(Quantity::OFFERED.into_iter().map(Sorted::By)).collect()
}

/// Draws the rows under their heads; the column whose head was clicked.
fn grid(
    ui: &mut Ui,
    look: &Look<'_>,
    (study, view): (&Checked, &CellView),
    rows: &[usize],
    (state, order): (&State, Order),
    actions: &mut Vec<Action>,
) -> Option<Sorted> {
    let columns = columns();
    let mut wanted = None;
    let height = ui.spacing().interact_size.y;
    let figures = columns.len() - 2;
    let [name, kind, spare, figure] =
        [NAME, KIND, SPARE, FIGURE].map(|points| theme::scaled(ui.style(), points));
    let width = ((ui.available_width() - name - kind - spare) / figures as f32).max(figure);
    TableBuilder::new(ui)
        .striped(true)
        .sense(Sense::CLICK)
        .column(Column::remainder().at_least(name).clip(true))
        .column(Column::initial(kind).clip(true))
        .columns(Column::initial(width).clip(true), figures)
        .header(2.0 * height, |mut row| {
            for column in &columns {
                row.col(|ui| {
                    if header(ui, look, *column, order) {
                        wanted = Some(*column);
                    }
                });
            }
        })
        .body(|body| {
            body.rows(height, rows.len(), |mut row| {
                let at = rows[row.index()];
                row.set_selected(state.shown.establishment == Some(at));
                for column in &columns {
                    row.col(|ui| {
                        let words = cell_words(look, study, view, at, *column);
                        let label = Label::new(words).selectable(false).truncate();
                        let layout = match column {
                            Sorted::Name | Sorted::Kind => Layout::left_to_right(Align::Center),
                            Sorted::Pupils | Sorted::By(_) => Layout::right_to_left(Align::Center),
                        };
                        ui.with_layout(layout, |ui| {
                            ui.add_space(6.0);
                            if *column != Sorted::Name {
                                ui.add(label);
                                return;
                            }
                            // The name stands for the row: with the keyboard one goes from name to name.
                            let name = ui.add(label.sense(Sense::click()));
                            let is_shown = state.shown.establishment == Some(at);
                            let words = place_name(&study.territory.establishments[at]);
                            name.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, &words));
                            if name.clicked() {
                                actions.push(Action::Select(Some(at)));
                            }
                        });
                    });
                }
                if row.response().clicked() {
                    actions.push(Action::Select(Some(at)));
                }
            });
        });
    wanted
}

fn header(ui: &mut Ui, look: &Look<'_>, column: Sorted, order: Order) -> bool {
    let mut words = title(look, column);
    if order.column == column {
        words.push_str(if order.descending { " ▼" } else { " ▲" });
    }
    let label = Label::new(RichText::new(words).family(theme::strong()).small()).wrap().sense(Sense::click());
    let align = if matches!(column, Sorted::Name | Sorted::Kind) { Align::Min } else { Align::Max };
    let head = ui.with_layout(Layout::top_down(align), |ui| ui.add(label)).inner;
    head.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, order.column == column, title(look, column))
    });
    head.clicked()
}

fn title(look: &Look<'_>, column: Sorted) -> String {
    match column {
        Sorted::Name => look.text.get("table-name"),
        Sorted::Kind => look.text.get("table-kind"),
        Sorted::Pupils => look.text.get("table-pupils"),
        Sorted::By(measure) => quantity_name(look.text, measure),
    }
}

fn cell_words(look: &Look<'_>, study: &Checked, view: &CellView, at: usize, column: Sorted) -> String {
    let school = &study.territory.establishments[at];
    match column {
        Sorted::Name => place_name(school),
        Sorted::Kind => kind_name(look.text, school.kind),
        Sorted::Pupils => crate::text::number::decimal(look.text.language(), f64::from(school.pupils), 0),
        Sorted::By(measure) => measure
            .at(view, &study.territory, at)
            .map_or_else(|| "–".to_owned(), |figure| value(look.text, measure, figure)),
    }
}

fn rows(study: &Checked, view: &CellView, state: &State, order: Order) -> Vec<usize> {
    let schools = &study.territory.establishments;
    // The table finds what the map finds.
    let words = state.shown.filter.search.trim();
    let sought: Option<HashSet<usize>> =
        (!words.is_empty()).then(|| found(words, study).into_iter().collect());
    let mut rows: Vec<usize> = (0..schools.len())
        .filter(|at| passes(&state.shown.filter, &schools[*at], &study.territory))
        .filter(|at| sought.as_ref().is_none_or(|sought| sought.contains(at)))
        .collect();
    let compare = |a: &usize, b: &usize| -> Ordering {
        let (first, second) = (&schools[*a], &schools[*b]);
        let ordering = match order.column {
            Sorted::Name => first.name.cmp(&second.name),
            Sorted::Kind => first.kind.cmp(&second.kind),
            Sorted::Pupils => first.pupils.cmp(&second.pupils),
            Sorted::By(measure) => {
                // Those without a figure come last either way.
                let of = |at: usize| measure.at(view, &study.territory, at);
                match (of(*a), of(*b)) {
                    (Some(a), Some(b)) => a.total_cmp(&b),
                    (None, None) => return Ordering::Equal,
                    (Some(_), None) => return Ordering::Less,
                    (None, Some(_)) => return Ordering::Greater,
                }
            }
        };
        if order.descending { ordering.reverse() } else { ordering }
    };
    rows.sort_by(compare);
    rows
}

/// The rows as text that spreadsheets take.
fn tabbed(look: &Look<'_>, study: &Checked, view: &CellView, rows: &[usize]) -> String {
    let columns = columns();
    let mut text = columns.iter().map(|column| title(look, *column)).collect::<Vec<_>>().join("\t") + "\n";
    for at in rows {
        let cells: Vec<String> =
            columns.iter().map(|column| cell_words(look, study, view, *at, *column)).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}
