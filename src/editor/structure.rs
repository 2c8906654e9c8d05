//! The switch that shows what changes the structure: adding a field, another name, another type. It is for the page where no
//! schema says which fields there are; most people change values alone.

use crate::editor::state::Editor;
use crate::texts::use_texts;
use leptos::prelude::*;

/// The switch; nothing where a schema says what may be added.
pub fn structure(editor: Editor) -> Option<AnyView> {
    let words = use_texts().edit();
    (!editor.guide().has_schema()).then(|| {
        view! {
            <div class="structure switch">
                <input
                    type="checkbox" role="switch" id="structure" aria-describedby="structure-help" prop:checked=move || editor.edits_structure()
                    on:change=move |event| {
                        let wanted = event_target_checked(&event);
                        if untrack(|| editor.edits_structure()) != wanted {
                            editor.edit_structure(wanted);
                        }
                    }
                />
                <label for="structure">{words.structure}</label>
                <span class="quiet small" id="structure-help">{words.structure_help}</span>
            </div>
        }
        .into_any()
    })
}
