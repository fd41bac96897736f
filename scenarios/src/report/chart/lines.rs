//! Lines by phase: how a figure goes from year to year, a line for each scenario, named at its end.

use super::axis::Upright;
use super::palette::{self, GRID, GROUND, INK, QUIET};
use super::spread::spread;
use super::svg::{Paint, Style, Svg, Trace};
use super::{Frame, finite, ordered};

/// A chart of lines.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Lines {
    /// Title of the axis, with its unit.
    pub axis: String,
    /// Names of the phases, from the left.
    pub phases: Vec<String>,
    /// Lines.
    pub lines: Vec<Line>,
    /// What to write for a line without any figure.
    pub missing: String,
}

/// A line.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Line {
    /// Name, with the last figure if that helps.
    pub name: String,
    /// A point for each phase; `None` is a gap.
    pub points: Vec<Option<Point>>,
    /// Which scenario, for its colour, mark and dashes.
    pub series: usize,
}

/// A point of a line.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Point {
    /// Value in the unit of the axis.
    pub value: f64,
    /// Interval around it.
    pub interval: Option<(f64, f64)>,
}

/// Points with their places: x, y, and those of the interval.
type Spot = (f64, f64, Option<(f64, f64)>);

impl Lines {
    /// The chart as SVG; its axis begins at zero.
    pub fn svg(&self, frame: Frame) -> String {
        let height = if frame.is_narrow() { 230.0 } else { 280.0 };
        let mut svg = Svg::new(frame.width);
        let style = Style::SMALL;
        let widest = self.lines.iter().map(|line| style.width(&line.name)).fold(0.0, f64::max);
        let names = widest.min(0.32 * frame.width);
        let right = frame.width - names - 22.0;
        let upright = Upright::draw(&mut svg, self.span(), &self.axis, (0.0, right, height), frame);
        let bottom = upright.top + height;
        let places = places(self.phases.len(), (upright.left, right));
        for (line, spots) in self.lines.iter().zip(self.spots(&places, &upright)) {
            draw(&mut svg, line.series, &spots);
        }
        self.names(&mut svg, (&places, &upright), (right, names), (upright.top - 8.0, bottom + 8.0));
        let foot = self.phases(&mut svg, &places, bottom, right);
        svg.finish(foot + 8.0)
    }

    fn span(&self) -> (f64, f64) {
        let points = self.lines.iter().flat_map(|line| line.points.iter().take(self.phases.len()).flatten());
        let values = points.flat_map(|point| {
            let (low, high) = ordered(point.interval).unzip();
            [Some(point.value), low, high]
        });
        let values = values.filter_map(finite);
        values.fold((0.0, 0.0), |(low, high), value| (low.min(value), high.max(value)))
    }

    /// The places of the points of each line. Lines are shifted a little from each other, so that intervals at the
    /// same phase do not hide each other.
    fn spots(&self, places: &[f64], upright: &Upright) -> Vec<Vec<Option<Spot>>> {
        let pitch = places.windows(2).map(|pair| pair[1] - pair[0]).fold(60.0, f64::min);
        let apart = (pitch / 8.0).min(6.0);
        let middle = self.lines.len().saturating_sub(1) as f64 / 2.0;
        let spot = |point: &Option<Point>, x: f64| {
            let point = point.filter(|point| point.value.is_finite())?;
            let at = |value| upright.scale.at(value);
            Some((x, at(point.value), ordered(point.interval).map(|(low, high)| (at(low), at(high)))))
        };
        let line = |(at, line): (usize, &Line)| {
            let shift = (at as f64 - middle) * apart;
            line.points.iter().zip(places).map(|(point, x)| spot(point, x + shift)).collect()
        };
        self.lines.iter().enumerate().map(line).collect()
    }

    /// Names the lines at their ends.
    fn names(
        &self,
        svg: &mut Svg,
        (places, upright): (&[f64], &Upright),
        (right, room): (f64, f64),
        ends: (f64, f64),
    ) {
        let style = Style::SMALL.colour(INK);
        let spots = self.spots(places, upright);
        let words: Vec<Vec<String>> = self
            .lines
            .iter()
            .map(|line| {
                let has_figures = line.points.iter().flatten().any(|point| point.value.is_finite());
                let name =
                    if has_figures { line.name.clone() } else { format!("{} ({})", line.name, self.missing) };
                style.wrap(&name, room, 3)
            })
            .collect();
        let last = |spots: &Vec<Option<Spot>>| spots.iter().flatten().next_back().copied();
        let wanted: Vec<f64> = spots.iter().map(|spots| last(spots).map_or(ends.1, |(_, y, _)| y)).collect();
        let heights: Vec<f64> =
            words.iter().map(|lines| lines.len() as f64 * style.leading() + 3.0).collect();
        let middles = spread(&wanted, &heights, ends);
        for (at, line) in self.lines.iter().enumerate() {
            let x = right + 20.0;
            if let Some((from, y, _)) = last(&spots[at]) {
                let leader = Trace::line((from + 6.0, y), (x - 4.0, middles[at]));
                svg.path(&leader, &Paint::stroke(palette::series(line.series), 0.9).opacity(0.8));
            }
            let foot = middles[at] - words[at].len() as f64 / 2.0 * style.leading() + 0.95 * style.size;
            svg.lines(x, foot, &words[at], style);
        }
    }

    /// Writes the names of the phases; gives their foot.
    fn phases(&self, svg: &mut Svg, places: &[f64], bottom: f64, right: f64) -> f64 {
        let style = Style::SMALL.middle();
        let pitch = places.windows(2).map(|pair| pair[1] - pair[0]).fold(right, f64::min);
        let mut foot = bottom + 20.0;
        for (name, x) in self.phases.iter().zip(places) {
            svg.line((*x, bottom), (*x, bottom + 4.0), &Paint::stroke(GRID, 1.0));
            let lines = style.wrap(name, (pitch - 4.0).max(24.0), 2);
            let half = lines.iter().map(|line| style.width(line)).fold(0.0, f64::max) / 2.0;
            foot = svg.lines(x.max(half), bottom + 20.0, &lines, style).max(foot);
        }
        foot
    }
}

/// The places of phases, at equal distances with room at both ends.
fn places(count: usize, (left, right): (f64, f64)) -> Vec<f64> {
    let margin = ((right - left) / 10.0).min(34.0);
    let (left, right) = (left + margin, right - margin);
    match count {
        0 => Vec::new(),
        1 => vec![f64::midpoint(left, right)],
        _ => (0..count).map(|at| left + (right - left) * at as f64 / (count - 1) as f64).collect(),
    }
}

/// Draws a line: its intervals, its pieces between gaps, its marks.
fn draw(svg: &mut Svg, series: usize, spots: &[Option<Spot>]) {
    let colour = palette::series(series);
    for (x, _, interval) in spots.iter().flatten() {
        if let Some((low, high)) = interval {
            let paint = Paint::stroke(colour, 1.4);
            svg.line((*x, *low), (*x, *high), &paint);
            for y in [low, high] {
                svg.line((x - 3.5, *y), (x + 3.5, *y), &paint);
            }
        }
    }
    for piece in spots.split(Option::is_none) {
        let points: Vec<(f64, f64)> = piece.iter().flatten().map(|(x, y, _)| (*x, *y)).collect();
        if points.len() > 1 {
            svg.path(&Trace::through(&points), &Paint::stroke(GROUND, 4.4).round());
            svg.path(&Trace::through(&points), &Paint::stroke(colour, 2.2).dashes(palette::dashes(series)));
        }
    }
    // The ends of a gap are joined by a hint that no figure is there.
    let known: Vec<(usize, (f64, f64))> =
        spots.iter().enumerate().filter_map(|(at, spot)| spot.map(|(x, y, _)| (at, (x, y)))).collect();
    for pair in known.windows(2).filter(|pair| pair[1].0 > pair[0].0 + 1) {
        svg.line(pair[0].1, pair[1].1, &Paint::stroke(QUIET, 0.8).dashes("1 4"));
    }
    for (_, spot) in known {
        svg.path(&palette::mark(series, spot, 5.0), &Paint::edged(colour, GROUND, 1.4));
    }
}
