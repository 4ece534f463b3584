//! Small villages worked by hand, with the words that people read.

use grassroots::explain::{Format, Wording as _};
use grassroots::posts::allocation::{
    AdjustmentDraft, AllocationDraft, Because, ClaimDraft, DecidedDraft, Figures,
    LimitDraft, OtherwiseDraft, PersonDraft, PostDraft, Proposal, SpecialityDraft, apply,
    propose,
};
use grassroots::vocabulary::{Label, Named, Script, Verdict};

use super::limits;
use super::village::{id, whole};

fn post(name: &str, [hans, hant, en]: [&str; 3], load: i64) -> PostDraft {
    let label = Label::new(hans, hant, en);
    PostDraft::new(id(name), label, whole(load))
}

const PATROL: [&str; 3] = ["治安巡逻岗", "治安巡邏崗", "patrol"];
const MEDIATION: [&str; 3] = ["民事调解岗", "民事調解崗", "mediation"];
const CULTURE: [&str; 3] = ["文化宣传岗", "文化宣傳崗", "culture"];

fn person(name: &str, capacity: i64) -> PersonDraft {
    PersonDraft::new(id(name), Some(whole(capacity)))
}

fn claim(person: &str, post: &str, wish: u32) -> ClaimDraft {
    ClaimDraft::new(id(person), id(post), wish)
}

fn proposal(draft: &AllocationDraft) -> Proposal {
    propose(&draft.clone().check().unwrap())
}

fn words(because: &[Because], script: Script) -> Vec<String> {
    because.iter().map(|one| one.words(script)).collect()
}

/// Two posts; an able claimant of both, one who claims one, and one who is frail.
fn village() -> AllocationDraft {
    let mut draft = AllocationDraft::default();
    draft
        .specialities
        .push(SpecialityDraft::new(id("law"), Label::new("法律", "法律", "law")));
    let mut mediation = post("mediation", MEDIATION, 2);
    mediation.specialities.push(id("law"));
    draft.posts = vec![post("patrol", PATROL, 4), mediation];
    let mut able = person("m-1", 5);
    able.specialities.push(id("law"));
    draft.people = vec![able, person("m-2", 3), person("m-3", 1)];
    draft.claims = vec![claim("m-1", "mediation", 1), claim("m-2", "mediation", 1)];
    draft
}

#[test]
fn a_post_filled_goes_before_a_claim_honoured() {
    // Only m-1 can bear the patrol, so the claim of m-1 gives way.
    let proposal = proposal(&village());
    let [mediation, patrol] = proposal.placements.as_slice() else { panic!() };
    assert_eq!((mediation.person.as_str(), patrol.person.as_str()), ("m-2", "m-1"));
    assert_eq!(words(&mediation.because, Script::Hans), ["本人认领，第1志愿"]);
    assert_eq!(words(&patrol.because, Script::Hant), ["方案推薦，本人未認領"]);
    let [refused] = proposal.refused.as_slice() else { panic!() };
    assert_eq!(
        words(&refused.because, Script::Hans),
        ["任此岗的是m-2", "本人任“治安巡逻岗”", "如作此安排，有人任岗的岗位数将由2变为1"]
    );
    assert_eq!(
        words(&refused.because, Script::En),
        [
            "the post is held by m-2",
            "the person holds “patrol”",
            "otherwise posts filled would go from 2 to 1"
        ]
    );
    let [without] = proposal.without.as_slice() else { panic!() };
    assert_eq!(without.person.as_str(), "m-3");
    assert_eq!(words(&without.because, Script::Hans), ["2个岗位：工作量超过承受能力"]);
    let mut figures = expected(&proposal.figures);
    (figures.posts_filled, figures.claims_honoured, figures.by_wish) =
        (2, 1, [1, 0, 0, 0, 0]);
    assert_eq!(proposal.figures, figures);
}

/// Figures of nothing.
fn expected(figures: &Figures) -> Figures {
    let mut none = *figures;
    (none.posts_filled, none.claims_honoured, none.by_wish) = (0, 0, [0; 5]);
    (none.most_wanted_filled, none.most_wanted_further) = (0, 0);
    (none.further_places, none.fit, none.pairs_in_one_hand) = (0, 0, 0);
    none
}

#[test]
fn a_claim_goes_before_fit_and_an_earlier_wish_before_a_later_one() {
    let mut draft = village();
    draft.posts.retain(|post| post.id == id("mediation"));
    draft.claims = vec![claim("m-1", "mediation", 2), claim("m-2", "mediation", 1)];
    let by_wish = proposal(&draft);
    assert_eq!(by_wish.placements[0].person.as_str(), "m-2");
    assert_eq!(
        words(&by_wish.refused[0].because, Script::Hans).last().unwrap(),
        "如作此安排，落实的第1志愿数将由1变为0"
    );
    draft.claims.clear();
    let by_fit = proposal(&draft);
    assert_eq!(by_fit.placements[0].person.as_str(), "m-1");
    assert_eq!(
        words(&by_fit.placements[0].because, Script::Hans),
        ["方案推荐，本人未认领", "专长匹配：法律（所需1项中的1项）"]
    );
    assert_eq!(
        words(&by_fit.without[0].because, Script::Hant),
        ["可任的1個崗位，名額均已有人"]
    );
}

#[test]
fn the_most_wanted_post_goes_first_where_not_all_can_be_filled() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("culture", CULTURE, 1), post("patrol", PATROL, 1)];
    draft.people = vec![person("m-1", 1)];
    let by_id = proposal(&draft);
    assert_eq!(by_id.placements[0].post.id.as_str(), "culture");
    assert_eq!(
        words(&by_id.vacancies[0].because, Script::Hans),
        [
            "要安排人选，就会使“文化宣传岗”无人任岗",
            "作此安排同样好，按编号先后取定",
            "没有找到单独一项改变就能补上的办法",
        ]
    );
    draft.posts[1].is_most_wanted = true;
    let by_wish = proposal(&draft);
    assert_eq!(by_wish.placements[0].post.id.as_str(), "patrol");
    assert_eq!(
        words(&by_wish.vacancies[0].because, Script::Hans)[..2],
        [
            "要安排人选，就会使“治安巡逻岗”无人任岗",
            "如作此安排，有人任岗的最盼望岗位数将由1变为0",
        ]
    );
    // How many posts one may hold is a rule: no change of it is named.
    draft.people[0].capacity = Some(whole(2));
    assert_eq!(
        words(&proposal(&draft).vacancies[0].because, Script::Hans).last().unwrap(),
        "没有找到单独一项改变就能补上的办法"
    );
    draft.people[0].most_posts = 2;
    let both = proposal(&draft);
    assert!(both.vacancies.is_empty());
    assert_eq!(both.figures.pairs_in_one_hand, 1);
    assert_eq!(
        words(&both.placements[0].because, Script::Hans)[1],
        "一人多岗：共2个岗位，工作量2，承受能力2"
    );
    draft.people[0].capacity = Some(whole(1));
    assert_eq!(
        words(&proposal(&draft).vacancies[0].because, Script::Hans).last().unwrap(),
        "没有找到单独一项改变就能补上的办法"
    );
    // What facts can make of the strength is.
    let burdened = fact("family", "家庭状况", ["heavy", "负担重", "light", "负担轻"]);
    let (family, heavy, light) = burdened;
    let mut lighter = OtherwiseDraft::new(family, Some(heavy), light, Some(whole(2)));
    lighter.most_posts = 2;
    draft.people[0].otherwise = vec![lighter];
    assert_eq!(
        words(&proposal(&draft).vacancies[0].because, Script::Hans).last().unwrap(),
        "若m-1的家庭状况由负担重变为负担轻，即可补上（m-1任“文化宣传岗”）"
    );
}

/// A fact with two of its values.
fn fact(
    name: &str,
    label: &str,
    [from, now, to, then]: [&str; 4],
) -> (Named, Named, Named) {
    let named =
        |name: &str, text: &str| Named::new(id(name), Label::new(text, text, text));
    (named(name, label), named(from, now), named(to, then))
}

#[test]
fn a_further_place_is_filled_where_nobody_is_needed_elsewhere() {
    let mut draft = AllocationDraft::default();
    let mut patrol = post("patrol", PATROL, 1);
    patrol.places = 2;
    draft.posts = vec![patrol, post("mediation", MEDIATION, 2)];
    draft.people = vec![person("m-1", 1), person("m-2", 2)];
    let two = proposal(&draft);
    assert_eq!((two.figures.posts_filled, two.figures.further_places), (2, 0));
    let [vacancy] = two.vacancies.as_slice() else { panic!() };
    assert_eq!((vacancy.held, vacancy.places), (1, 2));
    assert_eq!(
        words(&vacancy.because, Script::En),
        [
            "to fill it would leave “mediation” empty",
            "no single change was found that would fill it",
        ]
    );
    draft.people.push(person("m-3", 1));
    let three = proposal(&draft);
    assert_eq!((three.figures.posts_filled, three.figures.further_places), (2, 1));
    assert!(three.vacancies.is_empty());
}

#[test]
fn each_limit_alone_is_told_with_what_would_lift_it() {
    let nothing = "没有找到单独一项改变就能补上的办法";
    let limits = [
        (limits::able(), Verdict::Met, nothing),
        (
            limits::remote(),
            Verdict::Undetermined,
            "若查明m-1符合“流出党员任可异地履职的岗位”（缺少事实“可异地履岗”），即可补上（m-1任“治安巡逻岗”）",
        ),
        (
            limits::own_claim(),
            Verdict::Met,
            "若m-1自愿认领，即可补上（m-1任“治安巡逻岗”）",
        ),
        (limits::qualified(), Verdict::Met, nothing),
    ];
    for (limit, stands, change) in limits {
        let mut draft = AllocationDraft::default();
        draft.posts = vec![post("patrol", PATROL, 4)];
        let mut only = person("m-1", 5);
        let text = "可异地履岗";
        let missing = Named::new(id("remote"), Label::new(text, text, text));
        let limit = LimitDraft::everywhere(limit, stands);
        only.limits.push(limit.lacking(Vec::new(), vec![missing]));
        draft.people = vec![only];
        let proposal = proposal(&draft);
        assert!(proposal.placements.is_empty());
        let because = words(&proposal.vacancies[0].because, Script::Hans);
        assert_eq!(because.first().unwrap(), "没有其他人可以任此岗");
        assert_eq!(because.last().unwrap(), change);
    }
}

#[test]
fn what_a_person_can_bear_is_told_when_it_is_too_little_or_not_known() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("patrol", PATROL, 4)];
    draft.people = vec![person("m-1", 3), PersonDraft::new(id("m-2"), None)];
    draft.claims = vec![claim("m-1", "patrol", 1), claim("m-2", "patrol", 1)];
    let proposal = proposal(&draft);
    assert_eq!(
        words(&proposal.vacancies[0].because, Script::Hans),
        [
            "没有其他人可以任此岗",
            "1人工作量超过承受能力：m-1",
            "1人承受能力尚不清楚：m-2",
            "若查明m-2的承受能力不低于4，即可补上（m-2任“治安巡逻岗”）",
        ]
    );
    let refused: Vec<String> =
        proposal.refused.iter().flat_map(|one| words(&one.because, Script::En)).collect();
    assert_eq!(
        refused,
        [
            "the load of the post is 4, above the capacity of 3",
            "the load of the post is 4, and the capacity is not known",
        ]
    );
}

#[test]
fn somebody_else_moves_on_where_that_fills_both() {
    // m-2 could take the patrol if m-1 were not needed there; m-1 can do both.
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("mediation", MEDIATION, 1), post("patrol", PATROL, 3)];
    let mut frail = person("m-2", 3);
    frail.limits.push(LimitDraft::in_post(
        limits::qualified(),
        id("mediation"),
        Verdict::Met,
    ));
    let mut far = person("m-3", 9);
    far.limits.push(LimitDraft::in_post(limits::remote(), id("patrol"), Verdict::Met));
    far.limits.push(LimitDraft::in_post(limits::able(), id("mediation"), Verdict::Met));
    draft.people = vec![frail, far];
    let proposal = proposal(&draft);
    assert_eq!(proposal.placements.len(), 1);
    assert_eq!(
        words(&proposal.vacancies[0].because, Script::Hans),
        [
            "没有其他人可以任此岗",
            "1人不符合“有活动能力”：m-3",
            "1人不符合“具备岗位条件”：m-2",
            "没有找到单独一项改变就能补上的办法",
        ]
    );
    draft.people[0].limits.clear();
    // m-3 can mediate and not patrol: m-2 moves on where m-3 may do both.
    let (fact, from, to) = fact("away", "流动情况", ["out", "流出", "home", "在村"]);
    draft.people[1].otherwise =
        vec![OtherwiseDraft::new(fact, Some(from), to, Some(whole(9)))];
    let both = propose(&draft.clone().check().unwrap());
    assert_eq!(both.placements[0].post.id.as_str(), "mediation");
    assert_eq!(
        words(&both.vacancies[0].because, Script::Hans).last().unwrap(),
        "若m-3的流动情况由流出变为在村，即可补上（m-3任“治安巡逻岗”）"
    );
}

#[test]
fn equal_people_are_told_apart_by_id_and_that_is_said() {
    let mut draft = AllocationDraft::default();
    draft.posts = vec![post("patrol", PATROL, 1)];
    draft.people =
        ["m-5", "m-4", "m-3", "m-2", "m-1"].map(|name| person(name, 1)).to_vec();
    let tied = proposal(&draft);
    assert_eq!(
        words(&tied.placements[0].because, Script::Hans),
        ["方案推荐，本人未认领", "由m-2、m-3、m-4等4人任此岗同样好，按编号先后取定"]
    );
    assert_eq!(
        words(&tied.placements[0].because, Script::En)[1],
        "m-2, m-3, m-4 and others (4 in all) would be as good: the order of ids decided"
    );
    draft.claims = vec![claim("m-4", "patrol", 1), claim("m-2", "patrol", 1)];
    let claimed = proposal(&draft);
    assert_eq!(claimed.placements[0].person.as_str(), "m-2");
    assert_eq!(
        words(&claimed.refused[0].because, Script::Hant),
        ["任此崗的是m-2", "作此安排同樣好，按編號先後取定"]
    );
}

#[test]
fn what_was_decided_stays_and_leaves_no_room_for_claims() {
    let mut draft = village();
    draft.decided.push(DecidedDraft::new(id("m-1"), id("mediation")));
    draft.claims = vec![claim("m-2", "mediation", 1)];
    let proposal = proposal(&draft);
    assert_eq!(proposal.placements[0].person.as_str(), "m-1");
    assert_eq!(
        words(&proposal.placements[0].because, Script::Hans),
        ["事先已定", "专长匹配：法律（所需1项中的1项）"]
    );
    assert_eq!(
        words(&proposal.refused[0].because, Script::Hans),
        ["任此岗的是m-1", "事先已定的人选没有留下余地"]
    );
    assert_eq!(
        words(&proposal.vacancies[0].because, Script::Hans),
        [
            "事先已定的人选没有留下余地",
            "2人工作量超过承受能力：m-2、m-3",
            "没有找到单独一项改变就能补上的办法",
        ]
    );
}

#[test]
fn the_report_tells_all_of_it_in_three_scripts() {
    let mut draft = village();
    draft.posts.push(post("culture", CULTURE, 9));
    let proposal = proposal(&draft);
    let report = proposal.report(Script::Hans).render(Format::Markdown);
    assert_eq!(report, include_str!("proposal.hans.md"));
    for (script, title) in [
        (Script::Hant, "# 設崗定責崗位分配方案"),
        (Script::En, "# Proposed allocation of posts"),
    ] {
        let report = proposal.report(script).render(Format::Markdown);
        assert!(report.starts_with(title), "{report}");
    }
}

#[test]
fn the_meeting_recommends_and_the_organization_adjusts() {
    let mut draft = village();
    draft.posts.push(post("culture", CULTURE, 1));
    draft.people[2]
        .limits
        .push(LimitDraft::everywhere(limits::qualified(), Verdict::NotMet));
    let allocation = draft.check().unwrap();
    let proposal = propose(&allocation);
    let culture = proposal.placements.iter().find(|one| one.post.id == id("culture"));
    assert_eq!(culture.unwrap().person.as_str(), "m-3");
    let changes = [
        AdjustmentDraft::remove(id("m-3"), id("culture"), "外出照顾家人"),
        AdjustmentDraft::move_to(
            id("m-1"),
            (id("patrol"), id("mediation")),
            "调解任务加重",
        ),
        AdjustmentDraft::move_to(
            id("m-2"),
            (id("mediation"), id("culture")),
            "发挥文艺特长",
        ),
    ];
    let confirmed = apply(&allocation, &proposal, &changes).unwrap();
    let mut turned = changes;
    turned.reverse();
    assert_eq!(apply(&allocation, &proposal, &turned).unwrap(), confirmed);
    assert_eq!(
        confirmed.report(Script::Hans).render(Format::Text),
        include_str!("confirmed.hans.txt")
    );
    let recommended = [AdjustmentDraft::recommend(id("m-1"), id("patrol"), "群众公认")];
    let mut without = proposal.clone();
    without.placements.retain(|one| one.post.id != id("patrol"));
    let confirmed = apply(&allocation, &without, &recommended).unwrap();
    let how: Vec<String> =
        confirmed.placements.iter().map(|one| one.how.words(Script::Hant)).collect();
    assert_eq!(how, ["按方案", "按方案", "黨員大會推薦：群众公认"]);
    assert!(confirmed.vacant.is_empty());
}

#[test]
fn a_search_that_ended_early_says_so() {
    let mut early = proposal(&village());
    early.is_proved = false;
    let report = early.report(Script::Hans).render(Format::Text);
    assert!(report.contains("本方案为所找到的最好方案，尚未证明最优。"), "{report}");
    let words = Script::ALL.map(|script| Because::NotProved.words(script));
    assert_eq!(
        words,
        [
            "搜索在得出证明之前已到上限",
            "搜索在得出證明之前已到上限",
            "the search ended before this was proved"
        ]
    );
}

#[test]
fn a_proposal_survives_the_wire() {
    let proposal = proposal(&village());
    let text = serde_json::to_string(&proposal).unwrap();
    assert_eq!(serde_json::from_str::<Proposal>(&text).unwrap(), proposal);
    let draft = village();
    let text = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<AllocationDraft>(&text).unwrap(), draft);
}
