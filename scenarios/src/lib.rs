//! Scenario files, studies and their questions.
