//! The whole account: in three scripts, in both layouts, and as data.

use grassroots::explain::Format;
use grassroots::rulebook::bundled;
use grassroots::vocabulary::Script;

use super::sections::Words;
use super::{WORKED, rectification, report, results};

fn rendered(script: Script, format: Format) -> String {
    let rulebook = bundled::secretary_2019().unwrap();
    let scheme = rulebook.scheme("secretary").unwrap();
    let others = rectification::rectification(&WORKED.rectifies_by).unwrap();
    let (results, words) = (results(), Words { scheme, script });
    report::report(&rulebook, (&results, &WORKED), &others, words).render(format)
}

#[test]
fn grades_and_backward_villages_stand_in_every_township_in_three_scripts() {
    let titles = [
        (Script::Hans, "第四乡镇：分类定级", "第四乡镇：后进村整顿", "本县后进村整顿"),
        (Script::Hant, "第四乡镇：分類定級", "第四乡镇：後進村整頓", "本縣後進村整頓"),
        (
            Script::En,
            "第四乡镇: grading",
            "第四乡镇: backward villages",
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
        "    · t1-v02：好（五星）：差8.92分；合作社带动+10\n",
        "    · t1-v05：较好（四星）：得分已够；满意率不足90%，不得定为好或较好\n",
        "    · t3-v03-r1：缺可衡量的目标、责任人\n",
        "    · 没有方案：t4-v05\n",
        "后进村都选派第一书记  达到要求6个，未达到要求2个，不适用46个\n",
        "规模以上非公企业都选派党组织负责人  达到要求1个，未达到要求1个，不适用52个\n",
        "晋级                8\n",
        "    · 2018-11-15 已认定，2019-05-20 已定方案\n",
        "    · u-401、u-402、u-403\n",
        "    · t3-v09 2019-11-11至2019-11-15\n",
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
