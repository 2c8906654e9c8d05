//! What stands in the way of saving, field by field.

use super::field::{Content, Field, FieldId};
use super::{Change, Draft, ROOT};
use crate::decimal::Decimal;
use crate::metadata::MAX_DEPTH;
use crate::spelling::{self, NumberProblem};
use std::cell::OnceCell;
use thiserror::Error;

/// What is wrong with a field. Only what a person changed can be wrong: what the tenant stores, it has accepted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// Another field of the same object has this name.
    #[error("the name {name:?} is taken")]
    NameTaken {
        /// The field that took the name.
        field: FieldId,
        /// The name.
        name: String,
    },
    /// Auth0 refuses names with `.` or `$`
    /// (auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data).
    #[error("the name {name:?} holds {character:?}, which Auth0 refuses")]
    NameRefused {
        /// The field with the name.
        field: FieldId,
        /// The name.
        name: String,
        /// The first character that is refused.
        character: char,
    },
    /// The name is empty: valid JSON, but hardly meant. A warning that does not keep anybody from saving.
    #[error("the name is empty")]
    NameEmpty {
        /// The field without a name.
        field: FieldId,
    },
    /// The text is not a JSON number (RFC 8259 §6).
    #[error("{text:?} is not a number")]
    NotANumber {
        /// The number field.
        field: FieldId,
        /// What it holds.
        text: String,
    },
    /// The number can be read in two ways, and which one is meant is not guessed.
    #[error("{text:?} is {grouped} or {fraction}")]
    AmbiguousNumber {
        /// The number field.
        field: FieldId,
        /// What it holds.
        text: String,
        /// The number, if its comma groups thousands.
        grouped: String,
        /// The number, if its comma begins the fraction.
        fraction: String,
    },
    /// Programs that compute with double precision (IEEE 754), as nearly all that read JSON, take it for another number
    /// (RFC 8259 §6). A warning: it is sent to the letter.
    #[error("{text} may be kept as {becomes:?}")]
    NotExact {
        /// The number field.
        field: FieldId,
        /// The number that is sent.
        text: String,
        /// What such a program makes of it; nothing if it is too large for any number.
        becomes: Option<String>,
    },
    /// `null` at the first level removes the key, so it cannot be stored there.
    #[error("nothing cannot be stored at the first level")]
    NothingAtRoot {
        /// The first-level field.
        field: FieldId,
    },
    /// The field nests deeper than the answer could be read back.
    #[error("nested too deep")]
    TooDeep {
        /// The list or object that is too deep.
        field: FieldId,
    },
}

impl Problem {
    /// The field that has it.
    #[must_use]
    pub fn field(&self) -> FieldId {
        match self {
            Self::NameTaken { field, .. }
            | Self::NameRefused { field, .. }
            | Self::NameEmpty { field }
            | Self::NotANumber { field, .. }
            | Self::AmbiguousNumber { field, .. }
            | Self::NotExact { field, .. }
            | Self::NothingAtRoot { field }
            | Self::TooDeep { field } => *field,
        }
    }

    /// Whether the draft cannot be saved with it.
    #[must_use]
    pub fn prevents_saving(&self) -> bool {
        !matches!(self, Self::NameEmpty { .. } | Self::NotExact { .. })
    }
}

impl Draft {
    /// Every problem of the draft, warnings included, from top to bottom. Looks only where something was changed.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.collect(ROOT, 1, &mut problems);
        problems
    }

    /// The problems of one field, not of those in it.
    #[must_use]
    pub fn problems_of(&self, id: FieldId) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(field) = self.field(id).filter(|field| field.differs) {
            self.judge(field, &|name| self.is_taken(id, name), &mut problems);
            if field.kind().has_fields() && self.depth(id) > DEEPEST {
                problems.push(Problem::TooDeep { field: id });
            }
        }
        problems
    }

    pub(super) fn blocking_problems(&self) -> Option<Vec<Problem>> {
        let problems = self.problems();
        problems.iter().any(Problem::prevents_saving).then_some(problems)
    }

    fn collect(&self, id: FieldId, depth: usize, problems: &mut Vec<Problem>) {
        let field = self.get(id);
        if depth > DEEPEST && field.kind().has_fields() {
            problems.push(Problem::TooDeep { field: id });
            return;
        }
        // Sorted, a name that occurs twice stands beside itself: no look at every pair. And none at all, where no name is new.
        let names = OnceCell::new();
        let taken = |name: &str| {
            let names: &Vec<&str> = names.get_or_init(|| {
                let fields = field.content.fields().iter();
                let mut names: Vec<&str> = fields.filter_map(|id| self.get(*id).name()).collect();
                names.sort_unstable();
                names
            });
            names.get(names.partition_point(|other| *other < name) + 1) == Some(&name)
        };
        for inner in field.content.fields() {
            let inner = self.get(*inner);
            if inner.differs {
                self.judge(inner, &taken, problems);
            }
            if inner.differing > 0 {
                self.collect(inner.id, depth + 1, problems);
            }
        }
    }

    fn judge(&self, field: &Field, taken: &dyn Fn(&str) -> bool, problems: &mut Vec<Problem>) {
        let id = field.id;
        let renamed = matches!(self.change(id), Change::Added | Change::Renamed { .. });
        if let Some(name) = self.name_in_object(id).filter(|_| renamed) {
            if taken(name) {
                problems.push(Problem::NameTaken { field: id, name: name.to_owned() });
            }
            if let Some(character) = name.chars().find(|character| matches!(character, '.' | '$')) {
                problems.push(Problem::NameRefused { field: id, name: name.to_owned(), character });
            }
            if name.is_empty() {
                problems.push(Problem::NameEmpty { field: id });
            }
        }
        match &field.content {
            Content::Number(text) => problems.extend(number_problem(id, text)),
            Content::Nothing if field.parent == Some(ROOT) => {
                problems.push(Problem::NothingAtRoot { field: id })
            }
            _ => {}
        }
    }

    fn depth(&self, id: FieldId) -> usize {
        std::iter::successors(Some(id), |id| self.get(*id).parent).count()
    }
}

fn number_problem(field: FieldId, typed: &str) -> Option<Problem> {
    let text = || typed.to_owned();
    match spelling::number(typed) {
        Ok(number) => {
            let becomes = rounded(number.as_str())?;
            Some(Problem::NotExact { field, text: number.to_string(), becomes })
        }
        Err(NumberProblem::NotANumber) => Some(Problem::NotANumber { field, text: text() }),
        Err(NumberProblem::Ambiguous { grouped, fraction }) => {
            Some(Problem::AmbiguousNumber { field, text: text(), grouped, fraction })
        }
    }
}

/// What double precision makes of a number that it does not hold exactly; nothing of one that is too large.
fn rounded(number: &str) -> Option<Option<String>> {
    let held: f64 = number.parse().ok()?;
    if !held.is_finite() {
        return Some(None);
    }
    let held = held.to_string();
    (Decimal::parse(&held) != Decimal::parse(number)).then_some(Some(held))
}

/// How many lists and objects may stand in each other, the root included: the user object around them takes one level.
const DEEPEST: usize = MAX_DEPTH - 1;
