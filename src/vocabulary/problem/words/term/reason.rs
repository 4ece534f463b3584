use super::Term;

/// Why full marks or an answer are needed, or an answer is idle.
pub(in super::super) const REASONS: &[Term] = &[
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
    [
        "overlays stand on each other in a circle, and none of them on a rulebook",
        "本地调整互为基础，没有一个以规则集为基础",
        "本地調整互為基礎，沒有一個以規則集為基礎",
    ],
    ["this entry does not speak of it", "此类记录不填这一栏", "此類記錄不填這一欄"],
    ["only an inspection has a result", "只有验收才有结果", "只有驗收才有結果"],
    ["the villagers are not asked about this", "此事不由群众评议", "此事不由群眾評議"],
    ["the seat is vacant", "该席位空缺", "該席位空缺"],
    ["no office is held", "没有担任职务", "沒有擔任職務"],
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
    ["it is not about a `holding`", "它不以`holding`为对象", "它不以`holding`為對象"],
    ["it is not about a `member`", "它不以`member`为对象", "它不以`member`為對象"],
    ["it is not about a `post`", "它不以`post`为对象", "它不以`post`為對象"],
    [
        "the rulebook names no way of a post: see `[posts.service]`",
        "规则集没有写明岗位的流程，见`[posts.service]`",
        "規則集沒有寫明崗位的流程，見`[posts.service]`",
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
    [
        "such a consequence says nothing without the awards that it concerns: name them, or write \"all\"",
        "须写明所涉的评选或称号，或写`\"all\"`",
        "須寫明所涉的評選或稱號，或寫`\"all\"`",
    ],
    ["the key `lasts` says it already", "`lasts`中已写明", "`lasts`中已寫明"],
    ["it does not last for months or years", "期限不以月或年计", "期限不以月或年計"],
    [
        "say in `lasts`, or beside it, what a month after the 31st, or a year after 29 February, is: \"last_day\" or \"overflow\"",
        "请在`lasts`中或与其并列写明31日之后满月、2月29日之后满年如何计算，可写`\"last_day\"`或`\"overflow\"`",
        "請在`lasts`中或與其並列寫明31日之後滿月、2月29日之後滿年如何計算，可寫`\"last_day\"`或`\"overflow\"`",
    ],
    [
        "say in `lasts`, or beside it, whether the day with which it ends is still in force: \"counts\" or \"does_not_count\"",
        "请在`lasts`中或与其并列写明届满之日是否仍有效：`\"counts\"`或`\"does_not_count\"`",
        "請在`lasts`中或與其並列寫明屆滿之日是否仍有效：`\"counts\"`或`\"does_not_count\"`",
    ],
    [
        "it does not end with a day that could count or not",
        "期限没有可计入或不计入的届满之日",
        "期限沒有可計入或不計入的屆滿之日",
    ],
    [
        "those who answer for an outcome stand with the outcome itself",
        "责任人写在所更正的结果中",
        "責任人寫在所更正的結果中",
    ],
    [
        "an outcome is about a period that is over one day",
        "结果所涉期间须有终止之日",
        "結果所涉期間須有終止之日",
    ],
    [
        "what follows starts, or is lifted, on the day that the outcome states",
        "后果的起算或解除以结果载明之日为准",
        "後果的起算或解除以結果載明之日為準",
    ],
    [
        "no consequence starts or is lifted on the day that such an outcome states",
        "没有后果以此类结果载明之日起算或解除",
        "沒有後果以此類結果載明之日起算或解除",
    ],
    [
        "the case has no `outcomes` from which anything follows",
        "本用例没有产生后果的`outcomes`",
        "本用例沒有產生後果的`outcomes`",
    ],
    [
        "the case is about what follows from outcomes: see `expect.in_force`",
        "本用例是后果用例，请写在`expect.in_force`",
        "本用例是後果用例，請寫在`expect.in_force`",
    ],
    ["no member is written as a row", "没有按行填写的成员", "沒有按行填寫的成員"],
];
