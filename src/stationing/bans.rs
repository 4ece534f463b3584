use std::collections::{BTreeMap, BTreeSet};

use super::posting::Ban;
use crate::consequence::Decided;
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Problem, Problems, StationingDefect, text,
};

/// 核对限制登记 — holds bars as they are kept on file against the records that ground them.
///
/// What follows from a record, and until when, says a
/// [history](crate::consequence::History); this finds what was written wrong by hand.
///
/// # Errors
/// At `ban[ID]`: an id that two have; a ground that is no record, or is about somebody else
/// who does not bear it either; a first day before the one on which the ground was decided.
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
    let records: BTreeMap<&Id, &Decided> =
        records.iter().map(|record| (&record.id, record)).collect();
    let mut bans: Vec<&Ban> = bans.iter().collect();
    bans.sort();
    let (mut found, mut ids) = (Found::default(), BTreeSet::new());
    for ban in bans {
        let here = FieldPath::root().key("ban").element(ban.id.as_str());
        if !ids.insert(&ban.id) {
            let (what, id) = ("bars", ban.id.to_string());
            found.push(Problem::new(here.clone(), Defect::Duplicate { what, id }));
        }
        let Some(record) = records.get(&ban.ground) else {
            let nearest =
                text::nearest(ban.ground.as_str(), records.keys().map(|id| id.as_str()));
            let (what, ground) = ("record", ban.ground.to_string());
            let defect = Defect::Unknown { what, found: ground, nearest };
            found.push(Problem::new(here.key("ground"), defect));
            continue;
        };
        let ground = || ban.ground.clone();
        let bears = record.bearers.iter().any(|one| one.who.as_ref() == Some(&ban.who));
        if record.who != ban.who && !bears {
            let about = record.who.clone();
            let defect = StationingDefect::GroundOfAnother { ground: ground(), about };
            found.push(Problem::new(here.key("who"), defect.into()));
        }
        if ban.from < record.decided {
            let (from, decided) = (ban.from, record.decided);
            let defect =
                StationingDefect::BeforeItsGround { ground: ground(), from, decided };
            found.push(Problem::new(here.key("from"), defect.into()));
        }
    }
    found.none_or(())
}
