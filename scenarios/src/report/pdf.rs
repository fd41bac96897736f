//! A document as PDF, set by Typst: the document is handed over as values, so that no text of it is ever read as markup.

#[cfg(test)]
mod tests;
mod values;

use super::document::Document;
use super::fonts;
use crate::text::Text;
use typst::diag::{FileError, FileResult, SourceDiagnostic, SourceResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The form of a report: what each kind of block looks like, and how blocks are laid out on A4.
const TEMPLATE: &str = include_str!("pdf/template.typ");

/// A report could not be set. It is a fault of the program (of the form, or of a picture that is not SVG), never of
/// what the texts say.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the report could not be set as PDF: {0}")]
pub struct PdfError(String);

impl PdfError {
    /// What the typesetter complains of.
    fn new(complaints: &[SourceDiagnostic]) -> Self {
        let complaints: Vec<_> = complaints.iter().map(|complaint| complaint.message.as_str()).collect();
        Self(complaints.join("; "))
    }
}

/// A report as a PDF file, the same bytes for the same document: A4, tagged for screen readers, with a table of
/// contents if there is more than one page.
///
/// `text` speaks the language of the document; only the heading of the contents comes from it.
pub fn render(document: &Document, text: &Text) -> Result<Vec<u8>, PdfError> {
    let written = set(document, text).and_then(|set| write(&set));
    // The typesetter remembers all it has done, in case most of it is asked for again; a window that stays open for
    // days must not pay for that.
    comemo::evict(0);
    written.map_err(|complaints| PdfError::new(&complaints))
}

/// The pages with everything in its place.
fn set(document: &Document, text: &Text) -> SourceResult<PagedDocument> {
    typst::compile(&Desk::new(document, text)).output
}

/// The file. It keeps the rules of PDF/UA-1 (universal accessibility) and says so, unless a text has signs that the
/// typeface lacks, which those rules forbid: then it is tagged all the same and makes no such promise.
fn write(set: &PagedDocument) -> SourceResult<Vec<u8>> {
    let options = |standards| PdfOptions {
        creator: Smart::Custom(Some("Maillage".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    PdfStandards::new(&[PdfStandard::Ua_1])
        .ok()
        .and_then(|accessible| typst_pdf::pdf(set, &options(accessible)).ok())
        .map_or_else(|| typst_pdf::pdf(set, &options(PdfStandards::default())), Ok)
}

/// All that the typesetter sees: the form, two fonts, the values of one report. No disk, no network, no clock.
struct Desk {
    /// The language of forms, with the report among its inputs.
    library: LazyHash<Library>,
    /// What the fonts are called.
    book: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    fonts: Vec<Font>,
    /// The form.
    form: Source,
}

impl Desk {
    fn new(document: &Document, text: &Text) -> Self {
        let fonts: Vec<Font> = [fonts::REGULAR, fonts::SEMI_BOLD]
            .into_iter()
            .flat_map(|font| Font::iter(Bytes::new(font)))
            .collect();
        // A fixed name: the typesetter keeps every name that it ever meets, and has room for 65,535.
        let name = VirtualPath::new("report.typ").expect("a plain file name is a path");
        let form = FileId::new(RootedPath::new(VirtualRoot::Project, name));
        Self {
            library: LazyHash::new(Library::builder().with_inputs(values::of(document, text)).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            form: Source::new(form, TEMPLATE.to_owned()),
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.form.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.form.id() { Ok(self.form.clone()) } else { Err(FileError::AccessDenied) }
    }

    /// Pictures are among the values: there are no files.
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
