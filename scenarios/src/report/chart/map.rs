//! Maps: the establishments of a territory, each in the class of its figure, one map or several side by side.
//!
//! Equirectangular at the middle latitude: within 1 % in the shapes of a région, and north is up everywhere.

use super::legend::{self, Sign};
use super::palette::{self, EDGE, GROUND, INK, LAND};
use super::svg::{Paint, Style, Svg};
use super::{Frame, finite};
use crate::text::number;
use maillage_sim::territory::Position;

mod ground;
#[cfg(test)]
mod tests;

use ground::Ground;

/// Classes of a map.
pub const N_CLASSES: usize = 5;

/// Maps of one territory.
#[derive(Clone, PartialEq, Debug)]
pub struct Maps {
    /// Where the establishments are.
    pub places: Vec<Position>,
    /// INSEE codes of the départements whose outlines are drawn.
    pub departements: Vec<String>,
    /// The maps, side by side: one for each scenario.
    pub maps: Vec<Values>,
    /// Bounds between the classes, rising; a value on a bound is in the class above it.
    pub bounds: [f64; N_CLASSES - 1],
    /// The range of each class as people read it, from the least values.
    pub classes: [String; N_CLASSES],
    /// Whether the highest values are the bad ones.
    pub high_is_bad: bool,
    /// Title of the legend: the measure with its unit.
    pub legend: String,
    /// What it means that a place has no figure.
    pub missing: String,
}

/// A figure for each establishment.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Values {
    /// Title above the map; may be empty.
    pub title: String,
    /// The figures, in the order of the places; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

/// Sizes of the dots of classes, good to bad: what is bad is also larger.
const RADII: [f64; N_CLASSES] = [2.3, 2.7, 3.2, 3.7, 4.3];

/// Shapes of the dots of classes: disc, square, triangle, diamond, cross.
const SHAPES: [usize; N_CLASSES] = [0, 1, 2, 3, 5];

/// The sign of a class in a legend, good to bad; of no figure for `None`.
pub(super) fn sign(svg: &mut Svg, class: Option<usize>, at: (f64, f64)) {
    match class {
        Some(class) => {
            let class = class.min(N_CLASSES - 1);
            let trace = palette::mark(SHAPES[class], at, 1.4 * RADII[class]);
            svg.path(&trace, &Paint::edged(palette::CLASSES[class], rim(class), 0.8));
        }
        None => svg.path(&palette::mark(0, at, 2.6), &Paint::edged(GROUND, EDGE, 1.2)),
    }
}

/// The edge of a dot: its own colour, darker, around what is pale on the land; light around what is dark.
const fn rim(class: usize) -> &'static str {
    match class {
        0 => "#4f8f86",
        1 => "#a3750c",
        _ => GROUND,
    }
}

impl Maps {
    /// The class of a value, good to bad; `None` without a value.
    pub fn class(&self, value: Option<f64>) -> Option<usize> {
        let value = finite(value)?;
        let step = self.bounds.iter().filter(|bound| value >= **bound).count();
        Some(if self.high_is_bad { step } else { N_CLASSES - 1 - step })
    }

    /// The maps as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        const GAP: f64 = 12.0;
        let mut svg = Svg::new(frame.width);
        let across = self.maps.len().clamp(1, if frame.is_narrow() { 2 } else { 3 });
        let is_beside = across == 1 && !frame.is_narrow();
        let room = frame.width - if is_beside { 0.34 * frame.width } else { 0.0 };
        let width = (room - GAP * (across - 1) as f64) / across as f64;
        let ground = Ground::new(self, width, if is_beside { 500.0 } else { 400.0 });
        let mut top = 0.0;
        for row in self.maps.chunks(across) {
            let begin = top + titles(&mut svg, row, (width, GAP), top);
            for (at, map) in row.iter().enumerate() {
                let left = at as f64 * (width + GAP);
                ground.draw(&mut svg, (left, begin));
                self.dots(&mut svg, map, &ground, (left, begin), (width / 400.0).clamp(0.62, 1.0));
            }
            top = begin + ground.height + 10.0;
        }
        let foot = ground.scale_bar(&mut svg, top, frame);
        let entries = self.entries(frame);
        let style = Style::STRONG;
        let (left, from) = if is_beside { (room + 16.0, 4.0) } else { (0.0, foot + 10.0) };
        let lines = style.wrap(&self.legend, frame.width - left, 4);
        let below = svg.lines(left, from + style.size, &lines, style) + 8.0;
        let end = legend::list(&mut svg, &entries, (left, frame.width), below);
        svg.finish(end.max(foot) + 6.0)
    }

    /// Draws the dots of a map, a path for each class, the worst last so that they are not hidden.
    fn dots(&self, svg: &mut Svg, map: &Values, ground: &Ground, corner: (f64, f64), size: f64) {
        let classes = std::iter::once(None).chain((0..N_CLASSES).map(Some));
        for class in classes {
            let (shape, radius) = class.map_or((0, 2.0), |class| (SHAPES[class], RADII[class]));
            let radius = (10.0 * radius * size).round() / 10.0;
            let mut path = super::svg::Trace::default();
            for (at, place) in self.places.iter().enumerate() {
                let value = map.values.get(at).copied().flatten();
                if self.class(value) == class
                    && let Some((x, y)) = ground.at(*place)
                {
                    // A tenth of a unit is less than the eye sees, and keeps the file small.
                    let spot = [corner.0 + x, corner.1 + y].map(|place| (10.0 * place).round() / 10.0);
                    path.0.push_str(&palette::mark(shape, (spot[0], spot[1]), radius).0);
                }
            }
            let paint = class.map_or_else(
                || Paint::edged(GROUND, EDGE, 0.9),
                |class| Paint::edged(palette::CLASSES[class], rim(class), 0.5 * size),
            );
            svg.path(&path, &paint);
        }
    }

    /// The legend, worst first: the range of each class and how many establishments are in it on each map.
    fn entries(&self, frame: Frame) -> Vec<(Sign, String)> {
        let count = |class: Option<usize>| -> Vec<usize> {
            let of = |map: &Values| {
                let value = |at| map.values.get(at).copied().flatten();
                (0..self.places.len()).filter(|at| self.class(value(*at)) == class).count()
            };
            self.maps.iter().map(of).collect()
        };
        let written = |name: &str, counts: &[usize]| {
            let counts = counts.iter().map(|count| number::decimal(frame.language, *count as f64, 0));
            format!("{name}\u{a0}({})", counts.collect::<Vec<_>>().join("\u{a0}·\u{a0}"))
        };
        let mut entries: Vec<(Sign, String)> = (0..N_CLASSES)
            .rev()
            .map(|class| {
                let step = if self.high_is_bad { class } else { N_CLASSES - 1 - class };
                (Sign::Class(class), written(&self.classes[step], &count(Some(class))))
            })
            .collect();
        let unknown = count(None);
        if unknown.iter().any(|count| *count > 0) {
            entries.push((Sign::Unknown, written(&self.missing, &unknown)));
        }
        entries
    }
}

/// Writes the titles of the maps of a row; gives the height they take.
fn titles(svg: &mut Svg, row: &[Values], (width, gap): (f64, f64), top: f64) -> f64 {
    let style = Style::STRONG.colour(INK);
    let lines: Vec<Vec<String>> = row.iter().map(|map| style.wrap(&map.title, width, 2)).collect();
    if row.iter().all(|map| map.title.is_empty()) {
        return 0.0;
    }
    for (at, lines) in lines.iter().enumerate() {
        svg.lines(at as f64 * (width + gap), top + style.size, lines, style);
    }
    lines.iter().map(Vec::len).max().unwrap_or(0) as f64 * style.leading() + 8.0
}

/// Paint of the land.
fn land() -> Paint {
    Paint::edged(LAND, EDGE, 0.7).round()
}
