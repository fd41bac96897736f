//! What is written down of a node: its lessons with the chance that each is disturbed, logins, answers, transfers,
//! streams, and how busy the access link is.

use super::outlook::{Case, Outlook};
use super::site::{LessonState, Slot};
use super::sums::{FULL, LEVELS, Sums};
use crate::ids::LinkId;
use crate::measure::{Culprit, Symptom};
use crate::tier::ports::Local;
use crate::tier::record::{Recorder, Verdict};

/// Seats, symptom, how much of it, threshold, culprit.
type Candidate = (f64, Symptom, f64, f64, Culprit);

impl Slot<'_> {
    /// Writes down a node that stands for so many slots of the day.
    pub(super) fn write_down(&self, probability: f64, slots: f64, recorder: &mut Recorder, sums: &mut Sums) {
        self.access(probability, sums);
        for (sum, bits) in sums.streams.iter_mut().zip(self.stream_bits) {
            *sum = (sum.0 + probability * bits.0, sum.1 + probability * bits.1);
        }
        for lesson in &self.lessons {
            self.lesson(lesson, probability * slots, recorder, sums);
        }
    }

    fn lesson(&self, lesson: &LessonState<'_>, weight: f64, recorder: &mut Recorder, sums: &mut Sums) {
        let outlook = lesson.flow.map(|flow| &self.view.outlooks[flow as usize]);
        let on_shared =
            outlook.filter(|_| lesson.kit.session.is_some_and(|pool| self.view.flows.shared[pool.index()]));
        let refused = lesson.refused + on_shared.map_or(0.0, |outlook| outlook.refused * lesson.seats);
        let ready = (lesson.seats - refused).max(0.0);
        let late = self.logins(lesson, weight, on_shared, recorder);
        let tally = &mut recorder.tallies[self.id.index()];
        tally.logins += weight * lesson.seats;
        tally.refused += weight * refused;
        tally.transfers += weight * lesson.transfers.0;
        tally.throughput_sum += weight * lesson.transfers.1;
        let cores = outlook.map_or(1.0, |outlook| {
            outlook.cases.iter().map(|case| case.probability * case.stream_share).sum::<f64>()
        });
        tally.stream_wanted += weight * lesson.wanted;
        tally.stream_granted += weight * lesson.granted * cores;
        self.answers(lesson, weight * ready, outlook, recorder, sums);
        self.verdicts(lesson, weight, outlook, late, (recorder, sums));
    }

    /// Login times, and the seats whose login is late where it is an affair of the establishment.
    fn logins(
        &self,
        lesson: &LessonState<'_>,
        weight: f64,
        on_shared: Option<&Outlook>,
        recorder: &mut Recorder,
    ) -> (f64, f64, Option<Culprit>) {
        if let Some(outlook) = on_shared {
            for &(seconds, share) in &outlook.logins {
                recorder.login(self.id, seconds, weight * lesson.seats * share);
            }
            return (0.0, 0.0, None);
        }
        let threshold = lesson.work.login.threshold.seconds();
        let (mut late, mut longest, mut culprit) = (0.0, 0.0_f64, None);
        for group in &lesson.groups[..lesson.n_groups] {
            let seconds = group.ready.min(self.length) - group.sat;
            if group.seats > 0.0 {
                recorder.login(self.id, seconds, weight * group.seats);
            }
            if seconds > threshold {
                late += group.seats;
                if seconds > longest {
                    (longest, culprit) = (seconds, group.longest_on);
                }
            }
        }
        (late, longest, culprit)
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
        recorder: &mut Recorder,
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
                recorder.answers(self.id, count, (mean, spread), interaction.page);
                sums.answered[lesson.planned.task as usize - self.site.tasks.start] += count;
            } else {
                let sum = &mut sums.answers[lesson.planned.task as usize - self.site.tasks.start];
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
        for &(share, network, _) in &answers.phases {
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
        late: (f64, f64, Option<Culprit>),
        (recorder, sums): (&mut Recorder, &mut Sums),
    ) {
        recorder.tallies[self.id.index()].lessons += weight;
        if let Some(outlook) = outlook {
            for case in &outlook.cases {
                let lessons = weight * case.probability;
                let disturbed = self.verdict(lesson, lessons, case, late, recorder);
                recorder.expect_at(case.minute, lessons, disturbed);
            }
        } else {
            let disturbed = self.verdict(lesson, weight, &Case::NONE, late, recorder);
            sums.lessons += weight;
            sums.disturbed += disturbed;
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

    /// What a lesson may have suffered from: seats, symptom, how much of it, threshold, culprit.
    fn candidates(
        &self,
        lesson: &LessonState<'_>,
        case: &Case,
        refused: f64,
        (late, late_seconds, late_on): (f64, f64, Option<Culprit>),
    ) -> [Candidate; 5] {
        let overflow = lesson.task.overflow.as_ref().filter(|_| case.overflowing);
        let kit = overflow.unwrap_or(lesson.kit);
        let work = lesson.work;
        let limit = work.interaction.map_or(f64::INFINITY, |interaction| interaction.threshold.seconds());
        let network = Self::network_share(lesson);
        let granted = network * case.stream_share;
        let (response, slow, cut) = Self::slow_and_cut(lesson, case, refused);
        let on_link = |link: Option<LinkId>| link.map_or(Culprit::Latency, |link| Culprit::Link(link.0));
        let cores = kit.streams.iter().find_map(|port| port.pool).map(|pool| Culprit::PoolCores(pool.0));
        let lacking = cores.filter(|_| case.stream_share < network);
        let sessions = kit.session.filter(|pool| self.view.flows.shared[pool.index()]);
        let refused_by = sessions.map(|pool| Culprit::PoolSessions(pool.0)).or(lesson.refused_by);
        let late_limit = work.login.threshold.seconds();
        let transfer = work.transfers.iter().map(|transfer| transfer.threshold.seconds());
        let transfer = transfer.fold(f64::INFINITY, f64::min);
        let seldom = Culprit::Latency;
        [
            (refused, Symptom::Refused, refused, 0.0, refused_by.unwrap_or(seldom)),
            (late, Symptom::Login, late_seconds, late_limit, late_on.unwrap_or(seldom)),
            (
                slow,
                Symptom::Response,
                response.unwrap_or(0.0),
                limit,
                Self::slowest(lesson, kit, case.slowdown),
            ),
            (
                cut,
                Symptom::Stream,
                granted,
                lesson.needed,
                lacking.unwrap_or_else(|| on_link(lesson.stream_link)),
            ),
            (
                lesson.late_transfer,
                Symptom::Transfer,
                lesson.late_seconds,
                transfer,
                on_link(lesson.late_link),
            ),
        ]
    }

    /// Disturbed lessons to expect of so many, in a case.
    fn verdict(
        &self,
        lesson: &LessonState<'_>,
        weight: f64,
        case: &Case,
        late: (f64, f64, Option<Culprit>),
        recorder: &mut Recorder,
    ) -> f64 {
        let refused = (lesson.refused + case.refused * lesson.seats).min(lesson.seats);
        let pool = lesson.kit.session.filter(|pool| self.view.flows.shared[pool.index()]);
        let pool = pool.filter(|_| case.late > 0.0);
        let bearable = self.view.future.disturbed_seats * lesson.seats;
        let (_, slow, cut) = Self::slow_and_cut(lesson, case, refused);
        let felt = late.0.max(slow).max(cut).max(lesson.late_transfer);
        if pool.is_none() && refused + felt <= bearable {
            return 0.0; // as most lessons
        }
        let mut candidates = self.candidates(lesson, case, refused, late);
        // Groups log in late one by one: any number of them, each with the same chance.
        let groups = lesson.n_groups as u32;
        let mut disturbed = 0.0;
        for groups_late in 0..=if pool.is_some() { groups } else { 0 } {
            let mut chance = 1.0;
            if let Some(pool) = pool {
                chance = binomial_term(groups, groups_late, case.late);
                let seats = lesson.seats * f64::from(groups_late) / f64::from(groups);
                candidates[1].0 = seats.min(lesson.seats - refused);
                (candidates[1].2, candidates[1].4) = (case.login, self.late_on(lesson, pool));
            }
            let worst = candidates.iter().rev().max_by(|a, b| a.0.total_cmp(&b.0));
            let worst = worst.expect("there are candidates");
            let others = candidates[1..].iter().map(|candidate| candidate.0).fold(0.0, f64::max);
            let worse = (refused + others).min(lesson.seats);
            if worse > bearable && chance > 0.0 {
                let verdict = Verdict {
                    establishment: self.id,
                    activity: lesson.task.activity,
                    seats: lesson.seats,
                    worse,
                    symptom: worst.1,
                    felt: worst.2,
                    threshold: worst.3,
                    culprit: worst.4,
                    minute: case.minute,
                };
                recorder.expect_disturbed(&verdict, weight * chance);
                disturbed += weight * chance;
            }
        }
        disturbed
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
    fn late_on(&self, lesson: &LessonState<'_>, pool: crate::ids::PoolId) -> Culprit {
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

/// `P(k of n)` where each has this chance.
fn binomial_term(n: u32, k: u32, chance: f64) -> f64 {
    let choices: f64 = (0..k).map(|i| f64::from(n - i) / f64::from(i + 1)).product();
    choices * (0..k).map(|_| chance).product::<f64>() * (k..n).map(|_| 1.0 - chance).product::<f64>()
}

impl Case {
    /// Nothing shared.
    const NONE: Self = Self {
        probability: 1.0,
        minute: 0,
        overflowing: false,
        slowdown: 1.0,
        square: 2.0,
        late: 0.0,
        refused: 0.0,
        stream_share: 1.0,
        login: 0.0,
    };
}
