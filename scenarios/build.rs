//! Fingerprints the sources of the engine and of the account, so that results computed by others are never taken for
//! their own.
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

/// The hash of all sources below some folders.
fn hash(folders: &[&str]) -> u64 {
    let mut files = Vec::new();
    for folder in folders.iter().map(Path::new) {
        println!("cargo::rerun-if-changed={}", folder.display());
        sources(folder, &mut files);
    }
    files.sort();
    files.iter().fold(0xcbf2_9ce4_8422_2325, |hash, path| {
        let text = fs::read(path).unwrap_or_default();
        fold(fold(hash, path.to_string_lossy().as_bytes()), &text)
    })
}

fn main() {
    println!("cargo::rustc-env=MAILLAGE_ENGINE={:016x}", hash(&["../sim/src"]));
    println!("cargo::rustc-env=MAILLAGE_ACCOUNT={:016x}", hash(&["../sim/src", "src/decide"]));
}
