//! What a film says at a minute.

use super::*;
use maillage_sim::small::Small;
use maillage_sim::tier;

pub(super) fn reel() -> Reel {
    let future = Small { classes: 6, seats: 96, device_share: 0.7, ..Small::default() }.future();
    let territory = Territory::default();
    let (_, film) = tier::film(&future, 5, 0);
    Reel::new(film, Places::of(&future, &territory), &territory)
}

#[test]
fn minutes_count_the_lessons_in_progress() {
    let reel = reel();
    let lessons = reel.film.lessons();
    assert!(!lessons.is_empty());
    let minutes: u32 = lessons.iter().map(|lesson| u32::from(lesson.last - lesson.first) + 1).sum();
    assert_eq!(reel.minutes().iter().map(|at| at.lessons).sum::<u32>(), minutes);
    let n = 4;
    for minute in [0.0, 480.0, 500.4, 534.9, 536.0, 1439.0, 5000.0] {
        let (at, schools) = (reel.at(minute), reel.schools(minute, n));
        assert_eq!(schools.iter().map(|school| school.0).sum::<u32>(), at.lessons);
        assert_eq!(schools.iter().map(|school| school.1).sum::<u32>(), at.disturbed);
        assert!((0..n).all(|one| reel.school(minute, one) == schools[one]));
    }
    assert!(reel.at(500.0).lessons > 0);
}

#[test]
fn the_busiest_link_and_pool_are_those_of_the_film() {
    let reel = reel();
    let at = reel.at(500.0);
    let shared =
        (0..reel.places.links.len()).filter_map(|link| reel.film.link(LinkId::from_index(link), 500));
    assert_eq!(at.link.0, shared.fold(0.0, f32::max));
    assert!(at.link.0 > 0.0 && at.pool.0 > 0.0);
    assert_eq!(at.link.1.and_then(|link| reel.film.link(link, 500)), Some(at.link.0));
    assert_eq!(at.pool.1, Some(PoolId(0)));
    assert_eq!(reel.at(60.0), Minute::default(), "nothing moves at night");
}

#[test]
fn what_is_used_over_the_day_is_what_is_used_in_its_minutes() {
    let reel = reel();
    let minutes = || FILMED.map(|minute| minute as f32);
    for at in 0..reel.places.links.len() {
        let link = LinkId::from_index(at);
        let used: Option<Vec<f32>> = minutes().map(|minute| reel.link(link, minute as u32)).collect();
        let own = matches!(reel.places.links[at].kind, LinkClass::Lan | LinkClass::Wifi);
        assert_eq!(used.is_none(), own, "links within establishments are not filmed");
        assert_eq!(reel.link_use(link).is_none(), own);
        if let (Some(used), Some(over)) = (used, reel.link_use(link)) {
            assert_eq!(over.peak, used.iter().copied().fold(0.0, f32::max));
            assert_eq!(over.mean, used.iter().sum::<f32>() / used.len() as f32);
        }
    }
    let busiest = minutes().map(|minute| reel.at(minute).pool.0).fold(0.0, f32::max);
    assert_eq!(reel.pool_use(PoolId(0)).map(|over| over.peak), Some(busiest));
}

#[test]
fn states_follow_the_share_of_disturbed_lessons() {
    let cases = [
        (0, 0, Going::Rest),
        (4, 0, Going::Well),
        (5, 2, Going::Some),
        (4, 2, Going::Most),
        (1, 1, Going::Most),
    ];
    for (lessons, disturbed, going) in cases {
        assert_eq!(Going::of(lessons, disturbed), going);
    }
}
