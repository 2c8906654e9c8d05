//! Metadata while it is edited: every value a field with a lasting name, every change known at once.
//!
//! The fields lie in one arena, so that a key press touches one of them and its ancestors, however many there are. A field
//! that nobody touched holds the exact text that the tenant sent.

mod convert;
#[cfg(test)]
mod deed_tests;
mod edit;
mod field;
mod lookup;
mod outcome;
mod problem;
mod restore;
mod stored;
#[cfg(test)]
mod stored_tests;
mod take;
#[cfg(test)]
mod take_tests;
#[cfg(test)]
mod tests;
mod whole;

pub use edit::Removed;
pub use field::{Content, Field, FieldId, Kind};
pub use lookup::Names;
pub use problem::Problem;
pub use restore::{NotJoined, Restored};

use super::metadata::Metadata;
use super::path::{Path, Step};
use super::size::Size;
use super::spelling;
use field::{Origin, Was};
use serde_json::Value;

/// Metadata being edited, beside the stored state that it started from.
#[derive(Clone, Debug)]
pub struct Draft {
    base: Metadata,
    // Never shrinks and is never empty: the root is its first field.
    fields: Vec<Field>,
}

/// How a field differs from the stored state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not at all, nor does anything in it.
    Same,
    /// It is new.
    Added,
    /// It has another name; its value may have changed too.
    Renamed {
        /// The stored name.
        from: String,
    },
    /// It has another value or another kind.
    Changed,
    /// Its fields are the same in another order.
    Reordered,
    /// Something in it was added, changed or removed.
    Inside,
}

const ROOT: FieldId = FieldId(0);

impl Draft {
    /// A draft that differs in nothing from `base` yet.
    #[must_use]
    pub fn of(base: &Metadata) -> Self {
        let mut draft = Self { base: base.clone(), fields: Vec::new() };
        draft.create(None, None, Content::Object(Vec::new()), Origin::AsIs);
        draft.align_root();
        draft
    }

    /// The stored state that the draft is compared with.
    #[must_use]
    pub fn base(&self) -> &Metadata {
        &self.base
    }

    /// The field that all others stand in: an object without a name that cannot be removed.
    #[must_use]
    pub fn root(&self) -> FieldId {
        ROOT
    }

    /// A field; `None` for one that is not of this draft or was removed.
    #[must_use]
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.get(id.0 as usize).filter(|field| !field.removed)
    }

    /// The JSON type of a field.
    #[must_use]
    pub fn kind(&self, id: FieldId) -> Option<Kind> {
        self.field(id).map(Field::kind)
    }

    /// The fields inside a list or an object, in order; none for a single value.
    #[must_use]
    pub fn fields_in(&self, id: FieldId) -> &[FieldId] {
        self.field(id).map_or(&[], |field| field.content.fields())
    }

    /// The member of an object with this name, the first if there are two.
    #[must_use]
    pub fn member(&self, object: FieldId, name: &str) -> Option<FieldId> {
        self.fields_in(object).iter().copied().find(|id| self.name_in_object(*id) == Some(name))
    }

    /// The position of a field among its siblings, counted from 0.
    #[must_use]
    pub fn position(&self, id: FieldId) -> Option<usize> {
        let field = self.field(id)?;
        let position = field.position as usize;
        (self.fields_in(field.parent?).get(position) == Some(&id)).then_some(position)
    }

    /// Where a field stands now.
    #[must_use]
    pub fn path(&self, id: FieldId) -> Path {
        let (mut steps, mut at) = (Vec::new(), id);
        while let Some(parent) = self.field(at).and_then(Field::parent) {
            steps.push(match self.name_in_object(at) {
                Some(name) => Step::Key(name.to_owned()),
                None => Step::Index(self.position(at).unwrap_or_default()),
            });
            at = parent;
        }
        steps.reverse();
        Path::new(steps)
    }

    /// The kinds that a field may take. `Nothing` is not among them at the first level, where the tenant takes `null` for
    /// "remove", unless the field holds it already.
    pub fn kinds(&self, id: FieldId) -> impl Iterator<Item = Kind> + use<> {
        let at_root = self.field(id).is_some_and(|field| field.parent == Some(ROOT));
        let now = self.kind(id);
        let offers_nothing = !at_root || now == Some(Kind::Nothing);
        Kind::ALL.into_iter().filter(move |kind| *kind != Kind::Nothing || offers_nothing)
    }

    /// Whether anything differs from the stored state. The order of the first-level keys alone does not count: it cannot
    /// be stored.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields[0].differing > 0
    }

    /// How many fields differ from the stored state, without a look at them: changed, new and renamed ones, and lists and
    /// objects that lost or moved something, each once.
    #[must_use]
    pub fn changed_count(&self) -> usize {
        self.fields[0].differing as usize
    }

    /// How large the metadata is as edited, without a look at it. An unfinished number counts with its text.
    #[must_use]
    pub fn size(&self) -> Size {
        Size { bytes: self.fields[0].bytes }
    }

    /// How a field differs from the stored state.
    #[must_use]
    pub fn change(&self, id: FieldId) -> Change {
        let Some(field) = self.field(id) else { return Change::Same };
        match &field.origin {
            Origin::New => Change::Added,
            _ if field.differing == 0 => Change::Same,
            Origin::Was(was) if self.is_renamed(field, was) => {
                Change::Renamed { from: was.name.clone().unwrap_or_default() }
            }
            Origin::Was(was) if !field.kind().has_fields() || field.kind() != was.content.kind() => {
                Change::Changed
            }
            Origin::Was(was) if field.differs && self.same_set(id, was.content.fields()) => Change::Reordered,
            _ => Change::Inside,
        }
    }

    /// Whether a list or an object holds these fields and no others, in whatever order.
    fn same_set(&self, id: FieldId, fields: &[FieldId]) -> bool {
        let is_here = |inner: &FieldId| self.field(*inner).is_some_and(|inner| inner.parent == Some(id));
        fields.len() == self.fields_in(id).len() && fields.iter().all(is_here)
    }

    /// The name, if the field stands in an object now.
    fn name_in_object(&self, id: FieldId) -> Option<&str> {
        let field = self.fields.get(id.0 as usize)?;
        let parent = self.get(field.parent?);
        (parent.kind() == Kind::Object).then(|| field.name().unwrap_or_default())
    }

    fn is_renamed(&self, field: &Field, was: &Was) -> bool {
        was.name != field.name && self.name_in_object(field.id).is_some()
    }

    fn get(&self, id: FieldId) -> &Field {
        &self.fields[id.0 as usize]
    }

    fn get_mut(&mut self, id: FieldId) -> &mut Field {
        &mut self.fields[id.0 as usize]
    }

    /// Puts a new field into the arena, but into no list or object yet.
    fn create(
        &mut self,
        parent: Option<FieldId>,
        name: Option<String>,
        content: Content,
        origin: Origin,
    ) -> FieldId {
        // A draft of four thousand million fields does not fit into the memory of a browser.
        let id = FieldId(self.fields.len() as u32);
        let differs = matches!(origin, Origin::New);
        let differing = u32::from(differs);
        let mut field = Field {
            id,
            parent,
            name,
            content,
            origin,
            differs,
            differing,
            bytes: 0,
            position: 0,
            removed: false,
        };
        field.bytes = self.bytes_of(&field);
        self.fields.push(field);
        id
    }

    /// The JSON value of a field; `None` if a number in it is none.
    fn value(&self, id: FieldId) -> Option<Value> {
        let field = self.get(id);
        Some(match &field.content {
            Content::Text(text) => Value::String(text.clone()),
            Content::Number(text) => Value::Number(spelling::number(text).ok()?),
            Content::YesNo(yes) => Value::Bool(*yes),
            Content::Nothing => Value::Null,
            Content::List(items) => {
                Value::Array(items.iter().map(|id| self.value(*id)).collect::<Option<_>>()?)
            }
            Content::Object(members) => {
                let member =
                    |id: &FieldId| Some((self.get(*id).name.clone().unwrap_or_default(), self.value(*id)?));
                Value::Object(members.iter().map(member).collect::<Option<_>>()?)
            }
        })
    }
}
