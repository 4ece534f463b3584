//! How many of many meet a rule, as a fact of what they belong to.

use super::Rulebook;
use crate::facts::{Entry, Fact, FactKind, Origin, Possible, Sheet, Value};
use crate::rule::Coverage;
use crate::vocabulary::{
    Defect, Exact, FieldPath, Found, LinkDefect, Problem, Problems, Span,
};

/// What a fact has to be to be such a number.
const COUNT: &str = "a count";

impl Rulebook {
    /// 计数入表 — the sheet with how many of a coverage meet its rule, as one of its facts: of
    /// a township the key villages that were not turned around.
    ///
    /// The caller says whom the coverage is about: all who belong to the subject of the sheet.
    /// While it cannot be told of some of them, the fact lies between those who meet the rule
    /// for certain and these with those who may: what holds either way is settled, and what is
    /// missing of them is named where it is not.
    ///
    /// # Errors
    /// At `facts[FACT]`:
    /// * a fact that the dictionary does not have, or that is no count; one that is stated
    ///   already; more than it can be, or than one that it is never above.
    ///
    /// At `facts`, a sheet that was checked against another dictionary; at `coverage`, one of a
    /// rule that the rulebook does not have.
    pub fn counted(
        &self,
        sheet: Sheet,
        fact: &str,
        coverage: &Coverage,
    ) -> Result<Sheet, Problems> {
        let mut found = Found::default();
        let facts = FieldPath::root().key("facts");
        if !self.dictionary().is(sheet.dictionary()) {
            found.push(Problem::new(facts, LinkDefect::OtherDictionary.into()));
            return found.none_or(sheet);
        }
        let rule = self.rule(coverage.rule.id.as_str());
        if rule.is_none_or(|own| own.parts().name != coverage.rule) {
            let defect = self.no_rule(coverage);
            found.push(Problem::new(FieldPath::root().key("coverage"), defect));
        }
        let index = self.dictionary().index_of(fact);
        let entry = match index.and_then(|index| sheet.dictionary().at(index)) {
            Some(own) => of(own, &sheet, coverage),
            None => Err(self.no_fact(fact)),
        };
        let (entry, index) = match (entry, index) {
            (Ok(entry), Some(index)) if found.is_empty() => (entry, index),
            (entry, _) => {
                let at = facts.element(fact);
                found.extend(entry.err().map(|defect| Problem::new(at, defect)));
                return found.none_or(sheet);
            }
        };
        let origin = Origin {
            fact: index,
            rulebook: self.id().clone(),
            edition: self.edition().to_owned(),
            scheme: coverage.rule.id.clone(),
            title: coverage.rule.label.clone(),
            subject: None,
            period: sheet.period(),
            missing: coverage.missing.clone(),
        };
        let sheet = sheet.linking(index, entry, origin);
        sheet.check_not_above(&mut found);
        found.none_or(sheet)
    }

    fn no_rule(&self, coverage: &Coverage) -> Defect {
        let found = coverage.rule.id.to_string();
        let known = self.rules().iter().map(|rule| rule.id().as_str());
        let nearest = crate::vocabulary::text::nearest(&found, known);
        Defect::Unknown { what: "rule", found, nearest }
    }

    fn no_fact(&self, fact: &str) -> Defect {
        let known = self.dictionary().facts().iter().map(|fact| fact.id().as_str());
        let nearest = crate::vocabulary::text::nearest(fact, known);
        Defect::Unknown { what: "fact", found: fact.to_owned(), nearest }
    }
}

/// What a coverage says of a fact, as an entry of the sheet.
fn of(fact: &Fact, sheet: &Sheet, coverage: &Coverage) -> Result<Entry, Defect> {
    let domain = fact.domain().filter(|_| matches!(fact.kind(), FactKind::Count { .. }));
    let Some(domain) = domain else {
        let (fact, found) = (fact.id().clone(), fact.kind().name());
        return Err(Defect::WrongFactKind { fact, found, expected: COUNT });
    };
    if sheet.entry(fact.id().as_str()) != Some(&Entry::Absent) {
        return Err(LinkDefect::StatedAlready.into());
    }
    let number = |number: usize| Exact::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let least = number(coverage.met.len());
    let most = coverage.met.len().saturating_add(coverage.undetermined.len());
    let most = number(most);
    if least < domain.least() || domain.most() < most {
        let (least, found) = (domain.least(), most);
        return Err(Defect::OutsideDomain { found, least, most: domain.most() });
    }
    Ok(if least == most {
        Entry::Known(Value::Number(least))
    } else {
        Entry::Open(Possible::Number(Span::between(least, most)))
    })
}
