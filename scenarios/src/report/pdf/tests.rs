//! What is set is what the document says, on the pages it should be on; nothing that a text says is a fault.

use super::super::document::{Block, Column, Document, KeyFigure, Page, Picture, Row, Table};
use super::{Desk, render, set};
use crate::report::fonts;
use crate::report::html::tests::sample;
use crate::text::{Language, Text};
use proptest::prelude::*;
use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem};
use typst::text::Font;

/// What the pages of a document show, page by page: its words one after the other, in the order of drawing.
fn shown(document: &Document) -> Vec<String> {
    let set = set(document, &Text::new(document.language)).expect("the form has no faults");
    set.pages().iter().map(|page| words(&page.frame)).collect()
}

fn words(frame: &Frame) -> String {
    let of = |item: &FrameItem| match item {
        FrameItem::Text(text) => text.text.to_string(),
        FrameItem::Group(group) => words(&group.frame),
        _ => String::new(),
    };
    frame.items().map(|(_, item)| of(item)).collect()
}

/// Without spaces, which line ends swallow, and without the places where long words may break.
fn tight(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{200b}').collect()
}

fn contains(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|window| window == words.as_bytes())
}

/// A document of one page.
fn one_page(blocks: Vec<Block>) -> Document {
    let page = Page { anchor: "only".to_owned(), title: "Only".to_owned(), blocks };
    Document {
        language: Language::English,
        title: "Title".to_owned(),
        subtitle: String::new(),
        colophon: String::new(),
        pages: vec![page],
    }
}

fn picture(svg: &str) -> Block {
    Block::Picture(Picture {
        title: "Picture".to_owned(),
        svg: svg.to_owned(),
        narrow: String::new(),
        alternative: "What it shows".to_owned(),
        note: String::new(),
    })
}

#[test]
fn a_report_is_set_page_by_page() {
    let report = sample::document(Language::French);
    let pages = shown(&report);
    let on = |words: &str| -> Vec<usize> {
        (1..=pages.len()).filter(|page| tight(&pages[page - 1]).contains(&tight(words))).collect()
    };
    // The first page stands alone, with what is written last on it; the contents are on it or next.
    assert_eq!(on("Un collège rural est aussi bien servi"), [1]);
    assert!(on("Sommaire") == [1] || on("Sommaire") == [2], "{pages:#?}");
    // What runs along the top, and counts at the foot; on the first page it is the title.
    let every: Vec<usize> = (1..=pages.len()).collect();
    assert_eq!(on(&report.title), every);
    assert_eq!(on(&format!("/ {}", pages.len())), every);
    // Every question stands once in the contents and once over its answer, in order.
    let all = tight(&pages.concat());
    let places: Vec<usize> = report.pages.iter().filter_map(|page| all.rfind(&tight(&page.title))).collect();
    assert_eq!(places.len(), report.pages.len());
    assert!(places[1..].is_sorted(), "{places:?}");
    assert_eq!(on(&report.colophon), on("Sommaire"));
}

#[test]
fn a_long_table_repeats_its_heading() {
    let column = |title: &str, is_number| Column { title: title.to_owned(), is_number };
    let row = |at: usize| Row { cells: vec![format!("School {at}."), at.to_string()], is_strong: false };
    let table = Table {
        title: "Schools".to_owned(),
        columns: vec![column("Name", false), column("Pupils", true)],
        rows: (1..=120).map(row).collect(),
        note: String::new(),
    };
    let pages = shown(&one_page(vec![Block::Paragraph("All of them.".to_owned()), Block::Table(table)]));
    assert!(pages.len() > 1);
    for page in &pages {
        assert_eq!(page.matches("Pupils").count(), 1, "{page}");
    }
    // It begins on the first page, below its title, rather than on one of its own.
    assert!(pages[0].contains("School 1."), "{}", pages[0]);
    for at in 1..=120 {
        let name = format!("School {at}.");
        assert_eq!(pages.iter().filter(|page| page.contains(&name)).count(), 1, "{name}");
    }
}

#[test]
fn a_report_is_an_accessible_file_and_always_the_same() {
    let report = sample::document(Language::French);
    let text = Text::new(report.language);
    let file = render(&report, &text).expect("the form has no faults");
    assert!(file.starts_with(b"%PDF-"), "it does not begin as a PDF file");
    assert!(contains(&file, "pdfuaid"), "the rules of PDF/UA are not kept");
    assert!(!contains(&file, "CreationDate"), "a file must not say when it was made");
    assert_eq!(render(&report, &text).expect("as before"), file);
    let mut other = report.clone();
    other.pages[0].title.push('.');
    assert_ne!(render(&other, &text).expect("as before"), file);
}

#[test]
fn a_report_says_what_it_is() {
    let report = sample::document(Language::French);
    let mut set = set(&report, &Text::new(Language::French)).expect("the form has no faults");
    let info = set.info_mut();
    assert_eq!(info.title.as_deref(), Some(report.title.as_str()));
    assert_eq!(info.description.as_deref(), Some(report.subtitle.as_str()));
    let keywords: Vec<&str> = info.keywords.iter().map(AsRef::as_ref).collect();
    let titles: Vec<&str> = report.pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(keywords, titles);
    assert_eq!(info.author.len(), 1);
}

#[test]
fn a_short_report_is_one_page_without_contents() {
    let pages = shown(&one_page(vec![Block::Paragraph("Little to say.".to_owned())]));
    assert_eq!(pages.len(), 1);
    assert!(!pages[0].contains("Contents"), "{pages:?}");
    let nothing = Document { pages: vec![], ..one_page(vec![]) };
    assert_eq!(shown(&nothing).len(), 1);
}

#[test]
fn no_text_is_read_as_markup() {
    let texts = [
        "#panic(\"read as code\") #let x = 1",
        "[brackets] {braces} (parentheses)",
        "*strong* _stressed_ `raw` ```block```",
        "$x^2$ and \\ and \\u{41} and \\#",
        "\"quotes\" and 'others' -- --- ... ~",
        "// comment /* comment */",
        "@reference <label> https://example.org/a_b",
        "= Heading",
        "- item",
        "+ item",
        "1. item",
        "/ Term: item",
        "&lt; &amp; <b>bold</b>",
        "a-word-without-a-space/but_with_more_than_thirty_signs_in_it.parquet",
    ];
    let text = |index: usize| texts[index % texts.len()].to_owned();
    for (index, expected) in texts.iter().enumerate() {
        // It stands wherever it can. What runs along the top may be cut, the least is what the blocks of one page say.
        let document = hostile(&text(index), &|_| text(index));
        let all = tight(&shown(&document).concat());
        let found = all.matches(&tight(expected)).count();
        assert!(found >= 36, "{expected}: found {found} times in {all}");
    }
}

#[test]
fn line_ends_are_spaces() {
    let pages = shown(&one_page(vec![Block::Paragraph("one\ntwo\u{2028}three\tfour\u{0}".to_owned())]));
    assert!(pages[0].contains("one two three four"), "{pages:?}");
}

#[test]
fn signs_without_a_glyph_do_not_prevent_a_file() {
    let document = one_page(vec![Block::Paragraph("\u{4e2d}\u{6587} \u{1f600} \u{5d0}".to_owned())]);
    let file = render(&document, &Text::new(Language::English)).expect("the form has no faults");
    assert!(file.starts_with(b"%PDF-"), "it does not begin as a PDF file");
    assert!(!contains(&file, "pdfuaid"), "PDF/UA forbids signs without a glyph");
}

#[test]
fn pictures_have_their_words() {
    let signs: String = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
    let svg = |text: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 300\">\
             <text x=\"10\" y=\"20\" font-family=\"Inter, sans-serif\">{text}</text></svg>"
        )
    };
    let length = |text: &str| {
        let document = one_page(vec![picture(&svg(text))]);
        render(&document, &Text::new(Language::English)).expect("the form has no faults").len()
    };
    // Of the 62 signs, the document has at most 30 otherwise; no outline takes less than ten bytes.
    assert!(length(&signs) > length("") + 32 * 10, "the words of a picture have no font");
}

#[test]
fn a_picture_that_was_not_drawn_is_told_in_words() {
    let pages = shown(&one_page(vec![picture("")]));
    assert!(pages[0].contains("What it shows"), "{pages:?}");
}

#[test]
fn what_is_not_a_picture_is_an_error() {
    let document = one_page(vec![picture("<svg")]);
    let error = render(&document, &Text::new(Language::English)).expect_err("it is no SVG");
    assert!(error.to_string().contains("SVG"), "{error}");
}

#[test]
fn the_typeface_has_every_sign_of_reports() {
    let signs = "àâäæçéèêëîïôöœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’‘“”–—…·•≥≤−×€→←↑↓±≈°²³‰½‑\u{a0}\u{202f}\u{2009}";
    for bytes in [fonts::REGULAR, fonts::SEMI_BOLD] {
        let font = Font::iter(Bytes::new(bytes)).next().expect("the file is a font");
        let missing: String =
            signs.chars().filter(|sign| !font.info().coverage.contains(u32::from(*sign))).collect();
        assert_eq!(missing, "", "{}", font.info().family);
    }
    let weights = Desk::new(&one_page(vec![]), &Text::new(Language::English)).fonts;
    let weights: Vec<u16> = weights.iter().map(|font| font.info().variant.weight.to_number()).collect();
    assert_eq!(weights, [400, 600]);
}

#[test]
fn headings_leave_out_no_level() {
    let deep = Block::Folded {
        title: "First".to_owned(),
        blocks: vec![Block::Folded {
            title: "Second".to_owned(),
            blocks: vec![Block::Heading("Third".to_owned())],
        }],
    };
    let document = one_page(vec![deep.clone(), Block::Heading("Beside".to_owned()), deep]);
    let file = render(&document, &Text::new(Language::English)).expect("the form has no faults");
    assert!(contains(&file, "pdfuaid"), "PDF/UA asks for headings without gaps");
}

/// A document that says texts everywhere.
fn hostile(title: &str, text: &dyn Fn(usize) -> String) -> Document {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>";
    let drawn = |at: usize| Picture {
        title: text(at),
        svg: svg.to_owned(),
        narrow: text(at),
        alternative: text(at + 1),
        note: text(at + 2),
    };
    let figure = |at: usize| KeyFigure { value: text(at), label: text(at + 1), note: text(at + 2) };
    let column = |at: usize| Column { title: text(at), is_number: at.is_multiple_of(2) };
    // The last row lacks a cell.
    let row = |at: usize| Row { cells: (at..at + 3 - at / 3).map(text).collect(), is_strong: at == 2 };
    let table = Table {
        title: text(3),
        columns: (0..3).map(column).collect(),
        rows: (0..4).map(row).collect(),
        note: text(4),
    };
    let blocks = vec![
        Block::Heading(text(5)),
        Block::Lead(text(6)),
        Block::Paragraph(text(7)),
        Block::List(vec![text(8), text(9)]),
        Block::Figures(vec![figure(10), figure(13)]),
        Block::Picture(drawn(16)),
        Block::Pictures(vec![drawn(19), drawn(22)]),
        Block::Table(table),
        Block::Note(text(25)),
        Block::Warning(text(26)),
    ];
    let folded = Block::Folded { title: text(27), blocks: blocks.clone() };
    let page = |at: usize, blocks: Vec<Block>| Page { anchor: text(at), title: text(at + 1), blocks };
    Document {
        language: Language::English,
        title: title.to_owned(),
        subtitle: text(28),
        colophon: text(29),
        pages: vec![page(30, blocks), page(30, vec![folded]), page(32, vec![])],
    }
}

proptest! {
    // A case takes a tenth of a second.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn nothing_that_a_text_says_is_a_fault(title in any::<String>(), texts in prop::collection::vec(any::<String>(), 1..40)) {
        let document = hostile(&title, &|at| texts[at % texts.len()].clone());
        let file = render(&document, &Text::new(Language::English));
        prop_assert!(file.is_ok(), "{:?}", file.err());
    }
}
