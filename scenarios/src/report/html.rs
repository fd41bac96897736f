//! A document as one HTML file that works without a network.

use super::chart::escape;
use super::document::{Block, Document, KeyFigure, Page, Picture, Row, Table};
use crate::text::Text;
use std::fmt::Write;

#[cfg(test)]
pub(in crate::report) mod tests;

const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/print.js");

/// Rows up to which a table is kept on one sheet of paper.
const SHORT: usize = 16;

/// The document as a file: style, pictures and all in one text. `text` says the few words of the page itself, in the
/// language of the document.
pub fn render(document: &Document, text: &Text) -> String {
    let mut writer = Writer { text, html: String::new(), tables: 0, level: 1 };
    for page in &document.pages {
        writer.page(page);
    }
    fill(TEMPLATE, |name| match name {
        "language" => document.language.code().to_owned(),
        "title" => escape(&document.title),
        "subtitle" => escape(&document.subtitle),
        "colophon" => escape(&document.colophon),
        "style" => STYLE.to_owned(),
        "script" => SCRIPT.to_owned(),
        "skip" => escape(&text.get("report-html-skip")),
        "contents" => escape(&text.get("report-html-contents")),
        "links" => document.pages.iter().map(link).collect(),
        "pages" => std::mem::take(&mut writer.html),
        _ => String::new(),
    })
}

/// A template with each `{{name}}` replaced, once: what is put in is not looked at again.
fn fill(template: &str, mut part: impl FnMut(&str) -> String) -> String {
    let mut filled = String::new();
    for (at, piece) in template.split("{{").enumerate() {
        match piece.split_once("}}") {
            Some((name, rest)) if at > 0 => {
                filled.push_str(&part(name));
                filled.push_str(rest);
            }
            _ => filled.push_str(piece),
        }
    }
    filled
}

fn link(page: &Page) -> String {
    format!("<li><a href=\"#{}\">{}</a></li>\n", escape(&page.anchor), escape(&page.title))
}

/// Writes blocks as HTML.
struct Writer<'a> {
    text: &'a Text,
    html: String,
    /// Tables so far: their names are numbers.
    tables: usize,
    /// Level of the last heading: none below it is skipped.
    level: usize,
}

impl Writer<'_> {
    /// An element with a text.
    fn element(&mut self, start: &str, text: &str) {
        let name = start.split(' ').next().unwrap_or(start);
        let _ = writeln!(self.html, "<{start}>{}</{name}>", escape(text));
    }

    fn note(&mut self, note: &str) {
        if !note.is_empty() {
            self.element("p class=\"note\"", note);
        }
    }

    fn page(&mut self, page: &Page) {
        let anchor = escape(&page.anchor);
        let _ = writeln!(self.html, "<section id=\"{anchor}\" aria-labelledby=\"{anchor}-title\">");
        self.element(&format!("h2 id=\"{anchor}-title\""), &page.title);
        self.level = 2;
        self.blocks(&page.blocks, 3);
        self.html.push_str("</section>\n");
    }

    /// Blocks whose headings are of a level.
    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: usize) {
        match block {
            Block::Heading(text) => {
                self.level = level.min(self.level + 1).min(6);
                self.element(&format!("h{}", self.level), text);
            }
            Block::Lead(text) => self.element("p class=\"lead\"", text),
            Block::Paragraph(text) => self.element("p", text),
            Block::List(items) => {
                self.html.push_str("<ul>\n");
                for item in items {
                    self.element("li", item);
                }
                self.html.push_str("</ul>\n");
            }
            Block::Figures(figures) => self.figures(figures),
            Block::Picture(picture) => self.picture(picture),
            Block::Pictures(pictures) => {
                self.html.push_str("<div class=\"beside\">\n");
                for picture in pictures {
                    self.picture(picture);
                }
                self.html.push_str("</div>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Note(text) => self.note(text),
            Block::Warning(text) => {
                let word = escape(&self.text.get("report-html-warning"));
                let text = escape(text);
                let _ = writeln!(
                    self.html,
                    "<div class=\"warning\" role=\"note\"><p><strong>{word}</strong> {text}</p></div>"
                );
            }
            Block::Folded { title, blocks } => {
                self.html.push_str("<details>\n");
                self.element("summary", title);
                self.blocks(blocks, level + 1);
                self.html.push_str("</details>\n");
            }
        }
    }

    fn figures(&mut self, figures: &[KeyFigure]) {
        self.html.push_str("<dl class=\"figures\">\n");
        for figure in figures {
            self.html.push_str("<div>");
            self.element("dt", &figure.label);
            self.element("dd class=\"value\"", &figure.value);
            if !figure.note.is_empty() {
                self.element("dd class=\"note\"", &figure.note);
            }
            self.html.push_str("</div>\n");
        }
        self.html.push_str("</dl>\n");
    }

    fn picture(&mut self, picture: &Picture) {
        self.html.push_str("<figure>\n");
        self.element("figcaption", &picture.title);
        let narrow = named(&picture.narrow, &picture.alternative);
        match (named(&picture.svg, &picture.alternative), narrow) {
            (Some(wide), Some(narrow)) => {
                let _ = writeln!(self.html, "<div class=\"picture for-wide\">{wide}</div>");
                let _ = writeln!(self.html, "<div class=\"picture for-narrow\">{narrow}</div>");
            }
            (Some(one), None) | (None, Some(one)) => {
                let _ = writeln!(self.html, "<div class=\"picture\">{one}</div>");
            }
            // Whoever could not be drawn is told in words.
            (None, None) => self.element("p", &picture.alternative),
        }
        self.note(&picture.note);
        self.html.push_str("</figure>\n");
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let name = format!("table-{}", self.tables);
        // A table that fits a sheet is not cut, and stays with its title.
        let short = if table.rows.len() <= SHORT { " short" } else { "" };
        // Whoever has no mouse can move a box that has the focus; a box that moves has a name.
        let _ = writeln!(
            self.html,
            "<div class=\"table{short}\" role=\"region\" aria-labelledby=\"{name}\" tabindex=\"0\"><table>"
        );
        let title = escape(&table.title);
        let _ = writeln!(self.html, "<caption id=\"{name}\"><span>{title}</span></caption>");
        self.html.push_str("<thead><tr>\n");
        for column in &table.columns {
            let class = if column.is_number { " class=\"number\"" } else { "" };
            self.element(&format!("th scope=\"col\"{class}"), &column.title);
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(table, row);
        }
        self.html.push_str("</tbody></table></div>\n");
        self.note(&table.note);
    }

    fn row(&mut self, table: &Table, row: &Row) {
        self.html.push_str(if row.is_strong { "<tr class=\"strong\">" } else { "<tr>" });
        for (at, cell) in row.cells.iter().enumerate() {
            let is_number = table.columns.get(at).is_some_and(|column| column.is_number);
            match (at, is_number) {
                (0, false) => self.element("th scope=\"row\"", cell),
                (0, true) => self.element("th scope=\"row\" class=\"number\"", cell),
                (_, true) => self.element("td class=\"number\"", cell),
                // A longer text needs a column that is not squeezed by the others.
                (_, false) if cell.chars().count() > 24 => self.element("td class=\"text\"", cell),
                (_, false) => self.element("td", cell),
            }
        }
        self.html.push_str("</tr>\n");
    }
}

/// A picture with what it shows in words; `None` for what is no picture.
fn named(svg: &str, alternative: &str) -> Option<String> {
    let rest = svg.trim_start().strip_prefix("<svg")?;
    rest.starts_with([' ', '>', '\n'])
        .then(|| format!("<svg role=\"img\" aria-label=\"{}\"{rest}", escape(alternative)))
}
