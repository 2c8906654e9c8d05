//! What the browser keeps of a person: as long as they are signed in, and after they have signed out by choice.

use anyhow::{Result, ensure};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;
use std::time::Duration;
use tenant::{DEMO_EMAIL, SECOND_EMAIL};

/// The kinds of entries that may stay after somebody has signed out by choice. They say nothing about anybody.
const MAY_STAY: [&str; 4] = ["signed-out", "brand", "language", "choice"];

/// Nothing but what may stay is in any storage of any tab.
async fn only_what_may_stay(world: &World) -> Result<()> {
    let left: Vec<_> = world
        .stored_keys()
        .await?
        .into_iter()
        .filter(|entry| {
            let kind = entry.key.strip_prefix("cameo.").and_then(|rest| rest.split(' ').next());
            !kind.is_some_and(|kind| MAY_STAY.contains(&kind))
        })
        .map(|entry| (entry.tab, entry.key))
        .collect();
    ensure!(left.is_empty(), "signing out has left {left:?}");
    let all = world.stored_keys().await?;
    let words = [DEMO_EMAIL, "auth0|", "surfing", "sailing"];
    let telling = all
        .iter()
        .find(|entry| words.iter().any(|word| entry.key.contains(word) || entry.value.contains(word)));
    ensure!(telling.is_none(), "{telling:?} tells of the person");
    Ok(())
}

/// A save, an edit that is not saved, and half a JSON text; then signing out, with the edit discarded.
async fn nothing_stays(name: &str, storage: &str) {
    let setting = Setting { config: vec![("storage", json!(storage))], ..Setting::default() };
    journey(name, setting, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.see_address("/profile").await?;
        world.edit_as_json().await?;
        world.show_form().await?;
        world.fill("hobby", "sailing at night").await?;
        world.see_unsaved(1).await?;
        world.show_json().await?;
        world.type_json("{ \"hobby\": \"sailing").await?;
        world.sign_out_and_discard().await?;
        only_what_may_stay(world).await
    })
    .await;
}

#[tokio::test]
async fn signing_out_leaves_nothing_in_the_browser() {
    nothing_stays("nothing_stays_local", "local").await;
}

#[tokio::test]
async fn signing_out_leaves_nothing_in_the_tab() {
    nothing_stays("nothing_stays_session", "session").await;
}

#[tokio::test]
async fn signing_out_leaves_nothing_in_memory_mode() {
    nothing_stays("nothing_stays_memory", "memory").await;
}

#[tokio::test]
async fn signing_out_leaves_nothing_in_another_tab() {
    let setting = Setting { config: vec![("storage", json!("session"))], ..Setting::default() };
    journey("nothing_stays_in_another_tab", setting, async |world| {
        world.sign_in().await?;
        let first = world.tab().await?;
        world.open_tab("/profile").await?;
        world.press_sign_in().await?;
        world.see_profile().await?;
        world.start_edit("hobby").await?;
        world.fill("hobby", "sailing").await?;
        world.wait_until_kept("sailing").await?;
        let second = world.tab().await?;
        world.switch_to(&first).await?;
        world.sign_out().await?;
        world.switch_to(&second).await?;
        world.wait_until_another_tab_signed_out().await?;
        only_what_may_stay(world).await
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_is_kept_on_purpose_comes_back_to_whoever_made_it() {
    journey("an_edit_that_is_kept_on_purpose", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.sign_out_and_keep().await?;
        world.see("changes").await?;
        world.sign_in_as(SECOND_EMAIL).await?;
        world.see_profile().await?;
        world.see_nothing_of("unsaved changes").await?;
        world.sign_out().await?;
        world.sign_in_as(DEMO_EMAIL).await?;
        world.open_editor("hobby").await?;
        world.holds("hobby", "sailing").await
    })
    .await;
}

#[tokio::test]
async fn a_session_under_a_former_setting_is_given_back_and_removed() {
    let setting = Setting { config: vec![("storage", json!("local"))], ..Setting::default() };
    journey("a_session_under_a_former_setting", setting, async |world| {
        world.sign_in().await?;
        // As if the setting had been "session" when another session of this browser began.
        world
            .script(
                "const key = Object.keys(localStorage).find(key => key.startsWith('cameo.session '));
                 sessionStorage.setItem(key, localStorage.getItem(key)); localStorage.removeItem(key)",
            )
            .await?;
        let revoked = world.asked("/oauth/revoke");
        world.open("/").await?;
        e2e::wait::until("the former session to be gone", || async {
            let left = world.stored_of_kind("session").await?;
            Ok((left.is_empty() && world.asked("/oauth/revoke") > revoked).then_some(()))
        })
        .await?;
        world.wait_until_signed_out().await
    })
    .await;
}

#[tokio::test]
async fn a_frozen_tab_is_cleared_before_it_shows_or_sends_anything() {
    for storage in ["local", "session", "memory"] {
        let setting = Setting { config: vec![("storage", json!(storage))], ..Setting::default() };
        journey("a_frozen_tab", setting, async |world| {
            world.sign_in().await?;
            let frozen = world.tab().await?;
            let asked = world.asked("/api/v2/users/");
            world.freeze().await?;
            world.open_tab("/nowhere").await?;
            world.see("Page not found").await?;
            let opened = world.tab().await?;
            world.open_session().await?;
            if storage != "local" {
                world.press_sign_in().await?;
            }
            world.see_session().await?;
            world.sign_out().await?;
            let after = world.asked("/api/v2/users/");
            world.switch_to(&frozen).await?;
            world.thaw().await?;
            world.wait_until_another_tab_signed_out().await?;
            world.see_nothing_of("surfing").await?;
            ensure!(world.asked("/api/v2/users/") == after, "{asked} requests, then {after}, then more");
            world.switch_to(&opened).await?;
            only_what_may_stay(world).await
        })
        .await;
    }
}

#[tokio::test]
async fn in_memory_mode_an_edit_is_carried_over_one_redirect_and_no_further() {
    let config = vec![
        ("storage", json!("memory")),
        ("sensitive", json!(["edit"])),
        ("sensitiveMaxAgeSeconds", json!(20)),
    ];
    journey("carried_over_one_redirect", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.see_unsaved(1).await?;
        world.keeps_nothing_of("sailing").await?;
        world.let_time_pass(Duration::from_secs(21)).await?;
        world.press_save().await?;
        world.press("Sign in again to continue").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile/edit").await?;
        world.holds("hobby", "sailing").await?;
        world.keeps_nothing_of("sailing").await?;
        ensure!(world.stored_of_kind("carried").await?.is_empty());
        world.save().await?;
        world.holds_stored("hobby", "sailing")?;
        // Loaded anew, the page knows nothing of it.
        world.reload().await?;
        world.wait_until_signed_out().await?;
        world.keeps_nothing_of("sailing").await
    })
    .await;
}
