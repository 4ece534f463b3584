//! What separates an outcome from a grade of its scheme.

mod hindrance;
mod lift;
mod need;
mod part;
mod scores;
mod tree;
mod words;

use serde::{Deserialize, Serialize};

pub use hindrance::Hindrance;
pub use lift::{Alone, Lift, Lifted, Together};

use self::need::Need;
use self::tree::Tree;
use super::because::Standing;
use super::grade::GradingStep;
use super::outcome::Outcome;
use super::rules::{Grade, NodeKind};
use crate::vocabulary::{Bound, Bounds, Exact, Id, Label, Named, Source, Span, Verdict};

/// 差距 — what separates an outcome from a grade, item by item.
///
/// Points are one thing, conditions another: `line` and `items` speak of points, `hindrances`
/// of vetoes, caps and whatever else stands in the way however far the line is passed. While
/// facts are open every item is taken as it stands at worst, so what is enough is enough in
/// every case.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Gap {
    /// What the scheme is called.
    pub scheme: Label,
    /// Whom the outcome is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// 目标等次 — the grade to be reached.
    pub target: Named,
    /// The grades still possible, the best first.
    pub grades: Vec<Named>,
    /// Whether it has this grade or a better one; undetermined where some possible grades
    /// are worse and some are not, and where it may be that no grade can be told.
    pub is_reached: Verdict,
    /// Whether it may be that no grade can be told: then no score is enough until what keeps
    /// it so is known.
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_not_tell: bool,
    /// 得分 — the score, before zero-clearing.
    pub score: Span,
    /// Whether the score stands.
    pub standing: Standing,
    /// 达标线 — the scores that reach the grade or a better one; `None` for the lowest grade,
    /// which asks for none. Where lines differ by a status that is open, the strictest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Bounds>,
    /// 差分 — how far the score lies from the end of the line; 0 where it has reached it.
    pub short_by: Span,
    /// Every item that counts, in the order of the scheme.
    pub items: Vec<ItemGap>,
    /// What several items together must come to, where the line is not reached for sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<Together>,
    /// 障碍 — what stands in the way besides the line, in the order in which it is taken.
    pub hindrances: Vec<Hindrance>,
    /// Steps over the cohort that have not been taken: the grade may still change by them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Label>,
    /// The facts that are missing, those first that matter most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Named>,
    /// What scores are counted in, where that is not points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Label>,
    /// The sources that the scheme cites.
    pub sources: Vec<Source>,
}

/// 指标差距 — what one item has, could have, and must have by itself.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ItemGap {
    /// The item.
    pub item: Named,
    /// 得分 — its score; its range while facts are open.
    pub had: Span,
    /// 可得 — the best score that it can have. `None` where what the item does to the total
    /// depends on others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attainable: Option<Exact>,
    /// 失分 — how far it lies from that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Span>,
    /// How it came to its score.
    pub standing: Standing,
    /// What it must come to by itself, all others as they are.
    pub alone: Alone,
    /// What the fact that feeds it must be for each score, where its measure is of bands, of
    /// a choice, or all or nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<Way>,
    /// What that fact is now, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Label>,
}

/// 取得分值的条件 — a score of an item, and what must be for it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Way {
    /// The score.
    pub score: Exact,
    /// What must be, with its bounds.
    pub asks: Label,
}

impl Outcome {
    /// 与目标等次的差距 — what separates the outcome from a grade of its scheme; `None` where
    /// the scheme has no such grade.
    ///
    /// Numbers are exact. Whether facts can be such that an item has the score asked for, and
    /// no other, is not said: only for measures with a closed list of scores (bands, choices,
    /// checklists, milestones, all or nothing) a lift is one of these.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use grassroots::explain::Format;
    /// use grassroots::facts::{Raw, SheetDraft, SheetState};
    /// use grassroots::rulebook::bundled;
    /// use grassroots::scoring::judge;
    /// use grassroots::vocabulary::{Period, Script};
    ///
    /// let rulebook = bundled::building_year_2012()?;
    /// let scheme = rulebook.scheme("grading").ok_or("no such scheme")?;
    /// let year = Period::year(2012).ok_or("no such year")?;
    /// let draft = SheetDraft::new(year, SheetState::Closed)
    ///     .with("organization.stars", Raw::text("three-star"))
    ///     .with("organization.satisfaction", Raw::text("85%"));
    /// let outcome = judge(scheme, &rulebook.dictionary().sheet(&draft)?);
    /// let gap = outcome.gap_to("good").ok_or("no such grade")?;
    /// assert_eq!(gap.short_by.to_string(), "20");
    /// assert_eq!(gap.hindrances.len(), 1); // satisfaction below 90 % is no matter of points
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn gap_to(&self, grade: &str) -> Option<Gap> {
        let grades = self.scheme.grades();
        let place = grades.iter().position(|one| one.id.as_str() == grade)?;
        self.gap_to_place(u8::try_from(place).ok()?)
    }

    /// 与上一等次的差距 — what separates the outcome from the grade above the worst that is
    /// still possible; `None` where there is none above.
    #[must_use]
    pub fn gap_to_next(&self) -> Option<Gap> {
        let worst = self.grades.places().last()?;
        self.gap_to_place(worst.checked_sub(1)?)
    }

    fn gap_to_place(&self, target: u8) -> Option<Gap> {
        let grades = self.scheme.grades();
        let named = |grade: &Grade| Named::new(grade.id.clone(), grade.label.clone());
        let need = self.need_of(grades.get(usize::from(target))?);
        let score = self.nodes.first().map_or(Span::ZERO, |root| root.value);
        let (items, together) = self.items_and_together(need);
        let missing = self.missing_facts();
        let missing = missing.map(|f| Named::new(f.id().clone(), f.label().clone()));
        Some(Gap {
            scheme: self.scheme.title().clone(),
            subject: self.subject.clone(),
            target: named(grades.get(usize::from(target))?),
            grades: self.grades().map(named).collect(),
            is_reached: self.is_at_least(target),
            may_not_tell: self.grades.may_not_tell(),
            score,
            standing: self.nodes.first().map_or(Standing::Undetermined, |n| n.standing),
            line: need.and_then(line_of),
            short_by: need.and_then(|need| short_by(need, score)).unwrap_or(Span::ZERO),
            items,
            together,
            hindrances: self.hindrances(target, need),
            pending: self.pending().map(|step| step.label.clone()).collect(),
            missing: missing.collect(),
            unit: self.scheme.unit().cloned(),
            sources: self.scheme.sources().to_vec(),
        })
    }

    /// Whether the grade is that at a place or a better one.
    fn is_at_least(&self, target: u8) -> Verdict {
        let mut places = self.grades.places();
        let (first, last) = (places.next(), self.grades.places().last());
        match (first, last) {
            (_, Some(last)) if last <= target && !self.grades.may_not_tell() => {
                Verdict::Met
            }
            (Some(first), _) if first > target => Verdict::NotMet,
            (_, _) => Verdict::Undetermined,
        }
    }

    /// The end of the line that the score must reach; of several lines the strictest.
    fn need_of(&self, grade: &Grade) -> Option<Need> {
        let is_up = !self.scheme.is_penalty();
        let lines = self.grading.iter().find(|one| one.step == GradingStep::Lines);
        let status = lines.and_then(|lines| lines.status.as_ref());
        let choices = status.map(|status| &*status.choices);
        let ends = grade.line.of(choices).map(|line| {
            let end = if is_up { line.lower() } else { line.upper() };
            end.map(|end| Need { end, is_up })
        });
        // A line without this end asks for nothing.
        ends.flatten().reduce(|one, other| {
            let reaches_both = one.is_met_by(other.end.value) && !other.end.is_inside;
            let is_farther =
                one.end.value != other.end.value && one.is_met_by(other.end.value);
            if reaches_both || is_farther { other } else { one }
        })
    }

    fn items_and_together(&self, need: Option<Need>) -> (Vec<ItemGap>, Option<Together>) {
        let tree = Tree::at_worst(self);
        let places = (0..self.nodes.len()).filter(|place| {
            let node = self.scheme.nodes().get(*place);
            node.is_some_and(|node| matches!(node.kind, NodeKind::Item { .. }))
        });
        let items = places.filter_map(|place| {
            let (node, found) = (self.scheme.nodes().get(place)?, self.nodes.get(place)?);
            let best = tree.as_ref().and_then(|tree| tree.best(place));
            let best = best.filter(|_| found.standing != Standing::Excluded);
            let is_up = tree.as_ref().and_then(|tree| tree.better(place));
            let lost = best.zip(is_up).and_then(|(best, is_up)| {
                let lost = if is_up {
                    Span::settled(best).minus(found.value)?
                } else {
                    found.value.minus(Span::settled(best))?
                };
                Some(lost)
            });
            let alone = match &tree {
                _ if found.standing == Standing::Excluded => Alone::LeftOut,
                Some(tree) => lift::alone(tree, place, need),
                None => Alone::NotTold,
            };
            Some(ItemGap {
                item: Named::new(node.id.clone(), node.label.clone()),
                had: found.value,
                attainable: best,
                lost,
                standing: found.standing,
                alone,
                ways: scores::ways_of(&self.scheme, node),
                now: scores::now_of(&self.scheme, node, self.steps(found)),
            })
        });
        let items = items.collect();
        let together = tree
            .zip(need)
            .and_then(|(tree, need)| lift::together(&self.scheme, &tree, need));
        (items, together)
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// The scores that meet a need.
fn line_of(need: Need) -> Option<Bounds> {
    let Bound { value, is_inside } = need.end;
    let (inside, outside) =
        if is_inside { (Some(value), None) } else { (None, Some(value)) };
    if need.is_up {
        Bounds::new(inside, outside, None, None).ok()
    } else {
        Bounds::new(None, None, inside, outside).ok()
    }
}

/// How far each score lies from the end of a line that it has not reached.
fn short_by(need: Need, score: Span) -> Option<Span> {
    let end = Span::settled(need.end.value);
    let short = if need.is_up { end.minus(score)? } else { score.minus(end)? };
    Some(short.not_below(Exact::ZERO))
}
