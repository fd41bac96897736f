//! Views and the panes around them: each view is a tree of panes that people rearrange by dragging, and that is kept; one
//! for windows with room, one for small ones.

use egui::{Vec2, vec2};
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

/// Room that panes need to stand beside and above each other as in a large window, points at the usual size of text.
const ROOM: Vec2 = vec2(1100.0, 560.0);

/// How much room there is for panes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Room {
    /// Panes stand beside and above each other.
    Large,
    /// What a view is less about lies behind the rest, a tab away.
    Small,
}

impl Room {
    /// Of panes that share so many points, with words of this size (1: usual).
    pub fn of(points: Vec2, text_size: f32) -> Self {
        let needed = text_size * ROOM;
        if points.x >= needed.x && points.y >= needed.y { Self::Large } else { Self::Small }
    }
}

/// The panes around each view, as people have arranged them.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Layout {
    large: BTreeMap<Pane, Tree<Pane>>,
    small: BTreeMap<Pane, Tree<Pane>>,
}

impl Layout {
    /// The panes of a view in so much room.
    pub fn of(&mut self, view: Pane, room: Room) -> &mut Tree<Pane> {
        let trees = match room {
            Room::Large => &mut self.large,
            Room::Small => &mut self.small,
        };
        trees.entry(view).or_insert_with(|| usual(view, room))
    }
}

/// A part of a window: a pane, panes behind each other, or parts beside or above each other with their shares of the room.
enum Part {
    One(Pane),
    Tabs(&'static [Pane]),
    Row(&'static [(Self, f32)]),
    Column(&'static [(Self, f32)]),
}

use Part::{Column, One, Row, Tabs};

/// How the panes of a view are laid out at first: what the view is about has most room.
const fn parts(view: Pane, room: Room) -> Part {
    match (view, room) {
        (Pane::Map, Room::Large) => Row(&[
            (One(Pane::Editor), 0.24),
            (Column(&[(One(Pane::Map), 0.7), (One(Pane::Timeline), 0.3)]), 0.54),
            (One(Pane::Explain), 0.22),
        ]),
        (Pane::Map, Room::Small) => {
            Row(&[(Tabs(&[Pane::Map, Pane::Timeline]), 0.64), (Tabs(&[Pane::Explain, Pane::Editor]), 0.36)])
        }
        (Pane::Timeline, Room::Small) => {
            Row(&[(One(Pane::Timeline), 0.54), (Tabs(&[Pane::Map, Pane::Explain]), 0.46)])
        }
        (Pane::Timeline, Room::Large) => Row(&[
            (Column(&[(One(Pane::Map), 0.56), (One(Pane::Timeline), 0.44)]), 0.76),
            (One(Pane::Explain), 0.24),
        ]),
        (Pane::Editor, _) => Row(&[(One(Pane::Editor), 0.52), (One(Pane::Map), 0.48)]),
        (Pane::Explain, _) => Row(&[(One(Pane::Explain), 0.42), (One(Pane::Map), 0.58)]),
        (Pane::Compare | Pane::Elus | Pane::Table | Pane::Decide, _) => One(view),
    }
}

fn usual(view: Pane, room: Room) -> Tree<Pane> {
    let mut tiles = Tiles::default();
    let root = build(&mut tiles, &parts(view, room));
    Tree::new(egui::Id::unique(("panes", view.key(), room == Room::Small)), root, tiles)
}

fn build(tiles: &mut Tiles<Pane>, part: &Part) -> TileId {
    let (direction, children) = match part {
        One(pane) => return tiles.insert_pane(*pane),
        Tabs(panes) => {
            let children = panes.iter().map(|pane| tiles.insert_pane(*pane)).collect();
            return tiles.insert_tab_tile(children);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Panes that are seen, and those that there are.
    fn panes(view: Pane, room: Room) -> (Vec<Pane>, Vec<Pane>) {
        let tree = usual(view, room);
        let all = tree.tiles.iter().filter_map(|(id, tile)| match tile {
            Tile::Pane(pane) => Some((*id, *pane)),
            Tile::Container(_) => None,
        });
        let active = tree.active_tiles();
        let (seen, behind): (Vec<_>, Vec<_>) = all.partition(|(id, _)| active.contains(id));
        let sorted = |panes: Vec<(TileId, Pane)>| {
            let mut panes: Vec<Pane> = panes.into_iter().map(|(_, pane)| pane).collect();
            panes.sort();
            panes
        };
        let seen = sorted(seen);
        let mut all = [seen.clone(), sorted(behind)].concat();
        all.sort();
        (seen, all)
    }

    #[test]
    fn a_small_window_has_the_panes_of_a_large_one_and_shows_fewer() {
        for view in Pane::ALL {
            let [large, small] = [Room::Large, Room::Small].map(|room| panes(view, room));
            assert_eq!(large.0, large.1, "{view:?}: nothing lies behind");
            assert!(large.1.iter().all(|pane| small.1.contains(pane)), "{view:?}: {small:?}");
            assert!(small.0.len() <= 2 && small.0.contains(&view), "{view:?}: {small:?}");
        }
    }

    #[test]
    fn larger_words_need_more_room() {
        assert_eq!(Room::of(vec2(1400.0, 740.0), 1.0), Room::Large);
        assert_eq!(Room::of(vec2(1400.0, 740.0), 1.5), Room::Small);
        assert_eq!(Room::of(vec2(900.0, 740.0), 1.0), Room::Small);
        assert_eq!(Room::of(vec2(1400.0, 400.0), 1.0), Room::Small);
    }
}
