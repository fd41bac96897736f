//! Simulations in the background: the window goes on, figures are of the text they are shown for, what is finished is kept.

use crate::harness::Window;
use maillage_gui::action::{Action, Edit, Extent};
use maillage_scenarios::text::Language;

/// So many days that nobody waits for their end.
const MANY: u32 = 400;

fn busy() -> Window {
    let mut window = Window::small(Language::French);
    window.want(Action::Scenario("fibre".to_owned()));
    window.want(Action::Replications(MANY));
    window.harness.state_mut().want(Action::Simulate(Extent::Shown));
    window.frames(2);
    assert!(window.state().progress.is_some(), "it has begun");
    window
}

#[test]
fn the_window_goes_on_and_progress_counts() {
    let mut window = busy();
    let mut seen = Vec::new();
    let mut frames = 0_u32;
    let mut playing = window.state().shown.minute;
    window.harness.state_mut().want(Action::Play(true));
    while let Some(progress) = window.state().progress {
        if seen.last() != Some(&progress.done) {
            seen.push(progress.done);
        }
        if progress.done >= 6 {
            break;
        }
        assert!(progress.done == 0 || progress.total == MANY as usize, "{progress:?}");
        window.frames(1);
        frames += 1;
        assert!(frames < 200_000, "no day is ever finished");
        let minute = window.state().shown.minute;
        assert!(minute >= playing);
        playing = minute;
    }
    // A window that waits for the simulation draws a frame at its beginning and one at its end.
    assert!(seen.len() >= 3 && seen.is_sorted(), "progress is seen while it lasts: {seen:?}");
    assert!(frames >= 3);
    assert!(window.reads(&window.say("gui-cancel")));
    let days = |window: &Window| {
        window.state().view().filter(|view| !view.is_estimate).map_or(0, |view| view.replications)
    };
    let before = days(&window);
    window.until("more days", |window| days(window) > before);
    assert!(days(&window) < MANY, "intervals shrink while it lasts");
}

#[test]
fn a_window_that_is_closed_while_it_simulates_leaves_nothing_behind() {
    // Closed as soon as days are written, again and again: a day that is written late must not outlive its folder.
    for _ in 0..5 {
        let mut window = busy();
        let runs = window.harness.state().runs().to_owned();
        window.until("a day", |window| window.state().progress.is_some_and(|progress| progress.done >= 1));
        drop(window);
        assert!(!runs.exists(), "{}", runs.display());
    }
}

#[test]
fn what_is_finished_when_it_is_stopped_is_kept() {
    let mut window = busy();
    window.until("some days", |window| window.state().progress.is_some_and(|progress| progress.done >= 3));
    window.press("gui-cancel");
    window.settle();
    assert!(window.state().progress.is_none());
    assert_eq!(window.state().notice.as_ref().unwrap().words, window.say("gui-stopped"));
    let cell = window.state().cell_of("fibre").unwrap();
    let days = window.state().results.simulated(&cell).expect("finished days are kept").replications;
    // Of the days that are finished, those count that leave no gap.
    assert!((1..MANY).contains(&days), "{days}");
    assert!(window.reads(&window.text.say("gui-is-simulated", &[("replications", u64::from(days).into())])));
    // The same days again are found, not simulated.
    window.want(Action::Replications(3));
    window.want(Action::Simulate(Extent::Shown));
    assert_eq!(window.state().notice.as_ref().unwrap().words, window.say("gui-simulated"));
    assert_eq!(
        window.state().results.simulated(&cell).unwrap().replications,
        days.max(3),
        "more days are not forgotten for fewer"
    );
}

#[test]
fn figures_are_never_those_of_an_older_text() {
    let mut window = busy();
    window.until("a day", |window| window.state().view().is_some_and(|view| !view.is_estimate));
    let old = window.state().cell_of("fibre").unwrap();
    window.set_rate("13 Mb/s");
    window
        .until("the new text read", |window| window.state().cell_of("fibre").is_some_and(|cell| cell != old));
    let new = window.state().cell_of("fibre").unwrap();
    for _ in 0..60 {
        window.frames(1);
        // The simulation of the old text goes on; nothing of it is shown for the new one.
        assert!(window.state().results.simulated(&new).is_none());
        assert!(window.state().view().is_none_or(|view| view.is_estimate));
    }
    window.harness.state_mut().want(Action::Cancel);
    window.settle();
    assert!(window.state().view().unwrap().is_estimate);
    assert!(window.reads(&window.say("gui-is-estimate")));
    window.want(Action::Undo);
    assert_eq!(window.state().cell_of("fibre").unwrap(), old);
    assert!(!window.state().view().unwrap().is_estimate, "undone, the simulated days are found again");
}

#[test]
fn an_edit_of_a_parent_changes_who_extends_it() {
    let mut window = Window::small(Language::French);
    window.want(Action::Edit(Edit::Duplicate { scenario: "fibre".to_owned() }));
    let cells = |window: &Window| {
        ["aujourdhui", "fibre", "fibre-2"].map(|name| window.state().cell_of(name).unwrap().scenario)
    };
    let before = cells(&window);
    window.set_rate("13 Mb/s");
    window.settle();
    let after = cells(&window);
    assert_eq!(before[0], after[0], "its figures stay");
    assert!(before[1] != after[1] && before[2] != after[2], "the copy inherits the rate");
}
