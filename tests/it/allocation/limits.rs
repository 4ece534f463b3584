//! Rules that stand in the way of a placement, as a rulebook could have them.

use grassroots::posts::allocation::Limit;
use grassroots::vocabulary::{Id, Label, Named};

fn rule(id: &str, [hans, hant, en]: [&str; 3]) -> Named {
    Named::new(Id::new(id).unwrap(), Label::new(hans, hant, en))
}

pub(super) fn able() -> Limit {
    let words = ["有活动能力", "有活動能力", "able to take part"];
    Limit::new(rule("posts/fit.able", words))
}

pub(super) fn remote() -> Limit {
    let words = [
        "流出党员任可异地履职的岗位",
        "流出黨員任可異地履職的崗位",
        "out-flowing members hold posts that work from afar",
    ];
    Limit::new(rule("posts/mobile-out.remote", words))
}

pub(super) fn own_claim() -> Limit {
    let words = [
        "流入党员自主自愿认领",
        "流入黨員自主自願認領",
        "in-flowing members hold posts by their own claim",
    ];
    Limit::but_by_own_claim(rule("posts/mobile-in.claim", words))
}

pub(super) fn qualified() -> Limit {
    let words = ["具备岗位条件", "具備崗位條件", "has what the post asks"];
    Limit::new(rule("posts/qualified", words))
}
