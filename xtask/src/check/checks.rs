//! Every check of a correct client is in `docs/checks.md`, with a function that makes it and a test that carries its number.

use crate::failure::Failure;
use crate::workspace;
use std::collections::BTreeMap;
use std::fs;

/// The list.
const FILE: &str = "docs/checks.md";

/// The number of the last check.
const LAST: u32 = 94;

/// From here on the checks are about page and platform; their tests need not carry a number.
const PLATFORM: u32 = 86;

/// One line for everything in the list that is not so.
///
/// # Errors
/// When the list cannot be read.
pub fn found() -> Result<Vec<String>, Failure> {
    let list = workspace::read(FILE)?;
    Ok(wrong(&list, &functions()))
}

/// The names of the functions of every source file, by its path.
fn functions() -> BTreeMap<String, Vec<String>> {
    let root = workspace::root();
    let files = ["crates", "src", "e2e", "xtask"].into_iter().flat_map(|folder| {
        let mut files = workspace::files(&root.join(folder), ".rs");
        files.retain(|path| !path.ends_with("xtask/src/check/checks.rs"));
        files
    });
    files
        .map(|path| {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap_or_default();
            (name, declared(&text))
        })
        .collect()
}

/// The name after each `fn`.
fn declared(text: &str) -> Vec<String> {
    let names = text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| {
        line.split("fn ").skip(1).map(|rest| {
            rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
        })
    });
    names.collect()
}

fn wrong(list: &str, functions: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let rows: BTreeMap<u32, Vec<&str>> = list.lines().filter_map(row).collect();
    let mut found = Vec::new();
    for number in 1..=LAST {
        match rows.get(&number) {
            None => found.push(format!("{FILE}: check {number} is missing")),
            Some(cells) => {
                let complaints = judged(number, cells, functions).into_iter();
                found.extend(complaints.map(|complaint| format!("{FILE}: check {number}: {complaint}")));
            }
        }
    }
    found
}

/// The number of a row and its other cells.
fn row(line: &str) -> Option<(u32, Vec<&str>)> {
    let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
    let number = cells.next()?.parse().ok()?;
    Some((number, cells.collect()))
}

/// What is wrong with the row `what | function | tests | what the person sees`.
fn judged(number: u32, cells: &[&str], functions: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let [what, function, tests, sees, ..] = cells else { return vec!["cells are missing".to_owned()] };
    let mut found = Vec::new();
    if what.is_empty() || sees.is_empty() {
        found.push("a cell is empty".to_owned());
    }
    if tests.strip_prefix("n/a: ").is_some_and(|reason| !reason.is_empty()) {
        return found;
    }
    for path in quoted(function) {
        let exists = path.split_once("::").is_some_and(|(file, name)| {
            functions.get(file).is_some_and(|names| names.iter().any(|known| known == name))
        });
        if !exists {
            found.push(format!("there is no function {path}"));
        }
    }
    if quoted(function).is_empty() && number < PLATFORM {
        found.push("no function is named".to_owned());
    }
    let named = quoted(tests);
    if named.is_empty() {
        found.push("no test is named".to_owned());
    }
    for test in named {
        if !functions.values().any(|names| names.iter().any(|known| known == test)) {
            found.push(format!("there is no test {test}"));
        }
        if number < PLATFORM && !numbers(test).contains(&number) {
            found.push(format!("{test} does not carry its number"));
        }
    }
    found
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The checks that a name such as `check_16_17_…` or `check_43_to_53_…` speaks of.
fn numbers(test: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut range = false;
    for word in test.strip_prefix("check_").into_iter().flat_map(|rest| rest.split('_')) {
        match (word.parse::<u32>(), numbers.last().copied()) {
            (Ok(number), Some(first)) if range => numbers.extend(first + 1..=number),
            (Ok(number), _) => numbers.push(number),
            (Err(_), Some(_)) if word == "to" => {
                range = true;
                continue;
            }
            _ => break,
        }
        range = false;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("check_17_state", &[17])]
    #[case("check_36_37_43_to_46_as", &[36, 37, 43, 44, 45, 46])]
    #[case("check_to", &[])]
    #[case("checks_17", &[])]
    fn a_name_carries_its_numbers(#[case] name: &str, #[case] expected: &[u32]) {
        assert_eq!(numbers(name), expected);
    }

    #[rstest]
    #[case("what | `a.rs::judge` | `check_05_x` | page", 0)]
    #[case("what | `a.rs::judge` | n/a: no such flow | nothing", 0)]
    #[case("what | `a.rs::gone` | `check_05_x` | page", 1)]
    #[case("what | `b.rs::judge` | `check_05_x` | page", 1)]
    #[case("what | `a.rs::judge` | `check_05_gone` | page", 1)]
    #[case("what | `a.rs::judge` | `check_06_y` | page", 1)]
    #[case("what | `a.rs::judge` | (journey: to come) | page", 1)]
    #[case("what | | `check_05_x` | page", 1)]
    #[case("what | `a.rs::judge` | | page", 1)]
    #[case("what | `a.rs::judge` | `check_05_x` |", 1)]
    #[case("what", 1)]
    fn a_row_is_compared_with_the_code(#[case] row: &str, #[case] complaints: usize) {
        let names = ["judge", "check_05_x", "check_06_y"].map(str::to_owned).to_vec();
        let functions = BTreeMap::from([("a.rs".to_owned(), names)]);
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(judged(5, &cells, &functions).len(), complaints);
    }

    #[test]
    fn the_list_agrees_with_the_code() {
        assert_eq!(found().map_err(|failure| failure.sentence), Ok(Vec::new()));
    }

    #[test]
    fn a_missing_number_is_found() {
        assert_eq!(wrong("", &BTreeMap::new()).len(), LAST as usize);
    }
}
