//! Tables of the view: a title for each row, then figures at the right of columns that are as wide as what is in them.

use super::draw::mark;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::theme;
use egui::{Align, Color32, FontId, Label, Layout, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder, TableRow};

/// The head of a column, and what it means in a sentence.
#[derive(Clone, Default, Debug)]
pub(super) struct Heading {
    pub(super) head: String,
    pub(super) hint: String,
}

impl From<String> for Heading {
    fn from(head: String) -> Self {
        Self { head, hint: String::new() }
    }
}

/// Words of a cell, and their colour where it is not the usual one.
pub(super) type Words = (String, Option<Color32>);

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Number of the scenario, which gives its mark.
    pub(super) number: Option<usize>,
    pub(super) title: String,
    pub(super) cells: Vec<Words>,
    /// Whether it is what is looked at.
    pub(super) is_shown: bool,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Head of the titles, then of the figures.
    pub(super) heads: Vec<Heading>,
    pub(super) rows: Vec<Row>,
    /// Whether rows can be chosen.
    pub(super) is_chosen_from: bool,
}

impl Table {
    /// Its heads and its rows.
    pub(super) fn lines(&self) -> Lines {
        let heads = self.heads.iter().map(|heading| heading.head.clone()).collect();
        let row = |row: &Row| {
            let cells = row.cells.iter().map(|(words, _)| words.clone());
            std::iter::once(row.title.clone()).chain(cells).collect()
        };
        std::iter::once(heads).chain(self.rows.iter().map(row)).collect()
    }
}

/// Room for titles, points at the usual size of text.
const TITLE: f32 = 150.0;

/// Draws it; the row that was chosen.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, table: &Table) -> Option<usize> {
    let usual = TextStyle::Body.resolve(ui.style()).size;
    let small = TextStyle::Small.resolve(ui.style()).size;
    let widths = widths(ui, table, (small, usual));
    let between = ui.spacing().item_spacing.x;
    let figures: f32 = widths.iter().map(|width| width + between).sum();
    let title = TITLE * usual / 14.5;
    // What is left over is shared by the columns, up to a width that the eye still follows.
    let spare = (ui.available_width() - figures - 1.5 * title).max(0.0) / widths.len().max(1) as f32;
    let spare = spare.min(24.0);
    let widths: Vec<f32> = widths.into_iter().map(|width| width + spare).collect();
    let lines = lines(ui, table, &widths, small);
    let mut chosen = None;
    egui::ScrollArea::horizontal().id_salt(table.name).show(ui, |ui| {
        ui.set_min_width(title + figures + spare * widths.len() as f32);
        let mut builder = TableBuilder::new(ui)
            .id_salt((table.name, "table"))
            .striped(true)
            .vscroll(false)
            .column(Column::remainder().at_least(title).clip(true));
        if table.is_chosen_from {
            builder = builder.sense(Sense::CLICK);
        }
        for width in &widths {
            builder = builder.column(Column::exact(*width));
        }
        builder
            .header(small * 1.32 * lines + 6.0, |mut row| {
                for (at, heading) in table.heads.iter().enumerate() {
                    row.col(|ui| head(ui, look, heading, if at == 0 { Align::Min } else { Align::Max }));
                }
            })
            .body(|mut body| {
                for (at, known) in table.rows.iter().enumerate() {
                    body.row(usual * 1.9, |row| {
                        if draw(row, look, known, table.is_chosen_from) {
                            chosen = Some(at);
                        }
                    });
                }
            });
    });
    chosen
}

/// Widths of the columns of figures: of their longest word or figure.
fn widths(ui: &Ui, table: &Table, (small, usual): (f32, f32)) -> Vec<f32> {
    let width = |words: &str, font: FontId| {
        ui.painter().layout_no_wrap(words.to_owned(), font, Color32::WHITE).size().x
    };
    let heads = table.heads.iter().enumerate().skip(1);
    heads
        .map(|(at, heading)| {
            let words =
                heading.head.split([' ', '\n']).map(|word| width(word, FontId::new(small, theme::strong())));
            let cells = table.rows.iter().filter_map(|row| row.cells.get(at - 1));
            let cells = cells.map(|(words, _)| width(words, FontId::proportional(usual)));
            words.chain(cells).fold(24.0, f32::max).ceil() + 2.0
        })
        .collect()
}

/// Lines of the highest head.
fn lines(ui: &Ui, table: &Table, widths: &[f32], small: f32) -> f32 {
    let lines = table.heads.iter().skip(1).zip(widths).map(|(heading, width)| {
        let font = FontId::new(small, theme::strong());
        ui.painter().layout(heading.head.clone(), font, Color32::WHITE, *width).rows.len()
    });
    lines.max().unwrap_or(1) as f32
}

fn head(ui: &mut Ui, look: &Look<'_>, heading: &Heading, align: Align) {
    let words = RichText::new(&heading.head).small().family(theme::strong()).color(look.palette.quiet);
    let label = Label::new(words).wrap().halign(align);
    let label = ui.with_layout(Layout::top_down(align), |ui| ui.add(label)).inner;
    if !heading.hint.is_empty() {
        label.on_hover_text(&heading.hint);
    }
}

/// Draws a row; whether it was chosen.
fn draw(mut row: TableRow<'_, '_>, look: &Look<'_>, known: &Row, is_chosen_from: bool) -> bool {
    row.set_selected(known.is_shown && is_chosen_from);
    let mut chosen = false;
    row.col(|ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(number) = known.number {
                let (square, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                mark(ui.painter(), number, square.center());
            }
            let mut words = RichText::new(&known.title).color(look.palette.ink);
            if known.is_shown {
                words = words.family(theme::strong());
            }
            let label = Label::new(words).selectable(false).truncate();
            if !is_chosen_from {
                ui.add(label);
                return;
            }
            // The title stands for the row: with the keyboard one goes from title to title.
            let title = ui.add(label.sense(Sense::click()));
            let is_enabled = ui.is_enabled();
            title
                .widget_info(|| WidgetInfo::selected(Role::Button, is_enabled, known.is_shown, &known.title));
            chosen |= title.clicked();
        });
    });
    for (words, colour) in &known.cells {
        row.col(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = RichText::new(words).color(colour.unwrap_or(look.palette.ink));
                ui.add(Label::new(words).selectable(false));
            });
        });
    }
    chosen || (is_chosen_from && row.response().clicked())
}
