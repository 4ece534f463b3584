//! What the county works at besides its secretaries: every table of it read, and judged by
//! the rulebook of its own.

use grassroots::rulebook::{Rulebook, bundled};

use super::backward::{self, Backward, BackwardTables};
use super::consequences::{self, FollowsTables};
use super::grading::{self, Grading, GradingTables};
use super::posts::{self, Posts, PostsTables};
use super::rectification::{self, Rectification};
use super::stationing::{self, Stationing, StationingTables};
use super::tables::{
    Secretary, Table, Wrong, kept, line, secretaries, secretary_rows, unappraised,
};
use super::wrong::in_order;

/// The tables of all of it.
pub(crate) struct WorkTables {
    pub(crate) posts: PostsTables,
    pub(crate) grading: GradingTables,
    pub(crate) backward: BackwardTables,
    pub(crate) stationing: StationingTables,
    pub(crate) follows: FollowsTables,
}

impl WorkTables {
    pub(crate) fn open() -> csv::Result<WorkTables> {
        Ok(WorkTables {
            posts: PostsTables::open()?,
            grading: GradingTables::open()?,
            backward: BackwardTables::open()?,
            stationing: StationingTables::open()?,
            follows: FollowsTables::open()?,
        })
    }
}

/// What came of it, with the rulebooks by which it was judged.
pub(crate) struct Worked {
    pub(crate) posts: Posts,
    pub(crate) grading: Grading,
    pub(crate) backward: Backward,
    pub(crate) stationing: Stationing,
    pub(crate) posts_by: Rulebook,
    pub(crate) grades_by: Rulebook,
    pub(crate) rectifies_by: Rulebook,
    pub(crate) stations_by: Rulebook,
}

impl Worked {
    /// All of it, or everything that is wrong with any of the tables.
    pub(crate) fn by(tables: &WorkTables) -> Result<Worked, Wrong> {
        let posts_by = bundled::posts_2006().map_err(line)?;
        let grades_by = bundled::building_year_2012().map_err(line)?;
        let rectifies_by = bundled::rectification_2005().map_err(line)?;
        let stations_by = bundled::stationing_2015().map_err(line)?;
        let tree = match posts::tree(&tables.posts.organizations) {
            Ok(tree) => tree,
            Err(mut wrong) => {
                // Without a tree each table can still be read by itself.
                kept(posts::cells(&posts_by, &tables.posts), &mut wrong);
                kept(grading::cells(&grades_by, &tables.grading), &mut wrong);
                kept(backward::cells(&rectifies_by, &tables.backward), &mut wrong);
                kept(stationing::cells(&stations_by, &tables.stationing), &mut wrong);
                return Err(wrong);
            }
        };
        let (mut wrong, tree) = (Wrong::new(), &tree);
        let of = &tables.posts;
        let posts = kept(posts::posts(&posts_by, tree, of), &mut wrong);
        let of = &tables.grading;
        let grading = kept(grading::grading(&grades_by, tree, of), &mut wrong);
        let of = &tables.backward;
        let backward = kept(backward::backward(&rectifies_by, tree, of), &mut wrong);
        let of = &tables.stationing;
        let stationing = kept(stationing::stationing(&stations_by, tree, of), &mut wrong);
        match (posts, grading, backward, stationing) {
            (Some(posts), Some(grading), Some(backward), Some(stationing)) => {
                Ok(Worked {
                    posts,
                    grading,
                    backward,
                    stationing,
                    posts_by,
                    grades_by,
                    rectifies_by,
                    stations_by,
                })
            }
            _ => Err(wrong),
        }
    }
}

/// Everything that the county hands in.
pub(crate) struct Tables {
    /// This year's facts of the secretaries, and their earlier results.
    pub(crate) secretaries: (Table, Table),
    pub(crate) work: WorkTables,
}

/// What comes of it, each secretary with what the posts of the village say.
pub(crate) struct County {
    pub(crate) secretaries: Vec<Secretary>,
    pub(crate) worked: Worked,
    /// The two other counties.
    pub(crate) others: Rectification,
}

impl County {
    /// Everything that can be told before anybody is judged, or all that is wrong, by file and
    /// row.
    pub(crate) fn of(rulebook: &Rulebook, tables: &Tables) -> Result<County, Wrong> {
        let scheme =
            rulebook.scheme("secretary").ok_or("no such scheme").map_err(line)?;
        let mut wrong = Wrong::new();
        let (facts, grades) = &tables.secretaries;
        let rows = secretary_rows(rulebook, scheme, (facts, grades));
        let rows = kept(rows, &mut wrong);
        if let Ok(tree) = posts::tree(&tables.work.posts.organizations) {
            wrong.extend(unappraised(&tree, facts));
        }
        let worked = kept(Worked::by(&tables.work), &mut wrong);
        let follows = &tables.work.follows;
        kept(consequences::cells(rulebook, follows, facts), &mut wrong);
        let rectifies = bundled::rectification_2005().map_err(line)?;
        let others = kept(rectification::rectification(&rectifies), &mut wrong);
        let (Some(rows), Some(worked), Some(others)) = (rows, worked, others) else {
            return Err(in_order(wrong));
        };
        let secretaries = secretaries(rows, |village| worked.posts.told(village));
        match kept(secretaries, &mut wrong) {
            Some(secretaries) if wrong.is_empty() => {
                Ok(County { secretaries, worked, others })
            }
            _ => Err(in_order(wrong)),
        }
    }
}
