use std::collections::{BTreeMap, BTreeSet};

use super::posting::Ban;
use crate::consequence::{Decided, Said};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Problem, Problems, StationingDefect, text,
};

/// 核对限制登记 — holds bars as they are kept on file against the records that ground them.
///
/// What follows from a record, and until when, says a
/// [history](crate::consequence::History); this finds what was written wrong by hand. It knows
/// no rulebook: whether the outcome of the ground leads to a bar it does not tell.
///
/// # Errors
/// At `record[ID]`: an id that two records have. At `ban[ID]`: an id that two have; the same bar
/// under another id; a ground that is no record, or takes back another, or was taken back
/// itself, or is about somebody else who does not bear it either; a first day before the one
/// on which the ground was decided.
///
/// # Examples
/// ```
/// use grassroots::consequence::{Decided, Matter, Said};
/// use grassroots::stationing::{bans, check_bans};
/// use grassroots::vocabulary::{Id, Period};
///
/// let day = |text: &str| text.parse::<chrono::NaiveDate>();
/// let about = Period::new(day("2015-06-01")?, Some(day("2016-06-01")?))?;
/// let of = (Matter::Scheme(Id::new("stationing/assessment")?), Said::Graded(Id::new("incompetent")?));
/// let record = Decided::new(Id::new("o1")?, Id::new("lin")?, of, (about, day("2016-06-20")?));
/// let bans = bans(["编号", "对象", "依据", "起始日期"], [["1", "lin", "o1", "2016-06-01"]])?;
/// let problems = check_bans(&bans, &[record]).unwrap_err();
/// assert_eq!(
///     problems.to_string(),
///     "ban[1].from: this begins on 2016-06-01, before 2016-06-20, when its ground `o1` was \
///      decided: correct one of the days",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_bans(bans: &[Ban], records: &[Decided]) -> Result<(), Problems> {
    let mut found = Found::default();
    let mut by_id: BTreeMap<&Id, &Decided> = BTreeMap::new();
    let mut records: Vec<&Decided> = records.iter().collect();
    records.sort_by(|a, b| (&a.id, a.decided, &a.who).cmp(&(&b.id, b.decided, &b.who)));
    for record in records {
        if by_id.contains_key(&record.id) {
            let here = FieldPath::root().key("record").element(record.id.as_str());
            let (what, id) = ("records", record.id.to_string());
            found.push(Problem::new(here, Defect::Duplicate { what, id }));
        }
        by_id.entry(&record.id).or_insert(record);
    }
    let withdrawn = withdrawn(&by_id);
    let mut bans: Vec<&Ban> = bans.iter().collect();
    bans.sort();
    let (mut ids, mut seen) = (BTreeSet::new(), BTreeMap::new());
    for ban in bans {
        let here = FieldPath::root().key("ban").element(ban.id.as_str());
        if !ids.insert(&ban.id) {
            let (what, id) = ("bars", ban.id.to_string());
            found.push(Problem::new(here.clone(), Defect::Duplicate { what, id }));
        } else if let Some(other) =
            seen.insert((&ban.who, &ban.ground, ban.from), &ban.id)
        {
            let defect = StationingDefect::BarTwice { other: Id::clone(other) };
            found.push(Problem::new(here.clone(), defect.into()));
        }
        let Some(record) = by_id.get(&ban.ground) else {
            let nearest =
                text::nearest(ban.ground.as_str(), by_id.keys().map(|id| id.as_str()));
            let (what, ground) = ("record", ban.ground.to_string());
            let defect = Defect::Unknown { what, found: ground, nearest };
            found.push(Problem::new(here.key("ground"), defect));
            continue;
        };
        let defects = beside(ban, record).into_iter();
        found.extend(defects.map(|(key, one)| Problem::new(here.key(key), one.into())));
        if withdrawn.contains(&ban.ground) {
            let defect = StationingDefect::GroundWithdrawn { ground: ban.ground.clone() };
            found.push(Problem::new(here.key("ground"), defect.into()));
        }
    }
    found.none_or(())
}

/// The records that were taken back, by a record that was not taken back itself, and those
/// that take back another: of several corrections of one record the last stands, by day and
/// number.
fn withdrawn<'r>(by_id: &BTreeMap<&'r Id, &'r Decided>) -> BTreeSet<&'r Id> {
    let mut corrections: BTreeMap<&Id, Vec<&Decided>> = BTreeMap::new();
    let mut order: Vec<&Decided> = Vec::new();
    for record in by_id.values().copied() {
        match record.corrects.as_ref().filter(|of| by_id.contains_key(of)) {
            Some(of) => corrections.entry(of).or_default().push(record),
            None => order.push(record),
        }
    }
    for list in corrections.values_mut() {
        list.sort_by_key(|record| (record.decided, record.seq, &record.id));
    }
    let of =
        |record: &Decided| corrections.get(&record.id).into_iter().flatten().copied();
    // Each before its corrections, and settled after them.
    let mut next = 0;
    while let Some(record) = order.get(next).copied() {
        order.extend(of(record));
        next = next.saturating_add(1);
    }
    let (mut withdrawn, mut void) = (BTreeSet::new(), BTreeSet::new());
    for record in order.into_iter().rev() {
        let last = of(record).rfind(|one| !void.contains(&one.id));
        let is_withdrawn = match last {
            Some(last) => withdrawn.contains(&last.id),
            None => record.says == Said::Withdrawn,
        };
        if is_withdrawn {
            withdrawn.insert(&record.id);
        }
        if is_withdrawn && last.is_some() {
            void.insert(&record.id);
        }
    }
    withdrawn
}

/// What a bar says otherwise than its ground, each with the key.
fn beside(ban: &Ban, record: &Decided) -> Vec<(&'static str, StationingDefect)> {
    let ground = || ban.ground.clone();
    let mut all = Vec::new();
    let bears = record.bearers.iter().any(|one| one.who.as_ref() == Some(&ban.who));
    if record.who != ban.who && !bears {
        let about = record.who.clone();
        all.push(("who", StationingDefect::GroundOfAnother { ground: ground(), about }));
    }
    if ban.from < record.decided {
        let (from, decided) = (ban.from, record.decided);
        let ground = ground();
        all.push(("from", StationingDefect::BeforeItsGround { ground, from, decided }));
    }
    all
}
