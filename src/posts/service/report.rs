//! The year and its figures, laid out as reports.

use super::tally::Tally;
use super::year::{Follows, Served, Year};
use crate::explain::{Report, Wording as _};
use crate::rule::Kind;
use crate::vocabulary::{Id, Script, Source};

/// A phrase in three scripts.
type Phrase = (&'static str, &'static str, &'static str);

const fn said((hans, hant, en): Phrase, script: Script) -> &'static str {
    script.of(hans, hant, en)
}

impl Year {
    /// 年度履岗报告 — ratings, what follows from them, who has no post and why, how far each
    /// rule is kept, what the register notices, and the figures; `sources` are those of the
    /// rulebook.
    #[must_use]
    pub fn report(&self, sources: &[Source], script: Script) -> Report {
        let period = self.period.in_words(script);
        let title = script.of("履岗与评星", "履崗與評星", "Service and stars");
        let village = &self.village;
        let title = match script {
            Script::Hans | Script::Hant => format!("{village} {period}{title}"),
            Script::En => format!("{title}: {village}, {period}"),
        };
        let mut report = Report::new(&title);
        self.ratings(&mut report, script);
        for follows in &self.follows {
            self.followed(&mut report, follows, (sources, script));
        }
        self.left_out(&mut report, script);
        report.heading(script.of("规则遵守情况", "規則遵守情況", "How rules are kept"));
        for coverage in &self.coverages {
            coverage.add_to(&mut report, sources, script);
        }
        self.on_days(&mut report, script);
        if !self.notices.is_empty() {
            report.heading(script.of(
                "登记所见",
                "登記所見",
                "What the register notices",
            ));
        }
        for notice in &self.notices {
            report.paragraph(&notice.words(script));
        }
        report.heading(script.of("汇总", "匯總", "In figures"));
        self.tally.figures_in(&mut report, script);
        report
    }

    fn ratings(&self, report: &mut Report, script: Script) {
        let header = [
            script.of("人员", "人員", "person"),
            script.of("岗位", "崗位", "post"),
            script.of("年内履岗", "年內履崗", "served in the year"),
            script.of("得分", "得分", "points"),
            script.of("星级", "星級", "stars"),
        ];
        let row = |one: &Served| {
            let grades = one.outcome.grades().map(|grade| grade.label.in_script(script));
            let to = script.of("至", "至", " to ");
            vec![
                one.holding.person.to_string(),
                one.post.label.in_script(script).to_owned(),
                format!("{}{to}{}", one.holding.served.from(), one.holding.last()),
                one.outcome.total().span.in_words(script),
                grades.collect::<Vec<_>>().join(script.of("或", "或", " or ")),
            ]
        };
        report.table(&header, self.holdings.iter().map(row).collect());
    }

    /// What follows by one rule: the names, and of whom it cannot be told what is missing.
    fn followed(
        &self,
        report: &mut Report,
        follows: &Follows,
        (sources, script): (&[Source], Script),
    ) {
        report.heading(follows.rule.label.in_script(script));
        report.paragraph(&follows.ground.in_words(sources, script));
        if follows.findings.is_empty() {
            report.paragraph(script.of("无", "無", "nobody"));
        }
        for finding in &follows.findings {
            let id = finding.subject.as_ref().map_or("", Id::as_str);
            let held = self.holding(id);
            let post = held.map_or("", |one| one.post.label.in_script(script));
            let of = match script {
                Script::Hans | Script::Hant => format!("{id}（{post}）"),
                Script::En => format!("{id} ({post})"),
            };
            let words = finding.words(script);
            let label = finding.rule.label.in_script(script);
            let colon = script.of("：", "：", ": ");
            let figure =
                words.strip_prefix(label).and_then(|rest| rest.strip_prefix(colon));
            let mut entry = report.entry(0, &of, figure.unwrap_or(&words));
            // What must be done is told with what was, and what is not known with what is
            // missing.
            let is_plain =
                matches!(follows.kind, Kind::Eligibility | Kind::Identification)
                    && finding.missing().is_empty();
            if !is_plain {
                for question in finding.asked_first.iter().chain(&finding.asked) {
                    entry.step(&question.words(script), None);
                }
            }
        }
    }

    fn left_out(&self, report: &mut Report, script: Script) {
        report.heading(script.of(
            "应参加而未任岗",
            "應參加而未任崗",
            "Those who must take part and have no post",
        ));
        if self.without.is_empty() {
            report.paragraph(script.of("无", "無", "nobody"));
        }
        for one in &self.without {
            let none = script.of("原因未记明", "原因未記明", "no reason on record");
            let reason = one.reason.as_ref();
            let reason = reason.map_or(none, |reason| reason.label.in_script(script));
            report.entry(0, one.person.as_str(), reason);
        }
    }

    fn on_days(&self, report: &mut Report, script: Script) {
        if self.days.is_empty() {
            return;
        }
        report.heading(script.of(
            "任岗条件未符合之日",
            "任崗條件未符合之日",
            "Days on which a holder was not within the limits",
        ));
        for one in &self.days {
            let figure = format!("{}{}", one.on, script.of("起", "起", " on"));
            let mut entry = report.entry(0, one.holding.as_str(), &figure);
            entry.step(&one.finding.words(script), None);
            for question in one.finding.asked_first.iter().chain(&one.finding.asked) {
                entry.step(&question.words(script), None);
            }
        }
    }
}

/// What each figure of a tally is, in its order.
const FIGURES: [Phrase; 18] = [
    ("村数", "村數", "villages"),
    ("岗位数", "崗位數", "posts"),
    ("有人在岗的岗位", "有人在崗的崗位", "posts held"),
    ("岗位名额", "崗位名額", "places"),
    ("在岗名额", "在崗名額", "places held"),
    ("名额不详的岗位", "名額不詳的崗位", "posts whose places are not known"),
    ("群众最盼望的岗位", "群眾最盼望的崗位", "posts most wanted"),
    ("其中有人在岗", "其中有人在崗", "of them held"),
    (
        "是否最盼望不详的岗位",
        "是否最盼望不詳的崗位",
        "posts of which it is not known whether they are most wanted",
    ),
    ("应参加人数", "應參加人數", "people who must take part"),
    ("其中任岗人数", "其中任崗人數", "of them with a post"),
    (
        "是否应参加不详的人数",
        "是否應參加不詳的人數",
        "people of whom it is not known whether they must",
    ),
    ("任岗人数", "任崗人數", "people with a post"),
    ("年内履岗数", "年內履崗數", "holdings of the year"),
    ("应汇报次数", "應匯報次數", "reports due"),
    ("已汇报次数", "已匯報次數", "of them held"),
    ("是否汇报不详的次数", "是否匯報不詳的次數", "of them not known"),
    ("星级未定", "星級未定", "holdings whose stars are open"),
];

impl Tally {
    /// 汇总报告 — the figures, the stars and how far each rule is kept, in one script.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let mut report = Report::new(script.of("汇总", "匯總", "In figures"));
        self.figures_in(&mut report, script);
        self.rules_in(&mut report, script);
        report
    }

    /// The figures and the stars.
    fn figures_in(&self, report: &mut Report, script: Script) {
        let header =
            [script.of("项目", "項目", "figure"), script.of("数值", "數值", "value")];
        let figures = FIGURES.iter().zip(self.figures());
        let row = |label: &str, figure: u32| vec![label.to_owned(), figure.to_string()];
        let mut rows: Vec<Vec<String>> =
            figures.map(|(phrase, figure)| row(said(*phrase, script), figure)).collect();
        let stars = self.stars.iter();
        rows.extend(
            stars.map(|star| row(star.grade.label.in_script(script), star.holdings)),
        );
        report.table(&header, rows);
    }

    /// How many subjects stand how to each rule.
    fn rules_in(&self, report: &mut Report, script: Script) {
        let header = [
            script.of("规则", "規則", "rule"),
            script.of("符合", "符合", "met"),
            script.of("不符合", "不符合", "not met"),
            script.of("无法认定", "無法認定", "cannot be told"),
            script.of("不适用", "不適用", "does not apply"),
        ];
        let rows = self.rules.iter().map(|one| {
            let figures = [one.met, one.not_met, one.undetermined, one.not_applicable];
            let figures = figures.into_iter().map(|figure| figure.to_string());
            std::iter::once(one.rule.label.in_script(script).to_owned())
                .chain(figures)
                .collect()
        });
        report.table(&header, rows.collect());
    }
}
