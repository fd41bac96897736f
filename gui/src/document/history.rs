//! Undo and redo: whole texts, which are small and shared.

use super::Texts;

/// The texts now, those before and those that were undone.
#[derive(Clone, Debug)]
pub struct History {
    now: Texts,
    before: Vec<Texts>,
    undone: Vec<Texts>,
    /// Gesture that made the last edit.
    gesture: Option<u64>,
}

/// Edits that can be undone.
const DEPTH: usize = 500;

impl History {
    /// A history that begins with these texts.
    pub const fn new(texts: Texts) -> Self {
        Self { now: texts, before: Vec::new(), undone: Vec::new(), gesture: None }
    }

    /// The texts now.
    pub const fn now(&self) -> &Texts {
        &self.now
    }

    /// Takes new texts; those of the same gesture count as one edit.
    pub fn push(&mut self, texts: Texts, gesture: Option<u64>) {
        if texts == self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, texts);
        if gesture.is_none() || gesture != self.gesture {
            if self.before.len() == DEPTH {
                self.before.remove(0);
            }
            self.before.push(before);
        }
        self.gesture = gesture;
        self.undone.clear();
    }

    /// Goes back one edit; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.before.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.now, before));
        self.gesture = None;
        true
    }

    /// Goes forward again.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.before.push(std::mem::replace(&mut self.now, after));
        self.gesture = None;
        true
    }

    /// Whether there is something to undo, and to do again.
    pub const fn can(&self) -> (bool, bool) {
        (!self.before.is_empty(), !self.undone.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn texts(text: &str) -> Texts {
        Texts::from([("a.toml".to_owned(), Arc::from(text))])
    }

    #[test]
    fn a_gesture_is_undone_at_once() {
        let mut history = History::new(texts("0"));
        history.push(texts("1"), Some(7));
        history.push(texts("2"), Some(7));
        history.push(texts("3"), Some(8));
        assert!(history.undo());
        assert_eq!(*history.now(), texts("2"));
        assert!(history.undo());
        assert_eq!(*history.now(), texts("0"));
        assert!(!history.undo());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(*history.now(), texts("3"));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_none() {
        let mut history = History::new(texts("0"));
        history.push(texts("0"), None);
        assert_eq!(history.can(), (false, false));
    }

    #[test]
    fn an_edit_ends_what_was_undone() {
        let mut history = History::new(texts("0"));
        history.push(texts("1"), None);
        history.undo();
        history.push(texts("2"), None);
        assert_eq!(history.can(), (true, false));
    }
}
