//! What quantities are called, in words.

mod dated;

use dated::{changed, reaching};

use super::{ComparedAs, PartPeriods, Quantity, Such, Take, Tallying, Which};
use crate::facts::{Choice, Dictionary, Fact, FactKind};
use crate::vocabulary::{Label, Script};

impl Quantity {
    /// What it is called, in words.
    #[must_use]
    pub fn label(
        &self,
        dictionary: &Dictionary,
        node_label: &dyn Fn(u16) -> Label,
    ) -> Label {
        let label = |index: u16| fact_label(dictionary, index);
        match self {
            Quantity::Number { fact } => label(*fact),
            Quantity::Score { node } => node_label(*node),
            Quantity::Compared(compared) => {
                let whole = compared.of.label(dictionary, node_label);
                bracketed(&whole, &[&compared_label(compared.how)])
            }
            Quantity::When { condition } => condition.label(dictionary, node_label),
            Quantity::Votes { ballots, choices, .. } => {
                of_kinds(dictionary, *ballots, choices)
            }
            Quantity::Count { of, reach } => reaching(of.label(dictionary), *reach),
            Quantity::Sum { of, reach } => {
                let of = of.label(dictionary);
                let total = Label {
                    hans: format!("{}合计", of.hans),
                    hant: format!("{}合計", of.hant),
                    en: format!("total of {}", of.en),
                };
                reaching(total, *reach)
            }
            Quantity::Windows(windows) => windows.label(dictionary),
            Quantity::Since(since) => since.label(dictionary),
            Quantity::Service(service) => service.label(dictionary),
            Quantity::Change { of, from, kind } => {
                changed(&label(*of), &label(*from), *kind)
            }
            Quantity::Over { series, take, which, part_periods, .. } => {
                let which = (*which, *part_periods);
                of_periods(&label(*series), &take_label(*take), which)
            }
            Quantity::Periods { series, such, tallying, which, part_periods, .. } => {
                let kind = dictionary.at(*series).map(Fact::kind);
                let named = such_label(such, kind.map_or(&[][..], FactKind::choices));
                let whole = bracketed(&label(*series), &[&named]);
                let which = (*which, *part_periods);
                of_periods(&whole, &tallying_label(*tallying), which)
            }
            Quantity::Share(share) => {
                let a = share.of.label(dictionary, node_label);
                let b = share.by.label(dictionary, node_label);
                // What is divided by a share is not divided by its parts.
                let is_share = matches!(share.by, Quantity::Share(_));
                let b = if is_share { enclosed(&b) } else { b };
                let ratio = |a: &str, b: &str| format!("{a}÷{b}");
                Label {
                    hans: ratio(&a.hans, &b.hans),
                    hant: ratio(&a.hant, &b.hant),
                    en: format!("{} ÷ {}", a.en, b.en),
                }
            }
        }
    }
}

fn compared_label(how: ComparedAs) -> Label {
    match how {
        ComparedAs::Mean => Label::new("同组平均", "同組平均", "the mean of all"),
        ComparedAs::Greatest => Label::new("同组最高", "同組最高", "the greatest of all"),
        ComparedAs::Least => Label::new("同组最低", "同組最低", "the least of all"),
        ComparedAs::OffTheMean => {
            Label::new("与同组平均之差", "與同組平均之差", "less the mean of all")
        }
        ComparedAs::Rank { .. } => Label::new("名次", "名次", "place among all"),
    }
}

fn take_label(take: Take) -> Label {
    match take {
        Take::Sum => Label::new("合计", "合計", "sum"),
        Take::Mean => Label::new("平均", "平均", "mean"),
        Take::Greatest => Label::new("最高", "最高", "greatest"),
        Take::Least => Label::new("最低", "最低", "least"),
        Take::Latest => Label::new("最近一期", "最近一期", "latest"),
    }
}

fn tallying_label(tallying: Tallying) -> Label {
    match tallying {
        Tallying::Count => Label::new("累计期数", "累計期數", "periods in all"),
        Tallying::LongestRun => {
            Label::new("最长连续期数", "最長連續期數", "longest run of periods")
        }
        Tallying::LatestRun => {
            Label::new("最近连续期数", "最近連續期數", "latest run of periods")
        }
    }
}

/// Which periods are counted: the choices, or the bounds of their number.
fn such_label(such: &Such, choices: &[Choice]) -> Label {
    let joined = |pick: fn(&Label) -> &str, comma: &str| match such {
        Such::OneOf(wanted) => {
            let named = wanted.iter().filter_map(|at| choices.get(usize::from(*at)));
            named.map(|choice| pick(&choice.label)).collect::<Vec<_>>().join(comma)
        }
        Such::Within(_) => String::new(),
    };
    match such {
        Such::Within(bounds) => Label {
            hans: bounds.in_words(Script::Hans),
            hant: bounds.in_words(Script::Hant),
            en: bounds.in_words(Script::En),
        },
        Such::OneOf(_) => Label {
            hans: joined(|l| &l.hans, "、"),
            hant: joined(|l| &l.hant, "、"),
            en: joined(|l| &l.en, ", "),
        },
    }
}

/// `月度得分平均（最近12期、按天数折算）`.
fn of_periods(
    whole: &Label,
    taken: &Label,
    (which, part_periods): (Which, PartPeriods),
) -> Label {
    let which = match which {
        Which::Period => None,
        Which::Last(n) => Some(Label {
            hans: format!("最近{n}期"),
            hant: format!("最近{n}期"),
            en: format!("last {n} periods"),
        }),
        Which::All => Some(Label::new("历来", "歷來", "ever")),
    };
    let is_weighed = part_periods == PartPeriods::ByDays;
    let weighed =
        is_weighed.then(|| Label::new("按天数折算", "按天數折算", "weighed by days"));
    let said: Vec<&Label> = which.iter().chain(&weighed).collect();
    let taken = if said.is_empty() { taken.clone() } else { bracketed(taken, &said) };
    Label {
        hans: format!("{}{}", whole.hans, taken.hans),
        hant: format!("{}{}", whole.hant, taken.hant),
        en: format!("{}, {}", whole.en, taken.en),
    }
}

fn fact_label(dictionary: &Dictionary, index: u16) -> Label {
    dictionary.at(index).map_or_else(|| Label::new("", "", ""), |f| f.label().clone())
}

/// A fact, with the names of those of its words that are meant.
fn of_kinds(dictionary: &Dictionary, fact: u16, chosen: &[u16]) -> Label {
    let choices = dictionary.at(fact).map_or(&[][..], |f| f.kind().choices());
    let named: Vec<&Label> = chosen
        .iter()
        .filter_map(|at| choices.get(usize::from(*at)).map(|c| &c.label))
        .collect();
    let whole = fact_label(dictionary, fact);
    if named.is_empty() { whole } else { bracketed(&whole, &named) }
}

fn enclosed(whole: &Label) -> Label {
    Label {
        hans: format!("（{}）", whole.hans),
        hant: format!("（{}）", whole.hant),
        en: format!("({})", whole.en),
    }
}

fn bracketed(whole: &Label, named: &[&Label]) -> Label {
    let joined = |pick: fn(&Label) -> &str, comma: &str| {
        named.iter().map(|l| pick(l)).collect::<Vec<_>>().join(comma)
    };
    Label {
        hans: format!("{}（{}）", whole.hans, joined(|l| &l.hans, "、")),
        hant: format!("{}（{}）", whole.hant, joined(|l| &l.hant, "、")),
        en: format!("{} ({})", whole.en, joined(|l| &l.en, ", ")),
    }
}
