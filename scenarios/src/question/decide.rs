//! Decide: money, people, carbon, equity and the order of the scenarios, on one screen of a terminal.

pub mod equity;
mod quantities;
mod sentences;
mod table;

pub use quantities::{View, quantities};
pub use sentences::{details, gaps, sentences, verdict, vetoes};

use crate::decide::account::Account;
use crate::file::LocalText;
use crate::file::schema::Means;
use crate::report::material::Material;
use crate::study::Titles;
use crate::text::grid::Colour;
use crate::text::{Language, Text};

/// What sentences are said about: an account with the names of what is in it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The account.
    pub account: &'a Account,
    /// The means that it was made at.
    pub means: &'a Means,
    /// Titles of scenarios, by name.
    pub titles: &'a Titles,
    /// Name of the scenario that the others are compared with.
    pub reference: &'a str,
}

impl<'a> From<&'a Material> for Subject<'a> {
    fn from(material: &'a Material) -> Self {
        let summary = &material.opened.summary;
        Self {
            account: &material.account,
            means: &material.means.means,
            titles: &summary.titles,
            reference: &summary.reference,
        }
    }
}

/// The screen: a heading, a table with a row for each scenario, what it says, and what is missing.
pub fn render(material: &Material, text: &Text, colour: Colour) -> String {
    let account = &material.account;
    let summary = &material.opened.summary;
    let key = if summary.is_estimate() { "decide-heading-estimate" } else { "decide-heading" };
    let heading = text.say(
        key,
        &[
            ("study", summary.study.as_str().into()),
            ("territory", summary.territory.name.as_str().into()),
            ("pupils", summary.territory.pupils.into()),
            ("years", account.years.into()),
            ("first", account.first_year.to_string().into()),
            ("euros", account.euros_of.to_string().into()),
        ],
    );
    let table = table::render(material, text, colour);
    let lines: Vec<String> =
        sentences(material, text).into_iter().map(|sentence| format!("• {sentence}")).collect();
    format!("{heading}\n\n{table}\n{}\n\n{}\n", text.get("decide-legend"), lines.join("\n"))
}

/// A text in a language.
pub fn in_language(said: &LocalText, language: Language) -> &str {
    said.said(language)
}
