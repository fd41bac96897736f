//! A rectangle of numbers: alternatives by criteria, or draws by alternatives.

/// Rows of equal length.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Matrix {
    n_columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// Of its rows; `None` when they are not equally long. Without rows it has no columns either.
    pub fn of_rows(rows: impl IntoIterator<Item = impl AsRef<[f64]>>) -> Option<Self> {
        let mut n_columns = None;
        let mut values = Vec::new();
        for row in rows {
            let row = row.as_ref();
            if *n_columns.get_or_insert(row.len()) != row.len() {
                return None;
            }
            values.extend_from_slice(row);
        }
        Some(Self { n_columns: n_columns.unwrap_or(0), values })
    }

    /// How many rows; rows without columns count as none.
    pub fn n_rows(&self) -> usize {
        self.values.len().checked_div(self.n_columns).unwrap_or(0)
    }

    /// How many columns.
    pub fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// A row, which must exist.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.n_columns..][..self.n_columns]
    }

    /// Every row, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        (0..self.n_rows()).map(|row| self.row(row))
    }
}
