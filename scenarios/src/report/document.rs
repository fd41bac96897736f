//! A report as data: pages of blocks, in one language, before it has a form. What writes it ([`super::html`],
//! `pdf`) adds no words and no figures of its own.

use crate::text::Language;

/// A report.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Language of all its texts.
    pub language: Language,
    /// Title.
    pub title: String,
    /// What it is about: study, territory, days simulated.
    pub subtitle: String,
    /// Program, version, seed: what reproduces it.
    pub colophon: String,
    /// Pages, in order; the first is the one for decision makers.
    pub pages: Vec<Page>,
}

/// A page: one question.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// Name in links: ASCII letters, digits and hyphens, unique in the document.
    pub anchor: String,
    /// Heading.
    pub title: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading below that of the page.
    Heading(String),
    /// A sentence set large: for whoever reads nothing else.
    Lead(String),
    /// A paragraph.
    Paragraph(String),
    /// Sentences one below the other, with bullets.
    List(Vec<String>),
    /// A few figures set large, side by side.
    Figures(Vec<KeyFigure>),
    /// A chart or map.
    Picture(Picture),
    /// Two or three pictures side by side where there is room.
    Pictures(Vec<Picture>),
    /// A table.
    Table(Table),
    /// A remark set small: an assumption, a source, a limit.
    Note(String),
    /// Something to see before anything else: a veto, a result that must not be read alone.
    Warning(String),
    /// What only some readers want: shown folded where that is possible, in full on paper.
    Folded {
        /// What it is.
        title: String,
        /// What it says.
        blocks: Vec<Self>,
    },
}

/// A figure set large.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyFigure {
    /// The figure with its unit, as the language writes it.
    pub value: String,
    /// What it is.
    pub label: String,
    /// Interval, comparison, source: smaller, below; may be empty.
    pub note: String,
}

/// A chart or map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Title, above.
    pub title: String,
    /// The picture: an `<svg>` element with a `viewBox`, its own colours and the font family `Inter, sans-serif`.
    pub svg: String,
    /// The same laid out for a telephone, or for standing beside another; empty when one picture does for both.
    pub narrow: String,
    /// What it shows, in words, for whoever cannot see it: the finding, not the drawing.
    pub alternative: String,
    /// Below: units, source, how to read it; may be empty.
    pub note: String,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// Title, above.
    pub title: String,
    /// Columns, at least one; the first names the row.
    pub columns: Vec<Column>,
    /// Rows, each with a cell for every column.
    pub rows: Vec<Row>,
    /// Below: units, how to read it; may be empty.
    pub note: String,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Heading, with the unit where the cells have none.
    pub title: String,
    /// Whether its cells are numbers: set to the right.
    pub is_number: bool,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Cells, as the language writes them.
    pub cells: Vec<String>,
    /// Whether it is a total or a winner: set bold.
    pub is_strong: bool,
}
