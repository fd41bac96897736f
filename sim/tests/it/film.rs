//! The film of a day against the outcome of the same day.

use maillage_sim::future::Future;
use maillage_sim::ids::{EstablishmentId, LinkId, PoolId};
use maillage_sim::measure::Measure;
use maillage_sim::measure::film::{FILMED, Film};
use maillage_sim::network::LinkKind;
use maillage_sim::small::Small;
use maillage_sim::tier::{Tier, film, film_while, run};
use maillage_sim::units::BitRate;
use std::cell::Cell;

/// A region in which some lessons are disturbed and some are not.
fn busy() -> Future {
    Small {
        classes: 6,
        seats: 96,
        device_share: 0.7,
        hosting: BitRate::from_megabits(14.0),
        ..Small::default()
    }
    .future()
}

/// The 95th percentile over the minutes of a film, in the sense of the outcome: a twentieth of them lie above.
fn p95(utilisation: impl Fn(u32) -> f32) -> f32 {
    let mut minutes: Vec<f32> = FILMED.map(utilisation).collect();
    minutes.sort_by(f32::total_cmp);
    minutes[minutes.len() - 1 - minutes.len() / 20]
}

#[test]
fn filming_changes_nothing() {
    let future = busy();
    assert_eq!(film(&future, 3, 1).0, run(Tier::Session, &future, 3, 1));
}

#[test]
fn a_film_that_is_not_wanted_any_more_is_given_up() {
    let future = busy();
    let asked = Cell::new(0);
    let for_minutes = |minutes: u32| {
        asked.set(0);
        film_while(&future, 3, 1, &|| {
            asked.set(asked.get() + 1);
            asked.get() <= minutes
        })
    };
    assert!(for_minutes(600).is_none());
    assert_eq!(asked.get(), 601, "it ends where it is not wanted");
    assert_eq!(for_minutes(u32::MAX), Some(film(&future, 3, 1)));
    assert_eq!(asked.get(), 24 * 60, "every minute");
}

#[test]
fn the_lessons_of_the_film_are_those_of_the_outcome() {
    let future = busy();
    let (outcome, film) = film(&future, 3, 0);
    let mut disturbed_of_all = 0;
    for (at, figures) in outcome.establishments.iter().enumerate() {
        let own = || film.lessons().iter().filter(|lesson| lesson.establishment.index() == at);
        let (lessons, disturbed) = (own().count(), own().filter(|lesson| lesson.disturbed).count());
        assert_eq!(Some(lessons as f64), figures.get(Measure::Lessons));
        assert_eq!(Some(disturbed as f64 / lessons as f64), figures.get(Measure::DisturbedLessons));
        disturbed_of_all += disturbed;
    }
    assert!(
        (1..film.lessons().len()).contains(&disturbed_of_all),
        "{disturbed_of_all}: some are, some are not"
    );
}

#[test]
fn lessons_last_from_bell_to_bell() {
    let future = busy();
    let (_, film) = film(&future, 3, 0);
    let slots: Vec<(u32, u32)> = future.timetables[0]
        .slots
        .iter()
        .map(|slot| ((slot.start.seconds() / 60.0) as u32, (slot.end.seconds() / 60.0) as u32))
        .collect();
    assert!(!film.lessons().is_empty());
    for lesson in film.lessons() {
        let times = (u32::from(lesson.first), u32::from(lesson.last) + 1);
        assert!(slots.contains(&times), "{lesson:?}");
    }
    let (start, end) = slots[0];
    assert_eq!(film.lessons_at(start - 1).count(), 0);
    assert!(film.lessons_at(start).count() > 0);
    assert_eq!(film.lessons_at(start).count(), film.lessons_at(end - 1).count());
    assert_eq!(film.lessons_at(end).count(), 0, "all are out before the next bell");
}

#[test]
fn percentiles_of_the_film_are_those_of_the_outcome() {
    let future = busy();
    let (outcome, film) = film(&future, 3, 0);
    let mut shared = 0;
    for (id, link) in future.network.links() {
        let told = outcome.links[id.index()].utilisation_p95;
        match (link.kind, link.establishment) {
            (LinkKind::Access, Some(establishment)) => {
                assert_eq!(p95(|minute| film.access(establishment, minute)), told);
            }
            (LinkKind::Lan | LinkKind::WiFi, _) => assert_eq!(film.link(id, FILMED.start), None),
            _ => {
                shared += usize::from(told > 0.0);
                assert_eq!(p95(|minute| film.link(id, minute).unwrap()), told);
            }
        }
    }
    assert!(shared > 0, "some shared link was used");
    assert!(outcome.pools[0].utilisation_p95 > 0.0);
    assert_eq!(p95(|minute| film.pool(PoolId(0), minute)), outcome.pools[0].utilisation_p95);
}

#[test]
fn nothing_moves_before_school() {
    let rest = |film: &Film, minute| {
        film.access(EstablishmentId(0), minute) == 0.0
            && film.pool(PoolId(0), minute) == 0.0
            && (0..4).all(|link| film.link(LinkId(link), minute) == Some(0.0))
            && film.lessons_at(minute).next().is_none()
    };
    let (_, film) = film(&busy(), 3, 0);
    assert!((0..FILMED.start).all(|minute| rest(&film, minute)));
    let mut filmed = FILMED;
    assert!(filmed.any(|minute| !rest(&film, minute)));
}
