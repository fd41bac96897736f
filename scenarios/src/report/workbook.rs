//! The account as a workbook, a sheet for each subject, and means read back from its sheet of prices.
//!
//! Amounts are euros with all their digits, shares are shares: what people compute with must not be rounded.

mod decision;
mod equity;
mod lists;
mod means;
mod measures;
mod money;
mod people;

pub use means::read_means;

use super::content::Pen;
use super::material::Material;
use super::sheet::{Column, Kind, Value, Workbook};
use crate::text::Text;

/// The workbook of a study, in the language of `text`.
pub fn workbook(material: &Material, text: &Text) -> Workbook {
    let pen = Pen { material, text };
    let summary = &material.opened.summary;
    let mut introduction = vec![pen.subtitle(), pen.get("report-book-about")];
    if summary.is_estimate() {
        introduction.push(pen.get("report-estimate"));
    }
    introduction.push(pen.get("report-book-prices"));
    let mut sheets = vec![measures::sheet(&pen)];
    sheets.extend(money::sheets(&pen));
    sheets.extend(people::sheets(&pen));
    sheets.extend(equity::sheets(&pen));
    sheets.extend(decision::sheets(&pen));
    sheets.push(means::sheet(&pen));
    sheets.push(lists::assumptions(&pen));
    Workbook {
        title: pen.say("report-title", &[("territory", summary.territory.name.as_str().into())]),
        introduction,
        sheets,
        colophon: pen.colophon(),
    }
}

/// A column of texts.
fn words(pen: &Pen<'_>, title: &str) -> Column {
    Column::new(pen.get(title), "", Kind::Text)
}

/// A column of numbers.
fn numbers(pen: &Pen<'_>, title: &str, unit: &str, kind: Kind) -> Column {
    Column::new(pen.get(title), unit, kind)
}

/// A figure that may not be there.
fn value(figure: Option<f64>) -> Value {
    figure.filter(|figure| figure.is_finite()).into()
}

#[cfg(test)]
mod tests;
