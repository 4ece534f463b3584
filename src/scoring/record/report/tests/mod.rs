//! Whole reports in three scripts, written by hand.

mod made;

use made::{at, record};

use crate::explain::Format;
use crate::scoring::because::Standing;
use crate::scoring::record::Record;
use crate::vocabulary::{Script, Verdict};

#[test]
fn a_report_in_simplified_chinese() {
    let expected = "\
书记考核：li
总分90至94，满分100，尚未确定。等次尚未确定，可能为“称职”、“不称职”。考核期间：2019年。规则集：village，版本：2019。所依数字中有本规则自行设定的（标＊）。

计分明细
书记考核  90至94 / 100（待定）
    · “履职”减去其余各项
    · 依据：《培训讲话》三(四)
  履职〔日常·定量〕  94 / 100
      · 满分100分，由此起扣
      · 缺会：3×2分，共扣6分  [＊本规则自行设定：no source fixes it]
  走访〔集中〕  不计
      · 不适用于本对象，不计
      · 参照：《考核细则》
  测评  0至4（待定）
      · 情况未明，可能计0至4分

等次评定
总分定档  “称职”
    · 总分90至94落在“称职”档（60以上（含））
弄虚作假  “称职”、“不称职”
    · “弄虚作假：是”，无法认定
    · 无法认定，可能被否决，定为最低等次“不称职”；等次可能为“称职”、“不称职”  [依据：《培训讲话》三(五)]

缺失的事实
事实      标识          总分范围最多可缩小
测评得分  survey.score  4

来源
《培训讲话》  讲话
《考核细则》  考核办法，2013年
";
    assert_eq!(record().report(Script::Hans).render(Format::Text), expected);
}

#[test]
fn a_report_in_traditional_chinese() {
    let expected = "\
書記考核：li
總分90至94，滿分100，尚未確定。等次尚未確定，可能為「稱職」、「不稱職」。考核期間：2019年。規則集：village，版本：2019。所依數字中有本規則自行設定的（標＊）。

計分明細
書記考核  90至94 / 100（待定）
    · 「履職」減去其餘各項
    · 依據：《培训讲话》三(四)
  履職〔日常·定量〕  94 / 100
      · 滿分100分，由此起扣
      · 缺會：3×2分，共扣6分  [＊本規則自行設定：no source fixes it]
  走訪〔集中〕  不計
      · 不適用於本對象，不計
      · 參照：《考核细则》
  測評  0至4（待定）
      · 情況未明，可能計0至4分

等次評定
總分定檔  「稱職」
    · 總分90至94落在「稱職」檔（60以上（含））
弄虛作假  「稱職」、「不稱職」
    · 「弄虛作假：是」，無法認定
    · 無法認定，可能被否決，定為最低等次「不稱職」；等次可能為「稱職」、「不稱職」  [依據：《培训讲话》三(五)]

缺失的事實
事實      標識          總分範圍最多可縮小
測評得分  survey.score  4

來源
《培训讲话》  講話
《考核细则》  考核辦法，2013年
";
    assert_eq!(record().report(Script::Hant).render(Format::Text), expected);
}

#[test]
fn a_report_in_english() {
    let expected = "\
Appraisal of secretaries: li
Total 90 to 94 of 100, open. The grade is open: “competent”, “incompetent”. Period: 2019. Rulebook: village, edition 2019. Some of the numbers are our own (marked “assumed”).

Ledger
secretary  90 to 94 / 100 (open)
    · “duties” less the others
    · stated in “培训讲话”, 三(四)
  duties (daily, quantitative)  94 / 100
      · starts from full marks, 100 points
      · missed meetings: 3 × 2 points each, 6 taken off  [assumed: no source fixes it]
  visits (concentrated)  left out
      · does not apply to this subject, left out
      · published in “考核细则”
  survey  0 to 4 (open)
      · not known yet, 0 to 4 points possible

Grading
grade lines  “competent”
    · the total 90 to 94 lies in “competent” (at least 60)
fraud  “competent”, “incompetent”
    · “fraud: yes”, cannot be told
    · cannot be told; may be vetoed, the lowest grade “incompetent”; possible grades “competent”, “incompetent”  [stated in “培训讲话”, 三(五)]

Missing facts
fact          id            narrows the total by up to
survey score  survey.score  4

Sources
“培训讲话”  speech
“考核细则”  published scheme, 2013
";
    let text = record().report(Script::En).render(Format::Text);
    assert_eq!(text, expected);
}

/// The first paragraph.
fn result(record: &Record) -> String {
    crate::scoring::record::report::result::result(record, Script::Hans)
}

#[test]
fn a_settled_result_is_brief() {
    let settled = Record {
        subject: None,
        score: at(94),
        total: at(0),
        standing: Standing::Settled,
        grades: Vec::new(),
        is_ranked: Verdict::NotMet,
        rests_on_assumed: false,
        ..record()
    };
    assert_eq!(
        result(&settled),
        "总分0（清零前94），满分100，已确定。不参加排名。考核期间：2019年。\
         规则集：village，版本：2019。所依数字没有自行设定的。"
    );
}

#[test]
fn a_result_that_cannot_be_told_says_so() {
    let mut unclear = record();
    unclear.standing = Standing::Undetermined;
    unclear.is_ranked = Verdict::Undetermined;
    unclear.grades.truncate(1);
    assert!(result(&unclear).starts_with(
        "总分90至94，满分100，无法认定。等次为“称职”。是否参加排名无法认定。"
    ));
    // An open zero-clearing condition leaves the total open where the score is not.
    unclear.standing = Standing::Settled;
    assert!(result(&unclear).starts_with("总分90至94，满分100，尚未确定。"));
}

#[test]
fn what_is_not_there_has_no_heading() {
    let bare = Record {
        nodes: Vec::new(),
        grading: Vec::new(),
        missing: Vec::new(),
        ..record()
    };
    let text = bare.report(Script::En).render(Format::Text);
    assert!(text.ends_with("\n\nLedger\n"), "{text}");
}
