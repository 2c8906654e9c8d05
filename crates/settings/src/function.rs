//! A function in `config.json`: what comes of pasting a configuration of Lock's, which is JavaScript, as it is.

/// What to write instead of the function at this place of a text that is no JSON; nothing if there is none. `line` and
/// `column` count from 1, as the parser tells them.
pub(super) fn instead(text: &str, line: usize, column: usize) -> Option<String> {
    let row = text.lines().nth(line.checked_sub(1)?)?;
    let colon = row.get(..column).unwrap_or(row).rfind(':')?;
    let value = row[colon + 1..].trim_start();
    if !(value.starts_with("function") || value.starts_with("async ") || value.contains("=>")) {
        return None;
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let key = row[..colon].trim_end_matches(|c| !is_word(c)).rsplit(|c| !is_word(c)).next()?;
    let instead = match key {
        "validator" => "a regular expression as text, as in \"^[0-9]{4}$\"",
        "options" => "the list itself, as in [\"ch\", \"at\"]",
        "prefill" => "the text itself",
        _ => "the value itself",
    };
    Some([key, " is a function, which JSON has none of: write ", instead].concat())
}
