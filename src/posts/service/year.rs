use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::because::Notice;
use super::called::Called;
use super::register::{Holding, Service};
use super::rules::ServiceRules;
use super::tally::Tally;
use crate::facts::{Entry, Sheet, Value};
use crate::posts::PostsRules;
use crate::posts::allocation::NamedPost;
use crate::rule::{Coverage, Finding, Kind, Rule, Standing, coverage, examine};
use crate::scoring::{Outcome, judge_together, linked};
use crate::vocabulary::{FieldPath, Ground, Id, Label, Named, Period};

/// 年度履岗结果 — what the rules make of a village's year: ratings, findings, and what
/// follows from them.
///
/// Lists come by id, rules in the order of the rulebook. What stands for a day, such as who
/// has a post, is that of the last day of the period.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Year {
    /// 村 — the village.
    pub village: Id,
    /// 年度 — the period.
    pub period: Period,
    /// 履岗与评星 — the holdings with their ratings.
    pub holdings: Vec<Served>,
    /// 覆盖情况 — every rule about holdings, placements, people, posts, the village and its
    /// other subjects.
    pub coverages: Vec<Coverage>,
    /// 某日不符 — the rules about a placement that a holding did not meet on some day, or of
    /// which that cannot be told; each with the first such day.
    pub days: Vec<DayFinding>,
    /// 后续事项 — what follows from the ratings.
    pub follows: Vec<Follows>,
    /// 未任岗 — those who must take part and have no post.
    pub without: Vec<Without>,
    /// 登记提示 — what the register itself notices, and the sums of the village that are not
    /// known.
    pub notices: Vec<Notice>,
    /// 汇总 — the village in figures.
    pub tally: Tally,
    /// What people, posts and the village are called, for the report.
    pub(super) called: Called,
}

/// 履岗与评星 — a holding, everything known of it, and its rating.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Served {
    /// The holding.
    pub holding: Holding,
    /// Its post.
    pub post: NamedPost,
    /// Its sheet, with what comes from the rating.
    pub sheet: Sheet,
    /// The rating.
    pub outcome: Outcome,
}

/// 某日不符 — a rule about a placement, as it stood on a day.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DayFinding {
    /// The holding.
    pub holding: Id,
    /// The first day on which it stood so.
    pub on: NaiveDate,
    /// How it stood.
    pub finding: Finding,
}

/// 后续事项 — one rule that follows from the ratings, and those whom it is about.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Follows {
    /// The rule.
    pub rule: Named,
    /// Of which kind it is.
    pub kind: Kind,
    /// Where it comes from.
    pub ground: Ground,
    /// Of an eligibility or an identification, who meets it; of a requirement or advice,
    /// to whom it applies; of both, of whom it cannot be told.
    pub findings: Vec<Finding>,
}

/// 未任岗 — somebody who must take part and has no post.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Without {
    /// Who.
    pub person: Id,
    /// The reason on record; `None` where none is.
    pub reason: Option<Named>,
    /// The rule that asks for a post.
    pub finding: Finding,
}

impl Year {
    /// What follows by one rule.
    #[must_use]
    pub fn following(&self, rule: &str) -> Option<&Follows> {
        self.follows.iter().find(|one| one.rule.id.as_str() == rule)
    }

    /// The coverage of one rule.
    #[must_use]
    pub fn coverage(&self, rule: &str) -> Option<&Coverage> {
        self.coverages.iter().find(|one| one.rule.id.as_str() == rule)
    }

    /// One holding.
    #[must_use]
    pub fn holding(&self, id: &str) -> Option<&Served> {
        self.holdings.iter().find(|one| one.holding.id.as_str() == id)
    }
}

impl Service {
    /// 年度结果 — what the rules make of the year.
    #[must_use]
    pub fn year(&self) -> Year {
        let holdings = self.rated();
        let (coverages, days) = self.coverages(&holdings);
        let follows = self.ruled.follows.iter().map(|rule| follows(rule, &holdings));
        let without = self.without();
        let tally = self.tally(&holdings, &coverages);
        Year {
            village: self.village.clone(),
            period: self.year,
            follows: follows.collect(),
            holdings,
            coverages,
            days,
            without,
            notices: self.notices.iter().cloned().chain(self.sums_not_known()).collect(),
            tally,
            called: self.called(),
        }
    }

    fn called(&self) -> Called {
        let people = self.people.iter();
        let named = people.filter_map(|(id, one)| Some((id.clone(), one.name.clone()?)));
        let posts = self.posts.iter();
        let holdings = self.holdings.values();
        let label = self.label.clone().unwrap_or_else(|| {
            let id = self.village.as_str();
            Label::new(id, id, id)
        });
        Called {
            people: named.collect(),
            posts: posts.map(|(id, post)| (id.clone(), post.label.clone())).collect(),
            holdings: holdings
                .map(|one| (one.id.clone(), (one.person.clone(), one.post.clone())))
                .collect(),
            members: self.people.keys().cloned().collect(),
            village: Some((self.village.clone(), label)),
        }
    }

    /// Every holding, judged together with the others.
    fn rated(&self) -> Vec<Served> {
        let sheets: Vec<Sheet> =
            self.holdings.values().map(|one| self.rated_sheet(one)).collect();
        let outcomes = judge_together(&self.ruled.rating, &sheets);
        let rated = self.holdings.values().zip(outcomes);
        rated
            .map(|(holding, outcome)| Served {
                holding: holding.clone(),
                post: self.named_post(&holding.post),
                sheet: self.linked(self.holding_sheet(holding), &outcome),
                outcome,
            })
            .collect()
    }

    /// A sheet with what comes from the rating; without it where the rating cannot be taken
    /// over, such as a grade that its cohort may still change.
    fn linked(&self, sheet: Sheet, outcome: &Outcome) -> Sheet {
        let ruled = &self.ruled;
        let links = (&*ruled.links, &self.rules.dictionary, &[ruled.rating.clone()][..]);
        let at = FieldPath::root().key("outcomes").nth(0);
        linked(links, sheet.clone(), &[(outcome, at)]).unwrap_or(sheet)
    }

    /// Every rule that somebody here is the subject of.
    fn coverages(&self, holdings: &[Served]) -> (Vec<Coverage>, Vec<DayFinding>) {
        let (mut coverages, mut days) = (Vec::new(), Vec::new());
        let served: Vec<Sheet> = holdings.iter().map(|one| one.sheet.clone()).collect();
        let on = self.last;
        let members = self.people.keys().filter_map(|id| self.member_sheet(id, on));
        let posts = self.posts.keys().filter_map(|id| self.post_sheet(id, on));
        let mut sheets: BTreeMap<&str, Vec<Sheet>> = BTreeMap::from([
            (ServiceRules::HOLDING, served),
            (ServiceRules::MEMBER, members.collect()),
            (ServiceRules::POST, posts.collect()),
            (ServiceRules::VILLAGE, vec![self.village_sheet()]),
        ]);
        for (subject, others) in &self.others {
            let village = self.of_village();
            let others = others.iter().map(|sheet| sheet.saying(village.clone()));
            sheets.entry(subject.as_str()).or_default().extend(others);
        }
        for rule in &self.ruled.rules {
            let subject = rule.parts().subject.as_str();
            if subject == PostsRules::PLACEMENT {
                coverages.push(self.on_days(rule, &mut days));
            } else if let Some(sheets) = sheets.get(subject) {
                // Subjects were told apart by the check of the register.
                let found = coverage(rule, sheets);
                coverages.push(found.unwrap_or_else(|_| Coverage::of_nobody(rule)));
            }
        }
        days.sort_by(|a, b| (a.on, &a.holding).cmp(&(b.on, &b.holding)));
        (coverages, days)
    }

    /// A rule about a placement on every day on which something changes for a holding: not
    /// met where it is not on some day, and so on.
    fn on_days(&self, rule: &Rule, days: &mut Vec<DayFinding>) -> Coverage {
        let mut covered = Coverage::of_nobody(rule);
        for holding in self.holdings.values() {
            let mut first: BTreeMap<u8, (NaiveDate, Finding)> = BTreeMap::new();
            for on in self.days_of(holding) {
                let finding = examine(rule, &self.placement_sheet(holding, on));
                let weight = weight(finding.standing());
                first.entry(weight).or_insert((on, finding));
            }
            let Some((_, (on, finding))) = first.pop_first() else { continue };
            let id = holding.id.clone();
            match finding.standing() {
                Standing::Met => covered.met.push(id),
                Standing::NotApplicable => covered.not_applicable.push(id),
                Standing::NotMet => {
                    covered.not_met.push(id.clone());
                    days.push(DayFinding { holding: id, on, finding });
                }
                Standing::Undetermined => {
                    covered.undetermined.push(id.clone());
                    covered.missing.extend(finding.missing().into_iter().cloned());
                    days.push(DayFinding { holding: id, on, finding });
                }
            }
        }
        covered.missing.sort();
        covered.missing.dedup();
        covered
    }

    /// The first day of a holding in the year, and those within it on which the person's
    /// work or the holders of the post change.
    fn days_of(&self, holding: &Holding) -> Vec<NaiveDate> {
        let changes = self.changes_of_person(&holding.person);
        changes.into_iter().filter(|day| holding.served.contains(*day)).collect()
    }

    /// Those who must take part and have no post on the last day.
    fn without(&self) -> Vec<Without> {
        let rule = &self.ruled.coverage;
        let mut without = Vec::new();
        for id in self.people.keys() {
            let Some(sheet) = self.member_sheet(id, self.last) else { continue };
            let finding = examine(rule, &sheet);
            if finding.standing() == Standing::NotMet {
                let (person, reason) = (id.clone(), self.reason(&sheet));
                without.push(Without { person, reason, finding });
            }
        }
        without
    }

    /// The reason on record why somebody has no post.
    fn reason(&self, sheet: &Sheet) -> Option<Named> {
        let fact = self.ruled.facts.reason;
        let Entry::Known(Value::Choice(place)) = sheet.at(fact) else { return None };
        let choices = self.rules.dictionary.at(fact)?.kind().choices();
        let choice = choices.get(usize::from(*place))?;
        Some(Named::new(choice.id.clone(), choice.label.clone()))
    }
}

/// Which of several standings counts: the least.
const fn weight(standing: Standing) -> u8 {
    match standing {
        Standing::NotMet => 0,
        Standing::Undetermined => 1,
        Standing::Met => 2,
        Standing::NotApplicable => 3,
    }
}

fn follows(rule: &Rule, holdings: &[Served]) -> Follows {
    let counts = |finding: &Finding| match (finding.kind, finding.standing()) {
        (_, Standing::Met | Standing::Undetermined) => true,
        (Kind::Requirement | Kind::Advice, Standing::NotMet) => true,
        (Kind::Eligibility | Kind::Identification, Standing::NotMet)
        | (_, Standing::NotApplicable) => false,
    };
    let findings = holdings.iter().map(|one| examine(rule, &one.sheet)).filter(counts);
    let (name, kind) = (rule.parts().name.clone(), rule.kind());
    let ground = rule.parts().ground.clone();
    Follows { rule: name, kind, ground, findings: findings.collect() }
}
