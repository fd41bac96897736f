//! The film in the background: whose it is.

use super::*;
use crate::document::{Document, USUAL};
use crate::results::Results;
use maillage_scenarios::file;
use maillage_sim::small::Small;

fn reel() -> Reel {
    let future = Small::default().future();
    let territory = Territory::default();
    let (_, film) = tier::film(&future, 5, 0);
    Reel::new(film, Places::of(&future, &territory), &territory)
}

#[test]
fn a_film_belongs_to_its_cell_and_few_are_kept() {
    let cell = |scenario| CellId { scenario, phase: "2018".to_owned(), day: "peak".to_owned() };
    let (mut results, reel) = (Results::default(), Arc::new(reel()));
    for scenario in 0..10 {
        results.keep_film(cell(scenario), Arc::clone(&reel));
        assert!(results.film(&cell(scenario)).is_some());
        assert!(results.film(&cell(scenario + 1)).is_none(), "of another text");
    }
    assert!(results.film(&cell(0)).is_none(), "the oldest is forgotten");
}

#[test]
fn the_thread_films_what_is_asked() {
    let document = Document::bundled(USUAL).unwrap();
    let study = file::load_study_unsaved(&document.path(), &document.unsaved()).unwrap();
    let mut territory = study.territory;
    // A few schools are enough to see that it is a film of them.
    territory.establishments.truncate(12);
    territory.access.truncate(12);
    let cell = CellId { scenario: 1, phase: study.phases[0].clone(), day: study.days[0].clone() };
    let scenario = study.scenarios.into_iter().next().unwrap();
    let request =
        Request { cell, scenario: Arc::new(scenario), territory: Arc::new(territory), seed: study.seed };
    let worker = start(&Context::default());
    worker.ask(request.clone());
    let (cell, reel) = loop {
        if let Some(answer) = worker.next() {
            break answer;
        }
        std::thread::yield_now();
    };
    assert_eq!(cell, request.cell);
    assert!(reel.minutes().iter().any(|at| at.lessons > 0));
}
