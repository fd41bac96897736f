//! Things that come and go, kept in place: a key stays valid until its thing is removed, and never means
//! another one afterwards.

use std::ops::{Index, IndexMut};

/// Key of a thing in a [`Slab`]: its place and the generation of that place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Key(u64);

impl Key {
    const fn index(self) -> usize {
        self.0 as u32 as usize
    }

    /// The key as a number below 2⁶⁰, for tags.
    pub(crate) const fn number(self) -> u64 {
        self.0
    }

    /// The key that [`Key::number`] gave.
    pub(crate) const fn from_number(number: u64) -> Self {
        Self(number)
    }
}

/// A slab: removal leaves a hole that the next insertion fills.
#[derive(Debug)]
pub(crate) struct Slab<T> {
    places: Vec<(u32, Option<T>)>,
    free: Vec<u32>,
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self { places: Vec::new(), free: Vec::new() }
    }
}

impl<T> Slab<T> {
    /// Generations wrap here, so that a key fits a tag with four bits to spare.
    const GENERATIONS: u32 = 1 << 28;

    pub(crate) fn insert(&mut self, thing: T) -> Key {
        let index = self.free.pop().unwrap_or_else(|| {
            self.places.push((0, None));
            self.places.len() as u32 - 1
        });
        let place = &mut self.places[index as usize];
        place.1 = Some(thing);
        Key((u64::from(place.0) << 32) | u64::from(index))
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        let (generation, thing) = self.places.get(key.index())?;
        (u64::from(*generation) == key.0 >> 32).then_some(thing.as_ref())?
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let (generation, thing) = self.places.get_mut(key.index())?;
        (u64::from(*generation) == key.0 >> 32).then_some(thing.as_mut())?
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        self.get(key)?;
        let place = &mut self.places[key.index()];
        place.0 = (place.0 + 1) % Self::GENERATIONS;
        self.free.push(key.index() as u32);
        place.1.take()
    }
}

impl<T> Index<Key> for Slab<T> {
    type Output = T;
    fn index(&self, key: Key) -> &T {
        self.get(key).expect("the key belongs to something present")
    }
}

impl<T> IndexMut<Key> for Slab<T> {
    fn index_mut(&mut self, key: Key) -> &mut T {
        self.get_mut(key).expect("the key belongs to something present")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_means_another_thing() {
        let mut slab = Slab::default();
        let first = slab.insert('a');
        assert_eq!(slab.remove(first), Some('a'));
        let second = slab.insert('b');
        assert_eq!((slab.get(first), slab.get(second)), (None, Some(&'b')));
        assert_eq!(slab.remove(first), None);
        assert_eq!(Key::from_number(second.number()), second);
    }
}
