use serde::{Deserialize, Serialize};

use crate::explain::Report;
use crate::facts::Sheet;
use crate::rule::{Coverage, Rule, coverage};
use crate::vocabulary::{Defect, FieldPath, Found, Label, Problem, Problems, Script};

/// 支部问题统计 — how many branches have which of the defects that the third speech counts.
///
/// # Source
/// 在全縣後進村集中整頓工作座談會上的講話, third speech, 一是.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BranchDefects {
    /// 后进支部 — branches.
    pub branches: u32,
    /// 没有两室 — those without premises.
    pub without_premises: u32,
    /// 两室脏乱 — those whose premises are in disorder.
    pub premises_in_disorder: u32,
    /// 班子不健全 — those whose team is incomplete.
    pub team_incomplete: u32,
    /// 两委成员不和 — those whose team is in discord.
    pub team_in_discord: u32,
    /// 有集体债务 — those in debt.
    pub in_debt: u32,
}

/// 无法认定 — branches of which it cannot be told whether they have a defect.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DefectsNotKnown {
    /// Whether there are premises.
    pub without_premises: u32,
    /// Whether the premises are in disorder.
    pub premises_in_disorder: u32,
    /// Whether the team is incomplete.
    pub team_incomplete: u32,
    /// Whether the team is in discord.
    pub team_in_discord: u32,
    /// Whether there is debt.
    pub in_debt: u32,
}

/// 支部问题统计 — figures, and how many branches are missing from them because it cannot be
/// told.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DefectTally {
    /// What can be told.
    pub figures: BranchDefects,
    /// What cannot.
    pub not_known: DefectsNotKnown,
}

/// 认定规则 — the five rules of a rulebook by which the defects are identified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DefectRules([Rule; 5]);

impl DefectRules {
    /// Their ids in the bundled rulebook, in the order of the figures.
    pub const IDS: [&'static str; 5] = [
        "rectification/criteria.premises-missing",
        "rectification/criteria.premises-disorder",
        "rectification/criteria.team-unsound",
        "rectification/criteria.team-discord",
        "rectification/criteria.debt",
    ];

    /// The rules, in any order.
    ///
    /// # Errors
    /// At `rule[ID]`: each of those ids that none of the rules has.
    pub fn new(rules: [Rule; 5]) -> Result<DefectRules, Problems> {
        let mut found = Found::default();
        let place = |rule: &Rule| {
            DefectRules::IDS.iter().position(|id| *id == rule.id().as_str())
        };
        for id in DefectRules::IDS {
            if !rules.iter().any(|rule| rule.id().as_str() == id) {
                let at = FieldPath::root().key("rule").element(id);
                let (what, id) = ("rule", id.to_owned());
                let defect = Defect::Unknown { what, found: id, nearest: None };
                found.push(Problem::new(at, defect));
            }
        }
        let mut rules = rules;
        rules.sort_by_key(place);
        found.none_or(DefectRules(rules))
    }

    /// Who has which defect, by name, in the order of the figures.
    ///
    /// # Errors
    /// What [`coverage`] refuses.
    pub fn coverages(&self, sheets: &[Sheet]) -> Result<[Coverage; 5], Problems> {
        let [premises, disorder, team, discord, debt] = &self.0;
        Ok([
            coverage(premises, sheets)?,
            coverage(disorder, sheets)?,
            coverage(team, sheets)?,
            coverage(discord, sheets)?,
            coverage(debt, sheets)?,
        ])
    }

    /// How many have which defect.
    ///
    /// # Errors
    /// What [`coverage`] refuses.
    pub fn count(&self, sheets: &[Sheet]) -> Result<DefectTally, Problems> {
        let coverages = self.coverages(sheets)?;
        let [premises, disorder, team, discord, debt] = &coverages;
        let met = |coverage: &Coverage| number(coverage.met.len());
        let open = |coverage: &Coverage| number(coverage.undetermined.len());
        Ok(DefectTally {
            figures: BranchDefects {
                branches: number(sheets.len()),
                without_premises: met(premises),
                premises_in_disorder: met(disorder),
                team_incomplete: met(team),
                team_in_discord: met(discord),
                in_debt: met(debt),
            },
            not_known: DefectsNotKnown {
                without_premises: open(premises),
                premises_in_disorder: open(disorder),
                team_incomplete: open(team),
                team_in_discord: open(discord),
                in_debt: open(debt),
            },
        })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl DefectTally {
    /// 合计 — both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: DefectTally) -> Option<DefectTally> {
        let (own, add) = (self.figures, other.figures);
        let (open, more) = (self.not_known, other.not_known);
        let sum = u32::checked_add;
        Some(DefectTally {
            figures: BranchDefects {
                branches: sum(own.branches, add.branches)?,
                without_premises: sum(own.without_premises, add.without_premises)?,
                premises_in_disorder: sum(
                    own.premises_in_disorder,
                    add.premises_in_disorder,
                )?,
                team_incomplete: sum(own.team_incomplete, add.team_incomplete)?,
                team_in_discord: sum(own.team_in_discord, add.team_in_discord)?,
                in_debt: sum(own.in_debt, add.in_debt)?,
            },
            not_known: DefectsNotKnown {
                without_premises: sum(open.without_premises, more.without_premises)?,
                premises_in_disorder: sum(
                    open.premises_in_disorder,
                    more.premises_in_disorder,
                )?,
                team_incomplete: sum(open.team_incomplete, more.team_incomplete)?,
                team_in_discord: sum(open.team_in_discord, more.team_in_discord)?,
                in_debt: sum(open.in_debt, more.in_debt)?,
            },
        })
    }

    /// 统计报告 — the figures as a report in one script.
    #[must_use]
    pub fn report(&self, title: &str, script: Script) -> Report {
        let (figures, open) = (self.figures, self.not_known);
        let label = |hans: &str, hant: &str, en: &str| {
            Label::new(hans, hant, en).in_script(script).to_owned()
        };
        let lines = [
            (label("后进支部", "後進支部", "branches"), figures.branches, 0),
            (
                label("没有两室", "沒有兩室", "without premises"),
                figures.without_premises,
                open.without_premises,
            ),
            (
                label("两室脏乱", "兩室髒亂", "premises in disorder"),
                figures.premises_in_disorder,
                open.premises_in_disorder,
            ),
            (
                label("班子不健全", "班子不健全", "team incomplete"),
                figures.team_incomplete,
                open.team_incomplete,
            ),
            (
                label("两委成员不和", "兩委成員不和", "team in discord"),
                figures.team_in_discord,
                open.team_in_discord,
            ),
            (label("有集体债务", "有集體債務", "in debt"), figures.in_debt, open.in_debt),
        ];
        let mut report = Report::new(title);
        for (what, number, open) in lines {
            let unit = script.of("个", "個", "");
            let mut entry = report.entry(0, &what, &format!("{number}{unit}"));
            if open > 0 {
                let lead =
                    script.of("另有无法认定的：", "另有無法認定的：", "cannot be told: ");
                entry.step(&format!("{lead}{open}{unit}"), None);
            }
        }
        report
    }
}
