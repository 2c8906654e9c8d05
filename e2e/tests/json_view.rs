//! Editing one's metadata as JSON text, beside the form.

use anyhow::{Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};

async fn open_text(world: &World) -> Result<()> {
    world.sign_in_and_open_editor().await?;
    world.show_json().await
}

#[tokio::test]
async fn the_hobby_as_text() {
    journey("the_hobby_as_text", Setting::default(), async |world| {
        let odd =
            r#"{"hobby":"surfing","zeta":1.0,"alpha":{"z":1E400,"a":[2.50,"שלום"]},"big":9007199254740993}"#;
        world.provider().set_user_metadata(DEMO_EMAIL, serde_json::from_str::<Value>(odd)?);
        let before = world.stored()?.to_string();
        open_text(world).await?;
        world.presentable("json").await?;
        world.replace_in_json("surfing", "sailing").await?;
        world.see_unsaved(1).await?;
        world.show_form().await?;
        let hobby = world.field("hobby").await?.prop("value").await?;
        ensure!(hobby.as_deref() == Some("sailing"), "the form has {hobby:?}");
        world.show_json().await?;
        world.save().await?;
        let now = world.stored()?.to_string();
        ensure!(now == before.replace("surfing", "sailing"), "the tenant has {now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_the_form_has_not_finished_is_in_the_text() {
    journey("unfinished_in_the_text", Setting::default(), async |world| {
        world.sign_in_and_open_editor().await?;
        world.fill("hobby", "sailing").await?;
        world.show_json().await?;
        ensure!(world.json_text().await?.contains("\"sailing\""), "the edit is not in the text");
        world.replace_in_json("\"newsletter\": true,", "").await?;
        world.show_form().await?;
        world.see("will be removed").await?;
        world.press("Put back").await?;
        world.see_unsaved(1).await
    })
    .await;
}

#[tokio::test]
async fn a_broken_text_is_kept_and_not_lost() {
    journey("a_broken_text", Setting::default(), async |world| {
        let before = world.stored()?;
        open_text(world).await?;
        let broken = "{\n  \"hobby\": \"sailing\",\n  \"hobby\": \n}";
        world.type_json(broken).await?;
        world.see("Line 4, column 1").await?;
        world.press("Line 4, column 1:").await?;
        let caret = "return document.activeElement.selectionStart";
        wait::until("the caret at the mistake", || async {
            Ok((world.script(caret).await? == json!(broken.len() - 1)).then_some(()))
        })
        .await?;
        world.show_form().await?;
        world.see("Line 4: a value is missing.").await?;
        world.presentable("json-broken").await?;
        world.press_save().await?;
        world.see("Fix the text to save.").await?;
        ensure!(world.stored()? == before, "something was saved");
        world.leave_unasked().await?;
        world.open("/profile/edit").await?;
        world.see("We restored your text.").await?;
        ensure!(world.json_text().await? == broken, "the text is {}", world.json_text().await?);
        world.show_form().await?;
        world.press("Restore last valid text").await?;
        world.show_form().await?;
        let hobby = world.field("hobby").await?.prop("value").await?;
        ensure!(hobby.as_deref() == Some("surfing"), "the form has {hobby:?}");
        world.show_json().await?;
        world.type_json("{\"a\": 1, \"a\": 2}").await?;
        world.see("the name “a” is used twice").await
    })
    .await;
}

#[tokio::test]
async fn a_file_shows_what_it_would_change() {
    journey("a_file_is_imported", Setting::default(), async |world| {
        open_text(world).await?;
        let mut wanted = world.stored()?;
        wanted["hobby"] = json!("sailing");
        let folder = std::env::temp_dir().join(format!("json-view-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let (good, bad) = (folder.join("good.json"), folder.join("bad.json"));
        std::fs::write(&good, wanted.to_string())?;
        std::fs::write(&bad, "{")?;
        world.import_json(&bad).await?;
        world.see("Nothing was imported.").await?;
        world.press("Close this message").await?;
        world.import_json(&good).await?;
        world.see("The file would change one thing").await?;
        world.presentable("json-import").await?;
        ensure!(world.json_text().await?.contains("surfing"), "it was taken over unasked");
        world.press("Cancel").await?;
        ensure!(world.json_text().await?.contains("surfing"), "it was taken over though refused");
        world.import_json(&good).await?;
        let take = world.css("#json-import .button-main").await?;
        world.click(&take).await?;
        world.see_unsaved(1).await?;
        ensure!(world.json_text().await?.contains("sailing"), "it was not taken over");
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_tools_of_the_text() {
    journey("the_tools_of_the_text", Setting::default(), async |world| {
        open_text(world).await?;
        world.type_json("{\"hobby\":\"surf\",\"b\":[\"Surf\"]}").await?;
        world.press("Format").await?;
        world.see("Formatted.").await?;
        let expected = "{\n  \"hobby\": \"surf\",\n  \"b\": [\n    \"Surf\"\n  ]\n}";
        ensure!(world.json_text().await? == expected, "the text is {}", world.json_text().await?);
        // Whoever types at once loses no letter.
        world.press("Find").await?;
        world.browser.active_element().await?.send_keys("SURF").await?;
        world.holds("Find in the text", "SURF").await?;
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
