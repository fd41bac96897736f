//! Classes: their tables, made once, and their place with a holder.

use super::ClassId;
use super::completion::FlowEnd;
use super::heap::ABSENT;
use super::state::{Class, FluidNetwork, Mode, NONE, Node, Pair};
use crate::ids::LinkId;
use std::collections::BinaryHeap;

/// A holder with more pairs than this is far-reaching: thresholds then cost less than visiting them all.
/// Tests use a small number, so that small networks go both ways.
const FAR_REACHING: usize = if cfg!(test) { 3 } else { 16 };

impl FluidNetwork {
    /// The class of flows along `path` limited to `cap` bit/s each (infinite: no cap); the same for the same.
    ///
    /// # Panics
    /// When the cap is not positive, a link is unknown or repeated, or the path is empty without a cap.
    pub fn class(&mut self, path: &[LinkId], cap: f64) -> ClassId {
        assert!(cap > 0.0, "a cap is positive: {cap}");
        assert!(!path.is_empty() || cap.is_finite(), "an empty path needs a cap");
        let links: Vec<u32> = path.iter().map(|link| link.0).collect();
        let key = (links, cap.to_bits());
        if let Some(&class) = self.class_index.get(&key) {
            return ClassId(class);
        }
        let links = &key.0;
        for (position, &link) in links.iter().enumerate() {
            assert!(self.is_link(link), "link {link} exists");
            assert!(!links[..position].contains(&link), "a path crosses link {link} once");
        }
        let cap_holder = if cap.is_finite() { self.cap_holder(cap) } else { NONE };
        let id = self.classes.len() as u32;
        let pairs = self.path_pairs.len() as u32;
        for &holder in links.iter().chain(std::iter::once(&cap_holder)) {
            for &link in links {
                let pair = if holder == NONE || holder == link { NONE } else { self.pair(holder, link) };
                self.path_pairs.push(pair);
            }
        }
        let nodes = self.nodes.len() as u32;
        for position in 0..links.len() as u32 {
            self.nodes.push(Node { class: id, position, next: NONE, previous: NONE });
        }
        self.classes.push(Class {
            path: self.path_links.len() as u32,
            length: links.len() as u32,
            pairs,
            nodes,
            cap,
            cap_holder,
            holder: NONE,
            row: links.len() as u32,
            weight: 0.0,
            permanent: 0,
            served: 0.0,
            holder_clock: 0.0,
            granted_before: 0.0,
            flows: BinaryHeap::new(),
        });
        self.path_links.extend_from_slice(links);
        self.queue_places.push(ABSENT);
        self.cap_places.push(ABSENT);
        self.class_index.insert(key, id);
        ClassId(id)
    }

    fn cap_holder(&mut self, cap: f64) -> u32 {
        if let Some(&holder) = self.cap_index.get(&cap.to_bits()) {
            return holder;
        }
        let holder = self.add_holder(cap);
        self.cap_index.insert(cap.to_bits(), holder);
        holder
    }

    fn pair(&mut self, holder: u32, link: u32) -> u32 {
        if let Some(&pair) = self.pair_index.get(&(holder, link)) {
            return pair;
        }
        let id = self.pairs.len() as u32;
        self.pairs.push(Pair {
            holder,
            link,
            mode: Mode::Idle,
            weight: 0.0,
            share: 0.0,
            first: NONE,
            eager_place: NONE,
            far_place: NONE,
        });
        self.pair_places.push(ABSENT);
        self.pair_index.insert((holder, link), id);
        // The level of a cap never moves: it needs no list of what moves with it.
        if self.is_link(holder) {
            let out = &mut self.holders[holder as usize].out;
            out.push(id);
            if out.len() == FAR_REACHING + 1 {
                self.become_far_reaching(holder);
            }
        }
        id
    }

    #[inline]
    pub(super) fn path_link(&self, class: u32, position: u32) -> u32 {
        self.path_links[(self.classes[class as usize].path + position) as usize]
    }

    #[inline]
    fn pair_of(&self, class: u32, row: u32, position: u32) -> u32 {
        let class = &self.classes[class as usize];
        self.path_pairs[(class.pairs + row * class.length + position) as usize]
    }

    /// Brings the class's clock up to now.
    pub(super) fn settle_class(&mut self, class: u32) {
        let holder = self.classes[class as usize].holder;
        if holder != NONE {
            let clock = self.clock(holder);
            let class = &mut self.classes[class as usize];
            class.served += clock - class.holder_clock;
            class.holder_clock = clock;
        }
    }

    /// Adds or removes members.
    pub(super) fn change_weight(&mut self, id: u32, change: f64) {
        let class = &mut self.classes[id as usize];
        let weight = class.weight + change;
        if class.holder == NONE {
            class.weight = weight;
            let row = self.likely_row(id);
            self.attach(id, row);
        } else if weight == 0.0 {
            self.detach(id);
            let class = &mut self.classes[id as usize];
            class.weight = 0.0;
            class.granted_before += class.served;
            class.served = 0.0;
            class.flows.clear();
        } else {
            class.weight = weight;
            let (holder, row, length) = (class.holder, class.row, class.length);
            self.change_holder_weight(holder, change);
            for position in 0..length {
                let pair = self.pair_of(id, row, position);
                if pair != NONE {
                    self.change_pair(pair, change);
                }
            }
            self.requeue(id);
        }
    }

    fn change_holder_weight(&mut self, holder: u32, change: f64) {
        if self.is_link(holder) {
            self.settle_link(holder);
        }
        let is_link = self.is_link(holder);
        let state = &mut self.holders[holder as usize];
        state.weight += change;
        if !is_link {
            self.reschedule(holder);
            return;
        }
        if state.weight == 0.0 {
            state.level = 0.0;
            self.agenda.remove(holder, &mut self.agenda_places);
        }
        self.mark(holder);
    }

    /// Sets the class's entry in its holder's queue by its next end.
    pub(super) fn requeue(&mut self, id: u32) {
        let class = &self.classes[id as usize];
        let holder = class.holder;
        if holder == NONE {
            return;
        }
        let queue = &mut self.holders[holder as usize].queue;
        if let Some(&FlowEnd { end, .. }) = class.flows.peek() {
            queue.set(id, class.holder_clock + (end - class.served), &mut self.queue_places);
        } else {
            queue.remove(id, &mut self.queue_places);
        }
        if !self.is_link(holder) {
            self.reschedule(holder);
        }
    }

    /// Puts a class of settled weight under the holder of a row.
    pub(super) fn attach(&mut self, id: u32, row: u32) {
        let class = &self.classes[id as usize];
        let (length, weight, cap) = (class.length, class.weight, class.cap);
        let holder = if row == length { class.cap_holder } else { self.path_link(id, row) };
        if self.holders[holder as usize].weight == 0.0 {
            if self.is_link(holder) {
                self.watch(holder);
                self.holders[holder as usize].level = 0.0;
            }
            let now = self.now;
            let holder = &mut self.holders[holder as usize];
            (holder.clock, holder.clock_at) = (0.0, now);
        }
        if row < length && cap.is_finite() {
            self.links[holder as usize].caps.set(id, cap, &mut self.cap_places);
        }
        let clock = self.clock(holder);
        let class = &mut self.classes[id as usize];
        class.holder = holder;
        class.row = row;
        class.holder_clock = clock;
        self.change_holder_weight(holder, weight);
        for position in 0..length {
            let pair = self.pair_of(id, row, position);
            if pair != NONE {
                self.list_in(pair, id, position);
                self.change_pair(pair, weight);
            }
        }
        self.requeue(id);
    }

    /// Takes a class away from its holder; `weight` must still be what the holder counts, unless it is zero.
    pub(super) fn detach(&mut self, id: u32) {
        self.settle_class(id);
        let class = &mut self.classes[id as usize];
        let (holder, row, length, weight) = (class.holder, class.row, class.length, class.weight);
        class.holder = NONE;
        self.holders[holder as usize].queue.remove(id, &mut self.queue_places);
        if row < length {
            self.links[holder as usize].caps.remove(id, &mut self.cap_places);
        }
        for position in 0..length {
            let pair = self.pair_of(id, row, position);
            if pair != NONE {
                self.list_out(pair, id, position);
                self.change_pair(pair, -weight);
            }
        }
        self.change_holder_weight(holder, -weight);
    }

    fn list_in(&mut self, pair: u32, class: u32, position: u32) {
        let node = self.classes[class as usize].nodes + position;
        let first = std::mem::replace(&mut self.pairs[pair as usize].first, node);
        self.nodes[node as usize].next = first;
        self.nodes[node as usize].previous = NONE;
        if first != NONE {
            self.nodes[first as usize].previous = node;
        }
    }

    fn list_out(&mut self, pair: u32, class: u32, position: u32) {
        let node = self.classes[class as usize].nodes + position;
        let Node { next, previous, .. } = self.nodes[node as usize];
        if previous == NONE {
            self.pairs[pair as usize].first = next;
        } else {
            self.nodes[previous as usize].next = next;
        }
        if next != NONE {
            self.nodes[next as usize].previous = previous;
        }
    }
}
