// What the examples of `shapes.md` run on: a scheme over the facts of `shapes.toml`, judged.
// Rules are the keys of one item, or those of a scheme with its parts, items and steps.
|rules: &str, state: &str, facts: &str| -> Result<String, grassroots::vocabulary::Problems> {
    use grassroots::scoring::Standing;
    let head = r#"
        schema = "rulebook/1"
        id = "shapes"
        edition = "1"
        in_force = { from = "2019-01-01" }
        title = { hans = "样例", hant = "樣例", en = "Shapes" }
        ground = { assumed = "an example" }
    "#;
    let scheme = r#"
        [[scheme]]
        id = "scheme"
        title = { hans = "样例", hant = "樣例", en = "Scheme" }
        subject = "village"
    "#;
    let item = r#"
        round = { places = 2, mode = "half_away_from_zero" }
        [[scheme.item]]
        id = "item"
        label = { hans = "指标", hant = "指標", en = "item" }
    "#;
    let dictionary = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/shapes.toml"));
    let is_scheme = rules.contains("[[scheme.");
    let between = if is_scheme { "" } else { item };
    let text = format!("{head}\n{dictionary}\n{scheme}\n{between}\n{rules}");
    let rulebook = grassroots::rulebook::Rulebook::read(&text)?;
    let sheet = rulebook.dictionary().read_sheet(&format!(
        "schema = \"facts/1\"\nsubject = \"member-01\"\nperiod = {{ from = \"2019-01-01\", until = \"2020-01-01\" }}\n\
         sheet = \"{state}\"\n[facts]\n{facts}"
    ))?;
    let outcome = grassroots::scoring::judge(&rulebook.schemes()[0], &sheet);
    let total = match outcome.total().standing {
        Standing::Undetermined => format!("undetermined, {}", outcome.total().span),
        _ => outcome.total().span.to_string(),
    };
    let grades: Vec<&str> = outcome.grades().map(|grade| grade.id.as_str()).collect();
    Ok(if grades.is_empty() { total } else { format!("{total}: {}", grades.join(" or ")) })
}
