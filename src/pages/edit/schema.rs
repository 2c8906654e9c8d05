//! The operator's schema on the edit page: what the form is told of it, what is said when it cannot be used, and what of the
//! draft does not fit it.

use crate::browser::clock;
use crate::browser::patterns::RegExps;
use crate::data::schema::Given;
use crate::data::use_user;
use crate::editor::form::guide::{Guide, broken, said};
use crate::editor::state::Editor;
use crate::pages::layout::for_operator::for_operator;
use crate::pages::profile::provenance::of_read_only;
use crate::texts::{use_schema_texts, use_texts};
use cameo_metadata::FieldId;
use cameo_metadata::draft::Problem;
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::Rule;
use leptos::logging::warn;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// Something that keeps the draft from being saved.
#[derive(Clone, PartialEq)]
pub(crate) struct Wrong {
    /// The id of the input that mends it.
    pub(crate) place: String,
    /// The key of the first-level field that it is in.
    pub(crate) root: String,
    /// What the field is called.
    pub(crate) name: String,
    /// What is wrong.
    pub(crate) words: String,
}

/// What the form is told.
pub(crate) fn guide(given: &Given) -> Guide {
    let schema = match given {
        Given::Loaded(schema) => Some(schema.clone()),
        _ => None,
    };
    Guide::new(schema, Rc::new(RegExps::default()), clock::offset, of_read_only(use_user()))
}

/// The id of a field's input.
pub(crate) fn place(editor: Editor, id: FieldId) -> String {
    editor.look(|draft| editor.guide().place(draft, &draft.path(id)))
}

/// The problems of the draft, and where it breaks the schema: each place once.
pub(crate) fn everything_wrong(editor: Editor, problems: &[Problem]) -> Vec<Wrong> {
    let guide = editor.guide();
    editor.look(|draft| {
        let problem = |problem: &Problem| {
            let path = draft.path(problem.field());
            let words = use_texts().problem(problem).into_owned();
            Wrong { place: guide.place(draft, &path), root: root(&path), name: guide.name_of(&path), words }
        };
        let mut all: Vec<Wrong> = problems.iter().filter(|one| one.prevents_saving()).map(problem).collect();
        all.extend(guide.faults(draft).into_iter().map(|(path, rule)| Wrong {
            place: guide.place(draft, &path),
            root: root(&path),
            name: guide.name_of(&path),
            words: in_words(guide, &path, &rule),
        }));
        all
    })
}

/// The key of the first-level field on the way to a place.
fn root(path: &Path) -> String {
    match path.steps().first() {
        Some(Step::Key(key)) => key.clone(),
        _ => String::new(),
    }
}

/// A broken rule in words. What is missing is named by its own title, without those around it.
fn in_words(guide: Guide, path: &Path, rule: &Rule) -> String {
    let title = path.steps().last().map(|step| match guide.at(path).and_then(|schema| said(&schema.title)) {
        Some(title) => title,
        None => Path::new(vec![step.clone()]).to_string(),
    });
    broken(rule, &guide.at(path).unwrap_or_default(), &title.unwrap_or_default()).into_owned()
}

thread_local! {
    static WARNED: Cell<bool> = const { Cell::new(false) };
}

/// Why the schema is not used, for the person in a sentence, for the operator to the letter; in the console once.
pub(crate) fn not_used(given: &Given) -> Option<AnyView> {
    let words = use_schema_texts();
    let lines: Vec<String> = match given {
        Given::None | Given::Loaded(_) => return None,
        Given::Broken(problems) => problems.iter().map(words.broken_line).collect(),
        Given::NotFetched { url, why } => vec![(words.not_fetched)(url, why)],
    };
    if !WARNED.replace(true) {
        lines.iter().for_each(|line| warn!("schema: {line}"));
    }
    Some(for_operator(words.broken, (words.broken_details)(lines.len()), lines))
}
