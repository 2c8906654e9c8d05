//! Accounts that become one, and two again.

mod limits;
mod one;

use anyhow::{Context, ensure};
use e2e::pages::linking::LINKING_SCOPE;
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{Failing, journey};
use serde_json::json;
use tenant::{Endpoint, Fault, MailKind, SOCIAL_EMAIL, Scope};

fn linking() -> Setting {
    Setting { config: vec![("scope", json!(LINKING_SCOPE))], ..Setting::default() }
}
