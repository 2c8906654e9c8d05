//! The people whom an empty store is given.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::mails::MailKind;
use super::users::{SOCIAL_PROVIDER, User};
use super::{Store, Stored, parsed};
use crate::password::{self, Cost};

/// The password of both demo users.
pub const DEMO_PASSWORD: &str = "Correct-horse-1";
/// The demo user with metadata of every JSON type.
pub const DEMO_EMAIL: &str = "user@example.com";
/// The demo user without any metadata, whose address is not verified: the mail is in the outbox.
pub const SECOND_EMAIL: &str = "second@example.com";
/// The demo user at Sample Social, who needs no password.
pub const SOCIAL_EMAIL: &str = "robin@social.example";

const USER_METADATA: &str = r##"{"hobby":"surfing","addresses":{"home":"123 Main Street, Anytown, ST 12345","work":"9 Harbour Road, Anytown"},"shoe_size":42.5,"newsletter":true,"favourite_colours":["teal","#8a3324","ochre"],"trips":[{"to":"Lisbon","year":2024,"stops":["Porto","Sintra"]},{"to":"Kyoto","year":2025,"stops":[]}],"middle_name":null}"##;
const SOCIAL_METADATA: &str =
    r#"{"hobby":"chess","shoe_size":42.5,"addresses":{"holiday":"2 Dune Path, Seaside"},"team":"blue"}"#;
const APP_METADATA: &str = r#"{"plan":"founder","seats":3}"#;

/// Adds the demo users.
pub(crate) fn fill(store: &Store, cost: Cost, now_millis: i64) -> Stored<()> {
    let hash = password::hash(DEMO_PASSWORD, cost).unwrap_or_default();
    let mut first = User::new("auth0|6a0f3c5d9e1b2a4c8d7e6f50".into(), DEMO_EMAIL, hash.clone(), now_millis);
    first.email_verified = true;
    first.attributes = names("Robin Ashby", "Robin", "Ashby", "robin");
    first.attributes.insert("picture".into(), portrait("RA", "#8a3324").into());
    first.user_metadata = Some(parsed(5, USER_METADATA)?);
    first.app_metadata = Some(parsed(6, APP_METADATA)?);
    store.add_user(&first)?;

    let mut second = User::new("auth0|6a0f3c5d9e1b2a4c8d7e6f51".into(), SECOND_EMAIL, hash, now_millis);
    second.attributes = names("Sam Okafor", "Sam", "Okafor", "sam");
    store.add_user(&second)?;
    store.add_mail(MailKind::Verification, SECOND_EMAIL, &second.user_id, now_millis / 1_000)?;

    // What the first demo user may link: some of it is the same, some is more, and the hobby is another one.
    let id = format!("{SOCIAL_PROVIDER}|110248495921238986420");
    let mut social = User::new(id, SOCIAL_EMAIL, String::new(), now_millis);
    social.email_verified = true;
    social.attributes = names("Robin A.", "Robin", "Ashby", "robin");
    social.user_metadata = Some(parsed(5, SOCIAL_METADATA)?);
    store.add_user(&social)?;
    Ok(())
}

fn names(name: &str, given: &str, family: &str, nickname: &str) -> Map<String, Value> {
    [("name", name), ("given_name", given), ("family_name", family), ("nickname", nickname)]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), Value::from(value)))
        .collect()
}

/// A picture made of initials, as a data URI: Auth0 answers the address of one, which nobody could load from here. Small, as it
/// travels in every ID token and in the address of every sign-out.
fn portrait(initials: &str, ground: &str) -> String {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><path fill='{ground}' d='M0 0h8v8H0z'/>\
         <text x='4' y='5.2' font-size='3.4' text-anchor='middle' fill='#fff'>{initials}</text></svg>"
    );
    format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg))
}
