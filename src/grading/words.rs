//! Moves and tallies in words.

use std::collections::BTreeMap;

use super::compare::{Comparison, Move, Moved};
use super::survey::SurveyCheck;
use super::tally::GradeTally;
use crate::explain::{Report, Wording};
use crate::organization::{Organization, Tree};
use crate::vocabulary::{Id, Named, Script};

impl Move {
    /// What it is called.
    #[must_use]
    pub const fn words(self, script: Script) -> &'static str {
        match self {
            Move::Promoted => script.of("晋级", "晉級", "moved up"),
            Move::Held => script.of("保持", "保持", "held"),
            Move::Demoted => script.of("降级", "降級", "fell back"),
            Move::NewlyGraded => script.of("新定级", "新定級", "newly graded"),
            Move::NoLongerGraded => script.of("未再定级", "未再定級", "no longer graded"),
            Move::OtherScheme => script.of(
                "办法不同，不可比",
                "辦法不同，不可比",
                "by another scheme, not comparable",
            ),
            Move::Open => script.of(
                "等次未定，尚不可比",
                "等次未定，尚不可比",
                "grades open, not yet comparable",
            ),
        }
    }
}

/// The grades of a list; none where there is nothing.
fn grades(of: &[Named], may_not_tell: bool, script: Script) -> String {
    if of.is_empty() {
        return script.of("未定级", "未定級", "not graded").to_owned();
    }
    let or = script.of("或", "或", " or ");
    let mut named = names(of, or, script);
    if may_not_tell {
        named.push_str(or);
        named.push_str(script.of("无法认定", "無法認定", "none that can be told"));
    }
    named
}

fn names(of: &[Named], by: &str, script: Script) -> String {
    let labels: Vec<&str> = of.iter().map(|one| one.label.in_script(script)).collect();
    labels.join(by)
}

impl Wording for Moved {
    /// `gucun：一般→较好，晋级`.
    fn words(&self, script: Script) -> String {
        self.in_words(self.organization.as_str(), script)
    }
}

impl Moved {
    /// The same of an organization as it is called.
    fn in_words(&self, name: &str, script: Script) -> String {
        let before = grades(&self.before, self.before_may_not_tell, script);
        let after = grades(&self.after, self.after_may_not_tell, script);
        let how = self.how.words(script);
        let (colon, comma) = (script.of("：", "：", ": "), script.of("，", "，", ", "));
        format!("{name}{colon}{before}→{after}{comma}{how}")
    }
}

impl Comparison {
    /// How many moved in each way, and everybody who did not simply hold, in one script.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        self.report_named(script, Id::to_string)
    }

    /// The same, with what every organization is called beside or instead of its id.
    #[must_use]
    pub fn report_named(&self, script: Script, named: impl Fn(&Id) -> String) -> Report {
        let title = script.of("晋位升级情况", "晉位升級情況", "Moving up");
        let mut report = Report::new(title);
        let header = [
            script.of("变动", "變動", "move"),
            script.of("组织数", "組織數", "organizations"),
        ];
        let row =
            |how: Move| vec![how.words(script).to_owned(), self.count(how).to_string()];
        report.table(&header, Move::ALL.map(row).to_vec());
        for how in Move::ALL.into_iter().filter(|how| *how != Move::Held) {
            let count = self.count(how);
            if count == 0 {
                continue;
            }
            let mut entry = report.entry(0, how.words(script), &count.to_string());
            for moved in self.of(how) {
                let name = named(&moved.organization);
                entry.step(&moved.in_words(&name, script), None);
            }
        }
        report
    }
}

impl Wording for GradeTally {
    /// `好54，较好323，一般107，较差49`; of one organization alone its grade.
    fn words(&self, script: Script) -> String {
        if let Some(alone) = self.alone(script) {
            return alone.to_owned();
        }
        let space = script.of("", "", " ");
        let mut counts: Vec<String> = self
            .scale
            .iter()
            .zip(&self.counts)
            .map(|(grade, count)| {
                format!("{}{space}{count}", grade.label.in_script(script))
            })
            .collect();
        let rest = [
            (self.open, script.of("等次未定", "等次未定", "open")),
            (self.ungraded, script.of("未定级", "未定級", "not graded")),
        ];
        let rest = rest.into_iter().filter(|(count, _)| *count > 0);
        counts.extend(rest.map(|(count, name)| format!("{name}{space}{count}")));
        if counts.is_empty() {
            return script.of("没有定级", "沒有定級", "nobody is graded").to_owned();
        }
        counts.join(script.of("，", "，", ", "))
    }
}

impl GradeTally {
    /// The grade of one organization alone; `None` of more, and of none.
    fn alone(&self, script: Script) -> Option<&str> {
        match (self.graded(), self.ungraded, self.open) {
            (0, 1, _) => Some(script.of("未定级", "未定級", "not graded")),
            (1, 0, 1) => Some(script.of("等次未定", "等次未定", "grade open")),
            (1, 0, 0) => {
                let place = self.counts.iter().position(|count| *count == 1)?;
                self.scale.get(place).map(|grade| grade.label.in_script(script))
            }
            _ => None,
        }
    }

    /// The figures of every organization that has others below it, with the share of each
    /// grade, as a table in one script; `named` gives what an organization is called.
    #[must_use]
    pub fn report(
        tree: &Tree,
        all: &BTreeMap<Id, GradeTally>,
        script: Script,
        named: impl Fn(&Organization) -> String,
    ) -> Report {
        let title = script.of("等次分布", "等次分布", "Distribution of grades");
        let mut report = Report::new(title);
        let scale = all.values().find(|tally| !tally.scale.is_empty());
        let scale = scale.map(|tally| tally.scale.as_slice()).unwrap_or_default();
        let mut header = vec![script.of("组织", "組織", "organization")];
        header.extend(scale.iter().map(|grade| grade.label.in_script(script)));
        header.push(script.of("等次未定", "等次未定", "open"));
        header.push(script.of("未定级", "未定級", "not graded"));
        let above = tree.iter().filter(|one| !one.subordinates.is_empty());
        let row = |one: &Organization| {
            let tally = all.get(&one.id)?;
            let mut row = vec![named(one)];
            row.extend(scale.iter().map(|grade| tally.figure(grade, script)));
            row.extend([tally.open.to_string(), tally.ungraded.to_string()]);
            Some(row)
        };
        report.table(&header, above.filter_map(row).collect());
        report
    }

    /// `54（54/533）`.
    fn figure(&self, grade: &Named, script: Script) -> String {
        let count = self.count(grade.id.as_str()).unwrap_or_default();
        match self.share(grade.id.as_str()) {
            None => count.to_string(),
            Some(share) => {
                let share = share.in_percent(script);
                match script {
                    Script::Hans | Script::Hant => format!("{count}（{share}）"),
                    Script::En => format!("{count} ({share})"),
                }
            }
        }
    }
}

impl Wording for SurveyCheck {
    /// `复核3项，不符1项：班子配备齐全`.
    fn words(&self, script: Script) -> String {
        let (checked, wrong) = (self.checked.len(), self.contradicted.len());
        let mut said = match script {
            Script::Hans => format!("复核{checked}项，不符{wrong}项"),
            Script::Hant => format!("複核{checked}項，不符{wrong}項"),
            Script::En => format!("{checked} checked, {wrong} contradicted"),
        };
        let comma = script.of("、", "、", ", ");
        if wrong > 0 {
            said.push_str(script.of("：", "：", ": "));
            said.push_str(&names(&self.contradicted, comma, script));
        }
        if !self.left_out.is_empty() {
            said.push_str(script.of("；漏报：", "；漏報：", "; left out: "));
            said.push_str(&names(&self.left_out, comma, script));
        }
        said
    }
}
