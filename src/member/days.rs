//! What holds of a member on a day.

use chrono::NaiveDate;

use super::kind::{Leaving, Mobility, Stage, StageSpan};
use super::record::{Left, Member};
use crate::vocabulary::{MonthEnd, TimeUnit, Verdict};

/// 周年数 — full years by a day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FullYears {
    /// 已满 — so many.
    Known(u32),
    /// 没有 — there is nothing to count from: no full member, not born yet.
    Nothing,
    /// 不详 — nobody knows since when.
    NotKnown,
}

impl FullYears {
    /// How many, if that is known.
    #[must_use]
    pub const fn known(self) -> Option<u32> {
        match self {
            FullYears::Known(years) => Some(years),
            FullYears::Nothing | FullYears::NotKnown => None,
        }
    }

    fn between(from: NaiveDate, day: NaiveDate, month_end: MonthEnd) -> FullYears {
        let years = TimeUnit::Years.full(from, day, Some(month_end));
        u32::try_from(years).map_or(FullYears::NotKnown, FullYears::Known)
    }
}

impl Member {
    /// 是否在册 — whether the person stands on the register of the organization on a day: has
    /// come by then, and has not left.
    ///
    /// Undetermined before the day of the record where somebody left on an unknown day.
    #[must_use]
    pub fn is_here(&self, day: NaiveDate) -> Verdict {
        let record = self.parts();
        if record.came.is_some_and(|came| day < came) {
            return Verdict::NotMet;
        }
        match record.left {
            None => Verdict::Met,
            Some(Left { on: Some(on), .. }) if day < on => Verdict::Met,
            Some(Left { on: None, .. }) if day < record.as_of => Verdict::Undetermined,
            Some(_) => Verdict::NotMet,
        }
    }

    /// 某日阶段 — the stage at the end of a day, as far as it can be told; `None` once the
    /// person has left, of whom the register then says no more.
    ///
    /// From the day of the record on it is the highest stage that was reached. Before, it is
    /// at least the highest that is known to have been reached by then, and below the lowest
    /// that is known to have been reached later: nobody was that far yet. What lies between
    /// is not guessed.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use grassroots::member::members;
    /// use grassroots::organization::organizations;
    /// use grassroots::vocabulary::Id;
    ///
    /// let day = |text: &str| text.parse::<NaiveDate>();
    /// let tree = organizations(["编号", "类别", "上级"], [["gucun", "村党支部", "无"]])?;
    /// let members = members(
    ///     &tree,
    ///     day("2019-12-31")?,
    ///     ["编号", "组织", "列为积极分子日期", "接收为预备党员日期", "转正日期"],
    ///     [["m01", "gucun", "1994-03-01", "1995-07-01", "1996-07-01"]],
    /// )?;
    /// let stage = |text: &str| -> Result<String, Box<dyn std::error::Error>> {
    ///     let member = members.get(&Id::new("m01")?).ok_or("nobody")?;
    ///     let span = member.stage_on(day(text)?).ok_or("has left")?;
    ///     Ok(format!("{:?} to {:?}", span.least(), span.most()))
    /// };
    /// assert_eq!(stage("1996-07-01")?, "Full to Full");
    /// assert_eq!(stage("1996-06-30")?, "Probationary to Probationary");
    /// // Nobody noted when the activist became a development target.
    /// assert_eq!(stage("1995-06-30")?, "Activist to DevelopmentTarget");
    /// assert_eq!(stage("1994-02-28")?, "Villager to Applicant");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn stage_on(&self, day: NaiveDate) -> Option<StageSpan> {
        let record = self.parts();
        let has_left = |left: Left| left.on.unwrap_or(record.as_of) <= day;
        if record.left.is_some_and(has_left) {
            return None;
        }
        let highest = self.highest();
        if record.as_of <= day {
            return Some(StageSpan::between(highest, highest));
        }
        let dated =
            || record.stages.iter().filter_map(|one| Some((one.stage, one.since?)));
        let reached = dated().filter(|(_, since)| *since <= day).map(|(stage, _)| stage);
        let later = dated().filter(|(_, since)| *since > day).map(|(stage, _)| stage);
        let not_born = record.born.is_some_and(|born| day < born);
        let most = later.min().map_or(highest, Stage::below);
        let most = if not_born { Stage::Villager } else { most };
        // Whoever left on an unknown day may have ceased to be a member by then.
        let may_have_left = record.left.is_some_and(|left| left.on.is_none());
        let least = reached.max().filter(|_| !may_have_left);
        Some(StageSpan::between(least.unwrap_or(Stage::Villager), most))
    }

    /// The present stage: the highest that was reached.
    #[must_use]
    pub fn highest(&self) -> Stage {
        // Invariant: there is a stage.
        self.parts().stages.last().map_or(Stage::Villager, |reached| reached.stage)
    }

    /// The day since when a stage was reached, where that is known.
    #[must_use]
    pub fn since(&self, stage: Stage) -> Option<NaiveDate> {
        let mut stages = self.parts().stages.iter();
        stages.find(|reached| reached.stage == stage)?.since
    }

    /// 党龄 — the full years since the day of becoming a full member.
    ///
    /// What a year after 29 February is the texts leave open: `month_end` says it, as
    /// `month_end` does in the quantity `since` of a rulebook.
    ///
    /// # Source
    /// 中国共产党章程: 党员的党龄，从预备期满转为正式党员之日算起.
    #[must_use]
    pub fn standing(&self, day: NaiveDate, month_end: MonthEnd) -> FullYears {
        let record = self.parts();
        let is_full =
            self.stage_on(day).map(|span| span.is_within(Stage::Full, Stage::Full));
        match (is_full, self.since(Stage::Full), record.left) {
            (Some(Verdict::Met), Some(since), _) => {
                FullYears::between(since, day, month_end)
            }
            (Some(Verdict::NotMet), ..) => FullYears::Nothing,
            // It goes on elsewhere.
            (None, _, Some(Left { how: Leaving::TransferredOut, .. })) => {
                FullYears::NotKnown
            }
            (None, ..) => FullYears::Nothing,
            (Some(Verdict::Met | Verdict::Undetermined), ..) => FullYears::NotKnown,
        }
    }

    /// 年龄 — the full years since birth; nothing before it, and once the person has died.
    ///
    /// What a year after 29 February is, `month_end` says.
    #[must_use]
    pub fn age(&self, day: NaiveDate, month_end: MonthEnd) -> FullYears {
        let record = self.parts();
        match (record.born, record.left) {
            (_, Some(Left { how: Leaving::Died, on }))
                if on.unwrap_or(record.as_of) <= day =>
            {
                FullYears::Nothing
            }
            (Some(born), _) if day < born => FullYears::Nothing,
            (_, Some(Left { how: Leaving::Died, on: None })) | (None, _) => {
                FullYears::NotKnown
            }
            (Some(born), _) => FullYears::between(born, day, month_end),
        }
    }

    /// 某日流动情况 — whether the person lives here on a day, where that is known.
    ///
    /// Who belongs here may have come and gone before the day of the record. Who has flowed in
    /// belongs elsewhere for as long as this record holds: with a transfer (转入) another one
    /// begins.
    #[must_use]
    pub fn mobility_on(&self, day: NaiveDate) -> Option<Mobility> {
        let guest = self.parts().mobility.filter(|one| *one == Mobility::InFlowing);
        let guest = guest.filter(|_| self.is_here(day) == Verdict::Met);
        guest.or_else(|| self.noted(day, self.parts().mobility))
    }

    /// What has no day of its own, where it holds on a day: not before it was noted, and not
    /// once the person has left.
    pub(super) fn noted<T>(&self, day: NaiveDate, value: Option<T>) -> Option<T> {
        let holds = self.parts().as_of <= day && self.is_here(day) == Verdict::Met;
        value.filter(|_| holds)
    }
}
