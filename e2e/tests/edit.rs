//! Editing one's metadata, seen on the page and in the tenant's database.

use anyhow::ensure;
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{Failing, journey, wait};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope};
use thirtyfour::Key;

#[tokio::test]
async fn the_hobby() {
    journey("the_hobby", Setting::default(), async |world| {
        let before = world.stored()?;
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.see("sailing").await?;
        let mut expected = before;
        expected["hobby"] = json!("sailing");
        ensure!(world.stored()? == expected, "the tenant has {}", world.stored()?);
        world.browser.refresh().await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn the_home_address_and_its_neighbours() {
    journey("the_home_address", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("home", "1 New Street, Elsewhere").await?;
        world.save().await?;
        let addresses = json!({ "home": "1 New Street, Elsewhere", "work": "9 Harbour Road, Anytown" });
        ensure!(world.stored()?["addresses"] == addresses, "the tenant has {}", world.stored()?["addresses"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_field_is_removed_and_one_is_brought_back() {
    journey("a_field_is_removed", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.remove("newsletter").await?;
        world.press("Put back").await?;
        world.field("newsletter").await?;
        world.remove("hobby").await?;
        world.save().await?;
        ensure!(world.stored()?.get("hobby").is_none(), "the hobby is still there");
        ensure!(world.stored()?["newsletter"] == json!(true), "the newsletter is not");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_saves_too() {
    journey("the_keyboard_saves", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.field("hobby").await?.send_keys(Key::Control + "s").await?;
        world.wait_until_saved().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_press_on_save_is_not_lost_to_what_it_brings_about() {
    journey("a_press_on_save", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("shoe_size", "forty").await?;
        let place = "return document.querySelector('#save').getBoundingClientRect().top";
        let before = world.script(place).await?;
        // At the upper edge of the button, with the field that is left by that.
        let save = world.css("#save").await?;
        let top = 2 - save.rect().await?.height as i64 / 2;
        let press = world.browser.action_chain().move_to_element_with_offset(&save, 0, top).click();
        press.perform().await?;
        world.see("Fix 1 field to save.").await?;
        ensure!(world.script(place).await? == before, "the button has moved");
        // The list follows: with the mistake it goes.
        world.fill("shoe_size", "43").await?;
        world.wait_until_gone("Fix 1 field to save.").await?;
        world.see_unsaved(1).await?;
        world.save().await
    })
    .await;
}

#[tokio::test]
async fn what_was_not_touched_keeps_its_text() {
    journey("what_was_not_touched_keeps_its_text", Setting::default(), async |world| {
        let odd = r#"{"hobby":"surfing","__proto__":{"polluted":1.0},"":"no name","big":9007199254740993,"אבג":"שלום","🦀":[[1,[2.50]]]}"#;
        let odd: Value = serde_json::from_str(odd)?;
        world.provider().set_user_metadata(DEMO_EMAIL, odd.clone());
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.see("9007199254740993").await?;
        let mut expected = odd;
        expected["hobby"] = json!("sailing");
        // As text: numbers that are equal may still be written in another way.
        let (now, then) = (world.stored()?.to_string(), expected.to_string());
        ensure!(now == then, "the tenant has {now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_refused_save_loses_nothing() {
    let setting =
        Setting { expected_failures: vec![Failing::status("/api/v2/users/", 500)], ..Setting::default() };
    journey("a_refused_save_loses_nothing", setting, async |world| {
        world.sign_in_and_edit().await?;
        let before = world.stored()?;
        world.fill("hobby", "sailing").await?;
        world.provider().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
        world.press_save().await?;
        world.css("[role=alert]").await?;
        world.holds("hobby", "sailing").await?;
        ensure!(world.stored()? == before, "something was stored");
        world.provider().clear_faults();
        world.save().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tenant_that_is_down_and_back() {
    let setting = Setting {
        expected_failures: vec![Failing::network("/api/v2/users/", "ERR_CONNECTION_REFUSED")],
        ..Setting::default()
    };
    journey("a_tenant_that_is_down_and_back", setting, async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.tenant.stop().await;
        world.press_save().await?;
        world.css("[role=alert]").await?;
        world.holds("hobby", "sailing").await?;
        world.tenant.restart().await?;
        world.save().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));

        world.tenant.stop().await;
        world.browser.refresh().await?;
        wait::until("a way to try again", || async { Ok(world.has("Try again").await?.then_some(())) })
            .await?;
        world.tenant.restart().await?;
        world.press("Try again").await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn an_edit_survives_a_reload_and_a_new_sign_in() {
    journey("an_edit_survives", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.leave_unasked().await?;
        world.forget_session().await?;
        world.open("/profile/edit").await?;
        world.press_sign_in().await?;
        world.see_address("/profile/edit").await?;
        world.holds("hobby", "sailing").await
    })
    .await;
}

#[tokio::test]
async fn a_crash_takes_nothing_that_was_typed_before_a_pause() {
    journey("a_crash_takes_nothing", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        for words in ["sailing", "sailing boats"] {
            world.fill("hobby", words).await?;
            world.wait_until_kept(words).await?;
        }
        // The first tab says nothing any more, as after a crash; it is neither left nor closed.
        world.open_tab("/profile/edit").await?;
        world.holds("hobby", "sailing boats").await
    })
    .await;
}

#[tokio::test]
async fn a_storage_that_is_full_is_told_and_the_edit_stays_while_the_page_does() {
    journey("a_storage_that_is_full", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.storage_is_full_for("draft").await?;
        world.fill("hobby", "sailing").await?;
        world.see("This browser doesn't store data for this site").await?;
        world.presentable("edit-not-kept").await?;
        world.leave_edit_for_later().await?;
        world.press("Edit").await?;
        world.holds("hobby", "sailing").await
    })
    .await;
}

#[tokio::test]
async fn leaving_asks_and_does_what_is_answered() {
    journey("leaving_asks", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.press("Close").await?;
        world.see("Save your changes?").await?;
        world.presentable("edit-leave").await?;
        world.press("Keep editing").await?;
        world.holds("hobby", "sailing").await?;
        world.discard_edit().await?;
        world.start_edit("hobby").await?;
        world.holds("hobby", "surfing").await?;
        world.fill("hobby", "sailing").await?;
        world.press("Close").await?;
        world.answer_leaving("Save and leave").await?;
        world.wait_until_saved().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn fields_are_added_renamed_retyped_and_reordered() {
    journey("fields_of_every_kind", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.add_field("lucky number", "Number").await?;
        world.fill("lucky number", "7x").await?;
        world.press_save().await?;
        world.see("This isn't a number").await?;
        ensure!(world.stored()?.get("lucky number").is_none(), "a text was stored as a number");
        world.fill("lucky number", "7.10").await?;

        world.open_options("newsletter").await?;
        world.fill("Name", "letters").await?;
        world.choose("Type", "Text").await?;
        world.press("Edit and reorder as a list").await?;
        world.press("Move Item 2 up").await?;
        world.save().await?;
        let now = world.stored()?;
        let number = now["lucky number"].to_string();
        ensure!(number == "7.10", "the number is {number}");
        ensure!(now.get("newsletter").is_none() && now["letters"].is_string(), "the tenant has {now}");
        ensure!(
            now["favourite_colours"] == json!(["#8a3324", "teal", "ochre"]),
            "{}",
            now["favourite_colours"]
        );
        Ok(())
    })
    .await;
}
