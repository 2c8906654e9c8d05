//! Editing one's metadata as JSON text, beside the form.

use anyhow::{Context, Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const LABEL: &str = "Your details as JSON";

fn stored(world: &World) -> Result<Value> {
    world.tenant.tenant().user_metadata(DEMO_EMAIL).context("the demo user has metadata")
}

async fn open_text(world: &World) -> Result<()> {
    world.sign_in().await?;
    world.press("Edit").await?;
    world.field("hobby").await?;
    world.press("JSON").await?;
    world.field(LABEL).await?;
    Ok(())
}

async fn text(world: &World) -> Result<String> {
    world.field(LABEL).await?.prop("value").await?.context("the text area has a text")
}

async fn select_all_and_type(world: &World, text: &str) -> Result<()> {
    world.fill(LABEL, text).await
}

async fn replace(world: &World, from: &str, to: &str) -> Result<()> {
    let text = text(world).await?;
    ensure!(text.contains(from), "{from:?} is not in {text}");
    select_all_and_type(world, &text.replacen(from, to, 1)).await
}

#[tokio::test]
async fn the_hobby_as_text() {
    journey("the_hobby_as_text", Setting::default(), async |world| {
        let odd =
            r#"{"hobby":"surfing","zeta":1.0,"alpha":{"z":1E400,"a":[2.50,"שלום"]},"big":9007199254740993}"#;
        world.tenant.tenant().set_user_metadata(DEMO_EMAIL, serde_json::from_str::<Value>(odd)?);
        let before = stored(world)?.to_string();
        open_text(world).await?;
        world.presentable("json").await?;
        replace(world, "surfing", "sailing").await?;
        world.see("1 field not saved yet").await?;
        world.press("Form").await?;
        let hobby = world.field("hobby").await?.prop("value").await?;
        ensure!(hobby.as_deref() == Some("sailing"), "the form has {hobby:?}");
        world.press("JSON").await?;
        world.press("Save").await?;
        world.see_address("/profile").await?;
        let now = stored(world)?.to_string();
        ensure!(now == before.replace("surfing", "sailing"), "the tenant has {now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_the_form_has_not_finished_is_in_the_text() {
    journey("unfinished_in_the_text", Setting::default(), async |world| {
        world.sign_in().await?;
        world.press("Edit").await?;
        world.fill("hobby", "sailing").await?;
        world.press("JSON").await?;
        ensure!(text(world).await?.contains("\"sailing\""), "the edit is not in the text");
        replace(world, "\"newsletter\": true,", "").await?;
        world.press("Form").await?;
        world.see("will be removed").await?;
        world.press("Put back").await?;
        world.see("1 field not saved yet").await
    })
    .await;
}

#[tokio::test]
async fn a_broken_text_is_kept_and_not_lost() {
    journey("a_broken_text", Setting::default(), async |world| {
        let before = stored(world)?;
        open_text(world).await?;
        let broken = "{\n  \"hobby\": \"sailing\",\n  \"hobby\": \n}";
        select_all_and_type(world, broken).await?;
        world.see("Line 4, column 1").await?;
        world.press("Line 4, column 1:").await?;
        let caret = "return document.activeElement.selectionStart";
        wait::until("the caret at the mistake", || async {
            Ok((world.script(caret).await? == json!(broken.len() - 1)).then_some(()))
        })
        .await?;
        world.press("Form").await?;
        world.see("This text is not valid JSON yet.").await?;
        world.presentable("json-broken").await?;
        world.press("Save").await?;
        ensure!(stored(world)? == before, "something was saved");
        world.script("addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)").await?;
        world.open("/profile/edit").await?;
        world.see("Your text is back").await?;
        ensure!(text(world).await? == broken, "the text is {}", text(world).await?);
        world.press("Form").await?;
        world.press("Undo text changes").await?;
        world.press("Form").await?;
        let hobby = world.field("hobby").await?.prop("value").await?;
        ensure!(hobby.as_deref() == Some("surfing"), "the form has {hobby:?}");
        world.press("JSON").await?;
        select_all_and_type(world, "{\"a\": 1, \"a\": 2}").await?;
        world.see("the name “a” stands here for the second time").await
    })
    .await;
}

#[tokio::test]
async fn a_file_shows_what_it_would_change() {
    journey("a_file_is_imported", Setting::default(), async |world| {
        open_text(world).await?;
        let mut wanted = stored(world)?;
        wanted["hobby"] = json!("sailing");
        let folder = std::env::temp_dir().join(format!("json-view-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let (good, bad) = (folder.join("good.json"), folder.join("bad.json"));
        std::fs::write(&good, wanted.to_string())?;
        std::fs::write(&bad, "{")?;
        give(world, &bad).await?;
        world.see("nothing was taken from it").await?;
        world.press("Close this message").await?;
        give(world, &good).await?;
        world.see("The file would change one thing").await?;
        world.presentable("json-import").await?;
        ensure!(text(world).await?.contains("surfing"), "it was taken over unasked");
        world.press("Leave as it is").await?;
        ensure!(text(world).await?.contains("surfing"), "it was taken over though refused");
        give(world, &good).await?;
        world.press("Take over").await?;
        world.see("1 field not saved yet").await?;
        ensure!(text(world).await?.contains("sailing"), "it was not taken over");
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    })
    .await;
}

async fn give(world: &World, file: &std::path::Path) -> Result<()> {
    let input = world.browser.find(By::Id("json-file")).await?;
    Ok(input.send_keys(file.display().to_string()).await?)
}

#[tokio::test]
async fn the_tools_of_the_text() {
    journey("the_tools_of_the_text", Setting::default(), async |world| {
        open_text(world).await?;
        select_all_and_type(world, "{\"hobby\":\"surf\",\"b\":[\"Surf\"]}").await?;
        world.press("Format").await?;
        world.see("Formatted.").await?;
        let expected = "{\n  \"hobby\": \"surf\",\n  \"b\": [\n    \"Surf\"\n  ]\n}";
        ensure!(text(world).await? == expected, "the text is {}", text(world).await?);
        world.press("Find").await?;
        world.fill("Find in the text", "SURF").await?;
        world.see("1 of 2").await?;
        world.press("Next find").await?;
        world.see("2 of 2").await?;
        world.presentable("json-find").await?;
        world.press("Close the search").await?;
        // The file itself is the browser's business; that its policy lets it through is seen in the console.
        world.press("Export").await?;
        world.see("Saved as user-metadata.json.").await
    })
    .await;
}
