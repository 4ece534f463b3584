//! The register of service in posts.

use chrono::NaiveDate;

use super::Chinese;
use super::phrase::{did_you_mean, listed, spell};
use crate::vocabulary::{Id, Period, ServiceDefect};

#[expect(clippy::too_many_lines, reason = "an arm for each defect, and nothing else")]
pub(super) fn words(defect: &ServiceDefect, c: Chinese) -> String {
    use ServiceDefect as D;
    match defect {
        D::NotRuled => c
            .of(
                "规则集没有写明履岗：请写上`[posts.service]`",
                "規則集沒有寫明履崗：請寫上`[posts.service]`",
            )
            .to_owned(),
        D::OtherYear { found, expected } => say!(
            c,
            "本表期间为{found}，登记期间为{expected}：各表须为同一期间，并有截止日",
            "本表期間為{found}，登記期間為{expected}：各表須為同一期間，並有截止日"
        ),
        D::Counted { fact } => say!(
            c,
            "`{fact}`由登记自行统计：请从表中去掉",
            "`{fact}`由登記自行統計：請從表中去掉"
        ),
        D::SaidOtherwise { fact, other } => say!(
            c,
            "`{fact}`与`{other}`的表所写不一致：请只在一处填写，或写得一致",
            "`{fact}`與`{other}`的表所寫不一致：請只在一處填寫，或寫得一致"
        ),
        D::EndsBeforeItBegins { person, post, from, until } => say!(
            c,
            "`{person}`任`{post}`：离岗日期{until}不晚于上岗日期{from}，请更正",
            "`{person}`任`{post}`：離崗日期{until}不晚於上崗日期{from}，請更正"
        ),
        D::RaterIsNobody { rater, nearest } => {
            let near = did_you_mean(nearest.as_ref(), c);
            say!(
                c,
                "评分人`{rater}`不是本村人员{near}",
                "評分人`{rater}`不是本村人員{near}"
            )
        }
        D::NotInTheYear { served, year } => not_in_year(*served, *year, c),
        D::NotInService { on, served } => not_in_service(*on, *served, c),
        D::AfterService { on, last } => say!(
            c,
            "{on}晚于本年度履岗的最后一天{last}：请更正日期，或去掉",
            "{on}晚於本年度履崗的最後一天{last}：請更正日期，或去掉"
        ),
        D::DaysDisagree { fact } => say!(
            c,
            "`{fact}`与登记的日期不一致：请去掉其一，或更正",
            "`{fact}`與登記的日期不一致：請去掉其一，或更正"
        ),
        D::SpellsOverlap { person, post, other, on } => say!(
            c,
            "{on}，`{person}`另以`{other}`任`{post}`：请使一段在另一段开始前结束，或去掉其一",
            "{on}，`{person}`另以`{other}`任`{post}`：請使一段在另一段開始前結束，或去掉其一"
        ),
        D::BeyondPlaces { post, on, holders, places } => {
            beyond_places((post, *on), holders, *places, c)
        }
        D::BeyondCapacity { person, on, load, capacity, posts } => {
            let posts = listed(posts);
            say!(
                c,
                "{on}，`{person}`任{posts}，工作量{load}，最多只能承受{capacity}：请免去一岗，或由他人分担",
                "{on}，`{person}`任{posts}，工作量{load}，最多只能承受{capacity}：請免去一崗，或由他人分擔"
            )
        }
        D::RecordOfNobody { person, post, holders } => {
            let who = who_does(holders, c);
            say!(
                c,
                "`{person}`在本年度没有任`{post}`：{who}",
                "`{person}`在本年度沒有任`{post}`：{who}"
            )
        }
        D::RecordOfSeveral { person, post, holdings } => {
            let holdings = listed(holdings);
            say!(
                c,
                "`{person}`不止一次任`{post}`：请写明是{holdings}中的哪一个",
                "`{person}`不止一次任`{post}`：請寫明是{holdings}中的哪一個"
            )
        }
    }
}

fn not_in_year(served: Period, year: Period, c: Chinese) -> String {
    let (served, year) = (spell(served, c), spell(year, c));
    say!(
        c,
        "履岗期间{served}与年度{year}没有相同的日子：请去掉，或更正日期",
        "履崗期間{served}與年度{year}沒有相同的日子：請去掉，或更正日期"
    )
}

fn not_in_service(on: NaiveDate, served: Period, c: Chinese) -> String {
    let served = spell(served, c);
    say!(
        c,
        "{on}不在本年度的履岗期间{served}之内：请更正日期，或写到所属的履岗中",
        "{on}不在本年度的履崗期間{served}之內：請更正日期，或寫到所屬的履崗中"
    )
}

fn beyond_places(
    (post, on): (&Id, NaiveDate),
    holders: &[Id],
    places: u32,
    c: Chinese,
) -> String {
    let holders = listed(holders);
    say!(
        c,
        "{on}，在`{post}`任岗的有{holders}，而只设{places}人：请使其中有人先离岗，或晚上岗",
        "{on}，在`{post}`任崗的有{holders}，而只設{places}人：請使其中有人先離崗，或晚上崗"
    )
}

fn who_does(holders: &[Id], c: Chinese) -> String {
    if holders.is_empty() {
        let (hans, hant) = (
            "无人任此岗，请去掉该记录，或登记履岗",
            "無人任此崗，請去掉該記錄，或登記履崗",
        );
        return c.of(hans, hant).to_owned();
    }
    let holders = listed(holders);
    say!(c, "任此岗的是{holders}", "任此崗的是{holders}")
}
