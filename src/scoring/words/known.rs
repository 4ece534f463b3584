//! What is stated, decided, missing or does not apply.

use super::phrases::{comes_to, may_come_to, points};
use crate::vocabulary::{Script, Span, Verdict};

pub(super) fn stated(value: Span, script: Script) -> String {
    comes_to(script.of("按规定", "按規定", "as stated"), value, script)
}

pub(super) fn given(value: Span, script: Script) -> String {
    comes_to(script.of("直接给分", "直接給分", "given"), value, script)
}

pub(super) fn full_marks(value: Span, script: Script) -> String {
    let value = points(value, script);
    match script {
        Script::Hans => format!("满分{value}，由此起扣"),
        Script::Hant => format!("滿分{value}，由此起扣"),
        Script::En => format!("starts from full marks, {value}"),
    }
}

pub(super) fn decided(verdict: Verdict, value: Span, script: Script) -> String {
    match verdict {
        Verdict::Met => {
            let lead = script.of("条件符合", "條件符合", "the condition is met");
            comes_to(lead, value, script)
        }
        Verdict::NotMet => {
            let lead = script.of("条件不符合", "條件不符合", "the condition is not met");
            comes_to(lead, value, script)
        }
        Verdict::Undetermined => {
            let lead = script.of(
                "条件无法认定",
                "條件無法認定",
                "whether the condition is met cannot be told",
            );
            may_come_to(lead, value, script)
        }
    }
}

pub(super) fn group_absent(script: Script) -> String {
    script.of("没有评分", "沒有評分", "no ratings").to_owned()
}

pub(super) fn nobody_voted(value: Span, script: Script) -> String {
    comes_to(script.of("无人投票", "無人投票", "nobody voted"), value, script)
}

pub(super) fn absent_points(value: Span, script: Script) -> String {
    let lead = script.of(
        "事实缺失，按缺项规定",
        "事實缺失，按缺項規定",
        "a fact is missing, by the scheme's rule for it",
    );
    comes_to(lead, value, script)
}

pub(super) fn absent_required(script: Script) -> String {
    let text = script.of(
        "必需的事实缺失，无法认定",
        "必需的事實缺失，無法認定",
        "a required fact is missing, cannot be told",
    );
    text.to_owned()
}

pub(super) fn absent_excluded(script: Script) -> String {
    let text = script.of(
        "事实缺失，按缺项规定不计",
        "事實缺失，按缺項規定不計",
        "a fact is missing, by the scheme's rule for it left out",
    );
    text.to_owned()
}

pub(super) fn not_applicable(script: Script) -> String {
    let text = script.of(
        "不适用于本对象，不计",
        "不適用於本對象，不計",
        "does not apply to this subject, left out",
    );
    text.to_owned()
}

pub(super) fn not_known(value: Span, script: Script) -> String {
    may_come_to(script.of("情况未明", "情況未明", "not known yet"), value, script)
}

pub(super) fn cannot_tell(value: Span, script: Script) -> String {
    let lead = script.of(
        "依现有情况无法认定",
        "依現有情況無法認定",
        "what is known does not tell",
    );
    may_come_to(lead, value, script)
}

pub(super) fn nothing_present(value: Span, script: Script) -> String {
    let lead = script.of("各项均不计", "各項均不計", "everything in it is left out");
    may_come_to(lead, value, script)
}
