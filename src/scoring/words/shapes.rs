//! Gates, windows, steps, slabs, levels, weighty events, decisions, ranks and stars.

use super::phrases::{comes_to, may_come_to, plural, plural_of, point, points, span};
use super::voice::Voice;
use crate::scoring::because::Because;
use crate::vocabulary::{Bounds, Exact, Script, Span, Verdict, Window};

/// The words of these steps; other steps have their own.
pub(super) fn words(
    because: Because,
    within: Option<Bounds>,
    voice: Voice<'_>,
) -> String {
    match because {
        Because::Gated { opens_when_met: true, verdict, points, .. } => {
            gated(verdict, points, voice)
        }
        Because::Gated { opens_when_met: false, verdict, points, .. } => {
            zeroed(verdict, points, voice)
        }
        Because::WindowHeld { window, windows, held_at, .. } => {
            window_held(window, windows, held_at, voice)
        }
        Because::Stepped { value, target, steps, each, points } => {
            stepped((value, target), (steps, each), points, voice)
        }
        Because::InSlab { units, each, held_at, points, .. } => {
            in_slab((within, units, each), held_at, points, voice)
        }
        Because::Level { at_least, is_reached, points, .. } => {
            level(at_least, is_reached, points, voice)
        }
        Because::LevelsReached { value, points } => {
            comes_to(&voice.measured(value), points, voice)
        }
        Because::Occurred { times, each, .. } => match voice.script {
            Script::Hans | Script::Hant => {
                format!("{times}次，每次{}", point(each, voice))
            }
            Script::En => {
                let noun = plural(times, "time", "times");
                format!("{times} {noun}, {} each", point(each, voice))
            }
        },
        Because::Severity { is_worst, points } => severity(is_worst, points, voice),
        Because::Range { value, range, .. } => in_range((within, value), range, voice),
        Because::DecidedValue { decided: value, is_inside, .. } => {
            decided(Span::settled(value), is_inside, voice)
        }
        Because::MeanRank { rankers, rank, per_rank, points } => {
            mean_rank((rankers, rank), per_rank, points, voice)
        }
        Because::OwnScore { score, .. } => own_score(score, voice.script),
        Because::Trimmed { lowest, highest, .. } => match voice.script {
            Script::Hans => format!("去掉{lowest}个最低分、{highest}个最高分"),
            Script::Hant => format!("去掉{lowest}個最低分、{highest}個最高分"),
            Script::En => format!("without the {lowest} lowest and {highest} highest"),
        },
        Because::Stars { stars } => match voice.script {
            Script::Hans => format!("达标{}项", span(stars, voice.script)),
            Script::Hant => format!("達標{}項", span(stars, voice.script)),
            Script::En => {
                let verb = plural_of(stars, "reaches its line", "reach their line");
                format!("{} {verb}", span(stars, voice.script))
            }
        },
        _ => String::new(),
    }
}

fn own_score(score: Option<Exact>, script: Script) -> String {
    match (score.map(Exact::in_words), script) {
        (Some(score), Script::Hans) => format!("本人评分{score}不计"),
        (Some(score), Script::Hant) => format!("本人評分{score}不計"),
        (Some(score), Script::En) => {
            format!("the subject's own score of {score} is left out")
        }
        (None, _) => script
            .of(
                "未写明考核对象，其中有无本人评分无法认定",
                "未寫明考核對象，其中有無本人評分無法認定",
                "the sheet names no subject, whose own score is left out cannot be told",
            )
            .to_owned(),
    }
}

fn gated(verdict: Verdict, value: Span, voice: Voice<'_>) -> String {
    let lead = match verdict {
        Verdict::Met => voice.of("门槛条件符合", "門檻條件符合", "the gate opens"),
        Verdict::NotMet => {
            voice.of("门槛条件不符合", "門檻條件不符合", "the gate stays shut")
        }
        Verdict::Undetermined => voice.of(
            "门槛条件无法认定",
            "門檻條件無法認定",
            "whether the gate opens cannot be told",
        ),
    };
    gives(lead, value, voice)
}

/// A gate that stays shut when its condition is met: `zero_if`.
fn zeroed(verdict: Verdict, value: Span, voice: Voice<'_>) -> String {
    let lead = match verdict {
        Verdict::Met => voice.of(
            "符合清零条件",
            "符合清零條件",
            "the condition that clears it to zero is met",
        ),
        Verdict::NotMet => voice.of(
            "不符合清零条件",
            "不符合清零條件",
            "the condition that clears it to zero is not met",
        ),
        Verdict::Undetermined => voice.of(
            "清零条件无法认定",
            "清零條件無法認定",
            "whether the condition that clears it to zero is met cannot be told",
        ),
    };
    gives(lead, value, voice)
}

/// What an item has behind a gate; while that is a range, it is only possible.
fn gives(lead: &str, value: Span, voice: Voice<'_>) -> String {
    if value.is_settled() {
        comes_to(lead, value, voice)
    } else {
        may_come_to(lead, value, voice)
    }
}

const fn window_name(window: Window, script: Script) -> &'static str {
    match window {
        Window::Week => script.of("周", "週", "weeks"),
        Window::Month => script.of("月", "月", "months"),
        Window::Quarter => script.of("季度", "季度", "quarters"),
        Window::HalfYear => script.of("半年", "半年", "half-years"),
        Window::Year => script.of("年", "年", "years"),
    }
}

fn window_held(window: Window, windows: u32, held_at: Exact, voice: Voice<'_>) -> String {
    let (name, limit) = (window_name(window, voice.script), point(held_at, voice));
    match voice.script {
        Script::Hans => format!("{windows}个{name}超过限额，每{name}按{limit}计"),
        Script::Hant => format!("{windows}個{name}超過限額，每{name}按{limit}計"),
        Script::En => format!("{windows} of the {name} held at the limit of {limit}"),
    }
}

/// 差 of what falls short of its target, 超 of what lies above it.
fn off_by((value, target): (Span, Exact), steps: Span, voice: Voice<'_>) -> &'static str {
    if steps.most().is_zero() {
        voice.of("计", "計", "")
    } else if value.most() <= target {
        voice.of("差", "差", "")
    } else if value.least() >= target {
        voice.of("超", "超", "")
    } else {
        voice.of("相差", "相差", "")
    }
}

fn stepped(
    (value, target): (Span, Exact),
    (count, each): (Span, Exact),
    value_points: Span,
    voice: Voice<'_>,
) -> String {
    let off = off_by((value, target), count, voice);
    let (value, target) = (voice.measured(value), voice.measure(target));
    let (steps, all) = (span(count, voice.script), points(value_points, voice));
    let one = point(each, voice);
    match voice.script {
        Script::Hans => {
            format!("{value}，对照目标{target}，{off}{steps}档，每档{one}，共{all}")
        }
        Script::Hant => {
            format!("{value}，對照目標{target}，{off}{steps}檔，每檔{one}，共{all}")
        }
        Script::En => {
            let noun = plural_of(count, "step", "steps");
            let each = each.in_words();
            format!("{value} against the target {target}: {steps} {noun} × {each}, {all}")
        }
    }
}

fn in_slab(
    (within, count, each): (Option<Bounds>, Span, Exact),
    held_at: Option<Exact>,
    value: Span,
    voice: Voice<'_>,
) -> String {
    let slab = within.map(|bounds| voice.bounds(bounds)).unwrap_or_default();
    let (units, all) = (span(count, voice.script), points(value, voice));
    let one = point(each, voice);
    let limit = match (held_at, voice.script) {
        (None, _) => String::new(),
        (Some(at), Script::Hans) => format!("（按本段限额{}计）", point(at, voice)),
        (Some(at), Script::Hant) => format!("（按本段限額{}計）", point(at, voice)),
        (Some(at), Script::En) => {
            format!(" (held at the slab's limit of {})", at.in_words())
        }
    };
    match voice.script {
        Script::Hans => {
            format!("{slab}段内{units}个单位，每单位{one}，计{all}{limit}")
        }
        Script::Hant => {
            format!("{slab}段內{units}個單位，每單位{one}，計{all}{limit}")
        }
        Script::En => {
            let (noun, each) = (plural_of(count, "unit", "units"), each.in_words());
            format!("{units} {noun} {slab} × {each}, {all}{limit}")
        }
    }
}

fn level(
    at_least: Exact,
    is_reached: Option<bool>,
    value: Exact,
    voice: Voice<'_>,
) -> String {
    let (at_least, gives) = (voice.measure(at_least), point(value, voice));
    let reached = match is_reached {
        Some(true) => voice.of("达到", "達到", "reached"),
        Some(false) => voice.of("未达到", "未達到", "not reached"),
        None => voice.of("是否达到尚未确定", "是否達到尚未確定", "open"),
    };
    match voice.script {
        Script::Hans | Script::Hant => format!("{at_least}（{gives}）：{reached}"),
        Script::En => format!("{at_least} ({gives}): {reached}"),
    }
}

fn severity(is_worst: bool, value: Span, voice: Voice<'_>) -> String {
    let lead = if is_worst {
        voice.of("以最重一件计", "以最重一件計", "the worst counts")
    } else {
        voice.of("各件相加", "各件相加", "all added up")
    };
    comes_to(lead, value, voice)
}

fn in_range(
    (within, value): (Option<Bounds>, Span),
    range: Span,
    voice: Voice<'_>,
) -> String {
    let value = voice.measured(value);
    let band = within.map(|bounds| voice.bounds(bounds)).unwrap_or_default();
    let range = format!("{}–{}", range.least().in_words(), range.most().in_words());
    match voice.script {
        Script::Hans => format!("{value}，档次{band}，计分幅度{range}"),
        Script::Hant => format!("{value}，檔次{band}，計分幅度{range}"),
        Script::En => format!("{value}, band {band}: to be decided within {range}"),
    }
}

fn decided(value: Span, is_inside: Verdict, voice: Voice<'_>) -> String {
    let lead = voice.of("评定", "評定", "decided");
    let text = comes_to(lead, value, voice);
    match is_inside {
        Verdict::Met => text,
        Verdict::NotMet => {
            let wrong = voice.of(
                "，超出幅度，不能采用",
                "，超出幅度，不能採用",
                ", outside the range: it cannot stand",
            );
            format!("{text}{wrong}")
        }
        Verdict::Undetermined => {
            let open = voice.of(
                "，幅度尚未确定",
                "，幅度尚未確定",
                ", the range is not known yet",
            );
            format!("{text}{open}")
        }
    }
}

fn mean_rank(
    (rankers, rank): (u32, Span),
    per_rank: Exact,
    value: Span,
    voice: Voice<'_>,
) -> String {
    let (rank, all) = (span(rank, voice.script), points(value, voice));
    match voice.script {
        Script::Hans => {
            format!("{rankers}人排名，平均第{rank}名，每退一名减{per_rank}，计{all}")
        }
        Script::Hant => {
            format!("{rankers}人排名，平均第{rank}名，每退一名減{per_rank}，計{all}")
        }
        Script::En => {
            let noun = plural(rankers, "ranking", "rankings");
            format!("{rankers} {noun}, mean rank {rank}, {per_rank} less a place: {all}")
        }
    }
}
