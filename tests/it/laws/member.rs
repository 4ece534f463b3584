//! Laws of registers: order, parts and the whole, what becomes known, broken input.

use std::collections::BTreeSet;

use grassroots::member::{
    Count, Figure, InFlowing, Leaving, Left, MemberDraft, MemberTable, Members, Mobility,
    Stage, StageReached,
};
use grassroots::organization::{Kind, OrganizationDraft, Size, Tree};
use grassroots::vocabulary::Id;
use proptest::prelude::*;

use crate::strategies::cases;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

const BRANCHES: [&str; 3] = ["b0", "b1", "b2"];

fn tree() -> Tree {
    let town = OrganizationDraft::new(id("town"), Kind::Township);
    let branch = |name: &str| {
        OrganizationDraft::new(id(name), Kind::Village(Size::Branch)).under(id("town"))
    };
    Tree::check(BRANCHES.map(branch).into_iter().chain([town]).collect()).unwrap()
}

fn day(offset: u16) -> chrono::NaiveDate {
    let first = chrono::NaiveDate::from_ymd_opt(2010, 1, 1).unwrap();
    first + chrono::Days::new(u64::from(offset))
}

/// Days of ten years and a little more; everything is recorded on the last of the ten.
const RECORDED: u16 = 3652;

/// A record in which everything is right: its days come one after another, some of them, and
/// some of the stages, are not noted.
fn any_record() -> impl Strategy<Value = MemberDraft> {
    let stages = prop::collection::vec(prop::option::weighted(0.7, 0..600_u16), 5);
    let highest = (0..6_usize, prop::collection::vec(prop::bool::weighted(0.8), 5));
    let answers = (prop::option::of(any::<bool>()), prop::option::of(any::<bool>()));
    let mobility = prop::option::of(prop::sample::select(
        Mobility::ALL.map(|(_, mobility)| mobility).to_vec(),
    ));
    let left = prop::option::weighted(0.3, prop::option::of(0..600_u16));
    let came = prop::option::weighted(0.3, 0..RECORDED);
    let branch = prop::sample::select(BRANCHES.to_vec());
    (branch, stages, highest, answers, mobility, (left, came)).prop_map(
        |(branch, gaps, (highest, noted), answers, mobility, (left, came))| {
            let mut draft = MemberDraft::new(id("m"), id(branch), day(RECORDED));
            let (mut on, mut last) = (0, 0);
            let stages = Stage::ALL.iter().skip(1).zip(gaps.iter().zip(noted));
            for ((_, stage), (gap, is_noted)) in stages.take(highest) {
                on += gap.unwrap_or(1);
                if gap.is_some() && is_noted {
                    last = on;
                }
                if is_noted {
                    let since = gap.map(|_| day(on));
                    draft.stages.push(StageReached::new(*stage, since));
                }
            }
            if draft.stages.is_empty() {
                draft = draft.at_stage(Stage::Villager);
            }
            draft.came = came.map(day);
            draft.left = left.map(|gap| {
                let after = last.max(came.unwrap_or(0));
                let on = gap.map(|gap| day((after + gap).min(RECORDED)));
                Left::new(Leaving::TransferredOut, on)
            });
            (draft.is_able, draft.has_office) = answers;
            draft.mobility = mobility;
            draft
        },
    )
}

fn any_records() -> impl Strategy<Value = Vec<MemberDraft>> {
    prop::collection::vec(any_record(), 0..24).prop_map(|mut records| {
        for (nth, record) in records.iter_mut().enumerate() {
            record.id = id(&format!("m{nth:02}"));
        }
        records
    })
}

/// Records with some things turned wrong.
fn any_list() -> impl Strategy<Value = Vec<MemberDraft>> {
    let wrong = (any::<prop::sample::Index>(), 0..6_u8, 0..5000_u16);
    (any_records(), prop::collection::vec(wrong, 0..6)).prop_map(
        |(mut records, wrong)| {
            for (which, how, offset) in wrong {
                if records.is_empty() {
                    break;
                }
                let at = which.index(records.len());
                let other = records[0].id.clone();
                let record = &mut records[at];
                match how {
                    0 => record.organization = id("town"),
                    1 => record.organization = id("b9"),
                    2 => record.id = other,
                    3 => record.born = Some(day(offset)),
                    4 => record
                        .stages
                        .push(StageReached::new(Stage::Full, Some(day(offset)))),
                    _ => {
                        record.left =
                            Some(Left::new(Leaving::Annulled, Some(day(offset))));
                    }
                }
            }
            records
        },
    )
}

fn in_flowing() -> impl Strategy<Value = InFlowing> {
    prop::sample::select(vec![InFlowing::Counted, InFlowing::LeftOut])
}

fn within(inner: Figure, outer: Figure) -> bool {
    outer.least() <= inner.least() && inner.most() <= outer.most()
}

fn figures(count: &Count) -> [Figure; 13] {
    [
        count.villagers,
        count.applicants,
        count.activists,
        count.development_targets,
        count.probationary,
        count.full,
        count.members,
        count.resident,
        count.out_flowing,
        count.in_flowing,
        count.able,
        count.without_office,
        count.able_without_office,
    ]
}

/// The same records with what was not known filled in: every stage up to the highest with a
/// day that its neighbours allow, the day of leaving, every answer.
fn learnt(record: &MemberDraft) -> MemberDraft {
    let mut record = record.clone();
    record.stages.sort();
    let highest = record.stages.last().unwrap().stage;
    let mut since = day(0);
    let known = record.stages.clone();
    record.stages = Vec::new();
    for (_, stage) in Stage::ALL {
        if stage > highest {
            break;
        }
        let noted = known.iter().find(|reached| reached.stage == stage);
        since = noted.and_then(|reached| reached.since).unwrap_or(since);
        record.stages.push(StageReached::new(stage, Some(since)));
    }
    if let Some(left) = &mut record.left {
        left.on = left.on.or(Some(record.as_of));
    }
    record.is_able = record.is_able.or(Some(false));
    record.has_office = record.has_office.or(Some(false));
    record.mobility = record.mobility.or(Some(Mobility::InFlowing));
    record
}

/// What people might type into a cell of a register.
fn any_cell() -> impl Strategy<Value = String> {
    const CELLS: [&str; 22] = [
        "",
        "",
        "",
        "无",
        "m1",
        "b0",
        "Ｂ０",
        "town",
        "正式党员",
        "預備黨員",
        "群众",
        "在村",
        "流入",
        "是",
        "否",
        "好",
        "负担重",
        "2019-02-28",
        "2019年2月29日",
        "去世",
        "电工、电工",
        "\u{0}，",
    ];
    prop_oneof![
        12 => prop::sample::select(CELLS.to_vec()).prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

const HEADER: [&str; 15] = [
    "编号",
    "组织",
    "政治面貌",
    "出生日期",
    "列为积极分子日期",
    "转正日期",
    "转入日期",
    "离开方式",
    "离开日期",
    "登记日期",
    "有职务",
    "职务",
    "流动情况",
    "健康状况",
    "专长",
];

proptest! {
    #![proptest_config(cases(256))]

    /// The order of a list makes no difference, neither to the register nor to the problems.
    #[test]
    fn the_order_of_a_register_makes_no_difference(
        (one, other) in any_list().prop_flat_map(|list| {
            (Just(list.clone()), Just(list).prop_shuffle())
        }),
    ) {
        let text = |drafts| Members::check(drafts, &tree()).map_err(|told| told.to_string());
        prop_assert_eq!(text(one), text(other));
    }

    /// Records that contradict nothing are taken, and handed back as they were.
    #[test]
    fn what_contradicts_nothing_is_taken(records in any_records()) {
        let members = Members::check(records.clone(), &tree()).unwrap();
        prop_assert_eq!(members.len(), records.len());
        for record in records {
            let found = members.get(&record.id).unwrap().parts();
            prop_assert_eq!(found, &record);
            let json = serde_json::to_string(&record).unwrap();
            prop_assert_eq!(serde_json::from_str::<MemberDraft>(&json).unwrap(), record);
        }
    }

    /// A township has what its villages have together, and those what each record adds.
    #[test]
    fn counts_add_up_along_the_tree(
        records in any_records(),
        on in 0..RECORDED + 50,
        in_flowing in in_flowing(),
    ) {
        let members = Members::check(records, &tree()).unwrap();
        let counts = members.counts(&tree(), day(on), in_flowing).unwrap();
        let own = BRANCHES.map(|name| members.count(&id(name), day(on), in_flowing));
        let sum = own.into_iter().try_fold(Count::default(), Count::plus);
        prop_assert_eq!(sum, Some(counts[&id("town")]));
    }

    /// Parts that are known add up to the whole, and no part is greater than it.
    #[test]
    fn parts_add_up_to_the_whole(records in any_records(), on in 0..RECORDED + 50) {
        let members = Members::check(records, &tree()).unwrap();
        for in_flowing in [InFlowing::Counted, InFlowing::LeftOut] {
            let all = members.counts(&tree(), day(on), in_flowing).unwrap()[&id("town")];
            let sum = |parts: &[Figure]| {
                parts.iter().try_fold(0, |sum, part| Some(sum + part.settled()?))
            };
            let moving = match in_flowing {
                InFlowing::Counted => vec![all.resident, all.out_flowing, all.in_flowing],
                InFlowing::LeftOut => vec![all.resident, all.out_flowing],
            };
            for parts in [vec![all.probationary, all.full], moving] {
                if let (Some(sum), Some(whole)) = (sum(&parts), all.members.settled()) {
                    prop_assert_eq!(sum, whole);
                }
            }
            for part in [all.probationary, all.full, all.able, all.without_office] {
                prop_assert!(part.least() <= all.members.least());
                prop_assert!(part.most() <= all.members.most());
            }
        }
    }

    /// On the day of the record everything about stages is known.
    #[test]
    fn the_day_of_the_record_settles_every_stage(records in any_records()) {
        let members = Members::check(records, &tree()).unwrap();
        let members = members.covering(BRANCHES.map(id));
        let on = day(RECORDED);
        let all = members.counts(&tree(), on, InFlowing::Counted).unwrap()[&id("town")];
        for figure in figures(&all).into_iter().take(7) {
            prop_assert!(figure.settled().is_some());
        }
    }

    /// What becomes known narrows a figure, and never moves it out of its range.
    #[test]
    fn learning_narrows_every_figure(
        records in any_records(),
        on in 0..RECORDED + 50,
        in_flowing in in_flowing(),
    ) {
        let count = |records: Vec<MemberDraft>| {
            let members = Members::check(records, &tree()).unwrap();
            members.counts(&tree(), day(on), in_flowing).unwrap()[&id("town")]
        };
        let known = records.iter().map(learnt).collect();
        let (before, after) = (count(records), count(known));
        for (inner, outer) in figures(&after).into_iter().zip(figures(&before)) {
            prop_assert!(within(inner, outer), "{inner:?} {outer:?}");
        }
    }

    /// Stages never go down while somebody is there.
    #[test]
    fn stages_never_go_down(record in any_record(), one in 0..4000_u16, other in 0..4000_u16) {
        let members = Members::check(vec![record], &tree()).unwrap();
        let member = members.iter().next().unwrap();
        let (early, late) = (one.min(other), one.max(other));
        let spans = (member.stage_on(day(early)), member.stage_on(day(late)));
        if let (Some(before), Some(after)) = spans {
            prop_assert!(before.least() <= after.least());
            prop_assert!(before.most() <= after.most());
        }
    }

    /// Whatever stands in a table, it is read or refused by row.
    #[test]
    fn any_register_is_read_or_refused(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..17), 0..6),
    ) {
        let table = MemberTable::new(day(RECORDED));
        if let Err(problems) = table.read(&tree(), HEADER, &rows) {
            let mut told = BTreeSet::new();
            for problem in &problems {
                prop_assert!(problem.at.as_str().starts_with("row["), "{problem}");
                prop_assert!(told.insert(problem.to_string()), "told twice: {problem}");
            }
        }
    }
}
