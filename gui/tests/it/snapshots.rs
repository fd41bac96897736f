//! Pictures of the main views, in both languages and both themes, and of what else a view can show, compared with those in
//! `tests/snapshots`.
//!
//! Where nothing can draw they are left out, with the reason; `MAILLAGE_NEEDS_RENDERER=1` makes that a failure.
//! `UPDATE_SNAPSHOTS=1` accepts what has changed, after a look at it.

use crate::harness::Window;
use egui_kittest::SnapshotOptions;
use egui_kittest::wgpu::WgpuTestRenderer;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::state::Theme;
use maillage_scenarios::text::Language;
use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

/// Why nothing can be drawn here; none when it can.
fn reason() -> Option<&'static str> {
    static REASON: OnceLock<Option<String>> = OnceLock::new();
    let tried = || {
        // There is no gentler way to ask than to make what the pictures need.
        let made = std::panic::catch_unwind(|| drop(WgpuTestRenderer::new()));
        made.err().map(|panic| {
            let words = panic.downcast_ref::<String>().cloned();
            words
                .or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()))
                .unwrap_or_default()
        })
    };
    REASON.get_or_init(tried).as_deref()
}

/// Whether leaving out what cannot be drawn is a failure.
pub(crate) fn needs_renderer() -> bool {
    std::env::var_os("MAILLAGE_NEEDS_RENDERER").is_some_and(|needs| !needs.is_empty() && needs != "0")
}

/// Whether pictures can be compared here.
pub(crate) fn can_draw(view: &str) -> bool {
    let Some(reason) = reason() else { return true };
    assert!(!needs_renderer(), "nothing can draw here, and it is needed: {reason}");
    leave_out(&format!("pictures of {view}"), &format!("nothing can draw here: {reason}"));
    false
}

/// Says what is left out and why, past the capture of what tests print: whoever reads the log is to know.
pub(crate) fn leave_out(what: &str, why: &str) {
    std::io::stderr().write_all(format!("left out: {what}: {why}\n").as_bytes()).unwrap();
}

/// A window on the study of the first start, with all that its views show.
fn window() -> Window {
    let mut window = Window::first_start(Language::French);
    window.settle();
    window.until("the film of the day", |window| window.state().unfilmed().is_none());
    window
}

/// Compares the window with the picture of this name.
fn compare(window: &mut Window, name: &str) {
    window.harness.remove_cursor();
    window.settle();
    window.frames(4);
    let options = SnapshotOptions::new();
    window.harness.snapshot_options(name, &options);
    pack(&options.output_path.join(format!("{name}.png")));
}

/// The window in French on a light ground, once something was done in it.
fn picture(name: &str, act: impl FnOnce(&mut Window)) {
    if !can_draw(name) {
        return;
    }
    let mut window = window();
    act(&mut window);
    window.until("the film of the day", |window| window.state().unfilmed().is_none());
    compare(&mut window, &format!("{name}-fr-light"));
}

/// The view in both languages and themes.
fn pictures(view: Pane, name: &str) {
    if !can_draw(name) {
        return;
    }
    let mut window = window();
    let worst = window.worst();
    window.want(Action::Show(view));
    window.want(Action::Select((view == Pane::Explain).then_some(worst)));
    for language in Language::ALL {
        window.want(Action::Language(language));
        for (theme, kind) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            window.want(Action::Theme(theme));
            compare(&mut window, &format!("{name}-{}-{kind}", language.code()));
        }
    }
}

/// Writes a picture that was accepted again, smaller: for the repository every byte is for ever.
fn pack(path: &Path) {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_none() || !path.exists() {
        return;
    }
    let picture = image::open(path).unwrap().into_rgb8();
    let mut packed = Vec::new();
    PngEncoder::new_with_quality(&mut packed, CompressionType::Best, FilterType::Adaptive)
        .write_image(&picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .unwrap();
    std::fs::write(path, packed).unwrap();
}

#[test]
fn pictures_of_the_map() {
    pictures(Pane::Map, "map");
}

#[test]
fn pictures_of_the_comparison() {
    pictures(Pane::Compare, "compare");
}

#[test]
fn pictures_of_the_page_for_decision_makers() {
    pictures(Pane::Elus, "elus");
}

#[test]
fn pictures_of_the_editor() {
    pictures(Pane::Editor, "editor");
}

#[test]
fn pictures_of_the_day() {
    pictures(Pane::Timeline, "timeline");
}

#[test]
fn pictures_of_the_explanation() {
    pictures(Pane::Explain, "explain");
}

#[test]
fn pictures_of_the_decision() {
    pictures(Pane::Decide, "decide");
}

#[test]
fn a_picture_of_the_table() {
    picture("table", |window| window.want(Action::Show(Pane::Table)));
}

#[test]
fn a_picture_of_the_map_at_an_instant() {
    picture("map-instant", |window| window.want(Action::Minute(10.0 * 60.0 + 5.0)));
}

#[test]
fn a_picture_of_the_map_in_a_small_window() {
    picture("map-small", |window| {
        window.harness.set_size(egui::vec2(900.0, 600.0));
        window.frames(2);
    });
}

#[test]
fn a_picture_of_the_map_of_differences() {
    picture("map-difference", |window| {
        window.want(Action::Scenario("mobilite".to_owned()));
        window.want(Action::Against(Some("statu-quo".to_owned())));
    });
}
