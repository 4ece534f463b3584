//! What the command line says of itself, in three scripts.

use grassroots::vocabulary::Script;

const USAGE: [&str; 3] = [
    "用法：evaluate 规则集 办法或规则 事实 [选项]\n      \
     evaluate 规则集 columns [办法或规则] [--format text|markdown|csv]\n      \
     evaluate 规则集 list\n      \
     evaluate --help",
    "用法：evaluate 規則集 辦法或規則 事實 [選項]\n      \
     evaluate 規則集 columns [辦法或規則] [--format text|markdown|csv]\n      \
     evaluate 規則集 list\n      \
     evaluate --help",
    "usage: evaluate RULEBOOK WHAT FACTS [OPTIONS]\n       \
     evaluate RULEBOOK columns [WHAT] [--format text|markdown|csv]\n       \
     evaluate RULEBOOK list\n       \
     evaluate --help",
];

const HELP: [&str; 3] = [
    "规则集      内置规则集的标识，或规则集、当地修改文件的路径
办法或规则  考核办法（如 grading）、一条规则（如 grading/plan）、某类对象的全部规则（如 rules:village）；
            five-star 表示逐行按类别选用办法
事实        一份事实（.toml、.json），或一张表（.csv，每行一个对象，列名用事实的名称或标识）
columns     列出表格需要的列；list  列出规则集的全部标识

--format text|markdown|json|csv  版式（csv只用于columns）
--script hans|hant|en            简体、繁体、英文；问题也用这一种文字说明
--period 2019-01-01..2020-01-01  表格的期间，到后一日的前一天为止
--sheet open|closed              还会有事实补充，还是已经填完（表格默认填完）
--carry 乡镇,备注                不是事实、随行带过的列；“名称”列不必写
--with 文件                      各行共有的事实：一份事实，或只有一行的表
--link 办法,办法                 先评定这些办法，再引用其结果；five-star按类别选用
--organizations 表               各行对象在组织表中的类别等",
    "規則集      內置規則集的標識，或規則集、當地修改文件的路徑
辦法或規則  考核辦法（如 grading）、一條規則（如 grading/plan）、某類對象的全部規則（如 rules:village）；
            five-star 表示逐行按類別選用辦法
事實        一份事實（.toml、.json），或一張表（.csv，每行一個對象，欄名用事實的名稱或標識）
columns     列出表格需要的欄；list  列出規則集的全部標識

--format text|markdown|json|csv  版式（csv只用於columns）
--script hans|hant|en            簡體、繁體、英文；問題也用這一種文字說明
--period 2019-01-01..2020-01-01  表格的期間，到後一日的前一天為止
--sheet open|closed              還會有事實補充，還是已經填完（表格默認填完）
--carry 鄉鎮,備註                不是事實、隨行帶過的欄；「名稱」欄不必寫
--with 文件                      各行共有的事實：一份事實，或只有一行的表
--link 辦法,辦法                 先評定這些辦法，再引用其結果；five-star按類別選用
--organizations 表               各行對象在組織表中的類別等",
    "RULEBOOK  the id of a bundled rulebook, or the path of one or of an overlay
WHAT      a scheme (grading), a rule (grading/plan), the rules about a subject (rules:village);
          five-star is, row by row, the scheme of its kind
FACTS     a file of facts (.toml, .json) or a table (.csv: a row each, columns named by facts)
columns   which columns a table needs; list  every id of the rulebook

--format text|markdown|json|csv  how the answer is shown (csv: columns alone)
--script hans|hant|en            in which script, problems too
--period 2019-01-01..2020-01-01  the period of a table, before its second day
--sheet open|closed              whether more facts may come (a table is closed by default)
--carry COLUMN,COLUMN            columns that are no facts; a column of names needs no mention
--with FACTS                     what holds for every row: a file, or a table of one row
--link SCHEME,SCHEME             judged first and taken over; five-star by kind
--organizations TABLE            what a table of organizations says of each row",
];

pub(crate) const fn said(texts: [&'static str; 3], script: Script) -> &'static str {
    let [hans, hant, en] = texts;
    match script {
        Script::Hans => hans,
        Script::Hant => hant,
        Script::En => en,
    }
}

pub(crate) const fn usage(script: Script) -> &'static str {
    said(USAGE, script)
}

pub(crate) fn help(script: Script) -> String {
    format!("{}\n\n{}", usage(script), said(HELP, script))
}

pub(crate) fn no_value(option: &str, script: Script) -> String {
    let usage = usage(script);
    match script {
        Script::Hans => format!("{option}后面要有值\n{usage}"),
        Script::Hant => format!("{option}後面要有值\n{usage}"),
        Script::En => format!("{option} needs a value\n{usage}"),
    }
}

pub(crate) fn unknown(option: &str, value: &str, script: Script) -> String {
    let usage = usage(script);
    match script {
        Script::Hans => format!("没有选项`{option} {value}`\n{usage}"),
        Script::Hant => format!("沒有選項`{option} {value}`\n{usage}"),
        Script::En => format!("`{option} {value}` is not known\n{usage}"),
    }
}

pub(crate) fn no_period(days: &str, script: Script) -> String {
    let such_as = "2019-01-01..2020-01-01";
    match script {
        Script::Hans => format!("`{days}`不是期间：请写成`{such_as}`，后一日不含在内"),
        Script::Hant => format!("`{days}`不是期間：請寫成`{such_as}`，後一日不含在內"),
        Script::En => format!(
            "`{days}` is not a period: write it like {such_as}, the second day not in it"
        ),
    }
}
