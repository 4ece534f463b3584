//! The year and its figures, laid out as reports.

use super::because::Notice;
use super::tally::Tally;
use super::year::{Follows, Served, Year};
use crate::explain::{Report, Wording as _, all_quoted, headline, quoted};
use crate::rule::{Coverage, Kind, Standing, broken, standing_in};
use crate::scoring::{NodeRecord, Record};
use crate::vocabulary::{Id, Named, Script, Source};

/// A phrase in three scripts.
type Phrase = (&'static str, &'static str, &'static str);

const fn said((hans, hant, en): Phrase, script: Script) -> &'static str {
    script.of(hans, hant, en)
}

/// Of those who do not meet what nobody must, and of whom it cannot be told, so many are
/// named; of the rest, how many there are.
const NAMED: usize = 10;

impl Year {
    /// 年度履岗报告 — ratings with every reason, what follows from them, who has no post and
    /// why, how far each rule is kept, what the register notices, and the figures; people by
    /// name; `sources` are those of the rulebook.
    #[must_use]
    pub fn report(&self, sources: &[Source], script: Script) -> Report {
        let period = self.period.in_words(script);
        let title = script.of("履岗与评星", "履崗與評星", "Service and stars");
        let village = self.called.of(&self.village, script);
        let title = match script {
            Script::Hans | Script::Hant if village.is_ascii() => {
                format!("{village} {period}{title}")
            }
            Script::Hans | Script::Hant => format!("{village}{period}{title}"),
            Script::En => format!("{title}: {village}, {period}"),
        };
        let mut report = Report::new(&title);
        self.ratings(&mut report, script);
        for follows in &self.follows {
            self.followed(&mut report, follows, (sources, script));
        }
        self.left_out(&mut report, script);
        report.heading(script.of("规则遵守情况", "規則遵守情況", "How rules are kept"));
        for coverage in self.coverages.iter().filter(|it| !it.is_idle()) {
            self.covered(&mut report, coverage, (sources, script));
        }
        Coverage::add_idle(&self.coverages, &mut report, script);
        self.on_days(&mut report, script);
        if !self.notices.is_empty() {
            report.heading(script.of(
                "登记提示",
                "登記提示",
                "What the register notices",
            ));
        }
        for notice in &self.notices {
            report.paragraph(&notice.called(script, &|id| self.called.of(id, script)));
        }
        report.heading(script.of("汇总", "匯總", "In figures"));
        self.tally.figures_in(&mut report, script);
        self.reasons(&mut report, script);
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
            let to = script.of("至", "至", " to ");
            vec![
                self.called.people.of(&one.holding.person),
                one.post.label.in_script(script).to_owned(),
                format!("{}{to}{}", one.holding.served.from(), one.holding.last()),
                one.outcome.total().span.in_words(script),
                stars(one, script),
            ]
        };
        report.table(&header, self.holdings.iter().map(row).collect());
    }

    /// How each holding came to its stars: every item with its findings, and what is missing
    /// where they are open.
    fn reasons(&self, report: &mut Report, script: Script) {
        report.heading(script.of("评星依据", "評星依據", "How the stars came about"));
        for one in &self.holdings {
            let record = one.outcome.record();
            let total = one.outcome.total().span.in_words(script);
            let figure =
                format!("{total}{}{}", script.of("，", "，", ", "), stars(one, script));
            let who = self.called.of(&one.holding.id, script);
            let mut entry = report.entry(0, &who, &figure);
            let items = record.nodes.iter().filter(|node| node.combine.is_none());
            for node in items {
                entry.step(&item(&record, node, script), None);
            }
            if one.outcome.grade().is_none() && !record.missing.is_empty() {
                let missing = record.missing.iter().map(|it| &it.label);
                let missing = all_quoted(missing, script);
                let lead = script.of("缺少事实", "缺少事實", "missing: ");
                entry.step(&format!("{lead}{missing}"), None);
            }
        }
    }

    /// What follows by one rule: the names, and of whom it cannot be told what is missing.
    fn followed(
        &self,
        report: &mut Report,
        follows: &Follows,
        (sources, script): (&[Source], Script),
    ) {
        report.heading(&headline(follows.rule.label.in_script(script), script));
        report.paragraph(&follows.ground.in_words(sources, script));
        if follows.findings.is_empty() {
            report.paragraph(script.of("无", "無", "nobody"));
        }
        for finding in &follows.findings {
            let of = finding.subject.as_ref();
            let of = of.map_or_else(String::new, |id| self.called.of(id, script));
            let figure = standing_in(finding.kind, finding.standing(), script);
            let mut entry = report.entry(0, &of, figure);
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
            "年末应任岗而未任岗",
            "年末應任崗而未任崗",
            "Those who must take part and have no post at the year's end",
        ));
        if self.without.is_empty() {
            report.paragraph(script.of("无", "無", "nobody"));
        }
        for one in &self.without {
            let none = script.of("原因未记明", "原因未記明", "no reason on record");
            let reason = one.reason.as_ref();
            let reason = reason.map_or(none, |reason| reason.label.in_script(script));
            report.entry(0, &self.called.of(&one.person, script), reason);
        }
    }

    /// How far a rule is kept: how many stand how, and the names of those whom it is there to
    /// find and of those of whom it cannot be told.
    fn covered(
        &self,
        report: &mut Report,
        covered: &Coverage,
        (sources, script): (&[Source], Script),
    ) {
        let stand = [
            (Standing::Met, &covered.met),
            (Standing::NotMet, &covered.not_met),
            (Standing::Undetermined, &covered.undetermined),
            (Standing::NotApplicable, &covered.not_applicable),
        ];
        let counts = stand.iter().filter_map(|(standing, ids)| {
            let unit = self.called.unit(ids.first()?, ids.len(), script);
            let named = standing_in(covered.kind, *standing, script);
            let count = ids.len();
            Some(match script {
                Script::Hans | Script::Hant => format!("{named}{count}{unit}"),
                Script::En => format!("{named}: {count}{unit}"),
            })
        });
        let counts = counts.collect::<Vec<_>>().join(script.of("，", "，", ", "));
        let mut entry = report.entry(0, covered.rule.label.in_script(script), &counts);
        let listed = |standing: Standing, ids: &[&Id], is_all: bool| {
            let colon = script.of("：", "：", ": ");
            let named = standing_in(covered.kind, standing, script);
            format!("{named}{colon}{}", self.names_of(ids, is_all, script))
        };
        for (asks, ids) in covered.found_by_part() {
            let step = listed(covered.found().0, &ids, true);
            entry.step(&format!("{step}{}", broken(asks, script)), None);
        }
        let open: Vec<&Id> = covered.undetermined.iter().collect();
        if !open.is_empty() {
            entry.step(&listed(Standing::Undetermined, &open, false), None);
        }
        if !covered.missing.is_empty() {
            let lead = script.of("缺少事实", "缺少事實", "missing: ");
            let missing = covered.missing.iter().map(|fact| self.missing(fact, script));
            let missing = missing.collect::<Vec<_>>().join(script.of("、", "、", ", "));
            entry.step(&format!("{lead}{missing}"), None);
        }
        entry.step(&covered.ground.in_words(sources, script), None);
    }

    /// A fact that is missing; of one that the register adds up, of whom what is missing.
    fn missing(&self, fact: &Named, script: Script) -> String {
        let label = quoted(fact.label.in_script(script), script);
        let added = self.notices.iter().find_map(|notice| match notice {
            Notice::SumNotKnown { fact: of, parts } if of == fact => Some(parts),
            _ => None,
        });
        let Some(parts) = added else { return label };
        let parts = parts.iter().map(|part| {
            let of = self.called.of(&part.of, script);
            let missing = part.missing.iter().map(|it| it.label.in_script(script));
            let missing = missing.collect::<Vec<_>>().join(script.of("、", "、", ", "));
            match script {
                Script::Hans | Script::Hant => format!("{of}的{missing}"),
                Script::En => format!("{of}: {missing}"),
            }
        });
        let parts = parts.collect::<Vec<_>>().join(script.of("、", "、", "; "));
        match script {
            Script::Hans | Script::Hant => format!("{label}（{parts}）"),
            Script::En => format!("{label} ({parts})"),
        }
    }

    fn names_of(&self, ids: &[&Id], is_all: bool, script: Script) -> String {
        let most = if is_all { ids.len() } else { NAMED };
        let names = ids.iter().take(most).map(|id| self.called.of(id, script));
        let names = names.collect::<Vec<_>>().join(script.of("、", "、", ", "));
        let count = ids.len();
        if count <= most {
            return names;
        }
        let unit = ids.first().map_or("", |id| self.called.unit(id, ids.len(), script));
        match script {
            Script::Hans | Script::Hant => format!("{names}等{count}{unit}"),
            Script::En => format!("{names} and others ({count} in all)"),
        }
    }

    fn on_days(&self, report: &mut Report, script: Script) {
        if self.days.is_empty() {
            return;
        }
        report.heading(script.of(
            "自哪天起不符合任岗条件",
            "自哪天起不符合任崗條件",
            "Days on which a holder was not within the limits",
        ));
        for one in &self.days {
            let figure = match script {
                Script::Hans | Script::Hant => format!("自{}起", one.on),
                Script::En => format!("from {}", one.on),
            };
            let who = self.called.of(&one.holding, script);
            let mut entry = report.entry(0, &who, &figure);
            entry.step(&one.finding.words(script), None);
            for question in one.finding.asked_first.iter().chain(&one.finding.asked) {
                entry.step(&question.words(script), None);
            }
        }
    }
}

/// `党员互评：18（满分20）；6人评分…`.
fn item(record: &Record, node: &NodeRecord, script: Script) -> String {
    let (label, value) = (node.label.in_script(script), node.value.in_words(script));
    let full = node.full_marks.map_or_else(String::new, |full| match script {
        Script::Hans => format!("（满分{full}）"),
        Script::Hant => format!("（滿分{full}）"),
        Script::En => format!(" (full marks {full})"),
    });
    let colon = script.of("：", "：", ": ");
    let mut text = format!("{label}{colon}{value}{full}");
    for finding in record.findings_of(node, script) {
        text.push_str(script.of("；", "；", "; "));
        text.push_str(&finding);
    }
    text
}

/// The stars of a holding, or those that are still possible.
fn stars(one: &Served, script: Script) -> String {
    let grades: Vec<&str> =
        one.outcome.grades().map(|grade| grade.label.in_script(script)).collect();
    let or = grades.join(script.of("或", "或", " or "));
    if grades.len() < 2 {
        return or;
    }
    match script {
        Script::Hans => format!("未定（{or}）"),
        Script::Hant => format!("未定（{or}）"),
        Script::En => format!("open ({or})"),
    }
}

/// What each figure of a tally is, in its order.
const FIGURES: [Phrase; 18] = [
    ("村数", "村數", "villages"),
    ("岗位数", "崗位數", "posts"),
    ("年末有人任岗的岗位", "年末有人任崗的崗位", "posts held at the year's end"),
    ("岗位名额", "崗位名額", "places"),
    ("年末已任岗名额", "年末已任崗名額", "places held at the year's end"),
    ("名额不详的岗位", "名額不詳的崗位", "posts whose places are not known"),
    ("群众最盼望的岗位", "群眾最盼望的崗位", "posts most wanted"),
    ("其中年末有人任岗", "其中年末有人任崗", "of them held at the year's end"),
    (
        "是否最盼望不详的岗位",
        "是否最盼望不詳的崗位",
        "posts of which it is not known whether they are most wanted",
    ),
    ("年末应任岗人数", "年末應任崗人數", "people who must take part at the year's end"),
    ("其中已任岗人数", "其中已任崗人數", "of them with a post"),
    (
        "是否应任岗不详的人数",
        "是否應任崗不詳的人數",
        "people of whom it is not known whether they must",
    ),
    ("年末任岗人数", "年末任崗人數", "people with a post at the year's end"),
    ("年内履岗人次", "年內履崗人次", "holdings of the year"),
    ("应汇报次数", "應匯報次數", "reports due"),
    ("已汇报次数", "已匯報次數", "of them held"),
    ("是否汇报不详的次数", "是否匯報不詳的次數", "of them not known"),
    ("星级未定的人次", "星級未定的人次", "holdings whose stars are open"),
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
