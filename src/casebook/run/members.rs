//! The sheets of those who are judged together.

use super::facts::replaced;
use crate::casebook::case::Member;
use crate::facts::{Raw, Sheet, SheetDraft, SheetState};
use crate::scoring::Scheme;
use crate::vocabulary::{Defect, FieldPath, Found, Period, Problem};

/// Period and state of a sheet.
pub(super) type When = (Period, SheetState);

/// A list of members, and what stands around it.
pub(super) struct Members<'c> {
    pub(super) members: &'c [Member],
    pub(super) columns: &'c [String],
    /// Facts that those of a member replace.
    pub(super) shared: &'c [(String, Raw)],
    /// Period and state of the sheets of members who say nothing else.
    pub(super) when: When,
    /// Where the list stands, and under which key.
    pub(super) at: FieldPath,
    pub(super) key: &'static str,
}

impl Members<'_> {
    /// The sheets of each member, one for each of its subjects; what is wrong with facts is
    /// told once, and leaves a member without sheets.
    pub(super) fn sheets(&self, scheme: &Scheme, found: &mut Found) -> Vec<Vec<Sheet>> {
        let dictionary = scheme.dictionary();
        for (index, column) in self.columns.iter().enumerate() {
            if dictionary.fact(column).is_none() {
                let (what, nearest) = ("fact", dictionary.nearest(column));
                let defect = Defect::Unknown { what, found: column.clone(), nearest };
                let at = self.at.key("columns").nth(index);
                found.push(Problem::new(at, defect));
            }
        }
        let of = |member| self.sheets_of(member, scheme, found);
        self.members.iter().map(of).collect()
    }

    fn sheets_of(
        &self,
        member: &Member,
        scheme: &Scheme,
        found: &mut Found,
    ) -> Vec<Sheet> {
        let dictionary = scheme.dictionary();
        // An unknown column is told at the column.
        let own = member.facts.iter().filter(|(id, _)| {
            dictionary.fact(id).is_some() || !self.columns.contains(id)
        });
        let own: Vec<(String, Raw)> = own.cloned().collect();
        let (period, state) = self.when_of(member);
        let mut draft = SheetDraft::new(period, state);
        draft.facts = replaced(self.shared, &own);
        if dictionary.sheet_at(&draft, &self.at_member(member), found).is_none() {
            return Vec::new();
        }
        let subjects = member.subjects.iter().filter_map(|subject| {
            draft.subject = Some(subject.clone());
            dictionary.sheet(&draft).ok()
        });
        subjects.collect()
    }

    pub(super) fn when_of(&self, member: &Member) -> When {
        let (period, state) = self.when;
        (member.period.unwrap_or(period), member.sheet.unwrap_or(state))
    }

    pub(super) fn at_member(&self, member: &Member) -> FieldPath {
        self.at.key(self.key).element(member.id.as_str())
    }
}
