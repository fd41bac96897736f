//! Files are written whole or not at all: a temporary file in the same directory, synchronised, then renamed.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// How the names of temporary files start.
const UNFINISHED: &str = ".maillage-";

/// Whether a file name is that of a temporary file of ours, which a violent end may leave behind.
pub fn is_unfinished(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes())
}

/// Writes a file with `fill`. When anything fails, the file is as it was before and nothing is left beside it.
/// What a link points to is written, not the link; a device or a pipe (`/dev/stdout`) is written to, never replaced.
pub fn atomically(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(io::Error::from(ErrorKind::IsADirectory)),
        Ok(there) if !there.is_file() => {
            let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
            fill(&mut out)?;
            return out.flush();
        }
        _ => {}
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let file = prepare(&path, fill)?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes several files of a directory, which is made when needed: all are complete before the first is renamed.
pub fn directory(directory: &Path, files: &[(&str, Vec<u8>)]) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    let prepared: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            let path = directory.join(name);
            if path.is_dir() {
                return Err(io::Error::from(ErrorKind::IsADirectory));
            }
            prepare(&path, |out| out.write_all(bytes)).map(|file| (file, path))
        })
        .collect::<io::Result<_>>()?;
    for (file, path) in prepared {
        file.persist(path).map_err(|error| error.error)?;
    }
    Ok(())
}

fn prepare(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<NamedTempFile> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private by default; a result is as readable as any file the user makes.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(parent)?;
    let mut out = BufWriter::new(file.as_file_mut());
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("out.csv");
        atomically(&path, |out| out.write_all(b"old")).unwrap();
        let failed = atomically(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("disk full"))
        });
        assert_eq!(failed.unwrap_err().to_string(), "disk full");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_devices_stay() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        fs::write(at("real"), "old").unwrap();
        std::os::unix::fs::symlink(at("real"), at("link")).unwrap();
        atomically(&at("link"), |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(at("real")).unwrap(), b"new");
        assert!(fs::symlink_metadata(at("link")).unwrap().is_symlink());
        // A link to a device, lest a failure of this test replaces the device itself.
        std::os::unix::fs::symlink("/dev/null", at("null")).unwrap();
        atomically(&at("null"), |out| out.write_all(b"gone")).unwrap();
        assert!(fs::symlink_metadata(at("null")).unwrap().is_symlink());
        let error = atomically(place.path(), |out| out.write_all(b"no")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::IsADirectory);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_directory_is_written_whole_or_not() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("b.csv")).unwrap();
        let files = [("a.csv", b"1".to_vec()), ("b.csv", b"2".to_vec())];
        assert!(directory(place.path(), &files).is_err());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        directory(&place.path().join("new/inside"), &files).unwrap();
        assert_eq!(fs::read(place.path().join("new/inside/b.csv")).unwrap(), b"2");
    }
}
