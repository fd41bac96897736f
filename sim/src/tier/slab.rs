//! Things that come and go, kept in place ([`crate::slots`]), with typed keys: a key stays valid until its thing
//! is removed, and never means another one afterwards.

use crate::slots::{Slots, Ticket};
use std::ops::{Index, IndexMut};

/// Key of a thing in a [`Slab`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Key(Ticket);

impl Key {
    /// The key as a number below 2⁶², for tags.
    pub(crate) const fn number(self) -> u64 {
        self.0
    }

    /// The key that [`Key::number`] gave.
    pub(crate) const fn from_number(number: u64) -> Self {
        Self(number)
    }
}

/// Things by key.
#[derive(Debug)]
pub(crate) struct Slab<T>(Slots<T>);

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self(Slots::new())
    }
}

impl<T> Slab<T> {
    pub(crate) fn insert(&mut self, thing: T) -> Key {
        Key(self.0.insert(thing))
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        self.0.get(key.0)
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        self.0.get_mut(key.0)
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        self.0.remove(key.0)
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
