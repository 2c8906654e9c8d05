//! The groups of a form (`x-group`).

use super::{Schema, Words};

/// Properties that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// The heading; none for properties without `x-group`.
    pub title: Option<&'a Words>,
    /// Names and schemas, in the order in which they are shown.
    pub properties: Vec<(&'a str, &'a Schema)>,
}

impl Schema {
    /// The properties by group, in the order of each group's first property. Those without a group are one group too: the first one if
    /// they come first, and otherwise the last one, so that they never seem to belong to the group before them.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for (name, schema) in self.properties.iter() {
            let title = (!schema.group.is_empty()).then_some(&schema.group);
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.properties.push((name, schema)),
                None => groups.push(Group { title, properties: vec![(name, schema)] }),
            }
        }
        // Stable, so the others keep their order.
        let begins_without = groups.first().is_some_and(|first| first.title.is_none());
        groups.sort_by_key(|group| group.title.is_none() && !begins_without);
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case(json!({"a": {}, "b": {}}), &["-: a b"])]
    #[case(json!({"a": {"x-group": "One"}, "b": {}, "c": {"x-group": "One"}, "d": {"x-group": "Two"}}), &["One: a c", "Two: d", "-: b"])]
    #[case(json!({"a": {}, "b": {"x-group": "One"}, "c": {}}), &["-: a c", "One: b"])]
    #[case(json!({"a": {"x-group": "One", "x-order": 2}, "b": {"x-group": "Two", "x-order": 1}}), &["Two: b", "One: a"])]
    fn properties_stand_in_their_group(#[case] properties: serde_json::Value, #[case] expected: &[&str]) {
        let schema = Schema::parse(&json!({ "properties": properties })).expect("a schema");
        let shown: Vec<String> = schema
            .groups()
            .iter()
            .map(|group| {
                let title = group.title.and_then(|title| title.in_language("en")).unwrap_or("-");
                let names: Vec<&str> = group.properties.iter().map(|(name, _)| *name).collect();
                format!("{title}: {}", names.join(" "))
            })
            .collect();
        assert_eq!(shown, expected);
    }
}
