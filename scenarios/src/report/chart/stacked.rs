//! Stacked horizontal bars: what a total is made of, for each scenario.

use super::Frame;
use super::axis::Across;
use super::bars::inside;
use super::legend::{self, Sign};
use super::palette::{self, GROUND};
use super::rows::{Rows, Saying};
use super::svg::{Paint, Style, Svg};

/// A chart of stacked bars.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Stacked {
    /// Title of the axis, with its unit.
    pub axis: String,
    /// Names of the parts, in the order in which they are stacked.
    pub parts: Vec<String>,
    /// Bars, from the top.
    pub bars: Vec<StackedBar>,
    /// For the legend: the line that marks the total of a bar with negative parts.
    pub balance_means: String,
    /// What to write where there is no figure.
    pub missing: String,
}

/// A stacked bar.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct StackedBar {
    /// Name.
    pub name: String,
    /// The parts, in the order of the chart; empty when there are no figures.
    pub segments: Vec<Segment>,
    /// The total as people read it.
    pub total: String,
    /// A remark below the bar, such as a veto; may be empty.
    pub remark: String,
    /// Whether the bar is excluded: its figures are there, but it is not in the running.
    pub is_excluded: bool,
    /// Whether it stands out: the winner.
    pub is_strong: bool,
}

/// A part of a bar.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Segment {
    /// Value in the unit of the axis; what is negative is stacked to the left of zero.
    pub value: f64,
    /// The value as people read it, written where it fits.
    pub label: String,
}

/// Height of a bar.
const BAR: f64 = 26.0;

/// How remarks are set.
const REMARK: Style = Style::SMALL.rim(GROUND);

impl Stacked {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let used = |part: &usize| {
            self.bars.iter().any(|bar| bar.segments.get(*part).is_some_and(|segment| segment.value != 0.0))
        };
        let mut entries: Vec<(Sign, String)> = (0..self.parts.len())
            .filter(used)
            .map(|part| (Sign::Part(part), self.parts[part].clone()))
            .collect();
        if self.span().0 < 0.0 && !self.balance_means.is_empty() {
            entries.push((Sign::Balance, self.balance_means.clone()));
        }
        let top = legend::above(&mut svg, &entries, frame) + 4.0;
        let sayings: Vec<Saying<'_>> = self.bars.iter().map(|bar| self.saying(bar, frame)).collect();
        let rows = Rows::lay(&sayings, BAR, (top, 0.0), frame);
        let across = Across::within(self.span(), (rows.left, rows.right));
        let bottom = rows.bottom - 6.0;
        across.grid(&mut svg, top - 4.0, bottom);
        for (at, bar) in self.bars.iter().enumerate() {
            let end = draw(&mut svg, bar, rows.places[at].top, &across);
            rows.figure(&mut svg, at, end);
            svg.lines(rows.left, rows.places[at].foot + 16.0, &remark(bar, frame), REMARK);
        }
        rows.names(&mut svg);
        let height = across.numbers(&mut svg, bottom, &self.axis, frame);
        svg.finish(height)
    }

    fn saying<'a>(&'a self, bar: &'a StackedBar, frame: Frame) -> Saying<'a> {
        let figure = if bar.segments.is_empty() { &self.missing } else { &bar.total };
        let below = remark(bar, frame).len() as f64 * REMARK.leading();
        Saying { name: &bar.name, figure, is_strong: bar.is_strong, below }
    }

    /// From the largest sum of what is negative to the largest of what is positive.
    fn span(&self) -> (f64, f64) {
        self.bars.iter().map(sums).fold((0.0, 0.0), |(low, high), sums| (low.min(sums.0), high.max(sums.1)))
    }
}

/// The remark below a bar in lines that fit beside the names.
fn remark(bar: &StackedBar, frame: Frame) -> Vec<String> {
    let room = if frame.is_narrow() { frame.width - 4.0 } else { 0.63 * frame.width };
    if bar.remark.is_empty() { Vec::new() } else { REMARK.wrap(&bar.remark, room, 3) }
}

/// Sums of what is negative and of what is positive.
fn sums(bar: &StackedBar) -> (f64, f64) {
    let values = || bar.segments.iter().map(|segment| segment.value).filter(|value| value.is_finite());
    (values().filter(|value| *value < 0.0).sum(), values().filter(|value| *value > 0.0).sum())
}

/// Draws the parts of a bar; gives the right end of what is drawn.
fn draw(svg: &mut Svg, bar: &StackedBar, top: f64, across: &Across) -> f64 {
    let (mut below, mut above) = (0.0, 0.0);
    let mut words = Vec::new();
    for (part, segment) in bar.segments.iter().enumerate().filter(|(_, segment)| segment.value.is_finite()) {
        let side = if segment.value < 0.0 { &mut below } else { &mut above };
        let (a, b) = (across.scale.at(*side), across.scale.at(*side + segment.value));
        *side += segment.value;
        let (left, width) = (a.min(b), (b - a).abs());
        if width <= 0.0 {
            continue;
        }
        let colour = if bar.is_excluded {
            legend::hatched(svg, (left, top), (width, BAR));
            svg.rectangle((left, top), (width, BAR), &Paint::stroke(GROUND, 1.0));
            palette::PALE
        } else {
            palette::fill_part(svg, part, (left, top), (width, BAR));
            palette::part(part)
        };
        let style = inside(colour);
        if style.width(&segment.label) + 10.0 <= width {
            words.push((left + width / 2.0, segment.label.as_str(), style));
        }
    }
    for (x, label, style) in words {
        svg.text(x, top + BAR / 2.0 + 4.7, label, style);
    }
    // What is partly negative has its balance marked: the bar alone would show too much.
    if below < 0.0 {
        let x = across.scale.at(below + above);
        legend::balance(svg, (x, top - 4.0), (x, top + BAR + 4.0));
    }
    across.scale.at(above)
}
