//! Where fields stand: how many there are, which of them a person looks for, and which must be drawn to be reached.

use super::{Editor, Entry};
use cameo_metadata::FieldId;
use cameo_metadata::draft::{Content, Draft, Field};
use leptos::prelude::*;

/// A field that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The field.
    pub id: FieldId,
    /// Where it stands.
    pub path: String,
    /// What it holds, if that is one value.
    pub text: String,
}

impl Editor {
    /// How many fields there are, on all levels.
    pub fn count_all(self) -> usize {
        self.look(|draft| weight(draft, draft.root()) - 1)
    }

    /// How many fields an entry brings along, itself included.
    pub fn weight(self, entry: Entry) -> usize {
        match entry {
            Entry::Field(id) => self.look(|draft| weight(draft, id)),
            Entry::Gone(_) => 1,
        }
    }

    /// The fields whose name or text holds `words`, in whatever case: how many, and the first `most` of them.
    pub fn find(self, words: &str, most: usize) -> (usize, Vec<Hit>) {
        let words = words.to_lowercase();
        let guide = self.guide();
        // A title can be looked for as well; keys read as words differ from themselves only by separators.
        let is_named = guide.has_schema() || words.contains(' ');
        self.look(|draft| {
            let (mut count, mut hits) = (0, Vec::new());
            // The last one on the stack is the next one down the page.
            let mut open: Vec<FieldId> = draft.fields_in(draft.root()).iter().rev().copied().collect();
            while let Some(id) = open.pop() {
                open.extend(draft.fields_in(id).iter().rev());
                let Some(field) = draft.field(id) else { continue };
                let holds = |text: &str| text.to_lowercase().contains(&words);
                let called = || guide.name_of(&draft.path(id));
                let is_hit =
                    field.name().is_some_and(holds) || holds(text(field)) || is_named && holds(&called());
                if !is_hit {
                    continue;
                }
                count += 1;
                if hits.len() < most {
                    hits.push(Hit { id, path: called(), text: text(field).to_owned() });
                }
            }
            (count, hits)
        })
    }

    /// Sees to it that a field is drawn, wherever it stands.
    pub fn reveal(self, id: FieldId) {
        self.wanted.set(Some(id));
    }

    /// What stands in `group` and is, or holds, the field that was last revealed; reactively.
    pub fn wanted_in(self, group: FieldId) -> Option<FieldId> {
        let wanted = self.wanted.get()?;
        self.look(|draft| {
            let parent = |id: FieldId| draft.field(id).and_then(Field::parent);
            std::iter::successors(Some(wanted), |id| parent(*id)).find(|id| parent(*id) == Some(group))
        })
    }

    /// From now on every field is drawn, wherever the page is scrolled to.
    pub fn show_whole(self) {
        self.all_drawn.set(true);
    }

    /// Whether every field is to be drawn; reactively.
    pub fn is_whole(self) -> bool {
        self.all_drawn.get()
    }
}

fn weight(draft: &Draft, id: FieldId) -> usize {
    // Nearly every field is a single value.
    if draft.fields_in(id).is_empty() {
        return 1;
    }
    let (mut count, mut open) = (0, vec![id]);
    while let Some(id) = open.pop() {
        count += 1;
        open.extend(draft.fields_in(id));
    }
    count
}

fn text(field: &Field) -> &str {
    match field.content() {
        Content::Text(text) | Content::Number(text) => text,
        _ => "",
    }
}
