//! A county's reading in words.

use super::reading::{Counted, Divisor, MonthBar, Part, Reading};
use crate::explain::Wording;
use crate::vocabulary::{RoundingMode, Script};

impl Wording for Reading {
    /// `每月从严；另计入周末；不足整月不作要求；不足一年按天数折算；舍去`.
    fn words(&self, script: Script) -> String {
        let [part_months, part_year] = [
            script.of("不足整月", "不足整月", "months in part "),
            script.of("不足一年", "不足一年", "terms shorter than the year "),
        ];
        let mut said = vec![
            self.month_words(script),
            self.counted_words(script),
            format!("{part_months}{}", part(self.part_months, script)),
            format!("{part_year}{}", part(self.part_year, script)),
        ];
        said.extend(self.rounding.map(|it| rounding(it.mode(), script).to_owned()));
        said.join(script.of("；", "；", "; "))
    }
}

impl Reading {
    fn month_words(&self, script: Script) -> String {
        let prorating = match self.month {
            MonthBar::Strict => {
                return script.of("每月从严", "每月從嚴", "months strictly").to_owned();
            }
            MonthBar::Advisory => {
                let said = ("每月作一般要求", "每月作一般要求", "months as advice");
                return script.of(said.0, said.1, said.2).to_owned();
            }
            MonthBar::Prorated(prorating) => prorating,
        };
        let by = match (prorating.by, script) {
            (Divisor::Weekdays, Script::Hans) => "除以当月周一至周五的天数".to_owned(),
            (Divisor::Weekdays, Script::Hant) => "除以當月週一至週五的天數".to_owned(),
            (Divisor::Weekdays, Script::En) => "by their weekdays".to_owned(),
            (Divisor::Fixed(days), Script::Hans | Script::Hant) => {
                format!("除以{}天", days.in_words())
            }
            (Divisor::Fixed(days), Script::En) => format!("by {} days", days.in_words()),
        };
        let bound = if prorating.may_rise {
            script.of("可高于标准", "可高於標準", "above the bar too")
        } else {
            script.of("不高于标准", "不高於標準", "not above the bar")
        };
        match script {
            Script::Hans => format!("每月按工作日折算（{by}，{bound}）"),
            Script::Hant => format!("每月按工作日折算（{by}，{bound}）"),
            Script::En => format!("months prorated ({by}, {bound})"),
        }
    }

    fn counted_words(&self, script: Script) -> String {
        let name = |one: &Counted| match one {
            Counted::Weekends => script.of("周末", "週末", "weekends"),
            Counted::Holidays => script.of("法定节假日", "法定節假日", "holidays"),
            Counted::Trips => script.of("公出", "公出", "trips"),
            Counted::Training => script.of("培训", "培訓", "training"),
        };
        if self.counted.is_empty() {
            let said = (
                "只计在村的工作日",
                "只計在村的工作日",
                "working days in the village alone",
            );
            return script.of(said.0, said.1, said.2).to_owned();
        }
        let names: Vec<&str> = self.counted.iter().map(name).collect();
        match script {
            Script::Hans => format!("另计入{}", names.join("、")),
            Script::Hant => format!("另計入{}", names.join("、")),
            Script::En => format!("counted besides: {}", names.join(", ")),
        }
    }
}

const fn part(part: Part, script: Script) -> &'static str {
    match part {
        Part::InFull => script.of("按整期要求", "按整期要求", "asked in full"),
        Part::ByDays => script.of("按天数折算", "按天數折算", "by days"),
        Part::LeftOut => script.of("不作要求", "不作要求", "not asked"),
    }
}

const fn rounding(mode: RoundingMode, script: Script) -> &'static str {
    match mode {
        RoundingMode::Down | RoundingMode::TowardsZero => {
            script.of("舍去", "捨去", "rounded down")
        }
        RoundingMode::Up | RoundingMode::AwayFromZero => {
            script.of("进一", "進一", "rounded up")
        }
        RoundingMode::HalfAwayFromZero => {
            script.of("四舍五入", "四捨五入", "rounded half up")
        }
        RoundingMode::HalfTowardsZero => {
            script.of("五舍六入", "五捨六入", "rounded half down")
        }
        RoundingMode::HalfEven => {
            script.of("四舍六入五成双", "四捨六入五成雙", "rounded half to even")
        }
    }
}
