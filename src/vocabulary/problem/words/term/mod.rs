//! The words that defects carry, as the checks write them, and what they are in Chinese.
//!
//! A word that does not stand here is shown as it is.

mod reason;

use super::Chinese;

pub(super) use reason::REASONS;

/// A word in English, Simplified and Traditional Chinese.
pub(super) type Term = [&'static str; 3];

/// The Chinese of `english`, if it stands in `terms`.
pub(super) fn found(terms: &[Term], english: &str, c: Chinese) -> Option<&'static str> {
    let [_, hans, hant] = terms.iter().find(|[known, _, _]| *known == english)?;
    Some(c.of(hans, hant))
}

/// The Chinese of `english`, or `english` itself.
pub(super) fn of<'t>(terms: &[Term], english: &'t str, c: Chinese) -> &'t str {
    found(terms, english, c).unwrap_or(english)
}

/// What is counted, and its measure word.
pub(super) fn counted(english: &str, c: Chinese) -> (&str, &'static str) {
    let unit = found(UNITS, english, c).unwrap_or_else(|| c.of("个", "個"));
    (of(COUNTED, english, c), unit)
}

/// Of which there can be too many.
pub(super) const COUNTED: &[Term] = &[
    ["organizations", "党组织", "黨組織"],
    ["members", "成员", "成員"],
    ["villages", "村", "村"],
    ["entries", "记录", "記錄"],
    ["tasks", "任务", "任務"],
    ["seats", "席位", "席位"],
    ["periods", "期间", "期間"],
    ["columns", "表头", "表頭"],
    ["elements", "元素", "元素"],
    ["events", "事件", "事件"],
    ["facts", "事实", "事實"],
    ["grades", "等次", "等次"],
    ["parts and items", "部分和指标", "部分和指標"],
    ["raters", "评分人", "評分人"],
    ["rows", "数据", "數據"],
    ["subjects", "考核对象", "考核對象"],
    ["spells", "经历", "經歷"],
    ["posts", "岗位", "崗位"],
    ["people", "人员", "人員"],
    ["places", "名额", "名額"],
    ["claims", "认领", "認領"],
    ["specialities", "专长", "專長"],
    ["limits", "限制", "限制"],
    ["decided places", "已定人选", "已定人選"],
    ["changes", "调整", "調整"],
    ["posts of one person", "一人所任岗位", "一人所任崗位"],
    ["holdings", "履岗", "履崗"],
    ["records", "履岗记录", "履崗記錄"],
    ["postings", "选派", "選派"],
    ["records of days", "出勤记录", "出勤記錄"],
    ["visits", "调研", "調研"],
    ["reports of visits", "上报次数", "上報次數"],
    ["days of a term", "期限天数", "期限天數"],
    ["terms of one cadre", "一名干部的选派", "一名幹部的選派"],
    ["visits of one leader of a unit", "单位同一领导的调研", "單位同一領導的調研"],
    ["steps", "步骤", "步驟"],
    ["appointments", "任职记录", "任職記錄"],
    ["outcomes", "结果记录", "結果記錄"],
    ["outcomes about one subject", "同一对象的结果记录", "同一對象的結果記錄"],
];

/// In what that is counted, where not in 个.
pub(super) const UNITS: &[Term] = &[
    ["entries", "条", "條"],
    ["columns", "列", "欄"],
    ["events", "次", "次"],
    ["raters", "名", "名"],
    ["rows", "行", "行"],
    ["subjects", "名", "名"],
    ["spells", "段", "段"],
    ["people", "名", "名"],
    ["members", "名", "名"],
    ["claims", "项", "項"],
    ["specialities", "项", "項"],
    ["limits", "项", "項"],
    ["decided places", "项", "項"],
    ["changes", "项", "項"],
    ["appointments", "条", "條"],
    ["outcomes", "条", "條"],
    ["outcomes about one subject", "条", "條"],
];

/// Of which one at least is needed.
pub(super) const LISTED: &[Term] = &[
    ["seat", "一个席位", "一個席位"],
    ["place", "一个名次", "一個名次"],
    ["choice", "一个选项", "一個選項"],
    ["condition", "一个条件", "一個條件"],
    ["edition", "一个版本", "一個版本"],
    ["expectation", "一项期望", "一項期望"],
    ["fact", "一个事实", "一個事實"],
    ["grade", "一个等次", "一個等次"],
    ["group", "一组评分人", "一組評分人"],
    ["row", "一行", "一行"],
    ["state", "一个状态", "一個狀態"],
    ["event", "一种事件", "一種事件"],
    ["member", "一名成员", "一名成員"],
    ["cell", "一个单元格", "一個單元格"],
    ["stage", "一个发展阶段", "一個發展階段"],
    ["occasion", "一种情形", "一種情形"],
    ["award", "一项评选或称号", "一項評選或稱號"],
];

/// What cannot stand twice.
pub(super) const UNIQUE: &[Term] = &[
    ["appointments", "任职的编号", "任職的編號"],
    ["villages", "村的编号", "村的編號"],
    ["assignments", "分工的编号", "分工的編號"],
    ["entries", "记录的编号", "記錄的編號"],
    ["issues", "问题的编号", "問題的編號"],
    ["organizations", "党组织的标识", "黨組織的標識"],
    ["tasks", "任务的标识", "任務的標識"],
    ["stages", "阶段目标的日期", "階段目標的日期"],
    ["teams", "班子", "班子"],
    ["seats", "席位的标识", "席位的標識"],
    ["links", "引用的事实", "引用的事實"],
    ["children", "子项", "子項"],
    ["choices", "选项", "選項"],
    ["columns", "列", "欄"],
    ["facts", "事实的标识", "事實的標識"],
    ["facts of the list", "清单中的事实", "清單中的事實"],
    ["grades", "等次的标识", "等次的標識"],
    ["groups", "评分组", "評分組"],
    ["keys", "键", "鍵"],
    ["parts and items", "部分和指标的标识", "部分和指標的標識"],
    ["raters", "评分人", "評分人"],
    ["rows", "各行的选项", "各行的選項"],
    ["schemes", "考核办法的标识", "考核辦法的標識"],
    ["sources", "来源的标识", "來源的標識"],
    ["steps to the grade", "定级步骤的标识", "定級步驟的標識"],
    ["subjects", "编号", "編號"],
    ["ballots", "票的种类", "票的種類"],
    ["periods of a state", "状态的期限", "狀態的期限"],
    ["names here", "这里的名称", "這裡的名稱"],
    ["procedures", "程序的标识", "程序的標識"],
    ["states", "状态的标识", "狀態的標識"],
    ["events", "事件的标识", "事件的標識"],
    ["evidence", "凭据的标识", "憑據的標識"],
    ["roles", "角色的标识", "角色的標識"],
    ["transitions", "步骤的标识", "步驟的標識"],
    ["deadlines", "期限的标识", "期限的標識"],
    ["periods", "期间的标识", "期間的標識"],
    ["members", "成员的标识", "成員的標識"],
    ["stages of a person", "同一人的发展阶段", "同一人的發展階段"],
    ["specialities of a person", "同一人的专长", "同一人的專長"],
    ["days of facts", "事实的起始日", "事實的起始日"],
    ["posts", "岗位的标识", "崗位的標識"],
    ["people", "人员的标识", "人員的標識"],
    ["specialities", "专长的标识", "專長的標識"],
    ["claims", "同一人对同一岗位的认领", "同一人對同一崗位的認領"],
    ["limits", "同一人的限制", "同一人的限制"],
    ["decided places", "已定人选", "已定人選"],
    ["changes", "调整", "調整"],
    ["holdings", "履岗的编号", "履崗的編號"],
    ["records", "同一履岗的记录", "同一履崗的記錄"],
    ["postings", "选派的编号", "選派的編號"],
    ["records of days", "出勤记录的编号", "出勤記錄的編號"],
    ["visits", "调研的编号", "調研的編號"],
    ["reports of visits", "上报次数的编号", "上報次數的編號"],
    ["groups of villages", "小组的编号", "小組的編號"],
    ["bars", "限制的编号", "限制的編號"],
    ["rules", "规则的标识", "規則的標識"],
    ["decisions", "决定的标识", "決定的標識"],
    ["awards", "评选或称号的标识", "評選或稱號的標識"],
    ["consequences", "后果的标识", "後果的標識"],
    ["matters here", "这里的事项", "這裡的事項"],
    ["outcomes", "结果记录的标识", "結果記錄的標識"],
    ["bearers", "责任人", "責任人"],
];

/// What can be named and is not there.
pub(super) const THINGS: &[Term] = &[
    ["element", "条目", "條目"],
    ["value", "取值", "取值"],
    ["subject", "对象", "對象"],
    ["backward village", "后进村", "後進村"],
    ["issue", "问题", "問題"],
    ["organization", "党组织", "黨組織"],
    ["posting", "选派", "選派"],
    ["unit", "派出单位", "派出單位"],
    ["township", "乡镇", "鄉鎮"],
    ["village", "驻点村", "駐點村"],
    ["record", "结果记录", "結果記錄"],
    ["bundled rulebook", "内置规则集", "內置規則集"],
    ["fact", "事实", "事實"],
    ["grade", "等次", "等次"],
    ["part", "部分", "部分"],
    ["part or item", "部分或指标", "部分或指標"],
    ["scheme", "考核办法", "考核辦法"],
    ["source", "来源", "來源"],
    ["state", "状态", "狀態"],
    ["event", "事件", "事件"],
    ["evidence", "凭据", "憑據"],
    ["veto", "否决事项", "否決事項"],
    ["role", "角色", "角色"],
    ["transition", "步骤", "步驟"],
    ["procedure", "程序", "程序"],
    ["post", "岗位", "崗位"],
    ["person", "人员", "人員"],
    ["speciality", "专长", "專長"],
    ["rule", "规则", "規則"],
    ["holding", "履岗", "履崗"],
    ["decision", "决定", "決定"],
    ["award", "评选或称号", "評選或稱號"],
    ["outcome", "结果记录", "結果記錄"],
    ["matter", "事项", "事項"],
];

/// The kinds of facts.
pub(super) const FACT_KINDS: &[Term] = &[
    [
        "a count, an amount, a ratio or a series of numbers",
        "计数、数额、比例或分期的数",
        "計數、數額、比例或分期的數",
    ],
    ["a choice or a series of choices", "选择或分期的选择", "選擇或分期的選擇"],
    ["a series of numbers", "分期的数", "分期的數"],
    ["a series of choices", "分期的选择", "分期的選擇"],
    ["a group", "所属", "所屬"],
    ["a group or a choice", "所属或选择", "所屬或選擇"],
    ["a choice", "选择", "選擇"],
    ["a count", "计数", "計數"],
    ["a count or an amount", "计数或数额", "計數或數額"],
    ["a count of ballots", "票数", "票數"],
    ["a count, an amount or a ratio", "计数、数额或比例", "計數、數額或比例"],
    ["a date", "日期", "日期"],
    ["a decided value", "酌定", "酌定"],
    ["a list of events", "事件", "事件"],
    ["a list of events with amounts", "带数额的事件", "帶數額的事件"],
    ["a list of scores", "评分", "評分"],
    ["a list of spells", "经历", "經歷"],
    ["a ratio", "比例", "比例"],
    ["a yes or no", "“是或否”", "「是或否」"],
    ["an amount", "数额", "數額"],
];

/// What must be above zero.
pub(super) const ABOVE_ZERO: &[Term] = &[
    ["a cap", "封顶分值", "封頂分值"],
    ["a target", "目标值", "目標值"],
    ["points for each", "每次的分值", "每次的分值"],
    ["the domain of a divisor", "除数的取值", "除數的取值"],
    ["the most that counts", "计数的上限", "計數的上限"],
    ["the scale", "换算的满值", "換算的滿值"],
    ["the unit", "计分单位", "計分單位"],
    ["a step", "每档的幅度", "每檔的幅度"],
    ["points of a level", "档次的分值", "檔次的分值"],
    ["the share of a place", "每个名次的比例", "每個名次的比例"],
    ["the number of places", "名额", "名額"],
    ["the load of a post", "岗位的工作量", "崗位的工作量"],
    ["the most posts of a person", "任岗数上限", "任崗數上限"],
];

/// What the value of a fact does not say, and how to say it.
pub(super) const LACKS: &[Term] = &[
    [
        "what it belongs to: write its name",
        "没有写明所属：请写名称",
        "沒有寫明所屬：請寫名稱",
    ],
    [
        "yes or no: write true or false",
        "没有写明是或否：请写`true`或`false`",
        "沒有寫明是或否：請寫`true`或`false`",
    ],
    [
        "yes or no: write `是` or `否`, `yes` or `no`",
        "没有写明是或否：请写`是`或`否`，也可写`yes`或`no`",
        "沒有寫明是或否：請寫`是`或`否`，也可寫`yes`或`no`",
    ],
    [
        "how many: write a whole number, without quotes",
        "没有写明数目：请写整数，不加引号",
        "沒有寫明數目：請寫整數，不加引號",
    ],
    [
        "a number: write it whole, or as a quoted decimal",
        "不是数：请写整数，或加引号的小数",
        "不是數：請寫整數，或加引號的小數",
    ],
    [
        "which choice: write its id",
        "没有写明是哪个选项：请写选项的标识",
        "沒有寫明是哪個選項：請寫選項的標識",
    ],
    [
        "a day: write it like \"2019-12-31\"",
        "没有写明日期：请写成`\"2019-12-31\"`的形式",
        "沒有寫明日期：請寫成`\"2019-12-31\"`的形式",
    ],
    [
        "how many voted for what: write a table of choices",
        "没有写明各选项的票数：请写成各选项的表",
        "沒有寫明各選項的票數：請寫成各選項的表",
    ],
    [
        "which ballots it counts: give each choice a column",
        "没有写明是哪种票：请给每个选项各设一列",
        "沒有寫明是哪種票：請給每個選項各設一欄",
    ],
    [
        "who gave which score: write a table of raters",
        "没有写明谁评了多少分：请写成评分人的表",
        "沒有寫明誰評了多少分：請寫成評分人的表",
    ],
    [
        "who gave which score: write it like `member-01：90；member-02：85.5`",
        "没有写明谁评了多少分：请写成`member-01：90；member-02：85.5`的形式",
        "沒有寫明誰評了多少分：請寫成`member-01：90；member-02：85.5`的形式",
    ],
    [
        "the scores of the raters: write a list",
        "没有写明各评分人的评分：请写成列表",
        "沒有寫明各評分人的評分：請寫成列表",
    ],
    [
        "the scores of the raters: write them like `90；85.5`",
        "没有写明各评分人的评分：请写成`90；85.5`的形式",
        "沒有寫明各評分人的評分：請寫成`90；85.5`的形式",
    ],
    [
        "what happened when: write a list of events",
        "没有写明何时发生何事：请写成事件的列表",
        "沒有寫明何時發生何事：請寫成事件的列表",
    ],
    [
        "an event: write { on = \"2019-12-31\", kind = \"…\" }",
        "没有写明一个事件：请写成`{ on = \"2019-12-31\", kind = \"…\" }`",
        "沒有寫明一個事件：請寫成`{ on = \"2019-12-31\", kind = \"…\" }`",
    ],
    [
        "which kind: write its id",
        "没有写明是哪类事件：请写类别的标识",
        "沒有寫明是哪類事件：請寫類別的標識",
    ],
    [
        "a decided value: write { points = 12, by = \"…\", reason = \"…\" }",
        "没有写明酌定：请写成`{ points = 12, by = \"…\", reason = \"…\" }`",
        "沒有寫明酌定：請寫成`{ points = 12, by = \"…\", reason = \"…\" }`",
    ],
    [
        "who decided: write the id",
        "没有写明由谁酌定：请写标识",
        "沒有寫明由誰酌定：請寫標識",
    ],
    ["why: write a reason", "没有写明理由：请写出理由", "沒有寫明理由：請寫出理由"],
    [
        "from when to when: write a list of spells",
        "没有写明起止：请写成经历的列表",
        "沒有寫明起止：請寫成經歷的列表",
    ],
    [
        "a spell: write { from = \"2019-01-01\", until = \"2020-01-01\" }",
        "没有写明一段经历：请写成`{ from = \"2019-01-01\", until = \"2020-01-01\" }`",
        "沒有寫明一段經歷：請寫成`{ from = \"2019-01-01\", until = \"2020-01-01\" }`",
    ],
    [
        "from when to when: write it like `2015-03至2019-06；2020-01至今`",
        "没有写明起止：请写成`2015-03至2019-06；2020-01至今`的形式",
        "沒有寫明起止：請寫成`2015-03至2019-06；2020-01至今`的形式",
    ],
    [
        "how much: write the amount behind the kind",
        "没有写明数额：请在类别后写出数额",
        "沒有寫明數額：請在類別後寫出數額",
    ],
    [
        "one result for each day",
        "有相同的日子：每一天只能有一个结果",
        "有相同的日子：每一天只能有一個結果",
    ],
    [
        "a decided value: write `12；who decided；the reason`",
        "没有写明酌定：请写成`12；由谁酌定；理由`的形式",
        "沒有寫明酌定：請寫成`12；由誰酌定；理由`的形式",
    ],
    [
        "how a vote went: nothing is above `entitled`, nor `in_favour` above `valid`",
        "不是一次表决可能的票数：各项不得超过`entitled`，`in_favour`不得超过`valid`",
        "不是一次表決可能的票數：各項不得超過`entitled`，`in_favour`不得超過`valid`",
    ],
    [
        "a year, a part of it such as `2019-H1` or `2019-03`, a day, or `2019-01-01至2019-12-31`",
        "没有写明年度、`2019-H1`或`2019-03`这样的时段、日期，或`2019-01-01至2019-12-31`这样的期间",
        "沒有寫明年度、`2019-H1`或`2019-03`這樣的時段、日期，或`2019-01-01至2019-12-31`這樣的期間",
    ],
    [
        "whether it is off or worked: let it stand in one of the lists",
        "同时列为休息日和工作日：请只列一处",
        "同時列為休息日和工作日：請只列一處",
    ],
    ["a day after `begun`", "须晚于`begun`", "須晚於`begun`"],
];
