//! JSON objects whose member names are unique (RFC 7519 §4): of two `sub`, two readers may believe two different ones.

use cameo_metadata::json::read_unique;
use serde_json::{Map, Value};

/// The object that `bytes` are; `None` if they are none, or if a name occurs twice in it, at whatever depth.
pub(crate) fn object(bytes: &[u8]) -> Option<Map<String, Value>> {
    match read_unique(bytes) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(r#"{"sub":"a","sub":"b"}"#)]
    #[case(r#"{"sub":"a","s\u0075b":"b"}"#)]
    #[case(r#"{"a":{"b":1,"b":1}}"#)]
    #[case(r#"{"a":[{"b":1,"b":2.5e3}]}"#)]
    fn check_36_a_repeated_name_is_refused_however_it_is_written(#[case] text: &str) {
        assert!(object(text.as_bytes()).is_none());
    }

    #[rstest]
    #[case(r#"{"a":{"b":1},"c":{"b":1},"d":[1.5e3,null,true,-7,"x",12345678901234567890123]}"#)]
    #[case(r#"{"nickname":"half an emoji \ud83d"}"#)]
    #[case(r#"{"$serde_json::private::Number":"1"}"#)]
    #[case("{}")]
    fn check_36_unique_names_are_read(#[case] text: &str) {
        assert!(object(text.as_bytes()).is_some());
    }

    #[rstest]
    #[case("[]")]
    #[case("")]
    #[case("{} {}")]
    #[case(r#"{"a":1,}"#)]
    fn check_36_what_is_no_object_is_refused(#[case] text: &str) {
        assert!(object(text.as_bytes()).is_none());
    }
}
