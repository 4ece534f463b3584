//! The whole account: in three scripts, in both layouts, and as data.

use grassroots::explain::Format;
use grassroots::rulebook::bundled;
use grassroots::vocabulary::{Id, Script};

use super::sections::Words;
use super::work::{WorkTables, Worked};
use super::{WORKED, rectification, report, results, set, tables};

fn rendered(script: Script, format: Format) -> String {
    rendered_of(&WORKED, script, format)
}

fn rendered_of(worked: &Worked, script: Script, format: Format) -> String {
    let rulebook = bundled::secretary_2019().unwrap();
    let scheme = rulebook.scheme("secretary").unwrap();
    let others = rectification::rectification(&worked.rectifies_by).unwrap();
    let (facts, grades) = tables();
    let told = |id: &Id| worked.posts.told(id);
    let rows = tables::secretary_rows(&rulebook, scheme, (&facts, &grades)).unwrap();
    let all = tables::secretaries(rows, told).unwrap();
    let by = (worked, &super::TABLES.follows);
    let results = results::results(&rulebook, all, by).unwrap();
    let names = results.names(worked);
    let words = Words { scheme, script, names: &names };
    report::report(&rulebook, (&results, worked), &others, words).render(format)
}

#[test]
fn grades_and_backward_villages_stand_in_every_township_in_three_scripts() {
    let titles = [
        (Script::Hans, "第四乡镇：分类定级", "第四乡镇：后进村整顿", "本县后进村整顿"),
        (Script::Hant, "第四乡镇：分類定級", "第四乡镇：後進村整頓", "本縣後進村整頓"),
        (
            Script::En,
            "第四乡镇: Grading",
            "第四乡镇: Backward villages",
            "Backward villages of the county",
        ),
    ];
    for (script, grading, backward, county) in titles {
        let text = rendered(script, Format::Text);
        let places = [grading, backward, county].map(|title| text.find(title).unwrap());
        assert!(places.is_sorted(), "{script:?}");
        for nth in ["一", "二", "三", "四", "五", "六"] {
            let (own, four) = (format!("第{nth}乡镇"), "第四乡镇");
            assert!(text.contains(&grading.replace(four, &own)), "{script:?} {nth}");
            assert!(text.contains(&backward.replace(four, &own)), "{script:?} {nth}");
        }
    }
}

#[test]
fn lines_of_the_report_say_what_they_should() {
    let text = rendered(Script::Hans, Format::Text);
    for line in [
        "等次  好4，较好2，一般2，较差1\n",
        "星级  五星 4，四星 3，三星 2，二星 0，一星 0\n",
        "    · t1-v02 一镇二村：好（五星）：差8.92分；合作社带动+10（入社农户比例超过30%，现为",
        "    · t1-v05 一镇五村：较好（四星）：得分已够；满意率不足90%，不得定为好或较好\n",
        "    · t1-v08 一镇八村：一般（二星）：得分已够；认定等次为“较差”\n",
        "    · t3-v03-r1：缺可衡量的目标、责任人\n",
        "    · 没有方案：t4-v05 四镇五村\n",
        "后进村都选派第一书记  达到要求6个，未达到要求2个，不适用46个\n",
        "规模以上非公企业都选派党组织负责人  达到要求1个，未达到要求1个，不适用52个\n",
        "晋级                8\n",
        "    · t2-v08 二镇八村：较差→一般，晋级\n",
        "    · 未达到要求：t1-v03 一镇三村、t1-v08 一镇八村；未达到的是“无期限的任务数为0”\n",
        "    · 受限：t1-v05 一镇五村\n",
        "    · 2018-11-15 已认定，2019-05-20 已定方案\n",
        "    · u-401、u-402、u-403\n",
        "    · t3-v09 三镇九村 2019-11-11至2019-11-15\n",
    ] {
        assert!(text.contains(line), "{line}");
    }
    let markdown = rendered(Script::Hant, Format::Markdown);
    assert!(markdown.contains("第四乡镇：後進村整頓\n"), "{markdown}");
}

#[test]
fn as_data_the_grading_is_an_object_of_its_own() {
    let json = serde_json::to_value(results()).unwrap();
    let grading = &json["grading"];
    assert_eq!(grading["organizations"].as_array().map(Vec::len), Some(54));
    assert_eq!(
        grading["distribution"]["county"]["counts"],
        serde_json::json!([10, 12, 28, 4])
    );
    assert_eq!(grading["stars"]["t6"]["counts"][1]["count"], 4);
    assert_eq!(grading["moves"]["moves"].as_array().map(Vec::len), Some(54));
    assert!(!grading["rules"].as_array().unwrap().is_empty());
    assert_eq!(json["backward_villages"]["figures"]["figures"]["villages"], 7);
    let township = &json["townships"][3];
    assert_eq!(township["grading"]["organizations"].as_array().map(Vec::len), Some(9));
    assert_eq!(township["backward"]["villages"].as_array().map(Vec::len), Some(2));
}

/// The text between the title of a section and the blank line after it.
fn section<'t>(text: &'t str, title: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("\n{title}\n")).unwrap();
    rest.split_once("\n\n").map_or(rest, |(own, _)| own)
}

#[test]
fn what_cannot_be_told_is_listed_with_what_is_missing_also_where_nobody_breaks_it() {
    let mut tables = WorkTables::open().unwrap();
    blank(&mut tables.posts.service, "公布日期");
    blank(&mut tables.posts.villages, "村级责任状");
    let text = rendered_of(&Worked::by(&tables).unwrap(), Script::Hans, Format::Text);
    let first = section(&text, "第一乡镇：设岗定责");
    for line in [
        "公布认岗情况和岗位职责  未达到 0人次，达到 0人次，无法认定 49人次\n",
        "    · 缺少事实“认岗情况和岗位职责已公布”\n",
        "签订责任状，村党组织书记为直接责任人  未达到 0村，达到 0村，无法认定 8村\n",
        "    · 缺少事实“村党组织已签订责任状”\n",
    ] {
        assert!(first.contains(line), "{line}{first}");
    }
    let county = section(&text, "全县设岗定责");
    let line = "公布认岗情况和岗位职责  未达到 0人次，达到 0人次，无法认定 268人次\n";
    assert!(county.contains(line), "{county}");
}

#[test]
fn what_the_registers_notice_is_shown() {
    let mut tables = WorkTables::open().unwrap();
    set(&mut tables.posts.posts, "t1-v01-p01", "设岗人数", "");
    let text = rendered_of(&Worked::by(&tables).unwrap(), Script::Hans, Format::Text);
    let first = section(&text, "第一乡镇：设岗定责");
    let notice = "\n登记提示  1条\n    · t1-v01 一镇一村：“科技示范岗”的设岗人数尚不清楚";
    assert!(first.ends_with(notice), "{first}");
}

fn blank(table: &mut tables::Table, column: &str) {
    let place = table.header.iter().position(|name| name == column).unwrap();
    for row in &mut table.rows {
        let cells = row.iter().enumerate();
        *row = cells.map(|(nth, cell)| if nth == place { "" } else { cell }).collect();
    }
}

#[test]
fn township_sections_explain_themselves() {
    let text = rendered(Script::Hans, Format::Text);
    for line in [
        "不排名：t5-v02 五镇二村：立案审查期间\n",
        "“—”：总分或是否参加排名尚未确定，暂无名次；所缺事实见“尚未确定”\n",
        "星级低的岗位作调整  未达到 2人次，达到 1人次\n",
        "评星之后：星级低的岗位作调整  达到 1人次，未达到 2人次\n",
        "    · 达到：t3-v04-m04/t3-v04-p07\n",
        "    · 未达到：t3-v04-m02/t3-v04-p03、t3-v04-m13/t3-v04-p01\n",
        "t1-v01 一镇一村  6           6               8             6 ",
        "、t1-v04-m12/t1-v04-p03，另有10人次\n",
        "应参加而未任岗  16人\n",
        "星级  五星 20人次，四星 21人次，三星 7人次，二星 1人次，一星 0人次\n",
        "416.72至452.72",
        "调任t2-v03 二镇三村，",
        "第六乡镇  39          39              54            39 ",
        "合计      265         263             361           260 ",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert!(!text.contains("416.72..452.72"));
    for format in [Format::Text, Format::Markdown] {
        for script in [Script::Hans, Script::Hant, Script::En] {
            let text = rendered(script, format);
            let bad = text.lines().find(|it| it.ends_with([' ', ':', '：']));
            assert_eq!(bad, None, "{script:?}");
        }
    }
}

#[test]
fn cadres_and_what_follows_stand_in_every_township_in_three_scripts() {
    let titles = [
        (
            Script::Hans,
            "：驻村蹲点\n",
            "：后果\n",
            "本县驻村蹲点\n",
            "2020-01-31有效的后果\n",
        ),
        (
            Script::Hant,
            "：駐村蹲點\n",
            "：後果\n",
            "本縣駐村蹲點\n",
            "2020-01-31有效的後果\n",
        ),
        (
            Script::En,
            ": Stationed cadres\n",
            ": Consequences\n",
            "Stationed cadres of the county\n",
            "Consequences in force on 2020-01-31\n",
        ),
    ];
    let lines = titles.map(|(script, cadres, follows, county, in_force)| {
        let text = rendered(script, Format::Text);
        for nth in ["一", "二", "三", "四", "五", "六"] {
            let name = format!("\n第{nth}乡镇");
            assert!(text.contains(&format!("{name}{cadres}")), "{script:?} {nth}");
            assert!(text.contains(&format!("{name}{follows}")), "{script:?} {nth}");
        }
        assert!(text.contains(county) && text.contains(in_force), "{script:?}");
        let markdown = rendered(script, Format::Markdown);
        assert!(markdown.contains(county) && markdown.contains(in_force), "{script:?}");
        text.lines().count()
    });
    assert_eq!(lines, [lines[0]; 3]);
}

#[test]
fn lines_about_cadres_and_bars_say_what_they_should() {
    let text = rendered(Script::Hans, Format::Text);
    for line in [
        "p02   c02       t1-v07 一镇七村  295/250               达到       未达到  ",
        "    · 未达到的月·从严：2019-02 19/22、2019-03 15/22、2019-04 4/22\n",
        "2019-12 10–22/22？\n",
        "    · 考评缺少事实“驻点村群众评议票”\n",
        "u-publicity 县委宣传部  分管领导半年调研 1/2\n    · 未到：2019年下半年\n",
        "1     t4-v02 四镇二村、t4-v05 四镇五村  –\n",
        "    · 未达到要求：t4-v04 四镇四村、t6-v06 六镇六村\n",
        "按当月工作日折算：全年驻村不少于250天  未达到要求2个，无法认定1个，不适用2个\n",
        "c08：3年内不予提拔使用  2018-01-15起至2021-01-15前\n",
        "u-101：不得提拔重用  2020-01-10起（待定）\n",
        "优秀党员表彰人选  20人\n",
        "stationing-2015     41          14          4\n",
        "c11：3年内不予提拔使用  不再产生；原为2018-01-15起至2021-01-15前\n",
    ] {
        assert!(text.contains(line), "{line}");
    }
}

#[test]
fn as_data_cadres_and_consequences_are_objects_of_their_own() {
    let json = serde_json::to_value(results()).unwrap();
    assert_eq!(json["stationing"]["figures"][0]["figures"]["cadres"], 19);
    assert_eq!(json["stationing"]["figures"][0]["figures"]["postings"], 19);
    assert_eq!(json["consequences"]["as_of"], "2020-01-31");
    assert_eq!(json["consequences"]["corrections"].as_array().map(Vec::len), Some(2));
    let fourth = &json["townships"][3];
    assert_eq!(fourth["stationing"]["postings"].as_array().map(Vec::len), Some(5));
    assert_eq!(fourth["stationing"]["postings"][1]["readings"][0]["days"]["most"], 254);
    let against = fourth["consequences"]["against"].as_array().unwrap();
    assert_eq!(against.len(), 14);
    assert_eq!(against[0]["consequence"]["id"], "must-be-replaced");
    // What stood there before stands there still.
    for key in ["rulebook", "posts", "grading", "backward_villages", "removals"] {
        assert!(!json[key].is_null(), "{key}");
    }
}
