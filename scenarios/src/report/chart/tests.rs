//! Charts: well-formed and inside their frames whatever the data, and lengths that are proportional to values.

use super::bars::{Bar, Bars, Reference};
use super::chances::Chances;
use super::columns::{Column, Columns};
use super::flows::Flows;
use super::lines::Lines;
use super::lorenz::Lorenz;
use super::profile::Profile;
use super::stability::Stability;
use super::stacked::{Segment, Stacked, StackedBar};
use super::tornado::Tornado;
use super::{Frame, words};
use crate::text::Language;
use roxmltree::{Document, Node};

pub(in crate::report) mod gallery;

const FRAMES: [Frame; 3] = [
    Frame::wide(Language::French),
    Frame::narrow(Language::French),
    Frame { width: 320.0, language: Language::English },
];

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// Elements of a name.
fn all<'a>(picture: &'a Document<'_>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    picture.descendants().filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
}

/// Fails unless a picture is well-formed, has numbers for coordinates, and all its words and bars lie inside of it.
pub(super) fn check(name: &str, svg: &str) {
    let picture = Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let root = picture.root_element();
    let view: Vec<f64> =
        root.attribute("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
    let (width, height) = (view[2], view[3]);
    assert!(width > 0.0 && height > 0.0, "{name}");
    for text in all(&picture, "text") {
        let words: String = text.children().filter(Node::is_text).filter_map(|node| node.text()).collect();
        let (x, y, size) = (number(text, "x"), number(text, "y"), number(text, "font-size"));
        let long = words::width(&words, size, text.attribute("font-weight").is_some());
        let (left, right) = match text.attribute("text-anchor") {
            Some("end") => (x - long, x),
            Some("middle") => (x - long / 2.0, x + long / 2.0),
            _ => (x, x + long),
        };
        // Places are written with two decimals.
        let slack = 0.01;
        assert!(
            left >= -slack && right <= width + slack,
            "{name}: “{words}” from {left} to {right} of {width}"
        );
        // Letters rise by about three quarters of their size, and descend by a quarter.
        assert!(
            y - 0.75 * size >= -slack && y + 0.25 * size <= height + slack,
            "{name}: “{words}” at {y} of {height}"
        );
        assert!(size >= 13.0, "{name}: “{words}”");
    }
    for bar in all(&picture, "rect") {
        let (x, y) = (number(bar, "x"), number(bar, "y"));
        assert!(x >= -0.01 && x + number(bar, "width") <= width + 0.02, "{name}: bar at {x}");
        assert!(y >= -0.01 && y + number(bar, "height") <= height + 0.02, "{name}: bar at {y}");
    }
    let paths = all(&picture, "path").map(|path| path.attribute("d").unwrap());
    assert!(paths.into_iter().all(|path| !path.contains("NaN") && !path.contains("inf")), "{name}");
}

#[test]
fn charts_stay_in_their_frames() {
    for frame in FRAMES {
        for (name, draw) in gallery::charts(Language::French) {
            check(name, &draw(frame));
        }
    }
}

#[test]
fn hostile_and_long_words_are_words() {
    let names = [
        "<script>alert(1)</script>",
        "\"guillemets\" & 'apostrophes' ]]> <!-- --> </svg>",
        "🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫",
        "Anticonstitutionnellement".repeat(12).as_str(),
        "Établissement régional d’enseignement adapté de la vallée de la Truyère et des monts d’Aubrac réunis",
        "a\u{0}b\u{1b}c\u{fffe}d",
        "",
    ]
    .map(ToOwned::to_owned);
    for frame in FRAMES {
        for name in &names {
            for (chart, draw) in gallery::charts_named(Language::French, &|_| name.clone()) {
                let svg = draw(frame);
                check(chart, &svg);
                assert!(!svg.contains("<script"), "{chart}");
            }
        }
    }
}

#[test]
fn nothing_to_show_is_a_picture() {
    for frame in FRAMES {
        let empty = [
            Bars::default().svg(frame),
            Stacked::default().svg(frame),
            Columns::default().svg(frame),
            Lines::default().svg(frame),
            Flows::default().svg(frame),
            Tornado::default().svg(frame),
            Lorenz::default().svg(frame),
            Profile::default().svg(frame),
            Stability::default().svg(frame),
            Chances::default().svg(frame),
        ];
        for svg in empty {
            check("empty", &svg);
        }
    }
}

#[test]
fn the_same_data_give_the_same_picture() {
    let frame = Frame::wide(Language::French);
    let drawn =
        || gallery::charts(Language::French).into_iter().map(|(_, draw)| draw(frame)).collect::<Vec<_>>();
    assert!(drawn() == drawn());
}

/// Widths of the bars of a colour.
fn widths(svg: &str, colour: &str) -> Vec<f64> {
    let picture = Document::parse(svg).unwrap();
    let bars = all(&picture, "rect")
        .filter(|bar| bar.attribute("fill") == Some(colour) && number(*bar, "height") > 13.0);
    bars.map(|bar| number(bar, "width")).collect()
}

#[test]
fn lengths_of_bars_are_proportional_to_values() {
    let values = [12.5, 1.0, 0.001, 25.0, 0.0];
    let bar = |value| Bar { value: Some(value), series: 1, ..Bar::default() };
    let bars = Bars { bars: values.map(bar).into(), ..Bars::default() };
    let found = widths(&bars.svg(Frame::wide(Language::French)), super::palette::series(1));
    assert_eq!(found.len(), values.len());
    for (width, value) in found.iter().zip(values) {
        // Both the longest bar and this one are rounded to a hundredth.
        assert!((width - found[3] * value / 25.0).abs() <= 0.01, "{value}: {width}");
    }
}

#[test]
fn lengths_of_parts_are_proportional_to_values() {
    let segment = |value| Segment { value, label: String::new() };
    let bar = StackedBar { segments: [3.0, 6.0, -1.5].map(segment).into(), ..StackedBar::default() };
    let stacked = Stacked {
        parts: ["a", "b", "c"].map(ToOwned::to_owned).into(),
        bars: vec![bar],
        ..Stacked::default()
    };
    let svg = stacked.svg(Frame::wide(Language::French));
    let [a, b, c] = [0, 1, 2].map(|part| widths(&svg, super::palette::part(part))[0]);
    assert!((b - 2.0 * a).abs() <= 0.015 && (c - a / 2.0).abs() <= 0.01, "{a} {b} {c}");
}

#[test]
fn heights_of_columns_are_proportional_to_values() {
    let column = |value| Column { name: "2024".into(), values: vec![value], label: String::new() };
    let columns = Columns { columns: [8.0, 2.0].map(column).into(), ..Columns::default() };
    let svg = columns.svg(Frame::wide(Language::French));
    let picture = Document::parse(&svg).unwrap();
    let heights: Vec<f64> = all(&picture, "rect").map(|bar| number(bar, "height")).collect();
    assert!((heights[0] - 4.0 * heights[1]).abs() <= 0.03, "{heights:?}");
}

#[test]
fn what_is_missing_has_a_word_and_no_bar() {
    let bar = |value| Bar { name: "x".into(), value, label: "0".into(), ..Bar::default() };
    let bars = Bars {
        bars: vec![bar(None), bar(Some(f64::NAN)), bar(Some(0.0))],
        missing: "pas de chiffre".into(),
        ..Bars::default()
    };
    let svg = bars.svg(Frame::wide(Language::French));
    assert_eq!(svg.matches("pas de chiffre").count(), 2);
    assert_eq!(widths(&svg, super::palette::series(0)), [0.0]);
}

#[test]
fn tiny_and_huge_values_have_an_axis() {
    for size in [1e-12, 1e12, 1e300, f64::MAX] {
        let bar = |value| Bar { value: Some(value), interval: Some((0.0, value)), ..Bar::default() };
        let reference = Some(Reference { value: size, label: "r".into() });
        let bars = Bars { bars: vec![bar(size), bar(-size)], reference, ..Bars::default() };
        for frame in FRAMES {
            check("size", &bars.svg(frame));
        }
    }
}
