// What the examples of `shapes_of_procedures.md` run on: a procedure with these states and
// rules, and the days that a case asks about; gives what does not hold, and nothing if all does.
|states: &str, rules: &str, case: &str| -> String {
    let named = |id: &str| {
        format!("{{ id = \"{id}\", label = {{ hans = \"{id}\", hant = \"{id}\", en = \"{id}\" }} }}")
    };
    let used = |ids: &[&str]| {
        let used = ids.iter().filter(|id| rules.contains(&format!("\"{id}\"")));
        used.map(|id| named(id)).collect::<Vec<_>>().join(", ")
    };
    let mut states = states.split_whitespace().peekable();
    let mut listed = Vec::new();
    let mut is_first = true;
    while let Some(state) = states.next() {
        let (id, end) = state.strip_suffix('.').map_or((state, ""), |id| (id, "end = true, "));
        let start = if is_first { "start = true, " } else { "" };
        is_first = false;
        listed.push(named(id).replacen("{ ", &format!("{{ {start}{end}"), 1));
    }
    let book = format!(
        r#"
schema = "rulebook/1"
id = "shapes"
edition = "1"
in_force = {{ from = "2015-01-01" }}
title = {{ hans = "样例", hant = "樣例", en = "Shapes" }}
ground = {{ assumed = "an example" }}

[[fact]]
id = "score"
label = {{ hans = "验收得分", hant = "驗收得分", en = "score of acceptance" }}
kind = {{ count = {{ at_most = 100 }} }}

[[fact]]
id = "born"
label = {{ hans = "出生日期", hant = "出生日期", en = "born" }}
kind = {{ date = {{ from = "1900-01-01", until = "2100-01-01" }} }}

[[procedure]]
id = "matter"
title = {{ hans = "样例程序", hant = "樣例程序", en = "A matter" }}
subject = "village"
month_end = "last_day"
state = [{}]
event = [{}]
evidence = [{}]
role = [{}]
{rules}
"#,
        listed.join(", "),
        used(&["plan", "start", "finish", "inspection", "extension", "cut", "vote", "absence", "return", "notice"]),
        used(&["report", "minutes"]),
        used(&["township", "branch"]),
    );
    let head = "schema = \"case/1\"\nname = \"as it says\"\nrulebook = \"book.toml\"\nprocedure = \"matter\"\n";
    let case = format!("{head}{case}");
    let suite = grassroots::casebook::Suite::new([("book.toml", book.as_str()), ("case.toml", case.as_str())]);
    assert_eq!(suite.cases().count(), 1);
    suite.run().iter().filter(|result| !result.holds()).map(|result| result.report()).collect()
}
