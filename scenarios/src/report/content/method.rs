//! Method, validation and limits in plain words, and how to reproduce the report.

use super::block::{folded, headings, row, table, texts};
use super::pen::Pen;
use crate::report::document::Block;

pub(super) fn blocks(pen: &Pen<'_>) -> Vec<Block> {
    let summary = pen.summary();
    let mut blocks = vec![Block::Paragraph(pen.get("report-method-about"))];
    blocks.push(Block::Heading(pen.get("report-method-how")));
    let how = ["territory", "lessons", "network", "common", "money", "support", "carbon", "decision"];
    blocks.push(Block::List(said(pen, "report-method-how", &how)));
    blocks.push(Block::Heading(pen.get("report-method-interval")));
    let interval = match (summary.is_estimate(), summary.replications < 2) {
        (true, _) => "report-method-interval-estimate",
        (false, true) => "report-method-interval-one",
        (false, false) => "report-method-interval-about",
    };
    let replications = [("replications", summary.replications.into())];
    blocks.push(Block::Paragraph(pen.say(interval, &replications)));
    blocks.push(Block::Paragraph(pen.get("report-method-interval-not")));
    blocks.push(Block::Heading(pen.get("report-method-validation")));
    blocks.push(Block::List(said(
        pen,
        "report-method-validation",
        &["formulas", "balance", "seminar", "tests"],
    )));
    blocks.push(Block::Heading(pen.get("report-method-limits")));
    let limits = ["prices", "demand", "breaks", "support", "future", "weights"];
    blocks.push(Block::List(said(pen, "report-method-limits", &limits)));
    blocks.push(reproduce(pen));
    blocks
}

fn said(pen: &Pen<'_>, start: &str, ends: &[&str]) -> Vec<String> {
    ends.iter().map(|end| pen.get(&format!("{start}-{end}"))).collect()
}

/// Program, seed and files.
fn reproduce(pen: &Pen<'_>) -> Block {
    let summary = pen.summary();
    let arguments = [
        ("program", summary.program.as_str().into()),
        ("study", summary.study.as_str().into()),
        ("tier", summary.tier.as_str().into()),
        ("seed", summary.seed.to_string().into()),
        ("replications", summary.replications.into()),
    ];
    let columns = headings(pen, &["report-column-file", "report-column-hash"]);
    let of_study = summary.inputs.iter().map(|input| (input.name.clone(), input.sha256.clone()));
    let of_means = pen.material.means.inputs().into_iter().map(|input| (input.name, input.sha256));
    let mut rows: Vec<_> = of_study.chain(of_means).map(|(name, hash)| row(vec![name, hash])).collect();
    // The means of a study are among its files too.
    rows.dedup();
    let files = texts(pen.get("report-method-files"), columns, &[], rows, String::new());
    folded(
        pen.get("report-method-reproduce"),
        vec![Block::Paragraph(pen.say("report-method-reproduce-about", &arguments)), table(pen, files)],
    )
}
