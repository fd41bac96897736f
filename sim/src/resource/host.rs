//! Who is placed on which host of a pool: on the one with the fewest present, the lowest number of equals.
//!
//! A tournament: hosts are the leaves of a binary tree, each node above names the winner of its half, so that
//! placing, leaving and counting cost O(log hosts) and no memory.

/// Those present on each host of a pool.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Placement {
    present: Vec<u32>,
    /// A binary tree in an array: node `i` has the children `2i` and `2i + 1`; hosts are the leaves. Each node
    /// names the host below it with the fewest present, [`NOBODY`] where there is none.
    winners: Vec<u32>,
    leaves: usize,
}

const NOBODY: u32 = u32::MAX;

impl Placement {
    /// So many hosts, all empty.
    pub fn new(hosts: u32) -> Self {
        let mut placement = Self::default();
        placement.grow(hosts);
        placement
    }

    /// Adds empty hosts, numbered after those there are.
    pub fn grow(&mut self, hosts: u32) {
        self.present.resize(self.present.len() + hosts as usize, 0);
        self.leaves = self.present.len().next_power_of_two();
        self.winners.clear();
        self.winners.resize(2 * self.leaves, NOBODY);
        for host in 0..self.present.len() {
            self.winners[self.leaves + host] = host as u32;
        }
        for node in (1..self.leaves).rev() {
            self.winners[node] = self.winner(node);
        }
    }

    /// Number of hosts.
    pub const fn hosts(&self) -> usize {
        self.present.len()
    }

    /// How many are present on a host.
    pub fn present(&self, host: u32) -> u32 {
        self.present[host as usize]
    }

    /// Places one more and says where; `None` when there is no host.
    pub fn enter(&mut self) -> Option<u32> {
        let host = self.winners.get(1).copied().filter(|host| *host != NOBODY)?;
        self.present[host as usize] += 1;
        self.play(host);
        Some(host)
    }

    /// One of those on a host leaves.
    ///
    /// # Panics
    /// When nobody is there: a bug of the caller.
    pub fn leave(&mut self, host: u32) {
        assert!(self.present[host as usize] > 0, "nobody is on host {host}");
        self.present[host as usize] -= 1;
        self.play(host);
    }

    /// The better one of the two halves of a node.
    fn winner(&self, node: usize) -> u32 {
        let (left, right) = (self.winners[2 * node], self.winners[2 * node + 1]);
        // Hosts fill the leaves from the left: a right half is only there where the left one is.
        if right == NOBODY || self.present[left as usize] <= self.present[right as usize] {
            left
        } else {
            right
        }
    }

    /// Plays the games above a host again.
    fn play(&mut self, host: u32) {
        let mut node = (self.leaves + host as usize) >> 1;
        while node > 0 {
            self.winners[node] = self.winner(node);
            node >>= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_like_a_search_through_all_hosts(
            hosts in 1_u32..40,
            steps in prop::collection::vec((0_u8..10, any::<prop::sample::Index>()), 1..400),
        ) {
            let mut placement = Placement::new(hosts);
            let mut there = vec![0_u32; hosts as usize];
            let mut present = Vec::new();
            for (kind, index) in steps {
                match kind {
                    0..=5 => {
                        let expected = (0..there.len()).min_by_key(|host| (there[*host], *host)).unwrap();
                        prop_assert_eq!(placement.enter(), Some(expected as u32));
                        there[expected] += 1;
                        present.push(expected);
                    }
                    6..=8 if !present.is_empty() => {
                        let host = present.swap_remove(index.index(present.len()));
                        placement.leave(host as u32);
                        there[host] -= 1;
                    }
                    9 => {
                        placement.grow(2);
                        there.extend([0, 0]);
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(placement.hosts(), there.len());
            prop_assert!((0..there.len()).all(|host| placement.present(host as u32) == there[host]));
        }
    }

    #[test]
    fn nobody_is_placed_where_there_is_no_host() {
        let mut placement = Placement::default();
        assert_eq!(placement.enter(), None);
        placement.grow(1);
        assert_eq!((placement.enter(), placement.enter()), (Some(0), Some(0)));
    }
}
