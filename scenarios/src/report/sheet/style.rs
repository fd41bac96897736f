//! How cells look: formats of numbers, colours, borders, and what a text may contain.

use super::{Column, Kind};
use crate::text::Language;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use std::borrow::Cow;

/// Ink of texts.
pub(super) const INK: u32 = 0x17_202B;
/// Ink of what matters less.
const QUIET: u32 = 0x5B_6775;
/// Ground of headings.
const ACCENT: u32 = 0x1B_5FAA;
/// Lines between rows.
pub(super) const LINE: u32 = 0xD3_D9E0;
/// Ground of cells of which nothing is known.
const MISSING: u32 = 0xEC_EFF2;
/// Ground of cells that people may change.
const EDITABLE: u32 = 0xFF_F4CC;
/// Border of the same, which also shows on paper without colours.
const EDITABLE_LINE: u32 = 0xC9_9A00;
/// Ground of the row of sums.
const TOTAL: u32 = 0xE3_ECF6;

/// Most UTF-16 units of a cell, less one for the ellipsis (a limit of Excel: 32,767).
pub(super) const MOST_TEXT: usize = 32_766;
/// Most UTF-16 units of a property of the file, likewise (255).
pub(super) const MOST_PROPERTY: usize = 254;

/// A text without the characters that no XML file may hold, cut to so many UTF-16 units.
pub(super) fn printable(text: &str, most: usize) -> Cow<'_, str> {
    let forbidden = |letter: char| match letter {
        '\t' | '\n' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        letter => letter.is_control(),
    };
    // A text has at most as many UTF-16 units as bytes.
    if !text.contains(forbidden) && (text.len() <= most || text.encode_utf16().count() <= most) {
        return Cow::Borrowed(text);
    }
    let mut length = 0;
    let mut out = String::new();
    // Ends of lines of Windows are one character in a cell.
    for letter in text.replace("\r\n", "\n").chars() {
        length += letter.len_utf16();
        if length > most {
            out.push('…');
            break;
        }
        out.push(if forbidden(letter) { '\u{fffd}' } else { letter });
    }
    Cow::Owned(out)
}

/// Whether a spreadsheet could take a text for a formula when someone edits the cell.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\'', '\t'])
}

/// The format of the numbers of a column, in the notation of the file, which is the same for all languages: each
/// spreadsheet shows it with the separators of its user.
pub(super) fn number_format(kind: Kind, language: Language) -> String {
    let decimals =
        |count: u8| if count == 0 { String::new() } else { format!(".{}", "0".repeat(count.into())) };
    let euros = |decimals: &str| match language {
        Language::French => format!("#,##0{decimals}\\ \"€\""),
        Language::English => format!("\"€\"#,##0{decimals}"),
    };
    match kind {
        Kind::Text => "General".to_owned(),
        Kind::Integer => "#,##0".to_owned(),
        Kind::Decimal(count) => format!("#,##0{}", decimals(count)),
        Kind::Percent(count) => match language {
            Language::French => format!("0{}\\ %", decimals(count)),
            Language::English => format!("0{}%", decimals(count)),
        },
        Kind::Euros => euros(""),
        Kind::EurosPerPupil => euros(".00"),
        Kind::Year => "0".to_owned(),
    }
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_font_color(INK)
}

/// A paragraph above a table or on the first sheet.
pub(super) fn paragraph() -> Format {
    Format::new().set_font_color(QUIET)
}

/// A heading of the first sheet.
pub(super) fn section() -> Format {
    Format::new().set_bold().set_font_size(12).set_font_color(ACCENT)
}

/// A link from the first sheet.
pub(super) fn link() -> Format {
    Format::new()
        .set_font_color(ACCENT)
        .set_underline(rust_xlsxwriter::FormatUnderline::Single)
        .set_align(FormatAlign::Top)
}

/// The heading of a column.
pub(super) fn heading(kind: Kind) -> Format {
    aligned(Format::new(), kind)
        .set_bold()
        .set_font_color(0xFF_FFFF)
        .set_background_color(ACCENT)
        .set_text_wrap()
}

/// Texts begin at the left, away from a number before them; numbers end at the right.
fn aligned(format: Format, kind: Kind) -> Format {
    let format = format.set_align(FormatAlign::Top);
    match kind {
        Kind::Text => format.set_align(FormatAlign::Left).set_indent(1),
        _ => format.set_align(FormatAlign::Right),
    }
}

/// Formats of the cells of a column.
#[derive(Debug)]
pub(super) struct Cells {
    /// A value.
    pub value: Format,
    /// A text that could be taken for a formula.
    pub quoted: Format,
    /// Nothing.
    pub missing: Format,
    /// The row of sums.
    pub total: Format,
}

impl Cells {
    /// Of a column; `wraps` when its texts go on in a further line.
    pub(super) fn of(column: &Column, wraps: bool, language: Language) -> Self {
        let plain = aligned(Format::new(), column.kind)
            .set_font_color(INK)
            .set_num_format(number_format(column.kind, language));
        let total = plain
            .clone()
            .set_bold()
            .set_background_color(TOTAL)
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(ACCENT);
        let value = if column.is_editable {
            editable(plain)
        } else {
            plain.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE)
        };
        let value = if wraps { value.set_text_wrap() } else { value };
        // What may be changed keeps its colour when it is empty; a missing text is no lack of a figure.
        let is_grey = !column.is_editable && column.kind != Kind::Text;
        let missing = if is_grey { value.clone().set_background_color(MISSING) } else { value.clone() };
        Self { quoted: value.clone().set_quote_prefix(), missing, total, value }
    }
}

/// The same cell, to be changed.
fn editable(format: Format) -> Format {
    format
        .set_background_color(EDITABLE)
        .set_border(FormatBorder::Thin)
        .set_border_color(EDITABLE_LINE)
        .set_unlocked()
}

/// Samples of cells that mean something by their look, for the first sheet: to be changed, missing.
pub(super) fn samples() -> [Format; 2] {
    let missing = Format::new().set_background_color(MISSING);
    [
        editable(Format::new().set_font_color(INK)),
        missing.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE),
    ]
}
