//! Some establishments in a row, one after the other: what is expected of each is written down in a book of their own,
//! so that several hands can be at work.

use super::plan::Plan;
use super::site::{Slot, View};
use super::sums::{FULL, LEVELS, Sums};
use super::usage;
use crate::hands::{Hands, in_pieces};
use crate::ids::EstablishmentId;
use crate::tier::ports::Local;
use crate::tier::record::lessons::LessonBook;
use crate::tier::record::usage::UsageBook;
use std::ops::Range;

/// What is expected of some establishments.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) lessons: LessonBook,
    pub(super) usage: UsageBook,
    /// By establishment: the 95th percentile to expect of the utilisation of its access link, and the seconds for which that
    /// is saturated.
    pub(super) access: Vec<f64>,
    pub(super) saturated: Vec<f64>,
}

/// All establishments.
pub(super) fn whole(view: &View<'_>, hands: &impl Hands) -> Part {
    let parts = in_pieces(hands, view.plan.sites.len(), |establishments| Part::of(view, establishments));
    parts.reduce(Part::append).unwrap_or_else(|| Part::new(view, 0..0))
}

impl Part {
    fn new(view: &View<'_>, establishments: Range<usize>) -> Self {
        Self {
            access: Vec::with_capacity(establishments.len()),
            saturated: Vec::with_capacity(establishments.len()),
            lessons: LessonBook::new(establishments),
            usage: UsageBook::new(view.future),
        }
    }

    fn of<'a>(view: &'a View<'a>, establishments: Range<usize>) -> Self {
        let mut part = Self::new(view, establishments.clone());
        let (mut slot, mut sums) = (Slot::new(view), Sums::default());
        for index in establishments {
            site(view, EstablishmentId::from_index(index), &mut slot, &mut sums, &mut part);
        }
        part
    }

    /// The part that follows.
    fn append(mut self, mut next: Self) -> Self {
        self.lessons.append(next.lessons);
        self.usage.add(&next.usage);
        self.access.append(&mut next.access);
        self.saturated.append(&mut next.saturated);
        self
    }
}

/// All nodes of an establishment.
fn site<'a>(view: &'a View<'a>, id: EstablishmentId, slot: &mut Slot<'a>, sums: &mut Sums, part: &mut Part) {
    let site = &view.plan.sites[id.index()];
    let n_slots = view.future.timetables[site.kind].slots.len();
    let slots = n_slots as f64;
    let tally = part.lessons.tally(id);
    tally.wanted = site.wanted * slots;
    tally.unseated = site.unseated * slots;
    sums.begin(site.tasks.len());
    slot.enter(id);
    for config in &view.plan.configs[site.configs.clone()] {
        let planned = &view.plan.planned[config.first as usize..][..config.lessons as usize];
        slot.work_out(planned);
        slot.write_down(config.probability, slots, &mut part.lessons, sums);
    }
    for slot in &view.future.timetables[site.kind].slots {
        let minute = (slot.start.seconds() / 60.0) as u32;
        part.lessons.expect_at(minute, sums.lessons / slots, sums.disturbed / slots);
    }
    for (at, index) in site.tasks.clone().enumerate() {
        let Some(flow) = view.flows.of_task[index].filter(|_| sums.shared[at] > 0.0) else { continue };
        let outlook = &view.outlooks[flow as usize];
        for case in &outlook.cases {
            let [lessons, disturbed] = [sums.shared[at], sums.steady[at]].map(|sum| sum * case.probability);
            part.lessons.expect_at(case.minute, lessons, disturbed);
        }
        part.lessons.logins(id, &outlook.logins, sums.logins[at]);
    }
    for (at, index) in site.tasks.clone().enumerate() {
        let (time, network, variance) = sums.answers[at];
        let task = &view.plan.tasks[index];
        let (Some(interaction), Some(flow)) =
            (&Plan::work(view.future, task).interaction, view.flows.of_task[index])
        else {
            continue;
        };
        if time <= 0.0 {
            continue;
        }
        for &(probability, slowdown, square) in &view.outlooks[flow as usize].answers {
            let work = interaction.work.seconds();
            let mean = network + work * slowdown;
            let spread = variance + work * work * (square - slowdown * slowdown).max(0.0);
            let count = time * probability / (interaction.think.seconds() + mean);
            part.lessons.answers(id, count, (mean, spread), interaction.page);
            sums.answered[at] += count;
        }
    }
    usage::site(view, id, sums, part);
    let background: f64 = view
        .future
        .background_transfers
        .iter()
        .map(|transfer| transfer.bytes[id.index()].bits() / slot.rates[Local::AccessDown as usize] / 60.0)
        .sum();
    part.saturated.push((sums.saturated * slots + background) * 60.0);
    part.access.push(expected_percentile(&sums.busy, n_slots));
}

/// The mean over days of the 95th percentile of utilisation over school hours: it exceeds a level if the busy steps of
/// the slots together are more than half an hour, a twentieth of ten hours.
fn expected_percentile(busy: &[[f64; FULL + 1]; LEVELS], slots: usize) -> f64 {
    let chance = |law: &[f64; FULL + 1]| {
        let mut one = *law;
        let some: f64 = one[1..].iter().sum();
        if some <= 0.0 {
            return 0.0;
        }
        one[0] = (1.0 - some).max(0.0);
        // Nodes keep the mean number of lessons, and their probabilities may then add up to some more than one.
        if some > 1.0 {
            for p in &mut one {
                *p /= some;
            }
        }
        // The law of the sum over the slots, by squaring.
        let (mut day, mut power) = ([0.0; FULL + 1], one);
        day[0] = 1.0;
        let mut left = slots;
        while left > 0 {
            if left % 2 == 1 {
                day = sum_of(&day, &power);
            }
            left /= 2;
            if left > 0 {
                power = sum_of(&power, &power);
            }
        }
        day[FULL]
    };
    let mut known: Option<(&[f64; FULL + 1], f64)> = None;
    let chances = busy.iter().map(|law| {
        // Between the rate of what asks all the time and that of streams, and beyond it, levels have one law.
        let chance = known.filter(|(of, _)| *of == law).map_or_else(|| chance(law), |(_, chance)| chance);
        known = Some((law, chance));
        chance
    });
    chances.sum::<f64>() / LEVELS as f64
}

/// The law of the sum of two numbers of steps, counted up to [`FULL`].
fn sum_of(a: &[f64; FULL + 1], b: &[f64; FULL + 1]) -> [f64; FULL + 1] {
    let mut sum = [0.0; FULL + 1];
    for (before, p) in a.iter().enumerate().filter(|(_, p)| **p > 0.0) {
        for (more, q) in b.iter().enumerate() {
            sum[(before + more).min(FULL)] += p * q;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_link_is_busier_than_full() {
        let full = |mass: f64| {
            let mut law = [0.0; FULL + 1];
            law[FULL] = mass;
            expected_percentile(&[law; LEVELS], 7)
        };
        assert!((full(1.0) - 1.0).abs() < 1e-12);
        assert!((full(1.08) - 1.0).abs() < 1e-12, "{}", full(1.08));
        assert!((full(0.5) - (1.0 - 0.5_f64.powi(7))).abs() < 1e-12, "one slot of seven is enough");
        assert_eq!(full(0.0), 0.0);
    }
}
