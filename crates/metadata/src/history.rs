//! What was saved from this device, so that it can be taken back.
//!
//! ```json
//! { "subject": "auth0|5f7c", "entries": [{ "at": 1700000000, "before": "{\"hobby\":\"surfing\"}", "after": "{}" }] }
//! ```
//!
//! The states are texts within the text, because reading a value respells its exponents. What is damaged is left out:
//! a history that cannot be read must never keep anybody from their profile.

use super::json;
use super::metadata::Metadata;
use super::print::quoted;
use serde_json::{Map, Value};

/// The saves of one person, newest first, bounded in number and size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    subject: String,
    entries: Vec<Entry>,
}

/// One save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was stored.
    pub at: i64,
    /// The state that it started from.
    pub before: Metadata,
    /// The state that it made, as the tenant answered.
    pub after: Metadata,
}

impl History {
    /// The most saves that are kept.
    pub const MAX_ENTRIES: usize = 20;

    /// The most bytes that the entries may take as text: a fraction of what a browser stores for a page.
    pub const MAX_BYTES: usize = 256 * 1024;

    /// An empty history.
    #[must_use]
    pub fn new(subject: &str) -> Self {
        Self { subject: subject.to_owned(), entries: Vec::new() }
    }

    /// Reads a text of [`History::to_text`]. What cannot be read, or belongs to somebody else, is left out.
    #[must_use]
    pub fn from_text(text: &str, subject: &str) -> Self {
        let mut history = Self::new(subject);
        let Ok(stored) = json::read_text(text) else { return history };
        if stored.get("subject").and_then(Value::as_str) == Some(subject) {
            let entries = stored.get("entries").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            history.entries = entries.iter().filter_map(Entry::read).collect();
            history.shorten();
        }
        history
    }

    /// The history as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let entries: Vec<String> = self.entries.iter().map(Entry::text).collect();
        let mut text = String::from(r#"{"subject":"#);
        text.push_str(&quoted(&self.subject));
        text.push_str(r#","entries":["#);
        text.push_str(&entries.join(","));
        text.push_str("]}");
        text
    }

    /// Whose saves they are.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The saves, newest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Remembers a save; the oldest ones make room for it. A save that changed nothing, or that is larger than all that may
    /// be kept, is not remembered.
    pub fn record(&mut self, at: i64, before: &Metadata, after: &Metadata) {
        if before != after {
            self.entries.insert(0, Entry { at, before: before.clone(), after: after.clone() });
            self.shorten();
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    fn shorten(&mut self) {
        self.entries.retain(|entry| entry.text().len() <= Self::MAX_BYTES);
        self.entries.truncate(Self::MAX_ENTRIES);
        let mut bytes = 0;
        let fitting = self.entries.iter().take_while(|entry| {
            bytes += entry.text().len();
            bytes <= Self::MAX_BYTES
        });
        let fitting = fitting.count();
        self.entries.truncate(fitting);
    }
}

impl Entry {
    fn read(stored: &Value) -> Option<Self> {
        let state = |name: &str| Metadata::parse(stored.get(name)?.as_str()?).ok();
        Some(Self { at: stored.get("at")?.as_i64()?, before: state("before")?, after: state("after")? })
    }

    fn text(&self) -> String {
        let members = [
            ("at".to_owned(), Value::from(self.at)),
            ("before".to_owned(), Value::from(self.before.to_text())),
            ("after".to_owned(), Value::from(self.after.to_text())),
        ];
        Value::Object(Map::from_iter(members)).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patch::tests::any_metadata;
    use proptest::prelude::*;
    use rstest::rstest;

    fn metadata(text: &str) -> Metadata {
        Metadata::parse(text).expect("the test's JSON")
    }

    fn history(saves: i64, bytes: usize) -> History {
        let mut history = History::new("auth0|1");
        for at in 0..saves {
            let state = |at: i64| metadata(&format!(r#"{{"n":{at},"text":"{}"}}"#, "x".repeat(bytes)));
            history.record(at, &state(at), &state(at + 1));
        }
        history
    }

    #[test]
    fn the_newest_stands_first_and_the_oldest_goes() {
        let history = history(25, 1);
        assert_eq!(history.entries().len(), History::MAX_ENTRIES);
        assert_eq!((history.entries()[0].at, history.entries()[19].at), (24, 5));
    }

    #[test]
    fn it_stays_within_its_bytes() {
        let mut history = history(20, 20_000);
        assert_eq!(history.entries().len(), 6);
        assert!(history.to_text().len() <= History::MAX_BYTES + 64);
        let huge = metadata(&format!(r#"{{"text":"{}"}}"#, "x".repeat(History::MAX_BYTES)));
        history.record(99, &Metadata::default(), &huge);
        assert_eq!(history.entries()[0].at, 19);
    }

    #[test]
    fn what_changed_nothing_is_not_remembered() {
        let mut history = history(1, 1);
        history.record(2, &metadata("{}"), &metadata("{}"));
        assert_eq!(history.entries().len(), 1);
        history.clear();
        assert_eq!(history.entries(), []);
    }

    #[rstest]
    #[case::no_json("{", 0)]
    #[case::no_object("[]", 0)]
    #[case::somebody_else(
        r#"{"subject":"auth0|2","entries":[{"at":1,"before":"{}","after":"{\"a\":1}"}]}"#,
        0
    )]
    #[case::no_entries(r#"{"subject":"auth0|1"}"#, 0)]
    #[case::one_damaged(
        r#"{"subject":"auth0|1","entries":[{"at":1,"before":"{}","after":"{"},7,{"at":"x"},{"at":1,"before":"{}","after":"{\"a\":1E5}"}]}"#,
        1
    )]
    fn damaged_text_costs_what_is_damaged(#[case] text: &str, #[case] left: usize) {
        let history = History::from_text(text, "auth0|1");
        assert_eq!((history.entries().len(), history.subject()), (left, "auth0|1"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_history_comes_back_from_its_text(before in any_metadata(), after in any_metadata(), at: i64) {
            let mut history = History::new("auth0|\"1\"");
            history.record(at, &before, &after);
            let back = History::from_text(&history.to_text(), "auth0|\"1\"");
            prop_assert_eq!(&back, &history);
            prop_assert_eq!(back.to_text(), history.to_text());
        }

        #[test]
        fn a_torn_text_breaks_nothing(at in 0_usize..300) {
            let text = history(3, 5).to_text();
            let torn = text.get(..at.min(text.len())).unwrap_or_default();
            prop_assert!(History::from_text(torn, "auth0|1").entries().len() <= 3);
        }
    }
}
