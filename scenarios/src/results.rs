//! The results directory of a study.
//!
//! | file | holds |
//! | --- | --- |
//! | `runs/*.run`, `runs/*.places` | every finished run, by the hash of what it was computed from; names of its places |
//! | `summary.json` | what was run, and every measure with its interval |
//! | `runs.parquet` | a row per run × measure × place |
//! | `series.parquet` | courses of the day, a row per run × series × minute |
//! | `blame.parquet` | a row per run × disturbed establishment: what was felt, and what is to blame |
//! | `quantities.json` | what each scenario has and used: what the account is made from |
//! | `means.toml` | prices, payers, support and criteria of the account |
//! | `territory/` | the territory, as CSV |

pub mod blame;
pub mod digest;
pub mod export;
mod parquet;
pub mod places;
pub mod quantities;
pub mod store;
pub mod summary;
