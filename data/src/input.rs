//! Bytes of input files, up to a size that memory holds.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Largest CSV file that is read, in bytes: 1 GB. Tables are kept in memory with the place of every row, for the sake of
/// exact diagnostics; the directory of all French schools has 30 MB.
pub const LARGEST_TABLE: u64 = 1_000_000_000;

/// Largest scenario or study file that is read, in bytes: 10 MB, a thousand times the bundled ones.
pub const LARGEST_TEXT: u64 = 10_000_000;

/// Why a file was not read.
#[derive(Debug)]
pub enum InputError {
    /// It has more bytes than allowed: those that are, in megabytes.
    TooLarge(u64),
    /// It could not be read.
    Disk(io::Error),
}

/// The bytes of a file of at most so many. What has no size beforehand, as a pipe or a device, is cut off there too.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(InputError::Disk)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(InputError::Disk)?;
    if bytes.len() as u64 > most { Err(InputError::TooLarge(most / 1_000_000)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_up_to_a_size_are_read() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("file");
        std::fs::write(&path, vec![b'x'; 2_000_000]).unwrap();
        assert_eq!(read(&path, 2_000_000).unwrap().len(), 2_000_000);
        assert!(matches!(read(&path, 1_999_999), Err(InputError::TooLarge(1))));
        assert!(matches!(read(&place.path().join("absent"), 1), Err(InputError::Disk(_))));
    }
}
