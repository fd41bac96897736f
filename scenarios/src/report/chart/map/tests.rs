//! Maps: true to classes and places, small enough, and drawn whatever the data.

use super::*;
use crate::report::chart::tests::{check, gallery};
use crate::text::Language;
use maillage_data::communes;

#[test]
fn classes_meet_at_their_bounds() {
    let mut maps = gallery::maps(1, &ToOwned::to_owned);
    let class = |maps: &Maps, value| maps.class(Some(value)).unwrap();
    assert_eq!([0.0, 0.02, 0.099, 0.25, 0.5, 9.0].map(|value| class(&maps, value)), [0, 1, 1, 3, 4, 4]);
    maps.high_is_bad = false;
    assert_eq!([0.0, 0.02, 0.5].map(|value| class(&maps, value)), [4, 3, 0]);
    assert_eq!([None, Some(f64::NAN)].map(|value| maps.class(value)), [None, None]);
}

#[test]
fn the_legend_counts_every_place_once() {
    let maps = gallery::maps(2, &ToOwned::to_owned);
    for map in 0..2 {
        let count = |entry: &(Sign, String)| -> usize {
            let counts = entry.1.rsplit_once('(').unwrap().1.trim_end_matches(')');
            counts.split('·').nth(map).unwrap().trim().parse().unwrap()
        };
        let total: usize = maps.entries(Frame::wide(Language::French)).iter().map(count).sum();
        assert_eq!(total, maps.places.len());
    }
}

#[test]
fn a_region_is_a_small_file_with_a_path_for_each_class() {
    let mut maps = gallery::maps(1, &ToOwned::to_owned);
    let positions = ["03", "15", "42", "43", "63"].iter().flat_map(|code| communes::of_departement(code));
    maps.places = positions.map(|commune| commune.position).take(1500).collect();
    maps.maps[0].values = (0..1500).map(|at| Some(f64::from(at % 60) / 100.0)).collect();
    assert_eq!(maps.places.len(), 1500);
    let svg = maps.svg(Frame::wide(Language::French));
    check("region", &svg);
    assert!(svg.len() < 250_000, "{} bytes", svg.len());
    for colour in palette::CLASSES {
        // One path on the map and one sign in the legend.
        assert_eq!(svg.matches(&format!("fill=\"{colour}\"")).count(), 2);
    }
}

#[test]
fn distances_on_the_map_are_those_on_the_ground() {
    let maps = gallery::maps(1, &ToOwned::to_owned);
    let ground = Ground::new(&maps, 400.0, 500.0);
    let place = |code: &str| communes::commune(code).unwrap().position;
    // Aurillac, Moulins, Le Puy-en-Velay, Clermont-Ferrand.
    let [aurillac, moulins, le_puy, clermont] = ["15014", "03190", "43157", "63113"].map(place);
    let scale = |a: Position, b: Position| {
        let ((x, y), (u, v)) = (ground.at(a).unwrap(), ground.at(b).unwrap());
        (x - u).hypot(y - v) / a.distance(b).value()
    };
    let one = scale(aurillac, moulins);
    for (a, b) in [(aurillac, le_puy), (moulins, le_puy), (clermont, aurillac)] {
        // One degree from the middle latitude, east–west lengths change by tan(45.5°) × 1° = 1.8 %.
        assert!((scale(a, b) / one - 1.0).abs() < 0.018);
    }
}

#[test]
fn strange_territories_are_drawn() {
    let position = |latitude, longitude| Position { latitude, longitude };
    let places = [
        vec![],
        vec![position(45.0, 3.0)],
        vec![position(45.0, 3.0); 3],
        vec![position(f64::NAN, 3.0), position(45.0, f64::INFINITY)],
        vec![position(-90.0, -180.0), position(90.0, 180.0)],
        vec![position(-21.1, 55.5), position(48.8, 2.3)],
    ];
    for places in places {
        for (departements, count) in
            [(vec![], 1), (vec!["15".to_owned(), "??".to_owned()], 5), (vec!["2A".to_owned()], 0)]
        {
            let maps = Maps {
                places: places.clone(),
                departements,
                maps: vec![Values { title: "Un titre".into(), values: vec![Some(0.3)] }; count],
                ..gallery::maps(1, &ToOwned::to_owned)
            };
            for frame in [Frame::wide(Language::French), Frame::narrow(Language::English)] {
                check("strange", &maps.svg(frame));
            }
        }
    }
}
