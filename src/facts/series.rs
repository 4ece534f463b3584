//! 分期数据 — values by week, month, quarter, half-year or year, as a sheet states them.

use super::value::{choice, inside, measured, number, shape};
use super::{Raw, SeriesOf};
use crate::vocabulary::{Amount, Defect, Exact, FieldPath, Found, Problem, Span, Window};

/// 分期数据 — the periods of which something is said, by time; of all others nothing is
/// known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Series {
    each: Window,
    // Invariant: in the order of the windows, each once.
    entries: Box<[(i32, SeriesEntry)]>,
}

/// 分期条目 — what is said of one period.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SeriesEntry {
    /// 数 — a number.
    Number(Exact),
    /// 选项 — a choice, counted from zero.
    Choice(u16),
    /// 不适用 — there is nothing of this period, and why: out of office, not rated.
    NotApplicable(String),
    /// 尚未确定 — the number lies somewhere here.
    Between(Span),
    /// 尚未确定，也可能无法认定 — the number lies somewhere here, or there is none: it may turn
    /// out such that it cannot be told.
    BetweenOrNone(Span),
    /// 尚未确定 — one of these choices.
    Among(Box<[u16]>),
    /// 尚未确定，也可能无法认定 — one of these choices, or none: it may turn out such that it
    /// cannot be told.
    AmongOrNone(Box<[u16]>),
}

impl Series {
    pub(crate) fn new(each: Window, mut entries: Vec<(i32, SeriesEntry)>) -> Series {
        entries.sort_by_key(|(window, _)| *window);
        entries.dedup_by_key(|(window, _)| *window);
        Series { each, entries: entries.into() }
    }

    /// How long its periods are.
    #[must_use]
    pub const fn each(&self) -> Window {
        self.each
    }

    /// The periods of which something is said, as documents write them, and what.
    pub fn entries(&self) -> impl Iterator<Item = (String, &SeriesEntry)> {
        self.entries.iter().map(|(window, entry)| (self.each.written(*window), entry))
    }

    pub(crate) fn at(&self, window: i32) -> Option<&SeriesEntry> {
        let found = self.entries.binary_search_by_key(&window, |(at, _)| *at).ok()?;
        self.entries.get(found).map(|(_, entry)| entry)
    }

    /// The first period of which something is said.
    pub(crate) fn first(&self) -> Option<i32> {
        self.entries.first().map(|(window, _)| *window)
    }

    /// The same with what is said of one more period, in the place of what was said of it.
    pub(crate) fn with(&self, window: i32, entry: SeriesEntry) -> Series {
        let kept = self.entries.iter().filter(|(at, _)| *at != window).cloned();
        Series::new(self.each, kept.chain([(window, entry)]).collect())
    }

    /// The same with one entry for periods of which nothing is said.
    pub(crate) fn filled(&self, gaps: &[i32], entry: &SeriesEntry) -> Series {
        let gaps = gaps.iter().map(|window| (*window, entry.clone()));
        Series::new(self.each, self.entries.iter().cloned().chain(gaps).collect())
    }

    /// Holds a raw series that stands at `at` against its kind.
    pub(super) fn read(
        raw: &Raw,
        (each, of, at_most): (Window, &SeriesOf, u32),
        at: &FieldPath,
        problems: &mut Found,
    ) -> Option<Series> {
        let such_as = each.such_as();
        let Raw::Table(listed) = raw else {
            let expected = format!("what each period has: write {{ \"{such_as}\" = … }}");
            problems.push(Problem::new(at.clone(), shape_of(raw, expected)));
            return None;
        };
        let mut entries: Vec<(i32, SeriesEntry)> = Vec::with_capacity(listed.len());
        let mut is_whole = true;
        for (key, value) in listed {
            let path = at.key(&super::raw::shortened(key));
            let found = match each.read(key) {
                None => {
                    let found = super::raw::shortened(key);
                    Err(Defect::NotAWindow { found, such_as })
                }
                Some(window) if entries.iter().any(|(other, _)| *other == window) => {
                    let found = super::raw::shortened(key);
                    Err(Defect::SamePeriod { found, period: each.written(window) })
                }
                Some(window) => entry(value, of).map(|entry| (window, entry)),
            };
            match found {
                Ok((window, Some(entry))) => entries.push((window, entry)),
                Ok((_, None)) => {}
                Err(defect) => {
                    problems.push(Problem::new(path, defect));
                    is_whole = false;
                }
            }
        }
        let (found, at_most) = (listed.len(), usize::try_from(at_most).ok()?);
        if found > at_most {
            let defect = Defect::TooMany { what: "periods", found, at_most };
            problems.push(Problem::new(at.clone(), defect));
            is_whole = false;
        }
        is_whole.then(|| Series::new(each, entries))
    }
}

fn shape_of(found: &Raw, expected: String) -> Defect {
    Defect::FactShape { found: found.to_string(), expected }
}

/// What is said of one period; nothing for one that is stated to be absent.
fn entry(raw: &Raw, of: &SeriesOf) -> Result<Option<SeriesEntry>, Defect> {
    if let Raw::Table(said) = raw {
        return match said.as_slice() {
            [(key, Raw::Boolean(true))] if key == "absent" => Ok(None),
            [(key, Raw::Text(reason))]
                if key == "not_applicable" && !reason.trim().is_empty() =>
            {
                Ok(Some(SeriesEntry::NotApplicable(reason.clone())))
            }
            _ => Err(Defect::StatementShape),
        };
    }
    match of {
        SeriesOf::Number { places, at_least, at_most } => {
            let domain = Span::between((*at_least).into(), (*at_most).into());
            let value = number::<Amount>(raw)?;
            let value = measured(inside(value.into(), domain)?, *places)?;
            Ok(Some(SeriesEntry::Number(value)))
        }
        SeriesOf::Choice(choices) => match raw {
            Raw::Text(word) => choice(choices, word).map(SeriesEntry::Choice).map(Some),
            other => Err(shape(other, "which choice: write its id")),
        },
    }
}
