//! A pool of equal hosts: who is placed where, and when the pool is full.
//!
//! A session is placed on the open host with the fewest sessions among those that have room for it (a free
//! place under the session limit and enough memory); ties go to the lowest index. A tree over the hosts keeps
//! the fewest sessions and the most free memory of each half, so that placing costs O(log H) when sessions
//! need alike, and skips whole halves otherwise.

/// A kind of host, and what the pool keeps back.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct HostKind {
    /// Physical cores, above 0.
    pub cores: f64,
    /// Memory for sessions in bytes, what the system itself needs taken off.
    pub memory: u64,
    /// Sessions that a host may hold at most, whatever their memory.
    pub max_sessions: u32,
    /// Share of the processor lost to virtualisation, 0 to below 1.
    pub overhead: f64,
}

/// What a number of hosts can carry.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Capacity {
    /// Cores that sessions of one host can use.
    pub cores_per_host: f64,
    /// Sessions that one host can hold.
    pub sessions_per_host: u32,
    /// Cores of all hosts except the reserve.
    pub cores: f64,
    /// Sessions that may be admitted: what the hosts hold when the reserve has failed.
    pub sessions: u64,
}

impl HostKind {
    /// What `hosts` hosts can carry of sessions that need `memory` bytes each, when the load of `reserve` failed
    /// hosts must fit on the others (1 for "N+1"). The reserve works too while nothing has failed; it limits
    /// what may be promised, so both totals leave it out.
    ///
    /// # Panics
    /// When the overhead is not in 0..1: a bug of the caller.
    pub fn capacity(&self, hosts: u32, reserve: u32, memory: u64) -> Capacity {
        assert!((0.0..1.0).contains(&self.overhead), "overhead is a share below 1: {}", self.overhead);
        let cores_per_host = self.cores * (1.0 - self.overhead);
        let by_memory = self.memory.checked_div(memory).unwrap_or(u64::MAX);
        let sessions_per_host = by_memory.min(u64::from(self.max_sessions)) as u32;
        let promised = hosts.saturating_sub(reserve);
        Capacity {
            cores_per_host,
            sessions_per_host,
            cores: cores_per_host * f64::from(promised),
            sessions: u64::from(sessions_per_host) * u64::from(promised),
        }
    }
}

/// What the hosts below a node of the tree have: fewest sessions and most free memory of those with room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Room {
    /// `u32::MAX` if none of them takes any more.
    sessions: u32,
    memory: u64,
}

const FULL: Room = Room { sessions: u32::MAX, memory: 0 };

/// Sessions on the hosts of a pool.
#[derive(Clone, Debug)]
pub struct HostPool {
    kind: HostKind,
    sessions: Vec<u32>,
    free_memory: Vec<u64>,
    open: Vec<bool>,
    /// A binary tree in an array: node `i` has the children `2i` and `2i + 1`; hosts are the leaves.
    tree: Vec<Room>,
    leaves: usize,
    total: u64,
    /// Most sessions admitted together.
    limit: u64,
    refused: u64,
}

impl HostPool {
    /// A pool of so many empty, open hosts that admits at most `limit` sessions together (see
    /// [`Capacity::sessions`]; `u64::MAX` for as many as fit).
    pub fn new(kind: HostKind, hosts: u32, limit: u64) -> Self {
        let n = hosts as usize;
        let leaves = n.next_power_of_two();
        let mut pool = Self {
            kind,
            sessions: vec![0; n],
            free_memory: vec![kind.memory; n],
            open: vec![true; n],
            tree: vec![FULL; 2 * leaves],
            leaves,
            total: 0,
            limit,
            refused: 0,
        };
        (0..n).for_each(|host| pool.update(host));
        pool
    }

    /// Number of hosts.
    pub const fn hosts(&self) -> usize {
        self.sessions.len()
    }

    /// Sessions on a host.
    pub fn sessions(&self, host: usize) -> u32 {
        self.sessions[host]
    }

    /// Sessions on all hosts.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// Sessions that found no room so far.
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// Whether a host takes sessions.
    pub fn is_open(&self, host: usize) -> bool {
        self.open[host]
    }

    /// Lets a host take sessions, or no more (it failed, or is being emptied); those it has stay until they
    /// leave.
    pub fn set_open(&mut self, host: usize, open: bool) {
        self.open[host] = open;
        self.update(host);
    }

    /// Places a session that needs so much memory (bytes) and returns its host; `None` when no host has room or
    /// the pool's limit is reached, which is counted.
    pub fn enter(&mut self, memory: u64) -> Option<usize> {
        let host = if self.total < self.limit { self.least_loaded(memory) } else { None };
        let Some(host) = host else {
            self.refused += 1;
            return None;
        };
        self.sessions[host] += 1;
        self.free_memory[host] -= memory;
        self.total += 1;
        self.update(host);
        Some(host)
    }

    /// Ends a session that needed so much memory.
    ///
    /// # Panics
    /// When the host has no such session: a bug of the caller.
    pub fn leave(&mut self, host: usize, memory: u64) {
        let free = self.free_memory[host] + memory;
        assert!(
            self.sessions[host] > 0 && free <= self.kind.memory,
            "host {host} has no session of {memory} bytes"
        );
        self.sessions[host] -= 1;
        self.free_memory[host] = free;
        self.total -= 1;
        self.update(host);
    }

    /// The host that a session of so much memory would be placed on, the pool's limit aside.
    pub fn least_loaded(&self, memory: u64) -> Option<usize> {
        let mut best = None;
        let mut fewest = u32::MAX;
        self.search(1, memory, &mut fewest, &mut best);
        best
    }

    /// Looks below a node for fewer sessions than `fewest` with enough memory, the likelier half first; the
    /// left one at a tie, which gives the lowest index.
    fn search(&self, node: usize, memory: u64, fewest: &mut u32, best: &mut Option<usize>) {
        let room = self.tree[node];
        // A host further left with as many sessions has been seen before, so equal is not better, except that
        // the right half may have been seen first: compare positions then.
        let worth = |best: &Option<usize>| {
            room.sessions < *fewest
                || (room.sessions == *fewest
                    && room.sessions < u32::MAX
                    && best.is_some_and(|b| self.before(node, b)))
        };
        if room.memory < memory || !worth(best) {
            return;
        }
        if node >= self.leaves {
            (*fewest, *best) = (room.sessions, Some(node - self.leaves));
            return;
        }
        let (left, right) = (2 * node, 2 * node + 1);
        let first = if self.tree[left].sessions <= self.tree[right].sessions { left } else { right };
        self.search(first, memory, fewest, best);
        self.search(left + right - first, memory, fewest, best);
    }

    /// Whether the hosts below a node lie before a host that is not among them.
    const fn before(&self, node: usize, host: usize) -> bool {
        let depth = self.leaves.ilog2() - node.ilog2();
        ((node << depth) - self.leaves) < host
    }

    /// Brings the tree up to date with a host.
    fn update(&mut self, host: usize) {
        let takes = self.open[host] && self.sessions[host] < self.kind.max_sessions;
        let mut node = self.leaves + host;
        self.tree[node] =
            if takes { Room { sessions: self.sessions[host], memory: self.free_memory[host] } } else { FULL };
        while node > 1 {
            node /= 2;
            let (left, right) = (self.tree[2 * node], self.tree[2 * node + 1]);
            let room =
                Room { sessions: left.sessions.min(right.sessions), memory: left.memory.max(right.memory) };
            if self.tree[node] == room {
                break;
            }
            self.tree[node] = room;
        }
    }
}

#[cfg(test)]
mod tests;
