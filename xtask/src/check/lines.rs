//! No source file is longer than a person can keep in mind.

use crate::workspace;
use std::fs;

/// Lines of the longest file allowed.
const LONGEST: usize = 300;

/// One line for each file that is too long.
pub fn found() -> Vec<String> {
    let root = workspace::root();
    let files = [".rs", ".css"].into_iter().flat_map(|ending| workspace::files(root, ending));
    let mut found = Vec::new();
    for path in files {
        let lines = fs::read_to_string(&path).unwrap_or_default().lines().count();
        if lines > LONGEST {
            let name = path.strip_prefix(root).unwrap_or(&path).display();
            found.push(format!("{name}: {lines} lines, more than {LONGEST}"));
        }
    }
    found
}
