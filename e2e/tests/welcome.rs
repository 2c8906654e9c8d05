//! What is asked before the profile: of whoever has just signed up, at the provider's page or with a social account.

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};

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

fn stored(world: &World, email: &str) -> Result<Value> {
    world.tenant.tenant().user_metadata(email).with_context(|| format!("{email} has metadata"))
}

/// Someone who has no metadata yet signs in.
async fn sign_in_newly(world: &World) -> Result<()> {
    world.open("/").await?;
    world.press("Sign in").await?;
    world.give_credentials(SECOND_EMAIL).await?;
    world.see_address("/profile").await?;
    world.see("Before you go on").await
}

/// Someone makes an account on the provider's own page.
async fn sign_up_at_the_provider(world: &World) -> Result<()> {
    world.open("/").await?;
    world.press("Sign up").await?;
    world.css("input[name=email]").await?.send_keys("new@example.com").await?;
    world.css("input[name=password]").await?.send_keys("Brand-new-1").await?;
    world.css("button[type=submit]").await?.click().await?;
    world.see("Before you go on").await
}

#[tokio::test]
async fn who_signs_up_is_asked_for_what_is_required() {
    journey("who_signs_up_is_asked", schema("later"), async |world| {
        sign_up_at_the_provider(world).await?;
        world.see_address("/profile").await?;
        // Nothing but what is asked.
        world.see_nothing_of("Shoe size").await?;
        world.presentable("welcome").await?;
        world.press("Save and go on").await?;
        world.see("This has to be filled in.").await?;
        world.presentable("welcome-wrong").await?;
        world.fill("Hobby", "sailing").await?;
        let terms = world.field("I agree to the house rules").await?;
        world.click(&terms).await?;
        world.press("Save and go on").await?;
        world.see("new@example.com").await?;
        world.see("sailing").await?;
        ensure!(stored(world, "new@example.com")? == json!({ "hobby": "sailing", "terms": true }));
        world.open("/profile").await?;
        world.see("sailing").await?;
        world.see_nothing_of("Before you go on").await
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
        world.see_nothing_of("Hobby").await?;
        world.fill("Shoe size", "43").await?;
        world.fill("Where do you live?", "Lisbon").await?;
        world.press("Save and go on").await?;
        world.see("new@example.com").await?;
        ensure!(stored(world, "new@example.com")? == json!({ "size": 43, "town": "Lisbon" }));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_can_wait_is_asked_once() {
    journey("what_can_wait_is_asked_once", schema("later"), async |world| {
        sign_in_newly(world).await?;
        world.press("Not now").await?;
        world.see(SECOND_EMAIL).await?;
        world.open("/profile").await?;
        world.see(SECOND_EMAIL).await?;
        world.see_nothing_of("Before you go on").await?;
        ensure!(
            world.tenant.tenant().requests().iter().all(|one| one.method != "PATCH"),
            "something was sent"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_cannot_wait_keeps_nobody_from_signing_out() {
    journey("what_cannot_wait", schema("now"), async |world| {
        sign_in_newly(world).await?;
        ensure!(!world.has("Not now").await?, "what cannot wait can be put off");
        world.presentable("welcome-now").await?;
        world.sign_out().await?;
        sign_in_newly(world).await?;
        world.fill("Hobby", "sailing").await?;
        world.press("Save and go on").await?;
        wait::until("the answer in the store", || async {
            Ok((stored(world, SECOND_EMAIL).ok() == Some(json!({ "hobby": "sailing" }))).then_some(()))
        })
        .await?;
        // Nobody has to agree: the schema only wants to be heard.
        world.see(SECOND_EMAIL).await
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_not_sent_yet_survives_a_reload() {
    journey("an_answer_survives_a_reload", schema("later"), async |world| {
        sign_in_newly(world).await?;
        world.fill("Hobby", "sailing").await?;
        wait::until("the draft on the device", || async {
            let kept = world.script("return Object.keys(localStorage).some(key => key.startsWith('cameo.draft.') && localStorage[key].includes('sailing'))");
            Ok((kept.await? == json!(true)).then_some(()))
        })
        .await?;
        world.browser.refresh().await?;
        // The browser asks before the page is left; WebDriver has to answer.
        let _ = world.browser.accept_alert().await;
        world.see("Before you go on").await?;
        let hobby = world.field("Hobby").await?;
        ensure!(hobby.value().await?.as_deref() == Some("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_text_that_is_being_typed_is_not_lost_to_a_question() {
    journey("a_text_that_is_being_typed", schema("later"), async |world| {
        world.open("/profile/edit").await?;
        world.press("Sign in").await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.field("Hobby").await?;
        world.press("JSON").await?;
        world.fill("Your details as JSON", r#"{"shoe_size": 4"#).await?;
        wait::until("the text on the device", || async {
            let kept = world.script(
                "return Object.keys(localStorage).some(key => localStorage[key].includes('shoe_size'))",
            );
            Ok((kept.await? == json!(true)).then_some(()))
        })
        .await?;
        world.open("/profile").await?;
        world.see(SECOND_EMAIL).await?;
        world.see_nothing_of("Before you go on").await?;
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
        world.press("Sign in").await?;
        world.css("input[name=email]").await?.send_keys("kim@social.example").await?;
        world.css("input[name=name]").await?.send_keys("Kim Social").await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("Before you go on").await?;
        world.fill("Hobby", "sailing").await?;
        world.press("Save and go on").await?;
        world.see("Kim Social").await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn who_has_said_everything_sees_the_profile_at_once() {
    journey("who_has_said_everything", schema("later"), async |world| {
        let tenant = world.tenant.tenant();
        tenant.set_user_metadata(DEMO_EMAIL, json!({ "hobby": "surfing", "terms": false }));
        world.sign_in().await?;
        world.see_nothing_of("Before you go on").await
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
        world.press("Sign in").await?;
        world.css("input[name=email]").await?.send_keys("kim@social.example").await?;
        world.css("input[name=name]").await?.send_keys("Kim Social").await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("Before you go on").await?;
        world.fill("Where do you live?", "Lisbon").await?;
        let yes = world.css(".ask-radio input").await?;
        world.click(&yes).await?;
        world.presentable("welcome-sign-up-fields").await?;
        world.press("Save and go on").await?;
        // As the sign-up form, and Lock before it, store them.
        let meant = json!({ "town": "Lisbon", "news": "true" });
        wait::until("the answers in the store", || async {
            Ok((stored(world, "kim@social.example").ok().as_ref() == Some(&meant)).then_some(()))
        })
        .await?;
        world.see("Lisbon").await
    })
    .await;
}
