//! Saving beside others: looking before sending, merging, choosing, taking back, waiting.

use anyhow::{Context, Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope};

fn stored(world: &World) -> Result<Value> {
    world.tenant.tenant().user_metadata(DEMO_EMAIL).context("the demo user has metadata")
}

/// Somebody else changes what the tenant stores.
fn elsewhere(world: &World, key: &str, value: Value) -> Result<()> {
    let mut metadata = stored(world)?;
    metadata[key] = value;
    world.tenant.tenant().set_user_metadata(DEMO_EMAIL, metadata);
    Ok(())
}

async fn edit(world: &World) -> Result<()> {
    world.sign_in().await?;
    world.press("Edit").await?;
    world.field("hobby").await?;
    Ok(())
}

async fn stored_soon(world: &World, key: &str, value: Value) -> Result<()> {
    wait::until(&format!("{key} = {value} in the tenant"), || async {
        Ok((stored(world)?.get(key) == Some(&value)).then_some(()))
    })
    .await
}

#[tokio::test]
async fn what_will_change_is_shown_before_it_is_sent() {
    journey("what_will_change_is_shown", Setting::default(), async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        world.fill("home", "1 New Street").await?;
        world.remove("newsletter").await?;
        world.press("Review changes").await?;
        world.see("What will change").await?;
        world.see("sailing").await?;
        world.css("dialog details summary").await?.click().await?;
        let body = world.css("dialog pre").await?.text().await?;
        let body: Value = serde_json::from_str(&body)?;
        let home = json!({ "home": "1 New Street", "work": "9 Harbour Road, Anytown" });
        let meant = json!({ "user_metadata": { "hobby": "sailing", "addresses": home, "newsletter": null } });
        ensure!(body == meant, "the body is {body}");
        world.presentable("review").await?;
        world.press("Back to editing").await?;
        world.field("hobby").await?;
        world.press("Review changes").await?;
        let save = world.css("dialog .button-main").await?;
        save.click().await?;
        world.see_address("/profile").await?;
        world.see("Saved").await?;
        ensure!(stored(world)?["hobby"] == json!("sailing") && stored(world)?.get("newsletter").is_none());
        let sent: Vec<_> =
            world.tenant.tenant().requests().into_iter().filter(|one| one.method == "PATCH").collect();
        ensure!(sent.len() == 1, "{} requests", sent.len());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_others_changed_elsewhere_is_kept_and_said() {
    journey("what_others_changed_elsewhere", Setting::default(), async |world| {
        edit(world).await?;
        world.fill("home", "1 New Street").await?;
        // In the same root key, which Auth0 replaces as a whole.
        elsewhere(
            world,
            "addresses",
            json!({ "home": "123 Main Street, Anytown, ST 12345", "work": "At sea" }),
        )?;
        world.press("Save").await?;
        world.see_address("/profile").await?;
        world.see("Changed elsewhere meanwhile, and kept: addresses › work").await?;
        ensure!(
            stored(world)?["addresses"] == json!({ "home": "1 New Street", "work": "At sea" }),
            "{}",
            stored(world)?
        );
        world.presentable("saved-merged").await
    })
    .await;
}

#[tokio::test]
async fn what_both_changed_is_asked_for_leaf_by_leaf() {
    journey("what_both_changed", Setting::default(), async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        world.fill("home", "1 New Street").await?;
        elsewhere(world, "hobby", json!("chess"))?;
        elsewhere(
            world,
            "addresses",
            json!({ "home": "2 Other Street", "work": "9 Harbour Road, Anytown" }),
        )?;
        let before = stored(world)?;
        world.press("Save").await?;
        world.see("Somebody else has changed the same").await?;
        world.see("surfing").await?;
        world.see("chess").await?;
        ensure!(stored(world)? == before, "something was stored");
        world.presentable("conflict").await?;
        let keep = world.css("fieldset:nth-of-type(1) .conflict-side:nth-child(3) input").await?;
        world.click(&keep).await?;
        world.press("Save these choices").await?;
        world.see_address("/profile").await?;
        world.see("Saved").await?;
        let now = stored(world)?;
        ensure!(now["hobby"] == json!("chess") && now["addresses"]["home"] == json!("1 New Street"), "{now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_save_is_taken_back_as_a_whole_and_field_by_field() {
    journey("a_save_is_taken_back", Setting::default(), async |world| {
        let before = stored(world)?;
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        world.remove("newsletter").await?;
        world.press("Save").await?;
        world.see("Saved").await?;
        // Somebody goes on meanwhile; that stays.
        elsewhere(world, "shoe_size", json!(43))?;
        world.press("Undo").await?;
        world.see("Taken back").await?;
        let mut expected = before.clone();
        expected["shoe_size"] = json!(43);
        ensure!(
            stored(world)?["hobby"] == expected["hobby"]
                && stored(world)?["newsletter"] == expected["newsletter"]
        );
        ensure!(stored(world)?["shoe_size"] == json!(43));

        // Later, from the history: the first save's hobby only.
        world.browser.refresh().await?;
        world.see("Saved on this device").await?;
        world.css(".history-fold summary").await?.click().await?;
        world.presentable("history").await?;
        world.press("Take back: hobby").await?;
        stored_soon(world, "hobby", json!("sailing")).await?;
        ensure!(stored(world)?.get("newsletter").is_some(), "the other field went along");
        world.press("Forget these").await?;
        world.see_nothing_of("Saved on this device").await
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_looked_up_and_nothing_is_sent_twice() {
    let setting =
        Setting { expected_errors: vec!["ERR_EMPTY_RESPONSE", "ERR_CONNECTION"], ..Setting::default() };
    journey("a_lost_answer_is_looked_up", setting, async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        // Often, as Chromium itself repeats a request for every open connection that breaks while it is being reused.
        for _ in 0..10 {
            world.tenant.tenant().set_fault(Scope::All, Fault::DroppedAfter(Endpoint::UpdateUser));
        }
        world.press("Save").await?;
        world.see_address("/profile").await?;
        world.see("Saved").await?;
        let asked = world.tenant.tenant().requests();
        let calls: Vec<_> = asked.iter().filter(|one| one.path.contains("/api/v2/users/")).collect();
        let last = calls.iter().rfind(|one| one.method != "OPTIONS").map(|one| one.method.as_str());
        ensure!(last == Some("GET"), "after the answer was lost, {last:?} came last");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_busy_tenant_is_waited_for() {
    let setting = Setting { expected_errors: vec!["status of 429"], ..Setting::default() };
    journey("a_busy_tenant_is_waited_for", setting, async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        busy(world, 1);
        world.press("Save").await?;
        world.see("too many requests").await?;
        world.tenant.tenant().clear_faults();
        stored_soon(world, "hobby", json!("sailing")).await?;
        world.see_address("/profile").await?;
        Ok(())
    })
    .await;
}

/// The tenant takes no saves, and says that it will in so many seconds.
fn busy(world: &World, reset_in: i64) {
    let busy = Fault::TooManyRequests { endpoint: Endpoint::UpdateUser, readable: true, reset_in };
    world.tenant.tenant().set_fault(Scope::All, busy);
}

#[tokio::test]
async fn waiting_for_a_busy_tenant_can_be_cut_short() {
    let setting = Setting { expected_errors: vec!["status of 429"], ..Setting::default() };
    journey("waiting_for_a_busy_tenant_can_be_cut_short", setting, async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        busy(world, 600);
        world.press("Save").await?;
        world.see("too many requests").await?;
        world.presentable("busy").await?;
        world.tenant.tenant().clear_faults();
        world.press("Send now").await?;
        world.see_address("/profile").await?;
        ensure!(stored(world)?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_a_network_one_save_waits_and_is_sent_by_itself() {
    let setting = Setting { expected_errors: vec!["ERR_INTERNET_DISCONNECTED"], ..Setting::default() };
    journey("without_a_network_one_save_waits", setting, async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        network(world, true).await?;
        world.press("Save").await?;
        world.see("there is no connection").await?;
        // Still editable; what is in the form at the end is what is sent.
        world.fill("hobby", "sailing at night").await?;
        network(world, false).await?;
        stored_soon(world, "hobby", json!("sailing at night")).await?;
        world.see_address("/profile").await?;
        let sent: Vec<_> =
            world.tenant.tenant().requests().into_iter().filter(|one| one.method == "PATCH").collect();
        ensure!(sent.len() == 1, "sent {} times", sent.len());
        Ok(())
    })
    .await;
}

/// Unplugs the network, or plugs it in again (Chrome DevTools Protocol, Network).
async fn network(world: &World, offline: bool) -> Result<()> {
    let cdp = world.browser.cdp();
    cdp.send_raw("Network.enable", json!({})).await?;
    let conditions =
        json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    cdp.send_raw("Network.emulateNetworkConditions", conditions).await?;
    Ok(())
}

#[tokio::test]
async fn a_save_shows_in_the_other_tabs() {
    journey("a_save_shows_in_the_other_tabs", Setting::default(), async |world| {
        edit(world).await?;
        let first = world.browser.window().await?;
        let second = world.browser.new_tab().await?;
        world.browser.switch_to_window(second.clone()).await?;
        world.open("/profile").await?;
        world.see("surfing").await?;
        world.browser.switch_to_window(first).await?;
        world.fill("hobby", "sailing").await?;
        world.press("Save").await?;
        world.see("Saved").await?;
        world.browser.switch_to_window(second).await?;
        world.see("sailing").await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}
