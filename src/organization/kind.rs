use std::fmt;

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Defect, Label, text};

/// 规模 — the three sizes of a primary-level organization.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Size {
    /// 党委 — a primary-level committee.
    Committee,
    /// 党总支 — a general branch.
    GeneralBranch,
    /// 党支部 — a branch, a joint branch among them.
    Branch,
}

impl Size {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, Size); 3] = [
        ("committee", Size::Committee),
        ("general-branch", Size::GeneralBranch),
        ("branch", Size::Branch),
    ];
}

/// 行业 — the sectors that have a working committee of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Sector {
    /// 非公企业 — non-public enterprises.
    Enterprises,
    /// 社会组织 — social organizations.
    SocialOrganizations,
    /// 教育 — education.
    Education,
}

/// 党组织类别 — every kind of organization that the rules of this crate speak of.
///
/// # Shape
/// A word such as `village-branch`; [`Kind::all`] gives them. A table may use the label in any
/// script: 村党支部.
///
/// # Source
/// 在全市基层组织建设年活动现场推进会上的讲话, 第一 三是, 五是; the three sizes: 中国共产党农村
/// 基层组织工作条例.
#[derive(Clone, Copy, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum Kind {
    /// 县委 — the committee of a county.
    County,
    /// 乡镇党委 — the committee of a township.
    Township,
    /// 街道党工委 — the working committee of a street.
    Street,
    /// 行业党工委 — the working committee of a sector.
    Sector(Sector),
    /// 流动党员党工委 — the committee of members who have moved away.
    MobileMembers,
    /// 村党组织 — a village.
    Village(Size),
    /// 社区党组织 — a community.
    Community(Size),
    /// 非公企业党组织 — a non-public enterprise.
    Enterprise(Size),
    /// 社会组织党组织 — a social organization.
    SocialOrganization(Size),
    /// 中小学校党组织 — a school.
    School(Size),
    /// 产业协会党组织 — a farmers' trade association.
    TradeAssociation(Size),
    /// 临时党支部 — a temporary branch.
    Temporary,
    /// 村下设党支部 — a branch below the committee or general branch of a village, such as
    /// that of a villagers' group (村民小组): a part of the village, not a village.
    VillagePart,
    /// 社区下设党支部 — a branch below the committee or general branch of a community.
    CommunityPart,
}

/// 层级 — how high an organization stands; the highest comes first.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Level {
    /// 县级 — the county.
    County,
    /// 乡镇、街道、行业党工委 — the township, and whatever stands beside it.
    Township,
    /// 基层党委 — a primary-level committee.
    Committee,
    /// 党总支 — a general branch.
    GeneralBranch,
    /// 党支部 — a branch.
    Branch,
}

type Named = (Kind, &'static str, [&'static str; 3]);

use Kind as K;
use Size::{Branch as B, Committee as C, GeneralBranch as G};

const NAMES: [Named; 28] = [
    (K::County, "county", ["县委", "縣委", "county committee"]),
    (K::Township, "township", ["乡镇党委", "鄉鎮黨委", "township committee"]),
    (K::Street, "street", ["街道党工委", "街道黨工委", "street working committee"]),
    (
        K::Sector(Sector::Enterprises),
        "sector-enterprises",
        ["非公企业党工委", "非公企業黨工委", "working committee of enterprises"],
    ),
    (
        K::Sector(Sector::SocialOrganizations),
        "sector-social-organizations",
        ["社会组织党工委", "社會組織黨工委", "working committee of social organizations"],
    ),
    (
        K::Sector(Sector::Education),
        "sector-education",
        ["教育党工委", "教育黨工委", "working committee of education"],
    ),
    (
        K::MobileMembers,
        "mobile-members",
        ["流动党员党工委", "流動黨員黨工委", "committee of mobile members"],
    ),
    (K::Village(C), "village-committee", ["村党委", "村黨委", "village committee"]),
    (
        K::Village(G),
        "village-general-branch",
        ["村党总支", "村黨總支", "village general branch"],
    ),
    (K::Village(B), "village-branch", ["村党支部", "村黨支部", "village branch"]),
    (
        K::Community(C),
        "community-committee",
        ["社区党委", "社區黨委", "community committee"],
    ),
    (
        K::Community(G),
        "community-general-branch",
        ["社区党总支", "社區黨總支", "community general branch"],
    ),
    (
        K::Community(B),
        "community-branch",
        ["社区党支部", "社區黨支部", "community branch"],
    ),
    (
        K::Enterprise(C),
        "enterprise-committee",
        ["非公企业党委", "非公企業黨委", "enterprise committee"],
    ),
    (
        K::Enterprise(G),
        "enterprise-general-branch",
        ["非公企业党总支", "非公企業黨總支", "enterprise general branch"],
    ),
    (
        K::Enterprise(B),
        "enterprise-branch",
        ["非公企业党支部", "非公企業黨支部", "enterprise branch"],
    ),
    (
        K::SocialOrganization(C),
        "social-organization-committee",
        ["社会组织党委", "社會組織黨委", "committee of a social organization"],
    ),
    (
        K::SocialOrganization(G),
        "social-organization-general-branch",
        ["社会组织党总支", "社會組織黨總支", "general branch of a social organization"],
    ),
    (
        K::SocialOrganization(B),
        "social-organization-branch",
        ["社会组织党支部", "社會組織黨支部", "branch of a social organization"],
    ),
    (K::School(C), "school-committee", ["学校党委", "學校黨委", "school committee"]),
    (
        K::School(G),
        "school-general-branch",
        ["学校党总支", "學校黨總支", "school general branch"],
    ),
    (K::School(B), "school-branch", ["学校党支部", "學校黨支部", "school branch"]),
    (
        K::TradeAssociation(C),
        "trade-association-committee",
        ["产业协会党委", "產業協會黨委", "committee of a trade association"],
    ),
    (
        K::TradeAssociation(G),
        "trade-association-general-branch",
        ["产业协会党总支", "產業協會黨總支", "general branch of a trade association"],
    ),
    (
        K::TradeAssociation(B),
        "trade-association-branch",
        ["产业协会党支部", "產業協會黨支部", "branch of a trade association"],
    ),
    (K::Temporary, "temporary", ["临时党支部", "臨時黨支部", "temporary branch"]),
    (
        K::VillagePart,
        "village-part",
        ["村下设党支部", "村下設黨支部", "branch within a village"],
    ),
    (
        K::CommunityPart,
        "community-part",
        ["社区下设党支部", "社區下設黨支部", "branch within a community"],
    ),
];

impl Kind {
    /// Every kind with the word by which documents name it.
    pub fn all() -> impl Iterator<Item = (&'static str, Kind)> {
        NAMES.into_iter().map(|(kind, word, _)| (word, kind))
    }

    fn names(self) -> (&'static str, [&'static str; 3]) {
        let named = NAMES.into_iter().find(|(kind, ..)| *kind == self);
        named.map_or(("", [""; 3]), |(_, word, names)| (word, names))
    }

    /// The word by which documents name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.names().0
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (_, [hans, hant, en]) = self.names();
        Label::new(hans, hant, en)
    }

    /// The size of a primary-level organization; `None` for those above.
    ///
    /// A temporary branch is a branch.
    #[must_use]
    pub const fn size(self) -> Option<Size> {
        match self {
            Kind::County
            | Kind::Township
            | Kind::Street
            | Kind::Sector(_)
            | Kind::MobileMembers => None,
            Kind::Village(size)
            | Kind::Community(size)
            | Kind::Enterprise(size)
            | Kind::SocialOrganization(size)
            | Kind::School(size)
            | Kind::TradeAssociation(size) => Some(size),
            Kind::Temporary | Kind::VillagePart | Kind::CommunityPart => {
                Some(Size::Branch)
            }
        }
    }

    /// The word of the field that a primary-level organization is in; `None` for those above,
    /// and for the parts of a village or community.
    #[must_use]
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Kind::County
            | Kind::Township
            | Kind::Street
            | Kind::Sector(_)
            | Kind::MobileMembers
            | Kind::VillagePart
            | Kind::CommunityPart => None,
            Kind::Village(_) => Some("village"),
            Kind::Community(_) => Some("community"),
            Kind::Enterprise(_) => Some("enterprise"),
            Kind::SocialOrganization(_) => Some("social-organization"),
            Kind::School(_) => Some("school"),
            Kind::TradeAssociation(_) => Some("trade-association"),
            Kind::Temporary => Some("temporary"),
        }
    }

    /// How high it stands.
    #[must_use]
    pub const fn level(self) -> Level {
        match (self, self.size()) {
            (Kind::County, _) => Level::County,
            (_, None) => Level::Township,
            (_, Some(Size::Committee)) => Level::Committee,
            (_, Some(Size::GeneralBranch)) => Level::GeneralBranch,
            (_, Some(Size::Branch)) => Level::Branch,
        }
    }

    /// Whether it has a villagers' or residents' committee beside it.
    #[must_use]
    pub const fn has_village_committee(self) -> bool {
        matches!(self, Kind::Village(_) | Kind::Community(_))
    }

    /// Whether an organization of this kind may stand under one of the other: under a higher
    /// level, and a primary-level committee under another one too; a part of a village or
    /// community under the committee or general branch of one.
    ///
    /// # Examples
    /// ```
    /// use grassroots::organization::{Kind, Size};
    /// let branch = Kind::Village(Size::Branch);
    /// assert!(branch.may_stand_under(Kind::Township));
    /// assert!(!Kind::Township.may_stand_under(branch));
    /// assert!(!branch.may_stand_under(branch));
    /// ```
    #[must_use]
    pub fn may_stand_under(self, superior: Kind) -> bool {
        let (own, above) = (self.level(), superior.level());
        let is_whole = match self {
            Kind::VillagePart => matches!(superior, Kind::Village(_)),
            Kind::CommunityPart => matches!(superior, Kind::Community(_)),
            _ => true,
        };
        if !is_whole {
            return false;
        }
        above < own || (own == Level::Committee && above == Level::Committee)
    }
}

impl Kind {
    /// Whether an organization of this kind under one of the other is a part of a village or
    /// community: what stands within one, whatever it is called.
    pub(super) const fn is_part_under(self, superior: Option<Kind>) -> bool {
        matches!(
            (self, superior),
            (Kind::VillagePart | Kind::CommunityPart, _)
                | (Kind::Village(_), Some(Kind::Village(_)))
                | (Kind::Community(_), Some(Kind::Community(_)))
        )
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl TryFrom<String> for Kind {
    type Error = Defect;

    fn try_from(found: String) -> Result<Kind, Defect> {
        let kind = Kind::all().find(|(word, _)| *word == found);
        kind.map(|(_, kind)| kind).ok_or_else(|| Defect::UnknownWord {
            nearest: text::nearest(&found, Kind::all().map(|(word, _)| word)),
            known: Kind::all().map(|(word, _)| word.to_owned()).collect(),
            found,
        })
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> String {
        kind.word().to_owned()
    }
}

/// 组织设置方式 — how an organization was set up.
///
/// # Source
/// 在全市基层组织建设年活动现场推进会上的讲话, 第一 五是.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SetUp {
    /// 单独组建 — by one unit of its own.
    Independent,
    /// 区域联建 — jointly by units of one area.
    AreaJoint,
    /// 行业统建 — for the units of an industry together.
    IndustryUnified,
}

impl SetUp {
    /// All three with the word by which documents name them.
    pub const ALL: [(&'static str, SetUp); 3] = [
        ("independent", SetUp::Independent),
        ("area-joint", SetUp::AreaJoint),
        ("industry-unified", SetUp::IndustryUnified),
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            SetUp::Independent => Label::new("单独组建", "單獨組建", "independent"),
            SetUp::AreaJoint => Label::new("区域联建", "區域聯建", "joint in an area"),
            SetUp::IndustryUnified => {
                Label::new("行业统建", "行業統建", "unified in an industry")
            }
        }
    }
}
