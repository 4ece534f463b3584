//! What the register notices, in words.

use super::because::{BegunTooEarly, Notice};
use crate::explain::{self, Wording, all_quoted};
use crate::posts::allocation::NamedPost;
use crate::vocabulary::{Id, Named, Script};

impl Wording for Notice {
    fn words(&self, script: Script) -> String {
        self.called(script, &|id| id.to_string())
    }
}

impl Notice {
    /// The notice, people, posts and holdings as they are called.
    #[expect(clippy::too_many_lines, reason = "an arm for each notice")]
    pub(super) fn called(&self, script: Script, name: &dyn Fn(&Id) -> String) -> String {
        match self {
            Notice::CapacityNotKnown { person, missing } => {
                let person = name(person);
                let missing = all_quoted(missing.iter().map(|one| &one.label), script);
                let lead = script.of("，缺少事实", "，缺少事實", "; missing: ");
                let lacks =
                    if missing.is_empty() { missing } else { format!("{lead}{missing}") };
                match script {
                    Script::Hans => format!("{person}的承受能力尚不清楚{lacks}"),
                    Script::Hant => format!("{person}的承受能力尚不清楚{lacks}"),
                    Script::En => {
                        format!("what {person} is able to carry is not known{lacks}")
                    }
                }
            }
            Notice::SumNotKnown { fact, parts } => {
                let fact = fact.label.in_script(script);
                let parts = parts.iter().map(|part| {
                    let (of, missing) = (name(&part.of), names(&part.missing, script));
                    match script {
                        Script::Hans | Script::Hant => format!("{of}缺{missing}"),
                        Script::En => format!("{of}: {missing}"),
                    }
                });
                let parts = parts.collect::<Vec<_>>().join(script.of("；", "；", "; "));
                match script {
                    Script::Hans => format!("{fact}无法合计：{parts}"),
                    Script::Hant => format!("{fact}無法合計：{parts}"),
                    Script::En => {
                        format!("{fact} cannot be added up, missing of {parts}")
                    }
                }
            }
            Notice::SelfRated { holding, fact } => {
                let (holding, fact) = (name(holding), fact.label.in_script(script));
                match script {
                    Script::Hans => {
                        format!("{holding}的{fact}中有本人给自己的评分")
                    }
                    Script::Hant => {
                        format!("{holding}的{fact}中有本人給自己的評分")
                    }
                    Script::En => {
                        format!("{holding}: the holder is among the raters ({fact})")
                    }
                }
            }
            Notice::PlacesNotKnown { post } => of_post(
                post,
                (
                    "的设岗人数尚不清楚",
                    "的設崗人數尚不清楚",
                    ": its places are not known",
                ),
                script,
            ),
            Notice::WorkloadNotKnown { post } => of_post(
                post,
                ("的工作量尚不清楚", "的工作量尚不清楚", ": its workload is not known"),
                script,
            ),
            Notice::WayNotKnown { post } => of_post(
                post,
                (
                    "的设岗流程没有记录",
                    "的設崗流程沒有記錄",
                    ": no steps of its way are on record",
                ),
                script,
            ),
            Notice::SeveralContracts { holding, on } => {
                let (holding, count) = (name(holding), on.len());
                let days: Vec<String> = on.iter().map(ToString::to_string).collect();
                let days = days.join(comma(script));
                match script {
                    Script::Hans => format!("{holding}签订责任状{count}份：{days}"),
                    Script::Hant => format!("{holding}簽訂責任狀{count}份：{days}"),
                    Script::En => {
                        format!("{holding}: {count} contracts were signed, on {days}")
                    }
                }
            }
            Notice::ContractAfterStart { holding, on, from } => {
                let holding = name(holding);
                match script {
                    Script::Hans => format!("{holding}于{from}上岗，{on}才签订责任状"),
                    Script::Hant => format!("{holding}於{from}上崗，{on}才簽訂責任狀"),
                    Script::En => format!(
                        "{holding}: service began on {from}, and the contract was signed on {on}"
                    ),
                }
            }
            Notice::NotConfirmed { holding, from } => {
                let holding = name(holding);
                match script {
                    Script::Hans => {
                        format!("{holding}自{from}起履岗，不在确定的任岗名单中")
                    }
                    Script::Hant => {
                        format!("{holding}自{from}起履崗，不在確定的任崗名單中")
                    }
                    Script::En => format!(
                        "{holding}: in service from {from}, and not among the confirmed placements"
                    ),
                }
            }
            Notice::NotTakenUp { person, post } => {
                let (person, post) = (name(person), quoted(post, script));
                match script {
                    Script::Hans => format!("{person}确定任{post}，年内没有履岗"),
                    Script::Hant => format!("{person}確定任{post}，年內沒有履崗"),
                    Script::En => format!(
                        "{person} was placed in {post}, and did not serve in the year"
                    ),
                }
            }
            Notice::StepRefused { post, step } => {
                let (post, step) = (quoted(post, script), step.words(script));
                match script {
                    Script::Hans => format!("{post}的步骤：{step}"),
                    Script::Hant => format!("{post}的步驟：{step}"),
                    Script::En => format!("a step of {post}: {step}"),
                }
            }
            Notice::StepAfterYear { post, step, on, last } => {
                let step = explain::quoted(step.label.in_script(script), script);
                let post = quoted(post, script);
                match script {
                    Script::Hans => format!(
                        "{post}的步骤{step}日期为{on}，在年度（至{last}）之后，未计入"
                    ),
                    Script::Hant => format!(
                        "{post}的步驟{step}日期為{on}，在年度（至{last}）之後，未計入"
                    ),
                    Script::En => format!(
                        "a step of {post}, {step}, is dated {on}, after the year (until {last}), and counts for nothing"
                    ),
                }
            }
            Notice::BegunTooEarly(early) => early.called(script, name),
        }
    }
}

impl Wording for BegunTooEarly {
    fn words(&self, script: Script) -> String {
        self.called(script, &|id| id.to_string())
    }
}

impl BegunTooEarly {
    fn called(&self, script: Script, name: &dyn Fn(&Id) -> String) -> String {
        let (holding, on) = (name(&self.holding), self.on);
        let post = quoted(&self.post, script);
        let state = match &self.state {
            Some(state) => state.label.in_script(script),
            None => script.of("流程尚未开始", "流程尚未開始", "before its first step"),
        };
        let missing = names(&self.missing, script);
        let missing = if missing.is_empty() {
            script.of("无路可到", "無路可到", "no way leads there").to_owned()
        } else {
            missing
        };
        let next = self.possible.iter().map(|one| one.words(script));
        let next = next.collect::<Vec<_>>().join(script.of("；", "；", "; "));
        let from = match (self.from, script) {
            (Some(from), Script::Hans) => format!("{from}起方可履岗"),
            (Some(from), Script::Hant) => format!("{from}起方可履崗"),
            (Some(from), Script::En) => format!("it could be served from {from}"),
            (None, Script::Hans) => "年内始终未到可履岗之时".to_owned(),
            (None, Script::Hant) => "年內始終未到可履崗之時".to_owned(),
            (None, Script::En) => "it could not be served in the year at all".to_owned(),
        };
        match script {
            Script::Hans => format!(
                "{holding}于{on}上岗，而{post}当日为“{state}”，尚缺：{missing}；{from}；当日可行：{next}"
            ),
            Script::Hant => format!(
                "{holding}於{on}上崗，而{post}當日為「{state}」，尚缺：{missing}；{from}；當日可行：{next}"
            ),
            Script::En => format!(
                "{holding}: service began on {on}, when {post} was “{state}”; missing: {missing}; {from}; possible on that day: {next}"
            ),
        }
    }
}

fn of_post(
    post: &NamedPost,
    (hans, hant, en): (&str, &str, &str),
    script: Script,
) -> String {
    let rest = match script {
        Script::Hans => hans,
        Script::Hant => hant,
        Script::En => en,
    };
    format!("{}{rest}", quoted(post, script))
}

pub(super) const fn comma(script: Script) -> &'static str {
    script.of("、", "、", ", ")
}

fn quoted(post: &NamedPost, script: Script) -> String {
    explain::quoted(post.label.in_script(script), script)
}

fn names(of: &[Named], script: Script) -> String {
    let labels: Vec<&str> = of.iter().map(|one| one.label.in_script(script)).collect();
    labels.join(comma(script))
}
