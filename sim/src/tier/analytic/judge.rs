//! What is written down of a node: its lessons with the chance that each is disturbed, logins, answers, transfers,
//! streams, and how busy the access link is.

use super::outlook::{Case, Outlook};
use super::site::{LessonState, Slot};
use super::sums::{FULL, LEVELS, Sums};
use crate::ids::{LinkId, PoolId};
use crate::measure::{Culprit, Symptom};
use crate::tier::ports::Local;
use crate::tier::record::Verdict;
use crate::tier::record::lessons::LessonBook;

/// Logins that are late on what is an affair of the establishment: seats, the longest login and what it waited for.
#[derive(Clone, Copy, Default)]
struct Late {
    seats: f64,
    seconds: f64,
    on: Option<Culprit>,
}

impl Slot<'_> {
    /// Writes down a node that stands for so many slots of the day.
    pub(super) fn write_down(&self, probability: f64, slots: f64, book: &mut LessonBook, sums: &mut Sums) {
        self.access(probability, sums);
        for (sum, bits) in sums.streams.iter_mut().zip(self.stream_bits) {
            *sum = (sum.0 + probability * bits.0, sum.1 + probability * bits.1);
        }
        for lesson in &self.lessons {
            self.lesson(lesson, probability * slots, book, sums);
        }
    }

    fn lesson(&self, lesson: &LessonState<'_>, weight: f64, book: &mut LessonBook, sums: &mut Sums) {
        let outlook = lesson.flow.map(|flow| &self.view.outlooks[flow as usize]);
        let on_shared =
            outlook.filter(|_| lesson.kit.session.is_some_and(|pool| self.view.flows.shared[pool.index()]));
        let refused = lesson.refused + on_shared.map_or(0.0, |outlook| outlook.refused * lesson.seats);
        let ready = (lesson.seats - refused).max(0.0);
        let late = self.logins(lesson, weight, on_shared.is_some(), (book, sums));
        let tally = book.tally(self.id);
        tally.logins += weight * lesson.seats;
        tally.refused += weight * refused;
        tally.transfers += weight * lesson.transfers.0;
        tally.throughput_sum += weight * lesson.transfers.1;
        let cores = outlook.map_or(1.0, |outlook| {
            outlook.cases.iter().map(|case| case.probability * case.stream_share).sum::<f64>()
        });
        tally.stream_wanted += weight * lesson.wanted;
        tally.stream_granted += weight * lesson.granted * cores;
        self.answers(lesson, weight * ready, outlook, book, sums);
        self.verdicts(lesson, weight, outlook, late, (book, sums));
    }

    /// Place of the task of a lesson among those of the establishment.
    fn task(&self, lesson: &LessonState<'_>) -> usize {
        lesson.planned.task as usize - self.site.tasks.start
    }

    /// Login times, and the seats whose login is late where it is an affair of the establishment.
    fn logins(
        &self,
        lesson: &LessonState<'_>,
        weight: f64,
        on_shared: bool,
        (book, sums): (&mut LessonBook, &mut Sums),
    ) -> Late {
        let mut late = Late::default();
        if on_shared {
            sums.logins[self.task(lesson)] += weight * lesson.seats;
            return late;
        }
        let threshold = lesson.work.login.threshold.seconds();
        for group in &lesson.groups[..lesson.n_groups] {
            let seconds = group.ready.min(self.length) - group.sat;
            if group.seats > 0.0 {
                book.login(self.id, seconds, weight * group.seats);
            }
            if seconds > threshold {
                late.seats += group.seats;
                if seconds > late.seconds {
                    (late.seconds, late.on) = (seconds, group.longest_on);
                }
            }
        }
        late
    }

    /// Mean instant after the bell at which a lesson is at work.
    fn ready_at(lesson: &LessonState<'_>, outlook: Option<&Outlook>) -> f64 {
        let of = |group: usize| match outlook {
            Some(outlook) if lesson.kit.session.is_some() => lesson.groups[group].sat + outlook.login,
            _ => lesson.groups[group].ready,
        };
        (0..lesson.n_groups).map(of).sum::<f64>() / lesson.n_groups as f64
    }

    fn answers(
        &self,
        lesson: &LessonState<'_>,
        seats: f64,
        outlook: Option<&Outlook>,
        book: &mut LessonBook,
        sums: &mut Sums,
    ) {
        let (Some(answers), Some(interaction)) = (&lesson.answers, &lesson.work.interaction) else { return };
        let time = (self.length - Self::ready_at(lesson, outlook)).max(0.0) * seats;
        let think = interaction.think.seconds();
        let work = interaction.work.seconds();
        for &(share, network, variance) in &answers.phases {
            if share <= 0.0 {
                continue;
            }
            if let Some((slowdown, variation)) = answers.host {
                let host = work * slowdown;
                let mean = network + host;
                let count = time * share / (think + mean);
                let spread = variance + variation * host * host;
                book.answers(self.id, count, (mean, spread), interaction.page);
                sums.answered[self.task(lesson)] += count;
            } else {
                let sum = &mut sums.answers[self.task(lesson)];
                let total = sum.0 + time * share;
                if total > 0.0 {
                    let part = time * share / total;
                    sum.2 += (variance + (network - sum.1).powi(2) * (1.0 - part) - sum.2) * part;
                    sum.1 += (network - sum.1) * part;
                    sum.0 = total;
                }
            }
        }
    }

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
    fn verdicts(
        &self,
        lesson: &LessonState<'_>,
        weight: f64,
        outlook: Option<&Outlook>,
        late: Late,
        (book, sums): (&mut LessonBook, &mut Sums),
    ) {
        book.tally(self.id).lessons += weight;
        let Some(outlook) = outlook else {
            sums.lessons += weight;
            sums.disturbed += self.verdict(lesson, weight, &Case::NONE, late, book);
            return;
        };
        sums.shared[self.task(lesson)] += weight;
        // Most lessons bear what is worst of all cases.
        if self.bears(lesson, &outlook.worst, late) {
            return;
        }
        for case in &outlook.cases {
            let disturbed = self.verdict(lesson, weight * case.probability, case, late, book);
            if disturbed > 0.0 {
                book.expect_at(case.minute, 0.0, disturbed);
            }
        }
    }

    fn network_share(lesson: &LessonState<'_>) -> f64 {
        if lesson.wanted > 0.0 { lesson.granted / lesson.wanted } else { 1.0 }
    }

    /// Mean response of a lesson; seats for which it is too slow; seats whose sound and image are cut.
    fn slow_and_cut(lesson: &LessonState<'_>, case: &Case, refused: f64) -> (Option<f64>, f64, f64) {
        let ready = lesson.seats - refused;
        let response = Self::mean_response(lesson, case.slowdown);
        let interaction = lesson.work.interaction.as_ref();
        let limit = interaction.map_or(f64::INFINITY, |interaction| interaction.threshold.seconds());
        let slow = if response.is_some_and(|response| response > limit) { ready } else { 0.0 };
        let granted = Self::network_share(lesson) * case.stream_share;
        let cut = if granted < lesson.needed { lesson.stream_seats.min(ready) } else { 0.0 };
        (response, slow, cut)
    }

    /// Disturbed lessons to expect of so many, in a case.
    fn verdict(
        &self,
        lesson: &LessonState<'_>,
        weight: f64,
        case: &Case,
        late: Late,
        book: &mut LessonBook,
    ) -> f64 {
        let refused = Self::refused(lesson, case);
        let (response, slow, cut) = Self::slow_and_cut(lesson, case, refused);
        let bearable = self.view.future.disturbed_seats * lesson.seats;
        let pool = self.late_pool(lesson, case);
        // What most seats felt but late logins; of what as many felt the first.
        let mut other = (Symptom::Refused, refused);
        let felt =
            [(Symptom::Response, slow), (Symptom::Stream, cut), (Symptom::Transfer, lesson.late_transfer)];
        for felt in felt {
            other = if felt.1 > other.1 { felt } else { other };
        }
        let others = slow.max(cut).max(lesson.late_transfer);
        // Groups log in late one by one: any number of them, each with the same chance.
        let groups = if pool.is_some() { lesson.n_groups } else { 0 };
        let a_group = lesson.seats / groups.max(1) as f64;
        let (mut by_login, mut by_other, mut worse) = (0.0, 0.0, 0.0_f64);
        for (groups_late, chance) in case.groups_late[groups][..=groups].iter().enumerate() {
            let late = if groups > 0 {
                (a_group * groups_late as f64).min(lesson.seats - refused)
            } else {
                late.seats
            };
            let felt = (refused + late.max(others)).min(lesson.seats);
            if felt > bearable {
                worse = worse.max(felt);
                let is_late = late > other.1 || (late == other.1 && other.0 != Symptom::Refused);
                *(if is_late { &mut by_login } else { &mut by_other }) += chance;
            }
        }
        let late = pool.map_or(late, |pool| Late {
            seconds: case.login,
            on: Some(self.late_on(lesson, pool)),
            ..late
        });
        let mut disturbed = 0.0;
        for (symptom, chance) in [(other.0, by_other), (Symptom::Login, by_login)] {
            if chance <= 0.0 {
                continue;
            }
            let (felt, threshold, culprit) =
                self.suffered(lesson, case, symptom, (refused, response.unwrap_or(0.0), late));
            let verdict = Verdict {
                establishment: self.id,
                activity: lesson.task.activity,
                seats: lesson.seats,
                worse,
                symptom,
                felt,
                threshold,
                culprit,
                minute: case.minute,
            };
            book.expect_disturbed(&verdict, weight * chance);
            disturbed += weight * chance;
        }
        disturbed
    }

    /// How much of a symptom a lesson suffered, its threshold and the culprit.
    fn suffered(
        &self,
        lesson: &LessonState<'_>,
        case: &Case,
        symptom: Symptom,
        (refused, response, late): (f64, f64, Late),
    ) -> (f64, f64, Culprit) {
        let overflow = lesson.task.overflow.as_ref().filter(|_| case.overflowing);
        let (kit, work) = (overflow.unwrap_or(lesson.kit), lesson.work);
        let on_link = |link: Option<LinkId>| link.map_or(Culprit::Latency, |link| Culprit::Link(link.0));
        match symptom {
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
        }
    }

    /// Seats that are refused in a case.
    fn refused(lesson: &LessonState<'_>, case: &Case) -> f64 {
        (lesson.refused + case.refused * lesson.seats).min(lesson.seats)
    }

    /// The shared pool on which some seats log in late in a case.
    fn late_pool(&self, lesson: &LessonState<'_>, case: &Case) -> Option<PoolId> {
        let pool = lesson.kit.session.filter(|pool| self.view.flows.shared[pool.index()]);
        pool.filter(|_| case.late > 0.0)
    }

    /// Whether a lesson cannot be disturbed in a case, nor in any that is nowhere worse: seats refused and seats that feel
    /// something else together never shrink when more are refused.
    fn bears(&self, lesson: &LessonState<'_>, case: &Case, late: Late) -> bool {
        let refused = Self::refused(lesson, case);
        let (_, slow, cut) = Self::slow_and_cut(lesson, case, refused);
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

    /// How busy the access link is during a slot, in its busier direction.
    fn access(&self, probability: f64, sums: &mut Sums) {
        let mut most = (0.0, 0.0, 0.0, 0.0);
        let mut saturated = 0.0_f64;
        for place in [Local::AccessDown as usize, Local::AccessUp as usize] {
            let rate = self.rates[place];
            let asked = (self.asked[place] / rate).min(1.0);
            let full = if asked >= 1.0 {
                self.length
            } else {
                self.elastic[place].max(self.full[place]).min(self.length)
            };
            saturated = saturated.max(full);
            let streams = self.streams[place] / rate;
            let load = asked + streams + full / self.length;
            if load > most.0 {
                most = (load, full, asked, streams);
            }
        }
        sums.saturated += probability * saturated / 60.0;
        let (_, full, asked, streams) = most;
        // Streams are on for a part of the slot; while they are, they take their rate.
        let on: f64 = self
            .lessons
            .iter()
            .flat_map(|lesson| &lesson.work.streams)
            .map(|stream| stream.duration.seconds())
            .sum();
        let on = on.min(self.length - full).max(0.0);
        let with = if on > 0.0 { (asked + streams * self.length / on).min(1.0) } else { 0.0 };
        let minutes = [(full, 1.0), (on, with), (self.length - full - on, asked)];
        for (level, law) in sums.busy.iter_mut().enumerate() {
            let threshold = (level as f64 + 0.5) / LEVELS as f64;
            let above: f64 =
                minutes.iter().filter(|minute| minute.1 > threshold).map(|minute| minute.0).sum();
            let steps = (above / 300.0).min(FULL as f64);
            let whole = steps.floor();
            let part = steps - whole;
            law[whole as usize] += probability * (1.0 - part);
            if part > 0.0 {
                law[whole as usize + 1] += probability * part;
            }
        }
    }
}
