//! Accounts that become one, and two again.

mod limits;
mod one;

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, MailKind, SOCIAL_EMAIL, Scope};
use thirtyfour::prelude::*;

const LINKING: &str = "openid profile email offline_access read:current_user update:current_user_metadata update:current_user_identities";

fn linking() -> Setting {
    Setting { config: vec![("scope", json!(LINKING))], ..Setting::default() }
}

/// How many mails for a new password there are.
fn resets(world: &World) -> usize {
    world.tenant.tenant().mails().iter().filter(|mail| mail.kind == MailKind::PasswordReset).count()
}

fn identities(world: &World) -> usize {
    let profile = world.tenant.tenant().profile(DEMO_EMAIL).unwrap_or_default();
    profile["identities"].as_array().map_or(0, Vec::len)
}

/// From `/account` to what the social account would bring.
async fn prove_social(world: &World) -> Result<()> {
    world.press("Link another account").await?;
    world.press("Continue with Sample Social").await?;
    world.css("input[name=email]").await?.send_keys(SOCIAL_EMAIL).await?;
    world.css("button[type=submit]").await?.click().await?;
    world.see_address("/account").await
}

async fn session_text(world: &World) -> Result<Value> {
    world.script("return JSON.parse(localStorage['cameo.session']).access_token").await
}
