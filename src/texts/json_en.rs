//! English for the JSON view.

use super::{Json, Words};
use cameo_metadata::encoding::code_point;
use cameo_metadata::json::{JsonFault, MAX_DEPTH};
use cameo_metadata::source::Reason;

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
    not_copied: "This browser doesn't allow it. Select the text and copy it yourself.",
    export: "Export",
    exported: "Saved as user-metadata.json.",
    not_exported: "This browser doesn't allow it. Copy the text instead.",
    import: "Import",
    import_file: "A JSON file to import",
    import_same: "This file has the same details as you have now.",
    import_bad: "We can't read this file. Nothing was imported.",
    import_changes: |count| {
        if count == 1 {
            "The file would change one thing".into()
        } else {
            format!("The file would change {count} things")
        }
    },
    import_more: |count| format!("and {count} more"),
    imported: "Imported. Nothing is saved yet.",
    take_over: "Import",
    leave_as_is: "Cancel",
    added: "New",
    changed: "Changed",
    removed: "Removed",
    moved: "Moved from",
    refused: "Fix the text to save.",
    line: |line| format!("Line {line}:"),
    go_there: "Go there",
    undo: "Restore last valid text",
    restored: "We restored your text. It isn't valid JSON yet.",
    place: |line, column| format!("Line {line}, column {column}:"),
    reason,
};

fn reason(reason: &Reason) -> Words {
    match reason {
        Reason::Syntax(fault) => syntax(*fault),
        Reason::NameTwice { name, .. } => format!("the name “{name}” is used twice.").into(),
        Reason::NotAnObject { .. } => "the whole text goes between { and }.".into(),
    }
}

fn syntax(fault: JsonFault) -> Words {
    match fault {
        JsonFault::EndsEarly => "a closing quote or bracket is missing.".into(),
        JsonFault::ValueExpected => {
            "a value is missing. Put text between double quotes; write true, false and null in small letters."
                .into()
        }
        JsonFault::NameExpected => "a name between double quotes is missing.".into(),
        JsonFault::ColonExpected => "a colon is missing between a name and its value.".into(),
        JsonFault::CommaExpected => "a comma or a closing bracket is missing.".into(),
        JsonFault::CommaTooMany => "remove the comma before the closing bracket.".into(),
        JsonFault::TooMuch => "there is text after the end.".into(),
        JsonFault::Number => "this isn't a JSON number.".into(),
        JsonFault::Escape => "unknown escape. Write a backslash as \\\\.".into(),
        JsonFault::ControlCharacter => {
            "a closing quote is missing. Write a line break inside a text as \\n.".into()
        }
        JsonFault::Invisible(sign) => format!(
            "there is an invisible character ({}). Delete it, or type a space instead.",
            code_point(sign)
        )
        .into(),
        JsonFault::Quote(sign) => format!("replace the quotation mark {sign} by a plain \".").into(),
        JsonFault::TooDeep => format!("nested deeper than {MAX_DEPTH} levels.").into(),
        JsonFault::NameTwice => "this name is used twice.".into(),
        JsonFault::Encoding(found) => {
            format!("{found} is not UTF-8. Save the file as UTF-8, and choose it again.").into()
        }
    }
}
