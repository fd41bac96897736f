//! What the map and the strip of the day show, as a table, for those who cannot or would rather not look at them:
//! establishments, links, servers, the day by its hours.

mod column;
mod day;
mod establishments;
mod grid;
mod links;
mod servers;

use super::Look;
use super::map::plain;
use super::timeline;
use crate::action::Action;
use crate::layout::Pane;
use crate::results::CellId;
use crate::state::{Filter, Listing, Period, State};
use crate::study::Checked;
use crate::theme;
use crate::work::film::Reel;
use column::{Column, Order, tabbed};
use egui::{Label, RichText, TextEdit, Ui};
use grid::{Grid, Wanted};
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::text::Language;

/// What the table remembers.
#[derive(Default, Debug)]
pub struct Draft {
    /// Order of each listing, where it is not that of the beginning.
    orders: [Option<Order>; Listing::ALL.len()],
    /// Link and pool that were gone to.
    gone_to: [Option<usize>; Listing::ALL.len()],
    /// Rows in order, with what they were ordered from.
    rows: Option<(Key, Vec<usize>)>,
    /// Establishments in which servers stand.
    sites: servers::Sites,
}

/// What the rows and their order depend on.
#[derive(Clone, PartialEq, Debug)]
struct Key {
    listing: Listing,
    language: Language,
    version: u64,
    cell: CellId,
    filter: Filter,
    order: Order,
    is_filmed: bool,
    /// Minute of the cursor, where it changes the order.
    minute: Option<u32>,
}

/// What listings are made from.
#[derive(Clone, Copy, Debug)]
struct Scene<'a> {
    look: &'a Look<'a>,
    state: &'a State,
    study: &'a Checked,
    view: &'a CellView,
    reel: Option<&'a Reel>,
}

impl<'a> Scene<'a> {
    /// The film and the minute of the cursor, where an instant is looked at.
    fn instant(&self) -> Option<(&'a Reel, u32)> {
        let reel = self.reel.filter(|_| self.state.shown.period == Period::Instant)?;
        Some((reel, self.state.shown.minute.max(0.0) as u32))
    }

    /// Whether a name is searched for; any is while nothing is typed.
    fn is_sought(&self, names: &[&str]) -> bool {
        let words = plain(self.state.shown.filter.search.trim());
        names.iter().any(|name| plain(name).contains(&words))
    }
}

/// Draws the table.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    choice(ui, look, state, actions);
    let (Some(study), Some(view)) = (&state.study, state.view()) else { return };
    let Some(cell) = state.cell_of(&state.shown.scenario) else { return };
    let listing = state.shown.listing;
    let scene = Scene { look, state, study, view, reel: state.film().map(AsRef::as_ref) };
    if listing == Listing::Day && scene.reel.is_none() {
        ui.label(timeline::awaited(look, state));
        return;
    }
    let mut sites = std::mem::take(&mut draft.sites);
    if listing == Listing::Servers {
        sites.take(view, &study.territory);
    }
    let columns = match listing {
        Listing::Establishments => establishments::columns(scene),
        Listing::Links => links::columns(scene),
        Listing::Servers => servers::columns(scene, &sites),
        Listing::Day => day::columns(scene),
    };
    let order = draft.orders[listing as usize].unwrap_or_else(|| first_order(listing));
    order_rows(scene, cell, (&columns, order), &sites, draft);
    let rows = draft.rows.as_ref().map_or(&[][..], |(_, rows)| rows);
    let row = match listing {
        Listing::Establishments => state.shown.establishment,
        Listing::Links | Listing::Servers => draft.gone_to[listing as usize],
        Listing::Day => day::row(state.shown.minute),
    };
    let mut more = false;
    ui.horizontal_wrapped(|ui| {
        ui.label(look.text.say(counted(listing), &[("count", rows.len().into())]));
        if ui.button(look.text.get("compare-copy")).clicked() {
            let code = (listing == Listing::Establishments).then(|| establishments::code(scene));
            actions.push(Action::Copy(tabbed(code.as_ref(), &columns, rows)));
        }
        more = row.is_some() && ui.button(look.text.get(more_of(listing).key())).clicked();
        if !state.shown.filter.is_open() && listing != Listing::Day {
            // The filter is set on the map, out of sight here.
            ui.label(RichText::new(look.text.get("table-filtered")).color(look.palette.unsure));
            if ui.button(look.text.get("table-unfiltered")).clicked() {
                let search = state.shown.filter.search.clone();
                actions.push(Action::Filter(Filter { search, ..Filter::default() }));
            }
        }
        if scene.reel.is_none() && listing != Listing::Establishments {
            ui.label(RichText::new(timeline::awaited(look, state)).color(look.palette.quiet));
        }
    });
    if matches!(listing, Listing::Links | Listing::Servers) && scene.reel.is_some() {
        let words = RichText::new(look.text.get("table-two-sources")).small().color(look.palette.quiet);
        ui.add(Label::new(words).wrap());
    }
    if rows.is_empty() && view.places.links.is_empty() && listing != Listing::Establishments {
        ui.label(look.text.get("table-unknown"));
    }
    let name = look.text.say("table-of", &[("listing", look.text.get(listing.key()).into())]);
    let wanted = Grid { listing, name, columns: &columns, rows, order, row }.ui(ui, look);
    if let Some(column) = wanted.column {
        draft.orders[listing as usize] = Some(order.by(column, &columns));
    }
    act(scene, &sites, row, &Wanted { more: more || wanted.more, ..wanted }, draft, actions);
    drop(columns);
    draft.sites = sites;
}

/// What is listed, and what is searched for in it.
fn choice(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        for listing in Listing::ALL {
            if ui.selectable_label(state.shown.listing == listing, look.text.get(listing.key())).clicked() {
                actions.push(Action::List(listing));
            }
        }
        if state.shown.listing == Listing::Day {
            return;
        }
        ui.separator();
        let label = ui.label(look.text.get("map-search"));
        let mut words = state.shown.filter.search.clone();
        if ui
            .add(TextEdit::singleline(&mut words).desired_width(theme::scaled(ui.style(), 160.0)))
            .labelled_by(label.id)
            .changed()
        {
            actions.push(Action::Filter(Filter { search: words, ..state.shown.filter.clone() }));
        }
    });
}

/// Makes the rows and their order again where something changed that they depend on.
fn order_rows(
    scene: Scene<'_>,
    cell: CellId,
    (columns, order): (&[Column<'_>], Order),
    sites: &servers::Sites,
    draft: &mut Draft,
) {
    let shown = &scene.state.shown;
    let follows = columns.get(order.column).is_some_and(|column| column.is_of_the_minute);
    let key = Key {
        listing: shown.listing,
        language: scene.look.text.language(),
        version: scene.state.results.version,
        cell,
        filter: shown.filter.clone(),
        order,
        is_filmed: scene.reel.is_some(),
        minute: scene.instant().filter(|_| follows).map(|(_, minute)| minute),
    };
    if draft.rows.as_ref().is_some_and(|(known, _)| *known == key) {
        return;
    }
    // Numbers of links and pools are those of a cell.
    if draft.rows.as_ref().is_some_and(|(known, _)| known.cell != key.cell) {
        draft.gone_to = [None; Listing::ALL.len()];
    }
    let rows = match shown.listing {
        Listing::Establishments => establishments::rows(scene),
        Listing::Links => links::rows(scene),
        Listing::Servers => servers::rows(scene, sites),
        Listing::Day => day::rows(),
    };
    draft.rows = Some((key, order.of(rows, columns)));
}

/// The order at the beginning: by what is worst, but the day from the morning on.
const fn first_order(listing: Listing) -> Order {
    match listing {
        Listing::Establishments => establishments::ORDER,
        Listing::Links => links::ORDER,
        Listing::Servers => servers::ORDER,
        Listing::Day => Order { column: 0, descending: false },
    }
}

/// Key of the number of rows.
const fn counted(listing: Listing) -> &'static str {
    match listing {
        Listing::Establishments => "table-rows",
        Listing::Links => "table-rows-links",
        Listing::Servers => "table-rows-servers",
        Listing::Day => "table-rows-day",
    }
}

/// The view that says more of a row.
const fn more_of(listing: Listing) -> Pane {
    match listing {
        Listing::Establishments | Listing::Links | Listing::Servers => Pane::Explain,
        Listing::Day => Pane::Timeline,
    }
}

/// Goes to a row, or shows more of the one that was gone to.
fn act(
    scene: Scene<'_>,
    sites: &servers::Sites,
    row: Option<usize>,
    wanted: &Wanted,
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let listing = scene.state.shown.listing;
    if let Some(row) = wanted.row {
        match listing {
            Listing::Establishments => actions.push(Action::Select(Some(row))),
            Listing::Links | Listing::Servers => draft.gone_to[listing as usize] = Some(row),
            Listing::Day => actions.push(Action::Minute(day::minute(row))),
        }
    }
    let Some(row) = row.filter(|_| wanted.more) else { return };
    // Of what belongs to no establishment, the explanation is that of the territory.
    match listing {
        Listing::Links => {
            let link = scene.view.places.links.get(row);
            let establishment = link.and_then(|link| link.establishment).map(|at| at as usize);
            actions.push(Action::Select(establishment));
        }
        Listing::Servers => actions.push(Action::Select(sites.establishment(row))),
        Listing::Establishments | Listing::Day => {}
    }
    actions.push(Action::Show(more_of(listing)));
}
