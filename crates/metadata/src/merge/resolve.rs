//! The answers to a merge's questions, and what comes of them.

use super::{Merge, Node};
use crate::beside::Beside;
use crate::metadata::Metadata;
use serde_json::{Map, Value};
use thiserror::Error;

/// Whose value a conflict ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// What is here.
    Mine,
    /// What the tenant stores.
    Theirs,
}

/// Why a merge could not be completed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeError {
    /// There must be one answer for each conflict.
    #[error("{choices} choices for {conflicts} conflicts")]
    Unanswered {
        /// How many conflicts there are.
        conflicts: usize,
        /// How many choices were given.
        choices: usize,
    },
}

impl Merge {
    /// The merged metadata, each conflict decided by the choice at its position.
    ///
    /// # Errors
    /// If there are more or fewer choices than conflicts.
    pub fn resolve(&self, choices: &[Choice]) -> Result<Metadata, MergeError> {
        let conflicts = self.conflicts.len();
        if choices.len() != conflicts {
            return Err(MergeError::Unanswered { conflicts, choices: choices.len() });
        }
        Ok(self.with(&|at| choices.get(at).copied().unwrap_or(Choice::Mine)))
    }

    /// The merged metadata, every conflict decided alike.
    #[must_use]
    pub fn resolve_all(&self, choice: Choice) -> Metadata {
        self.with(&|_| choice)
    }

    fn with(&self, choice: &dyn Fn(usize) -> Choice) -> Metadata {
        let (mine, theirs) = (self.mine.root(), self.theirs.root());
        match &self.root {
            Node::Object(members) => object(members, [mine, theirs], choice).into(),
            Node::Whole(Choice::Theirs) => self.theirs.clone(),
            // Metadata is an object on every side, so that at its root there is nothing else.
            _ => self.mine.clone(),
        }
    }
}

/// What `members` take from two sides, mine and theirs.
fn object(
    members: &[(String, Node)],
    sides: [&Map<String, Value>; 2],
    choice: &dyn Fn(usize) -> Choice,
) -> Map<String, Value> {
    let [mut in_mine, mut in_theirs] = sides.map(|side| Beside::new(Some(side)));
    let mut object = Map::with_capacity(members.len());
    for (key, node) in members {
        let (mine, theirs) = (in_mine.get(key), in_theirs.get(key));
        let whole = |side| match side {
            Choice::Mine => mine.cloned(),
            Choice::Theirs => theirs.cloned(),
        };
        let value = match (node, mine, theirs) {
            (Node::Whole(side), ..) => whole(*side),
            (Node::Open(at), ..) => whole(choice(*at)),
            (Node::List(items), ..) => Some(Value::Array(items.clone())),
            (Node::Object(members), Some(Value::Object(mine)), Some(Value::Object(theirs))) => {
                Some(Value::Object(self::object(members, [mine, theirs], choice)))
            }
            // Only two objects are merged into one.
            (Node::Absent | Node::Object(_), ..) => None,
        };
        if let Some(value) = value {
            object.insert(key.clone(), value);
        }
    }
    object
}
