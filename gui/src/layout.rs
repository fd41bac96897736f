//! Views and the panes around them: each view is a tree of panes that people rearrange by dragging, and that is kept.

use egui_tiles::{Container, Linear, LinearDir, SimplificationOptions, Tile, TileId, Tiles, Tree};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A pane of the window, and the view that is about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Pane {
    /// The region.
    Map,
    /// The day: cursor, load, disturbed lessons.
    Timeline,
    /// What the scenario says, and what may be changed.
    Editor,
    /// Scenarios side by side.
    Compare,
    /// The page for decision makers.
    Elus,
    /// Why an establishment is disturbed.
    Explain,
    /// Every establishment, as a table.
    Table,
    /// Money, people, equity, and the order of the scenarios.
    Decide,
}

impl Pane {
    /// Every pane.
    pub const ALL: [Self; 8] = [
        Self::Map,
        Self::Timeline,
        Self::Editor,
        Self::Compare,
        Self::Elus,
        Self::Explain,
        Self::Table,
        Self::Decide,
    ];

    /// Key of its title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "pane-map",
            Self::Timeline => "pane-timeline",
            Self::Editor => "pane-editor",
            Self::Compare => "pane-compare",
            Self::Elus => "pane-elus",
            Self::Explain => "pane-explain",
            Self::Table => "pane-table",
            Self::Decide => "pane-decide",
        }
    }
}

/// The panes around each view, as people have arranged them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Layout(BTreeMap<Pane, Tree<Pane>>);

impl Default for Layout {
    fn default() -> Self {
        Self(Pane::ALL.into_iter().map(|view| (view, usual(view))).collect())
    }
}

impl Layout {
    /// The panes of a view.
    pub fn of(&mut self, view: Pane) -> &mut Tree<Pane> {
        self.0.entry(view).or_insert_with(|| usual(view))
    }
}

/// A part of a window: a pane, or parts beside or above each other with their shares of the room.
enum Part {
    One(Pane),
    Row(&'static [(Self, f32)]),
    Column(&'static [(Self, f32)]),
}

use Part::{Column, One, Row};

/// How the panes of a view are laid out at first: what the view is about has most room.
const fn parts(view: Pane) -> Part {
    match view {
        Pane::Map => Row(&[
            (One(Pane::Editor), 0.24),
            (Column(&[(One(Pane::Map), 0.74), (One(Pane::Timeline), 0.26)]), 0.54),
            (One(Pane::Explain), 0.22),
        ]),
        Pane::Timeline => Row(&[
            (Column(&[(One(Pane::Map), 0.56), (One(Pane::Timeline), 0.44)]), 0.76),
            (One(Pane::Explain), 0.24),
        ]),
        Pane::Editor => Row(&[(One(Pane::Editor), 0.52), (One(Pane::Map), 0.48)]),
        Pane::Explain => Row(&[(One(Pane::Explain), 0.42), (One(Pane::Map), 0.58)]),
        Pane::Compare | Pane::Elus | Pane::Table | Pane::Decide => One(view),
    }
}

fn usual(view: Pane) -> Tree<Pane> {
    let mut tiles = Tiles::default();
    let root = build(&mut tiles, &parts(view));
    Tree::new(egui::Id::unique(("panes", view.key())), root, tiles)
}

fn build(tiles: &mut Tiles<Pane>, part: &Part) -> TileId {
    let (direction, children) = match part {
        One(pane) => return tiles.insert_pane(*pane),
        Row(children) => (LinearDir::Horizontal, children),
        Column(children) => (LinearDir::Vertical, children),
    };
    let children: Vec<(TileId, f32)> =
        children.iter().map(|(child, share)| (build(tiles, child), *share)).collect();
    let mut linear = Linear::new(direction, children.iter().map(|(tile, _)| *tile).collect());
    for (tile, share) in children {
        linear.shares.set_share(tile, share);
    }
    tiles.insert_new(Tile::Container(Container::Linear(linear)))
}

/// Panes beside each other have a tab each, that names them and by which they are dragged.
pub fn simplify(is_alone: bool) -> SimplificationOptions {
    SimplificationOptions { all_panes_must_have_tabs: !is_alone, ..SimplificationOptions::default() }
}
