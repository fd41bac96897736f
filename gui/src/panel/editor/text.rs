//! The TOML text, as the command reads it: line numbers, modest colours, faults where they are.

use super::Draft;
use super::faults::Placed;
use crate::action::{Action, Edit};
use crate::panel::Look;
use crate::state::State;
use crate::study::Known;
use crate::theme;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, ComboBox, FontId, Margin, Rect, ScrollArea, Stroke, TextBuffer, TextEdit, TextStyle, Ui,
    pos2, vec2,
};
use maillage_scenarios::text::diagnostic;
use std::ops::Range;

/// Room for the numbers of lines, points.
const GUTTER: i8 = 44;

/// Draws the text.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    (known, faults): (Option<&Known>, &[Placed]),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let document = &state.document;
    let own = known.map(|known| format!("{}.toml", known.name));
    let chosen = draft.file.clone().filter(|file| document.texts().contains_key(file));
    let file = chosen.or(own.clone()).unwrap_or_else(|| document.study_file().to_owned());
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(look.text.get("editor-file"));
        let combo = ComboBox::from_id_salt("file")
            .width(theme::scaled(ui.style(), 200.0))
            .selected_text(&file)
            .show_ui(ui, |ui| {
                for name in document.texts().keys() {
                    if ui.selectable_label(*name == file, name).clicked() {
                        draft.file = (Some(name) != own.as_ref()).then(|| name.clone());
                    }
                }
            });
        combo.response.labelled_by(label.id);
    });
    let Some(text) = document.texts().get(&file) else {
        ui.label(
            look.text.say("gui-no-file-of-its-own", &[("scenario", file.trim_end_matches(".toml").into())]),
        );
        return;
    };
    let faults: Vec<&Placed> =
        faults.iter().filter(|fault| fault.file.as_deref() == Some(file.as_str())).collect();
    let mut words = text.to_string();
    if code(ui, look, &file, &mut words, &faults, draft.line.take()) {
        actions.push(Action::Edit(if file == document.study_file() {
            Edit::StudyText { text: words }
        } else {
            Edit::Text { scenario: file.trim_end_matches(".toml").to_owned(), text: words }
        }));
    }
}

/// The text itself; whether it was changed.
fn code(
    ui: &mut Ui,
    look: &Look<'_>,
    name: &str,
    words: &mut String,
    faults: &[&Placed],
    go_to: Option<usize>,
) -> bool {
    let font = TextStyle::Monospace.resolve(ui.style());
    let wrong = spans(words, faults);
    let mut changed = false;
    ScrollArea::both().id_salt(("text", name)).auto_shrink(false).show(ui, |ui| {
        let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| {
            let job = coloured(buffer.as_str(), &font, look, &wrong);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let output = TextEdit::multiline(words)
            .id(egui::Id::unique(("text", name)))
            .code_editor()
            // Tab goes on to the next control, as anywhere: TOML needs no indentation.
            .lock_focus(false)
            .margin(Margin { left: GUTTER + 8, right: 8, top: 4, bottom: 4 })
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, ui.available_height()))
            .layouter(&mut layouter)
            .show(ui);
        let response = &output.response.response;
        let area = response.rect;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, name));
        changed = response.changed();
        let gutter = Rect::from_min_max(area.min, pos2(area.left() + f32::from(GUTTER), area.bottom()));
        ui.painter().rect_filled(gutter.shrink(1.0), 3.0, look.palette.panel);
        let pointer = response.hover_pos();
        let mut said = None;
        for (at, row) in output.galley.rows.iter().enumerate() {
            let rect = row.rect().translate(output.galley_pos.to_vec2());
            if !ui.clip_rect().y_range().intersects(rect.y_range()) && go_to != Some(at + 1) {
                continue;
            }
            let here: Vec<&&Placed> = faults
                .iter()
                .filter(|fault| fault.fault.at.is_some_and(|place| place.line == at + 1))
                .collect();
            let colour = if here.is_empty() { look.palette.quiet } else { look.palette.bad };
            if !here.is_empty() {
                let line = Rect::from_x_y_ranges(area.x_range(), rect.y_range());
                ui.painter().rect_filled(line, 0.0, look.palette.bad.gamma_multiply(0.08));
            }
            let place = pos2(gutter.right() - 8.0, rect.center().y);
            ui.painter().text(place, Align2::RIGHT_CENTER, at + 1, font.clone(), colour);
            if pointer.is_some_and(|pointer| rect.y_range().contains(pointer.y)) {
                said = here.first().map(|fault| diagnostic::message(look.text, &fault.fault.message));
            }
            if go_to == Some(at + 1) {
                ui.scroll_to_rect(rect, Some(egui::Align::Center));
            }
        }
        if let Some(said) = said {
            output.response.response.on_hover_text_at_pointer(said);
        }
    });
    changed
}

/// Bytes of a text that faults are about.
fn spans(text: &str, faults: &[&Placed]) -> Vec<Range<usize>> {
    let span = |fault: &&Placed| {
        let at = fault.fault.at?;
        let line = text.split_inclusive('\n').take(at.line - 1).map(str::len).sum::<usize>();
        let mut places = text.get(line..)?.char_indices().skip(at.column - 1).map(|(byte, _)| line + byte);
        let start = places.next()?;
        let length = fault.fault.snippet.as_ref().map_or(1, |snippet| snippet.length);
        let end = places.nth(length.saturating_sub(1)).unwrap_or(text.len());
        Some(start..end)
    };
    faults.iter().filter_map(span).collect()
}

/// What a part of a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Plain,
    Key,
    Header,
    Quoted,
    Comment,
}

/// A text in its parts: enough of TOML for colours, whatever is wrong with it.
fn parts(text: &str) -> Vec<(Range<usize>, Part)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim_start();
        let first = start + line.len() - trimmed.len();
        if trimmed.starts_with('[') {
            let close = line.find('#').map_or(end, |at| start + at);
            parts.push((start..close, Part::Header));
            parts.push((close..end, Part::Comment));
        } else {
            values(text, start..end, first, &mut parts);
        }
        start = end;
    }
    parts.retain(|(range, _)| !range.is_empty());
    parts
}

fn values(text: &str, line: Range<usize>, first: usize, parts: &mut Vec<(Range<usize>, Part)>) {
    let mut from = line.start;
    let mut quote: Option<char> = None;
    let mut is_key = !text[first..line.end].starts_with(['"', '\'', ']', '}', '#']);
    for (at, c) in text[line.clone()].char_indices().map(|(at, c)| (line.start + at, c)) {
        match quote {
            Some(open) if c == open => {
                parts.push((from..at + c.len_utf8(), Part::Quoted));
                (from, quote) = (at + c.len_utf8(), None);
            }
            None if c == '#' => {
                parts.push((from..at, Part::Plain));
                parts.push((at..line.end, Part::Comment));
                return;
            }
            None if c == '"' || c == '\'' => {
                parts.push((from..at, Part::Plain));
                (from, quote, is_key) = (at, Some(c), false);
            }
            None if c == '=' && is_key => {
                parts.push((from..at, Part::Key));
                (from, is_key) = (at, false);
            }
            Some(_) | None => {}
        }
    }
    parts.push((from..line.end, if quote.is_some() { Part::Quoted } else { Part::Plain }));
}

fn coloured(text: &str, font: &FontId, look: &Look<'_>, wrong: &[Range<usize>]) -> LayoutJob {
    let palette = look.palette;
    let colour = |part: Part| -> Color32 {
        match part {
            Part::Plain => palette.ink,
            Part::Key | Part::Header => palette.accent,
            Part::Quoted => palette.good,
            Part::Comment => palette.quiet,
        }
    };
    let mut job = LayoutJob::default();
    for (range, part) in parts(text) {
        let format = TextFormat::simple(font.clone(), colour(part));
        let mut from = range.start;
        // Parts are cut where what is wrong begins and ends.
        let mut cuts: Vec<usize> =
            wrong.iter().flat_map(|span| [span.start, span.end]).filter(|cut| range.contains(cut)).collect();
        cuts.sort_unstable();
        cuts.push(range.end);
        for cut in cuts {
            if cut <= from {
                continue;
            }
            let mut format = format.clone();
            if wrong.iter().any(|span| span.start <= from && cut <= span.end) {
                format.underline = Stroke::new(1.5, palette.bad);
            }
            job.append(&text[from..cut], 0.0, format);
            from = cut;
        }
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(&str, Part)> {
        parts(text).into_iter().map(|(range, part)| (&text[range], part)).collect()
    }

    #[test]
    fn keys_texts_and_comments_are_told_apart() {
        assert_eq!(
            said("# why\n[pools.farm] # x\nrate = \"10 # Gb/s\" # line\n"),
            [
                ("# why\n", Part::Comment),
                ("[pools.farm] ", Part::Header),
                ("# x\n", Part::Comment),
                ("rate ", Part::Key),
                ("= ", Part::Plain),
                ("\"10 # Gb/s\"", Part::Quoted),
                (" ", Part::Plain),
                ("# line\n", Part::Comment),
            ]
        );
    }

    #[test]
    fn every_byte_of_any_text_is_in_one_part() {
        for text in ["", "a", "a = \"é", "= = =", "[", "x = [\n  \"ß\",\n]", "'#' # '"] {
            assert_eq!(parts(text).iter().map(|(range, _)| &text[range.clone()]).collect::<String>(), text);
        }
    }
}
