//! Signing up on the app's own page: what is asked, and what the first sign-in brings along.

use anyhow::{Context, Result, ensure};
use e2e::pages::sign_up::{embedded, schema, stored};
use e2e::pages::{DEMO_PASSWORD, NEW_EMAIL as NEW, NEW_PASSWORD as PASSWORD};
use e2e::world::Setting;
use e2e::{journey, wait};
use serde_json::json;
use thirtyfour::prelude::*;

#[tokio::test]
async fn an_account_with_answers_of_every_kind() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size", "news", "plan", "tags", "about"],
        "additionalSignUpFields": [{ "name": "given_name", "placeholder": "Given name", "storage": "root" }] }));
    setting.config.push(("schema", schema()));
    journey("sign_up", setting, async |world| {
        world.open_sign_up().await?;
        for (label, name, token, kind) in [
            ("E-mail address", "email", "username", "email"),
            ("Password", "password", "new-password", "password"),
        ] {
            let field = world.field(label).await?;
            let found = [field.attr("name").await?, field.attr("autocomplete").await?, field.attr("type").await?];
            ensure!(found == [name, token, kind].map(|text| Some(text.to_owned())), "{label}: {found:?}");
        }
        // Nothing is sent before what is needed is there; each line leads to its input.
        world.send_sign_up().await?;
        world.see("Choose a password.").await?;
        ensure!(!world.provider().requests().iter().any(|request| request.path.contains("signup")));
        world.presentable("sign-up-missing").await?;
        world.press("Hobby").await?;
        let focused = world.script("return document.activeElement.labels?.[0]?.innerText ?? ''").await?;
        ensure!(focused == "Hobby", "the focus is at {focused}");

        world.identify(NEW, PASSWORD).await?;
        world.press("Show password").await?;
        ensure!(world.field("Password").await?.attr("type").await?.as_deref() == Some("text"));
        world.press("Hide password").await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43.50").await?;
        world.choose_radio("Newsletter", "Yes").await?;
        world.choose("Plan", "Large").await?;
        world.fill("Interests", "sea").await?;
        world.press_enter("Interests").await?;
        world.fill("About you", "short").await?;
        let about = world.field("About you").await?;
        let long = "arguments[0].value = 'x'.repeat(501); arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        world.browser.execute(long, vec![about.to_json()?]).await?;
        world.fill("Given name", "Ada").await?;
        world.presentable("sign-up").await?;
        world.keeps_nothing_of(PASSWORD).await?;
        world.send_sign_up().await?;

        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see("chess").await?;
        world.see("43.50").await?;
        world.keeps_nothing_of(PASSWORD).await?;
        let metadata = stored(world)?;
        let mut expected = json!({ "hobby": "chess", "news": true, "plan": 2, "tags": ["sea"], "about": "x".repeat(501) });
        expected["size"] = serde_json::from_str("43.50")?;
        ensure!(metadata == expected, "stored: {metadata}");
        let profile = world.provider().profile(NEW).context("there")?;
        ensure!(profile["given_name"] == "Ada");
        ensure!(world.leftovers().await?.is_empty());
        // Whoever is signed in has nothing to do here.
        world.open("/sign-up").await?;
        world.see_address("/profile").await
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_survives_a_reload_but_not_the_password() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size"] }));
    setting.config.push(("schema", schema()));
    journey("sign_up_reload", setting, async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        // Half a number is no number yet.
        world.fill("Shoe size", "43.").await?;
        for _ in 0..2 {
            world.browser.refresh().await?;
            world.holds("E-mail address", NEW).await?;
            world.holds("Hobby", "chess").await?;
            world.holds("Shoe size", "43.").await?;
            world.holds("Password", "").await?;
            world.keeps_nothing_of(PASSWORD).await?;
            // By way of another page of the app, too.
            world.press("Cameo").await?;
            world.see_address("/").await?;
            world.press("Create account").await?;
            world.holds("Hobby", "chess").await?;
        }
        world.fill("Shoe size", "43").await?;
        world.fill("Password", PASSWORD).await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see("43").await?;
        ensure!(world.script("return sessionStorage.length").await? == json!(0), "the form is left behind");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn locks_array_as_it_is() {
    let icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Crect width='1' height='1'/%3E%3C/svg%3E";
    let fields = json!([
        { "name": "address", "placeholder": "enter your address", "icon": icon, "prefill": "street 123" },
        { "type": "select", "name": "location", "placeholder": "choose your location", "ariaLabel": "location", "icon": icon, "prefill": "fr",
          "options": [{ "value": "us", "label": "United States" }, { "value": "fr", "label": "France" }] },
        { "type": "checkbox", "name": "newsletter", "prefill": "true", "placeholder": "I hereby agree" },
        { "type": "checkbox", "name": "terms", "placeholder": "I have read the terms", "ariaLabel": "terms", "validator": "^true$" },
        { "type": "hidden", "name": "signup_code", "value": "partner" },
        { "name": "family_name", "placeholder": "Family name", "storage": "root", "validator": ".{2,}", "ariaLabel": "Your family name" }
    ]);
    journey("sign_up_lock", embedded(json!({ "additionalSignUpFields": fields })), async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, PASSWORD).await?;
        ensure!(world.field("enter your address").await?.prop("value").await?.as_deref() == Some("street 123"));
        let filled_in = world.field("Your family name").await?.attr("autocomplete").await?;
        ensure!(filled_in.as_deref() == Some("family-name"), "{filled_in:?}");
        world.fill("Your family name", "L").await?;
        world.presentable("sign-up-lock").await?;
        world.send_sign_up().await?;
        world.see("Tick this box to continue.").await?;
        world.see("This isn't in the right format.").await?;
        world.toggle("I have read the terms").await?;
        world.fill("Your family name", "Lovelace").await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see("street 123").await?;
        let metadata = stored(world)?;
        let expected = json!({ "address": "street 123", "location": "fr", "newsletter": "true", "terms": "true", "signup_code": "partner" });
        ensure!(metadata == expected, "stored: {metadata}");
        ensure!(world.provider().profile(NEW).context("there")?["family_name"] == "Lovelace");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn by_the_keyboard_alone() {
    let mut setting = embedded(json!({ "fields": ["hobby", "news"] }));
    setting.config.push(("schema", schema()));
    journey("sign_up_keys", setting, async |world| {
        world.open_sign_up().await?;
        let tab_to = async |id: &str| -> Result<()> {
            for _ in 0..20 {
                world.browser.action_chain().send_keys(Key::Tab + "").perform().await?;
                let script =
                    "const at = document.activeElement; return at.id || at.labels?.[0]?.innerText || ''";
                if world.script(script).await?.as_str() == Some(id) {
                    return Ok(());
                }
            }
            anyhow::bail!("Tab never comes to {id}")
        };
        let keys = async |keys: TypingData| world.browser.action_chain().send_keys(keys).perform().await;
        tab_to("email").await?;
        keys(NEW.into()).await?;
        tab_to("password").await?;
        keys(PASSWORD.into()).await?;
        // Enter sends: what is missing is said, and the first line is a Tab away.
        keys(Key::Enter + "").await?;
        world.see("Enter your hobby.").await?;
        wait::until("the summary has the focus", || async {
            let id = world.script("return document.activeElement.id").await?;
            Ok((id == "sign-up-summary").then_some(()))
        })
        .await?;
        keys(Key::Tab + "").await?;
        keys(Key::Enter + "").await?;
        wait::until("the field has the focus", || async {
            let label = world.script("return document.activeElement.labels?.[0]?.innerText ?? ''").await?;
            Ok((label == "Hobby").then_some(()))
        })
        .await?;
        keys("chess".into()).await?;
        keys(Key::Enter + "").await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see("chess").await
    })
    .await;
}

#[tokio::test]
async fn a_username_where_the_connection_wants_one() {
    let setting = Setting { requires_username: true, ..embedded(json!({ "username": true })) };
    journey("sign_up_username", setting, async |world| {
        world.open_sign_up().await?;
        let username = world.field("Username").await?;
        ensure!(username.attr("autocomplete").await?.as_deref() == Some("username"));
        ensure!(username.attr("name").await?.as_deref() == Some("username"));
        let email = world.field("E-mail address").await?;
        ensure!(email.attr("autocomplete").await?.as_deref() == Some("email"), "not the name to sign in by");
        world.identify(NEW, PASSWORD).await?;
        world.send_sign_up().await?;
        world.see("Choose a username.").await?;
        world.fill("Username", "ada").await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.sign_out().await?;
        world.open_sign_up().await?;
        world.identify("other@example.com", PASSWORD).await?;
        world.fill("Username", "Ada").await?;
        world.send_sign_up().await?;
        world.see("This username is taken.").await
    })
    .await;
}

#[tokio::test]
async fn off_means_off() {
    journey("sign_up_off", embedded(json!(false)), async |world| {
        world.open("/").await?;
        world.see("Sign in").await?;
        ensure!(!world.has("Create account").await?);
        world.open("/sign-up").await?;
        world.see("You can't create an account here.").await?;
        world.presentable("sign-up-off").await
    })
    .await;
}

#[tokio::test]
async fn at_the_provider_by_a_link_of_its_own() {
    journey("sign_up_universal", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Create account").await?;
        world.open("/sign-up").await?;
        world.css("form[action^='/u/'] input[name=email]").await?.send_keys(NEW).await?;
        // Back is not a trap.
        world.browser.back().await?;
        world.see_address("/").await?;
        world.see("Create account").await?;
        world.press("Create account").await?;
        world.give_new_credentials(NEW, DEMO_PASSWORD).await?;
        world.see_address("/profile").await
    })
    .await;
}

#[tokio::test]
async fn what_a_program_fills_in_counts_whatever_it_tells_the_page() {
    for has_change in [true, false] {
        let mut setting = embedded(json!({ "fields": ["hobby"] }));
        setting.config.push(("schema", schema()));
        journey("sign_up_filled_in", setting, async |world| {
            world.open_sign_up().await?;
            world.fill_silently("E-mail address", NEW, has_change).await?;
            world.fill_silently("Password", PASSWORD, has_change).await?;
            world.fill_silently("Hobby", "chess", has_change).await?;
            world.send_sign_up().await?;
            world.sign_in_for_the_first_time().await?;
            world.see_address("/profile").await?;
            world.see("chess").await
        })
        .await;
    }
}
