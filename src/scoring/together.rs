//! Subjects judged together: what each one's scores are compared with.

use std::collections::BTreeMap;

use super::because::Standing;
use super::cohort::cohort;
use super::judge::{Walk, with_missing};
use super::outcome::{NodeOutcome, Outcome, Undecided};
use super::rules::{Comparison, Scheme};
use crate::criteria::{Compared, MOST_TOGETHER, Others, Peer, Reading, State, View};
use crate::facts::{Entry, Fact, Sheet, Value};
use crate::vocabulary::Verdict;

/// What a subject's scores are compared with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Among<'a> {
    /// Nobody yet.
    Alone,
    /// All who are judged together, of whom it is the one at `own`.
    All { fields: &'a Fields, own: usize },
}

/// The children of each comparing part, subject by subject.
#[derive(Debug, Default)]
pub(super) struct Fields {
    children: BTreeMap<usize, Vec<NodeOutcome>>,
    /// What each subject has at each comparison of numbers.
    readings: Vec<Vec<Option<Reading>>>,
    groups: Vec<Groups>,
}

/// One subject among those who are judged together.
#[derive(Debug)]
pub(super) struct Seat<'s> {
    scheme: &'s Scheme,
    fields: &'s Fields,
    own: usize,
}

impl<'a> Among<'a> {
    /// Where a subject sits among the others, if there are any.
    pub(super) fn seat(self, scheme: &'a Scheme) -> Option<Seat<'a>> {
        match self {
            Among::Alone => None,
            Among::All { fields, own } => Some(Seat { scheme, fields, own }),
        }
    }
}

impl Others for Seat<'_> {
    fn peers(&self, compared: &Compared) -> Vec<Peer> {
        let place = usize::from(compared.place);
        let readings = self.fields.readings.get(place).map_or(&[][..], Vec::as_slice);
        let Some(mine) = self.fields.groups.get(self.own) else { return Vec::new() };
        let others = readings.iter().zip(&self.fields.groups).enumerate();
        others
            .filter(|(at, _)| *at != self.own)
            .filter_map(|(_, (reading, theirs))| {
                let applies = reading.filter(|r| r.state != State::NotApplicable)?;
                let is_there = same_group(self.scheme, compared.within, (mine, theirs));
                let Reading { span: value, may_not_tell, .. } = applies;
                let peer = Peer { value, is_there, may_not_tell };
                (is_there != Verdict::NotMet).then_some(peer)
            })
            .collect()
    }
}

/// 所属各组 — the groups that a subject belongs to, one for each fact that the scheme
/// compares within; `None` while it is not known.
pub(super) type Groups = Box<[Option<Box<str>>]>;

/// The groups that a sheet states.
pub(super) fn groups(scheme: &Scheme, sheet: &Sheet) -> Groups {
    scheme.0.groups.iter().map(|fact| group(sheet, *fact)).collect()
}

fn group(sheet: &Sheet, fact: u16) -> Option<Box<str>> {
    match sheet.at(fact) {
        Entry::Known(Value::Group(words)) => Some(words.clone()),
        Entry::Known(Value::Choice(place)) => {
            let choices = sheet.dictionary().at(fact).map(Fact::kind)?.choices();
            Some(choices.get(usize::from(*place))?.id.as_str().into())
        }
        _ => None,
    }
}

/// Whether two subjects belong to the same group of a fact; all do where there is none.
pub(super) fn same_group<'g>(
    scheme: &Scheme,
    within: Option<u16>,
    (one, other): (&'g Groups, &'g Groups),
) -> Verdict {
    let Some(fact) = within else { return Verdict::Met };
    let place = scheme.0.groups.iter().position(|group| *group == fact);
    let known = |groups: &'g Groups| groups.get(place?).and_then(Option::as_deref);
    match (known(one), known(other)) {
        (Some(one), Some(other)) => Verdict::of(one == other),
        _ => Verdict::Undetermined,
    }
}

impl Fields {
    /// The children of the others at a comparing part; those left out take no part.
    pub(super) fn others(
        &self,
        (scheme, place, own): (&Scheme, usize, usize),
        comparison: &Comparison,
    ) -> Vec<(Peer, Standing)> {
        let children = self.children.get(&place).map_or(&[][..], Vec::as_slice);
        let Some(mine) = self.groups.get(own) else { return Vec::new() };
        let others = children.iter().zip(&self.groups).enumerate();
        others
            .filter(|(at, _)| *at != own)
            .filter(|(_, (child, _))| child.standing != Standing::Excluded)
            .filter_map(|(_, (child, theirs))| {
                let is_there = same_group(scheme, comparison.within, (mine, theirs));
                let NodeOutcome { value, standing, may_not_tell, .. } = *child;
                let peer = Peer { value, is_there, may_not_tell };
                (is_there != Verdict::NotMet).then_some((peer, standing))
            })
            .collect()
    }
}

/// 同组考核 — judges the sheets of all who are compared with each other, with every
/// comparison of scores and every step over the cohort.
///
/// The outcomes come in the order of the sheets, which makes no difference to them. Without
/// comparisons it is the same as [`judge`](super::judge()) for each and then
/// [`cohort`](super::cohort()). The caller says who belongs together: one township, one
/// county, one year.
///
/// A sheet that was checked against another dictionary is undecided and takes no part. With
/// more than [`MOST_TOGETHER`] sheets all are undecided.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::facts::{SheetDraft, SheetState};
/// use grassroots::rulebook::bundled;
/// use grassroots::scoring::judge_together;
/// use grassroots::vocabulary::Period;
///
/// let rulebook = bundled::secretary_2019()?;
/// let scheme = rulebook.scheme("secretary").ok_or("no such scheme")?;
/// let year = Period::year(2019).ok_or("no such year")?;
/// let sheet = rulebook.dictionary().sheet(&SheetDraft::new(year, SheetState::Open))?;
/// let outcomes = judge_together(scheme, &[sheet.clone(), sheet]);
/// assert_eq!(outcomes.len(), 2);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn judge_together(scheme: &Scheme, sheets: &[Sheet]) -> Vec<Outcome> {
    if sheets.len() > usize::from(MOST_TOGETHER) {
        let undecided = |sheet| Outcome::undecided(scheme, sheet, Undecided::TooMany);
        return sheets.iter().map(undecided).collect();
    }
    let is_ours = |sheet: &&Sheet| scheme.dictionary().is(sheet.dictionary());
    let ours: Vec<&Sheet> = sheets.iter().filter(is_ours).collect();
    let mut judged = cohort(side_by_side(scheme, &ours)).into_iter();
    sheets
        .iter()
        .map(|sheet| {
            let mine = if is_ours(&sheet) { judged.next() } else { None };
            mine.unwrap_or_else(|| {
                Outcome::undecided(scheme, sheet, Undecided::AnotherDictionary)
            })
        })
        .collect()
}

/// Walks all trees side by side, so that a part finds the children of the others ready.
fn side_by_side(scheme: &Scheme, sheets: &[&Sheet]) -> Vec<Outcome> {
    let mut walks: Vec<Option<Walk<'_>>> =
        sheets.iter().map(|sheet| Some(Walk::new(scheme, sheet))).collect();
    let read = |compared: &Compared| {
        let of = |sheet: &&Sheet| {
            compared.of.read(View { sheet, scores: &[], others: None, as_of: None })
        };
        sheets.iter().map(of).collect()
    };
    let mut fields = Fields {
        groups: sheets.iter().map(|sheet| groups(scheme, sheet)).collect(),
        readings: scheme.0.compared.iter().map(read).collect(),
        ..Fields::default()
    };
    for place in (0..scheme.nodes().len()).rev() {
        if let Some(child) = scheme.compared_child(place) {
            let of = |walk: &Option<Walk<'_>>| {
                let child = walk.as_ref().and_then(|walk| walk.at(child)).copied();
                let nothing =
                    NodeOutcome { standing: Standing::Excluded, ..NodeOutcome::EMPTY };
                child.unwrap_or(nothing)
            };
            fields.children.insert(place, walks.iter().map(of).collect());
        }
        for (own, slot) in walks.iter_mut().enumerate() {
            let among = Among::All { fields: &fields, own };
            *slot =
                slot.take().and_then(|mut walk| walk.take(place, among).map(|()| walk));
        }
    }
    let walks = walks.into_iter().zip(sheets).enumerate();
    walks
        .map(|(own, (walk, sheet))| {
            let among = Among::All { fields: &fields, own };
            match walk.and_then(|walk| walk.into_outcome(among)) {
                Some(outcome) => with_missing(outcome, sheet, among),
                None => Outcome::undecided(scheme, sheet, Undecided::TooLarge),
            }
        })
        .collect()
}
