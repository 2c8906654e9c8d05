//! English.

use super::finding::FindingTexts;

pub(super) static TEXTS: FindingTexts = FindingTexts {
    find: "Find a field",
    all: |count| format!("{} fields.", grouped(count)),
    found: |count, all| match count {
        0 => "No field found.".to_owned(),
        1 => format!("1 of {} fields. Press Enter to go there.", grouped(all)),
        _ => format!("{} of {} fields. Press Enter to go to the first.", grouped(count), grouped(all)),
    },
    show_all: "Show all",
};

fn grouped(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", grouped(count / 1_000), count % 1_000),
    }
}
