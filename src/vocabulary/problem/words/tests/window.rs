use super::Said;
use crate::vocabulary::{Window, WindowDefect};

pub(super) fn said() -> Vec<Said> {
    let each = Window::Quarter;
    vec![
        (
            WindowDefect::CapOfRow { each }.into(),
            [
                "这里限定一行在整个考核周期的分数，`window`限定各行每季度的分数，先后未定：\
                 请改用该行的`window`，或把该行单列为一项",
                "這裡限定一行在整個考核週期的分數，`window`限定各行每季度的分數，先後未定：\
                 請改用該行的`window`，或把該行單列為一項",
                "this holds one row over the whole period and `window` holds all rows in each \
                 quarter, and neither comes first: give the row a `window`, or put it into an \
                 item of its own",
            ],
        ),
        (
            WindowDefect::LongerWindow { found: Window::HalfYear, each }.into(),
            [
                "`window`限定各行每季度的分数，半年不在一个季度之内：请写同样或更短的时段",
                "`window`限定各行每季度的分數，半年不在一個季度之內：請寫同樣或更短的時段",
                "a half-year does not lie within a quarter, in each of which all rows are held: \
                 write the same window or a shorter one",
            ],
        ),
        (
            WindowDefect::CrossingWindow { found: Window::Week, each }.into(),
            [
                "`window`限定各行每季度的分数，而一周可能跨两个季度：\
                 请写同样的时段，或把该行单列为一项",
                "`window`限定各行每季度的分數，而一週可能跨兩個季度：\
                 請寫同樣的時段，或把該行單列為一項",
                "a week may begin in one quarter and end in the next, and all rows are held in \
                 each quarter: write the same window, or put this row into an item of its own",
            ],
        ),
        (
            WindowDefect::NotDated { each }.into(),
            [
                "`window`限定各行每季度的分数，而只有考核周期内按日期记录的事件才能分时段：\
                 请计这样的事件，或把该行单列为一项",
                "`window`限定各行每季度的分數，而只有考核週期內按日期記錄的事件才能分時段：\
                 請計這樣的事件，或把該行單列為一項",
                "`window` holds all rows in each quarter, and only dated events of the period \
                 have windows: count such events, or put this row into an item of its own",
            ],
        ),
    ]
}
