//! The person's own details: a card for each group of the schema, and one for what no schema speaks of.

use crate::auth::use_auth;
use crate::browser::location;
use crate::data::device::Device;
use crate::data::schema::Given;
use crate::data::{MetadataAccess, use_device, use_saves, use_user};
use crate::pages::edit::card::EditedCard;
use crate::pages::layout::advice::unasked_scope_advice;
use crate::pages::layout::arriving::CardForm;
use crate::routes;
use crate::texts::{in_this_language, use_texts};
use crate::ui::card::Card;
use crate::ui::focus::{focus, leave};
use crate::ui::labels::{Labels, use_labels};
use crate::ui::notice::{Meaning, Notice};
use crate::ui::rows::rows;
use cameo_metadata::Metadata;
use cameo_metadata::changes::changes;
use cameo_metadata::path::Step;
use cameo_metadata::schema::Schema;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::Value;

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

/// Which card is being edited, if one is: by its id, with the field to begin with.
#[derive(Clone, Copy)]
pub struct Editing {
    card: RwSignal<Option<(String, Option<String>)>>,
    groups: StoredValue<Vec<Group>>,
}

impl Editing {
    /// No card, or the one with the field that the address names.
    pub fn begin() -> Self {
        let groups = StoredValue::new(groups(use_labels().schema()));
        let editing = Self { card: RwSignal::new(None), groups };
        if let Some(name) = named_by_address() {
            // A reload shows the profile again.
            location::rewrite(routes::PROFILE);
            if can_edit() {
                editing.open_field(&name);
            }
        }
        editing
    }

    /// Whether any card is being edited; reactive.
    pub fn is_on(self) -> bool {
        self.card.with(Option::is_some)
    }

    fn open(self, group: &Group, field: Option<String>) {
        self.card.set(Some((group.id.clone(), field)));
    }

    /// Opens the card that a field is in.
    fn open_field(self, name: &str) {
        self.groups.with_value(|groups| {
            let found = groups.iter().find(|group| group.names.iter().any(|known| known == name));
            if let Some(group) = found.or_else(|| groups.iter().find(|group| group.has_others)) {
                // The form that is open keeps what is typed in it as a draft.
                leave();
                self.open(group, Some(name.to_owned()));
            }
        });
    }

    fn close(self) {
        // Chromium sends `change` and `blur` for an input that is taken away with the focus in it, and then nobody is there to hear.
        leave();
        self.card.set(None);
    }
}

/// The field that the fragment of the address names, if it names one.
fn named_by_address() -> Option<String> {
    let name = js_sys::decode_uri_component(&location::fragment()).ok()?;
    Some(String::from(name)).filter(|name| !name.is_empty())
}

fn can_edit() -> bool {
    untrack(|| use_user().access()) == MetadataAccess::Edit
}

/// All cards, and why nothing can be edited where that is so. They are drawn once, so that no answer of the tenant takes a form away.
#[component]
pub fn Details(
    /// What the operator says about the fields.
    schema: Given,
    /// Which card is being edited.
    editing: Editing,
) -> impl IntoView {
    let words = use_texts().profile();
    let access = untrack(|| use_user().access());
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
    let all = editing.groups.get_value();
    let is_only = all.len() == 1;
    let cards = all.into_iter().map(|group| card(group, schema.clone(), editing, is_only)).collect_view();
    view! {
        {move || (!editing.is_on()).then(|| unsaved(editing))}
        {cards}
        {why_not.map(|words| view! { <p class="quiet">{words}</p> })}
        {ask_again}
    }
    .into_any()
}

/// That an edit was left, and the way back to it: to its first field, or to the text that it is.
fn unsaved(editing: Editing) -> Option<AnyView> {
    let device = use_device();
    if !can_edit() || !device.has_draft() {
        return None;
    }
    let words = use_texts();
    let link = if device.has_text() {
        view! { <a href=routes::link(routes::EDIT)>{words.press.go_on_editing}</a> }.into_any()
    } else {
        let press = move |_| editing.open_field(&first_changed(device).unwrap_or_default());
        view! { <button type="button" class="button button-small" on:click=press>{words.press.go_on_editing}</button> }
            .into_any()
    };
    Some(view! { <Notice meaning=Meaning::Info>{words.profile().unsaved}" "{link}</Notice> }.into_any())
}

/// The first field that the edit left on this device changes.
fn first_changed(device: Device) -> Option<String> {
    let draft = device.own_draft().or_else(|| Some(device.other_drafts().into_iter().next()?.draft))?;
    let mine = draft.metadata().ok()?;
    changes(draft.base(), &mine).first().and_then(|change| match change.path().steps().first() {
        Some(Step::Key(name)) => Some(name.clone()),
        _ => None,
    })
}

/// A card, or its form.
fn card(group: Group, schema: Given, editing: Editing, is_only: bool) -> AnyView {
    let user = use_user();
    let id = group.id.clone();
    let opened = Memo::new(move |_| {
        editing
            .card
            .with(|editing| editing.as_ref().filter(|(card, _)| *card == id).map(|(_, field)| field.clone()))
    });
    (move || match opened.get() {
        Some(field) => {
            let button = edit_button(&group);
            let closed = Callback::new(move |()| {
                editing.close();
                focus(button.clone());
            });
            let open_field = Callback::new(move |name: String| editing.open_field(&name));
            provide_context(EditedCard {
                group: group.clone(),
                field,
                schema: schema.clone(),
                closed,
                open_field,
            });
            view! { <Card id=group.id.clone() title=group.title.clone()><CardForm /></Card> }.into_any()
        }
        None => {
            let metadata = user.known().map(|user| user.user_metadata()).unwrap_or_default();
            shown(&group, &metadata, editing, is_only).into_any()
        }
    })
    .into_any()
}

/// The names of the fields that the last save has changed, as long as it is told.
fn just_saved() -> Signal<Vec<String>> {
    let saves = use_saves();
    Memo::new(move |_| {
        saves.saved.with(|saved| {
            let Some(saved) = saved else { return Vec::new() };
            let names = changes(&saved.before, &saved.after).into_iter().filter_map(|change| {
                match change.path().steps().first() {
                    Some(Step::Key(name)) => Some(name.clone()),
                    _ => None,
                }
            });
            names.collect()
        })
    })
    .into()
}

/// The id of the button that opens the form of a card.
fn edit_button(group: &Group) -> String {
    ["edit-", &group.id].concat()
}

fn shown(group: &Group, metadata: &Metadata, editing: Editing, is_only: bool) -> Option<AnyView> {
    let words = use_texts().profile();
    let (labels, can_edit) = (use_labels(), can_edit());
    let fields = fields(group, &labels, metadata, can_edit);
    let is_empty = fields.is_empty();
    if is_empty && !(is_only && can_edit) {
        return None;
    }
    let label = (words.edit_card)(&group.title);
    let (to_open, device, navigate) = (group.clone(), use_device(), use_navigate());
    let open = Callback::new(move |field: Option<String>| match device.has_text() {
        // A text that is not finished is no form.
        true => navigate(routes::EDIT, Default::default()),
        false => editing.open(&to_open, field),
    });
    let button = edit_button(group);
    let action = move || {
        (can_edit && !is_empty).then(|| {
            view! {
                <button type="button" class="button" id=button.clone() aria-label=label.clone() on:click=move |_| open.run(None)>
                    {use_texts().press.edit}
                </button>
            }
        })
    };
    let content = if is_empty {
        let press = move |_| open.run(None);
        view! {
            <div class="card-empty">
                <p>{words.empty}</p>
                <button type="button" class="button button-main" id=edit_button(group) on:click=press>{words.add_details}</button>
            </div>
        }
        .into_any()
    } else {
        let called = labels.clone();
        rows(
            &labels,
            fields,
            move |name| {
                let label = (words.add_field)(&called.name(&[Step::Key(name.to_owned())]));
                let name = name.to_owned();
                let press = move |_| open.run(Some(name.clone()));
                view! { <button type="button" class="fold row-add" aria-label=label on:click=press>{words.add}</button> }
                .into_any()
            },
            just_saved(),
        )
    };
    Some(view! { <Card id=group.id.clone() title=group.title.clone() action>{content}</Card> }.into_any())
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
