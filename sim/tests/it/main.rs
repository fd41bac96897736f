//! The engine against files computed by slow, plain references.

mod flows;
