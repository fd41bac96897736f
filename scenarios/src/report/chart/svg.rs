//! Writes SVG: elements with their attributes, numbers with at most two decimals, words escaped.

use super::palette::{INK, QUIET};
use super::words;
use std::fmt::Write;

/// A picture while it is drawn.
#[derive(Debug)]
pub(super) struct Svg {
    width: f64,
    body: String,
}

/// How words are set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Style {
    /// Size of the letters.
    pub(super) size: f64,
    /// Colour.
    pub(super) colour: &'static str,
    /// What of the words stands at their place.
    pub(super) anchor: Anchor,
    /// Whether they are semi-bold.
    pub(super) is_strong: bool,
    /// Colour of the rim that keeps them legible over lines and textures.
    pub(super) rim: Option<&'static str>,
}

/// What of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Style {
    /// Names and figures.
    pub(super) const LABEL: Self =
        Self { size: 14.0, colour: INK, anchor: Anchor::Start, is_strong: false, rim: None };
    /// Ticks, titles of axes, legends.
    pub(super) const SMALL: Self = Self { size: 13.0, colour: QUIET, ..Self::LABEL };
    /// What matters most.
    pub(super) const STRONG: Self = Self { is_strong: true, ..Self::LABEL };

    /// The same, ending at its place.
    pub(super) const fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }

    /// The same, in the middle of its place.
    pub(super) const fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    /// The same in a colour.
    pub(super) const fn colour(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }

    /// The same with a rim.
    pub(super) const fn rim(self, rim: &'static str) -> Self {
        Self { rim: Some(rim), ..self }
    }

    /// The same, semi-bold or not.
    pub(super) const fn strong(self, is_strong: bool) -> Self {
        Self { is_strong, ..self }
    }

    /// From one line to the next.
    pub(super) const fn leading(self) -> f64 {
        self.size * 1.25
    }

    /// Width of a text set so.
    pub(super) fn width(self, text: &str) -> f64 {
        words::width(text, self.size, self.is_strong)
    }

    /// A text set so in lines of a width.
    pub(super) fn wrap(self, text: &str, room: f64, most: usize) -> Vec<String> {
        words::wrap(text, self.size, self.is_strong, room, most)
    }
}

/// A number of SVG: two decimals at most, none that say nothing. What is not finite does not occur; it would be zero.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text as XML and HTML have it, in elements and in quoted attributes. Characters that XML cannot hold are left out.
pub(in crate::report) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Paint of a shape: `fill` and what else it says, as attributes.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Paint(String);

impl Paint {
    /// A filled shape.
    pub(super) fn fill(colour: &str) -> Self {
        Self(format!(" fill=\"{colour}\""))
    }

    /// A line.
    pub(super) fn stroke(colour: &str, width: f64) -> Self {
        Self(format!(" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"", number(width)))
    }

    /// A filled shape with an edge.
    pub(super) fn edged(fill: &str, colour: &str, width: f64) -> Self {
        Self(format!(" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"{}\"", number(width)))
    }

    /// The same, seen through.
    pub(super) fn opacity(mut self, share: f64) -> Self {
        let _ = write!(self.0, " opacity=\"{}\"", number(share));
        self
    }

    /// The same, with dashes; nothing for a solid line.
    pub(super) fn dashes(mut self, dashes: &str) -> Self {
        if !dashes.is_empty() {
            let _ = write!(self.0, " stroke-dasharray=\"{dashes}\"");
        }
        self
    }

    /// The same, with round corners and ends.
    pub(super) fn round(mut self) -> Self {
        self.0.push_str(" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        self
    }
}

/// The line of a path.
#[derive(Clone, PartialEq, Default, Debug)]
pub(super) struct Trace(pub(super) String);

impl Trace {
    /// Goes to a place without drawing.
    pub(super) fn go(mut self, x: f64, y: f64) -> Self {
        let _ = write!(self.0, "M{} {}", number(x), number(y));
        self
    }

    /// Draws to a place.
    pub(super) fn to(mut self, x: f64, y: f64) -> Self {
        let _ = write!(self.0, "L{} {}", number(x), number(y));
        self
    }

    /// Draws to a place, leaving and arriving horizontally.
    pub(super) fn glide(mut self, from_x: f64, from_y: f64, x: f64, y: f64) -> Self {
        let middle = f64::midpoint(from_x, x);
        let points = [middle, from_y, middle, y, x, y].map(number).join(" ");
        let _ = write!(self.0, "C{points}");
        self
    }

    /// Back to where it began.
    pub(super) fn close(mut self) -> Self {
        self.0.push('Z');
        self
    }

    /// A straight line.
    pub(super) fn line(from: (f64, f64), to: (f64, f64)) -> Self {
        Self::default().go(from.0, from.1).to(to.0, to.1)
    }

    /// A line through points; nothing for none.
    pub(super) fn through(points: &[(f64, f64)]) -> Self {
        let mut trace = Self::default();
        for (at, (x, y)) in points.iter().enumerate() {
            trace = if at == 0 { trace.go(*x, *y) } else { trace.to(*x, *y) };
        }
        trace
    }
}

impl Svg {
    /// A picture of a width.
    pub(super) const fn new(width: f64) -> Self {
        Self { width, body: String::new() }
    }

    /// A rectangle.
    pub(super) fn rectangle(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), paint: &Paint) {
        let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(number);
        let _ =
            write!(self.body, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{}/>", paint.0);
    }

    /// A path.
    pub(super) fn path(&mut self, trace: &Trace, paint: &Paint) {
        if !trace.0.is_empty() {
            let _ = write!(self.body, "<path d=\"{}\"{}/>", trace.0, paint.0);
        }
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: &Paint) {
        self.path(&Trace::line(from, to), paint);
    }

    /// Words on one line; `y` is that of their foot.
    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, style: Style) {
        self.words(x, y, text, style, None);
    }

    /// Words on one line which tell more when pointed at.
    pub(super) fn words(&mut self, x: f64, y: f64, text: &str, style: Style, more: Option<&str>) {
        if text.is_empty() {
            return;
        }
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if style.is_strong { " font-weight=\"600\"" } else { "" };
        let rim = style.rim.map_or_else(String::new, |rim| {
            format!(" stroke=\"{rim}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"")
        });
        let more = more.filter(|more| *more != text);
        let title = more.map_or_else(String::new, |more| format!("<title>{}</title>", escape(more)));
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{anchor}{weight}{rim}>{title}{}</text>",
            number(x),
            number(y),
            number(style.size),
            style.colour,
            escape(text)
        );
    }

    /// Lines of words one below the other, the foot of the first at `y`; gives the foot of the last.
    pub(super) fn lines(&mut self, x: f64, y: f64, lines: &[String], style: Style) -> f64 {
        for (at, line) in lines.iter().enumerate() {
            self.text(x, y + at as f64 * style.leading(), line, style);
        }
        y + lines.len().saturating_sub(1) as f64 * style.leading()
    }

    /// The whole, of a height.
    pub(super) fn finish(self, height: f64) -> String {
        let (width, height) = (number(self.width), number(height.ceil()));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" font-family=\"Inter, sans-serif\">{}</svg>",
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let numbers = [0.0, -0.001, 1.0, 12.340_1, -3.999, f64::NAN, f64::INFINITY, 1e6];
        assert_eq!(numbers.map(number), ["0", "0", "1", "12.34", "-4", "0", "0", "1000000"]);
    }

    #[test]
    fn words_cannot_become_elements() {
        assert_eq!(
            escape("<script>alert(\"&'\")</script>\u{0}\u{8}🏫"),
            "&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;🏫"
        );
    }
}
