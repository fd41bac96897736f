//! Flows from payers to what they pay: bands as wide as their amounts (after Sankey, 1898).

use super::Frame;
use super::palette::{self, GROUND, INK};
use super::spread::spread;
use super::svg::{Paint, Style, Svg, Trace};

/// A picture of flows between two columns.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Flows {
    /// Heading of the left column; may be empty.
    pub from_title: String,
    /// Heading of the right column; may be empty.
    pub to_title: String,
    /// Left column, from the top: payers.
    pub from: Vec<Node>,
    /// Right column, from the top: items.
    pub to: Vec<Node>,
    /// Flows; what is not positive is not drawn.
    pub flows: Vec<Flow>,
    /// What to write when there are no flows.
    pub missing: String,
}

/// An end of flows.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Node {
    /// Name.
    pub name: String,
    /// Its total as people read it.
    pub label: String,
}

/// A flow.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Flow {
    /// Index in the left column.
    pub from: usize,
    /// Index in the right column.
    pub to: usize,
    /// Amount, in any unit: only its share of the whole shows.
    pub value: f64,
    /// The amount as people read it, written where the band is wide enough; may be empty.
    pub label: String,
}

/// Width of the bars at the ends of the bands.
const BAR: f64 = 12.0;

/// A node with its place.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Spot {
    top: f64,
    height: f64,
    used: f64,
}

impl Flows {
    /// The picture as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let flows: Vec<&Flow> = self
            .flows
            .iter()
            .filter(|flow| flow.value.is_finite() && flow.value > 0.0)
            .filter(|flow| flow.from < self.from.len() && flow.to < self.to.len())
            .collect();
        if flows.is_empty() {
            let lines = Style::SMALL.wrap(&self.missing, frame.width, 3);
            let foot = svg.lines(0.0, 18.0, &lines, Style::SMALL);
            return svg.finish(foot + 10.0);
        }
        let names = if frame.is_narrow() { 0.31 } else { 0.29 } * frame.width;
        let style = if frame.is_narrow() { Style::SMALL.colour(INK) } else { Style::LABEL };
        let (left, right) = (names + 8.0, frame.width - names - 8.0);
        let mut top = 8.0;
        for (x, title, style) in
            [(0.0, &self.from_title, Style::SMALL), (frame.width, &self.to_title, Style::SMALL.end())]
        {
            let lines = style.wrap(title, 0.48 * frame.width, 2);
            if !title.is_empty() {
                top = svg.lines(x, style.size, &lines, style).max(top - 14.0) + 14.0;
            }
        }
        let height = self.height(frame);
        let mut from = spots(self.from.len(), &flows, |flow| flow.from, (top, height));
        let mut to = spots(self.to.len(), &flows, |flow| flow.to, (top, height));
        bands(&mut svg, &flows, (&mut from, &mut to), (left + BAR, right - BAR));
        let ends = (top - 6.0, top + height + 6.0);
        let (room, text) = (names, (left - 8.0, right + 8.0));
        for (at, spot) in from.iter().enumerate() {
            svg.rectangle((left, spot.top), (BAR, spot.height), &Paint::fill(palette::part(at)));
        }
        for spot in &to {
            svg.rectangle((right - BAR, spot.top), (BAR, spot.height), &Paint::fill(INK));
        }
        let a = label(&mut svg, (&self.from, &from), (text.0, room, style.end()), ends);
        let b = label(&mut svg, (&self.to, &to), (text.1, room, style), ends);
        svg.finish(a.max(b).max(top + height) + 10.0)
    }

    /// Enough for the words of the longer column: names of two lines, or three where lines are short, and amounts.
    fn height(&self, frame: Frame) -> f64 {
        let most = self.from.len().max(self.to.len()) as f64;
        (most * if frame.is_narrow() { 72.0 } else { 58.0 }).max(if frame.is_narrow() {
            220.0
        } else {
            260.0
        })
    }
}

/// The places of the nodes of a column: heights in proportion to what flows, with gaps that share out the rest.
fn spots(
    count: usize,
    flows: &[&Flow],
    end: impl Fn(&Flow) -> usize,
    (top, height): (f64, f64),
) -> Vec<Spot> {
    let total: f64 = flows.iter().map(|flow| flow.value).sum();
    let mut sums = vec![0.0; count];
    for flow in flows {
        sums[end(flow)] += flow.value;
    }
    // The same scale in both columns, whatever their numbers of gaps: three fifths of the height are flows.
    let scale = 0.6 * height / total;
    let gap = if count > 1 { 0.4 * height / (count - 1) as f64 } else { 0.0 };
    let mut next = if count > 1 { top } else { top + 0.2 * height };
    sums.into_iter()
        .map(|sum| {
            let spot = Spot { top: next, height: sum * scale, used: 0.0 };
            next += spot.height + gap;
            spot
        })
        .collect()
}

/// Draws the bands, in the order of the right column within each node of the left one, so that they cross least.
fn bands(svg: &mut Svg, flows: &[&Flow], (from, to): (&mut [Spot], &mut [Spot]), (left, right): (f64, f64)) {
    let total: f64 = flows.iter().map(|flow| flow.value).sum();
    let scale = from.iter().map(|spot| spot.height).sum::<f64>() / total;
    let mut order: Vec<&&Flow> = flows.iter().collect();
    order.sort_by_key(|flow| (flow.from, flow.to));
    let mut words = Vec::new();
    for flow in order {
        let width = flow.value * scale;
        let (a, b) = (&mut from[flow.from], &mut to[flow.to]);
        let (y0, y1) = (a.top + a.used, b.top + b.used);
        a.used += width;
        b.used += width;
        let band = Trace::default()
            .go(left, y0)
            .glide(left, y0, right, y1)
            .to(right, y1 + width)
            .glide(right, y1 + width, left, y0 + width)
            .close();
        let colour = palette::part(flow.from);
        svg.path(&band, &Paint::edged(colour, GROUND, 0.5).opacity(0.45));
        let style = Style::SMALL.colour(INK).rim(GROUND);
        if width >= style.size + 1.0 && style.width(&flow.label) + 16.0 <= right - left {
            words.push((left + 7.0, y0 + width / 2.0 + 4.6, &flow.label, style));
        }
    }
    for (x, y, label, style) in words {
        svg.text(x, y, label, style);
    }
}

/// Writes the names of a column with their amounts; gives where they end.
fn label(
    svg: &mut Svg,
    (nodes, spots): (&[Node], &[Spot]),
    (x, room, style): (f64, f64, Style),
    (low, high): (f64, f64),
) -> f64 {
    let strong = style.strong(true);
    let words: Vec<(Vec<String>, Vec<String>)> = nodes
        .iter()
        .map(|node| {
            let label = if node.label.is_empty() { Vec::new() } else { strong.wrap(&node.label, room, 1) };
            (style.wrap(&node.name, room, if room < 120.0 { 3 } else { 2 }), label)
        })
        .collect();
    let heights: Vec<f64> =
        words.iter().map(|(name, label)| (name.len() + label.len()) as f64 * style.leading() + 3.0).collect();
    let wanted: Vec<f64> = spots.iter().map(|spot| spot.top + spot.height / 2.0).collect();
    let middles = spread(&wanted, &heights, (low, high.max(low + heights.iter().sum::<f64>())));
    let mut end = 0.0_f64;
    for ((name, label), (middle, height)) in words.iter().zip(middles.iter().zip(&heights)) {
        let foot = middle - height / 2.0 + 0.95 * style.size + 1.5;
        let next = svg.lines(x, foot, name, style) + style.leading();
        end = end.max(svg.lines(x, next, label, strong));
    }
    end
}
