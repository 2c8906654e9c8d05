//! One field of a draft: a value with its name, its place, and what it was.

use crate::spelling;
use serde_json::Value;

/// Names a field for as long as its draft lives, wherever it moves and whatever it becomes. Never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

/// The JSON type of a field, in the words that a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A string.
    Text,
    /// A number of any size and precision.
    Number,
    /// A boolean.
    YesNo,
    /// `null`.
    Nothing,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Text, Self::Number, Self::YesNo, Self::List, Self::Object, Self::Nothing];

    /// Whether a field of this kind has fields of its own.
    #[must_use]
    pub fn has_fields(self) -> bool {
        matches!(self, Self::List | Self::Object)
    }
}

/// What a field holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A string.
    Text(String),
    /// A number as it was read or typed, which need not be one yet.
    Number(String),
    /// A boolean.
    YesNo(bool),
    /// `null`.
    Nothing,
    /// The items, in order.
    List(Vec<FieldId>),
    /// The members, in order.
    Object(Vec<FieldId>),
}

impl Content {
    /// What a new field of this kind holds at first.
    #[must_use]
    pub fn empty(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(String::new()),
            Kind::Number => Self::Number(String::new()),
            Kind::YesNo => Self::YesNo(false),
            Kind::Nothing => Self::Nothing,
            Kind::List => Self::List(Vec::new()),
            Kind::Object => Self::Object(Vec::new()),
        }
    }

    /// The JSON type.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Number(_) => Kind::Number,
            Self::YesNo(_) => Kind::YesNo,
            Self::Nothing => Kind::Nothing,
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
        }
    }

    /// The fields inside; none for a single value.
    #[must_use]
    pub fn fields(&self) -> &[FieldId] {
        match self {
            Self::List(fields) | Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// Whether both are stored alike: numbers count as what they mean, however they are typed.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => spelling::meant(one) == spelling::meant(other),
            _ => self == other,
        }
    }

    /// The same kind of list or object with other fields; a single value stays as it is.
    pub(super) fn with_fields(&self, fields: Vec<FieldId>) -> Self {
        match self {
            Self::List(_) => Self::List(fields),
            Self::Object(_) => Self::Object(fields),
            single => single.clone(),
        }
    }

    /// The content of a single value; lists and objects come out empty, as their fields need a place first.
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(yes) => Self::YesNo(*yes),
            Value::Number(number) => Self::Number(number.to_string()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(_) => Self::List(Vec::new()),
            Value::Object(_) => Self::Object(Vec::new()),
        }
    }
}

/// One field. Look at it through [`Draft::field`](super::Draft::field).
#[derive(Clone, Debug)]
pub struct Field {
    pub(super) id: FieldId,
    pub(super) parent: Option<FieldId>,
    // Kept, but not used, while the field stands in a list: a list that becomes an object again has its names back.
    pub(super) name: Option<String>,
    pub(super) content: Content,
    pub(super) origin: Origin,
    // Whether the field itself differs from its origin.
    pub(super) differs: bool,
    // How many fields in here differ, this one included.
    pub(super) differing: u32,
    // How many bytes its value takes as JSON, its name left out.
    pub(super) bytes: usize,
    // Where it stands among its siblings. Right whenever it stands in a list or an object.
    pub(super) position: u32,
    pub(super) removed: bool,
}

/// What a field was in the stored metadata. Copied only when the field is first touched.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// It was not there.
    New,
    /// It is as it was.
    AsIs,
    /// It was this.
    Was(Box<Was>),
}

#[derive(Clone, Debug)]
pub(super) struct Was {
    pub(super) name: Option<String>,
    pub(super) content: Content,
}

impl Field {
    /// The field's lasting name.
    #[must_use]
    pub fn id(&self) -> FieldId {
        self.id
    }

    /// The list or object that it stands in; `None` for the root.
    #[must_use]
    pub fn parent(&self) -> Option<FieldId> {
        self.parent
    }

    /// Its key, if it stands in an object. The empty key is a key.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What it holds now.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Its JSON type now.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.content.kind()
    }

    /// Whether it was in the stored metadata.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        !matches!(self.origin, Origin::New)
    }
}
