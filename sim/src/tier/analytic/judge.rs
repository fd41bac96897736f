//! What is written down of a node: its lessons with the chance that each is disturbed (`verdicts`), logins, answers,
//! transfers, streams, and how busy the access link is.

mod verdicts;

use super::outlook::Outlook;
use super::site::{LessonState, Slot};
use super::sums::{FULL, LEVELS, Sums};
use crate::measure::Culprit;
use crate::tier::ports::Local;
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
        let refused = lesson.refused + on_shared.map_or(0.0, |outlook| outlook.mean.refused * lesson.seats);
        let ready = (lesson.seats - refused).max(0.0);
        let late = self.logins(lesson, weight, on_shared.is_some(), (book, sums));
        let tally = book.tally(self.id);
        tally.logins += weight * lesson.seats;
        tally.refused += weight * refused;
        tally.transfers += weight * lesson.transfers.0;
        tally.throughput_sum += weight * lesson.transfers.1;
        let cores = outlook.map_or(1.0, |outlook| outlook.mean.stream_share);
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
            Some(outlook) if lesson.kit.session.is_some() => lesson.groups[group].sat + outlook.mean.login,
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
        // Full, then with streams, then with what asks all the time.
        let beyond = [full, full + on, full + on + (self.length - full - on)].map(|above| {
            let steps = (above / 300.0).min(FULL as f64);
            (steps as usize, steps - (steps as usize) as f64)
        });
        for (level, law) in sums.busy.iter_mut().enumerate() {
            let threshold = (level as f64 + 0.5) / LEVELS as f64;
            let busy = if asked > threshold { 2 } else { usize::from(with > threshold) };
            let (whole, part) = beyond[busy];
            law[whole] += probability * (1.0 - part);
            if part > 0.0 {
                law[whole + 1] += probability * part;
            }
        }
    }
}
