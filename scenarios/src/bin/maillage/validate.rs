//! `maillage validate`.

use crate::failure::Failure;
use crate::output;
use maillage_scenarios::question::run::measure_name;
use maillage_scenarios::text::grid::{Cell, Grid, Paint, Side};
use maillage_scenarios::text::number::decimal;
use maillage_scenarios::text::{Language, Text};
use maillage_scenarios::validate::{Kind, Level, Row, rows};
use maillage_sim::measure::Measure;
use std::io::IsTerminal;
use std::process::ExitCode;

/// Columns of the table; beyond them names are cut.
const WIDTH: usize = 120;

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
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left, Side::Left];
    let headers = [
        "validate-name",
        "validate-expected",
        "validate-measured",
        "validate-tolerance",
        "validate-unit",
        "validate-verdict",
    ];
    let headers = headers.iter().zip(sides).map(|(key, side)| (text.get(key), side)).collect();
    let grid = Grid { headers, groups: groups(&rows, text), yielding: vec![0], width: WIDTH };
    let total = [("count", rows.len().into()), ("failed", failed.into())];
    output::write(&format!("{}\n{}\n", grid.render(output::colour()), text.say("validate-total", &total)))?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Rows by what they compare: what has several rows becomes their title, and the rows say where they differ.
fn groups(rows: &[Row], text: &Text) -> Vec<(String, Vec<Vec<Cell>>)> {
    let mut keys: Vec<&str> = Vec::new();
    for row in rows {
        if !keys.contains(&row.key) {
            keys.push(row.key);
        }
    }
    let mut groups: Vec<(String, Vec<Vec<Cell>>)> = Vec::new();
    for key in keys {
        let of: Vec<&Row> = rows.iter().filter(|row| row.key == key).collect();
        let name = text.get(key);
        if let [single] = of[..] {
            let parameters = parameters(single, text);
            let said = [("name", name.as_str().into()), ("parameters", parameters.as_str().into())];
            let name = if parameters.is_empty() { name } else { text.say("validate-of", &said) };
            match groups.last_mut().filter(|(title, _)| title.is_empty()) {
                Some((_, rows)) => rows.push(cells(name, single, text)),
                None => groups.push((String::new(), vec![cells(name, single, text)])),
            }
        } else {
            let rows = of.iter().map(|row| cells(format!("  {}", parameters(row, text)), row, text));
            groups.push((name, rows.collect()));
        }
    }
    groups
}

/// Parameters are in the notation of the field, but for the names of measures.
fn parameters(row: &Row, text: &Text) -> String {
    let measure = Measure::ALL.into_iter().find(|measure| measure.name() == row.parameters);
    measure.map_or_else(|| row.parameters.clone(), |measure| measure_name(measure, text))
}

fn cells(name: String, row: &Row, text: &Text) -> Vec<Cell> {
    let number = |value: f64| Cell::plain(number(text.language(), value));
    let verdict = if row.kind == Kind::Informative {
        Cell::plain(text.get("validate-informative"))
    } else if row.pass {
        Cell::painted(text.get("validate-pass"), Paint::Good)
    } else {
        Cell::painted(text.get("validate-fail"), Paint::Bad)
    };
    let unit = if row.unit == "share" { "" } else { row.unit };
    vec![
        Cell::plain(name),
        number(row.expected),
        number(row.measured),
        number(row.tolerance),
        Cell::plain(unit),
        verdict,
    ]
}

/// Four significant digits; what is very large or small, in powers of ten.
fn number(language: Language, value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let magnitude = value.abs().log10().floor() as i32;
    if !(1e-4..1e7).contains(&value.abs()) {
        let power: String = magnitude.to_string().chars().map(superscript).collect();
        return format!("{}·10{power}", decimal(language, value / 10_f64.powi(magnitude), 2));
    }
    let whole = value.fract() == 0.0;
    decimal(language, value, if whole { 0 } else { (3 - magnitude).clamp(0, 9) as usize })
}

fn superscript(digit: char) -> char {
    match digit {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        // The others follow one another.
        '0'..='9' => char::from_u32('⁰' as u32 + digit as u32 - '0' as u32).expect("these characters exist"),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        let of = |value| number(Language::English, value);
        assert_eq!(of(624.0), "624");
        assert_eq!(of(0.003_132), "0.003132");
        assert_eq!(of(1.294e-15), "1.29·10⁻¹⁵");
        assert_eq!(of(3.163e11), "3.16·10¹¹");
        assert_eq!(of(6.0e20), "6.00·10²⁰");
    }
}
