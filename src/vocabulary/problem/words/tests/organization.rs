use super::{Said, owned};
use crate::vocabulary::{Label, OrganizationDefect as D};

fn branch() -> Label {
    Label::new("村党支部", "村黨支部", "village branch")
}

fn school() -> Label {
    Label::new("学校党支部", "學校黨支部", "school branch")
}

fn team() -> Label {
    Label::new("支部班子", "支部班子", "branch team")
}

pub(super) fn said() -> Vec<Said> {
    vec![
        (
            D::NotHigher { own: school(), superior: branch() }.into(),
            [
                "学校党支部不能隶属于村党支部",
                "學校黨支部不能隸屬於村黨支部",
                "school branch cannot stand under village branch",
            ],
        ),
        (
            D::Circle { members: owned(&["a", "b"]) }.into(),
            [
                "这些组织依次隶属，最后一个又隶属于第一个：`a`、`b`",
                "這些組織依次隸屬，最後一個又隸屬於第一個：`a`、`b`",
                "each of these stands under the next, and the last under the first: `a`, `b`",
            ],
        ),
        (
            D::OfficeOfAnotherTeam {
                office: Label::new("主任", "主任", "director"),
                team: team(),
            }
            .into(),
            [
                "支部班子没有主任这一职务",
                "支部班子沒有主任這一職務",
                "the branch team has no director",
            ],
        ),
        (
            D::Heads {
                office: Label::new("书记", "書記", "secretary"),
                team: team(),
                found: 2,
            }
            .into(),
            [
                "支部班子须有一名书记，现有2名",
                "支部班子須有一名書記，現有2名",
                "the branch team has one secretary, 2 were found",
            ],
        ),
        (
            D::NoSuchTeam { organization: school(), team: team() }.into(),
            [
                "学校党支部没有支部班子",
                "學校黨支部沒有支部班子",
                "school branch has no branch team",
            ],
        ),
        (
            D::AfterItWasSaid {
                on: "2012-11-01".parse().unwrap(),
                as_of: "2012-10-31".parse().unwrap(),
            }
            .into(),
            [
                "2012-11-01晚于登记日期2012-10-31：请更正其中一个",
                "2012-11-01晚於登記日期2012-10-31：請更正其中一個",
                "2012-11-01 is later than 2012-10-31, the day on which this is said: correct one \
                 of the two",
            ],
        ),
        (
            D::RowsDisagree { row: 4 }.into(),
            [
                "与第4行对同一班子的填写不一致：请各行填得一样，或只在一行填写",
                "與第4行對同一班子的填寫不一致：請各行填得一樣，或只在一行填寫",
                "row 4 says something else of the same team: say it alike in each of its rows, \
                 or in one",
            ],
        ),
    ]
}
