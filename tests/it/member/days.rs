//! Stages, standing and age on both sides of each day.

use grassroots::member::{FullYears, Leaving, Left, MemberDraft, Stage, StageReached};
use grassroots::vocabulary::{MonthEnd, Verdict};

use super::{checked, day, draft};
use Stage::{Activist, Applicant, DevelopmentTarget, Full, Probationary, Villager};

fn span(draft: &MemberDraft, on: &str) -> Option<(Stage, Stage)> {
    let span = checked(draft.clone()).stage_on(day(on))?;
    assert_eq!(span.settled(), (span.least() == span.most()).then_some(span.least()));
    Some((span.least(), span.most()))
}

fn dated(stages: &[(Stage, &str)]) -> MemberDraft {
    let add = |draft: MemberDraft, (stage, on): &(Stage, &str)| {
        draft.with_stage(*stage, day(on))
    };
    stages.iter().fold(draft(), add)
}

#[test]
fn every_stage_begins_on_its_day() {
    let whole = dated(&[
        (Applicant, "2014-06-10"),
        (Activist, "2014-12-31"),
        (DevelopmentTarget, "2015-12-31"),
        (Probationary, "2016-02-29"),
        (Full, "2017-02-28"),
    ]);
    for (on, stage) in [
        ("2014-06-09", Villager),
        ("2014-06-10", Applicant),
        ("2014-12-30", Applicant),
        ("2014-12-31", Activist),
        ("2015-12-30", Activist),
        ("2015-12-31", DevelopmentTarget),
        ("2016-02-28", DevelopmentTarget),
        ("2016-02-29", Probationary),
        ("2017-02-27", Probationary),
        ("2017-02-28", Full),
        ("2019-12-31", Full),
        ("2030-01-01", Full),
    ] {
        assert_eq!(span(&whole, on), Some((stage, stage)), "{on}");
    }
}

#[test]
fn what_nobody_noted_is_not_guessed() {
    // Only the day of full membership is known.
    let old = dated(&[(Full, "1976-07-01")]);
    assert_eq!(span(&old, "1976-06-30"), Some((Villager, Probationary)));
    assert_eq!(span(&old, "1976-07-01"), Some((Full, Full)));
    // The days between are missing.
    let gap = dated(&[(Activist, "1994-03-01"), (Full, "1996-07-01")]);
    assert_eq!(span(&gap, "1995-01-01"), Some((Activist, Probationary)));
    // A stage without its day was reached by the day of the record, at the latest.
    let undated = dated(&[(Activist, "2018-03-01")]).at_stage(Probationary);
    assert_eq!(span(&undated, "2018-02-28"), Some((Villager, Applicant)));
    assert_eq!(span(&undated, "2018-03-01"), Some((Activist, Probationary)));
    assert_eq!(span(&undated, "2019-12-30"), Some((Activist, Probationary)));
    assert_eq!(span(&undated, "2019-12-31"), Some((Probationary, Probationary)));
    // Nobody had come any further than the highest stage that was reached.
    let activist = dated(&[]).at_stage(Activist);
    assert_eq!(span(&activist, "2010-01-01"), Some((Villager, Activist)));
    // Nobody is anything before birth.
    let mut born = old;
    born.born = Some(day("1950-05-04"));
    assert_eq!(span(&born, "1950-05-03"), Some((Villager, Villager)));
    assert_eq!(span(&born, "1950-05-04"), Some((Villager, Probationary)));
}

#[test]
fn a_stage_within_bounds_is_met_not_met_or_open() {
    let member = checked(dated(&[(Activist, "1994-03-01"), (Full, "1996-07-01")]));
    let on = |on: &str| member.stage_on(day(on)).unwrap();
    assert_eq!(on("1995-01-01").is_within(Activist, Probationary), Verdict::Met);
    assert_eq!(on("1995-01-01").is_within(Probationary, Full), Verdict::Undetermined);
    assert_eq!(on("1995-01-01").is_within(Full, Full), Verdict::NotMet);
    assert_eq!(on("1996-07-01").is_within(Probationary, Full), Verdict::Met);
}

#[test]
fn whoever_comes_and_leaves_counts_between_the_two() {
    let mut draft = dated(&[(Full, "1996-07-01")]);
    draft.came = Some(day("2005-03-01"));
    draft.left = Some(Left::new(Leaving::TransferredOut, Some(day("2015-09-01"))));
    let member = checked(draft.clone());
    for (on, verdict) in [
        ("2005-02-28", Verdict::NotMet),
        ("2005-03-01", Verdict::Met),
        ("2015-08-31", Verdict::Met),
        ("2015-09-01", Verdict::NotMet),
        ("2025-01-01", Verdict::NotMet),
    ] {
        assert_eq!(member.is_here(day(on)), verdict, "{on}");
    }
    assert_eq!(span(&draft, "2015-08-31"), Some((Full, Full)));
    assert_eq!(span(&draft, "2015-09-01"), None);

    // When is not known: the day of the record alone settles it.
    draft.left = Some(Left::new(Leaving::Expelled, None));
    let member = checked(draft.clone());
    assert_eq!(member.is_here(day("2019-12-30")), Verdict::Undetermined);
    assert_eq!(member.is_here(day("2019-12-31")), Verdict::NotMet);
    assert_eq!(span(&draft, "2019-12-30"), Some((Villager, Full)));
    assert_eq!(span(&draft, "2019-12-31"), None);
}

fn standing(draft: &MemberDraft, on: &str, month_end: MonthEnd) -> FullYears {
    checked(draft.clone()).standing(day(on), month_end)
}

#[test]
fn standing_is_counted_from_the_day_of_full_membership() {
    let draft = dated(&[(Probationary, "1995-07-01"), (Full, "1996-07-01")]);
    let years = |on| standing(&draft, on, MonthEnd::LastDay);
    assert_eq!(years("1996-06-30"), FullYears::Nothing);
    assert_eq!(years("1996-07-01"), FullYears::Known(0));
    assert_eq!(years("2016-06-30"), FullYears::Known(19));
    assert_eq!(years("2016-07-01"), FullYears::Known(20));
}

#[test]
fn a_year_after_a_leap_day_is_as_stated() {
    let draft = dated(&[(Full, "2016-02-29")]);
    for (on, last_day, overflow) in [
        ("2017-02-27", 0, 0),
        ("2017-02-28", 1, 0),
        ("2017-03-01", 1, 1),
        ("2019-02-28", 3, 2),
        ("2020-02-28", 3, 3),
        ("2020-02-29", 4, 4),
    ] {
        let known = |years| FullYears::Known(years);
        assert_eq!(standing(&draft, on, MonthEnd::LastDay), known(last_day), "{on}");
        assert_eq!(standing(&draft, on, MonthEnd::Overflow), known(overflow), "{on}");
    }
}

#[test]
fn standing_that_nobody_knows_is_not_counted() {
    let years = |draft: &MemberDraft, on| standing(draft, on, MonthEnd::LastDay);
    let undated = dated(&[(Probationary, "1995-07-01")]).at_stage(Full);
    assert_eq!(years(&undated, "1995-06-30"), FullYears::Nothing);
    assert_eq!(years(&undated, "1996-07-01"), FullYears::NotKnown);
    assert_eq!(years(&undated, "2019-12-31"), FullYears::NotKnown);
    let probationary = dated(&[(Probationary, "2019-07-01")]);
    assert_eq!(years(&probationary, "2020-12-31"), FullYears::Nothing);
    // It ends with an expulsion, and goes on elsewhere after a transfer.
    let mut left = dated(&[(Full, "1996-07-01")]);
    left.left = Some(Left::new(Leaving::Expelled, Some(day("2010-01-01"))));
    assert_eq!(years(&left, "2009-12-31"), FullYears::Known(13));
    assert_eq!(years(&left, "2010-01-01"), FullYears::Nothing);
    left.left = Some(Left::new(Leaving::TransferredOut, Some(day("2010-01-01"))));
    assert_eq!(years(&left, "2010-01-01"), FullYears::NotKnown);
    assert_eq!(years(&left, "2010-01-01").known(), None);
}

#[test]
fn age_is_counted_from_birth_to_death() {
    let mut draft = dated(&[(Full, "2003-07-01")]);
    let age = |draft: &MemberDraft, on: &str| {
        checked(draft.clone()).age(day(on), MonthEnd::LastDay)
    };
    assert_eq!(age(&draft, "2019-12-31"), FullYears::NotKnown);
    draft.born = Some(day("1980-02-29"));
    assert_eq!(age(&draft, "1980-02-28"), FullYears::Nothing);
    assert_eq!(age(&draft, "1998-02-27"), FullYears::Known(17));
    assert_eq!(age(&draft, "1998-02-28"), FullYears::Known(18));
    draft.left = Some(Left::new(Leaving::Died, Some(day("2018-05-01"))));
    assert_eq!(age(&draft, "2018-04-30"), FullYears::Known(38));
    assert_eq!(age(&draft, "2018-05-01"), FullYears::Nothing);
    draft.left = Some(Left::new(Leaving::Died, None));
    assert_eq!(age(&draft, "2018-05-01"), FullYears::NotKnown);
    assert_eq!(age(&draft, "1980-02-28"), FullYears::Nothing);
    assert_eq!(age(&draft, "2019-12-31"), FullYears::Nothing);
}

#[test]
fn a_stage_handed_over_again_keeps_the_first_day() {
    let draft = dated(&[(Activist, "2014-12-31"), (Activist, "2015-06-30")]);
    let first = StageReached::new(Activist, Some(day("2014-12-31")));
    assert_eq!(draft.at_stage(Activist).stages, [first]);
    let learnt = super::draft().at_stage(Full).with_stage(Full, day("1996-07-01"));
    assert_eq!(learnt.stages, [StageReached::new(Full, Some(day("1996-07-01")))]);
}
