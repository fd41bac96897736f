//! What a run writes down while it goes, the same for every tier: verdicts on lessons, times, utilisation.
//! Memory depends on the territory, not on how long is simulated.

pub(crate) mod blame;
pub(crate) mod figures;
pub(crate) mod film;
pub(crate) mod lessons;
pub(crate) mod times;
pub(crate) mod usage;
pub(crate) mod utilisation;

use crate::future::Future;
use crate::hands::Hands;
use crate::ids::{ActivityId, EstablishmentId, LinkId, PoolId};
use crate::measure::film::Film;
use crate::measure::{Balance, Culprit, Outcome, SERIES_STEP_MINUTES, Series, Symptom};
use film::FilmBook;
use lessons::LessonBook;
use std::ops::AddAssign;
use times::Times;
use usage::UsageBook;
use utilisation::UtilisationBook;

/// How a lesson went.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Verdict {
    pub(crate) establishment: EstablishmentId,
    /// Seats that took part.
    pub(crate) seats: f64,
    /// Seats that were worse than their threshold.
    pub(crate) worse: f64,
    /// What was wrong, if the lesson was disturbed.
    pub(crate) cause: Cause,
    /// When it began, in minutes after midnight.
    pub(crate) minute: u32,
}

/// What was wrong in a lesson.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Cause {
    pub(crate) activity: ActivityId,
    /// What most of its seats felt, how much of it, and where it should have stayed.
    pub(crate) symptom: Symptom,
    pub(crate) felt: f64,
    pub(crate) threshold: f64,
    /// What to blame.
    pub(crate) culprit: Culprit,
}

/// Counts of one establishment.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) lessons: f64,
    pub(crate) disturbed: f64,
    pub(crate) wanted: f64,
    pub(crate) unseated: f64,
    pub(crate) logins: f64,
    pub(crate) refused: f64,
    pub(crate) answers: f64,
    pub(crate) response_sum: f64,
    pub(crate) transfers: f64,
    pub(crate) throughput_sum: f64,
    pub(crate) stream_wanted: f64,
    pub(crate) stream_granted: f64,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.lessons += other.lessons;
        self.disturbed += other.disturbed;
        self.wanted += other.wanted;
        self.unseated += other.unseated;
        self.logins += other.logins;
        self.refused += other.refused;
        self.answers += other.answers;
        self.response_sum += other.response_sum;
        self.transfers += other.transfers;
        self.throughput_sum += other.throughput_sum;
        self.stream_wanted += other.stream_wanted;
        self.stream_granted += other.stream_granted;
    }
}

/// Everything a run writes down.
#[derive(Debug)]
pub(crate) struct Recorder {
    pub(crate) lessons: LessonBook,
    /// Page times from home.
    pub(crate) home_pages: Times,
    pub(crate) utilisation: UtilisationBook,
    pub(crate) usage: UsageBook,
    /// The film, if one is taken.
    film: Option<Box<FilmBook>>,
    pub(crate) balance: Balance,
    pub(crate) peak_sessions: u32,
    pub(crate) peak_licences: u32,
    disturbed_seats: f64,
    gauges: Vec<(&'static str, Vec<f32>)>,
}

/// Adds one row of sums to another one.
fn add_each<T: Copy + AddAssign>(mine: &mut [T], theirs: &[T]) {
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        *mine += *theirs;
    }
}

/// Steps of a series.
const STEPS: usize = (24 * 60 / SERIES_STEP_MINUTES) as usize;

impl Recorder {
    pub(crate) fn new(future: &Future) -> Self {
        let lessons = LessonBook::new(0..future.establishments.len());
        Self {
            utilisation: UtilisationBook::new(future),
            ..Self::expecting(lessons, UsageBook::new(future), future)
        }
    }

    /// A recorder of expectations, which goes on from those of the lessons of all establishments.
    pub(crate) fn expecting(lessons: LessonBook, usage: UsageBook, future: &Future) -> Self {
        Self {
            lessons,
            home_pages: Times::default(),
            utilisation: UtilisationBook::unsampled(future),
            usage,
            film: None,
            balance: Balance::default(),
            peak_sessions: 0,
            peak_licences: 0,
            disturbed_seats: future.disturbed_seats,
            gauges: Vec::new(),
        }
    }

    /// Takes a film from now on.
    pub(crate) fn start_film(&mut self, future: &Future) {
        self.film = Some(Box::new(FilmBook::new(future, &self.utilisation)));
    }

    /// The film taken so far, and no more of it.
    pub(crate) fn end_film(&mut self) -> Option<Film> {
        self.film.take().map(|film| film.finish())
    }

    /// A look at those at work begins.
    pub(crate) fn look(&mut self, minute: u32) {
        if let Some(film) = &mut self.film {
            film.look(minute);
        }
    }

    /// Utilisation of the busier direction of an access link in the minute of the look.
    pub(crate) fn access(&mut self, establishment: EstablishmentId, utilisation: f64) {
        self.utilisation.access(establishment, utilisation);
        if let Some(film) = &mut self.film {
            film.access(establishment, utilisation);
        }
    }

    /// Utilisation of a shared link in the minute of the look.
    pub(crate) fn shared(&mut self, link: LinkId, utilisation: f64) {
        self.utilisation.shared(link, utilisation);
        if let Some(film) = &mut self.film {
            film.shared(link, utilisation);
        }
    }

    /// Utilisation of a pool in the minute of the look.
    pub(crate) fn pool(&mut self, pool: PoolId, utilisation: f64) {
        self.utilisation.pool(pool, utilisation);
        if let Some(film) = &mut self.film {
            film.pool(pool, utilisation);
        }
    }

    /// A lesson has ended.
    pub(crate) fn lesson(&mut self, verdict: &Verdict) {
        let disturbed = verdict.worse > self.disturbed_seats * verdict.seats;
        if let Some(film) = &mut self.film {
            film.lesson(verdict.establishment, verdict.minute, disturbed);
        }
        self.lessons.lesson(verdict, disturbed);
    }

    /// Keeps the value of a gauge for the series, at a minute of the day: the mean over each step.
    pub(crate) fn gauge(&mut self, name: &'static str, minute: u32, value: f64) {
        let step = (minute / SERIES_STEP_MINUTES) as usize % STEPS;
        let index = self.gauges.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            self.gauges.push((name, vec![0.0; STEPS]));
            self.gauges.len() - 1
        });
        self.gauges[index].1[step] += (value / f64::from(SERIES_STEP_MINUTES)) as f32;
    }

    /// The outcome, when the day is over.
    pub(crate) fn outcome(self, future: &Future, events: u64, hands: &impl Hands) -> Outcome {
        let series =
            [("lessons", &self.lessons.by_step), ("disturbed_lessons", &self.lessons.disturbed_by_step)]
                .into_iter()
                .chain(self.gauges.iter().map(|(name, values)| (*name, values)))
                .map(|(name, values)| Series { name: name.to_owned(), values: values.clone() })
                .collect();
        let (territory, departements, establishments) = figures::figures(&self, future, hands);
        let (links, pools) = figures::resources(&self);
        Outcome {
            territory,
            departements,
            establishments,
            links,
            pools,
            series,
            blame: self.lessons.blame.by_establishment(),
            balance: self.balance,
            usage: self.usage.finish(future),
            events,
        }
    }
}
