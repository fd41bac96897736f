//! Placement against a search through all hosts.

use super::*;
use proptest::prelude::*;

const KIND: HostKind = HostKind { cores: 16.0, memory: 100, max_sessions: 6, overhead: 0.1 };

/// The rule, word by word.
fn by_search(pool: &HostPool, memory: u64) -> Option<usize> {
    (0..pool.hosts())
        .filter(|&h| pool.open[h] && pool.sessions[h] < KIND.max_sessions && pool.free_memory[h] >= memory)
        .min_by_key(|&h| (pool.sessions[h], h))
}

proptest! {
    #[test]
    fn places_like_a_search_through_all_hosts(
        hosts in 1_u32..40,
        steps in prop::collection::vec((0_u8..8, any::<prop::sample::Index>(), prop_oneof![Just(10_u64), 0_u64..60]), 1..400),
    ) {
        let mut pool = HostPool::new(KIND, hosts, u64::MAX);
        let mut present: Vec<(usize, u64)> = Vec::new();
        let mut refused = 0;
        for (kind, index, memory) in steps {
            match kind {
                0..=4 => {
                    let expected = by_search(&pool, memory);
                    prop_assert_eq!(pool.enter(memory), expected);
                    present.extend(expected.map(|host| (host, memory)));
                    refused += u64::from(expected.is_none());
                }
                5 | 6 if !present.is_empty() => {
                    let (host, memory) = present.swap_remove(index.index(present.len()));
                    pool.leave(host, memory);
                }
                7 => {
                    let host = index.index(hosts as usize);
                    pool.set_open(host, !pool.is_open(host));
                }
                _ => {}
            }
            prop_assert_eq!((pool.total(), pool.refused()), (present.len() as u64, refused));
        }
        for host in 0..pool.hosts() {
            let there = present.iter().filter(|p| p.0 == host).count();
            prop_assert_eq!(pool.sessions(host) as usize, there);
        }
    }
}

#[test]
fn the_reserve_limits_what_is_promised() {
    let capacity = KIND.capacity(5, 1, 20);
    assert_eq!((capacity.sessions_per_host, capacity.sessions), (5, 20));
    assert!((capacity.cores_per_host - 14.4).abs() < 1e-12 && (capacity.cores - 57.6).abs() < 1e-12);
    assert_eq!(KIND.capacity(5, 0, 0).sessions, 30, "without memory the session limit holds");
    assert_eq!(KIND.capacity(1, 2, 20).sessions, 0);

    let mut pool = HostPool::new(KIND, 5, capacity.sessions);
    let placed = (0..25).filter_map(|_| pool.enter(20)).count();
    assert_eq!((placed, pool.refused(), pool.total()), (20, 5, 20));
    assert!((0..5).all(|host| pool.sessions(host) == 4), "the reserve works too");
}

#[test]
fn a_pool_without_hosts_refuses() {
    let mut pool = HostPool::new(KIND, 0, u64::MAX);
    assert_eq!((pool.enter(1), pool.refused()), (None, 1));
}
