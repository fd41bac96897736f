//! Places of a table that are marked, visited in order: a bit each, so that a pass over a few of many costs
//! little.

/// Which places are marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Marks(Vec<u64>);

impl Marks {
    /// None of so many places.
    pub(crate) fn new(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    pub(crate) fn set(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    pub(crate) fn clear(&mut self, place: usize) {
        self.0[place / 64] &= !(1 << (place % 64));
    }

    /// The first marked place from `start` on.
    pub(crate) fn next(&self, start: usize) -> Option<usize> {
        let mut word = start / 64;
        let mut bits = *self.0.get(word)? & (u64::MAX << (start % 64));
        while bits == 0 {
            word += 1;
            bits = *self.0.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_visited_in_order() {
        let mut marks = Marks::new(200);
        let places = [0, 1, 63, 64, 127, 199];
        places.iter().rev().for_each(|place| marks.set(*place));
        marks.set(130);
        marks.clear(130);
        let mut found = Vec::new();
        let mut start = 0;
        while let Some(place) = marks.next(start) {
            found.push(place);
            start = place + 1;
        }
        assert_eq!(found, places);
        assert_eq!((Marks::new(0).next(0), Marks::new(64).next(64)), (None, None));
    }
}
