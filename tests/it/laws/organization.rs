//! Laws of organizations: what is told of a list, sums along the tree, teams of which more
//! becomes known.

use std::collections::{BTreeMap, BTreeSet};

use grassroots::facts::{Raw, Sheet, SheetDraft, SheetState};
use grassroots::organization::{
    Arrival, Election, Held, Holder, Kind, Office, OrganizationDraft, Person, Seat, Size,
    TeamDraft, TeamKind, Teams, Tree, organizations, teams,
};
use grassroots::rule::{Coverage, coverage};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::vocabulary::{Defect, Id, OrganizationDefect, Period, Verdict};
use proptest::prelude::*;

use crate::strategies::cases;

fn id(nth: usize) -> Id {
    Id::new(&format!("o{nth:02}")).unwrap()
}

/// Half of the kinds are committees of enterprises, which may stand under each other.
fn any_kind() -> impl Strategy<Value = Kind> {
    let all: Vec<Kind> = Kind::all().map(|(_, kind)| kind).collect();
    prop_oneof![Just(Kind::Enterprise(Size::Committee)), prop::sample::select(all)]
}

/// A forest in which everything is right: each stands under one before it that may have it,
/// and no way to the top is too long.
fn any_forest() -> impl Strategy<Value = Vec<OrganizationDraft>> {
    prop::collection::vec((any_kind(), any::<prop::sample::Index>()), 1..40).prop_map(
        |list| {
            let mut drafts: Vec<OrganizationDraft> = Vec::new();
            let mut depths: Vec<usize> = Vec::new();
            for (nth, (kind, pick)) in list.into_iter().enumerate() {
                let may: Vec<usize> = (0..drafts.len())
                    .filter(|above| kind.may_stand_under(drafts[*above].kind))
                    .filter(|above| depths[*above] + 1 < Tree::DEEPEST)
                    .collect();
                let draft = OrganizationDraft::new(id(nth), kind);
                if may.is_empty() {
                    drafts.push(draft);
                    depths.push(0);
                } else {
                    let above = may[pick.index(may.len())];
                    drafts.push(draft.under(id(above)));
                    depths.push(depths[above] + 1);
                }
            }
            drafts
        },
    )
}

/// A forest with some superiors set at random, some to nobody, and some ids listed again.
fn any_list() -> impl Strategy<Value = Vec<OrganizationDraft>> {
    let wrong = (any::<prop::sample::Index>(), 0..44_usize);
    let wrong = prop::collection::vec(wrong, 0..12);
    let again = prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    (any_forest(), wrong, again).prop_map(|(mut drafts, wrong, again)| {
        for (which, superior) in wrong {
            let which = which.index(drafts.len());
            drafts[which].superior = Some(id(superior));
        }
        for which in again {
            drafts.push(drafts[which.index(drafts.len())].clone());
        }
        drafts
    })
}

/// Everything wrong with a list, each by walking up from scratch.
fn naive(drafts: &[OrganizationDraft]) -> BTreeSet<String> {
    let listed: BTreeMap<&Id, &OrganizationDraft> =
        drafts.iter().map(|draft| (&draft.id, draft)).collect();
    let above = |id: &Id| -> Option<&Id> {
        listed[id].superior.as_ref().filter(|superior| listed.contains_key(superior))
    };
    let mut all = BTreeSet::new();
    for (id, draft) in &listed {
        if drafts.iter().filter(|other| other.id == **id).count() > 1 {
            all.insert(format!("organization[{id}] taken"));
        }
        let mut way: Vec<&Id> = Vec::new();
        let mut next = above(id);
        while let Some(here) = next {
            if way.len() > listed.len() {
                break;
            }
            way.push(here);
            next = above(here);
        }
        let goes_round = way.len() > listed.len();
        let is_in_circle = way.contains(id);
        if is_in_circle && way.iter().all(|other| other >= id) {
            all.insert(format!("organization[{id}].superior circle"));
        }
        match &draft.superior {
            Some(superior) if !listed.contains_key(superior) => {
                all.insert(format!("organization[{id}].superior unknown"));
            }
            Some(superior)
                if !is_in_circle
                    && !draft.kind.may_stand_under(listed[superior].kind) =>
            {
                all.insert(format!("organization[{id}].superior level"));
            }
            Some(_) | None => {}
        }
        if !goes_round && way.len() == Tree::DEEPEST {
            all.insert(format!("organization[{id}].superior deep"));
        }
    }
    all
}

fn told(drafts: Vec<OrganizationDraft>) -> BTreeSet<String> {
    let Err(problems) = Tree::check(drafts) else { return BTreeSet::new() };
    let told = problems.iter().map(|problem| {
        let what = match &problem.defect {
            Defect::Duplicate { .. } => "taken",
            Defect::Unknown { .. } => "unknown",
            Defect::TooDeep { .. } => "deep",
            Defect::Organization(OrganizationDefect::Circle { .. }) => "circle",
            Defect::Organization(OrganizationDefect::NotHigher { .. }) => "level",
            _ => "something else",
        };
        format!("{} {what}", problem.at)
    });
    told.collect()
}

fn book() -> Rulebook {
    bundled::organization_2019().unwrap()
}

/// What is known of contact persons, organization by organization.
fn contacts() -> impl Strategy<Value = Vec<Option<i64>>> {
    prop::collection::vec(prop::option::of(0..3_i64), 40)
}

fn sheet(book: &Rulebook, tree: &Tree, id: &Id, contacts: Option<i64>) -> Sheet {
    let draft = SheetDraft::new(Period::year(2019).unwrap(), SheetState::Closed);
    let mut draft = draft.about(id.clone()).with_all(tree.get(id).unwrap().facts());
    if let Some(contacts) = contacts {
        draft = draft.with("contacts", Raw::Integer(contacts));
    }
    book.dictionary().sheet(&draft).unwrap()
}

fn any_arrival() -> impl Strategy<Value = Option<Arrival>> {
    let all = Arrival::ALL.map(|(_, came)| came).to_vec();
    prop::option::weighted(0.8, prop::sample::select(all))
}

fn day(offset: u16) -> chrono::NaiveDate {
    let first = chrono::NaiveDate::from_ymd_opt(2010, 1, 1).unwrap();
    first + chrono::Days::new(u64::from(offset))
}

fn any_held() -> impl Strategy<Value = Held> {
    let since = prop::option::of((0..2500_u16).prop_map(day));
    (0..10_u8, since, any_arrival()).prop_map(|(which, since, arrival)| match which {
        0 => Held::Unknown,
        1 => Held::Vacant(since),
        _ => {
            let mut holder = Holder::new(Person::new(id(1)));
            (holder.since, holder.arrival) = (since, arrival);
            Held::By(holder)
        }
    })
}

fn any_team() -> impl Strategy<Value = TeamDraft> {
    let election = prop_oneof![
        1 => Just(Election::Unknown),
        1 => prop::option::of((0..4000_u16).prop_map(day)).prop_map(Election::NotCompleted),
        6 => (0..2500_u16).prop_map(|on| Election::On(day(on))),
    ];
    let seats = prop::collection::vec(any_held(), 1..4);
    (seats, election, prop::option::weighted(0.8, 1..6_u32)).prop_map(
        |(held, election, years)| {
            let seats = held.into_iter().enumerate().map(|(nth, held)| {
                let office = if nth == 0 { Office::Secretary } else { Office::Member };
                Seat::new(id(nth), office, held)
            });
            let mut team =
                TeamDraft::new(id(0), TeamKind::Branch, day(4000), seats.collect());
            (team.election, team.term_years) = (election, years);
            team
        },
    )
}

/// The same team with what was unknown stated as in the other.
fn learnt(team: &TeamDraft, from: &TeamDraft) -> TeamDraft {
    let mut team = team.clone();
    for (seat, known) in team.seats.iter_mut().zip(&from.seats) {
        match (&mut seat.held, &known.held) {
            (held @ Held::Unknown, known) => *held = known.clone(),
            (Held::By(own), Held::By(other)) => {
                own.arrival = own.arrival.or(other.arrival);
                own.since = own.since.or(other.since);
            }
            (Held::Vacant(own), Held::Vacant(other)) => *own = own.or(*other),
            (Held::By(_) | Held::Vacant(_), _) => {}
        }
    }
    match (team.election, from.election) {
        (Election::Unknown, _)
        | (Election::NotCompleted(None), Election::NotCompleted(_)) => {
            team.election = from.election;
        }
        _ => {}
    }
    team.term_years = team.term_years.or(from.term_years);
    team
}

fn verdict(team: TeamDraft, on: chrono::NaiveDate) -> Verdict {
    let village = OrganizationDraft::new(id(0), Kind::Village(Size::Branch));
    let tree = Tree::check(vec![village]).unwrap();
    let teams = Teams::check(vec![team], &tree).unwrap();
    let found = teams.soundness(&tree, &id(0), on).branch();
    let team = teams.get(&id(0), TeamKind::Branch).unwrap().soundness(on);
    assert_eq!(team.verdict(), found);
    found
}

/// What people might type into a cell of either table.
fn any_cell() -> impl Strategy<Value = String> {
    const CELLS: [&str; 24] = [
        "",
        "",
        "",
        "无",
        "o01",
        "o02",
        "Ｏ０１",
        "村党支部",
        "縣委",
        "乡镇党委",
        "单独组建",
        "空缺",
        "支部班子",
        "村委班子",
        "书记",
        "主任",
        "内选",
        "是",
        "否",
        "2019-02-28",
        "2019-02-29",
        "5",
        "不适用：无",
        "\u{0}，",
    ];
    prop_oneof![
        12 => prop::sample::select(CELLS.to_vec()).prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(any_cell(), 0..12), 0..6)
}

proptest! {
    #![proptest_config(cases(256))]

    /// Everything wrong with a list is told, each thing once, in any order of the list.
    #[test]
    fn all_defects_of_a_list_are_told(drafts in any_list().prop_shuffle()) {
        let expected = naive(&drafts);
        prop_assert_eq!(told(drafts), expected);
    }

    /// Whatever stands in a table, it is read or refused by row.
    #[test]
    fn any_table_is_read_or_refused(rows in any_rows()) {
        let village = OrganizationDraft::new(id(1), Kind::Village(Size::Branch));
        let tree = Tree::check(vec![village]).unwrap();
        let organizations = organizations(["编号", "类别", "上级", "名称", "设置方式"], &rows);
        let teams = teams(
            &tree,
            day(4000),
            [
                "编号", "组织", "班子", "职务", "任职者", "姓名", "起始日期", "产生方式", "换届日期",
                "换届完成", "任期",
            ],
            &rows,
        );
        for problems in [organizations.map(drop).err(), teams.map(drop).err()] {
            for problem in problems.iter().flatten() {
                prop_assert!(problem.at.as_str().starts_with("row["), "{problem}");
            }
        }
    }

    /// The order of a list makes no difference, neither to the tree nor to the problems.
    #[test]
    fn the_order_of_a_list_makes_no_difference(
        (one, other) in any_list().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        let text = |drafts| Tree::check(drafts).map_err(|problems| problems.to_string());
        prop_assert_eq!(text(one), text(other));
    }

    /// A sum along the tree is the sum of all whose way to the top leads there.
    #[test]
    fn a_roll_up_is_the_sum_of_all_below(
        drafts in any_forest().prop_shuffle(),
        counts in prop::collection::vec(0..1000_u32, 40),
    ) {
        let tree = Tree::check(drafts).unwrap();
        let ids: Vec<Id> = tree.iter().map(|one| one.id.clone()).collect();
        let count = |id: &Id| counts[ids.iter().position(|other| other == id).unwrap()];
        let sums = tree.roll_up(count, u32::checked_add).unwrap();
        prop_assert_eq!(sums.len(), ids.len());
        for id in &ids {
            let leads_there = |one: &&Id| {
                tree.path_to_root(one).iter().any(|above| above.id == *id)
            };
            let below: Vec<&Id> = ids.iter().filter(leads_there).collect();
            prop_assert_eq!(sums[id], below.iter().map(|one| count(one)).sum::<u32>());
            prop_assert_eq!(tree.all_below(id).len() + 1, below.len());
        }
    }

    /// Coverages added up along the tree are those of all sheets at once.
    #[test]
    fn coverages_add_up_along_the_tree(
        drafts in any_forest(),
        known in contacts(),
    ) {
        let (book, tree) = (book(), Tree::check(drafts).unwrap());
        let rule = book.rule("organization/contact-person").unwrap();
        let sheets: BTreeMap<Id, Sheet> = tree
            .iter()
            .zip(known)
            .map(|(one, known)| (one.id.clone(), sheet(&book, &tree, &one.id, known)))
            .collect();
        let own = |id: &Id| coverage(rule, [&sheets[id]]).unwrap();
        let all = tree.roll_up(own, Coverage::plus).unwrap();
        for (id, found) in &all {
            let below = tree.all_below(id);
            let together = below.iter().map(|one| &sheets[&one.id]);
            let together = together.chain([&sheets[id]]);
            prop_assert_eq!(found, &coverage(rule, together).unwrap());
        }
    }

    /// What becomes known about a team never turns a verdict round.
    #[test]
    fn learning_about_a_team_never_turns_it_round(
        team in any_team(),
        other in any_team(),
        on in 0..4000_u16,
    ) {
        let before = verdict(team.clone(), day(on));
        let after = verdict(learnt(&team, &other), day(on));
        prop_assert!(before == Verdict::Undetermined || before == after, "{before:?} {after:?}");
    }
}

#[test]
fn random_lists_have_every_defect_and_teams_every_verdict() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut defects, mut verdicts) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        let list = any_list().new_tree(&mut runner).unwrap().current();
        defects.extend(told(list));
        let team = any_team().new_tree(&mut runner).unwrap().current();
        verdicts.push(verdict(team, day(2000)));
    }
    for what in ["taken", "unknown", "level", "circle", "deep"] {
        let count = defects.iter().filter(|told| told.ends_with(what)).count();
        assert!(count >= 5, "{what}: {count}");
    }
    for verdict in [Verdict::Met, Verdict::NotMet, Verdict::Undetermined] {
        let count = verdicts.iter().filter(|one| **one == verdict).count();
        assert!(count >= 10, "{verdict:?}: {count}");
    }
}
