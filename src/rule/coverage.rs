use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::finding::{Finding, Standing, examine};
use super::lacking::broken_parts;
use super::rules::{Kind, Rule};
use crate::facts::Sheet;
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, Ground, Id, Label, LinkDefect, Named, Problem,
    Problems, Span,
};

/// 覆盖情况 — who of many meets a rule, by id.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Coverage {
    /// The rule.
    pub rule: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// Those who meet it.
    pub met: Vec<Id>,
    /// Those who do not.
    pub not_met: Vec<Id>,
    /// Those of whom it cannot be told, whether it applies to them or not.
    pub undetermined: Vec<Id>,
    /// Those to whom it does not apply.
    pub not_applicable: Vec<Id>,
    /// The facts that are missing of any of whom it cannot be told, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Named>,
    /// Of each of whom it cannot be told the facts that are missing of this one, by subject;
    /// who lacks none has no entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing_of: Vec<MissingOf>,
    /// Of each who does not meet a requirement or an advice that asks for several things, those
    /// that are not met, by subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broken_of: Vec<BrokenOf>,
    /// Where the rule comes from.
    pub ground: Ground,
}

/// 未达到之处 — which of the things that a rule asks for one subject does not meet.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BrokenOf {
    /// Who.
    pub subject: Id,
    /// What is asked, in the order of the rule.
    pub asks: Vec<Label>,
}

/// 各自所缺 — the facts that are missing of one of whom it cannot be told.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MissingOf {
    /// Of whom.
    pub subject: Id,
    /// The facts, in the order of the questions.
    pub facts: Vec<Named>,
}

impl Coverage {
    /// The coverage of nobody, from which others are added up.
    #[must_use]
    pub fn of_nobody(rule: &Rule) -> Coverage {
        let parts = rule.parts();
        Coverage {
            rule: parts.name.clone(),
            kind: parts.kind,
            met: Vec::new(),
            not_met: Vec::new(),
            undetermined: Vec::new(),
            not_applicable: Vec::new(),
            missing: Vec::new(),
            missing_of: Vec::new(),
            broken_of: Vec::new(),
            ground: parts.ground.clone(),
        }
    }

    /// 合计 — the coverage of the subjects of both together, ids in their own order.
    ///
    /// `None` where the two are of different rules, or have a subject in common.
    #[must_use]
    pub fn plus(mut self, other: Coverage) -> Option<Coverage> {
        let is_same_rule = (&self.rule, self.kind, &self.ground)
            == (&other.rule, other.kind, &other.ground);
        if !is_same_rule {
            return None;
        }
        let own = [
            &mut self.met,
            &mut self.not_met,
            &mut self.undetermined,
            &mut self.not_applicable,
        ];
        let others = [other.met, other.not_met, other.undetermined, other.not_applicable];
        for (own, other) in own.into_iter().zip(others) {
            own.extend(other);
            own.sort();
        }
        self.missing.extend(other.missing);
        self.missing = each_once(self.missing);
        self.missing_of.extend(other.missing_of);
        self.missing_of.sort_by(|one, other| one.subject.cmp(&other.subject));
        self.broken_of.extend(other.broken_of);
        self.broken_of.sort_by(|one, other| one.subject.cmp(&other.subject));
        let all = [&self.met, &self.not_met, &self.undetermined, &self.not_applicable];
        let mut all: Vec<&Id> = all.into_iter().flatten().collect();
        all.sort();
        let is_once = all.windows(2).all(|pair| pair.first() != pair.last());
        is_once.then_some(self)
    }

    /// Those who meet the rule ÷ those to whom it applies, exact; between two shares while
    /// something cannot be told. `None` where it applies to nobody.
    #[must_use]
    pub fn share(&self) -> Option<Span> {
        let count = |ids: &[Id]| i64::try_from(ids.len()).ok();
        let (met, not_met) = (count(&self.met)?, count(&self.not_met)?);
        let open = count(&self.undetermined)?;
        let all = met.checked_add(not_met)?.checked_add(open)?;
        // Each of whom nothing can be told may meet it, or not.
        let least = Exact::fraction(met, all)?;
        let most = Exact::fraction(met.checked_add(open)?, all)?;
        Some(Span::between(least, most))
    }

    /// Whom the rule is there to find: of a requirement or an advice those who do not meet it,
    /// of an eligibility or an identification those to whom it belongs.
    #[must_use]
    pub fn found(&self) -> (Standing, &[Id]) {
        match self.kind {
            Kind::Requirement | Kind::Advice => (Standing::NotMet, &self.not_met),
            Kind::Eligibility | Kind::Identification => (Standing::Met, &self.met),
        }
    }

    /// 对谁都不适用 — whether it applies to nobody of all.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.met.is_empty() && self.not_met.is_empty() && self.undetermined.is_empty()
    }

    /// Whether everybody to whom the rule applies meets it, as far as can be told.
    #[must_use]
    pub fn is_full(&self) -> Option<bool> {
        match (self.not_met.is_empty(), self.undetermined.is_empty()) {
            (false, _) => Some(false),
            (true, true) => Some(true),
            (true, false) => None,
        }
    }
}

/// 覆盖统计 — holds many sheets against one rule: who meets it, and who does not.
///
/// The order of the sheets makes no difference; ids come in their own order.
///
/// # Errors
/// At `sheet[#N]`, all at once:
/// * a sheet that says nothing of its subject, or of the same subject as another one;
/// * a sheet that was checked against another dictionary.
///
/// # Examples
/// See [the room](crate::rule).
pub fn coverage<'s>(
    rule: &Rule,
    sheets: impl IntoIterator<Item = &'s Sheet>,
) -> Result<Coverage, Problems> {
    let mut found = Found::default();
    let mut all: BTreeMap<Id, Finding> = BTreeMap::new();
    let mut broken_of = Vec::new();
    let is_asked = matches!(rule.parts().kind, Kind::Requirement | Kind::Advice);
    for (index, sheet) in sheets.into_iter().enumerate() {
        let at = FieldPath::root().key("sheet").nth(index);
        let mut refuse = |at: FieldPath, defect: Defect| {
            found.push(Problem::new(at, defect));
        };
        if !rule.parts().dictionary.is(sheet.dictionary()) {
            refuse(at, LinkDefect::OtherDictionary.into());
            continue;
        }
        match sheet.subject() {
            None => refuse(at, Defect::MissingKey { key: "subject".to_owned() }),
            Some(subject) if all.contains_key(subject) => {
                let (what, id) = ("subjects", subject.to_string());
                refuse(at.key("subject"), Defect::Duplicate { what, id });
            }
            Some(subject) => {
                let finding = examine(rule, sheet);
                if is_asked && finding.standing() == Standing::NotMet {
                    let (subject, asks) = (subject.clone(), broken_parts(rule, sheet));
                    broken_of.push(BrokenOf { subject, asks });
                }
                all.insert(subject.clone(), finding);
            }
        }
    }
    let are = |standing: Standing| -> Vec<Id> {
        let such = all.iter().filter(|(_, finding)| finding.standing() == standing);
        such.map(|(id, _)| id.clone()).collect()
    };
    let missing = all.values().flat_map(Finding::missing).cloned();
    let missing_of = all.iter().map(|(subject, finding)| MissingOf {
        subject: subject.clone(),
        facts: finding.missing().into_iter().cloned().collect(),
    });
    broken_of.retain(|one| !one.asks.is_empty());
    broken_of.sort_by(|one, other| one.subject.cmp(&other.subject));
    let coverage = Coverage {
        broken_of,
        missing: each_once(missing),
        missing_of: missing_of.filter(|one| !one.facts.is_empty()).collect(),
        met: are(Standing::Met),
        not_met: are(Standing::NotMet),
        undetermined: are(Standing::Undetermined),
        not_applicable: are(Standing::NotApplicable),
        ..Coverage::of_nobody(rule)
    };
    found.none_or(coverage)
}

/// Facts by id, each once.
fn each_once(facts: impl IntoIterator<Item = Named>) -> Vec<Named> {
    let by_id: BTreeMap<Id, Named> =
        facts.into_iter().map(|fact| (fact.id.clone(), fact)).collect();
    by_id.into_values().collect()
}
