//! How a form asks for a value (`x-widget`).

/// The widgets that a schema may ask for. Whether one fits the value is for the form to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is its own word")]
pub enum Widget {
    Text,
    Multiline,
    Number,
    Slider,
    Switch,
    Checkbox,
    Select,
    Radio,
    Date,
    Time,
    DateTime,
    Color,
    Email,
    Link,
    Tel,
    Tags,
    Table,
}

impl Widget {
    /// Every widget with the word that a schema writes.
    pub const ALL: [(&'static str, Self); 17] = [
        ("text", Self::Text),
        ("multiline", Self::Multiline),
        ("number", Self::Number),
        ("slider", Self::Slider),
        ("switch", Self::Switch),
        ("checkbox", Self::Checkbox),
        ("select", Self::Select),
        ("radio", Self::Radio),
        ("date", Self::Date),
        ("time", Self::Time),
        ("date-time", Self::DateTime),
        ("color", Self::Color),
        ("email", Self::Email),
        ("link", Self::Link),
        ("tel", Self::Tel),
        ("tags", Self::Tags),
        ("table", Self::Table),
    ];

    /// The widget of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|one| one.0 == name).map(|one| one.1)
    }
}
