//! The `maillage` command.
fn main() {}
