//! What there is to say about a name while it is being chosen.

use crate::texts::use_schema_texts;
use cameo_metadata::name::NameRemark;
use leptos::prelude::*;

/// The remarks, as they come and go; always there, so that an input can point to them.
pub fn name_hint(id: String, remarks: impl Fn() -> Vec<NameRemark> + Send + Sync + 'static) -> AnyView {
    let line = |remark: NameRemark| {
        let mild = !remark.prevents_saving();
        view! { <p class="field-problem" class:field-problem-mild=mild>{(use_schema_texts().name)(remark)}</p> }
    };
    view! { <div class="name-hint" id=id aria-live="polite">{move || remarks().into_iter().map(line).collect_view()}</div> }
        .into_any()
}
