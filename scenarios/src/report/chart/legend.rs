//! Legends: signs with their words, in lines like a text.

use super::Frame;
use super::palette::{self, EDGE, GROUND, INK, PALE};
use super::svg::{Paint, Style, Svg};

/// A sign of a legend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// A part of a whole.
    Part(usize),
    /// A scenario: its mark on its line.
    Series(usize),
    /// Its line with no mark, dashed thinly.
    Reference,
    /// A plain colour.
    Plain(&'static str),
    /// What is excluded or beyond.
    Hatched,
    /// What positive and negative parts come to.
    Balance,
    /// Where things stand now.
    Now,
    /// What holds together.
    Bracket,
    /// A class of a map.
    Class(usize),
    /// A place without a figure.
    Unknown,
}

/// Room for a sign.
const SIGN: f64 = 20.0;

impl Sign {
    /// Draws the sign with its left end at `x`, around the middle of a line at `y`.
    fn draw(self, svg: &mut Svg, x: f64, y: f64) {
        let (at, size) = ((x, y - 6.0), (14.0, 12.0));
        match self {
            Self::Part(index) => palette::fill_part(svg, index, at, size),
            Self::Plain(colour) => svg.rectangle(at, size, &Paint::fill(colour)),
            Self::Hatched => hatched(svg, at, size),
            Self::Series(index) => {
                let colour = palette::series(index);
                let line = Paint::stroke(colour, 2.2).dashes(palette::dashes(index));
                svg.line((x - 2.0, y), (x + 16.0, y), &line);
                svg.path(&palette::mark(index, (x + 7.0, y), 4.2), &Paint::edged(colour, GROUND, 1.0));
            }
            Self::Reference => {
                svg.line((x, y), (x + 15.0, y), &Paint::stroke(INK, 1.4).dashes("4 3"));
            }
            Self::Balance => balance(svg, (x + 7.0, y - 7.0), (x + 7.0, y + 7.0)),
            Self::Now => now(svg, x + 7.0, y, 6.0),
            Self::Bracket => bracket(svg, x + 9.0, (y - 6.0, y + 6.0)),
            Self::Class(index) => super::map::sign(svg, Some(index), (x + 7.0, y)),
            Self::Unknown => super::map::sign(svg, None, (x + 7.0, y)),
        }
    }
}

/// A bracket that holds rows together, open to the left.
pub(super) fn bracket(svg: &mut Svg, x: f64, (top, bottom): (f64, f64)) {
    let trace = super::svg::Trace::through(&[(x - 5.0, top), (x, top), (x, bottom), (x - 5.0, bottom)]);
    svg.path(&trace, &Paint::stroke(INK, 1.4));
}

/// The mark of where things stand now.
pub(super) fn now(svg: &mut Svg, x: f64, y: f64, radius: f64) {
    svg.path(&palette::mark(3, (x, y), radius), &Paint::edged(INK, GROUND, 1.4));
}

/// The mark of what positive and negative parts come to.
pub(super) fn balance(svg: &mut Svg, from: (f64, f64), to: (f64, f64)) {
    for paint in [Paint::stroke(GROUND, 5.0), Paint::stroke(INK, 2.2)] {
        svg.line(from, to, &paint);
    }
}

/// A rectangle of what is excluded or beyond.
pub(super) fn hatched(svg: &mut Svg, at: (f64, f64), size: (f64, f64)) {
    svg.rectangle(at, size, &Paint::fill(PALE));
    svg.path(&palette::texture(1, at, size), &Paint::stroke(EDGE, 0.8).opacity(0.7));
}

/// Draws a legend from `top` down between `left` and `right`; gives where it ends. Nothing for no entries.
pub(super) fn flow(svg: &mut Svg, entries: &[(Sign, String)], (left, right): (f64, f64), top: f64) -> f64 {
    const APART: f64 = 16.0;
    let style = Style::SMALL;
    let line = style.leading() + 3.0;
    let (mut x, mut y) = (left, top + style.size);
    for (sign, words) in entries {
        let lines = style.wrap(words, right - left - SIGN - 4.0, 2);
        let widest = lines.iter().map(|line| style.width(line)).fold(0.0, f64::max);
        if x > left && x + SIGN + widest > right {
            (x, y) = (left, y + line);
        }
        sign.draw(svg, x + 2.0, y - 4.5);
        let foot = svg.lines(x + SIGN, y, &lines, style);
        if foot > y {
            // What takes two lines has them for itself.
            (x, y) = (left, foot + line);
        } else {
            x += SIGN + widest + APART;
        }
    }
    if entries.is_empty() {
        return top;
    }
    // After an entry of two lines, the next line is begun but empty.
    y + 10.0 - if x == left { line } else { 0.0 }
}

/// Draws a legend with an entry for each line; gives where it ends.
pub(super) fn list(svg: &mut Svg, entries: &[(Sign, String)], (left, right): (f64, f64), top: f64) -> f64 {
    entries.iter().fold(top, |top, entry| flow(svg, std::slice::from_ref(entry), (left, right), top))
}

/// Draws the legend of a chart above it, over its whole width; gives where the chart begins.
pub(super) fn above(svg: &mut Svg, entries: &[(Sign, String)], frame: Frame) -> f64 {
    if entries.is_empty() { 0.0 } else { flow(svg, entries, (0.0, frame.width), 0.0) + 6.0 }
}
