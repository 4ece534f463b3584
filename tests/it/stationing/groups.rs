//! Groups of neighbouring villages: as many as any grouping takes in, connected, the same
//! whatever the order, and why the rest is left.

use std::collections::BTreeSet;

use grassroots::explain::{Format, Wording as _};
use grassroots::organization::{Tree, organizations};
use grassroots::stationing::adjacent;
use grassroots::stationing::groups::{
    Alone, GroupDraft, Neighbourhood, Proposal, Size, propose,
};
use grassroots::vocabulary::{Id, Script};
use proptest::prelude::*;

use super::{book, id, tree};

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| id(name)).collect()
}

fn near(tree: &Tree, villages: &[&str], pairs: &[(&str, &str)]) -> Neighbourhood {
    let pairs = pairs.iter().map(|(one, other)| (id(one), id(other)));
    Neighbourhood::check(tree, ids(villages), pairs).unwrap()
}

fn three() -> Size {
    Size::of(book().rule("stationing/groups").unwrap()).unwrap()
}

fn villages_of(proposal: &Proposal) -> Vec<Vec<&str>> {
    let groups = proposal.groups.iter();
    groups.map(|group| group.villages.iter().map(Id::as_str).collect()).collect()
}

#[test]
fn the_size_is_that_of_the_rule() {
    assert_eq!(three(), Size::at_most(3).unwrap());
    assert_eq!(Size::at_most(2), None);
    assert_eq!(Size::of(book().rule("stationing/nowhere").unwrap()), None);
    assert_eq!(Size::of(book().rule("stationing/groups.leader").unwrap()), None);
}

#[test]
fn a_table_of_neighbours_is_told_by_its_cells() {
    let header = ["编号", "村", "邻村"];
    let rows =
        [["n1", "a", "b"], ["n2", "b", "b"], ["n3", "aa", "zhen"], ["n4", "c", ""]];
    let read = |rows: &[[&str; 3]]| {
        Neighbourhood::read("邻村表", (&tree(), ids(&["a", "b"])), header, rows)
    };
    let problems = read(&rows).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "邻村表, row 3, column 编号: a village is not its own neighbour: write the id of another village",
            "邻村表, row 4, column 村: there is no organization `aa`; did you mean `a`?",
            "邻村表, row 4, column 邻村: this is a township committee: write the id of a village",
            "邻村表, row 5, column 邻村: the key `邻村` is missing",
        ]
    );
    let near_by = read(&rows[..1]).unwrap();
    assert_eq!(near_by, near(&tree(), &["a", "b"], &[("a", "b")]));
    // Nothing to group, and no table without rows.
    let proposal = propose(&near(&tree(), &["a"], &[]), three());
    let text = proposal.report("编组", Script::Hans).render(Format::Text);
    assert!(!text.contains("居中的村"), "{text}");
}

#[test]
fn a_row_of_five_is_two_and_three() {
    let row = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")];
    let near = near(&tree(), &["a", "b", "c", "d", "e"], &row);
    let proposal = propose(&near, three());
    assert_eq!(proposal.alone, []);
    let sizes: Vec<usize> =
        proposal.groups.iter().map(|one| one.villages.len()).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 5);
    assert!(proposal.groups.iter().all(|one| near.are_connected(&one.villages)));
}

#[test]
fn a_village_of_another_township_is_no_neighbour() {
    let near = near(&tree(), &["a", "f"], &[("a", "f")]);
    let proposal = propose(&near, three());
    assert_eq!(proposal.groups, []);
    let why: Vec<String> =
        proposal.alone.iter().map(|one| one.words(Script::Hans)).collect();
    assert_eq!(why, ["a：本乡镇没有与它相邻的驻点村", "f：本乡镇没有与它相邻的驻点村"]);
}

#[test]
fn a_village_without_a_cadre_is_no_neighbour() {
    // b lies between, and nobody is stationed there.
    let near = near(&tree(), &["a", "c"], &[("a", "b"), ("b", "c")]);
    assert_eq!(propose(&near, three()).alone.len(), 2);
}

#[test]
fn four_around_one() {
    let around = [("a", "e"), ("b", "e"), ("c", "e"), ("d", "e")];
    let near = near(&tree(), &["a", "b", "c", "d", "e"], &around);
    let proposal = propose(&near, three());
    assert_eq!(villages_of(&proposal), [["a", "b", "e"]]);
    assert_eq!(proposal.alone.len(), 2);
    let Alone::Crowded { village, villages, around, room } = &proposal.alone[1] else {
        panic!("{:?}", proposal.alone)
    };
    assert_eq!((village.as_str(), *room), ("d", 2));
    assert_eq!(villages, &ids(&["a", "b", "d"]));
    assert_eq!(around, &ids(&["e"]));
    let text = proposal.report("编组", Script::Hans).render(Format::Markdown);
    assert!(text.contains("d：a、b、d共3村只与e相邻，其中至多2村可与之编组"), "{text}");
    assert!(text.contains("| 1 | a、b、e | e |"), "{text}");
    let english = proposal.groups[0].words(Script::En);
    assert_eq!(english, "a, b, e: all border on e");
}

#[test]
fn groups_that_were_formed_go_to_the_rules() {
    let row = [("a", "b"), ("b", "c"), ("c", "d")];
    let near = near(&tree(), &["a", "b", "c", "d"], &row);
    let formed = near
        .groups(vec![
            GroupDraft::new(id("g-2"), ids(&["b", "d"])),
            GroupDraft::new(id("g-1"), ids(&["a"])),
        ])
        .unwrap();
    assert_eq!(formed[0].id.as_str(), "g-1");
    assert!(near.are_connected(&formed[0].villages));
    assert!(!near.are_connected(&formed[1].villages));
    assert!(!near.are_connected(&[]));
    let problems = near
        .groups(vec![
            GroupDraft::new(id("g-1"), ids(&["a", "b"])),
            GroupDraft::new(id("g-1"), ids(&["b", "x"])),
        ])
        .unwrap_err();
    assert!(problems.to_string().contains("`b` is in `g-1` too"), "{problems}");
}

#[test]
fn pairs_that_cannot_be_so() {
    let pairs = adjacent(
        ["编号", "村", "邻村"],
        [["1", "a", "a"], ["2", "zhen", "b"], ["3", "b", "a"], ["4", "a", "b"]],
    )
    .unwrap();
    let problems = Neighbourhood::check(&tree(), ids(&["a", "b"]), pairs).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "pair[a]: a village is not its own neighbour: write the id of another village\n\
         pair[b].neighbour: this is a township committee: write the id of a village"
    );
}

/// A township of eight villages.
fn eight() -> Tree {
    let villages = (0..8).map(|n| [format!("v{n}"), "村党支部".into(), "zhen".into()]);
    let town = [["zhen".to_owned(), "乡镇党委".into(), "无".into()]];
    organizations(["编号", "类别", "上级"], town.into_iter().chain(villages)).unwrap()
}

/// The most villages that groups of two to `most` can take in, by trying everything.
fn best(edges: &BTreeSet<(usize, usize)>, most: usize, left: &BTreeSet<usize>) -> usize {
    let Some(first) = left.first().copied() else { return 0 };
    let mut rest = left.clone();
    rest.remove(&first);
    let mut found = best(edges, most, &rest);
    let others: Vec<usize> = rest.iter().copied().collect();
    for mask in 1_usize..(1 << others.len()) {
        let mut group: Vec<usize> = (0..others.len())
            .filter(|n| mask & (1 << n) != 0)
            .filter_map(|n| others.get(n).copied())
            .collect();
        if group.len() >= most {
            continue;
        }
        group.push(first);
        let mut seen = BTreeSet::from([first]);
        loop {
            let next = group.iter().copied().find(|one| {
                !seen.contains(one)
                    && seen
                        .iter()
                        .any(|s| edges.contains(&((*s).min(*one), (*s).max(*one))))
            });
            let Some(next) = next else { break };
            seen.insert(next);
        }
        if seen.len() == group.len() {
            let rest = left.difference(&seen).copied().collect();
            found = found.max(group.len() + best(edges, most, &rest));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn as_many_as_any_grouping_takes_in(
        pairs in proptest::collection::btree_set((0_usize..7, 0_usize..7), 0..12),
        most in 3_u32..6,
    ) {
        let edges: BTreeSet<(usize, usize)> = pairs
            .into_iter()
            .filter(|(one, other)| one != other)
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect();
        let tree = eight();
        let villages: Vec<Id> = (0..7).map(|n| id(&format!("v{n}"))).collect();
        let name = |n: usize| id(&format!("v{n}"));
        let given: Vec<(Id, Id)> = edges.iter().map(|(a, b)| (name(*a), name(*b))).collect();
        let turned: Vec<(Id, Id)> =
            given.iter().rev().map(|(a, b)| (b.clone(), a.clone())).collect();
        let near = Neighbourhood::check(&tree, villages.clone(), given).unwrap();
        let size = Size::at_most(most).unwrap();
        let proposal = propose(&near, size);

        let other = Neighbourhood::check(&tree, villages.into_iter().rev(), turned).unwrap();
        prop_assert_eq!(&proposal, &propose(&other, size));

        let mut seen = BTreeSet::new();
        for group in &proposal.groups {
            prop_assert!((2..=usize::try_from(most).unwrap()).contains(&group.villages.len()));
            prop_assert!(near.are_connected(&group.villages));
            let is_star = group.villages.iter().all(|one| {
                *one == group.middle || near.neighbours(one).any(|id| *id == group.middle)
            });
            prop_assert!(is_star);
            for village in &group.villages {
                prop_assert!(seen.insert(village.clone()));
            }
        }
        for alone in &proposal.alone {
            prop_assert!(seen.insert(alone.village().clone()));
            if let Alone::Crowded { village, villages, around, room } = alone {
                prop_assert!(villages.contains(village));
                prop_assert!(villages.len() > usize::try_from(*room).unwrap());
                for one in villages {
                    prop_assert!(near.neighbours(one).all(|id| around.contains(id)));
                }
            } else {
                prop_assert_eq!(near.neighbours(alone.village()).count(), 0);
            }
        }
        prop_assert_eq!(seen.len(), 7);
        let all = (0..7).collect();
        let most = usize::try_from(most).unwrap();
        prop_assert_eq!(7 - proposal.alone.len(), best(&edges, most, &all));
    }
}
