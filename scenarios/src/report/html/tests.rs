//! The page: well-formed, accessible, and true to its document.

use super::*;
use crate::report::chart::Frame;
use crate::report::chart::tests::gallery;
use crate::report::document::Column;
use crate::text::Language;
use roxmltree::{Node, ParsingOptions};

pub(in crate::report) mod sample;

/// The page as a tree. It is written so that a parser of XML reads it too.
fn parse(page: &str) -> roxmltree::Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    roxmltree::Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}"))
}

fn all<'a>(page: &'a roxmltree::Document<'_>, name: &'static str) -> Vec<Node<'a, 'a>> {
    page.descendants().filter(|node| node.tag_name().name() == name).collect()
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

fn sample(language: Language) -> (Document, String) {
    let document = sample::document(language);
    let page = render(&document, &Text::new(language));
    (document, page)
}

/// Writes the page for looking at, where the environment variable says; reads nothing else.
#[test]
fn the_gallery_is_well_formed() {
    for language in Language::ALL {
        let (_, page) = sample(language);
        parse(&page);
        if let Some(folder) = std::env::var_os("MAILLAGE_GALLERY") {
            let file = std::path::Path::new(&folder).join(format!("gallery-{}.html", language.code()));
            std::fs::write(file, page).unwrap();
        }
    }
}

#[test]
fn headings_links_and_languages() {
    let (document, page) = sample(Language::French);
    let tree = parse(&page);
    assert_eq!(tree.root_element().attribute("lang"), Some("fr"));
    assert_eq!(all(&tree, "h1").len(), 1);
    let titles: Vec<_> = all(&tree, "h2").into_iter().map(words).collect();
    assert_eq!(titles, document.pages.iter().map(|page| page.title.clone()).collect::<Vec<_>>());
    assert_eq!(words(all(&tree, "title")[0]), document.title);
    assert!(page.contains("name=\"viewport\""));
    // Every link of the page leads to an element of it.
    let links = all(&tree, "a");
    assert_eq!(links.len(), document.pages.len() + 1);
    for link in links {
        let anchor = link.attribute("href").unwrap().strip_prefix('#').unwrap();
        assert!(tree.descendants().any(|node| node.attribute("id") == Some(anchor)), "{anchor}");
    }
    // No heading skips a level.
    let levels: Vec<u32> = tree
        .descendants()
        .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
        .collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn pictures_have_alternatives_and_captions() {
    let (_, page) = sample(Language::French);
    let tree = parse(&page);
    let figures = all(&tree, "figure");
    assert!(figures.len() >= 10);
    for figure in figures {
        assert_eq!(figure.first_element_child().unwrap().tag_name().name(), "figcaption");
        let pictures: Vec<_> = figure.descendants().filter(|node| node.tag_name().name() == "svg").collect();
        assert!(!pictures.is_empty());
        for picture in pictures {
            assert_eq!(picture.attribute("role"), Some("img"));
            assert!(!picture.attribute("aria-label").unwrap().is_empty());
        }
    }
}

#[test]
fn tables_have_captions_and_scopes() {
    let (_, page) = sample(Language::French);
    let tree = parse(&page);
    for table in all(&tree, "table") {
        assert_eq!(table.first_element_child().unwrap().tag_name().name(), "caption");
        for row in table.descendants().filter(|node| node.tag_name().name() == "tr") {
            let is_head = row.parent_element().unwrap().tag_name().name() == "thead";
            let heads: Vec<_> = row.children().filter(|node| node.tag_name().name() == "th").collect();
            let scope = if is_head { "col" } else { "row" };
            assert!(!heads.is_empty() && heads.iter().all(|head| head.attribute("scope") == Some(scope)));
            assert!(is_head || heads.len() == 1);
        }
    }
}

#[test]
fn nothing_comes_from_elsewhere() {
    for language in Language::ALL {
        let (_, page) = sample(language);
        let page = page.replace("http://www.w3.org/2000/svg", "");
        for sign in ["http:", "https:", "src=", "@import", "url(", "<link", "<iframe"] {
            assert!(!page.contains(sign), "{sign}");
        }
    }
}

#[test]
fn paper_dark_and_narrow_have_their_rules() {
    for rule in
        ["@page", "@media print", "prefers-color-scheme: dark", "max-width: 36rem", "break-inside: avoid"]
    {
        assert!(STYLE.contains(rule), "{rule}");
    }
    // What is put in an element of style or script must not end it.
    assert!(!STYLE.contains('<') && !SCRIPT.contains('<') && !SCRIPT.contains('&'));
}

/// A colour of a theme, found by its name after a mark in the style sheet.
fn colour<'a>(after: &str, name: &str) -> &'a str {
    let theme = &STYLE[STYLE.find(after).unwrap()..];
    let rest = &theme[theme.find(&format!("--{name}: ")).unwrap()..];
    rest.split_once(": ").unwrap().1.split_once(';').unwrap().0
}

#[test]
fn words_have_the_contrast_of_wcag() {
    let light = |colour: &str| crate::report::chart::palette::luminance(colour) + 0.05;
    for theme in [":root", "prefers-color-scheme: dark", "@media print"] {
        let pairs = [
            ("ink", "ground"),
            ("quiet", "ground"),
            ("accent", "ground"),
            ("ink", "wash"),
            ("ink", "alert-wash"),
            ("alert", "alert-wash"),
        ];
        for (words, ground) in pairs {
            let (a, b) = (light(colour(theme, words)), light(colour(theme, ground)));
            assert!(a.max(b) / a.min(b) >= 4.5, "{theme}: {words} on {ground}");
        }
    }
}

#[test]
fn hostile_words_are_words() {
    let evil = "</style><script>alert(\"1\")</script>&amp;{{script}}' onload='x\u{0}";
    let text = || evil.to_owned();
    let blocks = vec![
        Block::Heading(text()),
        Block::Lead(text()),
        Block::Paragraph(text()),
        Block::List(vec![text()]),
        Block::Figures(vec![KeyFigure { value: text(), label: text(), note: text() }]),
        Block::Picture(Picture {
            title: text(),
            svg: text(),
            narrow: text(),
            alternative: text(),
            note: text(),
        }),
        Block::Pictures(vec![Picture {
            title: text(),
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>".into(),
            narrow: String::new(),
            alternative: text(),
            note: text(),
        }]),
        Block::Table(Table {
            title: text(),
            columns: vec![Column { title: text(), is_number: true }],
            rows: vec![Row { cells: vec![text(), text()], is_strong: true }],
            note: text(),
        }),
        Block::Note(text()),
        Block::Warning(text()),
        Block::Folded { title: text(), blocks: vec![Block::Paragraph(text())] },
    ];
    let document = Document {
        language: Language::French,
        title: text(),
        subtitle: text(),
        colophon: text(),
        pages: vec![Page { anchor: text(), title: text(), blocks }],
    };
    let page = render(&document, &Text::new(Language::French));
    let tree = parse(&page);
    // The page has one script, its own, and every text comes back as it was but for what XML cannot hold.
    assert_eq!(all(&tree, "script").len(), 1);
    let lead = all(&tree, "p").into_iter().find(|node| node.attribute("class") == Some("lead")).unwrap();
    assert_eq!(words(lead), evil.trim_end_matches('\u{0}'));
}

#[test]
fn an_empty_document_is_a_page() {
    let empty = Document {
        language: Language::English,
        title: String::new(),
        subtitle: String::new(),
        colophon: String::new(),
        pages: Vec::new(),
    };
    parse(&render(&empty, &Text::new(Language::English)));
}

#[test]
fn folded_parts_hold_their_blocks() {
    let (_, page) = sample(Language::French);
    let tree = parse(&page);
    let folded = all(&tree, "details");
    assert!(!folded.is_empty());
    assert!(folded.iter().all(|node| node.first_element_child().unwrap().tag_name().name() == "summary"));
}

/// A picture in both frames.
fn picture(title: &str, draw: &dyn Fn(Frame) -> String, language: Language) -> Picture {
    Picture {
        title: title.to_owned(),
        svg: draw(Frame::wide(language)),
        narrow: draw(Frame::narrow(language)),
        alternative: format!("{title} : ce que le graphique montre, en une phrase."),
        note: "Intervalles à 95\u{202f}%. Prix de 2013, hors taxes\u{202f}; sources dans la page «\u{a0}Hypothèses\u{a0}»."
            .to_owned(),
    }
}

/// Every chart as a picture, in the order of the gallery.
fn pictures(language: Language) -> Vec<Picture> {
    let titles = [
        "Les clients légers coûtent autant que la sécurisation",
        "Ce que l’on paie, par poste de dépense",
        "L’effort tombe la première et la sixième année",
        "Sans rien changer, un cours sur quatre est perturbé en 2020",
        "Qui paie quoi",
        "Le prix du poste décide du coût",
        "La fibre rapproche les établissements",
        "Ce qui fait la note de chaque scénario",
        "Le classement tient tant que la qualité pèse plus de 12\u{202f}%",
        "Les clients légers ont sept chances sur dix d’être le meilleur choix",
        "Où les cours sont perturbés en 2020",
        "Avant et après",
    ];
    let charts = gallery::charts(language);
    charts.iter().zip(titles).map(|((_, draw), title)| picture(title, draw, language)).collect()
}
