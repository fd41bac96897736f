//! Lessons of a day: which classes use devices in which slot, on which seats, for what.
//!
//! For each class and slot one stream gives: whether devices are wanted (a number below the share of classes
//! that use them), for which activity (a number looked up in the mix), and when things happen inside the
//! lesson. The draws do not depend on the scenario; only what is made of them does.
//!
//! Seats are finite. Within a slot, classes choose in an order that turns by one at each slot. A class takes
//! the group of seats that can do the activity and has most seats free; it makes do with half the seats it
//! needs (two pupils at one), and below that the lesson does without devices and is counted as unseated.

use crate::future::{Delivery, Establishment, Future, Slot};
use crate::ids::{ActivityId, EstablishmentId};
use crate::random::{Address, Purpose, stream, uniform};
use crate::territory::EstablishmentKind;
use crate::time::SimTime;

/// A lesson with devices.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lesson {
    /// Where.
    pub establishment: EstablishmentId,
    /// Class, by index.
    pub class: u32,
    /// Slot, by index in the timetable.
    pub slot: u32,
    /// What is done.
    pub activity: ActivityId,
    /// On which group of seats of the establishment.
    pub group: u32,
    /// How it is delivered there.
    pub delivery: Delivery,
    /// Seats taken.
    pub seats: u32,
    /// Bell that opens it.
    pub start: SimTime,
    /// Bell that closes it.
    pub end: SimTime,
    /// When the class does things together: a share of the lesson, in (0, 1).
    pub together: f64,
}

impl Lesson {
    /// Which stream belongs to this lesson.
    pub fn address(&self, future: &Future, purpose: Purpose, study_seed: u64, replication: u32) -> Address {
        Address {
            study_seed,
            replication,
            establishment: future.establishments[self.establishment.index()].number,
            purpose,
            item: item(self.class, self.slot),
        }
    }
}

/// Lessons of a slot that wanted devices, and those that found none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Lessons that wanted devices.
    pub wanted: u32,
    /// Of these, lessons that found no seats.
    pub unseated: u32,
}

const fn item(class: u32, slot: u32) -> u64 {
    ((class as u64) << 16) | slot as u64
}

/// Lessons of one establishment in one slot, appended to `lessons`.
pub fn of_slot(
    future: &Future,
    id: EstablishmentId,
    slot_index: u32,
    seed: (u64, u32),
    lessons: &mut Vec<Lesson>,
) -> Wanted {
    let establishment = &future.establishments[id.index()];
    let slot = slots(future, establishment)[slot_index as usize];
    let mut free: Vec<u32> = establishment.seats.iter().map(|group| group.count).collect();
    let mut count = Wanted::default();
    let n_classes = establishment.classes.len();
    for turn in 0..n_classes {
        let class = (turn + slot_index as usize) % n_classes;
        let mut draws = stream(Address {
            study_seed: seed.0,
            replication: seed.1,
            establishment: establishment.number,
            purpose: Purpose::Lesson,
            item: item(class as u32, slot_index),
        });
        let (wish, choice, together) = (uniform(&mut draws), uniform(&mut draws), uniform(&mut draws));
        if wish >= establishment.device_share {
            continue;
        }
        let Some(activity) = chosen(&establishment.activity_mix, choice) else { continue };
        count.wanted += 1;
        let Some((group, seats)) = seats_for(future, establishment, activity, class, &free) else {
            count.unseated += 1;
            continue;
        };
        free[group] -= seats;
        lessons.push(Lesson {
            establishment: id,
            class: class as u32,
            slot: slot_index,
            activity,
            group: group as u32,
            delivery: establishment.seats[group].delivery,
            seats,
            start: slot.start,
            end: slot.end,
            together,
        });
    }
    count
}

/// Slots of the timetable of an establishment.
pub fn slots<'a>(future: &'a Future, establishment: &Establishment) -> &'a [Slot] {
    let kind = EstablishmentKind::ALL
        .iter()
        .position(|kind| *kind == establishment.kind)
        .expect("ALL lists every type");
    &future.timetables[kind].slots
}

fn chosen(mix: &[(ActivityId, f64)], choice: f64) -> Option<ActivityId> {
    mix.iter().find(|(_, cumulative)| choice < *cumulative).or(mix.last()).map(|(activity, _)| *activity)
}

/// The group with most free seats that can do the activity, and the seats taken there.
pub(crate) fn seats_for(
    future: &Future,
    establishment: &Establishment,
    activity: ActivityId,
    class: usize,
    free: &[u32],
) -> Option<(usize, u32)> {
    let activity = &future.activities[activity.index()];
    let needed = (f64::from(establishment.classes[class]) / activity.pupils_per_seat).ceil() as u32;
    let (group, available) = establishment
        .seats
        .iter()
        .enumerate()
        .filter(|(_, group)| activity.uses[group.delivery as usize].is_some())
        .map(|(index, _)| (index, free[index]))
        // The first of the groups with most free seats: ties do not depend on anything else.
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    (needed > 0 && available >= needed.div_ceil(2)).then(|| (group, available.min(needed)))
}

/// Instants after the bell at which so many groups of a lesson start to log in, the seats of each, and when in
/// the lesson it does things on its own (a share of it).
pub fn login_groups(
    future: &Future,
    lesson: &Lesson,
    n_groups: u32,
    seed: (u64, u32),
    mut each: impl FnMut(SimTime, u32, f64),
) {
    let mut draws = stream(lesson.address(future, Purpose::Login, seed.0, seed.1));
    let groups = n_groups.clamp(1, lesson.seats.max(1));
    for group in 0..groups {
        // Seats are dealt evenly: the first groups take one more where they do not divide.
        let seats = lesson.seats / groups + u32::from(group < lesson.seats % groups);
        let delay = uniform(&mut draws) * future.settling.window.seconds();
        let anytime = uniform(&mut draws);
        each(lesson.start + crate::time::Span::from_seconds(delay), seats, anytime);
    }
}
