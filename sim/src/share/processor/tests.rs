//! The station against a naive twin that serves every job step by step.
