use chrono::NaiveDate;

use crate::vocabulary::{Id, Named, Period};

/// 后果缺陷 — what can be wrong with consequences, and with the outcomes that ground them.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConsequenceDefect {
    // ---- rules ----------------------------------------------------------------------
    /// A scheme, rule or decision about somebody else than the consequence falls on.
    #[error(
        "`{matter}` is about `{found}`, and this falls on `{expected}`: name the roles in `falls_on`, or something about `{expected}`"
    )]
    AboutAnother {
        /// The scheme, rule or decision.
        matter: Id,
        /// Whom it is about.
        found: Id,
        /// On whom the consequence falls.
        expected: Id,
    },
    /// A role of somebody else than the consequence falls on.
    #[error("the role `{role}` is that of `{found}`, and this falls on `{expected}`")]
    RoleOfAnother {
        /// The role.
        role: Id,
        /// Who has it.
        found: Id,
        /// On whom the consequence falls.
        expected: Id,
    },
    /// A consequence that is lifted by what grounds it.
    #[error(
        "what `{matter}` says here grounds this consequence too: one outcome cannot both ground and lift it"
    )]
    LiftsItself {
        /// The scheme, rule or decision.
        matter: Id,
    },
    /// A consequence that lasts until it is lifted, and that nothing lifts.
    #[error(
        "nothing lifts this, so it would never end: say what does in `lifted`, or that it lasts \"for_ever\""
    )]
    NothingLifts,
    /// A consequence of somebody else than the one that it holds back.
    #[error(
        "`{consequence}` falls on `{found}`, and this on `{expected}`: only what falls on the same holds it back"
    )]
    HeldByAnother {
        /// The consequence that should hold it back.
        consequence: Id,
        /// On whom that falls.
        found: Id,
        /// On whom this falls.
        expected: Id,
    },
    /// Consequences that hold each other back.
    #[error(
        "each of these is not in force while the next is, and the last while the first is: {}",
        super::list(.consequences)
    )]
    HoldsItselfBack {
        /// Those around the circle.
        consequences: Vec<String>,
    },

    // ---- outcomes -------------------------------------------------------------------
    /// A grade of a rule or decision, or a verdict of a scheme.
    #[error(
        "a {of} does not say this: a scheme gives a grade, a rule or a decision is met or not"
    )]
    SaysAnother {
        /// Of what the outcome is.
        of: &'static str,
    },
    /// Something withdrawn that corrects nothing.
    #[error("only a correction withdraws something: name it in `corrects`")]
    WithdrawsNothing,
    /// A day that nobody means.
    #[error("{found} lies outside the days of outcomes, {least} to {most}")]
    DayTooFar {
        /// The day.
        found: NaiveDate,
        /// The first day.
        least: NaiveDate,
        /// The last day.
        most: NaiveDate,
    },
    /// An outcome decided before what it is about began.
    #[error("decided on {decided}, it is about days that begin on {from} only")]
    DecidedBefore {
        /// The day decided.
        decided: NaiveDate,
        /// The first day that it is about.
        from: NaiveDate,
    },
    /// An outcome decided while the rules were not in force from which something would follow.
    #[error(
        "decided on {decided}, when these rules were not in force ({in_force}): hold it against the edition in force then, or leave it out"
    )]
    DecidedOutOfForce {
        /// The day decided.
        decided: NaiveDate,
        /// The days on which the rules are in force.
        in_force: Period,
    },
    /// An outcome known before it was decided.
    #[error("known on {known}, it was decided on {decided} only")]
    KnownBefore {
        /// The day known.
        known: NaiveDate,
        /// The day decided.
        decided: NaiveDate,
    },
    /// What follows would start before its ground.
    #[error(
        "what follows would start on {found}, before its ground: the outcome is about days that begin on {from}"
    )]
    EffectBefore {
        /// The day stated.
        found: NaiveDate,
        /// The first day that the outcome is about.
        from: NaiveDate,
    },
    /// A correction of another outcome than the one named.
    #[error(
        "`{of}` is about another subject, matter or period: a correction is about what it corrects"
    )]
    CorrectsAnother {
        /// The outcome named.
        of: Id,
    },
    /// A correction before what it corrects.
    #[error("{found} is before {before}, when there was no `{of}` to correct yet")]
    CorrectionBefore {
        /// The record that it corrects.
        of: Id,
        /// The day of the correction.
        found: NaiveDate,
        /// The day of what it corrects.
        before: NaiveDate,
    },
    /// Among several grades a word that says all that an outcome says.
    #[error("`{found}` stands alone: leave out what stands beside it, or `{found}`")]
    StandsAlone {
        /// The word.
        found: String,
    },
    /// Corrections that correct each other.
    #[error("each of these corrects the next, and the last the first: {}", super::list(.outcomes))]
    Circle {
        /// Those around the circle.
        outcomes: Vec<String>,
    },
    /// Two records under one number of one day, whose order makes a difference.
    #[error(
        "`{other}` has the same number on {on}, and which comes first makes a difference: number them apart by `seq` (序号)"
    )]
    SameNumber {
        /// The other record.
        other: Id,
        /// The day.
        on: NaiveDate,
    },
    /// The same outcome twice.
    #[error(
        "`{other}` is the same outcome, about the same subject and period: a correction names what it corrects"
    )]
    SameOutcome {
        /// The other record.
        other: Id,
    },
    /// Nobody is named in a role on which a consequence falls.
    #[error("a consequence falls on the `{}` ({}): say who it is, or that there is none", role.id, role.label.en)]
    BearerMissing {
        /// The role.
        role: Named,
    },
    /// A role that somebody has and nobody.
    #[error(
        "somebody has the role `{}` ({}), and it is said to be vacant: say one of them",
        role.id,
        role.label.en
    )]
    HeldAndVacant {
        /// The role.
        role: Named,
    },
}
