//! The sections of the grading, each from the results alone.

use grassroots::explain::{Report, Wording as _, headline};
use grassroots::grading::GradeTally;
use grassroots::organization::Tree;
use grassroots::rule::Coverage;
use grassroots::vocabulary::{Id, Source, Span, Verdict};

use super::super::sections::Words;
use super::Grading;
use super::organization::{Organization, Separated};
use super::results::TownshipGrading;
use super::stars::Stars;

/// What the rules about first secretaries, leaders sent and plans are called.
const COVERED: [&str; 3] =
    ["grading/first-secretary", "grading/first-secretary.organizer", "grading/plan"];

/// 分类定级 — a township: everybody's stars and grades, what kept them down, what separates
/// them from the grade they aim at, what plans lack, what the rules find and what follows.
pub(crate) fn township(
    (name, results): (&str, &TownshipGrading),
    (grading, sources): (&Grading, &[Source]),
    words: Words<'_>,
) -> Report {
    let title = words.of("分类定级", "分類定級", "Grading");
    let colon = words.of("：", "：", ": ");
    let mut report = Report::new(&format!("{name}{colon}{title}"));
    let ids = results.organizations.iter();
    let all: Vec<&Organization> =
        ids.filter_map(|id| grading.organizations.get(id)).collect();
    grades(&all, words, &mut report);
    let grades = words.of("等次", "等次", "Grades");
    report.entry(0, grades, &results.distribution.words(words.script));
    let stars = words.of("星级", "星級", "Stars");
    report.entry(0, stars, &counted(&results.stars, words));
    caps(&all, words, &mut report);
    separated(&all, words, &mut report);
    lacks(&all, words, &mut report);
    for finding in &results.findings {
        finding.add_to_named(&mut report, (sources, words.script), |id| words.named(id));
    }
    for follows in &results.follows {
        let label = follows.rule.label.in_script(words.script);
        let label = headline(label, words.script);
        report.entry(0, &label, "").step(&words.ids(&follows.met), None);
    }
    report
}

/// 全县分类定级 — the county: grades and stars by township, who moved, what kept how many
/// down, and whom first secretaries, leaders and plans do not reach.
pub(crate) fn county(
    grading: &Grading,
    tree: &Tree,
    sources: &[Source],
    words: Words<'_>,
) -> Report {
    let mut report =
        Report::new(words.of("分类定级", "分類定級", "Grading of organizations"));
    let named = |one: &grassroots::organization::Organization| {
        one.name.clone().unwrap_or_else(|| one.id.to_string())
    };
    let tallies = &grading.distribution;
    report.append(GradeTally::report(tree, tallies, words.script, named));
    if !grading.unsurveyed.is_empty() {
        let label = words.of("没有参加评定", "沒有參加評定", "Not surveyed");
        report.entry(0, label, "").step(&words.ids(&grading.unsurveyed), None);
    }
    report.heading(words.of("星级分布", "星級分佈", "Distribution of stars"));
    stars(grading, tree, words, &mut report);
    report.append(grading.moves.report_named(words.script, |id| words.named(id)));
    report.heading(words.of("制约与覆盖", "制約與覆蓋", "Caps and coverage"));
    let all: Vec<&Organization> = grading.organizations.values().collect();
    caps(&all, words, &mut report);
    let is_shown = |it: &&Coverage| COVERED.contains(&it.rule.id.as_str());
    for coverage in grading.rules.iter().filter(is_shown) {
        coverage.add_to_named(&mut report, (sources, words.script), |id| words.named(id));
    }
    let checked = all.iter().filter_map(|it| Some((&it.id, it.check.as_ref()?)));
    let wrong = checked.filter(|(_, it)| !it.contradicted.is_empty());
    for (id, check) in wrong {
        report.entry(0, &words.named(id), &check.words(words.script));
    }
    report
}

/// A row for each organization.
fn grades(all: &[&Organization], words: Words<'_>, report: &mut Report) {
    let header = [
        words.of("党组织", "黨組織", "organization"),
        words.of("得分", "得分", "score"),
        words.of("星级", "星級", "stars"),
        words.of("测算等次", "測算等次", "by the scheme"),
        words.of("上次等次", "上次等次", "before"),
        words.of("认定等次", "認定等次", "as decided"),
        words.of("变动", "變動", "move"),
    ];
    let rows = all.iter().map(|one| {
        vec![
            words.named(&one.id),
            one.score.in_words(words.script),
            words.labels(&one.stars),
            words.labels(&one.judged),
            words.labels(&one.moved.before),
            words.labels(&one.moved.after),
            one.moved.how.words(words.script).to_owned(),
        ]
    });
    report.table(&header, rows.collect());
}

/// `五星3，四星4，三星1，二星0，一星0`.
fn counted(stars: &Stars, words: Words<'_>) -> String {
    let counts = stars.counts.iter();
    let counts = counts
        .map(|it| format!("{} {}", it.stars.label.in_script(words.script), it.count));
    let open = (stars.open > 0)
        .then(|| format!("{} {}", words.of("星级未定", "星級未定", "open"), stars.open));
    counts.chain(open).collect::<Vec<_>>().join(words.of("，", "，", ", "))
}

fn stars(grading: &Grading, tree: &Tree, words: Words<'_>, report: &mut Report) {
    let above = tree.iter().filter(|one| !one.subordinates.is_empty());
    for one in above {
        let Some(stars) = grading.stars.get(&one.id) else { continue };
        let name = one.name.as_deref().unwrap_or(one.id.as_str());
        report.entry(0, name, &counted(stars, words));
    }
}

/// Each cap with those whom it keeps down, and those whom it may.
fn caps(all: &[&Organization], words: Words<'_>, report: &mut Report) {
    let mut seen: Vec<(&Id, &str)> = Vec::new();
    for (one, cap) in all.iter().flat_map(|one| one.caps.iter().map(move |it| (one, it)))
    {
        let key = (&cap.scheme, cap.cap.in_script(words.script));
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let is_it = |it: &&&Organization, verdict: Verdict| {
            let caps = it.caps.iter();
            caps.filter(|it| it.verdict == verdict)
                .any(|it| (&it.scheme, it.cap.in_script(words.script)) == key)
        };
        let those = |verdict| {
            let of = all.iter().filter(|it| is_it(it, verdict));
            of.map(|it| it.id.clone()).collect::<Vec<Id>>()
        };
        let (bit, may) = (those(Verdict::Met), those(Verdict::Undetermined));
        let lead = words.of("上限：", "上限：", "Cap: ");
        let label = format!("{lead}{}", key.1);
        let kind = one.scheme.as_str();
        let is_grading = cap.scheme.as_str() != kind;
        let figure = if is_grading { String::new() } else { kind.to_owned() };
        let mut entry = report.entry(0, &label, &figure);
        if !bit.is_empty() {
            let lead = words.of("受限：", "受限：", "kept down: ");
            entry.step(&format!("{lead}{}", words.ids(&bit)), None);
        }
        if !may.is_empty() {
            let lead = words.of("可能受限：", "可能受限：", "may be kept down: ");
            entry.step(&format!("{lead}{}", words.ids(&may)), None);
        }
    }
}

/// What separates each from the grade that it aims at, a line each.
fn separated(all: &[&Organization], words: Words<'_>, report: &mut Report) {
    let of = all.iter().filter_map(|it| Some((*it, it.separated.as_ref()?)));
    let steps: Vec<String> =
        of.map(|(one, separated)| in_brief(one, separated, words)).collect();
    if steps.is_empty() {
        return;
    }
    let label = words.of(
        "与目标等次的差距",
        "與目標等次的差距",
        "What separates them from the grade aimed at",
    );
    let mut entry = report.entry(0, label, "");
    for step in &steps {
        entry.step(step, None);
    }
}

/// `t1-v05 一镇五村：较好（四星），差5.3分：活动阵地+5、书记轮训+0.3；满意率不足90%…`.
fn in_brief(one: &Organization, separated: &Separated, words: Words<'_>) -> String {
    let script = words.script;
    let colon = words.of("：", "：", ": ");
    let target = separated.target.label.in_script(script);
    let stars = separated.stars.label.in_script(script);
    let (open, close) = (words.of("（", "（", " ("), words.of("）", "）", ")"));
    let mut parts = vec![short(separated.short_by, words)];
    let is_short = separated.short_by != Span::ZERO;
    if let Some(together) = separated.lifts.as_ref().filter(|_| is_short) {
        let lifts = together.lifts.iter().map(|it| {
            let plus = if it.lift.is_beyond { ">" } else { "+" };
            let by = it.lift.by.in_words();
            let by = match by.strip_prefix('≈') {
                Some(by) => format!("≈{plus}{by}"),
                None => format!("{plus}{by}"),
            };
            let label = it.item.label.in_script(script);
            let must = separated.gap.must_be(it, script);
            let must = must.map(|must| format!("{open}{must}{close}"));
            format!("{label}{by}{}", must.unwrap_or_default())
        });
        parts.push(lifts.collect::<Vec<_>>().join(words.of("、", "、", ", ")));
    }
    parts.extend(separated.hindrances.iter().map(|it| it.in_script(script).to_owned()));
    if !separated.gap.missing.is_empty() {
        let lead = words.of("缺少事实", "缺少事實", "missing: ");
        parts.push(format!("{lead}{}", words.quoted(&separated.gap.missing)));
    }
    if parts.len() == 1 && !is_short {
        // Nothing separates the outcome: what was decided is another grade.
        let lead = words.of("认定等次为", "認定等次為", "as decided: ");
        let decided = words.quoted(&one.moved.after);
        parts.push(format!("{lead}{decided}"));
    }
    let parts = parts.join(words.of("；", "；", "; "));
    let id = words.named(&one.id);
    format!("{id}{colon}{target}{open}{stars}{close}{colon}{parts}")
}

fn short(by: Span, words: Words<'_>) -> String {
    if by == Span::ZERO {
        return words.of("得分已够", "得分已夠", "the score is enough").to_owned();
    }
    let by = by.in_words(words.script);
    let (before, after) = (words.of("差", "差", ""), words.of("分", "分", " short"));
    format!("{before}{by}{after}")
}

/// Whose plan lacks what, and who has none.
fn lacks(all: &[&Organization], words: Words<'_>, report: &mut Report) {
    let lacks = all.iter().flat_map(|it| &it.lacks);
    let steps: Vec<String> = lacks.map(|it| it.words(words.script)).collect();
    let without = all.iter().filter(|it| it.tasks.is_none());
    let without: Vec<Id> = without.map(|it| it.id.clone()).collect();
    if steps.is_empty() && without.is_empty() {
        return;
    }
    let label = words.of("方案不具体之处", "方案不具體之處", "What plans lack");
    let mut entry = report.entry(0, label, "");
    for step in &steps {
        entry.step(step, None);
    }
    if !without.is_empty() {
        let lead = words.of("没有方案：", "沒有方案：", "no plan: ");
        entry.step(&format!("{lead}{}", words.ids(&without)), None);
    }
}
