//! Your data: the download, what this device keeps, and the ways from there.

use anyhow::{Context, Result, ensure};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::{Value, json};
use tenant::DEMO_EMAIL;

/// Presses the download, and gives the text of the file.
async fn download(world: &World) -> Result<String> {
    // The file is looked at where the page hands it over: as an object behind a `blob:` address.
    world
        .script(
            "const make = URL.createObjectURL;
             URL.createObjectURL = (file) => { window.given = file.text(); return make.call(URL, file) }",
        )
        .await?;
    world.press("Download your data").await?;
    world.see("Downloaded").await?;
    let text = world.browser.execute_async("given.then(arguments[arguments.length - 1])", Vec::new()).await?;
    Ok(text.json().as_str().context("a text")?.to_owned())
}

/// Saves one edit, leaves another one unsaved, and goes to the page.
async fn save_and_leave_an_edit(world: &World) -> Result<()> {
    world.sign_in_and_edit().await?;
    world.fill("hobby", "sailing").await?;
    world.save().await?;
    world.start_edit("hobby").await?;
    world.fill("hobby", "rowing").await?;
    world.wait_until_kept("rowing").await?;
    world.leave_edit_for_later().await?;
    world.go_to_data().await?;
    world.see("1 unsaved edit").await
}

#[tokio::test]
async fn the_download_holds_everything_that_is_known_and_no_secret() {
    journey("the_download", Setting::default(), async |world| {
        save_and_leave_an_edit(world).await?;
        let text = download(world).await?;
        let data: Value = serde_json::from_str(&text)?;
        ensure!(data["profile"]["email"] == json!(DEMO_EMAIL), "{text}");
        ensure!(data["user_metadata"]["hobby"] == json!("sailing"), "{text}");
        ensure!(data["identities"][0]["provider"] == json!("auth0"), "{text}");
        ensure!(data["recent_changes"][0]["before"]["hobby"] == json!("surfing"), "{text}");
        ensure!(data["unsaved_changes"][0]["hobby"] == json!("rowing"), "{text}");
        ensure!(data["this_browser"]["signed_in"] == json!(true), "{text}");

        let session = world.stored_session().await?.context("a session")?;
        for name in ["access_token", "refresh_token", "id_token"] {
            let secret = session[name].as_str().with_context(|| format!("no {name}"))?;
            ensure!(!text.contains(secret), "the {name} is in the file");
            ensure!(!text.contains(&format!("\"{name}\"")), "the file speaks of a {name}");
        }
        ensure!(!text.contains("nonce") && !text.contains("at_hash"), "{text}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_this_device_keeps_is_told_and_cleared() {
    journey("on_this_device", Setting::default(), async |world| {
        save_and_leave_an_edit(world).await?;
        world.see("1 recent change").await?;
        world.press("Clear").await?;
        world.see("Clear unsaved changes too?").await?;
        world.presentable("clear-device").await?;
        world.press("Cancel").await?;
        world.see("1 unsaved edit").await?;
        world.press("Clear").await?;
        world.press("Clear everything").await?;
        world.see("Cleared. You're still signed in.").await?;
        world.see_nothing_of("1 unsaved edit").await?;
        world.see_nothing_of("1 recent change").await?;
        world.keeps_nothing_of("rowing").await?;
        ensure!(world.stored_of_kind("history").await?.is_empty(), "the history is left");
        // Nothing else goes: the person is signed in, and what is saved is saved.
        world.reload().await?;
        world.see_data().await?;
        world.go_to_profile().await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn the_details_are_edited_as_json_from_here() {
    journey("as_json_from_here", Setting::default(), async |world| {
        world.sign_in().await?;
        world.go_to_data().await?;
        world.press("Edit as JSON").await?;
        world.field(e2e::pages::JSON_LABEL).await?;
        Ok(())
    })
    .await;
}
