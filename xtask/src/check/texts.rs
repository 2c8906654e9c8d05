//! Every word that a person reads stands in one file for each language, such as `src/texts/en.rs`: nothing else in `src` holds any,
//! and `index.html` says what the file has for it.
//!
//! A simple reading, not a parser: string literals between tags of a `view!`, in the attributes that are read aloud, and whatever
//! begins like a sentence; and of the page all that is between tags.

use crate::workspace;
use std::fs;
use std::path::Path;

/// Attributes whose value a person reads or hears.
const READ: [&str; 6] = ["aria-label", "aria-description", "alt", "title", "placeholder", "label"];

/// The language of `index.html`, and where its words begin in there.
const LANGUAGE: &str = "src/texts/en.rs";
const STATIC_PAGE: &str = "const STATIC_PAGE: StaticPage = StaticPage {";

/// Lines whose literals only a developer reads.
const FOR_DEVELOPERS: [&str; 7] = ["//", "#[", "reason =", "assert", "expect(", "error!(", "warn!("];

/// One line for each text in the wrong place, and for each difference between `index.html` and its words.
pub fn found() -> Vec<String> {
    let src = workspace::root().join("src");
    let mut found = Vec::new();
    for path in workspace::files(&src, ".rs") {
        if is_language(&path) || path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let name = path.strip_prefix(workspace::root()).unwrap_or(&path).display().to_string();
        let text = fs::read_to_string(&path).unwrap_or_default();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut wrong = [literals(text), sentences(text)].concat();
        wrong.sort_unstable();
        wrong.dedup();
        found.extend(
            wrong.iter().map(|(line, text)| format!("{name}:{line}: {text:?} belongs into {LANGUAGE}")),
        );
    }
    let read = |name: &str| fs::read_to_string(workspace::root().join(name)).unwrap_or_default();
    found.extend(differences(&read("index.html"), &read(LANGUAGE)));
    found
}

/// Whether a file is named after a language, like `texts/en.rs`.
fn is_language(path: &Path) -> bool {
    let in_texts = path.parent().is_some_and(|folder| folder.ends_with("texts"));
    in_texts && path.file_stem().is_some_and(|stem| stem.len() == 2)
}

/// What `index.html` says without the language's file, and the other way round.
fn differences(page: &str, language: &str) -> Vec<String> {
    let Some(start) = language.find(STATIC_PAGE) else {
        return vec![format!("{LANGUAGE} has no `{STATIC_PAGE}`")];
    };
    let keys: Vec<&str> =
        strings(block(&language[start..])).into_iter().map(|(_, literal)| literal).collect();
    let said = page_words(page);
    let unknown = said.iter().filter(|text| !keys.contains(&text.as_str())).map(|text| {
        format!("index.html says {text:?}, which is not among the words of the static page in {LANGUAGE}")
    });
    let unused = keys
        .iter()
        .filter(|key| !said.iter().any(|text| text == *key))
        .map(|key| format!("{LANGUAGE} has {key:?} for the static page, but index.html does not say it"));
    unknown.chain(unused).collect()
}

/// All that a person can read or hear of a page: between its tags, in attributes, and sentences in its scripts.
fn page_words(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        found.push(plain(&rest[..start]));
        rest = &rest[start..];
        let close = match rest {
            comment if comment.starts_with("<!--") => "-->",
            script if script.starts_with("<script") => "</script>",
            style if style.starts_with("<style") => "</style>",
            _ => ">",
        };
        let end = rest.find(close).map_or(rest.len(), |end| end + close.len());
        let tag = &rest[..end];
        match close {
            ">" => found.extend(attributes(tag)),
            "</script>" => found.extend(sentences(tag).into_iter().map(|(_, literal)| literal.to_owned())),
            _ => {}
        }
        rest = &rest[end..];
    }
    found.push(plain(rest));
    found.retain(|text| words(text));
    found
}

/// What a tag says aloud, and what a search engine shows of it.
fn attributes(tag: &str) -> Vec<String> {
    let is_description = tag.starts_with("<meta") && tag.contains("name=\"description\"");
    let names = READ.iter().copied().chain(is_description.then_some("content"));
    let value = |name: &str| {
        let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let end = tag[start..].find('"')?;
        Some(plain(&tag[start..start + end]))
    };
    names.filter_map(value).collect()
}

/// A text of a page as it is shown: one space for any, and the few entities that a text needs.
fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Literals anywhere that begin like a sentence, by line.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let lines = text.lines().enumerate();
    let read = lines.filter(|(_, line)| !FOR_DEVELOPERS.iter().any(|sign| line.contains(sign)));
    read.flat_map(|(number, line)| strings(line).into_iter().map(move |(_, literal)| (number + 1, literal)))
        .filter(|(_, literal)| is_sentence(literal))
        .collect()
}

/// Whether a literal starts with a capital and goes on with another word.
fn is_sentence(literal: &str) -> bool {
    let starts = literal.chars().next().is_some_and(char::is_uppercase);
    let mut parts = literal.split(' ');
    starts
        && parts.next().is_some_and(words)
        && parts.any(|word| word.starts_with(char::is_alphabetic) && words(word))
}

/// Words for a person in the `view!`s of a file, by line.
fn literals(text: &str) -> Vec<(usize, &str)> {
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

    #[rstest]
    #[case(r#"let words = "Try again later";"#, &["Try again later"])]
    #[case(r#"let key = "Content-Type"; let place = "aside main";"#, &[])]
    #[case(r#"assert!(is_there, "This is for developers");"#, &[])]
    #[case("// \"A comment\" says it", &[])]
    fn sentences_are_found_anywhere(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|(_, literal)| literal).collect();
        assert_eq!(found, expected);
    }

    const PAGE: &str = r#"<title>Cameo</title><meta name="description" content="What it is." />
        <!-- A comment --><script>const key = "aside"; say("Please wait here")</script>
        <h1>Your <span class="name"></span>
          account</h1><img alt="A face" src="x.png"><p>·</p>"#;

    #[test]
    fn a_page_says_what_is_between_tags_and_in_attributes() {
        let all = ["Cameo", "What it is.", "Please wait here", "Your", "account", "A face"];
        assert_eq!(page_words(PAGE), all);
    }

    #[rstest]
    #[case("Cameo", &[])]
    #[case("Other", &["says \"Cameo\"", "has \"Other\""])]
    fn a_page_and_its_words_are_compared(#[case] key: &str, #[case] expected: &[&str]) {
        let language =
            format!("const OTHER: Other = Other {{ a: \"Away\" }};\n{STATIC_PAGE} name: {key:?} }};");
        let found = differences("<title>Cameo</title>", &language);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        assert!(found.iter().zip(expected).all(|(found, expected)| found.contains(expected)), "{found:?}");
    }
}
