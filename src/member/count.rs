use chrono::NaiveDate;

use super::kind::{Mobility, Stage, StageSpan};
use super::record::Member;
use crate::facts::Raw;
use crate::vocabulary::Verdict;

/// 人数 — how many there are for sure, and how many there may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Figure {
    // Invariant: least <= most, where there is one.
    least: u32,
    /// `None` where an organization that nothing was handed in of stands in it.
    most: Option<u32>,
}

impl Default for Figure {
    fn default() -> Figure {
        Figure { least: 0, most: Some(0) }
    }
}

impl Figure {
    /// How many there are at least.
    #[must_use]
    pub const fn least(self) -> u32 {
        self.least
    }

    /// How many there may be at most; `None` where an organization stands in it of which
    /// nothing was handed in.
    #[must_use]
    pub const fn most(self) -> Option<u32> {
        self.most
    }

    /// How many there are, if that is known.
    #[must_use]
    pub const fn settled(self) -> Option<u32> {
        match self.most {
            Some(most) if most == self.least => Some(most),
            Some(_) | None => None,
        }
    }

    /// Both together; `None` beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Figure) -> Option<Figure> {
        let least = self.least.checked_add(other.least)?;
        let most = match (self.most, other.most) {
            (Some(one), Some(other)) => Some(one.checked_add(other)?),
            (None, _) | (_, None) => None,
        };
        Some(Figure { least, most })
    }

    /// One more, as far as it is so.
    fn tally(&mut self, verdict: Verdict) {
        let (least, most) = match verdict {
            Verdict::Met => (1, 1),
            Verdict::Undetermined => (0, 1),
            Verdict::NotMet => (0, 0),
        };
        // A register has far fewer records than there are numbers.
        self.least = self.least.saturating_add(least);
        self.most = self.most.map(|so_far| so_far.saturating_add(most));
    }

    fn fact(self, id: &'static str) -> Option<(&'static str, Raw)> {
        self.settled().map(|number| (id, Raw::Integer(i64::from(number))))
    }
}

/// 流入党员是否计入 — whether those who have flowed in count where they stay.
///
/// The texts leave it open: they belong to the organization that they came from, which counts
/// them as out-flowing, and take part where they stay. Whoever adds up organizations that
/// stand on one register leaves them out, or counts them twice.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum InFlowing {
    /// 计入 — they count.
    Counted,
    /// 不计入 — they do not.
    LeftOut,
}

/// 党员计数 — how many stand in an organization on a day.
///
/// Where a stage, a mobility or an answer is not known a figure is a range. Figures of parts
/// add up: `probationary` and `full` to `members`, `resident` and `out_flowing`, with
/// `in_flowing` where those count, to `members` too.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Count {
    /// 群众 — villagers who have not applied.
    pub villagers: Figure,
    /// 申请入党人 — applicants.
    pub applicants: Figure,
    /// 入党积极分子 — activists.
    pub activists: Figure,
    /// 发展对象 — development targets.
    pub development_targets: Figure,
    /// 预备党员 — members on probation.
    pub probationary: Figure,
    /// 正式党员 — full members.
    pub full: Figure,
    /// 党员 — members, on probation or full.
    pub members: Figure,
    /// 在村党员 — members who live here.
    pub resident: Figure,
    /// 流出党员 — members who belong here and are away.
    pub out_flowing: Figure,
    /// 流入党员 — members who belong elsewhere and are here, whether or not they count in the
    /// other figures.
    pub in_flowing: Figure,
    /// 有活动能力的党员 — members who are able to take part.
    pub able: Figure,
    /// 无职党员 — members who hold no office.
    pub without_office: Figure,
    /// 有活动能力的无职党员 — members who are able to take part and hold no office.
    pub able_without_office: Figure,
}

impl Count {
    /// The fact how many members an organization has.
    pub const MEMBERS: &'static str = "organization.members";
    /// The fact how many of them are full members.
    pub const FULL_MEMBERS: &'static str = "organization.full_members";
    /// The fact how many members there are to be appraised, those on probation among them.
    pub const APPRAISAL_MEMBERS: &'static str = "appraisal.members";
    /// The fact how many of them are on probation.
    pub const APPRAISAL_PROBATIONARY: &'static str = "appraisal.probationary";

    /// The count of an organization of which nothing was handed in.
    pub(super) const fn unknown() -> Count {
        let open = Figure { least: 0, most: None };
        Count {
            villagers: open,
            applicants: open,
            activists: open,
            development_targets: open,
            probationary: open,
            full: open,
            members: open,
            resident: open,
            out_flowing: open,
            in_flowing: open,
            able: open,
            without_office: open,
            able_without_office: open,
        }
    }

    /// The count of some on a day.
    pub(super) fn of<'m>(
        members: impl IntoIterator<Item = &'m Member>,
        day: NaiveDate,
        in_flowing: InFlowing,
    ) -> Count {
        let mut count = Count::default();
        for member in members {
            count.tally(member, day, in_flowing);
        }
        count
    }

    fn tally(&mut self, member: &Member, day: NaiveDate, in_flowing: InFlowing) {
        let here = member.is_here(day);
        let Some(span) = member.stage_on(day) else { return };
        let record = member.parts();
        let is_in_flowing = is(record.mobility, Mobility::InFlowing);
        let belongs = |mobility| {
            let there = is(member.mobility_on(day), mobility);
            is_in_flowing.not().and(there)
        };
        let counts = match in_flowing {
            InFlowing::Counted => here,
            InFlowing::LeftOut => here.and(is_in_flowing.not()),
        };
        for (stage, figure) in [
            (Stage::Villager, &mut self.villagers),
            (Stage::Applicant, &mut self.applicants),
            (Stage::Activist, &mut self.activists),
            (Stage::DevelopmentTarget, &mut self.development_targets),
            (Stage::Probationary, &mut self.probationary),
            (Stage::Full, &mut self.full),
        ] {
            figure.tally(counts.and(span.is_within(stage, stage)));
        }
        let is_member = is_member(span);
        let (there, counted) = (here.and(is_member), counts.and(is_member));
        let is_able = is(member.noted(day, record.is_able), true);
        let without_office = is(member.noted(day, record.has_office), false);
        self.members.tally(counted);
        self.resident.tally(there.and(belongs(Mobility::Resident)));
        self.out_flowing.tally(there.and(belongs(Mobility::OutFlowing)));
        self.in_flowing.tally(there.and(is_in_flowing));
        self.able.tally(counted.and(is_able));
        self.without_office.tally(counted.and(without_office));
        self.able_without_office.tally(counted.and(is_able).and(without_office));
    }

    /// Two counts together; `None` where a figure is beyond all numbers.
    #[must_use]
    pub fn plus(self, other: Count) -> Option<Count> {
        Some(Count {
            villagers: self.villagers.plus(other.villagers)?,
            applicants: self.applicants.plus(other.applicants)?,
            activists: self.activists.plus(other.activists)?,
            development_targets: self
                .development_targets
                .plus(other.development_targets)?,
            probationary: self.probationary.plus(other.probationary)?,
            full: self.full.plus(other.full)?,
            members: self.members.plus(other.members)?,
            resident: self.resident.plus(other.resident)?,
            out_flowing: self.out_flowing.plus(other.out_flowing)?,
            in_flowing: self.in_flowing.plus(other.in_flowing)?,
            able: self.able.plus(other.able)?,
            without_office: self.without_office.plus(other.without_office)?,
            able_without_office: self
                .able_without_office
                .plus(other.able_without_office)?,
        })
    }

    /// How many members there are, as facts for a [sheet](crate::facts::Sheet::with) about an
    /// organization: [`Count::MEMBERS`] and [`Count::FULL_MEMBERS`], as `organization-2019`
    /// has them. A figure that is open is left out, and so stays absent.
    ///
    /// # Examples
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use grassroots::facts::{SheetDraft, SheetState};
    /// use grassroots::member::{InFlowing, members};
    /// use grassroots::organization::organizations;
    /// use grassroots::rule::{Standing, examine};
    /// use grassroots::rulebook::bundled;
    /// use grassroots::vocabulary::{Id, Period};
    ///
    /// let (gucun, day) = (Id::new("gucun")?, "2019-12-31".parse()?);
    /// let tree = organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]])?;
    /// let members = members(
    ///     &tree,
    ///     day,
    ///     ["编号", "组织", "政治面貌", "流动情况"],
    ///     [
    ///         ["m1", "gucun", "正式党员", "在村"],
    ///         ["m2", "gucun", "正式党员", "流出"],
    ///         ["m3", "gucun", "预备党员", "在村"],
    ///     ],
    /// )?;
    /// let count = members.count(&gucun, day, InFlowing::LeftOut);
    ///
    /// let book = bundled::organization_2019()?;
    /// let year = Period::year(2019).ok_or("no such year")?;
    /// let organization = tree.get(&gucun).ok_or("no such organization")?;
    /// let facts = organization.facts().into_iter().chain(count.facts());
    /// let draft = SheetDraft::new(year, SheetState::Closed).with_all(facts);
    /// let sheet = book.dictionary().sheet(&draft)?;
    /// let rule = book.rule("organization/branch-members").ok_or("no such rule")?;
    /// assert_eq!(examine(rule, &sheet).standing(), Standing::NotMet); // two full members
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, Raw)> {
        let facts =
            [self.members.fact(Count::MEMBERS), self.full.fact(Count::FULL_MEMBERS)];
        facts.into_iter().flatten().collect()
    }

    /// Whom a branch appraises, as facts for a sheet about its democratic appraisal (民主评议):
    /// [`Count::APPRAISAL_MEMBERS`] and [`Count::APPRAISAL_PROBATIONARY`], as `members-2014`
    /// has them. A figure that is open is left out.
    #[must_use]
    pub fn appraisal_facts(&self) -> Vec<(&'static str, Raw)> {
        let members = self.members.fact(Count::APPRAISAL_MEMBERS);
        let probationary = self.probationary.fact(Count::APPRAISAL_PROBATIONARY);
        [members, probationary].into_iter().flatten().collect()
    }
}

fn is_member(span: StageSpan) -> Verdict {
    span.is_within(Stage::Probationary, Stage::Full)
}

/// Whether a value is this one; undetermined where it is not known.
fn is<T: Copy + PartialEq>(value: Option<T>, this: T) -> Verdict {
    match value {
        None => Verdict::Undetermined,
        Some(value) if value == this => Verdict::Met,
        Some(_) => Verdict::NotMet,
    }
}
