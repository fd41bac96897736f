//! Measures by hour of the day, as far as runs keep the course of what they count.

use crate::results::summary::Measures;
use crate::statistics::Interval;
use maillage_sim::measure::{Measure, Outcome, SERIES_STEP_MINUTES};
use std::sync::Arc;

/// Measures that are known by hour. Disturbed lessons are a share of those that begin in the hour; sessions are the most
/// at once, of means over the steps of the course.
pub const HOURLY: [Measure; 2] = [Measure::DisturbedLessons, Measure::PeakSessions];

/// Steps of a course in an hour.
const STEPS: usize = 60 / SERIES_STEP_MINUTES as usize;

/// Lessons in an hour under which there are none: estimates expect parts of lessons.
const SOME: f64 = 0.5;

/// Measures over the replications in each hour from midnight; hours without anything to measure have none.
pub(super) fn hours(outcomes: &[Arc<Outcome>]) -> Vec<Measures> {
    let steps = |run: &Outcome| run.series.iter().map(|series| series.values.len()).max().unwrap_or(0);
    let n = outcomes.iter().map(|run| steps(run).div_ceil(STEPS)).max().unwrap_or(0);
    (0..n)
        .map(|hour| {
            let over = |of: fn(&Outcome, usize) -> Option<f64>| {
                Interval::of(outcomes.iter().filter_map(|run| of(run, hour)))
            };
            let known = [
                (Measure::DisturbedLessons, over(disturbed)),
                // Nights are no use of hosts.
                (Measure::PeakSessions, over(sessions).filter(|most| most.mean > 0.0)),
            ];
            Measures(known.into_iter().filter_map(|(measure, found)| Some((measure, found?))).collect())
        })
        .collect()
}

/// A course of a run in an hour.
fn course<'a>(run: &'a Outcome, name: &str, hour: usize) -> impl Iterator<Item = f64> + use<'a> {
    let series = run.series.iter().find(|series| series.name == name);
    let values = series.map_or(&[][..], |series| &series.values);
    values.chunks(STEPS).nth(hour).unwrap_or_default().iter().copied().map(f64::from)
}

fn disturbed(run: &Outcome, hour: usize) -> Option<f64> {
    let lessons: f64 = course(run, "lessons", hour).sum();
    (lessons >= SOME).then(|| course(run, "disturbed_lessons", hour).sum::<f64>() / lessons)
}

fn sessions(run: &Outcome, hour: usize) -> Option<f64> {
    course(run, "sessions", hour).reduce(f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::measure::Series;

    fn run(lessons: [f32; 3], disturbed: [f32; 3], sessions: [f32; 3]) -> Arc<Outcome> {
        // Two steps of each hour have something, the others nothing.
        let course = |name: &str, by_hour: [f32; 3]| {
            let mut values = vec![0.0; 3 * STEPS];
            for (hour, value) in by_hour.into_iter().enumerate() {
                (values[hour * STEPS], values[hour * STEPS + 5]) = (0.25 * value, 0.75 * value);
            }
            Series { name: name.to_owned(), values }
        };
        let series = vec![
            course("lessons", lessons),
            course("disturbed_lessons", disturbed),
            course("sessions", sessions),
        ];
        Arc::new(Outcome { series, ..Outcome::default() })
    }

    #[test]
    fn hours_by_hand() {
        let runs = [
            run([8.0, 0.0, 4.0], [2.0, 0.0, 4.0], [0.0, 0.0, 8.0]),
            run([8.0, 0.0, 0.0], [4.0, 0.0, 0.0], [0.0, 0.0, 16.0]),
        ];
        let found = hours(&runs);
        assert_eq!(found.len(), 3);
        let mean =
            |hour: usize, measure| found[hour].get(measure).map(|interval| (interval.mean, interval.n));
        let disturbed = [0, 1, 2].map(|hour| mean(hour, Measure::DisturbedLessons));
        assert_eq!(disturbed, [Some((0.375, 2)), None, Some((1.0, 1))]);
        // 6 and 12 at once.
        let sessions = [0, 1, 2].map(|hour| mean(hour, Measure::PeakSessions));
        assert_eq!(sessions, [None, None, Some((9.0, 2))]);
        assert!(found[0].get(Measure::DisturbedLessons).unwrap().ci95_low.is_some());
    }

    #[test]
    fn without_courses_there_are_no_hours() {
        assert!(hours(&[Arc::default()]).is_empty() && hours(&[]).is_empty());
    }
}
