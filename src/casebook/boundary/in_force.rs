//! The first day in force and the day before it, the last and the day after.

use chrono::NaiveDate;

use super::elements::word;
use super::write::Written;
use crate::facts::{SheetDraft, SheetState};
use crate::rule::stands;
use crate::rulebook::Rulebook;
use crate::vocabulary::Period;

/// A case for each of those days.
pub(super) fn cases(rulebook: &Rulebook, name: &str) -> Vec<(String, String)> {
    let (from, until) = (rulebook.in_force().from(), rulebook.in_force().until());
    let days = [
        ("first_day", Some(from)),
        ("day_before", from.pred_opt()),
        ("last_day", until.and_then(|day| day.pred_opt())),
        ("day_after", until),
    ];
    let days = days.into_iter().filter_map(|(word, day)| {
        on_day(rulebook, (name, format!("in_force/{word}.toml")), day?)
    });
    days.collect()
}

/// A case on a day: what the first rule or scheme says of nothing, where a procedure begins,
/// or that nothing is in force.
fn on_day(
    rulebook: &Rulebook,
    (name, path): (&str, String),
    day: NaiveDate,
) -> Option<(String, String)> {
    let period = Period::new(day, day.succ_opt()).ok()?;
    if !rulebook.is_in_force(day) {
        let sentence = format!("the rulebook is not in force on {day}");
        let case =
            Written::at(path, name, &sentence).line(format!("as_of    = \"{day}\""));
        let case = case.when(period, SheetState::Open);
        let pending = "problems = [\"not in force\"]".to_owned();
        return Some(
            case.line(String::new()).line("[facts]".to_owned()).pending(vec![pending]),
        );
    }
    let sentence = format!("the rulebook is in force on {day}");
    let case = Written::at(path, name, &sentence);
    let draft = SheetDraft::new(period, SheetState::Open);
    if let Some(rule) = rulebook.rules().first() {
        let is = word(stands(rule, &rulebook.dictionary().sheet(&draft).ok()?));
        let pending = format!("rules = [{{ at = \"{}\", is = \"{is}\" }}]", rule.id());
        return Some(case.when(period, SheetState::Open).pending(vec![pending]));
    }
    if let Some(scheme) = rulebook.schemes().first() {
        let case = case.scheme(Some(scheme.id().as_str())).when(period, SheetState::Open);
        let stated = super::stated::Stated {
            facts: std::collections::BTreeMap::new(),
            period,
            state: SheetState::Open,
            subject: None,
        };
        let pending = super::totals::total_and_grade(rulebook, scheme, &stated)?;
        return Some(case.pending(pending));
    }
    let procedure = rulebook.procedures().first()?;
    let case = case.line(format!("procedure = \"{}\"", procedure.id()));
    let case = case.line(format!("begun    = \"{day}\""));
    let start = &procedure.rules().start.id;
    let pending = format!("days = [{{ on = \"{day}\", state = \"{start}\" }}]");
    Some(case.pending(vec![pending]))
}
