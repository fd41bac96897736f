//! Colours of charts, told apart in any colour vision, and what tells things apart without colour.

use super::svg::{Paint, Svg, Trace};

/// Words.
pub const INK: &str = "#17202b";
/// Words on a colour that is too dark for those and too light for white ones.
pub const DEEP: &str = "#0b1118";
/// The less important words.
pub const QUIET: &str = "#4f5b68";
/// Lines behind what is drawn.
pub const GRID: &str = "#dfe4ea";
/// The line at zero, edges of plots.
pub const EDGE: &str = "#8a94a0";
/// The ground that charts are made for.
pub const GROUND: &str = "#ffffff";
/// Land on maps.
pub const LAND: &str = "#f1f1ec";
/// What is not counted: excluded, beyond.
pub const PALE: &str = "#e3e7ec";
/// What is meant among the rest.
pub const ACCENT: &str = "#1b5faa";

/// Colours of scenarios, as in the window (Okabe and Ito, 2008); the first is for what is compared with.
pub const SERIES: [&str; 7] = ["#6b7682", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

/// Colours of parts of a whole: payers, categories, criteria (the muted scheme of Tol, 2021, with two greys).
pub const PARTS: [&str; 9] =
    ["#332288", "#88ccee", "#117733", "#ddcc77", "#cc6677", "#44aa99", "#882255", "#aab2bb", "#999933"];

/// Colours of the classes of maps, good to bad, as in the window but for the first, which is paler so that they darken
/// one way on grey paper too (after the inferno map of Smith and van der Walt, 2015, reversed).
pub const CLASSES: [&str; 5] = ["#c4e3de", "#f0be45", "#eb7f33", "#b7355a", "#48126b"];

/// Dashes of the lines of scenarios.
const DASHES: [&str; 7] = ["", "8 4", "2 4", "10 3 2 3", "5 3", "12 4 4 4", "1 3"];

/// The colour of a scenario.
pub const fn series(index: usize) -> &'static str {
    SERIES[index % SERIES.len()]
}

/// The dashes of the line of a scenario; nothing for a solid one.
pub const fn dashes(index: usize) -> &'static str {
    DASHES[index % DASHES.len()]
}

/// The colour of a part.
pub const fn part(index: usize) -> &'static str {
    PARTS[index % PARTS.len()]
}

/// Dark or white, whichever is read better on a colour.
pub fn on(colour: &str) -> &'static str {
    let light = luminance(colour);
    // Contrast as WCAG 2 defines it: (lighter + 0.05) / (darker + 0.05).
    let (with_white, with_ink) = (1.05 / (light + 0.05), (light + 0.05) / (luminance(DEEP) + 0.05));
    if with_white >= with_ink { GROUND } else { DEEP }
}

/// Relative luminance of a colour written `#rrggbb`, 0..=1 (WCAG 2).
pub fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let byte = colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let share = f64::from(byte.unwrap_or(0)) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/// Marks that are told apart by their shape.
const MARKS: usize = 6;

/// The mark of a scenario around a point: disc, square, triangle, diamond, triangle on its tip, cross.
pub(super) fn mark(index: usize, (x, y): (f64, f64), radius: f64) -> Trace {
    let corners = |corners: &[(f64, f64)]| {
        let points: Vec<_> = corners.iter().map(|(dx, dy)| (x + dx * radius, y + dy * radius)).collect();
        Trace::through(&points).close()
    };
    match index % MARKS {
        0 => {
            let mut disc = Trace::default().go(x - radius, y);
            let r = super::svg::number(radius);
            let d = super::svg::number(2.0 * radius);
            for part in ["a", &r, " ", &r, " 0 1 0 ", &d, " 0a", &r, " ", &r, " 0 1 0 -", &d, " 0z"] {
                disc.0.push_str(part);
            }
            disc
        }
        1 => corners(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => corners(&[(0.0, -1.2), (1.15, 0.9), (-1.15, 0.9)]),
        3 => corners(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        4 => corners(&[(-1.15, -0.9), (1.15, -0.9), (0.0, 1.2)]),
        _ => {
            let (a, b) = (0.4, 1.15);
            let arm = [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a)];
            let other = [(a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)];
            corners(&[arm, other].concat())
        }
    }
}

/// A rectangle of a part: its colour, and a texture which is another for each of five parts.
pub(super) fn fill_part(svg: &mut Svg, index: usize, at: (f64, f64), size: (f64, f64)) {
    let colour = part(index);
    svg.rectangle(at, size, &Paint::edged(colour, GROUND, 1.0));
    let ink = if on(colour) == GROUND { GROUND } else { INK };
    // The edge stays free of the texture.
    let (at, size) = ((at.0 + 0.8, at.1 + 0.8), (size.0 - 1.6, size.1 - 1.6));
    svg.path(&texture(index % 5, at, size), &Paint::stroke(ink, 1.0).opacity(0.38));
}

/// Lines of a texture in a rectangle, clipped to it: none, rising, falling, level, upright.
pub(super) fn texture(kind: usize, (left, top): (f64, f64), (width, height): (f64, f64)) -> Trace {
    const STEP: f64 = 7.0;
    let (right, bottom) = (left + width, top + height);
    let mut trace = Trace::default();
    if !(width > 1.0 && height > 1.0) {
        return trace;
    }
    // Lines x + y = c rise, lines x − y = c fall; in one grid for the whole picture, so that neighbours match.
    let steps = |low: f64, high: f64| {
        let first = (low / STEP).floor() as i64 + 1;
        (first..).map(|at| at as f64 * STEP).take_while(move |c| *c < high)
    };
    match kind {
        1 => {
            for c in steps(left + top, right + bottom) {
                let (x0, x1) = (left.max(c - bottom), right.min(c - top));
                trace = trace.go(x0, c - x0).to(x1, c - x1);
            }
        }
        2 => {
            for c in steps(left - bottom, right - top) {
                let (x0, x1) = (left.max(c + top), right.min(c + bottom));
                trace = trace.go(x0, x0 - c).to(x1, x1 - c);
            }
        }
        3 => {
            for y in steps(top, bottom) {
                trace = trace.go(left, y).to(right, y);
            }
        }
        4 => {
            for x in steps(left, right) {
                trace = trace.go(x, top).to(x, bottom);
            }
        }
        _ => {}
    }
    trace
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_colours_have_the_contrast_of_wcag() {
        let contrast = |a: &str, b: &str| {
            let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
            a.max(b) / a.min(b)
        };
        for colour in SERIES.iter().chain(&PARTS).chain(&CLASSES).chain(&[PALE, ACCENT, GROUND]) {
            assert!(contrast(colour, on(colour)) >= 4.5, "{colour}: {}", contrast(colour, on(colour)));
        }
        for words in [INK, QUIET, ACCENT] {
            assert!(contrast(words, GROUND) >= 4.5 && contrast(words, LAND) >= 4.5, "{words}");
        }
    }

    #[test]
    fn classes_darken_one_way() {
        assert!(CLASSES.windows(2).all(|pair| luminance(pair[0]) - luminance(pair[1]) > 0.01));
    }

    #[test]
    fn neighbours_have_other_textures() {
        let traces: Vec<_> = (0..5).map(|kind| texture(kind, (3.0, 5.0), (40.0, 20.0))).collect();
        for (at, trace) in traces.iter().enumerate() {
            assert!(traces[at + 1..].iter().all(|other| other != trace));
        }
    }

    /// Every corner of every line lies in the rectangle, to the precision of the numbers written.
    #[test]
    fn textures_stay_in_their_rectangle() {
        let (left, top, width, height) = (3.3, -11.7, 41.0, 17.3);
        for kind in 0..5 {
            let trace = texture(kind, (left, top), (width, height)).0;
            for corner in trace.split(['M', 'L']).filter(|part| !part.is_empty()) {
                let (x, y) = corner.split_once(' ').unwrap();
                let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                let slack = 0.005 + 1e-9;
                assert!((left - slack..=left + width + slack).contains(&x), "{kind}: {x}");
                assert!((top - slack..=top + height + slack).contains(&y), "{kind}: {y}");
            }
        }
    }
}
