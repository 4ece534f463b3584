//! By which scheme an organization of its kind is rated.

use crate::facts::Sheet;
use crate::rule::{Rule, Standing, stands};
use crate::scoring::Scheme;
use crate::vocabulary::{GradingDefect, Id};

/// 适用办法 — the scheme by which an organization of its kind is rated.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Guided<'s> {
    /// 适用 — this one.
    Scheme(&'s Scheme),
    /// 无 — none: no rule names one for its kind.
    None,
    /// 不止一个 — the rules name several schemes, by these ids.
    Several(Vec<Id>),
    /// 无法认定 — what is known does not tell.
    NotTold,
}

/// 分类指导 — the five-star scheme of an organization, as the rules `grading/guidance.KIND` of
/// its rulebook say: the rule that its sheet meets names the scheme `five-star/KIND`.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::facts::{Raw, SheetDraft, SheetState};
/// use grassroots::grading::{Guided, guided};
/// use grassroots::organization::Organization;
/// use grassroots::rulebook::bundled;
/// use grassroots::vocabulary::Period;
///
/// let rulebook = bundled::building_year_2012()?;
/// let year = Period::year(2012).ok_or("no such year")?;
/// // A farmers' trade association is rated as a social organization.
/// let draft = SheetDraft::new(year, SheetState::Open)
///     .with(Organization::FIELD, Raw::text("trade-association"));
/// let sheet = rulebook.dictionary().sheet(&draft)?;
/// let Guided::Scheme(scheme) = guided(rulebook.rules(), rulebook.schemes(), &sheet) else {
///     return Err("no scheme".into());
/// };
/// assert_eq!(scheme.id().as_str(), "five-star/social-organization");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn guided<'s>(rules: &[Rule], schemes: &'s [Scheme], sheet: &Sheet) -> Guided<'s> {
    let mut met: Vec<&Scheme> = Vec::new();
    let mut is_open = false;
    for (rule, scheme) in family(rules, schemes) {
        match stands(rule, sheet) {
            Standing::Met => met.push(scheme),
            Standing::Undetermined => is_open = true,
            Standing::NotMet | Standing::NotApplicable => {}
        }
    }
    match (met.as_slice(), is_open) {
        (_, true) => Guided::NotTold,
        ([], false) => Guided::None,
        ([scheme], false) => Guided::Scheme(scheme),
        (several, false) => {
            Guided::Several(several.iter().map(|scheme| scheme.id().clone()).collect())
        }
    }
}

/// 按类别的办法 — what the schemes of kinds are called together: `five-star`.
pub const FAMILY: &str = "five-star";

/// 核对办法 — whether a sheet may be rated by a scheme: a scheme of one kind rates
/// organizations of this kind. A scheme that no rule of guidance names rates all.
///
/// # Errors
/// The scheme of its kind, or that there is none, as a [`GradingDefect`]; also
/// [`GradingDefect::KindNotTold`], where what is known does not tell the kind.
///
/// # Examples
/// ```
/// # #[cfg(feature = "toml")] {
/// use grassroots::facts::{Raw, SheetDraft, SheetState};
/// use grassroots::grading::may_rate;
/// use grassroots::organization::Organization;
/// use grassroots::rulebook::bundled;
/// use grassroots::vocabulary::Period;
///
/// let rulebook = bundled::building_year_2012()?;
/// let year = Period::year(2012).ok_or("no such year")?;
/// let draft = SheetDraft::new(year, SheetState::Open)
///     .with(Organization::FIELD, Raw::text("enterprise"));
/// let sheet = rulebook.dictionary().sheet(&draft)?;
/// let village = rulebook.scheme("five-star/village").ok_or("no such scheme")?;
/// let wrong = may_rate((rulebook.rules(), rulebook.schemes()), village, &sheet);
/// assert_eq!(
///     wrong.unwrap_err().to_string(),
///     "`five-star/village` is not the scheme of its kind, that is `five-star/enterprise`"
/// );
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn may_rate(
    (rules, schemes): (&[Rule], &[Scheme]),
    scheme: &Scheme,
    sheet: &Sheet,
) -> Result<(), GradingDefect> {
    if !family(rules, schemes).any(|(_, one)| one.id() == scheme.id()) {
        return Ok(());
    }
    match guided(rules, schemes, sheet) {
        Guided::Scheme(right) if right.id() != scheme.id() => {
            let (scheme, right) = (scheme.id().clone(), right.id().clone());
            Err(GradingDefect::OtherKind { scheme, right })
        }
        Guided::Several(ids) if !ids.contains(scheme.id()) => {
            let family = FAMILY.to_owned();
            Err(GradingDefect::NoSchemeOfKind { family })
        }
        Guided::Scheme(_) | Guided::Several(_) => Ok(()),
        Guided::None => Err(GradingDefect::NoSchemeOfKind { family: FAMILY.to_owned() }),
        Guided::NotTold => Err(GradingDefect::KindNotTold { family: FAMILY.to_owned() }),
    }
}

/// Every rule of guidance with the scheme that it names.
fn family<'r, 's>(
    rules: &'r [Rule],
    schemes: &'s [Scheme],
) -> impl Iterator<Item = (&'r Rule, &'s Scheme)> {
    rules.iter().filter_map(|rule| {
        let kind = rule.id().as_str().strip_prefix(RULE)?;
        let is_of = |scheme: &&Scheme| {
            let rest = scheme.id().as_str().strip_prefix(FAMILY);
            rest.and_then(|rest| rest.strip_prefix('/')) == Some(kind)
        };
        Some((rule, schemes.iter().find(is_of)?))
    })
}

const RULE: &str = "grading/guidance.";
