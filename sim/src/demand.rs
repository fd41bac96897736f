//! People to primitives: who uses what, when (`docs/model.md` §3). Drawn from addressed streams, so that the
//! same pupils ask for the same things at the same instants in every scenario.

pub mod home;
pub mod lesson;
