//! JSON objects whose member names are unique (RFC 7519 §4): of two `sub`, two readers may believe two different ones.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;

/// The object that `bytes` are; `None` if they are none, or if a name occurs twice in it, at whatever depth.
pub(crate) fn object(bytes: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice::<Unique>(bytes).ok()?;
    serde_json::from_slice(bytes).ok()
}

/// A value that was looked through for repeated names, and is not kept.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Unique;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Unique, A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = members.next_key::<String>()? {
            members.next_value::<Unique>()?;
            if !names.insert(name) {
                return Err(A::Error::custom("repeated"));
            }
        }
        Ok(Unique)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Unique, A::Error> {
        while items.next_element::<Unique>()?.is_some() {}
        Ok(Unique)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_unit<E: Error>(self) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Unique, E> {
        Ok(Unique)
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
