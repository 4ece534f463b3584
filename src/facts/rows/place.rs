//! Where in a table something was read.

use std::sync::Arc;

use super::row_at;
use crate::vocabulary::FieldPath;

/// 出处 — the table and the row from which something was read.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(crate) struct ReadAt {
    table: Arc<str>,
    row: usize,
    headers: Arc<Headers>,
}

/// What a header calls the columns of a layout, and that of the subjects.
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Headers {
    pub(super) columns: Vec<(String, String)>,
    pub(super) subject: Option<String>,
}

impl ReadAt {
    pub(super) fn new(table: &Arc<str>, row: usize, headers: &Arc<Headers>) -> ReadAt {
        ReadAt { table: Arc::clone(table), row, headers: Arc::clone(headers) }
    }

    /// The cell of a column, or the one that says whom the row is about; the row where the
    /// table has no such column.
    pub(crate) fn cell(&self, column: Option<&str>) -> FieldPath {
        let header = match column {
            Some(column) => {
                let mut all = self.headers.columns.iter();
                all.find(|(id, _)| id == column).map(|(_, header)| header)
            }
            None => self.headers.subject.as_ref(),
        };
        let row = row_at(self.row);
        let cell = match header {
            Some(header) => row.key("column").element(header),
            None => row,
        };
        cell.of_table(&self.table)
    }
}
