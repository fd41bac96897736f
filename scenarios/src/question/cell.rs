//! What is known of one cell (scenario × phase × day), in the form that pictures are drawn from: means over
//! replications for every place, intervals for the territory and its départements, courses of the day with their range.

use super::explain::{Cause, causes};
use crate::results::blame::{Blamed, ranking};
use crate::results::digest::Digest;
use crate::results::places::{LinkClass, Places};
use crate::results::summary::{DaySummary, Measures};
use crate::statistics::{Interval, difference};
use maillage_sim::measure::holm::{Direction, Verdict, verdicts};
use maillage_sim::measure::{
    Better, Figures, LinkOutcome, Measure, Outcome, PoolOutcome, SERIES_STEP_MINUTES, Series,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cell, summed up over its replications.
#[derive(Clone, PartialEq, Debug)]
pub struct CellView {
    /// Replications that it is the mean of.
    pub replications: u32,
    /// Whether it was computed rather than simulated (tier `analytic`): without interval.
    pub is_estimate: bool,
    /// Measures of the territory.
    pub territory: Measures,
    /// Measures by département, in the order of the territory.
    pub departements: Vec<Measures>,
    /// Means by establishment, in the order of the territory.
    pub establishments: Vec<Figures>,
    /// Means by link, in the order of `places`.
    pub links: Vec<LinkOutcome>,
    /// Means by pool, in the order of `places`.
    pub pools: Vec<PoolOutcome>,
    /// Courses of the day.
    pub series: Vec<Course>,
    /// Share of disturbed lessons among those that begin in each hour from midnight; `None` in hours without lessons.
    pub hours: Vec<Option<Interval>>,
    /// What is to blame for the disturbed lessons of the territory, most first.
    pub blame: Vec<Blamed>,
    /// Names of links, pools, licences and activities.
    pub places: Arc<Places>,
    /// Rate of the access line towards each establishment, bits per second, where it is known.
    access_rates: Vec<Option<f64>>,
    /// The runs without what is summed up above, to explain single establishments from.
    runs: Vec<Outcome>,
}

/// A quantity over the day, in steps of [`maillage_sim::measure::SERIES_STEP_MINUTES`].
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// Name in results.
    pub name: String,
    /// Means over replications, one per step from midnight.
    pub mean: Vec<f32>,
    /// The least of the replications, likewise.
    pub least: Vec<f32>,
    /// The most.
    pub most: Vec<f32>,
}

impl CellView {
    /// Of the outcomes of one cell, at least one, by replication.
    pub fn of(outcomes: &[Arc<Outcome>], places: Arc<Places>, is_estimate: bool) -> Self {
        let digests: Vec<Digest> = outcomes.iter().map(|outcome| Digest::of(outcome)).collect();
        let n_departements = outcomes.first().map_or(0, |outcome| outcome.departements.len());
        let runs = outcomes.iter().map(|outcome| Outcome {
            establishments: Vec::new(),
            series: Vec::new(),
            ..Outcome::clone(outcome)
        });
        Self {
            replications: outcomes.len() as u32,
            is_estimate,
            territory: intervals(&digests, |run| Some(&run.territory)),
            departements: (0..n_departements)
                .map(|at| intervals(&digests, move |run| run.departements.get(at)))
                .collect(),
            establishments: establishments(outcomes),
            links: links(outcomes),
            pools: pools(outcomes),
            series: courses(outcomes),
            hours: hours(outcomes),
            blame: ranking(digests.iter().map(|run| &run.blame), &places),
            runs: runs.collect(),
            access_rates: access_rates(&places),
            places,
        }
    }

    /// Of what a summary says of a cell whose runs are no longer there: territory, départements (in the order of
    /// `departements`, their codes) and blame; nothing of its `establishments`, links and courses of the day.
    pub fn of_summary(
        day: &DaySummary,
        departements: &[&str],
        establishments: usize,
        is_estimate: bool,
    ) -> Self {
        let n = day.measures.0.values().map(|interval| interval.n).max().unwrap_or(1);
        let of = |code: &&str| day.departements.get(*code).cloned().unwrap_or_default();
        Self {
            replications: u32::try_from(n).unwrap_or(u32::MAX),
            is_estimate,
            territory: day.measures.clone(),
            departements: departements.iter().map(of).collect(),
            establishments: vec![Figures::default(); establishments],
            links: Vec::new(),
            pools: Vec::new(),
            series: Vec::new(),
            hours: Vec::new(),
            blame: day.blame.clone(),
            runs: Vec::new(),
            access_rates: Vec::new(),
            places: Arc::default(),
        }
    }

    /// Whether its runs are at hand: a summary alone says nothing of what they used.
    pub const fn has_runs(&self) -> bool {
        !self.runs.is_empty()
    }

    /// The runs, without figures of establishments and courses of the day.
    pub(crate) fn runs(&self) -> &[Outcome] {
        &self.runs
    }

    /// Why lessons of an establishment were disturbed, most disturbing first.
    pub fn causes(&self, establishment: usize) -> Vec<Cause> {
        causes(&self.runs, &self.places, establishment)
    }

    /// The mean of a measure at an establishment.
    pub fn figure(&self, establishment: usize, measure: Measure) -> Option<f64> {
        self.establishments.get(establishment)?.get(measure)
    }

    /// The rate of the access line towards an establishment, bits per second.
    pub fn access_rate(&self, establishment: usize) -> Option<f64> {
        *self.access_rates.get(establishment)?
    }

    /// A measure of the territory in each replication.
    pub fn by_replication(&self, measure: Measure) -> Vec<Option<f64>> {
        self.runs.iter().map(|run| run.territory.get(measure)).collect()
    }

    /// The difference of a measure of the territory, this cell less another one, on common random numbers: with an
    /// interval where both were simulated twice or more.
    pub fn difference(&self, other: &Self, measure: Measure) -> Option<Interval> {
        let paired = difference(other.by_replication(measure), self.by_replication(measure))?;
        let mut interval = Interval::from(paired.estimate);
        if self.is_estimate || other.is_estimate {
            (interval.ci95_low, interval.ci95_high) = (None, None);
        }
        Some(interval)
    }

    /// A course of the day by its name.
    pub fn course(&self, name: &str) -> Option<&Course> {
        self.series.iter().find(|course| course.name == name)
    }
}

/// Verdicts of cells against a reference on a measure, corrected by Holm for the number of them; `None` where an
/// estimate or a single replication allows none.
pub fn judge(
    reference: &CellView,
    cells: &[&CellView],
    measure: Measure,
    level: f64,
) -> Vec<Option<Verdict>> {
    judge_all(reference, cells, &[measure], level).swap_remove(0)
}

/// The same on several measures that are shown together, by measure and cell: the correction is for the number of all
/// of them, so that one false verdict or more in the whole table has probability `level` at most. `None` also where a
/// measure is neither good nor bad.
pub fn judge_all(
    reference: &CellView,
    cells: &[&CellView],
    measures: &[Measure],
    level: f64,
) -> Vec<Vec<Option<Verdict>>> {
    let pair = |measure: Measure, cell: &CellView| {
        let direction = match measure.better() {
            Better::Higher => Direction::HigherIsBetter,
            Better::Lower => Direction::LowerIsBetter,
            Better::Neither => return None,
        };
        let simulated = !cell.is_estimate && !reference.is_estimate;
        let paired = difference(reference.by_replication(measure), cell.by_replication(measure))?;
        (simulated && paired.estimate.n > 1).then_some((paired, direction))
    };
    let pairs: Vec<Vec<Option<_>>> =
        measures.iter().map(|measure| cells.iter().map(|cell| pair(*measure, cell)).collect()).collect();
    let judged: Vec<_> = pairs.iter().flatten().flatten().copied().collect();
    let mut found = verdicts(&judged, level).into_iter();
    let mut verdict = |pair: &Option<_>| pair.as_ref().and_then(|_| found.next());
    pairs.iter().map(|pairs| pairs.iter().map(&mut verdict).collect()).collect()
}

fn access_rates(places: &Places) -> Vec<Option<f64>> {
    let mut rates = Vec::new();
    for link in places.links.iter().filter(|link| link.kind == LinkClass::Access && link.down) {
        let Some(at) = link.establishment.map(|at| at as usize) else { continue };
        if rates.len() <= at {
            rates.resize(at + 1, None);
        }
        rates[at] = Some(link.rate);
    }
    rates
}

fn intervals<'a>(runs: &'a [Digest], figures: impl Fn(&'a Digest) -> Option<&'a Figures>) -> Measures {
    let interval = |measure| Interval::of(runs.iter().filter_map(|run| figures(run)?.get(measure)));
    let known = Measure::ALL.into_iter().filter_map(|measure| Some((measure, interval(measure)?)));
    Measures(known.collect::<BTreeMap<_, _>>())
}

/// Mean of what is there; `None` where there is nothing.
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

fn establishments(outcomes: &[Arc<Outcome>]) -> Vec<Figures> {
    let n = outcomes.first().map_or(0, |outcome| outcome.establishments.len());
    (0..n)
        .map(|at| {
            let mut figures = Figures::default();
            for measure in Measure::ALL.into_iter().filter(|measure| measure.per_establishment()) {
                let values = outcomes.iter().filter_map(|run| run.establishments.get(at)?.get(measure));
                if let Some(value) = mean(values) {
                    figures.set(measure, value);
                }
            }
            figures
        })
        .collect()
}

fn links(outcomes: &[Arc<Outcome>]) -> Vec<LinkOutcome> {
    let n = outcomes.first().map_or(0, |outcome| outcome.links.len());
    let over = |at: usize, of: fn(&LinkOutcome) -> f64| {
        mean(outcomes.iter().filter_map(|run| run.links.get(at)).map(of)).unwrap_or(0.0)
    };
    (0..n)
        .map(|at| LinkOutcome {
            utilisation_p95: over(at, |link| f64::from(link.utilisation_p95)) as f32,
            saturated_minutes: over(at, |link| f64::from(link.saturated_minutes)) as f32,
            blamed_lessons: over(at, |link| f64::from(link.blamed_lessons)).round() as u32,
        })
        .collect()
}

fn pools(outcomes: &[Arc<Outcome>]) -> Vec<PoolOutcome> {
    let n = outcomes.first().map_or(0, |outcome| outcome.pools.len());
    let over = |at: usize, of: fn(&PoolOutcome) -> f64| {
        mean(outcomes.iter().filter_map(|run| run.pools.get(at)).map(of)).unwrap_or(0.0)
    };
    (0..n)
        .map(|at| PoolOutcome {
            utilisation_p95: over(at, |pool| f64::from(pool.utilisation_p95)) as f32,
            peak_sessions: over(at, |pool| f64::from(pool.peak_sessions)).round() as u32,
            refused: over(at, |pool| f64::from(pool.refused)).round() as u32,
            blamed_lessons: over(at, |pool| f64::from(pool.blamed_lessons)).round() as u32,
            host_hours: over(at, |pool| f64::from(pool.host_hours)) as f32,
        })
        .collect()
}

fn hours(outcomes: &[Arc<Outcome>]) -> Vec<Option<Interval>> {
    const STEPS: usize = 60 / SERIES_STEP_MINUTES as usize;
    let sums = |run: &Outcome, name: &str| -> Vec<f64> {
        let series = run.series.iter().find(|series| series.name == name);
        let values = series.map_or(&[][..], |series| &series.values);
        values.chunks(STEPS).map(|hour| hour.iter().copied().map(f64::from).sum()).collect()
    };
    let runs: Vec<Vec<Option<f64>>> = outcomes
        .iter()
        .map(|run| {
            let hours = sums(run, "lessons").into_iter().zip(sums(run, "disturbed_lessons"));
            // Estimates expect parts of lessons.
            hours.map(|(lessons, disturbed)| (lessons >= 0.5).then(|| disturbed / lessons)).collect()
        })
        .collect();
    let n = runs.first().map_or(0, Vec::len);
    (0..n).map(|hour| Interval::of(runs.iter().filter_map(|run| run.get(hour).copied().flatten()))).collect()
}

fn courses(outcomes: &[Arc<Outcome>]) -> Vec<Course> {
    let Some(first) = outcomes.first() else { return Vec::new() };
    let course = |series: &Series| {
        let same: Vec<&Series> = outcomes
            .iter()
            .filter_map(|run| run.series.iter().find(|known| known.name == series.name))
            .collect();
        let at = |step: usize| same.iter().filter_map(move |series| series.values.get(step).copied());
        let steps = 0..series.values.len();
        Course {
            name: series.name.clone(),
            mean: steps
                .clone()
                .map(|step| mean(at(step).map(f64::from)).map_or(0.0, |value| value as f32))
                .collect(),
            least: steps.clone().map(|step| at(step).fold(f32::INFINITY, f32::min)).collect(),
            most: steps.map(|step| at(step).fold(f32::NEG_INFINITY, f32::max)).collect(),
        }
    };
    first.series.iter().map(course).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::small::Small;
    use maillage_sim::tier::{Tier, run};
    use maillage_sim::units::BitRate;

    /// Four days of a small region whose lines have this rate.
    fn days(mbit: f64) -> Vec<Arc<Outcome>> {
        let rate = BitRate::from_megabits(mbit);
        let future = Small { access: (rate, rate), ..Small::default() }.future();
        (0..4).map(|day| Arc::new(run(Tier::Session, &future, 1, day))).collect()
    }

    fn view(days: &[Arc<Outcome>]) -> CellView {
        CellView::of(days, Arc::default(), false)
    }

    /// The hours of a day hold the lessons of the day: weighted by lessons, their shares give the share of the day.
    #[test]
    fn hours_add_up_to_the_day() {
        for day in days(0.5) {
            let view = view(std::slice::from_ref(&day));
            let lessons = &view.course("lessons").unwrap().mean;
            let mut sums = (0.0, 0.0);
            for (hour, lessons) in lessons.chunks(60 / SERIES_STEP_MINUTES as usize).enumerate() {
                let lessons: f64 = lessons.iter().copied().map(f64::from).sum();
                let share = view.hours[hour];
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
        // Lines on which some lessons are disturbed, not the same every day.
        let is_uneven = |days: &Vec<Arc<Outcome>>| {
            view(days).hours.iter().flatten().any(|interval| interval.half_width() > Some(0.0))
        };
        let days = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0].into_iter().map(days).find(is_uneven).unwrap();
        let whole = view(&days);
        let alone: Vec<CellView> = days.iter().map(|day| view(std::slice::from_ref(day))).collect();
        for (hour, interval) in whole.hours.iter().enumerate() {
            let shares = alone.iter().filter_map(|day| Some(day.hours[hour]?.mean));
            assert_eq!(*interval, Interval::of(shares), "hour {hour}");
        }
    }

    /// The more is shown at once, the less is certain; what is judged alone is judged as before.
    #[test]
    fn verdicts_are_corrected_for_all_that_is_shown() {
        const SHOWN: [Measure; 3] = [Measure::DisturbedLessons, Measure::ResponseP95, Measure::PageP95];
        let (slow, fast, same) = (view(&days(0.5)), view(&days(50.0)), view(&days(0.5)));
        let judged = judge_all(&slow, &[&fast, &same], &SHOWN, 0.05);
        assert_eq!(judged[0], [Some(Verdict::Better), Some(Verdict::NotDistinguishable)]);
        for (measure, together) in SHOWN.into_iter().zip(&judged) {
            for (alone, together) in judge(&slow, &[&fast, &same], measure, 0.05).iter().zip(together) {
                let is_stricter = *together == Some(Verdict::NotDistinguishable);
                assert!(alone == together || is_stricter, "{measure:?}: {alone:?}, {together:?}");
            }
        }
        // Neither good nor bad, or estimated: no verdict.
        let estimate = CellView { is_estimate: true, ..fast.clone() };
        assert_eq!(judge(&slow, &[&estimate], SHOWN[0], 0.05), [None]);
        let neither = Measure::ALL.into_iter().find(|measure| measure.better() == Better::Neither);
        assert_eq!(judge(&slow, &[&fast], neither.unwrap(), 0.05), [None]);
    }
}
