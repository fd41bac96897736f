//! The directed graph of nodes and links.

pub mod route;
