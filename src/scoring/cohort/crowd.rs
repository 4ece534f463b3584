//! What the others can leave of the places that a subject competes for.

use super::order::Against;
use super::places::Between;
use crate::vocabulary::Verdict;

/// What a subject does to the places that a step gives.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Role {
    /// It has one without competing, wherever it stands.
    Takes,
    /// It competes for one.
    Competes,
    /// Neither.
    Apart,
}

/// What a subject is to a step in one way in which it can turn out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Part {
    pub(super) is_in_base: bool,
    pub(super) role: Role,
}

impl Part {
    /// A subject of another group.
    const ELSEWHERE: Part = Part { is_in_base: false, role: Role::Apart };
}

/// How many count in the base, and how many have a place before the subject.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) base: u32,
    pub(super) before: u32,
}

impl Tally {
    fn add(&mut self, (is_before, is_in_base): (bool, bool)) {
        self.base = self.base.saturating_add(u32::from(is_in_base));
        self.before = self.before.saturating_add(u32::from(is_before));
    }
}

/// What leaves a subject most, and what leaves it least.
///
/// Whoever has a place before it takes one away, and whoever counts in the base adds one at
/// most. So what each of the others can do is in one line, from best to worst: in the base
/// and not before it, neither, both, before it and not in the base; and since each turns out
/// by itself, the best of each is the best of all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    pub(super) best: Tally,
    pub(super) worst: Tally,
}

impl Reach {
    fn add(&mut self, can_be: impl Iterator<Item = (bool, bool)> + Clone) {
        let by_worth =
            |(is_before, is_in_base): &(bool, bool)| (*is_before, !*is_in_base);
        if let Some(best) = can_be.clone().min_by_key(by_worth) {
            self.best.add(best);
        }
        if let Some(worst) = can_be.max_by_key(by_worth) {
            self.worst.add(worst);
        }
    }
}

/// The others, seen from one subject that competes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crowd {
    pub(super) base: Between,
    /// Those ahead for sure, and those that may be.
    pub(super) ahead: u32,
    pub(super) may_be_ahead: u32,
    /// Those equal for sure.
    pub(super) equal: u32,
    /// Places taken without competing.
    pub(super) taken: Reach,
    /// With those that stand ahead.
    pub(super) with_ahead: Reach,
    /// With those that stand ahead or equal.
    pub(super) with_level: Reach,
}

impl Crowd {
    /// Nobody but the subject, which is in the base, is not, or may be.
    pub(super) fn of(is_in_base: Verdict) -> Crowd {
        let base = Between::of(std::iter::once(is_in_base));
        let alone = Reach {
            best: Tally { base: base.most, before: 0 },
            worst: Tally { base: base.least, before: 0 },
        };
        Crowd {
            base,
            ahead: 0,
            may_be_ahead: 0,
            equal: 0,
            taken: alone,
            with_ahead: alone,
            with_level: alone,
        }
    }

    /// Adds another subject: what it can be, where it can stand, and whether it is compared
    /// with the subject at all.
    pub(super) fn add(&mut self, parts: &[Part], against: Against, together: Verdict) {
        let elsewhere = match together {
            Verdict::NotMet => return,
            Verdict::Undetermined => Some(Part::ELSEWHERE),
            Verdict::Met => None,
        };
        let parts = parts.iter().copied().chain(elsewhere);
        let Against { may_be_ahead, may_be_equal, may_be_behind } = against;
        let competes = |part: Part| part.role == Role::Competes;
        let (all, any) = (parts.clone().all(competes), parts.clone().any(competes));
        let count = |slot: &mut u32, is_so: bool| {
            *slot = slot.saturating_add(u32::from(is_so));
        };
        let is_ahead = all && !may_be_equal && !may_be_behind;
        count(&mut self.ahead, is_ahead);
        count(&mut self.may_be_ahead, any && may_be_ahead && !is_ahead);
        count(&mut self.equal, all && !may_be_ahead && !may_be_behind);
        let is_in = parts.clone().map(|part| Verdict::of(part.is_in_base));
        let is_in =
            is_in.reduce(|all, one| if all == one { all } else { Verdict::Undetermined });
        self.base = self.base.plus(Between::of(is_in.into_iter()));
        // Before the subject or not, for each part that competes.
        let can_be = |is_before: bool, is_not: bool| {
            parts.clone().flat_map(move |part| {
                let (is_before, is_not) = match part.role {
                    Role::Takes => (true, false),
                    Role::Competes => (is_before, is_not),
                    Role::Apart => (false, true),
                };
                let before = is_before.then_some((true, part.is_in_base));
                before.into_iter().chain(is_not.then_some((false, part.is_in_base)))
            })
        };
        self.taken.add(can_be(false, true));
        self.with_ahead.add(can_be(may_be_ahead, may_be_equal || may_be_behind));
        self.with_level.add(can_be(may_be_ahead || may_be_equal, may_be_behind));
    }
}
