//! What a fact looks like in a table: its headers, its kind, its unit, what may stand in a
//! cell.

use super::kind::SeriesOf;
use super::{Choice, Fact, FactKind, Tally};
use crate::vocabulary::{Amount, Exact, Label, Ratio, Script, Window};

impl Fact {
    /// 列名 — the headers under which a table states it, in one script: its label, or of
    /// ballots one for each choice and each other tally, `民主测评/优秀`.
    #[must_use]
    pub fn headers(&self, script: Script) -> Vec<String> {
        let own = self.label().in_script(script);
        let FactKind::Ballots { choices, also, .. } = self.kind() else {
            return vec![own.to_owned()];
        };
        let choices = choices.iter().map(|choice| choice.label.in_script(script));
        let also = also.iter().map(|tally| tally_word(*tally, script));
        choices.chain(also).map(|ballot| format!("{own}/{ballot}")).collect()
    }
}

/// A name of the tally that a header may have.
const fn tally_word(tally: Tally, script: Script) -> &'static str {
    match tally {
        Tally::Abstained => script.of("弃权", "棄權", "abstained"),
        Tally::Void => script.of("废票", "廢票", "void"),
        Tally::NotCast => script.of("未投", "未投", "not_cast"),
    }
}

impl FactKind {
    /// 类别 — what kind of thing it is, in a word.
    #[must_use]
    pub fn label(&self) -> Label {
        let (hans, hant, en) = match self {
            FactKind::YesNo => ("是否", "是否", "yes or no"),
            FactKind::Count { .. } => ("整数", "整數", "count"),
            FactKind::Amount { .. } => ("数额", "數額", "amount"),
            FactKind::Ratio { .. } => ("比例", "比例", "ratio"),
            FactKind::Choice(_) => ("选项", "選項", "choice"),
            FactKind::Date(_) => ("日期", "日期", "date"),
            FactKind::Group => ("所属", "所屬", "group"),
            FactKind::Ballots { .. } => ("票数", "票數", "ballots"),
            FactKind::Scores { .. } => ("评分", "評分", "scores"),
            FactKind::Decision { .. } => ("酌定", "酌定", "decision"),
            FactKind::Series { .. } => ("分期数据", "分期數據", "series"),
            FactKind::Events { .. } => ("事件", "事件", "events"),
            FactKind::Spells { .. } => ("经历", "經歷", "spells"),
        };
        Label::new(hans, hant, en)
    }

    /// 单位 — the unit, where it has one.
    #[must_use]
    pub const fn unit(&self) -> Option<&Label> {
        match self {
            FactKind::Amount { unit, .. } => Some(unit),
            FactKind::Events { amount: Some(amount), .. } => Some(&amount.unit),
            FactKind::YesNo
            | FactKind::Count { .. }
            | FactKind::Ratio { .. }
            | FactKind::Choice(_)
            | FactKind::Date(_)
            | FactKind::Group
            | FactKind::Ballots { .. }
            | FactKind::Scores { .. }
            | FactKind::Decision { .. }
            | FactKind::Series { .. }
            | FactKind::Events { amount: None, .. }
            | FactKind::Spells { .. } => None,
        }
    }

    /// 取值 — what may stand in a cell: the words, or from the least to the greatest, with
    /// the decimals where there are any.
    #[must_use]
    pub fn domain_in_words(&self, script: Script) -> String {
        match self {
            FactKind::YesNo => script.of("是、否", "是、否", "yes, no").to_owned(),
            FactKind::Count { at_least, at_most } => format!("{at_least}–{at_most}"),
            FactKind::Amount { places, at_least, at_most, .. }
            | FactKind::Scores { places, at_least, at_most, .. } => {
                numbers((*places, *at_least, *at_most), script)
            }
            FactKind::Ratio { at_least, at_most, .. } => {
                format!("{}–{}", percent(*at_least), percent(*at_most))
            }
            FactKind::Choice(choices) | FactKind::Events { kinds: choices, .. } => {
                words(choices, script)
            }
            FactKind::Date(days) => days.in_words(script),
            FactKind::Group => script.of("文字", "文字", "text").to_owned(),
            FactKind::Ballots { at_most, .. } => format!("0–{at_most}"),
            FactKind::Decision { by, places, at_least, at_most } => {
                let numbers = numbers((*places, *at_least, *at_most), script);
                let by = words(by, script);
                match script {
                    Script::Hans => format!("{numbers}；由{by}酌定"),
                    Script::Hant => format!("{numbers}；由{by}酌定"),
                    Script::En => format!("{numbers}; by {by}"),
                }
            }
            FactKind::Series { each, of, .. } => {
                let of = match of {
                    SeriesOf::Number { places, at_least, at_most } => {
                        numbers((*places, *at_least, *at_most), script)
                    }
                    SeriesOf::Choice(choices) => words(choices, script),
                };
                let each = each_of(*each, script);
                match script {
                    Script::Hans | Script::Hant => format!("{each}：{of}"),
                    Script::En => format!("{each}: {of}"),
                }
            }
            FactKind::Spells { at_most } => match script {
                Script::Hans => format!("起止日期，至多{at_most}段"),
                Script::Hant => format!("起止日期，至多{at_most}段"),
                Script::En => format!("from … to …, at most {at_most}"),
            },
        }
    }
}

fn percent(of: Ratio) -> String {
    let share = Exact::from(of);
    match share.times(Exact::whole(100)) {
        Some(percent) => format!("{percent}%"),
        None => share.to_string(),
    }
}

fn numbers((places, at_least, at_most): (u8, Amount, Amount), script: Script) -> String {
    match (places, script) {
        (0, _) => format!("{at_least}–{at_most}"),
        (_, Script::Hans) => format!("{at_least}–{at_most}，小数至多{places}位"),
        (_, Script::Hant) => format!("{at_least}–{at_most}，小數至多{places}位"),
        (_, Script::En) => format!("{at_least}–{at_most}, at most {places} decimals"),
    }
}

fn words(choices: &[Choice], script: Script) -> String {
    let words: Vec<&str> =
        choices.iter().map(|choice| choice.label.in_script(script)).collect();
    words.join(script.of("、", "、", ", "))
}

const fn each_of(each: Window, script: Script) -> &'static str {
    match each {
        Window::Week => script.of("每周", "每週", "each week"),
        Window::Month => script.of("每月", "每月", "each month"),
        Window::Quarter => script.of("每季度", "每季度", "each quarter"),
        Window::HalfYear => script.of("每半年", "每半年", "each half-year"),
        Window::Year => script.of("每年", "每年", "each year"),
    }
}
