//! The person's own details: a card for each group of the schema, and one for what no schema speaks of.

use crate::auth::use_auth;
use crate::data::{MetadataAccess, use_device, use_user};
use crate::pages::layout::advice::unasked_scope_advice;
use crate::routes;
use crate::texts::{in_this_language, use_texts};
use crate::ui::card::Card;
use crate::ui::labels::{Labels, use_labels};
use crate::ui::notice::{Meaning, Notice};
use crate::ui::rows::rows;
use cameo_auth0::user::User;
use cameo_metadata::Metadata;
use cameo_metadata::path::Step;
use cameo_metadata::schema::Schema;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The fields that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The id of the card's heading.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The names of its fields in the schema, in order.
    pub names: Vec<String>,
    /// Whether what the schema does not speak of is here too.
    pub has_others: bool,
}

/// The groups of a schema, or the one that holds everything where there is none.
pub fn groups(schema: Option<&Schema>) -> Vec<Group> {
    let words = use_texts().profile();
    let Some(schema) = schema else { return vec![others(words.details, Vec::new())] };
    let named = schema.groups();
    let last = named.len().saturating_sub(1);
    let mut groups: Vec<Group> = Vec::new();
    for (at, group) in named.iter().enumerate() {
        let names: Vec<String> = group.properties.iter().map(|(name, _)| (*name).to_owned()).collect();
        groups.push(match group.title.and_then(in_this_language) {
            Some(title) => Group { id: format!("group{at}"), title, names, has_others: false },
            None if at == last => others(if at == 0 { words.details } else { words.more }, names),
            None => {
                Group { id: format!("group{at}"), title: words.details.to_owned(), names, has_others: false }
            }
        });
    }
    if !groups.iter().any(|group| group.has_others) {
        groups.push(others(words.more, Vec::new()));
    }
    groups
}

fn others(title: &str, names: Vec<String>) -> Group {
    Group { id: "details".to_owned(), title: title.to_owned(), names, has_others: true }
}

/// All cards, and why nothing can be edited where that is so.
pub fn details(user: &Arc<User>) -> AnyView {
    let words = use_texts().profile();
    let access = untrack(|| use_user().access());
    let can_edit = access == MetadataAccess::Edit;
    let (labels, metadata) = (use_labels(), user.user_metadata());
    let left = (can_edit && use_device().has_draft()).then(|| {
        view! {
            <Notice meaning=Meaning::Info>
                {words.unsaved}" "<a href=routes::link(routes::EDIT)>{use_texts().press.go_on_editing}</a>
            </Notice>
        }
    });
    let why_not = match &access {
        MetadataAccess::Edit => None,
        MetadataAccess::ReadOnly { .. } => Some(words.cannot_edit),
        MetadataAccess::NotGranted { .. } => Some(words.not_granted),
        MetadataAccess::NoManagementApi => Some(words.no_api),
    };
    let ask_again = match &access {
        MetadataAccess::ReadOnly { scope } | MetadataAccess::NotGranted { scope } => {
            unasked_scope_advice(scope, use_auth())
        }
        MetadataAccess::Edit | MetadataAccess::NoManagementApi => None,
    };
    let all = groups(labels.schema());
    let is_only = all.len() == 1;
    let cards = all.into_iter().filter_map(|group| card(group, &labels, &metadata, can_edit, is_only));
    view! {
        {left}
        {cards.collect_view()}
        {why_not.map(|words| view! { <p class="quiet">{words}</p> })}
        {ask_again}
    }
    .into_any()
}

fn card(
    group: Group,
    labels: &Labels,
    metadata: &Metadata,
    can_edit: bool,
    is_only: bool,
) -> Option<AnyView> {
    let words = use_texts().profile();
    let fields = fields(&group, labels, metadata, can_edit);
    if fields.is_empty() && !(is_only && can_edit) {
        return None;
    }
    let first = fields.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let (to_edit, label) = (edit_link(&first), (words.edit_card)(&group.title));
    let is_empty = fields.is_empty();
    let action = move || {
        (can_edit && !is_empty).then(|| {
            view! { <a class="button" href=to_edit.clone() aria-label=label.clone()>{use_texts().press.edit}</a> }
        })
    };
    let content = if is_empty {
        view! {
            <p class="card-empty">{words.empty}" "<a class="button button-main" href=routes::link(routes::EDIT)>{words.add_details}</a></p>
        }
        .into_any()
    } else {
        let called = labels.clone();
        rows(labels, fields, move |name| {
            let label = (words.add_field)(&called.name(&[Step::Key(name.to_owned())]));
            view! { <a class="row-add" href=edit_link(name) aria-label=label>{words.add}</a> }.into_any()
        })
    };
    Some(view! { <Card id=group.id title=group.title action>{content}</Card> }.into_any())
}

/// The fields of a card: those of the schema, there or not, and in the last card all others that are there. A field that is not there is
/// left out where it cannot be added.
fn fields(
    group: &Group,
    labels: &Labels,
    metadata: &Metadata,
    can_edit: bool,
) -> Vec<(String, Option<Value>)> {
    let stored = metadata.root();
    let by_schema = group.names.iter().filter_map(|name| {
        let schema = labels.schema_at(&[Step::Key(name.clone())]);
        let value = stored.get(name).cloned();
        let can_add = can_edit && schema.is_some_and(|schema| !schema.read_only);
        (value.is_some() || can_add).then(|| (name.clone(), value))
    });
    let is_known = |name: &str| labels.schema().is_some_and(|schema| schema.properties.get(name).is_some());
    let others = stored.iter().filter(|(name, _)| group.has_others && !is_known(name));
    by_schema.chain(others.map(|(name, value)| (name.clone(), Some(value.clone())))).collect()
}

/// The address where a field is edited.
fn edit_link(name: &str) -> String {
    let name = String::from(js_sys::encode_uri_component(name));
    [routes::link(routes::EDIT), "#", &name].concat()
}
