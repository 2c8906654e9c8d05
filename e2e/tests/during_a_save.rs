//! What a person does while a save is under way, and in two tabs at once: nothing typed is lost, and every page says what came
//! of the save.

use anyhow::{Result, ensure};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;

#[tokio::test]
async fn what_is_typed_during_a_save_stays_an_edit() {
    journey("typed_during_a_save", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        let gate = world.start_save().await?;
        world.fill("home", "1 New Street").await?;
        gate.release();
        // The page stays, as there is something to go on with.
        world.see("Saved.").await?;
        // Only the field that was typed into since is not saved.
        world.see_unsaved(1).await?;
        world.holds("home", "1 New Street").await?;
        world.holds("hobby", "sailing").await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        ensure!(world.stored()?["addresses"]["home"] != json!("1 New Street"));
        world.press_save().await?;
        world.see_address("/profile").await?;
        world.wait_until_saved().await?;
        ensure!(world.stored()?["addresses"]["home"] == json!("1 New Street"));
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_left_during_a_save_is_told_what_came_of_it() {
    journey("left_during_a_save", Setting::default(), async |world| {
        world.sign_in().await?;
        world.edit_as_json().await?;
        world.show_form().await?;
        world.fill("hobby", "sailing").await?;
        let gate = world.start_save().await?;
        world.browser.back().await?;
        world.see_address("/data").await?;
        gate.release();
        world.see("Saved").await?;
        world.see("sailing").await?;
        world.reload().await?;
        world.see("sailing").await?;
        world.see_nothing_of("unsaved changes").await?;
        // It can be taken back like any other save.
        world.press("Undo").await?;
        world.wait_until_undone().await?;
        ensure!(world.stored()?["hobby"] == json!("surfing"));
        Ok(())
    })
    .await;
}

/// Types `sailing` as the hobby in one tab and `text` into `field` in another, leaves both, and opens the editor anew.
async fn leave_edits_in_two_tabs(world: &World, field: &str, text: &str) -> Result<()> {
    world.sign_in_and_edit().await?;
    let first = world.tab().await?;
    let second = world.open_tab("/profile/edit").await?;
    world.field(field).await?;
    world.fill(field, text).await?;
    world.wait_until_kept(text).await?;
    world.switch_to(&first).await?;
    world.fill("hobby", "sailing").await?;
    world.wait_until_kept("sailing").await?;
    world.leave_unasked().await?;
    world.switch_to(&second).await?;
    world.leave_unasked().await?;
    world.open("/profile/edit").await
}

#[tokio::test]
async fn edits_of_two_tabs_come_together() {
    journey("edits_of_two_tabs", Setting::default(), async |world| {
        leave_edits_in_two_tabs(world, "home", "1 New Street").await?;
        world.holds("hobby", "sailing").await?;
        world.holds("home", "1 New Street").await?;
        world.save().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        ensure!(world.stored()?["addresses"]["home"] == json!("1 New Street"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn edits_of_two_tabs_that_change_the_same_are_kept_side_by_side() {
    journey("edits_of_two_tabs_that_change_the_same", Setting::default(), async |world| {
        leave_edits_in_two_tabs(world, "hobby", "chess").await?;
        world.see("unsaved changes from another tab").await?;
        world.presentable("another unsaved edit").await?;
        world.press("Add to this edit").await?;
        world.see("You edited the same fields in two tabs").await?;
        world.keep_saved(1).await?;
        world.press("Apply").await?;
        let hobby = world.field("hobby").await?.value().await?;
        ensure!(matches!(hobby.as_deref(), Some("chess" | "sailing")), "hobby is {hobby:?}");
        world.save().await?;
        world.open("/profile/edit").await?;
        world.field("hobby").await?;
        world.see_nothing_of("unsaved changes from another tab").await
    })
    .await;
}
