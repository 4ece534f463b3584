mod allocation;
mod cell;
mod compare;
mod consequence;
mod english;
mod fact;
mod found;
mod grading;
mod kind;
mod link;
mod member;
mod organization;
mod problems;
mod quota;
mod rectification;
mod secretary;
mod service;
mod stationing;
mod window;
mod words;

use chrono::NaiveDate;

pub use allocation::AllocationDefect;
pub use cell::CellDefect;
pub use compare::CompareDefect;
pub use consequence::ConsequenceDefect;
pub use fact::FactDefect;
pub(crate) use found::Found;
#[cfg(feature = "toml")]
pub use found::Places;
pub use grading::GradingDefect;
pub use kind::Kind;
pub use link::LinkDefect;
pub use member::MemberDefect;
pub use organization::OrganizationDefect;
pub use problems::{Problem, Problems};
pub use quota::QuotaDefect;
pub use rectification::RectificationDefect;
pub use secretary::SecretaryDefect;
pub use service::ServiceDefect;
pub use stationing::StationingDefect;
pub use window::WindowDefect;

use english::{
    counted, day_meant, days, did_you_mean, list, none_of, not_whole, quoted,
    round_there, smaller, spelt, with_keys,
};

use super::{
    AmountError, BoundsError, Exact, Id, IdError, Period, PeriodError, Points,
    PointsError, RatioError, RoundingError,
};

/// 缺陷 — what is wrong, and what would be right.
///
/// Each variant says when it happens; the message says how to mend it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[cfg_attr(test, derive(strum::EnumCount))]
#[non_exhaustive]
pub enum Defect {
    // ---- the document as text -------------------------------------------------------
    /// The text is not TOML.
    #[error("this is not TOML: {message}")]
    Syntax {
        /// What the reader of TOML says.
        message: String,
    },
    /// More problems than one pass reports.
    #[error("{left_out} more problems are not listed: mend these first")]
    MoreProblems {
        /// How many are not listed.
        left_out: usize,
    },
    /// The document is longer than documents may be.
    #[error("a document has at most {at_most} bytes, this one has {found}")]
    TooLong {
        /// Bytes found.
        found: usize,
        /// Bytes allowed.
        at_most: usize,
    },
    /// The document says that it is something else.
    #[error("`schema` is `{found}`; this crate reads `{reads}` here")]
    Schema {
        /// The schema found.
        found: String,
        /// The schema read.
        reads: &'static str,
    },
    /// A value of another kind stands here.
    #[error("{expected} is expected here, not {found}{}", with_keys(.keys))]
    WrongKind {
        /// What belongs here.
        expected: Kind,
        /// What stands here.
        found: Kind,
        /// The keys of the table that belongs here; none where something else does.
        keys: Vec<&'static str>,
    },
    /// A key that this table does not have.
    #[error("`{found}` is not a key here; keys: {}{}", list(.known), did_you_mean(.nearest.as_ref()))]
    UnknownKey {
        /// The key found.
        found: String,
        /// The known key that looks most like it.
        nearest: Option<String>,
        /// All keys of this table.
        known: Vec<&'static str>,
    },
    /// A key that this table needs.
    #[error("the key `{key}` is missing")]
    MissingKey {
        /// The key.
        key: String,
    },
    /// A table that must have exactly one of some keys.
    #[error("exactly one of {} is expected here", list(.keys))]
    ExactlyOne {
        /// The keys.
        keys: Vec<String>,
    },
    /// A table that must have at least one of some keys, and has none.
    #[error("at least one of {} is needed here", list(.keys))]
    AtLeastOne {
        /// The keys.
        keys: Vec<String>,
    },
    /// A word that is none of the words known here.
    #[error("`{found}` is {}{}", none_of(.known), did_you_mean(.nearest.as_ref()))]
    UnknownWord {
        /// The word found.
        found: String,
        /// The known word that looks most like it.
        nearest: Option<String>,
        /// The words known here.
        known: Vec<String>,
    },
    /// A decimal that is not quoted: it would be read as a binary fraction.
    #[error(
        "`{found}` would be read as a binary fraction: write it in quotes, \"{found}\""
    )]
    BareDecimal {
        /// The literal.
        found: String,
    },
    /// A number that is not whole where only whole numbers count.
    #[error("{}", not_whole(.found, (*.least, *.most)))]
    NotWhole {
        /// What was found.
        found: String,
        /// The least number.
        least: i64,
        /// The greatest number.
        most: i64,
    },
    /// A text that is no date.
    #[error("`{found}` is not a date: {}", day_meant(found))]
    NotADate {
        /// The text.
        found: String,
    },
    /// A text longer than texts may be.
    #[error("a text here has at most {at_most} characters, this one has {found}")]
    TextTooLong {
        /// Characters found.
        found: usize,
        /// Characters allowed.
        at_most: usize,
    },
    /// A text with nothing in it.
    #[error("something must be written here")]
    EmptyText,
    /// More elements than this list may have.
    #[error("at most {at_most} {what} are allowed here, {found} were found")]
    TooMany {
        /// What is counted.
        what: &'static str,
        /// How many were found.
        found: usize,
        /// How many are allowed.
        at_most: usize,
    },
    /// A list that needs an element.
    #[error("at least one {what} is needed here")]
    NothingListed {
        /// What is needed.
        what: &'static str,
    },
    /// Tables nested more deeply than documents may be.
    #[error("this is nested more than {at_most} deep")]
    TooDeep {
        /// The depth allowed.
        at_most: usize,
    },
    /// A text that is no number of points.
    #[error(transparent)]
    Points(#[from] PointsError),
    /// A text that is no amount.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// A text that is no ratio.
    #[error(transparent)]
    Ratio(#[from] RatioError),
    /// A rounding that cannot be.
    #[error(transparent)]
    Rounding(#[from] RoundingError),
    /// A text that is no id.
    #[error(transparent)]
    Id(#[from] IdError),
    /// A period that ends before it begins.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// Ends that make no range.
    #[error(transparent)]
    Bounds(#[from] BoundsError),

    // ---- names and references -------------------------------------------------------
    /// Two things of one kind under one id.
    #[error("`{id}` is already taken: ids are unique among {what}")]
    Duplicate {
        /// The kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id that nothing has.
    #[error("there is no {what} `{found}`{}", did_you_mean(.nearest.as_ref()))]
    Unknown {
        /// The kind of thing.
        what: &'static str,
        /// The id found.
        found: String,
        /// The known id that looks most like it.
        nearest: Option<String>,
    },
    /// A fact of a kind that does not fit here.
    #[error("the fact `{fact}` is {found}; {expected} is needed here")]
    WrongFactKind {
        /// The fact.
        fact: Id,
        /// Its kind.
        found: &'static str,
        /// The kinds that fit.
        expected: &'static str,
    },
    /// A number without a reason for its value.
    #[error(
        "nothing says where the numbers here come from: add `ground`, such as {{ stated = \"…\", at = \"…\" }} or {{ assumed = \"…\" }}"
    )]
    NoGround,
    /// A ground that cites a place without a source, or says two things.
    #[error(
        "a ground is one of {{ stated = \"source\", at = \"place\" }}, {{ published = \"source\" }}, {{ decided = \"decision\" }} and {{ assumed = \"reason\" }}; the first two may say beside it what is `assumed` of it"
    )]
    GroundShape,

    // ---- schemes --------------------------------------------------------------------
    /// A value between two rows that no row takes.
    #[error("no row takes the values between {after} and {before}: they have no answer")]
    Gap {
        /// The lower end.
        after: Exact,
        /// The upper end.
        before: Exact,
    },
    /// A value that two rows take.
    #[error("rows {one} and {other} both take {at}: let one of them end below it")]
    Overlap {
        /// One row, counted from 1.
        one: usize,
        /// The other row, counted from 1.
        other: usize,
        /// A value that both take.
        at: Exact,
    },
    /// A choice without a row.
    #[error("the choice `{choice}` has no row: each choice needs one")]
    ChoiceUncovered {
        /// The choice.
        choice: Id,
    },
    /// Weights that do not add up to one.
    #[error("the weights add up to {found}, they must add up to 1")]
    Weights {
        /// Their sum.
        found: Exact,
    },
    /// A weight that is not above zero.
    #[error("a weight is above 0, this one is {found}")]
    NotAWeight {
        /// The weight.
        found: Exact,
    },
    /// A child that its part does not list.
    #[error(
        "the part's `combine` does not name its child `{child}`: list each child once"
    )]
    ChildNotListed {
        /// The child.
        child: Id,
    },
    /// A name in `combine` that is no child of the part.
    #[error("`{found}` is not a child of this part")]
    NotAChild {
        /// The name.
        found: Id,
    },
    /// A child weighted by its part that has a weight of its own.
    #[error("`{child}` is weighted by its part already: it has no weight of its own")]
    WeightedTwice {
        /// The child.
        child: Id,
    },
    /// A part without parts or items.
    #[error("nothing belongs to this part: give it an item, or remove it")]
    NoChildren,
    /// A scheme without parts and items: give it an item, or remove it.
    #[error("nothing belongs to this scheme: give it an item, or remove it")]
    EmptyScheme,
    /// Parts that stand in each other.
    #[error("this part stands in itself: {}", list(.parts))]
    Cycle {
        /// The parts around the circle.
        parts: Vec<String>,
    },
    /// A measure that needs full marks on an item that has none.
    #[error("`full_marks` is needed: {why}")]
    FullMarksNeeded {
        /// What they are for.
        why: &'static str,
    },
    /// A week, month, quarter, half-year or year that cannot be read.
    #[error("`{found}` is not a period of this series: write it like `{such_as}`")]
    NotAWindow {
        /// What stands there.
        found: String,
        /// A period as it is written.
        such_as: &'static str,
    },
    /// A period of a series that is stated twice, perhaps in two spellings.
    #[error("`{period}` is stated twice{}: state each period once", spelt(.found, .period))]
    SamePeriod {
        /// What stands here.
        found: String,
        /// The period, as documents write it.
        period: String,
    },
    /// A fact that cannot come from an outcome.
    #[error(transparent)]
    Link(#[from] LinkDefect),
    /// Numbers of one sheet that cannot be so together, or facts that say so of them wrongly.
    #[error(transparent)]
    Fact(#[from] FactDefect),
    /// A part that cannot compare.
    #[error(transparent)]
    Compare(#[from] CompareDefect),
    /// Steps over those judged together that do not fit each other.
    #[error(transparent)]
    Quota(#[from] QuotaDefect),
    /// Rows that cannot have one limit in each window.
    #[error(transparent)]
    Window(#[from] WindowDefect),
    /// Organizations that cannot be so.
    #[error(transparent)]
    Organization(#[from] OrganizationDefect),
    /// Members of a register that cannot be so.
    #[error(transparent)]
    Member(#[from] MemberDefect),
    /// Consequences, and outcomes that ground them, that do not fit each other.
    #[error(transparent)]
    Consequence(#[from] ConsequenceDefect),
    /// Posts, people, claims and changes that do not fit each other.
    #[error(transparent)]
    Allocation(#[from] AllocationDefect),
    /// Appointments and results of secretaries that cannot be so.
    #[error(transparent)]
    Secretary(#[from] SecretaryDefect),
    /// A register of service that cannot be so.
    #[error(transparent)]
    Service(#[from] ServiceDefect),
    /// Entries of a register of backward villages that cannot be so.
    #[error(transparent)]
    Rectification(#[from] RectificationDefect),
    /// A register of cadres in villages that cannot be so.
    #[error(transparent)]
    Stationing(#[from] StationingDefect),
    /// Plans of rectification and gradings that cannot be so.
    #[error(transparent)]
    Grading(#[from] GradingDefect),
    /// A part whose children can be excluded without a word on what then happens.
    #[error(
        "`excluded` is needed: `{child}` can be left out, and nothing says what its part then does; write \"rescale\", \"zero\" or \"undetermined\""
    )]
    ExcludedPolicyNeeded {
        /// The child that can be left out.
        child: Id,
    },
    /// A rescaling among children without full marks.
    #[error(
        "`rescale` shares out by full marks, and `{child}` has none: give it `full_marks`, or let `excluded` be \"zero\" or \"undetermined\""
    )]
    RescaleNeedsFullMarks {
        /// The child without full marks.
        child: Id,
    },
    /// A missing answer that the document must give.
    #[error("`{key}` is needed: {why}")]
    AnswerNeeded {
        /// The key.
        key: &'static str,
        /// Why.
        why: &'static str,
    },
    /// An answer to a question that does not arise.
    #[error("`{key}` has nothing to say here: {why}")]
    AnswerIdle {
        /// The key.
        key: &'static str,
        /// Why.
        why: &'static str,
    },
    /// Parts of periods that are weighed where nothing is added up.
    #[error(
        "only a sum or a mean is weighed by days, and this is `{take}`: write \"counted\", \"dropped\" or \"first_day\""
    )]
    NothingToWeigh {
        /// What is taken of the series, by the word of the document.
        take: &'static str,
    },
    /// A result that may have more places than a decimal can hold, and no rounding.
    #[error(
        "the total may have no end of decimals{}",
        round_there(.nodes, "{ places = 2, mode = \"half_away_from_zero\" }")
    )]
    TotalNeedsRounding {
        /// The parts and items in which decimals without an end first occur; none where that
        /// is the scheme itself.
        nodes: Vec<String>,
    },
    /// An exact value that may outgrow what the crate holds exactly.
    #[error(
        "exact fractions may outgrow 120 bits here: {}",
        smaller(.nodes)
    )]
    NeedsRounding {
        /// The children that carry the greatest fractions; none where the measure itself
        /// is too large before it is rounded.
        nodes: Vec<String>,
    },
    /// Limits between which nothing lies.
    #[error("no score is both at least {at_least} and at most {at_most} points")]
    LimitsCross {
        /// The lower limit.
        at_least: Points,
        /// The upper limit.
        at_most: Points,
    },
    /// Something that must be above zero.
    #[error("{what} must be above 0, this is {found}")]
    NotAboveZero {
        /// What.
        what: &'static str,
        /// The value.
        found: Exact,
    },
    /// A divisor whose domain reaches below zero: raise the lower end of its domain.
    #[error(
        "a divisor is never below 0, and `{fact}` may be {least}: raise the lower end of its domain"
    )]
    DivisorBelowZero {
        /// The fact that divides.
        fact: Id,
        /// The least value that it may have.
        least: Exact,
    },
    /// A divisor that is worked out and may come to less than zero: divide by something that
    /// never does.
    #[error(
        "a divisor is never below 0, and this may come to {least}: divide by something that never lies below 0"
    )]
    WorkedOutBelowZero {
        /// The least value that it may have.
        least: Exact,
    },
    /// Ballots that are asked for and that the fact does not count: name them in the `also`
    /// of the fact, or leave them out.
    #[error(
        "the fact `{fact}` does not count `{tally}`: name it in the `also` of the fact, or leave it out here"
    )]
    TallyNotCounted {
        /// The fact.
        fact: Id,
        /// The ballots, by the word of the document.
        tally: &'static str,
    },
    /// A grade that stands above a better one.
    #[error("grades stand from the best to the worst: `{lower}` has the higher line")]
    GradesOutOfOrder {
        /// The grade with the higher line that stands lower.
        lower: Id,
    },
    /// A threshold that no condition can reach.
    #[error("{n} of {listed} can never be reached, or always is")]
    ThresholdIdle {
        /// The number asked for.
        n: usize,
        /// How many conditions there are.
        listed: usize,
    },
    /// A condition over scores where no score is known yet.
    #[error("scores can be read from zero-clearing to vetoes only, not inside the tree")]
    ScoreTooEarly,
    /// A condition that is the same for every value of its fact.
    #[error("this never changes anything: every value of `{fact}` gives the same answer")]
    ConditionIdle {
        /// The fact.
        fact: Id,
    },

    // ---- facts ----------------------------------------------------------------------
    /// A value of another kind than the fact has.
    #[error("{} does not say {expected}", quoted(.found))]
    FactShape {
        /// What was found.
        found: String,
        /// What is expected.
        expected: String,
    },
    /// A value outside the domain of its fact.
    #[error("{found} lies outside {least} to {most}, the domain of this fact")]
    OutsideDomain {
        /// The value.
        found: Exact,
        /// The least value.
        least: Exact,
        /// The greatest value.
        most: Exact,
    },
    /// A number of per cent where a share is meant.
    #[error(
        "{found} lies outside the domain of this fact: write {found} % as \"{found}%\""
    )]
    PerCentMeant {
        /// The value.
        found: Exact,
    },
    /// A share of a whole that is not between nothing and all of it.
    #[error("a share lies between 0 and 1 (100 %), this is {found}")]
    NotAShare {
        /// The share.
        found: Exact,
    },
    /// A date outside the domain of its fact.
    #[error("{found} lies outside the days of this fact, {}", days(*.domain))]
    DayOutside {
        /// The day.
        found: NaiveDate,
        /// The days allowed.
        domain: Period,
    },
    /// Spells of service that have days in common.
    #[error(
        "the spells {} and {} have days in common: let one end where the other begins",
        days(*.one), days(*.other)
    )]
    SpellsOverlap {
        /// The one that begins first.
        one: Period,
        /// The other.
        other: Period,
    },
    /// A value finer than its fact is measured.
    #[error("{found} is finer than this fact is measured: at most {places} decimals")]
    TooFine {
        /// The value.
        found: Exact,
        /// The decimals that the fact has.
        places: u8,
    },
    /// A fact stated as not applicable that always applies.
    #[error(
        "this always applies: write a value, or leave it blank where it is not known"
    )]
    AlwaysApplies,
    /// An absent fact that also has a value, or a statement without a reason.
    #[error(
        "write a value, {{ absent = true }} or {{ not_applicable = \"the reason\" }}, one of them"
    )]
    StatementShape,
    /// A cell that says that something does not apply without a reason, or beside a value:
    /// write the reason behind a colon, or the value alone.
    #[error(
        "write the value alone, or `不适用：` and the reason; leave the cell blank where nothing is known"
    )]
    CellStatement,
    /// A cell that cannot be read as what it is about.
    #[error(transparent)]
    Cell(#[from] CellDefect),
    /// A domain whose ends are the wrong way round.
    #[error("the domain is empty: {least} is above {most}")]
    EmptyDomain {
        /// The lower end.
        least: Exact,
        /// The upper end.
        most: Exact,
    },

    // ---- tables ---------------------------------------------------------------------
    /// A column whose header is no fact.
    #[error("no fact is called `{found}`{}", did_you_mean(.nearest.as_ref()))]
    UnknownColumn {
        /// The header.
        found: String,
        /// The known name that looks most like it.
        nearest: Option<String>,
    },
    /// A header that names two facts.
    #[error("`{found}` names more than one fact: {}; use the id", list(.facts))]
    AmbiguousColumn {
        /// The header.
        found: String,
        /// The facts.
        facts: Vec<String>,
    },
    /// A column that is needed and that the header does not have: add it.
    #[error("the column `{column}` is missing")]
    MissingColumn {
        /// The column.
        column: String,
    },
    /// A row with more cells than the header.
    #[error("this row has {found} cells, the header has {columns}")]
    RowLength {
        /// Cells found.
        found: usize,
        /// Columns of the header.
        columns: usize,
    },
    /// A row that does not say whom it is about.
    #[error("this row does not say whom it is about: the column `{column}` is empty")]
    NoSubject {
        /// The column of subjects.
        column: String,
    },

    // ---- editions and cases ---------------------------------------------------------
    /// Two editions in force on one day.
    #[error("editions `{one}` and `{other}` are both in force on {on}")]
    EditionsOverlap {
        /// One edition.
        one: String,
        /// The other.
        other: String,
        /// The first day on which both are.
        on: NaiveDate,
    },
    /// A stretch of days without an edition.
    #[error(
        "no edition is in force from {from} until {until}, between `{one}` and `{other}`: say `gap_before` in `{other}` if that is meant"
    )]
    EditionsGap {
        /// The edition before.
        one: String,
        /// The edition after.
        other: String,
        /// The first day without.
        from: NaiveDate,
        /// The day on which the next begins.
        until: NaiveDate,
    },
    /// Editions of different rulebooks put together.
    #[error("this is an edition of `{found}`, the others are of `{expected}`")]
    AnotherRulebook {
        /// The rulebook found.
        found: Id,
        /// The rulebook of the others.
        expected: Id,
    },
    /// A file that a case names and the suite does not have.
    #[error("there is no file `{found}`")]
    NoSuchFile {
        /// The path as written, resolved against the case.
        found: String,
    },
    /// A day on which no edition of the rulebook is in force.
    #[error("`{rulebook}` is not in force on {on}")]
    NotInForce {
        /// The rulebook.
        rulebook: Id,
        /// The day.
        on: NaiveDate,
    },
}
