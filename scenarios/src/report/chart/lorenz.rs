//! Lorenz curves: how unequally something is shared out.

use super::Frame;
use super::legend::{self, Sign};
use super::palette::{self, EDGE, GRID, GROUND, INK};
use super::svg::{Paint, Style, Svg, Trace};
use crate::text::number;

/// A chart of Lorenz curves.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Lorenz {
    /// Title of the horizontal axis: share of pupils, the worst served first.
    pub across: String,
    /// Title of the vertical axis: share of what they have together.
    pub upright: String,
    /// For the legend: the line of equality.
    pub equality: String,
    /// Curves.
    pub curves: Vec<Curve>,
}

/// A Lorenz curve.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Curve {
    /// Name, with the Gini index.
    pub name: String,
    /// Shares of pupils and of what they have, both 0..=1 and rising, from (0, 0) to (1, 1).
    pub points: Vec<(f64, f64)>,
    /// Which scenario, for its colour, mark and dashes.
    pub series: usize,
}

/// Ends of the plot.
#[derive(Clone, Copy)]
struct Plot {
    left: f64,
    top: f64,
    side: f64,
}

impl Plot {
    fn at(self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.left + self.side * x.clamp(0.0, 1.0), self.top + self.side * (1.0 - y.clamp(0.0, 1.0)))
    }
}

impl Lorenz {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let style = Style::SMALL;
        let title = style.wrap(&self.upright, frame.width - 4.0, 2);
        svg.lines(2.0, style.size, &title, style);
        let left = 52.0;
        let side = if frame.is_narrow() { frame.width - left - 24.0 } else { 0.58 * frame.width };
        let plot = Plot { left, top: title.len() as f64 * style.leading() + 14.0, side };
        grid(&mut svg, plot, frame);
        svg.line(plot.at((0.0, 0.0)), plot.at((1.0, 1.0)), &Paint::stroke(INK, 1.4).dashes("4 3"));
        for curve in &self.curves {
            draw(&mut svg, curve, plot);
        }
        let mut foot = plot.top + side + 18.0;
        let right = if frame.is_narrow() { frame.width - 2.0 } else { left + side + 10.0 };
        let lines = style.wrap(&self.across, right - 2.0, 2);
        foot = svg.lines(right, foot + style.leading() + 2.0, &lines, style.end()) + 8.0;
        let mut entries = vec![(Sign::Reference, self.equality.clone())];
        entries.extend(self.curves.iter().map(|curve| (Sign::Series(curve.series), curve.name.clone())));
        entries.retain(|(_, words)| !words.is_empty());
        let end = if frame.is_narrow() {
            legend::list(&mut svg, &entries, (4.0, frame.width), foot + 4.0)
        } else {
            legend::list(&mut svg, &entries, (left + side + 24.0, frame.width), plot.top)
        };
        svg.finish(foot.max(end))
    }
}

fn grid(svg: &mut Svg, plot: Plot, frame: Frame) {
    for percent in [0, 20, 40, 60, 80, 100] {
        let share = f64::from(percent) / 100.0;
        let paint = Paint::stroke(if percent == 0 { EDGE } else { GRID }, 1.0);
        svg.line(plot.at((share, 0.0)), plot.at((share, 1.0)), &paint);
        svg.line(plot.at((0.0, share)), plot.at((1.0, share)), &paint);
        let label = number::with_unit(frame.language, &percent.to_string(), "%");
        let (x, y) = (plot.at((share, 0.0)), plot.at((0.0, share)));
        svg.text(x.0, x.1 + 17.0, &label, Style::SMALL.middle());
        svg.text(y.0 - 6.0, y.1 + 4.5, &label, Style::SMALL.end());
    }
}

/// Draws a curve, with marks at a few places so that it is known without its colour.
fn draw(svg: &mut Svg, curve: &Curve, plot: Plot) {
    let points: Vec<(f64, f64)> =
        curve.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    // Corners within less than the width of the line from the one before say nothing: curves have thousands.
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let place = plot.at(*point);
        let is_far = kept.last().is_none_or(|last: &(f64, f64)| {
            let (dx, dy) = (place.0 - last.0, place.1 - last.1);
            dx.hypot(dy) > 1.5
        });
        if is_far || at + 1 == points.len() {
            kept.push(place);
        }
    }
    let colour = palette::series(curve.series);
    svg.path(
        &Trace::through(&kept),
        &Paint::stroke(colour, 2.2).dashes(palette::dashes(curve.series)).round(),
    );
    // Curves that run close have their marks at other places.
    let shift = 0.04 * (curve.series % 5) as f64;
    for share in [0.3 + shift, 0.6 + shift] {
        if let Some(height) = height(&points, share) {
            let mark = palette::mark(curve.series, plot.at((share, height)), 4.6);
            svg.path(&mark, &Paint::edged(colour, GROUND, 1.2));
        }
    }
}

/// The height of a curve at a share, between its corners.
fn height(points: &[(f64, f64)], share: f64) -> Option<f64> {
    let pair = points.windows(2).find(|pair| pair[0].0 <= share && share <= pair[1].0)?;
    let width = pair[1].0 - pair[0].0;
    let part = if width > 0.0 { (share - pair[0].0) / width } else { 0.0 };
    Some(pair[0].1 + part * (pair[1].1 - pair[0].1))
}
