//! Mutants in words.

use super::mutant::{Change, Fate, Mutant, Proof};
use crate::casebook::words::{in_row, named, percent};
use crate::explain::{Report, Wording};
use crate::vocabulary::Script;

use super::Mutation;

impl Mutant {
    /// What a case that kills it would pin: `that “meetings” (rule[…]…) is 4 and not 5`, of an
    /// edge with the number that such a case has there. The same whatever the cases make of it,
    /// so that a list of survivors can name it.
    #[must_use]
    pub fn pins(&self, script: Script) -> String {
        let what = what(self, script);
        match &self.change {
            Change::Edge { needs, .. } => match script {
                Script::Hans | Script::Hant => format!("{what}，取值 {needs}"),
                Script::En => format!("{what}, at {needs}"),
            },
            _ => what,
        }
    }
}

impl Wording for Mutant {
    fn words(&self, script: Script) -> String {
        let what = what(self, script);
        let is_edge = matches!(self.change, Change::Edge { .. });
        let row = in_row(self.row.as_ref(), is_edge, script);
        match &self.fate {
            Fate::Killed { by } => match script {
                Script::Hans => format!("{what}：由用例 {by} 守住"),
                Script::Hant => format!("{what}：由用例 {by} 守住"),
                Script::En => format!("{what}: {by} pins it"),
            },
            Fate::Seen { by } => match script {
                Script::Hans => {
                    format!(
                        "没有用例守住{what}：{by} 的结果随之改变，但该用例对此没有期望{row}"
                    )
                }
                Script::Hant => {
                    format!(
                        "沒有用例守住{what}：{by} 的結果隨之改變，但該用例對此沒有期望{row}"
                    )
                }
                Script::En => format!(
                    "nothing pins {what}: {by} comes to something else and expects nothing of it{row}"
                ),
            },
            Fate::Unseen => match script {
                Script::Hans => {
                    format!("没有用例守住{what}{}{row}", lacking(self, script))
                }
                Script::Hant => {
                    format!("沒有用例守住{what}{}{row}", lacking(self, script))
                }
                Script::En => {
                    format!("nothing pins {what}{}{row}", lacking(self, script))
                }
            },
            Fate::Equivalent(proof) => {
                let why = proof.words(script);
                match script {
                    Script::Hans => format!("{what}：改变与否没有区别，{why}"),
                    Script::Hant => format!("{what}：改變與否沒有區別，{why}"),
                    Script::En => format!("{what}: it makes no difference, {why}"),
                }
            }
        }
    }
}

/// What is not pinned: `the edge 899.99 / 900 of “excellent” (scheme[…]…)`.
fn what(mutant: &Mutant, script: Script) -> String {
    let of = named(&mutant.within, &mutant.at, script);
    match &mutant.change {
        Change::Edge { below, above, .. } => match script {
            Script::Hans => format!("{of}的界限 {below} / {above}"),
            Script::Hant => format!("{of}的界限 {below} / {above}"),
            Script::En => format!("the edge {below} / {above} of {of}"),
        },
        Change::Moved { from, to } | Change::Word { from, to } => match script {
            Script::Hans => format!("{of}为 {from}（而不是 {to}）"),
            Script::Hant => format!("{of}為 {from}（而不是 {to}）"),
            Script::En => format!("that {of} is {from} and not {to}"),
        },
        Change::Added { word } => match script {
            Script::Hans => format!("{of}不含 {word}"),
            Script::Hant => format!("{of}不含 {word}"),
            Script::En => format!("that {word} is not in {of}"),
        },
        Change::Swapped { from, to, .. } => match script {
            Script::Hans => format!("{of}为 {from} 而下一行为 {to}（不是对调）"),
            Script::Hant => format!("{of}為 {from} 而下一行為 {to}（不是對調）"),
            Script::En => format!(
                "that {of} has {from} and the row after it {to}, not the other way round"
            ),
        },
        Change::Dropped => match script {
            Script::Hans => format!("{of}（不可去掉）"),
            Script::Hant => format!("{of}（不可去掉）"),
            Script::En => format!("that {of} is there"),
        },
    }
}

/// The number that no case has.
fn lacking(mutant: &Mutant, script: Script) -> String {
    match &mutant.change {
        Change::Edge { needs, .. } => match script {
            Script::Hans => format!("：没有用例恰好为 {needs}"),
            Script::Hant => format!("：沒有用例恰好為 {needs}"),
            Script::En => format!(": no case has {needs} there"),
        },
        _ => String::new(),
    }
}

impl Wording for Proof {
    fn words(&self, script: Script) -> String {
        match self {
            Proof::Tried { sheets } => match script {
                Script::Hans => format!("可填报的 {sheets} 种情形已逐一试过"),
                Script::Hant => format!("可填報的 {sheets} 種情形已逐一試過"),
                Script::En => {
                    format!("all {sheets} sheets that can be stated were tried")
                }
            },
            Proof::SameRounding => script
                .of(
                    "两种取整方式对不小于零的数相同",
                    "兩種取整方式對不小於零的數相同",
                    "both ways of rounding are the same for what is never below zero",
                )
                .to_owned(),
            Proof::NeverBinds => script
                .of("该限额从不起作用", "該限額從不起作用", "the limit never binds")
                .to_owned(),
            Proof::BetweenTotals => script
                .of(
                    "没有总分落在新旧两条线之间",
                    "沒有總分落在新舊兩條線之間",
                    "no total can come out between the two lines",
                )
                .to_owned(),
            Proof::BetweenShares => script
                .of(
                    "没有票数能得出新旧两数之间的比例",
                    "沒有票數能得出新舊兩數之間的比例",
                    "no ballot has a share between the two numbers",
                )
                .to_owned(),
            Proof::SameSide => script
                .of(
                    "新旧两数在所有界线的同一侧",
                    "新舊兩數在所有界線的同一側",
                    "both numbers lie on the same side of every bound",
                )
                .to_owned(),
            Proof::OnlySaid => script
                .of(
                    "没有结果由此得出",
                    "沒有結果由此得出",
                    "nothing is worked out from it",
                )
                .to_owned(),
            Proof::AlreadyRound => script
                .of(
                    "取整前的数都已是取整单位的倍数",
                    "取整前的數都已是取整單位的倍數",
                    "whatever is rounded is round already",
                )
                .to_owned(),
            Proof::OneGroup => script
                .of(
                    "只有一组评分人，缺了它就没有得分",
                    "只有一組評分人，缺了它就沒有得分",
                    "without the only group there is no score at all",
                )
                .to_owned(),
            Proof::CountedAlike => script
                .of(
                    "两种算法计得的期数相同",
                    "兩種算法計得的期數相同",
                    "both ways count the same periods",
                )
                .to_owned(),
            Proof::NoMonths => script
                .of(
                    "该程序不按月、按年计算期限",
                    "該程序不按月、按年計算期限",
                    "the procedure counts no months and no years",
                )
                .to_owned(),
        }
    }
}

impl Mutation {
    /// 变异检验报告 — the score, what nothing pins, and what makes no difference.
    #[must_use]
    pub fn report(&self, script: Script) -> Report {
        let mut report = Report::new(&format!(
            "{}{}{}",
            self.title.in_script(script),
            script.of("：", "：", ": "),
            script.of("变异检验", "變異檢驗", "mutants")
        ));
        let equivalent = self.mutants.iter().filter(|one| one.is_equivalent());
        let (killed, survivors) = (self.killed(), self.survivors().count());
        let (cases, same) = (self.cases, equivalent.clone().count());
        let all = self.mutants.len();
        let score = percent(self.score(), script);
        report.paragraph(&match script {
            Script::Hans => format!(
                "变异得分 {score}。试过小改动 {all} 处：用例守住 {killed} 处，没有守住 {survivors} 处，改变与否没有区别 {same} 处；用例 {cases} 个。"
            ),
            Script::Hant => format!(
                "變異得分 {score}。試過小改動 {all} 處：用例守住 {killed} 處，沒有守住 {survivors} 處，改變與否沒有區別 {same} 處；用例 {cases} 個。"
            ),
            Script::En => format!(
                "Mutation score {score}. Small changes tried: {all}; pinned by a case: {killed}; left: {survivors}; without a difference: {same}. Cases asked: {cases}."
            ),
        });
        let broken = script.of(
            "不成立的用例（没有用来检验）",
            "不成立的用例（沒有用來檢驗）",
            "Cases that do not hold, and were not asked",
        );
        section(&mut report, broken, self.broken.iter().cloned());
        let left = script.of("没有守住的地方", "沒有守住的地方", "What nothing pins");
        section(&mut report, left, self.survivors().map(|one| one.words(script)));
        let same =
            script.of("改变与否没有区别", "改變與否沒有區別", "What makes no difference");
        section(&mut report, same, equivalent.map(|one| one.words(script)));
        report
    }
}

fn section(report: &mut Report, heading: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        report.heading(heading);
        lines.for_each(|line| report.paragraph(&line));
    }
}
