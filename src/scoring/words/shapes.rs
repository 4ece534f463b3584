//! Gates, windows, steps, slabs, levels, weighty events, decisions, ranks and stars.

use super::phrases::{comes_to, points, span};
use crate::scoring::because::Because;
use crate::vocabulary::{Bounds, Exact, Script, Span, Verdict, Window};

/// The words of these steps; other steps have their own.
pub(super) fn words(because: Because, within: Option<Bounds>, script: Script) -> String {
    match because {
        Because::Gated { verdict, points } => gated(verdict, points, script),
        Because::WindowHeld { window, windows, held_at, .. } => {
            window_held(window, windows, held_at, script)
        }
        Because::Stepped { value, target, steps, each, points } => {
            let value = span(value, script);
            stepped((&value, target), (steps, each), points, script)
        }
        Because::InSlab { units, each, held_at, points, .. } => {
            in_slab((within, units, each), held_at, points, script)
        }
        Because::Level { at_least, is_reached, points, .. } => {
            level(at_least, is_reached, points, script)
        }
        Because::LevelsReached { value, points } => {
            comes_to(&span(value, script), points, script)
        }
        Because::Occurred { times, each, .. } => match script {
            Script::Hans | Script::Hant => format!("{times}次，每次{each}分"),
            Script::En => format!("{times} times, {each} points each"),
        },
        Because::Severity { is_worst, points } => severity(is_worst, points, script),
        Because::Range { value, range, .. } => in_range((within, value), range, script),
        Because::DecidedValue { decided: value, is_inside, .. } => {
            decided(Span::settled(value), is_inside, script)
        }
        Because::MeanRank { rankers, rank, per_rank, points } => {
            mean_rank((rankers, rank), per_rank, points, script)
        }
        Because::Trimmed { lowest, highest, .. } => match script {
            Script::Hans => format!("去掉{lowest}个最低分、{highest}个最高分"),
            Script::Hant => format!("去掉{lowest}個最低分、{highest}個最高分"),
            Script::En => format!("without the {lowest} lowest and {highest} highest"),
        },
        Because::Stars { stars } => match script {
            Script::Hans => format!("达标{}项", span(stars, script)),
            Script::Hant => format!("達標{}項", span(stars, script)),
            Script::En => format!("{} reach their line", span(stars, script)),
        },
        _ => String::new(),
    }
}

fn gated(verdict: Verdict, value: Span, script: Script) -> String {
    let lead = match verdict {
        Verdict::Met => script.of("门槛条件符合", "門檻條件符合", "the gate opens"),
        Verdict::NotMet => {
            script.of("门槛条件不符合", "門檻條件不符合", "the gate stays shut")
        }
        Verdict::Undetermined => script.of(
            "门槛条件无法认定",
            "門檻條件無法認定",
            "whether the gate opens cannot be told",
        ),
    };
    comes_to(lead, value, script)
}

const fn window_name(window: Window, script: Script) -> &'static str {
    match window {
        Window::Month => script.of("月", "月", "months"),
        Window::Quarter => script.of("季度", "季度", "quarters"),
        Window::HalfYear => script.of("半年", "半年", "half-years"),
        Window::Year => script.of("年", "年", "years"),
    }
}

fn window_held(window: Window, windows: u32, held_at: Exact, script: Script) -> String {
    let name = window_name(window, script);
    match script {
        Script::Hans => format!("{windows}个{name}超过限额，每{name}按{held_at}分计"),
        Script::Hant => format!("{windows}個{name}超過限額，每{name}按{held_at}分計"),
        Script::En => {
            format!("{windows} of the {name} held at the limit of {held_at} points")
        }
    }
}

fn stepped(
    (value, target): (&str, Exact),
    (steps, each): (Span, Exact),
    value_points: Span,
    script: Script,
) -> String {
    let (steps, all) = (span(steps, script), points(value_points, script));
    match script {
        Script::Hans => {
            format!("{value}，对照目标{target}，差{steps}档，每档{each}分，共{all}")
        }
        Script::Hant => {
            format!("{value}，對照目標{target}，差{steps}檔，每檔{each}分，共{all}")
        }
        Script::En => {
            format!("{value} against the target {target}: {steps} steps × {each}, {all}")
        }
    }
}

fn in_slab(
    (within, units, each): (Option<Bounds>, Span, Exact),
    held_at: Option<Exact>,
    value: Span,
    script: Script,
) -> String {
    let slab = within.map(|bounds| bounds.in_words(script)).unwrap_or_default();
    let (units, all) = (span(units, script), points(value, script));
    let limit = match (held_at, script) {
        (None, _) => String::new(),
        (Some(at), Script::Hans) => format!("（按本段限额{at}分计）"),
        (Some(at), Script::Hant) => format!("（按本段限額{at}分計）"),
        (Some(at), Script::En) => format!(" (held at the slab's limit of {at})"),
    };
    match script {
        Script::Hans => {
            format!("{slab}段内{units}个单位，每单位{each}分，计{all}{limit}")
        }
        Script::Hant => {
            format!("{slab}段內{units}個單位，每單位{each}分，計{all}{limit}")
        }
        Script::En => format!("{units} units {slab} × {each}, {all}{limit}"),
    }
}

fn level(
    at_least: Exact,
    is_reached: Option<bool>,
    value: Exact,
    script: Script,
) -> String {
    let reached = match is_reached {
        Some(true) => script.of("达到", "達到", "reached"),
        Some(false) => script.of("未达到", "未達到", "not reached"),
        None => script.of("是否达到尚未确定", "是否達到尚未確定", "open"),
    };
    match script {
        Script::Hans | Script::Hant => format!("{at_least}（{value}分）：{reached}"),
        Script::En => format!("{at_least} ({value} points): {reached}"),
    }
}

fn severity(is_worst: bool, value: Span, script: Script) -> String {
    let lead = if is_worst {
        script.of("以最重一件计", "以最重一件計", "the worst counts")
    } else {
        script.of("各件相加", "各件相加", "all added up")
    };
    comes_to(lead, value, script)
}

fn in_range(
    (within, value): (Option<Bounds>, Span),
    range: Span,
    script: Script,
) -> String {
    let value = span(value, script);
    let band = within.map(|bounds| bounds.in_words(script)).unwrap_or_default();
    let range = format!("{}–{}", range.least(), range.most());
    match script {
        Script::Hans => format!("{value}，档次{band}，计分幅度{range}"),
        Script::Hant => format!("{value}，檔次{band}，計分幅度{range}"),
        Script::En => format!("{value}, band {band}: to be decided within {range}"),
    }
}

fn decided(value: Span, is_inside: Verdict, script: Script) -> String {
    let lead = script.of("评定", "評定", "decided");
    let text = comes_to(lead, value, script);
    match is_inside {
        Verdict::Met => text,
        Verdict::NotMet => {
            let wrong = script.of(
                "，超出幅度，不能采用",
                "，超出幅度，不能採用",
                ", outside the range: it cannot stand",
            );
            format!("{text}{wrong}")
        }
        Verdict::Undetermined => {
            let open = script.of(
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
    script: Script,
) -> String {
    let (rank, all) = (span(rank, script), points(value, script));
    match script {
        Script::Hans => {
            format!("{rankers}人排名，平均第{rank}名，每退一名减{per_rank}，计{all}")
        }
        Script::Hant => {
            format!("{rankers}人排名，平均第{rank}名，每退一名減{per_rank}，計{all}")
        }
        Script::En => {
            format!(
                "{rankers} rankings, mean rank {rank}, {per_rank} less a place: {all}"
            )
        }
    }
}
