//! Reports by the name of their file.

use super::map::MapError;
use super::material::Material;
use super::{content, html, layers, map, sheet, workbook};
use crate::text::Text;
use maillage_data::write::atomically;
use std::io;
use std::path::Path;

/// The form of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A page for browsers.
    Html,
    /// Pages for paper.
    Pdf,
    /// A workbook.
    Workbook,
    /// A layer for maps, as text.
    GeoJson,
    /// Layers for maps, as a data base.
    GeoPackage,
}

/// Why a report was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The disk refused.
    Disk(io::Error),
    /// It could not be set in its form: a fault of the program.
    Form(String),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl Form {
    /// Endings of names, with their form.
    pub const ENDINGS: [(&'static str, Self); 5] = [
        ("html", Self::Html),
        ("pdf", Self::Pdf),
        ("xlsx", Self::Workbook),
        ("geojson", Self::GeoJson),
        ("gpkg", Self::GeoPackage),
    ];

    /// The form that the name of a file asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let known = Self::ENDINGS.into_iter().find(|(known, _)| ending.eq_ignore_ascii_case(known));
        known.map(|(_, form)| form)
    }

    /// Whether this program was built with it.
    pub const fn is_built(self) -> bool {
        !matches!(self, Self::Pdf) || cfg!(feature = "pdf")
    }

    /// Writes a report in this form, whole or not at all.
    pub fn write(self, material: &Material, path: &Path, text: &Text) -> Result<(), WriteError> {
        let bytes = match self {
            Self::Html => html::render(&content::document(material, text), text).into_bytes(),
            Self::Pdf => pdf(material, text)?,
            Self::Workbook => {
                let workbook = workbook::workbook(material, text);
                sheet::write(&workbook, text).map_err(|error| WriteError::Form(error.to_string()))?
            }
            Self::GeoJson => map::geojson(&layers::layers(material, text)),
            Self::GeoPackage => {
                return map::geopackage(&layers::layers(material, text), path).map_err(|error| match error {
                    MapError::Disk(error) => WriteError::Disk(error),
                    MapError::Format(error) => WriteError::Form(error.to_string()),
                });
            }
        };
        Ok(atomically(path, |file| file.write_all(&bytes))?)
    }
}

#[cfg(feature = "pdf")]
fn pdf(material: &Material, text: &Text) -> Result<Vec<u8>, WriteError> {
    super::pdf::render(&content::document(material, text), text)
        .map_err(|error| WriteError::Form(error.to_string()))
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Material, text: &Text) -> Result<Vec<u8>, WriteError> {
    Err(WriteError::Form(text.get("report-no-pdf")))
}
