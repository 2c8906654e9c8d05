//! The table of settings (`crates/settings/src/table.rs`) is told to people in README.md, and to editors in a JSON Schema. Both are
//! written from it by `cargo xtask check --write-settings`, and compared with it by every check.

use crate::failure::{Doing, Failure};
use crate::workspace;
use cameo_settings::table::{Kind, Row, TABLE};
use serde_json::{Map, Value, json};
use std::fs;

const README: &str = "README.md";
const SCHEMA: &str = "docs/config.schema.json";

/// The line above the rows of README.md.
const HEAD: &str = "| key | means | if left out |\n|---|---|---|\n";

/// One line for each file that is not as the table has it.
///
/// # Errors
/// When README.md cannot be read, or has no place for the rows.
pub fn found() -> Result<Vec<String>, Failure> {
    let stale = files()?.into_iter().filter(|(name, text)| {
        let now = fs::read_to_string(workspace::root().join(name)).unwrap_or_default();
        now != *text
    });
    Ok(stale
        .map(|(name, _)| {
            format!("{name} does not tell the settings as they are: `cargo xtask check --write-settings`")
        })
        .collect())
}

/// Writes both files anew.
///
/// # Errors
/// As [`found`], and when a file cannot be written.
pub fn write() -> Result<(), Failure> {
    for (name, text) in files()? {
        fs::write(workspace::root().join(name), text).doing(format!("write {name}"))?;
    }
    Ok(())
}

/// Both files as they should be.
fn files() -> Result<[(&'static str, String); 2], Failure> {
    let readme = with_rows(&workspace::read(README)?, &rows(TABLE, ""))
        .ok_or_else(|| Failure::new(format!("{README} has no line {:?}", HEAD.lines().next())))?;
    Ok([(README, readme), (SCHEMA, format!("{:#}\n", schema()?))])
}

/// `readme` with these rows in place of those that it has.
fn with_rows(readme: &str, rows: &str) -> Option<String> {
    let (before, after) = readme.split_once(HEAD)?;
    let is_row = |line: &&str| line.starts_with('|');
    let length: usize = after.split_inclusive('\n').take_while(is_row).map(str::len).sum();
    Some([before, HEAD, rows, &after[length..]].concat())
}

/// The rows of a table in Markdown. A key inside of an object comes after it, with the object's key before its own.
fn rows(table: &[Row], inside: &str) -> String {
    let mut text = String::new();
    for row in table {
        let key = [inside, row.key].concat();
        text.push_str(&format!("| `{key}` | {} | {} |\n", linked(row.means), row.default));
        if let Kind::Object(members) = row.value {
            text.push_str(&rows(members, &format!("{key}.")));
        }
    }
    text
}

/// `text` with each file of docs as a link.
fn linked(text: &str) -> String {
    let link = |word: &str| {
        let name = word.trim_end_matches([',', '.', ';']);
        match name.starts_with("docs/") {
            true => format!("[{name}]({name}){}", &word[name.len()..]),
            false => word.to_owned(),
        }
    };
    text.split(' ').map(link).collect::<Vec<_>>().join(" ")
}

/// The JSON Schema of config.json.
fn schema() -> Result<Value, Failure> {
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cameo's config.json",
        "type": "object",
        "properties": properties(TABLE)?,
        "required": ["clientId"],
        "oneOf": [{ "required": ["domain"] }, { "required": ["issuer"] }],
        "additionalProperties": false,
    }))
}

fn properties(table: &[Row]) -> Result<Map<String, Value>, Failure> {
    table.iter().map(|row| Ok((row.key.to_owned(), property(row)?))).collect()
}

fn property(row: &Row) -> Result<Value, Failure> {
    let mut schema = match row.value {
        Kind::Text => json!({ "type": "string", "pattern": "\\S" }),
        Kind::Matching(pattern) => json!({ "type": "string", "pattern": pattern }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Texts(pattern) => {
            json!({ "type": "array", "items": { "type": "string", "pattern": pattern } })
        }
        Kind::Words(words) => json!({ "type": "array", "items": { "enum": words } }),
        Kind::UpTo(most) => json!({ "type": "integer", "minimum": 0, "maximum": most }),
        Kind::Switch => json!({ "type": "boolean" }),
        Kind::Logo(types) => {
            let bitmap = format!("^data:image/({});base64,[A-Za-z0-9+/=]+$", types.join("|"));
            json!({ "type": "string", "anyOf": [{ "pattern": bitmap }, { "pattern": r"^(?!//)[^\s:\\]+$" }] })
        }
        Kind::Object(members) => json!({
            "type": "object", "properties": properties(members)?, "additionalProperties": false,
        }),
        Kind::Schema(text) => serde_json::from_str(text).doing(format!("read the schema of {}", row.key))?,
    };
    schema["description"] = row.means.into();
    let default = row.default.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    if let Some(default) = default.and_then(|text| serde_json::from_str::<Value>(text).ok()) {
        schema["default"] = default;
    }
    Ok(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_replaced_and_nothing_else() {
        let readme = format!("before\n\n{HEAD}| `old` | a | b |\n| `older` | a | b |\n\nafter\n| no row |\n");
        let expected = format!("before\n\n{HEAD}| `new` | a | b |\n\nafter\n| no row |\n");
        assert_eq!(with_rows(&readme, "| `new` | a | b |\n"), Some(expected));
        assert_eq!(with_rows("no table", ""), None);
    }

    #[test]
    fn a_file_of_docs_becomes_a_link() {
        let linked = linked("see docs/schema.md, or not");
        assert_eq!(linked, "see [docs/schema.md](docs/schema.md), or not");
    }

    #[test]
    fn the_files_agree_with_the_table() {
        assert_eq!(found().map_err(|failure| failure.sentence), Ok(Vec::new()));
    }

    #[test]
    fn the_schema_knows_types_and_defaults() {
        let schema = schema().expect("a schema");
        let properties = &schema["properties"];
        assert_eq!(properties["leewaySeconds"]["maximum"], 300);
        assert_eq!(properties["storage"]["default"], "local");
        assert_eq!(properties["branding"]["properties"]["illustration"]["type"], "boolean");
        assert_eq!(properties["audience"].get("default"), None);
    }
}
