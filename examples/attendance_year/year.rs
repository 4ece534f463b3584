//! The year of everybody in each reading.

use grassroots::facts::Sheet;
use grassroots::rule::Standing;
use grassroots::rulebook::Rulebook;
use grassroots::stationing::{Attendance, Bars, MonthBar, Reading, Register};
use grassroots::vocabulary::Id;

use super::tables::{Table, Wrong, line, year};

/// A county's reading of both bars, and the sheet on which its choices stand.
pub(crate) struct Read {
    pub(crate) sheet: Sheet,
    pub(crate) reading: Reading,
}

/// One cadre's year in one reading.
pub(crate) struct Year {
    pub(crate) attendance: Attendance,
    /// Whether the year's bar is met: the whole year's, or that of a part.
    pub(crate) year: Standing,
    /// Whether the months' are.
    pub(crate) months: Standing,
    pub(crate) nowhere: Standing,
}

pub(crate) fn bars(book: &Rulebook) -> Result<Bars, Wrong> {
    Bars::of(|id| book.rule(id)).ok_or("no bars").map_err(line)
}

/// The three readings, by the table of the county.
pub(crate) fn readings(book: &Rulebook) -> Result<Vec<Read>, Wrong> {
    let of = Table::open("readings.csv")?;
    let read = |sheet: Sheet| {
        let reading = Reading::of(&sheet).map_err(|it| of.wrong(&it))?;
        Ok(Read { sheet, reading })
    };
    of.sheets(book)?.into_iter().map(read).collect()
}

/// Everybody's year in one reading, by cadre.
pub(crate) fn years(
    book: &Rulebook,
    register: &Register,
    read: &Read,
) -> Result<Vec<Year>, Wrong> {
    let bars = bars(book)?;
    let period = year()?;
    let of = |cadre: &Id| {
        let attendance = register.attendance(cadre, period, (&read.reading, bars));
        let attendance = attendance.ok_or("no day in the year").map_err(line)?;
        let standing = |rule: &str| {
            let rule = book.rule(rule).ok_or("no such rule").map_err(line)?;
            attendance.standing(rule, &read.sheet).map_err(line)
        };
        let whole = standing(Bars::YEAR)?;
        let part = standing("stationing/attendance.part-year")?;
        let months = match read.reading.month {
            MonthBar::Strict => [Bars::MONTH, "stationing/attendance.part-month"],
            MonthBar::Prorated(_) => ["stationing/attendance.month-prorated"; 2],
            MonthBar::Advisory => {
                [Bars::MONTH_ADVICE, "stationing/attendance.part-month-advice"]
            }
        };
        let [whole_months, part_months] = months.map(standing);
        Ok(Year {
            year: both(whole, part),
            months: both(whole_months?, part_months?),
            nowhere: standing("stationing/nowhere")?,
            attendance,
        })
    };
    register.cadres(period).into_iter().map(of).collect()
}

/// Two rules of which one may not apply.
fn both(one: Standing, other: Standing) -> Standing {
    match (one, other) {
        (Standing::NotApplicable, other) => other,
        (one, Standing::NotApplicable) => one,
        (Standing::NotMet, _) | (_, Standing::NotMet) => Standing::NotMet,
        (Standing::Undetermined, _) | (_, Standing::Undetermined) => {
            Standing::Undetermined
        }
        (Standing::Met, Standing::Met) => Standing::Met,
    }
}
