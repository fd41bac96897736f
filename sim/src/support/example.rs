//! A demand in a few lines, for tests and examples.

use super::calendar::Calendar;
use super::kind::{Kind, Law, Outside};
use super::organisation::{Demand, Place};
use crate::random::key_number;
use crate::territory::Position;
use crate::time::Span;
use crate::units::Share;

/// A demand around a place: so many sites in two groups on a square grid 5 km apart, with
/// three kinds of ticket.
pub fn example(centre: Position, sites: u32) -> Demand {
    let share = |value| Share::new(value).expect("written below as a share");
    let kind = |name: &str, priority, solved, seats| Kind {
        name: name.to_owned(),
        priority,
        solved_from_distance: share(solved),
        distance_work: Law::Exponential(Span::from_minutes(15.0)),
        site_work: Law::LogNormal { mean: Span::from_hours(1.0), variation: 0.8 },
        seats,
        wrong_actor: share(0.1),
        passed_on_after: Span::from_hours(3.0),
        outside: None,
    };
    let mut line = kind("line", 0, 0.0, 20.0);
    line.outside = Some(Outside { share: share(0.8), wait: Law::Exponential(Span::from_hours(10.0)) });
    let side = f64::from(sites).sqrt().ceil().max(1.0) as u32;
    // A degree of latitude is 111 km; towards the poles a degree of longitude is less, which does not matter here.
    let step = 5.0 / 111.0;
    let coordinate = |index: u32| (f64::from(index) - f64::from(side - 1) / 2.0) * step;
    let place = |index: u32| Place {
        number: key_number(&format!("example {index}")),
        group: index % 2,
        position: Position {
            latitude: centre.latitude + coordinate(index / side),
            longitude: centre.longitude + coordinate(index % side),
        },
        rates: vec![0.002, 0.08, 0.06],
    };
    Demand {
        calendar: Calendar::school_year(),
        warm_up: 20,
        target: Span::from_hours(14.0),
        kinds: vec![line, kind("post", 1, 0.4, 1.0), kind("printer", 2, 0.3, 0.2)],
        groups: 2,
        places: (0..sites).map(place).collect(),
    }
}
