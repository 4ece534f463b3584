//! What the example `attendance_year` makes of a township's tables.

#[path = "../../../examples/attendance_year/follows.rs"]
mod follows;
#[path = "../../../examples/attendance_year/report.rs"]
mod report;
#[path = "../../../examples/attendance_year/tables.rs"]
mod tables;
#[path = "../../../examples/attendance_year/year.rs"]
mod year;

use grassroots::explain::Format;
use grassroots::rule::Standing::{Met, NotMet, Undetermined};
use grassroots::vocabulary::Script;

const EXPECTED: &str =
    include_str!("../../../examples/data/stationing/attendance-2015.hans.txt");

#[test]
fn the_year_comes_out_as_it_stands_beside_the_tables() {
    let found = report::report(Script::Hans).unwrap().render(Format::Text);
    for (number, (found, expected)) in found.lines().zip(EXPECTED.lines()).enumerate() {
        assert_eq!(found, expected, "line {}", number + 1);
    }
    assert_eq!(found.trim_end(), EXPECTED.trim_end());
    // In the other scripts it has as many lines.
    for script in [Script::Hant, Script::En] {
        let other = report::report(script).unwrap().render(Format::Text);
        assert_eq!(other.lines().count(), found.lines().count());
    }
}

/// Worked out by hand from how the tables were made: p07 to p09 work every working day but five
/// or two; p07 comes on six Saturdays besides, p08 on five.
#[test]
fn the_bars_are_met_to_the_day() {
    let book = super::book();
    let register = tables::register(&tables::tree().unwrap()).unwrap();
    let readings = year::readings(&book).unwrap();
    let [strict, prorated, advisory] = <[_; 3]>::try_from(
        readings
            .iter()
            .map(|read| year::years(&book, &register, read).unwrap())
            .collect::<Vec<_>>(),
    )
    .map_err(|_| "three readings")
    .unwrap();
    let of = |years: &[year::Year], cadre: &str| {
        let own = years.iter().find(|one| one.attendance.id.as_str() == cadre);
        let own = own.unwrap();
        (own.attendance.reached.least, own.year, own.months)
    };
    assert_eq!(of(&strict, "c07"), (250, Met, NotMet));
    assert_eq!(of(&strict, "c08"), (249, NotMet, NotMet));
    // All months as prorated, and three days fewer than the year asks for.
    assert_eq!(of(&prorated, "c09"), (247, NotMet, Met));
    assert_eq!(of(&advisory, "c09"), (247, NotMet, NotMet));
    // Five days in November without a record.
    assert_eq!(of(&prorated, "c13"), (286, Met, Undetermined));
    // In a village on every day but holidays: February has 21 such days.
    assert_eq!(of(&strict, "c14"), (334, Met, NotMet));
}
