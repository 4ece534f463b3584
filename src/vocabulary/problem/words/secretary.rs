//! Appointments and results of secretaries.

use super::Chinese;
use super::phrase::spell;
use crate::vocabulary::SecretaryDefect;

pub(super) fn words(defect: &SecretaryDefect, c: Chinese) -> String {
    use SecretaryDefect as D;
    match defect {
        D::TwoSecretaries { village, secretary, other, on } => say!(
            c,
            "{on}，`{village}`另由`{secretary}`以`{other}`任书记：请使一人在另一人到任前离任",
            "{on}，`{village}`另由`{secretary}`以`{other}`任書記：請使一人在另一人到任前離任"
        ),
        D::AppointedTwice { secretary, village, other, on } => say!(
            c,
            "{on}，`{secretary}`另以`{other}`任`{village}`书记：请使一段在另一段开始前结束，或去掉其一",
            "{on}，`{secretary}`另以`{other}`任`{village}`書記：請使一段在另一段開始前結束，或去掉其一"
        ),
        D::LedNothing { secretary, period } => {
            let days = spell(*period, c);
            say!(
                c,
                "`{secretary}`在{days}未任任何村的书记：请更正期间或人员，或登记任职",
                "`{secretary}`在{days}未任任何村的書記：請更正期間或人員，或登記任職"
            )
        }
        D::HasLeft { secretary, on } => say!(
            c,
            "按任职登记，`{secretary}`自{on}起不再任职：请把这一离任更正为符合，或去掉，或更正任职登记",
            "按任職登記，`{secretary}`自{on}起不再任職：請把這一離任更正為符合，或去掉，或更正任職登記"
        ),
        D::TwoResults { secretary, other, on } => say!(
            c,
            "{on}，`{secretary}`另有结果`{other}`：一人同一时间只有一个结果",
            "{on}，`{secretary}`另有結果`{other}`：一人同一時間只有一個結果"
        ),
        D::ResultOpen { village } => say!(
            c,
            "`{village}`的结果尚未确定：请先确定，或不填此项事实，使其保持未定",
            "`{village}`的結果尚未確定：請先確定，或不填此項事實，使其保持未定"
        ),
        D::WeighsNothing { village } => say!(
            c,
            "`{village}`的权重为0：请写明权重，或去掉",
            "`{village}`的權重為0：請寫明權重，或去掉"
        ),
    }
}
