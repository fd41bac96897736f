//! What can be read from the network at any time: rates, levels, and their integrals.

use super::ClassId;
use super::state::{Class, FluidNetwork, NONE};
use crate::ids::LinkId;
use crate::time::SimTime;

impl FluidNetwork {
    /// The moment up to which the network has moved.
    pub fn now(&self) -> SimTime {
        SimTime::from_seconds(self.now)
    }

    /// Solves what has changed, so that the `last_…` readings hold for the present.
    pub fn settle(&mut self) {
        self.solve();
    }

    /// Rate of each member of a class, in bit/s; 0 when it has none.
    pub fn rate(&mut self, class: ClassId) -> f64 {
        self.solve();
        self.last_rate(class)
    }

    /// The same as of the last solution, without the changes since.
    pub fn last_rate(&self, class: ClassId) -> f64 {
        let class = &self.classes[class.index()];
        if class.holder == NONE { 0.0 } else { self.holders[class.holder as usize].level }
    }

    /// Members of a class: flows in progress and permanent members.
    pub fn members(&self, class: ClassId) -> u64 {
        self.classes[class.index()].weight as u64
    }

    /// Bits granted to one member of the class since the start, counting only times at which it had members:
    /// the mean rate over an interval is the difference of two readings over its length.
    ///
    /// # Panics
    /// When time goes back or a completion before `now` was not taken.
    pub fn granted_bits(&mut self, now: SimTime, class: ClassId) -> f64 {
        self.advance(now);
        self.settle_class(class.0);
        let class = &self.classes[class.index()];
        class.granted_before + class.served
    }

    /// The link that holds a class back; `None` when its own cap does, or it has no members.
    pub fn bottleneck(&mut self, class: ClassId) -> Option<LinkId> {
        self.solve();
        if self.classes[class.index()].holder == NONE { None } else { self.last_bottleneck(class) }
    }

    /// The same as of the last solution: what holds the class back or, when its last flow has just ended, held
    /// it back until then.
    pub fn last_bottleneck(&self, class: ClassId) -> Option<LinkId> {
        let Class { row, length, .. } = self.classes[class.index()];
        (row < length).then(|| LinkId(self.path_link(class.0, row)))
    }

    /// Members held back by a link.
    pub fn bottlenecked(&mut self, link: LinkId) -> u64 {
        self.solve();
        self.holders[link.index()].weight as u64
    }

    /// Whether a link holds at least one flow below what it would take otherwise.
    pub fn is_saturated(&mut self, link: LinkId) -> bool {
        self.bottlenecked(link) > 0
    }

    /// The common rate of the flows a link holds back, in bit/s; `None` when it holds none.
    pub fn level(&mut self, link: LinkId) -> Option<f64> {
        self.is_saturated(link).then(|| self.holders[link.index()].level)
    }

    /// What a link carries now, in bit/s.
    pub fn throughput(&mut self, link: LinkId) -> f64 {
        self.solve();
        let (state, holder) = (&self.links[link.index()], &self.holders[link.index()]);
        let lazy: f64 =
            if state.watched { 0.0 } else { state.far.iter().map(|&pair| self.pair_rate(pair)).sum() };
        state.elsewhere.value() + holder.weight * holder.level + lazy
    }

    /// Bits carried by a link since the start.
    ///
    /// # Panics
    /// When time goes back or a completion before `now` was not taken.
    pub fn carried_bits(&mut self, now: SimTime, link: LinkId) -> f64 {
        self.advance(now);
        self.settle_link(link.0);
        if !self.links[link.index()].watched {
            for place in 0..self.links[link.index()].far.len() {
                let pair = self.links[link.index()].far[place];
                self.carry_lazy(pair, self.pairs[pair as usize].weight);
            }
        }
        self.links[link.index()].carried
    }

    /// Seconds since the start during which a link held flows back.
    ///
    /// # Panics
    /// When time goes back or a completion before `now` was not taken.
    pub fn saturated_seconds(&mut self, now: SimTime, link: LinkId) -> f64 {
        self.advance(now);
        self.settle_link(link.0);
        self.links[link.index()].saturated_seconds
    }

    /// The capacity of a link now, in bit/s.
    pub fn capacity(&self, link: LinkId) -> f64 {
        self.links[link.index()].capacity
    }
}
