//! Pairs: how the flows held at one place weigh on a link elsewhere.

use super::state::{FluidNetwork, Mode, NONE};

/// A link fuller than this watches far-reaching holders eagerly …
const WATCH_ABOVE: f64 = 0.99;
/// … and one emptier than this goes back to thresholds; the gap keeps it from switching at every event.
const UNWATCH_BELOW: f64 = 0.98;
/// Relative excess over a capacity that is rounding, not overload.
pub(super) const ROUNDING: f64 = 1e-12;

impl FluidNetwork {
    /// Changes the number of flows in a pair and marks its link when it must be looked at.
    pub(super) fn change_pair(&mut self, id: u32, change: f64) {
        let pair = &mut self.pairs[id as usize];
        let (mode, link, before) = (pair.mode, pair.link, pair.weight);
        pair.weight += change;
        let idle = pair.weight == 0.0;
        match mode {
            Mode::Idle => {
                let far = self.holders[pair.holder as usize].far_reaching;
                if far {
                    pair.far_place = self.links[link as usize].far.len() as u32;
                    self.links[link as usize].far.push(id);
                }
                if far && !self.links[link as usize].watched {
                    self.enter_lazy(id);
                    self.mark(link);
                } else {
                    self.enter_eager(id);
                }
            }
            Mode::Eager if idle => self.leave_eager(id),
            Mode::Eager => self.update_share(id),
            Mode::Lazy => {
                self.carry_lazy(id, before);
                if idle {
                    self.leave_lazy(id);
                } else if change > 0.0 {
                    self.mark(link);
                }
            }
        }
        if idle {
            let pair = &mut self.pairs[id as usize];
            pair.mode = Mode::Idle;
            let place = std::mem::replace(&mut pair.far_place, NONE);
            if place != NONE {
                let far = &mut self.links[link as usize].far;
                far.swap_remove(place as usize);
                if let Some(&moved) = far.get(place as usize) {
                    self.pairs[moved as usize].far_place = place;
                }
            }
        }
        self.touch(link);
    }

    /// Marks a link whose eager sum has changed, if that can matter.
    #[inline]
    fn touch(&mut self, id: u32) {
        let link = &self.links[id as usize];
        let sum = link.elsewhere.value();
        if self.holders[id as usize].weight > 0.0
            || sum > link.room_until
            || (link.watched && !link.far.is_empty() && sum < UNWATCH_BELOW * link.capacity)
        {
            self.mark(id);
        }
    }

    /// An eager pair whose holder moved, or whose weight changed: its term in the link's sum.
    fn update_share(&mut self, id: u32) {
        let pair = &mut self.pairs[id as usize];
        let level = self.holders[pair.holder as usize].level;
        let share = pair.weight * level;
        let change_from = std::mem::replace(&mut pair.share, share);
        let link = pair.link;
        self.settle_link(link);
        let state = &mut self.links[link as usize];
        state.elsewhere.add(-change_from);
        state.elsewhere.add(share);
        state.ceilings.set(id, -level, &mut self.pair_places);
    }

    fn enter_eager(&mut self, id: u32) {
        let pair = &mut self.pairs[id as usize];
        (pair.mode, pair.share) = (Mode::Eager, 0.0);
        let holder = &mut self.holders[pair.holder as usize];
        if holder.far_reaching {
            pair.eager_place = holder.eager.len() as u32;
            holder.eager.push(id);
        }
        self.update_share(id);
    }

    fn leave_eager(&mut self, id: u32) {
        let pair = &mut self.pairs[id as usize];
        let (link, holder, share) = (pair.link, pair.holder, pair.share);
        let place = std::mem::replace(&mut pair.eager_place, NONE);
        if place != NONE {
            let eager = &mut self.holders[holder as usize].eager;
            eager.swap_remove(place as usize);
            if let Some(&moved) = eager.get(place as usize) {
                self.pairs[moved as usize].eager_place = place;
            }
        }
        self.settle_link(link);
        let state = &mut self.links[link as usize];
        state.ceilings.remove(id, &mut self.pair_places);
        if state.ceilings.is_empty() {
            state.elsewhere = super::sum::RunningSum::default();
        } else {
            state.elsewhere.add(-share);
        }
    }

    /// The threshold is set when the link is looked at, which the caller sees to.
    fn enter_lazy(&mut self, id: u32) {
        let clock = self.clock(self.pairs[id as usize].holder);
        let pair = &mut self.pairs[id as usize];
        (pair.mode, pair.share) = (Mode::Lazy, clock);
    }

    fn leave_lazy(&mut self, id: u32) {
        let holder = self.pairs[id as usize].holder as usize;
        self.holders[holder].thresholds.remove(id, &mut self.pair_places);
    }

    /// Counts the bits a lazy pair of so many flows brought to its link since it was last counted.
    pub(super) fn carry_lazy(&mut self, id: u32, weight: f64) {
        let clock = self.clock(self.pairs[id as usize].holder);
        let pair = &mut self.pairs[id as usize];
        let before = std::mem::replace(&mut pair.share, clock);
        self.links[pair.link as usize].carried += weight * (clock - before);
    }

    /// Turns the link's lazy pairs into eager ones.
    pub(super) fn watch(&mut self, link: u32) {
        if self.links[link as usize].watched {
            return;
        }
        self.links[link as usize].watched = true;
        for place in 0..self.links[link as usize].far.len() {
            let pair = self.links[link as usize].far[place];
            self.carry_lazy(pair, self.pairs[pair as usize].weight);
            self.leave_lazy(pair);
            self.enter_eager(pair);
        }
        let state = &mut self.links[link as usize];
        state.room_until = state.capacity * (1.0 + ROUNDING);
    }

    fn unwatch(&mut self, link: u32) {
        self.links[link as usize].watched = false;
        for place in 0..self.links[link as usize].far.len() {
            let pair = self.links[link as usize].far[place];
            self.leave_eager(pair);
            self.enter_lazy(pair);
        }
    }

    /// From now on, this holder's links with room are watched by thresholds.
    pub(super) fn become_far_reaching(&mut self, holder: u32) {
        for place in 0..self.holders[holder as usize].out.len() {
            let id = self.holders[holder as usize].out[place];
            if self.pairs[id as usize].mode == Mode::Idle {
                continue;
            }
            self.leave_eager(id);
            self.holders[holder as usize].far_reaching = true;
            let pair = &mut self.pairs[id as usize];
            let link = pair.link;
            pair.far_place = self.links[link as usize].far.len() as u32;
            self.links[link as usize].far.push(id);
            if self.links[link as usize].watched {
                self.enter_eager(id);
            } else {
                self.enter_lazy(id);
                self.mark(link);
            }
        }
        self.holders[holder as usize].far_reaching = true;
    }

    /// Tells the links what a move of a holder's level means to them.
    pub(super) fn spread(&mut self, holder: u32) {
        let holder = holder as usize;
        if self.holders[holder].far_reaching {
            for place in 0..self.holders[holder].eager.len() {
                let pair = self.holders[holder].eager[place];
                self.update_share(pair);
                self.touch(self.pairs[pair as usize].link);
            }
            let level = self.holders[holder].level;
            while let Some((threshold, pair)) = self.holders[holder].thresholds.peek() {
                if threshold >= level {
                    break;
                }
                self.holders[holder].thresholds.pop(&mut self.pair_places);
                self.mark(self.pairs[pair as usize].link);
            }
        } else {
            for place in 0..self.holders[holder].out.len() {
                let pair = self.holders[holder].out[place];
                if self.pairs[pair as usize].mode == Mode::Eager {
                    self.update_share(pair);
                    self.touch(self.pairs[pair as usize].link);
                }
            }
        }
    }

    /// Looks at a link that holds nobody: shares out its room. True when it is above its capacity.
    pub(super) fn is_overloaded(&mut self, id: u32) -> bool {
        let link = &self.links[id as usize];
        let (capacity, sum) = (link.capacity, link.elsewhere.value());
        if link.watched {
            if sum > capacity * (1.0 + ROUNDING) {
                return true;
            }
            if link.far.is_empty() || sum >= UNWATCH_BELOW * capacity {
                self.links[id as usize].room_until = capacity * (1.0 + ROUNDING);
                return false;
            }
            self.unwatch(id);
        }
        let link = &self.links[id as usize];
        let sum = link.elsewhere.value();
        let (mut lazy, mut weight) = (0.0, 0.0);
        for &pair in &link.far {
            let pair = &self.pairs[pair as usize];
            lazy += pair.weight * self.holders[pair.holder as usize].level;
            weight += pair.weight;
        }
        if sum + lazy > WATCH_ABOVE * capacity || weight == 0.0 {
            self.watch(id);
            let link = &mut self.links[id as usize];
            link.room_until = capacity * (1.0 + ROUNDING);
            return link.elsewhere.value() > link.room_until;
        }
        // Half of the room for the eager sum's growth, if there is one; the other half for the holders' levels.
        let room = capacity - sum - lazy;
        let for_sum = if link.ceilings.is_empty() { 0.0 } else { room / 2.0 };
        let rise = (room - for_sum) / weight;
        for place in 0..link.far.len() {
            let pair = self.links[id as usize].far[place];
            let holder = &mut self.holders[self.pairs[pair as usize].holder as usize];
            holder.thresholds.set(pair, holder.level + rise, &mut self.pair_places);
        }
        self.links[id as usize].room_until = sum + for_sum;
        false
    }
}
