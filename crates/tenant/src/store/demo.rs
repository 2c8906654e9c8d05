//! The two people whom an empty store is given.

use serde_json::{Map, Value};

use super::users::User;
use super::{Store, Stored, parsed};
use crate::password::{self, Cost};

/// The password of both demo users.
pub const DEMO_PASSWORD: &str = "Correct-horse-1";
/// The demo user with metadata of every JSON type.
pub const DEMO_EMAIL: &str = "user@example.com";
/// The demo user without any metadata.
pub const SECOND_EMAIL: &str = "second@example.com";

const USER_METADATA: &str = r##"{"hobby":"surfing","addresses":{"home":"123 Main Street, Anytown, ST 12345","work":"9 Harbour Road, Anytown"},"shoe_size":42.5,"newsletter":true,"favourite_colours":["teal","#8a3324","ochre"],"trips":[{"to":"Lisbon","year":2024,"stops":["Porto","Sintra"]},{"to":"Kyoto","year":2025,"stops":[]}],"middle_name":null}"##;
const APP_METADATA: &str = r#"{"plan":"founder","seats":3}"#;

/// Adds the two demo users.
pub(crate) fn fill(store: &Store, cost: Cost, now_millis: i64) -> Stored<()> {
    let hash = password::hash(DEMO_PASSWORD, cost).unwrap_or_default();
    let mut first = User::new("auth0|6a0f3c5d9e1b2a4c8d7e6f50".into(), DEMO_EMAIL, hash.clone(), now_millis);
    first.email_verified = true;
    first.attributes = names("Robin Ashby", "Robin", "Ashby", "robin");
    first.user_metadata = Some(parsed(5, USER_METADATA)?);
    first.app_metadata = Some(parsed(6, APP_METADATA)?);
    store.add_user(&first)?;

    let mut second = User::new("auth0|6a0f3c5d9e1b2a4c8d7e6f51".into(), SECOND_EMAIL, hash, now_millis);
    second.attributes = names("Sam Okafor", "Sam", "Okafor", "sam");
    store.add_user(&second)?;
    Ok(())
}

fn names(name: &str, given: &str, family: &str, nickname: &str) -> Map<String, Value> {
    [("name", name), ("given_name", given), ("family_name", family), ("nickname", nickname)]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), Value::from(value)))
        .collect()
}
