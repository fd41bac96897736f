//! How much of the legend a map has room for.

use egui::Vec2;

/// Height of a map that has room for all of the legend; for a row of each class of a measure; for a row of each state of
/// lessons; for a strip of colours; points at the usual size of text, as all sizes here.
const WHOLE: f32 = 310.0;
const CLASSES: f32 = 180.0;
const STATES: f32 = 142.0;
const STRIP: f32 = 110.0;

/// Width of a map that has room for words beside its schools.
const NARROW: f32 = 390.0;

/// Room that the words about a difference take at most.
const DIFFERENCE: f32 = 72.0;

/// What the legend has to share its room with, and what it is of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Size of the map.
    pub(super) map: Vec2,
    /// Whether it shows an instant: states of lessons have names, which no strip could bear.
    pub(super) is_instant: bool,
    /// Whether it shows a difference, which takes words.
    pub(super) is_difference: bool,
}

impl Room {
    fn fits(self, height: f32) -> bool {
        let words = if self.is_difference { DIFFERENCE } else { 0.0 };
        self.map.y - words >= height
    }

    /// Whether there is enough for all of the legend.
    pub(super) fn is_enough(self) -> bool {
        self.fits(WHOLE)
    }
}

/// How much of the legend is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// What is shown, by name.
    Title,
    /// Colours in a strip with the bounds between them.
    Strip,
    /// A row for each class, with the number of its schools.
    Rows,
    /// Utilisation and types of schools as well.
    Whole,
}

impl Extent {
    /// What has room, unless someone has asked for all or for less.
    pub(super) fn of(room: Room, chosen: Option<bool>) -> Self {
        let is_wide = room.map.x >= NARROW;
        if chosen.unwrap_or_else(|| is_wide && room.is_enough()) {
            Self::Whole
        } else if is_wide && room.fits(if room.is_instant { STATES } else { CLASSES }) {
            Self::Rows
        } else if !room.is_instant && room.fits(STRIP) {
            Self::Strip
        } else {
            Self::Title
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn a_low_or_narrow_map_has_less_of_a_legend_unless_someone_asks_for_it() {
        let room = |width, height| Room { map: vec2(width, height), is_instant: false, is_difference: false };
        let of = |width, height, chosen| Extent::of(room(width, height), chosen);
        assert_eq!(of(700.0, 400.0, None), Extent::Whole);
        assert_eq!(of(700.0, 220.0, None), Extent::Rows);
        assert_eq!(of(300.0, 400.0, None), Extent::Strip);
        assert_eq!(of(700.0, 120.0, None), Extent::Strip);
        assert_eq!(of(700.0, 90.0, None), Extent::Title);
        assert_eq!(of(700.0, 90.0, Some(true)), Extent::Whole);
        assert_eq!(of(700.0, 400.0, Some(false)), Extent::Rows);
        let instant = Room { is_instant: true, ..room(300.0, 400.0) };
        assert_eq!(Extent::of(instant, None), Extent::Title, "states of lessons need words");
        let difference = Room { is_difference: true, ..room(700.0, 220.0) };
        assert_eq!(Extent::of(difference, None), Extent::Strip, "a difference needs words as well");
    }
}
