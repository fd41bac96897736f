//! The account as a whole: what must add up, and what the seminar of 2013 knew.

mod hand;
mod laws;
mod licences;
mod seminar;
mod uncertain;

use super::{Account, Named, Question, account};
use crate::decide::money::Cents;
use crate::decide::quantities::Quantities;
use crate::decide::sample;
use crate::file::means::LoadedMeans;
use crate::file::schema::means::Means;
use std::path::Path;

/// The usual means, with what a text says otherwise.
fn means(text: &str) -> Means {
    let text = format!("version = 1\nextends = \"means/sconeeta\"\n{text}");
    LoadedMeans::of_text(Path::new("mine.toml"), &text).expect("the text is sound").means
}

/// The same with some of its items alone, and without tickets, so that nothing else is paid.
pub(super) fn only(text: &str, items: &[&str]) -> Means {
    let mut means = means(text);
    means.items.0.retain(|(name, _)| items.contains(&name.as_str()));
    means.support.tickets.0.clear();
    means
}

/// Prices of licences of the sample.
const LICENCES: &str = "
    [items.atlas_seat]
    title = { fr = \"a\", en = \"a\" }
    category = \"software\"
    per = { licensed_seat = \"atlas\" }
    run = { low = \"10 €/year\", likely = \"20 €/year\", high = \"25 €/year\" }
    source = \"assumption\"
    [items.atlas]
    title = { fr = \"b\", en = \"b\" }
    category = \"software\"
    per = { licence = \"atlas\" }
    each = 1.1
    run = { low = \"20 €/year\", likely = \"50 €/year\", high = \"60 €/year\" }
    source = \"assumption\"
";

fn made(quantities: &Quantities, means: &Means, governance: Option<&str>) -> Account {
    let question = Question { seed: 7, reference: "same", governance };
    account(quantities, means, &sample::territory(), &question)
}

/// The account of a single scenario of the sample.
fn alone(
    phases: Vec<crate::decide::quantities::PhaseQuantities>,
    means: &Means,
    governance: &str,
) -> Account {
    made(&sample::study(vec![sample::scenario("same", phases)]), means, Some(governance))
}

fn sum(parts: &[Named]) -> Cents {
    parts.iter().map(|part| part.euros).sum()
}

fn of(parts: &[Named], name: &str) -> Cents {
    parts.iter().filter(|part| part.name == name).map(|part| part.euros).sum()
}

/// Whole euros.
fn euros(euros: i64) -> Cents {
    Cents::new(euros * 100)
}
