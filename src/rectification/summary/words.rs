//! The figures in words.

use super::{States, Summary, Tally};
use crate::explain::Report;
use crate::vocabulary::{Amount, Label, Script};

/// A figure, what it is called, and in what it is counted.
type Line = (Label, String, Label);

impl Tally {
    /// 统计报告 — the figures as a report in one script.
    ///
    /// # Examples
    /// ```
    /// use grassroots::explain::Format;
    /// use grassroots::rectification::Tally;
    /// use grassroots::vocabulary::Script;
    ///
    /// let nothing = Tally::default().report("刘楼乡", Script::Hans);
    /// assert!(nothing.render(Format::Text).contains("后进村  0个"));
    /// ```
    #[must_use]
    pub fn report(&self, title: &str, script: Script) -> Report {
        let mut report = Report::new(title);
        let [acceptance, others @ ..] = sections(&self.figures);
        let own =
            (label("目前状态", "目前狀態", "Where they stand"), states(self.states));
        for (heading, lines) in [acceptance, own].into_iter().chain(others) {
            report.heading(heading.in_script(script));
            for line in lines {
                add(&mut report, &line, script);
            }
        }
        let not_known = self.not_known;
        let open = [
            (label("支部班子", "支部班子", "branch team"), not_known.branch_sound),
            (
                label("村委班子", "村委班子", "village committee"),
                not_known.committee_sound,
            ),
            (label("两委班子", "兩委班子", "both teams"), not_known.both_sound),
        ];
        if open.iter().any(|(_, number)| *number > 0) {
            report.heading(script.of(
                "是否健全无法认定，未计入的村",
                "是否健全無法認定，未計入的村",
                "Villages not counted, since it cannot be told whether the team is sound",
            ));
            for (what, number) in open.into_iter().filter(|(_, number)| *number > 0) {
                add(&mut report, &(what, number.to_string(), villages()), script);
            }
        }
        report
    }
}

fn add(report: &mut Report, (what, number, unit): &Line, script: Script) {
    let unit = unit.in_script(script);
    let figure = match script {
        Script::Hans | Script::Hant => format!("{number}{unit}"),
        Script::En if unit.is_empty() => number.clone(),
        Script::En => format!("{number} {unit}"),
    };
    report.entry(0, what.in_script(script), &figure);
}

fn label(hans: &str, hant: &str, en: &str) -> Label {
    Label::new(hans, hant, en)
}

fn villages() -> Label {
    label("个", "個", "")
}

fn people() -> Label {
    label("名", "名", "")
}

fn sections(figures: &Summary) -> [(Label, Vec<Line>); 5] {
    [
        (label("验收", "驗收", "Acceptance"), acceptance(figures)),
        (label("班子建设", "班子建設", "Leadership teams"), teams(figures)),
        (label("队伍建设", "隊伍建設", "Members and cadres"), members(figures)),
        (
            label(
                "突出问题（已解决的村）",
                "突出問題（已解決的村）",
                "Issues (villages that resolved them)",
            ),
            issues(figures),
        ),
        (label("实事", "實事", "Works"), works(figures)),
    ]
}

fn acceptance(figures: &Summary) -> Vec<Line> {
    let line = |what, number: u32| (what, number.to_string(), villages());
    vec![
        line(label("后进村", "後進村", "backward villages"), figures.villages),
        line(label("申报验收", "申報驗收", "applied for acceptance"), figures.applied),
        line(label("验收合格", "驗收合格", "passed"), figures.passed),
        line(label("验收不合格", "驗收不合格", "failed"), figures.failed),
        line(label("未申报验收", "未申報驗收", "not applied"), figures.not_applied),
    ]
}

fn states(states: States) -> Vec<Line> {
    let line = |what, number: u32| (what, number.to_string(), villages());
    vec![
        line(label("整顿中", "整頓中", "under way"), states.under_way),
        line(
            label("其中反弹后整顿中", "其中反彈後整頓中", "of these after a relapse"),
            states.under_way_again,
        ),
        line(label("反弹", "反彈", "relapsed"), states.relapsed),
        line(label("巩固", "鞏固", "consolidated"), states.consolidated),
    ]
}

fn teams(figures: &Summary) -> Vec<Line> {
    let line = |what, number: u32| (what, number.to_string(), villages());
    vec![
        line(
            label("支部班子健全", "支部班子健全", "branch team sound"),
            figures.branch_sound,
        ),
        line(
            label("村委班子健全", "村委班子健全", "village committee sound"),
            figures.committee_sound,
        ),
        line(label("两委班子都健全", "兩委班子都健全", "both sound"), figures.both_sound),
        line(
            label("建立健全支部班子", "建立健全支部班子", "branch team rebuilt"),
            figures.branch_rebuilt,
        ),
        line(
            label("补选健全村委班子", "補選健全村委班子", "village committee by-elected"),
            figures.committee_by_elected,
        ),
    ]
}

fn members(figures: &Summary) -> Vec<Line> {
    let line = |what, number: u32, unit| (what, number.to_string(), unit);
    vec![
        line(
            label("入党积极分子", "入黨積極分子", "activists"),
            figures.activists,
            people(),
        ),
        line(
            label("后备干部", "後備幹部", "reserve cadres"),
            figures.reserve_cadres,
            people(),
        ),
        line(
            label("发展党员的村", "發展黨員的村", "villages that admitted members"),
            figures.villages_admitting,
            villages(),
        ),
        line(
            label("发展党员", "發展黨員", "members admitted"),
            figures.members_admitted,
            people(),
        ),
        line(
            label("集体上访", "集體上訪", "collective petitions"),
            figures.collective_petitions,
            label("起", "起", ""),
        ),
    ]
}

fn issues(figures: &Summary) -> Vec<Line> {
    let resolved = figures.issues_resolved;
    let line = |what, number: u32| (what, number.to_string(), villages());
    vec![
        line(label("土地", "土地", "land"), resolved.land),
        line(label("宅基", "宅基", "homesteads"), resolved.homesteads),
        line(label("街道", "街道", "streets"), resolved.streets),
        line(label("农业税清欠", "農業稅清欠", "tax arrears"), resolved.tax_arrears),
        line(label("宗派矛盾", "宗派矛盾", "factions"), resolved.factions),
    ]
}

fn works(figures: &Summary) -> Vec<Line> {
    let works = figures.works;
    let counted = |what, number: u32, unit| (what, number.to_string(), unit);
    let measured = |what, amount: Amount, unit| (what, amount.to_string(), unit);
    vec![
        counted(
            label("大中拱棚", "大中拱棚", "greenhouses"),
            works.greenhouses,
            label("个", "個", ""),
        ),
        counted(label("机井", "機井", "wells"), works.wells, label("眼", "眼", "")),
        measured(
            label("修路", "修路", "roads"),
            works.road_km,
            label("公里", "公里", "km"),
        ),
        measured(
            label("高价值经济作物", "高價值經濟作物", "high-value crops"),
            works.high_value_crops_mu,
            label("亩", "畝", "mu"),
        ),
        counted(
            label("养殖小区", "養殖小區", "livestock areas"),
            works.livestock_areas,
            label("处", "處", ""),
        ),
        counted(
            label("养殖户", "養殖戶", "livestock households"),
            works.livestock_households,
            label("户", "戶", ""),
        ),
    ]
}
