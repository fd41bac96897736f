//! The chance that a lesson is disturbed, by what it meets on shared pools, and what is to blame.

use super::super::outlook::{Case, Outlook};
use super::super::site::{LessonState, Slot};
use super::super::sums::Sums;
use super::Late;
use crate::ids::{EstablishmentId, LinkId, PoolId};
use crate::measure::{Culprit, Symptom};
use crate::tier::record::Cause;
use crate::tier::record::lessons::LessonBook;

impl Slot<'_> {
    /// Mean response over a lesson, given the slowdown of its host.
    fn mean_response(lesson: &LessonState<'_>, slowdown: f64) -> Option<f64> {
        let (answers, interaction) = (lesson.answers.as_ref()?, lesson.work.interaction.as_ref()?);
        let slowdown = answers.host.map_or(slowdown, |host| host.0);
        let think = interaction.think.seconds();
        let (mut count, mut sum) = (0.0, 0.0);
        for &(share, network, _) in answers.phases.iter().filter(|phase| phase.0 > 0.0) {
            let response = network + interaction.work.seconds() * slowdown;
            count += share / (think + response);
            sum += share * response / (think + response);
        }
        Some(sum / count)
    }

    /// The chance that the lesson is disturbed, by what it meets on shared pools.
    pub(super) fn verdicts(
        &self,
        lesson: &LessonState<'_>,
        weight: f64,
        outlook: Option<&Outlook>,
        late: Late,
        (book, sums): (&mut LessonBook, &mut Sums),
    ) {
        book.tally(self.id).lessons += weight;
        let mut judge = Judge { slot: self, lesson, late, causes: [Causes::default(); 2] };
        let Some(outlook) = outlook else {
            sums.lessons += weight;
            sums.disturbed += judge.case(&Case::NONE, weight, book);
            return judge.write_down(book);
        };
        sums.shared[self.task(lesson)] += weight;
        // Most lessons bear what is worst of all cases.
        if self.bears(lesson, &outlook.worst, late) {
            return;
        }
        if let Some(disturbed) = judge.all(outlook, weight, book) {
            sums.steady[self.task(lesson)] += disturbed;
            return judge.write_down(book);
        }
        for case in &outlook.cases {
            let disturbed = judge.case(case, weight * case.probability, book);
            if disturbed > 0.0 {
                book.expect_at(case.minute, 0.0, disturbed);
            }
        }
        judge.write_down(book);
    }

    fn network_share(lesson: &LessonState<'_>) -> f64 {
        if lesson.wanted > 0.0 { lesson.granted / lesson.wanted } else { 1.0 }
    }

    /// Seats that are refused, for which answers are too slow, and whose sound and image are cut; the mean response.
    fn feels(lesson: &LessonState<'_>, case: &Case) -> ([f64; 3], f64) {
        let refused = (lesson.refused + case.refused * lesson.seats).min(lesson.seats);
        let ready = lesson.seats - refused;
        let response = Self::mean_response(lesson, case.slowdown);
        let interaction = lesson.work.interaction.as_ref();
        let limit = interaction.map_or(f64::INFINITY, |interaction| interaction.threshold.seconds());
        let slow = if response.is_some_and(|response| response > limit) { ready } else { 0.0 };
        let granted = Self::network_share(lesson) * case.stream_share;
        let cut = if granted < lesson.needed { lesson.stream_seats.min(ready) } else { 0.0 };
        ([refused, slow, cut], response.unwrap_or(0.0))
    }

    /// What was wrong, of a symptom that the lesson had in a case.
    fn cause(
        &self,
        lesson: &LessonState<'_>,
        case: &Case,
        symptom: Symptom,
        (refused, response, late): (f64, f64, Late),
    ) -> Cause {
        let overflow = lesson.task.overflow.as_ref().filter(|_| case.overflowing);
        let (kit, work) = (overflow.unwrap_or(lesson.kit), lesson.work);
        let on_link = |link: Option<LinkId>| link.map_or(Culprit::Latency, |link| Culprit::Link(link.0));
        let (felt, threshold, culprit) = match symptom {
            Symptom::Refused => {
                let sessions = kit.session.filter(|pool| self.view.flows.shared[pool.index()]);
                let by = sessions.map(|pool| Culprit::PoolSessions(pool.0)).or(lesson.refused_by);
                (refused, 0.0, by.unwrap_or(Culprit::Latency))
            }
            Symptom::Login => {
                let limit = work.login.threshold.seconds();
                (late.seconds, limit, late.on.unwrap_or(Culprit::Latency))
            }
            Symptom::Response => {
                let limit =
                    work.interaction.map_or(f64::INFINITY, |interaction| interaction.threshold.seconds());
                (response, limit, Self::slowest(lesson, kit, case.slowdown))
            }
            Symptom::Stream => {
                let network = Self::network_share(lesson);
                let cores = kit.streams.iter().find_map(|port| port.pool);
                let lacking = cores.filter(|_| case.stream_share < network);
                let on = lacking.map(|pool| Culprit::PoolCores(pool.0));
                let on = on.unwrap_or_else(|| on_link(lesson.stream_link));
                (network * case.stream_share, lesson.needed, on)
            }
            Symptom::Transfer => {
                let limits = work.transfers.iter().map(|transfer| transfer.threshold.seconds());
                let limit = limits.fold(f64::INFINITY, f64::min);
                (lesson.late_seconds, limit, on_link(lesson.late_link))
            }
        };
        Cause { activity: lesson.task.activity, symptom, felt, threshold, culprit }
    }

    /// The shared pool on which some seats log in late in a case.
    fn late_pool(&self, lesson: &LessonState<'_>, case: &Case) -> Option<PoolId> {
        let pool = lesson.kit.session.filter(|pool| self.view.flows.shared[pool.index()]);
        pool.filter(|_| case.late > 0.0)
    }

    /// Whether a lesson cannot be disturbed in a case, nor in any that is nowhere worse: seats refused and seats that feel
    /// something else together never shrink when more are refused.
    fn bears(&self, lesson: &LessonState<'_>, case: &Case, late: Late) -> bool {
        let ([refused, slow, cut], _) = Self::feels(lesson, case);
        let felt = late.seats.max(slow).max(cut).max(lesson.late_transfer);
        self.late_pool(lesson, case).is_none()
            && refused + felt <= self.view.future.disturbed_seats * lesson.seats
    }

    /// What takes longest in an answer.
    fn slowest(lesson: &LessonState<'_>, kit: &crate::tier::kit::Kit, slowdown: f64) -> Culprit {
        let Some((answers, interaction)) = lesson.answers.as_ref().zip(lesson.work.interaction.as_ref())
        else {
            return Culprit::Latency;
        };
        let pool = kit.interaction.as_ref().and_then(|port| port.pool);
        let host = interaction.work.seconds() * answers.host.map_or(slowdown, |host| host.0);
        if host > answers.longest.0.max(answers.fixed) {
            return pool.map_or(Culprit::Device, |pool| Culprit::PoolCores(pool.0));
        }
        match answers.longest.1 {
            Some(link) if answers.longest.0 > answers.fixed => Culprit::Link(link.0),
            _ => Culprit::Latency,
        }
    }

    /// The longest stage of a late login on a shared pool: storage, or processors.
    fn late_on(&self, lesson: &LessonState<'_>, pool: PoolId) -> Culprit {
        let spec = &self.view.future.pools[pool.index()];
        let login = &lesson.work.login;
        let operations = spec.storage.map_or(0.0, |iops| login.operations / iops.value().max(1.0));
        let work = login.work.seconds() / (f64::from(spec.hosts) * spec.cores).max(1.0);
        // Seconds that one more login takes of each.
        if operations > work { Culprit::PoolStorage(pool.0) } else { Culprit::PoolCores(pool.0) }
    }
}

/// A lesson before its judge, case after case.
struct Judge<'a, 'b> {
    slot: &'a Slot<'b>,
    lesson: &'a LessonState<'b>,
    late: Late,
    /// By late logins, and by everything else.
    causes: [Causes; 2],
}

/// The chances that a lesson is disturbed by late logins and by something else, and by what else.
#[derive(Clone, Copy)]
struct Chances {
    login: f64,
    other: f64,
    symptom: Symptom,
}

impl Judge<'_, '_> {
    /// Disturbed lessons to expect of so many, where the best and the worst of all cases come to the same, hence those in
    /// between: seats that are refused, slow and cut, and what is to blame. What they felt is that of the mean case.
    fn all(&mut self, outlook: &Outlook, weight: f64, book: &mut LessonBook) -> Option<f64> {
        let Self { slot, lesson, late, .. } = *self;
        let Outlook { best, worst, mean, .. } = outlook;
        if slot.late_pool(lesson, worst).is_some() || outlook.overflow > 0.0 {
            return None;
        }
        let ((seats, fastest), (same, slowest)) = (Slot::feels(lesson, best), Slot::feels(lesson, worst));
        if seats != same {
            return None;
        }
        let chances = self.chances(seats, worst, false);
        let cause = |symptom, case, response| slot.cause(lesson, case, symptom, (seats[0], response, late));
        if chances.other > 0.0
            && cause(chances.symptom, best, fastest).culprit != cause(chances.symptom, worst, slowest).culprit
        {
            return None;
        }
        let response = Slot::feels(lesson, mean).1;
        self.blame(mean, &chances, (seats[0], response, late), weight * mean.probability, book);
        Some(weight * (chances.login + chances.other))
    }

    /// Disturbed lessons to expect of so many, in a case.
    fn case(&mut self, case: &Case, weight: f64, book: &mut LessonBook) -> f64 {
        let Self { slot, lesson, .. } = *self;
        let (seats, response) = Slot::feels(lesson, case);
        let pool = slot.late_pool(lesson, case);
        let chances = self.chances(seats, case, pool.is_some());
        let late = pool.map_or(self.late, |pool| Late {
            seconds: case.login,
            on: Some(slot.late_on(lesson, pool)),
            ..self.late
        });
        self.blame(case, &chances, (seats[0], response, late), weight, book)
    }

    /// Disturbed lessons of so many by what is to blame for them, given their chances and what was felt; their sum.
    fn blame(
        &mut self,
        case: &Case,
        chances: &Chances,
        felt: (f64, f64, Late),
        weight: f64,
        book: &mut LessonBook,
    ) -> f64 {
        let Self { slot, lesson, .. } = *self;
        let mut disturbed = 0.0;
        let both = [(Symptom::Login, chances.login), (chances.symptom, chances.other)];
        for (causes, (symptom, chance)) in self.causes.iter_mut().zip(both) {
            if chance > 0.0 {
                causes.add(slot.cause(lesson, case, symptom, felt), weight * chance, slot.id, book);
                disturbed += weight * chance;
            }
        }
        disturbed
    }

    /// The chances of a case, given the seats refused, slow and cut; whether logins are late on a shared pool.
    fn chances(&self, [refused, slow, cut]: [f64; 3], case: &Case, is_late: bool) -> Chances {
        let lesson = self.lesson;
        let bearable = self.slot.view.future.disturbed_seats * lesson.seats;
        // What most seats felt but late logins; of what as many felt the first.
        let mut other = (Symptom::Refused, refused);
        let felt =
            [(Symptom::Response, slow), (Symptom::Stream, cut), (Symptom::Transfer, lesson.late_transfer)];
        for felt in felt {
            other = if felt.1 > other.1 { felt } else { other };
        }
        let others = slow.max(cut).max(lesson.late_transfer);
        // Groups log in late one by one: any number of them, each with the same chance.
        let groups = if is_late { lesson.n_groups } else { 0 };
        let a_group = lesson.seats / groups.max(1) as f64;
        let mut chances = Chances { login: 0.0, other: 0.0, symptom: other.0 };
        for (groups_late, chance) in case.groups_late[groups][..=groups].iter().enumerate() {
            let late = if groups > 0 {
                (a_group * groups_late as f64).min(lesson.seats - refused)
            } else {
                self.late.seats
            };
            if (refused + late.max(others)).min(lesson.seats) > bearable {
                let is_late = late > other.1 || (late == other.1 && other.0 != Symptom::Refused);
                *(if is_late { &mut chances.login } else { &mut chances.other }) += chance;
            }
        }
        chances
    }

    /// Writes down what has not been yet.
    fn write_down(self, book: &mut LessonBook) {
        for mut causes in self.causes {
            causes.write_down(self.slot.id, book);
        }
    }
}

/// Disturbed lessons that have the same cause, case after case: written down together.
#[derive(Clone, Copy, Default)]
struct Causes {
    last: Option<Cause>,
    lessons: f64,
    /// Sum over them of what they felt.
    felt: f64,
}

impl Causes {
    fn add(&mut self, cause: Cause, lessons: f64, establishment: EstablishmentId, book: &mut LessonBook) {
        if self.last.is_none_or(|last| (last.symptom, last.culprit) != (cause.symptom, cause.culprit)) {
            self.write_down(establishment, book);
            self.last = Some(cause);
        }
        self.lessons += lessons;
        self.felt += lessons * cause.felt;
    }

    fn write_down(&mut self, establishment: EstablishmentId, book: &mut LessonBook) {
        let Self { last, lessons, felt } = std::mem::take(self);
        if let Some(cause) = last.filter(|_| lessons > 0.0) {
            book.expect_disturbed(establishment, &Cause { felt: felt / lessons, ..cause }, lessons);
        }
    }
}
