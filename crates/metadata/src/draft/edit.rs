//! What a person does to a field. Every verb answers whether it could be done, and costs what the field and its siblings
//! weigh, not what the draft does.

use super::field::{Content, Field, FieldId, Kind, Origin, Was};
use super::{Draft, ROOT};

/// A field that was taken out, with the place that it had: what [`Draft::put_back`] needs.
#[derive(Debug, PartialEq, Eq)]
pub struct Removed {
    id: FieldId,
    parent: FieldId,
    position: usize,
}

impl Removed {
    /// The field, as it will be named again when it is put back.
    #[must_use]
    pub fn id(&self) -> FieldId {
        self.id
    }

    /// The list or object that it was taken from.
    #[must_use]
    pub fn parent(&self) -> FieldId {
        self.parent
    }

    /// The position that it had among its siblings, counted from 0.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }
}

impl Draft {
    /// Types into a text or a number. A number may be unfinished; [`Draft::problems_of`] says so.
    pub fn set_text(&mut self, id: FieldId, text: &str) -> bool {
        let content = match self.kind(id) {
            Some(Kind::Text) => Content::Text(text.to_owned()),
            Some(Kind::Number) => Content::Number(text.to_owned()),
            _ => return false,
        };
        self.place(id, content);
        true
    }

    /// Answers a yes/no.
    pub fn set_yes_no(&mut self, id: FieldId, yes: bool) -> bool {
        let fits = self.kind(id) == Some(Kind::YesNo);
        if fits {
            self.place(id, Content::YesNo(yes));
        }
        fits
    }

    /// Gives a field another key. Fails for the root and for items of a list, which have none.
    pub fn rename(&mut self, id: FieldId, name: &str) -> bool {
        let fits = self.field(id).is_some() && self.name_in_object(id).is_some();
        if fits {
            self.set_name(id, name);
            self.settle(id);
        }
        fits
    }

    /// Adds a field at the end of a list or an object. In a list `name` means nothing. `None` if `parent` is neither.
    pub fn add(&mut self, parent: FieldId, name: &str, kind: Kind) -> Option<FieldId> {
        let content = self.field(parent)?.content.clone();
        let name = match content.kind() {
            Kind::Object => Some(name.to_owned()),
            Kind::List => None,
            _ => return None,
        };
        let id = self.create(Some(parent), name, Content::empty(kind), Origin::New);
        let mut fields = content.fields().to_vec();
        fields.push(id);
        self.place(parent, content.with_fields(fields));
        Some(id)
    }

    /// Takes a field out, with all that is in it. `None` for the root and for a field that is not there.
    pub fn remove(&mut self, id: FieldId) -> Option<Removed> {
        let parent = self.field(id)?.parent?;
        let position = self.position(id)?;
        let content = &self.get(parent).content;
        let mut fields = content.fields().to_vec();
        fields.remove(position);
        self.place(parent, content.with_fields(fields));
        Some(Removed { id, parent, position })
    }

    /// Undoes a removal: the field is back with its value, at its place or as near to it as there is one. Fails if what it
    /// stood in is gone or holds no fields any more.
    pub fn put_back(&mut self, removed: Removed) -> bool {
        let Removed { id, parent, position } = removed;
        let ours =
            self.fields.get(id.0 as usize).is_some_and(|field| field.removed && field.parent == Some(parent));
        let Some(content) = self.field(parent).map(|field| field.content.clone()) else { return false };
        if !ours || !content.kind().has_fields() {
            return false;
        }
        let mut fields = content.fields().to_vec();
        fields.insert(position.min(fields.len()), id);
        if content.kind() == Kind::Object && self.get(id).name.is_none() {
            self.set_name(id, "");
        }
        self.place(parent, content.with_fields(fields));
        self.settle(id);
        true
    }

    /// Moves a field one place towards the start of its list or object.
    pub fn move_up(&mut self, id: FieldId) -> bool {
        let above = self.position(id).and_then(|position| position.checked_sub(1));
        above.is_some_and(|position| self.move_to(id, position))
    }

    /// Moves a field one place towards the end of its list or object.
    pub fn move_down(&mut self, id: FieldId) -> bool {
        self.position(id).is_some_and(|position| self.move_to(id, position + 1))
    }

    /// Moves a field to a position among its siblings, counted from 0; beyond the last fails.
    pub fn move_to(&mut self, id: FieldId, position: usize) -> bool {
        let Some(from) = self.position(id) else { return false };
        let Some(parent) = self.get(id).parent else { return false };
        let content = &self.get(parent).content;
        let mut fields = content.fields().to_vec();
        if position >= fields.len() {
            return false;
        }
        fields.remove(from);
        fields.insert(position, id);
        self.place(parent, content.with_fields(fields));
        true
    }

    /// Gives a field its content: the one way in which content changes, so that what is inside, what is removed and what
    /// differs always agree.
    pub(super) fn place(&mut self, id: FieldId, content: Content) {
        self.remember(id);
        let content = std::mem::replace(&mut self.get_mut(id).content, content);
        let (before, fields) = (content, self.get(id).content.fields().to_vec());
        for field in before.fields() {
            self.get_mut(*field).removed = true;
        }
        for field in &fields {
            let field = self.get_mut(*field);
            field.removed = false;
            field.parent = Some(id);
        }
        self.number(id);
        // Only in an object does a name count.
        if before.kind() != self.get(id).kind() {
            for field in &fields {
                let differs = self.differs(self.get(*field));
                let field = self.get_mut(*field);
                field.differing = field.differing + u32::from(differs) - u32::from(field.differs);
                field.differs = differs;
            }
        }
        self.settle(id);
    }

    /// Renames without a look at the consequences; [`Draft::settle`] or [`Draft::place`] must follow.
    pub(super) fn set_name(&mut self, id: FieldId, name: &str) {
        self.remember(id);
        let before = self.name_bytes(id);
        self.get_mut(id).name = Some(name.to_owned());
        let now = self.name_bytes(id);
        if let Some(parent) = self.get(id).parent.filter(|_| now != before && !self.get(id).removed) {
            self.carry(Some(parent), (0, 0), (before, now));
        }
    }

    fn remember(&mut self, id: FieldId) {
        let field = self.get_mut(id);
        if matches!(field.origin, Origin::AsIs) {
            let was = Was { name: field.name.clone(), content: field.content.clone() };
            field.origin = Origin::Was(Box::new(was));
        }
    }

    /// Counts anew what differs in a field and how large it is, and tells those that it stands in.
    pub(super) fn settle(&mut self, id: FieldId) {
        let differs = self.differs(self.get(id));
        let inside: u32 = self.get(id).content.fields().iter().map(|field| self.get(*field).differing).sum();
        let field = self.get_mut(id);
        let differing = (field.differing, inside + u32::from(differs));
        field.differs = differs;
        field.differing = differing.1;
        let bytes = (field.bytes, self.bytes_of(self.get(id)));
        let field = self.get_mut(id);
        field.bytes = bytes.1;
        let parent = field.parent.filter(|_| !field.removed);
        self.carry(parent, differing, bytes);
    }

    /// Carries what changed from a number to another up to the root, or to where a removal cuts it off.
    fn carry(&mut self, mut at: Option<FieldId>, differing: (u32, u32), bytes: (usize, usize)) {
        while let Some(id) = at.filter(|_| differing.0 != differing.1 || bytes.0 != bytes.1) {
            let field = self.get_mut(id);
            field.differing = field.differing.wrapping_add(differing.1).wrapping_sub(differing.0);
            field.bytes = field.bytes.wrapping_add(bytes.1).wrapping_sub(bytes.0);
            at = field.parent.filter(|_| !field.removed);
        }
    }

    /// Tells each field in a list or an object its position.
    pub(super) fn number(&mut self, id: FieldId) {
        for (position, field) in (0..).zip(self.get(id).content.fields().to_vec()) {
            self.get_mut(field).position = position;
        }
    }

    fn differs(&self, field: &Field) -> bool {
        match &field.origin {
            Origin::New => true,
            Origin::AsIs => false,
            // The order of the first-level keys cannot be stored, and each new one counts for itself.
            Origin::Was(was) if field.id == ROOT => {
                let left = field.content.fields().iter().filter(|id| self.get(**id).is_stored()).count();
                left != was.content.fields().len()
            }
            Origin::Was(was) => !was.content.same(&field.content) || self.is_renamed(field, was),
        }
    }
}
