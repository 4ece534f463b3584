//! What users may rely on about the types themselves.

use grassroots::facts::{Dictionary, Sheet};
use grassroots::grading::{Comparison, GradeTally, Grading, Plan};
use grassroots::member::Members;
use grassroots::organization::{Teams, Tree};
use grassroots::posts::allocation::{Allocation, Proposal};
use grassroots::posts::service::{Service, Tally, Year};
use grassroots::rulebook::{Editions, Rulebook};
use grassroots::scoring::{Because, Gap, Outcome, Record, Scheme};
use grassroots::stationing::{Attendance, Reading, Register};
use grassroots::vocabulary::{Exact, Points, Problems, Ratio, Span};

const fn is_shared<T: Send + Sync + 'static>() {}

#[test]
fn everything_that_a_service_holds_can_be_shared_between_threads() {
    is_shared::<Rulebook>();
    is_shared::<Editions>();
    is_shared::<Dictionary>();
    is_shared::<Scheme>();
    is_shared::<Sheet>();
    is_shared::<Outcome>();
    is_shared::<Record>();
    is_shared::<Problems>();
    is_shared::<Tree>();
    is_shared::<Teams>();
    is_shared::<Members>();
    is_shared::<Allocation>();
    is_shared::<Proposal>();
    is_shared::<Service>();
    is_shared::<Year>();
    is_shared::<Tally>();
    is_shared::<Register>();
    is_shared::<Attendance>();
    is_shared::<Reading>();
    is_shared::<Gap>();
    is_shared::<Plan>();
    is_shared::<Grading>();
    is_shared::<Comparison>();
    is_shared::<GradeTally>();
}

#[test]
fn small_values_stay_small() {
    assert_eq!(size_of::<Points>(), 8);
    assert_eq!(size_of::<Ratio>(), 16);
    assert_eq!(size_of::<Exact>(), 32);
    assert_eq!(size_of::<Span>(), 64);
    assert!(size_of::<Because>() <= 288, "{}", size_of::<Because>());
    assert_eq!(size_of::<Scheme>(), 8, "a scheme is a handle");
}
