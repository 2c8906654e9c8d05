//! Values: whose they are, what others did to them while an edit lay here, what the device remembers, and mistakes where they stand.

use anyhow::{Context, Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

fn with(key: &'static str, value: Value) -> Setting {
    Setting { config: vec![(key, value)], ..Setting::default() }
}

/// Comes back when another device has stored `patch`.
async fn come_back(world: &World, patch: Value) -> Result<()> {
    world.another_device_saves(&patch)?;
    world.open("/profile/edit").await
}

/// Leaves an edit of `hobby` and `shoe_size` behind on this device.
async fn leave_an_edit(world: &World) -> Result<()> {
    world.sign_in().await?;
    world.start_edit("hobby").await?;
    world.fill("hobby", "sailing").await?;
    world.fill("shoe_size", "43").await?;
    world.leave_edit_for_later().await?;
    world.see_address("/profile").await
}

#[tokio::test]
async fn identifiers_and_sources_stand_under_technical_details_alone() {
    journey("technical_details", Setting::default(), async |world| {
        world.sign_in().await?;
        world.see("Your name, picture and e-mail are kept by this service.").await?;
        world.see("Only this service can change these.").await?;
        for hidden in ["User ID", "Last sign-in", "Username-Password-Authentication", "Read just now"] {
            world.see_nothing_of(hidden).await?;
        }
        // By the keyboard alone.
        world.css(".tech > summary").await?.send_keys(Key::Enter).await?;
        let read = "Read just now from your account (the Management API).";
        for line in ["User ID", "Last sign-in", "Username-Password-Authentication", read] {
            world.see(line).await?;
        }
        world.presentable("values-technical").await
    })
    .await;
}

#[tokio::test]
async fn what_an_identity_provider_gives_is_changed_there() {
    journey("what_an_identity_provider_gives", Setting::default(), async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.continue_with_social().await?;
        world.give_social("jo@example.net", Some("Jo Doe")).await?;
        world.see_address("/profile").await?;
        world.see("Your name, picture and e-mail come from Google. Change them there").await?;
        world.presentable("values-social").await
    })
    .await;
}

#[tokio::test]
async fn without_the_management_api_the_provider_is_named() {
    journey("without_the_management_api", with("managementApi", Value::Null), async |world| {
        world.sign_in_as(DEMO_EMAIL).await?;
        world.see_technical(&["Read just now from the sign-in service (userinfo)."]).await
    })
    .await;
}

#[tokio::test]
async fn a_read_only_field_of_the_form_says_who_can_change_it() {
    let schema =
        json!({ "properties": { "hobby": {}, "shoe_size": { "readOnly": true, "title": "Shoe size" } } });
    journey("a_read_only_field", with("schema", schema), async |world| {
        world.sign_in().await?;
        world.start_edit("hobby").await?;
        world
            .see_about("Shoe size", &["The administrator made this field read-only", "Read just now"])
            .await?;
        world.presentable("values-read-only").await
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_comes_back_takes_in_what_others_stored() {
    journey("an_edit_that_comes_back", Setting::default(), async |world| {
        leave_an_edit(world).await?;
        come_back(world, json!({ "newsletter": false, "pet": "cat" })).await?;
        world.see("added what changed elsewhere: Newsletter, Pet.").await?;
        world.holds("hobby", "sailing").await?;
        world.holds("pet", "cat").await?;
        world.see_unsaved(2).await?;
        world.presentable("values-restored").await?;
        world.save().await?;
        let now = world.stored()?;
        ensure!(
            now["hobby"] == json!("sailing")
                && now["shoe_size"] == json!(43)
                && now["newsletter"] == json!(false),
            "{now}"
        );
        // What is stored already is no edit any more.
        world.start_edit("hobby").await?;
        world.fill("hobby", "chess").await?;
        world.leave_edit_for_later().await?;
        come_back(world, json!({ "hobby": "chess" })).await?;
        world.see("Your unsaved changes have been saved already.").await?;
        world.see_unsaved(0).await
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_comes_back_to_another_one_is_asked_for() {
    journey("an_edit_that_comes_back_to_another", Setting::default(), async |world| {
        leave_an_edit(world).await?;
        come_back(world, json!({ "hobby": "chess", "shoe_size": 44, "newsletter": false })).await?;
        world.see("The same fields have changed since").await?;
        world.see("sailing").await?;
        world.see("chess").await?;
        world.presentable("values-conflict").await?;
        // Later is a choice too, and nothing typed is lost by it.
        world.press("Later").await?;
        world.holds("hobby", "sailing").await?;
        world.leave_edit_for_later().await?;
        world.open("/profile/edit").await?;
        world.see("The same fields have changed since").await?;
        world.keep_saved(1).await?;
        world.keep_mine(2).await?;
        world.press("Apply").await?;
        world.holds("hobby", "chess").await?;
        world.holds("shoe_size", "43").await?;
        world.see("changed elsewhere: Newsletter.").await?;
        world.save().await?;
        let now = world.stored()?;
        ensure!(
            now["hobby"] == json!("chess")
                && now["shoe_size"] == json!(43)
                && now["newsletter"] == json!(false),
            "{now}"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_device_that_shall_remember_nothing_forgets_what_it_had() {
    journey("a_device_that_remembers_nothing", with("history", json!(false)), async |world| {
        world.open("/").await?;
        world.script("for (const who of ['auth0|1', 'auth0|2']) localStorage.setItem('cameo.history.' + who, '{}')").await?;
        world.sign_in().await?;
        world.start_edit("hobby").await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.go_to_data().await?;
        world.see_nothing_of("Recent changes").await?;
        ensure!(world.stored_of_kind("history").await?.is_empty(), "the device remembers");
        world.go_to_profile().await?;
        // At once it can be taken back all the same, as long as the page is open; and that is not remembered either.
        world.undo().await?;
        ensure!(world.stored()?["hobby"] == json!("surfing"));
        ensure!(world.stored_of_kind("history").await?.is_empty(), "the device remembers it");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_mistake_in_a_table_is_told_at_its_cell() {
    let trip = json!({ "type": "object", "required": ["to"], "properties": {
        "to": { "type": "string", "title": "To" }, "year": { "type": "integer", "title": "Year", "minimum": 1900 } } });
    let schema = json!({ "properties": { "hobby": {}, "journeys": { "type": "array", "title": "Journeys", "items": trip } } });
    journey("a_mistake_in_a_table", with("schema", schema), async |world| {
        world.provider().set_user_metadata(DEMO_EMAIL, json!({ "hobby": "surfing", "journeys": [{ "to": "Kyoto", "year": 2025 }] }));
        world.sign_in().await?;
        world.start_edit("hobby").await?;
        world.press("Add a row").await?;
        world.fill("Year, row 2", "18").await?;
        world.see_nothing_of("Enter 1900 or more.").await?;
        // One press: what is told on leaving the cell does not move the button away from under the pointer.
        world.press_save().await?;
        world.see("Enter 1900 or more.").await?;
        world.see("Fix 2 fields to save.").await?;
        let year = world.field("Year, row 2").await?;
        ensure!(year.attr("aria-invalid").await?.as_deref() == Some("true"), "the cell is not marked");
        let said = year.attr("aria-describedby").await?.context("the cell points nowhere")?;
        let said = world.css(&format!("#{said}")).await?.text().await?;
        ensure!(said.contains("1900 or more"), "the cell says {said:?}");
        let first = world.field("Year, row 1").await?.attr("aria-invalid").await?;
        ensure!(first.is_none(), "the other row is marked");
        world.script("document.querySelector('.ask-table').scrollIntoView({ block: 'center', behavior: 'instant' })").await?;
        world.presentable("values-cells").await?;
        // The row goes up, and the summary still finds its cell.
        let up = world.css(".ask-rows tbody tr:nth-child(2) button").await?;
        world.click(&up).await?;
        world.press_save().await?;
        world.press("Journeys › Item 1 › To").await?;
        wait::until("the focus in the cell", || async {
            let id = world.script("return document.activeElement.id").await?;
            Ok((id.as_str() == world.field("To, row 1").await?.id().await?.as_deref()).then_some(()))
        })
        .await?;
        world.fill("To, row 1", "Porto").await?;
        world.fill("Year, row 1", "1998").await?;
        world.save().await?;
        let meant = json!([{ "to": "Porto", "year": 1998 }, { "to": "Kyoto", "year": 2025 }]);
        ensure!(world.stored()?["journeys"] == meant, "{}", world.stored()?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_field_that_the_form_does_not_foresee_says_so_and_goes() {
    let schema = json!({ "additionalProperties": false, "properties": { "hobby": { "title": "Hobby" } } });
    journey("a_field_that_is_not_foreseen", with("schema", schema), async |world| {
        world
            .tenant
            .tenant()
            .set_user_metadata(DEMO_EMAIL, json!({ "hobby": "surfing", "odd": "old", "even": { "in": 1 } }));
        world.sign_in().await?;
        world.start_edit("Hobby").await?;
        world.see("This field can't be edited here.").await?;
        world.presentable("values-not-foreseen").await?;
        world.fill("odd", "new").await?;
        world.see("A field of this name can't be saved here.").await?;
        let invalid = world.field("odd").await?.attr("aria-invalid").await?;
        ensure!(invalid.as_deref() == Some("true"), "not marked");
        world.press("Remove Odd").await?;
        world.press("Remove Even").await?;
        world.see_nothing_of("This field can't be edited here.").await?;
        world.save().await?;
        ensure!(world.stored()? == json!({ "hobby": "surfing" }), "{}", world.stored()?);
        Ok(())
    })
    .await;
}
