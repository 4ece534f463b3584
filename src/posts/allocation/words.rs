//! The wording of reasons and figures.

use super::because::{Because, Hindered, Hindrance, NamedPost, NamedSpeciality};
use super::change_words::lacks;
use super::figures::{Difference, Figure};
use super::limit::{Limit, Obstacle, OpenHolders};
use crate::explain::{self, Wording, all_quoted};
use crate::posts::Names;
use crate::vocabulary::{Amount, Id, Label, Named, Script, Verdict};

/// So many names are told one by one; of the rest, that there are more.
const NAMED: usize = 3;

impl Wording for Limit {
    /// `不符合“流出党员任可异地履职的岗位”`.
    fn words(&self, script: Script) -> String {
        let rule = quoted(self, script);
        match (script, self.yields_to_claim) {
            (Script::Hans | Script::Hant, false) => format!("不符合{rule}"),
            (Script::En, false) => format!("not met: {rule}"),
            (Script::Hans, true) => format!("不符合{rule}，本人没有认领"),
            (Script::Hant, true) => format!("不符合{rule}，本人沒有認領"),
            (Script::En, true) => format!("not met: {rule}, and there is no own claim"),
        }
    }
}

/// A rule as the script marks it.
pub(super) fn quoted(limit: &Limit, script: Script) -> String {
    explain::quoted(limit.rule.label.in_script(script), script)
}

/// A limit that may stand in the way.
fn may_be(limit: &Limit, script: Script) -> String {
    let rule = quoted(limit, script);
    match script {
        Script::Hans => format!("尚未查明是否符合{rule}"),
        Script::Hant => format!("尚未查明是否符合{rule}"),
        Script::En => format!("it is not known whether this is met: {rule}"),
    }
}

/// `，须：有活动能力：是；或者：…`: what would lift an obstacle.
fn would_have_to(lacks: &[Label], script: Script) -> String {
    if lacks.is_empty() {
        return String::new();
    }
    let lacks = lacks.iter().map(|one| one.in_script(script)).collect::<Vec<_>>();
    let lacks = lacks.join(script.of("；或者", "；或者", "; or else "));
    format!("{}{lacks}", script.of("，所缺：", "，所缺：", "; lacking: "))
}

impl Wording for Obstacle {
    fn words(&self, script: Script) -> String {
        match self {
            Obstacle::Limited {
                limit, stands: Verdict::Undetermined, missing, ..
            } => {
                format!("{}{}", may_be(limit, script), missing_of(missing, script))
            }
            Obstacle::Limited { limit, lacks, .. } => limited(limit, lacks, script),
            Obstacle::TooHeavy { load, capacity } => match script {
                Script::Hans => {
                    format!("岗位工作量{load}，超过承受能力{capacity}，力所不及")
                }
                Script::Hant => {
                    format!("崗位工作量{load}，超過承受能力{capacity}，力所不及")
                }
                Script::En => {
                    format!(
                        "the load of the post is {load}, above the capacity of {capacity}"
                    )
                }
            },
            Obstacle::CapacityNotKnown { load, missing } => {
                let missing = missing_of(missing, script);
                match script {
                    Script::Hans => {
                        format!("岗位工作量{load}，承受能力尚不清楚{missing}")
                    }
                    Script::Hant => {
                        format!("崗位工作量{load}，承受能力尚不清楚{missing}")
                    }
                    Script::En => format!(
                        "the load of the post is {load}, and the capacity is not known{missing}"
                    ),
                }
            }
        }
    }
}

/// A limit that stands, with what would have to be; of a claim that is said already.
fn limited(limit: &Limit, lacks: &[Label], script: Script) -> String {
    let words = limit.words(script);
    if limit.yields_to_claim {
        return words;
    }
    format!("{words}{}", would_have_to(lacks, script))
}

/// `，缺少事实“身体状况”`; nothing where nothing is missing.
fn missing_of(missing: &[Named], script: Script) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let missing = all_quoted(missing.iter().map(|one| &one.label), script);
    let lead = script.of("，缺少事实", "，缺少事實", "; missing: ");
    format!("{lead}{missing}")
}

impl Wording for Hindrance {
    fn words(&self, script: Script) -> String {
        match self {
            Hindrance::Limited(limit) => limit.words(script),
            Hindrance::MayBeLimited(limit) => may_be(limit, script),
            Hindrance::TooHeavy => script
                .of(
                    "工作量超过承受能力",
                    "工作量超過承受能力",
                    "the load is above the capacity",
                )
                .to_owned(),
            Hindrance::CapacityNotKnown => script
                .of("承受能力尚不清楚", "承受能力尚不清楚", "the capacity is not known")
                .to_owned(),
        }
    }
}

impl Wording for Figure {
    fn words(&self, script: Script) -> String {
        let words = match self {
            Figure::PostsFilled => {
                script.of("有人任岗的岗位数", "有人任崗的崗位數", "posts filled")
            }
            Figure::ClaimsHonoured => {
                script.of("落实的认领数", "落實的認領數", "claims honoured")
            }
            Figure::Wish(wish) => {
                return match script {
                    Script::Hans => format!("落实的第{wish}志愿数"),
                    Script::Hant => format!("落實的第{wish}志願數"),
                    Script::En => format!("claims honoured with wish {wish}"),
                };
            }
            Figure::MostWantedFilled => script.of(
                "有人任岗的最盼望岗位数",
                "有人任崗的最盼望崗位數",
                "most-wanted posts filled",
            ),
            Figure::MostWantedFurther => script.of(
                "最盼望岗位增配的人数",
                "最盼望崗位增配的人數",
                "further places of most-wanted posts",
            ),
            Figure::FurtherPlaces => {
                script.of("增配的人数", "增配的人數", "further places filled")
            }
            Figure::Fit => script.of("专长匹配数", "專長匹配數", "specialities matched"),
            Figure::PairsInOneHand => script.of(
                "一人多岗的组数（两岗一组）",
                "一人多崗的組數（兩崗一組）",
                "pairs of posts in one hand",
            ),
        };
        words.to_owned()
    }
}

impl Wording for Difference {
    fn words(&self, script: Script) -> String {
        let Difference { figure, proposed, otherwise } = self;
        let figure = figure.words(script);
        match script {
            Script::Hans => format!("{figure}将由{proposed}变为{otherwise}"),
            Script::Hant => format!("{figure}將由{proposed}變為{otherwise}"),
            Script::En => format!("{figure} would go from {proposed} to {otherwise}"),
        }
    }
}

impl Wording for Because {
    fn words(&self, script: Script) -> String {
        self.words_with(script, &Names::none())
    }
}

impl Because {
    /// 理由的文字 — the reason in one script, people by name.
    #[must_use]
    pub fn words_with(&self, script: Script, names: &Names) -> String {
        match self {
            Because::Decided | Because::ByClaim { .. } | Because::Recommended => {
                how(self, script)
            }
            Because::Fits { matched, wanted } => fits(matched, *wanted, script),
            Because::OneOfSeveral { posts, load, capacity } => {
                one_of_several(*posts, (load, capacity), script)
            }
            Because::Tied { with } => tied(with, script, names),
            Because::Hindered { by } => by.words(script),
            Because::Holders { people } => {
                let people = few(people, script, names);
                match script {
                    Script::Hans => format!("任此岗的是{people}"),
                    Script::Hant => format!("任此崗的是{people}"),
                    Script::En => format!("the post is held by {people}"),
                }
            }
            Because::HoldsOther { posts } => {
                let posts = post_list(posts, script);
                match script {
                    Script::Hans => format!("本人任{posts}"),
                    Script::Hant => format!("本人任{posts}"),
                    Script::En => format!("the person holds {posts}"),
                }
            }
            Because::WouldBeWorse { difference } => {
                let lead = script.of("如作此安排，", "如作此安排，", "otherwise ");
                format!("{lead}{}", difference.words(script))
            }
            Because::AsGoodByIds
            | Because::DecidedLeavesNoRoom
            | Because::NotProved
            | Because::NobodyOpen
            | Because::NoSingleChange => plain(self, script).to_owned(),
            Because::HoldersOpen { holders } => holders_open(holders, script),
            Because::HinderedPeople { by, people } => {
                let (by, who) = (by.words(script), hindered(people, script, names));
                let count = people.len();
                match script {
                    Script::Hans => format!("{count}人{by}：{who}"),
                    Script::Hant => format!("{count}人{by}：{who}"),
                    Script::En => format!("{by}: {who} ({count} in all)"),
                }
            }
            Because::WouldEmpty { posts } => {
                let posts = post_list(posts, script);
                match script {
                    Script::Hans => format!("要安排人选，就会使{posts}无人任岗"),
                    Script::Hant => format!("要安排人選，就會使{posts}無人任崗"),
                    Script::En => format!("to fill it would leave {posts} empty"),
                }
            }
            Because::FilledBy(change) => change.words_with(script, names),
            Because::HinderedPosts { by, posts, lacks, missing } => {
                let by = match by {
                    Hindrance::Limited(limit) => limited(limit, lacks, script),
                    by => format!("{}{}", by.words(script), missing_of(missing, script)),
                };
                match script {
                    Script::Hans => format!("{posts}个岗位：{by}"),
                    Script::Hant => format!("{posts}個崗位：{by}"),
                    Script::En => format!("posts out of reach: {posts}, {by}"),
                }
            }
            Because::AllTaken { posts } => match script {
                Script::Hans => format!("可任的{posts}个岗位，名额均已有人"),
                Script::Hant => format!("可任的{posts}個崗位，名額均已有人"),
                Script::En => {
                    format!("others hold all places of the posts in reach ({posts})")
                }
            },
        }
    }
}

/// That somebody holds several posts, with the load of all.
fn one_of_several(posts: usize, loads: (&Amount, &Amount), script: Script) -> String {
    let (load, capacity) = loads;
    match script {
        Script::Hans => {
            format!("一人多岗：共{posts}个岗位，工作量{load}，承受能力{capacity}")
        }
        Script::Hant => {
            format!("一人多崗：共{posts}個崗位，工作量{load}，承受能力{capacity}")
        }
        Script::En => format!(
            "one of {posts} posts of this person: a load of {load}, with a capacity of {capacity}"
        ),
    }
}

/// Why no more hold a post, for all its places.
fn holders_open(holders: &OpenHolders, script: Script) -> String {
    let (rule, most) = (holders.rule.label.in_script(script), holders.most);
    match script {
        Script::Hans => format!("尚未查明是否符合“{rule}”，查明前至多{most}人任岗"),
        Script::Hant => format!("尚未查明是否符合“{rule}”，查明前至多{most}人任崗"),
        Script::En => format!(
            "not known whether \"{rule}\" is met; until then holders at most: {most}"
        ),
    }
}

/// How somebody came to a post.
fn how(because: &Because, script: Script) -> String {
    match because {
        Because::ByClaim { wish } => match script {
            Script::Hans => format!("本人认领，第{wish}志愿"),
            Script::Hant => format!("本人認領，第{wish}志願"),
            Script::En => format!("by own claim, wish {wish}"),
        },
        Because::Decided => {
            script.of("事先已定", "事先已定", "decided beforehand").to_owned()
        }
        _ => script
            .of(
                "方案推荐，本人未认领",
                "方案推薦，本人未認領",
                "recommended, without a claim",
            )
            .to_owned(),
    }
}

/// Reasons without numbers.
const fn plain(because: &Because, script: Script) -> &'static str {
    match because {
        Because::AsGoodByIds => script.of(
            "作此安排同样好，按编号先后取定",
            "作此安排同樣好，按編號先後取定",
            "it would be as good otherwise: the order of ids decided",
        ),
        Because::DecidedLeavesNoRoom => script.of(
            "事先已定的人选没有留下余地",
            "事先已定的人選沒有留下餘地",
            "what was decided beforehand leaves no room",
        ),
        Because::NobodyOpen => script.of(
            "没有其他人可以任此岗",
            "沒有其他人可以任此崗",
            "nobody else may hold it",
        ),
        Because::NoSingleChange => script.of(
            "没有找到单独一项改变就能补上的办法",
            "沒有找到單獨一項改變就能補上的辦法",
            "no single change was found that would fill it",
        ),
        _ => script.of(
            "搜索在得出证明之前已到上限",
            "搜索在得出證明之前已到上限",
            "the search ended before this was proved",
        ),
    }
}

fn fits(matched: &[NamedSpeciality], wanted: usize, script: Script) -> String {
    let names: Vec<&str> =
        matched.iter().map(|one| one.label.in_script(script)).collect();
    let (names, count) = (names.join(script.of("、", "、", ", ")), matched.len());
    match script {
        Script::Hans => format!("专长匹配：{names}（所需{wanted}项中的{count}项）"),
        Script::Hant => format!("專長匹配：{names}（所需{wanted}項中的{count}項）"),
        Script::En => {
            format!("specialities matched: {names} ({count} of {wanted} wanted)")
        }
    }
}

fn tied(with: &[Id], script: Script, names: &Names) -> String {
    let with = few(with, script, names);
    match script {
        Script::Hans => format!("由{with}任此岗同样好，按编号先后取定"),
        Script::Hant => format!("由{with}任此崗同樣好，按編號先後取定"),
        Script::En => format!("{with} would be as good: the order of ids decided"),
    }
}

/// `a（缺少事实“身体状况”）、b、c等7人`.
fn hindered(people: &[Hindered], script: Script, names: &Names) -> String {
    let told = people
        .iter()
        .take(NAMED)
        .map(|one| format!("{}{}", names.of(&one.person), lacks(&one.missing, script)));
    and_more(&told.collect::<Vec<_>>(), people.len(), (script, "人", "人"))
}

/// A post as a sentence names it.
pub(super) fn post_name(post: &NamedPost, script: Script) -> String {
    explain::quoted(post.label.in_script(script), script)
}

fn post_list(posts: &[NamedPost], script: Script) -> String {
    let names: Vec<String> =
        posts.iter().take(NAMED).map(|post| post_name(post, script)).collect();
    and_more(&names, posts.len(), (script, "个岗位", "個崗位"))
}

pub(super) fn few(people: &[Id], script: Script, names: &Names) -> String {
    let told: Vec<String> =
        people.iter().take(NAMED).map(|person| names.of(person)).collect();
    and_more(&told, people.len(), (script, "人", "人"))
}

/// `a、b、c等7人`, `a, b, c and others (7 in all)`.
fn and_more(
    names: &[String],
    count: usize,
    (script, hans, hant): (Script, &str, &str),
) -> String {
    let told = names.join(script.of("、", "、", ", "));
    if count <= names.len() {
        return told;
    }
    match script {
        Script::Hans => format!("{told}等{count}{hans}"),
        Script::Hant => format!("{told}等{count}{hant}"),
        Script::En => format!("{told} and others ({count} in all)"),
    }
}
