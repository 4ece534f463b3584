//! Random dictionaries: facts are made as the rules ask for them.

use chrono::NaiveDate;
use grassroots::facts::{Choice, EventAmount, FactDraft, FactKind, SeriesOf, Tally};
use grassroots::vocabulary::{Amount, Id, Label, Period};

use super::dice::Dice;
use super::series::series_kind;
use crate::naive::number;

/// The kinds of facts that rules ask for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wanted {
    YesNo,
    Number,
    /// A number that is never below zero.
    Divisor,
    Choice,
    Ballots,
    Scores,
    Decision,
    Events,
    /// Events with an amount each.
    Amounts,
    Date,
    Spells,
    /// A series of numbers.
    Series,
    /// A series of choices.
    Ratings,
}

impl Wanted {
    fn fits(self, kind: &FactKind) -> bool {
        let is_divisor = match kind {
            FactKind::Count { .. } => true,
            FactKind::Amount { at_least, .. } => *at_least >= Amount::ZERO,
            FactKind::Ratio { at_least, .. } => number(at_least) >= number(0),
            _ => false,
        };
        match self {
            Wanted::YesNo => *kind == FactKind::YesNo,
            Wanted::Number => kind.domain().is_some(),
            Wanted::Divisor => is_divisor,
            Wanted::Choice => matches!(kind, FactKind::Choice(_)),
            Wanted::Ballots => matches!(kind, FactKind::Ballots { .. }),
            Wanted::Scores => matches!(kind, FactKind::Scores { .. }),
            Wanted::Decision => matches!(kind, FactKind::Decision { .. }),
            Wanted::Events => matches!(kind, FactKind::Events { .. }),
            Wanted::Amounts => {
                matches!(kind, FactKind::Events { amount: Some(_), .. })
            }
            Wanted::Date => matches!(kind, FactKind::Date(_)),
            Wanted::Spells => matches!(kind, FactKind::Spells { .. }),
            Wanted::Series => {
                matches!(kind, FactKind::Series { of: SeriesOf::Number { .. }, .. })
            }
            Wanted::Ratings => {
                matches!(kind, FactKind::Series { of: SeriesOf::Choice(_), .. })
            }
        }
    }
}

/// What kind of rules are made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Style {
    /// Any rules.
    Any,
    /// Rules that read each fact once, as a thing of its own: what is absent ranges tightly.
    ReadOnce,
    /// Deductions only, in trees that never turn them round.
    Penalties,
}

/// How facts and rules are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Making {
    pub(super) style: Style,
    /// Whether several rules may read one fact.
    pub(super) are_shared: bool,
    /// Whether some may be stated not to apply.
    pub(super) may_not_apply: bool,
    /// Whether domains have a handful of values only.
    pub(super) are_small: bool,
}

/// The facts made so far.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) made: Vec<FactDraft>,
    pub(super) making: Making,
}

impl Facts {
    /// A fact of a kind: one that is there already, or a new one.
    pub(super) fn want(&mut self, dice: &mut Dice, wanted: Wanted) -> Id {
        self.want_other(dice, wanted, &[])
    }

    /// The same, but none of these.
    pub(super) fn want_other(
        &mut self,
        dice: &mut Dice,
        wanted: Wanted,
        not: &[Id],
    ) -> Id {
        let fits = |fact: &&FactDraft| wanted.fits(&fact.kind) && !not.contains(&fact.id);
        let fitting: Vec<Id> =
            self.made.iter().filter(fits).map(|fact| fact.id.clone()).collect();
        if self.making.are_shared && !fitting.is_empty() && dice.one_in(3) {
            return dice.pick(&fitting).clone();
        }
        let id = id(&format!("fact.{}", self.made.len() + 1));
        let kind = self.kind(dice, wanted);
        let mut fact = FactDraft::new(id.clone(), label(dice), kind);
        fact.may_not_apply = self.making.may_not_apply && dice.one_in(3);
        fact.note = dice.maybe(9, note);
        fact.also = dice.maybe(9, note).into_iter().collect();
        if self.making.style == Style::Any && dice.one_in(3) {
            fact.not_above = self.bounding(dice, &fact).into_iter().collect();
        }
        self.made.push(fact);
        id
    }

    /// A fact that may be made a bound of another: counted in the same, and neither always
    /// nor never less.
    fn bounding(&self, dice: &mut Dice, fact: &FactDraft) -> Option<Id> {
        let own = fact.kind.domain()?;
        let fits = |other: &&FactDraft| {
            let is_alike = match (&fact.kind, &other.kind) {
                (FactKind::Count { .. }, FactKind::Count { .. })
                | (FactKind::Ratio { .. }, FactKind::Ratio { .. }) => true,
                (FactKind::Amount { unit, .. }, FactKind::Amount { unit: same, .. }) => {
                    unit == same
                }
                _ => false,
            };
            let domain = other.kind.domain();
            is_alike
                && domain.is_some_and(|domain| {
                    own.most() > domain.least() && own.least() <= domain.most()
                })
        };
        let fitting: Vec<Id> =
            self.made.iter().filter(fits).map(|other| other.id.clone()).collect();
        (!fitting.is_empty()).then(|| dice.pick(&fitting).clone())
    }

    /// A fact that nothing reads.
    pub(super) fn idle(&mut self, dice: &mut Dice) {
        let domain = Period::new(day(2000, 1), Some(day(2100, 1))).unwrap();
        let id = id(&format!("fact.{}", self.made.len() + 1));
        self.made.push(FactDraft::new(id, label(dice), FactKind::Date(domain)));
    }

    pub(super) fn fact(&self, id: &Id) -> &FactDraft {
        self.made.iter().find(|fact| fact.id == *id).unwrap()
    }

    /// Below zero where nothing must rise with what happens.
    fn amount(&self, dice: &mut Dice) -> EventAmount {
        let may_fall = self.making.style == Style::Any;
        let least: &[&str] = if may_fall { &["0", "1", "-2.5"] } else { &["0", "1"] };
        let most: &[&str] =
            if self.making.are_small { &["1", "1.5"] } else { &["1", "10", "5000"] };
        let (at_least, at_most) = (dice.pick(least), dice.pick(most));
        let (at_least, at_most) = (at_least.parse().unwrap(), at_most.parse().unwrap());
        let places = 1 + u8::try_from(dice.roll(2)).unwrap();
        EventAmount::new(label(dice), places, at_least, at_most)
    }

    fn kind(&self, dice: &mut Dice, wanted: Wanted) -> FactKind {
        let is_small = self.making.are_small;
        let counted: &[u32] = if is_small { &[1, 2, 3] } else { &[1, 2, 3, 5, 12, 100] };
        match wanted {
            Wanted::YesNo => FactKind::YesNo,
            Wanted::Number | Wanted::Divisor => number_kind(dice, wanted, is_small),
            Wanted::Choice => FactKind::Choice(choices(dice, 4)),
            Wanted::Ballots => FactKind::Ballots {
                choices: choices(dice, 3),
                also: Tally::ALL.map(|(_, tally)| tally).to_vec(),
                at_most: *dice.pick(if is_small { &[1] } else { counted }),
            },
            Wanted::Scores => {
                let domains: &[(i64, i64)] = if is_small {
                    &[(0, 2), (1, 1)]
                } else {
                    &[(0, 2), (0, 100), (60, 100)]
                };
                let (at_least, at_most) = *dice.pick(domains);
                FactKind::Scores {
                    places: if is_small { 0 } else { dice.roll(3).try_into().unwrap() },
                    at_least: Amount::whole(at_least).unwrap(),
                    at_most: Amount::whole(at_most).unwrap(),
                    raters: *dice.pick(if is_small { &[1, 2] } else { &[1, 2, 3, 7] }),
                    by_rater: self.making.style == Style::Any && dice.one_in(3),
                }
            }
            Wanted::Decision => FactKind::Decision {
                by: choices(dice, 2),
                places: if is_small { 0 } else { dice.roll(3).try_into().unwrap() },
                at_least: Amount::ZERO,
                at_most: Amount::whole(if is_small { 3 } else { 12 }).unwrap(),
            },
            Wanted::Events | Wanted::Amounts => {
                let at_most = *dice.pick(counted);
                let amount = if wanted == Wanted::Amounts || dice.one_in(5) {
                    Some(self.amount(dice))
                } else {
                    None
                };
                FactKind::Events { kinds: choices(dice, 3), at_most, amount }
            }
            Wanted::Date => {
                let all: &[(&str, Option<&str>)] = &[
                    ("2018-12-30", Some("2019-01-03")),
                    ("2004-02-27", Some("2004-03-02")),
                    ("2019-12-30", Some("2020-01-02")),
                    ("2020-03-01", Some("2020-03-03")),
                    ("1950-01-01", Some("2010-01-01")),
                    ("2016-01-01", None),
                ];
                let few = if is_small { 4 } else { all.len() };
                let (from, until) = dice.pick(&all[..few]);
                let until = until.map(|until| until.parse().unwrap());
                FactKind::Date(Period::new(from.parse().unwrap(), until).unwrap())
            }
            Wanted::Spells => FactKind::Spells { at_most: *dice.pick(&[1, 2, 5]) },
            Wanted::Series | Wanted::Ratings => series_kind(dice, wanted, is_small),
        }
    }
}

fn number_kind(dice: &mut Dice, wanted: Wanted, is_small: bool) -> FactKind {
    let is_divisor = wanted == Wanted::Divisor;
    let places = if is_small { dice.roll(2) } else { dice.roll(4) };
    let places = u8::try_from(places).unwrap();
    match dice.roll(3) {
        0 => {
            let at_least = *dice.pick(&[0, 0, 1, 2]);
            let widths: &[u32] =
                if is_small { &[1, 2, 3] } else { &[1, 2, 10, 100, 365] };
            FactKind::Count { at_least, at_most: at_least + dice.pick(widths) }
        }
        1 => {
            let least: &[&str] =
                if is_divisor { &["0", "1", "0.5"] } else { &["0", "-1", "-3", "1"] };
            let most: &[&str] = if is_small {
                &["1.2", "1.1"]
            } else {
                &["2", "10", "2500", "100000000"]
            };
            // Ends that the places can tell.
            let places = places.max(1);
            FactKind::Amount {
                unit: label(dice),
                places,
                at_least: dice.pick(least).parse().unwrap(),
                at_most: dice.pick(most).parse().unwrap(),
            }
        }
        _ => FactKind::Ratio {
            places,
            at_least: if is_divisor || dice.roll(3) > 0 { "0" } else { "-1" }
                .parse()
                .unwrap(),
            at_most: dice
                .pick(if is_small { &["1"] } else { &["1", "2"] })
                .parse()
                .unwrap(),
        },
    }
}

pub(super) fn choices(dice: &mut Dice, most: usize) -> Vec<Choice> {
    let words = ["full", "part", "none", "other"];
    let count = 1 + dice.roll(most);
    words.iter().take(count).map(|word| Choice::new(id(word), label(dice))).collect()
}

pub(super) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

pub(super) fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap()
}

pub(super) fn label(dice: &mut Dice) -> Label {
    let labels = [
        ("名称", "名稱", "label"),
        ("村“两委”", "村「兩委」", "the \"two committees\""),
        ("甲\\乙", "甲\\乙", "a\\b = { c # d }"),
    ];
    let (hans, hant, en) = *dice.pick(&labels);
    Label::new(hans, hant, en)
}

/// One text for every script, or a label.
pub(super) fn text(dice: &mut Dice) -> Label {
    if dice.one_in(2) { Label::same(&note(dice)) } else { label(dice) }
}

pub(super) fn note(dice: &mut Dice) -> String {
    let notes = ["a note", "两行\n说明", "it says 'no', \"twice\"\t#", "'''\"\"\""];
    (*dice.pick(&notes)).to_owned()
}
