//! Cells that hold dated things: events, and spells of service.

use chrono::{Months, NaiveDate};

use super::{are_digits, choice, choices_named, day, folded, number, shape, shortened};
use crate::facts::{Choice, EventAmount, Raw};
use crate::vocabulary::{CellDefect, Defect};

/// What an event in a cell may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Events<'k> {
    pub(super) kinds: &'k [Choice],
    pub(super) at_most: u32,
    pub(super) amount: Option<&'k EventAmount>,
}

/// Events such as `2019-03-05 迟到；2019-06-07 缺席×2`, with an amount `2019-03-05 捐款 500元`,
/// or 无 where there were none.
pub(super) fn events(cell: &str, of: Events<'_>) -> Result<Raw, Defect> {
    listed(cell, |part| event(part, of)).map(Raw::List)
}

/// Spells such as `2015-03至2019-06；2020-01-15至今`, or 无 where there were none.
///
/// A month behind 至 is served to its end, a day behind 至 is served too; but where the next
/// spell begins within it, the earlier one ends there.
pub(super) fn spells(cell: &str) -> Result<Raw, Defect> {
    let spells = listed(cell, spell)?;
    let until = |spell: &Spell| {
        let (within, until) = spell.last?;
        let next = spells.iter().map(|next| next.from);
        let next = next.filter(|from| *from > spell.from && within <= *from);
        Some(next.min().map_or(until, |next| next.min(until)))
    };
    let entries = |spell: &Spell| {
        let from = ("from".to_owned(), Raw::Text(spell.from.to_string()));
        let until =
            until(spell).map(|day| ("until".to_owned(), Raw::Text(day.to_string())));
        Raw::Table(std::iter::once(from).chain(until).collect())
    };
    Ok(Raw::List(spells.iter().map(entries).collect()))
}

/// A spell as a cell has it.
#[derive(Clone, Copy, Debug)]
struct Spell {
    from: NaiveDate,
    /// The first day of what stands behind 至, and the day after it; none for 至今.
    last: Option<(NaiveDate, NaiveDate)>,
}

/// What stands on lines or between semicolons, or nothing where the cell says so.
fn listed<T>(
    cell: &str,
    read: impl Fn(&str) -> Result<T, Defect>,
) -> Result<Vec<T>, Defect> {
    let text = folded(cell);
    let is_none = |word: &&str| text.eq_ignore_ascii_case(word);
    if ["无", "無", "none"].iter().any(is_none) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        for part in line.strip_suffix(';').unwrap_or(line).split(';') {
            all.push(read(part.trim())?);
        }
    }
    Ok(all)
}

fn spell(text: &str) -> Result<Spell, Defect> {
    let (from, until) = ends(text).ok_or_else(|| {
        let expected = "from when to when: write it like `2015-03至2019-06；2020-01至今`";
        shape(text, expected.to_owned())
    })?;
    let days = |written: &str| {
        days_of(written).ok_or_else(|| Defect::NotADate { found: shortened(written) })
    };
    let (from, _) = days(from)?;
    let is_open = ["今", "现在", "現在"].contains(&until);
    let last = if is_open { None } else { Some(days(until)?) };
    let end = last.and_then(|(_, until)| until.pred_opt());
    if let Some(last) = end.filter(|last| *last < from) {
        return Err(CellDefect::EndsFirst { from, last }.into());
    }
    Ok(Spell { from, last })
}

/// The two ends of a spell, on both sides of 至 or a dash. A hyphen divides only days that
/// are not written with hyphens themselves.
fn ends(text: &str) -> Option<(&str, &str)> {
    let divided = ["至", "到", "~", "——", "—", "–"];
    // Some write a dash before 至今.
    let dashes = ['—', '–', '~', '-', ' '];
    let to_this_day = ["至今", "到今"].iter().find_map(|mark| text.strip_suffix(mark));
    let hyphened = || {
        let (from, until) = text.split_once('-')?;
        let is_plain = from.contains(['.', '/', '年']) && !until.contains('-');
        is_plain.then_some((from, until))
    };
    let (from, until) = to_this_day
        .map(|from| (from.trim_end_matches(dashes), "今"))
        .or_else(|| divided.iter().find_map(|mark| text.split_once(mark)))
        .or_else(hyphened)?;
    let (from, until) = (from.trim(), until.trim());
    (!from.is_empty() && !until.is_empty()).then_some((from, until))
}

/// The first day of a day or of a month such as `2015-03`, `2015.3`, `2015/03` and
/// `2015年3月`, and the day after it.
fn days_of(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(day) = day(text) {
        return Some((day, day.succ_opt()?));
    }
    let first = match text.strip_suffix('月') {
        Some(month) => day(&format!("{month}月1日")),
        None => ['-', '.', '/'].iter().find_map(|mark| day(&format!("{text}{mark}1"))),
    }?;
    Some((first, first.checked_add_months(Months::new(1))?))
}

fn event(text: &str, of: Events<'_>) -> Result<Raw, Defect> {
    let Events { kinds, at_most, amount } = of;
    let is_of_day = |c: char| c.is_ascii_digit() || "-/.年月日".contains(c);
    let end = text.find(|c| !is_of_day(c)).unwrap_or(text.len());
    let (written, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let rest = rest.trim_start();
    if written.is_empty() || rest.is_empty() {
        let such_as = kinds.first().map_or("…", |kind| kind.label.hans.as_str());
        let expected =
            format!("what happened when: write it like `2019-12-31 {such_as}`");
        return Err(shape(text, expected));
    }
    let on =
        day(written).ok_or_else(|| Defect::NotADate { found: shortened(written) })?;
    let (name, times) = repeated(rest, kinds, at_most)?;
    let (name, amount) = match amount {
        Some(amount) => with_amount(name, amount)?,
        None => (name, None),
    };
    let kind = choice(kinds, name)?;
    let mut entries = vec![
        ("on".to_owned(), Raw::Text(on.to_string())),
        ("kind".to_owned(), Raw::text(kind.id.as_str())),
        ("times".to_owned(), Raw::Integer(times)),
    ];
    entries.extend(amount.map(|amount| ("amount".to_owned(), amount)));
    Ok(Raw::Table(entries))
}

/// The name of a kind and the amount behind it: `捐款 500元`, `捐款 500 元`, `捐款1,200.50元`.
fn with_amount<'t>(
    text: &'t str,
    of: &EventAmount,
) -> Result<(&'t str, Option<Raw>), Defect> {
    // A name may hold digits, so a blank divides where there is one.
    let blanks = text.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    let digit = text.find(|c: char| c.is_ascii_digit());
    let mut refused = None;
    for at in blanks.map(|(at, _)| at).chain(digit) {
        let Some((name, written)) = text.split_at_checked(at) else { continue };
        match number::amount(written.trim(), &of.unit.all()) {
            Ok(amount) => {
                return Ok((name.trim_end(), Some(Raw::Text(amount.to_string()))));
            }
            Err(error) => refused = Some(error),
        }
    }
    Err(refused.map_or_else(
        || {
            let expected = "how much: write the amount behind the kind";
            shape(text, expected.to_owned())
        },
        Defect::from,
    ))
}

/// The name of a kind and how many times: `缺席×2`, `缺席 x 2`, `缺席*2`, or once.
fn repeated<'t>(
    text: &'t str,
    kinds: &[Choice],
    at_most: u32,
) -> Result<(&'t str, i64), Defect> {
    // The name of a kind may itself end like that.
    if !choices_named(kinds, text).is_empty() {
        return Ok((text, 1));
    }
    match text.rsplit_once(['×', 'x', 'X', '*']) {
        Some((name, times)) if are_digits(times.trim()) => {
            let times = times.trim();
            let domain = (1, i64::from(at_most));
            let number = times.parse().map_err(|_| number::not_whole(times, domain))?;
            Ok((name.trim_end(), number))
        }
        Some(_) | None => Ok((text, 1)),
    }
}
