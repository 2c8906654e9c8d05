//! Every word that a person reads stands in `src/texts`: pages, editor and ui hold none.
//!
//! A simple reading, not a parser: string literals between tags of a `view!`, and in the attributes that are read aloud.

use crate::workspace;
use std::fs;

/// Attributes whose value a person reads or hears.
const READ: [&str; 6] = ["aria-label", "aria-description", "alt", "title", "placeholder", "label"];

/// One line for each text in the wrong place.
pub fn found() -> Vec<String> {
    let src = workspace::root().join("src");
    let mut found = Vec::new();
    for path in ["pages", "editor", "ui"].iter().flat_map(|folder| workspace::files(&src.join(folder), ".rs"))
    {
        let name = path.strip_prefix(workspace::root()).unwrap_or(&path).display().to_string();
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (line, literal) in literals(&text) {
            found.push(format!("{name}:{line}: {literal:?} belongs into src/texts"));
        }
    }
    found
}

/// Words for a person in the `view!`s of a file, by line.
fn literals(text: &str) -> Vec<(usize, &str)> {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut found = Vec::new();
    for (start, _) in text.match_indices("view!") {
        let view = block(&text[start..]);
        for (offset, literal) in strings(view) {
            let before = view[..offset].trim_end();
            let between_tags = before.ends_with(['>', '}', '"']) && !before.ends_with("=>");
            let attribute = READ.iter().any(|name| {
                before
                    .strip_suffix('=')
                    .and_then(|rest| rest.strip_suffix(name))
                    .is_some_and(|rest| rest.ends_with([' ', '\n']))
            });
            if (between_tags || attribute) && words(literal) {
                let line = text[..start + offset].lines().count().max(1);
                found.push((line, literal));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The text of the first pair of braces, nested ones included.
fn block(text: &str) -> &str {
    let mut depth = 0;
    for (index, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &text[..=index];
        }
    }
    text
}

/// Every `"literal"`, with where its first quote stands.
fn strings(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut escaped = false;
    for (index, letter) in text.char_indices() {
        match (open, letter) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(start), '"') => {
                found.push((start, &text[start + 1..index]));
                open = None;
            }
            (None, '"') => open = Some(index),
            _ => (),
        }
    }
    found
}

/// Whether a literal holds a word, and not only signs such as "·".
fn words(literal: &str) -> bool {
    let mut letters = literal.chars().filter(|letter| letter.is_alphabetic());
    letters.next().is_some() && letters.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(r#"view! { <p>"Hello there"</p> }"#, &["Hello there"])]
    #[case(r#"view! { <p class="home-lead">{texts.lead}</p> }"#, &[])]
    #[case(r#"view! { <p>{texts.lead} " and more"</p> }"#, &[" and more"])]
    #[case(r#"view! { <p>{name} " · " {mail}</p> }"#, &[])]
    #[case("view! { <button aria-label=\"Close\">\"×\"</button> }", &["Close"])]
    #[case("view! {\n<img\n alt=\"A face\" src=\"x.png\"/> }", &["A face"])]
    #[case(r#"view! { <Show when=move || kind == "text">{texts.yes}</Show> }"#, &[])]
    #[case(r#"match kind { "text" => "Words outside of a view", _ => "" }"#, &[])]
    fn words_in_a_view_are_found(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = literals(text).into_iter().map(|(_, literal)| literal).collect();
        assert_eq!(found, expected);
    }
}
