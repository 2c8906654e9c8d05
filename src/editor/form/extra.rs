//! A field that stands where the schema allows none of its name, and the way to take it out.

use crate::editor::state::{Editor, label};
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::focus::focus;
use cameo_metadata::FieldId;
use cameo_metadata::draft::Change;
use cameo_metadata::schema::Rule;
use leptos::prelude::*;

/// How such a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// As it is stored, where it is in nobody's way.
    Stored,
    /// Edited, so that it cannot be saved.
    Edited,
}

/// Whether a field is one, reactively.
pub fn extra(editor: Editor, id: FieldId) -> Memo<Option<Extra>> {
    Memo::new(move |_| {
        let (path, change) = editor.watch(id, |draft, _| (draft.path(id), draft.change(id)))?;
        let how = if change == Change::Same { Extra::Stored } else { Extra::Edited };
        editor.guide().forbids(&path).then_some(how)
    })
}

/// What there is to say of it, with a button that removes it.
pub fn not_foreseen(editor: Editor, id: FieldId, extra: Memo<Option<Extra>>) -> Option<AnyView> {
    let words = use_schema_texts();
    let extra = extra.get()?;
    let text = match extra {
        Extra::Stored => words.not_foreseen.into(),
        Extra::Edited => (words.rule)(&Rule::AdditionalProperties),
    };
    let remove = move |_| {
        editor.remove(id);
        focus(format!("back{}", id.0));
    };
    let name = (words.tag_remove)(&untrack(|| label(editor, id)));
    Some(
        view! {
            <span class="field-problem" class:field-problem-mild=(extra == Extra::Stored)>
                {text}" "<button type="button" class="button button-plain" aria-label=name on:click=remove>{use_texts().edit().remove}</button>
            </span>
        }
        .into_any(),
    )
}
