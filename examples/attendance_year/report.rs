//! Everything as one report.

use grassroots::consequence::Account;
use grassroots::explain::{Report, Wording as _};
use grassroots::organization::Tree;
use grassroots::rule::{Standing, coverage};
use grassroots::rulebook::{Rulebook, bundled};
use grassroots::stationing::groups::{Neighbourhood, Size, propose};
use grassroots::stationing::{Register, Visitor, attendance_report};
use grassroots::vocabulary::{Exact, Id, Script};

use super::follows;
use super::tables::{self, Table, Wrong, id, line, year};
use super::year::{Read, Year, bars, readings, years};

/// The report of the year.
pub(crate) fn report(script: Script) -> Result<Report, Wrong> {
    let book = bundled::stationing_2015().map_err(line)?;
    let tree = tables::tree()?;
    let register = tables::register(&tree)?;
    let readings = readings(&book)?;
    let title = script.of(
        "2015年驻村干部出勤和考评",
        "2015年駐村幹部出勤和考評",
        "Stationed cadres in 2015",
    );
    let mut report = Report::new(title);
    targets(&mut report, &book, &register, script)?;
    let all = readings.iter().map(|read| years(&book, &register, read));
    let all = all.collect::<Result<Vec<Vec<Year>>, Wrong>>()?;
    who_met_what(&mut report, &all, script);
    months(&mut report, &book, (&all, &readings), script)?;
    township(&mut report, (&book, &tree), (&register, &readings), script)?;
    groups(&mut report, &book, (&tree, &register), script)?;
    let read = readings.first().ok_or("no reading").map_err(line)?;
    units_and_after(&mut report, &book, (&register, read), script)?;
    let wrong = tables::supplement(&tree)?;
    report.heading(script.of(
        "补录表中的问题",
        "補錄表中的問題",
        "What is wrong with the supplement",
    ));
    for problem in &wrong {
        report.paragraph(&problem.in_script(script));
    }
    Ok(report)
}

fn list(ids: &[Id]) -> String {
    let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
    if ids.is_empty() { "–".to_owned() } else { ids.join(" ") }
}

fn targets(
    report: &mut Report,
    book: &Rulebook,
    register: &Register,
    script: Script,
) -> Result<(), Wrong> {
    let last = year()?.last().ok_or("no end").map_err(line)?;
    let mut sheets = Vec::new();
    for sheet in Table::open("villages.csv")?.sheets(book)? {
        let village = sheet.subject().ok_or("nowhere").map_err(line)?.clone();
        sheets.push(sheet.with(register.village_facts(&village, last)).map_err(line)?);
    }
    report.heading(script.of("选派范围", "選派範圍", "Targets"));
    for rule in [
        "stationing/weak-economy",
        "stationing/weak-economy.empty-shell",
        "stationing/targets",
        "stationing/targets.where-due",
    ] {
        let rule = book.rule(rule).ok_or("no such rule").map_err(line)?;
        let found = coverage(rule, &sheets).map_err(line)?;
        let share = found.share().map(|share| share.in_percent(script));
        let label = found.rule.label.in_script(script);
        let mut entry = report.entry(0, label, &share.unwrap_or_default());
        let (yes, no) =
            (script.of("是：", "是：", "yes: "), script.of("否：", "否：", "no: "));
        entry.step(&format!("{yes}{}", list(&found.met)), None);
        entry.step(&format!("{no}{}", list(&found.not_met)), None);
    }
    Ok(())
}

/// What a standing is called.
fn word(standing: Standing, script: Script) -> &'static str {
    match standing {
        Standing::Met => script.of("达到", "達到", "met"),
        Standing::NotMet => script.of("未达到", "未達到", "not met"),
        Standing::Undetermined => script.of("无法认定", "無法認定", "open"),
        Standing::NotApplicable => "–",
    }
}

/// Whether somebody was found nowhere.
fn found_nowhere(standing: Standing, script: Script) -> &'static str {
    match standing {
        Standing::Met => script.of("无", "無", "never"),
        Standing::NotMet => script.of("有", "有", "yes"),
        Standing::Undetermined => script.of("无法认定", "無法認定", "open"),
        Standing::NotApplicable => "–",
    }
}

/// Who met which bar: a row for each cadre, the months in each reading.
fn who_met_what(report: &mut Report, all: &[Vec<Year>], script: Script) {
    let [strict, prorated, advisory] = all else { return };
    report.heading(script.of("谁达到了标准", "誰達到了標準", "Who met the bars"));
    let header = [
        script.of("驻村干部", "駐村幹部", "cadre"),
        script.of("实驻", "實駐", "days"),
        script.of("应驻", "應駐", "due"),
        script.of("全年", "全年", "year"),
        script.of("每月·从严", "每月·從嚴", "months, strict"),
        script.of("每月·折算", "每月·折算", "months, prorated"),
        script.of("每月·一般", "每月·一般", "months, as advice"),
        script.of("两头不见人", "兩頭不見人", "nowhere"),
    ];
    let rows = strict.iter().zip(prorated).zip(advisory);
    let rows = rows.map(|((strict, prorated), advisory)| {
        let own = &strict.attendance;
        let days = if own.reached.least == own.reached.most {
            own.reached.least.to_string()
        } else {
            format!("{}–{}", own.reached.least, own.reached.most)
        };
        let due = own.required.map(|days| days.to_string());
        let word = |standing| word(standing, script).to_owned();
        vec![
            own.id.to_string(),
            days,
            due.unwrap_or_default(),
            word(strict.year),
            word(strict.months),
            word(prorated.months),
            word(advisory.months),
            found_nowhere(strict.nowhere, script).to_owned(),
        ]
    });
    report.table(&header, rows.collect());
}

/// The months of three cadres, strict and prorated, and which months others lack.
fn months(
    report: &mut Report,
    book: &Rulebook,
    (all, readings): (&[Vec<Year>], &[Read]),
    script: Script,
) -> Result<(), Wrong> {
    let ([strict, prorated, _], [strictly, as_prorated, _]) = (all, readings) else {
        return Ok(());
    };
    let rules = book.rules().iter().filter(|rule| rule.subject().as_str() == "cadre");
    let rules: Vec<_> = rules.collect();
    for (cadre, years, read) in [
        ("c01", strict, strictly),
        ("c09", prorated, as_prorated),
        ("c12", prorated, as_prorated),
    ] {
        let own = years.iter().find(|one| one.attendance.id.as_str() == cadre);
        let Some(own) = own else { continue };
        let by = (rules.as_slice(), &read.sheet);
        let own = attendance_report(cadre, &own.attendance, by, script);
        report.append(own.map_err(line)?);
    }
    report.heading(script.of("未达到的月", "未達到的月", "Months that lack days"));
    let header = [
        script.of("驻村干部", "駐村幹部", "cadre"),
        script.of("从严（实驻/应驻）", "從嚴（實駐/應駐）", "strict (days/due)"),
        script.of("折算（实驻/应驻）", "折算（實駐/應駐）", "prorated (days/due)"),
    ];
    let short = |year: &Year| {
        let months = year.attendance.short_months().map(|month| {
            let required = month.required.unwrap_or(0);
            format!("{} {}/{required}", month.month, month.reached.most)
        });
        let months: Vec<String> = months.collect();
        if months.is_empty() {
            return script.of("无", "無", "none").to_owned();
        }
        months.join(script.of("、", "、", ", "))
    };
    let rows = strict.iter().zip(prorated).map(|(strict, prorated)| {
        vec![strict.attendance.id.to_string(), short(strict), short(prorated)]
    });
    report.table(&header, rows.collect());
    Ok(())
}

fn township(
    report: &mut Report,
    (book, tree): (&Rulebook, &Tree),
    (register, readings): (&Register, &[Read]),
    script: Script,
) -> Result<(), Wrong> {
    let zhen = id("zhen")?;
    let titles = [
        script.of("全镇汇总·从严", "全鎮匯總·從嚴", "The township, strict"),
        script.of("全镇汇总·折算", "全鎮匯總·折算", "The township, prorated"),
    ];
    for (title, read) in titles.into_iter().zip(readings) {
        let tallies = register.tallies(tree, year()?, (&read.reading, bars(book)?));
        let tallies = tallies.ok_or("too many").map_err(line)?;
        let own = tallies.get(&zhen).ok_or("no township").map_err(line)?;
        report.append(own.report(title, script));
    }
    Ok(())
}

fn groups(
    report: &mut Report,
    book: &Rulebook,
    (tree, register): (&Tree, &Register),
    script: Script,
) -> Result<(), Wrong> {
    let of = Table::open("neighbours.csv")?;
    let villages = register.postings().map(|posting| posting.village.clone());
    let near = Neighbourhood::read(of.file, (tree, villages), &of.header, &of.rows);
    let near =
        near.map_err(|it| it.iter().map(ToString::to_string).collect::<Wrong>())?;
    let size = book.rule("stationing/groups").and_then(Size::of);
    let size = size.ok_or("no size of groups").map_err(line)?;
    let title = script.of("编组建议", "編組建議", "Groups");
    report.append(propose(&near, size).report(title, script));
    Ok(())
}

fn units_and_after(
    report: &mut Report,
    book: &Rulebook,
    (register, read): (&Register, &Read),
    script: Script,
) -> Result<(), Wrong> {
    let units = follows::units(book, register, read)?;
    report.heading(script.of("派出单位", "派出單位", "Sending units"));
    let colon = script.of("：", "：", ": ");
    for unit in &units {
        let duties = follows::duties(book, unit)?;
        let (broken, all) = (duties.iter(), duties.len());
        let broken: Vec<_> = broken
            .filter(|(_, standing)| *standing != Standing::Met)
            .map(|(label, standing)| (label.in_script(script), *standing))
            .collect();
        let met = all.saturating_sub(broken.len());
        let figure = match script {
            Script::Hans => format!("{all}项职责达到{met}项"),
            Script::Hant => format!("{all}項職責達到{met}項"),
            Script::En => format!("{met} of {all} duties met"),
        };
        let mut entry = report.entry(0, unit.id.as_str(), &figure);
        for (label, standing) in broken {
            entry.step(&format!("{label}{colon}{}", word(standing, script)), None);
        }
        for half in register.half_years(&unit.id, (Visitor::Deputy, year()?)) {
            if half.visits.is_empty() {
                let none =
                    script.of("分管领导未到", "分管領導未到", "the deputy did not come");
                entry.step(&format!("{}{colon}{none}", half.name(script)), None);
            }
        }
    }
    let outcomes = follows::assessments(book)?;
    report.heading(script.of("考评", "考評", "Assessment"));
    for outcome in &outcomes {
        let who = outcome.subject().map(ToString::to_string).unwrap_or_default();
        let grades = outcome.grades().map(|grade| grade.label.in_script(script));
        let grades = grades.collect::<Vec<_>>().join(" / ");
        let total = outcome.total().settled();
        let total = total.map(Exact::in_words).unwrap_or_default();
        report.entry(0, &who, &format!("{total} {grades}"));
    }
    let history = follows::history(book, &outcomes, &units)?;
    let account = history.account();
    in_force(report, &account, script)?;
    if let Some(wrong) = follows::wrong_bans(history.records())? {
        report.heading(script.of(
            "限制登记表中的问题",
            "限制登記表中的問題",
            "What is wrong with the bars on file",
        ));
        for problem in &wrong {
            report.paragraph(&problem.in_script(script));
        }
    }
    Ok(())
}

fn in_force(report: &mut Report, account: &Account, script: Script) -> Result<(), Wrong> {
    let on = follows::day()?;
    report.heading(script.of("结果运用", "結果運用", "What follows"));
    for one in account.in_force(on) {
        report.paragraph(&one.words(script));
    }
    Ok(())
}
