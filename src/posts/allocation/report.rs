//! Proposals and what became of them, laid out as reports.

use super::because::{Because, NamedPost};
use super::confirm::Confirmed;
use super::figures::{Figure, Figures};
use super::proposal::{Proposal, Vacancy};
use crate::explain::{Report, Wording as _};
use crate::vocabulary::{Id, Script};

/// So many changes are told of each vacancy; of the rest, how many there are.
const CHANGES: usize = 5;

impl Proposal {
    /// 分配方案报告 — the proposal with all reasons, in one script.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = script.of(
            "设岗定责岗位分配方案",
            "設崗定責崗位分配方案",
            "Proposed allocation of posts",
        );
        let mut report = Report::new(title);
        if !self.is_proved {
            report.paragraph(script.of(
                "本方案为所找到的最好方案，尚未证明最优。",
                "本方案為所找到的最好方案，尚未證明最優。",
                "This is the best proposal found; it is not proved to be the best.",
            ));
        }
        if self.is_proved && !self.is_first {
            report.paragraph(script.of(
                "目标值已证明最优；同样好的方案中是否有编号在先的，尚未证明。",
                "目標值已證明最優；同樣好的方案中是否有編號在先的，尚未證明。",
                "The figures are proved to be the best; it is not proved that no equally good \
                 proposal comes first by ids.",
            ));
        }
        objective(&mut report, &self.figures, script);
        report.heading(script.of("任岗", "任崗", "Placements"));
        for placement in &self.placements {
            let (post, person) = (&placement.post, &placement.person);
            entry(&mut report, (post, person.as_str()), &placement.because, script);
        }
        self.unplaced(&mut report, script);
        report
    }

    /// Claims, vacancies and people without a post.
    fn unplaced(&self, report: &mut Report, script: Script) {
        if !self.refused.is_empty() {
            let heading =
                script.of("未落实的认领", "未落實的認領", "Claims not honoured");
            report.heading(heading);
        }
        for claim in &self.refused {
            let who = by_wish(&claim.person, claim.wish, script);
            entry(report, (&claim.post, &who), &claim.because, script);
        }
        if !self.vacancies.is_empty() {
            report.heading(script.of("空缺", "空缺", "Vacancies"));
        }
        for vacancy in &self.vacancies {
            vacant(report, vacancy, script);
        }
        if !self.without.is_empty() {
            let heading = script.of("未任岗人员", "未任崗人員", "People without a post");
            report.heading(heading);
        }
        for person in &self.without {
            let none = script.of("未任岗", "未任崗", "no post");
            let mut steps = report.entry(0, person.person.as_str(), none);
            for because in &person.because {
                steps.step(&because.words(script), None);
            }
        }
    }
}

impl Confirmed {
    /// 任岗报告 — who holds which post in the end, and how that came about.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = script.of(
            "设岗定责任岗名单",
            "設崗定責任崗名單",
            "Confirmed holders of posts",
        );
        let mut report = Report::new(title);
        objective(&mut report, &self.figures, script);
        report.heading(script.of("任岗", "任崗", "Placements"));
        for placement in &self.placements {
            let label = placement.post.label.in_script(script);
            let mut steps = report.entry(0, label, placement.person.as_str());
            steps.step(&placement.how.words(script), None);
        }
        if !self.removed.is_empty() {
            report.heading(script.of("免去", "免去", "Taken away"));
        }
        for removed in &self.removed {
            let label = removed.post.label.in_script(script);
            let mut steps = report.entry(0, label, removed.person.as_str());
            steps.step(&removed.how.words(script), None);
        }
        if !self.vacant.is_empty() {
            report.heading(script.of("空缺", "空缺", "Vacancies"));
        }
        for (post, held, places) in
            self.vacant.iter().map(|one| (&one.post, one.held, one.places))
        {
            report.entry(0, post.label.in_script(script), &format!("{held} / {places}"));
        }
        report
    }
}

fn objective(report: &mut Report, figures: &Figures, script: Script) {
    let header =
        [script.of("目标", "目標", "figure"), script.of("数值", "數值", "value")];
    let is_told = |figure: &Figure| match figure {
        Figure::Wish(_) => figures.of(*figure) > 0,
        _ => true,
    };
    let rows = Figure::all().filter(is_told);
    let rows =
        rows.map(|figure| vec![figure.words(script), figures.of(figure).to_string()]);
    report.table(&header, rows.collect());
}

fn by_wish(person: &Id, wish: u32, script: Script) -> String {
    match script {
        Script::Hans => format!("{person}（第{wish}志愿）"),
        Script::Hant => format!("{person}（第{wish}志願）"),
        Script::En => format!("{person} (wish {wish})"),
    }
}

fn entry(
    report: &mut Report,
    (post, figure): (&NamedPost, &str),
    because: &[Because],
    script: Script,
) {
    let mut steps = report.entry(0, post.label.in_script(script), figure);
    for because in because {
        steps.step(&because.words(script), None);
    }
}

fn vacant(report: &mut Report, vacancy: &Vacancy, script: Script) {
    let figure = format!("{} / {}", vacancy.held, vacancy.places);
    let mut steps = report.entry(0, vacancy.post.label.in_script(script), &figure);
    let is_change = |because: &&Because| matches!(because, Because::FilledBy(_));
    for because in vacancy.because.iter().filter(|one| !is_change(one)) {
        steps.step(&because.words(script), None);
    }
    for because in vacancy.because.iter().filter(is_change).take(CHANGES) {
        steps.step(&because.words(script), None);
    }
    let more = vacancy.because.iter().filter(is_change).skip(CHANGES).count();
    if more > 0 {
        let more = match script {
            Script::Hans => format!("另有{more}项这样的改变"),
            Script::Hant => format!("另有{more}項這樣的改變"),
            Script::En => format!("other such changes: {more}"),
        };
        steps.step(&more, None);
    }
}
