use super::draft::{
    ConsequenceDraft, NamedDraft, ProcedureDraft, SchemeDraft, StateDraft,
};
use super::sealed::Rulebook;
use crate::explain::Report;
use crate::rule::Kind;
use crate::vocabulary::{Id, Label, Script};

impl Rulebook {
    /// 目录 — every id that somebody may have to write, with what it is called: schemes with
    /// their grades and steps, rules, procedures with their states, events, evidence and
    /// roles, links, consequences with their awards, roles and decisions. The facts are the
    /// columns of tables: [`Rulebook::columns`].
    ///
    /// # Examples
    /// ```
    /// use grassroots::explain::Format;
    /// use grassroots::rulebook::bundled;
    /// use grassroots::vocabulary::Script;
    ///
    /// let listed = bundled::building_year_2012()?.contents(Script::Hans).render(Format::Text);
    /// assert!(listed.contains("five-star/village"));
    /// assert!(listed.contains("grading/promotion.promoted"));
    /// # Ok::<(), grassroots::vocabulary::Problems>(())
    /// ```
    #[must_use]
    pub fn contents(&self, script: Script) -> Report {
        let draft = self.draft();
        let mut report = Report::new(self.title().in_script(script));
        schemes(&draft.scheme, script, &mut report);
        self.listed_rules(script, &mut report);
        for procedure in &draft.procedure {
            procedure_of(procedure, script, &mut report);
        }
        self.listed_links(script, &mut report);
        consequences(&draft.consequence, script, &mut report);
        let named = |id: &Id, label: &Label| (id.clone(), label.clone());
        let lists: [(&str, Vec<(Id, Label)>); 3] = [
            (
                script.of("奖励", "獎勵", "Awards"),
                draft.award.iter().map(|one| named(&one.id, &one.label)).collect(),
            ),
            (
                script.of("角色", "角色", "Roles"),
                draft.role.iter().map(|one| named(&one.id, &one.label)).collect(),
            ),
            (
                script.of("决定", "決定", "Decisions"),
                draft.decision.iter().map(|one| named(&one.id, &one.label)).collect(),
            ),
        ];
        for (title, all) in lists {
            list(title, &all, script, &mut report);
        }
        report
    }

    fn listed_rules(&self, script: Script, report: &mut Report) {
        if self.rules().is_empty() {
            return;
        }
        report.heading(script.of("规则", "規則", "Rules"));
        let header = [
            script.of("标识", "標識", "id"),
            script.of("类别", "類別", "kind"),
            script.of("对象", "對象", "subject"),
            script.of("名称", "名稱", "name"),
        ];
        let rows = self.rules().iter().map(|rule| {
            vec![
                rule.id().to_string(),
                kind(rule.parts().kind, script).to_owned(),
                format!("rules:{}", rule.subject()),
                rule.label().in_script(script).to_owned(),
            ]
        });
        report.table(&header, rows.collect());
    }

    fn listed_links(&self, script: Script, report: &mut Report) {
        if self.links().is_empty() {
            return;
        }
        report.heading(script.of("引用", "引用", "Links"));
        let header = [
            script.of("事实", "事實", "fact"),
            script.of("名称", "名稱", "name"),
            script.of("引用自", "引用自", "taken from"),
        ];
        let row = |link: &super::draft::LinkDraft| {
            let fact = self.dictionary().fact(link.fact.as_str());
            let label = fact.map(|fact| fact.label().in_script(script).to_owned());
            vec![
                link.fact.to_string(),
                label.unwrap_or_default(),
                link.scheme.to_string(),
            ]
        };
        report.table(&header, self.draft().link.iter().map(row).collect());
    }
}

/// Of which kind a rule is.
const fn kind(kind: Kind, script: Script) -> &'static str {
    match kind {
        Kind::Requirement => script.of("要求", "要求", "requirement"),
        Kind::Advice => script.of("一般要求", "一般要求", "advice"),
        Kind::Eligibility => script.of("资格条件", "資格條件", "eligibility"),
        Kind::Identification => script.of("认定情形", "認定情形", "identification"),
    }
}

fn schemes(all: &[SchemeDraft], script: Script, report: &mut Report) {
    if all.is_empty() {
        return;
    }
    report.heading(script.of("考核办法", "考核辦法", "Schemes"));
    for scheme in all {
        let mut entry =
            report.entry(0, scheme.id.as_str(), scheme.title.in_script(script));
        let steps = |list: &[super::draft::StepDraft]| -> Vec<(Id, Label)> {
            list.iter().map(|one| (one.id.clone(), one.label.clone())).collect()
        };
        let grades = scheme.grade.iter().map(|one| (one.id.clone(), one.label.clone()));
        let cohort = scheme.cohort.iter().map(|one| (one.id.clone(), one.label.clone()));
        let veto = scheme.veto.iter().map(|one| (one.id.clone(), one.label.clone()));
        let lists = [
            (script.of("等次", "等次", "grades"), grades.collect()),
            (script.of("清零", "清零", "zero-clearing"), steps(&scheme.zero_clearing)),
            (script.of("直接定级", "直接定級", "direct grades"), steps(&scheme.direct)),
            (script.of("等次下限", "等次下限", "floors"), steps(&scheme.floor)),
            (script.of("等次上限", "等次上限", "caps"), steps(&scheme.cap)),
            (script.of("一票否决", "一票否決", "vetoes"), veto.collect()),
            (
                script.of("比例与名额", "比例與名額", "steps over the cohort"),
                cohort.collect::<Vec<_>>(),
            ),
        ];
        for (lead, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            let colon = script.of("：", "：", ": ");
            entry.step(&format!("{lead}{colon}{}", in_line(list, script)), None);
        }
    }
}

fn procedure_of(procedure: &ProcedureDraft, script: Script, report: &mut Report) {
    let lead = script.of("程序", "程序", "Procedure");
    let title = procedure.title.in_script(script);
    report.heading(&format!("{lead} {}  {title}", procedure.id));
    let named = |list: &[NamedDraft]| -> Vec<(Id, Label)> {
        list.iter().map(|one| (one.id.clone(), one.label.clone())).collect()
    };
    let states = |list: &[StateDraft]| -> Vec<(Id, Label)> {
        list.iter().map(|one| (one.id.clone(), one.label.clone())).collect()
    };
    let deadlines = procedure.deadline.iter();
    let deadlines = deadlines.map(|one| (one.id.clone(), one.label.clone()));
    let lists = [
        (script.of("状态", "狀態", "states"), states(&procedure.state)),
        (script.of("事项", "事項", "events"), named(&procedure.event)),
        (script.of("佐证", "佐證", "evidence"), named(&procedure.evidence)),
        (script.of("办理人", "辦理人", "roles"), named(&procedure.role)),
        (script.of("期限", "期限", "deadlines"), deadlines.collect::<Vec<_>>()),
    ];
    for (lead, all) in lists.iter().filter(|(_, list)| !list.is_empty()) {
        report.entry(0, lead, &in_line(all, script));
    }
}

fn consequences(all: &[ConsequenceDraft], script: Script, report: &mut Report) {
    let named = all.iter().map(|one| (one.id.clone(), one.label.clone()));
    let title = script.of("结果运用", "結果運用", "Consequences");
    list(title, &named.collect::<Vec<_>>(), script, report);
}

fn list(title: &str, all: &[(Id, Label)], script: Script, report: &mut Report) {
    if all.is_empty() {
        return;
    }
    report.heading(title);
    let header = [script.of("标识", "標識", "id"), script.of("名称", "名稱", "name")];
    let row = |(id, label): &(Id, Label)| {
        vec![id.to_string(), label.in_script(script).to_owned()]
    };
    report.table(&header, all.iter().map(row).collect());
}

/// `good 好、poor 较差`.
fn in_line(all: &[(Id, Label)], script: Script) -> String {
    let named = all.iter().map(|(id, label)| format!("{id} {}", label.in_script(script)));
    named.collect::<Vec<_>>().join(script.of("、", "、", ", "))
}
