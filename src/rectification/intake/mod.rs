//! The tables of a register.

mod chronicle;
mod issues;
mod lists;
mod moves;
mod partial;
mod tables;
mod visits;

pub use chronicle::chronicle;
pub use issues::issues;
pub use lists::{assignments, villages};
pub use tables::RegisterTables;
pub use visits::visits;

use crate::facts::FactKind;
use crate::facts::rows::{self, Column, Layout, Row, Written};
use crate::vocabulary::{Amount, Defect, Label, Problems};
use partial::{Left, Partial};

const VILLAGE: &str = "village";
const ON: &str = "on";
const SEQ: &str = "seq";
const NOTE: &str = "note";

/// What a register may not have is refused by its check, with the reason.
const MOST: u32 = 1_000_000;

/// What a table of the register says row by row, and what is left of rows that are not right.
///
/// # Errors
/// Every problem, where nothing of it could be read.
fn read<T, H, R>(
    columns: Result<Vec<Column>, Defect>,
    (header, rows): (H, R),
    entry: impl FnMut(&mut Row<'_>) -> Option<T>,
    left: impl FnMut(&Row<'_>) -> Left,
) -> Result<Partial<T>, Problems>
where
    H: IntoIterator<Item: AsRef<str>>,
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let layout = Layout::new(columns)?.written(&WRITTEN);
    Ok(Partial::of(rows::read(&layout, header, rows)?, entry, left))
}

/// What people write besides the labels: the words of the speeches and of the documentation.
const WRITTEN: [Written; 3] = [
    Written { column: "role", also: &ROLES, unclear: &[] },
    Written { column: "body", also: &ROLES, unclear: &[] },
    Written {
        column: "what",
        also: &[
            ("补选健全村委班子", "committee-by-elected"),
            ("補選健全村委班子", "committee-by-elected"),
            ("反弹", "relapse"),
            ("反彈", "relapse"),
            ("制订整顿方案", "plan-made"),
            ("制訂整頓方案", "plan-made"),
        ],
        unclear: &DISPUTES,
    },
];

/// A dispute about a result is no event of the course: what may be written instead.
const DISPUTES: [(&str, &[&str]); 3] =
    [("申诉", &INSTEAD), ("异议", &INSTEAD), ("复核", &INSTEAD)];

const INSTEAD: [&str; 1] =
    ["检查验收（复核改变结果的，改正原来的一行，经过写在“说明”列）"];

const ROLES: [(&str, &str); 6] = [
    ("联系村县级领导", "county-leader"),
    ("聯繫村縣級領導", "county-leader"),
    ("县直部门联系村人员", "contact-person"),
    ("縣直部門聯繫村人員", "contact-person"),
    ("部门联系人", "contact-person"),
    ("部門聯繫人", "contact-person"),
];

fn village() -> Column {
    Column::text(VILLAGE, &["村", "所在村"]).needed()
}

fn on() -> Result<Column, Defect> {
    Ok(Column::day(ON, &["日期"])?.needed())
}

fn note() -> Column {
    Column::text(NOTE, &["说明", "說明", "备注", "備註"])
}

fn seq() -> Column {
    Column::count(SEQ, &["序号", "序號"], (1, MOST))
}

fn count(id: &str, names: &[&str]) -> Column {
    Column::count(id, names, (0, MOST))
}

/// Decimals, those below zero among them: the check of the register refuses them.
fn amount(id: &str, names: &[&str], unit: Label) -> Column {
    let most = Amount::whole(i64::from(MOST)).unwrap_or(Amount::ZERO);
    let least = Amount::ZERO.minus(most).unwrap_or(Amount::ZERO);
    let kind = FactKind::Amount { unit, places: 6, at_least: least, at_most: most };
    Column::new(id, names, kind)
}
