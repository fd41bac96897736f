//! Rows of a chart with horizontal bars: names beside the bars where there is room, above them where there is none.

use super::Frame;
use super::svg::{Style, Svg};

/// Room between a bar and its figure.
const GAP: f64 = 8.0;

/// What a row says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Saying<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its figure, at the end of the bar or of the line of the name; may be empty.
    pub(super) figure: &'a str,
    /// Whether it stands out.
    pub(super) is_strong: bool,
    /// Height of what goes below the bar.
    pub(super) below: f64,
}

/// Rows with their places.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Rows {
    /// Left end of the bars.
    pub(super) left: f64,
    /// Right end of the bars.
    pub(super) right: f64,
    /// One for each saying.
    pub(super) places: Vec<Row>,
    /// Where they end.
    pub(super) bottom: f64,
    is_narrow: bool,
    width: f64,
}

/// A row with its places.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row {
    /// Top of the bar.
    pub(super) top: f64,
    /// Middle of the bar.
    pub(super) middle: f64,
    /// Foot of the bar.
    pub(super) foot: f64,
    full: String,
    name: Vec<String>,
    name_foot: f64,
    figure: Vec<String>,
    style: Style,
}

impl Rows {
    /// Lays rows out from `top` down; bars are so high, and `keep` is room kept free at
    /// the right end.
    pub(super) fn lay(sayings: &[Saying<'_>], bar: f64, (top, keep): (f64, f64), frame: Frame) -> Self {
        let is_narrow = frame.is_narrow();
        let styles: Vec<Style> = sayings.iter().map(|saying| Style::LABEL.strong(saying.is_strong)).collect();
        let widest = |room: f64, text: &dyn Fn(&Saying<'_>) -> String| {
            let widths = sayings.iter().zip(&styles).map(|(saying, style)| style.width(&text(saying)));
            widths.fold(0.0, f64::max).min(room)
        };
        let width = frame.width - keep;
        let names = widest(0.34 * frame.width, &|saying| saying.name.to_owned());
        let figures = widest(0.3 * frame.width, &|saying| saying.figure.to_owned());
        let (left, right) = if is_narrow {
            (1.0, width - 1.0)
        } else {
            (names + 12.0, width - if figures > 0.0 { figures + GAP + 2.0 } else { 2.0 })
        };
        let mut rows = Self { left, right, places: Vec::new(), bottom: top, is_narrow, width };
        for (saying, style) in sayings.iter().zip(styles) {
            let figure = match (saying.figure.is_empty(), is_narrow) {
                (true, _) => Vec::new(),
                (false, true) => style.wrap(saying.figure, 0.55 * width, 2),
                (false, false) => style.wrap(saying.figure, figures, 2),
            };
            let beside = figure.iter().map(|line| style.width(line)).fold(0.0, f64::max);
            let room = if is_narrow { width - beside - 14.0 } else { names };
            let name = style.wrap(saying.name, room, 3);
            rows.push((saying.name, name, figure), style, (bar, saying.below));
        }
        rows
    }

    fn push(
        &mut self,
        (full, name, figure): (&str, Vec<String>, Vec<String>),
        style: Style,
        (bar, below): (f64, f64),
    ) {
        const BETWEEN: f64 = 14.0;
        let words = name.len().max(figure.len()) as f64 * style.leading();
        let begin = self.bottom;
        let (top, name_foot, height) = if self.is_narrow {
            (begin + words + 3.0, begin + style.size, words + 3.0 + bar)
        } else {
            let height = words.max(bar);
            let own = name.len() as f64 * style.leading();
            let top = begin + (height - bar) / 2.0;
            (top, begin + (height - own) / 2.0 + 0.93 * style.size, height)
        };
        let middle = top + bar / 2.0;
        let foot = top + bar;
        self.places.push(Row { top, middle, foot, full: full.to_owned(), name, name_foot, figure, style });
        self.bottom = begin + height + below + BETWEEN;
    }

    /// Writes the names; what is cut is told in full when pointed at.
    pub(super) fn names(&self, svg: &mut Svg) {
        for row in &self.places {
            let is_cut = row.name.last().is_some_and(|line| line.ends_with('…'));
            let (x, style) =
                if self.is_narrow { (0.0, row.style) } else { (self.left - 12.0, row.style.end()) };
            for (at, line) in row.name.iter().enumerate() {
                let y = row.name_foot + at as f64 * style.leading();
                svg.words(x, y, line, style, is_cut.then_some(row.full.as_str()));
            }
        }
    }

    /// Writes the figure of a row: right of `end`, the end of what is drawn, or in the line of the name.
    pub(super) fn figure(&self, svg: &mut Svg, at: usize, end: f64) {
        let row = &self.places[at];
        let style = row.style.rim(super::palette::GROUND);
        let lines = row.figure.len() as f64;
        if self.is_narrow {
            svg.lines(self.width, row.name_foot, &row.figure, style.end());
        } else {
            let foot = row.middle - lines / 2.0 * row.style.leading() + 0.93 * row.style.size;
            svg.lines(end + GAP, foot, &row.figure, style);
        }
    }
}
