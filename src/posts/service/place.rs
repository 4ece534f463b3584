//! Where in a table a draft was read.

use crate::facts::rows::Row;
use crate::facts::{Fact, column_key};
use crate::vocabulary::FieldPath;

/// 出处 — the row of a table from which something was read, and what its columns are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct ReadAt {
    pub(super) row: usize,
    /// Keys of drafts, with the headers under which they were read.
    pub(super) columns: Vec<(&'static str, String)>,
    pub(super) header: Vec<String>,
}

impl ReadAt {
    /// Where a row stands, with the columns of some keys.
    pub(super) fn new(row: &Row<'_>, keys: &[(&'static str, &str)]) -> ReadAt {
        let table = row.table();
        let named = |(key, column): &(&'static str, &str)| {
            table.header(column).map(|header| (*key, header.to_owned()))
        };
        ReadAt {
            row: row.number(),
            columns: keys.iter().filter_map(named).collect(),
            header: table.headers().to_vec(),
        }
    }

    /// The row, after the path of what was read from it.
    pub(super) fn of(&self, whose: &FieldPath) -> FieldPath {
        whose.key("row").element(&self.row.to_string())
    }

    /// The cell of a key; the row where the table has no column for it.
    pub(super) fn key(&self, whose: &FieldPath, key: &str) -> FieldPath {
        let column = self.columns.iter().find(|(own, _)| *own == key);
        self.cell(whose, column.map(|(_, header)| header))
    }

    /// The first cell of a fact.
    pub(super) fn fact(&self, whose: &FieldPath, fact: &Fact) -> FieldPath {
        let is_of = |header: &&String| {
            let key = column_key(header);
            let name = key.split('/').next().unwrap_or(&key);
            fact.id().as_str() == key
                || fact.names().any(|it| column_key(it) == name || column_key(it) == key)
        };
        self.cell(whose, self.header.iter().find(is_of))
    }

    fn cell(&self, whose: &FieldPath, header: Option<&String>) -> FieldPath {
        let row = self.of(whose);
        match header {
            Some(header) => row.key("column").element(header),
            None => row,
        }
    }
}
