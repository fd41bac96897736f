//! Addressed randomness: a stream is a function of what it is for, never of what was drawn before it
//! (`docs/model.md` §6). The same pupils therefore ask for the same things in every scenario, and results do
//! not depend on threads.

use rand_pcg::Pcg64Mcg;

/// What a stream is drawn for. The numbers are part of the results' contract: append, never renumber.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Purpose {
    /// Whether a class uses devices in a slot, and for which activity.
    Lesson = 1,
    /// When each group of seats logs in after the bell.
    Login = 2,
    /// Visits of the ENT from home.
    HomeVisit = 3,
    /// Start of nightly and background transfers.
    Background = 4,
    /// Think times, work and sizes of single interactions (tier `interaction`).
    Interaction = 5,
    /// Transfers and streams inside a lesson.
    Transfer = 6,
    /// Properties of a synthetic establishment.
    Synthesis = 7,
    /// Experiments of `maillage validate`.
    Validation = 8,
    /// When tickets of a kind are opened at an establishment.
    TicketOpening = 9,
    /// What a ticket asks for: works, waits, whether it is solved from a distance.
    TicketContent = 10,
    /// Uncertain prices.
    Prices = 20,
}

/// The address of a random stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Address {
    /// Seed of the study.
    pub study_seed: u64,
    /// Number of the replication, from 0.
    pub replication: u32,
    /// A number that belongs to the establishment itself (a hash of its key), so that adding a school
    /// leaves the draws of the others as they were.
    pub establishment: u64,
    /// What is drawn.
    pub purpose: Purpose,
    /// Which of several: a class and slot, a day, an hour.
    pub item: u64,
}

/// Mixes one word into a state (the finaliser of `SplitMix64`; Steele, Lea and Flood, OOPSLA 2014).
#[inline]
const fn mix(state: u64, word: u64) -> u64 {
    let mut z = state.wrapping_add(word).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The number of a key (a UAI code, say) for [`Address::establishment`]: FNV-1a, then mixed.
pub fn key_number(key: &str) -> u64 {
    let fnv = key.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    mix(0, fnv)
}

/// The stream at an address: always the same numbers.
#[inline]
pub fn stream(address: Address) -> Pcg64Mcg {
    let mut state = mix(0x4D61_696C_6C61_6765, address.study_seed);
    state = mix(state, u64::from(address.replication));
    state = mix(state, address.establishment);
    state = mix(state, address.purpose as u64);
    state = mix(state, address.item);
    let low = mix(state, 1);
    Pcg64Mcg::new((u128::from(state) << 64) | u128::from(low))
}

/// A uniform number in the open interval (0, 1), with 53 random bits.
#[inline]
pub fn uniform(stream: &mut Pcg64Mcg) -> f64 {
    use rand::Rng;
    ((stream.next_u64() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Address =
        Address { study_seed: 1, replication: 0, establishment: 7, purpose: Purpose::Login, item: 3 };

    #[test]
    fn the_same_address_gives_the_same_numbers() {
        let (mut a, mut b) = (stream(HERE), stream(HERE));
        assert!((0..10).all(|_| uniform(&mut a) == uniform(&mut b)));
    }

    #[test]
    fn neighbouring_addresses_are_unrelated() {
        let draw = |item| uniform(&mut stream(Address { item, ..HERE }));
        let draws: Vec<f64> = (0..10_000).map(draw).collect();
        let n = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / n;
        let lag: f64 = draws.windows(2).map(|w| (w[0] - 0.5) * (w[1] - 0.5)).sum::<f64>() / n;
        // Standard errors: sqrt(1/12/n) for the mean, 1/12/sqrt(n) for the lagged product; four of each.
        assert!((mean - 0.5).abs() < 4.0 * (1.0 / 12.0 / n).sqrt(), "mean {mean}");
        assert!(lag.abs() < 4.0 / 12.0 / n.sqrt(), "lagged product {lag}");
    }
}
