//! Names at the left, values at the right.

use crate::texts::use_texts;
use crate::ui::intl;
use crate::ui::labels::Labels;
use crate::ui::value::{AT_ONCE, display, more, name};
use cameo_metadata::path::{Path, Step};
use leptos::prelude::*;
use serde_json::Value;

/// Rows of a first-level field each; where a field is not there, `absent` draws what stands in its place. The `fresh` ones have just
/// been saved.
pub fn rows(
    labels: &Labels,
    fields: Vec<(String, Option<Value>)>,
    absent: impl Fn(&str) -> AnyView + Clone + Send + Sync + 'static,
    fresh: Signal<Vec<String>>,
) -> AnyView {
    let draw = {
        let labels = labels.clone();
        move |(key, inner): &(String, Option<Value>)| {
            let path = Path::new(vec![Step::Key(key.clone())]);
            let shown = inner.as_ref().map_or_else(|| absent(key), |inner| display(&labels, &path, inner));
            let key = key.clone();
            let is_fresh = move || fresh.with(|fresh| fresh.contains(&key));
            let label = name(labels.path(&path));
            view! {
                <div class="row" class:is-fresh=is_fresh><dt class="row-name">{label}</dt><dd class="row-value">{shown}</dd></div>
            }
            .into_any()
        }
    };
    let (first, rest) = fields.split_at(fields.len().min(AT_ONCE));
    let first = first.iter().map(&draw).collect_view();
    let rest = (!rest.is_empty()).then(|| {
        let rest = rest.to_vec();
        more(rest.len(), move || {
            view! { <dl class="rows">{rest.iter().map(&draw).collect_view()}</dl> }.into_any()
        })
    });
    view! { <dl class="rows">{first}</dl>{rest} }.into_any()
}

/// Rows of attributes, which have a name in words where Auth0 documents them.
pub fn attributes<'a>(members: impl IntoIterator<Item = (&'a str, &'a Value)>) -> AnyView {
    let labels = Labels::default();
    let row = |(key, inner): (&str, &Value)| {
        let path = Path::new(vec![Step::Key(key.to_owned())]);
        let moment = inner.as_str().filter(|_| MOMENTS.contains(&key)).and_then(moment);
        let shown = moment.unwrap_or_else(|| display(&labels, &path, inner));
        let called = (use_texts().profile().attribute)(key);
        row(called.map_or_else(|| name(labels.path(&path)), IntoAny::into_any), shown)
    };
    view! { <dl class="rows">{members.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// The attributes that hold a moment, as Auth0 writes it (ISO 8601).
const MOMENTS: [&str; 5] =
    ["created_at", "updated_at", "last_login", "last_password_reset", "multifactor_last_modified"];

/// A moment in the person's own time zone; nothing if the text is none.
fn moment(text: &str) -> Option<AnyView> {
    let shown = intl::moment_here(text)?;
    Some(
        view! { <time datetime=text.to_owned() title=text.to_owned() translate="no">{shown}</time> }
            .into_any(),
    )
}

fn row(name: AnyView, value: AnyView) -> AnyView {
    view! { <div class="row"><dt class="row-name">{name}</dt><dd class="row-value">{value}</dd></div> }
        .into_any()
}
