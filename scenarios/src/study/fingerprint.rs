//! What a run is known by: the SHA-256 of everything that its outcome depends on, except the replication.
//!
//! The built future is hashed, not the text of the files: a comment that changes, or an edit that is undone,
//! leaves the fingerprint as it was and the runs are used again.

use super::{Settings, tier_name};
use maillage_sim::future::Future;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

/// Version of the program, as in results.
pub const PROGRAM: &str = concat!("maillage ", env!("CARGO_PKG_VERSION"));

/// Hash of the sources of the engine: another engine may give other results under the same version.
const ENGINE: &str = env!("MAILLAGE_ENGINE");

/// Identity of the runs of a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    /// The fingerprint of a future under these settings.
    pub fn of(future: &Future, settings: &Settings) -> Self {
        let mut sink = Sink(Sha256::new());
        // `Debug` prints the shortest text that reads back as the same `f64`: different futures differ in it.
        write!(sink, "{PROGRAM} {ENGINE} {} {}\n{future:?}", settings.seed, tier_name(settings.tier))
            .expect("hashing does not fail");
        Self(sink.0.finalize().into())
    }

    /// Reads back what [`fmt::Display`] writes.
    pub fn from_hexadecimal(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// First twelve hexadecimal digits, for file names.
    pub fn short(&self) -> String {
        hexadecimal(&self.0[..6])
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hexadecimal(&self.0))
    }
}

struct Sink(Sha256);

impl fmt::Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string does not fail");
        text
    })
}
