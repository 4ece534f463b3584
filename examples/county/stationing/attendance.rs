//! Everybody's days in each reading of the bars, and how they stand to the rules.

use std::collections::BTreeMap;

use grassroots::facts::Sheet;
use grassroots::organization::Tree;
use grassroots::rule::{Coverage, Rule, Standing};
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{
    Attendance, Bars, Reading, Register, Tally, attendance_coverage,
};
use grassroots::vocabulary::{Id, Named};

use super::super::tables::{Wrong, all_or_wrong, line, rules_about};
use super::super::wrong::lines;
use super::tables::Read;

/// The fact by which a reading is called: how the bar of the month is read.
const CALLED: &str = "county.month_bar";

/// Found neither in the village nor at the unit.
const NOWHERE: &str = "stationing/nowhere";

/// Whether a rule is asked of days.
pub(super) fn is_of_days(rule: &str) -> bool {
    rule == NOWHERE || rule.starts_with(Bars::YEAR)
}

/// One reading: everybody's days in it, or what the county has not decided.
pub(crate) struct InReading {
    pub(crate) reading: Named,
    pub(crate) missing: Vec<Named>,
    sheet: Sheet,
    rules: Vec<Rule>,
    /// By cadre; none where the reading is not whole.
    pub(crate) years: BTreeMap<Id, Attendance>,
    /// The figures of every organization; none where the reading is not whole.
    pub(crate) tallies: BTreeMap<Id, Tally>,
}

/// The readings in the order of the table.
pub(super) fn readings(
    rulebook: &Rulebook,
    tree: &Tree,
    (read, register): (&Read, &Register),
) -> Result<Vec<InReading>, Wrong> {
    let bars = Bars::of(|id| rulebook.rule(id));
    let bars = bars.ok_or("the rulebook has no such bars").map_err(line)?;
    let rules = rules_about(rulebook, "cadre");
    let rules = rules.filter(|it| is_of_days(it.id().as_str()));
    let rules: Vec<Rule> = rules.cloned().collect();
    let all = read.readings.iter().map(|sheet| {
        let id = sheet.subject().ok_or("a reading without id").map_err(line)?;
        let label = sheet.choice(CALLED).map(|it| it.label.clone());
        let label = label.unwrap_or_else(|| {
            grassroots::vocabulary::Label::new(id.as_str(), id.as_str(), id.as_str())
        });
        let reading = Reading::of(sheet).ok();
        let year = |cadre: &Id| {
            let by = (reading.as_ref()?, bars);
            let attendance = register.attendance(cadre, read.year, by)?;
            Some((cadre.clone(), attendance))
        };
        let tallies = match &reading {
            Some(reading) => register.tallies(tree, read.year, (reading, bars)),
            None => Some(BTreeMap::new()),
        };
        Ok(InReading {
            reading: Named::new(id.clone(), label),
            missing: Reading::missing(sheet),
            sheet: sheet.clone(),
            rules: rules.clone(),
            years: register.cadres(read.year).into_iter().filter_map(year).collect(),
            tallies: tallies.ok_or("too many").map_err(line)?,
        })
    });
    all_or_wrong(all)
}

/// A cadre's standing to the bars in one reading.
#[derive(Clone, Copy)]
pub(super) struct Stands {
    pub(super) year: Standing,
    pub(super) months: Standing,
    pub(super) nowhere: Standing,
}

impl InReading {
    /// How some cadres stand to each rule of attendance that applies to any of them; none
    /// where the reading is not whole.
    pub(super) fn coverages(&self, cadres: &[&Id]) -> Result<Vec<Coverage>, Wrong> {
        let years = || {
            let own = self.years.iter().filter(|(id, _)| cadres.contains(id));
            own.map(|(_, attendance)| (attendance, &self.sheet))
        };
        let all = self.rules.iter().map(|rule| {
            let covered = attendance_coverage(rule, years());
            covered.map_err(|it| lines(&it))
        });
        let all: Vec<Coverage> = all_or_wrong(all)?;
        let applies = |it: &Coverage| {
            [&it.met, &it.not_met, &it.undetermined].iter().any(|ids| !ids.is_empty())
        };
        Ok(all.into_iter().filter(applies).collect())
    }

    /// How a cadre stands, by these coverages; nothing can be told in a reading that is not
    /// whole.
    pub(super) fn stands(&self, coverages: &[Coverage], cadre: &Id) -> Stands {
        let of = |is_it: &dyn Fn(&str) -> bool| {
            if !self.missing.is_empty() {
                return Standing::Undetermined;
            }
            let own = coverages.iter().filter(|it| is_it(it.rule.id.as_str()));
            all_of(own.filter_map(|it| standing(it, cadre)))
        };
        let is_year =
            |id: &str| id == Bars::YEAR || id == "stationing/attendance.part-year";
        Stands {
            year: of(&is_year),
            months: of(&|id| id != NOWHERE && !is_year(id)),
            nowhere: of(&|id| id == NOWHERE),
        }
    }
}

fn standing(coverage: &Coverage, cadre: &Id) -> Option<Standing> {
    let all = [
        (Standing::Met, &coverage.met),
        (Standing::NotMet, &coverage.not_met),
        (Standing::Undetermined, &coverage.undetermined),
    ];
    let found = all.into_iter().find(|(_, ids)| ids.contains(cadre));
    found.map(|(standing, _)| standing)
}

/// Several rules of which each must be met.
fn all_of(standings: impl Iterator<Item = Standing>) -> Standing {
    let rank = |standing: &Standing| match standing {
        Standing::NotMet => 0,
        Standing::Undetermined => 1,
        Standing::Met => 2,
        Standing::NotApplicable => 3,
    };
    standings.min_by_key(rank).unwrap_or(Standing::NotApplicable)
}
