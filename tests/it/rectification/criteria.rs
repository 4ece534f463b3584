//! Laws of identification: what is not known decides nothing, and one criterion more never
//! clears a village.

use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::rule::{Standing, examine};
use grassroots::rulebook::Rulebook;
use grassroots::rulebook::draft::{ConditionDraft, MeasureDraft, QuantityDraft};
use grassroots::scoring::judge;
use grassroots::vocabulary::{Id, Period, Points};
use proptest::prelude::*;

use super::book;
use crate::strategies::{Dice, cases, dice};

/// Each criterion: its rule, a fact that meets it, and what does not.
fn criteria() -> Vec<(&'static str, &'static str, Raw, Raw)> {
    let (yes, no) = (Raw::Boolean(true), Raw::Boolean(false));
    let row = |rule, fact, met: &Raw, not: &Raw| (rule, fact, met.clone(), not.clone());
    let (one, none) = (Raw::Integer(1), Raw::Integer(0));
    vec![
        row("team-unsound", "team.branch_sound", &no, &yes),
        row("team-soft", "team.soft", &yes, &no),
        row("team-discord", "team.discord", &yes, &no),
        row("premises-missing", "premises.there", &no, &yes),
        row("premises-disorder", "premises.disorder", &yes, &no),
        row("debt", "village.debt", &one, &none),
        row("economy", "village.own_income", &none, &Raw::Integer(30_000)),
        row("finances", "village.accounts_clear", &no, &yes),
        row("rules", "village.rules_followed", &no, &yes),
        row("issues", "issues.land", &one, &none),
        row("members-ageing", "members.mean_age", &Raw::Integer(60), &Raw::Integer(59)),
        row(
            "members-none-developed",
            "members.years_none_developed",
            &Raw::Integer(2),
            &one,
        ),
        row("conflict", "village.factional_conflict", &yes, &no),
        row("election", "village.election_completed", &no, &yes),
    ]
}

/// The facts of which each criterion has more than one, as good as they can be.
fn others() -> Vec<(&'static str, Raw)> {
    let none = [
        "issues.homesteads",
        "issues.security",
        "issues.taxes",
        "issues.finance",
        "issues.family_planning",
        "issues.legacy",
    ]
    .map(|fact| (fact, Raw::Integer(0)));
    let good = [
        ("team.committee_sound", Raw::Boolean(true)),
        ("village.affairs_fair", Raw::Boolean(true)),
        ("county.weak_income_line", Raw::Integer(30_000)),
        ("county.ageing_from", Raw::Integer(60)),
    ];
    good.into_iter().chain(none).collect()
}

/// What is known of a village: of each criterion whether it is met, if that is known.
#[derive(Clone, Debug)]
struct Village {
    met: Vec<Option<bool>>,
    needed: Option<i64>,
    state: SheetState,
}

impl Village {
    fn random(dice: &mut Dice) -> Village {
        let met = (0..criteria().len())
            .map(|_| match dice.roll(3) {
                0 => None,
                1 => Some(true),
                _ => Some(false),
            })
            .collect();
        let needed = (!dice.one_in(4)).then(|| i64::try_from(1 + dice.roll(14)).unwrap());
        let state = if dice.one_in(2) { SheetState::Open } else { SheetState::Closed };
        Village { met, needed, state }
    }

    fn standings(&self, book: &Rulebook) -> Vec<Standing> {
        let mut draft = SheetDraft::new(Period::year(2005).unwrap(), self.state)
            .about(Id::new("v-01").unwrap());
        for (fact, value) in others() {
            draft = draft.with(fact, value);
        }
        for ((_, fact, met, not), is_met) in criteria().into_iter().zip(&self.met) {
            match is_met {
                Some(true) => draft = draft.with(fact, met),
                Some(false) => draft = draft.with(fact, not),
                None => {}
            }
        }
        if let Some(needed) = self.needed {
            draft = draft.with("county.criteria_needed", Raw::Integer(needed));
        }
        let sheet = book.dictionary().sheet(&draft).unwrap();
        let count = judge(book.scheme("criteria").unwrap(), &sheet);
        let sheet = book.link(sheet, &[&count]).unwrap();
        let own = criteria();
        let single =
            own.iter().map(|(rule, ..)| format!("rectification/criteria.{rule}"));
        std::iter::once("rectification/criteria".to_owned())
            .chain(single)
            .map(|rule| examine(book.rule(&rule).unwrap(), &sheet).standing())
            .collect()
    }
}

#[test]
fn each_criterion_counts_as_it_is_ruled() {
    let book = book();
    let draft = book.draft();
    let scheme = draft.scheme.iter().find(|one| one.id.as_str() == "criteria").unwrap();
    let MeasureDraft::Award { each, .. } = &scheme.item[0].measure else {
        panic!("the criteria are counted")
    };
    let rules: Vec<_> = draft
        .rule
        .iter()
        .filter(|rule| rule.id.as_str().starts_with("rectification/criteria."))
        .collect();
    assert_eq!((each.len(), rules.len()), (14, 14));
    for (row, rule) in each.iter().zip(rules) {
        assert_eq!(row.label.as_ref(), Some(&rule.label));
        assert_eq!(row.points, "1".parse::<Points>().unwrap());
        let QuantityDraft::When(when) = &row.of else { panic!("{} is counted", rule.id) };
        let when: &ConditionDraft = when;
        assert_eq!(when, &rule.met);
    }
}

/// With everything known it is a matter of counting.
#[test]
fn so_many_criteria_make_a_village_backward_and_one_fewer_do_not() {
    let book = book();
    for needed in 1..=14_usize {
        for met in [needed - 1, needed] {
            let village = Village {
                met: (0..14).map(|nth| Some(nth < met)).collect(),
                needed: Some(i64::try_from(needed).unwrap()),
                state: SheetState::Closed,
            };
            let expected = if met < needed { Standing::NotMet } else { Standing::Met };
            assert_eq!(village.standings(book)[0], expected, "{met} of {needed}");
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_not_known_neither_identifies_nor_clears(mut dice in dice(64)) {
        let book = book();
        let village = Village::random(&mut dice);
        let before = village.standings(book);
        // However it turns out, what was settled stays; and what is open can go both ways.
        let (mut all, mut none) = (village.clone(), village.clone());
        let mut some = village.clone();
        for nth in 0..village.met.len() {
            let known = village.met[nth];
            all.met[nth] = known.or(Some(true));
            none.met[nth] = known.or(Some(false));
            some.met[nth] = known.or(Some(dice.one_in(2)));
        }
        let needed = village.needed.unwrap_or_else(|| {
            i64::try_from(1 + dice.roll(14)).unwrap()
        });
        for one in [&mut all, &mut none, &mut some] {
            one.needed = Some(needed);
        }
        for village in [&all, &none, &some] {
            let after = village.standings(book);
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(*after != Standing::Undetermined);
                prop_assert!(*before == Standing::Undetermined || before == after);
            }
        }
        if village.needed.is_some() && before[0] == Standing::Undetermined {
            prop_assert_eq!(all.standings(book)[0], Standing::Met);
            prop_assert_eq!(none.standings(book)[0], Standing::NotMet);
        }
    }

    #[test]
    fn one_criterion_more_never_clears(mut dice in dice(64)) {
        let book = book();
        let village = Village::random(&mut dice);
        let before = village.standings(book)[0];
        let mut worse = village.clone();
        let nth = dice.roll(worse.met.len());
        worse.met[nth] = Some(true);
        let after = worse.standings(book)[0];
        // Backward stays so; what may be backward is not cleared by it.
        match before {
            Standing::Met => prop_assert_eq!(after, Standing::Met),
            Standing::Undetermined => prop_assert!(after != Standing::NotMet),
            Standing::NotMet | Standing::NotApplicable => {}
        }
    }
}
