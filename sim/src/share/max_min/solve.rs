//! Where a change is felt: progressive filling on the links whose allocation moves.
//!
//! A set of links is solved for all classes that cross one of them, as if no other link mattered. Then every
//! other link of these classes is checked: one that would carry more than it can, or that was saturated and
//! would carry something else, joins the set, and the set is solved again. When none joins, each class is held
//! back by its cap or by a saturated link on which no class has a higher rate: the max-min allocation.

use super::{FluidNetwork, NO_LINK};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How far a load may pass a capacity before it counts: rounding of sums, relative.
const ROUNDING: f64 = 1e-12;

/// Memory of the solver, kept between changes.
#[derive(Debug)]
pub(super) struct Scratch {
    /// Links being solved.
    dirty: Vec<u32>,
    /// By link: whether it is being solved, capacity not yet given away, flows not yet fixed.
    is_dirty: Vec<bool>,
    left: Vec<f64>,
    open: Vec<f64>,
    /// By link not being solved: change of its load, and whether it is listed in `touched`.
    change: Vec<f64>,
    is_touched: Vec<bool>,
    touched: Vec<u32>,
    /// Classes that cross a link being solved, with new rate and bottleneck.
    classes: Vec<u32>,
    rate: Vec<f64>,
    bottleneck: Vec<u32>,
    /// By class: position in `classes` plus one, 0 when not there.
    position: Vec<u32>,
    /// Positions by cap.
    by_cap: Vec<u32>,
    /// Links by fair share.
    shares: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Scratch {
    pub(super) fn new(n_links: usize) -> Self {
        Self {
            dirty: Vec::new(),
            is_dirty: vec![false; n_links],
            left: vec![0.0; n_links],
            open: vec![0.0; n_links],
            change: vec![0.0; n_links],
            is_touched: vec![false; n_links],
            touched: Vec::new(),
            classes: Vec::new(),
            rate: Vec::new(),
            bottleneck: Vec::new(),
            position: Vec::new(),
            by_cap: Vec::new(),
            shares: BinaryHeap::new(),
        }
    }

    fn mark(&mut self, link: u32) -> bool {
        let fresh = !std::mem::replace(&mut self.is_dirty[link as usize], true);
        if fresh {
            self.dirty.push(link);
        }
        fresh
    }
}

impl FluidNetwork {
    /// So many flows more, or fewer, in a class.
    pub(super) fn change(&mut self, class: u32, change: f64) {
        if change == 0.0 {
            return;
        }
        self.touch(class);
        let state = &mut self.classes[class as usize];
        let before = state.count;
        state.count += change;
        let after = state.count;
        if before <= 0.0 {
            self.enter(class);
        } else if after <= 0.0 {
            self.withdraw(class);
            return;
        }
        if self.fits(class) {
            return;
        }
        let route = self.classes[class as usize].route.clone();
        // The saturated links of the route; without one, the link with least room for each flow.
        let room = |link: &u32| {
            let link = &self.links[*link as usize];
            (link.capacity - link.load) / after
        };
        let first = self.routes[route.clone()]
            .iter()
            .filter(|link| self.links[**link as usize].saturated)
            .copied()
            .chain(self.routes[route.clone()].iter().min_by(|a, b| room(a).total_cmp(&room(b))).copied());
        let first: Vec<u32> = first.collect();
        self.settle(&first);
        if self.classes[class as usize].rate > 0.0 {
            self.schedule(class);
        }
    }

    /// A class gets its first flow.
    fn enter(&mut self, class: u32) {
        let state = &mut self.classes[class as usize];
        (state.rate, state.carried, state.bottleneck) = (0.0, 0.0, NO_LINK);
        for place in state.route.clone() {
            let classes = &mut self.links[self.routes[place] as usize].classes;
            self.positions[place] = classes.len() as u32;
            classes.push(class);
        }
    }

    /// A class has lost its last flow.
    fn withdraw(&mut self, class: u32) {
        let now = self.now;
        let state = &mut self.classes[class as usize];
        let carried = std::mem::take(&mut state.carried);
        (state.count, state.rate, state.clock, state.bottleneck) = (0.0, 0.0, 0.0, NO_LINK);
        state.due = state.due.wrapping_add(1);
        let route = state.route.clone();
        let mut saturated = Vec::new();
        for place in route {
            let id = self.routes[place];
            let link = &mut self.links[id as usize];
            link.advance(now);
            let position = self.positions[place] as usize;
            link.classes.swap_remove(position);
            link.load = if link.classes.is_empty() { 0.0 } else { (link.load - carried).max(0.0) };
            if let Some(&moved) = link.classes.get(position) {
                let moved_route = self.classes[moved as usize].route.clone();
                let there = moved_route.clone().find(|place| self.routes[*place] == id);
                self.positions[there.expect("a class listed at a link crosses it")] = position as u32;
            }
            if self.links[id as usize].saturated {
                saturated.push(id);
            }
        }
        if !saturated.is_empty() {
            self.settle(&saturated);
        }
    }

    /// Settles a change of a class that has its cap before and after, where no link of its route notices.
    fn fits(&mut self, class: u32) -> bool {
        let now = self.now;
        let state = &self.classes[class as usize];
        if !state.cap.is_finite() || state.bottleneck != NO_LINK {
            return false;
        }
        let wanted = state.count * state.cap;
        let more = wanted - state.carried;
        let room = |link: &u32| {
            let link = &self.links[*link as usize];
            !link.saturated && link.load + more <= link.capacity
        };
        let route = state.route.clone();
        if !self.routes[route.clone()].iter().all(room) {
            return false;
        }
        for place in route {
            let link = &mut self.links[self.routes[place] as usize];
            link.advance(now);
            link.load = (link.load + more).max(0.0);
        }
        let state = &mut self.classes[class as usize];
        (state.rate, state.carried) = (state.cap, wanted);
        self.schedule(class);
        true
    }

    /// Solves the allocation from some links on.
    pub(super) fn settle(&mut self, first: &[u32]) {
        let mut scratch = std::mem::replace(&mut self.scratch, Scratch::new(0));
        scratch.position.resize(self.classes.len(), 0);
        for link in first {
            scratch.mark(*link);
        }
        loop {
            self.gather(&mut scratch);
            self.fill(&mut scratch);
            if !self.spread(&mut scratch) {
                break;
            }
        }
        self.apply(&mut scratch);
        self.scratch = scratch;
    }

    /// Classes of the links being solved.
    fn gather(&self, scratch: &mut Scratch) {
        for class in scratch.classes.drain(..) {
            scratch.position[class as usize] = 0;
        }
        for index in 0..scratch.dirty.len() {
            let id = scratch.dirty[index] as usize;
            let link = &self.links[id];
            (scratch.left[id], scratch.open[id]) = (link.capacity, 0.0);
            for class in &link.classes {
                scratch.open[id] += self.classes[*class as usize].count;
                if scratch.position[*class as usize] == 0 {
                    scratch.classes.push(*class);
                    scratch.position[*class as usize] = scratch.classes.len() as u32;
                }
            }
        }
        scratch.rate.clear();
        scratch.rate.resize(scratch.classes.len(), -1.0);
        scratch.bottleneck.clear();
        scratch.bottleneck.resize(scratch.classes.len(), NO_LINK);
        scratch.by_cap.clear();
        for (position, class) in scratch.classes.iter().enumerate() {
            if self.classes[*class as usize].cap.is_finite() {
                scratch.by_cap.push(position as u32);
            }
        }
        let cap = |position: &u32| self.classes[scratch.classes[*position as usize] as usize].cap;
        // Highest first, so that the lowest is popped; ties by position, which changes nothing in the rates.
        scratch.by_cap.sort_unstable_by(|a, b| cap(b).total_cmp(&cap(a)).then(b.cmp(a)));
    }

    /// Progressive filling: the lowest of fair shares and caps is fixed next.
    fn fill(&self, scratch: &mut Scratch) {
        scratch.shares.clear();
        for id in &scratch.dirty {
            let (left, open) = (scratch.left[*id as usize], scratch.open[*id as usize]);
            if open > 0.0 {
                scratch.shares.push(Reverse(((left / open).to_bits(), *id)));
            }
        }
        loop {
            while scratch.by_cap.last().is_some_and(|position| scratch.rate[*position as usize] >= 0.0) {
                scratch.by_cap.pop();
            }
            let cap = scratch.by_cap.last().map(|position| {
                let class = scratch.classes[*position as usize];
                (self.classes[class as usize].cap, *position)
            });
            let Some((share, link)) = Self::lowest_share(scratch) else {
                // Links are done with; what is left has its cap.
                let Some((cap, position)) = cap else { return };
                self.fix(scratch, position, cap, NO_LINK);
                continue;
            };
            match cap {
                Some((cap, position)) if cap <= share => self.fix(scratch, position, cap, NO_LINK),
                _ => {
                    for class in &self.links[link as usize].classes {
                        let position = scratch.position[*class as usize] - 1;
                        if scratch.rate[position as usize] < 0.0 {
                            self.fix(scratch, position, share, link);
                        }
                    }
                }
            }
        }
    }

    /// The lowest fair share of a link with flows not yet fixed. Shares only grow while classes are fixed, so
    /// that an outdated one is put back with its present value.
    fn lowest_share(scratch: &mut Scratch) -> Option<(f64, u32)> {
        while let Some(Reverse((bits, link))) = scratch.shares.pop() {
            let (left, open) = (scratch.left[link as usize], scratch.open[link as usize]);
            if open <= 0.5 {
                continue;
            }
            let share = (left / open).max(0.0);
            if share.to_bits() <= bits {
                scratch.shares.push(Reverse((bits, link)));
                return Some((share, link));
            }
            scratch.shares.push(Reverse((share.to_bits(), link)));
        }
        None
    }

    fn fix(&self, scratch: &mut Scratch, position: u32, rate: f64, bottleneck: u32) {
        let class = &self.classes[scratch.classes[position as usize] as usize];
        scratch.rate[position as usize] = rate;
        scratch.bottleneck[position as usize] = bottleneck;
        for link in &self.routes[class.route.clone()] {
            if scratch.is_dirty[*link as usize] {
                let left = &mut scratch.left[*link as usize];
                *left = (*left - class.count * rate).max(0.0);
                scratch.open[*link as usize] -= class.count;
            }
        }
    }

    /// Which other links notice: they join the links being solved. Whether any did.
    fn spread(&self, scratch: &mut Scratch) -> bool {
        for (position, class) in scratch.classes.iter().enumerate() {
            let state = &self.classes[*class as usize];
            let change = state.count * scratch.rate[position] - state.carried;
            if change == 0.0 {
                continue;
            }
            for link in &self.routes[state.route.clone()] {
                let id = *link as usize;
                if !scratch.is_dirty[id] {
                    scratch.change[id] += change;
                    if !std::mem::replace(&mut scratch.is_touched[id], true) {
                        scratch.touched.push(*link);
                    }
                }
            }
        }
        let mut joined = false;
        for index in 0..scratch.touched.len() {
            let id = scratch.touched[index];
            let link = &self.links[id as usize];
            let change = scratch.change[id as usize];
            let over = link.load + change > link.capacity * (1.0 + ROUNDING);
            let moved = link.saturated && change.abs() > link.capacity * ROUNDING;
            if over || moved {
                joined |= scratch.mark(id);
            }
        }
        if joined {
            for link in scratch.touched.drain(..) {
                scratch.change[link as usize] = 0.0;
                scratch.is_touched[link as usize] = false;
            }
        }
        joined
    }

    /// The solution becomes the allocation.
    fn apply(&mut self, scratch: &mut Scratch) {
        let now = self.now;
        for link in scratch.touched.drain(..) {
            let id = link as usize;
            self.links[id].advance(now);
            self.links[id].load = (self.links[id].load + std::mem::take(&mut scratch.change[id])).max(0.0);
            scratch.is_touched[id] = false;
        }
        for id in &scratch.dirty {
            let link = &mut self.links[*id as usize];
            link.advance(now);
            (link.load, link.saturated) = (0.0, false);
        }
        for position in 0..scratch.classes.len() {
            let class = scratch.classes[position];
            let (rate, bottleneck) = (scratch.rate[position], scratch.bottleneck[position]);
            let state = &mut self.classes[class as usize];
            let moved = state.rate != rate;
            if moved {
                state.clock += state.rate * (now - state.at);
                (state.at, state.rate) = (now, rate);
            }
            state.carried = state.count * rate;
            state.bottleneck = bottleneck;
            let carried = state.carried;
            for link in &self.routes[state.route.clone()] {
                if scratch.is_dirty[*link as usize] {
                    self.links[*link as usize].load += carried;
                }
            }
            if bottleneck != NO_LINK {
                let link = &mut self.links[bottleneck as usize];
                (link.saturated, link.level) = (true, rate);
            }
            if moved {
                self.schedule(class);
            }
        }
        for class in scratch.classes.drain(..) {
            scratch.position[class as usize] = 0;
        }
        for link in scratch.dirty.drain(..) {
            scratch.is_dirty[link as usize] = false;
        }
    }
}
