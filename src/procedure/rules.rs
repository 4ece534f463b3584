use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::criteria::Condition;
use crate::facts::Dictionary;
use crate::vocabulary::{Exact, Ground, Id, Label, MonthEnd, Named, Ratio};
use crate::vocabulary::{InTime, Length, Opens};

/// 程序 — a checked procedure; cheap to clone.
///
/// The check of a rulebook makes it, and nothing else.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Procedure(pub(crate) Arc<ProcedureRules>);

/// 程序规则 — what a procedure says.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ProcedureRules {
    /// Id and title.
    pub name: Named,
    /// Whom it is about.
    pub subject: Id,
    /// What a month after 31 January is.
    pub month_end: MonthEnd,
    /// The facts that its guards read.
    pub dictionary: Dictionary,
    /// The state in which it begins.
    pub start: Named,
    /// The states, in the order of the document.
    pub states: Vec<State>,
    /// The events.
    pub events: Vec<Named>,
    /// The transitions.
    pub transitions: Vec<Transition>,
    /// The deadlines.
    pub deadlines: Vec<Deadline>,
    /// How long states last; one for a state at most.
    pub spells: Vec<Spell>,
}

impl Procedure {
    /// What it says.
    #[must_use]
    pub fn rules(&self) -> &ProcedureRules {
        &self.0
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.0.name.id
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.0.name.label
    }

    /// Whom it is about.
    #[must_use]
    pub fn subject(&self) -> &Id {
        &self.0.subject
    }
}

impl ProcedureRules {
    /// Whether a state is an end.
    #[must_use]
    pub fn is_end(&self, state: &Id) -> bool {
        self.states.iter().any(|one| one.name.id == *state && one.is_end)
    }

    /// What every event asks for: of the transitions first, then of the periods.
    pub fn formalities(&self) -> impl Iterator<Item = &Formalities> {
        let transitions = self.transitions.iter().map(|one| &one.formalities);
        let spells = self.spells.iter().flat_map(|spell| {
            let extend = spell.extend.iter().map(|one| &one.formalities);
            extend.chain(spell.shorten.iter().map(|one| &one.formalities))
        });
        transitions.chain(spells)
    }

    /// How long a state lasts, where that is ruled.
    #[must_use]
    pub fn spell_of(&self, state: &Id) -> Option<&Spell> {
        self.spells.iter().find(|spell| spell.state.id == *state)
    }
}

/// 状态 — where a procedure can stand.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct State {
    /// The state.
    pub name: Named,
    /// Whether it is left no more.
    pub is_end: bool,
}

/// 步骤 — how one state becomes another.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Transition {
    /// The id of the rule.
    pub name: Named,
    /// The states that it leads out of.
    pub from: Vec<Named>,
    /// The state that it leads to.
    pub to: Named,
    /// The event that makes it.
    pub on: Named,
    /// What must be so on the day.
    pub guard: Option<Condition>,
    /// What the event must carry, who may do it, and what a vote must come to.
    pub formalities: Formalities,
    /// From when it is possible.
    pub not_before: Vec<Wait>,
    /// How often at most.
    pub at_most: Option<u32>,
    /// Where it comes from.
    pub ground: Ground,
}

/// 起算点 — what a length is counted from: the last time, if there were several.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// 进入状态之日 — the day on which a state was entered.
    State(Named),
    /// 事件之日 — the day of an event that was taken.
    Event(Named),
    /// 事实所载之日 — the day that a fact states, such as a day of birth.
    Fact(Named),
}

/// 等候期 — something is possible only so long after something else.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Wait {
    /// What it is counted from.
    pub after: Anchor,
    /// How long.
    pub wait: Length,
    /// On which day it is over.
    pub opens: Opens,
}

/// 表决规则 — what a vote must come to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Vote {
    /// 到会 — how many of those entitled must attend.
    pub turnout: Option<Share>,
    /// 赞成 — how many must be in favour, and of whom.
    pub in_favour: Option<(Share, Base)>,
}

/// 手续 — what an event must carry, who may do it, and what a vote must come to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Formalities {
    /// What the event must carry.
    pub evidence: Vec<Named>,
    /// Who may do it; nobody is asked for, if none is named.
    pub by: Vec<Named>,
    /// What a vote must come to.
    pub vote: Option<Vote>,
}

/// 比例要求 — more than a share, or at least.
///
/// Nothing is reached where there is nobody to have a share of.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// 超过 — more than so much.
    MoreThan(Ratio),
    /// 不少于 — so much or more.
    AtLeast(Ratio),
}

impl Share {
    /// Whether `part` of `whole` is enough.
    #[must_use]
    pub fn is_reached(self, part: u32, whole: u32) -> bool {
        let (Share::MoreThan(ratio) | Share::AtLeast(ratio)) = self;
        let whole = Exact::whole(i64::from(whole));
        let part = Exact::whole(i64::from(part));
        let Some(line) = Exact::from(ratio).times(whole) else { return false };
        !whole.is_zero()
            && match self {
                Share::MoreThan(_) => part > line,
                Share::AtLeast(_) => part >= line,
            }
    }
}

/// 表决基数 — of whom a majority is counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// 应到会有表决权人数 — of those entitled to vote.
    Entitled,
    /// 实到会人数 — of those attending.
    Attending,
    /// 有效票数 — of the valid votes.
    Valid,
}

impl Base {
    /// All with the word by which documents name them.
    pub const ALL: [(&'static str, Base); 3] = [
        ("entitled", Base::Entitled),
        ("attending", Base::Attending),
        ("valid", Base::Valid),
    ];
}

/// 时限 — until when something must have happened, and what follows if it has not.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Deadline {
    /// The id of the rule.
    pub name: Named,
    /// What it is counted from.
    pub after: Anchor,
    /// The states in which it runs; elsewhere it does not count.
    pub during: Vec<Named>,
    /// How long.
    pub within: Length,
    /// What is in time.
    pub in_time: InTime,
    /// The events that meet it.
    pub met_by: Vec<Named>,
    /// What follows on the day after the last in time.
    pub lapses: Lapse,
    /// Where it comes from.
    pub ground: Ground,
}

/// 逾期后果 — what follows when time is up.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lapse {
    /// 记为逾期 — it is found overdue; the state stays.
    Finding,
    /// 不生后果 — nothing follows.
    Nothing,
    /// 视为 — the state changes by itself.
    To(Named),
}

/// 期间规则 — how long a state lasts.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Spell {
    /// The id of the rule.
    pub name: Named,
    /// The state.
    pub state: Named,
    /// What its length is counted from.
    pub after: Anchor,
    /// The least length: when it is over, and which transitions it holds back.
    pub at_least: Option<(Length, Opens, Vec<Named>)>,
    /// The greatest length: what is in time, and what follows.
    pub at_most: Option<(Length, InTime, Lapse)>,
    /// How it may be made longer.
    pub extend: Option<Extension>,
    /// How it may be made shorter.
    pub shorten: Option<Shortening>,
    /// Where it comes from.
    pub ground: Ground,
}

/// 延长 — both ends are put off by the length that the event states.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Extension {
    /// The event.
    pub on: Named,
    /// How often.
    pub times: u32,
    /// Each time so long at least.
    pub at_least: Length,
    /// Each time so long at most.
    pub at_most: Length,
    /// What the event must carry, who may do it, and what a vote must come to.
    pub formalities: Formalities,
}

/// 缩短 — both ends are held at the length, from the beginning, that the event states.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Shortening {
    /// The event.
    pub on: Named,
    /// Never shorter than this.
    pub down_to: Length,
    /// What the event must carry, who may do it, and what a vote must come to.
    pub formalities: Formalities,
}
