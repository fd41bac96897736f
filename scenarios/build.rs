//! Fingerprints the sources of the engine, so that results computed by another engine are never taken for its own.
use std::fs;
use std::path::{Path, PathBuf};

/// FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn fold(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn main() {
    let engine = Path::new("../sim/src");
    println!("cargo::rerun-if-changed={}", engine.display());
    let mut files = Vec::new();
    sources(engine, &mut files);
    files.sort();
    let hash = files.iter().fold(0xcbf2_9ce4_8422_2325, |hash, path| {
        let text = fs::read(path).unwrap_or_default();
        fold(fold(hash, path.to_string_lossy().as_bytes()), &text)
    });
    println!("cargo::rustc-env=MAILLAGE_ENGINE={hash:016x}");
}
