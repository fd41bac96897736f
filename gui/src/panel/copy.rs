//! Figures as text that spreadsheets take, and the button that puts them on the clipboard.

use super::Look;
use super::icon::{self, Icon};
use crate::text::Text;
use egui::Ui;

/// Lines of cells; the heads of the columns come first.
pub type Lines = Vec<Vec<String>>;

/// A button that copies the table that is called so; whether it was clicked.
pub fn button(ui: &mut Ui, look: &Look<'_>, name: &str) -> bool {
    icon::button(ui, Icon::Copy, &name_of(look.text, name)).clicked()
}

/// The name of the button that copies the table that is called so.
pub fn name_of(text: &Text, name: &str) -> String {
    text.say("gui-copy-table", &[("name", name.into())])
}

/// Lines as text: a tab between cells, a line for each.
pub fn tabbed(lines: &[Vec<String>]) -> String {
    let cells = |line: &Vec<String>| line.iter().map(|words| cell(words)).collect::<Vec<_>>().join("\t");
    lines.iter().map(|line| cells(line) + "\n").collect()
}

/// The words of a cell on one line; a number as spreadsheets read it, with a plain minus and no spaces.
fn cell(words: &str) -> String {
    let number: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = number.replace('−', "-");
    let is_number = number.contains(|letter: char| letter.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_digit() || ",.+-".contains(letter));
    if is_number { number } else { words.trim().replace(['\n', '\t'], " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_those_of_a_spreadsheet() {
        let line = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let lines = vec![
            line(&["\n    Élèves sous\nla cible", "Coût\tM€"]),
            line(&["12\u{a0}345,6", "−1,5"]),
            line(&["12\u{a0}%", "–"]),
        ];
        let text = "Élèves sous la cible\tCoût M€\n12345,6\t-1,5\n12\u{a0}%\t–\n";
        assert_eq!(tabbed(&lines), text);
    }
}
