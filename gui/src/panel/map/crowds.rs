//! Crowds: where schools are many, those of each cell of a grid are drawn as one disc. The grid lies on the plane, so that
//! discs stay where they are while the map is moved; cells become smaller in steps as one comes closer.

use egui::{Pos2, Rect, Vec2, pos2};
use std::collections::BTreeMap;

/// Least side of a cell on the screen, points; the greatest is 1.42 times as long.
const SIDE: f32 = 30.0;

/// Radius of the smallest disc, points.
const SMALLEST: f32 = 2.5;

/// Radius of the disc of a cell with as many pupils as cells have on average, and of the largest disc, in sides of a cell:
/// neighbours do not touch.
const USUAL: f32 = 0.25;
const LARGEST: f32 = 0.46;

/// A school in a crowd.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// Where it is, on the plane.
    pub(super) at: Pos2,
    pub(super) pupils: u32,
    /// Its value, where there is one, and what it counts for in a mean.
    pub(super) value: Option<f64>,
    pub(super) weight: f64,
}

/// Schools that are drawn as one.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Crowd {
    /// Middle of the disc, on the plane.
    pub(super) at: Pos2,
    /// Its radius, kilometres: surfaces are as pupils, within bounds.
    pub(super) radius: f32,
    /// How many schools.
    pub(super) schools: u32,
    /// Their pupils.
    pub(super) pupils: u64,
    /// The weighted mean of their values; none where nothing was measured.
    pub(super) value: Option<f64>,
}

/// What a part of the plane shows of schools.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// The part.
    pub(super) seen: Rect,
    /// Points of the screen per kilometre.
    pub(super) scale: f32,
    /// What the territory spans.
    pub(super) bounds: Rect,
}

#[derive(Default)]
struct Cell {
    schools: u32,
    pupils: u64,
    weight: f64,
    sum: f64,
    places: Vec2,
}

/// Side of a cell, kilometres: powers of the square root of two, so that coming closer changes it in steps.
fn side(scale: f32) -> f32 {
    let least = SIDE / scale;
    (0.5 * (2.0 * least.log2()).ceil()).exp2()
}

/// The crowds that are seen. `members` are all schools that are drawn, seen or not: a cell at the border is whole.
pub(super) fn gather(members: impl Iterator<Item = Member>, sight: Sight) -> Vec<Crowd> {
    let side = side(sight.scale);
    let mut cells = BTreeMap::<(i32, i32), Cell>::new();
    let mut pupils = 0;
    for member in members {
        pupils += u64::from(member.pupils);
        let key = ((member.at.x / side).floor() as i32, (member.at.y / side).floor() as i32);
        let cell = cells.entry(key).or_default();
        cell.schools += 1;
        cell.pupils += u64::from(member.pupils);
        cell.places += member.at.to_vec2();
        if let Some(value) = member.value {
            cell.weight += member.weight;
            cell.sum += member.weight * value;
        }
    }
    // Pupils of a cell if they were spread evenly: the same wherever one looks, and as large on the screen however close.
    let even = (pupils as f32 * side * side / sight.bounds.area()).max(1.0);
    let crowd = |((column, row), cell): ((i32, i32), Cell)| {
        let square = Rect::from_min_size(pos2(column as f32, row as f32) * side, Vec2::splat(side));
        let radius = USUAL * side * (cell.pupils as f32 / even).sqrt();
        let radius = radius.clamp((SMALLEST / sight.scale).min(LARGEST * side), LARGEST * side);
        // In the middle of its schools, but within its cell.
        let free = square.shrink(radius);
        let at = free.clamp((cell.places / cell.schools as f32).to_pos2());
        let value = (cell.weight > 0.0).then(|| cell.sum / cell.weight);
        let crowd = Crowd { at, radius, schools: cell.schools, pupils: cell.pupils, value };
        square.intersects(sight.seen).then_some(crowd)
    };
    cells.into_iter().filter_map(crowd).collect()
}

/// The crowd whose disc is under a point of the plane, or within `reach` of it, kilometres.
pub(super) fn under(crowds: &[Crowd], point: Pos2, reach: f32) -> Option<&Crowd> {
    let beyond = |crowd: &Crowd| crowd.at.distance(point) - crowd.radius;
    crowds
        .iter()
        .filter(|crowd| beyond(crowd) <= reach)
        .min_by(|one, other| beyond(one).total_cmp(&beyond(other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    /// Schools on a lattice, every one larger and worse off than the one before.
    fn members() -> impl Iterator<Item = Member> {
        (0..400_u32).map(|number| Member {
            at: pos2((number % 20) as f32 * 7.0 - 60.0, (number / 20) as f32 * 7.0 - 60.0),
            pupils: 10 * number,
            value: (number % 3 > 0).then(|| f64::from(number)),
            weight: f64::from(10 * number),
        })
    }

    fn sight(seen: Rect, scale: f32) -> Sight {
        Sight { seen, scale, bounds: Rect::from_center_size(Pos2::ZERO, Vec2::splat(150.0)) }
    }

    #[test]
    fn every_school_is_in_one_crowd_and_counts_as_much_as_it_weighs() {
        let whole = Rect::from_center_size(Pos2::ZERO, Vec2::splat(400.0));
        let crowds = gather(members(), sight(whole, 1.0));
        assert!((2..100).contains(&crowds.len()), "{}", crowds.len());
        assert_eq!(crowds.iter().map(|crowd| crowd.schools).sum::<u32>(), 400);
        let pupils: u64 = members().map(|member| u64::from(member.pupils)).sum();
        assert_eq!(crowds.iter().map(|crowd| crowd.pupils).sum::<u64>(), pupils);
        let two = [(1.0, 30), (3.0, 10)].map(|(value, weight)| Member {
            at: pos2(1.0, 1.0),
            pupils: weight,
            value: Some(value),
            weight: f64::from(weight),
        });
        let mean = gather(two.into_iter(), sight(whole, 1.0))[0].value;
        assert_eq!(mean, Some(1.5));
    }

    #[test]
    fn discs_of_neighbours_do_not_touch() {
        let whole = Rect::from_center_size(Pos2::ZERO, Vec2::splat(400.0));
        for scale in [0.5, 1.0, 1.7, 2.9] {
            let crowds = gather(members(), sight(whole, scale));
            for (at, one) in crowds.iter().enumerate() {
                for other in &crowds[..at] {
                    // Each lies in a square of its own.
                    let apart = one.at.distance(other.at);
                    assert!(apart + 1e-3 >= one.radius + other.radius, "{scale}: {one:?}, {other:?}");
                }
            }
        }
    }

    #[test]
    fn moving_the_map_moves_no_disc() {
        let first = Rect::from_center_size(Pos2::ZERO, Vec2::splat(80.0));
        let second = first.translate(vec2(3.3, -4.7));
        let [first, second] = [first, second].map(|seen| gather(members(), sight(seen, 2.0)));
        let same = first.iter().filter(|crowd| second.contains(crowd)).count();
        assert!(same > 10 && first.len() - same < first.len() / 2, "{same} of {}", first.len());
        let kept = |one: &Crowd| second.iter().all(|other| other.at != one.at || other == one);
        assert!(first.iter().all(kept), "what stays in sight stays as it is");
    }

    #[test]
    fn the_crowd_under_the_pointer_is_found() {
        let whole = Rect::from_center_size(Pos2::ZERO, Vec2::splat(400.0));
        let crowds = gather(members(), sight(whole, 1.0));
        for crowd in &crowds {
            assert_eq!(under(&crowds, crowd.at, 0.0), Some(crowd));
        }
        assert_eq!(under(&crowds, pos2(1000.0, 1000.0), 5.0), None);
    }
}
