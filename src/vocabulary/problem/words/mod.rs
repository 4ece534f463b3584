//! 问题的文字 — problems in three scripts: English as `Display` prints it, and Chinese for
//! those who own the rules and fill in the tables.
//!
//! Every sentence says what is wrong and what would be right. Keys, ids and what is to be
//! typed stand in backticks, what somebody wrote in quotation marks.

/// A sentence in the script at hand, with the same names filled in.
macro_rules! say {
    ($chinese:expr, $hans:literal, $hant:literal $(,)?) => {
        match $chinese {
            Chinese::Hans => format!($hans),
            Chinese::Hant => format!($hant),
        }
    };
}

mod allocation;
mod compare;
mod consequence;
mod document;
mod edition;
mod fact;
mod grading;
mod link;
mod member;
mod name;
mod not_above;
mod number;
mod organization;
mod phrase;
mod quota;
mod rectification;
mod scheme;
mod secretary;
mod service;
mod stationing;
mod table;
mod term;
#[cfg(test)]
mod tests;
mod window;

use super::{Defect, Problem, Problems};
use crate::vocabulary::Script;

impl Problem {
    /// 问题的文字 — the problem on one line, in `script`.
    ///
    /// # Examples
    /// ```
    /// use grassroots::vocabulary::{Defect, FieldPath, Place, Problem, Script};
    ///
    /// let at = FieldPath::root().key("scheme").element("secretary");
    /// let mut problem = Problem::new(at, Defect::MissingKey { key: "total".to_owned() });
    /// problem.place = Some(Place::new(12, 5));
    /// let text = problem.in_script(Script::Hans);
    /// assert_eq!(text, "第12行第5列：scheme[secretary]：缺少`total`，请补上");
    /// ```
    #[must_use]
    pub fn in_script(&self, script: Script) -> String {
        match script {
            Script::Hans => self.in_chinese(Chinese::Hans),
            Script::Hant => self.in_chinese(Chinese::Hant),
            Script::En => self.to_string(),
        }
    }

    fn in_chinese(&self, chinese: Chinese) -> String {
        let place = match self.place {
            Some(place) => format!("第{}行第{}列：", place.line, place.column),
            None => String::new(),
        };
        let path = match (self.at.as_str(), self.at.cell()) {
            ("", _) => chinese.of("文档", "文檔").to_owned(),
            (_, Some(cell)) => cell_words(cell, chinese),
            (path, None) => path.to_owned(),
        };
        let line = format!("{place}{path}：{}", words(&self.defect, chinese));
        // What somebody wrote may have line breaks in it.
        line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}

/// `第8行“类别”列`, as an owner of a table finds it; `第8行第3列` under no header.
fn cell_words(
    (within, row, column): (Option<&str>, &str, Option<&str>),
    c: Chinese,
) -> String {
    let within = within.map(|within| format!("{within}，")).unwrap_or_default();
    match column.map(|column| (column, column.strip_prefix('#'))) {
        None => say!(c, "{within}第{row}行", "{within}第{row}行"),
        Some((_, Some(nth))) => {
            say!(c, "{within}第{row}行第{nth}列", "{within}第{row}行第{nth}欄")
        }
        Some((column, None)) => {
            say!(c, "{within}第{row}行“{column}”列", "{within}第{row}行「{column}」欄")
        }
    }
}

impl Problems {
    /// 问题清单的文字 — the problems in `script`, one a line.
    #[must_use]
    pub fn in_script(&self, script: Script) -> String {
        let lines: Vec<String> =
            self.iter().map(|problem| problem.in_script(script)).collect();
        lines.join("\n")
    }
}

/// The two scripts of Chinese.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Chinese {
    Hans,
    Hant,
}

impl Chinese {
    /// The text of the two that is written in this script.
    const fn of<'t>(self, hans: &'t str, hant: &'t str) -> &'t str {
        match self {
            Chinese::Hans => hans,
            Chinese::Hant => hant,
        }
    }

    const fn script(self) -> Script {
        match self {
            Chinese::Hans => Script::Hans,
            Chinese::Hant => Script::Hant,
        }
    }
}

/// The defect in words; in the order of [`Defect`].
#[expect(clippy::too_many_lines, reason = "an arm for each defect, and nothing else")]
fn words(defect: &Defect, c: Chinese) -> String {
    use Defect as D;
    match defect {
        D::Syntax { message } => document::syntax(message, c),
        D::MoreProblems { left_out } => document::more_problems(*left_out, c),
        D::TooLong { found, at_most } => document::too_long(*found, *at_most, c),
        D::Schema { found, reads } => document::schema(found, reads, c),
        D::WrongKind { expected, found, keys } => {
            document::wrong_kind((*expected, *found), keys, c)
        }
        D::UnknownKey { found, nearest, known } => {
            document::unknown_key(found, nearest.as_ref(), known, c)
        }
        D::MissingKey { key } => document::missing_key(key, c),
        D::ExactlyOne { keys } => document::exactly_one(keys, c),
        D::AtLeastOne { keys } => document::at_least_one(keys, c),
        D::UnknownWord { found, nearest, known } => {
            document::unknown_word(found, nearest.as_ref(), known, c)
        }
        D::BareDecimal { found } => document::bare_decimal(found, c),
        D::NotWhole { found, least, most } => {
            document::not_whole(found, *least, *most, c)
        }
        D::NotADate { found } => document::not_a_date(found, c),
        D::TextTooLong { found, at_most } => document::text_too_long(*found, *at_most, c),
        D::EmptyText => document::empty_text(c),
        D::TooMany { what, found, at_most } => {
            document::too_many(what, *found, *at_most, c)
        }
        D::NothingListed { what } => document::nothing_listed(what, c),
        D::TooDeep { at_most } => document::too_deep(*at_most, c),
        D::Points(error) => number::points(*error, c),
        D::Amount(error) => number::amount(*error, c),
        D::Ratio(error) => number::ratio(*error, c),
        D::Rounding(error) => number::rounding(*error, c),
        D::Id(error) => name::id(error, c),
        D::Period(error) => number::period(error, c),
        D::Bounds(error) => number::bounds(error, c),
        D::Duplicate { what, id } => name::duplicate(what, id, c),
        D::Unknown { what, found, nearest } => {
            name::unknown(what, found, nearest.as_ref(), c)
        }
        D::WrongFactKind { fact, found, expected } => {
            name::wrong_fact_kind(fact, found, expected, c)
        }
        D::NoGround => name::no_ground(c),
        D::GroundShape => name::ground_shape(c),
        D::Gap { after, before } => scheme::gap(*after, *before, c),
        D::Overlap { one, other, at } => scheme::overlap(*one, *other, *at, c),
        D::ChoiceUncovered { choice } => scheme::choice_uncovered(choice, c),
        D::Weights { found } => scheme::weights(*found, c),
        D::NotAWeight { found } => scheme::not_a_weight(*found, c),
        D::ChildNotListed { child } => scheme::child_not_listed(child, c),
        D::NotAChild { found } => scheme::not_a_child(found, c),
        D::WeightedTwice { child } => scheme::weighted_twice(child, c),
        D::NoChildren => scheme::no_children(c),
        D::EmptyScheme => scheme::empty_scheme(c),
        D::Cycle { parts } => scheme::cycle(parts, c),
        D::FullMarksNeeded { why } => scheme::answer_needed("full_marks", why, c),
        D::NotAWindow { found, such_as } => fact::not_a_window(found, such_as, c),
        D::SamePeriod { found, period } => fact::same_period(found, period, c),
        D::Link(defect) => link::words(defect, c),
        D::Fact(defect) => not_above::words(defect, c),
        D::Compare(defect) => compare::words(defect, c),
        D::Quota(defect) => quota::words(defect, c),
        D::Window(defect) => window::words(*defect, c),
        D::Organization(defect) => organization::words(defect, c),
        D::Member(defect) => member::words(defect, c),
        D::Consequence(defect) => consequence::words(defect, c),
        D::Allocation(defect) => allocation::words(defect, c),
        D::Secretary(defect) => secretary::words(defect, c),
        D::Service(defect) => service::words(defect, c),
        D::Rectification(defect) => rectification::words(defect, c),
        D::Stationing(defect) => stationing::words(defect, c),
        D::Grading(defect) => grading::words(defect, c),
        D::ExcludedPolicyNeeded { child } => scheme::excluded_policy_needed(child, c),
        D::RescaleNeedsFullMarks { child } => scheme::rescale_needs_full_marks(child, c),
        D::AnswerNeeded { key, why } => scheme::answer_needed(key, why, c),
        D::AnswerIdle { key, why } => scheme::answer_idle(key, why, c),
        D::NothingToWeigh { take } => scheme::nothing_to_weigh(take, c),
        D::TotalNeedsRounding { nodes } => scheme::total_needs_rounding(nodes, c),
        D::NeedsRounding { nodes } => scheme::needs_rounding(nodes, c),
        D::LimitsCross { at_least, at_most } => {
            scheme::limits_cross(*at_least, *at_most, c)
        }
        D::NotAboveZero { what, found } => scheme::not_above_zero(what, *found, c),
        D::DivisorBelowZero { fact, least } => {
            scheme::divisor_below_zero(fact, *least, c)
        }
        D::WorkedOutBelowZero { least } => scheme::worked_out_below_zero(*least, c),
        D::TallyNotCounted { fact, tally } => scheme::tally_not_counted(fact, tally, c),
        D::GradesOutOfOrder { lower } => scheme::grades_out_of_order(lower, c),
        D::ThresholdIdle { n, listed } => scheme::threshold_idle(*n, *listed, c),
        D::ScoreTooEarly => scheme::score_too_early(c),
        D::ConditionIdle { fact } => scheme::condition_idle(fact, c),
        D::FactShape { found, expected } => fact::shape(found, expected, c),
        D::PerCentMeant { found } => fact::per_cent_meant(*found, c),
        D::NotAShare { found } => fact::not_a_share(*found, c),
        D::OutsideDomain { found, least, most } => {
            fact::outside_domain(*found, *least, *most, c)
        }
        D::DayOutside { found, domain } => fact::day_outside(*found, *domain, c),
        D::SpellsOverlap { one, other } => fact::spells_overlap(*one, *other, c),
        D::TooFine { found, places } => fact::too_fine(*found, *places, c),
        D::AlwaysApplies => fact::always_applies(c),
        D::StatementShape => fact::statement_shape(c),
        D::CellStatement => fact::cell_statement(c),
        D::Cell(defect) => fact::cell(defect, c),
        D::EmptyDomain { least, most } => fact::empty_domain(*least, *most, c),
        D::UnknownColumn { found, nearest } => {
            table::unknown_column(found, nearest.as_ref(), c)
        }
        D::AmbiguousColumn { found, facts } => table::ambiguous_column(found, facts, c),
        D::MissingColumn { column } => table::missing_column(column, c),
        D::RowLength { found, columns } => table::row_length(*found, *columns, c),
        D::NoSubject { column } => table::no_subject(column, c),
        D::EditionsOverlap { one, other, on } => edition::overlap(one, other, *on, c),
        D::EditionsGap { one, other, from, until } => {
            edition::gap((one, other), (*from, *until), c)
        }
        D::AnotherRulebook { found, expected } => {
            edition::another_rulebook(found, expected, c)
        }
        D::NoSuchFile { found } => edition::no_such_file(found, c),
        D::NotInForce { rulebook, on } => edition::not_in_force(rulebook, *on, c),
    }
}
