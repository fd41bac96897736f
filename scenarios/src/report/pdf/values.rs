//! A document as the values that the form reads in `sys.inputs`.

use super::super::document::{Block, Document, KeyFigure, Page, Picture, Row, Table};
use crate::text::Text;
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value, dict};

/// The whole document.
pub(super) fn of(document: &Document, text: &Text) -> Dict {
    dict! {
        "language" => document.language.code(),
        "title" => words(&document.title),
        "subtitle" => words(&document.subtitle),
        "colophon" => words(&document.colophon),
        "contents" => words(&text.get("report-pdf-contents")),
        "pages" => list(&document.pages, page),
    }
}

/// A run of this many signs without a space or a hyphen is no word of French or English, where
/// « anticonstitutionnellement » has 25.
const LONGEST_WORD: usize = 30;
/// A longer run may go to the next line after every so many signs.
const PIECE: usize = 10;

/// Words on one line: line ends and other control characters, which have no sign of their own, are spaces. Runs that
/// no line could hold (file names, codes) may be broken, which an empty sign says.
fn words(text: &str) -> Value {
    let is_plain = |sign: char| !sign.is_control() && !matches!(sign, '\u{2028}' | '\u{2029}');
    let plain: String = text.chars().map(|sign| if is_plain(sign) { sign } else { ' ' }).collect();
    let is_edge = |sign: char| sign.is_whitespace() || matches!(sign, '-' | '\u{2010}');
    let run = |run: &str| {
        let signs: Vec<char> = run.chars().collect();
        if signs.len() <= LONGEST_WORD {
            return run.to_owned();
        }
        signs.chunks(PIECE).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join("\u{200b}")
    };
    plain.split_inclusive(is_edge).map(run).collect::<String>().into_value()
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    items.iter().map(value).collect::<Array>().into_value()
}

fn page(page: &Page) -> Value {
    dict! {
        "anchor" => words(&page.anchor),
        "title" => words(&page.title),
        "blocks" => list(&page.blocks, block),
    }
    .into_value()
}

fn block(block: &Block) -> Value {
    let (kind, content) = match block {
        Block::Heading(text) => ("heading", words(text)),
        Block::Lead(text) => ("lead", words(text)),
        Block::Paragraph(text) => ("paragraph", words(text)),
        Block::List(items) => ("list", list(items, |item| words(item))),
        Block::Figures(figures) => ("figures", list(figures, figure)),
        Block::Picture(one) => ("pictures", list(std::slice::from_ref(one), picture)),
        Block::Pictures(several) => ("pictures", list(several, picture)),
        Block::Table(content) => ("table", table(content)),
        Block::Note(text) => ("note", words(text)),
        Block::Warning(text) => ("warning", words(text)),
        Block::Folded { title, blocks } => {
            let content = dict! { "title" => words(title), "blocks" => list(blocks, self::block) };
            ("folded", content.into_value())
        }
    };
    dict! { "kind" => kind, "content" => content }.into_value()
}

fn figure(figure: &KeyFigure) -> Value {
    dict! {
        "value" => words(&figure.value),
        "label" => words(&figure.label),
        "note" => words(&figure.note),
    }
    .into_value()
}

/// A picture in both its layouts. Where only one was drawn it does for both; where none was, there are no layouts.
fn picture(picture: &Picture) -> Value {
    let is_drawn = |svg: &&String| svg.trim_start().starts_with("<svg");
    let drawn = |first: &String, other: &String| {
        [first, other].into_iter().find(is_drawn).map(|svg| Bytes::from_string(svg.clone()))
    };
    dict! {
        "title" => words(&picture.title),
        "wide" => drawn(&picture.svg, &picture.narrow),
        "narrow" => drawn(&picture.narrow, &picture.svg),
        "alternative" => words(&picture.alternative),
        "note" => words(&picture.note),
    }
    .into_value()
}

/// A table. Each column comes with its longest cell, which is all that the form measures to share out the width: a
/// table of a thousand rows costs no more than one of ten.
fn table(table: &Table) -> Value {
    let cell = |row: &Row, column: usize| row.cells.get(column).map_or("", String::as_str).to_owned();
    let column = |at: usize| {
        let cells = table.rows.iter().map(|row| cell(row, at));
        let longest = cells.max_by_key(|cell| cell.chars().count()).unwrap_or_default();
        dict! {
            "title" => words(&table.columns[at].title),
            "number" => table.columns[at].is_number,
            "longest" => words(&longest),
        }
        .into_value()
    };
    let row = |row: &Row| {
        let cells = (0..table.columns.len()).map(|at| words(&cell(row, at)));
        dict! { "cells" => cells.collect::<Array>(), "strong" => row.is_strong }.into_value()
    };
    dict! {
        "title" => words(&table.title),
        "columns" => (0..table.columns.len()).map(column).collect::<Array>(),
        "rows" => list(&table.rows, row),
        "note" => words(&table.note),
    }
    .into_value()
}
