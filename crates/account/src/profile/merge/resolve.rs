//! The answers to a merge's questions, and what comes of them.

use super::{Merge, Node};
use crate::profile::metadata::Metadata;
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
        match self.value(&self.root, choice) {
            Some(Value::Object(root)) => root.into(),
            _ => Metadata::default(),
        }
    }

    fn value(&self, node: &Node, choice: &dyn Fn(usize) -> Choice) -> Option<Value> {
        match node {
            Node::Absent => None,
            Node::Settled(value) => Some(value.clone()),
            Node::Open(at) => {
                let conflict = self.conflicts.get(*at)?;
                match choice(*at) {
                    Choice::Mine => conflict.mine.clone(),
                    Choice::Theirs => conflict.theirs.clone(),
                }
            }
            Node::Object(members) => {
                let mut object = Map::with_capacity(members.len());
                for (key, node) in members {
                    if let Some(value) = self.value(node, choice) {
                        object.insert(key.clone(), value);
                    }
                }
                Some(Value::Object(object))
            }
        }
    }
}
