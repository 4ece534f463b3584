//! Proposals and what became of them, laid out as reports.

use super::because::{Because, NamedPost};
use super::confirm::{Confirmed, ConfirmedPlacement, How};
use super::figures::{Figure, Figures};
use super::proposal::{Proposal, Vacancy};
use crate::explain::{Report, Wording as _};
use crate::posts::Names;
use crate::vocabulary::{Id, Script};

/// So many changes are told of each vacancy; of the rest, how many there are.
const CHANGES: usize = 5;

impl Proposal {
    /// 分配方案报告 — the proposal with all reasons, in one script; people by name.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = script.of(
            "设岗定责岗位分配方案",
            "設崗定責崗位分配方案",
            "Proposed allocation of posts",
        );
        let mut report = Report::new(title);
        report.paragraph(if self.is_proved {
            script.of(
                "本方案已证明最优。",
                "本方案已證明最優。",
                "This proposal is proved to be the best.",
            )
        } else {
            script.of(
                "本方案为所找到的最好方案，尚未证明最优。",
                "本方案為所找到的最好方案，尚未證明最優。",
                "This is the best proposal found; it is not proved to be the best.",
            )
        });
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
        self.placed(&mut report, script);
        self.unplaced(&mut report, script);
        report
    }

    /// The placements post by post, those with the same reasons together.
    fn placed(&self, report: &mut Report, script: Script) {
        let mut told: Vec<(&NamedPost, Vec<&Id>, &[Because])> = Vec::new();
        for one in &self.placements {
            let same = |(post, _, because): &&mut (&NamedPost, Vec<&Id>, &[Because])| {
                **post == one.post && *because == one.because.as_slice()
            };
            match told.iter_mut().find(same) {
                Some((_, people, _)) => people.push(&one.person),
                None => told.push((&one.post, vec![&one.person], &one.because)),
            }
        }
        for (post, people, because) in told {
            let people: Vec<String> =
                people.into_iter().map(|person| self.names.of(person)).collect();
            let people = people.join(script.of("、", "、", ", "));
            entry(report, (post, &people), (because, &self.names), script);
        }
    }

    /// Claims, vacancies and people without a post.
    fn unplaced(&self, report: &mut Report, script: Script) {
        if !self.refused.is_empty() {
            let heading =
                script.of("未落实的认领", "未落實的認領", "Claims not honoured");
            report.heading(heading);
        }
        for claim in &self.refused {
            let who = by_wish(&self.names.of(&claim.person), claim.wish, script);
            entry(report, (&claim.post, &who), (&claim.because, &self.names), script);
        }
        if !self.vacancies.is_empty() {
            report.heading(script.of("空缺", "空缺", "Vacancies"));
        }
        for vacancy in &self.vacancies {
            vacant(report, vacancy, &self.names, script);
        }
        if !self.without.is_empty() {
            let heading = script.of("未任岗人员", "未任崗人員", "People without a post");
            report.heading(heading);
        }
        for person in &self.without {
            let none = script.of("未任岗", "未任崗", "no post");
            let mut steps = report.entry(0, &self.names.of(&person.person), none);
            for because in &person.because {
                steps.step(&because.words_with(script, &self.names), None);
            }
        }
    }
}

impl Confirmed {
    /// 任岗变动报告 — what the meeting and the organization changed of the proposal, and what it
    /// comes to then; who holds a post as proposed stands in the report of the proposal.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let title = script.of(
            "设岗定责任岗名单",
            "設崗定責任崗名單",
            "Confirmed holders of posts",
        );
        let mut report = Report::new(title);
        let is_as_proposed = |how: &How| matches!(how, How::Proposed);
        let kept = self.placements.iter().filter(|one| is_as_proposed(&one.how)).count();
        report.paragraph(&match script {
            Script::Hans => format!("按方案任岗：{kept}人次，与方案所列相同。"),
            Script::Hant => format!("按方案任崗：{kept}人次，與方案所列相同。"),
            Script::En => format!("Placements as proposed: {kept}."),
        });
        self.figures(&mut report, script);
        let changed: Vec<_> =
            self.placements.iter().filter(|one| !is_as_proposed(&one.how)).collect();
        if !changed.is_empty() {
            let heading = script.of("推荐和调整", "推薦和調整", "Changed placements");
            report.heading(heading);
        }
        let tell = |report: &mut Report, one: &ConfirmedPlacement| {
            let label = one.post.label.in_script(script);
            let mut steps = report.entry(0, label, &self.names.of(&one.person));
            steps.step(&one.how.words(script), None);
        };
        for one in changed {
            tell(&mut report, one);
        }
        if !self.removed.is_empty() {
            report.heading(script.of("免去", "免去", "Taken away"));
        }
        for one in &self.removed {
            tell(&mut report, one);
        }
        if !self.vacant.is_empty() {
            report.heading(script.of("空缺", "空缺", "Vacancies"));
        }
        for one in &self.vacant {
            let figure = places((one.held, one.places), script);
            report.entry(0, one.post.label.in_script(script), &figure);
        }
        report
    }

    /// The figures that differ from those of the proposal.
    fn figures(&self, report: &mut Report, script: Script) {
        let differs =
            |figure: &Figure| self.figures.of(*figure) != self.proposed.of(*figure);
        let rows = Figure::all().filter(differs).map(|figure| {
            vec![
                figure.words(script),
                with_unit(&self.proposed, figure, script),
                with_unit(&self.figures, figure, script),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            report.paragraph(script.of(
                "各项目标值与方案相同。",
                "各項目標值與方案相同。",
                "All figures are those of the proposal.",
            ));
            return;
        }
        let header = [
            script.of("目标", "目標", "figure"),
            script.of("方案", "方案", "proposed"),
            script.of("变动后", "變動後", "confirmed"),
        ];
        report.table(&header, rows);
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
        rows.map(|figure| vec![figure.words(script), with_unit(figures, figure, script)]);
    report.table(&header, rows.collect());
}

/// A figure with what it counts.
fn with_unit(figures: &Figures, figure: Figure, script: Script) -> String {
    let unit = match figure {
        Figure::PostsFilled | Figure::MostWantedFilled => script.of("个", "個", ""),
        Figure::ClaimsHonoured | Figure::Wish(_) | Figure::Fit => {
            script.of("项", "項", "")
        }
        Figure::MostWantedFurther | Figure::FurtherPlaces => script.of("人", "人", ""),
        Figure::PairsInOneHand => script.of("组", "組", ""),
    };
    format!("{}{unit}", figures.of(figure))
}

/// `已有4人，设8人`.
fn places((held, places): (u32, u32), script: Script) -> String {
    match script {
        Script::Hans => format!("已有{held}人，设{places}人"),
        Script::Hant => format!("已有{held}人，設{places}人"),
        Script::En => format!("holders: {held} of {places}"),
    }
}

fn by_wish(person: &str, wish: u32, script: Script) -> String {
    match script {
        Script::Hans => format!("{person}（第{wish}志愿）"),
        Script::Hant => format!("{person}（第{wish}志願）"),
        Script::En => format!("{person} (wish {wish})"),
    }
}

fn entry(
    report: &mut Report,
    (post, figure): (&NamedPost, &str),
    (because, names): (&[Because], &Names),
    script: Script,
) {
    let mut steps = report.entry(0, post.label.in_script(script), figure);
    for because in because {
        steps.step(&because.words_with(script, names), None);
    }
}

fn vacant(report: &mut Report, vacancy: &Vacancy, names: &Names, script: Script) {
    let figure = places((vacancy.held, vacancy.places), script);
    let mut steps = report.entry(0, vacancy.post.label.in_script(script), &figure);
    let is_change = |because: &&Because| matches!(because, Because::FilledBy(_));
    for because in vacancy.because.iter().filter(|one| !is_change(one)) {
        steps.step(&because.words_with(script, names), None);
    }
    for because in vacancy.because.iter().filter(is_change).take(CHANGES) {
        steps.step(&because.words_with(script, names), None);
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
