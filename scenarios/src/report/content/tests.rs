//! Every page says something, in both languages alike, with no figure that is none and no key in the place of words.

pub(in crate::report) mod fixture;

use super::*;
use crate::decide::money::Cents;
use crate::report::document::{Block, Row, Table};
use crate::results::summary::Summary;
use crate::text::Language;
use fixture::{material, with_noise};

/// Every text of a block, what is folded included.
fn texts(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(text)
            | Block::Lead(text)
            | Block::Paragraph(text)
            | Block::Note(text)
            | Block::Warning(text) => found.push(text.clone()),
            Block::List(items) => found.extend(items.clone()),
            Block::Figures(figures) => {
                for figure in figures {
                    found.extend([figure.value.clone(), figure.label.clone()]);
                }
            }
            Block::Picture(picture) => {
                found.extend([picture.title.clone(), picture.alternative.clone(), picture.svg.clone()]);
            }
            Block::Pictures(pictures) => {
                for picture in pictures {
                    found.extend([picture.title.clone(), picture.alternative.clone(), picture.svg.clone()]);
                }
            }
            Block::Table(table) => {
                found.push(table.title.clone());
                found.extend(table.columns.iter().map(|column| column.title.clone()));
                found.extend(table.rows.iter().flat_map(|row| row.cells.clone()));
            }
            Block::Folded { title, blocks } => {
                found.push(title.clone());
                found.extend(texts(blocks));
            }
        }
    }
    found
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => found.push(table),
            Block::Folded { blocks, .. } => found.extend(tables(blocks)),
            _ => {}
        }
    }
    found
}

/// What a block is, without what it says.
fn shape(blocks: &[Block]) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Heading(_) => "heading".to_owned(),
        Block::Lead(_) => "lead".to_owned(),
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::List(items) => format!("list {}", items.len()),
        Block::Figures(figures) => format!("figures {}", figures.len()),
        Block::Picture(_) => "picture".to_owned(),
        Block::Pictures(pictures) => format!("pictures {}", pictures.len()),
        Block::Table(table) => format!("table {} × {}", table.rows.len(), table.columns.len()),
        Block::Note(_) => "note".to_owned(),
        Block::Warning(_) => "warning".to_owned(),
        Block::Folded { blocks, .. } => format!("folded {:?}", shape(blocks)),
    };
    blocks.iter().map(of).collect()
}

/// What holds for every report, whatever its material.
fn check(material: &Material) {
    let documents = Language::ALL.map(|language| document(material, &Text::new(language)));
    for document in &documents {
        let anchors: std::collections::BTreeSet<&str> =
            document.pages.iter().map(|page| page.anchor.as_str()).collect();
        assert_eq!(anchors.len(), document.pages.len(), "anchors are unique");
        for text in [&document.title, &document.subtitle, &document.colophon] {
            assert!(!text.is_empty() && !text.contains("report-"), "{text}");
        }
        for page in &document.pages {
            assert!(!page.blocks.is_empty(), "{} is empty", page.anchor);
            for text in texts(&page.blocks) {
                let is_word = |word: &&str| ["NaN", "inf", "-inf", "−inf"].contains(word);
                let bad = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-').find(is_word);
                assert_eq!(bad, None, "{}: {text}", page.anchor);
                let key = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
                let key = key.into_iter().find(|word| {
                    ["report-", "compare-", "conclusion-", "culprit-", "share-", "measure-"]
                        .iter()
                        .any(|start| word.starts_with(start))
                });
                assert_eq!(key, None, "{}: {text}", page.anchor);
            }
            for table in tables(&page.blocks) {
                for row in &table.rows {
                    assert_eq!(row.cells.len(), table.columns.len(), "{}: {}", page.anchor, table.title);
                }
            }
            for picture in pictures(&page.blocks) {
                assert!(
                    !picture.alternative.is_empty() && picture.svg.starts_with("<svg"),
                    "{}",
                    page.anchor
                );
                assert!(roxmltree::Document::parse(&picture.svg).is_ok(), "{}", page.anchor);
            }
        }
    }
    let [french, english] = &documents;
    for (french, english) in french.pages.iter().zip(&english.pages) {
        assert_eq!(french.anchor, english.anchor);
        assert_eq!(shape(&french.blocks), shape(&english.blocks), "{}", french.anchor);
    }
}

fn pictures(blocks: &[Block]) -> Vec<&crate::report::document::Picture> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Picture(picture) => found.push(picture),
            Block::Pictures(pictures) => found.extend(pictures),
            Block::Folded { blocks, .. } => found.extend(self::pictures(blocks)),
            _ => {}
        }
    }
    found
}

#[test]
fn a_report_of_estimates_says_everything_in_both_languages() {
    let material = material();
    assert!(material.opened.summary.is_estimate());
    check(&material);
    let text = Text::new(Language::French);
    let pages = document(&material, &text).pages;
    let quality = texts(&pages[1].blocks).join("\n");
    assert!(quality.contains("estimation"), "{quality}");
}

#[test]
fn a_report_of_simulated_results_has_intervals_and_verdicts() {
    let material = with_noise();
    assert!(!material.opened.summary.is_estimate());
    check(&material);
}

/// What may be missing is missing without a panic, and is said.
#[test]
fn reports_of_little_are_reports() {
    let whole = material();
    let mut alone = whole.clone();
    let first = alone.account.scenarios[0].name.clone();
    alone.account.scenarios.truncate(1);
    alone.account.comparisons.clear();
    alone.opened.summary.scenarios.retain(|scenario| scenario.name == first);
    alone.opened.summary.differences.clear();
    alone.account.judgement = None;
    check(&alone);
    let mut nothing = whole.clone();
    nothing.account.scenarios.clear();
    nothing.account.comparisons.clear();
    nothing.account.judgement = None;
    nothing.quantities.scenarios.clear();
    check(&nothing);
    let mut no_phase = whole.clone();
    no_phase.account.scenarios.iter_mut().for_each(|scenario| scenario.phases.clear());
    no_phase.quantities.scenarios.iter_mut().for_each(|scenario| scenario.phases.clear());
    check(&no_phase);
    let mut strange = whole;
    for scenario in &mut strange.account.scenarios {
        scenario.levelised_per_pupil = f64::NAN;
        scenario.money.total = Cents::MOST;
        scenario.money.uncertainty = None;
        scenario.money.tornado = None;
        scenario.money.regret = None;
        for phase in &mut scenario.phases {
            phase.people.full_time = 1e18;
            phase.seats_lost = f64::INFINITY;
            phase.fairness.rate = None;
        }
    }
    check(&strange);
}

fn cells(row: &Row) -> Vec<f64> {
    let number = |cell: &String| {
        let plain: String = cell
            .chars()
            .filter(|letter| letter.is_ascii_digit() || *letter == '.' || *letter == '−')
            .map(|letter| if letter == '−' { '-' } else { letter })
            .collect();
        plain.parse().unwrap()
    };
    row.cells[1..].iter().map(number).collect()
}

/// Rows as written add up to the total as written, within half a unit for each rounding; the total is that of the account.
#[test]
fn sums_shown_are_those_of_the_account() {
    let material = material();
    let text = Text::new(Language::English);
    let pages = document(&material, &text).pages;
    let mut checked = 0;
    for page in &pages[2..4] {
        for table in tables(&page.blocks) {
            let Some(total) = table.rows.iter().find(|row| row.cells[0] == "Total") else { continue };
            let (total, rows): (Vec<f64>, Vec<&Row>) =
                (cells(total), table.rows.iter().filter(|row| row.cells[0] != "Total").collect());
            for (at, total) in total.iter().enumerate() {
                let sum: f64 = rows.iter().map(|row| cells(row)[at]).sum();
                let slack = 0.5 * (rows.len() + 1) as f64;
                assert!((sum - total).abs() <= slack, "{}: {sum}, {total}", table.title);
            }
            checked += 1;
        }
    }
    assert!(checked > 6, "only {checked} tables with a total");
    for scenario in &material.account.scenarios {
        let sum: Cents = scenario.money.by_category.iter().map(|one| one.euros).sum();
        assert_eq!(sum, scenario.money.total);
    }
}

#[test]
fn a_summary_with_titles_is_the_same_summary() {
    let material = material();
    let summary: &Summary = &material.opened.summary;
    assert!(summary.titles.scenarios.len() > 1, "the study of the tests has titles");
    let text = Text::new(Language::French);
    let document = document(&material, &text);
    let quality = texts(&document.pages[1].blocks).join("\n");
    assert!(quality.contains("Ce qui est là") && !quality.contains("aujourdhui"), "{quality}");
}
