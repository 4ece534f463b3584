use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::finding::{Finding, Standing, examine};
use super::rules::{Kind, Rule};
use crate::facts::Sheet;
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, Ground, Id, LinkDefect, Named, Problem, Problems,
    Span,
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
    /// Where the rule comes from.
    pub ground: Ground,
}

impl Coverage {
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
                all.insert(subject.clone(), examine(rule, sheet));
            }
        }
    }
    let are = |standing: Standing| -> Vec<Id> {
        let such = all.iter().filter(|(_, finding)| finding.standing() == standing);
        such.map(|(id, _)| id.clone()).collect()
    };
    let parts = rule.parts();
    let coverage = Coverage {
        rule: parts.name.clone(),
        kind: parts.kind,
        met: are(Standing::Met),
        not_met: are(Standing::NotMet),
        undetermined: are(Standing::Undetermined),
        not_applicable: are(Standing::NotApplicable),
        ground: parts.ground.clone(),
    };
    found.none_or(coverage)
}
