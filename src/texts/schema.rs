//! The words of a form that a schema describes, and of what is said about names and types.

use super::Words;
use cameo_metadata::name::NameRemark;
use cameo_metadata::schema::{Rule, SchemaProblem};

/// What a person does to fill in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Types.
    Text,
    /// Chooses.
    Choice,
    /// Agrees.
    Consent,
    /// Adds entries.
    Entries,
}

/// All of them.
pub struct SchemaTexts {
    /// Marks a field that has to be filled in, or one that need not be: whichever are fewer.
    pub required: &'static str,
    pub optional: &'static str,
    /// Marks a field that is on its way out.
    pub deprecated: &'static str,
    /// Why a field is shown as text.
    pub read_only: &'static str,
    /// A stored value that is not shown.
    pub hidden: &'static str,
    pub hidden_empty: &'static str,
    /// Fields that the schema says nothing about.
    pub others: &'static str,
    /// Fields that stand in no group of the schema, after those that do.
    pub more: &'static str,
    /// One of them, where the schema allows no other fields: as it was stored, and edited.
    pub not_foreseen: &'static str,
    /// No value is chosen, or none is there.
    pub no_choice: &'static str,
    pub nothing_yet: &'static str,
    /// The stored value is none of the choices.
    pub other_choice: fn(&str) -> String,
    /// What the schema puts in where nothing is said.
    pub by_default: fn(&str) -> String,
    pub example: fn(&str) -> String,
    /// Opens what the address leads to.
    pub open: fn(&str) -> String,
    pub open_short: &'static str,
    /// The text beside a colour field.
    pub colour_text: fn(&str) -> String,
    /// Chooses among the types that a field may have.
    pub kind: fn(&str) -> String,
    /// Tags: the input, its hint, a tag's button, the way to the list.
    pub tag_new: fn(&str) -> String,
    pub tag_hint: &'static str,
    pub tag_remove: fn(&str) -> String,
    pub as_list: &'static str,
    pub as_tags: &'static str,
    /// A table: a new row, a row's buttons, a cell.
    pub row_new: &'static str,
    pub row: fn(usize) -> String,
    pub cell: fn(&str, usize) -> String,
    /// Takes a value out.
    pub clear: fn(&str) -> String,
    pub clear_short: &'static str,
    /// Takes a whole group out: its menu, and the question where there would be no way back.
    pub group_clear: fn(&str) -> String,
    pub group_question: fn(&str) -> String,
    pub group_keep: &'static str,
    /// The offset behind a time.
    pub offset: fn(&str) -> String,
    /// A broken rule.
    pub rule: fn(&Rule) -> Words,
    /// Something is not there, by what a person does to fill it in and by its name.
    pub missing: fn(Wanted, &str) -> Words,
    /// A text in another form than is wanted, with an example of that.
    pub pattern: fn(Option<&str>) -> Words,
    /// A stored value that does not fit was not touched, so it stands in nobody's way.
    pub stored_misfit: &'static str,
    /// The operator's schema is not used, and why.
    pub broken: &'static str,
    pub broken_details: fn(usize) -> String,
    pub broken_line: fn(&SchemaProblem) -> String,
    pub not_fetched: fn(&str, &str) -> String,
    /// A remark on a name.
    pub name: fn(NameRemark) -> Words,
    /// Another type would lose something.
    pub loses: &'static str,
    pub loses_anyway: &'static str,
    pub loses_not: &'static str,
}
