//! Stacked columns by year: what is invested and what it costs to run, over the horizon.

use super::Frame;
use super::axis::Upright;
use super::legend::{self, Sign};
use super::palette::{self, INK};
use super::svg::{Paint, Style, Svg};

/// A chart of columns.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Columns {
    /// Title of the axis, with its unit.
    pub axis: String,
    /// Names of the parts, from zero up: what runs below, what is invested above it.
    pub parts: Vec<String>,
    /// Columns, from the left: the years.
    pub columns: Vec<Column>,
    /// For the legend: the line that marks the total of a column with negative parts.
    pub balance_means: String,
    /// What to write where there is no figure.
    pub missing: String,
}

/// A column.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Column {
    /// Name: the year.
    pub name: String,
    /// Value of each part in the unit of the axis, in the order of the chart; what is negative, such as a residual
    /// value, goes below zero. Empty when there are no figures.
    pub values: Vec<f64>,
    /// The total as people read it, written above where it fits; may be empty.
    pub label: String,
}

impl Columns {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let height = if frame.is_narrow() { 200.0 } else { 250.0 };
        let mut entries: Vec<(Sign, String)> =
            self.parts.iter().enumerate().map(|(part, name)| (Sign::Part(part), name.clone())).collect();
        if self.span().0 < 0.0 && !self.balance_means.is_empty() {
            entries.push((Sign::Balance, self.balance_means.clone()));
        }
        // The plot is laid out below its legend, whose height is known once it is drawn.
        let mut svg = Svg::new(frame.width);
        let top = legend::above(&mut svg, &entries, frame);
        let right = frame.width - 2.0;
        let upright = Upright::draw(&mut svg, self.span(), &self.axis, (top, right, height), frame);
        let bottom = upright.top + height;
        let pitch = (right - upright.left) / self.columns.len().max(1) as f64;
        let width = (0.72 * pitch).min(60.0);
        for (at, column) in self.columns.iter().enumerate() {
            let middle = upright.left + (at as f64 + 0.5) * pitch;
            self.column(&mut svg, column, (middle, width, pitch), &upright);
        }
        let foot = names(&mut svg, &self.columns, (upright.left, pitch), bottom);
        svg.finish(foot + 8.0)
    }

    fn span(&self) -> (f64, f64) {
        self.columns
            .iter()
            .map(sums)
            .fold((0.0, 0.0), |(low, high), sums| (low.min(sums.0), high.max(sums.1)))
    }

    fn column(
        &self,
        svg: &mut Svg,
        column: &Column,
        (middle, width, pitch): (f64, f64, f64),
        upright: &Upright,
    ) {
        let style = Style::SMALL.colour(INK).middle();
        let zero = upright.scale.at(0.0);
        if !column.values.iter().any(|value| value.is_finite()) {
            let line = Paint::stroke(palette::QUIET, 1.2).dashes("2 3");
            svg.line((middle - width / 2.0, zero - 3.0), (middle + width / 2.0, zero - 3.0), &line);
            if style.width(&self.missing) <= pitch {
                svg.text(middle, zero - 9.0, &self.missing, style.colour(palette::QUIET));
            }
            return;
        }
        let (mut below, mut above) = (0.0, 0.0);
        for (part, value) in column.values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
            let side = if *value < 0.0 { &mut below } else { &mut above };
            let (a, b) = (upright.scale.at(*side), upright.scale.at(*side + value));
            *side += value;
            if (a - b).abs() > 0.0 {
                let size = (width, (a - b).abs());
                palette::fill_part(svg, part, (middle - width / 2.0, a.min(b)), size);
            }
        }
        if below < 0.0 && above > 0.0 {
            let y = upright.scale.at(below + above);
            legend::balance(svg, (middle - width / 2.0 - 3.0, y), (middle + width / 2.0 + 3.0, y));
        }
        if style.width(&column.label) <= pitch - 2.0 {
            let y = upright.scale.at(above) - 5.0;
            svg.text(middle, y, &column.label, style.rim(palette::GROUND));
        }
    }
}

/// Sums of what is negative and of what is positive.
fn sums(column: &Column) -> (f64, f64) {
    let values = || column.values.iter().copied().filter(|value| value.is_finite());
    (values().filter(|value| *value < 0.0).sum(), values().filter(|value| *value > 0.0).sum())
}

/// Writes the names of the columns, all of them or every so many where they would touch; gives their foot.
fn names(svg: &mut Svg, columns: &[Column], (left, pitch): (f64, f64), bottom: f64) -> f64 {
    let style = Style::SMALL.middle();
    let widest = columns.iter().map(|column| style.width(&column.name)).fold(0.0, f64::max);
    let every = ((widest.min(90.0) + 6.0) / pitch).ceil().max(1.0) as usize;
    for (at, column) in columns.iter().enumerate().step_by(every) {
        let x = left + (at as f64 + 0.5) * pitch;
        // A name that is cut at the ends of the chart would be cut on one side only.
        let room = (pitch * every as f64 - 2.0).max(20.0);
        let name = super::words::fit(&column.name, style.size, false, room);
        let half = style.width(&name) / 2.0;
        svg.words(x.max(half), bottom + 18.0, &name, style, Some(&column.name));
    }
    bottom + 20.0
}
