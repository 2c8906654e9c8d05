//! What the account itself says about the person: further names, language, and what an identity provider added.

use crate::auth::use_auth;
use crate::texts::use_texts;
use crate::ui::card::Card;
use crate::ui::rows::attributes;
use cameo_auth0::user::User;
use leptos::prelude::*;
use serde_json::Value;

/// Names of a person beside the one in the head.
const NAMES: [&str; 3] = ["given_name", "family_name", "nickname"];

/// What the tenant notes by itself, and nobody reads who does not look for it: identifiers, counters, times.
const TECHNICAL: [&str; 9] = [
    "user_id",
    "created_at",
    "updated_at",
    "last_login",
    "last_ip",
    "logins_count",
    "last_password_reset",
    "multifactor_last_modified",
    "blocked",
];

/// Whether an attribute is shown under *Technical details*. Claims of the operators' own are named by URL.
pub fn is_technical(name: &str) -> bool {
    TECHNICAL.contains(&name) || name.contains("://")
}

/// The card; nothing where there is nothing to show.
pub fn account(user: &User) -> Option<AnyView> {
    let words = use_texts().profile();
    let pictures = untrack(|| use_auth().settings()).pictures;
    let names = NAMES.iter().filter_map(|name| Some((*name, user.attributes().get(*name)?)));
    let others = user.other_attributes(&pictures).filter(|(name, _)| !is_technical(name));
    let shown: Vec<(&str, &Value)> = names.chain(others).filter(|(_, value)| says_something(value)).collect();
    let rows = (!shown.is_empty()).then(|| attributes(shown))?;
    Some(view! { <Card id="account" title=words.account>{rows}</Card> }.into_any())
}

/// Whether there is anything to read in a value.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}
