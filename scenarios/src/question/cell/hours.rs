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
    use crate::question::cell::CellView;
    use maillage_sim::measure::Series;
    use maillage_sim::small::Small;
    use maillage_sim::tier::{Tier, run as simulate};
    use maillage_sim::units::BitRate;

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

    /// Four days of a small region whose lines have this rate.
    fn days(mbit: f64) -> Vec<Arc<Outcome>> {
        let rate = BitRate::from_megabits(mbit);
        let future = Small { access: (rate, rate), ..Small::default() }.future();
        (0..4).map(|day| Arc::new(simulate(Tier::Session, &future, 1, day))).collect()
    }

    /// The hours of a day hold the lessons of the day: weighted by lessons, their shares give the share of the day.
    #[test]
    fn hours_add_up_to_the_day() {
        for day in days(0.5) {
            let view = CellView::of(std::slice::from_ref(&day), Arc::default(), false);
            let lessons = &view.course("lessons").unwrap().mean;
            let mut sums = (0.0, 0.0);
            for (hour, lessons) in lessons.chunks(STEPS).enumerate() {
                let lessons: f64 = lessons.iter().copied().map(f64::from).sum();
                let share = view.hours[hour].get(Measure::DisturbedLessons);
                assert_eq!(share.is_some(), lessons > 0.0, "hour {hour}");
                sums.0 += lessons;
                sums.1 += lessons * share.map_or(0.0, |share| share.mean);
            }
            let whole = day.territory.get(Measure::DisturbedLessons).unwrap();
            assert!(sums.0 > 0.0 && (sums.1 / sums.0 - whole).abs() < 1e-6, "{sums:?}: {whole}");
        }
    }

    /// An hour has the mean and the interval of its shares on each day.
    #[test]
    fn hours_have_intervals_over_days() {
        let share = |found: &[Measures], hour: usize| found[hour].get(Measure::DisturbedLessons).copied();
        // Lines on which some lessons are disturbed, not the same every day.
        let is_uneven = |days: &Vec<Arc<Outcome>>| {
            let found = hours(days);
            (0..found.len()).any(|hour| share(&found, hour).and_then(|one| one.half_width()) > Some(0.0))
        };
        let days = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0].into_iter().map(days).find(is_uneven).unwrap();
        let whole = hours(&days);
        let alone: Vec<Vec<Measures>> = days.iter().map(|day| hours(std::slice::from_ref(day))).collect();
        for hour in 0..whole.len() {
            let shares = alone.iter().filter_map(|day| Some(share(day, hour)?.mean));
            assert_eq!(share(&whole, hour), Interval::of(shares), "hour {hour}");
        }
    }
}
