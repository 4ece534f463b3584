//! What a register can have wrong, all of it at once.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::kind::{Leaving, Stage};
use super::record::{Member, MemberDraft};
use super::register::Members;
use crate::organization::{Organization, Size, Tree};
use crate::vocabulary::{
    Defect, FieldPath, Found, Id, Label, MemberDefect, Problem, Problems, text,
};

/// Which part of a record a defect is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    Id,
    Organization,
    Name,
    Stages,
    Stage(Stage),
    Came,
    Left,
    LeftOn,
    Born,
    Office,
    Specialities,
}

/// A defect, and where it stands; `None` for the register as a whole.
pub(super) type Wrong = (Option<(Id, Part)>, Defect);

impl Members {
    /// 核对党员名册 — the register of a list, or every problem with it.
    ///
    /// The order of the list makes no difference, neither to the register nor to the
    /// problems. Only contradictions are refused: what nobody may do by the rules, such as to
    /// apply before the age of eighteen, is for the rules to say.
    ///
    /// # Errors
    /// At `member[ID]`, and its parts:
    /// * an id that two records have;
    /// * an organization that the tree does not have, with the nearest that it has; one above
    ///   the primary level, or one that has branches below it in the tree: everybody belongs
    ///   to a branch;
    /// * no stage; a stage twice; a day of a stage before that of a lower one, or before
    ///   birth; the same day is none the earlier;
    /// * a day of coming before birth; one of leaving before birth, a stage or the coming;
    /// * a day later than the record itself;
    /// * an expulsion, removal or withdrawal of somebody who is no member, an annulled
    ///   probation of somebody who is not on probation;
    /// * an office of somebody who holds none; a speciality twice; a blank text, or one of
    ///   more than [`Member::LONGEST_TEXT`] characters; more than
    ///   [`Member::MOST_SPECIALITIES`].
    ///
    /// At `member`: more than [`Members::MOST`] of them.
    pub fn check(drafts: Vec<MemberDraft>, tree: &Tree) -> Result<Members, Problems> {
        let list = FieldPath::root().key("member");
        let (members, wrong) = check(drafts, tree);
        let mut found = Found::default();
        for (whom, defect) in wrong {
            let at = match whom {
                None => list.clone(),
                Some((id, part)) => path(&list.element(id.as_str()), part),
            };
            found.push(Problem::new(at, defect));
        }
        found.none_or(members)
    }
}

fn path(member: &FieldPath, part: Part) -> FieldPath {
    match part {
        Part::Id => member.clone(),
        Part::Organization => member.key("organization"),
        Part::Name => member.key("name"),
        Part::Stages => member.key("stages"),
        Part::Stage(stage) => {
            let word = Stage::ALL.into_iter().find(|(_, other)| *other == stage);
            member.key("stages").element(word.map_or("", |(word, _)| word))
        }
        Part::Came => member.key("came"),
        Part::Left => member.key("left").key("how"),
        Part::LeftOn => member.key("left").key("on"),
        Part::Born => member.key("born"),
        Part::Office => member.key("office"),
        Part::Specialities => member.key("specialities"),
    }
}

/// The register, and whatever is wrong, by id; it holds only where nothing is.
pub(super) fn check(mut drafts: Vec<MemberDraft>, tree: &Tree) -> (Members, Vec<Wrong>) {
    if drafts.len() > Members::MOST {
        let (what, found) = ("members", drafts.len());
        let defect = Defect::TooMany { what, found, at_most: Members::MOST };
        return (Members::default(), vec![(None, defect)]);
    }
    drafts.sort();
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut before: Option<&Id> = None;
    for draft in &drafts {
        // Who sees no more problems needs no advice on them.
        let is_advised = wrong.len() < Problems::MOST;
        let mut report =
            |part, defect| wrong.push((Some((draft.id.clone(), part)), defect));
        if before == Some(&draft.id) {
            let (what, id) = ("members", draft.id.to_string());
            report(Part::Id, Defect::Duplicate { what, id });
        }
        before = Some(&draft.id);
        check_organization(draft, tree, is_advised, &mut report);
        check_texts(draft, &mut report);
        check_stages(draft, &mut report);
        check_days(draft, &mut report);
        check_leaving(draft, &mut report);
    }
    if wrong.is_empty() {
        (Members::of_checked(drafts.into_iter().map(Member::of)), wrong)
    } else {
        (Members::default(), wrong)
    }
}

fn check_organization(
    draft: &MemberDraft,
    tree: &Tree,
    is_advised: bool,
    report: &mut impl FnMut(Part, Defect),
) {
    let Some(organization) = tree.get(&draft.organization) else {
        let found = draft.organization.to_string();
        let known = tree.iter().map(|one| one.id.as_str());
        let near = || text::nearest(&found, known);
        let nearest = is_advised.then(near).flatten();
        let what = "organization";
        report(Part::Organization, Defect::Unknown { what, found, nearest });
        return;
    };
    if !takes_members(organization) {
        let defect =
            MemberDefect::TakesNoMembers { organization: organization.kind.label() };
        report(Part::Organization, defect.into());
    }
}

/// Whether members stand in an organization itself: in a branch, and in a primary-level
/// organization of another size whose branches the tree does not list.
pub(super) fn takes_members(organization: &Organization) -> bool {
    match organization.kind.size() {
        None => false,
        Some(Size::Branch) => true,
        Some(Size::GeneralBranch | Size::Committee) => {
            organization.subordinates.is_empty()
        }
    }
}

fn check_texts(draft: &MemberDraft, report: &mut impl FnMut(Part, Defect)) {
    let name = draft.name.iter().map(|name| (Part::Name, name));
    let office = draft.office.iter().map(|office| (Part::Office, office));
    let specialities = draft.specialities.iter().map(|word| (Part::Specialities, word));
    for (part, text) in name.chain(office).chain(specialities) {
        let (found, at_most) = (text.chars().count(), Member::LONGEST_TEXT);
        if text.trim().is_empty() {
            report(part, Defect::EmptyText);
        } else if found > at_most {
            report(part, Defect::TextTooLong { found, at_most });
        }
    }
    if draft.office.is_some() && draft.has_office == Some(false) {
        let (key, why) = ("office", "no office is held");
        report(Part::Office, Defect::AnswerIdle { key, why });
    }
    let found = draft.specialities.len();
    if found > Member::MOST_SPECIALITIES {
        let (what, at_most) = ("specialities", Member::MOST_SPECIALITIES);
        report(Part::Specialities, Defect::TooMany { what, found, at_most });
        return;
    }
    let mut seen = BTreeSet::new();
    let mut words: Vec<&String> = draft.specialities.iter().collect();
    words.sort();
    for word in words {
        if !seen.insert(word) {
            let (what, id) = ("specialities of a person", text::shown(word));
            report(Part::Specialities, Defect::Duplicate { what, id });
        }
    }
}

fn check_stages(draft: &MemberDraft, report: &mut impl FnMut(Part, Defect)) {
    if draft.stages.is_empty() {
        report(Part::Stages, Defect::NothingListed { what: "stage" });
    }
    for (word, stage) in Stage::ALL {
        let times = draft.stages.iter().filter(|reached| reached.stage == stage).count();
        if times > 1 {
            let (what, id) = ("stages of a person", word.to_owned());
            report(Part::Stage(stage), Defect::Duplicate { what, id });
        }
    }
}

/// A day that is known, what happened on it, and where it stands.
#[derive(Clone)]
struct Dated {
    part: Part,
    what: Label,
    on: NaiveDate,
}

impl Dated {
    fn before(self, other: &Dated) -> Defect {
        let (what, other, other_on) = (self.what, other.what.clone(), other.on);
        MemberDefect::TooEarly { what, on: self.on, other, other_on }.into()
    }
}

fn check_days(draft: &MemberDraft, report: &mut impl FnMut(Part, Defect)) {
    let dated = |part, what, on: Option<NaiveDate>| on.map(|on| Dated { part, what, on });
    let born = dated(Part::Born, Label::new("出生", "出生", "birth"), draft.born);
    let came = dated(Part::Came, Label::new("转入", "轉入", "coming"), draft.came);
    let mut stages: Vec<Dated> = Vec::new();
    let mut reached: Vec<_> = draft.stages.iter().collect();
    reached.sort();
    for one in reached {
        stages.extend(dated(Part::Stage(one.stage), one.stage.label(), one.since));
    }
    let left = draft.left.and_then(|left| dated(Part::LeftOn, left.how.label(), left.on));
    // Each day is held against the latest of those that it follows.
    let mut latest = born.clone();
    for stage in &stages {
        match latest {
            Some(ref latest) if stage.on < latest.on => {
                report(stage.part, stage.clone().before(latest));
            }
            _ => latest = Some(stage.clone()),
        }
    }
    match (&came, &born) {
        (Some(came), Some(born)) if came.on < born.on => {
            report(Part::Came, came.clone().before(born));
        }
        _ => {}
    }
    if let Some(left) = &left {
        let followed = born.iter().chain(&stages).chain(&came);
        let last = followed.max_by_key(|one| one.on).filter(|last| left.on < last.on);
        if let Some(last) = last {
            report(Part::LeftOn, left.clone().before(last));
        }
    }
    let record = Dated {
        part: Part::Id,
        what: Label::new("登记", "登記", "the record"),
        on: draft.as_of,
    };
    let all = born.iter().chain(&stages).chain(&came).chain(&left);
    for late in all.filter(|one| record.on < one.on) {
        report(late.part, record.clone().before(late));
    }
}

fn check_leaving(draft: &MemberDraft, report: &mut impl FnMut(Part, Defect)) {
    let how = draft.left.map(|left| left.how);
    let highest = draft.stages.iter().map(|reached| reached.stage).max();
    let only_from = how.and_then(Leaving::only_from);
    let (Some(how), Some(stage), Some(((least, most), stages))) =
        (how, highest, only_from)
    else {
        return;
    };
    if stage < least || most < stage {
        let (left, stage) = (how.label(), stage.label());
        report(Part::Left, MemberDefect::CannotLeaveSo { left, stages, stage }.into());
    }
}
