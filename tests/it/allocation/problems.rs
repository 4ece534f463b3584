//! Everything that is wrong, at once.

use grassroots::posts::allocation::{
    AdjustmentDraft, Allocation, AllocationDraft, ClaimDraft, DecidedDraft, LimitDraft,
    PersonDraft, PostDraft, SpecialityDraft, apply, propose,
};
use grassroots::vocabulary::{FieldPath, Problems, Script, Verdict};

use super::limits;
use super::village::{id, label, whole};

fn post(name: &str, load: i64) -> PostDraft {
    PostDraft::new(id(name), label("岗"), whole(load))
}

fn person(name: &str, capacity: i64) -> PersonDraft {
    PersonDraft::new(id(name), Some(whole(capacity)))
}

fn told(problems: &Problems) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_broken_draft_gets_all_its_problems() {
    let mut draft = AllocationDraft::default();
    let law = SpecialityDraft::new(id("law"), label("法律"));
    draft.specialities = vec![law.clone(), law];
    let mut patrol = post("patrol", 0);
    patrol.places = 0;
    patrol.specialities = vec![id("low"), id("law"), id("law")];
    let heavy = post("heavy", 2_000_000);
    draft.posts = vec![patrol.clone(), heavy, patrol];
    let mut one = person("m-1", -1);
    one.most_posts = 11;
    let limit = LimitDraft::everywhere(limits::able(), Verdict::Met);
    one.limits = vec![
        limit.clone(),
        limit,
        LimitDraft::in_post(limits::remote(), id("patol"), Verdict::Met),
    ];
    draft.people = vec![one.clone(), one];
    draft.claims = vec![
        ClaimDraft::new(id("m-1"), id("patrol"), 1),
        ClaimDraft::new(id("m-1"), id("heavy"), 1),
        ClaimDraft::new(id("m-2"), id("partol"), 6),
        ClaimDraft::new(id("m-1"), id("patrol"), 2),
    ];
    draft.decided = vec![
        DecidedDraft::new(id("m-1"), id("patrol")),
        DecidedDraft::new(id("m-1"), id("patrol")),
        DecidedDraft::new(id("m-9"), id("heavy")),
    ];
    let problems = draft.check().unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "speciality[law]: `law` is already taken: ids are unique among specialities",
            "post[patrol].places: `0` is not a whole number between 1 and 50",
            "post[patrol].load: the load of a post must be above 0, this is 0",
            "post[patrol].specialities[#1]: there is no speciality `low`; did you mean `law`?",
            "post[patrol].specialities[#3]: `law` is already taken: ids are unique among specialities",
            "post[heavy].load: 2000000 is no load: it lies between 0 and 1000000",
            "post[patrol]: `patrol` is already taken: ids are unique among posts",
            "person[m-1].capacity: -1 is no load: it lies between 0 and 1000000",
            "person[m-1].most_posts: `11` is not a whole number between 1 and 10",
            "person[m-1].limits[#2]: `posts/fit.able` is already taken: ids are unique among limits",
            "person[m-1].limits[#3].post: there is no post `patol`; did you mean `patrol`?",
            "person[m-1]: `m-1` is already taken: ids are unique among people",
            "claim[#2].wish: `m-1` has two claims with wish 1: give each its own place in the order",
            "claim[#3].person: there is no person `m-2`; did you mean `m-1`?",
            "claim[#3].post: `m-2` claims `partol`, and there is no such post; did you mean `patrol`?",
            "claim[#3].wish: `6` is not a whole number between 1 and 5",
            "claim[#4]: `m-1 patrol` is already taken: ids are unique among claims",
            "decided[#2]: `m-1 patrol` is already taken: ids are unique among decided places",
            "decided[#3].person: there is no person `m-9`; did you mean `m-1`?",
        ]
    );
    let hans = problems.in_script(Script::Hans);
    assert!(
        hans.contains(
            "claim[#3].post：`m-2`认领的岗位`partol`不存在；是否应为`patrol`？"
        ),
        "{hans}"
    );
}

/// What is wrong elsewhere hides nothing; of whom something else is wrong nothing is concluded.
#[test]
fn what_was_decided_beyond_a_limit_is_told_beside_all_else() {
    let mut draft = AllocationDraft::default();
    let mut none = post("none", 1);
    none.places = 0;
    draft.posts = vec![post("a", 3), none];
    let mut strange = person("m-2", 2);
    strange.most_posts = 0;
    draft.people = vec![person("m-1", 2), strange];
    draft.claims = vec![ClaimDraft::new(id("m-3"), id("a"), 1)];
    let pairs = [("m-1", "a"), ("m-2", "a"), ("m-1", "none")];
    draft.decided =
        pairs.map(|(who, what)| DecidedDraft::new(id(who), id(what))).to_vec();
    let problems = draft.check().unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "post[none].places: `0` is not a whole number between 1 and 50",
            "person[m-2].most_posts: `0` is not a whole number between 1 and 10",
            "claim[#1].person: there is no person `m-3`; did you mean `m-1`?",
            "decided[#1]: `m-1` would carry a load of 3, and is able to carry at most 2",
        ]
    );
}

#[test]
fn what_was_decided_beyond_a_limit_is_a_problem() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("a", 3), post("b", 3)];
    let mut limited = person("m-1", 9);
    limited.limits = vec![
        LimitDraft::in_post(limits::qualified(), id("a"), Verdict::Met),
        LimitDraft::in_post(limits::remote(), id("b"), Verdict::Undetermined),
    ];
    let mut strong = person("m-4", 5);
    strong.most_posts = 2;
    draft.people =
        vec![limited, person("m-2", 2), PersonDraft::new(id("m-3"), None), strong];
    let pairs = [
        ("m-1", "a"),
        ("m-1", "b"),
        ("m-2", "a"),
        ("m-3", "b"),
        ("m-4", "a"),
        ("m-4", "b"),
    ];
    draft.decided =
        pairs.map(|(who, what)| DecidedDraft::new(id(who), id(what))).to_vec();
    assert_eq!(
        told(&draft.check().unwrap_err()),
        [
            "decided[#1]: `m-1` cannot hold `a`: the rule “has what the post asks” (`posts/qualified`) is not met",
            "decided[#2]: `m-1` cannot hold `b` as long as it is not known whether the rule “out-flowing members hold posts that work from afar” (`posts/mobile-out.remote`) is met",
            "decided[#2]: `m-1` would hold 2 posts, and may hold at most 1",
            "decided[#3]: `m-2` would carry a load of 3, and is able to carry at most 2",
            "decided[#4]: what `m-3` is able to carry is not known: state it",
            "decided[#5]: `a` would have 3 holders, and has places for 1",
            "decided[#6]: `b` would have 3 holders, and has places for 1",
            "decided[#6]: `m-4` would carry a load of 6, and is able to carry at most 5",
        ]
    );
}

#[test]
fn more_than_the_limits_allow_is_refused() {
    let mut draft = AllocationDraft::default();
    draft.posts =
        (0..=Allocation::MOST_POSTS).map(|at| post(&format!("p-{at}"), 1)).collect();
    draft.people =
        (0..=Allocation::MOST_PEOPLE).map(|at| person(&format!("m-{at}"), 1)).collect();
    assert_eq!(
        told(&draft.check().unwrap_err()),
        [
            "post: at most 300 posts are allowed here, 301 were found",
            "person: at most 2000 people are allowed here, 2001 were found",
        ]
    );
    assert!(propose(&AllocationDraft::default().check().unwrap()).placements.is_empty());
}

#[test]
fn changes_that_cannot_be_made_get_all_their_problems() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("a", 3), post("b", 3), post("c", 1)];
    let mut away = person("m-3", 3);
    away.limits = vec![LimitDraft::everywhere(limits::remote(), Verdict::Met)];
    draft.people = vec![person("m-1", 3), person("m-2", 3), away];
    draft.claims = vec![ClaimDraft::new(id("m-1"), id("a"), 1)];
    draft.decided = vec![DecidedDraft::new(id("m-2"), id("b"))];
    let allocation = draft.check().unwrap();
    let proposal = propose(&allocation);
    let (m1, m2, m3) = (id("m-1"), id("m-2"), id("m-3"));
    let changes = [
        AdjustmentDraft::recommend(m3.clone(), id("a"), "群众公认"),
        AdjustmentDraft::recommend(m3.clone(), id("c"), " "),
        AdjustmentDraft::remove(m2.clone(), id("b"), "另有任用"),
        AdjustmentDraft::remove(m3, id("a"), "另有任用"),
        AdjustmentDraft::place(m1.clone(), id("a"), "继续任职"),
        AdjustmentDraft::place(m1.clone(), id("c"), "兼任"),
        AdjustmentDraft::place(m1.clone(), id("c"), "兼任"),
        AdjustmentDraft::move_to(m2, (id("b"), id("b")), "不变"),
        AdjustmentDraft::place(id("m-4"), id("d"), "新来"),
    ];
    let mut nowhere = changes[0].clone();
    nowhere.to = None;
    let mut taken = AdjustmentDraft::recommend(m1, id("c"), "推荐");
    taken.from = Some(id("a"));
    let changes: Vec<AdjustmentDraft> =
        changes.into_iter().chain([nowhere, taken]).collect();
    assert_eq!(
        told(&apply(&allocation, &proposal, &changes).unwrap_err()),
        [
            "change[#2].reason: something must be written here",
            "change[#3].from: that `m-2` holds `b` was decided beforehand, and stays",
            "change[#4].from: `m-3` does not hold `a` in the proposal",
            "change[#7].to: `m-1 c` is already taken: ids are unique among changes",
            "change[#8]: `b` is both `from` and `to`: state two posts, or leave one out",
            "change[#9].person: there is no person `m-4`; did you mean `m-1`?",
            "change[#9].to: there is no post `d`; did you mean `a`?",
            "change[#10]: at least one of `from`, `to` is needed here",
            "change[#11].from: the meeting recommends somebody for a post and takes none away: state only `to`",
            "change[#1].to: the meeting recommends only for places that nobody claims: of the 1 of `a` 1 are claimed, and 1 were to be recommended for",
            "change[#5].to: `m-1` holds `a` already",
            "change[#2].to: `m-3` cannot hold `c`: the rule “out-flowing members hold posts that work from afar” (`posts/mobile-out.remote`) is not met",
            "change[#6].to: `c` would have 2 holders, and has places for 1",
            "change[#6].to: `m-1` would hold 2 posts, and may hold at most 1",
            "change[#6].to: `m-1` would carry a load of 4, and is able to carry at most 3",
        ]
    );
}

#[test]
fn the_meeting_recommends_for_the_places_that_nobody_claims() {
    let mut draft = AllocationDraft::default();
    let mut patrol = post("a", 1);
    patrol.places = 3;
    draft.posts = vec![patrol];
    draft.people = ["m-1", "m-2", "m-3", "m-4"].map(|name| person(name, 3)).to_vec();
    draft.claims = vec![ClaimDraft::new(id("m-1"), id("a"), 1)];
    let allocation = draft.check().unwrap();
    let mut proposal = propose(&allocation);
    proposal.placements.retain(|one| one.person == id("m-1"));
    let recommend = |who: &str| AdjustmentDraft::recommend(id(who), id("a"), "群众公认");
    let two = [recommend("m-2"), recommend("m-3")];
    assert_eq!(apply(&allocation, &proposal, &two).unwrap().placements.len(), 3);
    let three = [recommend("m-2"), recommend("m-3"), recommend("m-4")];
    let problems = apply(&allocation, &proposal, &three).unwrap_err();
    assert_eq!(
        problems.in_script(Script::Hans),
        "change[#1].to：党员大会只为无人认领的名额推荐人选：`a`设3人，已有1人认领，不能再推荐3人"
    );
}

#[test]
fn a_claim_that_was_read_from_a_table_is_told_at_its_cell() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("p1", 3)];
    draft.people = vec![person("m-1", 3)];
    let mut claim = ClaimDraft::new(id("m-1"), id("p33"), 1);
    let row = FieldPath::root().key("people").key("row").element("2");
    claim.read_at = Some(row.key("column").element("认领岗位"));
    draft.claims = vec![claim];
    assert_eq!(
        draft.check().unwrap_err().in_script(Script::Hans),
        "people，第2行“认领岗位”列：`m-1`认领的岗位`p33`不存在"
    );
}

#[test]
fn refused_changes_name_the_rule_by_its_label() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("a", 1), post("b", 1)];
    let mut one = person("m-1", 3);
    one.most_posts_by = Some(limits::qualified().rule);
    one.limits = vec![LimitDraft::in_post(limits::able(), id("b"), Verdict::Met)];
    draft.people = vec![one];
    let allocation = draft.check().unwrap();
    let proposal = propose(&allocation);
    let change = [AdjustmentDraft::place(id("m-1"), id("b"), "兼任")];
    let problems = apply(&allocation, &proposal, &change).unwrap_err();
    assert_eq!(
        problems.in_script(Script::Hans),
        "change[#1].to：`m-1`不能任`b`：不符合“有活动能力”（规则`posts/fit.able`）\n\
         change[#1].to：`m-1`将有2个岗位，按“具备岗位条件”（规则`posts/qualified`），最多只能任1个"
    );
}
