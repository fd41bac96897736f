//! `maillage validate`.

use crate::failure::Failure;
use crate::output;
use maillage_scenarios::text::Text;
use maillage_scenarios::text::grid::{Cell, Grid, Paint, Side};
use maillage_scenarios::text::number::decimal;
use maillage_scenarios::validate::{Kind, Level, Row, rows};
use std::io::IsTerminal;
use std::process::ExitCode;

/// Compares the model with theory and with itself; fails if any row does.
pub(crate) fn run(full: bool, text: &Text) -> Result<ExitCode, Failure> {
    let shown = std::io::stderr().is_terminal();
    let mut progress = |part: &str| {
        if shown {
            output::tell(&text.get(part));
        }
    };
    let rows = rows(if full { Level::Full } else { Level::Quick }, &mut progress);
    let failed = rows.iter().filter(|row| !row.pass).count();
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left];
    let headers =
        ["validate-name", "validate-expected", "validate-measured", "validate-tolerance", "validate-verdict"];
    let headers = headers.iter().zip(sides).map(|(key, side)| (text.get(key), side)).collect();
    let cells = rows.iter().map(|row| cells(row, text)).collect();
    let grid = Grid { headers, groups: vec![(String::new(), cells)], yielding: vec![0], width: 132 };
    let total = [("count", rows.len().into()), ("failed", failed.into())];
    output::write(&format!("{}\n{}\n", grid.render(output::colour()), text.say("validate-total", &total)))?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cells(row: &Row, text: &Text) -> Vec<Cell> {
    let number = |value: f64| {
        // Four significant digits; what is very large or small, in powers of ten.
        if value != 0.0 && !(1e-4..1e7).contains(&value.abs()) {
            let exponent = value.abs().log10().floor();
            let mantissa = decimal(text.language(), value / 10_f64.powf(exponent), 3);
            return Cell::plain(format!("{mantissa}e{exponent}"));
        }
        if value == 0.0 {
            return Cell::plain("0");
        }
        let digits = 3 - value.abs().max(1e-6).log10().floor() as i32;
        Cell::plain(decimal(text.language(), value, digits.clamp(0, 9) as usize))
    };
    let verdict = if row.kind == Kind::Informative {
        Cell::plain(text.get("validate-informative"))
    } else if row.pass {
        Cell::painted(text.get("validate-pass"), Paint::Good)
    } else {
        Cell::painted(text.get("validate-fail"), Paint::Bad)
    };
    let name = text.get(row.key);
    let name = if row.parameters.is_empty() { name } else { format!("{name} ({})", row.parameters) };
    vec![Cell::plain(name), number(row.expected), number(row.measured), number(row.tolerance), verdict]
}
