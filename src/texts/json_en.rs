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
        Reason::Syntax(fault) => syntax(*fault),
        Reason::NameTwice { name, .. } => {
            format!("the name “{name}” stands here for the second time.").into()
        }
        Reason::NotAnObject { .. } => "the whole has to stand between { and }.".into(),
    }
}

fn syntax(fault: JsonFault) -> Words {
    match fault {
        JsonFault::EndsEarly => "the text ends too early. A closing quote or bracket may be missing.".into(),
        JsonFault::ValueExpected => {
            "a value is missing here. Text stands between double quotes; true, false and null are small."
                .into()
        }
        JsonFault::NameExpected => "a name between double quotes is missing.".into(),
        JsonFault::ColonExpected => "a colon is missing between a name and its value.".into(),
        JsonFault::CommaExpected => "a comma or a closing bracket is missing.".into(),
        JsonFault::CommaTooMany => "there is a comma too many before the closing bracket.".into(),
        JsonFault::TooMuch => "something follows after the end.".into(),
        JsonFault::Number => "this is not a number as JSON writes it.".into(),
        JsonFault::Escape => "there is no such escape. A backslash itself is written \\\\.".into(),
        JsonFault::ControlCharacter => {
            "a text cannot go over the end of its line. A line break in it is written \\n.".into()
        }
        JsonFault::Invisible(sign) => format!(
            "an invisible character ({}) stands here. Delete it, or type a space instead.",
            code_point(sign)
        )
        .into(),
        JsonFault::Quote(sign) => format!("replace the quotation mark {sign} by a plain \".").into(),
        JsonFault::TooDeep => format!("this is nested deeper than {MAX_DEPTH} levels.").into(),
        JsonFault::NameTwice => "this name stands here for the second time.".into(),
        JsonFault::Encoding(found) => {
            format!("{found} is not UTF-8. Save the file as UTF-8, and choose it again.").into()
        }
    }
}
