//! The tables of a register.

mod chronicle;
mod issues;
mod lists;
mod moves;
mod visits;

pub use chronicle::chronicle;
pub use issues::issues;
pub use lists::{assignments, villages};
pub use visits::visits;

use crate::facts::FactKind;
use crate::facts::rows::Column;
use crate::vocabulary::{Amount, Defect, Label};

const VILLAGE: &str = "village";
const ON: &str = "on";
const SEQ: &str = "seq";
const NOTE: &str = "note";

/// What a register may not have is refused by its check, with the reason.
const MOST: u32 = 1_000_000;

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
