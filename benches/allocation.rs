//! Allocating the posts of villages, each placement, claim and empty place explained.
//!
//! The villages are made by a fixed rule: 300 people and 60 places each, some two claims a
//! person, limits, a few decided places.

#![expect(clippy::unwrap_used, reason = "a bench stops on bad data")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers")]

use divan::{Bencher, black_box};
use grassroots::facts::{Raw, SheetDraft, SheetState};
use grassroots::posts;
use grassroots::posts::allocation::{
    Allocation, AllocationDraft, ClaimDraft, DecidedDraft, Limit, LimitDraft,
    PersonDraft, PostDraft, SpecialityDraft, propose,
};
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Amount, Id, Label, Named, Period, Verdict};

fn limit(rule: &str) -> Limit {
    Limit::new(Named::new(id(rule), Label::new("规则", "規則", "rule")))
}

fn main() {
    divan::main();
}

const PEOPLE: u64 = 300;
const POSTS: u64 = 48;
const SPECIALITIES: [&str; 6] = ["law", "music", "trade", "crops", "health", "building"];

/// How tight a village is.
#[derive(Clone, Copy, Debug)]
enum Village {
    /// Most people are able to hold most posts, one each, some two.
    Usual,
    /// Nobody differs from anybody: ties everywhere.
    Alike,
    /// One in ten is able; those hold several posts, and loads decide how many.
    Strained,
}

/// A fixed row of numbers without a pattern.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        (self.0 >> 33) % most
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn load(dice: &mut Dice, most: u64) -> Amount {
    Amount::whole(i64::try_from(dice.below(most) + 1).unwrap()).unwrap()
}

fn specialities(dice: &mut Dice) -> Vec<Id> {
    let chosen = SPECIALITIES.iter().filter(|_| dice.below(3) == 0);
    chosen.map(|name| id(name)).collect()
}

fn village(kind: Village, seed: u64) -> Allocation {
    let mut dice = Dice(seed + 1);
    let mut draft = AllocationDraft::default();
    for name in SPECIALITIES {
        draft
            .specialities
            .push(SpecialityDraft::new(id(name), Label::new(name, name, name)));
    }
    for at in 0..POSTS {
        let label = Label::new("岗位", "崗位", "post");
        let weight = load(&mut dice, if matches!(kind, Village::Alike) { 1 } else { 5 });
        let mut post = PostDraft::new(id(&format!("post-{at:02}")), label, weight);
        post.places = if at.is_multiple_of(4) { 2 } else { 1 };
        post.is_most_wanted = at.is_multiple_of(5);
        if !matches!(kind, Village::Alike) {
            post.specialities = specialities(&mut dice);
        }
        draft.posts.push(post);
    }
    for at in 0..PEOPLE {
        let person = person(kind, at, &mut dice);
        if !matches!(kind, Village::Alike) {
            for wish in 1..=2 {
                let post = id(&format!(
                    "post-{:02}",
                    (dice.below(POSTS) + u64::from(wish)) % POSTS
                ));
                let is_new = draft
                    .claims
                    .last()
                    .is_none_or(|last| last.person != person.id || last.post != post);
                if is_new {
                    draft.claims.push(ClaimDraft::new(person.id.clone(), post, wish));
                }
            }
        }
        draft.people.push(person);
    }
    for at in 0..6 {
        let one = DecidedDraft::new(
            id(&format!("m-{:03}", at * 7)),
            id(&format!("post-{at:02}")),
        );
        draft.decided.push(one);
        if draft.clone().check().is_err() {
            draft.decided.pop();
        }
    }
    draft.check().unwrap()
}

fn person(kind: Village, at: u64, dice: &mut Dice) -> PersonDraft {
    let capacity = match kind {
        Village::Usual => load(dice, 8),
        Village::Alike => Amount::whole(9).unwrap(),
        Village::Strained => Amount::whole(7).unwrap(),
    };
    let mut person = PersonDraft::new(id(&format!("m-{at:03}")), Some(capacity));
    let is_able = match kind {
        Village::Usual => dice.below(5) > 0,
        Village::Alike => true,
        Village::Strained => at.is_multiple_of(10),
    };
    if !is_able {
        person.limits.push(LimitDraft::everywhere(limit("posts/fit.able"), Verdict::Met));
    }
    if matches!(kind, Village::Usual) && dice.below(6) == 0 {
        person.limits.push(LimitDraft::everywhere(
            limit("posts/mobile-out.remote"),
            Verdict::Undetermined,
        ));
    }
    if !matches!(kind, Village::Alike) {
        person.specialities = specialities(dice);
        person.most_posts = if matches!(kind, Village::Strained) {
            3
        } else {
            1 + u32::from(dice.below(8) == 0)
        };
    }
    person
}

/// One village: the proposal with all its reasons.
#[divan::bench(args = [Village::Usual, Village::Alike, Village::Strained], sample_count = 20)]
fn one_village(bencher: Bencher<'_, '_>, kind: Village) {
    let allocation = village(kind, 0);
    let proposal = propose(&allocation);
    assert!(proposal.placements.len() > 40);
    bencher.bench(|| propose(black_box(&allocation)));
}

/// Small villages where people hold several posts and their loads bind: what nobody can do
/// by hand, however few they are.
mod tight {
    use divan::{Bencher, black_box};
    use grassroots::posts::allocation::propose;

    use super::{Tight, lightest_first, tight};

    /// The proposal with all its reasons.
    #[divan::bench(args = [Tight::TwentyOneBySix, Tight::ThirtyByTen], sample_count = 20)]
    fn proposed(bencher: Bencher<'_, '_>, kind: Tight) {
        let draft = tight(kind);
        let allocation = draft.clone().check().unwrap();
        let filled = usize::try_from(propose(&allocation).figures.posts_filled).unwrap();
        assert!(filled >= lightest_first(&draft), "{filled}");
        bencher.bench(|| propose(black_box(&allocation)));
    }

    /// What a clerk does: the lightest post first, to whoever has least room besides; no
    /// claims, no reasons.
    #[divan::bench(args = [Tight::TwentyOneBySix, Tight::ThirtyByTen], sample_count = 20)]
    fn plain_lightest_first(bencher: Bencher<'_, '_>, kind: Tight) {
        let draft = tight(kind);
        bencher.bench(|| lightest_first(black_box(&draft)));
    }
}

/// A small village with tight loads.
#[derive(Clone, Copy, Debug)]
enum Tight {
    /// 21 posts, 6 people.
    TwentyOneBySix,
    /// 30 posts, 10 people.
    ThirtyByTen,
}

/// Everybody may hold three posts, as far as they can carry them, and claims three.
fn tight(kind: Tight) -> AllocationDraft {
    let mut dice = Dice(5);
    let (loads, capacities): (Vec<i64>, Vec<i64>) = match kind {
        Tight::TwentyOneBySix => (
            vec![5, 5, 6, 7, 5, 6, 5, 6, 7, 3, 7, 7, 7, 5, 7, 7, 5, 6, 6, 7, 6],
            vec![9, 14, 13, 13, 14, 12],
        ),
        Tight::ThirtyByTen => {
            let mut load = |least, more| least + i64::try_from(dice.below(more)).unwrap();
            let loads = (0..30).map(|_| load(3, 5)).collect();
            (loads, (0..10).map(|_| load(9, 6)).collect())
        }
    };
    let mut draft = AllocationDraft::default();
    for (at, weight) in loads.iter().enumerate() {
        let label = Label::new("岗位", "崗位", "post");
        let weight = Amount::whole(*weight).unwrap();
        draft.posts.push(PostDraft::new(id(&format!("post-{at:02}")), label, weight));
    }
    for (at, capacity) in capacities.iter().enumerate() {
        let capacity = Amount::whole(*capacity).unwrap();
        let mut person = PersonDraft::new(id(&format!("m-{at:03}")), Some(capacity));
        person.most_posts = 3;
        for wish in 1..=3 {
            let post = dice.below(u64::try_from(loads.len()).unwrap());
            let post = id(&format!("post-{post:02}"));
            let mut own = draft.claims.iter().filter(|claim| claim.person == person.id);
            if own.all(|claim| claim.post != post) {
                draft.claims.push(ClaimDraft::new(person.id.clone(), post, wish));
            }
        }
        draft.people.push(person);
    }
    draft
}

/// How many posts get a holder, the lightest first.
fn lightest_first(draft: &AllocationDraft) -> usize {
    let mut rooms: Vec<(Amount, u32)> = draft
        .people
        .iter()
        .map(|person| (person.capacity.unwrap(), person.most_posts))
        .collect();
    let mut loads: Vec<Amount> = draft.posts.iter().map(|post| post.load).collect();
    loads.sort();
    let take = |load: &Amount| {
        let able = rooms.iter_mut().filter(|(room, left)| room >= load && *left > 0);
        let Some((room, left)) = able.min_by_key(|(room, _)| *room) else { return false };
        *room = room.minus(*load).unwrap();
        *left -= 1;
        true
    };
    loads.iter().map(take).filter(|is_taken| *is_taken).count()
}

/// A township of thirty different villages.
#[divan::bench(sample_count = 3)]
fn township_of_thirty(bencher: Bencher<'_, '_>) {
    let villages: Vec<Allocation> =
        (0..30).map(|seed| village(Village::Usual, seed)).collect();
    bencher.bench(|| villages.iter().map(propose).collect::<Vec<_>>());
}

/// Asking every rule of the bundled rulebook of everybody in every post.
#[divan::bench(sample_count = 10)]
fn rules_of_a_village(bencher: Bencher<'_, '_>) {
    let book = bundled::posts_2006().unwrap();
    let rules = book.posts().unwrap();
    let year = Period::year(2007).unwrap();
    let mut dice = Dice(7);
    let posts = (0..POSTS).map(|at| {
        let need = if at % 2 == 0 { "繁荣乡村经济" } else { "推进民主政治" };
        let load = dice.below(7) + 1;
        let row = [format!("p{at}"), format!("岗{at}"), need.to_owned(), "否".to_owned()];
        let rest = ["是", "否", "1"].map(str::to_owned);
        row.into_iter().chain(rest).chain([load.to_string()]).collect::<Vec<String>>()
    });
    let header = ["编号", "岗位名称", "岗位类别", "群众最盼望的岗位", "可异地履岗"];
    let header = header.into_iter().chain(["个人难以胜任", "设岗人数", "工作量"]);
    let posts = rules.read_posts(year, header, posts.collect::<Vec<_>>()).unwrap();
    let mut dice = Dice(8);
    let people = (0..PEOPLE).map(|at| {
        let born = format!("{}-01-01", 1935 + dice.below(45));
        let away = match dice.below(4) {
            0 => "流出",
            1 => "流入",
            _ => "在村",
        };
        let row = [format!("m{at}"), "正式党员".to_owned(), born, away.to_owned()];
        let rest = ["是", "好", "负担轻", "否"].map(str::to_owned);
        let wish = format!("p{}", dice.below(POSTS));
        row.into_iter().chain(rest).chain([wish]).collect::<Vec<String>>()
    });
    let header = ["编号", "政治面貌", "出生日期", "流动情况", "活动能力", "健康状况"];
    let header = header.into_iter().chain(["家庭负担", "综合素质强", "认领岗位"]);
    let people = rules.read_people(year, header, people.collect::<Vec<_>>()).unwrap();
    let facts = SheetDraft::new(year, SheetState::Closed)
        .with("village.ripe_for_mobile", Raw::Boolean(true));
    let sheet = book.dictionary().sheet(&facts).unwrap();
    let village = posts::Village { sheet, posts, people, decided: Vec::new() };
    bencher.bench(|| rules.allocation(black_box(&village)).unwrap());
}
