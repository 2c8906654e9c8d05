//! Saving beside others: looking before sending, merging, choosing, taking back, waiting.

use anyhow::{Result, ensure};
use e2e::world::Setting;
use e2e::{Failing, World, journey, wait};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope};
use thirtyfour::By;

async fn stored_soon(world: &World, key: &str, value: Value) -> Result<()> {
    wait::until(&format!("{key} = {value} in the tenant"), || async {
        Ok((world.stored()?.get(key) == Some(&value)).then_some(()))
    })
    .await
}

#[tokio::test]
async fn what_will_change_is_shown_before_it_is_sent() {
    journey("what_will_change_is_shown", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.fill("home", "1 New Street").await?;
        world.remove("newsletter").await?;
        world.review().await?;
        world.see("Review changes").await?;
        world.see("sailing").await?;
        world.css("dialog details summary").await?.click().await?;
        let body = world.css("dialog pre").await?.text().await?;
        let body: Value = serde_json::from_str(&body)?;
        let home = json!({ "home": "1 New Street", "work": "9 Harbour Road, Anytown" });
        let meant = json!({ "user_metadata": { "hobby": "sailing", "addresses": home, "newsletter": null } });
        ensure!(body == meant, "the body is {body}");
        world.presentable("review").await?;
        world.press_label("//dialog[@open]//button[normalize-space()='Keep editing']").await?;
        world.field("hobby").await?;
        world.review().await?;
        let save = world.css("dialog .button-main").await?;
        save.click().await?;
        world.wait_until_saved().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing") && world.stored()?.get("newsletter").is_none());
        let sent: Vec<_> =
            world.provider().requests().into_iter().filter(|one| one.method == "PATCH").collect();
        ensure!(sent.len() == 1, "{} requests", sent.len());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_others_changed_elsewhere_is_kept_and_said() {
    journey("what_others_changed_elsewhere", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("home", "1 New Street").await?;
        // In the same root key, which Auth0 replaces as a whole.
        world.another_device_saves(
            &json!({ "addresses": { "home": "123 Main Street, Anytown, ST 12345", "work": "At sea" } }),
        )?;
        world.save().await?;
        world.see("Also changed elsewhere, and kept: Addresses › Work").await?;
        ensure!(
            world.stored()?["addresses"] == json!({ "home": "1 New Street", "work": "At sea" }),
            "{}",
            world.stored()?
        );
        world.presentable("saved-merged").await
    })
    .await;
}

#[tokio::test]
async fn what_both_changed_is_asked_for_leaf_by_leaf() {
    journey("what_both_changed", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.fill("home", "1 New Street").await?;
        world.another_device_saves(&json!({ "hobby": "chess" }))?;
        world.another_device_saves(
            &json!({ "addresses": { "home": "2 Other Street", "work": "9 Harbour Road, Anytown" } }),
        )?;
        let before = world.stored()?;
        world.press_save().await?;
        world.see("These changed somewhere else").await?;
        world.see("surfing").await?;
        world.see("chess").await?;
        ensure!(world.stored()? == before, "something was stored");
        world.presentable("conflict").await?;
        // Nothing is chosen, and the bar with Save in it is gone.
        ensure!(world.browser.find_all(By::Css("#save, .conflicts input:checked")).await?.is_empty());
        world.press("Apply").await?;
        world.see("2 left to choose").await?;
        world.keep_saved(2).await?;
        world.keep_mine(1).await?;
        world.press("Keep mine for all").await?;
        world.keep_saved(1).await?;
        world.press("Apply").await?;
        world.wait_until_saved().await?;
        let now = world.stored()?;
        ensure!(now["hobby"] == json!("chess") && now["addresses"]["home"] == json!("1 New Street"), "{now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_save_is_taken_back_as_a_whole_and_field_by_field() {
    journey("a_save_is_taken_back", Setting::default(), async |world| {
        let before = world.stored()?;
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.remove("newsletter").await?;
        world.save().await?;
        // Somebody goes on meanwhile; that stays.
        world.another_device_saves(&json!({ "shoe_size": 43 }))?;
        world.undo().await?;
        let mut expected = before.clone();
        expected["shoe_size"] = json!(43);
        ensure!(
            world.stored()?["hobby"] == expected["hobby"]
                && world.stored()?["newsletter"] == expected["newsletter"]
        );
        ensure!(world.stored()?["shoe_size"] == json!(43));

        // Later, from the history: the first save's hobby only.
        world.browser.refresh().await?;
        world.go_to_data().await?;
        world.presentable("history").await?;
        world.press("Undo: Hobby").await?;
        stored_soon(world, "hobby", json!("sailing")).await?;
        ensure!(world.stored()?.get("newsletter").is_some(), "the other field went along");
        world.press("Clear recent changes").await?;
        world.see("You haven't saved anything in this browser yet").await
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_looked_up_and_nothing_is_sent_twice() {
    let setting =
        Setting { expected_failures: vec![Failing::network("/api/v2/users/", "ERR_")], ..Setting::default() };
    journey("a_lost_answer_is_looked_up", setting, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        // Often, as Chromium itself repeats a request for every open connection that breaks while it is being reused.
        for _ in 0..10 {
            world.provider().set_fault(Scope::All, Fault::DroppedAfter(Endpoint::UpdateUser));
        }
        world.save().await?;
        let asked = world.provider().requests();
        let calls: Vec<_> = asked.iter().filter(|one| one.path.contains("/api/v2/users/")).collect();
        let last = calls.iter().rfind(|one| one.method != "OPTIONS").map(|one| one.method.as_str());
        ensure!(last == Some("GET"), "after the answer was lost, {last:?} came last");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_busy_tenant_is_waited_for() {
    let setting =
        Setting { expected_failures: vec![Failing::status("/api/v2/users/", 429)], ..Setting::default() };
    journey("a_busy_tenant_is_waited_for", setting, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        busy(world, 1);
        world.press_save().await?;
        world.see("Busy at the moment.").await?;
        world.provider().clear_faults();
        stored_soon(world, "hobby", json!("sailing")).await?;
        world.see_address("/profile").await?;
        Ok(())
    })
    .await;
}

/// The tenant takes no saves, and says that it will in so many seconds.
fn busy(world: &World, reset_in: i64) {
    let busy = Fault::TooManyRequests { endpoint: Endpoint::UpdateUser, readable: true, reset_in };
    world.provider().set_fault(Scope::All, busy);
}

#[tokio::test]
async fn waiting_for_a_busy_tenant_can_be_cut_short() {
    let setting =
        Setting { expected_failures: vec![Failing::status("/api/v2/users/", 429)], ..Setting::default() };
    journey("waiting_for_a_busy_tenant_can_be_cut_short", setting, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        busy(world, 600);
        world.press_save().await?;
        world.see("Busy at the moment.").await?;
        world.presentable("busy").await?;
        world.provider().clear_faults();
        world.press("Save now").await?;
        world.wait_until_saved().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_a_network_one_save_waits_and_is_sent_by_itself() {
    let setting = Setting {
        expected_failures: vec![Failing::network("/api/v2/users/", "ERR_INTERNET_DISCONNECTED")],
        ..Setting::default()
    };
    journey("without_a_network_one_save_waits", setting, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.set_offline(true).await?;
        world.press_save().await?;
        world.see("You're offline.").await?;
        // Still editable; what is in the form at the end is what is sent.
        world.fill("hobby", "sailing at night").await?;
        world.set_offline(false).await?;
        stored_soon(world, "hobby", json!("sailing at night")).await?;
        world.see_address("/profile").await?;
        let sent: Vec<_> =
            world.provider().requests().into_iter().filter(|one| one.method == "PATCH").collect();
        ensure!(sent.len() == 1, "sent {} times", sent.len());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_save_shows_in_the_other_tabs() {
    journey("a_save_shows_in_the_other_tabs", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        let first = world.tab().await?;
        let second = world.open_tab("/profile").await?;
        world.see("surfing").await?;
        world.switch_to(&first).await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.switch_to(&second).await?;
        world.see("sailing").await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}
