//! English.

use super::Words;
use super::schema::SchemaTexts;
use cameo_metadata::name::{NameRemark, Secret};
use cameo_metadata::schema::{Format, Rule, SchemaProblem, Type};

pub(super) static TEXTS: SchemaTexts = SchemaTexts {
    required: "* required",
    deprecated: "No longer in use",
    read_only: "Set by your organisation. It cannot be changed here.",
    hidden: "Stored, and not shown. Type to replace it.",
    hidden_empty: "What you type is not shown.",
    others: "Other fields",
    not_foreseen: "The form does not foresee this field. It may stay as it is, but it cannot be changed here.",
    no_choice: "Choose…",
    nothing_yet: "Not set",
    other_choice: |text| [text, " (not one of the choices)"].concat(),
    by_default: |text| ["If left empty: ", text, "."].concat(),
    example: |text| ["For example ", text, "."].concat(),
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
    offset: |zone| match zone {
        "Z" | "z" => "UTC".to_owned(),
        zone => ["UTC", zone].concat(),
    },
    rule,
    stored_misfit: "This was stored before, and does not keep you from saving.",
    broken: "The form that your organisation describes cannot be used, so the fields are shown as they are. You can edit and save as usual.",
    broken_details: |count| {
        if count == 1 {
            "What is wrong, for whoever runs this app".to_owned()
        } else {
            format!("What is wrong, for whoever runs this app ({count})")
        }
    },
    broken_line,
    not_fetched: |url, why| ["The schema at ", url, " could not be used: ", why].concat(),
    name,
    loses: "With this type, part of what is here would be lost.",
    loses_anyway: "Change the type anyway",
    loses_not: "Keep it as it is",
};

fn rule(rule: &Rule) -> Words {
    match rule {
        Rule::Never => "Nothing can be stored here. Remove the field.".into(),
        Rule::Type { expected, .. } => {
            let names: Vec<&str> = expected.iter().copied().map(type_name).collect();
            ["This has to be ", &names.join(" or "), "."].concat().into()
        }
        Rule::Choice { .. } => "Choose one of the values that are offered.".into(),
        Rule::Format { format } => format_words(*format).into(),
        Rule::MinLength { limit, length } => {
            counted(*limit, "character", |many| format!("Write at least {many}; this has {length}."))
        }
        Rule::MaxLength { limit, length } => {
            counted(*limit, "character", |many| format!("Write at most {many}; this has {length}."))
        }
        Rule::Pattern { pattern } => ["This is not in the expected form: ", pattern].concat().into(),
        Rule::Minimum { limit } => format!("This has to be at least {limit}.").into(),
        Rule::Maximum { limit } => format!("This can be at most {limit}.").into(),
        Rule::ExclusiveMinimum { limit } => format!("This has to be more than {limit}.").into(),
        Rule::ExclusiveMaximum { limit } => format!("This has to be less than {limit}.").into(),
        Rule::MultipleOf { divisor } if divisor.as_str() == "1" => "This has to be a whole number.".into(),
        Rule::MultipleOf { divisor } => format!("This has to be a multiple of {divisor}.").into(),
        Rule::MinItems { limit, length } => {
            counted(*limit, "entry", |many| format!("There have to be at least {many}; now: {length}."))
        }
        Rule::MaxItems { limit, length } => {
            counted(*limit, "entry", |many| format!("There can be at most {many}; now: {length}."))
        }
        Rule::UniqueItems { first } => format!("This is the same as entry {}.", first + 1).into(),
        Rule::Required { .. } => "This has to be filled in.".into(),
        Rule::AdditionalProperties => "A field of this name cannot be stored here. Remove it.".into(),
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
        Format::Email => "This is not an e-mail address. Write it like name@example.org.",
        Format::Uri => "This is not a web address. Write it like https://example.org.",
        Format::Date => "This is not a date. Write it like 2024-02-29.",
        Format::Time => "This is not a time with its zone. Write it like 09:30:00Z.",
        Format::DateTime => "This is not a date with a time. Write it like 2024-02-29T09:30:00Z.",
        Format::Tel => "This is not a telephone number. Write it like +41 44 668 18 00.",
        Format::Color => "This is not a colour. Write it like #0055aa.",
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
        NameRemark::Refused { character } => format!("A name cannot contain “{character}”.").into(),
        NameRemark::Taken => "Another field here has this name. Choose another.".into(),
        NameRemark::Empty => "Without a name, you may not find this field again.".into(),
        NameRemark::Padded => "There is a space at the start or the end of this name.".into(),
        NameRemark::TooLong { length } => {
            format!("This name has {length} characters; more than 100 may be refused.").into()
        }
        NameRemark::Reserved => {
            "Your sign-in provider uses this name for something of its own. Another is safer.".into()
        }
        NameRemark::Secret(secret) => {
            let what = match secret {
                Secret::Password => "a password",
                Secret::Token => "a key or token",
                Secret::Pin => "a PIN or code",
                Secret::Payment => "a card or account number",
                Secret::Identity => "an official number of yours",
            };
            ["This sounds like ", what, ". Others who run this service can read what is stored here."]
                .concat()
                .into()
        }
    }
}
