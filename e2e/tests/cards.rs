//! The cards of the profile: each is edited in its place, over one draft.

use anyhow::{Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::{Value, json};

/// Two groups, and in the second a field that has to be filled in before anything is saved.
fn two_groups() -> Setting {
    let schema = json!({
        "properties": {
            "hobby": { "type": "string", "title": "Hobby", "x-group": "About you" },
            "contact": { "type": "string", "format": "email", "title": "Contact address", "x-group": "Reaching you" },
        },
        "required": ["contact"],
    });
    Setting { config: vec![("schema", schema)], ..Setting::default() }
}

async fn arrive(world: &World, metadata: Value) -> Result<()> {
    world.provider().set_user_metadata(DEMO_EMAIL, metadata);
    world.open("/").await?;
    world.press_sign_in().await?;
    world.give_credentials(DEMO_EMAIL).await
}

#[tokio::test]
async fn a_link_to_a_field_opens_its_card() {
    journey("a_link_to_a_field", two_groups(), async |world| {
        arrive(world, json!({ "hobby": "surfing", "contact": "me@example.org" })).await?;
        world.see_profile().await?;
        world.open("/profile/edit#contact").await?;
        world.see_focus("Contact address").await?;
        world.see_address("/profile").await?;
        // The other card is as it was.
        ensure!(world.has("Edit About you").await?);
        world.fill("Contact address", "you@example.org").await?;
        world.save().await?;
        ensure!(world.stored()?["contact"] == json!("you@example.org"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_mistake_in_another_card_is_a_way_there_and_nothing_typed_is_lost() {
    journey("a_mistake_in_another_card", two_groups(), async |world| {
        arrive(world, json!({ "hobby": "surfing" })).await?;
        world.press("Skip for now").await?;
        world.see_profile().await?;
        world.press("Edit About you").await?;
        world.fill("Hobby", "sailing").await?;
        world.press_save().await?;
        world.see("Fix 1 field to save.").await?;
        world.press("Contact address").await?;
        world.see_focus("Contact address").await?;
        world.presentable("another-card").await?;
        world.fill("Contact address", "me@example.org").await?;
        world.save().await?;
        ensure!(
            world.stored()? == json!({ "hobby": "sailing", "contact": "me@example.org" }),
            "{}",
            world.stored()?
        );
        Ok(())
    })
    .await;
}
