//! Long series as what a screen can show of them.

use egui::Pos2;

/// The points of a line from left to right, at most four for each column of pixels: those by which it comes and goes,
/// the highest and the lowest. What is drawn is the same, and no peak is lost (after the M4 aggregation of Jugel and
/// others, 2014).
pub fn per_column(points: &[Pos2], pixels_per_point: f32) -> Vec<Pos2> {
    let column = |point: &Pos2| (point.x * pixels_per_point).floor();
    let mut kept = Vec::new();
    for points in points.chunk_by(|one, next| column(one) == column(next)) {
        let last = points.len() - 1;
        let by = |better: fn(f32, f32) -> bool| {
            (1..points.len()).fold(0, |best, at| if better(points[at].y, points[best].y) { at } else { best })
        };
        let mut places = [0, by(|y, best| y < best), by(|y, best| y > best), last];
        places.sort_unstable();
        for (number, place) in places.into_iter().enumerate() {
            if number == 0 || places[number - 1] != place {
                kept.push(points[place]);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn peaks_and_ends_of_every_column_are_kept() {
        let points: Vec<Pos2> =
            (0..1000).map(|at| pos2(at as f32 / 100.0, ((at * 37) % 101) as f32)).collect();
        let kept = per_column(&points, 1.0);
        assert!(kept.len() <= 4 * 10 && kept.is_sorted_by(|one, next| one.x < next.x), "{}", kept.len());
        for column in 0..10 {
            let of = |points: &[Pos2]| -> Vec<f32> {
                points
                    .iter()
                    .filter(|point| point.x.floor() as usize == column)
                    .map(|point| point.y)
                    .collect()
            };
            let (all, kept) = (of(&points), of(&kept));
            let most = |values: &[f32]| values.iter().copied().fold(f32::MIN, f32::max);
            let least = |values: &[f32]| values.iter().copied().fold(f32::MAX, f32::min);
            assert_eq!((most(&all), least(&all)), (most(&kept), least(&kept)), "column {column}");
            assert_eq!((all.first(), all.last()), (kept.first(), kept.last()), "column {column}");
        }
    }

    #[test]
    fn what_fits_is_kept_whole() {
        let points: Vec<Pos2> = (0..50).map(|at| pos2(at as f32 * 1.5, at as f32)).collect();
        assert_eq!(per_column(&points, 1.0), points);
        assert!(per_column(&[], 2.0).is_empty());
        assert_eq!(per_column(&[pos2(1.0, 2.0)], 2.0), [pos2(1.0, 2.0)]);
        // More pixels show more.
        let close: Vec<Pos2> = (0..40).map(|at| pos2(at as f32 / 8.0, (at % 3) as f32)).collect();
        assert!(per_column(&close, 2.0).len() > per_column(&close, 1.0).len());
    }
}
