//! 设岗定责 — the sections about posts, each from the results alone.

use grassroots::explain::{Report, Wording as _};
use grassroots::posts::service::Tally;
use grassroots::rule::{Finding, Kind, Standing};
use grassroots::vocabulary::{Id, Named, Script};

use super::posts_results::{Figures, Following, Kept, OnDay, PostsResults};
use super::results::{Results, TownshipResults};
use super::sections::{NAMED, Words, standing_in};

/// A township: the figures of each village, how rules are kept, what follows, and what the
/// registers notice.
pub(crate) fn township(results: &TownshipResults, words: Words<'_>) -> Report {
    let title = words.of("设岗定责", "設崗定責", "Posts and duties");
    let colon = words.of("：", "：", ": ");
    let mut report = Report::new(&format!("{}{colon}{title}", results.township));
    let of = &results.posts;
    let villages = of.villages.iter().map(|(id, own)| (words.named(id), *own));
    let village = words.of("村", "村", "village");
    figures((village, villages.collect()), &of.together, words, &mut report);
    without(of, words, &mut report);
    for rule in &of.kept {
        kept(rule, words, &mut report);
    }
    for finding in of.findings.iter().filter(|it| it.standing() != Standing::Met) {
        found(finding, words, &mut report);
    }
    for follows in &of.follows {
        followed(follows, words, &mut report);
    }
    on_days(of, words, &mut report);
    notices(of, words, &mut report);
    report
}

/// The county: the figures of each township, and how rules are kept.
pub(crate) fn county(results: &Results<'_>, words: Words<'_>) -> Report {
    let title =
        words.of("全县设岗定责", "全縣設崗定責", "Posts and duties of the county");
    let mut report = Report::new(title);
    let townships = results.townships.iter();
    let rows = townships.map(|it| (it.township.clone(), Figures::of(&it.posts.together)));
    let township = words.of("乡镇", "鄉鎮", "township");
    figures((township, rows.collect()), &results.posts, words, &mut report);
    for rule in &results.posts_kept {
        kept(rule, words, &mut report);
    }
    report
}

/// A row each, one of all together, and how many holdings have which stars.
fn figures(
    (lead, rows): (&str, Vec<(String, Figures)>),
    together: &Tally,
    words: Words<'_>,
    report: &mut Report,
) {
    let header = [
        lead,
        words.of("岗位（岗）", "崗位（崗）", "posts"),
        words.of("有人在岗（岗）", "有人在崗（崗）", "posts held"),
        words.of("应参加（人）", "應參加（人）", "people who must take part"),
        words.of("已任岗（人）", "已任崗（人）", "people with a post"),
        words.of("应汇报（次）", "應匯報（次）", "reports due"),
        words.of("已汇报（次）", "已匯報（次）", "reports held"),
    ];
    let sum = words.of("合计", "合計", "together").to_owned();
    let rows = rows.into_iter().chain([(sum, Figures::of(together))]);
    let rows = rows.map(|(name, figures)| {
        let figures = figures.all().map(|figure| figure.to_string());
        [name].into_iter().chain(figures).collect()
    });
    report.table(&header, rows.collect());
    let holdings = |count: u32| counted(Some("holding"), count, words);
    let stars = together.stars.iter().map(|it| {
        let label = it.grade.label.in_script(words.script);
        format!("{label} {}", holdings(it.holdings))
    });
    let open = (together.stars_open > 0).then(|| {
        let open = words.of("星级未定", "星級未定", "open");
        format!("{open} {}", holdings(together.stars_open))
    });
    let stars: Vec<String> = stars.chain(open).collect();
    let label = words.of("星级", "星級", "Stars");
    report.entry(0, label, &stars.join(words.of("，", "，", ", ")));
}

/// Who must take part and has no post.
fn without(of: &PostsResults, words: Words<'_>, report: &mut Report) {
    if of.without.is_empty() {
        return;
    }
    let label =
        words.of("应参加而未任岗", "應參加而未任崗", "Must take part and have no post");
    let figure = counted(Some("member"), of.without.len(), words);
    let mut entry = report.entry(0, label, &figure);
    entry.step(&words.ids_as(&of.without, unit(Some("member"), words)), None);
}

/// A rule with how many stand how to it, and what is missing.
fn kept(rule: &Kept, words: Words<'_>, report: &mut Report) {
    let subject = rule.subject.as_ref().map(Id::as_str);
    let count = |standing, count: u32| {
        format!("{} {}", standing_in(standing, words), counted(subject, count, words))
    };
    let open =
        (rule.undetermined > 0).then(|| count(Standing::Undetermined, rule.undetermined));
    let counts = [count(Standing::NotMet, rule.not_met), count(Standing::Met, rule.met)];
    let counts: Vec<String> = counts.into_iter().chain(open).collect();
    let figure = counts.join(words.of("，", "，", ", "));
    let mut entry = report.entry(0, rule.rule.label.in_script(words.script), &figure);
    if !rule.missing.is_empty() {
        entry.step(&missing(&words.quoted(&rule.missing), words), None);
    }
}

/// What a rule about the township itself finds.
fn found(finding: &Finding, words: Words<'_>, report: &mut Report) {
    let label = finding.rule.label.in_script(words.script);
    let mut entry = report.entry(0, label, standing_in(finding.standing(), words));
    let facts = words.quoted(finding.missing());
    if !facts.is_empty() {
        entry.step(&missing(&facts, words), None);
    }
}

/// Whom a rule that follows from the stars is about; led so that it is told apart from the
/// line that counts how the rule is kept.
fn followed(follows: &Following, words: Words<'_>, report: &mut Report) {
    let all = [
        (Standing::Met, &follows.met),
        (Standing::NotMet, &follows.not_met),
        (Standing::Undetermined, &follows.undetermined),
    ];
    let some = all.into_iter().filter(|(_, ids)| !ids.is_empty());
    let some: Vec<(Standing, &Vec<Id>)> = some.collect();
    if some.is_empty() {
        return;
    }
    let unit = unit(Some("holding"), words);
    let lead = words.of("评星之后：", "評星之後：", "after the rating: ");
    let label = format!("{lead}{}", follows.rule.label.in_script(words.script));
    let must = matches!(follows.kind, Kind::Requirement | Kind::Advice);
    let named = |standing| match standing {
        Standing::Met if !must => words.of("符合", "符合", "qualify"),
        standing => standing_in(standing, words),
    };
    let counts = some.iter();
    let counts = counts.map(|(it, ids)| {
        format!("{} {}", named(*it), counted(Some("holding"), ids.len(), words))
    });
    let counts: Vec<String> = counts.collect();
    let mut entry = report.entry(0, &label, &counts.join(words.of("，", "，", ", ")));
    for (standing, ids) in some {
        let colon = words.of("：", "：", ": ");
        let ids = words.ids_as(ids, unit);
        entry.step(&format!("{}{colon}{ids}", named(standing)), None);
    }
}

/// Since when holders are not within the limits, or that cannot be told: rule by rule.
fn on_days(of: &PostsResults, words: Words<'_>, report: &mut Report) {
    if of.days.is_empty() {
        return;
    }
    let lead =
        words.of("任岗条件不符合之日", "任崗條件不符合之日", "Days beyond the limits");
    let mut rules: Vec<(&Named, Standing)> = Vec::new();
    for one in &of.days {
        let key = (&one.finding.rule, one.finding.standing());
        if !rules.contains(&key) {
            rules.push(key);
        }
    }
    let colon = words.of("：", "：", ": ");
    for (rule, standing) in rules {
        let is_own = |one: &&OnDay| {
            one.finding.rule == *rule && one.finding.standing() == standing
        };
        let own: Vec<&OnDay> = of.days.iter().filter(is_own).collect();
        let label = format!("{lead}{colon}{}", rule.label.in_script(words.script));
        let figure = counted(Some("holding"), own.len(), words);
        let figure = format!("{} {figure}", standing_in(standing, words));
        let mut entry = report.entry(0, &label, &figure);
        for one in own.iter().take(NAMED) {
            let who = words.named(&one.holding);
            let step = match words.script {
                Script::Hans | Script::Hant => format!("{who}：自{}起", one.on),
                Script::En => format!("{who}: from {}", one.on),
            };
            entry.step(&step, None);
        }
        if let Some(more @ 1..) = own.len().checked_sub(NAMED) {
            entry.step(&left_out(more, words), None);
        }
    }
}

/// What the registers of the villages notice.
fn notices(of: &PostsResults, words: Words<'_>, report: &mut Report) {
    if of.notices.is_empty() {
        return;
    }
    let unit = words.of("条", "條", "");
    let count = of.notices.len();
    let label = words.of("登记提示", "登記提示", "What the registers notice");
    let mut entry = report.entry(0, label, &format!("{count}{unit}"));
    for notice in of.notices.iter().take(NAMED) {
        let (village, colon) = (words.named(&notice.village), words.of("：", "：", ": "));
        let notice = notice.notice.words(words.script);
        entry.step(&format!("{village}{colon}{notice}"), None);
    }
    if let Some(more @ 1..) = count.checked_sub(NAMED) {
        entry.step(&left_out(more, words), None);
    }
}

fn left_out(more: usize, words: Words<'_>) -> String {
    match words.script {
        Script::En => format!("and {more} more"),
        Script::Hans => format!("另有{more}条"),
        Script::Hant => format!("另有{more}條"),
    }
}

fn missing(facts: &str, words: Words<'_>) -> String {
    format!("{}{facts}", words.of("缺少事实", "缺少事實", "missing: "))
}

/// So many of those whom a rule is about: `3人次`, `1 holding`.
fn counted<N>(subject: Option<&str>, count: N, words: Words<'_>) -> String
where
    N: TryInto<u64> + std::fmt::Display + Copy,
{
    let is_one = count.try_into().is_ok_and(|count| count == 1);
    let one = match subject {
        Some("holding" | "placement") => " holding",
        Some("member") => " person",
        Some("post") => " post",
        Some("village") => " village",
        Some("household") => " household",
        Some("street") => " street",
        _ => "",
    };
    let unit = match words.script {
        Script::En if is_one => one,
        Script::Hans | Script::Hant | Script::En => unit(subject, words),
    };
    format!("{count}{unit}")
}

/// What several of those are counted as whom a rule is about.
fn unit(subject: Option<&str>, words: Words<'_>) -> &'static str {
    let script = words.script;
    match subject {
        Some("holding" | "placement") => script.of("人次", "人次", " holdings"),
        Some("member") => script.of("人", "人", " people"),
        Some("post") => script.of("岗", "崗", " posts"),
        Some("village") => script.of("村", "村", " villages"),
        Some("household") => script.of("户", "戶", " households"),
        Some("street") => script.of("条街", "條街", " streets"),
        _ => script.of("个", "個", ""),
    }
}
