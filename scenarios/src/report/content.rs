//! What a report says: the account and the results of a study as pages, one question each, in one language.
//!
//! Every figure comes from [`Material`]; every word from `pages.ftl` and `report.ftl`, the means or the titles of the study. A page that
//! has nothing to say says so: none is left out, so that reports of different studies have the same form.

mod assumptions;
mod block;
mod carbon;
mod cost;
mod decision;
mod elected;
mod equity;
mod figure;
mod method;
mod payers;
mod pen;
mod people;
mod prices;
mod quality;
mod risk;
mod titles;

pub(super) use pen::Pen;
pub(super) use titles::per;

use super::document::{Document, Page};
use super::material::Material;
use crate::text::Text;

/// The report of a study, in the language of `text`.
pub fn document(material: &Material, text: &Text) -> Document {
    let pen = Pen { material, text };
    let summary = &material.opened.summary;
    let pages: [(&str, Vec<_>); 12] = [
        ("elected", elected::blocks(&pen)),
        ("quality", quality::blocks(&pen)),
        ("cost", cost::blocks(&pen)),
        ("payers", payers::blocks(&pen)),
        ("prices", prices::blocks(&pen)),
        ("people", people::blocks(&pen)),
        ("carbon", carbon::blocks(&pen)),
        ("equity", equity::blocks(&pen)),
        ("risk", risk::blocks(&pen)),
        ("decision", decision::blocks(&pen)),
        ("assumptions", assumptions::blocks(&pen)),
        ("method", method::blocks(&pen)),
    ];
    let page = |(anchor, blocks): (&str, Vec<_>)| Page {
        anchor: anchor.to_owned(),
        title: pen.get(&format!("report-page-{anchor}")),
        blocks,
    };
    Document {
        language: text.language(),
        title: pen.say("report-title", &[("territory", summary.territory.name.as_str().into())]),
        subtitle: pen.subtitle(),
        colophon: pen.colophon(),
        pages: pages.into_iter().map(page).collect(),
    }
}

#[cfg(test)]
pub(in crate::report) mod tests;
