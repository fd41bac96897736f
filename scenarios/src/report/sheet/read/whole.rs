//! Whether a workbook is whole: an archive of complete XML, of a size that memory holds. Readers of cells may wait for
//! ever for the end of an element that never comes.

use quick_xml::events::Event;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// Most bytes of all parts unpacked: a few kilobytes can be made to unpack to a disk full.
pub(super) const MOST: u64 = 500_000_000;

/// Why a workbook is not whole.
pub(super) enum Damage {
    /// In words of the libraries.
    Broken(String),
    /// It unpacks to more than so many megabytes.
    TooLarge(u64),
}

/// Fails for what is not whole, or unpacks to more bytes than so many.
pub(super) fn check(bytes: &[u8], most: u64) -> Result<(), Damage> {
    let broken = |error: &dyn std::error::Error| Damage::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = most;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let name = part.name().map_err(|error| broken(&error))?.into_owned();
        // One byte more than there may be tells a part that ends from one that goes on.
        let mut limited = part.take(left + 1);
        let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
        let complete = if is_xml { complete(&mut limited) } else { unpacked(&mut limited) };
        let used = left + 1 - limited.limit();
        left = left.checked_sub(used).ok_or(Damage::TooLarge(most / 1_000_000))?;
        complete.map_err(|reason| Damage::Broken(format!("{name}: {reason}")))?;
    }
    Ok(())
}

/// Reads a part that is not XML to its end, where its checksum is.
fn unpacked(part: &mut impl Read) -> Result<(), String> {
    std::io::copy(part, &mut std::io::sink()).map(|_| ()).map_err(|error| error.to_string())
}

/// Fails for XML in which an element is not closed, or not by its own name.
fn complete(part: &mut impl Read) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let (mut depth, mut buffer) = (0_usize, Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).map_err(|error| error.to_string())? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err("the end is missing".to_owned()),
            _ => {}
        }
        buffer.clear();
    }
}
