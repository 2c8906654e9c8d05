//! What a person was asked on this device before they saw their profile, so that they are asked once.

use crate::browser::storage::Shelf;
use account::profile::path::Path;
use account::settings::StorageKind;

const SHELF: StorageKind = StorageKind::Local;

fn key(subject: &str) -> String {
    ["cameo.asked.", subject].concat()
}

/// Where `subject` was asked for something, as JSON Pointers.
pub fn of(subject: &str) -> Vec<String> {
    let text = Shelf::new(SHELF).get(&key(subject)).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// Remembers that `subject` was asked for what belongs at these places. Where storage is blocked they are asked again.
pub fn note(subject: &str, paths: &[Path]) {
    let mut known = of(subject);
    // A name with a line break in it is asked for again, and nothing worse.
    known.extend(paths.iter().map(Path::pointer).filter(|pointer| !pointer.contains('\n')));
    known.sort();
    known.dedup();
    Shelf::new(SHELF).put(&key(subject), &known.join("\n"));
}
