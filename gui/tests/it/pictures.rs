//! Pictures that people keep of a view: the right part of the window, to the pixel. Left out where nothing can draw.

use crate::harness::Window;
use crate::snapshots::can_draw;
use egui::Rect;
use egui::accesskit::Role;
use image::{DynamicImage, RgbImage};
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::shot;
use maillage_gui::state::{Purpose, Question};
use maillage_scenarios::text::Language;
use std::collections::BTreeSet;

/// The window as it is drawn now.
fn drawn(window: &mut Window) -> RgbImage {
    DynamicImage::ImageRgba8(window.harness.render().unwrap()).into_rgb8()
}

/// The picture that comes of what was just pressed, written to a file and read again.
fn kept(window: &mut Window) -> RgbImage {
    window.until("a picture", |window| {
        matches!(window.state().question, Some(Question::Where(Purpose::SavePicture, _)))
    });
    window.frames(2);
    let path = window.folder().join("picture.png");
    window.want(Action::Chosen(path.clone()));
    window.press("ask-save");
    window.settle();
    assert!(!window.state().notice.as_ref().unwrap().is_fault, "{:?}", window.state().notice);
    let picture = image::open(&path).unwrap().into_rgb8();
    let colours: BTreeSet<_> = picture.pixels().map(|pixel| pixel.0).collect();
    assert!(colours.len() > 20, "a picture of something has more than {} colours", colours.len());
    picture
}

/// The first place at which a picture is a part of another one, in pixels.
fn place_of(part: &RgbImage, whole: &RgbImage) -> Option<Rect> {
    let [(width, height), (columns, rows)] = [part, whole].map(RgbImage::dimensions);
    let row = |image: &RgbImage, left: u32, row: u32| {
        let first = 3 * (row * image.width() + left) as usize;
        first..first + 3 * width as usize
    };
    let fits = |left: u32, top: u32| {
        (0..height).all(|at| part.as_raw()[row(part, 0, at)] == whole.as_raw()[row(whole, left, top + at)])
    };
    let mut places = (0..=rows.checked_sub(height)?)
        .flat_map(|top| (0..=columns.saturating_sub(width)).map(move |left| (left, top)));
    let (left, top) = places.find(|(left, top)| fits(*left, *top))?;
    let corner = egui::pos2(left as f32, top as f32);
    Some(Rect::from_min_size(corner, egui::vec2(width as f32, height as f32)))
}

/// Whether a part of the window holds another one, give or take a pixel cut off at its edges.
fn holds(part: Rect, other: Rect) -> bool {
    part.expand(1.0).contains_rect(other)
}

#[test]
fn the_camera_of_the_map_keeps_the_map() {
    if !can_draw("the map that is kept") {
        return;
    }
    let mut window = Window::small(Language::French);
    // Nothing is to change any more.
    window.until("the film", |window| window.state().film().is_some());
    window.frames(4);
    let before = drawn(&mut window);
    let name = window.state().study.as_ref().unwrap().territory.name.clone();
    let map = window.control_with(Role::Image, &name).rect();
    // Each pane has its camera above it.
    let camera = window.control(&shot::name_of(&window.text, &window.say(Pane::Map.key())));
    let above = camera.rect();
    camera.click_accesskit();
    let place = place_of(&kept(&mut window), &before).expect("it is a part of the window");
    assert!(holds(place, map), "{place:?}: all of the map {map:?}");
    assert!(
        holds(map.with_min_y(above.bottom()), place),
        "{place:?}: the map {map:?} and what stands above it"
    );
}

#[test]
fn a_picture_of_the_window_is_all_of_it() {
    if !can_draw("the window that is kept") {
        return;
    }
    let mut window = Window::small(Language::French);
    // Nothing is to change any more.
    window.until("the film", |window| window.state().film().is_some());
    window.frames(4);
    let before = drawn(&mut window);
    window.harness.state_mut().want(Action::SavePicture(None));
    assert!(kept(&mut window) == before, "all of it, to the pixel");
}
