//! The words that defects carry, as the checks write them, and what they are in Chinese.
//!
//! A word that does not stand here is shown as it is.

use super::Chinese;

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
    let unit = found(&UNITS, english, c).unwrap_or_else(|| c.of("个", "個"));
    (of(&COUNTED, english, c), unit)
}

/// Of which there can be too many.
pub(super) const COUNTED: [Term; 22] = [
    ["organizations", "党组织", "黨組織"],
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
];

/// In what that is counted, where not in 个.
pub(super) const UNITS: [Term; 12] = [
    ["columns", "列", "欄"],
    ["events", "次", "次"],
    ["raters", "名", "名"],
    ["rows", "行", "行"],
    ["subjects", "名", "名"],
    ["spells", "段", "段"],
    ["people", "名", "名"],
    ["claims", "项", "項"],
    ["specialities", "项", "項"],
    ["limits", "项", "項"],
    ["decided places", "项", "項"],
    ["changes", "项", "項"],
];

/// Of which one at least is needed.
pub(super) const LISTED: [Term; 14] = [
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
];

/// What cannot stand twice.
pub(super) const UNIQUE: [Term; 39] = [
    ["organizations", "党组织的标识", "黨組織的標識"],
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
    ["subjects", "考核对象", "考核對象"],
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
    ["days of facts", "事实的起始日", "事實的起始日"],
    ["posts", "岗位的标识", "崗位的標識"],
    ["people", "人员的标识", "人員的標識"],
    ["specialities", "专长的标识", "專長的標識"],
    ["claims", "同一人对同一岗位的认领", "同一人對同一崗位的認領"],
    ["limits", "同一人的限制", "同一人的限制"],
    ["decided places", "已定人选", "已定人選"],
    ["changes", "调整", "調整"],
];

/// What can be named and is not there.
pub(super) const THINGS: [Term; 17] = [
    ["organization", "党组织", "黨組織"],
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
    ["role", "角色", "角色"],
    ["transition", "步骤", "步驟"],
    ["procedure", "程序", "程序"],
    ["post", "岗位", "崗位"],
    ["person", "人员", "人員"],
    ["speciality", "专长", "專長"],
];

/// The kinds of facts.
pub(super) const FACT_KINDS: [Term; 19] = [
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
pub(super) const ABOVE_ZERO: [Term; 13] = [
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

/// Why full marks or an answer are needed, or an answer is idle.
pub(super) const REASONS: [Term; 86] = [
    [
        "ids stay, and edition, title and days stand in the overlay's own head",
        "`id`不能调整，版次、名称和施行日期写在本地调整自己的开头",
        "`id`不能調整，版次、名稱和施行日期寫在本地調整自己的開頭",
    ],
    [
        "whole elements are not replaced: the path goes on to a value in one",
        "不能替换整个元素：路径要写到其中的某个值",
        "不能替換整個元素：路徑要寫到其中的某個值",
    ],
    ["the seat is vacant", "该席位空缺", "該席位空缺"],
    ["no holder is stated", "没有写明任职者", "沒有寫明任職者"],
    [
        "write the id of the superior, or 无 for the top",
        "请写上级的编号，最上一级写`无`",
        "請寫上級的編號，最上一級寫`無`",
    ],
    [
        "no step over a cohort changes what is taken here",
        "没有同组步骤会改变这里引用的内容",
        "沒有同組步驟會改變這裡引用的內容",
    ],
    [
        "the scheme has steps over a cohort: say whether the grade is that \"before\" or \"after\" them",
        "该考核办法有同组步骤：请写明引用的等次是之前的`\"before\"`还是之后的`\"after\"`",
        "該考核辦法有同組步驟：請寫明引用的等次是之前的`\"before\"`還是之後的`\"after\"`",
    ],
    [
        "the scheme has no grades: write \"total\"",
        "该考核办法没有等次：请写`\"total\"`",
        "該考核辦法沒有等次：請寫`\"total\"`",
    ],
    ["the greatest of all has them", "最高者得满分", "最高者得滿分"],
    [
        "points count against the subject: the greatest is not the best",
        "分数是扣罚，最高的并不是最好的",
        "分數是扣罰，最高的並不是最好的",
    ],
    ["deductions are taken from them", "扣分从满分中扣除", "扣分從滿分中扣除"],
    [
        "they are what is given when the condition is met",
        "条件符合时给满分",
        "條件符合時給滿分",
    ],
    [
        "the mean is turned into a share of them",
        "平均值要换算成满分的一部分",
        "平均值要換算成滿分的一部分",
    ],
    [
        "what is missing is taken from them",
        "缺少的各项从满分中扣除",
        "缺少的各項從滿分中扣除",
    ],
    ["the share is a share of them", "得分是满分的一部分", "得分是滿分的一部分"],
    [
        "there are floors and caps: say which wins where they meet",
        "既有等次下限又有等次上限，请写明两者相遇时以哪个为准",
        "既有等次下限又有等次上限，請寫明兩者相遇時以哪個為準",
    ],
    [
        "say what a missing fact does on a closed sheet: \"undetermined\", \"met\" or \
         \"not_met\"",
        "请写明事实表截止后缺失的事实如何处理，\
         可写`\"undetermined\"`、`\"met\"`或`\"not_met\"`",
        "請寫明事實表截止後缺失的事實如何處理，\
         可寫`\"undetermined\"`、`\"met\"`或`\"not_met\"`",
    ],
    [
        "say what a missing fact does on a closed sheet: \"required\", \"excluded\" or \
         { points = 0 }",
        "请写明事实表截止后缺失的事实如何处理，\
         可写`\"required\"`、`\"excluded\"`或`{ points = 0 }`",
        "請寫明事實表截止後缺失的事實如何處理，\
         可寫`\"required\"`、`\"excluded\"`或`{ points = 0 }`",
    ],
    ["say what the veto does", "请写明一票否决的力度", "請寫明一票否決的力度"],
    ["say which grade", "请写明是哪个等次", "請寫明是哪個等次"],
    [
        "say where the list stops, or \"none\"",
        "请写明清单计分止于何处，不设则写`\"none\"`",
        "請寫明清單計分止於何處，不設則寫`\"none\"`",
    ],
    ["the divisor may be 0", "除数可能为0", "除數可能為0"],
    ["the target may be 0", "目标值可能为0", "目標值可能為0"],
    [
        "the grade needs nothing besides its line",
        "该等次除分数线外没有其他条件",
        "該等次除分數線外沒有其他條件",
    ],
    ["no grade has lines by status", "没有等次按身份分线", "沒有等次按身份分線"],
    ["the status applies to everybody", "这一身份人人适用", "這一身份人人適用"],
    [
        "say whose lines hold where the status does not apply: \"undetermined\" or \
         { as = \"…\" }",
        "请写明身份不适用时用谁的分数线，可写`\"undetermined\"`或`{ as = \"…\" }`",
        "請寫明身份不適用時用誰的分數線，可寫`\"undetermined\"`或`{ as = \"…\" }`",
    ],
    [
        "the grade has a line for everybody",
        "该等次已有统一的分数线",
        "該等次已有統一的分數線",
    ],
    [
        "say by which status the lines differ",
        "请写明分数线按哪一身份区分",
        "請寫明分數線按哪一身份區分",
    ],
    [
        "the result has a unit of its own: say to what it is rounded",
        "结果另有单位：请写明取整到哪一位",
        "結果另有單位：請寫明取整到哪一位",
    ],
    ["no grade stands above this one", "没有更高的等次", "沒有更高的等次"],
    [
        "everybody has this grade or a lower one",
        "人人都在该等次或更低的等次",
        "人人都在該等次或更低的等次",
    ],
    [
        "nobody is vetoed: the scheme has no veto",
        "没有人会被否决：办法中没有一票否决",
        "沒有人會被否決：辦法中沒有一票否決",
    ],
    [
        "whoever is vetoed is out of the ranking: that is `unranked`",
        "被否决的都不参加排名：应写 `unranked`",
        "被否決的都不參加排名：應寫 `unranked`",
    ],
    [
        "nobody has a direct grade: the scheme has none",
        "没有人会直接定级：办法中没有直接定级",
        "沒有人會直接定級：辦法中沒有直接定級",
    ],
    [
        "nobody is out of the ranking: no veto does that",
        "没有人会不参加排名：没有这样的一票否决",
        "沒有人會不參加排名：沒有這樣的一票否決",
    ],
    [
        "the raters have no names: write `by_rater = true` in the fact",
        "评分人没有署名：请在事实中写上`by_rater = true`",
        "評分人沒有署名：請在事實中寫上`by_rater = true`",
    ],
    [
        "the raters have names: say whether the subject's own score is \"included\" or \
         \"excluded\"",
        "评分人署名：请写明本人评分是否计入，可写`\"included\"`或`\"excluded\"`",
        "評分人署名：請寫明本人評分是否計入，可寫`\"included\"`或`\"excluded\"`",
    ],
    [
        "no rule is about a `placement`: everybody could hold every post",
        "没有以`placement`为对象的规则：人人都可任每个岗位",
        "沒有以`placement`為對象的規則：人人都可任每個崗位",
    ],
    ["no grade stands below this one", "没有更低的等次", "沒有更低的等次"],
    [
        "no later step limits a grade: write \"stay_empty\"",
        "后面没有限制等次的步骤：请写`\"stay_empty\"`",
        "後面沒有限制等次的步驟：請寫`\"stay_empty\"`",
    ],
    [
        "there are no further seats: write \"stay_empty\"",
        "后面没有别的席位：请写`\"stay_empty\"`",
        "後面沒有別的席位：請寫`\"stay_empty\"`",
    ],
    [
        "points count against the subject, and the first would have most of them: write \
         `place`",
        "分数记在本人名下为扣分，第一名反而最多：请写`place`",
        "分數記在本人名下為扣分，第一名反而最多：請寫`place`",
    ],
    [
        "a difference has nothing to scale by: write \"zero\" or \"undetermined\"",
        "取差无从折算，请写`\"zero\"`或`\"undetermined\"`",
        "取差無從折算，請寫`\"zero\"`或`\"undetermined\"`",
    ],
    ["the target is a stated number", "目标值是写定的数", "目標值是寫定的數"],
    ["the list stops at its other end", "清单止于另一端", "清單止於另一端"],
    [
        "there are several direct grades: say whether the best or the worst holds",
        "直接定级不止一项，请写明以最好的还是最差的为准",
        "直接定級不止一項，請寫明以最好的還是最差的為準",
    ],
    ["it stops at its other end", "计分止于另一端", "計分止於另一端"],
    [
        "say where it stops, or \"none\"",
        "请写明计分止于何处，不设则写`\"none\"`",
        "請寫明計分止於何處，不設則寫`\"none\"`",
    ],
    [
        "one row alone has its limit in a `window` of its own",
        "只有一行时，由该行自己的`window`限定",
        "只有一行時，由該行自己的`window`限定",
    ],
    [
        "only dated events of the period have windows",
        "只有考核周期内按日期记录的事件才能分时段封顶",
        "只有考核週期內按日期記錄的事件才能分時段封頂",
    ],
    [
        "on which days events count is said already",
        "计入哪些日子的事件已有说明",
        "計入哪些日子的事件已有說明",
    ],
    [
        "the period may begin or end inside a window: write \"count\" or \"leave_out\"",
        "考核周期可能在某一时段中间开始或结束，请写`\"count\"`或`\"leave_out\"`",
        "考核週期可能在某一時段中間開始或結束，請寫`\"count\"`或`\"leave_out\"`",
    ],
    [
        "only the least of all windows asks for it",
        "只有取最少的一个时段时才需要它",
        "只有取最少的一個時段時才需要它",
    ],
    ["days have no month end", "按天计算没有月末问题", "按天計算沒有月末問題"],
    [
        "say what a month after the 31st, or a year after 29 February, is: \
         \"last_day\" or \"overflow\"",
        "请写明31日之后满月、2月29日之后满年如何计算，可写`\"last_day\"`或`\"overflow\"`",
        "請寫明31日之後滿月、2月29日之後滿年如何計算，可寫`\"last_day\"`或`\"overflow\"`",
    ],
    ["a difference is not divided by anything", "增减量不作除法", "增減量不作除法"],
    [
        "what the number is held against may be 0",
        "被比较的数可能为0",
        "被比較的數可能為0",
    ],
    ["both numbers may be 0", "两个数可能都为0", "兩個數可能都為0"],
    [
        "it must be more than the raters that are left out",
        "要求的评分人数须多于去掉的评分数",
        "要求的評分人數須多於去掉的評分數",
    ],
    [
        "what is off the target is taken from them",
        "偏离目标的部分从满分中扣除",
        "偏離目標的部分從滿分中扣除",
    ],
    [
        "what happened is taken from them",
        "发生的事件从满分中扣分",
        "發生的事件從滿分中扣分",
    ],
    ["the first rank has them", "第一名得满分", "第一名得滿分"],
    [
        "the measure has no second number: add `or` beside `of`",
        "这一计分办法没有第二个数：请在`of`旁加上`or`",
        "這一計分辦法沒有第二個數：請在`of`旁加上`or`",
    ],
    [
        "there is nothing to scale by here: write \"zero\" or \"undetermined\"",
        "这里无从折算，请写`\"zero\"`或`\"undetermined\"`",
        "這裡無從折算，請寫`\"zero\"`或`\"undetermined\"`",
    ],
    [
        "nothing leads from the start to this state",
        "从起点到不了这一状态",
        "從起點到不了這一狀態",
    ],
    [
        "something leads out of this state",
        "有步骤或期限离开这一状态",
        "有步驟或期限離開這一狀態",
    ],
    [
        "nothing leads out of this state",
        "没有任何步骤或期限离开这一状态",
        "沒有任何步驟或期限離開這一狀態",
    ],
    [
        "another transition takes this event in the same state: let one have a \
         `guard` and the other its `not`",
        "另有步骤在同一状态下由这一事件触发：\
         请给一个写上`guard`，另一个写上与之相反的`not`",
        "另有步驟在同一狀態下由這一事件觸發：\
         請給一個寫上`guard`，另一個寫上與之相反的`not`",
    ],
    [
        "another rule takes this event in the same state",
        "同一状态下另有规则由这一事件触发",
        "同一狀態下另有規則由這一事件觸發",
    ],
    [
        "nothing takes this event in the states of `during`",
        "在`during`所列状态下没有规则由这一事件触发",
        "在`during`所列狀態下沒有規則由這一事件觸發",
    ],
    ["nothing is waited for in an end", "终点不再等待任何事", "終點不再等待任何事"],
    [
        "this transition does not lead out of the state",
        "这一步骤并不离开该状态",
        "這一步驟並不離開該狀態",
    ],
    [
        "this lapse leads back to the state that it leads out of",
        "逾期后的去向又回到原状态",
        "逾期後的去向又回到原狀態",
    ],
    [
        "a procedure begins in one state, and none is marked",
        "程序须从一个状态开始，这里没有标明",
        "程序須從一個狀態開始，這裡沒有標明",
    ],
    ["another state is the start already", "已有别的状态为起点", "已有別的狀態為起點"],
    [
        "no vote, or every vote, comes to that",
        "没有一次表决能达到，或每一次都能达到",
        "沒有一次表決能達到，或每一次都能達到",
    ],
    ["the state has a least length", "该状态有最短期限", "該狀態有最短期限"],
    ["the state has a greatest length", "该状态有最长期限", "該狀態有最長期限"],
    ["the state has no such length", "该状态没有这种期限", "該狀態沒有這種期限"],
    [
        "it may end before the least length is over, and no day is left",
        "最短期限未满即可能届满，没有一天可用",
        "最短期限未滿即可能屆滿，沒有一天可用",
    ],
    [
        "the case has no members and no procedure",
        "本用例没有成员，也不是程序用例",
        "本用例沒有成員，也不是程序用例",
    ],
    [
        "the case is about members: see `expect.members`",
        "本用例考核多名成员，请写在`expect.members`",
        "本用例考核多名成員，請寫在`expect.members`",
    ],
    [
        "the case is about a procedure: see `expect.days`",
        "本用例是程序用例，请写在`expect.days`",
        "本用例是程序用例，請寫在`expect.days`",
    ],
    [
        "each member states the outcomes that its own facts come from",
        "各成员的事实所引用的结果，由各成员分别写明",
        "各成員的事實所引用的結果，由各成員分別寫明",
    ],
    ["no member is written as a row", "没有按行填写的成员", "沒有按行填寫的成員"],
];

/// What the value of a fact does not say, and how to say it.
pub(super) const LACKS: [Term; 28] = [
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
        "whether it is off or worked: let it stand in one of the lists",
        "同时列为休息日和工作日：请只列一处",
        "同時列為休息日和工作日：請只列一處",
    ],
    ["a day after `begun`", "须晚于`begun`", "須晚於`begun`"],
];
