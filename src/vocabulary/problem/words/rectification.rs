//! The register of backward villages.

use super::Chinese;
use super::phrase::days;
use crate::vocabulary::RectificationDefect;
use crate::vocabulary::problem::rectification::{listed, on_file};

pub(super) fn words(defect: &RectificationDefect, c: Chinese) -> String {
    use RectificationDefect as D;
    let script = c.script();
    match defect {
        D::NotAVillage { found } => {
            let found = found.in_script(script);
            say!(c, "这里是{found}：请写村的编号", "這裡是{found}：請寫村的編號")
        }
        D::OwnPair => c
            .of(
                "村不能与自己结对：请写结对帮扶的村的编号",
                "村不能與自己結對：請寫結對幫扶的村的編號",
            )
            .to_owned(),
        D::OutsidePeriod { found, period } => {
            let days = days(*period, c);
            say!(
                c,
                "{found}不在本台账的期间内（{days}）",
                "{found}不在本台賬的期間內（{days}）"
            )
        }
        D::Unnumbered { other, on } => say!(
            c,
            "`{other}`也在{on}，分不清先后：请编序号1、2",
            "`{other}`也在{on}，分不清先後：請編序號1、2"
        ),
        D::TwoResults { other, on } => say!(
            c,
            "`{other}`在{on}也有结果：一天只有一个结果，请改正其中一个日期",
            "`{other}`在{on}也有結果：一天只有一個結果，請改正其中一個日期"
        ),
        D::PassWithoutScore => c
            .of("验收合格须有得分：请写明得分", "驗收合格須有得分：請寫明得分")
            .to_owned(),
        D::ScoreAgainstResult { score, result, steps } => {
            let (result, steps) = (result.in_script(script), listed(steps, script));
            say!(
                c,
                "按验收评分，{score}分不是{result}：请改正其中一个，或在“否决”列写明由哪一项决定：{steps}",
                "按驗收評分，{score}分不是{result}：請改正其中一個，或在「否決」欄寫明由哪一項決定：{steps}"
            )
        }
        D::NotOnFile { found, known } => {
            let put = on_file(known, script);
            say!(
                c,
                "该村没有提出过问题`{found}`：{put}",
                "該村沒有提出過問題`{found}`：{put}"
            )
        }
        D::EvidenceLater { paper, dated, on } => say!(
            c,
            "`{paper}`的日期是{dated}，晚于作出决定的{on}：请改正其中一个日期",
            "`{paper}`的日期是{dated}，晚於作出決定的{on}：請改正其中一個日期"
        ),
        D::OutsideTerm { body, on } => {
            let body = body.in_script(script);
            say!(
                c,
                "{on}该村没有{body}：请改正日期，或补上人选",
                "{on}該村沒有{body}：請改正日期，或補上人選"
            )
        }
        D::SameEntry { other } => say!(
            c,
            "与`{other}`相同：请删去其中一条；如确有两次，请编序号",
            "與`{other}`相同：請刪去其中一條；如確有兩次，請編序號"
        ),
        D::Refused { why } => why.in_script(script).to_owned(),
    }
}
