//! Tables in Apache Parquet: dictionary-encoded names, zstd, written whole or not at all.

use arrow_array::builder::{ArrayBuilder, Float64Builder, StringDictionaryBuilder, UInt32Builder};
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

/// Rows gathered before they are handed on.
const BATCH: usize = 1 << 16;

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

    fn len(&self) -> usize {
        match self {
            Self::Name(column) => column.len(),
            Self::Count(column) => column.len(),
            Self::Figure(column) => column.len(),
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

/// A table being written.
pub(super) struct Table {
    writer: ArrowWriter<Vec<u8>>,
    schema: Arc<Schema>,
    columns: Vec<Column>,
}

impl Table {
    /// Adds a row, whose cells are in the order of the columns.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.push(*cell);
        }
        if self.columns[0].len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let arrays = self.columns.iter_mut().map(Column::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(io::Error::other)?;
        self.writer.write(&batch).map_err(io::Error::other)
    }
}

/// Writes a table.
pub(super) fn write(
    path: &Path,
    columns: &[(&str, Kind)],
    fill: impl FnOnce(&mut Table) -> io::Result<()>,
) -> io::Result<()> {
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
    let schema = Arc::new(Schema::new(fields));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3).expect("zstd has a level 3")))
        .build();
    let writer =
        ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(properties)).map_err(io::Error::other)?;
    let mut table =
        Table { writer, schema, columns: columns.iter().map(|(_, kind)| Column::new(*kind)).collect() };
    fill(&mut table)?;
    table.flush()?;
    let bytes = table.writer.into_inner().map_err(io::Error::other)?;
    atomically(path, |out| out.write_all(&bytes))
}
