//! Who meets a rule of attendance, of many.

use std::collections::BTreeMap;

use super::{Attendance, End};
use crate::facts::Sheet;
use crate::rule::{Coverage, Rule, Standing, examine};
use crate::vocabulary::{Id, Label, Named, Problems};

/// 无记录的工作日 — what is missing where it hangs on days of which nothing is recorded.
const NOT_RECORDED: (&str, [&str; 3]) = (
    "attendance.not_recorded",
    [
        "无记录的工作日人在何处",
        "無記錄的工作日人在何處",
        "where the cadre was on working days without a record",
    ],
);

/// 出勤覆盖情况 — who of many meets a rule of attendance: each on a sheet with the county's
/// choices and whatever else is known of the cadre, as [`Attendance::standing`] tells it.
///
/// Of whom it cannot be told, the facts that are missing are listed; where it hangs on days of
/// which nothing is recorded, `attendance.not_recorded` is among them. The order makes no
/// difference; ids are those of the cadres.
///
/// # Errors
/// What [`Attendance::sheet`] refuses.
///
/// # Examples
/// See the guide's page on [stationing](crate::guide::stationing#of-many).
pub fn attendance_coverage<'a>(
    rule: &Rule,
    years: impl IntoIterator<Item = (&'a Attendance, &'a Sheet)>,
) -> Result<Coverage, Problems> {
    let mut standings: BTreeMap<Id, Standing> = BTreeMap::new();
    let mut missing: BTreeMap<Id, Named> = BTreeMap::new();
    for (attendance, base) in years {
        let [least, most] = End::ALL.map(|end| {
            let sheet = attendance.sheet(base, end)?;
            Ok::<_, Problems>(examine(rule, &sheet))
        });
        let (least, most) = (least?, most?);
        let is_told = least.standing() == most.standing();
        let standing = if is_told { least.standing() } else { Standing::Undetermined };
        if standing == Standing::Undetermined {
            let lacking = least.missing().into_iter().chain(most.missing()).cloned();
            missing.extend(lacking.map(|fact| (fact.id.clone(), fact)));
            if !is_told {
                let (id, [hans, hant, en]) = NOT_RECORDED;
                let id = Id::new(id).map(|id| Named::new(id, Label::new(hans, hant, en)));
                missing.extend(id.ok().map(|fact| (fact.id.clone(), fact)));
            }
        }
        standings.insert(attendance.id.clone(), standing);
    }
    let are = |standing: Standing| -> Vec<Id> {
        let such = standings.iter().filter(|(_, own)| **own == standing);
        such.map(|(id, _)| id.clone()).collect()
    };
    Ok(Coverage {
        met: are(Standing::Met),
        not_met: are(Standing::NotMet),
        undetermined: are(Standing::Undetermined),
        not_applicable: are(Standing::NotApplicable),
        missing: missing.into_values().collect(),
        ..Coverage::of_nobody(rule)
    })
}
