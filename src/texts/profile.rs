//! The words of the profile, and of values on every page.

/// The profile. `org` is what the operator is called, if the settings say it.
pub struct Profile {
    pub title: &'static str,
    pub no_name: &'static str,
    pub portrait: fn(&str) -> String,
    pub verified: &'static str,
    pub not_verified: &'static str,
    /// The card of what no schema puts into a group.
    pub details: &'static str,
    /// The same, after other cards.
    pub more: &'static str,
    pub empty: &'static str,
    pub add_details: &'static str,
    pub edit_card: fn(&str) -> String,
    pub add: &'static str,
    pub add_field: fn(&str) -> String,
    pub cannot_edit: &'static str,
    pub not_granted: &'static str,
    pub no_api: &'static str,
    /// What comes from how the person signs in.
    pub account: &'static str,
    /// Who keeps the name, the picture and the address: an identity provider, or the operator.
    pub kept_by: fn(&Keeper<'_>) -> String,
    /// The way to the operator's help.
    pub ask: &'static str,
    pub organisation: fn(Option<&str>) -> String,
    pub organisation_why: fn(Option<&str>) -> String,
    pub attribute: fn(&str) -> Option<&'static str>,
    pub failed: &'static str,
    pub unsaved: &'static str,
    pub identities: &'static str,
}

/// Who keeps an account's own attributes.
pub enum Keeper<'a> {
    /// An identity provider, by the name people know.
    Provider(&'a str),
    /// The operator, if the settings name them.
    Operator(Option<&'a str>),
}

/// JSON values.
pub struct ValueWords {
    pub yes: &'static str,
    pub no: &'static str,
    pub nothing: &'static str,
    pub empty_text: &'static str,
    pub empty_list: &'static str,
    pub empty_object: &'static str,
    pub empty_name: &'static str,
    /// Any kind of nothing, where it stands alone.
    pub not_set: &'static str,
    /// In the place of what is never shown.
    pub hidden: &'static str,
    pub whole_text: &'static str,
    pub inside: fn(usize) -> String,
    pub more: fn(usize) -> String,
}
