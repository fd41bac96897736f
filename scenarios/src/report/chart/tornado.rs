//! A tornado: how far the result moves when each assumption goes from its low to its high value.

use super::Frame;
use super::axis::Across;
use super::legend::{self, Sign};
use super::palette::{self, INK};
use super::rows::{Rows, Saying};
use super::svg::{Paint, Style, Svg};

/// A tornado.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Tornado {
    /// Title of the axis: the result, with its unit.
    pub axis: String,
    /// The result when everything is as likely, in the unit of the axis.
    pub likely: f64,
    /// That result in words, for the legend.
    pub likely_label: String,
    /// For the legend: the assumption is low.
    pub low_means: String,
    /// For the legend: the assumption is high.
    pub high_means: String,
    /// Assumptions, the widest first.
    pub swings: Vec<Swing>,
}

/// What one assumption does.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Swing {
    /// Name of the assumption.
    pub name: String,
    /// The result when it is low, in the unit of the axis.
    pub low: f64,
    /// The result when it is high.
    pub high: f64,
    /// Its low value, as people read it.
    pub low_label: String,
    /// Its high value.
    pub high_label: String,
}

/// Height of a bar.
const BAR: f64 = 20.0;

impl Tornado {
    /// The chart as SVG. The axis need not begin at zero: lengths show differences from the likely result.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let entries = [
            (Sign::Part(1), self.low_means.clone()),
            (Sign::Part(0), self.high_means.clone()),
            (Sign::Reference, self.likely_label.clone()),
        ];
        let entries: Vec<_> = entries.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        let top = legend::above(&mut svg, &entries, frame) + 4.0;
        let sayings: Vec<Saying<'_>> = self
            .swings
            .iter()
            .map(|swing| Saying { name: &swing.name, figure: "", is_strong: false, below: 0.0 })
            .collect();
        let rows = Rows::lay(&sayings, BAR, (top, 0.0), frame);
        let style = Style::SMALL;
        // The values of an assumption stand outside of its bar, on both sides.
        let labels = self.swings.iter().flat_map(|swing| [&swing.low_label, &swing.high_label]);
        let most = 0.24 * (rows.right - rows.left);
        let margin = labels.map(|label| style.width(label)).fold(0.0, f64::max).min(most) + 8.0;
        let across = Across::within(self.span(), (rows.left + margin, rows.right - margin));
        let bottom = rows.bottom - 6.0;
        across.grid(&mut svg, top - 4.0, bottom);
        for (at, swing) in self.swings.iter().enumerate() {
            self.draw(&mut svg, swing, rows.places[at].top, (&across, margin - 8.0));
        }
        if self.likely.is_finite() {
            let x = across.scale.at(self.likely);
            svg.line((x, top - 4.0), (x, bottom), &Paint::stroke(INK, 1.4).dashes("4 3"));
        }
        rows.names(&mut svg);
        let height = across.numbers(&mut svg, bottom, &self.axis, frame);
        svg.finish(height)
    }

    fn span(&self) -> (f64, f64) {
        let values = self.swings.iter().flat_map(|swing| [swing.low, swing.high]).chain([self.likely]);
        let values = values.filter(|value| value.is_finite());
        let (low, high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low <= high { (low, high) } else { (0.0, 1.0) }
    }

    fn draw(&self, svg: &mut Svg, swing: &Swing, top: f64, (across, room): (&Across, f64)) {
        let centre = across.scale.at(self.likely);
        let foot = top + BAR / 2.0 + 4.7;
        let ends = [(swing.low, &swing.low_label, 1), (swing.high, &swing.high_label, 0)];
        // Both may lie on the same side: the farther is drawn first, so that both are seen.
        let mut drawn = ends.to_vec();
        drawn.retain(|(value, ..)| value.is_finite());
        drawn.sort_by(|a, b| (b.0 - self.likely).abs().total_cmp(&(a.0 - self.likely).abs()));
        for (value, _, colour) in &drawn {
            let end = across.scale.at(*value);
            let size = ((end - centre).abs(), BAR);
            palette::fill_part(svg, *colour, (end.min(centre), top), size);
        }
        let left = usize::from(swing.low > swing.high);
        for (side, (value, label, _)) in [(true, ends[left]), (false, ends[1 - left])] {
            if !value.is_finite() {
                continue;
            }
            let x = across.scale.at(value);
            let label = super::words::fit(label, Style::SMALL.size, false, room);
            if side {
                svg.text(x.min(centre) - 5.0, foot, &label, Style::SMALL.end());
            } else {
                svg.text(x.max(centre) + 5.0, foot, &label, Style::SMALL);
            }
        }
    }
}
