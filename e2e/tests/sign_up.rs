//! Signing up on the app's own page: what is asked, what is refused and how, and what the first sign-in brings along.

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, DEMO_PASSWORD};
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope, SignUpRefusal};
use thirtyfour::prelude::*;

const NEW: &str = "ada@example.com";
const PASSWORD: &str = "Brand-new-1";

/// What the browser itself says of every answer that is a refusal.
const REFUSED: &str = "dbconnections/signup";

fn embedded(sign_up: Value) -> Setting {
    Setting { config: vec![("signUp", sign_up)], expected_errors: vec![REFUSED], ..Setting::default() }
}

fn schema() -> Value {
    json!({ "type": "object", "required": ["hobby"], "properties": {
        "hobby": { "type": "string", "title": "Hobby", "description": "What you like to do.", "minLength": 3 },
        "size": { "type": "number", "title": "Shoe size", "minimum": 20 },
        "news": { "type": "boolean", "title": "Newsletter" },
        "plan": { "oneOf": [{ "const": 1, "title": "Small" }, { "const": 2, "title": "Large" }], "title": "Plan", "x-widget": "select" },
        "tags": { "type": "array", "items": { "type": "string" }, "title": "Interests" },
        "about": { "type": "string", "title": "About you", "x-widget": "multiline" }
    } })
}

fn stored(world: &World) -> Result<Value> {
    world.tenant.tenant().user_metadata(NEW).context("the new person has metadata")
}

async fn choose(world: &World, label: &str, option: &str) -> Result<()> {
    let select = world.field(label).await?;
    for one in select.find_all(By::Tag("option")).await? {
        if one.text().await? == option {
            return Ok(one.click().await?);
        }
    }
    anyhow::bail!("{label} has no {option}")
}

async fn open(world: &World) -> Result<()> {
    world.open("/").await?;
    world.press("Sign up").await?;
    world.see_address("/sign-up").await?;
    world.field("Password").await?;
    Ok(())
}

async fn identify(world: &World, email: &str, password: &str) -> Result<()> {
    world.fill("E-mail address", email).await?;
    world.fill("Password", password).await
}

async fn send(world: &World) -> Result<()> {
    let button = world.css("#send").await?;
    world.click(&button).await
}

/// The tenant's sign-in page, where the address stands already.
async fn sign_in_for_the_first_time(world: &World) -> Result<()> {
    let input = world.css("input[name=username]").await?;
    let hinted = input.prop("value").await?.unwrap_or_default();
    ensure!(hinted == NEW, "the sign-in page shows {hinted:?}");
    world.css("input[name=password]").await?.send_keys(PASSWORD).await?;
    world.css("button[type=submit]").await?.click().await?;
    Ok(())
}

/// Nothing that the browser keeps for this site holds a password.
async fn nothing_keeps(world: &World, password: &str) -> Result<()> {
    let kept = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])";
    let kept = world.script(kept).await?.as_str().unwrap_or_default().to_owned();
    ensure!(!kept.contains(password), "the password is kept: {kept}");
    Ok(())
}

async fn leftovers(world: &World) -> Result<Vec<String>> {
    let script = "return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => key.startsWith('cameo.sign-up.'))";
    let keys = world.script(script).await?;
    Ok(keys.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

#[tokio::test]
async fn an_account_with_answers_of_every_kind() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size", "news", "plan", "tags", "about"],
        "additionalSignUpFields": [{ "name": "given_name", "placeholder": "Given name", "storage": "root" }] }));
    setting.config.push(("schema", schema()));
    journey("sign_up", setting, async |world| {
        open(world).await?;
        for (label, name, token, kind) in [
            ("E-mail address", "email", "email", "email"),
            ("Password", "password", "new-password", "password"),
        ] {
            let field = world.field(label).await?;
            let found = [field.attr("name").await?, field.attr("autocomplete").await?, field.attr("type").await?];
            ensure!(found == [name, token, kind].map(|text| Some(text.to_owned())), "{label}: {found:?}");
        }
        // Nothing is sent before what is needed is there; each line leads to its input.
        send(world).await?;
        world.see("Choose a password.").await?;
        ensure!(!world.tenant.tenant().requests().iter().any(|request| request.path.contains("signup")));
        world.presentable("sign-up-missing").await?;
        world.press("Hobby").await?;
        let focused = world.script("return document.activeElement.labels?.[0]?.innerText ?? ''").await?;
        ensure!(focused == "Hobby", "the focus is at {focused}");

        identify(world, NEW, PASSWORD).await?;
        world.press("Show password").await?;
        ensure!(world.field("Password").await?.attr("type").await?.as_deref() == Some("text"));
        world.press("Hide password").await?;
        world.fill("Hobby", "chess").await?;
        world.see_nothing_of("Stored right after").await?;
        world.fill("Shoe size", "43.50").await?;
        let news = world.field("Newsletter").await?;
        world.click(&news).await?;
        choose(world, "Plan", "Large").await?;
        world.fill("Interests", "sea").await?;
        world.field("Interests").await?.send_keys(Key::Enter + "").await?;
        world.fill("About you", "short").await?;
        world.see("Stored right after your first sign-in, as the sign-up itself cannot carry it: Shoe size, Newsletter, Plan, Interests.").await?;
        let about = world.field("About you").await?;
        let long = "arguments[0].value = 'x'.repeat(501); arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        world.browser.execute(long, vec![about.to_json()?]).await?;
        world.see("Interests, About you.").await?;
        world.fill("Given name", "Ada").await?;
        world.presentable("sign-up").await?;
        nothing_keeps(world, PASSWORD).await?;
        send(world).await?;

        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await?;
        world.see("chess").await?;
        world.see("43.50").await?;
        nothing_keeps(world, PASSWORD).await?;
        let metadata = stored(world)?;
        let mut expected = json!({ "hobby": "chess", "news": true, "plan": 2, "tags": ["sea"], "about": "x".repeat(501) });
        expected["size"] = serde_json::from_str("43.50")?;
        ensure!(metadata == expected, "stored: {metadata}");
        let profile = world.tenant.tenant().profile(NEW).context("there")?;
        ensure!(profile["given_name"] == "Ada");
        ensure!(leftovers(world).await?.is_empty());
        // Whoever is signed in has nothing to do here.
        world.open("/sign-up").await?;
        world.see_address("/profile").await
    })
    .await;
}

#[tokio::test]
async fn locks_array_as_it_is() {
    let icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3Crect width='1' height='1'/%3E%3C/svg%3E";
    let fields = json!([
        { "name": "address", "placeholder": "enter your address", "icon": icon, "prefill": "street 123" },
        { "type": "select", "name": "location", "placeholder": "choose your location", "icon": icon, "prefill": "fr",
          "options": [{ "value": "us", "label": "United States" }, { "value": "fr", "label": "France" }] },
        { "type": "checkbox", "name": "newsletter", "prefill": "true", "placeholder": "I hereby agree" },
        { "type": "checkbox", "name": "terms", "placeholder": "I have read the terms", "validator": "^true$" },
        { "type": "hidden", "name": "signup_code", "value": "partner" },
        { "name": "family_name", "placeholder": "Family name", "storage": "root", "validator": ".{2,}", "ariaLabel": "Your family name" }
    ]);
    journey("sign_up_lock", embedded(json!({ "additionalSignUpFields": fields })), async |world| {
        open(world).await?;
        identify(world, NEW, PASSWORD).await?;
        ensure!(world.field("enter your address").await?.prop("value").await?.as_deref() == Some("street 123"));
        world.fill("Your family name", "L").await?;
        world.presentable("sign-up-lock").await?;
        send(world).await?;
        world.see("This has to be ticked.").await?;
        world.see("This is not in the expected form").await?;
        let terms = world.field("I have read the terms").await?;
        world.click(&terms).await?;
        world.fill("Your family name", "Lovelace").await?;
        send(world).await?;
        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await?;
        world.see("street 123").await?;
        let metadata = stored(world)?;
        let expected = json!({ "address": "street 123", "location": "fr", "newsletter": "true", "terms": "true", "signup_code": "partner" });
        ensure!(metadata == expected, "stored: {metadata}");
        ensure!(world.tenant.tenant().profile(NEW).context("there")?["family_name"] == "Lovelace");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn every_refusal_is_said_where_it_belongs() {
    journey("sign_up_refused", embedded(json!({})), async |world| {
        open(world).await?;
        // What the tenant's own rules refuse.
        for (email, password, words) in [
            (DEMO_EMAIL, PASSWORD, "There is an account with this address already."),
            (NEW, "Password1!", "This password is one of the most used ones"),
            ("brandnew@example.com", "Brandnew-1", "contains something of your own details"),
            ("nobody@host", PASSWORD, "The e-mail address is not accepted."),
        ] {
            identify(world, email, password).await?;
            send(world).await?;
            world.see(words).await?;
            let marked = world.browser.find_all(By::Css("[aria-invalid=true]")).await?.len();
            ensure!(marked == 1, "{words}: {marked} fields are marked");
        }
        world.presentable("sign-up-refused").await?;
        identify(world, NEW, PASSWORD).await?;
        let set = |reason: SignUpRefusal| {
            world.tenant.tenant().clear_faults();
            world.tenant.tenant().set_fault(Scope::Client("cameo".into()), Fault::SignUpRefused(reason));
        };
        for (reason, words) in [
            (SignUpRefusal::Masked, "does not say why"),
            (SignUpRefusal::PasswordLeaked, "known from a data breach"),
            (SignUpRefusal::PasswordHistory, "This password was used before."),
            (SignUpRefusal::Extension("Only members of our club.".into()), "Only members of our club."),
            (SignUpRefusal::OAuthPassword, "The password is too weak."),
            (SignUpRefusal::Disabled, "Nobody can sign up at the moment."),
            (SignUpRefusal::Captcha, "make sure that you are a person"),
        ] {
            set(reason);
            send(world).await?;
            world.see(words).await?;
            // Nothing is lost, and the next press is a new try.
            ensure!(
                world.field("Password").await?.prop("value").await?.as_deref() == Some(PASSWORD),
                "{words}"
            );
        }
        set(SignUpRefusal::Masked);
        send(world).await?;
        world.see("does not say why").await?;
        ensure!(world.has("Sign in").await?);
        world.see_nothing_of("There is an account").await?;
        world.tenant.tenant().clear_faults();
        world.tenant.tenant().set_fault(
            Scope::All,
            Fault::TooManyRequests { endpoint: Endpoint::SignUp, readable: true, reset_in: 2 },
        );
        send(world).await?;
        world.see("Too many accounts are being made from here").await?;
        world.tenant.tenant().clear_faults();
        world.tenant.tenant().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::SignUp));
        send(world).await?;
        world.see("it is not known whether your account was made").await?;
        world.tenant.tenant().clear_faults();
        // What only the provider's page can do is done there.
        set(SignUpRefusal::Captcha);
        send(world).await?;
        world.press("Sign up on your provider's page").await?;
        let email = world.css("input[name=email]").await?.prop("value").await?;
        ensure!(email.as_deref() == Some(NEW), "the provider's page shows {email:?}");
        nothing_keeps(world, PASSWORD).await
    })
    .await;
}

#[tokio::test]
async fn the_rules_of_a_password_are_judged_as_one_types() {
    journey("sign_up_password", embedded(json!({})), async |world| {
        open(world).await?;
        identify(world, NEW, "abcdefg").await?;
        send(world).await?;
        world.see("What your password needs 0 of 2 kept").await?;
        world.see("At least 8 characters in length").await?;
        ensure!(world.browser.find_all(By::Css(".rules .is-kept")).await?.len() == 1);
        world.presentable("sign-up-password").await?;
        world.fill("Password", "abcdefgh").await?;
        world.see("1 of 2 kept").await?;
        world.fill("Password", "abcdefgH1").await?;
        world.see("2 of 2 kept").await?;
        world.fill("Password", PASSWORD).await?;
        send(world).await?;
        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await
    })
    .await;
}

#[tokio::test]
async fn by_the_keyboard_alone() {
    let mut setting = embedded(json!({ "fields": ["hobby", "news"] }));
    setting.config.push(("schema", schema()));
    journey("sign_up_keys", setting, async |world| {
        open(world).await?;
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
        world.see("This has to be filled in.").await?;
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
        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await?;
        world.see("chess").await
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_found_by_signing_in() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size"] }));
    setting.config.push(("schema", schema()));
    journey("sign_up_lost", setting, async |world| {
        open(world).await?;
        identify(world, NEW, PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43").await?;
        // Twice, as a browser repeats by itself what it sent over a connection that had been used before.
        for _ in 0..2 {
            world.tenant.tenant().set_fault(Scope::All, Fault::DroppedAfter(Endpoint::SignUp));
        }
        send(world).await?;
        world.see("it is not known whether your account was made").await?;
        world.tenant.tenant().clear_faults();
        world.presentable("sign-up-lost").await?;
        // Sent again, the provider says no, and the way on is the same.
        send(world).await?;
        world.see("There is an account with this address already.").await?;
        world.press("Sign in").await?;
        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await?;
        world.see("43").await?;
        ensure!(stored(world)? == json!({ "hobby": "chess", "size": 43 }));
        ensure!(leftovers(world).await?.is_empty());
        nothing_keeps(world, PASSWORD).await
    })
    .await;
}

#[tokio::test]
async fn what_could_not_be_stored_is_stored_by_trying_again() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size", "tags"] }));
    setting.config.push(("schema", schema()));
    setting.expected_errors.push("api/v2/users");
    journey("sign_up_left", setting, async |world| {
        open(world).await?;
        identify(world, NEW, PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43").await?;
        world.tenant.tenant().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
        send(world).await?;
        sign_in_for_the_first_time(world).await?;
        world.see("Your account is made, and some answers are still to be stored").await?;
        world.see("size: 43").await?;
        world.see("Nothing is lost.").await?;
        let kept = leftovers(world).await?;
        let id = world.tenant.tenant().profile(NEW).context("there")?["user_id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        ensure!(kept.len() == 1 && kept[0].ends_with(&id) && id.starts_with("auth0|"), "{kept:?} for {id}");
        world.presentable("sign-up-left").await?;
        nothing_keeps(world, PASSWORD).await?;
        // Going on is possible, and the profile says that something waits.
        world.press("Go on to your profile").await?;
        world.see("chess").await?;
        world.see("is not stored yet").await?;
        world.press("Try again").await?;
        world.see("some answers are still to be stored").await?;
        world.tenant.tenant().clear_faults();
        world.press("Try again").await?;
        world.see("chess").await?;
        world.see_nothing_of("is not stored yet").await?;
        ensure!(stored(world)? == json!({ "hobby": "chess", "size": 43 }));
        ensure!(leftovers(world).await?.is_empty());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_mistake_in_the_setting_is_named_and_keeps_nobody_out() {
    let fields = json!([
        { "name": "zip", "placeholder": "Zip", "validator": "function (zip) { return { valid: zip.length === 4 } }" },
        { "name": "town", "placeholder": "Town" }
    ]);
    let sign_up = json!({ "fields": ["shoe"], "mustAcceptTerms": true, "additionalSignUpFields": fields });
    journey("sign_up_mistake", embedded(sign_up), async |world| {
        open(world).await?;
        world.see("Some questions cannot be asked here").await?;
        world.css("details summary").await?.click().await?;
        world.see("signUp.additionalSignUpFields[0].validator is the source of a function").await?;
        world.see("signUp.fields[0] is “shoe”, which is no property of the schema").await?;
        world.see("signUp.mustAcceptTerms is not a known key: add a field of type checkbox").await?;
        world.presentable("sign-up-mistake").await?;
        identify(world, NEW, PASSWORD).await?;
        world.fill("Town", "London").await?;
        send(world).await?;
        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await?;
        world.see("London").await
    })
    .await;
}

#[tokio::test]
async fn a_username_where_the_connection_wants_one() {
    let setting = Setting { requires_username: true, ..embedded(json!({ "username": true })) };
    journey("sign_up_username", setting, async |world| {
        open(world).await?;
        let username = world.field("Username").await?;
        ensure!(username.attr("autocomplete").await?.as_deref() == Some("username"));
        ensure!(username.attr("name").await?.as_deref() == Some("username"));
        identify(world, NEW, PASSWORD).await?;
        send(world).await?;
        world.see("Choose a username.").await?;
        world.fill("Username", "ada").await?;
        send(world).await?;
        sign_in_for_the_first_time(world).await?;
        world.see_address("/profile").await?;
        world.sign_out().await?;
        world.see("You are signed out").await?;
        open(world).await?;
        identify(world, "other@example.com", PASSWORD).await?;
        world.fill("Username", "Ada").await?;
        send(world).await?;
        world.see("Somebody has this username already.").await
    })
    .await;
}

#[tokio::test]
async fn off_means_off() {
    journey("sign_up_off", embedded(json!(false)), async |world| {
        world.open("/").await?;
        world.see("Sign in").await?;
        ensure!(!world.has("Sign up").await?);
        world.open("/sign-up").await?;
        world.see("Accounts are not made here.").await?;
        world.presentable("sign-up-off").await
    })
    .await;
}

#[tokio::test]
async fn at_the_provider_by_a_link_of_its_own() {
    journey("sign_up_universal", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Sign up").await?;
        world.open("/sign-up").await?;
        world.css("input[name=email]").await?.send_keys(NEW).await?;
        // Back is not a trap.
        world.browser.back().await?;
        world.see_address("/").await?;
        world.see("Sign up").await?;
        world.press("Sign up").await?;
        world.css("input[name=email]").await?.send_keys(NEW).await?;
        world.css("input[name=password]").await?.send_keys(DEMO_PASSWORD).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see_address("/profile").await
    })
    .await;
}
