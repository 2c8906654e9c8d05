//! English.

use super::Words;
use super::schema::{SchemaTexts, Wanted};
use cameo_metadata::name::{NameRemark, Secret};
use cameo_metadata::schema::{Format, Rule, SchemaProblem, Type};

pub(super) static TEXTS: SchemaTexts = SchemaTexts {
    required: "Required",
    optional: "Optional",
    deprecated: "No longer used",
    read_only: "You can't change this here.",
    hidden: "Saved, but not shown. Type to replace it.",
    hidden_empty: "What you type isn't shown.",
    others: "Other fields",
    more: "More",
    not_foreseen: "This field can't be edited here.",
    no_choice: "Choose…",
    nothing_yet: "Not set",
    other_choice: |text| [text, " (not one of the choices)"].concat(),
    by_default: |text| ["If left empty: ", text].concat(),
    example: |text| ["For example: ", text].concat(),
    open: |name| ["Open ", name, " in a new tab"].concat(),
    open_short: "Open",
    colour_text: |name| [name, ", as text"].concat(),
    kind: |name| ["Type of ", name].concat(),
    tag_new: |name| ["Add to ", name].concat(),
    tag_hint: "Press Enter after each.",
    tag_remove: |text| ["Remove ", text].concat(),
    as_list: "Edit and reorder as a list",
    as_tags: "Back to tags",
    row_new: "Add a row",
    row: |number| format!("Row {number}"),
    cell: |name, number| format!("{name}, row {number}"),
    clear: |name| ["Clear ", name].concat(),
    clear_short: "Clear",
    group_clear: |name| ["Clear everything in ", name].concat(),
    group_question: |name| {
        ["Clear everything in ", name, "? It isn't saved yet, so it can't be put back."].concat()
    },
    group_keep: "Cancel",
    offset: |zone| match zone {
        "Z" | "z" => "UTC".to_owned(),
        zone => ["UTC", zone].concat(),
    },
    rule,
    missing,
    pattern: |example| match example {
        Some(example) => ["Use the format ", example].concat().into(),
        None => "This isn't in the right format.".into(),
    },
    stored_misfit: "You can leave this as it is.",
    broken: "Some labels are missing. You can still edit and save.",
    broken_details: |count| match count {
        1 => "For the administrator".to_owned(),
        _ => format!("For the administrator ({count})"),
    },
    broken_line,
    not_fetched: |url, why| ["The schema at ", url, " could not be used: ", why].concat(),
    name,
    loses: "Changing the type would delete the current value.",
    loses_anyway: "Change",
    loses_not: "Cancel",
};

fn rule(rule: &Rule) -> Words {
    match rule {
        Rule::Never => "Nothing can be saved here. Remove this field.".into(),
        Rule::Type { expected, .. } => {
            let names: Vec<&str> = expected.iter().copied().map(type_name).collect();
            ["Enter ", &names.join(" or "), "."].concat().into()
        }
        Rule::Choice { .. } => "Choose one of the options.".into(),
        Rule::Format { format } => format_words(*format).into(),
        Rule::MinLength { limit, .. } => counted(*limit, "character", |many| format!("Use at least {many}.")),
        Rule::MaxLength { limit, length } => {
            counted(*limit, "character", |many| format!("Use at most {many}. You have {length}."))
        }
        Rule::Pattern { .. } => "This isn't in the right format.".into(),
        Rule::Minimum { limit } => format!("Enter {limit} or more.").into(),
        Rule::Maximum { limit } => format!("Enter {limit} or less.").into(),
        Rule::ExclusiveMinimum { limit } => format!("Enter more than {limit}.").into(),
        Rule::ExclusiveMaximum { limit } => format!("Enter less than {limit}.").into(),
        Rule::MultipleOf { divisor } if divisor.as_str() == "1" => "Enter a whole number.".into(),
        Rule::MultipleOf { divisor } => format!("Enter a multiple of {divisor}.").into(),
        Rule::MinItems { limit, length } => {
            counted(*limit, "entry", |many| format!("Add at least {many}. You have {length}."))
        }
        Rule::MaxItems { limit, length } => {
            counted(*limit, "entry", |many| format!("Keep at most {many}. You have {length}."))
        }
        Rule::UniqueItems { first } => format!("This is the same as entry {}.", first + 1).into(),
        Rule::Required { .. } => "Fill this in.".into(),
        Rule::AdditionalProperties => "A field of this name can't be saved here. Remove it.".into(),
    }
}

fn missing(wanted: Wanted, label: &str) -> Words {
    match wanted {
        Wanted::Consent => "Tick this box to continue.".into(),
        Wanted::Choice => "Choose one.".into(),
        Wanted::Entries => "Add at least one.".into(),
        // A question is no noun, and a long label is read beside the input anyway.
        Wanted::Text if label.ends_with('?') || label.split_whitespace().count() > 3 => {
            "Fill this in.".into()
        }
        Wanted::Text => ["Enter your ", &inside_a_sentence(label), "."].concat().into(),
    }
}

/// A label without its capital, unless that is more than the start of a sentence, as in T-shirt or IBAN.
fn inside_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

fn counted(limit: u64, one: &str, words: impl Fn(String) -> String) -> Words {
    let many = match (limit, one) {
        (1, _) => format!("1 {one}"),
        (_, "entry") => format!("{limit} entries"),
        _ => format!("{limit} {one}s"),
    };
    words(many).into()
}

fn type_name(one: Type) -> &'static str {
    match one {
        Type::Null => "nothing",
        Type::Boolean => "yes or no",
        Type::Integer => "a whole number",
        Type::Number => "a number",
        Type::String => "a text",
        Type::Array => "a list",
        Type::Object => "a group of fields",
    }
}

fn format_words(format: Format) -> &'static str {
    match format {
        Format::Email => "Enter an e-mail address like name@example.org.",
        Format::Uri => "Enter a web address like https://example.org.",
        Format::Date => "Enter a date like 2024-02-29.",
        Format::Time => "Enter a time like 09:30:00Z.",
        Format::DateTime => "Enter a date and time like 2024-02-29T09:30:00Z.",
        Format::Tel => "Enter a phone number like +41 44 668 18 00.",
        Format::Color => "Enter a colour like #0055aa.",
    }
}

fn broken_line(problem: &SchemaProblem) -> String {
    let at = match problem.at().pointer() {
        root if root.is_empty() => "at the top".to_owned(),
        pointer => ["at ", &pointer].concat(),
    };
    match problem {
        SchemaProblem::Unsupported { keyword, .. } => {
            format!("{at}: the keyword “{keyword}” is not supported")
        }
        SchemaProblem::Unknown { keyword, .. } => format!("{at}: there is no keyword “{keyword}”"),
        SchemaProblem::Invalid { keyword, found, expected, .. } => {
            format!("{at}: “{keyword}” is {found}, expected {expected}")
        }
        SchemaProblem::NotASchema { found, .. } => {
            format!("{at}: found {found}, expected a schema: an object, true or false")
        }
        SchemaProblem::TooDeep { .. } => format!("{at}: nested too deep"),
    }
}

fn name(remark: NameRemark) -> Words {
    match remark {
        NameRemark::Refused { character } => format!("A name can't contain “{character}”.").into(),
        NameRemark::Taken => "Another field here has this name. Choose another.".into(),
        NameRemark::Empty => "Without a name, you may not find this field again.".into(),
        NameRemark::Padded => "There is a space at the start or the end of this name.".into(),
        NameRemark::TooLong { length } => {
            format!("This name has {length} characters; more than 100 may be refused.").into()
        }
        NameRemark::Reserved => {
            "The sign-in service uses this name for something else. Choose another.".into()
        }
        NameRemark::Secret(secret) => {
            let what = match secret {
                Secret::Password => "a password",
                Secret::Token => "a key or token",
                Secret::Pin => "a PIN or code",
                Secret::Payment => "a card or account number",
                Secret::Identity => "an official number of yours",
            };
            ["This sounds like ", what, ". Whatever you save here can be read by others in this service."]
                .concat()
                .into()
        }
    }
}
