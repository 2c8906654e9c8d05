//! What a value looks like, where no schema says what it is.

use super::schema::Format;
use super::schema::is_clock;
use serde_json::Value;
use url::Url;

/// How a value is best shown and edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `null`
    Nothing,
    /// A boolean.
    YesNo,
    /// A number.
    Number,
    /// A string like any other.
    Text,
    /// A string with line breaks, or a long one.
    Multiline,
    /// `2024-02-29`
    Date,
    /// `09:30` or `09:30:00`, perhaps with an offset.
    Time,
    /// `2024-02-29T09:30:00Z`
    DateTime,
    /// `#00aaff`
    Color,
    /// `https://example.org`; no other scheme is worth a click.
    Link,
    /// `somebody@example.org`
    Email,
    /// `+41 44 668 18 00`. Only with its country, as other digits may be anything.
    Tel,
    /// A list of short strings.
    Tags,
    /// A list of objects of single values under the same keys.
    Table {
        /// The keys, in the order of the first object.
        columns: Vec<String>,
    },
    /// Any other list.
    List,
    /// An object.
    Object,
}

/// More characters do not fit into a line.
const LONG: usize = 80;

/// More characters do not make a tag.
const TAG: usize = 40;

/// The fewest digits of a telephone number that can be called from abroad.
const TEL_DIGITS: usize = 7;

/// Says what a value looks like. Looks at a list's items, and no deeper.
#[must_use]
pub fn infer(value: &Value) -> FieldKind {
    match value {
        Value::Null => FieldKind::Nothing,
        Value::Bool(_) => FieldKind::YesNo,
        Value::Number(_) => FieldKind::Number,
        Value::String(text) => infer_text(text),
        Value::Array(items) => infer_list(items),
        Value::Object(_) => FieldKind::Object,
    }
}

/// As [`infer`], of a string.
#[must_use]
pub fn infer_text(text: &str) -> FieldKind {
    if text.contains(['\n', '\r']) {
        return FieldKind::Multiline;
    }
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    match text.as_bytes() {
        [b'#', ..] if Format::Color.fits(text) => FieldKind::Color,
        [b'+', ..] if Format::Tel.fits(text) && digits() >= TEL_DIGITS => FieldKind::Tel,
        [b'0'..=b'9', ..] if Format::Date.fits(text) => FieldKind::Date,
        [b'0'..=b'9', ..] if Format::DateTime.fits(text) => FieldKind::DateTime,
        [b'0'..=b'9', ..] if is_clock(text) || Format::Time.fits(text) => FieldKind::Time,
        _ if is_link(text) => FieldKind::Link,
        _ if text.contains('@') && is_public_email(text) => FieldKind::Email,
        _ if text.chars().nth(LONG).is_some() => FieldKind::Multiline,
        _ => FieldKind::Text,
    }
}

fn is_link(text: &str) -> bool {
    let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    web && !text.contains(char::is_whitespace) && Url::parse(text).is_ok()
}

/// With a dot in its domain: what stands before and after an `@` may be a nickname.
fn is_public_email(text: &str) -> bool {
    Format::Email.fits(text) && text.rsplit('@').next().is_some_and(|domain| domain.contains('.'))
}

fn infer_list(items: &[Value]) -> FieldKind {
    let short = |item: &Value| {
        let text = item.as_str();
        text.is_some_and(|text| {
            !text.is_empty() && !text.contains(['\n', '\r']) && text.chars().nth(TAG).is_none()
        })
    };
    let Some(first) = items.first() else { return FieldKind::List };
    if items.iter().all(short) {
        return FieldKind::Tags;
    }
    let Some(columns) = first.as_object().filter(|columns| !columns.is_empty()) else {
        return FieldKind::List;
    };
    let row = |item: &Value| {
        let members = item.as_object();
        members.is_some_and(|members| {
            members.len() == columns.len()
                && members
                    .iter()
                    .all(|(key, cell)| columns.contains_key(key) && !cell.is_array() && !cell.is_object())
        })
    };
    if items.iter().all(row) {
        FieldKind::Table { columns: columns.keys().cloned().collect() }
    } else {
        FieldKind::List
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case(json!(null), FieldKind::Nothing)]
    #[case(json!(true), FieldKind::YesNo)]
    #[case(json!(1.5), FieldKind::Number)]
    #[case(json!(""), FieldKind::Text)]
    #[case(json!("2024-02-29"), FieldKind::Date)]
    #[case(json!("2023-02-29"), FieldKind::Text)]
    #[case(json!("09:30"), FieldKind::Time)]
    #[case(json!("09:30:00+02:00"), FieldKind::Time)]
    #[case(json!("25:30"), FieldKind::Text)]
    #[case(json!("2024-02-29T09:30:00Z"), FieldKind::DateTime)]
    #[case(json!("#00aaff"), FieldKind::Color)]
    #[case(json!("#beach"), FieldKind::Text)]
    #[case(json!("https://example.org/ä"), FieldKind::Link)]
    #[case(json!("HTTP://example.org"), FieldKind::Link)]
    #[case(json!("https://example.org and more"), FieldKind::Text)]
    #[case(json!("javascript://example.org/%0aalert(1)"), FieldKind::Text)]
    #[case(json!("https://"), FieldKind::Text)]
    #[case(json!("me@example.org"), FieldKind::Email)]
    #[case(json!("me@home"), FieldKind::Text)]
    #[case(json!("+41 44 668 18 00"), FieldKind::Tel)]
    #[case(json!("+41 117"), FieldKind::Text)]
    #[case(json!("044 668 18 00"), FieldKind::Text)]
    #[case(json!("20240229"), FieldKind::Text)]
    #[case(json!("a\nb"), FieldKind::Multiline)]
    #[case(json!("é".repeat(81)), FieldKind::Multiline)]
    #[case(json!("é".repeat(80)), FieldKind::Text)]
    #[case(json!([]), FieldKind::List)]
    #[case(json!(["teal", "ochre"]), FieldKind::Tags)]
    #[case(json!(["teal", 1]), FieldKind::List)]
    #[case(json!(["x".repeat(41)]), FieldKind::List)]
    #[case(json!([{"a": 1, "b": "x"}, {"b": null, "a": 2}]), FieldKind::Table { columns: vec!["a".into(), "b".into()] })]
    #[case(json!([{"a": 1}, {"b": 1}]), FieldKind::List)]
    #[case(json!([{"a": 1}, {"a": [1]}]), FieldKind::List)]
    #[case(json!([{}, {}]), FieldKind::List)]
    #[case(json!({}), FieldKind::Object)]
    fn a_value_looks_like_what_it_is(#[case] value: Value, #[case] kind: FieldKind) {
        assert_eq!(infer(&value), kind);
    }
}
