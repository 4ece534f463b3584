//! The way from the total to the grade.

use super::consequence::{self, consequence};
use super::phrases::{case, enumerated, headed, plural, quoted, span, verdict};
use super::status::by_status;
use super::voice::Voice;
use crate::explain::Wording;
use crate::scoring::cohort::Placing;
use crate::scoring::record::{GradeRecord, GradingRecord, Record};
use crate::scoring::rules::GradeStepKind;
use crate::vocabulary::{Id, Script, Verdict};

/// What the grades of a record are called; one that it does not name goes by its id.
#[derive(Debug, Default)]
pub(in crate::scoring) struct Grades<'r>(&'r [GradeRecord]);

impl<'r> Grades<'r> {
    pub(in crate::scoring) fn of(record: &'r Record) -> Grades<'r> {
        Grades(&record.scale)
    }

    fn find(&self, id: &Id) -> Option<&'r GradeRecord> {
        self.0.iter().find(|grade| grade.id == *id)
    }

    fn quoted(&self, id: &Id, script: Script) -> String {
        let text =
            self.find(id).map_or(id.as_str(), |grade| grade.label.in_script(script));
        quoted(text, script)
    }

    /// Their labels without quotation marks, as in a table.
    pub(in crate::scoring) fn plain(&self, ids: &[Id], script: Script) -> String {
        let label =
            |id| self.find(id).map(|grade| grade.label.in_script(script).to_owned());
        let names: Vec<String> = ids.iter().filter_map(label).collect();
        enumerated(&names, script)
    }

    pub(in crate::scoring) fn all(&self, ids: &[Id], script: Script) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.quoted(id, script)).collect();
        enumerated(&names, script)
    }

    /// `“称职”（750以上（含）、不足900）`.
    fn with_line(&self, id: &Id, script: Script) -> String {
        let name = self.quoted(id, script);
        let Some(line) = self.find(id).and_then(|grade| line_of(grade, script)) else {
            return name;
        };
        match script {
            Script::Hans => format!("{name}档（{line}）"),
            Script::Hant => format!("{name}檔（{line}）"),
            Script::En => format!("{name} ({line})"),
        }
    }
}

impl Wording for GradingRecord {
    /// Grades go by their ids here; a report names them.
    fn words(&self, script: Script) -> String {
        let voice = Voice::new(script, None);
        let sentence = self.sentence(&Grades::default(), voice);
        if self.is_lines() {
            return sentence;
        }
        headed(&self.heading(voice), &sentence, script)
    }
}

impl GradingRecord {
    /// What the step is.
    pub(in crate::scoring) fn heading(&self, voice: Voice<'_>) -> String {
        let script = voice.script;
        if let Some(label) = &self.label {
            return label.in_script(script).to_owned();
        }
        if self.is_lines() {
            let total = voice.total();
            return match script {
                Script::Hans => format!("{total}定档"),
                Script::Hant => format!("{total}定檔"),
                Script::En => "grade lines".to_owned(),
            };
        }
        let grade = self.grade_named(script);
        match script {
            Script::Hans => format!("评为{grade}的条件"),
            Script::Hant => format!("評為{grade}的條件"),
            Script::En => format!("conditions of {grade}"),
        }
    }

    /// What is left after the step: the total where it is cleared, otherwise the grades.
    pub(in crate::scoring) fn figure(
        &self,
        grades: &Grades<'_>,
        script: Script,
    ) -> String {
        match self.does {
            Some(GradeStepKind::ZeroClearing) => span(self.total, script),
            Some(
                GradeStepKind::Direct(_)
                | GradeStepKind::Floor(_)
                | GradeStepKind::Cap(_)
                | GradeStepKind::Veto(_),
            )
            | None => {
                or_untold(grades.all(&self.grades, script), self.may_not_tell, script)
            }
        }
    }

    /// What the step found and did.
    pub(in crate::scoring) fn sentence(
        &self,
        grades: &Grades<'_>,
        voice: Voice<'_>,
    ) -> String {
        let script = voice.script;
        if self.is_lines() {
            return self.lines(grades, voice);
        }
        if self.does.is_none() && self.grade.is_none() {
            return self.over_cohort(grades, voice);
        }
        let mut sentence = self.effect(voice);
        if let Some(after) = self.after(grades, voice) {
            sentence.push_str(script.of("；", "；", "; "));
            sentence.push_str(&after);
        }
        sentence
    }

    /// What a step that takes something away found and does: whether the case is given, not
    /// whether something is met.
    pub(in crate::scoring) fn effect_of_case(&self, voice: Voice<'_>) -> String {
        if self.is_by_policy || self.does.is_none() {
            return self.effect(voice);
        }
        self.effect_of(case(self.verdict, voice.script), voice)
    }

    /// What the step found and does, without the grades after it.
    fn effect(&self, voice: Voice<'_>) -> String {
        self.effect_of(self.found(voice.script), voice)
    }

    fn effect_of(&self, found: &str, voice: Voice<'_>) -> String {
        let script = voice.script;
        if self.does.is_none() && self.grade.is_none() {
            return self.compared(script);
        }
        let mut sentence = found.to_owned();
        let grade = self.grade_named(script);
        if let Some(does) = consequence(self.does, self.verdict, script) {
            sentence.push_str(script.of("，", "，", "; "));
            let does = does.replace(consequence::GRADE, &grade);
            sentence.push_str(&does.replace(consequence::TOTAL, voice.total()));
        }
        if let Some(would) = self.would(script) {
            sentence.push_str(script.of("；", "；", "; "));
            sentence.push_str(script.of("如属实，则", "如屬實，則", "were it met: "));
            let would = would.replace(consequence::GRADE, &grade);
            sentence.push_str(&would.replace(consequence::TOTAL, voice.total()));
        }
        sentence
    }

    /// What a step would do that was counted as not met because a fact is missing.
    fn would(&self, script: Script) -> Option<&'static str> {
        let is_counted_so = self.is_by_policy && self.verdict == Verdict::NotMet;
        let does = self.does.filter(|_| is_counted_so)?;
        consequence(Some(does), Verdict::Met, script)
    }

    /// Where the subject stands in its cohort, and what that does.
    fn over_cohort(&self, grades: &Grades<'_>, voice: Voice<'_>) -> String {
        let script = voice.script;
        let mut sentence = self.compared(script);
        if let Some(after) = self.after(grades, voice) {
            sentence.push_str(script.of("，", "，", ", "));
            sentence.push_str(&after);
        }
        sentence
    }

    /// Where the subject stands in its cohort, and whether that changes the grade.
    fn compared(&self, script: Script) -> String {
        if self.placing.is_none() && self.verdict == Verdict::NotMet {
            let none =
                ("不参加本步骤比较", "不參加本步驟比較", "takes no part in this step");
            return script.of(none.0, none.1, none.2).to_owned();
        }
        let mut sentence = match self.placing {
            Some(placing) if self.is_from_below => filled(placing, script),
            Some(placing) => placed(placing, script),
            None => script
                .of("不参加本步骤比较", "不參加本步驟比較", "takes no part in this step")
                .to_owned(),
        };
        let does = match self.verdict {
            Verdict::Met => script.of("等次改变", "等次改變", "the grade changes"),
            Verdict::NotMet => script.of("等次不变", "等次不變", "the grade stays"),
            Verdict::Undetermined => {
                script.of("等次尚未确定", "等次尚未確定", "the grade is open")
            }
        };
        sentence.push_str(script.of("；", "；", "; "));
        sentence.push_str(does);
        sentence
    }

    /// Where the total lies, and by whose lines.
    fn lines(&self, grades: &Grades<'_>, voice: Voice<'_>) -> String {
        let found = self.lies_in(grades, voice);
        match &self.status {
            Some(status) => by_status(status, &found, voice.script),
            None => found,
        }
    }

    /// `总分875落在“称职”档（750以上（含）、不足900）`.
    fn lies_in(&self, grades: &Grades<'_>, voice: Voice<'_>) -> String {
        let script = voice.script;
        let (named, total) = (voice.total(), span(self.total, script));
        let places: Vec<String> =
            self.grades.iter().map(|id| grades.with_line(id, script)).collect();
        let all = enumerated(&places, script);
        if self.may_not_tell {
            return match script {
                Script::Hans => format!("{named}{total}可能落在{all}，也可能无法认定"),
                Script::Hant => format!("{named}{total}可能落在{all}，也可能無法認定"),
                Script::En => {
                    format!("the {named} {total} may lie in {all}, or cannot be told")
                }
            };
        }
        match (script, self.grades.len()) {
            (Script::Hans, 0) => format!("{named}{total}不在任何档内"),
            (Script::Hant, 0) => format!("{named}{total}不在任何檔內"),
            (Script::En, 0) => format!("the {named} {total} lies in no grade"),
            (Script::Hans, 1) => format!("{named}{total}落在{all}"),
            (Script::Hant, 1) => format!("{named}{total}落在{all}"),
            (Script::En, 1) => format!("the {named} {total} lies in {all}"),
            (Script::Hans, _) => format!("{named}{total}可能落在{all}"),
            (Script::Hant, _) => format!("{named}{total}可能落在{all}"),
            (Script::En, _) => format!("the {named} {total} may lie in {all}"),
        }
    }

    /// The answer, and whether a policy gave it.
    fn found(&self, script: Script) -> &'static str {
        if !self.is_by_policy {
            return verdict(self.verdict, script);
        }
        match self.verdict {
            Verdict::Met => script.of(
                "事实缺失，按缺项规定视为符合",
                "事實缺失，按缺項規定視為符合",
                "a fact is missing, by the scheme's rule for it counted as met",
            ),
            Verdict::NotMet => script.of(
                "事实缺失，按缺项规定视为不符合",
                "事實缺失，按缺項規定視為不符合",
                "a fact is missing, by the scheme's rule for it counted as not met",
            ),
            Verdict::Undetermined => script.of(
                "事实缺失，按缺项规定无法认定",
                "事實缺失，按缺項規定無法認定",
                "a fact is missing, by the scheme's rule for it cannot be told",
            ),
        }
    }

    fn after(&self, grades: &Grades<'_>, voice: Voice<'_>) -> Option<String> {
        let script = voice.script;
        if self.does == Some(GradeStepKind::ZeroClearing) {
            let total = span(self.total, script);
            let named = voice.total();
            return Some(match script {
                Script::Hans => format!("{named}为{total}"),
                Script::Hant => format!("{named}為{total}"),
                Script::En => format!("{named} {total}"),
            });
        }
        let all = or_untold(grades.all(&self.grades, script), self.may_not_tell, script);
        match self.grades.len() {
            0 => None,
            1 if !self.may_not_tell => {
                Some(format!("{}{all}", script.of("等次为", "等次為", "grade ")))
            }
            _ => {
                let lead = script.of("等次可能为", "等次可能為", "possible grades ");
                Some(format!("{lead}{all}"))
            }
        }
    }

    /// The grade that the step speaks of.
    fn grade_named(&self, script: Script) -> String {
        match &self.grade {
            Some(label) => quoted(label.in_script(script), script),
            None => script.of("该等次", "該等次", "the grade").to_owned(),
        }
    }
}

/// `“合格”或无法认定`.
pub(in crate::scoring) fn or_untold(
    grades: String,
    may_not_tell: bool,
    script: Script,
) -> String {
    if !may_not_tell {
        return grades;
    }
    match script {
        Script::Hans => format!("{grades}或无法认定"),
        Script::Hant => format!("{grades}或無法認定"),
        Script::En => format!("{grades}, or none that can be told"),
    }
}

/// The line of a grade, or where it is open whose holds the line of each status.
fn line_of(grade: &GradeRecord, script: Script) -> Option<String> {
    if let Some(line) = grade.line {
        return Some(line.in_words(script));
    }
    let lines = grade.lines.iter().map(|line| {
        headed(line.status.in_script(script), &line.line.in_words(script), script)
    });
    let lines: Vec<String> = lines.collect();
    let joined = lines.join(script.of("；", "；", "; "));
    (!lines.is_empty()).then_some(joined)
}

/// `基数20，名额6个，前面5个，并列1个：在名额之内`.
fn placed(placing: Placing, script: Script) -> String {
    let Placing { base, ahead, equal, is_in, .. } = placing;
    let (places, noun) = places(placing, script);
    let answer = match is_in {
        Verdict::Met => script.of("在名额之内", "在名額之內", "within the places"),
        Verdict::NotMet => script.of("在名额之外", "在名額之外", "outside the places"),
        Verdict::Undetermined => script.of(
            "是否在名额之内尚未确定",
            "是否在名額之內尚未確定",
            "whether within the places is open",
        ),
    };
    let open = more_ahead(placing, script);
    match script {
        Script::Hans => format!(
            "基数{base}，名额{places}个，前面{ahead}个{open}，并列{equal}个：{answer}"
        ),
        Script::Hant => format!(
            "基數{base}，名額{places}個，前面{ahead}個{open}，並列{equal}個：{answer}"
        ),
        Script::En => format!(
            "base {base}, {places} {noun}, {ahead} ahead{open}, {equal} equal: {answer}"
        ),
    }
}

/// The places with their noun: `3`, or while the base is open `3至4`.
fn places(placing: Placing, script: Script) -> (String, &'static str) {
    let Placing { places, more_places, .. } = placing;
    match more_places {
        0 => (places.to_string(), plural(places, "place", "places")),
        more => {
            let most = places.saturating_add(more);
            (format!("{places}{}{most}", script.of("至", "至", " to ")), "places")
        }
    }
}

fn more_ahead(placing: Placing, script: Script) -> String {
    match (script, placing.may_be_ahead) {
        (_, 0) => String::new(),
        (Script::Hans, n) => format!("（另有{n}个未定）"),
        (Script::Hant, n) => format!("（另有{n}個未定）"),
        (Script::En, n) => format!(" ({n} more may be)"),
    }
}

/// A least share: `基数12，已列1个，还须列2个，排在其后1个，并列0个：列入`; nothing more to be listed,
/// `基数12，已列4个，无须再列`.
fn filled(placing: Placing, script: Script) -> String {
    let Placing { base, taken, ahead, equal, is_in, .. } = placing;
    if placing.places == 0 && placing.more_places == 0 {
        return match script {
            Script::Hans => format!("基数{base}，已列{taken}个，无须再列"),
            Script::Hant => format!("基數{base}，已列{taken}個，無須再列"),
            Script::En => {
                format!("base {base}, {taken} there already, nobody more is listed")
            }
        };
    }
    let (places, _) = places(placing, script);
    let open = more_ahead(placing, script);
    let answer = match is_in {
        Verdict::Met => script.of("列入", "列入", "listed"),
        Verdict::NotMet => script.of("不列入", "不列入", "not listed"),
        Verdict::Undetermined => {
            script.of("是否列入尚未确定", "是否列入尚未確定", "whether listed is open")
        }
    };
    match script {
        Script::Hans => format!(
            "基数{base}，已列{taken}个，还须列{places}个，排在其后{ahead}个{open}，并列{equal}个：{answer}"
        ),
        Script::Hant => format!(
            "基數{base}，已列{taken}個，還須列{places}個，排在其後{ahead}個{open}，並列{equal}個：{answer}"
        ),
        Script::En => format!(
            "base {base}, {taken} there already, {places} more to be listed, {ahead} behind{open}, \
             {equal} equal: {answer}"
        ),
    }
}
