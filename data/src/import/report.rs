//! What an import read, kept, merged, dropped and estimated.

use crate::diagnostic::Message;
use maillage_sim::territory::EstablishmentKind;
use std::collections::BTreeMap;

/// Account of an import: rows read = establishments kept + rows merged + rows dropped.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// Files of the directory, in the order given.
    pub directory: Vec<FileReport>,
    /// Files of enrolment, in the order given.
    pub enrolment: Vec<FileReport>,
    /// Establishments of the territory.
    pub kept: usize,
    /// Of them, by type.
    pub kinds: BTreeMap<EstablishmentKind, usize>,
    /// Rows that describe an establishment another row already gave.
    pub merged: usize,
    /// Rows that were dropped, by reason.
    pub dropped: BTreeMap<Reason, Drop>,
    /// Pupils of the establishments kept.
    pub pupils: u64,
    /// Establishments whose pupils were counted by the enrolment files, by the directory.
    pub counted: (usize, usize),
    /// Establishments whose pupils were estimated, by type.
    pub estimated: BTreeMap<EstablishmentKind, usize>,
    /// Establishments of both voies of which only one was counted.
    pub half_counted: usize,
    /// Establishments placed at the town hall of their commune.
    pub at_town_hall: usize,
    /// Establishments whose commune is not in the table: placed, but of unknown population.
    pub commune_unknown: usize,
    /// Establishments whose type comes from their name or from the other rows of the file.
    pub kind_guessed: usize,
    /// Rows whose sector is not said, taken as public.
    pub sector_unknown: usize,
    /// Rows of enrolment not used: of an earlier year, or said twice.
    pub enrolment_repeated: usize,
    /// Rows of enrolment without a UAI or a number.
    pub enrolment_unreadable: usize,
    /// UAI codes counted by an enrolment file but not in the territory.
    pub enrolment_unmatched: usize,
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileReport {
    /// The file, as the user named it.
    pub file: String,
    /// Rows after the header.
    pub rows: usize,
}

/// Rows dropped for one reason.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Drop {
    /// How many.
    pub count: usize,
    /// The first few.
    pub examples: Vec<Example>,
}

/// A row that was dropped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// Its file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// UAI code and name, as far as they could be read.
    pub what: String,
}

/// Why a row is not in the territory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// Closed, or not open yet.
    Closed,
    /// A section inside another establishment, which has its own row (SEP, SGT, SEGPA).
    Section,
    /// An office of the administration.
    Administration,
    /// A type the model does not have (EREA, medical and social, information centres…).
    OtherType,
    /// No type is said.
    UnknownType,
    /// Private, and private establishments were to be left out.
    Private,
    /// No UAI code.
    BadUai,
    /// More cells than columns: which is which cannot be told.
    LongRow,
    /// No département of France.
    UnknownDepartement,
    /// Neither coordinates nor a commune whose town hall is known.
    NoPlace,
}

/// Examples kept for each reason.
const EXAMPLES: usize = 3;

impl Reason {
    /// The reason in words, with the number of rows.
    pub fn message(self, count: usize) -> Message {
        let key = match self {
            Self::Closed => "import-dropped-closed",
            Self::Section => "import-dropped-section",
            Self::Administration => "import-dropped-administration",
            Self::OtherType => "import-dropped-other-type",
            Self::UnknownType => "import-dropped-unknown-type",
            Self::Private => "import-dropped-private",
            Self::BadUai => "import-dropped-bad-uai",
            Self::LongRow => "import-dropped-long-row",
            Self::UnknownDepartement => "import-dropped-unknown-departement",
            Self::NoPlace => "import-dropped-no-place",
        };
        Message::new(key).with("count", count)
    }
}

impl Report {
    /// Rows of the directory files.
    pub fn rows(&self) -> usize {
        self.directory.iter().map(|file| file.rows).sum()
    }

    /// Rows dropped for any reason.
    pub fn dropped_rows(&self) -> usize {
        self.dropped.values().map(|drop| drop.count).sum()
    }

    pub(super) fn drop(&mut self, reason: Reason, example: Example) {
        let drop = self.dropped.entry(reason).or_default();
        drop.count += 1;
        if drop.examples.len() < EXAMPLES {
            drop.examples.push(example);
        }
    }

    /// The reason that dropped most rows.
    pub(super) fn main_reason(&self) -> Option<Message> {
        self.dropped
            .iter()
            .max_by_key(|(_, drop)| drop.count)
            .map(|(reason, drop)| reason.message(drop.count))
    }

    /// The account line by line, in the order in which to show it. A reason is followed by its examples.
    pub fn messages(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        for file in &self.directory {
            lines
                .push(Message::new("import-file-directory").with("file", &file.file).with("rows", file.rows));
        }
        for file in &self.enrolment {
            lines
                .push(Message::new("import-file-enrolment").with("file", &file.file).with("rows", file.rows));
        }
        let total = Message::new("import-total").with("read", self.rows()).with("kept", self.kept);
        lines.push(total.with("merged", self.merged).with("dropped", self.dropped_rows()));
        lines.push(by_kind("import-kinds", &self.kinds));
        for (reason, drop) in &self.dropped {
            lines.push(reason.message(drop.count));
            for example in &drop.examples {
                let place = format!("{}:{}", example.file, example.line);
                lines.push(Message::new("import-example").with("place", place).with("what", &example.what));
            }
        }
        let counted = Message::new("import-pupils").with("pupils", self.pupils);
        lines.push(counted.with("enrolment", self.counted.0).with("directory", self.counted.1));
        if !self.estimated.is_empty() {
            lines.push(by_kind("import-estimated", &self.estimated));
        }
        let notes = [
            ("import-half-counted", self.half_counted),
            ("import-at-town-hall", self.at_town_hall),
            ("import-commune-unknown", self.commune_unknown),
            ("import-kind-guessed", self.kind_guessed),
            ("import-sector-unknown", self.sector_unknown),
            ("import-enrolment-repeated", self.enrolment_repeated),
            ("import-enrolment-unreadable", self.enrolment_unreadable),
            ("import-enrolment-unmatched", self.enrolment_unmatched),
        ];
        let notes = notes.into_iter().filter(|(_, count)| *count > 0);
        lines.extend(notes.map(|(key, count)| Message::new(key).with("count", count)));
        lines
    }
}

fn by_kind(key: &'static str, counts: &BTreeMap<EstablishmentKind, usize>) -> Message {
    let of = |kind| counts.get(&kind).copied().unwrap_or(0);
    let total: usize = counts.values().sum();
    Message::new(key)
        .with("count", total)
        .with("ecoles", of(EstablishmentKind::Ecole))
        .with("colleges", of(EstablishmentKind::College))
        .with("lycees", of(EstablishmentKind::Lycee))
        .with("professional", of(EstablishmentKind::LyceeProfessionnel))
}
