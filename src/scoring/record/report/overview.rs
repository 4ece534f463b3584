//! Many records at a glance: rank, total and grade of each, and how the grades are spread.

use std::collections::BTreeSet;

use crate::explain::Report;
use crate::scoring::record::{GradeRecord, GradingRecord, Record};
use crate::scoring::words::phrases::span;
use crate::scoring::words::{Grades, or_untold};
use crate::vocabulary::{Exact, Id, Script, Verdict};

impl Record {
    /// 总览 — a row for each of the records of one scheme: rank, total and grade; then how many
    /// have each grade, and whom each step made another one. Ranks count all records
    /// together, by grade and then by total, so that nobody whom a veto gave a lower grade
    /// stands before one with a higher one; of points that count against somebody fewer stand
    /// before more. While grades or totals are open, a rank is told as far as it is settled.
    ///
    /// Records of another scheme than the first are left out.
    #[must_use]
    pub fn overview(
        records: &[Record],
        script: Script,
        named: impl Fn(&Id) -> String,
    ) -> Report {
        let Some(first) = records.first() else { return Report::default() };
        let of = |record: &&Record| {
            (&record.rulebook, &record.scheme) == (&first.rulebook, &first.scheme)
        };
        let records: Vec<&Record> = records.iter().filter(of).collect();
        let mut report = Report::new(first.title.in_script(script));
        ranks(&records, &named, script, &mut report);
        if !first.scale.is_empty() {
            report.heading(script.of("等次分布", "等次分布", "Distribution of grades"));
            distribution(&records, script, &mut report);
            changed(&records, &named, script, &mut report);
        }
        report
    }

    /// Whether its total takes part in a comparison of totals, or may.
    fn competes(&self) -> bool {
        self.undecided.is_none() && self.is_ranked != Verdict::NotMet
    }

    /// The places of the best and of the worst grade that it may have, from the best of all.
    fn grade_places(&self) -> (usize, usize) {
        let last = self.scale.len().saturating_sub(1);
        if self.grade_may_not_tell {
            return (0, last);
        }
        let place = |id: &Id| self.scale.iter().position(|it| it.id == *id);
        let places: Vec<usize> = self.grades.iter().filter_map(place).collect();
        let best = places.iter().min().copied().unwrap_or(0);
        (best, places.iter().max().copied().unwrap_or(last))
    }

    /// The grade, where one is left and can be told.
    fn settled_grade(&self) -> Option<&GradeRecord> {
        self.grade().filter(|_| !self.grade_may_not_tell)
    }
}

fn ranks(
    records: &[&Record],
    named: &dyn Fn(&Id) -> String,
    script: Script,
    report: &mut Report,
) {
    let has_grades = records.iter().any(|record| !record.scale.is_empty());
    let total = records.first().map_or("", |one| one.voice(script).total());
    report.paragraph(&match (has_grades, script) {
        (true, Script::Hans) => format!("名次先按等次、再按{total}排列。"),
        (true, Script::Hant) => format!("名次先按等次、再按{total}排列。"),
        (true, Script::En) => format!("Ranks go by grade, then by {total}."),
        (false, Script::Hans | Script::Hant) => format!("名次按{total}排列。"),
        (false, Script::En) => format!("Ranks go by {total}."),
    });
    let mut header = vec![
        script.of("名次", "名次", "rank"),
        script.of("对象", "對象", "subject"),
        total,
    ];
    if has_grades {
        header.push(script.of("等次", "等次", "grade"));
    }
    let is_penalty = records.first().is_some_and(|one| one.is_penalty);
    let mut rows: Vec<(Option<(usize, usize)>, &Record)> =
        ranks_of(records, is_penalty).into_iter().zip(records.iter().copied()).collect();
    rows.sort_by(|(one_rank, one), (other_rank, other)| {
        let of = |rank: &Option<(usize, usize)>| rank.unwrap_or((usize::MAX, usize::MAX));
        (of(one_rank), &one.subject).cmp(&(of(other_rank), &other.subject))
    });
    let row = |(rank, record): &(Option<(usize, usize)>, &Record)| {
        let rank = match rank {
            None => "—".to_owned(),
            Some((least, most)) if least == most => least.to_string(),
            Some((least, most)) => {
                format!("{least}{}{most}", script.of("至", "至", " to "))
            }
        };
        let subject = record.subject.as_ref().map(named).unwrap_or_default();
        let total = match record.undecided {
            Some(_) => script.of("无法认定", "無法認定", "cannot be told").to_owned(),
            None => span(record.total, script),
        };
        let mut row = vec![rank, subject, total];
        if has_grades {
            let grades = Grades::of(record).plain(&record.grades, script);
            row.push(or_untold(grades, record.grade_may_not_tell, script));
        }
        row
    };
    report.table(&header, rows.iter().map(row).collect());
}

/// What a rank hangs on.
struct Contender {
    /// Whether it takes part in the ranking, or may.
    competes: bool,
    /// Whether it takes part for sure, with a total that can be told.
    is_sure: bool,
    may_not_tell: bool,
    /// The places of the best and of the worst grade that it may have.
    grades: (usize, usize),
    /// The least and the greatest total, the greater the better.
    total: (Exact, Exact),
}

impl Contender {
    fn of(record: &Record, is_penalty: bool) -> Contender {
        let (least, most) = (record.total.least(), record.total.most());
        let total =
            if is_penalty { (most.negated(), least.negated()) } else { (least, most) };
        Contender {
            competes: record.competes(),
            is_sure: record.is_ranked == Verdict::Met && !record.may_not_tell,
            may_not_tell: record.may_not_tell,
            grades: record.grade_places(),
            total,
        }
    }

    /// Whether it stands before another one for sure.
    fn is_before(&self, other: &Contender) -> bool {
        let ((_, worst), (best, _)) = (self.grades, other.grades);
        let is_before = worst < best || (worst == best && self.total.0 > other.total.1);
        self.competes && self.is_sure && is_before
    }

    /// Whether it may stand before another one.
    fn may_be_before(&self, other: &Contender) -> bool {
        let ((best, _), (_, worst)) = (self.grades, other.grades);
        let may_be_more = self.may_not_tell || self.total.1 > other.total.0;
        self.competes && (best < worst || (best == worst && may_be_more))
    }
}

/// The least and the greatest rank of each among all, by grade and then by total; none outside
/// the ranking, and none of whom that cannot be told. Of penalties fewer are better.
pub(crate) fn ranks_of(
    records: &[&Record],
    is_penalty: bool,
) -> Vec<Option<(usize, usize)>> {
    let all: Vec<Contender> =
        records.iter().map(|record| Contender::of(record, is_penalty)).collect();
    let rank = |own: &Contender| {
        let others = || all.iter().filter(|one| !std::ptr::eq(*one, own));
        let place = |ahead: usize| ahead.saturating_add(1);
        (own.competes && own.is_sure).then(|| {
            (
                place(others().filter(|one| one.is_before(own)).count()),
                place(others().filter(|one| one.may_be_before(own)).count()),
            )
        })
    };
    all.iter().map(rank).collect()
}

/// How many have each grade, and their share of all.
fn distribution(records: &[&Record], script: Script, report: &mut Report) {
    let header = [
        script.of("等次", "等次", "grade"),
        script.of("数量", "數量", "number"),
        script.of("占比", "佔比", "share"),
    ];
    let share = |count: usize| {
        let (count, all) =
            (i64::try_from(count).ok()?, i64::try_from(records.len()).ok()?);
        Some(Exact::fraction(count, all)?.in_percent())
    };
    let row = |name: &str, count: usize| {
        vec![name.to_owned(), count.to_string(), share(count).unwrap_or_default()]
    };
    let of = |id: &Id| {
        let such =
            |record: &&&Record| record.settled_grade().is_some_and(|it| it.id == *id);
        records.iter().filter(such).count()
    };
    let scale = records.first().map_or(&[][..], |record| record.scale.as_slice());
    let mut rows: Vec<Vec<String>> =
        scale.iter().map(|one| row(one.label.in_script(script), of(&one.id))).collect();
    let open = records.iter().filter(|record| record.settled_grade().is_none()).count();
    if open > 0 {
        rows.push(row(script.of("等次未定", "等次未定", "open"), open));
    }
    report.table(&header, rows);
}

/// Whom each step after the lines gave another grade.
fn changed(
    records: &[&Record],
    named: &dyn Fn(&Id) -> String,
    script: Script,
    report: &mut Report,
) {
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    let steps = records.iter().flat_map(|record| &record.grading);
    let mut heading =
        Some(script.of("改变等次的步骤", "改變等次的步驟", "Steps that changed a grade"));
    for step in steps {
        let (Some(id), Some(label)) = (&step.id, &step.label) else { continue };
        if !told.insert(id) {
            continue;
        }
        let names: Vec<String> = records
            .iter()
            .filter(|record| is_changed_by(record, id))
            .filter_map(|record| record.subject.as_ref())
            .map(named)
            .collect();
        if names.is_empty() {
            continue;
        }
        if let Some(text) = heading.take() {
            report.heading(text);
        }
        let mut entry =
            report.entry(0, label.in_script(script), &names.len().to_string());
        entry.step(&names.join(script.of("、", "、", ", ")), None);
    }
}

fn is_changed_by(record: &Record, id: &Id) -> bool {
    let mut pairs = record.grading.iter().zip(record.grading.iter().skip(1));
    let is_it = |(before, step): (&GradingRecord, &GradingRecord)| {
        step.id.as_ref() == Some(id) && before.grades != step.grades
    };
    pairs.any(is_it)
}
