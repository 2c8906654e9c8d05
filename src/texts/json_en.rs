//! English for the JSON view.

use super::{Json, Words};
use account::profile::metadata::MAX_DEPTH;
use account::profile::source::Reason;

pub(super) static JSON: Json = Json {
    views: "View",
    form: "Form",
    json: "JSON",
    label: "Your details as JSON",
    format: "Format",
    formatted: "Formatted.",
    find: "Find",
    find_label: "Find in the text",
    found: |now, count| if count == 0 { "Not found".into() } else { format!("{now} of {count}") },
    previous: "Previous find",
    next: "Next find",
    close_find: "Close the search",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "This browser did not allow it. Select the text and copy it yourself.",
    export: "Export",
    exported: "Saved as user-metadata.json.",
    not_exported: "This browser did not allow it. Copy the text instead.",
    import: "Import",
    import_file: "A JSON file to import",
    import_same: "The file says the same as your details do now.",
    import_bad: "This file holds no details that can be read, so nothing was taken from it.",
    import_changes: |count| {
        if count == 1 {
            "The file would change one thing".into()
        } else {
            format!("The file would change {count} things")
        }
    },
    import_more: |count| format!("and {count} more"),
    imported: "Taken over. Nothing is saved yet.",
    take_over: "Take over",
    leave_as_is: "Leave as it is",
    added: "New",
    changed: "Changed",
    removed: "Removed",
    moved: "Moved from",
    refused: "This text is not valid JSON yet.",
    refused_so: "So it can be neither saved nor shown as a form. Nothing is lost: mend the place named below the text, or go back to the last text that was valid.",
    undo: "Undo text changes",
    restored: "Your text is back as you left it. It is not valid JSON yet.",
    place: |line, column| format!("Line {line}, column {column}:"),
    reason,
};

fn reason(reason: &Reason) -> Words {
    match reason {
        Reason::EndsEarly => "the text ends too early. A closing quote or bracket may be missing.".into(),
        Reason::ValueExpected => {
            "a value is missing here. Text stands between double quotes; true, false and null are small."
                .into()
        }
        Reason::NameExpected => "a name between double quotes is missing.".into(),
        Reason::ColonExpected => "a colon is missing between a name and its value.".into(),
        Reason::CommaExpected => "a comma or a closing bracket is missing.".into(),
        Reason::CommaTooMany => "there is a comma too many before the closing bracket.".into(),
        Reason::TooMuch => "something follows after the end.".into(),
        Reason::Number => "this is not a number as JSON writes it.".into(),
        Reason::Escape => "there is no such escape. A backslash itself is written \\\\.".into(),
        Reason::ControlCharacter => {
            "a text cannot go over the end of its line. A line break in it is written \\n.".into()
        }
        Reason::NameTwice { name, .. } => {
            format!("the name “{name}” stands here for the second time.").into()
        }
        Reason::NotAnObject { .. } => "the whole has to stand between { and }.".into(),
        Reason::TooDeep => format!("this is nested deeper than {MAX_DEPTH} levels.").into(),
        Reason::Other(words) => words.clone().into(),
    }
}
