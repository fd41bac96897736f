//! Disturbed lessons of a year: a share of all its lessons, on whatever day they are.

use super::calendar::weights;
use super::quantities::PhaseQuantities;
use crate::file::schema::means::Means;

/// Share of disturbed lessons among all lessons of a year, by replication.
pub fn of_replications(means: &Means, phase: &PhaseQuantities) -> Vec<f64> {
    let weights = weights(&means.calendar, &phase.days);
    let replications = phase.days.iter().map(|day| day.disturbed.len()).min().unwrap_or(0);
    (0..replications)
        .map(|run| {
            let days = || phase.days.iter().zip(&weights);
            let lessons: f64 = days().map(|(day, weight)| weight * day.lessons[run]).sum();
            let disturbed: f64 =
                days().map(|(day, weight)| weight * day.lessons[run] * day.disturbed[run]).sum();
            if lessons > 0.0 { disturbed / lessons } else { 0.0 }
        })
        .collect()
}

/// Share of disturbed lessons among all lessons of a year, of each school; none where there are no lessons.
pub fn of_schools(means: &Means, phase: &PhaseQuantities) -> Vec<Option<f64>> {
    let weights = weights(&means.calendar, &phase.days);
    (0..phase.stock.schools.len())
        .map(|school| {
            let (mut sum, mut total) = (0.0, 0.0);
            for (day, weight) in phase.days.iter().zip(&weights) {
                if let Some(Some(share)) = day.disturbed_by_school.get(school) {
                    let lessons = weight * f64::from(day.lessons_by_school[school]);
                    sum += lessons * f64::from(*share);
                    total += lessons;
                }
            }
            (total > 0.0).then(|| sum / total)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::sample::phase;
    use crate::file::means::LoadedMeans;

    #[test]
    fn lessons_of_a_year_weigh_the_same_on_whatever_day_they_are() {
        let means = LoadedMeans::usual().means;
        let found = of_schools(&means, &phase("2013"));
        let close = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-7;
        assert!(close(found[0], 0.1 * 24.0 * 90.0 / (130.0 * 60.0 + 24.0 * 90.0)));
        assert!(close(found[1], (0.3 * 130.0 * 40.0 + 0.6 * 24.0 * 50.0) / (130.0 * 40.0 + 24.0 * 50.0)));
        assert!(close(found[2], 0.5));
    }

    #[test]
    fn a_peak_day_counts_by_its_lessons() {
        let means = LoadedMeans::usual().means;
        let mut phase = phase("2013");
        // 130 ordinary and 24 peak days: 80 and 120 lessons in the first replication, 120 and 180 in the second.
        let shares = |lessons: [f64; 2], disturbed: [f64; 2]| {
            let (ordinary, peak) = (130.0 * lessons[0], 24.0 * lessons[1]);
            (ordinary * disturbed[0] + peak * disturbed[1]) / (ordinary + peak)
        };
        let expected = [shares([80.0, 120.0], [0.1, 0.3]), shares([120.0, 180.0], [0.2, 0.4])];
        let close = |phase: &PhaseQuantities, expected: [f64; 2]| {
            let found = of_replications(&means, phase);
            found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12)
        };
        assert!(close(&phase, expected));
        // A day without lessons says nothing of the others.
        phase.days[1].lessons = vec![0.0, 0.0];
        phase.days[1].disturbed = vec![0.0, 0.0];
        assert!(close(&phase, [0.1, 0.2]));
        phase.days[0].lessons = vec![0.0, 0.0];
        assert!(close(&phase, [0.0, 0.0]));
    }
}
