//! How firm a ranking is: for each criterion, the weights between which the winner stays.

use super::Frame;
use super::axis::Across;
use super::legend::{self, Sign};
use super::palette::{ACCENT, GROUND};
use super::rows::{Rows, Saying};
use super::svg::{Paint, Style, Svg};

/// A chart of the stability of weights.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Stability {
    /// Title of the axis: weight of the criterion, in percent.
    pub axis: String,
    /// Criteria, from the top.
    pub weights: Vec<Weight>,
    /// For the legend: the winner stays.
    pub stays_means: String,
    /// For the legend: another wins.
    pub beyond_means: String,
    /// For the legend: the weight as it is.
    pub now_means: String,
}

/// The weight of a criterion.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Weight {
    /// Name of the criterion.
    pub name: String,
    /// The weight as it is, 0..=1.
    pub now: f64,
    /// The least weight with the same winner, 0..=1.
    pub low: f64,
    /// The greatest weight with the same winner.
    pub high: f64,
    /// What happens in words: the interval, or that nothing changes.
    pub label: String,
    /// Who wins below the interval; empty when it begins at 0.
    pub below: String,
    /// Who wins above it; empty when it ends at 1.
    pub above: String,
}

/// Height of a bar.
const BAR: f64 = 16.0;

impl Stability {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let entries = [
            (Sign::Plain(ACCENT), self.stays_means.clone()),
            (Sign::Hatched, self.beyond_means.clone()),
            (Sign::Now, self.now_means.clone()),
        ];
        let entries: Vec<_> = entries.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        let top = legend::above(&mut svg, &entries, frame) + 6.0;
        let sayings: Vec<Saying<'_>> = self
            .weights
            .iter()
            .map(|weight| {
                let below = if weight.below.is_empty() && weight.above.is_empty() { 0.0 } else { 16.0 };
                Saying { name: &weight.name, figure: &weight.label, is_strong: false, below }
            })
            .collect();
        let rows = Rows::lay(&sayings, BAR, (top, 0.0), frame);
        let across = Across::new((0.0, 100.0), (rows.left + 6.0, rows.right - 6.0));
        let bottom = rows.bottom - 6.0;
        across.grid(&mut svg, top - 6.0, bottom);
        for (at, weight) in self.weights.iter().enumerate() {
            draw(&mut svg, weight, rows.places[at].top, &across);
            rows.figure(&mut svg, at, across.scale.at(100.0) + 6.0);
        }
        rows.names(&mut svg);
        let height = across.numbers(&mut svg, bottom, &self.axis, frame);
        svg.finish(height)
    }
}

/// Draws the range of a weight, what wins beyond it, and the weight as it is.
fn draw(svg: &mut Svg, weight: &Weight, top: f64, across: &Across) {
    let place = |share: f64| across.scale.at(100.0 * if share.is_finite() { share } else { 0.0 });
    let (zero, one) = (place(0.0), place(1.0));
    legend::hatched(svg, (zero, top), (one - zero, BAR));
    let (low, high) = (place(weight.low.min(weight.high)), place(weight.high.max(weight.low)));
    svg.rectangle((low, top), (high - low, BAR), &Paint::edged(ACCENT, GROUND, 1.0));
    legend::now(svg, place(weight.now), top + BAR / 2.0, 6.5);
    let style = Style::SMALL.rim(GROUND);
    let foot = top + BAR + 14.0;
    let both = !weight.below.is_empty() && !weight.above.is_empty();
    let room = (one - zero) * if both { 0.48 } else { 1.0 };
    // Who wins beyond is written below its end of the bar, near it, inside of the plot.
    let below = super::words::fit(&weight.below, style.size, false, room);
    let above = super::words::fit(&weight.above, style.size, false, room);
    svg.words(zero, foot, &below, style, Some(&weight.below));
    svg.words(one, foot, &above, style.end(), Some(&weight.above));
}
