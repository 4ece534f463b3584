//! Several tables that are read together, each under the name by which its keeper knows it.
//!
//! What is wrong within one of them, and what their rows mean beside those of the others, is
//! told at `TABLE.row[N].column[HEADER]`, in the order of the tables, rows and columns.

use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::fmt;

use super::{Layout, Row, Table, Told};
use crate::vocabulary::{Defect, FieldPath, Found, Id, Problem, Problems};

/// The table among the others, and the row within it.
pub(crate) type Place = (usize, usize);

/// Tables, what is wrong with each so far, and where each id stands.
#[derive(Default)]
pub(crate) struct Tables {
    given: Vec<Given>,
    /// By list and id.
    places: BTreeMap<&'static str, BTreeMap<Id, Place>>,
}

/// A table, its name, and what is wrong with it so far.
struct Given {
    name: String,
    /// Without a table nothing of it could be read.
    table: Option<Table>,
    found: Vec<((usize, usize), Problem)>,
    /// Where they were found.
    told: BTreeSet<FieldPath>,
}

impl Given {
    fn new(
        name: &str,
        table: Option<Table>,
        found: Vec<((usize, usize), Problem)>,
    ) -> Given {
        let told = found.iter().map(|(_, problem)| problem.at.clone()).collect();
        Given { name: name.to_owned(), table, found, told }
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.given.iter().map(|given| &given.name)).finish()
    }
}

impl Tables {
    /// No table yet.
    pub(crate) const fn new() -> Tables {
        Tables { given: Vec::new(), places: BTreeMap::new() }
    }

    /// What stands in each row of another table, with where that is; what is wrong with it is
    /// told.
    pub(crate) fn read<T, H, R>(
        &mut self,
        name: &str,
        (layout, header, rows): (Result<Layout<'_>, Problems>, H, R),
        mut entry: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<(Place, T)>
    where
        H: IntoIterator<Item: AsRef<str>>,
        R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
    {
        let read = layout.and_then(|layout| super::read(&layout, header, rows));
        let (table, mut told) = match read {
            Ok(read) => read,
            Err(problems) => {
                self.add_lost(name, problems);
                return Vec::new();
            }
        };
        let read = table.each(&mut told, |row| entry(row).map(|one| (row.number(), one)));
        let nth = self.add(name, (table, told));
        read.into_iter().map(|(row, one)| ((nth, row), one)).collect()
    }

    /// Another table, and what is wrong with it so far; its place among the others.
    pub(crate) fn add(&mut self, name: &str, (table, told): (Table, Told)) -> usize {
        self.put(Given::new(name, Some(table), told.into_problems()))
    }

    /// The same of a table of which nothing could be read.
    pub(crate) fn add_lost(&mut self, name: &str, problems: Problems) -> usize {
        let problems = problems.into_vec().into_iter();
        let found = problems.map(|problem| ((0, 0), problem)).collect();
        self.put(Given::new(name, None, found))
    }

    fn put(&mut self, given: Given) -> usize {
        self.given.push(given);
        self.given.len().saturating_sub(1)
    }

    /// Whether nothing was told of any of them so far.
    pub(crate) fn is_fine(&self) -> bool {
        self.given.iter().all(|given| given.found.is_empty())
    }

    /// Those of the rows of a list that have an id which no row before them has, in the order of
    /// the tables; the others, which are told.
    pub(crate) fn once<T>(
        &mut self,
        (list, what): (&'static str, &'static str),
        all: Vec<(Place, T)>,
        id: impl Fn(&T) -> &Id,
    ) -> (Vec<T>, Vec<(Place, T)>) {
        let (mut once, mut again) = (Vec::new(), Vec::new());
        for (place, one) in all {
            let name = id(&one).clone();
            match self.places.entry(list).or_default().entry(name) {
                btree_map::Entry::Vacant(free) => {
                    free.insert(place);
                    once.push(one);
                }
                btree_map::Entry::Occupied(taken) => {
                    let defect = Defect::Duplicate { what, id: taken.key().to_string() };
                    self.tell_at(place, None, defect);
                    again.push((place, one));
                }
            }
        }
        (once, again)
    }

    /// Tells what is wrong with a cell of a row, or with the one that says whom it is about,
    /// unless something was told of it.
    pub(crate) fn tell_at(
        &mut self,
        (nth, row): Place,
        column: Option<&str>,
        defect: Defect,
    ) {
        let Some(given) = self.given.get_mut(nth) else { return };
        let Some(table) = &given.table else { return };
        let (place, at) = cell(table, row, column);
        if given.told.insert(at.clone()) {
            given.found.push((place, Problem::new(at, defect)));
        }
    }

    /// Every problem: those of the tables, and those that were found at `LIST[ID]` or
    /// `LIST[ID].KEY` of what was read from them, each at its cell, in the order of the tables;
    /// those of no row come last.
    ///
    /// `column` says which column a key means, of the problem as a whole; `None` where the cell
    /// is meant that says whom the row is about.
    pub(crate) fn with(
        mut self,
        found: Found,
        column: impl Fn(&Table, Option<&str>, &Defect) -> Option<&'static str>,
    ) -> Found {
        let mut of_none = Vec::new();
        for problem in found.into_all() {
            let Some(((nth, row), key)) = self.place(&problem.at) else {
                of_none.push(problem);
                continue;
            };
            let Some(given) = self.given.get_mut(nth) else { continue };
            let Some(table) = &given.table else { continue };
            let column = column(table, key.as_deref(), &problem.defect);
            let (place, at) = cell(table, row, column);
            given.found.push((place, Problem::new(at, problem.defect)));
        }
        let mut all = Found::default();
        for mut given in self.given {
            given.found.sort_by_key(|(place, _)| *place);
            all.extend(given.found.into_iter().map(|(_, mut problem)| {
                problem.at = problem.at.of_table(&given.name);
                problem
            }));
        }
        all.extend(of_none);
        all
    }

    /// The row of the element of a list that a path names, and the key within it.
    fn place(&self, at: &FieldPath) -> Option<(Place, Option<String>)> {
        let (list, id, key) = at.element_parts()?;
        let place = self.places.get(list)?.get(&Id::new(id).ok()?)?;
        Some((*place, key.map(str::to_owned)))
    }
}

/// The cell of a row in a column, or the one that says whom it is about, and where it stands.
fn cell(table: &Table, row: usize, column: Option<&str>) -> ((usize, usize), FieldPath) {
    let at = match column {
        Some(column) => table.cell(row, column),
        None => table.subject_cell(row),
    };
    (table.place_of(row, &at), at)
}
