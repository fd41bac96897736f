//! Tables in Apache Parquet: dictionary-encoded names, zstd, written whole or not at all.

use arrow_array::builder::{Float64Builder, StringDictionaryBuilder, UInt32Builder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use maillage_data::write::atomically;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Kind of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Few different texts, many times each.
    Name,
    /// A count.
    Count,
    /// A figure.
    Figure,
}

/// A cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell<'a> {
    /// Of a column of names.
    Name(&'a str),
    /// Of a column of counts.
    Count(u32),
    /// Of a column of figures.
    Figure(f64),
}

enum Column {
    Name(StringDictionaryBuilder<Int32Type>),
    Count(UInt32Builder),
    Figure(Float64Builder),
}

impl Column {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Name => Self::Name(StringDictionaryBuilder::new()),
            Kind::Count => Self::Count(UInt32Builder::new()),
            Kind::Figure => Self::Figure(Float64Builder::new()),
        }
    }

    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Self::Name(column), Cell::Name(name)) => column.append_value(name),
            (Self::Count(column), Cell::Count(count)) => column.append_value(count),
            (Self::Figure(column), Cell::Figure(figure)) => column.append_value(figure),
            _ => unreachable!("rows are written by this crate in the order of their columns"),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Name(column) => Arc::new(column.finish()),
            Self::Count(column) => Arc::new(column.finish()),
            Self::Figure(column) => Arc::new(column.finish()),
        }
    }
}

/// The columns of a table, in order.
pub(super) type Columns = [(&'static str, Kind)];

fn schema(columns: &Columns) -> Arc<Schema> {
    let fields: Vec<Field> = columns
        .iter()
        .map(|(name, kind)| {
            let form = match kind {
                Kind::Name => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
                Kind::Count => DataType::UInt32,
                Kind::Figure => DataType::Float64,
            };
            Field::new(*name, form, false)
        })
        .collect();
    Arc::new(Schema::new(fields))
}

/// Some rows of a table, gathered on any thread.
pub(super) struct Rows {
    schema: Arc<Schema>,
    columns: Vec<Column>,
}

impl Rows {
    /// None yet.
    pub(super) fn new(columns: &Columns) -> Self {
        Self {
            schema: schema(columns),
            columns: columns.iter().map(|(_, kind)| Column::new(*kind)).collect(),
        }
    }

    /// Adds a row, whose cells are in the order of the columns.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.push(*cell);
        }
    }

    /// In the form in which they are written.
    pub(super) fn finish(mut self) -> io::Result<RecordBatch> {
        let arrays = self.columns.iter_mut().map(Column::finish).collect();
        RecordBatch::try_new(self.schema, arrays).map_err(io::Error::other)
    }
}

/// A table being written.
pub(super) struct Table {
    writer: ArrowWriter<Vec<u8>>,
}

impl Table {
    /// Without rows.
    pub(super) fn new(columns: &Columns) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3).expect("zstd has a level 3")))
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), schema(columns), Some(properties));
        Ok(Self { writer: writer.map_err(io::Error::other)? })
    }

    /// Adds rows.
    pub(super) fn write(&mut self, rows: &RecordBatch) -> io::Result<()> {
        self.writer.write(rows).map_err(io::Error::other)
    }

    /// Writes the file.
    pub(super) fn finish(self, path: &Path) -> io::Result<()> {
        let bytes = self.writer.into_inner().map_err(io::Error::other)?;
        atomically(path, |out| out.write_all(&bytes))
    }
}
