//! The distribution of grades along the tree.

use std::collections::BTreeMap;

use grassroots::explain::{Format, Wording as _};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::grading::{GradeTally, Graded, Grading, tallies};
use grassroots::organization::{Kind, OrganizationDraft, Size, Tree};
use grassroots::scoring::judge;
use grassroots::vocabulary::{Exact, Id, Script};

use super::{book, id, year};

const VILLAGE: Kind = Kind::Village(Size::Branch);

/// A county of townships, each with so many villages.
fn county(villages: &[usize]) -> Tree {
    let mut drafts = vec![OrganizationDraft::new(id("county"), Kind::County)];
    let mut next = 0;
    for (nth, count) in villages.iter().enumerate() {
        let township = id(&format!("t-{nth}"));
        let draft = OrganizationDraft::new(township.clone(), Kind::Township);
        drafts.push(draft.under(id("county")));
        for _ in 0..*count {
            let village = OrganizationDraft::new(id(&format!("v-{next:03}")), VILLAGE);
            drafts.push(village.under(township.clone()));
            next += 1;
        }
    }
    Tree::check(drafts).unwrap()
}

fn graded(grades: &[(usize, &str)]) -> Grading {
    let book = book();
    let scheme = book.scheme("grading").unwrap();
    let all = grades.iter().map(|(nth, grade)| {
        Graded::decided(id(&format!("v-{nth:03}")), scheme, &id(grade)).unwrap()
    });
    Grading::new(all).unwrap()
}

/// A published outcome: of 533 organizations 54 good, 323 fairly good, 107 average, 49 poor.
#[test]
fn five_hundred_and_thirty_three_organizations_come_to_the_published_figures() {
    let tree = county(&[133, 200, 120, 80]);
    let counts = [("good", 54), ("fairly-good", 323), ("average", 107), ("poor", 49)];
    let grades = counts.into_iter().flat_map(|(grade, count)| vec![grade; count]);
    // Spread over the county, so that no township has all of one grade.
    let grades: Vec<(usize, &str)> =
        grades.enumerate().map(|(nth, grade)| (nth * 100 % 533, grade)).collect();
    let all = tallies(&tree, &graded(&grades)).unwrap();
    let county = &all[&id("county")];
    assert_eq!(county.graded(), 533);
    for (grade, count) in counts {
        assert_eq!(county.count(grade), u32::try_from(count).ok());
        let share = county.share(grade).unwrap().value();
        assert_eq!(share, Exact::fraction(i64::try_from(count).unwrap(), 533));
    }
    assert_eq!(county.words(Script::Hans), "好54，较好323，一般107，较差49");
    assert_eq!(county.words(Script::Hant), "好54，較好323，一般107，較差49");
    assert_eq!(
        county.words(Script::En),
        "good 54, fairly good 323, average 107, poor 49"
    );
    let townships = ["t-0", "t-1", "t-2", "t-3"].map(|town| all[&id(town)].clone());
    assert!(townships.iter().all(|town| town.counts.iter().all(|count| *count > 0)));
    let sum = townships.into_iter().reduce(|a, b| a.plus(b).unwrap()).unwrap();
    assert_eq!(sum, *county);
}

#[test]
fn who_is_not_graded_and_whose_grade_is_open_is_counted_apart() {
    let tree = county(&[4]);
    let book = book();
    let scheme = book.scheme("grading").unwrap();
    let draft = SheetDraft::new(year(), SheetState::Open)
        .about(id("v-002"))
        .with("organization.stars", Raw::text("five-star"));
    let open = judge(scheme, &book.dictionary().sheet(&draft).unwrap());
    let all = graded(&[(0, "good"), (1, "poor")]).iter().cloned().collect::<Vec<_>>();
    let grading = Grading::new(all.into_iter().chain(Graded::of(&open))).unwrap();
    let tally = tallies(&tree, &grading).unwrap().remove(&id("county")).unwrap();
    assert_eq!((tally.graded(), tally.open, tally.ungraded), (3, 1, 1));
    assert_eq!(tally.count("good"), Some(1));
    // The open one is good or average.
    let third = |n| Exact::fraction(n, 3).unwrap();
    let good = tally.share("good").unwrap();
    assert_eq!((good.least(), good.most()), (third(1), third(2)));
    let average = tally.share("average").unwrap();
    assert_eq!((average.least(), average.most()), (third(0), third(1)));
    assert_eq!(tally.share("fairly-good").unwrap().value(), Some(Exact::ZERO));
    assert_eq!((tally.share("excellent"), tally.count("excellent")), (None, None));
    assert_eq!(tally.words(Script::Hans), "好1，较好0，一般0，较差1，等次未定1，未定级1");
}

#[test]
fn nobody_graded_has_no_shares() {
    let tree = county(&[2]);
    let all = tallies(&tree, &Grading::default()).unwrap();
    let county = &all[&id("county")];
    assert_eq!((county.graded(), county.ungraded), (0, 2));
    assert_eq!(county.share("good"), None);
    assert_eq!(county.words(Script::Hans), "未定级2");
    assert_eq!(GradeTally::default().words(Script::En), "nobody is graded");
    // Of one organization it reads as its grade.
    assert_eq!(all[&id("v-000")].words(Script::Hans), "未定级");
}

#[test]
fn whoever_is_not_in_the_tree_or_on_another_scale_is_told() {
    let tree = county(&[2]);
    let book = book();
    let stars = book.scheme("five-star/village").unwrap();
    let scheme = book.scheme("grading").unwrap();
    let grading = Grading::new([
        Graded::decided(id("v-000"), scheme, &id("good")).unwrap(),
        Graded::decided(id("v-001"), stars, &id("five-star")).unwrap(),
        Graded::decided(id("v-002"), scheme, &id("good")).unwrap(),
    ]);
    let problems = tallies(&tree, &grading.unwrap()).unwrap_err().to_string();
    assert_eq!(
        problems,
        "graded[v-001]: this is graded by another scheme, or of another scale\n\
         graded[v-002]: there is no organization `v-002`; did you mean `v-000`?"
    );
}

#[test]
fn the_table_has_a_row_for_whoever_has_others_below_it() {
    let tree = county(&[2, 1]);
    let all = tallies(&tree, &graded(&[(0, "good"), (1, "poor"), (2, "good")])).unwrap();
    let report = |script| {
        let all: &BTreeMap<Id, GradeTally> = &all;
        GradeTally::report(&tree, all, script, |one| one.id.to_string())
            .render(Format::Text)
    };
    assert_eq!(
        report(Script::Hans),
        "\
等次分布
组织    好            较好     一般     较差          等次未定  未定级
county  2（≈66.67%）  0（0%）  0（0%）  1（≈33.33%）  0         0
t-0     1（50%）      0（0%）  0（0%）  1（50%）      0         0
t-1     1（100%）     0（0%）  0（0%）  0（0%）       0         0
"
    );
    assert!(report(Script::En).contains("2 (≈66.67%)"));
    assert!(report(Script::Hant).contains("較差"));
}
