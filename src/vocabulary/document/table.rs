use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Field, Reader};
use crate::vocabulary::text::{nearest, shown};
use crate::vocabulary::{Defect, FieldPath};

/// 表 — a table of a document: asked key by key, and then for what nobody asked for.
#[derive(Debug)]
pub struct Table<'d> {
    // None where something else stands, which is reported already.
    table: Option<&'d DeTable<'d>>,
    path: FieldPath,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'d> Table<'d> {
    pub(super) fn new(table: Option<&'d DeTable<'d>>, field: &Field<'d>) -> Table<'d> {
        Table { table, path: field.path.clone(), asked: Vec::new(), missing: Vec::new() }
    }

    /// Where the table stands.
    #[must_use]
    pub const fn path(&self) -> &FieldPath {
        &self.path
    }

    fn get(&self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.table.and_then(|table| table.get(key))
    }

    /// Whether something stands under `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value under `key`; a missing one is reported at the end, by
    /// [`finish`](Table::finish), unless a key that nobody asked for is meant for it.
    pub fn required<T>(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        read: impl FnOnce(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> Option<T> {
        match self.field(reader, key) {
            Some(field) => read(reader, &field),
            None => {
                self.missing.push(key);
                reader.miss(&self.path);
                None
            }
        }
    }

    /// Reports `key` at the end as missing, if it is not there: for keys that are needed only
    /// beside others.
    pub fn needs(&mut self, reader: &mut Reader, key: &'static str) {
        if !self.has(key) {
            self.missing.push(key);
            reader.miss(&self.path);
        }
    }

    /// The value under `key`, if there is one.
    pub fn optional<T>(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        read: impl FnOnce(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> Option<T> {
        let field = self.field(reader, key)?;
        read(reader, &field)
    }

    /// The elements of the list under `key`; none if there is no such key.
    pub fn listed<T>(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        at_most: usize,
        read: impl FnMut(&mut Reader, &Field<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.optional(reader, key, |reader, field| reader.each(field, at_most, read))
            .unwrap_or_default()
    }

    /// The value under `key` as a field, remembered as known.
    pub fn field(&mut self, reader: &mut Reader, key: &'static str) -> Option<Field<'d>> {
        self.asked.push(key);
        reader.ask(&self.path, key);
        let value = self.get(key)?;
        let path = self.path.key(key);
        let start = value.span().start;
        reader.visit(&path, start);
        Some(Field { value: value.get_ref(), start, path })
    }

    /// Reports every key that is missing, and every key that nobody asked for.
    pub fn finish(mut self, reader: &mut Reader) {
        let Some(table) = self.table else {
            return reader.expects_keys(&self.path, &self.asked);
        };
        let mut unknown = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let field = Field {
                value: value.get_ref(),
                start: key.span().start,
                path: self.path.key(&shown(name)),
            };
            let near = nearest(name, self.asked.iter().copied());
            // A misspelt key is told once: what it means is neither missing nor left out.
            self.missing.retain(|key| Some(*key) != near.as_deref());
            if let Some(key) = near.as_deref().filter(|key| table.get(*key).is_none()) {
                reader.miss(&self.path.key(key));
            }
            unknown.push((field, shown(name), near));
        }
        for key in self.missing {
            let defect = Defect::MissingKey { key: key.to_owned() };
            reader.report_at(self.path.clone(), defect);
        }
        for (field, found, near) in unknown {
            let known =
                if reader.lists(&field) { self.asked.clone() } else { Vec::new() };
            reader.report(&field, Defect::UnknownKey { found, nearest: near, known });
        }
    }

    /// The one key of a table such as `{ deduct = … }`, with its value.
    ///
    /// More or fewer than one key, and a key that is none of `tags`, are reported.
    pub fn tag(
        self,
        reader: &mut Reader,
        tags: &[&'static str],
    ) -> Option<(&'static str, Field<'d>)> {
        self.tag_beside(reader, tags, &[])
    }

    /// The same, where some other keys, which are read by themselves, may stand beside it.
    pub fn tag_beside(
        mut self,
        reader: &mut Reader,
        tags: &[&'static str],
        others: &[&'static str],
    ) -> Option<(&'static str, Field<'d>)> {
        let Some(table) = self.table else {
            reader.expects_keys(&self.path, tags);
            return None;
        };
        let is_other = |name: &str| others.contains(&name);
        let mut keys = table.keys().filter(|key| !is_other(key.get_ref().as_ref()));
        let (Some(key), None) = (keys.next(), keys.next()) else {
            let keys = tags.iter().map(|tag| (*tag).to_owned()).collect();
            reader.report_at(self.path.clone(), Defect::ExactlyOne { keys });
            return None;
        };
        let name = key.get_ref().as_ref();
        match tags.iter().find(|tag| **tag == name) {
            Some(tag) => self.field(reader, tag).map(|field| (*tag, field)),
            None => {
                let value = table.get(name)?;
                let start = key.span().start;
                let path = self.path.key(&shown(name));
                let field = Field { value: value.get_ref(), start, path };
                reader.unknown_word(&field, name, tags.iter().copied());
                None
            }
        }
    }

    /// Every key with its value, in the order of the text: for tables keyed by ids.
    #[must_use]
    pub fn entries(&self, reader: &mut Reader) -> Vec<(String, Field<'d>)> {
        let mut entries: Vec<_> = self
            .table
            .into_iter()
            .flatten()
            .map(|(key, value)| {
                let name = key.get_ref().as_ref();
                let start = key.span().start;
                let path = self.path.element(&shown(name));
                (name.to_owned(), Field { value: value.get_ref(), start, path })
            })
            .collect();
        entries.sort_by_key(|(_, field)| field.start);
        for (_, field) in &entries {
            reader.visit(&field.path, field.start);
        }
        entries
    }
}
