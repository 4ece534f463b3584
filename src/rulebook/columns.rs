use super::asked::Asked;
use super::sealed::Rulebook;
use crate::explain::Report;
use crate::facts::Fact;
use crate::facts::table::TablePlan;
use crate::grading;
use crate::posts::PostsRules;
use crate::rectification::{self, Procedures};
use crate::vocabulary::{Label, Script};

/// 表列 — a fact that a scheme or a rule reads, as the columns of a table, and who states it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct FactColumn<'r> {
    /// The fact.
    pub fact: &'r Fact,
    /// Who states it.
    pub from: StatedBy,
    /// Whether another fact has its label: then a header needs the id.
    pub is_ambiguous: bool,
}

/// 填报来源 — who states a fact.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum StatedBy {
    /// 填报 — whoever fills in the table.
    Table,
    /// 登记自行统计 — the register of posts, which refuses it from a table.
    Register,
    /// 另表统计 — plans of rectification, checks on site, or the register of backward villages,
    /// which count it; a table may state it instead.
    Counted(Label),
    /// 引用结果 — a link from the outcomes of these schemes; a table may state it instead.
    Outcome(Vec<Label>),
}

impl FactColumn<'_> {
    /// The headers of its columns: labels, or ids where a label is that of two facts.
    #[must_use]
    pub fn headers(&self, script: Script) -> Vec<String> {
        let headers = self.fact.headers(script).into_iter();
        if !self.is_ambiguous {
            return headers.collect();
        }
        let (id, label) = (self.fact.id().as_str(), self.fact.label().in_script(script));
        headers.map(|header| header.replacen(label, id, 1)).collect()
    }
}

impl Rulebook {
    /// 表列 — the facts that a scheme or rules read, in the order of the dictionary, or all of
    /// the dictionary: what an owner of a table has to fill in, and what registers and
    /// outcomes bring by themselves.
    ///
    /// # Examples
    /// ```
    /// use grassroots::rulebook::{StatedBy, bundled, header};
    /// use grassroots::vocabulary::Script;
    ///
    /// let rulebook = bundled::posts_2006()?;
    /// let columns = rulebook.columns(Some(&rulebook.asked("posts/holding")?));
    /// assert_eq!(header(&columns, Script::Hans), ["编号", "素质好、能力强"]);
    /// let own: Vec<&str> = columns
    ///     .iter()
    ///     .filter(|column| column.from == StatedBy::Register)
    ///     .map(|column| column.fact.id().as_str())
    ///     .collect();
    /// assert_eq!(own, ["member.posts"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn columns(&self, asked: Option<&Asked<'_>>) -> Vec<FactColumn<'_>> {
        let dictionary = self.dictionary();
        let facts = match asked {
            Some(asked) => asked.facts(dictionary),
            None => (0..).take(dictionary.facts().len()).collect(),
        };
        let counted = self.posts().map(PostsRules::counted).unwrap_or_default();
        let mut columns = Vec::new();
        for index in facts {
            let Some(fact) = dictionary.at(index) else { continue };
            let links = self.links().iter().filter(|link| link.fact == index);
            let titles: Vec<Label> = links
                .filter_map(|link| self.scheme(link.scheme.as_str()))
                .map(|scheme| scheme.title().clone())
                .collect();
            let from = if counted.contains(&index) {
                StatedBy::Register
            } else if let Some(by) = grading::counts(fact.id().as_str()) {
                StatedBy::Counted(by)
            } else if let Some(by) = self.register_of_villages(fact) {
                StatedBy::Counted(by)
            } else if titles.is_empty() {
                StatedBy::Table
            } else {
                StatedBy::Outcome(titles)
            };
            let is_ambiguous = dictionary.facts().iter().any(|other| {
                other.id() != fact.id()
                    && other.names().any(|name| fact.label().all().contains(&name))
            });
            columns.push(FactColumn { fact, from, is_ambiguous });
        }
        columns
    }
}

impl Rulebook {
    /// The register of backward villages, where the rulebook has the course by which it is kept
    /// and it states the fact.
    fn register_of_villages(&self, fact: &Fact) -> Option<Label> {
        self.procedure(Procedures::VILLAGE)?;
        rectification::states(fact.id().as_str())
    }
}

/// 表头 — the header of an empty table: the subjects first, then a column for each fact that
/// the table states itself.
#[must_use]
pub fn header(columns: &[FactColumn<'_>], script: Script) -> Vec<String> {
    let [hans, hant, en, _] = TablePlan::SUBJECT;
    let is_stated = |column: &&FactColumn<'_>| {
        !matches!(column.from, StatedBy::Register | StatedBy::Counted(_))
    };
    let stated = columns.iter().filter(is_stated);
    std::iter::once(script.of(hans, hant, en).to_owned())
        .chain(stated.flat_map(|column| column.headers(script)))
        .collect()
}

/// 表列说明 — a table of columns for people: headers, id, other names, kind, unit, what may
/// stand in a cell, who states it.
#[must_use]
pub fn column_table(title: &str, columns: &[FactColumn<'_>], script: Script) -> Report {
    let head = match script {
        Script::Hans => ["列名", "标识", "其他名称", "类别", "单位", "取值", "由谁填写"],
        Script::Hant => ["列名", "標識", "其他名稱", "類別", "單位", "取值", "由誰填寫"],
        Script::En => {
            ["column", "fact", "other names", "kind", "unit", "values", "stated by"]
        }
    };
    let join = script.of("、", "、", ", ");
    let rows = columns.iter().flat_map(|column| {
        let fact = column.fact;
        let kind = fact.kind();
        let unit = kind.unit().map_or("", |unit| unit.in_script(script));
        let values = kind.domain_in_words(script);
        let values = match (fact.may_not_apply(), script) {
            (false, _) => values,
            (true, Script::Hans) => format!("{values}；或“不适用：原因”"),
            (true, Script::Hant) => format!("{values}；或「不適用：原因」"),
            (true, Script::En) => format!("{values}; or “n/a: why”"),
        };
        let values = values + &not_above(fact, columns, script);
        // The ballots of a vote stand one below the other.
        let mut headers = column.headers(script).into_iter();
        let row = vec![
            headers.next().unwrap_or_default(),
            fact.id().to_string(),
            fact.also().join(join),
            kind.label().in_script(script).to_owned(),
            unit.to_owned(),
            values,
            column.from.in_words(script),
        ];
        std::iter::once(row).chain(headers.map(|header| vec![header])).collect::<Vec<_>>()
    });
    let mut report = Report::new(title);
    report.table(&head, rows.collect());
    report
}

/// `；不超过应到人数`: what a number is never above, by label where it is a column here.
fn not_above(fact: &Fact, columns: &[FactColumn<'_>], script: Script) -> String {
    if fact.not_above().is_empty() {
        return String::new();
    }
    let named = fact.not_above().iter().map(|id| {
        let known = columns.iter().map(|column| column.fact);
        let known = known.into_iter().find(|fact| fact.id() == id);
        known.map_or(id.as_str(), |fact| fact.label().in_script(script))
    });
    let named = named.collect::<Vec<_>>().join(script.of("、", "、", ", "));
    match script {
        Script::Hans => format!("；不超过{named}"),
        Script::Hant => format!("；不超過{named}"),
        Script::En => format!("; not above {named}"),
    }
}

impl StatedBy {
    /// In words.
    #[must_use]
    pub fn in_words(&self, script: Script) -> String {
        match self {
            StatedBy::Table => script.of("填报", "填報", "the table").to_owned(),
            StatedBy::Register => script
                .of(
                    "由登记自行统计，不填",
                    "由登記自行統計，不填",
                    "the register counts it: leave it out",
                )
                .to_owned(),
            StatedBy::Counted(by) => {
                let by = by.in_script(script);
                match script {
                    Script::Hans => format!("由{by}统计，可不填"),
                    Script::Hant => format!("由{by}統計，可不填"),
                    Script::En => format!("counted from {by}; may be left out"),
                }
            }
            StatedBy::Outcome(schemes) => {
                let titles: Vec<&str> =
                    schemes.iter().map(|title| title.in_script(script)).collect();
                let titles = titles.join(script.of("、", "、", ", "));
                match script {
                    Script::Hans => format!("填报，或引用“{titles}”的结果"),
                    Script::Hant => format!("填報，或引用「{titles}」的結果"),
                    Script::En => format!("the table, or the outcome of “{titles}”"),
                }
            }
        }
    }
}
