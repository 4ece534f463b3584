//! What is stated, decided, missing or does not apply.

use super::phrases::{comes_to, may_come_to, points};
use super::voice::{Unit, Voice};
use crate::vocabulary::{Script, Span, Verdict};

pub(super) fn stated(value: Span, voice: Voice<'_>) -> String {
    comes_to(voice.of("按规定", "按規定", "as stated"), value, voice)
}

pub(super) fn given(value: Span, voice: Voice<'_>) -> String {
    let lead = match voice.unit {
        Unit::Points => voice.of("直接给分", "直接給分", "given"),
        Unit::Named(_) | Unit::Factor => voice.of("直接给定", "直接給定", "given"),
    };
    comes_to(lead, value, voice)
}

pub(super) fn full_marks(value: Span, voice: Voice<'_>) -> String {
    let (full, value) = (voice.full(), points(value, voice));
    match voice.script {
        Script::Hans | Script::Hant => format!("{full}{value}，由此起扣"),
        Script::En => format!("starts from {full}, {value}"),
    }
}

pub(super) fn decided(verdict: Verdict, value: Span, voice: Voice<'_>) -> String {
    match verdict {
        Verdict::Met => {
            let lead = voice.of("条件符合", "條件符合", "the condition is met");
            comes_to(lead, value, voice)
        }
        Verdict::NotMet => {
            let lead = voice.of("条件不符合", "條件不符合", "the condition is not met");
            comes_to(lead, value, voice)
        }
        Verdict::Undetermined => {
            let lead = voice.of(
                "条件无法认定",
                "條件無法認定",
                "whether the condition is met cannot be told",
            );
            may_come_to(lead, value, voice)
        }
    }
}

pub(super) fn group_absent(voice: Voice<'_>) -> String {
    voice.of("没有评分", "沒有評分", "no ratings").to_owned()
}

pub(super) fn nobody_voted(value: Span, voice: Voice<'_>) -> String {
    comes_to(voice.of("无人投票", "無人投票", "nobody voted"), value, voice)
}

pub(super) fn absent_points(value: Span, voice: Voice<'_>) -> String {
    let lead = voice.of(
        "事实缺失，按缺项规定",
        "事實缺失，按缺項規定",
        "a fact is missing, by the scheme's rule for it",
    );
    comes_to(lead, value, voice)
}

pub(super) fn absent_required(voice: Voice<'_>) -> String {
    let text = voice.of(
        "必需的事实缺失，无法认定",
        "必需的事實缺失，無法認定",
        "a required fact is missing, cannot be told",
    );
    text.to_owned()
}

pub(super) fn absent_excluded(voice: Voice<'_>) -> String {
    let text = voice.of(
        "事实缺失，按缺项规定不计",
        "事實缺失，按缺項規定不計",
        "a fact is missing, by the scheme's rule for it left out",
    );
    text.to_owned()
}

pub(super) fn not_applicable(voice: Voice<'_>) -> String {
    let text = voice.of(
        "不适用于本对象，不计",
        "不適用於本對象，不計",
        "does not apply to this subject, left out",
    );
    text.to_owned()
}

pub(super) fn not_known(value: Span, voice: Voice<'_>) -> String {
    may_come_to(voice.of("情况未明", "情況未明", "not known yet"), value, voice)
}

pub(super) fn cannot_tell(value: Span, voice: Voice<'_>) -> String {
    let lead = voice.of(
        "依现有情况无法认定",
        "依現有情況無法認定",
        "what is known does not tell",
    );
    may_come_to(lead, value, voice)
}

pub(super) fn nothing_present(value: Span, voice: Voice<'_>) -> String {
    let lead = voice.of("各项均不计", "各項均不計", "everything in it is left out");
    may_come_to(lead, value, voice)
}
