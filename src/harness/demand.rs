//! What the environment asks about the cases: how much they try, and what they notice.

use std::sync::Arc;

use libtest_mimic::{Failed, Trial};

use super::Whole;
use crate::casebook::percent;
use crate::explain::{Format, Report};
use crate::vocabulary::{Exact, Ratio, Script};

/// 检验事项 — what is asked about the cases themselves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Question {
    Coverage,
    Mutants,
}

impl Question {
    pub(super) const ALL: [Question; 2] = [Question::Coverage, Question::Mutants];

    const fn variable(self) -> &'static str {
        match self {
            Question::Coverage => "CASES_COVERAGE",
            Question::Mutants => "CASES_MUTANTS",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Question::Coverage => "coverage",
            Question::Mutants => "mutants",
        }
    }

    /// A test for each rulebook, where the environment asks for it.
    #[expect(clippy::disallowed_methods, reason = "the one module that looks around")]
    pub(super) fn trials(self, whole: &Arc<Whole>) -> Vec<Trial> {
        let Ok(value) = std::env::var(self.variable()) else { return Vec::new() };
        let demand = match Demand::read(&value) {
            Ok(demand) => demand,
            Err(message) => {
                let message = format!("{}: {message}", self.variable());
                return vec![Trial::test(self.name(), move || Err(message.into()))];
            }
        };
        let trial = |rulebook: String| {
            let (whole, name) =
                (Arc::clone(whole), format!("{} of {rulebook}", self.name()));
            Trial::test(name, move || self.hold(&whole, &rulebook, demand))
        };
        whole.suite.rulebooks().into_iter().map(trial).collect()
    }

    #[expect(clippy::print_stdout, reason = "a test shows what was asked for")]
    fn hold(self, whole: &Whole, rulebook: &str, demand: Demand) -> Result<(), Failed> {
        whole.is_read()?;
        let suite = &whole.suite;
        let (share, report, broken): (Option<Exact>, Report, usize) = match self {
            Question::Coverage => {
                let coverage = suite.coverage(rulebook)?;
                (coverage.share(), coverage.report(demand.script), 0)
            }
            Question::Mutants => {
                let mutation = suite.mutants(rulebook, &mut |_| ())?;
                let report = mutation.report(demand.script);
                (mutation.score(), report, mutation.broken.len())
            }
        };
        let report = report.render(Format::Text);
        // Where something is demanded, nothing is left aside.
        if broken > 0 && demand.at_least > Exact::ZERO {
            return Err(format!("cases that do not hold: {broken}\n{report}").into());
        }
        let is_enough = share.is_none_or(|share| share >= demand.at_least);
        if is_enough {
            println!("{report}");
            return Ok(());
        }
        let found = percent(share, Script::En);
        let demanded = percent(Some(demand.at_least), Script::En);
        Err(format!("{found}, and {demanded} are demanded\n{report}").into())
    }
}

/// What is demanded, and in which language it is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Demand {
    at_least: Exact,
    script: Script,
}

impl Demand {
    fn read(value: &str) -> Result<Demand, String> {
        let (mut at_least, mut script) = (None, None);
        for word in value.split_whitespace() {
            let of_script = match word {
                "hans" => Some(Script::Hans),
                "hant" => Some(Script::Hant),
                "en" => Some(Script::En),
                _ => None,
            };
            let is_said_again = match of_script {
                Some(one) => script.replace(one).is_some(),
                None => at_least.replace(share(word)?).is_some(),
            };
            if is_said_again {
                return Err(format!("`{word}`: one share and one language are enough"));
            }
        }
        let at_least = at_least.unwrap_or(Exact::ZERO);
        Ok(Demand { at_least, script: script.unwrap_or(Script::En) })
    }
}

/// A share between nothing and all.
pub(super) fn share(word: &str) -> Result<Exact, String> {
    match word.parse::<Ratio>().map(Exact::from) {
        Ok(share) if Exact::ZERO <= share && share <= Exact::ONE => Ok(share),
        Ok(_) => Err(format!("`{word}` is no share of all: write it like 95%, or 0.95")),
        Err(_) => Err(format!(
            "`{word}` is neither a language (hans, hant, en) nor a share such as 95%"
        )),
    }
}

/// Whether the cases notice as many mutants of a rulebook as is demanded.
#[cfg(test)]
pub(super) fn mutants(whole: &Whole, rulebook: &str, demand: &str) -> Result<(), String> {
    let held = Question::Mutants.hold(whole, rulebook, Demand::read(demand)?);
    held.map_err(|failed| failed.message().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demand_is_a_share_and_a_language_each_once() {
        let of = |text: &str| Demand::read(text);
        let most = Exact::fraction(95, 100).unwrap();
        let both = Demand { at_least: most, script: Script::Hans };
        assert_eq!(of("95% hans"), Ok(both));
        assert_eq!(of("hans 0.95"), Ok(both));
        assert_eq!(of("").unwrap(), Demand { at_least: Exact::ZERO, script: Script::En });
        assert_eq!(of("100%").unwrap().at_least, Exact::ONE);
        for (wrong, told) in [
            ("95", "`95` is no share of all"),
            ("-1%", "`-1%` is no share of all"),
            ("100.1%", "`100.1%` is no share of all"),
            ("95% 90%", "`90%`: one share"),
            ("hans en", "`en`: one share and one language"),
            ("many", "`many` is neither a language"),
        ] {
            let message = of(wrong).unwrap_err();
            assert!(message.starts_with(told), "{wrong}: {message}");
        }
    }
}
