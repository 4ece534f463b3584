//! The register of members: days, counts along the tree, facts, tables, a village from it.

mod admission;
mod broken;
mod counts;
mod days;
mod facts;
mod village;

use chrono::NaiveDate;
use grassroots::member::{Member, MemberDraft, Members};
use grassroots::organization::{Tree, organizations};
use grassroots::vocabulary::Id;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A township with three villages, one of them with two branches.
fn tree() -> Tree {
    organizations(
        ["编号", "类别", "上级"],
        [
            ["zhen", "乡镇党委", "无"],
            ["dongcun", "村党支部", "zhen"],
            ["xicun", "村党总支", "zhen"],
            ["xicun-1", "村党支部", "xicun"],
            ["xicun-2", "村党支部", "xicun"],
            ["nancun", "村党总支", "zhen"],
        ],
    )
    .unwrap()
}

/// The one record, recorded at the end of 2019.
fn draft() -> MemberDraft {
    MemberDraft::new(id("m1"), id("dongcun"), day("2019-12-31"))
}

fn checked(draft: MemberDraft) -> Member {
    let name = draft.id.clone();
    Members::check(vec![draft], &tree()).unwrap().get(&name).unwrap().clone()
}
