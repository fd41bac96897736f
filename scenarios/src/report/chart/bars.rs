//! Horizontal bars with intervals: one figure for each scenario, and which cannot be told apart.

use super::axis::Across;
use super::legend::{self, Sign};
use super::palette::{self, GROUND, INK, QUIET};
use super::rows::{Rows, Saying};
use super::svg::{Paint, Style, Svg};
use super::{Frame, finite, ordered};

/// A chart of bars.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Bars {
    /// Title of the axis, with its unit.
    pub axis: String,
    /// Bars, from the top.
    pub bars: Vec<Bar>,
    /// A value that all are compared with.
    pub reference: Option<Reference>,
    /// Bars that cannot be told apart: indices of the first and the last of each group, which may overlap.
    pub alike: Vec<(usize, usize)>,
    /// What a group means, for the legend: "cannot be told apart".
    pub alike_means: String,
    /// What to write where there is no figure.
    pub missing: String,
}

/// A bar.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Bar {
    /// Name.
    pub name: String,
    /// Value in the unit of the axis; `None` when there is none.
    pub value: Option<f64>,
    /// Interval around it.
    pub interval: Option<(f64, f64)>,
    /// The value as people read it, with its interval if there is room.
    pub label: String,
    /// Which scenario, for its colour.
    pub series: usize,
    /// Whether it stands out: the winner.
    pub is_strong: bool,
}

/// A value that others are compared with.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Reference {
    /// Value in the unit of the axis.
    pub value: f64,
    /// What it is, with the value.
    pub label: String,
}

/// Room for the bracket of a group.
const BRACKET: f64 = 14.0;

impl Bars {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let groups: Vec<(usize, usize)> =
            self.alike.iter().copied().filter(|(from, to)| from < to && *to < self.bars.len()).collect();
        let reference = self.reference.as_ref().filter(|reference| reference.value.is_finite());
        let mut entries = Vec::new();
        if let Some(reference) = reference {
            entries.push((Sign::Reference, reference.label.clone()));
        }
        if !groups.is_empty() && !self.alike_means.is_empty() {
            entries.push((Sign::Bracket, self.alike_means.clone()));
        }
        let top = legend::above(&mut svg, &entries, frame) + 4.0;
        let sayings: Vec<Saying<'_>> = self.bars.iter().map(|bar| self.saying(bar)).collect();
        let columns = columns(&groups);
        let keep = columns.iter().map(|column| column + 1).max().unwrap_or(0) as f64 * BRACKET;
        let rows = Rows::lay(&sayings, 20.0, (top, keep), frame);
        let across = Across::within(self.span(), (rows.left, rows.right));
        let bottom = rows.bottom - 6.0;
        across.grid(&mut svg, top - 4.0, bottom);
        let bars = self.bars.iter().zip(&rows.places);
        let ends: Vec<f64> =
            bars.map(|(bar, row)| draw(&mut svg, bar, (row.top, row.middle, 20.0), &across)).collect();
        if let Some(reference) = reference {
            let x = across.scale.at(reference.value);
            svg.line((x, top - 4.0), (x, bottom), &Paint::stroke(INK, 1.4).dashes("4 3"));
        }
        for (at, end) in ends.into_iter().enumerate() {
            rows.figure(&mut svg, at, end);
        }
        rows.names(&mut svg);
        for ((from, to), column) in groups.iter().zip(columns) {
            let x = frame.width - keep + (column + 1) as f64 * BRACKET - 3.0;
            legend::bracket(&mut svg, x, (rows.places[*from].top, rows.places[*to].foot));
        }
        let height = across.numbers(&mut svg, bottom, &self.axis, frame);
        svg.finish(height)
    }

    fn saying<'a>(&'a self, bar: &'a Bar) -> Saying<'a> {
        let figure = if finite(bar.value).is_some() { &bar.label } else { &self.missing };
        Saying { name: &bar.name, figure, is_strong: bar.is_strong, below: 0.0 }
    }

    /// Zero and every value that is drawn.
    fn span(&self) -> (f64, f64) {
        let ends = self.bars.iter().filter(|bar| finite(bar.value).is_some()).flat_map(|bar| {
            let (low, high) = ordered(bar.interval).unzip();
            [bar.value, low, high]
        });
        let reference = self.reference.as_ref().map(|reference| reference.value);
        let values = ends.chain([reference]).filter_map(finite);
        values.fold((0.0, 0.0), |(low, high), value| (low.min(value), high.max(value)))
    }
}

/// Draws a bar with its interval; gives the right end of what is drawn.
fn draw(svg: &mut Svg, bar: &Bar, (top, middle, height): (f64, f64, f64), across: &Across) -> f64 {
    let zero = across.scale.at(0.0);
    let Some(value) = finite(bar.value) else {
        svg.line((zero + 2.0, middle), (zero + 14.0, middle), &Paint::stroke(QUIET, 1.2).dashes("2 3"));
        return zero + 14.0;
    };
    let end = across.scale.at(value);
    let colour = palette::series(bar.series);
    svg.rectangle((end.min(zero), top), ((end - zero).abs(), height), &Paint::fill(colour));
    let interval = ordered(bar.interval);
    if let Some((low, high)) = interval {
        whisker(svg, (across.scale.at(low), across.scale.at(high)), middle);
    }
    interval.map_or(end, |(_, high)| end.max(across.scale.at(high))).max(zero)
}

/// Draws an interval over a bar: dark, with a light rim that shows on the bar.
pub(super) fn whisker(svg: &mut Svg, (low, high): (f64, f64), y: f64) {
    // What is known exactly has no interval to show.
    if high - low < 1.0 {
        return;
    }
    for paint in [Paint::stroke(GROUND, 4.0), Paint::stroke(INK, 1.6)] {
        svg.line((low, y), (high, y), &paint);
        for x in [low, high] {
            svg.line((x, y - 4.5), (x, y + 4.5), &paint);
        }
    }
}

/// The column of each bracket: the first in which it meets no other.
fn columns(groups: &[(usize, usize)]) -> Vec<usize> {
    let mut columns: Vec<usize> = Vec::new();
    for (at, (from, to)) in groups.iter().enumerate() {
        let meets = |column: usize| {
            let others = groups.iter().zip(&columns).take(at);
            others.into_iter().any(|((f, t), taken)| *taken == column && from <= t && f <= to)
        };
        let free = (0..=at).find(|column| !meets(*column)).expect("one more column than groups is free");
        columns.push(free);
    }
    columns
}

/// Style of words in a bar, by the colour that they stand on.
pub(super) fn inside(colour: &'static str) -> Style {
    Style::SMALL.colour(palette::on(colour)).middle().rim(colour)
}
