//! What is asked before the profile: of whoever has just signed up, at the provider's page or with a social account.

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;

fn schema(ask: &str) -> Setting {
    let schema = json!({
        "required": ["hobby", "plan"],
        "properties": {
            "hobby": { "type": "string", "title": "Hobby", "minLength": 3 },
            "plan": { "readOnly": true },
            "shoe_size": { "type": "number", "title": "Shoe size" },
            "terms": { "type": "boolean", "title": "I agree to the house rules", "x-widget": "checkbox", "x-ask": ask }
        }
    });
    Setting { config: vec![("schema", schema)], ..Setting::default() }
}

/// Someone who has no metadata yet signs in.
async fn sign_in_newly(world: &World) -> Result<()> {
    world.sign_in_as(SECOND_EMAIL).await?;
    world.see("Complete your profile").await
}

/// Someone makes an account on the provider's own page.
async fn sign_up_at_the_provider(world: &World) -> Result<()> {
    world.open("/").await?;
    world.press("Create account").await?;
    world.give_new_credentials("new@example.com", "Brand-new-1").await?;
    world.see("Complete your profile").await
}

#[tokio::test]
async fn who_signs_up_is_asked_for_what_is_required() {
    journey("who_signs_up_is_asked", schema("later"), async |world| {
        sign_up_at_the_provider(world).await?;
        world.see_address("/profile").await?;
        // Nothing but what is asked, and that is drawn.
        world.field("Hobby").await?;
        world.see_nothing_of("Shoe size").await?;
        world.presentable("welcome").await?;
        world.press("Continue").await?;
        world.see("Enter your hobby.").await?;
        world.presentable("welcome-wrong").await?;
        world.fill("Hobby", "sailing").await?;
        world.toggle("I agree to the house rules").await?;
        world.press("Continue").await?;
        world.see_profile().await?;
        world.see("sailing").await?;
        ensure!(world.stored_of("new@example.com")? == json!({ "hobby": "sailing", "terms": true }));
        world.open_profile().await?;
        world.see("sailing").await?;
        world.see_nothing_of("Complete your profile").await
    })
    .await;
}

#[tokio::test]
async fn the_questions_of_the_form_come_after_the_providers_own_sign_up_page_too() {
    let schema = json!({ "properties": { "hobby": { "title": "Hobby" }, "size": { "type": "number", "title": "Shoe size" } } });
    let fields = json!({ "page": "provider", "fields": ["size"],
        "additionalSignUpFields": [{ "name": "town", "placeholder": "Where do you live?" }] });
    let config = vec![("schema", schema), ("signUp", fields)];
    journey("questions_after_the_provider", Setting { config, ..Setting::default() }, async |world| {
        sign_up_at_the_provider(world).await?;
        world.field("Shoe size").await?;
        world.see_nothing_of("Hobby").await?;
        world.fill("Shoe size", "43").await?;
        world.fill("Where do you live?", "Lisbon").await?;
        world.press("Continue").await?;
        world.see_profile().await?;
        ensure!(world.stored_of("new@example.com")? == json!({ "size": 43, "town": "Lisbon" }));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_can_wait_is_asked_once() {
    journey("what_can_wait_is_asked_once", schema("later"), async |world| {
        sign_in_newly(world).await?;
        world.press("Skip for now").await?;
        world.see_profile().await?;
        world.open("/profile").await?;
        world.see_profile().await?;
        world.see_nothing_of("Complete your profile").await?;
        ensure!(world.provider().requests().iter().all(|one| one.method != "PATCH"), "something was sent");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_cannot_wait_keeps_nobody_from_signing_out() {
    journey("what_cannot_wait", schema("now"), async |world| {
        sign_in_newly(world).await?;
        world.css("#save").await?;
        ensure!(!world.has("Skip for now").await?, "what cannot wait can be put off");
        world.presentable("welcome-now").await?;
        world.sign_out().await?;
        sign_in_newly(world).await?;
        world.fill("Hobby", "sailing").await?;
        world.press("Continue").await?;
        // Nobody has to agree: the schema only wants to be heard.
        world.see_profile().await?;
        ensure!(world.stored_of(SECOND_EMAIL)? == json!({ "hobby": "sailing" }));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_not_sent_yet_survives_a_reload() {
    journey("an_answer_survives_a_reload", schema("later"), async |world| {
        sign_in_newly(world).await?;
        world.fill("Hobby", "sailing").await?;
        world.wait_until_kept("sailing").await?;
        world.reload().await?;
        world.see("Complete your profile").await?;
        world.holds("Hobby", "sailing").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_text_that_is_being_typed_is_not_lost_to_a_question() {
    journey("a_text_that_is_being_typed", schema("later"), async |world| {
        world.sign_in_on("/profile/edit", SECOND_EMAIL).await?;
        world.field("Hobby").await?;
        world.press("JSON").await?;
        world.fill("Your details as JSON", r#"{"shoe_size": 4"#).await?;
        world.wait_until_kept("shoe_size").await?;
        world.leave_unasked().await?;
        world.open("/profile").await?;
        world.see_profile().await?;
        world.see_nothing_of("Complete your profile").await?;
        world.press("Edit").await?;
        let text = world.field("Your details as JSON").await?;
        let text = text.value().await?.context("a text")?;
        ensure!(text == r#"{"shoe_size": 4"#, "the text is {text:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn social_accounts_are_asked_too() {
    let mut setting = schema("later");
    setting.config.push(("connection", json!("fake-social")));
    journey("social_accounts_are_asked_too", setting, async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_social("kim@social.example", Some("Kim Social")).await?;
        world.see("Complete your profile").await?;
        world.fill("Hobby", "sailing").await?;
        world.press("Continue").await?;
        world.see("Kim Social").await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn who_has_said_everything_sees_the_profile_at_once() {
    journey("who_has_said_everything", schema("later"), async |world| {
        let tenant = world.provider();
        tenant.set_user_metadata(DEMO_EMAIL, json!({ "hobby": "surfing", "terms": false }));
        world.sign_in().await?;
        world.see_profile().await?;
        world.see_nothing_of("Complete your profile").await
    })
    .await;
}

#[tokio::test]
async fn the_questions_of_the_sign_up_form_are_for_everybody() {
    let fields = json!({ "additionalSignUpFields": [
        { "name": "town", "placeholder": "Where do you live?" },
        { "name": "news", "type": "checkbox", "placeholder": "Newsletter", "validator": "^(true|false)$" }
    ] });
    let setting = Setting {
        config: vec![("signUp", fields), ("connection", json!("fake-social"))],
        ..Setting::default()
    };
    journey("the_questions_of_the_sign_up_form", setting, async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_social("kim@social.example", Some("Kim Social")).await?;
        world.see("Complete your profile").await?;
        world.fill("Where do you live?", "Lisbon").await?;
        let yes = world.css(".ask-radio input").await?;
        world.click(&yes).await?;
        world.presentable("welcome-sign-up-fields").await?;
        world.press("Continue").await?;
        // As the sign-up form, and Lock before it, store them.
        world.see_profile().await?;
        let meant = json!({ "town": "Lisbon", "news": "true" });
        ensure!(world.stored_of("kim@social.example")? == meant);
        world.see("Lisbon").await
    })
    .await;
}
