//! Places for values that are named by tickets: a ticket is never issued twice, so an old one finds nothing.
//!
//! A ticket packs the sequence number of its value (the 36 bits above) and its place (lower 26 bits). Tickets
//! therefore compare in the order of issue, and checking one costs a single look at its place: no search, no
//! hashing. Places are reused last in, first out, which keeps them in the processor's cache.

/// Bits of a ticket that name the place: at most 67 million values at the same time.
const PLACE_BITS: u32 = 26;
const PLACE_MASK: u64 = (1 << PLACE_BITS) - 1;
/// Sequence numbers stay below this: 6.9 · 10¹⁰ values over a run, and two bits of a ticket to spare.
const SEQUENCE_END: u64 = 1 << (62 - PLACE_BITS);

/// The name of a value in its [`Slots`]; zero names nothing.
pub(crate) type Ticket = u64;

#[derive(Debug, Clone)]
struct Slot<T> {
    /// Ticket of the value that is here, 0 when the place is free.
    ticket: Ticket,
    value: Option<T>,
}

/// A table of values by ticket.
#[derive(Debug, Clone)]
pub(crate) struct Slots<T> {
    places: Vec<Slot<T>>,
    free: Vec<u32>,
    next_sequence: u64,
    live: usize,
}

impl<T> Slots<T> {
    pub(crate) const fn new() -> Self {
        Self { places: Vec::new(), free: Vec::new(), next_sequence: 1, live: 0 }
    }

    /// Number of values held.
    pub(crate) const fn len(&self) -> usize {
        self.live
    }

    /// Keeps a value and names it.
    #[inline]
    pub(crate) fn insert(&mut self, value: T) -> Ticket {
        let sequence = self.next_sequence;
        assert!(sequence < SEQUENCE_END, "a run issues fewer than {SEQUENCE_END} tickets");
        self.next_sequence = sequence + 1;
        self.live += 1;
        let place = if let Some(place) = self.free.pop() { place } else { self.grow() };
        let ticket = (sequence << PLACE_BITS) | u64::from(place);
        let slot = &mut self.places[place as usize];
        slot.ticket = ticket;
        slot.value = Some(value);
        ticket
    }

    #[cold]
    fn grow(&mut self) -> u32 {
        let place = self.places.len();
        assert!(place as u64 <= PLACE_MASK, "at most {} values at the same time", PLACE_MASK + 1);
        self.places.push(Slot { ticket: 0, value: None });
        place as u32
    }

    /// Whether the ticket still names a value.
    #[inline]
    pub(crate) fn holds(&self, ticket: Ticket) -> bool {
        self.places.get((ticket & PLACE_MASK) as usize).is_some_and(|slot| slot.ticket == ticket)
    }

    /// The value of a ticket, if it is still there.
    #[inline]
    pub(crate) fn get(&self, ticket: Ticket) -> Option<&T> {
        let slot = self.places.get((ticket & PLACE_MASK) as usize)?;
        if slot.ticket == ticket { slot.value.as_ref() } else { None }
    }

    /// The same, to change it.
    #[inline]
    pub(crate) fn get_mut(&mut self, ticket: Ticket) -> Option<&mut T> {
        let slot = self.places.get_mut((ticket & PLACE_MASK) as usize)?;
        if slot.ticket == ticket { slot.value.as_mut() } else { None }
    }

    /// Takes the value of a ticket out, if it is still there.
    #[inline]
    pub(crate) fn remove(&mut self, ticket: Ticket) -> Option<T> {
        let place = ticket & PLACE_MASK;
        let slot = self.places.get_mut(place as usize)?;
        if slot.ticket != ticket {
            return None;
        }
        slot.ticket = 0;
        self.free.push(place as u32);
        self.live -= 1;
        slot.value.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reused_place_does_not_answer_to_its_old_ticket() {
        let mut slots = Slots::new();
        let first = slots.insert("first");
        assert_eq!(slots.remove(first), Some("first"));
        let second = slots.insert("second");
        assert_eq!(first & PLACE_MASK, second & PLACE_MASK, "the place is reused");
        assert!(first < second && !slots.holds(first) && slots.holds(second));
        assert_eq!((slots.remove(first), slots.len()), (None, 1));
    }
}
