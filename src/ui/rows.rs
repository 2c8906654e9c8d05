//! Names at the left, values at the right.

use crate::texts::use_texts;
use crate::ui::about::{Told, about};
use crate::ui::value::{AT_ONCE, more, name, value};
use cameo_metadata::Metadata;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use serde_json::Value;

/// The rows of a JSON object, in its order, each with what is `told` of it on demand.
pub fn rows(members: Metadata, told: Told) -> AnyView {
    fn some(members: &Metadata, from: usize, most: usize, told: Told) -> AnyView {
        let row = |(key, inner): (&String, &Value)| row(name(key), value(inner, 0), (key, key), told);
        let rows = members.root().iter().skip(from).take(most).map(row).collect_view();
        view! { <dl class="rows">{rows}</dl> }.into_any()
    }
    let first = some(&members, 0, AT_ONCE, told);
    let left = members.root().len().saturating_sub(AT_ONCE);
    let rest = (left > 0).then(|| more(left, move || some(&members, AT_ONCE, left, told)));
    view! { {first}{rest} }.into_any()
}

/// The same for attributes that have a name in words.
pub fn attributes<'a>(members: impl IntoIterator<Item = (&'a str, &'a Value)>, told: Told) -> AnyView {
    let row = |(key, inner): (&str, &Value)| {
        let moment = inner.as_str().filter(|_| MOMENTS.contains(&key)).and_then(moment);
        let shown = moment.unwrap_or_else(|| value(inner, 0));
        match (use_texts().profile().attribute)(key) {
            Some(words) => row(words.into_any(), shown, (key, words), told),
            None => row(name(key), shown, (key, key), told),
        }
    };
    view! { <dl class="rows">{members.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// The attributes that hold a moment, as Auth0 writes it (ISO 8601).
const MOMENTS: [&str; 5] =
    ["created_at", "updated_at", "last_login", "last_password_reset", "multifactor_last_modified"];

/// A moment in the person's own time zone; nothing if the text is none.
fn moment(text: &str) -> Option<AnyView> {
    let date = js_sys::Date::new(&JsValue::from_str(text));
    let shown = (!date.get_time().is_nan())
        .then(|| date.to_locale_string(use_texts().language, &JsValue::UNDEFINED))?;
    Some(view! { <time datetime=text.to_owned()>{String::from(shown)}</time> }.into_any())
}

/// `key` and `called` are the name as it is stored, and as it is said.
fn row(name: AnyView, value: AnyView, (key, called): (&str, &str), told: Told) -> AnyView {
    let key = key.to_owned();
    let about = about(called, move || told.run(key.clone()));
    view! {
        <div class="row"><dt class="row-name">{name}</dt><dd class="row-value has-about"><div>{value}</div>{about}</dd></div>
    }
    .into_any()
}

/// A quiet mark that opens a sentence: why something cannot be edited.
#[component]
pub fn Why(
    /// The sentence.
    words: &'static str,
) -> impl IntoView {
    view! { <details class="why"><summary>{use_texts().profile().read_only}</summary><p>{words}</p></details> }
}
