//! A table of anything: columns as data, rows in the order of one of them, a row that is gone to with the pointer or the
//! keyboard. For those who do not see it, it is one stop of the keyboard whose rows say all their cells.

use super::column::{Column, Order};
use crate::panel::Look;
use crate::state::Listing;
use crate::theme;
use egui::accesskit::{self, SortDirection};
use egui::{
    Align, EventFilter, InputState, Key, Label, Layout, Response, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo,
};
use egui_extras::{Column as Width, TableBuilder};

/// Rows of a long step.
const PAGE: usize = 15;

/// Room beside the words of a cell, points.
const BESIDE: f32 = 6.0;

/// A table.
pub(super) struct Grid<'a> {
    /// What it lists.
    pub(super) listing: Listing,
    /// What it is called.
    pub(super) name: String,
    /// Columns; the words of the first one stand for the row.
    pub(super) columns: &'a [Column<'a>],
    /// Rows in order.
    pub(super) rows: &'a [usize],
    /// What they are ordered by.
    pub(super) order: Order,
    /// The row that is gone to.
    pub(super) row: Option<usize>,
}

/// What someone wants of a table.
#[derive(Default, Debug)]
pub(super) struct Wanted {
    /// To order the rows by this column.
    pub(super) column: Option<usize>,
    /// To go to this row.
    pub(super) row: Option<usize>,
    /// To see more of the row that is gone to.
    pub(super) more: bool,
}

impl Grid<'_> {
    /// Draws the table.
    pub(super) fn ui(&self, ui: &mut Ui, look: &Look<'_>) -> Wanted {
        let whole = ui.available_rect_before_wrap();
        let id = ui.scope_id().with(("rows", self.listing.key()));
        // Rows take what is clicked; the whole has the focus.
        let own = ui.interact(whole, id, Sense::focusable_noninteractive());
        let at = self.keys(ui, &own);
        let mut wanted =
            Wanted { column: None, row: at.map(|at| self.rows[at]), more: self.wants_more(ui, &own) };
        own.widget_info(|| WidgetInfo::labeled(Role::Table, true, &self.name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(accesskit::Action::Click);
            node.set_row_count(self.rows.len());
            node.set_column_count(self.columns.len());
            node.set_description(look.text.get("table-keys"));
        });
        ui.scope_builder(UiBuilder::new().accessibility_parent(id), |ui| {
            ScrollArea::horizontal().id_salt(("columns", self.listing.key())).show(ui, |ui| {
                self.table(ui, look, &own, at, &mut wanted);
            });
        });
        if wanted.row.is_some() && at.is_none() {
            own.request_focus();
        }
        if own.has_focus() {
            let stroke = Stroke::new(2.0, look.palette.accent);
            ui.painter().rect_stroke(whole, 3.0, stroke, StrokeKind::Inside);
        }
        wanted
    }

    /// Whether more is wanted of the row that is gone to, with the keyboard or by those who read the screen aloud.
    fn wants_more(&self, ui: &Ui, own: &Response) -> bool {
        // Asked before the input is locked.
        let has_focus = own.has_focus();
        let is_asked =
            |input: &InputState| input.has_accesskit_action_request(own.id, accesskit::Action::Click);
        let is_pressed = |input: &InputState| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space);
        self.row.is_some() && ui.input(|input| is_asked(input) || (has_focus && is_pressed(input)))
    }

    /// Arrows and their like, with the focus on the table: the place in the order that they go to.
    fn keys(&self, ui: &Ui, own: &Response) -> Option<usize> {
        if !own.has_focus() {
            return None;
        }
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(own.id, filter));
        let last = self.rows.len().checked_sub(1)?;
        let at = self.row.and_then(|row| self.rows.iter().position(|known| *known == row));
        let forth = |by: usize| at.map_or(0, |at| (at + by).min(last));
        let back = |by: usize| at.map_or(0, |at| at.saturating_sub(by));
        let keys = [
            (Key::ArrowDown, forth(1)),
            (Key::ArrowUp, back(1)),
            (Key::PageDown, forth(PAGE)),
            (Key::PageUp, back(PAGE)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        ui.input(|input| keys.into_iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, to)| to))
    }

    fn table(&self, ui: &mut Ui, look: &Look<'_>, own: &Response, go_to: Option<usize>, wanted: &mut Wanted) {
        let widths = self.widths(ui);
        let height = ui.spacing().interact_size.y;
        let mut table = TableBuilder::new(ui)
            .id_salt(self.listing.key())
            .striped(true)
            .sense(Sense::CLICK)
            .animate_scrolling(false);
        for (at, width) in widths.into_iter().enumerate() {
            let column = if at == 0 { Width::remainder().at_least(width) } else { Width::initial(width) };
            table = table.column(column.clip(true));
        }
        if let Some(at) = go_to {
            table = table.scroll_to_row(at, None);
        }
        table
            .header(2.0 * height, |mut row| {
                for at in 0..self.columns.len() {
                    row.col(|ui| {
                        if self.head(ui, at) {
                            wanted.column = Some(at);
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(height, self.rows.len(), |mut line| {
                    let row = self.rows[line.index()];
                    line.set_selected(self.row == Some(row));
                    for (at, column) in self.columns.iter().enumerate() {
                        let index = line.index();
                        line.col(|ui| {
                            if self.cell(ui, look, own, (at, column), (index, row)) {
                                wanted.row = Some(row);
                            }
                        });
                    }
                    if line.response().clicked() {
                        wanted.row = Some(row);
                    }
                });
            });
    }

    /// Widths of columns, points: those of figures share what is left. Also makes room for all of them.
    fn widths(&self, ui: &mut Ui) -> Vec<f32> {
        let scale = theme::scaled(ui.style(), 1.0);
        let least: Vec<f32> = self.columns.iter().map(|column| scale * column.width).collect();
        let between = ui.spacing().item_spacing.x * self.columns.len() as f32;
        let all = least.iter().sum::<f32>() + between;
        let figures = self.columns.iter().filter(|column| column.is_figure).count();
        let spare = (ui.available_width() - all - ui.spacing().scroll.allocated_width()).max(0.0);
        ui.set_min_width(all);
        let more = if figures > 0 { spare / figures as f32 } else { 0.0 };
        let width = |(column, least): (&Column<'_>, f32)| if column.is_figure { least + more } else { least };
        self.columns.iter().zip(least).map(width).collect()
    }

    /// The head of a column; whether it was used.
    fn head(&self, ui: &mut Ui, at: usize) -> bool {
        let column = &self.columns[at];
        let is_order = self.order.column == at;
        let mut words = column.title.clone();
        if is_order {
            words.push_str(if self.order.descending { " ▼" } else { " ▲" });
        }
        let words = RichText::new(words).family(theme::strong()).small();
        let label = Label::new(words).wrap().sense(Sense::click());
        let align = if column.is_figure { Align::Max } else { Align::Min };
        let head = ui.with_layout(Layout::top_down(align), |ui| ui.add(label)).inner;
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.title));
        if is_order {
            let direction =
                if self.order.descending { SortDirection::Descending } else { SortDirection::Ascending };
            ui.ctx().accesskit_node_builder(head.id, |node| node.set_sort_direction(direction));
        }
        let is_used = head.clicked();
        if let Some(hint) = &column.hint {
            head.on_hover_text(hint);
        }
        is_used
    }

    /// A cell; whether its row is wanted.
    fn cell(
        &self,
        ui: &mut Ui,
        look: &Look<'_>,
        own: &Response,
        (at, column): (usize, &Column<'_>),
        (index, row): (usize, usize),
    ) -> bool {
        let words = (column.words)(row);
        let layout = if column.is_figure {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let drawn = ui.with_layout(layout, |ui| {
            ui.add_space(BESIDE);
            let label = Label::new(words.as_str()).selectable(false).truncate();
            if at > 0 {
                ui.add(label);
                return false;
            }
            // The words of the first column stand for the row.
            let name = ui.add(label.sense(Sense::CLICK));
            name.widget_info(|| WidgetInfo::labeled(Role::Row, true, &words));
            let is_gone_to = self.row == Some(row);
            ui.ctx().accesskit_node_builder(name.id, |node| {
                node.set_row_index(index);
                node.set_selected(is_gone_to);
                if is_gone_to {
                    node.set_description(self.in_words(look, row));
                }
            });
            if is_gone_to {
                ui.ctx().accesskit_node_builder(own.id, |node| {
                    node.set_active_descendant(name.id.accesskit_id());
                });
            }
            name.clicked()
        });
        drawn.inner
    }

    /// The other cells of a row, with what they are.
    fn in_words(&self, look: &Look<'_>, row: usize) -> String {
        let colon = look.text.get("gui-colon-space");
        let cell = |column: &Column<'_>| format!("{}{colon}{}", column.title, (column.words)(row));
        self.columns.iter().skip(1).map(cell).collect::<Vec<_>>().join(", ")
    }
}
