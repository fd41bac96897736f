//! Streams of a node: max-min shares between the instants at which others begin and end.

use super::super::sharing::level;
use super::{OnAir, Scratch, Slot, places};
use crate::future::Audience;

impl Slot<'_> {
    pub(super) fn stream(&mut self) {
        let mut scratch = std::mem::take(&mut self.scratch);
        self.on_air(&mut scratch.on_air);
        for this in 0..scratch.on_air.len() {
            self.send(this, &mut scratch);
        }
        self.scratch = scratch;
    }

    /// The streams of the lessons, while they are on.
    fn on_air(&self, on: &mut Vec<OnAir>) {
        on.clear();
        for (at, lesson) in self.lessons.iter().enumerate() {
            for (index, stream) in lesson.work.streams.iter().enumerate() {
                let class = stream.audience == Audience::Class;
                let from = self.instant(lesson, 0, stream.when);
                let to = (from + stream.duration.seconds()).min(self.length);
                let count = if class { 1.0 } else { lesson.seats - lesson.refused };
                if to > from && count > 0.0 {
                    on.push(OnAir { lesson: at, stream: index, from, to, count });
                }
            }
        }
    }

    /// What a stream is granted.
    fn send(&mut self, this: usize, scratch: &mut Scratch) {
        let OnAir { lesson: at, stream: index, from, to, count } = scratch.on_air[this];
        let (kit, stream) = (self.lessons[at].kit, &self.lessons[at].work.streams[index]);
        let port = &kit.streams[index];
        let directions = [&port.down, &port.up].into_iter().enumerate();
        for (direction, leg) in directions.filter_map(|(at, leg)| Some((at, leg.as_ref()?))) {
            let shared = self.view.links.granted(leg, self.site.kind);
            let mut least = (shared, None);
            for place in places(leg.local) {
                let granted = self.granted(place, (from, to), leg.bits, scratch);
                if granted < least.0 {
                    least = (granted, self.site.links[place]);
                }
                self.streams[place] += count * leg.bits * granted * (to - from) / self.length;
                if granted < 1.0 - 1e-9 {
                    self.full[place] += to - from;
                }
            }
            let lesson = &mut self.lessons[at];
            let wanted = count * leg.bits * (to - from);
            lesson.wanted += wanted;
            lesson.granted += wanted * least.0;
            let bits = &mut self.stream_bits[direction];
            *bits = (bits.0 + wanted, bits.1 + wanted * least.0);
            if least.0 < 1.0 - 1e-9 {
                let behind = || self.view.links.slowest(leg, self.site.kind).map(|(_, link)| link);
                lesson.stream_link = least.1.or_else(behind);
            }
        }
        let lesson = &mut self.lessons[at];
        lesson.needed = lesson.needed.max(stream.needed_share);
        lesson.stream_seats = lesson.stream_seats.max(if stream.audience == Audience::Class {
            lesson.seats
        } else {
            lesson.seats - lesson.refused
        });
    }

    /// Share of its rate that a stream has on a link while it is on, beside those that overlap with it.
    fn granted(&self, place: usize, (from, to): (f64, f64), rate: f64, scratch: &mut Scratch) -> f64 {
        let capacity = self.rates[place];
        let crossing = |on: &OnAir| {
            let port = &self.lessons[on.lesson].kit.streams[on.stream];
            let leg = port.legs().find(|leg| leg.local & (1 << place) != 0)?;
            Some((on.from.max(from), on.to.min(to), on.count, leg.bits))
        };
        let Scratch { on_air, overlapping: others, cuts, groups, .. } = scratch;
        others.clear();
        others.extend(on_air.iter().filter_map(crossing).filter(|(begins, ends, ..)| ends > begins));
        let wanted: f64 = others.iter().map(|other| other.2 * other.3).sum();
        let bulk = self.bulk[place];
        if wanted + self.asked[place] <= capacity && bulk.seconds <= 0.0 {
            return 1.0;
        }
        let members: f64 = self.lessons.iter().map(|lesson| lesson.seats).sum();
        let asked = (members, self.asked[place] / members.max(1.0));
        cuts.clear();
        cuts.extend(others.iter().flat_map(|other| [other.0, other.1]));
        cuts.sort_unstable_by(f64::total_cmp);
        cuts.dedup();
        let beside = (bulk.seconds / self.length).min(1.0);
        let mut sum = 0.0;
        for piece in cuts.windows(2) {
            let middle = f64::midpoint(piece[0], piece[1]);
            groups.clear();
            let now = others.iter().filter(|other| (other.0..other.1).contains(&middle));
            groups.extend(now.map(|other| (other.2, other.3)));
            if asked.1 > 0.0 {
                groups.push(asked);
            }
            let share = |level: f64| (level / rate).min(1.0);
            let free = share(level(groups, 0.0, capacity));
            let mut granted = free;
            if beside > 0.0 {
                let full = share(level(groups, bulk.mean_number(), capacity));
                granted += (full - free) * beside;
            }
            sum += granted * (piece[1] - piece[0]);
        }
        (sum / (to - from)).min(1.0)
    }
}
