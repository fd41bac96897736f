//! Members of mean rate ask the network for what a cycle needs, and a cycle is longer where hosts are slow: the
//! classes of a lesson, or of a door, follow the slowdown of its pool in steps (tier `session`).

use super::Day;
use super::state::Stage;
use crate::tier::kit::Variant;
use crate::tier::slab::Key;

impl Day<'_> {
    /// Lessons and doors whose cycle a look has found longer or shorter change their classes.
    pub(super) fn change_paces(&mut self) {
        let mut lessons = std::mem::take(&mut self.repaced);
        for (key, variant) in lessons.drain(..) {
            self.repace(key, variant);
        }
        self.repaced = lessons;
        let mut doors = std::mem::take(&mut self.repaced_doors);
        for (index, variant) in doors.drain(..) {
            self.repace_door(index, variant);
        }
        self.repaced_doors = doors;
    }

    fn repace(&mut self, key: Key, variant: Variant) {
        let running = &self.running[key];
        let (lesson, before) = (running.lesson, running.kit as usize);
        let after = self.kit(lesson.establishment, lesson.group, lesson.activity, variant);
        let Some(old) = self.kits[before].interaction.clone() else { return };
        let Some(new) = self.kits[after as usize].interaction.clone() else { return };
        for index in 0..self.running[key].groups.len() {
            let group = self.running[key].groups[index];
            let (seats, granted) = (self.groups[group].seats, self.groups[group].granted);
            if self.groups[group].stage == Stage::Ready && seats > 0 {
                self.leave(old.down.as_ref(), seats, granted[0]);
                self.leave(old.up.as_ref(), seats, granted[1]);
                self.groups[group].granted =
                    [self.join(new.down.as_ref(), seats), self.join(new.up.as_ref(), seats)];
            }
        }
        let running = &mut self.running[key];
        (running.kit, running.variant) = (after, variant);
    }
}
