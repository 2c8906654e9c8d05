//! The words of editing, in the form and as JSON.

use super::Words;
use cameo_metadata::draft::Kind;
use cameo_metadata::source::Reason;
use cameo_settings::StorageKind;

/// The edit page.
pub struct Edit {
    pub title: &'static str,
    /// Whose eyes the details are for, by the operator's name.
    pub lead: fn(&str) -> String,
    /// Stands for the operator's name where there is none.
    pub this_service: &'static str,
    /// The name of the bar with Save in it.
    pub bar: &'static str,
    pub changed: fn(usize) -> String,
    pub changed_title: &'static str,
    pub added_mark: &'static str,
    pub changed_mark: &'static str,
    pub moved_mark: &'static str,
    pub renamed_mark: fn(&str) -> String,
    pub problems: fn(usize) -> String,
    /// Nothing keeps the edit from being saved any more.
    pub healed: &'static str,
    /// The switch for adding, renaming and types.
    pub structure: &'static str,
    pub structure_help: &'static str,
    pub options: fn(&str) -> String,
    pub name: &'static str,
    pub kind: &'static str,
    pub kind_of: fn(Kind) -> &'static str,
    pub item: fn(usize) -> String,
    pub remove: &'static str,
    pub remove_one: fn(&str) -> String,
    pub removed: &'static str,
    pub up: fn(&str) -> String,
    pub down: fn(&str) -> String,
    pub add_field: &'static str,
    pub add_item: &'static str,
    pub add: &'static str,
    pub leave_title: &'static str,
    pub leave_words: fn(StorageKind) -> &'static str,
    pub leave_save: &'static str,
    pub leave_keep: &'static str,
    pub leave_discard: &'static str,
    pub restored: &'static str,
    pub not_kept: &'static str,
}

/// The edit page's view as text.
pub struct Json {
    pub views: &'static str,
    pub form: &'static str,
    pub json: &'static str,
    pub label: &'static str,
    pub format: &'static str,
    pub formatted: &'static str,
    pub find: &'static str,
    pub find_label: &'static str,
    pub found: fn(usize, usize) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub close_find: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub export: &'static str,
    pub exported: &'static str,
    pub not_exported: &'static str,
    pub import: &'static str,
    pub import_file: &'static str,
    pub import_same: &'static str,
    pub import_bad: &'static str,
    pub import_changes: fn(usize) -> String,
    pub import_more: fn(usize) -> String,
    pub imported: &'static str,
    pub take_over: &'static str,
    pub leave_as_is: &'static str,
    pub added: &'static str,
    pub changed: &'static str,
    pub removed: &'static str,
    pub moved: &'static str,
    /// The text cannot be saved: in the bar.
    pub refused: &'static str,
    /// The line of a mistake, and the way there.
    pub line: fn(usize) -> String,
    pub go_there: &'static str,
    pub undo: &'static str,
    pub restored: &'static str,
    pub place: fn(usize, usize) -> String,
    pub reason: fn(&Reason) -> Words,
}
