//! Restores the max-min allocation after changes: a work list of links, lowest levels first.

use super::pair::ROUNDING;
use super::state::{FluidNetwork, NONE};

/// Visits of one link within one solve after which levels ten times further apart count as equal: levels
/// that differ by rounding alone could otherwise hand a class back and forth.
const PATIENCE: u32 = 64;

impl FluidNetwork {
    /// Puts a link on the work list: holding links by level; then the others, access before core, because
    /// what the access links hold back relieves the core.
    #[inline]
    pub(super) fn mark(&mut self, link: u32) {
        let holder = &self.holders[link as usize];
        let order = if holder.weight > 0.0 { holder.level } else { 1e200 * (1 + holder.out.len()) as f64 };
        self.marked.set(link, order, &mut self.marked_places);
    }

    /// Makes all rates right for the present moment.
    pub(super) fn solve(&mut self) {
        if self.marked.is_empty() {
            return;
        }
        self.solves += 1;
        while let Some((_, link)) = self.marked.pop(&mut self.marked_places) {
            if self.holders[link as usize].weight > 0.0 || self.is_overloaded(link) {
                self.relevel(link);
            }
        }
    }

    fn tolerance(&mut self, link: u32) -> f64 {
        let solve = self.solves;
        let state = &mut self.links[link as usize];
        if state.visited_in != solve {
            (state.visited_in, state.visits) = (solve, 0);
        }
        state.visits += 1;
        if state.visits <= PATIENCE {
            ROUNDING
        } else {
            ROUNDING * 10_f64.powf(f64::from(state.visits / PATIENCE))
        }
    }

    /// Finds the level of a link at which its capacity is used up, given the other holders' levels.
    fn relevel(&mut self, id: u32) {
        let link = id as usize;
        self.settle_link(id);
        self.settle_clock(id);
        let above = 1.0 + self.tolerance(id);
        let level = loop {
            let (weight, state) = (self.holders[link].weight, &self.links[link]);
            if weight == 0.0 && state.elsewhere.value() <= state.capacity * above {
                break 0.0;
            }
            let level = if weight > 0.0 {
                (state.elsewhere.complement(state.capacity) / weight).max(0.0)
            } else {
                0.0
            };
            let fastest = state.ceilings.peek().map(|(key, pair)| (-key, pair));
            if let Some((ceiling, pair)) = fastest.filter(|&(ceiling, _)| ceiling > level * above) {
                debug_assert!(ceiling > 0.0);
                self.pull(pair);
            } else if let Some((_, class)) = state.caps.peek().filter(|&(cap, _)| cap < level) {
                self.detach(class);
                self.attach(class, self.classes[class as usize].length);
            } else {
                break level;
            }
        };
        if level != self.holders[link].level {
            self.holders[link].level = level;
            self.spread(id);
        }
        self.reschedule(id);
        if self.holders[link].weight == 0.0 {
            // It holds nobody any more: share out its room again. It cannot be overloaded here.
            self.is_overloaded(id);
        }
        // Moves between holders mark this link too, but it has just been made right.
        self.marked.remove(id, &mut self.marked_places);
    }

    /// Moves all classes of a pair from its holder to its link.
    fn pull(&mut self, pair: u32) {
        while self.pairs[pair as usize].first != NONE {
            let node = self.nodes[self.pairs[pair as usize].first as usize];
            self.detach(node.class);
            self.attach(node.class, node.position);
        }
    }

    /// Where a class that was empty will probably be held: the least of its cap, the levels it would have
    /// on holding links and the room on the others. A guess; the solve corrects it.
    pub(super) fn likely_row(&self, id: u32) -> u32 {
        let class = &self.classes[id as usize];
        let (mut row, mut least) = (class.length, class.cap);
        for position in 0..class.length {
            let link = self.path_link(id, position);
            let (state, held) = (&self.links[link as usize], self.holders[link as usize].weight);
            let lazy: f64 =
                if state.watched { 0.0 } else { state.far.iter().map(|&pair| self.pair_rate(pair)).sum() };
            let free = (state.elsewhere.complement(state.capacity) - lazy).max(0.0);
            let mut level = free / (held + class.weight);
            if held == 0.0 {
                // Were this link to become full, it would hold back its fastest classes first: a guess of no
                // room would hand over everything another link in series holds already.
                level = level.max(state.ceilings.peek().map_or(0.0, |(key, _)| -key));
            }
            if level < least || (row == class.length && class.cap_holder == NONE) {
                (row, least) = (position, level);
            }
        }
        row
    }

    /// Rate of the flows of a pair together, in bit/s.
    pub(super) fn pair_rate(&self, pair: u32) -> f64 {
        let pair = &self.pairs[pair as usize];
        pair.weight * self.holders[pair.holder as usize].level
    }

    /// Sets a holder's entry in the agenda by the next end among its classes.
    pub(super) fn reschedule(&mut self, id: u32) {
        let holder = &self.holders[id as usize];
        let second = match holder.queue.peek() {
            None => f64::INFINITY,
            Some((end, _)) if end <= holder.clock => self.now,
            Some((end, _)) => holder.clock_at + (end - holder.clock) / holder.level,
        };
        if second < f64::INFINITY {
            self.agenda.set(id, second.max(self.now), &mut self.agenda_places);
        } else {
            self.agenda.remove(id, &mut self.agenda_places);
        }
    }
}
