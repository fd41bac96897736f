//! The page for decision makers: sentences without jargon, and a way to be sure.

use crate::harness::Window;
use maillage_gui::layout::Pane;
use maillage_scenarios::text::Language;

#[test]
fn the_page_says_what_is_estimated_and_becomes_sure() {
    let mut window = Window::small(Language::French);
    window.press_named("2020");
    window.settle();
    window.show(Pane::Elus);
    assert!(window.reads("Deux futurs"));
    assert!(window.reads(&window.say("elus-sure-estimate")));
    let estimated = window.words();
    window.press("elus-simulate");
    window.settle();
    let simulated = window.words();
    assert_ne!(estimated, simulated);
    assert!(!window.reads(&window.say("elus-sure-estimate")), "what was simulated is no estimate");
    assert!(simulated.iter().any(|words| words.contains("3 journées simulées")), "{simulated:?}");
}

#[test]
fn the_page_has_no_jargon() {
    for language in Language::ALL {
        let mut window = Window::small(language);
        window.press_named("2018");
        window.settle();
        let before = window.words();
        window.show(Pane::Elus);
        let page: Vec<String> = window.words().into_iter().filter(|words| !before.contains(words)).collect();
        assert!(page.len() >= 5, "five sentences: {page:?}");
        for jargon in [
            "p95",
            "95e",
            "percentile",
            "quantile",
            "Holm",
            "IC 95",
            "CI 95",
            "Mb/s",
            "réplication",
            "replication",
        ] {
            let found: Vec<&String> = page.iter().filter(|words| words.contains(jargon)).collect();
            assert!(found.is_empty(), "{jargon}: {found:?}");
        }
    }
}
